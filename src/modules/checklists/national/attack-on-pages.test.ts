import { inflateRawSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Viewer } from '#platform/access'
import { testDatabase } from '#platform/testing'
import { answers, type Member, members, roundOf, viewerOf } from '../checklists.testing.ts'
import { closePart, type Round, selectInstrument, statementsOf } from '../index.ts'
import { pagesOf } from '../pages.testing.ts'

// Two attacks on everything that is shown, at each moment of a round. The first changes what organisations answered, in every way that the rules
// of decision 15 say must not be seen, behind the curtain: every page, report and file must stay the same to the letter. The second keeps the
// figures of every page and file and asks whether any two of them differ by one to four organisations.
const house = await testDatabase()
const { ask, send } = pagesOf(house)
const analyst = viewerOf('analyst', null)
const areas = ['S12000049', 'S12000023', 'S12000027', 'S12000013']
const sizes = [6, 5, 4, 3]
const codes = ['fully', 'partially', 'not']
const asked = ['1.1', '2.5', '9.7']
const coordinators = areas.map((area) => viewerOf('coordinator', area))
const onlooker = viewerOf('member', areas[0] ?? '')
let pool: Member[][]
let worlds = 0
let items: string[]

beforeAll(async () => {
  pool = []
  for (const [at, area] of areas.entries()) pool.push(await members(house, area, sizes[at] ?? 2))
  const first = await roundOf(house, { key: 'before', areas, opens_at: new Date('2026-01-05T09:00:00Z') })
  items = statementsOf(await house.asWorker((tx) => selectInstrument(tx, first.version_id))).map(({ item }) => item)
  const base = '/checklists/good-practice'
  const [coordinator = analyst] = coordinators
  const practice = await send(coordinator, `${base}/new`, {
    title: 'One desk',
    about: `${first.version_id}:1`,
    done: 'One desk for all',
    changed: 'Fewer journeys',
    contact_role: 'Team lead',
  })
  await send(coordinator, `${practice.to}/submit`, { read: 'yes' })
  await send(analyst, `${practice.to}/review`, { decision: 'published' })
})

const close = async (round: Round, at: number) => {
  const coordinator = coordinators[at] ?? analyst
  await house.asViewer(coordinator, (tx) => closePart(tx, round.id, areas[at] ?? '', coordinator.user_id))
}

/** The contents of a ZIP file, without when it was made. */
function unpacked(file: Buffer): string {
  const parts: string[] = []
  const entry = 'PK\u0001\u0002'
  for (let from = file.indexOf(entry, 0, 'latin1'); from >= 0; from = file.indexOf(entry, from + 46, 'latin1')) {
    const name = file.toString('utf8', from + 46, from + 46 + file.readUInt16LE(from + 28))
    const local = file.readUInt32LE(from + 42)
    const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
    const bytes = file.subarray(start, start + file.readUInt32LE(from + 20))
    const text = file.readUInt16LE(from + 10) === 0 ? bytes : inflateRawSync(bytes)
    if (!name.startsWith('docProps/')) parts.push(`${name} ${text.toString('utf8')}`)
  }
  return parts.sort().join('\n')
}

/** What somebody is answered at an address, without what is new each time it is asked for. */
async function answered(as: Viewer, path: string): Promise<string> {
  const answer = await ask(as, path)
  const bytes = Buffer.from(await answer.arrayBuffer())
  const text = bytes.subarray(0, 2).toString('latin1') === 'PK' ? unpacked(bytes) : bytes.toString('utf8')
  return `${answer.status} ${text.replace(/name="_form" value="[^"]*"/g, '')}`
}

const formats = ['csv', 'json', 'xlsx', 'docx'] as const
const ofNation = (at: string) => [`${at}/nation`, ...formats.map((format) => `${at}/nation/file?format=${format}`)]
const shared = (at: string) => [at, '/checklists', '/checklists/good-practice', ...ofNation(at)]
const ofArea = (at: string) => [
  `${at}/report`,
  ...formats.map((format) => `${at}/report/file?format=${format}`),
  `${at}/points`,
  `${at}/workshop`,
  `${at}/screen`,
  `${at}/improve`,
  '/checklists/plan',
  '/checklists/plan/file?format=csv',
]

