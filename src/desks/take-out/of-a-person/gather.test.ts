import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { describe, expect, it } from 'vitest'
import { describedTables } from '#platform/archive'
import { testDatabase } from '#platform/testing'
import { personalTables, rowOf, withoutOtherRules } from '../../../../e2e/walk/personal-tables.ts'
import { gather, isAboutPeople } from './gather.ts'
import { aboutOthers, foundOtherwise, leftOut, notByPerson } from './what-is-in.ts'

const house = await testDatabase()
const area = 'S12000049'
const described = await house.asWorker(describedTables)
const isPersonal = ({ columns }: (typeof described)[number]) =>
  columns.some(({ sensitivity }) => sensitivity !== 'none')

describe('every table of the data dictionary with personal data', () => {
  it.each(described.filter(isPersonal).map((one) => [one.table, one] as const))(
    '%s is in a copy, or is left out by name with the reason',
    (table, one) => {
      const named = [leftOut[table], notByPerson[table]].filter((why) => why !== undefined)
      if (isAboutPeople(one)) return expect(notByPerson).not.toHaveProperty(table)
      // What might be about somebody supported is named by itself; a whole room only where nobody in it is.
      const might = one.columns.some(({ name }) => /person_key|participant|^typed$|^cells$|to_mend/.test(name))
      const room = might ? undefined : (aboutOthers[table] ?? aboutOthers[table.split('.')[0] ?? ''])
      expect([...named, ...(room === undefined ? [] : [room])]).not.toEqual([])
    },
  )

  it('is still there, where one is named', () => {
    const tables = new Set(described.map(({ table }) => table))
    const named = [leftOut, notByPerson, foundOtherwise].flatMap((each) => Object.keys(each))
    expect(named.filter((table) => !tables.has(table))).toEqual([])
    const rooms = new Set(described.flatMap(({ table }) => [table, table.split('.')[0]]))
    expect(Object.keys(aboutOthers).filter((room) => !rooms.has(room))).toEqual([])
  })
})

describe('what is gathered of somebody', async () => {
  const [isla, other] = [uuid(), uuid()]
  await sql`insert into partnership.area (id, name) values (${area}, 'Glasgow City') on conflict do nothing`.execute(
    house.asOwner,
  )
  const tables = (await personalTables(house)).filter(({ read }) => read)
  await withoutOtherRules(house, tables)
  const columns = described.find(({ table }) => table === 'measurement.return_person')?.columns ?? []
  const returnPerson = {
    columns: columns.map(({ name, type, required }) => ({ name, type: type.replace(/\(.*/, ''), needed: required })),
  }
  await withoutOtherRules(house, [
    { ...returnPerson, name: 'measurement.return_person', person: 'person_id', read: true, insert: true },
  ])
  for (const whom of [isla, other])
    for (const table of tables) {
      const statement = rowOf(table, { [table.person]: `'${whom}'`, area_id: `'${area}'` })
      await sql.raw(statement).execute(house.asOwner)
    }
  // In a frozen return they stand under a key.
  const returned = rowOf(
    { ...returnPerson, name: 'measurement.return_person', person: 'person_id', read: true, insert: true },
    { area_id: `'${area}'`, person_key: `take_out.key_of('${isla}', '${area}')`, stream: `'their own row'` },
  )
  await sql`alter table measurement.return_person disable trigger user`.execute(house.asOwner)
  await sql.raw(returned).execute(house.asOwner)
  const gathered = await house.asWorker((tx) => gather(tx, { person_id: isla, area_id: area }, house.clock.now()))
  const byTable = new Map(gathered.tables.map((table) => [table.table, table.rows]))

  it('has their row of every table that has one, and nobody else’s', () => {
    const whole = JSON.stringify(gathered)
    expect(whole).not.toContain(other)
    for (const { name } of tables)
      expect([name, byTable.get(name)?.length ?? leftOut[name]]).toEqual([name, leftOut[name] ?? 1])
  })

  it('has their row of a frozen return, found by its key', () => {
    expect(byTable.get('measurement.return_person')).toMatchObject([{ stream: 'their own row' }])
  })

  it('says of each table that is left out what it is and why', () => {
    expect(gathered.leftOut.map(({ table }) => table).sort()).toEqual(
      Object.keys({ ...leftOut, ...notByPerson }).sort(),
    )
    for (const { meaning, why } of gathered.leftOut) expect(Math.min(meaning.length, why.length)).toBeGreaterThan(15)
  })

  it('has nothing of the same person in another area', async () => {
    const elsewhere = await house.asWorker((tx) =>
      gather(tx, { person_id: isla, area_id: 'S12000023' }, house.clock.now()),
    )
    expect(elsewhere.tables.flatMap(({ rows }) => rows)).toEqual([])
  })

  it('begins with who they are and ends with who looked', () => {
    expect(gathered.tables[0]?.table).toBe('people.person')
    expect(gathered.tables.at(-1)?.table).toBe('audit.event')
  })
})
