import { organisationsOf } from '#modules/partnership'
import { fullName, personForm } from '#modules/people'
import { Ask, choice, date, formOf, longText, money, type Option, text, wholeNumber } from '#platform/forms'
import { form, found, page, Refused } from '#platform/http'
import { referenceText } from '#platform/reference'
import { type CalendarDate, formatDate, formatDayAndDate, formatShortDate, formatTime } from '#platform/time'
import { Button, ButtonGroup, Count, Heading, Table } from '#platform/ui'
import { attendanceWords } from '../appointments/appointments.queries.ts'
import { interventionField, streamField } from '../groups/group-form.ts'
import { inPounds } from '../groups/groups.queries.ts'
import { KindsOfSupport } from '../groups/kinds-of-support.tsx'
import { personInFull, readers, workers } from '../journeys.access.ts'
import { openSpellOf } from '../spells/spells.queries.ts'
import { giveSupport, groupsOfPerson, type InGroup, oneToOneOf, takeOutSupport } from './support-given.queries.ts'

const supportAt = (person: string) => ({ href: `/people/${person}/support`, text: 'Support given' })

const standing = (one: InGroup): string => {
  if (one.left_at !== null)
    return `left: ${referenceText('group-leaving-reasons', one.left_reason ?? 'other').toLowerCase()}`
  if (one.placed_at === null) return 'waits for a place'
  return one.next_on === null ? 'takes part' : `next ${formatDayAndDate(one.next_on)}, ${formatTime(one.next_at ?? '')}`
}

const came = ({ marks }: InGroup) =>
  marks.length === 0
    ? 'nothing marked yet'
    : `${marks.filter(({ outcome }) => outcome === 'attended' || outcome === 'late').length} of ${marks.length}`

/** What a person has been given beside meetings: groups and how they came to them, support one to one, and what it cost. */
export const supportRoute = page({
  path: '/people/:person/support',
  access: readers,
  audit: 'journeys.support.viewed',
  async show(visit) {
    const { tx, today, viewer } = visit
    const person = await personInFull(visit)
    await visit.record({ person_id: person.id })
    const groups = await groupsOfPerson(tx, person.id, today)
    const given = await oneToOneOf(tx, person.id)
    const organisations = new Map((await organisationsOf(tx, person.area_id)).map(({ id, name }) => [id, name]))
    const writes = workers.some((role) => role === viewer.role) && (await openSpellOf(tx, person.id)) !== undefined
    const at = `/people/${person.id}`
    const total = given.reduce((sum, { cost_pence }) => sum + cost_pence, 0)
    const sessions = groups.flatMap((one) => one.marks.map((mark) => ({ ...mark, group: one.group })))
    return {
      title: `Support given: ${fullName(person)}`,
      wide: true,
      back: { href: at, text: fullName(person) },
      hideThisPage: true,
      main: (
        <>
          <Heading sub={fullName(person)}>Support given</Heading>
          {writes && (
            <ButtonGroup>
              <Button href={`${at}/support/new`}>Write down support</Button>
              <a href={`${at}/groups/join`}>Join a group</a>
            </ButtonGroup>
          )}
          <h2>
            Groups <Count>{groups.length}</Count>
          </h2>
          <Table
            caption="Groups"
            hideCaption
            stack
            columns={[
              { key: 'group', text: 'Group' },
              { key: 'kind', text: 'Kind of support' },
              { key: 'by', text: 'Run by' },
              { key: 'came', text: 'Came' },
              { key: 'now', text: 'Now' },
            ]}
            rows={groups.map((one) => ({
              group: <a href={`/groups/${one.cohort_id}`}>{one.group}</a>,
              kind: referenceText('interventions', one.intervention),
              by: one.organisation,
              came: came(one),
              now: standing(one),
            }))}
            empty={<p>In no group yet.</p>}
          />
          {sessions.length > 0 && (
            <>
              <h2>
                Sessions <Count>{sessions.length}</Count>
              </h2>
              <Table
                caption="Sessions, the latest first"
                hideCaption
                dense
                stack
                columns={['When', 'Group', 'Came', 'Note'].map((text) => ({ key: text, text }))}
                rows={sessions
                  .sort((a, b) => b.on_date.localeCompare(a.on_date))
                  .map((mark) => ({
                    When: formatDate(mark.on_date),
                    Group: mark.group,
                    Came: attendanceWords[mark.outcome],
                    Note: mark.note ?? '',
                  }))}
              />
            </>
          )}
          <h2>
            One to one <Count>{given.length}</Count>
          </h2>
          {given.length > 0 && <p class="nwd-sub">{inPounds(total)} in all.</p>}
          <Table
            caption="Support one to one, the latest first"
            hideCaption
            stack
            columns={[
              { key: 'when', text: 'When', nowrap: true },
              { key: 'what', text: 'What' },
              { key: 'by', text: 'Given by' },
              { key: 'fund', text: 'Fund' },
              { key: 'cost', text: 'Cost', numeric: true },
              ...(writes ? [{ key: 'do', text: 'Do', acts: true }] : []),
            ]}
            rows={given.map((one) => ({
              when: formatShortDate(one.on_date),
              what: `${referenceText('interventions', one.intervention)}: ${one.what}${one.minutes === null ? '' : ` (${one.minutes} minutes)`}`,
              by: organisations.get(one.organisation_id) ?? 'An organisation that has ended',
              fund: referenceText('funding-streams', one.stream),
              cost: inPounds(one.cost_pence),
              do: (
                <a href={`${at}/support/${one.id}/take-out`}>
                  It is wrong<span class="visually-hidden">: {one.what}</span>
                </a>
              ),
            }))}
            empty={<p>Nothing written down yet.</p>}
          />
        </>
      ),
    }
  },
})

