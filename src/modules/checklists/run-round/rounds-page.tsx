import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { page } from '#platform/http'
import { dateInLondon, formatDate } from '#platform/time'
import { Heading, NextStep, Table, Tag } from '#platform/ui'
import { selectOptionalResponse } from '../responses/response.queries.ts'
import { seatOf } from '../responses/seat.ts'
import { progressOf } from '../rounds/progress.ts'
import { type PartState, partState, type Round } from '../rounds/round.ts'
import { partsOf, roundsOf } from '../rounds/rounds.queries.ts'

/** Everybody of a partnership, and the analyst. */
export const whoMayKnow = [
  'coordinator',
  'analyst',
  'member',
  'team_lead',
  'key_worker',
  'provider_worker',
  'employer_officer',
  'referrer',
] as const

const inWords: Record<PartState, string> = { not_yet: 'Opens later', open: 'Open', closed: 'Closed' }

interface Line {
  round: Round
  state: PartState
  responses: number
  mine: 'none' | 'begun' | 'sent'
}

async function lineOf(tx: Tx, viewer: Viewer, round: Round, now: Date): Promise<Line[]> {
  const parts = await partsOf(tx, round.id)
  const part = viewer.area_id === null ? parts[0] : parts.find(({ area_id }) => area_id === viewer.area_id)
  if (part === undefined) return []
  const open = parts.some((one) => partState(round, one, now) === 'open')
  const progress = await progressOf(tx, round.id)
  const counted = viewer.area_id === null ? progress : progress.filter(({ area_id }) => area_id === viewer.area_id)
  const seat = seatOf(viewer, round.id)
  const response = seat && (await selectOptionalResponse(tx, seat))
  return [
    {
      round,
      state: viewer.area_id === null && open ? 'open' : partState(round, part, now),
      responses: counted.reduce((sum, { responses }) => sum + responses, 0),
      mine: response === undefined ? 'none' : response.submission === null ? 'begun' : 'sent',
    },
  ]
}

const until = ({ closes_at }: Round) => (closes_at === null ? 'No day set' : formatDate(dateInLondon(closes_at)))

function ToDo({ lines }: { lines: readonly Line[] }) {
  return (
    <>
      {lines
        .filter(({ state, mine }) => state === 'open' && mine !== 'sent')
        .map(({ round, mine }) => (
          <NextStep
            key={round.id}
            actions={
              <a class="ds_button" href={`/checklists/${round.id}/answer`}>
                {mine === 'none' ? 'Start our answers' : 'Go on with our answers'}
              </a>
            }
          >
            {`${round.title} is open until ${until(round)}. Several of you can answer; one sends it in.`}
          </NextStep>
        ))}
    </>
  )
}

export const roundsPage = page({
  path: '/checklists',
  access: whoMayKnow,
  audit: { none: 'rounds that the viewer’s area takes part in, which are about nobody' },
  async show({ tx, viewer, clock }) {
    const lines: Line[] = []
    // One after another: they share the visit's one connection.
    for (const round of await roundsOf(tx, viewer.area_id ?? undefined))
      lines.push(...(await lineOf(tx, viewer, round, clock.now())))
    const answers = seatOf(viewer, '') !== undefined
    return {
      title: 'Checklists',
      wide: true,
      main: (
        <>
          <Heading sub="The partnership looks at itself: each organisation answers once, and a report adds them up.">
            Checklists
          </Heading>
          {answers && <ToDo lines={lines} />}
          {viewer.role === 'coordinator' && (
            <p>
              <a href="/checklists/new">Open a round for our partnership</a>
            </p>
          )}
          <Table
            caption="Rounds"
            hideCaption
            stack
            columns={[
              { key: 'round', text: 'Round' },
              { key: 'asks', text: 'Checklist' },
              { key: 'state', text: 'State' },
              { key: 'closes', text: 'Closes', nowrap: true },
              { key: 'responses', text: 'Organisations that answered', numeric: true },
            ]}
            rows={lines.map(({ round, state, responses }) => ({
              round: <a href={`/checklists/${round.id}`}>{round.title}</a>,
              asks: round.instrument_title,
              state: <Tag tone={state === 'open' ? 'blue' : 'grey'}>{inWords[state]}</Tag>,
              closes: until(round),
              responses,
            }))}
            empty={<p>There is no round yet. Your coordinator, or the nation, opens one.</p>}
          />
        </>
      ),
    }
  },
})
