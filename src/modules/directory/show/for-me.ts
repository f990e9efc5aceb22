import { referenceList, referenceText } from '#platform/reference'
import type { CalendarDate } from '#platform/time'
import { agesInWords } from '../find/say.ts'
import type { Entry } from './service.queries.ts'

export interface Eligibility {
  minimum_age: number | undefined
  maximum_age: number | undefined
  /** Codes of support-situations: any one of them is enough. */
  situations: readonly string[]
  /** Places it is kept for, in words; empty when anybody may come. */
  areas: readonly string[]
}

/** A question with a plain yes or no; with several parts, a yes to any one of them is a yes. */
export interface Question {
  ask: string
  anyOf: readonly string[]
}

/**
 * What somebody asks themselves to know whether a service is for them: yes to all of these, and it is. Nothing is sent to us: nobody has to tell a website about their
 * life to read a page. None when it is for everybody.
 */
export function questionsOf(
  { minimum_age, maximum_age, situations, areas }: Eligibility,
  today: CalendarDate,
): Question[] {
  const ages = agesInWords(minimum_age, maximum_age)
  const rows = referenceList('support-situations', today).filter(({ code }) => situations.includes(code))
  const [only] = rows
  return [
    ...(ages === undefined ? [] : [{ ask: `Are you ${ages}?`, anyOf: [] }]),
    ...(areas.length === 0 ? [] : [{ ask: `Do you live in ${areas.join(' or ')}?`, anyOf: [] }]),
    ...(rows.length > 1 ? [{ ask: 'Is one of these true of you?', anyOf: rows.map(({ question }) => question) }] : []),
    ...(only && rows.length === 1 ? [{ ask: only.question, anyOf: [] }] : []),
  ]
}

/** The questions of an entry: its ages, the places it names or else its council area, and the situations it is kept for. */
export function questionsFor({ service, area_id, situations }: Entry, today: CalendarDate): Question[] {
  const reach = (service.service_areas ?? []).flatMap(({ name }) =>
    name !== undefined && name.length <= 60 ? [name] : [],
  )
  const areas = reach.length > 0 || area_id === null ? reach : [referenceText('areas', area_id)]
  const { minimum_age, maximum_age } = service
  return questionsOf({ minimum_age, maximum_age, situations, areas }, today)
}