const supportForm = (today: CalendarDate, organisations: readonly Option[]) =>
  formOf({
    intervention: interventionField(today),
    what: longText({ label: 'What was done?', required: 'Say what was done', max: 1000 }),
    on_date: date({ label: 'When?', called: 'The day', required: 'Enter the day', notFuture: true }),
    minutes: wholeNumber({ label: 'How many minutes?', called: 'Minutes', min: 1, max: 1440 }),
    organisation_id: choice({ label: 'Who gave it?', required: 'Choose who gave it', options: organisations }),
    stream: streamField(today),
    cost_pence: money({
      label: 'What did it cost?',
      called: 'The cost',
      required: 'Enter what it cost; 0 if nothing',
      max: 10_000_000,
    }),
  })

/** Writes down support that one person was given. */
export const giveSupportRoute = form({
  path: '/people/:person/support/new',
  access: workers,
  audit: { show: 'journeys.support.opened', submit: 'journeys.support.given' },
  async load(visit) {
    const person = await personInFull(visit)
    const spell = found(await openSpellOf(visit.tx, person.id))
    const all = await organisationsOf(visit.tx, person.area_id)
    const questions = supportForm(
      visit.today,
      all.filter(({ kind }) => kind !== 'partnership').map(({ id, name }) => ({ value: id, text: name })),
    )
    return { person, spell, questions }
  },
  form: ({ questions }) => questions,
  prefill: ({ spell, questions }, { today, viewer }) =>
    questions.typedFrom({
      on_date: today,
      organisation_id: viewer.organisation_id ?? '',
      stream: spell.stream,
      cost_pence: 0,
    }),
  async show(view) {
    const { person, questions } = view.loaded
    await view.visit.record({ person_id: person.id })
    const asked = { form: questions, typed: view.typed, errors: view.errors }
    return personForm({
      person,
      heading: 'Write down support',
      view,
      button: 'Save',
      back: supportAt(person.id),
      children: (
        <>
          <Ask {...asked} name="intervention" />
          <KindsOfSupport today={view.visit.today} />
          <Ask {...asked} name="what" rows={3} />
          <div class="nwd-pair">
            <Ask {...asked} name="on_date" />
            <Ask {...asked} name="minutes" />
          </div>
          <Ask {...asked} name="organisation_id" />
          <Ask {...asked} name="stream" />
          <Ask {...asked} name="cost_pence" />
        </>
      ),
    })
  },
  async submit({ visit, loaded: { person, spell }, value }) {
    if (value.on_date < spell.registered_on)
      throw new Refused([
        {
          field: 'on_date',
          message: `The day must be on or after ${formatDate(spell.registered_on)}, when support began`,
        },
      ])
    const id = await giveSupport(visit.tx, visit.viewer, spell, value)
    await visit.record({
      person_id: person.id,
      subject: { kind: 'support', id },
      detail: { intervention: value.intervention },
    })
    return { to: supportAt(person.id).href, flash: 'Saved.' }
  },
})

const takeOutForm = formOf({ reason: text({ label: 'What is wrong with it?', required: 'Say what is wrong with it' }) })

/** Takes out support that was written down wrongly. */
export const takeOutSupportRoute = form({
  path: '/people/:person/support/:given/take-out',
  access: workers,
  audit: { show: 'journeys.support.opened', submit: 'journeys.support.removed' },
  form: takeOutForm,
  async load(visit) {
    const person = await personInFull(visit)
    const given = found((await oneToOneOf(visit.tx, person.id)).find(({ id }) => id === visit.parameters.given))
    return { person, given }
  },
  async show(view) {
    const { person, given } = view.loaded
    await view.visit.record({ person_id: person.id })
    return personForm({
      person,
      heading: 'Take out what is wrong',
      sub: `${formatDate(given.on_date)}: ${given.what}`.slice(0, 200),
      view,
      button: 'Take it out',
      back: supportAt(person.id),
      children: <Ask form={takeOutForm} name="reason" typed={view.typed} errors={view.errors} />,
    })
  },
  async submit({ visit, loaded: { person, given }, value }) {
    await takeOutSupport(visit.tx, visit.viewer, given.id, value.reason)
    await visit.record({ person_id: person.id, subject: { kind: 'support', id: given.id } })
    return { to: supportAt(person.id).href, flash: 'It is taken out. What it said is kept.' }
  },
})
