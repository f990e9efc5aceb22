import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { Viewer } from '../access/index.ts'
import { testDatabase } from '../testing/index.ts'
import type { Tx } from './viewer.ts'

const house = await testDatabase()

const keyWorker: Viewer = {
  user_id: '0193a000-0000-7000-8000-000000000001',
  name: 'Kim Fictus',
  role: 'key_worker',
  organisation_id: '0193a000-0000-7000-8000-0000000000aa',
  organisation_name: 'Northtown Works',
  area_id: 'S12000049',
}

const asked = (tx: Tx) =>
  sql<{
    holders: string[]
    clock: Date
    viewer: string | null
    organisation: string | null
    area: string | null
    role: string | null
    login: string
  }>`
    select nwd.holders() as holders, nwd.clock() as clock, nwd.viewer_user() as viewer, nwd.viewer_organisation() as organisation,
      nwd.viewer_area() as area, nwd.viewer_role() as role, current_user::text as login`
    .execute(tx)
    .then(({ rows }) => rows[0])

describe('who is looking', () => {
  it('is told to the database for one transaction', async () => {
    expect(await house.asViewer(keyWorker, asked)).toEqual({
      holders: [keyWorker.organisation_id, keyWorker.user_id],
      clock: house.clock.now(),
      viewer: keyWorker.user_id,
      organisation: keyWorker.organisation_id,
      area: 'S12000049',
      role: 'key_worker',
      login: 'nwd_app',
    })
  })

  it('is nobody when nobody was named, even on a connection that somebody used before', async () => {
    await house.asViewer(keyWorker, asked)
    const nobody = { holders: [], viewer: null, organisation: null, area: null, role: null, login: 'nwd_app' }
    expect(await house.asNobody(asked)).toMatchObject(nobody)
    const { rows } = await sql`select nwd.holders() as holders, nwd.viewer_role() as role`.execute(house.database.app)
    expect(rows).toEqual([{ holders: [], role: null }])
  })

  it('holds nobody as an administrator, an analyst or a member, and only themself as a participant', async () => {
    const holdersAs = async (role: Viewer['role']) => (await house.asViewer({ ...keyWorker, role }, asked))?.holders
    expect(await holdersAs('administrator')).toEqual([])
    expect(await holdersAs('analyst')).toEqual([])
    expect(await holdersAs('member')).toEqual([])
    expect(await holdersAs('participant')).toEqual([keyWorker.user_id])
  })

  it('is a statistician only over statistics', async () => {
    expect((await house.asStatistician(asked))?.login).toBe('nwd_stats')
    await expect(house.asStatistician((tx) => sql`select * from nwd.migration`.execute(tx))).rejects.toThrow(
      'permission denied',
    )
  })
})

describe('a transaction', () => {
  it('keeps nothing when the work fails', async () => {
    await sql`create table public.kept (word text); grant select, insert on public.kept to nwd_app`.execute(
      house.asOwner,
    )
    const work = house.asViewer(keyWorker, async (tx) => {
      await sql`insert into public.kept values ('half')`.execute(tx)
      throw new Error('changed my mind')
    })
    await expect(work).rejects.toThrow('changed my mind')
    expect((await sql`select * from public.kept`.execute(house.asOwner)).rows).toEqual([])
  })

  it('says that the database was lost when its connection is cut', async () => {
    const cut = house.asViewer(keyWorker, async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
      await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(house.asOwner)
      return asked(tx)
    })
    await expect(cut).rejects.toMatchObject({ name: 'DatabaseUnavailable' })
    expect((await house.asViewer(keyWorker, asked))?.role).toBe('key_worker')
  })
})

describe('values from the database', () => {
  it('come as calendar dates, instants, safe numbers and exact decimals', async () => {
    const { rows } = await sql`
      select date '2026-03-29' as day, array[date '2026-03-29'] as days, 12::bigint as count, array[1, 2]::bigint[] as counts,
        12.60::numeric as pay, timestamptz '2026-11-23T08:30:00Z' as at, null::date as never`.execute(
      house.database.app,
    )
    expect(rows).toEqual([
      {
        day: '2026-03-29',
        days: ['2026-03-29'],
        count: 12,
        counts: [1, 2],
        pay: '12.60',
        at: new Date('2026-11-23T08:30:00Z'),
        never: null,
      },
    ])
    await expect(sql`select 9007199254740993::bigint`.execute(house.database.app)).rejects.toThrow('does not fit')
  })
})
