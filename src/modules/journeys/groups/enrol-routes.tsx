import { callName, fullName, type Person, personForm } from '#modules/people'
import { recordForEach } from '#platform/audit'
import { Ask, choice, choices, confirm, date, formOf } from '#platform/forms'
import { form, found, Refused, type Visit } from '#platform/http'
import { referenceOptions } from '#platform/reference'
import type { CalendarDate } from '#platform/time'
import { personInFull, workers } from '../journeys.access.ts'
import { type Agreed, enrol, givePlace, type Led, leaveGroup, peopleLedBy, takingPart } from './enrolments.queries.ts'
import { groupAt, groupFrame } from './group-frame.tsx'
import { type Group, groupsThatGoOn, placesFree } from './groups.queries.ts'
import { roomWords } from './list-groups.tsx'
import { loadGroup, runs } from './load-group.ts'

const agreement = (who: string, organisation: string) => ({
  agreed: confirm({
    label: 'What they agree to',
    says: `${who} agreed that ${organisation} sees who they are and how they get on, and writes down whether they come, until they leave the group`,
    required: 'Ask them first: whoever runs the group sees who they are',
  }),
  agreed_how: choice({
    label: 'How did they agree?',
    required: 'Choose how they agreed',
    options: [
      { value: 'said', text: 'They said so' },
      { value: 'written', text: 'In writing' },
    ],
  }),
  agreed_on: date({
    label: 'When?',
    called: 'The day they agreed',
    required: 'Enter the day they agreed',
    notFuture: true,
  }),
})

const told = ({ placed, waiting }: { placed: number; waiting: number }) =>
  [
    ...(placed === 0 ? [] : [`${placed} ${placed === 1 ? 'takes' : 'take'} part`]),
    ...(waiting === 0 ? [] : [`${waiting} ${waiting === 1 ? 'waits' : 'wait'} for a place`]),
  ].join(', ')

const agreedIn = ({ agreed_on, agreed_how }: Agreed): Agreed => ({ agreed_on, agreed_how })

function enrolForm(group: Group, people: readonly Led[]) {
  return formOf({
    people: choices({
      label: 'Who?',
      required: 'Choose whom you bring',
      options: people.map((person) => ({ value: person.person_id, text: fullName(person) })),
    }),
    ...agreement('Each of them', group.organisation),
  })
}

async function loadMine(visit: Visit<{ group: string }>) {
  const group = await loadGroup(visit)
  const { tx, viewer } = visit
  const all = await peopleLedBy(tx, viewer.user_id)
  const here = new Set((await takingPart(tx, group.id)).map(({ person_id }) => person_id))
  const people = all.filter(({ person_id }) => !here.has(person_id))
  return { group, people, questions: enrolForm(group, people) }
}

/** Brings several of the viewer's own people into a group at once. */
export const enrolRoute = form({
  path: '/groups/:group/enrol',
  access: workers,
  audit: { show: 'journeys.enrolment.opened', submit: 'journeys.enrolment.made' },
  load: loadMine,
  form: ({ questions }) => questions,
  prefill: ({ questions }, { today }) => questions.typedFrom({ agreed_on: today }),
  async show(view) {
    const { group, people, questions } = view.loaded
    await view.visit.record({ subject: { kind: 'group', id: group.id }, detail: { people: people.length } })
    const asked = { form: questions, typed: view.typed, errors: view.errors }
    const free = placesFree(group)
    return groupFrame({
      heading: 'Bring people',
      sub: `${group.name}: ${roomWords(group).toLowerCase()}. ${free === 0 ? 'Whoever you bring waits for a place.' : 'When it is full, the rest wait for a place.'}`,
      view,
      button: 'Bring them',
      back: groupAt(group),
      children:
        people.length === 0 ? (
          <p>Everybody you lead takes part already, or you lead nobody yet.</p>
        ) : (
          <>
            <Ask {...asked} name="people" small />
            <Ask {...asked} name="agreed" />
            <Ask {...asked} name="agreed_how" />
            <Ask {...asked} name="agreed_on" />
          </>
        ),
    })
  },
  async submit({ visit, loaded: { group }, value }) {
    const people = value.people.map((id) => ({ id }))
    const done = await enrol(visit.tx, visit.viewer, group, people, agreedIn(value))
    const subject = { kind: 'group', id: group.id }
    await visit.record({ subject, detail: done })
    const each = value.people.map((person_id) => ({ area_id: group.area_id, person_id }))
    await recordForEach(visit.tx, each, { event: 'journeys.person.brought', subject })
    return { to: groupAt(group).href, flash: `${told(done)}.` }
  },
})

const joinForm = (person: Person, groups: readonly Group[]) =>
  formOf({
    group: choice({
      label: 'Which group?',
      required: 'Choose the group',
      options: groups.map((group) => ({
        value: group.id,
        text: `${group.name} (${group.organisation}; ${roomWords(group).toLowerCase()})`,
      })),
    }),
    ...agreement(callName(person), 'whoever runs it'),
  })

