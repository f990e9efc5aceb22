import { dateInLondon } from '#platform/time'
import type { Figure } from '../figure.ts'
import { momentOf, stateOf, type Version } from '../release.ts'
import { countOrMark, rateOrMark } from '../symbols.ts'

/** When a version came out, as programs read it. */
const out = (version: Version) =>
  momentOf(version, 'scheduled')?.for_moment ?? momentOf(version, 'published')?.at ?? null

const address = ({ slug, number }: Version) => `/api/v1/statistics/releases/${slug}/versions/${number}`

/** A version in the list of its release. */
export const versionAnswer = (version: Version) => ({
  number: version.number,
  state: stateOf(version),
  published_at: out(version)?.toISOString() ?? null,
  change_note: version.change_note,
  withdrawn_because: momentOf(version, 'withdrawn')?.note ?? null,
  definitions_version: version.definitions_version,
  methodology_version: version.methodology_version,
  rows: stateOf(version) === 'withdrawn' ? null : `${address(version)}/rows`,
})

/** A release, with where the version is that stands now. */
export const releaseAnswer = (version: Version) => ({
  slug: version.slug,
  title: version.title,
  edition: version.edition,
  latest_quarter: version.period,
  as_at: version.as_at,
  published_on: out(version) ? dateInLondon(out(version) ?? new Date(0)) : null,
  version: version.number,
  state: stateOf(version),
  page: `/statistics/releases/${version.slug}`,
  api: `/api/v1/statistics/releases/${version.slug}`,
})

/** A figure: the row of contracts §5, and the marks that stand for it or beside it. */
export function rowAnswer({ revised, ...row }: Figure) {
  const values = [countOrMark({ ...row }), countOrMark({ ...row }, 'denominator'), rateOrMark({ ...row })]
  const standing = values.find((value) => value === '[c]' || value === '[x]')
  return {
    ...row,
    revised,
    symbols: [standing, row.status === 'provisional' ? '[p]' : undefined, revised ? '[r]' : undefined].filter(
      (mark) => mark !== undefined,
    ),
  }
}
