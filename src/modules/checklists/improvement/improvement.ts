import type { Owner } from '#modules/partnership'
import type { Viewer } from '#platform/access'
import { addMonths, type CalendarDate, dateInLondon, workingDaysBetween } from '#platform/time'

/** What an improvement says: the seven fields that the checklist asks of a plan (stage 3), support and timescales in two parts each. */
export interface Fields {
  /** What needs to be better. */
  issue: string
  /** What will be done about it. */
  actions: string
  /** What support it needs, and who could give it. */
  support: string
  support_from: string
  /** Who leads it: an organisation of the partnership, often by name; null while nobody does. */
  lead: Owner | null
  /** The thematic group that drives it, if one does. */
  lead_group: string
  /** By when it is to be done; null while no day is set. */
  due_on: CalendarDate | null
  /** How often progress is looked at, in months. */
  review_months: number
  /** What it takes. */
  resources: string
  /** What is expected to become of it. */
  impact: string
}

export type ProgressState = 'on_track' | 'slipping' | 'done' | 'dropped'

/** How an improvement stands: planned until progress is first recorded, then as was last said. */
export type State = 'planned' | ProgressState

export const stateWords: Readonly<Record<State, string>> = {
  planned: 'Not begun',
  on_track: 'On track',
  slipping: 'Slipping',
  done: 'Done',
  dropped: 'Dropped',
}

export const stateTones = {
  planned: 'grey',
  on_track: 'blue',
  slipping: 'orange',
  done: 'green',
  dropped: 'grey',
} as const satisfies Record<State, string>

/** One line of the plan as it stands. */
export interface Improvement extends Fields {
  id: string
  area_id: string
  number: number
  made_at: Date
  version_id: string
  /** Who wrote what it says now, and when. */
  changed_by: string
  since: Date
  /** The name of the organisation that leads it. */
  organisation: string | null
  state: State
  said: string | null
  said_on: CalendarDate | null
}

export const isOpen = ({ state }: Pick<Improvement, 'state'>): boolean => state !== 'done' && state !== 'dropped'

/** The day on which progress is to be looked at next: so many months after the last time, and no later than the day it is to be done. */
export function nextLook({
  said_on,
  made_at,
  review_months,
  due_on,
}: Pick<Improvement, 'said_on' | 'made_at' | 'review_months' | 'due_on'>): CalendarDate {
  const next = addMonths(said_on ?? dateInLondon(made_at), review_months)
  return due_on !== null && due_on < next ? due_on : next
}

/** Working days past the day by which it was to be done; 0 when it is not late, has no day, or has ended. */
export const lateBy = (improvement: Pick<Improvement, 'state' | 'due_on'>, today: CalendarDate): number =>
  isOpen(improvement) && improvement.due_on !== null && improvement.due_on < today
    ? Math.max(workingDaysBetween(improvement.due_on, today), 1)
    : 0

/** Open ones the soonest due first, those without a day after them; ended ones last, the latest first. */
export function inOrder(one: Improvement, other: Improvement): number {
  if (isOpen(one) !== isOpen(other)) return isOpen(one) ? -1 : 1
  const [first, second] = isOpen(one)
    ? [one.due_on ?? '9999', other.due_on ?? '9999']
    : [other.said_on ?? '', one.said_on ?? '']
  return first.localeCompare(second) || one.number - other.number
}

/** Which of the seven fields are still empty, by name. */
export function missing(fields: Fields): string[] {
  const filled: [string, boolean][] = [
    ['actions', fields.actions !== ''],
    ['support', fields.support !== '' || fields.support_from !== ''],
    ['a lead', fields.lead !== null || fields.lead_group !== ''],
    ['a day', fields.due_on !== null],
    ['resources', fields.resources !== ''],
    ['impact', fields.impact !== ''],
  ]
  return filled.flatMap(([name, is]) => (is ? [] : [name]))
}

/** Who leads an improvement, in words. */
export function leadInWords({
  lead,
  organisation,
  lead_group,
}: Pick<Improvement, 'lead' | 'organisation' | 'lead_group'>): string {
  const who = lead === null ? [] : [lead.name, organisation]
  const words = [...who, lead_group].filter((part) => part !== null && part !== '')
  return words.length === 0 ? 'Nobody yet' : words.join(', ')
}

/** Whether the viewer leads it: by name, or for the organisation when nobody there is named. */
export const leads = (
  { lead }: Pick<Improvement, 'lead'>,
  viewer: Pick<Viewer, 'user_id' | 'organisation_id'>,
): boolean =>
  lead !== null &&
  (lead.user_id === null ? lead.organisation_id === viewer.organisation_id : lead.user_id === viewer.user_id)

/** Whether the viewer may change it and say how it goes: the coordinator any, a member what they lead. */
export const mayChange = (improvement: Pick<Improvement, 'lead'>, viewer: Viewer): boolean =>
  viewer.role === 'coordinator' || (viewer.role === 'member' && leads(improvement, viewer))