/** Everything that those see who are not the organisations themselves. */
async function everything(round: Round, ofWhom: number): Promise<Map<string, string>> {
  const at = `/checklists/${round.id}`
  const seen = new Map<string, string>()
  const see = async (as: Viewer, path: string) => seen.set(`${as.role} ${as.area_id} ${path}`, await answered(as, path))
  for (const path of [...shared(at), `${at}/nation?section=1`, '/checklists/instruments']) await see(analyst, path)
  for (const path of [...shared(at).slice(0, 4), ...ofArea(at)]) await see(coordinators[ofWhom] ?? analyst, path)
  for (const path of [at, `${at}/report`, `${at}/nation`]) await see(onlooker, path)
  return seen
}

interface Given {
  id: string
  area_id: string
  organisation_id: string
  item: string
  answer: string
}

async function givenIn(round: Round): Promise<Given[]> {
  const { rows } = await sql<Given>`select id, area_id, organisation_id, item, answer from checklists.answer
    where round_id = ${round.id} and superseded_at is null order by organisation_id, item`.execute(house.asOwner)
  return rows
}

/** Changes answers behind the curtain, past every rule of the database. */
const become = (changed: readonly Pick<Given, 'id' | 'answer'>[]) =>
  house.asOwner.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`update checklists.answer a set answer = n.answer
      from unnest(${changed.map(({ id }) => id)}::uuid[], ${changed.map(({ answer }) => answer)}::text[]) as n (id, answer)
      where a.id = n.id`.execute(tx)
  })

/** The organisations that a report may be about together: the test's own words for decision 15. Those in no group are not shown at all. */
function groupsOf(given: readonly Given[], closed: ReadonlySet<number>): Given[][] {
  const ofAreas = areas.map((area) => given.filter(({ area_id }) => area_id === area))
  const organisations = (of: readonly Given[]) => new Set(of.map(({ organisation_id }) => organisation_id)).size
  const alone = ofAreas.filter((of, at) => closed.has(at) && organisations(of) >= 5)
  const small = ofAreas.filter((of) => organisations(of) < 5).flat()
  const together = closed.size === areas.length && organisations(small) >= 5 ? [small] : []
  return [...alone, ...together]
}

/** The same answers, each group's given by others of the group, and what belongs to none otherwise altogether. */
function otherwise(given: readonly Given[], closed: ReadonlySet<number>, turn: number): Given[] {
  const groups = groupsOf(given, closed)
  const shown = new Set(groups.flat())
  const turned = groups.flatMap((group) =>
    asked.flatMap((item) => {
      const of = group.filter((one) => one.item === item)
      return of.map((one, at) => ({ ...one, answer: of[(at + turn) % of.length]?.answer ?? one.answer }))
    }),
  )
  const hidden = given
    .filter((one) => !shown.has(one))
    .map((one) => ({ ...one, answer: codes[(codes.indexOf(one.answer) + turn) % codes.length] ?? one.answer }))
  return [...turned, ...hidden]
}

