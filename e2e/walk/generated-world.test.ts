import fc from 'fast-check'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { expect, it } from 'vitest'
import { type Role, roles, type Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { testDatabase } from '#platform/testing'
import {
  leastSight,
  leastToWrite,
  personalTables,
  rowOf,
  withoutOtherRules,
  writtenByWorkersAlone,
} from './personal-tables.ts'

const house = await testDatabase()
const tables = await personalTables(house)
await withoutOtherRules(house, tables)
// Tries statements one by one, each taken back, as whoever asks: no word where it was let, else why not. A word with the database for each would take minutes.
await sql
  .raw(`create function public.tried(statements text[]) returns text[] language plpgsql as $$
    declare
      one text;
      said text[] := '{}';
    begin
      foreach one in array statements loop
        begin
          execute one;
          raise exception using errcode = 'NWDOK';
        exception
          when sqlstate 'NWDOK' then said := said || ''::text;
          when others then said := said || (sqlstate || ' ' || sqlerrm);
        end;
      end loop;
      return said;
    end $$;
    grant execute on function public.tried(text[]) to nwd_app`)
  .execute(house.asOwner)

const city = 'S12000049'
const island = 'S12000023'
const areas = [city, city, island] as const
const organisations = areas.map((area) => ({ id: uuid(), area }))
const accounts = [uuid(), uuid()]
const now = house.clock.now().getTime()
const hours = (n: number | null) => (n === null ? null : new Date(now + n * 3_600_000))

/** Between the person and the holder of these numbers: one of the organisations, or one of the accounts after them. */
interface Bond {
  person: number
  holder: number
  kind: string
  sees: number
  since: number
  until: number | null
  closed: boolean
}
const holders = [...organisations.map(({ id }) => id), ...accounts]
const bond: fc.Arbitrary<Bond> = fc.record({
  person: fc.nat(4),
  holder: fc.nat(holders.length - 1),
  kind: fc.constantFrom('referral', 'spell', 'handover', 'follow_up', 'partnership', 'self', 'break_glass'),
  sees: fc.integer({ min: 1, max: 3 }),
  since: fc.constantFrom(-48, -24, -1, 0, 1),
  until: fc.constantFrom(null, null, null, null, -1, 0, 3),
  closed: fc.constantFrom(false, false, false, false, true),
})
const throughOrganisation: readonly Role[] = [
  'key_worker',
  'referrer',
  'provider_worker',
  'team_lead',
  'employer_officer',
  'coordinator',
]
const asThemselves: readonly Role[] = [...throughOrganisation, 'participant']

const viewer: fc.Arbitrary<Viewer> = fc
  .record({
    role: fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...asThemselves) }, fc.constantFrom(...roles)),
    organisation: fc.constantFrom(null, 0, 1, 2),
    account: fc.nat(1),
  })
  .map(({ role, organisation, account }) => {
    const at = organisation === null || role === 'participant' ? undefined : organisations[organisation]
    const area_id = at?.area ?? city
    return {
      user_id: accounts[account] ?? '',
      name: 'A viewer',
      role,
      organisation_id: at?.id ?? null,
      organisation_name: '',
      area_id,
    }
  })
/** Which people have a row in which table: a bit a person. */
const records = fc.array(fc.nat(31), { minLength: tables.length, maxLength: tables.length })

interface World {
  people: readonly { id: string; area: string }[]
  bonds: readonly Bond[]
  rows: ReadonlyMap<string, readonly { person: number; sees: number }[]>
}

