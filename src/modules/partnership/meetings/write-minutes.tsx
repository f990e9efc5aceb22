import { Ask, choice, type Field, formOf, longText, text } from '#platform/forms'
import { form, found, NotFound, type Visit } from '#platform/http'
import { formatDate } from '#platform/time'
import { recordDecision } from '../decisions/decisions.queries.ts'
import { quorumInWords } from '../members/quorum.ts'
import { coordinators, members, ownBusiness, runsIt } from '../partnership.access.ts'
import { partnershipForm } from '../partnership-form.tsx'
import { declareInterest, interestsAt, itemsOf, noteItem, selectOptionalItem } from './agenda.queries.ts'
import { attendeesOf, quorumAt } from './attendance.queries.ts'
import { isComing, isOpenForNotes } from './meeting.ts'
import { type Meeting, selectOptionalMeeting } from './meetings.queries.ts'

type ItemVisit = Visit<{ item: string }>

/** An item on the agenda of a meeting of which something may still be written. */
async function itemAtMeeting({ tx, parameters }: ItemVisit) {
  const item = found(await selectOptionalItem(tx, parameters.item))
  const meeting = found(await selectOptionalMeeting(tx, found(item.meeting_id)))
  if (!isOpenForNotes(meeting.standing)) throw new NotFound()
  return { item, meeting }
}

/** The same, once the meeting was held. */
async function itemAtHeldMeeting(visit: ItemVisit) {
  const loaded = await itemAtMeeting(visit)
  if (isComing(loaded.meeting.standing)) throw new NotFound()
  return loaded
}

const backTo = ({ id, title }: Meeting) => ({ href: `/partnership/meetings/${id}`, text: title })
const inMeeting = ({ title, on_date }: Meeting) => `${title}, ${formatDate(on_date)}`

const noteForm = formOf({
  words: longText({ label: 'What was said?', called: 'The note', required: 'Write what was said', max: 6000 }),
})

/** What was said on an item. */
export const writeNote = form({
  path: '/partnership/agenda/:item/note',
  access: coordinators,
  audit: { show: ownBusiness, submit: 'partnership.item.noted' },
  async load(visit: ItemVisit) {
    const { item, meeting } = await itemAtHeldMeeting(visit)
    const written = (await itemsOf(visit.tx, meeting)).find(({ id }) => id === item.id)?.note ?? null
    return { item, meeting, written }
  },
  form: noteForm,
  prefill: ({ written }) => (written === null ? {} : { words: written }),
  show: (view) =>
    partnershipForm({
      heading: 'What was said',
      sub: `${view.loaded.item.title}: ${inMeeting(view.loaded.meeting)}`,
      view,
      button: 'Save the note',
      back: backTo(view.loaded.meeting),
      children: <Ask form={noteForm} typed={view.typed} errors={view.errors} name="words" rows={12} />,
    }),
  async submit({ visit, loaded: { item, meeting }, value }) {
    await noteItem(visit.tx, visit.viewer, item, meeting.id, value.words)
    await visit.record({ subject: { kind: 'agenda_item', id: item.id } })
    return { to: backTo(meeting).href, flash: 'The note is saved.' }
  },
})

const decisionForm = formOf({
  words: text({ label: 'What was decided?', called: 'The decision', required: 'Say what was decided', max: 500 }),
  why: longText({ label: 'Why?', called: 'Why', max: 1000 }),
})

