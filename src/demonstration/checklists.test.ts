import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  checklistJobs,
  clearedComments,
  ensureInstruments,
  improvementsWaiting,
  localReport,
  previousReport,
  progressOf,
  type Round,
  roundsOf,
  standingsOf,
} from '#modules/checklists'
import { ensurePartnerships } from '#modules/partnership'
import type { Viewer } from '#platform/access'
import { createAuth } from '#platform/auth'
import { testDatabase } from '#platform/testing'
import { demonstrateChecklists, demonstrateImprovement, demonstratePartnership, seedDemonstration } from './index.ts'

const house = await testDatabase()
const area = 'S12000049'
const coordinator: Viewer = {
  user_id: 'b7a5c0de-0000-4000-8000-000000000002',
  name: 'Alasdair Placeholder',
  role: 'coordinator',
  organisation_id: null,
  organisation_name: '',
  area_id: area,
}

describe('the rounds of a demonstration', () => {
  let rounds: Round[] = []
  beforeAll(async () => {
    const settings = { secondFactor: 'offered' as const }
    const parts = { secret: 'a secret of this test, long enough for anybody', baseUrl: 'http://localhost', settings }
    const auth = createAuth({ database: house.database, clock: house.clock, ...parts })
    await seedDemonstration({ owner: house.owner, auth, clock: house.clock })
    await house.asWorker(ensurePartnerships)
    await house.asWorker(ensureInstruments)
    await demonstrateChecklists(house.database, house.clock)
    rounds = await house.asWorker((tx) => roundsOf(tx))
  })

  it('are three, and no more however often they are told', async () => {
    await demonstrateChecklists(house.database, house.clock)
    expect((await house.asWorker((tx) => roundsOf(tx))).map(({ key }) => key)).toEqual([
      'demonstration-2026-11',
      'demonstration-2026-08',
      'demonstration-2025-10',
    ])
  })

  it('leave the partnership’s member something to answer, and the coordinator somebody to remind', async () => {
    const [open] = rounds
    const standings = await house.asViewer(coordinator, (tx) => standingsOf(tx, open?.id ?? '', area))
    const answered = standings.filter(({ submitted_at }) => submitted_at !== null).map(({ name }) => name)
    expect(standings).toHaveLength(9)
    expect(answered.length).toBeGreaterThan(0)
    expect(answered).not.toContain('Harbour Housing')
  })

  it('ask some by e-mail in the open one, whose letters the program sends when it starts', async () => {
    const send = checklistJobs('http://localhost').find(({ name }) => name === 'send-checklist-letters')
    await send?.run({ database: house.database, clock: house.clock })
    const { rows } = await sql<{ recipient: string }>`
      select recipient from platform.outbox where body like '%/checklists/invited/%' order by recipient`.execute(
      house.asOwner,
    )
    expect(rows.map(({ recipient }) => recipient)).toEqual([
      'ada@college.example',
      'bo@jobcentre.example',
      'cy@justice.example',
      'dee@health.example',
    ])
  })

  it('have a report of the city with the round before it, and comments that were cleared', async () => {
    const [, closed] = rounds
    if (closed === undefined) throw new Error('a round has closed')
    const told = await house.asViewer(coordinator, async (tx) => ({
      opened: await localReport(tx, closed, area),
      before: await previousReport(tx, closed, area),
      comments: await clearedComments(tx, closed.id, 'local', area),
    }))
    expect(told).toMatchObject({ opened: { open: true }, before: { organisations: 9 } })
    expect(told.comments.length).toBeGreaterThan(3)
  })

  it('become an improvement plan, whose older part has been measured by the round since', async () => {
    await demonstratePartnership(house.database, house.clock)
    for (const _ of ['once', 'and again']) await demonstrateImprovement(house.database, house.clock)
    const waiting = await house.asViewer(coordinator, (tx) => improvementsWaiting(tx, area, house.clock.today()))
    expect(waiting).toEqual({ late: 1, unled: 1 })
    const { rows } = await sql<{ round: string; improvements: number }>`
      select r.key as round, count(*)::int as improvements from checklists.improvement_statement s
      join checklists.round r on r.id = s.round_id group by 1 order by 1`.execute(house.asOwner)
    expect(rows).toEqual([
      { round: 'demonstration-2025-10', improvements: 2 },
      { round: 'demonstration-2026-08', improvements: 2 },
    ])
  })

  it('have areas that are too small to show', async () => {
    const progress = await house.asWorker((tx) => progressOf(tx, rounds[1]?.id ?? ''))
    expect(progress).toHaveLength(32)
    expect(progress.filter(({ responses }) => responses > 0 && responses < 5)).not.toEqual([])
    expect(progress.reduce((sum, { responses }) => sum + responses, 0)).toBeGreaterThan(200)
  })
})
