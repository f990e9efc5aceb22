import { Ask, choice, formOf, longText, text, wholeNumber } from '#platform/forms'
import { form, found, NotFound, Refused, type Visit } from '#platform/http'
import { referenceOptions } from '#platform/reference'
import { type CalendarDate, formatDate } from '#platform/time'
import { areaOf, coordinators, members, ownBusiness, runsIt } from '../partnership.access.ts'
import { partnershipForm } from '../partnership-form.tsx'
import { selectOptionalRisk } from '../risks/risks.queries.ts'
import { declineItem, placeItem, putOnAgenda, selectOptionalItem } from './agenda.queries.ts'
import { isComing, isOpenForNotes, isPaperAddress } from './meeting.ts'
import { comingMeetings, type Meeting, selectOptionalMeeting } from './meetings.queries.ts'

/** What is asked of an item for an agenda. */
export const itemForm = (today: CalendarDate) =>
  formOf(
    {
      title: text({ label: 'What is it about?', called: 'The item', required: 'Say what it is about', max: 160 }),
      words: longText({ label: 'What should the meeting know?', called: 'What the meeting should know', max: 2000 }),
      purpose: choice({
        label: 'What should the meeting do?',
        required: 'Choose what the meeting should do',
        options: referenceOptions('agenda-purposes', today),
      }),
      minutes_needed: wholeNumber({
        label: 'How many minutes does it need?',
        called: 'The minutes',
        required: 'Enter how many minutes it needs',
        min: 1,
        max: 240,
      }),
      paper_link: text({
        label: 'Link to a paper',
        called: 'The link',
        hint: 'Where the members can read it: an address that begins with https://, or a page of this service.',
        max: 500,
      }),
    },
    ({ paper_link }) =>
      paper_link !== null && !isPaperAddress(paper_link)
        ? [
            {
              field: 'paper_link',
              message: 'The link must begin with https:// or http://, or be a page of this service',
            },
          ]
        : [],
  )

const identifier = /^[0-9a-f-]{36}$/i

async function fromAddress({ tx, url }: Pick<Visit, 'tx' | 'url'>) {
  const [meeting, risk] = ['meeting', 'risk'].map((name) => url.searchParams.get(name))
  return {
    meeting: meeting && identifier.test(meeting) ? found(await selectOptionalMeeting(tx, meeting)) : undefined,
    risk: risk && identifier.test(risk) ? found(await selectOptionalRisk(tx, risk)) : undefined,
  }
}

/** A member puts something forward; a coordinator may put it straight onto the agenda of a meeting (`?meeting=`). */
export const putForward = form({
  path: '/partnership/agenda/new',
  access: members,
  audit: { show: ownBusiness, submit: 'partnership.item.put_forward' },
  async load(visit) {
    const { meeting, risk } = await fromAddress(visit)
    const placed = meeting && runsIt(visit.viewer) && isComing(meeting.standing) ? meeting : undefined
    return { meeting, placed, risk, questions: itemForm(visit.today) }
  },
  form: ({ questions }) => questions,
  prefill: ({ risk }) => ({
    minutes_needed: '10',
    ...(risk === undefined ? {} : { title: risk.risk, words: `${risk.cause}\n\n${risk.effect}`, purpose: 'discuss' }),
  }),
  show(view) {
    const { meeting, placed, risk, questions } = view.loaded
    const asked = { form: questions, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: placed ? 'Put an item on the agenda' : 'Put something forward',
      sub: placed
        ? `${placed.title}, ${formatDate(placed.on_date)}`
        : `The coordinator puts it on the agenda of a meeting.${risk ? ` It is about risk ${risk.number}.` : ''}`,
      view,
      button: placed ? 'Put it on the agenda' : 'Put it forward',
      back: meeting
        ? { href: `/partnership/meetings/${meeting.id}`, text: meeting.title }
        : risk
          ? { href: `/partnership/risks/${risk.id}`, text: `Risk ${risk.number}` }
          : { href: '/partnership/meetings', text: 'Meetings' },
      children: (
        <>
          <Ask {...asked} name="title" />
          <Ask {...asked} name="words" />
          <Ask {...asked} name="purpose" />
          <Ask {...asked} name="minutes_needed" />
          <Ask {...asked} name="paper_link" />
        </>
      ),
    })
  },
  async submit({ visit, loaded: { meeting, placed, risk }, value }) {
    const id = await putOnAgenda(visit.tx, visit.viewer, {
      area_id: areaOf(visit.viewer),
      ...value,
      organisation_id: visit.viewer.organisation_id,
      meeting_id: placed?.id,
      from: risk && { kind: 'risk', id: risk.id, link: `/partnership/risks/${risk.id}` },
    })
    await visit.record({ subject: { kind: 'agenda_item', id }, detail: { purpose: value.purpose } })
    return {
      to: meeting ? `/partnership/meetings/${meeting.id}` : '/partnership/meetings',
      flash: placed ? 'It is on the agenda.' : 'It is put forward. The coordinator finds it under Meetings.',
    }
  },
})

