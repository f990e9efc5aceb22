import type { Counts, Foreseen, Worked } from '../kind.ts'

/** What stands in a column of a file, as it was found by looking through all of it. */
export interface ColumnFound {
  name: string
  /** Where it stands, from 0. */
  at: number
  /** In how many rows something stands. */
  filled: number
  /** How many of those hold a day. */
  days: number
  samples: string[]
  /** What stands there and how often, where there are few different things. */
  values?: { theirs: string; rows: number }[] | undefined
  /** By our columns: in how many rows what stands there looks like one of its values. */
  looks: Record<string, number>
}

/** What a file holds. */
export interface Survey {
  headingRow: number
  rows: number
  columns: ColumnFound[]
}

/** What the look ahead found, and where its rows seem to be from: how many postcodes were looked up, and how many are of each area. */
export type LookAhead = Omit<Foreseen, 'problems'> & {
  elsewhere?: { area_id: string; rows: number }[] | undefined
  placed?: number
}

export interface FileInHand {
  id: string
  area_id: string
  kind: string
  name: string
  size: number
  fingerprint: string
  uploaded_at: Date
  uploaded_by: string
  uploaded_by_name: string
  survey: Survey | null
  columns: Record<string, string | null> | null
  codes: Record<string, Record<string, string>> | null
  checked_to: number
  rows: number | null
  refused: number | null
  problems: number | null
  foreseen: LookAhead | null
  options: Record<string, string>
  ended_at: Date | null
  ended_by: string | null
  forgotten_at: Date | null
}

export type What = 'survey' | 'check' | 'store' | 'decided' | 'take_back'

export interface Work {
  id: string
  area_id: string
  file_id: string
  what: What
  asked_at: Date
  asked_by: string
  asked_by_name: string
  began_at: Date | null
  done: number
  stop_asked_at: Date | null
  ended_at: Date | null
  said: string | null
  /** What it came to; of a taking back that could not be, what was worked on since. */
  counts: (Partial<Counts> & { worked?: Worked[]; count?: number }) | null
}

/** Where a file stands: what is to be done with it next, or what is being done. */
export type Standing =
  | { at: 'working'; work: Work }
  | { at: 'unreadable'; said: string }
  | {
      at: 'columns' | 'values' | 'preview' | 'stored' | 'taken_back' | 'set_aside' | 'forgotten'
      said?: string | undefined
    }

/** Where a file stands, by what was last done with it; `works` newest first. */
export function standingOf(file: FileInHand, works: readonly Work[]): Standing {
  const [last] = works
  if (file.forgotten_at !== null) return { at: 'forgotten' }
  if (last !== undefined && last.ended_at === null) return { at: 'working', work: last }
  const done = (what: What) => works.some((one) => one.what === what && one.said === null)
  const said = last?.said ?? undefined
  if (done('take_back')) return { at: 'taken_back' }
  if (done('store')) return { at: 'stored', said }
  if (file.ended_by !== null) return { at: 'set_aside' }
  if (last?.what === 'survey' && last.said !== null) return { at: 'unreadable', said: last.said }
  if (file.columns === null) return { at: 'columns', said }
  if (file.codes === null) return { at: 'values', said }
  return file.foreseen === null ? { at: 'columns', said } : { at: 'preview', said }
}