/** Puts a world into the database by hand, as nobody in the application could. */
async function settle(bonds: readonly Bond[], bits: readonly number[]): Promise<World> {
  const people = [0, 1, 2, 3, 4].map((n) => ({ id: uuid(), area: n === 4 ? island : city }))
  const rows = new Map<string, { person: number; sees: number }[]>()
  await house.asOwner.transaction().execute(async (tx) => {
    // Without a relationship nobody sees those of the world before.
    await sql`delete from people.relationship`.execute(tx)
    const made: string[] = []
    for (const [place, table] of tables.entries()) {
      if (leastSight[table.name] === 'holder' || leastSight[table.name] === 'nobody') continue
      const mine: { person: number; sees: number }[] = []
      for (const [person, { id, area }] of people.entries()) {
        if (((bits[place] ?? 0) >> person) % 2 === 0) continue
        for (const sees of leastSight[table.name] === 'sees' ? [1, 2, 3] : [0]) {
          mine.push({ person, sees })
          const given = {
            [table.person]: `'${id}'`,
            area_id: `'${area}'`,
            ...(sees === 0 ? {} : { sees: String(sees) }),
          }
          made.push(rowOf(table, given))
        }
      }
      rows.set(table.name, mine)
    }
    if (made.length > 0) await sql.raw(made.join(';\n')).execute(tx)
    for (const { person, holder, kind, sees, since, until, closed } of bonds)
      await sql`insert into people.relationship (area_id, person_id, holder, kind, sees, since, until, closed_at, because_kind)
        values (${people[person]?.area}, ${people[person]?.id}, ${holders[holder]}, ${kind}, ${sees}, ${hours(since)}, ${hours(until)},
          ${closed ? hours(0) : null}, 'test')`.execute(tx)
  })
  return { people, bonds, rows }
}

/** The rule in words of its own: through whom a viewer sees, and how much of each person. */
function judge(world: World, looking: Viewer) {
  const through = [
    ...(throughOrganisation.includes(looking.role) ? [looking.organisation_id] : []),
    ...(asThemselves.includes(looking.role) ? [looking.user_id] : []),
  ]
  const own = world.bonds.filter(({ holder }) => through.includes(holders[holder] ?? ''))
  const live = own.filter(({ closed, since, until }) => !closed && since <= 0 && (until === null || until > 0))
  const sightOf = (person: number) =>
    Math.max(0, ...live.filter((each) => each.person === person).map(({ sees }) => sees))
  return { own, sightOf }
}

async function readsWhatItMay(tx: Tx, world: World, looking: Viewer): Promise<void> {
  const { own, sightOf } = judge(world, looking)
  const ids = world.people.map(({ id }) => id)
  const readable = tables.filter(({ read }) => read)
  const about = (table: (typeof tables)[number]) =>
    sql`from ${sql.table(table.name)} where ${sql.ref(table.person)} = any(${ids})`
  const found = await sql<{ name: string; person: string }>`${sql.join(
    readable.map(
      (table) => sql`select ${table.name}::text as name, ${sql.ref(table.person)}::text as person ${about(table)}`,
    ),
    sql` union all `,
  )}`.execute(tx)
  const counted = await sql<{ name: string; n: number }>`${sql.join(
    readable.map((table) => sql`select ${table.name}::text as name, count(*)::int as n ${about(table)}`),
    sql` union all `,
  )}`.execute(tx)
  for (const table of readable) {
    const least = leastSight[table.name] ?? 3
    const may =
      least === 'holder'
        ? own.map(({ person }) => ids[person])
        : (world.rows.get(table.name) ?? [])
            .filter(({ person, sees }) => sightOf(person) >= (least === 'sees' ? sees : Number(least)))
            .map(({ person }) => ids[person])
    const read = found.rows.filter(({ name }) => name === table.name).map(({ person }) => person)
    expect([table.name, read.toSorted()]).toEqual([table.name, may.toSorted()])
    expect([table.name, counted.rows.find(({ name }) => name === table.name)?.n]).toEqual([table.name, may.length])
  }
  const all = await sql<{ n: number }>`select count(*)::int as n from people.person where not id = any(${ids})`.execute(
    tx,
  )
  expect(all.rows).toEqual([{ n: 0 }])
}

