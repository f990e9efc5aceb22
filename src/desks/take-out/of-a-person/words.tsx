import { type CalendarDate, dateInLondon, daysBetween, formatDate } from '#platform/time'
import { Late } from '#platform/ui'
import type { CopyRequest, WayOfAsking } from './requests.queries.ts'

export const waysInWords: Readonly<Record<WayOfAsking, string>> = {
  my_page: 'On their own page',
  in_person: 'In person',
  telephone: 'By telephone',
  letter: 'By letter',
  email: 'By e-mail',
  shell: 'From the shell',
}

/** How far a copy is, in a few words. */
export function stateOf(request: CopyRequest): string {
  if (request.closed_at !== null) return 'Set aside'
  if (request.made_at !== null) return `Given out on ${formatDate(dateInLondon(request.made_at))}`
  if (request.released_at !== null) return 'Being made into a file'
  if (request.gathered_at === null) return 'Being gathered'
  return request.taken_by_name === null ? 'Nobody prepares it yet' : `${request.taken_by_name} prepares it`
}

export const isOpen = ({ closed_at, released_at }: CopyRequest) => closed_at === null && released_at === null

/** How long there is left to answer, by the clock of one calendar month. */
export function TimeLeft({ request, today }: { request: CopyRequest; today: CalendarDate }) {
  const left = daysBetween(today, request.due_on)
  const by = `by ${formatDate(request.due_on)}`
  if (!isOpen(request)) return <>{by}</>
  if (left < 0) return <Late>{`${by}: ${-left} ${left === -1 ? 'day' : 'days'} late`}</Late>
  return <>{`${by}: ${left} ${left === 1 ? 'day' : 'days'} left`}</>
}
