import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describedTables } from '#platform/archive'
import { testDatabase } from '#platform/testing'
import { type PersonalTable, rowOf, withoutOtherRules } from '../../../../e2e/walk/personal-tables.ts'
import { unpackedFile } from '../take-out.testing.ts'
import { foundOtherwise, isIn, isLeftOut, leftOut } from './what-is-in.ts'
import { writeArchive } from './write-archive.ts'

const house = await testDatabase()
const [city, island] = ['S12000049', 'S12000023']
const described = await house.asWorker(describedTables)
const folder = await mkdtemp(join(tmpdir(), 'nwd-test-'))
afterAll(() => rm(folder, { recursive: true }))

const written = async (name: string, more: Partial<Parameters<typeof writeArchive>[1]> = {}, area = city) => {
  const path = join(folder, name)
  const asked = { area, at: house.clock.now(), ...more }
  return { path, made: await writeArchive(house.database, asked, createWriteStream(path)) }
}
const many = async (statement: string): Promise<number> => {
  const { rows } = await sql<{ many: number }>`${sql.raw(statement)}`.execute(house.asOwner)
  return rows[0]?.many ?? 0
}

it.each(described.map((one) => [one.table, one] as const))(
  '%s is in an archive, or is left out by name with the reason',
  (table, one) => {
    expect(isIn(one)).toBe(!(table in leftOut))
    if (table in leftOut) expect(foundOtherwise).not.toHaveProperty(table)
  },
)

it('names no table that is gone, and gives no secret and no fingerprint', () => {
  const tables = new Set(described.map(({ table }) => table))
  expect([...Object.keys(leftOut), ...Object.keys(foundOtherwise)].filter((table) => !tables.has(table))).toEqual([])
  const given = described
    .filter(isIn)
    .flatMap(({ table, columns }) =>
      columns.filter((column) => !isLeftOut(column)).map(({ name, meaning }) => ({ table, name, meaning })),
    )
  const secrets = given.filter(
    ({ name, meaning }) => !name.endsWith('sha256') && /^(?:a |the )?(?:secret|fingerprint of|hash of)/i.test(meaning),
  )
  expect(secrets).toEqual([])
})

