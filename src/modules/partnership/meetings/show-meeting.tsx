import { found, page } from '#platform/http'
import { formatDate } from '#platform/time'
import { Button, ButtonGroup, Columns, Count, Heading, InsetText, NextStep, Side } from '#platform/ui'
import { actionsAgreedAt, actionsOf } from '../actions/actions.queries.ts'
import { decisionsAt } from '../decisions/decisions.queries.ts'
import { quorumInWords } from '../members/quorum.ts'
import { members, ownBusiness, runsIt } from '../partnership.access.ts'
import { risksOf } from '../risks/risks.queries.ts'
import { interestsAt, itemsOf } from './agenda.queries.ts'
import { type Agenda, AgendaList } from './agenda-list.tsx'
import { type Attendee, attendeesOf, howWords, quorumAt } from './attendance.queries.ts'
import { isComing, isOpenForNotes, whenInWords } from './meeting.ts'
import { nextForMeeting } from './meeting-next.ts'
import { heldMeetings, type Meeting, selectOptionalMeeting, statesOf } from './meetings.queries.ts'

/** One meeting: its agenda and papers before it, what was said and decided after it, and the one thing to do next. */
export const showMeeting = page({
  path: '/partnership/meetings/:meeting',
  access: members,
  audit: ownBusiness,
  async show({ tx, viewer, parameters, today }) {
    const meeting = found(await selectOptionalMeeting(tx, parameters.meeting))
    const coming = isComing(meeting.standing)
    const attendees = await attendeesOf(tx, meeting, today)
    const earlier = (await heldMeetings(tx, meeting.area_id)).find(
      ({ on_date, standing }) => on_date < meeting.on_date && standing === 'minutes_ready',
    )
    const writable = isOpenForNotes(meeting.standing)
    const agenda: Agenda = {
      meeting,
      items: await itemsOf(tx, meeting),
      interests: await interestsAt(tx, meeting.id),
      decisions: await decisionsAt(tx, meeting.id),
      agreed: await actionsAgreedAt(tx, meeting.id),
      minutesOf: writable ? earlier : undefined,
      due: writable
        ? (await actionsOf(tx, meeting.area_id, 'open')).filter(
            ({ due_on, meeting_id }) => due_on <= meeting.on_date && meeting_id !== meeting.id,
          )
        : [],
      risks: writable
        ? (await risksOf(tx, meeting.area_id, 'open')).filter(({ next_review_on }) => next_review_on <= meeting.on_date)
        : [],
    }
    const mine = attendees.find(({ user_id, ended_on }) => user_id === viewer.user_id && ended_on === null)
    const next = nextForMeeting({ meeting, coordinator: runsIt(viewer), mine, items: agenda.items.length, today })
    const cancelled = (await statesOf(tx, meeting.id)).find(({ state }) => state === 'cancelled')
    const quorum = await quorumAt(tx, meeting, attendees)
    return {
      title: `Meeting on ${formatDate(meeting.on_date)}`,
      wide: true,
      back: { href: '/partnership/meetings', text: 'Meetings' },
      main: (
        <>
          <Heading sub={whenInWords(meeting)}>{meeting.title}</Heading>
          {cancelled && <InsetText>Cancelled: {cancelled.words}</InsetText>}
          {next && (
            <NextStep actions={next.action && <Button href={next.action.href}>{next.action.text}</Button>}>
              {next.words}
            </NextStep>
          )}
          <Columns
            side={
              <MeetingSide
                meeting={meeting}
                attendees={attendees}
                quorum={quorumInWords(quorum)}
                coordinator={runsIt(viewer)}
              />
            }
          >
            <h2>
              {coming ? 'Agenda' : 'What was said and decided'} {coming && <Count>{minutesInWords(agenda)}</Count>}
            </h2>
            <AgendaList agenda={agenda} looking={{ today, coordinator: runsIt(viewer), writable }} />
            {coming && (
              <ButtonGroup>
                <Button href={`/partnership/agenda/new?meeting=${meeting.id}`} kind="secondary">
                  {runsIt(viewer) ? 'Put an item on the agenda' : 'Put something forward'}
                </Button>
              </ButtonGroup>
            )}
          </Columns>
        </>
      ),
    }
  },
})

/** How long the items need, against how long the meeting lasts. */
function minutesInWords({ items, meeting }: Agenda): string {
  const needed = items.reduce((sum, { minutes_needed }) => sum + minutes_needed, 0)
  const over = needed > meeting.minutes_long ? ': more than there is' : ''
  return `${needed} of ${meeting.minutes_long} minutes${over}`
}

interface MeetingSideProps {
  meeting: Meeting
  attendees: readonly Attendee[]
  quorum: string
  coordinator: boolean
}

function MeetingSide({ meeting, attendees, quorum, coordinator }: MeetingSideProps) {
  const at = `/partnership/meetings/${meeting.id}`
  const coming = isComing(meeting.standing)
  const held = !coming && meeting.standing !== 'cancelled'
  const named = (how: Attendee['how']) =>
    attendees
      .filter((each) => each.how === how)
      .map(({ name }) => name)
      .join(', ')
  const said = (['present', 'online', 'coming', 'apologies', 'absent'] as const)
    .map((how) => ({ term: howWords[how], detail: named(how) }))
    .filter(({ detail }) => detail !== '')
  const quiet = attendees.filter(({ how }) => how === undefined)
  const changes = [
    ...(coordinator && held ? [{ href: `${at}/attendance`, text: 'Change who was there' }] : []),
    ...(coordinator && coming
      ? [
          { href: `${at}/move`, text: 'Move it' },
          { href: `${at}/cancel`, text: 'Cancel it' },
        ]
      : []),
  ]
  return (
    <Side
      label="About this meeting"
      items={[
        {
          term: 'Where',
          detail: (
            <>
              {meeting.place}
              {meeting.place !== null && meeting.link !== null && <br />}
              {meeting.link !== null && <a href={meeting.link}>Join online</a>}
            </>
          ),
        },
        { term: coming ? 'If those come who said so' : 'Quorum', detail: quorum },
        ...said,
        ...(coming && quiet.length > 0
          ? [{ term: 'Have not said', detail: quiet.map(({ name }) => name).join(', ') }]
          : []),
        {
          term: 'Take it with you',
          detail: (
            <>
              <a href={`${at}/calendar`}>Put it into your calendar</a>
              {held && (
                <>
                  <br />
                  <a href={`${at}/minutes`}>Read the minutes</a>
                </>
              )}
            </>
          ),
        },
        ...(changes.length > 0
          ? [
              {
                term: 'Change',
                detail: changes.map(({ href, text }, index) => (
                  <span key={href}>
                    {index > 0 && <br />}
                    <a href={href}>{text}</a>
                  </span>
                )),
              },
            ]
          : []),
      ]}
    />
  )
}
