import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, expect, inject, test } from 'vitest'
import { asWorker, openDatabase } from '#platform/db'
import { Refused } from '#platform/http'
import { testDatabase } from '#platform/testing'
import { allocate, area, at, budgeted, by, coordinator, on, wrongInTheBooks, year } from '../funding.testing.ts'
import { type AccountKind, fromTo } from './entry.ts'
import { closeYear, post, reverse } from './journal.queries.ts'

const house = await testDatabase()
// One connection a writer, on the same engine as everything else.
const many = openDatabase(house.owner, inject('cluster').secret, { app: 1, worker: 16 })
afterAll(() => many.close())
const asWriter = <T>(work: Parameters<typeof asWorker<T>>[2]) => asWorker(many, house.clock, work)

const standing = async (kind: AccountKind, commitment?: string) => {
  const { rows } = await sql<{ pence: number }>`select coalesce(sum(pence), 0)::bigint as pence from funding.account
    where area_id = ${area} and kind = ${kind} and ${commitment === undefined ? sql`true` : sql`commitment_id = ${commitment}`}`.execute(
    house.asOwner,
  )
  return rows[0]?.pence ?? 0
}
const messagesOf = (error: unknown) =>
  error instanceof Refused ? error.errors.map(({ message }) => message) : [String(error)]
const refusedWith = (work: Promise<unknown>) => work.then(() => ['nothing was refused'], messagesOf)

test('sixteen who write at once lose nothing: what stands there is what every one of them put there', async () => {
  await house.asWorker((tx) => allocate(tx, 1))
  const before = await standing('allocated')
  await Promise.all(
    Array.from({ length: 16 }, async (_, writer) => {
      for (let turn = 0; turn < 10; turn++) await asWriter((tx) => allocate(tx, 100 * (writer + 1) + turn))
    }),
  )
  const each = Array.from({ length: 16 }, (_, writer) => 10 * 100 * (writer + 1) + 45)
  expect((await standing('allocated')) - before).toBe(each.reduce((sum, pence) => sum + pence, 0))
  expect(await wrongInTheBooks(house)).toEqual([])
})

test('sixteen claims at once never take more than their award, and those refused say what was left', async () => {
  const { line, commitment } = await budgeted(house, 1_000_00, 1_000_00)
  const claim = (pence: number) =>
    asWriter((tx) =>
      post(tx, by, {
        ...{ area_id: area, kind: 'claim', words: 'Claim', on_date: on },
        moves: fromTo(at('committed', line, commitment), at('claimed', line, commitment), pence),
      }),
    )
  const results = await Promise.allSettled(Array.from({ length: 16 }, () => claim(150_00)))
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(6)
  expect(await standing('claimed', commitment)).toBe(900_00)
  expect(await standing('committed', commitment)).toBe(100_00)
  const words = results.flatMap((one) => (one.status === 'rejected' ? messagesOf(one.reason) : []))
  expect(new Set(words)).toEqual(new Set(['£100 is left of what was committed in 2026-27, and £150 was asked for']))
  expect(await wrongInTheBooks(house)).toEqual([])
})

