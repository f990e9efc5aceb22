import { sql } from 'kysely'
import { PgBoss } from 'pg-boss'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { testDatabase } from '#platform/testing'
import { expireDrafts, forgetSubmissions, type Job, type Jobs, startJobs } from './index.ts'
import { queueOn, queueOptions } from './queue.ts'

const house = await testDatabase()
const parts = { database: house.database, clock: house.clock }
const often = { poll: 1, cron: 1 }
const running: Jobs[] = []
const start = async (...jobs: Job[]) => {
  const started = await startJobs(parts, jobs, often)
  running.push(started)
  return started
}
const soon = { timeout: 10_000, interval: 50 }
const say = (channel: string) => sql`select pg_notify(${channel}, '')`.execute(house.database.worker)

afterEach(async () => {
  await Promise.all(running.splice(0).map((jobs) => jobs.stop()))
  vi.restoreAllMocks()
})

/** Puts a job into the queue as its time would. */
const due = async (name: string) => {
  const boss = queueOn(house.database, { poll: 10, cron: 45 })
  return boss.send(name)
}

describe('the queue', () => {
  it('stands in tables that the migrations made, exactly as this version of pg-boss makes them', async () => {
    const boss = new PgBoss({
      db: { executeSql: (text, values) => house.database.workerPool.query(text, values) },
      schema: 'jobs',
      migrate: false,
      schedule: false,
      supervise: false,
    })
    await boss.start()
    expect((await boss.detectSchemaDrift()).ok).toBe(true)
    await boss.stop()
  })

  it('is worked by a role that may make no tables, and read by nobody else', async () => {
    await expect(sql`create table jobs.more (id int)`.execute(house.database.worker)).rejects.toThrow(
      'permission denied',
    )
    await expect(sql`select * from jobs.job`.execute(house.database.app)).rejects.toThrow('permission denied')
  })
})

describe('a job with a time', () => {
  it('is kept by the clocks of Scotland', async () => {
    await start({ name: 'remind-in-the-morning', every: '0 9 * * 1-5', run: async () => undefined })
    const { rows } = await sql`select name, cron, timezone from jobs.schedule`.execute(house.database.worker)
    expect(rows).toContainEqual({ name: 'remind-in-the-morning', cron: '0 9 * * 1-5', timezone: 'Europe/London' })
  })

  it('runs when its minute comes', { timeout: 20_000 }, async () => {
    let runs = 0
    await start({ name: 'each-minute', every: '* * * * *', run: async () => runs++ })
    await vi.waitFor(() => expect(runs).toBeGreaterThan(0), soon)
  })

  it('runs in one program only when two are working', { timeout: 20_000 }, async () => {
    let runs = 0
    // Still at it when it is due a second time.
    const run = async () => {
      runs++
      await new Promise((done) => setTimeout(done, 1000))
    }
    const job = (): Job => ({ name: 'once', every: '0 0 1 1 *', run })
    await start(job())
    await start(job())
    expect(await due('once')).not.toBeNull()
    expect(await due('once')).toBeNull()
    await vi.waitFor(() => expect(runs).toBe(1), soon)
    await new Promise((done) => setTimeout(done, 1500))
    expect(runs).toBe(1)
  })

  it('that fails hinders no other, and is reported without what its message says', { timeout: 20_000 }, async () => {
    const said: string[] = []
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0)
    let runs = 0
    await start(
      { name: 'fails', every: '0 0 1 1 *', run: () => Promise.reject(new Error('Key (ni_number)=(QQ123456C) exists')) },
      { name: 'works', every: '0 0 1 1 *', run: async () => runs++ },
    )
    await due('fails')
    await due('works')
    await vi.waitFor(() => expect([runs, said.length]).toEqual([1, 1]), soon)
    expect(JSON.parse(said[0] ?? '')).toMatchObject({ job: 'fails', fault: 'Error' })
    const kept = await sql<{ output: unknown }>`select output from jobs.job where name = 'fails'`.execute(
      house.database.worker,
    )
    expect(JSON.stringify([said, kept.rows])).not.toContain('QQ123456C')
    expect(kept.rows).toHaveLength(1)
  })

  it('that a dead program had begun is given to another', { timeout: 20_000 }, async () => {
    const gone = queueOn(house.database, { poll: 10, cron: 45 })
    await gone.createQueue('orphan', queueOptions)
    await gone.send('orphan')
    const [begun] = await gone.fetch('orphan')
    await sql`update jobs.job set heartbeat_on = now() - interval '2 minutes', retry_delay = 0 where id = ${begun?.id}`.execute(
      house.database.worker,
    )
    let runs = 0
    await start({ name: 'orphan', every: '0 0 1 1 *', run: async () => runs++ })
    await gone.supervise('orphan')
    await vi.waitFor(() => expect(runs).toBe(1), soon)
  })
})