/** A decision under an item. Whether enough were there to make it is worked out, without those who left the room for it. */
export const writeDecision = form({
  path: '/partnership/agenda/:item/decision',
  access: coordinators,
  audit: { show: ownBusiness, submit: 'partnership.decision.recorded' },
  async load(visit: ItemVisit) {
    const { item, meeting } = await itemAtHeldMeeting(visit)
    const attendees = await attendeesOf(visit.tx, meeting, visit.today)
    const left = (await interestsAt(visit.tx, meeting.id)).filter(
      ({ item_id, did }) => item_id === item.id && did === 'left',
    )
    const quorum = await quorumAt(visit.tx, meeting, attendees, new Set(left.map(({ seat_id }) => seat_id)))
    return { item, meeting, quorum }
  },
  form: decisionForm,
  show(view) {
    const { item, meeting, quorum } = view.loaded
    const asked = { form: decisionForm, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: 'Record a decision',
      sub: `${item.title}: ${inMeeting(meeting)}`,
      view,
      button: 'Record the decision',
      back: backTo(meeting),
      children: (
        <>
          <p>
            {quorumInWords(quorum)}
            {!quorum.quorate && ' The decision is recorded as one that a later meeting must confirm.'}
          </p>
          <Ask {...asked} name="words" />
          <Ask {...asked} name="why" />
        </>
      ),
    })
  },
  async submit({ visit, loaded: { item, meeting, quorum }, value }) {
    const { id, number } = await recordDecision(visit.tx, visit.viewer, {
      area_id: meeting.area_id,
      ...value,
      quorate: quorum.quorate,
      made_on: meeting.on_date,
      meeting_id: meeting.id,
      item_id: item.id,
    })
    await visit.record({ subject: { kind: 'decision', id }, detail: { quorate: quorum.quorate } })
    return { to: backTo(meeting).href, flash: `Decision ${number} is recorded.` }
  },
})

const interestForm = (people: readonly { value: string; text: string }[], asks: boolean) => {
  const who = { label: 'Who has the interest?', called: 'Who', options: people }
  const seat: Field<string | null> = asks ? choice({ ...who, required: 'Choose who has the interest' }) : choice(who)
  return formOf({
    seat,
    words: text({
      label: 'What is the interest?',
      called: 'The interest',
      required: 'Say what the interest is',
      max: 300,
    }),
    did: choice({
      label: 'And for this item?',
      required: 'Choose what was done, or will be',
      options: [
        { value: 'left', text: 'Leaves the room' },
        { value: 'spoke', text: 'Stays and may speak, takes no part in the decision' },
        { value: 'silent', text: 'Stays and says nothing, takes no part in the decision' },
      ],
    }),
  })
}

/** An interest in an item: a member declares their own, the coordinator writes down anybody's. */
export const writeInterest = form({
  path: '/partnership/agenda/:item/interest',
  access: members,
  audit: { show: ownBusiness, submit: 'partnership.interest.declared_at_item' },
  async load(visit: ItemVisit) {
    const { item, meeting } = await itemAtMeeting(visit)
    const attendees = await attendeesOf(visit.tx, meeting, visit.today)
    const own = attendees.filter(({ user_id }) => user_id === visit.viewer.user_id)
    const people = runsIt(visit.viewer) ? attendees : own
    found(people[0])
    const options = people.map(({ id, name, organisation }) => ({ value: id, text: `${name}, ${organisation}` }))
    const asks = runsIt(visit.viewer)
    return { item, meeting, own: own[0], asks, questions: interestForm(options, asks) }
  },
  form: ({ questions }) => questions,
  show(view) {
    const { item, meeting, asks, questions } = view.loaded
    const asked = { form: questions, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: asks ? 'An interest was declared' : 'Declare an interest',
      sub: `${item.title}: ${inMeeting(meeting)}`,
      view,
      button: 'Save the interest',
      back: backTo(meeting),
      children: (
        <>
          {asks && <Ask {...asked} name="seat" />}
          <Ask {...asked} name="words" />
          <Ask {...asked} name="did" inline={false} />
        </>
      ),
    })
  },
  async submit({ visit, loaded: { item, meeting, own, asks }, value }) {
    const seat_id = found(asks ? value.seat : own?.id)
    const { area_id } = meeting
    const { words, did } = value
    const declared = { area_id, item_id: item.id, meeting_id: meeting.id, seat_id, words, did }
    const id = await declareInterest(visit.tx, visit.viewer, declared)
    await visit.record({ subject: { kind: 'item_interest', id }, detail: { did } })
    return { to: backTo(meeting).href, flash: 'The interest is written down.' }
  },
})
