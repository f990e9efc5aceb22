import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { restoreBackup, writeBackup } from '#platform/backup'
import { type TestDatabase, testDatabase } from '#platform/testing'
import { makeWorld } from '../world/index.ts'

const lived = await testDatabase()
const fresh = await testDatabase()
const folder = mkdtempSync(join(tmpdir(), 'nwd-backup-'))
const secret = 'the secret of this test, and of nothing else'
const file = join(folder, 'everything.nwd')
const now = new Date('2026-11-23T08:30:00Z')

const write = (path: string, house = lived) => writeBackup(path, { owner: house.owner, now, secret, keepsSecret: true })
const restore = (path: string, more: { replace?: boolean; secret?: string; keepsSecret?: boolean } = {}) =>
  restoreBackup(path, { owner: fresh.owner, secret, keepsSecret: false, replace: false, ...more })

/** A fingerprint of the rows of each table, and where each sequence stands. */
async function holds(house: TestDatabase): Promise<Record<string, string>> {
  const { rows } = await sql<{ name: string; of: string }>`
    select format('%I.%I', n.nspname, c.relname) as name, case c.relkind when 'S' then 'last_value, is_called' else '*' end as of from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'S') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'jobs') order by 1`.execute(
    house.asOwner,
  )
  const found: Record<string, string> = {}
  for (const { name, of } of rows) {
    if (name === 'nwd.migration') continue
    const { rows: prints } = await sql<{ print: string }>`
      select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as print from (select ${sql.raw(of)} from ${sql.raw(name)}) t`.execute(
      house.asOwner,
    )
    found[name] = prints[0]?.print ?? ''
  }
  return found
}

const walls = async (house: TestDatabase) => {
  const { rows } = await sql<{ wall: string }>`
    select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) || convalidated as wall from pg_constraint where contype = 'f'
    union all select tgrelid::regclass || ' ' || tgname || ' ' || tgenabled::text from pg_trigger where not tgisinternal order by 1`.execute(
    house.asOwner,
  )
  return rows.map(({ wall }) => wall)
}

beforeAll(async () => {
  await makeWorld({ people: 120, seed: 'backup', areas: ['S12000049'] }, { owner: lived.owner, clock: lived.clock })
  // Whatever COPY writes otherwise than as it stands, and a line that looks like the end of a table.
  await sql`update people.person set family_name = ${'\\.\n\\.\nTab\tand \\back'} where id = (select id from people.person order by id limit 1)`.execute(
    lived.asOwner,
  )
  await write(file)
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

describe('a backup', () => {
  it('put into an empty database gives every row of every table, every sequence, and the same walls', async () => {
    const before = await walls(fresh)
    const restored = await restore(file)
    expect(restored).toMatchObject({ made_at: now.toISOString(), secret: undefined })
    expect(restored.rows).toBeGreaterThan(2000)
    expect(await holds(fresh)).toEqual(await holds(lived))
    expect(await walls(fresh)).toEqual(before)
  })

  it('is for its owner’s eyes, and is not written over another', async () => {
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const bytes = readFileSync(file)
    await expect(write(file)).rejects.toThrow('There is a file')
    expect(readFileSync(file).equals(bytes)).toBe(true)
  })

  it('is of one moment, though people go on writing', async () => {
    const path = join(folder, 'while-running.nwd')
    let writing = true
    const busy = (async () => {
      while (writing)
        await sql`with moved as (update people.contact_details set postcode = null where postcode is not null and person_id =
            (select person_id from people.contact_details where postcode is not null limit 1) returning person_id, area_id)
          insert into people.former_value (area_id, person_id, of_table, was, from_at, superseded_at)
          select area_id, person_id, 'contact_details', '{"postcode": "moved"}', '2018-01-01', now() from moved`.execute(
          lived.asOwner,
        )
    })()
    await write(path)
    writing = false
    await busy
    await restore(path, { replace: true })
    // each move wrote two tables at once: a backup of two moments would hold one half of some
    const { rows } = await sql<{ moved: number; without: number }>`select
      (select count(distinct person_id)::int from people.former_value where was ->> 'postcode' = 'moved') as moved,
      (select count(*)::int from people.contact_details d where postcode is null
        and exists (select from people.former_value f where f.person_id = d.person_id and f.was ->> 'postcode' = 'moved')) as without`.execute(
      fresh.asOwner,
    )
    expect(rows[0]?.moved).toBe(rows[0]?.without)
  })
})

describe('nothing is changed by', () => {
  const refused = async (path: string, words: string | RegExp, more = {}) => {
    const before = await holds(fresh)
    await expect(restore(path, { replace: true, ...more })).rejects.toThrow(words)
    expect(await holds(fresh)).toEqual(before)
  }
  const changed = (name: string, change: (text: string) => string) => {
    const path = join(folder, name)
    writeFileSync(path, gzipSync(change(gunzipSync(readFileSync(file)).toString())))
    return path
  }

  it('a database that holds people, unless they may be thrown away', () =>
    refused(file, /holds 0 accounts and 120 people: restore into an empty one, or say --replace/, { replace: false }))

  it('a file that is not there, or is something else', async () => {
    await refused(join(folder, 'nowhere.nwd'), 'There is no file')
    const other = join(folder, 'other.nwd')
    writeFileSync(other, 'participant_id,given_name\n')
    await refused(other, 'is not a whole backup')
  })

  it('a file that was cut short, anywhere', async () => {
    const bytes = readFileSync(file)
    const path = join(folder, 'short.nwd')
    for (const part of [0.001, 0.5, 0.9999]) {
      writeFileSync(path, bytes.subarray(0, Math.floor(bytes.length * part)))
      await refused(path, 'is not a whole backup')
    }
    await refused(
      changed('no-end.nwd', (text) => text.slice(0, text.lastIndexOf('{"tables"'))),
      'is not a whole backup',
    )
  }, 60_000)

  it('a file in which anything was altered', async () => {
    await refused(
      changed('altered.nwd', (text) => text.replace('FSS', 'YPG')),
      'is not a whole backup',
    )
    await refused(
      changed('unreadable.nwd', (text) =>
        text.replace(/\n20\d\d-/, '\nwhen-').replace(/\t20\d\d-\d\d-\d\d\t/, '\tsome day\t'),
      ),
      'is not a whole backup',
    )
  })

  it('a backup of another version', () =>
    refused(
      changed('version.nwd', (text) => text.replace('{"name":"0001_', '{"name":"0000_')),
      /of another version .* restore it with that version/,
    ))

  it('another secret, unless the installation keeps its own and can take it over', async () => {
    const elsewhere = 'another secret, which it was not made under'
    await refused(file, 'set SECRET to that one', { secret: elsewhere })
    const taken = await restore(file, { replace: true, secret: elsewhere, keepsSecret: true })
    expect(taken.secret).toBe(secret)
  })
})