describe('a job that is woken', () => {
  it('runs once at start, and within moments of being called', async () => {
    let runs = 0
    await start({ name: 'woken', on: 'nwd_test', run: async () => runs++ })
    await vi.waitFor(() => expect(runs).toBe(1), soon)
    await say('nwd_test')
    await vi.waitFor(() => expect(runs).toBe(2), { timeout: 1000, interval: 10 })
  })

  it('runs once more, and not ten times, when it is called ten times while it runs', async () => {
    let runs = 0
    const gate = Promise.withResolvers<void>()
    await start({ name: 'busy', on: 'nwd_busy', run: () => (++runs === 1 ? gate.promise : Promise.resolve()) })
    await vi.waitFor(() => expect(runs).toBe(1), soon)
    for (let call = 0; call < 10; call++) await say('nwd_busy')
    await new Promise((done) => setTimeout(done, 200))
    gate.resolve()
    await new Promise((done) => setTimeout(done, 200))
    expect(runs).toBe(2)
  })

  it('hears again after its connection was lost', { timeout: 20_000 }, async () => {
    let runs = 0
    await start({ name: 'lost', on: 'nwd_lost', run: async () => runs++ })
    await vi.waitFor(() => expect(runs).toBe(1), soon)
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'nwd jobs'`.execute(
      house.asOwner,
    )
    await vi.waitFor(() => expect(runs).toBe(2), soon)
    await say('nwd_lost')
    await vi.waitFor(() => expect(runs).toBe(3), soon)
  })

  it('is waited for when the program stops', async () => {
    let finished = false
    const run = async () => {
      await new Promise((done) => setTimeout(done, 300))
      finished = true
    }
    const jobs = await start({ name: 'slow', on: 'nwd_slow', run })
    await new Promise((done) => setTimeout(done, 150))
    await jobs.stop()
    expect(finished).toBe(true)
  })
})

describe('what is kept no longer', () => {
  const id = (end: number) => `0193a000-0000-7000-8000-00000000000${end}`

  it('is a draft on the day it expires, and not before', async () => {
    await sql`insert into platform.draft (id, owner, path, typed, expires_at) values
      (${id(1)}, ${id(9)}, '/people/new', '{}', ${house.clock.now()}),
      (${id(2)}, ${id(9)}, '/people/new', '{}', ${new Date(house.clock.now().getTime() + 1000)})`.execute(house.asOwner)
    await expireDrafts.run(parts)
    const { rows } = await house.asWorker((tx) => sql<{ id: string }>`select id from platform.draft`.execute(tx))
    expect(rows.map((row) => row.id)).toEqual([id(2)])
  })

  it('is a submission after thirty days', async () => {
    const daysAgo = (days: number) => new Date(house.clock.now().getTime() - days * 24 * 3600 * 1000)
    await sql`insert into platform.submission (key, path, body_hash, at) values
      (${id(3)}, '/', '', ${daysAgo(31)}), (${id(4)}, '/', '', ${daysAgo(29)})`.execute(house.asOwner)
    await forgetSubmissions.run(parts)
    const { rows } = await house.asWorker((tx) => sql<{ key: string }>`select key from platform.submission`.execute(tx))
    expect(rows.map((row) => row.key)).toEqual([id(4)])
  })
})
