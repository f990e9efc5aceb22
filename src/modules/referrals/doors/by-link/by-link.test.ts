import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '#platform/testing'
import { acceptReferral, declineReferral, giveReferral } from '../../give-and-answer.ts'
import { selectOptionalReferral } from '../../referrals.queries.ts'
import { acting, referralWorld } from '../../referrals.testing.ts'
import { typedSections } from '../../site.testing.ts'
import { doorsOf, keepsSecret, lettersTo, rowsIn, type Typed } from '../doors.testing.ts'

const house = await testDatabase()
const world = await referralWorld(house)
const { coordinator, worker, other, teacher, islander, islandCoordinator, places } = world
const site = doorsOf(house)

let nth = 0
/** Asks the school for a referral; gives the address, the link in the e-mail, and the page of who asked. */
async function ask(as = worker) {
  nth += 1
  const address = `office-${nth}@school.example`
  const asked = await site.send(
    '/referrals/by-link/new',
    { organisation_id: places.school.id, contact_name: 'Ms Specimen', contact_email: address },
    as,
  )
  expect(asked.status).toBe(303)
  const [letter] = await lettersTo(house, address)
  const link = /http:\/\/house\.example(\/refer\/[0-9a-f-]{36})/.exec(letter?.body ?? '')?.[1] ?? ''
  return { address, link, page: asked.to, letter }
}

const sections: Readonly<Record<string, Typed>> = typedSections

async function write(link: string) {
  for (const [section, typed] of Object.entries(sections)) {
    const sent = await site.send(`${link}/${section}`, typed)
    expect([section, sent.status]).toEqual([section, 303])
  }
}

async function sentOne(as = worker) {
  const asked = await ask(as)
  await write(asked.link)
  expect((await site.send(`${asked.link}/check`)).to).toBe(asked.link)
  await site.moments()
  const { rows } = await sql<{ id: string }>`
    select referral_id as id from referrals.from_outside where contact_email = ${asked.address}`.execute(house.asOwner)
  return { ...asked, id: rows[0]?.id ?? '' }
}

const later = '2026-11-23T13:00:00Z'

describe('a partner without an account', () => {
  test('is asked by an e-mail that names nobody, with a link of which only the fingerprint is kept', async () => {
    const { letter, link } = await ask()
    expect(`${letter?.subject} ${letter?.body}`).not.toMatch(/Specimen|Morag|Isla/)
    expect(letter?.body).toContain('until 14 December 2026')
    expect(await keepsSecret(house, 'referrals.from_outside', link)).toBe(false)
  })

  test('writes over several days, and what they write is read by nobody who asked', async () => {
    const { link, page } = await ask()
    await site.send(`${link}/person`, sections.person ?? {})
    site.itIs('2026-12-03T12:00:00Z')
    expect((await site.open(link)).html).toContain('1 of 4 questions answered')
    expect((await site.open(`${link}/person`)).html).toContain('value="Isla"')
    const asker = await site.open(page, worker)
    expect(asker.html).toContain('Begun')
    expect(asker.html).not.toMatch(/Isla|Sample/)
    await expect(
      house.asViewer(worker, (tx) => sql`select typed from referrals.from_outside`.execute(tx)),
    ).rejects.toThrow()
    site.itIs('2026-11-23T12:00:00Z')
  })

  test('sends one referral: in the queue, under their name, owned by who asked', async () => {
    const { id, page } = await sentOne()
    expect((await site.open('/referrals', coordinator)).html).toContain('Ms Specimen, by a link')
    const referral = await site.open(`/referrals/${id}`, worker)
    expect(referral.html).toContain('Referred by Ms Specimen, by a link that Northtown Works sent')
    const asked = await site.open(page, worker)
    expect(asked.html).toContain(`/referrals/${id}`)
    const { rows } = await sql`
      select w.user_id, s.list, r.door from referrals.referral r join referrals.owner w on w.referral_id = r.id and w.until is null
      join referrals.standing s on s.referral_id = r.id and s.until is null where r.id = ${id}`.execute(house.asOwner)
    expect(rows).toEqual([{ user_id: worker.user_id, list: 'to_allocate', door: 'by_link' }])
  })

  test('is told by e-mail that it was received, accepted or declined, each once, and nothing of whom', async () => {
    const { id, address, link } = await sentOne()
    const answerAs = async (accepts: boolean) => {
      await acting(
        house,
        coordinator,
        async (as) => {
          const referral = await selectOptionalReferral(as.tx, id)
          if (referral === undefined) throw new Error('no referral')
          const to = { user_id: other.user_id, name: other.name, organisation_id: places.support.id }
          await giveReferral(as, referral, { ...to, organisation: places.support.name })
        },
        later,
      )
      await acting(
        house,
        other,
        async (as) => {
          const referral = await selectOptionalReferral(as.tx, id)
          if (referral === undefined) throw new Error('no referral')
          if (accepts) await acceptReferral(as, referral)
          else await declineReferral(as, referral, { reason: 'no_capacity', words: null })
        },
        later,
      )
    }
    await answerAs(false)
    await site.moments()
    await answerAs(true)
    await site.moments()
    await site.moments()
    const news = (await lettersTo(house, address)).filter(({ subject }) => subject.startsWith('News'))
    expect(news.map(({ body }) => /received|accepted|could not be taken/.exec(body)?.[0])).toEqual([
      'received',
      'could not be taken',
      'accepted',
    ])
    expect(JSON.stringify(news)).not.toMatch(/Isla|Sample|Calum|Morag|Specimen/)
    expect((await site.open(link)).html).toContain('A key worker has said yes')
  })
})