/** An item that may be moved: its meeting, if it is on one, has no agreed minutes. */
async function movableItem({ tx, parameters }: Visit<{ item: string }>) {
  const item = found(await selectOptionalItem(tx, parameters.item))
  const meeting = item.meeting_id === null ? undefined : await selectOptionalMeeting(tx, item.meeting_id)
  if (meeting && !isOpenForNotes(meeting.standing) && meeting.standing !== 'cancelled') throw new NotFound()
  return { item, meeting }
}

const placeForm = (meetings: readonly Meeting[]) =>
  formOf({
    meeting: choice({
      label: 'Which meeting?',
      required: 'Choose a meeting',
      options: meetings.map(({ id, title, on_date }) => ({ value: id, text: `${title}, ${formatDate(on_date)}` })),
    }),
    place: wholeNumber({
      label: 'Which place on the agenda?',
      called: 'The place',
      hint: '1 comes first. Leave it out to put it last.',
      min: 1,
      max: 99,
    }),
  })

/** A coordinator puts an item on the agenda of a meeting, or carries it over to another. */
export const placeOnAgenda = form({
  path: '/partnership/agenda/:item/place',
  access: coordinators,
  audit: { show: ownBusiness, submit: 'partnership.item.placed' },
  async load(visit: Visit<{ item: string }>) {
    const { item, meeting } = await movableItem(visit)
    const meetings = await comingMeetings(visit.tx, item.area_id)
    return { item, meeting, meetings, questions: placeForm(meetings) }
  },
  form: ({ questions }) => questions,
  prefill: ({ item, meetings, questions }) => {
    const meeting = meetings.find(({ id }) => id === item.meeting_id)?.id ?? meetings[0]?.id
    return questions.typedFrom({ ...(meeting === undefined ? {} : { meeting }), place: item.place })
  },
  show(view) {
    const { item, meeting, meetings, questions } = view.loaded
    const asked = { form: questions, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: 'Put it on an agenda',
      sub: item.title,
      view,
      button: 'Put it there',
      back: meeting
        ? { href: `/partnership/meetings/${meeting.id}`, text: meeting.title }
        : { href: '/partnership/meetings', text: 'Meetings' },
      children:
        meetings.length === 0 ? (
          <p>
            No meeting is to come. <a href="/partnership/meetings/new">Call one first</a>.
          </p>
        ) : (
          <>
            <Ask {...asked} name="meeting" inline={false} />
            <Ask {...asked} name="place" />
          </>
        ),
    })
  },
  async submit({ visit, loaded: { item, meetings }, value }) {
    const meeting = meetings.find(({ id }) => id === value.meeting)
    if (meeting === undefined) throw new Refused([{ field: 'meeting', message: 'Choose a meeting that is to come' }])
    await placeItem(visit.tx, visit.viewer, item, { meeting_id: meeting.id, place: value.place ?? undefined })
    await visit.record({ subject: { kind: 'agenda_item', id: item.id } })
    return {
      to: `/partnership/meetings/${meeting.id}`,
      flash: `It is on the agenda of ${formatDate(meeting.on_date)}.`,
    }
  },
})

const declineForm = formOf({
  reason: text({ label: 'Why is it not taken?', called: 'Why', required: 'Say why it is not taken', max: 300 }),
})

/** A coordinator does not take an item that was put forward, and says why. */
export const declineOnAgenda = form({
  path: '/partnership/agenda/:item/decline',
  access: coordinators,
  audit: { show: ownBusiness, submit: 'partnership.item.declined' },
  async load({ tx, parameters }) {
    const item = found(await selectOptionalItem(tx, parameters.item))
    return found(item.meeting_id === null ? item : undefined)
  },
  form: declineForm,
  show: (view) =>
    partnershipForm({
      heading: 'Do not take it',
      sub: `${view.loaded.title}, put forward by ${view.loaded.by_name}. The reason stays on record.`,
      view,
      button: 'Do not take it',
      back: { href: '/partnership/meetings', text: 'Meetings' },
      children: <Ask form={declineForm} typed={view.typed} errors={view.errors} name="reason" />,
    }),
  async submit({ visit, loaded, value }) {
    await declineItem(visit.tx, visit.viewer, loaded.id, value.reason, visit.clock.now())
    await visit.record({ subject: { kind: 'agenda_item', id: loaded.id } })
    return { to: '/partnership/meetings', flash: 'It is not taken, and the reason is on record.' }
  },
})
