import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { importServices, inventServices } from '#modules/directory'
import { testDatabase } from '#platform/testing'
import { personOf } from '../../../people/people.testing.ts'
import { referralWorld } from '../../referrals.testing.ts'
import { doorsOf, keepsSecret, rowsIn, type Typed } from '../doors.testing.ts'
import { forgetOutside } from '../outside/tell.ts'

const house = await testDatabase()
const world = await referralWorld(house)
const { coordinator, worker, islander, teacher } = world
const site = doorsOf(house)
const city = coordinator.area_id ?? ''

const answers: Readonly<Record<string, Typed>> = {
  area: { area: city },
  name: { given_name: 'Nessa', family_name: 'Unreal' },
  reach: { preferred_contact: 'text', mobile: '07700 900456' },
  safe: { best_time: 'after 4pm', do_not: 'Do not leave a message' },
  help: { needs: ['confidence', 'transport'] },
  more: { hopes: 'I want to work with animals' },
}

/** Begins, and gives the link's address. */
const begin = async (query = '') => (await site.send(`/refer-yourself${query}`)).to.replace(/\/[a-z]+$/, '')

async function write(change: Readonly<Record<string, Typed>> = {}, query = '') {
  const link = await begin(query)
  for (const [step, typed] of Object.entries({ ...answers, ...change })) {
    const sent = await site.send(`${link}/${step}`, typed)
    expect([step, sent.status]).toEqual([step, 303])
  }
  return link
}

async function sentOne(change: Readonly<Record<string, Typed>> = {}, query = '') {
  const link = await write(change, query)
  await site.send(`${link}/check`, { agree: 'yes' })
  await site.moments()
  const { rows } = await sql<{ id: string; person_id: string }>`
    select r.id, r.person_id from referrals.from_outside f join referrals.referral r on r.id = f.referral_id order by f.sent_at desc, r.id desc limit 1`.execute(
    house.asOwner,
  )
  const [row] = rows
  if (row === undefined) throw new Error('nothing was taken up')
  return { link, ...row }
}

describe('asking for help oneself', () => {
  test('makes a referral in the area’s queue, owned by the coordinator, with the clock running and the words agreed to', async () => {
    const { id, link } = await sentOne()
    const queue = await site.open('/referrals', coordinator)
    expect(queue.html).toContain('Nessa Unreal')
    const page = await site.open(`/referrals/${id}`, coordinator)
    for (const words of ['Asked for help themself', '07700900456', 'after 4pm', 'Do not leave a message', 'animals'])
      expect(page.html).toContain(words)
    const { rows } = await sql`
      select w.user_id, w.name, s.list, s.due_on, p.wording_version, p.given_how, r.door, r.sender_user_id, e.by_name
      from referrals.referral r join referrals.owner w on w.referral_id = r.id and w.until is null
      join referrals.standing s on s.referral_id = r.id and s.until is null
      join people.sharing_permission p on p.id = r.permission_id join referrals.event e on e.referral_id = r.id where r.id = ${id}`.execute(
      house.asOwner,
    )
    expect(rows).toEqual([
      {
        user_id: coordinator.user_id,
        name: coordinator.name,
        list: 'to_allocate',
        // Monday 23 November and two working days
        due_on: '2026-11-25',
        wording_version: 'self-1',
        given_how: 'online',
        door: 'self',
        sender_user_id: coordinator.user_id,
        by_name: 'Themself',
      },
    ])
    const told = await site.open(link)
    for (const words of ['It is sent', coordinator.name, 'Northtown Partnership', 'Wednesday 25 November'])
      expect(told.html).toContain(words)
    expect(told.html).not.toMatch(/Nessa|Unreal|07700|animals/)
  })

  test('is seen by nobody else: not by a key worker before they are asked, not in another area', async () => {
    const { id } = await sentOne()
    for (const viewer of [worker, islander, teacher])
      expect((await site.open(`/referrals/${id}`, viewer)).status).toBe(404)
  })

  test('asks for no more than a name and one way to reach them; every other step may be left empty', async () => {
    await sentOne({ safe: {}, help: {}, more: {}, reach: { preferred_contact: 'letter', address: '1 Nowhere Street' } })
    expect((await site.open('/referrals', coordinator)).html).toContain('Nessa Unreal')
  })

  test('for a service carries the service, and the area that it is in', async () => {
    const place = { area_id: city, town: 'Northtown', postcodes: 'ZA', latitude: 55.86, longitude: -4.25 }
    const [service] = inventServices({ ...place, organisations: ['Northtown Works'] }, 1)
    if (service === undefined) throw new Error('no service')
    await house.asWorker((tx) =>
      importServices(tx, { text: JSON.stringify([service]), name: 's.json', today: house.clock.today() }),
    )
    const begun = await site.send(`/refer-yourself?service=${service.id}`)
    expect(begun.to).toMatch(/\/name$/)
    const { id } = await sentOne({}, `?service=${service.id}`)
    expect((await site.open(`/referrals/${id}`, coordinator)).html).toContain(`${service.name}, by Northtown Works`)
    expect((await site.open('/refer-yourself?service=nothing')).html).not.toContain('You are asking for')
  })

  test('says which answer is wrong, keeps what was typed and stores nothing of it', async () => {
    const link = await begin()
    for (const [step, typed, words] of [
      ['area', { area: 'S12000005' }, 'choose one of the answers'],
      ['name', { given_name: 'Nessa' }, 'Write your last name'],
      ['reach', { preferred_contact: 'phone', mobile: '07700 900456' }, 'Write your phone number'],
      ['reach', { preferred_contact: 'text', mobile: '12' }, 'value="12"'],
    ] as const) {
      const sent = await site.send(`${link}/${step}`, typed)
      expect(sent.status).toBe(422)
      expect(sent.html).toContain(words)
    }
    const check = await site.open(`${link}/check`)
    expect(check.html).toContain('One question still needs an answer')
    expect((await site.moments()).taken).toBe(0)
  })

  test('does not tell whether they are known; the coordinator is told that they may be', async () => {
    await personOf(house, worker, { given_name: 'Nessa', family_name: 'Unreal' })
    const { id, link } = await sentOne()
    expect((await site.open(link)).html).not.toMatch(/known|already|Northtown Works/)
    expect((await site.open(`/referrals/${id}`, coordinator)).html).toContain('may be somebody known here already')
  })
})

