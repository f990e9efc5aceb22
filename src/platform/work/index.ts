import type { RawBuilder } from 'kysely'
import type { Role } from '#platform/access'
import type { Visit } from '#platform/http'
import type { CalendarDate } from '#platform/time'

/** One person who needs something, in a line: who, what is waiting, since when or by when, and the one thing to do. */
export interface WorkItem {
  person_id: string
  /** As it is listed. */
  name: string
  waiting: string
  since?: CalendarDate | undefined
  due?: CalendarDate | undefined
  /** A time or place within the day, in words. */
  when?: string | undefined
  /** Whose work it is by name of account, where the viewer may stand in for a colleague; their own when absent. */
  of_user?: string | undefined
  /** Working days past the day it was due; absent when it is not late. */
  late_by?: number | undefined
  href: string
  /** The one action, as a verb. */
  do: string
}

/**
 * A list of people who need something of the viewer: one predicate, published by the module whose records it reads, and holding
 * everybody of whom it is true. The desk of the day gathers the lists and says under which of them a person is shown.
 */
export interface WorkList {
  key: string
  title: string
  who: readonly Role[]
  select(visit: Visit): Promise<WorkItem[]>
}

/**
 * Something by which a worker may ask for some of their people: one predicate over a person, published by the module whose records it reads, true only of what the
 * viewer may see.
 */
export interface PeopleFilter {
  /** As it stands in an address: letters only. */
  key: string
  /** After "only those": "in work, with a follow-up to ask". */
  text: string
  /** @param person an expression of the person's identifier */
  holds(person: RawBuilder<unknown>, today: CalendarDate): RawBuilder<unknown>
}
