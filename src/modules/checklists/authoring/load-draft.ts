import { found, type Visit } from '#platform/http'
import type { Instrument } from '../instruments/instrument.ts'
import { selectOptionalDraft } from './drafts.queries.ts'

/** Who writes instruments: the analyst the nation's, a coordinator their own partnership's. */
export const authors = ['coordinator', 'analyst'] as const

/** What a page or form about an instrument is audited as when it is only shown. */
export const shown = { none: 'questions, which are about nobody' }

export const instrumentAt = (version: string): string => `/checklists/instruments/${version}`

export interface LoadedDraft {
  draft: Instrument
  at: string
}

/** The draft of the address. Not found when it is none, or another's. */
export async function loadDraft({ tx, viewer, parameters }: Visit<{ version: string }>): Promise<LoadedDraft> {
  const draft = found(await selectOptionalDraft(tx, viewer, parameters.version))
  return { draft, at: instrumentAt(draft.version_id) }
}
