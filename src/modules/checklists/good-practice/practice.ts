import type { Viewer } from '#platform/access'

/** What an example of good practice says, in one version of it. */
export interface Telling {
  id: string
  practice_id: string
  area_id: string
  number: number
  version_id: string
  instrument_title: string
  section: number
  section_title: string
  /** `1.5`, or null when it is about the whole section. */
  item: string | null
  statement: string | null
  title: string
  /** What was done, and what changed because of it. */
  done: string
  changed: string
  /** Whom to ask: a role, never a name. */
  contact_role: string
  written_at: Date
  written_by: string | null
  submitted_at: Date | null
  decision: string | null
  decided_at: Date | null
  decided_why: string | null
  withdrawn_at: Date | null
  withdrawn_why: string | null
}

/** An example of good practice with those of its versions that the viewer may see, the newest first. */
export interface Practice {
  id: string
  area_id: string
  versions: Telling[]
  latest: Telling
  /** What every partnership sees; undefined while nothing is published, and once it is withdrawn. */
  shown: Telling | undefined
}

export type Standing = 'draft' | 'submitted' | 'returned' | 'published' | 'withdrawn'

export function standingOf({
  submitted_at,
  decision,
  withdrawn_at,
}: Pick<Telling, 'submitted_at' | 'decision' | 'withdrawn_at'>): Standing {
  if (withdrawn_at !== null) return 'withdrawn'
  if (decision === 'published' || decision === 'returned') return decision
  return submitted_at === null ? 'draft' : 'submitted'
}

/** The versions of one example, in any order, as one. Undefined of none. */
export function practiceOf(versions: readonly Telling[]): Practice | undefined {
  const newest = [...versions].sort((one, other) => other.number - one.number)
  const [latest] = newest
  if (latest === undefined) return undefined
  const shown = newest.find((one) => standingOf(one) === 'published')
  return { id: latest.practice_id, area_id: latest.area_id, versions: newest, latest, shown }
}

/** Whether the viewer is of the area that puts it forward, or reviews for the nation: who sees more than what is published. */
export const isInside = ({ role, area_id }: Viewer, practice: Pick<Practice, 'area_id'>): boolean =>
  role === 'analyst' || area_id === practice.area_id

/** Whether the viewer may change its words now: the coordinator, or who wrote them last. What was submitted waits for the analyst. */
export const mayChange = ({ role, area_id, user_id }: Viewer, { latest }: Practice): boolean =>
  area_id === latest.area_id &&
  (role === 'coordinator' || latest.written_by === user_id) &&
  standingOf(latest) !== 'submitted'

/** Why words do not do as the role of whom to ask; undefined when they do. */
export const notARole = (words: string): string | undefined =>
  /@|www\.|https?:|\d{5}|\d{3} \d{3}/i.test(words)
    ? 'Whom to ask must be a role, such as Employability team lead at the council, without a name, an address or a number'
    : undefined