test('whatever is tried in whatever order, the books balance and hold what an abacus beside them holds', async () => {
  const { line, commitment } = await budgeted(house, 500, 300)
  const kinds: AccountKind[] = ['allocated', 'budgeted', 'committed', 'claimed', 'paid', 'reclaimed']
  const place = (kind: AccountKind) =>
    at(
      kind,
      kind === 'allocated' ? undefined : line,
      kind === 'allocated' || kind === 'budgeted' ? undefined : commitment,
    )
  const abacus = new Map<AccountKind, number>([
    ['budgeted', 200],
    ['committed', 300],
  ])
  const free = await standing('allocated')
  abacus.set('allocated', free)
  const stands = (kind: AccountKind) => abacus.get(kind) ?? 0
  const move = fc.record({
    from: fc.constantFrom(...kinds),
    to: fc.constantFrom(...kinds),
    pence: fc.integer({ min: 1, max: 400 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 1, maxLength: 6 }), async (moves) => {
      for (const { from, to, pence } of moves) {
        if (from === to) continue
        const said = await refusedWith(
          house.asWorker((tx) =>
            post(tx, by, {
              ...{ area_id: area, kind: 'release', words: 'Tried', on_date: on },
              moves: fromTo(place(from), place(to), pence),
            }),
          ),
        )
        expect(said[0] === 'nothing was refused').toBe(stands(from) >= pence)
        if (stands(from) >= pence) {
          abacus.set(from, stands(from) - pence)
          abacus.set(to, stands(to) + pence)
        }
      }
      for (const kind of kinds.slice(1)) {
        const { rows } = await sql<{
          pence: number
        }>`select coalesce(sum(pence), 0)::bigint as pence from funding.account where budget_line_id = ${line} and kind = ${kind}`.execute(
          house.asOwner,
        )
        expect(rows[0]?.pence).toBe(stands(kind))
      }
    }),
    { numRuns: 25, interruptAfterTimeLimit: 6_000 },
  )
  expect(await wrongInTheBooks(house)).toEqual([])
})

test('what is written stays: nobody changes a line or takes one out, not even the owner of the database', async () => {
  const { line } = await budgeted(house, 100)
  for (const change of ['update funding.line set pence = 1', 'delete from funding.entry', 'truncate funding.line']) {
    await expect(sql.raw(change).execute(house.asOwner)).rejects.toThrow('stays')
    await expect(house.asWorker((tx) => sql.raw(change).execute(tx))).rejects.toThrow('permission denied')
  }
  await expect(
    house.asWorker((tx) => sql`update funding.account set pence = 5 where budget_line_id = ${line}`.execute(tx)),
  ).rejects.toThrow('permission denied')
})

test('an entry of one side is refused when its transaction ends, however it was written', async () => {
  const lopsided = house.asOwner.transaction().execute(async (tx) => {
    await sql`insert into funding.entry (id, area_id, kind, words, on_date) values ('00000000-0000-7000-8000-000000000001', ${area}, 'allocation', 'One side', '2026-11-23')`.execute(
      tx,
    )
    await sql`insert into funding.line (entry_id, area_id, account_id, pence)
      select '00000000-0000-7000-8000-000000000001', area_id, id, 5 from funding.account where area_id = ${area} and kind = 'allocated' limit 1`.execute(
      tx,
    )
  })
  await expect(lopsided).rejects.toThrow('add up to nothing')
  const words = refusedWith(
    house.asWorker((tx) =>
      post(tx, by, {
        area_id: area,
        kind: 'allocation',
        words: 'x',
        on_date: on,
        moves: [{ ...at('allocated'), pence: 5 }],
      }),
    ),
  )
  expect((await words)[0]).toContain('add up to nothing')
})

test('an entry is taken back by its opposite, once, and not when its money has gone further', async () => {
  const entry = await house.asWorker((tx) => allocate(tx, 700))
  const before = await standing('allocated')
  await house.asWorker((tx) => reverse(tx, by, entry, 'Keyed twice', on))
  expect(await standing('allocated')).toBe(before - 700)
  expect(await refusedWith(house.asWorker((tx) => reverse(tx, by, entry, 'Again', on)))).toEqual([
    'That was taken back already',
  ])
  const { commitment } = await budgeted(house, 900, 900)
  const { rows } = await sql<{
    id: string
  }>`select e.id from funding.entry e join funding.line l on l.entry_id = e.id join funding.account a on a.id = l.account_id
    where e.kind = 'commitment' and a.commitment_id = ${commitment}`.execute(house.asOwner)
  const line = await sql<{
    id: string
  }>`select e.id from funding.entry e join funding.line l on l.entry_id = e.id join funding.account a on a.id = l.account_id
    where e.kind = 'budget' and a.budget_line_id = (select budget_line_id from funding.commitment where id = ${commitment})`.execute(
    house.asOwner,
  )
  expect(rows).toHaveLength(1)
  const said = await refusedWith(house.asWorker((tx) => reverse(tx, by, line.rows[0]?.id ?? '', 'Gone already', on)))
  expect(said).toEqual(['£0 is budgeted here and not yet committed in 2026-27, and £9 was asked for'])
})

