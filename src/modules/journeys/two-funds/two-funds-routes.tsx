import { fullName, personForm } from '#modules/people'
import { Ask, choice, formOf, text } from '#platform/forms'
import { form, found, page } from '#platform/http'
import { referenceText } from '#platform/reference'
import { addDays, formatDate } from '#platform/time'
import { Heading, Table, Tag } from '#platform/ui'
import { inPounds } from '../groups/groups.queries.ts'
import { personInFull } from '../journeys.access.ts'
import { type Finding, type FromTwoFunds, findings, fromTwoFunds, sayFound } from './two-funds.queries.ts'

/** How far back it is looked for, in days: a year of claims. */
const daysBack = 365

const slugOf = ({ intervention, week_on }: FromTwoFunds) => `${intervention}-${week_on}`

const fundsInWords = ({ funds }: FromTwoFunds) =>
  funds.map(({ stream, times, pence, organisations }) => (
    <div key={stream}>
      {referenceText('funding-streams', stream)}: {inPounds(pence)}, {times === 1 ? 'once' : `${times} times`}, by{' '}
      {organisations.join(' and ')}
    </div>
  ))

/** Support that more than one fund bears: match funding where it was agreed, paid twice where it was not. */
export const twoFunds = page({
  path: '/support/two-funds',
  access: ['team_lead', 'coordinator'],
  audit: 'journeys.two_funds.viewed',
  async show({ tx, today, viewer, record }) {
    const all = await fromTwoFunds(tx, addDays(today, -daysBack))
    await record({ detail: { people: new Set(all.map(({ person_id }) => person_id)).size } })
    const open = all.filter(({ finding }) => finding === null).length
    const says = viewer.role === 'team_lead'
    return {
      title: 'Support that two funds bear',
      wide: true,
      back: { href: '/today', text: 'Today' },
      main: (
        <>
          <Heading
            sub={`${open === 0 ? 'All were looked at.' : `${open} not looked at yet.`} The same kind of support, for one person, in one week, in the last year; only people whose records you see.`}
          >
            Support that two funds bear
          </Heading>
          <Table
            caption="Support that more than one fund bears, what nobody has looked at first"
            hideCaption
            dense
            stack
            empty="No support of the last year is borne by two funds."
            columns={[
              { key: 'person', text: 'Person' },
              { key: 'kind', text: 'Support' },
              { key: 'week', text: 'Week from', nowrap: true },
              { key: 'funds', text: 'Who pays' },
              { key: 'found', text: 'What was found' },
              ...(says ? [{ key: 'do', text: 'Do', acts: true }] : []),
            ]}
            rows={all.map((one) => ({
              person: <a href={`/people/${one.person_id}/support`}>{fullName(one)}</a>,
              kind: referenceText('interventions', one.intervention),
              week: formatDate(one.week_on),
              funds: fundsInWords(one),
              found: <Found one={one} />,
              do: (
                <a href={`/people/${one.person_id}/two-funds/${slugOf(one)}`}>
                  Say what it is<span class="visually-hidden">: {fullName(one)}</span>
                </a>
              ),
            }))}
          />
        </>
      ),
    }
  },
})

function Found({ one: { finding, words, said_by_name } }: { one: FromTwoFunds }) {
  if (finding === null) return <>Not looked at yet</>
  return (
    <>
      <Tag tone={finding === 'paid_twice' ? 'red' : 'grey'}>{findings[finding]}</Tag> {words}{' '}
      <span class="nwd-sub">{said_by_name}</span>
    </>
  )
}

const saying = formOf({
  finding: choice({
    label: 'What is it?',
    required: 'Choose what it is',
    options: (Object.keys(findings) as Finding[]).map((value) => ({ value, text: findings[value] })),
  }),
  words: text({
    label: 'Who agreed it, or what is done about it?',
    called: 'What is done about it',
    required: 'Say who agreed it, or what is done about it',
    max: 300,
  }),
})

/** A team lead says what support from two funds is: agreed, a mistake to be put right in the next claim, or two different things. */
export const sayTwoFunds = form({
  path: '/people/:person/two-funds/:slug',
  access: ['team_lead'],
  audit: { show: 'journeys.two_funds.viewed', submit: 'journeys.two_funds.said' },
  async load(visit) {
    const { person: id, slug } = visit.parameters
    const person = await personInFull({ ...visit, parameters: { person: id } })
    const all = await fromTwoFunds(visit.tx, addDays(visit.today, -daysBack), person.id)
    return { person, one: found(all.find((each) => slugOf(each) === slug)) }
  },
  form: saying,
  prefill: ({ one: { finding, words } }) => saying.typedFrom({ ...(finding && { finding }), ...(words && { words }) }),
  async show(view) {
    const { person, one } = view.loaded
    await view.visit.record({ person_id: person.id })
    const asked = { form: saying, typed: view.typed, errors: view.errors }
    return personForm({
      view,
      person,
      heading: 'Say what it is',
      button: 'Save',
      children: (
        <>
          <p>
            {referenceText('interventions', one.intervention)}, week from {formatDate(one.week_on)}
          </p>
          {fundsInWords(one)}
          <Ask {...asked} name="finding" inline={false} />
          <Ask {...asked} name="words" />
        </>
      ),
    })
  },
  async submit({ visit, loaded: { person, one }, value }) {
    await sayFound(visit.tx, visit.viewer, one, value)
    await visit.record({ person_id: person.id, detail: { finding: value.finding } })
    return { to: '/support/two-funds', flash: 'It is written down.' }
  },
})