describe('the link', () => {
  test('brings them back to what they wrote, on another day, and says who can read it', async () => {
    const link = await begin()
    await site.send(`${link}/area`, answers.area)
    const later = await site.send(`${link}/name?then=later`, answers.name)
    expect(later.to).toBe(link)
    site.itIs('2026-12-04T12:00:00Z')
    const page = await site.open(link)
    expect(page.html).toContain('2 of 6 questions answered')
    expect(page.html).toContain('Whoever has this link can read')
    expect(page.html).toContain(`http://localhost${link}`)
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect((await site.open(`${link}/name`)).html).toContain('value="Nessa"')
    site.itIs('2026-11-23T12:00:00Z')
  })

  test('is nowhere kept as it is: not in its row, not beside the forms that were sent', async () => {
    const link = await write()
    await site.send(`${link}/check`, { agree: 'yes' })
    for (const table of ['referrals.from_outside', 'platform.submission', 'audit.event', 'platform.outbox'])
      expect([table, await keepsSecret(house, table, link)]).toEqual([table, false])
    await site.moments()
  })

  test('sent twice, at once and again, is one referral', async () => {
    const link = await write()
    const form = await site.tokenOf(`${link}/check`)
    const before = await rowsIn(house, 'referrals.referral')
    const presses = [1, 2, 3].map(() => site.post(`${link}/check`, { _form: form, agree: 'yes' }))
    expect((await Promise.all(presses)).map(({ to }) => to)).toEqual([link, link, link])
    await Promise.all([site.moments(), site.moments()])
    await site.post(`${link}/check`, { _form: form, agree: 'yes' })
    await site.moments()
    expect((await rowsIn(house, 'referrals.referral')) - before).toBe(1)
  })

  test('used, thrown away or expired gets a clear answer and takes nothing more', async () => {
    const { link: used } = await sentOne()
    expect((await site.open(`${used}/name`)).html).toContain('It is sent')
    const thrown = await write()
    await site.send(`${thrown}/delete`)
    expect((await site.open(thrown)).html).toContain('You threw this away')
    const old = await write()
    const form = await site.tokenOf(`${old}/name`)
    site.itIs('2026-12-08T12:00:00Z')
    expect((await site.open(`${old}/reach`)).html).toContain('This link has ended')
    site.itIs('2026-11-23T12:00:00Z')
    const tooLate = await site.post(`${thrown}/name`, { _form: form, ...answers.name })
    expect(tooLate.status).toBe(403)
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from referrals.from_outside where withdrawn_at is not null and typed <> '{}'`.execute(
      house.asOwner,
    )
    expect(rows[0]?.n).toBe(0)
    expect((await site.open('/refer-yourself/00000000-0000-4000-8000-000000000000')).status).toBe(404)
  })

  test('is forgotten with what was typed', async () => {
    await write()
    await sql`update referrals.from_outside set expires_at = nwd.clock() - interval '1 day' where sent_at is null and withdrawn_at is null`.execute(
      house.asOwner,
    )
    expect(await house.asWorker(forgetOutside)).toBeGreaterThan(0)
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from referrals.from_outside where sent_at is null and typed <> '{}'`.execute(
      house.asOwner,
    )
    expect(rows[0]?.n).toBe(0)
  })
})

describe('against floods', () => {
  test('beginning and sending are counted, and refused in words when there are too many', async () => {
    const link = await write()
    site.shut(true)
    const stopped = await site.send('/refer-yourself')
    expect(stopped.status).toBe(422)
    expect(stopped.html).toContain('too many tries')
    expect((await site.send(`${link}/check`, { agree: 'yes' })).html).toContain('too many tries')
    site.shut(false)
    expect(site.counted).toEqual(expect.arrayContaining(['begin everybody', `send ${city}`]))
    expect((await site.moments()).taken).toBe(0)
  })

  test('whoever fills in the box that nobody sees begins nothing', async () => {
    const before = await rowsIn(house, 'referrals.from_outside')
    const sent = await site.send('/refer-yourself', { website: 'http://spam.example' })
    expect(sent.status).toBe(422)
    expect(await rowsIn(house, 'referrals.from_outside')).toBe(before)
  })
})

test('an area without a coordinator is not offered; what was sent to one who left waits until there is another', async () => {
  const link = await write()
  await site.send(`${link}/check`, { agree: 'yes' })
  const away = async (until: string) =>
    sql`update partnership.membership set until = ${sql.raw(until)} where user_id = ${coordinator.user_id}`.execute(
      house.asOwner,
    )
  await away('nwd.clock()')
  expect((await site.open(`${await begin()}/area`)).html).not.toContain('Glasgow City')
  await expect(site.moments()).rejects.toThrow('not everything')
  await away('null')
  expect((await site.moments()).taken).toBe(1)
})
