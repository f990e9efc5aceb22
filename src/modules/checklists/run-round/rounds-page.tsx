import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { page } from '#platform/http'
import { dateInLondon, formatDate } from '#platform/time'
import { Heading, NextStep, Table, Tag } from '#platform/ui'
import { authors } from '../authoring/load-draft.ts'
import { readers } from '../report/local/load-report.ts'
import { type Mine, mineIn } from '../responses/response.queries.ts'
import { answersForOne } from '../responses/seat.ts'
import { progressOfAll } from '../rounds/progress.ts'
import { type PartState, partState, type Round } from '../rounds/round.ts'
import { roundsOf } from '../rounds/rounds.queries.ts'

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
  mine: Mine | 'none'
}

/** The rounds of the list, each as it stands for the viewer: three questions to the database, however many rounds there are. */
async function linesOf(tx: Tx, viewer: Viewer, now: Date): Promise<Line[]> {
  const rounds = await roundsOf(tx, viewer.area_id ?? undefined)
  const ids = rounds.map(({ id }) => id)
  const progress = Map.groupBy(await progressOfAll(tx, ids), ({ round_id }) => round_id)
  const mine = viewer.organisation_id === null ? new Map<string, Mine>() : await mineIn(tx, ids, viewer.organisation_id)
  return rounds.flatMap((round) => {
    const parts = (progress.get(round.id) ?? []).filter(
      ({ area_id }) => viewer.area_id === null || area_id === viewer.area_id,
    )
    const states = parts.map((part) => partState(round, part, now))
    const [state] = states.includes('open') ? (['open'] as const) : states
    if (state === undefined) return []
    const responses = parts.reduce((sum, part) => sum + part.responses, 0)
    return [{ round, state, responses, mine: mine.get(round.id) ?? 'none' }]
  })
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

/** What stands beside the rounds: opening one, the plan that comes of them, their questions for who writes them, and what partnerships learned. */
function AlsoHere({ viewer: { role, area_id } }: { viewer: Viewer }) {
  return (
    <ul class="nwd-inline-list">
      {authors.some((one) => one === role) && (
        <li>
          <a href="/checklists/new">
            {role === 'analyst' ? 'Open a round for the nation' : 'Open a round for our partnership'}
          </a>
        </li>
      )}
      {area_id !== null && readers.some((one) => one === role) && (
        <li>
          <a href="/checklists/plan">Our improvement plan</a>
        </li>
      )}
      {authors.some((one) => one === role) && (
        <li>
          <a href="/checklists/instruments">Checklists and their questions</a>
        </li>
      )}
      <li>
        <a href="/checklists/good-practice">Good practice of every partnership</a>
      </li>
    </ul>
  )
}

export const roundsPage = page({
  path: '/checklists',
  access: whoMayKnow,
  audit: { none: 'rounds that the viewer’s area takes part in, which are about nobody' },
  async show({ tx, viewer, clock }) {
    const lines = await linesOf(tx, viewer, clock.now())
    return {
      title: 'Checklists',
      wide: true,
      main: (
        <>
          <Heading sub="The partnership looks at itself: each organisation answers once, and a report adds them up.">
            Checklists
          </Heading>
          {answersForOne(viewer.role) && <ToDo lines={lines} />}
          <AlsoHere viewer={viewer} />
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
