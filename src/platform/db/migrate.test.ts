import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { beforeEach, describe, expect, inject, it } from 'vitest'
import { clientConfig, type Login } from './connect.ts'
import { migrate, withClient } from './index.ts'
import { migrationsFolder } from './migration-files.ts'

const { template, secret } = inject('cluster')
let folder: string
let owner: Login
let count = 0

const write = (name: string, sql: string) => writeFileSync(join(folder, name), sql)
const remove = (name: string) => rmSync(join(folder, name))
const run = () => migrate(owner, { secret, folder })
const ask = <T extends pg.QueryResultRow>(sql: string) =>
  withClient(owner, 'nwd test', async (client) => (await client.query<T>(sql)).rows)

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nwd-migrations-'))
  mkdirSync(join(folder, 'repeatable'))
  const first = '0001_platform__roles_and_settings.sql'
  write(first, readFileSync(join(migrationsFolder, first), 'utf8'))
  count += 1
  owner = { ...template, database: `migrate_${process.pid}_${count}` }
  const maintenance = { ...template, database: 'postgres' }
  await withClient(maintenance, 'nwd test', (client) => client.query(`create database ${owner.database}`))
  return async () => {
    rmSync(folder, { recursive: true })
    await withClient(maintenance, 'nwd test', (client) => client.query(`drop database ${owner.database}`))
  }
})

describe('migrating', () => {
  it('applies each file once, in order, then does nothing', async () => {
    write('0100_later.sql', 'alter table story add column told boolean')
    write('0099_earlier.sql', 'create table story (id int)')
    expect(await run()).toEqual(['0001_platform__roles_and_settings.sql', '0099_earlier.sql', '0100_later.sql'])
    expect(await run()).toEqual([])
    write('0101_after.sql', 'drop table story')
    expect(await run()).toEqual(['0101_after.sql'])
  })

  it('runs a repeatable file again when it changes, after the forward ones', async () => {
    write('repeatable/a_view.sql', 'create or replace view answer as select 1 as value')
    write('0002_one.sql', 'create table one ()')
    expect((await run()).at(-1)).toBe('repeatable/a_view.sql')
    write('repeatable/a_view.sql', 'create or replace view answer as select 42 as value')
    write('0003_two.sql', 'create table two ()')
    expect(await run()).toEqual(['0003_two.sql', 'repeatable/a_view.sql'])
    expect(await ask('select value from answer')).toEqual([{ value: 42 }])
  })

  it('keeps nothing of a file that fails, says where it failed, and keeps the files before it', async () => {
    write('0002_good.sql', 'create table good ()')
    write('0003_bad.sql', 'create table half ();\n\ncreate tabel other ()')
    await expect(run()).rejects.toThrow(/0003_bad\.sql failed, line 3, and nothing of it was kept: syntax error/)
    expect(await ask(`select to_regclass('good') as good, to_regclass('half') as half`)).toEqual([
      { good: 'good', half: null },
    ])
    write('0003_bad.sql', 'create table half ()')
    expect(await run()).toEqual(['0003_bad.sql'])
  })

  it('refuses a forward file that was changed after it was applied', async () => {
    write('0002_one.sql', 'create table one ()')
    await run()
    write('0002_one.sql', 'create table won ()')
    await expect(run()).rejects.toThrow('0002_one.sql was changed after this database had it')
  })

  it('refuses a program older than a breaking change, and lets one older than a harmless change work', async () => {
    write('0002_harmless.sql', 'create table extra ()')
    await run()
    remove('0002_harmless.sql')
    expect(await run()).toEqual([])
    write('0003_break.sql', '-- breaking: names are split in two\ncreate table split ()')
    await run()
    remove('0003_break.sql')
    await expect(run()).rejects.toThrow(
      'This program is older than the database, which has had 0003_break.sql (names are split in two): install the newer version',
    )
    await expect(run()).rejects.toMatchObject({ exitCode: 1 })
  })

  it('is done once when several programs start at the same moment', async () => {
    write('0002_slow.sql', 'select pg_sleep(0.1); create table slow ()')
    const applied = await Promise.all(Array.from({ length: 8 }, run))
    expect(applied.flat()).toEqual(['0001_platform__roles_and_settings.sql', '0002_slow.sql'])
  })
})

describe('the roles', () => {
  const logIn = async (user: string, password: string) => {
    const client = new pg.Client(clientConfig({ ...owner, user, password }, 'nwd test'))
    await client.connect()
    await client.end()
  }

  it('can be lent no more than they have: none goes round row-level security, and statistics cannot log in', async () => {
    expect(
      await ask(`select rolname, rolcanlogin, rolsuper, rolbypassrls, rolcreaterole, rolinherit from pg_roles
                 where rolname in ('nwd_app', 'nwd_worker', 'nwd_stats') order by 1`),
    ).toMatchObject([
      {
        rolname: 'nwd_app',
        rolcanlogin: true,
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
        rolinherit: false,
      },
      { rolname: 'nwd_stats', rolcanlogin: false, rolsuper: false, rolbypassrls: false },
      { rolname: 'nwd_worker', rolcanlogin: true, rolsuper: false, rolbypassrls: false, rolcreaterole: false },
    ])
    await expect(logIn('nwd_app', 'a guess')).rejects.toThrow('password authentication failed')
  })
})