/** Brings one person into a group, from their record. */
export const joinGroupRoute = form({
  path: '/people/:person/groups/join',
  access: workers,
  audit: { show: 'journeys.enrolment.opened', submit: 'journeys.enrolment.made' },
  async load(visit) {
    const person = await personInFull(visit)
    const groups = await groupsThatGoOn(visit.tx, visit.today)
    return { person, groups, questions: joinForm(person, groups) }
  },
  form: ({ questions }) => questions,
  prefill: ({ questions }, { today, url }) =>
    questions.typedFrom({ agreed_on: today, group: url.searchParams.get('group') ?? '' }),
  async show(view) {
    const { person, groups, questions } = view.loaded
    await view.visit.record({ person_id: person.id })
    const asked = { form: questions, typed: view.typed, errors: view.errors }
    return personForm({
      person,
      heading: 'Join a group',
      view,
      button: 'Join the group',
      back: { href: `/people/${person.id}/support`, text: 'Support given' },
      children:
        groups.length === 0 ? (
          <p>
            No group goes on in the area now. <a href="/groups">Groups</a>
          </p>
        ) : (
          <>
            <Ask {...asked} name="group" />
            <Ask {...asked} name="agreed" />
            <Ask {...asked} name="agreed_how" />
            <Ask {...asked} name="agreed_on" />
          </>
        ),
    })
  },
  async submit({ visit, loaded: { person, groups }, value }) {
    const group = found(groups.find(({ id }) => id === value.group))
    const done = await enrol(visit.tx, visit.viewer, group, [person], agreedIn(value))
    await visit.record({ person_id: person.id, subject: { kind: 'group', id: group.id }, detail: done })
    return {
      to: `/people/${person.id}/support`,
      flash:
        done.placed === 1
          ? `${callName(person)} takes part in ${group.name}.`
          : `${group.name} is full: ${callName(person)} waits for a place.`,
    }
  },
})

function changeForm(today: CalendarDate, mayHavePlace: boolean) {
  const place = { value: 'place', text: 'They are given a place' } as const
  const leaves = { value: 'leave', text: 'They leave the group, or no longer wait' } as const
  return formOf(
    {
      what: choice({
        label: 'What changes?',
        required: 'Choose what changes',
        options: mayHavePlace ? [place, leaves] : [leaves],
      }),
      reason: choice({
        label: 'Why do they leave?',
        called: 'Why',
        options: referenceOptions('group-leaving-reasons', today),
      }),
    },
    (value) =>
      value.what === 'leave' && value.reason === null ? [{ field: 'reason', message: 'Choose why they leave' }] : [],
  )
}

/** Gives somebody who waits a place, or writes down that somebody leaves: by whoever runs the group, and by whoever sees their record. */
export const changeEnrolmentRoute = form({
  path: '/groups/:group/people/:enrolment',
  access: workers,
  audit: { show: 'journeys.enrolment.opened', submit: 'journeys.enrolment.changed' },
  async load(visit) {
    const group = await loadGroup(visit)
    const one = found((await takingPart(visit.tx, group.id)).find(({ id }) => id === visit.parameters.enrolment))
    const waits = one.placed_at === null
    return { group, one, waits, questions: changeForm(visit.today, waits && runs(visit.viewer, group)) }
  },
  form: ({ questions }) => questions,
  prefill: ({ group, waits, questions }) =>
    questions.typedFrom({ what: waits && placesFree(group) > 0 ? 'place' : 'leave' }),
  async show(view) {
    const { group, one, questions } = view.loaded
    await view.visit.record({ person_id: one.person_id, subject: { kind: 'group', id: group.id } })
    const asked = { form: questions, typed: view.typed, errors: view.errors }
    return groupFrame({
      heading: fullName(one),
      sub: `${group.name}: ${roomWords(group).toLowerCase()}`,
      view,
      button: 'Save',
      back: groupAt(group),
      children: <Ask {...asked} name="what" reveals={{ leave: <Ask {...asked} name="reason" needed /> }} />,
    })
  },
  async submit({ visit, loaded: { group, one, waits }, value }) {
    if (value.what === 'place' && !waits) throw new Refused('They have a place already')
    // The line of the audit trail is written while the viewer still sees the person.
    await visit.record({
      person_id: one.person_id,
      subject: { kind: 'group', id: group.id },
      detail: { what: value.what, reason: value.reason },
    })
    if (value.what === 'place') await givePlace(visit.tx, visit.viewer, group, one)
    else await leaveGroup(visit.tx, visit.viewer, one, value.reason ?? 'other')
    return { to: groupAt(group).href, flash: value.what === 'place' ? 'They have a place.' : 'Saved: they have left.' }
  },
})
