import { type CalendarDate, formatDate, isCalendarDate } from '#platform/time'
import { ExternalLink } from '#platform/ui'
import { listed } from '../find/say.ts'
import type { FullService } from '../open-referral/service.ts'
import { costsInWords } from './costs.ts'
import { scheduleInWords } from './when.ts'

/** How long people lately waited, where it is known. */
export type Wait = { people: number; half_within_days: number | null } | undefined

/** What to know of a service, by name. */
export function rowsOf(service: FullService, wait: Wait) {
  const { schedules = [], languages = [], url, accreditations, contacts = [] } = service
  const costs = costsInWords(service)
  const when = schedules.map(scheduleInWords).filter((words) => words !== '')
  const how = [...new Set(schedules.flatMap(({ attending_type }) => attending_type ?? []))]
  const who = contacts.flatMap(({ name, title }) => (name ? [[name, title].filter(Boolean).join(', ')] : []))
  return [
    { key: 'Cost', value: costs === undefined ? 'The entry does not say. Ask first.' : <Lines of={costs} /> },
    ...(when.length > 0 ? [{ key: 'When', value: <Lines of={when} /> }] : []),
    ...(how.length > 0 ? [{ key: 'How', value: <Lines of={how} /> }] : []),
    ...placesOf(service),
    { key: 'Usual wait', value: waitInWords(wait) },
    ...(languages.some(({ name }) => name)
      ? [
          {
            key: 'Languages',
            value: listed(
              languages.flatMap(({ name, note }) => (name ? [note ? `${name} (${note.toLowerCase()})` : name] : [])),
            ),
          },
        ]
      : []),
    ...(url ? [{ key: 'Website', value: <ExternalLink href={url}>{new URL(url).hostname}</ExternalLink> }] : []),
    ...(who.length > 0 ? [{ key: 'Ask for', value: <Lines of={who} /> }] : []),
    ...(accreditations ? [{ key: 'Checked by others', value: accreditations }] : []),
  ]
}

function placesOf({ service_at_locations = [] }: FullService) {
  return service_at_locations.flatMap(({ id, location }, at) => {
    if (location === undefined) return []
    const { name, description, location_type, addresses = [], accessibility = [] } = location
    const lines = addresses.map((one) =>
      [one.attention, one.address_1, one.address_2, one.city, one.postal_code].filter(Boolean).join(', '),
    )
    const reach = accessibility.flatMap((one) => one.description ?? one.accessibility ?? [])
    const many = service_at_locations.length > 1 ? ` ${at + 1}` : ''
    const named = name ?? (location_type === 'virtual' ? 'By telephone or online' : '')
    return [
      {
        key: `Where${many}`,
        value: <Lines key={id} of={[named, ...lines, description ?? ''].filter((line) => line !== '')} />,
      },
      ...(location_type === 'physical'
        ? [
            {
              key: `Getting in${many}`,
              value: reach.length > 0 ? <Lines of={reach} /> : 'The entry does not say. Ask first if you need to know.',
            },
          ]
        : []),
    ]
  })
}

/** What was observed, never what somebody hopes. */
export function waitInWords(wait: Wait): string {
  if (wait === undefined) return 'Not known yet'
  const { people, half_within_days: days } = wait
  if (days === null) return `Long just now: most of the ${people} people referred in the last year are still waiting`
  const within = days <= 1 ? 'a day' : days <= 21 ? `${days} days` : `${Math.round(days / 7)} weeks`
  return `Half of the ${people} people referred here in the last year had a first meeting within ${within}`
}

/** When it was last checked, and what that means. */
export function checkedInWords({ assured_date }: FullService, stale: boolean, today: CalendarDate): string {
  const on = assured_date !== undefined && isCalendarDate(assured_date) ? assured_date : undefined
  const checked =
    on === undefined || on > today ? 'We do not know when this was last checked.' : `Last checked on ${formatDate(on)}.`
  return stale ? `${checked} It should have been checked again by now, so ask before you go.` : checked
}

/** Lines under one another. */
export function Lines({ of }: { of: readonly string[] }) {
  return (
    <>
      {of.map((line, at) => (
        <span key={line}>
          {at > 0 && <br />}
          {line}
        </span>
      ))}
    </>
  )
}