describe('the archive of an area, where every table has rows of two areas', () => {
  let zip: Awaited<ReturnType<typeof unpackedFile>>
  const unfilled: string[] = []
  beforeAll(async () => {
    const withArea = described.filter(
      ({ table, columns }) =>
        columns.some(({ name }) => name === 'area_id') && table !== 'partnership.area' && !table.endsWith('.area'),
    )
    const { rows: tables } = await sql<PersonalTable>`
      select n.nspname || '.' || c.relname as name, 'person_id' as person, true as read, true as insert,
        (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, null),
            'needed', a.attnotnull and not a.atthasdef and a.attidentity = '' and a.attgenerated = '') order by a.attnum)
          from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname || '.' || c.relname = any (${withArea.map(({ table }) => table)})`.execute(house.asOwner)
    await sql`insert into partnership.area (id, name) values (${city}, 'Glasgow City'), (${island}, 'Orkney Islands') on conflict do nothing`.execute(
      house.asOwner,
    )
    await withoutOtherRules(house, tables)
    // Rows that are all alike: nothing may ask them to differ.
    await sql
      .raw(`do $$ declare k record; begin
        for k in select conrelid::regclass::text as tab, conname from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_namespace n on n.oid = t.relnamespace
          where contype in ('p', 'u') and n.nspname || '.' || t.relname = any (array[${tables.map(({ name }) => `'${name}'`).join(', ')}]) loop
          execute format('alter table %s drop constraint %I cascade', k.tab, k.conname);
        end loop;
        for k in select indexrelid::regclass::text as tab from pg_index i join pg_class t on t.oid = i.indrelid join pg_namespace n on n.oid = t.relnamespace
          where i.indisunique and n.nspname || '.' || t.relname = any (array[${tables.map(({ name }) => `'${name}'`).join(', ')}]) loop
          execute format('drop index %s', k.tab);
        end loop;
      end $$`)
      .execute(house.asOwner)
    for (const table of tables) {
      for (const { name, type } of table.columns)
        if (/range|inet|tsvector|\[\]$|interval|double|character/.test(type) && name !== 'area_id')
          await sql
            .raw(`alter table ${table.name} alter column "${name}" drop not null`)
            .execute(house.asOwner)
            .catch(() => undefined)
      const plain = {
        ...table,
        columns: table.columns.map((column) => ({
          ...column,
          needed: column.needed && !/range|inet|tsvector|interval|double|character/.test(column.type),
        })),
      }
      for (const area of [city, island, island]) {
        const text = table.columns.find(
          ({ name, type, needed }) =>
            needed && type === 'text' && name !== 'area_id' && /words|title|name|detail/.test(name),
        )
        const given = {
          area_id: `'${area}'`,
          ...(text === undefined ? {} : { [text.name]: `'written in ${area}, "so", =1+1'` }),
        }
        await sql
          .raw(rowOf(plain, given))
          .execute(house.asOwner)
          .catch((error: unknown) => unfilled.push(`${table.name}: ${String(error)}`))
      }
    }
    zip = await unpackedFile((await written('both.zip')).path)
  }, 240_000)

  const inside = described.filter(isIn)
  it.each(inside.map((one) => [one.table, one] as const))(
    '%s has the rows of its area and no other',
    async (table, one) => {
      const rows: Record<string, string>[] = parse(zip.text(`data/${table}.csv`), { columns: true })
      const own = one.columns.some(({ name }) => name === 'area_id')
      if (own && !(table in foundOtherwise)) {
        // Counted in another way than it was written: all rows, without those of another area.
        const all = await many(`select count(*)::int as many from ${table}`)
        const others = await many(`select count(*)::int as many from ${table} where area_id is distinct from '${city}'`)
        expect([table, rows.length]).toEqual([table, all - others])
        expect(others).toBeGreaterThanOrEqual(table === 'partnership.area' ? 0 : 2)
      }
      for (const { name } of one.columns.filter(({ type }) => /^(?:integer|smallint)$/.test(type))) {
        if (!own || table in foundOtherwise) continue
        const sum = await many(
          `select coalesce(sum("${name}"), 0)::int as many from ${table} where area_id = '${city}'`,
        )
        expect([name, rows.reduce((total, row) => total + Number(row[name]), 0)]).toEqual([name, sum])
      }
    },
  )

  it('had rows of both areas in every table', () => expect(unfilled).toEqual([]))

  it('holds nothing of the other area', () => {
    for (const name of zip.names.filter((each) => each.startsWith('data/'))) {
      expect([name, zip.text(name).includes(island)]).toEqual([name, false])
    }
  })

  it('says what each column means, to people and to programs, in the order of the file', () => {
    const dictionary: Record<string, string>[] = parse(zip.text('dictionary.csv'), { columns: true })
    const metadata: { tables: { url: string; tableSchema: { columns: { name: string }[] } }[] } = JSON.parse(
      zip.text('csv-metadata.json'),
    )
    for (const { url, tableSchema } of metadata.tables) {
      const [heading = []]: string[][] = parse(zip.text(url), { to: 1 })
      expect([url, tableSchema.columns.map(({ name }) => name)]).toEqual([url, heading])
      const table = url.slice(5, -4)
      const named = dictionary.filter((row) => row.table === table && row.in_archive === 'yes')
      expect(named.map(({ column }) => column)).toEqual(heading)
      for (const { meaning, kept } of named)
        expect(Math.min(String(meaning).length, String(kept).length)).toBeGreaterThan(2)
    }
    expect(metadata.tables.map(({ url }) => url)).toEqual(zip.names.filter((name) => name.startsWith('data/')))
  })

  it('carries a fingerprint of every file in it, and how many rows each has', () => {
    const sums = zip.text('SHA256SUMS').trim().split('\n')
    expect(sums.map((line) => line.slice(66))).toEqual(zip.names.filter((name) => name !== 'SHA256SUMS'))
    for (const line of sums) expect(line.slice(0, 64)).toBe(zip.sha256(line.slice(66)))
    const { rows }: { rows: Record<string, number> } = JSON.parse(zip.text('manifest.json'))
    for (const [table, count] of Object.entries(rows))
      expect([table, count]).toEqual([table, parse(zip.text(`data/${table}.csv`)).length - 1])
  })

  it('says in words what it is, for whoever opens it in ten years', () => {
    expect(zip.text('README.txt')).toMatch(/Everything of Glasgow City \(S12000049\)[\s\S]*sha256sum -c SHA256SUMS/)
  })
})

describe('a large area', () => {
  const people = 100_000
  beforeAll(async () => {
    await sql`insert into people.person (id, area_id, given_name, family_name)
      select gen_random_uuid(), ${island}, 'Ailsa', 'Synthetic ' || n from generate_series(1, ${people}) n`.execute(
      house.asOwner,
    )
  }, 60_000)

  it('is written as it was at one moment, in bounded memory, while others go on writing', async () => {
    const before = await many(`select count(*)::int as many from people.person where area_id = '${island}'`)
    let arrived: Promise<unknown> | undefined
    globalThis.gc?.()
    const start = process.memoryUsage().rss
    let most = start
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss)
    }, 5)
    const { path, made } = await written(
      'large.zip',
      {
        onProgress: () => {
          arrived ??=
            sql`insert into people.person (id, area_id, given_name, family_name) values (gen_random_uuid(), ${island}, 'Came', 'Later')`.execute(
              house.asOwner,
            )
        },
      },
      island,
    )
    clearInterval(watch)
    await arrived
    expect((most - start) / 2 ** 20).toBeLessThan(120)
    expect(made.rows).toBeGreaterThan(people)
    const zip = await unpackedFile(path)
    const rows = zip.text('data/people.person.csv').trimEnd().split('\n')
    expect(rows.length - 1).toBe(before)
    expect(rows.some((row) => row.includes('Later'))).toBe(false)
  }, 60_000)

  it('is refused where there is no such area, and where the code is none', async () => {
    await expect(written('none.zip', {}, 'S12000099')).rejects.toThrow('There is no area S12000099 here.')
  })

  it('is broken off when the program is asked to stop', async () => {
    const stopping = new AbortController()
    const onProgress = () => stopping.abort()
    await expect(written('stopped.zip', { stopping: stopping.signal, onProgress }, island)).rejects.toThrow()
  })
})
