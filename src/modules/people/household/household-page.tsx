import { page } from '#platform/http'
import { referenceText } from '#platform/reference'
import { ageOn, type CalendarDate, formatDate, isCalendarDate } from '#platform/time'
import { Button, Count, Details, InsetText, SearchForm, SummaryList, Table, TextField } from '#platform/ui'
import { personOfRecord } from '../details/amend.tsx'
import { callName, type Person } from '../people.queries.ts'
import { childrenOn, familyGroupsOn, livingThere } from './groups-on.ts'
import { type Family, familyFactsOf, familyOf, householdOf, type MemberRow } from './household.queries.ts'

const writers = new Set(['key_worker', 'provider_worker', 'team_lead'])
const columns = [
  { key: 'who', text: 'Who' },
  { key: 'born', text: 'Born' },
  { key: 'days', text: 'Lives there' },
  { key: 'told', text: 'Told to' },
  { key: 'change', text: 'Change', acts: true },
]
const blankWords = { unknown: 'not known', prefer_not_to_say: 'prefer not to say' } as const

/** Who lives with a person, which priority groups their family is in on any day, and who of them is supported here too. */
export const householdPage = page({
  path: '/people/:person/household',
  access: ['key_worker', 'provider_worker', 'team_lead', 'coordinator'],
  audit: 'people.household.viewed',
  async show(visit) {
    const { tx, today, url } = visit
    const person = await personOfRecord(visit, visit.parameters.person)
    await visit.record({ person_id: person.id })
    const asked = url.searchParams.get('on') ?? ''
    const on = isCalendarDate(asked) ? asked : today
    const members = await householdOf(tx, person.id)
    const facts = await familyFactsOf(tx, person)
    const groups = familyGroupsOn(facts, members, on, person.area_id)
    const family = await familyOf(tx, person.id)
    const may = writers.has(visit.viewer.role)
    const at = `/people/${person.id}/household`
    const isAll = ({ relation }: MemberRow) => relation === 'nobody_else'
    const there = livingThere(members, on).toSorted((a, b) => Number(isAll(a)) - Number(isAll(b)))
    const title = `Household of ${callName(person)}`
    return {
      title,
      back: { href: `/people/${person.id}`, text: callName(person) },
      hideThisPage: true,
      main: (
        <>
          <h1>{title}</h1>
          <h2>
            Priority family groups <Count>{groups.length}</Count>
          </h2>
          <p>
            On {formatDate(on)}
            {on === today && ', today'}:{' '}
            {groups.length === 0 ? (
              'none.'
            ) : (
              <b>{groups.map((group) => referenceText('priority-family-groups', group)).join('; ')}.</b>
            )}{' '}
            <span class="nwd-sub">{basisOf(members, on, person.area_id)}</span>
          </p>
          <SearchForm action={at} label="Another day">
            <TextField
              name="on"
              label="On another day"
              hint="As 2027-03-31"
              value={on === today ? '' : on}
              width={10}
            />
            <Button small kind="secondary">
              Show
            </Button>
          </SearchForm>
          <h2>
            Who lives there <Count>{there.filter((member) => !isAll(member)).length}</Count>
          </h2>
          <Table
            caption={`The household on ${formatDate(on)}`}
            hideCaption
            columns={may ? columns : columns.slice(0, 4)}
            dense
            stack
            empty={`Nobody is written down. ${callName(person)} was not asked, or lives alone.`}
            rows={there.map((member) => rowOf(member, on, at, may))}
          />
          {may && <Button href={`${at}/new`}>Write down somebody</Button>}
          {members.length > there.length && (
            <Details summary={`Not there on this day: ${members.length - there.length}`}>
              <SummaryList
                dense
                rows={members
                  .filter((member) => !there.includes(member))
                  .map((member) => ({ key: nameOf(member), value: <Days member={member} /> }))}
              />
            </Details>
          )}
          <FamilyPart person={person} family={family} may={may} at={at} />
        </>
      ),
    }
  },
})

/** What the groups rest on, in a sentence. */
function basisOf(members: readonly MemberRow[], on: CalendarDate, area: string): string {
  const children = childrenOn(members, on, area).length
  return members.some(({ relation }) => relation.endsWith('child'))
    ? `From ${children} ${children === 1 ? 'child' : 'children'} under 18 who lived there on that day. What was answered at registration stays as it was: statistics count that.`
    : 'From the answers of registration: no child is written down here.'
}

const nameOf = ({ relation, name }: MemberRow) =>
  `${referenceText('household-relations', relation)}${name === null ? '' : `: ${name}`}`

function rowOf(member: MemberRow, on: CalendarDate, at: string, may: boolean) {
  const { born, disabled } = member
  return {
    who: (
      <>
        {nameOf(member)}
        {disabled === 'yes' && ', disabled'}
        {(disabled === 'unknown' || disabled === 'prefer_not_to_say') && (
          <span class="nwd-sub"> (disabled: {blankWords[disabled]})</span>
        )}
      </>
    ),
    born: born === null ? '' : `${formatDate(born)}, ${ageOn(born, on) < 1 ? 'under one' : ageOn(born, on)}`,
    days: <Days member={member} />,
    told: member.told_to_name,
    ...(may
      ? {
          change: (
            <a href={`${at}/${member.id}`}>
              Change<span class="visually-hidden"> {nameOf(member)}</span>
            </a>
          ),
        }
      : {}),
  }
}

const Days = ({ member: { from_on, until_on } }: { member: MemberRow }) => (
  <>
    Since {formatDate(from_on)}
    {until_on !== null && `, until ${formatDate(until_on)}`}
  </>
)

function FamilyPart({
  person,
  family,
  may,
  at,
}: {
  person: Person
  family: readonly Family[]
  may: boolean
  at: string
}) {
  const open = family.filter(({ ended_at }) => ended_at === null)
  return (
    <section aria-labelledby="one-family">
      <h2 id="one-family">
        One support for the family <Count>{open.length}</Count>
      </h2>
      {open.length === 0 ? (
        <p>Nobody else of their family is supported together with {callName(person)}, as far as you see.</p>
      ) : (
        <SummaryList
          rows={open.map((one) => ({
            key: `${one.given_name} ${one.family_name}`,
            value: (
              <>
                <a href={`/people/${one.other_id}`}>Their page</a>. Both agreed on {formatDate(one.agreed_on)} (
                {one.agreed_how}), written down by {one.linked_by_name}.
              </>
            ),
            actions: may ? [{ href: `${at}/family/${one.id}/end`, text: 'End', about: 'this link' }] : [],
          }))}
        />
      )}
      <InsetText>
        A link opens nothing: whoever sees one record sees the other only if they did before. It is shown to those who
        see both.
      </InsetText>
      {may && (
        <p>
          <a href={`${at}/family`}>Link to another person we support, as both wish</a>
        </p>
      )}
    </section>
  )
}
