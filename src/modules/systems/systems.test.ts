import { load } from 'cheerio'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Viewer } from '#platform/access'
import { routerFor } from '#platform/http'
import { testDatabase } from '#platform/testing'
import { referralWorld } from '../referrals/referrals.testing.ts'
import { organisationsApiRoutes } from './api/organisations.ts'
import { systemRoutes } from './systems.routes.ts'

const house = await testDatabase()
const { coordinator, islandCoordinator, teacher, worker, places } = await referralWorld(house)
let viewer: Viewer | undefined
const secret = 'a secret of the tests, and of nothing else'
const app = routerFor(
  [
    ...systemRoutes({ secret, baseUrl: 'https://nwd.example', webhooksInside: false }),
    ...organisationsApiRoutes({ database: house.database }),
  ],
  {
    database: house.database,
    clock: house.clock,
    secret,
    demonstration: false,
    identify: async () => viewer && { viewer },
    navigation: () => [],
  },
)
async function open(as: Viewer | undefined, path: string, headers: Record<string, string> = {}) {
  viewer = as
  const answer = await app.request(path, { headers })
  const body = await answer.text()
  return { status: answer.status, body, page: load(body) }
}
async function send(as: Viewer, path: string, typed: Record<string, string | string[]>) {
  const { page } = await open(as, path)
  const form = new URLSearchParams({ _form: page('main form input[name=_form]').attr('value') ?? '' })
  for (const [name, values] of Object.entries(typed)) for (const value of [values].flat()) form.append(name, value)
  const answer = await app.request(path, { method: 'POST', body: form })
  return { status: answer.status, to: answer.headers.get('location') ?? '', body: await answer.text() }
}
const make = `/systems/organisations/${places.school.id}/key`
const seemis = { name: 'Seemis', scopes: ['referrals.send', 'referrals.read'], responsible: teacher.user_id }
const keyOn = (body: string) => /nwd_[\w-]{43}/.exec(body)?.[0]

describe('a key for another system', () => {
  test('is shown to its maker, opens what it allows, and is shown no more once it was used', async () => {
    const { status, to } = await send(coordinator, make, seemis)
    expect(status).toBe(303)
    const key = keyOn((await open(coordinator, to)).body)
    expect(key).toBeDefined()
    expect(keyOn((await open({ ...coordinator, user_id: worker.user_id }, to)).body)).toBeUndefined()
    const answer = await open(undefined, '/api/v1/organisations', { authorization: `Bearer ${key}` })
    expect(JSON.parse(answer.body)).toMatchObject({
      area: { code: teacher.area_id },
      organisations: expect.arrayContaining([expect.objectContaining({ id: places.school.id })]),
    })
    const after = await open(coordinator, to)
    expect([keyOn(after.body), after.body.includes('Last used')]).toEqual([undefined, true])
    expect((await open(coordinator, '/systems')).page('main').text()).toContain('Seemis')
  })

  test('is another area’s or another role’s as little as if it were not there', async () => {
    const { to } = await send(coordinator, make, seemis)
    for (const stranger of [islandCoordinator, worker, teacher]) {
      expect((await open(stranger, to)).status).toBe(404)
      expect((await open(stranger, make)).status).toBe(404)
    }
    expect((await open(islandCoordinator, '/systems')).body).not.toContain('Seemis')
  })

  test('names somebody who answers for it, and does at least one thing', async () => {
    const { status, body } = await send(coordinator, make, { name: '' })
    expect(status).toBe(422)
    for (const message of ['Enter what the system is called', 'Choose at least one thing', 'Choose who answers'])
      expect(body).toContain(message)
    expect((await send(coordinator, make, { ...seemis, responsible: worker.user_id })).status).toBe(422)
    // Only a council or the partnership brings people in.
    expect((await send(coordinator, make, { ...seemis, scopes: ['people.import'] })).status).toBe(422)
  })

  test('ends at once and once, and who made and ended it is written down', async () => {
    const { to } = await send(coordinator, make, seemis)
    const key = keyOn((await open(coordinator, to)).body)
    expect((await send(coordinator, `${to}/end`, {})).status).toBe(303)
    expect((await open(undefined, '/api/v1/organisations', { authorization: `Bearer ${key}` })).status).toBe(401)
    expect((await send(coordinator, `${to}/end`, {})).status).toBe(422)
    const { rows } = await sql<{ event: string }>`
      select event from audit.event where subject_id = ${to.slice('/systems/keys/'.length)} and user_id = ${coordinator.user_id} order by at, id`.execute(
      house.asOwner,
    )
    expect(rows.map(({ event }) => event)).toEqual(['systems.key.made', 'systems.key.viewed', 'systems.key.ended'])
  })
})

describe('an address that is told', () => {
  const add = `/systems/organisations/${places.school.id}/webhook`
  test.each([
    'http://system.example.scot/nwd',
    'https://localhost/nwd',
    'https://intranet/nwd',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://169.254.169.254/latest/meta-data',
    'https://0x7f000001/',
    'https://me:word@system.example.scot/',
    'javascript:alert(1)',
    'nowhere',
  ])('is not %s', async (address) => {
    expect(await send(coordinator, add, { address })).toMatchObject({ status: 422 })
  })

  test('is added, tested and ended by a keeper of its own area alone', async () => {
    const { status, to } = await send(coordinator, add, { address: 'https://system.example.scot/nwd' })
    expect(status).toBe(303)
    const shown = await open(coordinator, to)
    expect(shown.page('main').text()).toMatch(/whsec_[\w+/]{43}=/)
    for (const stranger of [islandCoordinator, worker, teacher]) expect((await open(stranger, to)).status).toBe(404)
    expect(await send(coordinator, to, {})).toMatchObject({ status: 303, to })
    expect((await open(coordinator, to)).page('main tbody').text()).toContain('test')
    expect((await open(coordinator, '/systems')).page('main').text()).toContain('1 waiting')
    expect(await send(coordinator, `${to}/end`, {})).toMatchObject({ status: 303, to: '/systems' })
    expect((await send(coordinator, to, {})).status).not.toBe(303)
    expect((await open(coordinator, '/systems')).body).not.toContain('system.example.scot')
  })
})
