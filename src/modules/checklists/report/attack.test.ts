import fc from 'fast-check'
import { v7 as uuid } from 'uuid'
import { expect, test } from 'vitest'
import type { Tx } from '#platform/db'
import { testDatabase } from '#platform/testing'
import { answers, type Member, members, roundOf, viewerOf } from '../checklists.testing.ts'
import {
  areaReports,
  closePart,
  closeRound,
  localReport,
  nationalReport,
  type Report,
  type Round,
  reopenResponse,
  selectInstrument,
  statementsOf,
  workingReport,
} from '../index.ts'

// Every organisation answers a statement of its own, so that a report says by itself whose answers it holds, and which. Whoever keeps every
// report ever shown then tries to subtract them from one another.
const house = await testDatabase()
const places = ['S12000049', 'S12000023', 'S12000027', 'S12000013']
const sizes = [6, 5, 4, 3]
const pool = await Promise.all(places.map((area, at) => members(house, area, sizes[at] ?? 2)))
const everybody = pool.flat()
const codes = ['fully', 'partially', 'not'] as const
const analyst = viewerOf('analyst', null)
const round0 = await roundOf(house, { key: 'statements', areas: places })
const items = statementsOf(await house.asWorker((tx) => selectInstrument(tx, round0.version_id))).map(
  ({ item }) => item,
)
const itemOf = (member: Member) => items[everybody.indexOf(member)] ?? 'none'

/** What a report holds: for each organisation, the answer of it that is counted. One row of the attacker's equations. */
type Held = ReadonlyMap<string, number>

const heldBy = (report: Report): Held =>
  new Map(
    report.statements.flatMap(({ item, counts }) =>
      codes.flatMap((code) => (counts[code] ? [[`${item} ${code}`, counts[code]] as const] : [])),
    ),
  )

/** The rank of the equations over the unknowns that are left when those of some organisations are set aside. */
function rank(rows: readonly Held[], unknowns: readonly string[]): number {
  const matrix = rows.map((row) => unknowns.map((unknown) => row.get(unknown) ?? 0))
  let found = 0
  for (let column = 0; column < unknowns.length; column++) {
    const pivot = matrix.findIndex((row, at) => at >= found && Math.abs(row[column] ?? 0) > 1e-9)
    if (pivot < 0) continue
    const [lead = []] = matrix.splice(pivot, 1)
    matrix.splice(found, 0, lead)
    for (const row of matrix.slice(found + 1)) {
      const times = (row[column] ?? 0) / (lead[column] ?? 1)
      for (let at = column; at < unknowns.length; at++) row[at] = (row[at] ?? 0) - times * (lead[at] ?? 0)
    }
    found += 1
  }
  return found
}

function* groupsUnderFive(all: readonly string[], from = 0, taken: string[] = []): Generator<string[]> {
  if (taken.length > 0) yield taken
  if (taken.length === 4) return
  for (let at = from; at < all.length; at++) yield* groupsUnderFive(all, at + 1, [...taken, all[at] ?? ''])
}

/** A group of one to four organisations about which the reports, combined in whatever way, say something by themselves; undefined when there is none. */
function workedOut(kept: readonly Held[]): string[] | undefined {
  const reports = [...new Map(kept.map((held) => [JSON.stringify([...held]), held])).values()]
  const unknowns = [...new Set(reports.flatMap((held) => [...held.keys()]))]
  const organisations = [...new Set(unknowns.map((unknown) => unknown.split(' ')[0] ?? ''))]
  const whole = rank(reports, unknowns)
  for (const group of groupsUnderFive(organisations)) {
    const others = unknowns.filter((unknown) => !group.includes(unknown.split(' ')[0] ?? ''))
    if (rank(reports, others) < whole) return group
  }
  return undefined
}

type Event = { kind: 'answer'; who: number; code: number } | { kind: 'close'; area: number } | { kind: 'close_all' }

