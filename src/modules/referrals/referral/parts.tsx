import { formatDate, formatDateTime, formatDayAndDate, formatTime } from '#platform/time'
import { Details, InsetText, SummaryList, Timeline } from '#platform/ui'
import { type Party, parties } from '../referral.ts'
import { type MeetingWay, meetingWays, partyNames } from '../words.ts'
import { happened } from './happened.ts'
import type { ReferralRecord } from './record.queries.ts'

const said = (words: string | null | undefined) => words ?? 'Not given'

/** The warm handover: what was agreed to tell, the meeting, and who has said "we met". */
export function Handover({ record: { note, meeting, met, meetingsMoved } }: { record: ReferralRecord }) {
  const moved = meetingsMoved.filter(({ why }) => why !== null)
  if (!note && !meeting) return null
  return (
    <>
      <h2>Warm handover</h2>
      {note && (
        <InsetText>
          <p>{note.words}</p>
          <p class="nwd-sub">
            Agreed on {formatDate(note.agreed_on)}, written by {note.by_name}
          </p>
        </InsetText>
      )}
      {meeting && (
        <SummaryList
          dense
          rows={[
            { key: 'When', value: `${formatDayAndDate(meeting.on_date)}, ${formatTime(meeting.at_time)}` },
            { key: 'How', value: wayIn(meeting.how) },
            { key: 'Where', value: said(meeting.place) },
            { key: 'Who comes', value: meeting.who_comes },
            ...parties.map((party) => ({
              key: `${capital(partyNames[party])}: “we met”`,
              value: met.includes(party) ? 'Said so' : 'Not yet',
            })),
          ]}
        />
      )}
      {moved.length > 0 && (
        <Details summary="How the meeting was moved">
          <ul>
            {moved.map(({ arranged_at, asked_by, why, on_date, by_name }) => (
              <li key={arranged_at.toISOString()}>
                To {formatDate(on_date)}: {asked_by === null ? '' : `${partyNames[asked_by as Party]} asked. `}
                {why} ({by_name}, {formatDateTime(arranged_at)})
              </li>
            ))}
          </ul>
        </Details>
      )}
    </>
  )
}

/** What has happened to the referral, newest first. */
export function History({ record: { events } }: { record: ReferralRecord }) {
  if (events.length === 0) return null
  return (
    <>
      <h2>What has happened</h2>
      <Timeline
        label="What has happened to the referral"
        items={events.map((event) => ({
          when: formatDateTime(event.at),
          datetime: event.at.toISOString(),
          what: (
            <>
              {happened(event)}
              {event.words && <> “{event.words}”</>}
            </>
          ),
          by: event.by_name,
        }))}
      />
    </>
  )
}

const wayIn = (how: string) => meetingWays[how as MeetingWay] ?? how
const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
