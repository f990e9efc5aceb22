import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { startJobs } from '#platform/jobs'
import { testDatabase } from '#platform/testing'
import { type Clock, fixedClock } from '#platform/time'
import { deliverWebhooks, endWebhook, makeWebhook, signingKeyOf, testWebhook, webhookJobs } from './index.ts'
import { isOutside } from './outside.ts'
import { postTo } from './post.ts'

const house = await testDatabase()
const area_id = 'S12000049'
const organisation_id = '0193a000-0000-7000-8000-000000000001'
await house
  .asWorker(async (tx) => {
    await sql`insert into partnership.area (id, name) values (${area_id}, 'Northtown') on conflict do nothing`.execute(
      tx,
    )
  })
  .catch(() =>
    sql`insert into partnership.area (id, name) values (${area_id}, 'Northtown') on conflict do nothing`.execute(
      house.asOwner,
    ),
  )
await sql`insert into partnership.organisation (id, area_id, name, kind) values (${organisation_id}, ${area_id}, 'Northtown High', 'school')`.execute(
  house.asOwner,
)

const parts = { secret: 'a secret of the tests', mayStayInside: true }
const later = (minutes: number): Clock => fixedClock(new Date(house.clock.now().getTime() + minutes * 60_000))
const deliver = (clock: Clock = house.clock) => deliverWebhooks(house.database, clock, parts)

interface Heard {
  headers: IncomingHttpHeaders
  body: string
}
/** A partner's system: hears what it is told, and answers as it is asked to. */
async function system(answer: (heard: Heard, times: number) => number | 'nothing' | Promise<number> = () => 204) {
  const heard: Heard[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', async () => {
      const one = { headers: request.headers, body }
      heard.push(one)
      const status = await answer(one, heard.length)
      if (status === 'nothing') response.destroy()
      else response.writeHead(status, { location: 'http://127.0.0.1:1/' }).end('what nobody keeps')
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  afterAll(() => void server.close())
  const { port } = server.address() as AddressInfo
  const address = `http://127.0.0.1:${port}/nwd`
  const id = await house.asWorker((tx) => makeWebhook(tx, { area_id, organisation_id, address, made_by: null }))
  const tell = () => house.asWorker((tx) => testWebhook(tx, { id, area_id }))
  return { id, heard, address, tell, ids: () => heard.map(({ headers }) => headers['webhook-id']) }
}
const deliveries = async (webhook: string) => {
  const { rows } = await sql<{ tries: number; sent: boolean; given_up: boolean; last_answer: string | null }>`
    select tries, sent_at is not null as sent, given_up_at is not null as given_up, last_answer from platform.webhook_delivery
    where webhook_id = ${webhook} order by happened_at, id`.execute(house.asOwner)
  return rows
}

afterEach(async () => {
  await sql`delete from platform.webhook_delivery`.execute(house.asOwner)
  await sql`update platform.webhook set ended_at = nwd.clock() where ended_at is null`.execute(house.asOwner)
})

describe('what a system is told', () => {
  test('is signed by its own key, so that what was altered, or is another’s, is seen', async () => {
    const partner = await system()
    await partner.tell()
    expect(await deliver()).toEqual({ sent: 1, failed: 0 })
    const [{ headers, body } = { headers: {}, body: '' }] = partner.heard
    const key = Buffer.from(signingKeyOf(parts.secret, partner.id).slice('whsec_'.length), 'base64')
    const signed = (words: string) =>
      createHmac('sha256', key).update(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${words}`).digest()
    const given = Buffer.from(String(headers['webhook-signature']).slice('v1,'.length), 'base64')
    expect(timingSafeEqual(given, signed(body))).toBe(true)
    expect(timingSafeEqual(given, signed(`${body} `))).toBe(false)
    expect(JSON.parse(body)).toEqual({
      id: headers['webhook-id'],
      type: 'test',
      timestamp: house.clock.now().toISOString(),
      data: {},
    })
    expect(Number(headers['webhook-timestamp'])).toBe(Math.floor(house.clock.now().getTime() / 1000))
  })

  test('is told once, also when several programs tell at once', async () => {
    const partner = await system()
    for (let time = 0; time < 12; time++) await partner.tell()
    await Promise.all([deliver(), deliver(), deliver()])
    expect([partner.heard.length, new Set(partner.ids()).size]).toEqual([12, 12])
    expect(await deliver()).toEqual({ sent: 0, failed: 0 })
  })

  test('is told again under the same identifier when the program ended before it could write that it had', async () => {
    // What holds the row is killed while the partner is answering, as a program that ends is.
    const partner = await system(async (_, times) => {
      if (times === 1)
        await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'nwd worker' and datname = current_database()`.execute(
          house.asOwner,
        )
      return 200
    })
    await partner.tell()
    await expect(deliver()).rejects.toThrow()
    expect(await deliveries(partner.id)).toEqual([{ tries: 0, sent: false, given_up: false, last_answer: null }])
    expect(await deliver()).toEqual({ sent: 1, failed: 0 })
    expect([partner.heard.length, new Set(partner.ids()).size]).toEqual([2, 1])
    expect(await deliveries(partner.id)).toEqual([
      { tries: 1, sent: true, given_up: false, last_answer: 'answered 200' },
    ])
  })

  test('leaves within a second of its happening', async () => {
    const partner = await system()
    const jobs = await startJobs(house, webhookJobs(parts))
    try {
      await new Promise((done) => setTimeout(done, 300))
      await partner.tell()
      const until = performance.now() + 5000
      while (partner.heard.length === 0 && performance.now() < until) await new Promise((done) => setTimeout(done, 20))
    } finally {
      await jobs.stop()
    }
    expect(partner.heard).toHaveLength(1)
  })

  test('is nothing more once its address is ended', async () => {
    const partner = await system()
    await partner.tell()
    await house.asWorker((tx) => endWebhook(tx, partner.id, null))
    expect(await deliver()).toEqual({ sent: 0, failed: 0 })
  })
})

