import { page } from '#platform/http'
import { referenceText } from '#platform/reference'
import { formatDate, formatTime } from '#platform/time'
import { Button, ButtonGroup, Count, Heading, Table } from '#platform/ui'
import { areaOf, members, ownBusiness, runsIt } from '../partnership.access.ts'
import { waitingItems } from './agenda.queries.ts'
import { isComing, standingWords } from './meeting.ts'
import { areaMeetings, type Meeting } from './meetings.queries.ts'

/** The partnership's meetings, to come and past, and what was put forward for them. */
export const listMeetings = page({
  path: '/partnership/meetings',
  access: members,
  audit: ownBusiness,
  async show({ tx, viewer }) {
    const area = areaOf(viewer)
    const meetings = await areaMeetings(tx, area)
    const coming = meetings.filter(({ standing }) => isComing(standing))
    const past = meetings.filter(({ standing }) => !isComing(standing)).toReversed()
    const waiting = await waitingItems(tx, area)
    return {
      title: 'Meetings of the partnership',
      wide: true,
      back: { href: '/partnership', text: 'The partnership' },
      main: (
        <>
          <Heading sub={`${coming.length} to come, ${past.length} past.`}>Meetings of the partnership</Heading>
          <ButtonGroup>
            {runsIt(viewer) && <Button href="/partnership/meetings/new">Call a meeting</Button>}
            <Button href="/partnership/agenda/new" kind={runsIt(viewer) ? 'secondary' : 'primary'}>
              Put something forward
            </Button>
            {coming.length > 0 && <a href="/partnership/meetings/calendar">Put all of them into your calendar</a>}
          </ButtonGroup>
          <h2>
            To come <Count>{coming.length}</Count>
          </h2>
          <MeetingTable
            caption="Meetings to come"
            meetings={coming}
            empty={
              runsIt(viewer) ? 'No meeting is called. Call one, or a whole series at once.' : 'No meeting is called.'
            }
          />
          <h2>
            Put forward, on no agenda yet <Count>{waiting.length}</Count>
          </h2>
          <Table
            caption="Put forward, on no agenda yet"
            hideCaption
            dense
            stack
            empty="Nothing waits to be put on an agenda."
            columns={[
              { key: 'title', text: 'What' },
              { key: 'purpose', text: 'What for' },
              { key: 'by', text: 'Put forward by' },
              ...(runsIt(viewer) ? [{ key: 'do', text: 'Do' }] : []),
            ]}
            rows={waiting.map((item) => ({
              title: item.from_link === null ? item.title : <a href={item.from_link}>{item.title}</a>,
              purpose: `${referenceText('agenda-purposes', item.purpose)}, ${item.minutes_needed} minutes`,
              by: item.by_name,
              do: (
                <>
                  <a href={`/partnership/agenda/${item.id}/place`}>
                    Put on an agenda<span class="visually-hidden">: {item.title}</span>
                  </a>
                  {' · '}
                  <a href={`/partnership/agenda/${item.id}/decline`}>
                    Do not take<span class="visually-hidden">: {item.title}</span>
                  </a>
                </>
              ),
            }))}
          />
          <h2>
            Past <Count>{past.length}</Count>
          </h2>
          <MeetingTable caption="Past meetings" meetings={past} empty="No meeting has been held yet." />
        </>
      ),
    }
  },
})

interface MeetingTableProps {
  caption: string
  meetings: readonly Meeting[]
  empty: string
}

function MeetingTable({ caption, meetings, empty }: MeetingTableProps) {
  return (
    <Table
      caption={caption}
      hideCaption
      dense
      stack
      empty={empty}
      columns={[
        { key: 'when', text: 'When', nowrap: true },
        { key: 'title', text: 'Meeting' },
        { key: 'where', text: 'Where' },
        { key: 'standing', text: 'Where it stands' },
      ]}
      rows={meetings.map((meeting) => ({
        when: (
          <a href={`/partnership/meetings/${meeting.id}`}>
            {formatDate(meeting.on_date)}, {formatTime(meeting.at_time)}
          </a>
        ),
        title: meeting.title,
        where: meeting.place ?? 'Online',
        standing: standingWords[meeting.standing],
      }))}
    />
  )
}
