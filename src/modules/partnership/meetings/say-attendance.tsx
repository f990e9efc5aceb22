import { Ask, choice, type Field, formOf, text } from '#platform/forms'
import { form, found, NotFound } from '#platform/http'
import { referenceText } from '#platform/reference'
import { formatDate } from '#platform/time'
import { quorumInWords } from '../members/quorum.ts'
import { coordinators, members, ownBusiness } from '../partnership.access.ts'
import { partnershipForm } from '../partnership-form.tsx'
import {
  type Attendee,
  attendeesOf,
  type How,
  othersAt,
  quorumAt,
  sayAttendance,
  writeOthers,
} from './attendance.queries.ts'
import { isComing, isOpenForNotes } from './meeting.ts'
import { becomes, selectOptionalMeeting } from './meetings.queries.ts'

const there = [
  { value: 'present', text: 'In the room' },
  { value: 'online', text: 'Online' },
  { value: 'apologies', text: 'Apologies' },
  { value: 'absent', text: 'Absent' },
] as const

const boxOf = ({ id }: Pick<Attendee, 'id'>) => `seat_${id}`

const attendanceForm = (attendees: readonly Attendee[]) =>
  formOf<Record<string, string | null>>({
    ...Object.fromEntries(
      attendees.map((attendee): [string, Field<string | null>] => [
        boxOf(attendee),
        choice({
          label: `${attendee.name}, ${attendee.organisation}${attendee.role === 'member' ? '' : ` (${referenceText('partnership-roles', attendee.role).toLowerCase()})`}`,
          called: attendee.name,
          options: there,
        }),
      ]),
    ),
    others: text({ label: 'Who else was there?', called: 'Others', max: 400 }),
  })

const isHow = (words: string | null | undefined): words is How => there.some(({ value }) => value === words)

/** A coordinator says who was at a meeting. From then on it was held, and its quorum is known. */
export const recordAttendance = form({
  path: '/partnership/meetings/:meeting/attendance',
  access: coordinators,
  audit: { show: ownBusiness, submit: 'partnership.meeting.attended' },
  async load({ tx, parameters, today }) {
    const meeting = found(await selectOptionalMeeting(tx, parameters.meeting))
    if (!isOpenForNotes(meeting.standing) || meeting.on_date > today) throw new NotFound()
    const attendees = await attendeesOf(tx, meeting, today)
    return { meeting, attendees, others: await othersAt(tx, meeting.id), questions: attendanceForm(attendees) }
  },
  form: ({ questions }) => questions,
  prefill: ({ attendees, others }) => ({
    ...Object.fromEntries(attendees.flatMap((each) => (isHow(each.how) ? [[boxOf(each), each.how]] : []))),
    ...(others === null ? {} : { others }),
  }),
  show(view) {
    const { meeting, attendees, questions } = view.loaded
    const asked = { form: questions, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: 'Who was there?',
      sub: `${meeting.title}, ${formatDate(meeting.on_date)}. Leave out those of whom you do not know.`,
      view,
      button: 'Save who was there',
      back: { href: `/partnership/meetings/${meeting.id}`, text: meeting.title },
      children: (
        <>
          <div class="nwd-sheet">
            {attendees.map((attendee) => (
              <Ask key={attendee.id} {...asked} name={boxOf(attendee)} inline />
            ))}
          </div>
          <Ask {...asked} name="others" hint="Guests, by name and organisation." />
        </>
      ),
    })
  },
  async submit({ visit, loaded: { meeting, attendees }, value }) {
    const said = attendees.flatMap((each) => {
      const how = value[boxOf(each)]
      return isHow(how) && how !== each.how ? [{ seat_id: each.id, how }] : []
    })
    await sayAttendance(visit.tx, visit.viewer, meeting, said)
    await writeOthers(visit.tx, visit.viewer, meeting, value.others ?? null)
    await becomes(visit.tx, visit.viewer, meeting, 'held')
    await visit.record({ subject: { kind: 'meeting', id: meeting.id }, detail: { said: said.length } })
    const held = found(await selectOptionalMeeting(visit.tx, meeting.id))
    const quorum = await quorumAt(visit.tx, held, await attendeesOf(visit.tx, held, visit.today))
    return { to: `/partnership/meetings/${meeting.id}`, flash: quorumInWords(quorum) }
  },
})

const comingForm = formOf({
  how: choice({
    label: 'Will you come?',
    required: 'Choose whether you come',
    options: [
      { value: 'coming', text: 'Yes, I will come' },
      { value: 'apologies', text: 'No: please give my apologies' },
    ],
  }),
})

/** A member says whether they come to a meeting. */
export const sayComing = form({
  path: '/partnership/meetings/:meeting/coming',
  access: members,
  audit: { show: ownBusiness, submit: 'partnership.meeting.answered' },
  async load({ tx, viewer, parameters, today }) {
    const meeting = found(await selectOptionalMeeting(tx, parameters.meeting))
    const attendees = await attendeesOf(tx, meeting, today)
    const mine = found(attendees.find(({ user_id, ended_on }) => user_id === viewer.user_id && ended_on === null))
    if (!isComing(meeting.standing)) throw new NotFound()
    return { meeting, mine }
  },
  form: comingForm,
  prefill: ({ mine: { how } }) => (how === 'coming' || how === 'apologies' ? { how } : {}),
  show: (view) =>
    partnershipForm({
      heading: 'Will you come?',
      sub: `${view.loaded.meeting.title}, ${formatDate(view.loaded.meeting.on_date)}`,
      view,
      button: 'Save',
      back: { href: `/partnership/meetings/${view.loaded.meeting.id}`, text: view.loaded.meeting.title },
      children: (
        <Ask form={comingForm} typed={view.typed} errors={view.errors} name="how" label="Your answer" inline={false} />
      ),
    }),
  async submit({ visit, loaded: { meeting, mine }, value }) {
    await sayAttendance(visit.tx, visit.viewer, meeting, [{ seat_id: mine.id, how: value.how }])
    await visit.record({ subject: { kind: 'meeting', id: meeting.id }, detail: { how: value.how } })
    return {
      to: `/partnership/meetings/${meeting.id}`,
      flash: value.how === 'coming' ? 'Thank you: you are expected.' : 'Your apologies are noted.',
    }
  },
})
