import { found, page } from '#platform/http'
import { referenceText } from '#platform/reference'
import { dateInLondon, formatDate, formatDateTime } from '#platform/time'
import { Heading, NextStep, SummaryList, Table } from '#platform/ui'
import { askedIn } from '../invite/asked.queries.ts'
import { readers } from '../report/local/load-report.ts'
import { leastResponses } from '../report/report.queries.ts'
import { seatOf } from '../responses/seat.ts'
import { type Progress, progressOf, standingsOf } from '../rounds/progress.ts'
import { type Part, partState, type Round, whyNotOpen } from '../rounds/round.ts'
import { partsOf, selectOptionalRound } from '../rounds/rounds.queries.ts'
import { AskedTable } from './asked-table.tsx'
import { type ClosingMoved, closingsOf } from './closings.queries.ts'
import { whoMayKnow } from './rounds-page.tsx'

function Areas({ progress }: { progress: readonly Progress[] }) {
  return (
    <Table
      caption="Areas"
      dense
      columns={[
        { key: 'area', text: 'Area' },
        { key: 'invited', text: 'Asked', numeric: true },
        { key: 'responses', text: 'Answered', numeric: true },
        { key: 'closed', text: 'Closed', nowrap: true },
      ]}
      rows={progress.map(({ area_id, invited, responses, closed_at }) => ({
        area: referenceText('areas', area_id),
        invited,
        responses,
        closed: closed_at === null ? 'Open' : formatDate(dateInLondon(closed_at)),
      }))}
    />
  )
}

function Next({
  round,
  part,
  responses,
  coordinates,
  answers,
  now,
}: {
  round: Round
  part: Part
  responses: number
  coordinates: boolean
  answers: boolean
  now: Date
}) {
  const at = `/checklists/${round.id}`
  const why = whyNotOpen(round, part, now)
  const closed = partState(round, part, now) === 'closed'
  if (closed)
    return (
      <NextStep
        actions={
          <a class="ds_button" href={`${at}/report`}>
            Read the report
          </a>
        }
      >
        {why}
      </NextStep>
    )
  if (why !== undefined) return <NextStep>{why}</NextStep>
  const need = responses < leastResponses ? ` A report needs ${leastResponses}.` : ''
  return (
    <NextStep
      actions={
        coordinates ? (
          <>
            <a class="ds_button" href={`${at}/invite`}>
              Invite organisations
            </a>
            <a href={`${at}/remind`}>Remind those who have not answered</a>
            <a href={`${at}/close`}>Close the round</a>
          </>
        ) : answers ? (
          <a class="ds_button" href={`${at}/answer`}>
            Our answers
          </a>
        ) : undefined
      }
    >
      {`${responses} ${responses === 1 ? 'organisation has' : 'organisations have'} answered so far.${need} The report opens when the round closes.`}
    </NextStep>
  )
}

function Closes({ round, moved }: { round: Round; moved: readonly ClosingMoved[] }) {
  return (
    <>
      {round.closes_at === null ? 'No day set' : formatDateTime(round.closes_at)}
      {moved.map(({ id, former_closes_at, reason }) => (
        <div class="nwd-sub" key={id}>
          {former_closes_at === null
            ? 'Set later: '
            : `Was ${formatDate(dateInLondon(former_closes_at))}, given more time: `}
          {reason}
        </div>
      ))}
    </>
  )
}

export const roundPage = page({
  path: '/checklists/:round',
  access: whoMayKnow,
  audit: { none: 'who has answered in the viewer’s area, never what' },
  async show({ tx, viewer, clock, parameters }) {
    const round = found(await selectOptionalRound(tx, parameters.round))
    const parts = await partsOf(tx, round.id)
    const part = found(viewer.area_id === null ? parts[0] : parts.find(({ area_id }) => area_id === viewer.area_id))
    const progress = await progressOf(tx, round.id)
    const responses = progress.find(({ area_id }) => area_id === viewer.area_id)?.responses ?? 0
    const coordinates = viewer.role === 'coordinator'
    const opened = coordinates || viewer.role === 'analyst' ? round.area_id === viewer.area_id : false
    const mayExtend = opened && parts.some((each) => partState(round, each, clock.now()) !== 'closed')
    return {
      title: round.title.slice(0, 60),
      wide: true,
      back: { href: '/checklists', text: 'Checklists' },
      main: (
        <>
          <Heading sub={round.instrument_title}>{round.title}</Heading>
          {viewer.area_id !== null && (
            <Next
              round={round}
              part={part}
              responses={responses}
              coordinates={coordinates}
              answers={seatOf(viewer, round.id) !== undefined}
              now={clock.now()}
            />
          )}
          <SummaryList
            dense
            rows={[
              { key: 'For', value: round.area_id === null ? 'The nation' : referenceText('areas', round.area_id) },
              { key: 'Opened', value: formatDateTime(round.opens_at) },
              {
                key: 'Closes',
                value: <Closes round={round} moved={await closingsOf(tx, round.id)} />,
                actions: mayExtend
                  ? [{ href: `/checklists/${round.id}/extend`, text: 'Change', about: 'when it closes' }]
                  : [],
              },
            ]}
          />
          {coordinates && viewer.area_id !== null && (
            <AskedTable
              at={`/checklists/${round.id}`}
              standings={await standingsOf(tx, round.id, viewer.area_id)}
              asked={await askedIn(tx, round.id)}
            />
          )}
          {viewer.area_id !== null && round.area_id === null && readers.some((role) => role === viewer.role) && (
            <p>
              <a href={`/checklists/${round.id}/nation`}>What the nation’s partnerships say together</a>
            </p>
          )}
          {viewer.area_id === null && round.area_id === null && (
            <NextStep
              actions={
                <a class="ds_button" href={`/checklists/${round.id}/nation`}>
                  Read the national overview
                </a>
              }
            >
              {`${progress.reduce((sum, one) => sum + one.responses, 0)} organisations have answered.`}
            </NextStep>
          )}
          {viewer.area_id === null && <Areas progress={progress} />}
        </>
      ),
    }
  },
})
