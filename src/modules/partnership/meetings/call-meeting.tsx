import { v7 as uuid } from 'uuid'
import { Ask, choice, date, type FieldError, formOf, text, time, wholeNumber } from '#platform/forms'
import { form, found, NotFound, type Visit } from '#platform/http'
import { type CalendarDate, formatDate, workingDaysKnown } from '#platform/time'
import { writeToMembers } from '../letters.ts'
import { areaOf, coordinators, ownBusiness } from '../partnership.access.ts'
import { partnershipForm } from '../partnership-form.tsx'
import { endsAt, isComing, isWebAddress, seriesDays, whenInWords } from './meeting.ts'
import { becomes, callMeeting, type Meeting, moveMeeting, selectOptionalMeeting } from './meetings.queries.ts'

const timeFields = {
  on_date: date({ label: 'Day', required: 'Enter the day', notPast: true, notAfter: workingDaysKnown.to }),
  at_time: time({ label: 'It begins at', called: 'The time', required: 'Enter the time, like 10am' }),
  minutes_long: wholeNumber({
    label: 'How many minutes does it last?',
    called: 'The minutes',
    required: 'Enter how many minutes it lasts',
    min: 5,
    max: 600,
  }),
  place: text({ label: 'Place', max: 200 }),
  link: text({ label: 'Link to join online', called: 'The link', max: 500 }),
}

interface Where {
  at_time: string
  minutes_long: number
  place: string | null
  link: string | null
}

const whereIsRight = ({ at_time, minutes_long, place, link }: Where): FieldError[] => [
  ...(place === null && link === null
    ? [{ field: 'place', message: 'Enter a place, a link to join online, or both' }]
    : []),
  ...(link !== null && !isWebAddress(link)
    ? [{ field: 'link', message: 'The link must be a web address that begins with https:// or http://' }]
    : []),
  ...(endsAt({ at_time, minutes_long: minutes_long - 1 }) === '23:59'
    ? [{ field: 'minutes_long', message: 'The meeting must end before midnight' }]
    : []),
]

const rhythms = [
  { value: 'once', text: 'Once' },
  { value: '4', text: 'Every 4 weeks' },
  { value: '6', text: 'Every 6 weeks' },
  { value: '8', text: 'Every 8 weeks' },
  { value: '13', text: 'Every 13 weeks, four times a year' },
] as const

const callForm = formOf(
  {
    title: text({ label: 'What is it called?', called: 'The name', required: 'Enter what it is called', max: 120 }),
    ...timeFields,
    rhythm: choice({ label: 'How often?', required: 'Choose how often', options: rhythms }),
    times: wholeNumber({ label: 'How many meetings?', called: 'The number', min: 2, max: 13 }),
  },
  (value) => [
    ...whereIsRight(value),
    ...(value.rhythm !== 'once' && value.times === null
      ? [{ field: 'times', message: 'Enter how many meetings, from 2 to 13' }]
      : []),
  ],
)

const dayOf = (value: { on_date: CalendarDate; rhythm: string; times: number | null }): CalendarDate[] =>
  value.rhythm === 'once' ? [value.on_date] : seriesDays(value.on_date, Number(value.rhythm), value.times ?? 2)

/** A coordinator calls a meeting, or a whole series. */
export const addMeeting = form({
  path: '/partnership/meetings/new',
  access: coordinators,
  audit: { show: { none: 'an empty form' }, submit: 'partnership.meeting.called' },
  load: async () => undefined,
  form: callForm,
  prefill: () => ({ title: 'Partnership meeting', minutes_long: '120', rhythm: 'once' }),
  show(view) {
    const asked = { form: callForm, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: 'Call a meeting',
      sub: 'Or a whole series at once. Every member with an account is told.',
      view,
      button: 'Call it',
      back: { href: '/partnership/meetings', text: 'Meetings' },
      children: (
        <>
          <Ask {...asked} name="title" />
          <div class="nwd-pair">
            <Ask {...asked} name="on_date" />
            <Ask {...asked} name="at_time" />
          </div>
          <Ask {...asked} name="minutes_long" />
          <Ask {...asked} name="place" />
          <Ask {...asked} name="link" />
          <Ask
            {...asked}
            name="rhythm"
            inline={false}
            hint="A day of a series that falls on a holiday moves to the next working day."
          />
          <Ask {...asked} name="times" label="If more than once: how many meetings?" />
        </>
      ),
    })
  },
  async submit({ visit, value }) {
    const { title, rhythm: _r, times: _t, on_date: _d, ...where } = value
    const days = dayOf(value)
    const series_id = days.length > 1 ? uuid() : null
    const area = areaOf(visit.viewer)
    const ids: string[] = []
    for (const on_date of days)
      ids.push(await callMeeting(visit.tx, visit.viewer, area, { title, series_id, time: { ...where, on_date } }))
    const many =
      days.length === 1
        ? 'A meeting of the partnership is called'
        : `${days.length} meetings of the partnership are called`
    await writeToMembers(visit.tx, area, visit.today, {
      subject: many,
      body: `${many}. Open The partnership in No Wrong Door to say whether you come.`,
    })
    await visit.record({ subject: { kind: 'meeting', id: found(ids[0]) }, detail: { meetings: days.length } })
    return {
      to: ids.length === 1 ? `/partnership/meetings/${ids[0]}` : '/partnership/meetings',
      flash:
        days.length === 1
          ? `The meeting on ${formatDate(found(days[0]))} is called.`
          : `${days.length} meetings are called, the last on ${formatDate(found(days.at(-1)))}.`,
    }
  },
})