describe('the link', () => {
  test('used twice sends nothing more, and says so', async () => {
    const { link } = await ask()
    await write(link)
    const form = await site.tokenOf(`${link}/check`)
    const person = await site.tokenOf(`${link}/person`)
    const before = await rowsIn(house, 'referrals.referral')
    await Promise.all([1, 2, 3].map(() => site.post(`${link}/check`, { _form: form })))
    await Promise.all([site.moments(), site.moments()])
    await site.post(`${link}/check`, { _form: form })
    await site.post(`${link}/person`, { _form: person, given_name: 'Another', family_name: 'Person' })
    await site.moments()
    expect((await rowsIn(house, 'referrals.referral')) - before).toBe(1)
    for (const path of ['', '/person', '/check', '/delete'])
      expect((await site.open(`${link}${path}`)).html).toContain('Your referral is sent')
  })

  test('expired or taken back says so, stores nothing and forgets what was begun', async () => {
    const { link } = await ask()
    const form = await site.tokenOf(`${link}/person`)
    site.itIs('2026-12-15T12:00:00Z')
    expect((await site.open(link)).html).toContain('This link has ended')
    await site.post(`${link}/person`, { _form: form, ...sections.person })
    site.itIs('2026-11-23T12:00:00Z')
    const { link: back, page } = await ask()
    const open = await site.tokenOf(`${back}/person`)
    await site.send(page, {}, worker)
    expect((await site.open(back)).html).toContain('This link was taken back')
    await site.post(`${back}/person`, { _form: open, ...sections.person })
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from referrals.from_outside where withdrawn_at is not null and typed <> '{}'`.execute(
      house.asOwner,
    )
    expect(rows[0]?.n).toBe(0)
  })

  test('of one door opens nothing at the other', async () => {
    const { link } = await ask()
    expect((await site.open(link.replace('/refer/', '/refer-yourself/'))).status).toBe(404)
  })
})

describe('who asked whom', () => {
  test('is seen by their own organisation and the coordinator, and by nobody else', async () => {
    const { page } = await ask()
    for (const viewer of [worker, world.colleague, coordinator])
      expect((await site.open(page, viewer)).status).toBe(200)
    for (const viewer of [other, teacher, islander, islandCoordinator])
      expect((await site.open(page, viewer)).status).toBe(404)
    expect((await site.open('/referrals/by-link', islander)).html).not.toContain('Ms Specimen')
  })

  test('a wrong address is refused with a message, and nobody is written to', async () => {
    const before = await rowsIn(house, 'platform.outbox')
    const sent = await site.send(
      '/referrals/by-link/new',
      { contact_name: 'X', contact_email: 'not an address' },
      worker,
    )
    expect(sent.status).toBe(422)
    expect(await rowsIn(house, 'platform.outbox')).toBe(before)
  })
})