/** For each statement whether it may be written; what was written is taken back. */
async function lets(tx: Tx, statements: readonly string[]): Promise<boolean[]> {
  const { rows } = await sql<{ said: string[] }>`select public.tried(${[...statements]}::text[]) as said`.execute(tx)
  const said = rows[0]?.said ?? []
  expect(said).toHaveLength(statements.length)
  for (const refused of said.filter((each) => each !== '')) expect(refused).toMatch(/^42501 .*row-level security/)
  return said.map((each) => each === '')
}

async function writesWhatItMay(tx: Tx, world: World, looking: Viewer): Promise<void> {
  const { sightOf } = judge(world, looking)
  const writable = tables.filter(({ insert }) => insert)
  const asked: { name: string; sight: number; may: boolean; statement: string }[] = []
  for (const table of writable)
    for (const [person, { id, area }] of world.people.entries()) {
      if ((world.rows.get(table.name) ?? []).some((row) => row.person === person)) continue
      const least = leastToWrite[table.name] ?? leastSight[table.name] ?? 3
      const given = {
        [table.person]: `'${id}'`,
        area_id: `'${area}'`,
        ...(least === 'sees' ? { sees: '3' } : {}),
        ...(least === 'own name' ? { user_id: `'${looking.user_id}'` } : {}),
      }
      const never = looking.role === 'participant' && writtenByWorkersAlone.includes(table.name)
      const may = !never && (least === 'own name' || sightOf(person) >= (least === 'sees' ? 3 : Number(least)))
      asked.push({ name: table.name, sight: sightOf(person), may, statement: rowOf(table, given) })
    }
  const allowed = await lets(
    tx,
    asked.map(({ statement }) => statement),
  )
  for (const [place, { name, sight, may }] of asked.entries())
    expect([name, sight, allowed[place]]).toEqual([name, sight, may])
  const other = accounts.find((id) => id !== looking.user_id)
  const trail = tables.find(({ name }) => name === 'audit.event')
  if (trail)
    expect(await lets(tx, [rowOf(trail, { person_id: `'${world.people[0]?.id}'`, user_id: `'${other}'` })])).toEqual([
      false,
    ])
}

it('every table with rows about people is one that this test knows, and lets nobody read but through row security', async () => {
  expect(tables.map(({ name }) => name)).toEqual(Object.keys(leastSight).toSorted())
  const { rows } = await sql<{ name: string; on: boolean; policies: number }>`
    select n.nspname || '.' || c.relname as name, c.relrowsecurity as on,
      (select count(*)::int from pg_policy p where p.polrelid = c.oid and 'nwd_app'::regrole = any (p.polroles)) as policies
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname || '.' || c.relname = any(${tables.map(({ name }) => name)})`.execute(
    house.asOwner,
  )
  const policiesOf = (name: string) => (leastSight[name] === 'nobody' ? 0 : 1)
  expect(rows.filter(({ name, on, policies }) => !on || policies !== policiesOf(name))).toEqual([])
  expect(tables.filter(({ name, read, insert }) => leastSight[name] === 'nobody' && (read || insert))).toEqual([])
})

it('in any world, each table gives each viewer the rows that the rule allows, counts no others, and takes none about others', async () => {
  const seen: number[] = []
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.array(bond, { maxLength: 4 }), fc.array(bond, { minLength: 10, maxLength: 24 })),
      records,
      fc.array(viewer, { minLength: 2, maxLength: 3 }),
      async (bonds, bits, viewers) => {
        const world = await settle(bonds, bits)
        for (const looking of viewers) {
          await house.asViewer(looking, (tx) => readsWhatItMay(tx, world, looking))
          await house.asViewer(looking, (tx) => writesWhatItMay(tx, world, looking))
          for (const person of world.people.keys()) seen.push(judge(world, looking).sightOf(person))
        }
      },
    ),
    { numRuns: 25, interruptAfterTimeLimit: 200_000, markInterruptAsFailure: true },
  )
  // A world in which everybody or nobody sees everybody would prove nothing.
  for (const sight of [0, 1, 2, 3]) expect(seen.filter((each) => each === sight).length).toBeGreaterThan(3)
}, 240_000)