const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({ kind: fc.constant('answer' as const), who: fc.nat(everybody.length - 1), code: fc.nat(2) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('close' as const), area: fc.nat(places.length - 1) }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'close_all' as const }) },
)

async function happens(round: Round, what: Event, sent: Set<Member>): Promise<void> {
  if (what.kind === 'close_all') await house.asViewer(analyst, (tx) => closeRound(tx, round.id, analyst.user_id))
  else if (what.kind === 'close') {
    const area = places[what.area] ?? ''
    const coordinator = viewerOf('coordinator', area, uuid())
    await house.asViewer(coordinator, (tx) => closePart(tx, round.id, area, coordinator.user_id))
  } else {
    const member = everybody[what.who]
    if (member === undefined) return
    try {
      if (sent.has(member))
        await house.asViewer(member.viewer, (tx) => reopenResponse(tx, member.seat(round), house.clock.now()))
      await answers(house, round, member, { [itemOf(member)]: codes[what.code] ?? 'not' })
      sent.add(member)
    } catch (error) {
      // The part has closed: what comes too late is refused, and changes nothing.
      if (!(error instanceof Error && error.name === 'Refused')) throw error
    }
  }
}

/** Every report that anybody is shown of a round at a moment. */
async function shown(round: Round): Promise<Held[]> {
  const opened = (tx: Tx) => Promise.all([nationalReport(tx, round), areaReports(tx, round)])
  const [nation, areas] = await house.asViewer(analyst, opened)
  const held = [...areas.values()].map(heldBy)
  if (nation.open) held.push(heldBy(nation.report))
  for (const area of places) {
    const local = await house.asViewer(viewerOf('coordinator', area, uuid()), (tx) => localReport(tx, round, area))
    if (local.open) held.push(heldBy(local.report))
  }
  return held
}

/** A round in which some answer first, then this happens; everything that was shown after each event of it. */
async function play(
  first: readonly Event[],
  events: readonly Event[],
  look: (round: Round) => Promise<Held[]>,
): Promise<Held[]> {
  const round = await roundOf(house, { key: uuid(), areas: places })
  const kept: Held[] = []
  const sent = new Set<Member>()
  for (const what of first) await happens(round, what, sent)
  for (const what of events) {
    await happens(round, what, sent)
    kept.push(...(await look(round)))
  }
  return kept
}

const answering = (who: number): Event => ({ kind: 'answer', who, code: who % 3 })
const everyoneAnswers = everybody.map((_, who) => answering(who))

test('whoever keeps every report ever shown can work out nothing about fewer than five organisations', async () => {
  let reports = 0
  const begun = fc.shuffledSubarray(everyoneAnswers, { minLength: 9 })
  const rest = fc.array(event, { minLength: 8, maxLength: 20 })
  await fc.assert(
    fc.asyncProperty(begun, rest, async (first, events) => {
      const kept = await play(first, [...events, { kind: 'close_all' }], shown)
      reports += kept.length
      expect(workedOut(kept)).toBeUndefined()
    }),
    { numRuns: 12 },
  )
  expect(reports).toBeGreaterThan(50)
}, 120_000)

test('the attack is a real one: reports that follow each answer, as the working report does, give one organisation away', async () => {
  const live = async (round: Round) => {
    const report = await house.asWorker((tx) => workingReport(tx, round))
    return report === undefined ? [] : [heldBy(report)]
  }
  expect(workedOut(await play([], everyoneAnswers, live))).toHaveLength(1)
})

test('everybody answered: the small areas come in together, or not at all', async () => {
  const all = await play(everyoneAnswers, [{ kind: 'close_all' }], shown)
  expect(Math.max(...all.map((held) => held.size))).toBe(18)
  const fewer = await play(everyoneAnswers.slice(0, 6 + 5 + 4), [{ kind: 'close_all' }], shown)
  expect(Math.max(...fewer.map((held) => held.size))).toBe(11)
})
