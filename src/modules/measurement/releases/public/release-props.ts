import type { ComponentChildren } from 'preact'
import type { Source } from '../content.queries.ts'
import type { Reader } from '../early-access/readers.queries.ts'
import type { Figure } from '../figure.ts'
import type { Version } from '../release.ts'
import type { ReleaseTable } from '../tables/table.ts'
import type { Passage } from '../words/passage.ts'

/** All that the page of a release is made from: frozen, but for who read it early and which versions there are. */
export interface ReleaseProps {
  version: Version
  /** Every version of the release that was published, the newest first. */
  versions: readonly Version[]
  figures: readonly Figure[]
  tables: readonly ReleaseTable[]
  passages: readonly Passage[]
  sources: readonly Source[]
  readers: readonly Reader[]
  /** Where its files are; none for who reads it early. */
  filesAt: string | undefined
  /** Words above it all: a preview, or early access. */
  notice?: ComponentChildren
  back: { href: string; text: string }
}
