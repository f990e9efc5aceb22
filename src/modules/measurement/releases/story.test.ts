import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '#platform/testing'
import { analyst, arrange, day, movedClock, plainGuard, releaseSite } from './releases.testing.ts'

const clock = movedClock('2026-11-23T08:30:00Z')
const house = await testDatabase(clock)
const site = releaseSite(house, clock)
const [grace, ada] = [analyst('Grace Madeup'), analyst('Ada Invented')]

const contact = { contact_name: 'Statistics team', contact_email: 'statistics@scotland.example' }
const period = '2026-27 Q2'
const at = (id: string) => `/statistics/national/releases/${id}`
let version = ''

const latest = async () => {
  const { rows } = await sql<{
    id: string
  }>`select id from measurement.release_version order by number desc limit 1`.execute(house.asOwner)
  return rows[0]?.id ?? ''
}

/** Gives every warning of the checklist a reason. */
async function tickOff(id: string, as = grace) {
  const { page } = await site.ask(as, `${at(id)}/check`)
  const reasons = page('main textarea')
    .toArray()
    .map((box) => [page(box).attr('name') ?? '', 'It is so in this small world'])
  return site.send(as, `${at(id)}/check`, Object.fromEntries(reasons))
}

async function prepared(typed: Record<string, string> = {}) {
  const { status, page } = await site.send(grace, '/statistics/national/prepare', { period, ...contact, ...typed })
  expect([status, page('.ds_error-summary').text()]).toEqual([303, ''])
  return site.prepares()
}

beforeAll(async () => {
  await arrange(house, [
    {
      area: 'S12000049',
      people: 40,
      registered_on: '2025-05-01',
      jobs: { begun: 20, on: '2025-09-01', yes: 12, no: 0 },
    },
    { area: 'S12000049', people: 30, registered_on: '2026-08-03' },
    { area: 'S12000023', people: 3, registered_on: '2026-08-03' },
  ])
})

describe('a release, from counting to half past nine', () => {
  test('is prepared: counted as at the last day of the quarter, protected and frozen', async () => {
    version = await prepared()
    const { rows } = await sql<{ count: number; status: string }>`
      select count, status from measurement.release_figure where version_id = ${version} and measure = 'started' and period = 'all' and dimension in ('all', 'area') order by category`.execute(
      house.asOwner,
    )
    expect(rows).toEqual([
      { count: null, status: 'suppressed' },
      { count: 70, status: 'final' },
      { count: 73, status: 'final' },
    ])
  })

  test('is not prepared twice', async () => {
    const again = await site.send(grace, '/statistics/national/prepare', { period, ...contact })
    expect([again.status, again.page('.ds_error-summary').text()]).toEqual([
      422,
      expect.stringContaining('under way already'),
    ])
  })

  test('looks in the preview as it will look, and is nowhere for the public', async () => {
    const text = await site.text(grace, `${at(version)}/preview`)
    expect(text).toContain('By 30 September 2026, 73 people had started to receive support.')
    expect(text).toContain('20 people (27%) of those who started had entered work.')
    for (const path of [
      '/statistics/releases/september-2026',
      '/statistics/releases/september-2026/versions/1/files/by-year.csv',
      '/api/v1/statistics/releases/september-2026',
    ])
      expect((await site.ask(undefined, path)).status).toBe(404)
    expect(await site.text(undefined, '/statistics')).not.toContain('73')
    expect((await site.ask(undefined, at(version))).status).toBe(303)
    expect((await site.ask({ ...grace, role: 'coordinator', area_id: 'S12000049' }, at(version))).status).toBe(404)
  })

  test('needs a reason for each warning, and the one who prepared it may not approve it', async () => {
    const bare = await site.send(grace, `${at(version)}/check`)
    expect(bare.status).toBe(422)
    expect(bare.page('.ds_error-summary').text()).toContain('30 of 32 areas have nobody registered')
    expect((await tickOff(version)).status).toBe(303)
    const own = await site.send(grace, `${at(version)}/approve`, { read: 'yes' })
    expect([own.status, own.page('.ds_error-summary').text()]).toEqual([
      422,
      expect.stringContaining('another analyst must approve it'),
    ])
    await expect(
      house.asViewer(grace, (tx) =>
        sql`insert into measurement.release_moment (id, version_id, state, by_user, by_name) values (gen_random_uuid(), ${version}, 'approved', ${grace.user_id}, 'Grace')`.execute(
          tx,
        ),
      ),
    ).rejects.toThrow()
  })

  test('takes nobody to the day before it is approved', async () => {
    expect((await site.send(grace, `${at(version)}/schedule`, day('on_date', '2026-11-25'))).status).toBe(422)
  })

  test('is approved by a second analyst and scheduled for a working day', async () => {
    expect((await site.send(ada, `${at(version)}/approve`, { read: 'yes' })).status).toBe(303)
    const sunday = await site.send(ada, `${at(version)}/schedule`, day('on_date', '2026-11-29'))
    expect(sunday.page('.ds_error-summary').text()).toContain('no working day')
    expect((await site.send(ada, `${at(version)}/schedule`, day('on_date', '2026-11-25'))).status).toBe(303)
    expect(await site.text(undefined, '/statistics')).toContain('comes out at 9:30am on Wednesday 25 November 2026')
  })

  test('is frozen: no figure or word can be added or changed, by anybody', async () => {
    for (const statement of [
      sql`insert into measurement.release_figure (version_id, measure, period, dimension, category, status) values (${version}, 'started', 'x', 'x', 'x', 'suppressed')`,
      sql`insert into measurement.release_passage (version_id, part, position, words) values (${version}, 'main_point', 99, 'x')`,
      sql`update measurement.release_figure set count = 1 where version_id = ${version}`,
      sql`delete from measurement.release_figure where version_id = ${version}`,
    ])
      await expect(house.asViewer(grace, (tx) => statement.execute(tx))).rejects.toThrow()
  })

  test('is nobody’s at 09:29:59, however the job is run, and everybody’s at 09:30', async () => {
    clock.to('2026-11-25T09:29:59Z')
    await site.job()
    expect((await site.ask(undefined, '/statistics/releases/september-2026')).status).toBe(404)
    const seen = async () =>
      house.asNobody(async (tx) => {
        const { rows } = await sql<{ n: number }>`select count(*)::int as n from measurement.release_figure`.execute(tx)
        return rows[0]?.n
      })
    expect(await seen()).toBe(0)
    await expect(
      house.asWorker((tx) =>
        sql`insert into measurement.release_moment (id, version_id, state, by_name) values (gen_random_uuid(), ${version}, 'published', 'x')`.execute(
          tx,
        ),
      ),
    ).rejects.toThrow()

    clock.to('2026-11-25T09:30:00Z')
    await Promise.all(Array.from({ length: 8 }, site.job))
    await site.job()
    const { rows } = await sql`select from measurement.release_moment where state = 'published'`.execute(house.asOwner)
    expect(rows).toHaveLength(1)
    const { status, page } = await site.ask(undefined, '/statistics/releases/september-2026')
    expect(status).toBe(200)
    expect(page('main').text()).toContain('By 30 September 2026, 73 people had started')
    expect(page('main').text()).toContain('Nobody outside the team that made it saw these figures')
    expect(await seen()).toBeGreaterThan(100)
    expect(await site.text(undefined, '/statistics')).toContain('73 people had started')
  })
})

