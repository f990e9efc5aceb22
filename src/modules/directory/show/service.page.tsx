import { type CalendarDate, formatDate, isCalendarDate } from '#platform/time'
import { Button, ExternalLink, InsetText, NextStep, SummaryList, WarningText } from '#platform/ui'
import { addressOf, type Looking, shortName } from '../find/asked.ts'
import { listed } from '../find/say.ts'
import type { FullService } from '../open-referral/service.ts'
import { costsInWords } from './costs.ts'
import type { Question } from './for-me.ts'
import type { Entry } from './service.queries.ts'
import { scheduleInWords } from './when.ts'

export interface ServiceProps {
  entry: Entry
  questions: readonly Question[]
  wait: { people: number; half_within_days: number | null } | undefined
  looking: Looking
  /** The whole address of this page, to be sent to somebody. */
  address: string
  today: CalendarDate
  /** What somebody who is signed in may do with the entry. */
  standing: 'keeps' | 'may_claim' | 'reads'
}

/** Everything somebody needs to decide about a service and to ask for it. */
export function ServicePage({ entry, questions, wait, looking, address, today, standing }: ServiceProps) {
  const { service, stale } = entry
  const { id, name, description, organization, alert, status } = service
  const short = shortName(id)
  const kept = looking.kept.includes(short)
  const mail = `mailto:?subject=${encodeURIComponent(name)}&body=${encodeURIComponent(address)}`
  return (
    <>
      <h1>{name}</h1>
      {organization && <p class="nwd-sub nwd-under-heading">By {organization.name}</p>}
      {status === 'temporarily closed' && <WarningText>This is closed for now.</WarningText>}
      {(status === 'inactive' || status === 'defunct') && <WarningText>This is no longer running.</WarningText>}
      {alert && <InsetText>{alert}</InsetText>}
      {description?.split(/\n+/).map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <NextStep
        actions={
          <>
            {!kept && (
              <Button href={addressOf(`/support/services/${id}`, { ...looking, kept: [...looking.kept, short] })}>
                Put in my list
              </Button>
            )}
            {(kept || looking.kept.length > 0) && (
              <a href={addressOf('/support/list', looking)}>See my list ({looking.kept.length})</a>
            )}
            <a href={mail}>Send by e-mail</a>
          </>
        }
      >
        {askInWords(service)}
      </NextStep>
      <ForMe questions={questions} words={service.eligibility_description} />
      <h2>What to know</h2>
      <SummaryList rows={rowsOf(service, wait)} />
      <p class="nwd-sub">
        {checkedInWords(service, stale, today)} To keep this page on paper, print it from your browser.
      </p>
      <p>
        <a href={`/support/services/${id}/wrong`}>Something here is wrong</a>
        {standing === 'keeps' && (
          <>
            {' · '}
            <a href={`/directory/services/${id}`}>Change this entry</a>
          </>
        )}
        {standing === 'may_claim' && (
          <>
            {' · '}
            <a href={`/directory/services/${id}/ours`}>This is ours</a>
          </>
        )}
      </p>
    </>
  )
}

function askInWords({ application_process, phones = [], email }: FullService) {
  const [phone] = phones
  const own = application_process ?? ''
  const contact = [
    phone && (
      <>
        telephone <a href={`tel:${phone.number.replace(/[^+\d]/g, '')}`}>{phone.number.replaceAll(' ', '\u00a0')}</a>
      </>
    ),
    email && (
      <>
        e-mail <a href={`mailto:${email}`}>{email}</a>
      </>
    ),
  ].filter((each) => each !== undefined && each !== '')
  return (
    <>
      <strong>How to ask.</strong> {own}{' '}
      {contact.map((each, at) => (
        <span key={at}>
          {at > 0 ? ' or ' : 'You can '}
          {each}
          {at === contact.length - 1 ? '.' : ''}
        </span>
      ))}
      {own === '' &&
        contact.length === 0 &&
        'This entry does not say. Ask your key worker, or anybody who works with you.'}
    </>
  )
}

function ForMe({ questions, words }: { questions: readonly Question[]; words: string | undefined }) {
  return (
    <>
      <h2>Is this for me?</h2>
      {words && <p>{words}</p>}
      {questions.length === 0 ? (
        <p>{words ? 'There is no other rule: ask, if you would like to.' : 'It is for everybody.'}</p>
      ) : (
        <>
          <p>
            {questions.length === 1
              ? 'If you say yes to this, it is for you:'
              : 'If you say yes to all of these, it is for you:'}
          </p>
          <ul>
            {questions.map(({ ask, anyOf }) => (
              <li key={ask}>
                {ask}
                {anyOf.length > 0 && (
                  <ul>
                    {anyOf.map((each) => (
                      <li key={each}>{each}</li>
                    ))}
                  </ul>
                )}
              </li>
            ))}
          </ul>
          <p>Not sure? Ask them. Nobody minds being asked.</p>
        </>
      )}
    </>
  )
}

function rowsOf(service: FullService, wait: ServiceProps['wait']) {
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
function waitInWords(wait: ServiceProps['wait']): string {
  if (wait === undefined) return 'Not known yet'
  const { people, half_within_days: days } = wait
  if (days === null) return `Long just now: most of the ${people} people referred in the last year are still waiting`
  const within = days <= 1 ? 'a day' : days <= 21 ? `${days} days` : `${Math.round(days / 7)} weeks`
  return `Half of the ${people} people referred here in the last year had a first meeting within ${within}`
}

function checkedInWords({ assured_date }: FullService, stale: boolean, today: CalendarDate): string {
  const on = assured_date !== undefined && isCalendarDate(assured_date) ? assured_date : undefined
  const checked =
    on === undefined || on > today ? 'We do not know when this was last checked.' : `Last checked on ${formatDate(on)}.`
  return stale ? `${checked} It should have been checked again by now, so ask before you go.` : checked
}

function Lines({ of }: { of: readonly string[] }) {
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