test('only the coordinator of the area writes in its books; a member reads them, another area’s coordinator sees nothing', async () => {
  const entry = {
    area_id: area,
    kind: 'allocation',
    words: 'x',
    on_date: on,
    moves: fromTo(at('source'), at('allocated'), 5),
  } as const
  for (const who of [
    coordinator({ role: 'member' }),
    coordinator({ area_id: 'S12000023' }),
    coordinator({ role: 'key_worker' }),
  ])
    expect(await refusedWith(house.asViewer(who, (tx) => post(tx, by, entry)))).toEqual([
      'Only the area’s coordinator writes in its books',
    ])
  expect(await refusedWith(house.asViewer(coordinator(), (tx) => post(tx, by, entry)))).toEqual(['nothing was refused'])
  const seen = (who: Parameters<typeof coordinator>[0]) =>
    house.asViewer(
      coordinator(who),
      async (tx) => (await sql<{ n: number }>`select count(*)::int as n from funding.line`.execute(tx)).rows[0]?.n,
    )
  expect(await seen({ role: 'member' })).toBeGreaterThan(0)
  expect(await seen({ area_id: 'S12000023' })).toBe(0)
  expect(await seen({ role: 'key_worker' })).toBe(0)
})

test('two who close a year at once: one does, the other learns it; and nothing is written in it afterwards', async () => {
  const closed = '2024-25'
  const place = (kind: AccountKind) => ({ year: closed, stream: 'PESF', kind })
  const give = (from: AccountKind, to: AccountKind) =>
    asWriter((tx) =>
      post(tx, by, {
        area_id: area,
        kind: 'lapse',
        words: 'x',
        on_date: on,
        moves: fromTo(place(from), place(to), 50),
      }),
    )
  await give('source', 'allocated')
  expect(await refusedWith(asWriter((tx) => closeYear(tx, by, area, closed)))).toEqual([
    'Something is still open in that year',
  ])
  await give('allocated', 'lapsed')
  const closing = await Promise.all(Array.from({ length: 8 }, () => asWriter((tx) => closeYear(tx, by, area, closed))))
  expect(closing.filter((did) => did)).toHaveLength(1)
  expect(await refusedWith(give('source', 'allocated'))).toEqual([
    'The books of 2024-25 are closed: nothing can be written in them any more',
  ])
  expect(await refusedWith(asWriter((tx) => closeYear(tx, by, area, year)))).not.toEqual(['nothing was refused'])
})

test('who closes a year while others write in it waits for them, or they find it closed', async () => {
  const racing = '2023-24'
  const place = (kind: AccountKind) => ({ year: racing, stream: 'YPG', kind })
  const passing = () =>
    asWriter((tx) =>
      post(tx, by, {
        ...{ area_id: area, kind: 'lapse', words: 'x', on_date: on },
        moves: [...fromTo(place('source'), place('allocated'), 50), ...fromTo(place('allocated'), place('lapsed'), 50)],
      }),
    )
  await passing()
  const writing = Array.from({ length: 12 }, () => refusedWith(passing()))
  const [closed, ...said] = await Promise.all([asWriter((tx) => closeYear(tx, by, area, racing)), ...writing])
  expect(closed).toBe(true)
  const kept = said.filter(([words]) => words === 'nothing was refused').length
  const { rows } = await sql<{ late: number; lines: number }>`
    select count(*) filter (where e.posted_at > c.closed_at)::int as late, count(*)::int as lines from funding.line l join funding.entry e on e.id = l.entry_id
    join funding.account a on a.id = l.account_id join funding.year_closed c on c.area_id = a.area_id and c.financial_year = a.financial_year
    where a.financial_year = ${racing}`.execute(house.asOwner)
  expect(rows[0]?.lines).toBe(2 * (kept + 1))
  expect(await wrongInTheBooks(house)).toEqual([])
})
