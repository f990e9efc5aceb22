import { appointmentWays, comingAppointmentsOf, sessionsComingOf } from '#modules/journeys'
import { ownPerson } from '#modules/people'
import { formOf } from '#platform/forms'
import { form, found, page } from '#platform/http'
import { formatDayAndDate, formatTime } from '#platform/time'
import { Button, ButtonGroup, Form, SummaryList } from '#platform/ui'
import { confirmMet } from '../handover.ts'
import { selectOptionalReferral } from '../referrals.queries.ts'
import { type MeetingWay, meetingWays } from '../words.ts'
import { myMeetings } from './meetings.queries.ts'

const wayOf = ({ how, place }: Coming) =>
  [how === 'place' ? null : (appointmentWays[how as keyof typeof appointmentWays] ?? how), place]
    .filter((part) => part !== null)
    .join(': ') || 'You will be told where'

type Coming = Awaited<ReturnType<typeof comingAppointmentsOf>>[number]
type Meeting = Awaited<ReturnType<typeof myMeetings>>[number]

function What({ meeting }: { meeting: Meeting }) {
  return (
    <SummaryList
      dense
      rows={[
        { key: 'When', value: `${formatDayAndDate(meeting.on_date)}, ${formatTime(meeting.at_time)}` },
        { key: 'How', value: meetingWays[meeting.how as MeetingWay] ?? meeting.how },
        { key: 'Where', value: meeting.place ?? 'You will be told' },
        { key: 'Who comes', value: meeting.who_comes },
      ]}
    />
  )
}

/** The meetings a participant is invited to, and where they say that they took place. */
export const meetings = page({
  path: '/my/meetings',
  access: ['participant'],
  audit: 'referrals.own_meetings.viewed',
  async show({ tx, viewer, today, record }) {
    const mine = await myMeetings(tx, viewer.user_id)
    const person = await ownPerson(tx, viewer)
    const coming = person === undefined ? [] : await comingAppointmentsOf(tx, person, today)
    const sessions = person === undefined ? [] : await sessionsComingOf(tx, person, today)
    await record({ person_id: person, detail: { rows: mine.length + coming.length + sessions.length } })
    return {
      title: 'My meetings',
      hideThisPage: true,
      main: (
        <>
          <h1>My meetings</h1>
          {mine.length + coming.length + sessions.length === 0 && (
            <p>You have no meetings to come. If you want one, ask the person who works with you.</p>
          )}
          {coming.map((appointment) => (
            <section key={appointment.id} aria-label={`Meeting on ${formatDayAndDate(appointment.on_date)}`}>
              <h2>
                {formatDayAndDate(appointment.on_date)}, {formatTime(appointment.at_time)}
              </h2>
              <SummaryList
                dense
                rows={[
                  { key: 'With', value: appointment.with_name },
                  { key: 'How', value: wayOf(appointment) },
                  { key: 'What about', value: appointment.about },
                ]}
              />
            </section>
          ))}
          {sessions.map((session) => (
            <section key={session.id} aria-label={`${session.group}, ${formatDayAndDate(session.on_date)}`}>
              <h2>
                {formatDayAndDate(session.on_date)}, {formatTime(session.at_time)}
              </h2>
              <SummaryList
                dense
                rows={[
                  { key: 'Group', value: session.group },
                  { key: 'With', value: session.led_by_name },
                  { key: 'Where', value: session.place },
                ]}
              />
            </section>
          ))}
          {mine.map((meeting) => (
            <section key={meeting.id} aria-label={`Meeting ${meeting.receiver_name}`}>
              <h2>Meet {meeting.receiver_name}</h2>
              <What meeting={meeting} />
              {meeting.said_id !== null ? (
                <p>You have said that you met.</p>
              ) : (
                meeting.on_date <= today &&
                meeting.list === 'arranged' && (
                  <Button href={`/my/meetings/${meeting.referral_id}`}>Say whether you met</Button>
                )
              )}
            </section>
          ))}
          <p>
            <a href="/my/meetings/reminders">When we remind you</a> ·{' '}
            <a href="/calendar">Put them in your own calendar</a>
          </p>
        </>
      ),
    }
  },
})

/** The person says "we met" for themself. */
export const iMet = form({
  path: '/my/meetings/:referral',
  access: ['participant'],
  audit: { show: 'referrals.own_meetings.viewed', submit: 'referrals.meeting.confirmed' },
  async load({ tx, viewer, parameters }) {
    const mine = await myMeetings(tx, viewer.user_id)
    const meeting = found(mine.find(({ referral_id }) => referral_id === parameters.referral))
    return { meeting, referral: found(await selectOptionalReferral(tx, meeting.referral_id)) }
  },
  form: formOf({}),
  async show({ visit, loaded: { meeting, referral }, errors, token }) {
    if (errors.length === 0)
      await visit.record({ person_id: referral.person_id, subject: { kind: 'referral', id: referral.id } })
    return {
      title: 'Did you meet?',
      hideThisPage: true,
      back: { href: '/my/meetings', text: 'My meetings' },
      main: (
        <Form action={visit.url.pathname} token={token} errors={errors}>
          <h1>Did you meet {meeting.receiver_name}?</h1>
          <What meeting={meeting} />
          <p>If you did not meet, you need not do anything here. {meeting.sender_name} will be in touch with you.</p>
          <ButtonGroup>
            <Button>Yes, we met</Button>
            <Button kind="secondary" href="/my/meetings">
              Not yet
            </Button>
          </ButtonGroup>
        </Form>
      ),
    }
  },
  async submit({ visit, loaded: { referral } }) {
    await confirmMet(visit, referral, 'person', { said: 'self' })
    await visit.record({
      person_id: referral.person_id,
      subject: { kind: 'referral', id: referral.id },
      detail: { party: 'person', said: 'self' },
    })
    return { to: '/my/meetings', flash: 'Thank you. We have kept that you met.' }
  },
})