describe('an amendment', () => {
  let second = ''
  test('is a new version with a note; nothing changes for the public until it comes out', async () => {
    await arrange(house, [{ area: 'S12000049', people: 12, registered_on: '2025-05-02' }])
    const bare = await site.send(grace, `${at(version)}/amend`, contact)
    expect(bare.page('.ds_error-summary').text()).toContain('Say what changed')
    await site.send(grace, `${at(version)}/amend`, {
      ...contact,
      change_note: 'Twelve late registrations of Glasgow are in.',
    })
    second = await site.prepares()
    await tickOff(second)
    await site.send(ada, `${at(second)}/approve`, { read: 'yes' })
    await site.send(ada, `${at(second)}/schedule`, day('on_date', '2026-11-26'))
    expect(await site.text(undefined, '/statistics/releases/september-2026')).toContain('73 people had started')
  })

  test('comes out when the program starts again after half past nine, marks what changed, and leaves the old version readable', async () => {
    clock.to('2026-11-26T14:00:00Z')
    await site.job()
    const now = await site.text(undefined, '/statistics/releases/september-2026')
    expect(now).toContain('85 people had started')
    expect(now).toContain('What changed in version 2: Twelve late registrations of Glasgow are in.')
    const old = await site.text(undefined, '/statistics/releases/september-2026/versions/1')
    expect(old).toContain('73 people had started')
    expect(old).toContain('A later version is out')
    const { rows } = await sql<{ revised: boolean }>`select revised from measurement.release_figure
      where version_id = ${second} and measure = 'started' and period = '2025-26' and dimension = 'all'`.execute(
      house.asOwner,
    )
    expect(rows).toEqual([{ revised: true }])
  })

  test('the quarter cannot be prepared again beside it, nor an earlier one', async () => {
    for (const quarter of [period, '2026-27 Q1'])
      expect((await site.send(grace, '/statistics/national/prepare', { period: quarter, ...contact })).status).not.toBe(
        303,
      )
    expect((await site.send(grace, `${at(version)}/amend`, { ...contact, change_note: 'The old one' })).status).toBe(
      422,
    )
  })

  test('and when it is withdrawn, its page says why and its figures are gone, the database itself giving none', async () => {
    await site.send(grace, `${at(second)}/withdraw`, { reason: 'The file of one area was sent twice.' })
    const page = await site.text(undefined, '/statistics/releases/september-2026/versions/2')
    expect(page).toContain('The file of one area was sent twice.')
    expect(page).not.toContain('85')
    expect((await site.ask(undefined, '/statistics/releases/september-2026/versions/2/files/by-year.csv')).status).toBe(
      404,
    )
    const { rows } = await house.asNobody((tx) =>
      sql`select from measurement.release_figure where version_id = ${second}`.execute(tx),
    )
    expect(rows).toEqual([])
  })
})

describe('what stops a release', () => {
  test('an attack that found a hidden figure: no checklist is ticked off, and the database refuses an approval', async () => {
    const newest = await latest()
    await site.send(grace, `${at(newest)}/amend`, { ...contact, change_note: 'The area sent its file once.' })
    const id = await site.prepares(plainGuard(false))
    expect(await site.text(grace, at(id))).toContain('Three hidden figures can be worked out. It cannot go out.')
    const ticked = await tickOff(id)
    expect([ticked.status, ticked.page('.ds_error-summary').text()]).toEqual([
      422,
      expect.stringContaining('errors, which stop'),
    ])
    await expect(
      house.asViewer(ada, async (tx) => {
        await sql`insert into measurement.release_moment (id, version_id, state, by_user, by_name) values (gen_random_uuid(), ${id}, 'checked', ${ada.user_id}, 'Ada')`.execute(
          tx,
        )
        await sql`insert into measurement.release_moment (id, version_id, state, by_user, by_name) values (gen_random_uuid(), ${id}, 'approved', ${ada.user_id}, 'Ada')`.execute(
          tx,
        )
      }),
    ).rejects.toThrow()
  })
})