/** A meeting that is still to come. */
async function comingMeeting({ tx, parameters }: Visit<{ meeting: string }>): Promise<Meeting> {
  const meeting = found(await selectOptionalMeeting(tx, parameters.meeting))
  if (!isComing(meeting.standing)) throw new NotFound()
  return meeting
}

const backTo = ({ id, title }: Meeting) => ({ href: `/partnership/meetings/${id}`, text: title })

const moveForm = formOf(
  {
    ...timeFields,
    reason: text({ label: 'Why is it moved?', called: 'Why', required: 'Say why it is moved', max: 200 }),
  },
  (value) => whereIsRight(value),
)

/** A meeting gets another time or place. */
export const shiftMeeting = form({
  path: '/partnership/meetings/:meeting/move',
  access: coordinators,
  audit: { show: ownBusiness, submit: 'partnership.meeting.moved' },
  load: comingMeeting,
  form: moveForm,
  prefill: ({ on_date, at_time, minutes_long, place, link }) =>
    moveForm.typedFrom({ on_date, at_time, minutes_long, place, link }),
  show(view) {
    const asked = { form: moveForm, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: 'Move the meeting',
      sub: `Now: ${whenInWords(view.loaded)}. The members are told that it has moved.`,
      view,
      button: 'Move it',
      back: backTo(view.loaded),
      children: (
        <>
          <div class="nwd-pair">
            <Ask {...asked} name="on_date" />
            <Ask {...asked} name="at_time" />
          </div>
          <Ask {...asked} name="minutes_long" />
          <Ask {...asked} name="place" />
          <Ask {...asked} name="link" />
          <Ask {...asked} name="reason" />
        </>
      ),
    })
  },
  async submit({ visit, loaded, value }) {
    await moveMeeting(visit.tx, visit.viewer, loaded, value, visit.clock.now())
    await writeToMembers(visit.tx, loaded.area_id, visit.today, {
      subject: 'A meeting of the partnership has moved',
      body: `It is now on ${whenInWords(value)}. Open The partnership in No Wrong Door to see where, and to put it into your calendar again.`,
    })
    await visit.record({ subject: { kind: 'meeting', id: loaded.id } })
    return { to: backTo(loaded).href, flash: `The meeting is now on ${formatDate(value.on_date)}.` }
  },
})

const cancelForm = formOf({
  reason: text({ label: 'Why is it cancelled?', called: 'Why', required: 'Say why it is cancelled', max: 200 }),
})

/** A meeting is cancelled. What was on its agenda waits again. */
export const cancelMeeting = form({
  path: '/partnership/meetings/:meeting/cancel',
  access: coordinators,
  audit: { show: ownBusiness, submit: 'partnership.meeting.cancelled' },
  load: comingMeeting,
  form: cancelForm,
  show: (view) =>
    partnershipForm({
      heading: 'Cancel the meeting',
      sub: `${whenInWords(view.loaded)}. The members are told. Move what is on its agenda to another meeting first.`,
      view,
      button: 'Cancel the meeting',
      back: backTo(view.loaded),
      children: <Ask form={cancelForm} typed={view.typed} errors={view.errors} name="reason" />,
    }),
  async submit({ visit, loaded, value }) {
    await becomes(visit.tx, visit.viewer, loaded, 'cancelled', { words: value.reason })
    await writeToMembers(visit.tx, loaded.area_id, visit.today, {
      subject: 'A meeting of the partnership is cancelled',
      body: `The meeting on ${formatDate(loaded.on_date)} is cancelled. Open The partnership in No Wrong Door to see why.`,
    })
    await visit.record({ subject: { kind: 'meeting', id: loaded.id } })
    return { to: '/partnership/meetings', flash: `The meeting on ${formatDate(loaded.on_date)} is cancelled.` }
  },
})