describe('a system that does not answer as it should', () => {
  test.each([
    ['an error', 500, 'answered 500'],
    ['a redirect, which is not followed', 307, 'answered 307, which leads elsewhere and is not followed'],
    ['a connection that breaks off', 'nothing', 'no connection: ECONNRESET'],
  ] as const)('by %s is tried again', async (_, answer, said) => {
    let well = false
    const partner = await system(() => (well ? 200 : answer))
    await partner.tell()
    expect(await deliver()).toEqual({ sent: 0, failed: 1 })
    expect(await deliveries(partner.id)).toEqual([{ tries: 1, sent: false, given_up: false, last_answer: said }])
    expect(await deliver()).toEqual({ sent: 0, failed: 0 })
    well = true
    expect(await deliver(later(1))).toEqual({ sent: 1, failed: 0 })
    expect(new Set(partner.ids()).size).toBe(1)
  })

  test('is left alone after growing pauses, given up after two days, and holds up no other', async () => {
    const [broken, well] = [await system(() => 503), await system()]
    for (let time = 0; time < 5; time++) {
      await broken.tell()
      await well.tell()
    }
    expect(await deliver()).toEqual({ sent: 5, failed: 1 })
    for (let hours = 0; hours < 60; hours++) await deliver(later(hours * 60 + 1))
    const all = await deliveries(broken.id)
    expect(all.map(({ given_up }) => given_up)).toEqual([true, true, true, true, true])
    expect(all[0]).toMatchObject({ tries: 9, last_answer: 'answered 503' })
    // Nine tries of the first, and what waited behind it is not tried one by one.
    expect(broken.heard.length).toBeLessThan(14)
    expect(await deliver(later(100 * 24 * 60))).toEqual({ sent: 0, failed: 0 })
  })
})

describe('an address inside a network', () => {
  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    '::ffff:127.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:db8::1',
  ])('%s is known as one', (address) => expect(isOutside(address)).toBe(false))
  test.each(['93.184.215.14', '8.8.8.8', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'])('%s is known as none', (address) =>
    expect(isOutside(address)).toBe(true),
  )

  test('is never told anything, whether by figures or by a name that leads there', async () => {
    const partner = await system()
    const port = new URL(partner.address).port
    for (const host of ['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', 'localhost'])
      expect(await postTo(`https://${host}:${port}/`, '{}', {}, false)).toEqual({
        taken: false,
        answer: 'the address is not allowed',
      })
    expect(await postTo(partner.address, '{}', {}, false)).toEqual({
      taken: false,
      answer: 'the address is not allowed',
    })
    expect(partner.heard).toEqual([])
  })
})
