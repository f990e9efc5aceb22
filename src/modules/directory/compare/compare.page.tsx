import type { ComponentChildren } from 'preact'
import { Button, Table } from '#platform/ui'
import { addressOf, type Looking } from '../find/asked.ts'
import { listed } from '../find/say.ts'
import type { FullService } from '../open-referral/service.ts'
import { english, sayIn } from '../read/reading.ts'
import { WaysToRead } from '../read/ways-to-read.tsx'
import { costsInWords } from '../show/costs.ts'
import { Lines, type Wait, waitInWords } from '../show/facts.tsx'
import type { Question } from '../show/for-me.ts'
import type { Entry } from '../show/service.queries.ts'
import { scheduleInWords } from '../show/when.ts'

interface Compared {
  entry: Entry
  wait: Wait
  questions: readonly Question[]
}

/** Services side by side, a line for each thing that people choose by, and a way to ask for each. */
export function ComparePage({ compared, looking }: { compared: readonly Compared[]; looking: Looking }) {
  const say = sayIn(looking)
  return (
    <>
      <WaysToRead looking={looking} path="/support/compare" />
      <h1>{say('choose_what_suits')}</h1>
      {compared.length < 2 ? (
        <p class="nwd-empty">
          {say('compare_few')} <a href={addressOf('/support', looking)}>{say('look_for')}</a>
        </p>
      ) : (
        <>
          <p>{say('compare_lead')}</p>
          <div class="nwd-compare" lang={english(looking)}>
            <Table
              caption="Services side by side"
              hideCaption
              stack
              columns={[
                { key: 'what', text: 'What to know' },
                ...compared.map(({ entry: { service } }) => ({ key: service.id, text: service.name })),
              ]}
              rows={lines.map(({ what, of }) => ({
                what,
                ...Object.fromEntries(compared.map((one) => [one.entry.service.id, of(one)])),
              }))}
            />
          </div>
          <ul class="nwd-plain nwd-choose">
            {compared.map(({ entry: { service } }) => (
              <li key={service.id}>
                <h2 lang={english(looking)}>
                  <a href={addressOf(`/support/services/${service.id}`, looking)}>{service.name}</a>
                </h2>
                <Button kind="secondary" href={`/refer-yourself?service=${service.id}`}>
                  {say('ask_yourself')}
                  <span class="visually-hidden" lang={english(looking)}>
                    : {service.name}
                  </span>
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

const notSaid = 'It does not say. Ask them.'
const orNotSaid = (lines: readonly string[]) => (lines.length === 0 ? notSaid : <Lines of={lines} />)

const lines: readonly { what: string; of(one: Compared): ComponentChildren }[] = [
  { what: 'Who runs it', of: ({ entry }) => entry.service.organization?.name ?? notSaid },
  { what: 'What it is', of: ({ entry }) => shortened(entry.service.description ?? notSaid) },
  { what: 'Cost', of: ({ entry }) => orNotSaid(costsInWords(entry.service) ?? []) },
  {
    what: 'When',
    of: ({ entry }) => orNotSaid((entry.service.schedules ?? []).map(scheduleInWords).filter((words) => words !== '')),
  },
  { what: 'Where', of: ({ entry }) => orNotSaid(whereOf(entry.service)) },
  { what: 'Getting in', of: ({ entry }) => orNotSaid(reachOf(entry.service)) },
  {
    what: 'Is it for me?',
    of: ({ questions }) =>
      questions.length === 0
        ? 'It is for everybody'
        : orNotSaid(questions.map(({ ask, anyOf }) => (anyOf.length === 0 ? ask : `${ask} ${anyOf.join(' ')}`))),
  },
  { what: 'Usual wait', of: ({ wait }) => waitInWords(wait) },
  {
    what: 'Languages',
    of: ({ entry }) => listed((entry.service.languages ?? []).flatMap(({ name }) => name ?? [])) || notSaid,
  },
]

const shortened = (words: string): string =>
  words.length <= 160 ? words : `${words.slice(0, 160).replace(/\s+\S*$/, '')}…`

const whereOf = ({ service_at_locations = [] }: FullService): string[] => [
  ...new Set(
    service_at_locations.flatMap(({ location }) => {
      if (location === undefined) return []
      if (location.location_type === 'virtual') return ['By telephone or online']
      const [address] = location.addresses ?? []
      return [address?.address_1, address?.city].filter(Boolean).join(', ') || (location.name ?? [])
    }),
  ),
]

const reachOf = ({ service_at_locations = [] }: FullService): string[] => [
  ...new Set(
    service_at_locations.flatMap(({ location }) =>
      (location?.accessibility ?? []).flatMap((one) => one.description ?? one.accessibility ?? []),
    ),
  ),
]
