import { page } from '#platform/http'
import { dateInLondon, formatDate } from '#platform/time'
import { Button, Table, Tag } from '#platform/ui'
import { type Move, movesOf } from './plan.queries.ts'

const columns = [
  { key: 'when', text: 'Asked for' },
  { key: 'from', text: 'From' },
  { key: 'to', text: 'To' },
  { key: 'state', text: 'Where it is' },
]

/** How far a move is, in words. */
export function stateOf({ finished_at, back_asked_at, back_finished_at }: Move) {
  if (back_finished_at !== null) return { text: 'Taken back', tone: 'grey' } as const
  if (back_asked_at !== null) return { text: 'Being taken back', tone: 'blue' } as const
  return finished_at === null
    ? ({ text: 'Under way', tone: 'blue' } as const)
    : ({ text: 'Done', tone: 'green' } as const)
}

/** The moves that were made when contracts ended. */
export const contractEnds = page({
  path: '/contract-ends',
  access: ['coordinator'],
  audit: 'referrals.contract_moves.listed',
  async show({ tx, record }) {
    const moves = await movesOf(tx)
    await record({ detail: { rows: moves.length } })
    return {
      title: 'When a contract ends',
      back: { href: '/referrals', text: 'Referrals' },
      main: (
        <>
          <h1>When a contract ends</h1>
          <p class="ds_lead">
            Everybody with one organisation goes to another in one operation, and it can be taken back as one.
          </p>
          <Button href="/contract-ends/new">Move everybody to another organisation</Button>
          <h2>{moves.length === 1 ? '1 move so far' : `${moves.length} moves so far`}</h2>
          <Table
            caption="Moves, newest first"
            hideCaption
            dense
            stack
            columns={columns}
            rows={moves.map((move) => {
              const { text, tone } = stateOf(move)
              return {
                when: <a href={`/contract-ends/${move.id}`}>{formatDate(dateInLondon(move.asked_at))}</a>,
                from: move.from_name,
                to: move.to_name,
                state: <Tag tone={tone}>{text}</Tag>,
              }
            })}
            empty="No contract has ended here yet."
          />
        </>
      ),
    }
  },
})