describe('everything that is shown', () => {
  test('stays the same, to the letter, whoever of a group gave which answer, and whatever those said who are not shown', async () => {
    let [compared, changes] = [0, 0]
    const world = fc.record({
      order: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
      silent: fc.uniqueArray(fc.nat(17), { maxLength: 4 }),
      chance: fc.array(fc.nat(2), { minLength: 54, maxLength: 54 }),
      turn: fc.integer({ min: 1, max: 2 }),
      looks: fc.nat(3),
    })
    await fc.assert(
      fc.asyncProperty(world, async ({ order, silent, chance, turn, looks }) => {
        const round = await roundOf(house, { key: `attack ${compared}-${changes}`, areas })
        for (const [at, member] of pool.flat().entries())
          if (!silent.includes(at)) {
            const said = asked.map((item, nth) => [item, codes[chance[at * 3 + nth] ?? 0] ?? 'not'])
            await answers(house, round, member, Object.fromEntries(said))
          }
        const closed = new Set<number>()
        for (const [nth, next] of order.entries()) {
          await close(round, next)
          closed.add(next)
          // Three of the four moments, for the time it takes.
          if (nth === looks % 2) continue
          const whose = looks === 0 ? next : looks
          const given = await givenIn(round)
          const changed = otherwise(given, closed, turn)
          const before = await everything(round, whose)
          await become(changed)
          const after = await everything(round, whose)
          await become(given)
          compared += after.size
          changes += changed.filter(({ id, answer }) =>
            given.some((one) => one.id === id && one.answer !== answer),
          ).length
          for (const [path, seen] of after) expect(seen, path).toBe(before.get(path))
        }
      }),
      { numRuns: 2 },
    )
    expect(compared).toBeGreaterThan(100)
    expect(changes).toBeGreaterThan(50)
  }, 120_000)

  test('does change when a group’s answers change: the comparison can fail', async () => {
    const round = await roundOf(house, { key: 'can fail', areas })
    for (const member of pool[0] ?? []) await answers(house, round, member, { '1.1': 'fully' })
    await close(round, 0)
    const given = await givenIn(round)
    const before = await everything(round, 0)
    await become(given.slice(0, 1).map((one) => ({ ...one, answer: 'not' })))
    const after = await everything(round, 0)
    const differing = [...after].filter(([path, seen]) => seen !== before.get(path)).map(([path]) => path)
    const at = `/checklists/${round.id}`
    for (const path of [`${at}/nation`, ...formats.map((format) => `${at}/nation/file?format=${format}`)])
      expect(differing).toContain(`analyst null ${path}`)
    for (const path of [`${at}/report`, ...formats.map((format) => `${at}/report/file?format=${format}`)])
      expect(differing).toContain(`coordinator ${areas[0]} ${path}`)
  })
})

const rowSchema = z.array(z.record(z.string(), z.string()))

/** The organisations whose answers a CSV file counts: each answered a statement that nobody else did. */
function countedIn(csv: string): Set<string> {
  const rows = rowSchema.parse(parse(csv, { columns: true, bom: true }))
  return new Set(
    rows.flatMap((row) =>
      row.level === 'statement' && codes.some((code) => Number(row[code]) > 0) ? [row.number ?? ''] : [],
    ),
  )
}

describe('what is kept of every page and file, from the first moment to the last', () => {
  /** Everything that was shown of two rounds in turn, each as the set of organisations behind it. */
  async function kept(silent: readonly number[], order: readonly number[]): Promise<Set<string>[]> {
    const sets: Set<string>[] = []
    const keep = async (as: Viewer, path: string, round: Round) => {
      const csv = await ask(as, `${path}/file?format=csv`)
      if (csv.status !== 200) return
      const counted = countedIn(await csv.text())
      if (path.endsWith('nation')) {
        // The page gives shares of the statements that its file counts, and of no others.
        const text = (await (await ask(as, path)).text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
        const told = (item: string) => new RegExp(` ${item.replace('.', '\\.')} [^0-9]*\\d+\\.\\d`).test(text)
        for (const item of items.slice(0, pool.flat().length))
          expect(told(item), `${path} ${item}`).toBe(counted.has(item))
      }
      sets.push(new Set([...counted].map((item) => `${round.key} ${item}`)))
    }
    for (const _ of ['one', 'two']) {
      worlds += 1
      const round = await roundOf(house, { key: `kept ${worlds}`, areas })
      for (const [at, member] of pool.flat().entries())
        if (!silent.includes(at)) await answers(house, round, member, { [items[at] ?? '']: codes[at % 3] ?? 'not' })
      for (const next of order) {
        await close(round, next)
        await keep(analyst, `/checklists/${round.id}/nation`, round)
        for (const coordinator of coordinators) await keep(coordinator, `/checklists/${round.id}/report`, round)
      }
    }
    return sets
  }

  test('no two of them differ by one to four organisations', async () => {
    const world = fc.tuple(
      fc.uniqueArray(fc.nat(17), { maxLength: 5 }),
      fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
    )
    let compared = 0
    await fc.assert(
      fc.asyncProperty(world, async ([silent, order]) => {
        const sets = await kept(silent, order)
        for (const one of sets)
          for (const other of sets) {
            compared += 1
            const apart = [...one].filter((item) => !other.has(item))
            expect(apart.length === 0 || apart.length >= 5, apart.join()).toBe(true)
            expect(one.size - apart.length === 0 || one.size - apart.length >= 5).toBe(true)
          }
      }),
      { numRuns: 2 },
    )
    expect(compared).toBeGreaterThan(30)
  }, 120_000)
})
