import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { testDatabase } from '#platform/testing'
import { analyst, arrange, movedClock, plainGuard, releaseSite } from '../releases.testing.ts'
import { type Guard, guard } from './guard.ts'
import { prepareAsked } from './prepare-asked.ts'

const clock = movedClock('2026-11-23T08:30:00Z')
const house = await testDatabase(clock)
const site = releaseSite(house, clock)
const [grace, ada] = [analyst('Grace Madeup'), analyst('Ada Invented')]
const contact = { contact_name: 'Statistics team', contact_email: 'statistics@scotland.example' }
const parts = { database: house.database, clock }

const ask = (as = grace, period = '2026-27 Q2') => site.send(as, '/statistics/national/prepare', { period, ...contact })
const versions = async () => {
  const { rows } = await sql<{ many: number }>`select count(*)::int as many from measurement.release_version`.execute(
    house.asOwner,
  )
  return rows[0]?.many
}

/** Disclosure control that thinks until it is told to go on. */
function slowGuard() {
  const { promise, resolve } = Promise.withResolvers<void>()
  const begun = Promise.withResolvers<void>()
  const plain = plainGuard()
  const by: Guard = {
    threshold: 5,
    async guard(counted, earlier) {
      begun.resolve()
      await promise
      return plain.guard(counted, earlier)
    },
  }
  return { by, begun: begun.promise, goOn: resolve }
}

beforeAll(() => arrange(house, [{ area: 'S12000049', people: 40, registered_on: '2025-05-01' }]))

describe('a release that was asked for', () => {
  test('is counted while nobody waits; the desk says so, and a second press makes no second one', async () => {
    expect((await ask()).to).toBe('/statistics/national')
    expect(await site.text(ada, '/statistics/national')).toContain(
      'September 2026 is being counted, protected and attacked: asked for by Grace Madeup',
    )
    const again = await ask(ada)
    expect([again.status, again.page('.ds_error-summary').text()]).toEqual([
      422,
      expect.stringContaining('being counted already'),
    ])
    const slow = slowGuard()
    const [one, other] = [prepareAsked(parts, slow.by), slow.begun.then(() => prepareAsked(parts, plainGuard()))]
    // another program asked meanwhile leaves it to the first
    await other
    expect(await versions()).toBe(0)
    // and no transaction is open while it is thought about
    const { rows } = await sql<{ idle: number }>`select count(*)::int as idle from pg_stat_activity
      where datname = current_database() and state like 'idle in transaction%'`.execute(house.asOwner)
    expect(rows).toEqual([{ idle: 0 }])
    slow.goOn()
    await one
    expect(await versions()).toBe(1)
    expect(await site.text(ada, '/statistics/national')).not.toContain('being counted')
  })

  test('is given up in words when a version of its quarter is under way by then', async () => {
    await sql`insert into measurement.release_request (id, period, asked_at, contact_name, contact_email, asked_by, asked_by_name)
      values (${uuid()}, '2026-27 Q2', ${clock.now()}, 'Team', 'team@nation.example', ${grace.user_id}, 'Grace Madeup')`.execute(
      house.asOwner,
    )
    expect(await site.prepares()).toContain('Another version of this release is under way')
    expect(await versions()).toBe(1)
    expect(await site.text(grace, '/statistics/national')).toContain('was not prepared. Another version')
  })

  test('is given up in words when something fails, and nothing is kept of it', async () => {
    const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    await ask(grace, '2026-27 Q1')
    const said = await site.prepares({ threshold: 5, guard: () => Promise.reject(new Error('out of memory')) })
    told.mockRestore()
    expect(said).toContain('Something went wrong, and nothing was kept of it')
    expect(await versions()).toBe(1)
  })

  test('is broken off when the program stops, and begun again by the next one', async () => {
    await ask(grace, '2026-27 Q1')
    const stopping = new AbortController()
    const breaks: Guard = {
      ...guard,
      guard: (counted, earlier, signal) => {
        setTimeout(() => stopping.abort(), 5)
        return guard.guard(counted, earlier, signal)
      },
    }
    await prepareAsked({ ...parts, stopping: stopping.signal }, breaks)
    expect(await versions()).toBe(1)
    await site.prepares()
    expect(await versions()).toBe(2)
  })
})
