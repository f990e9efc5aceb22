import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { endKey } from '#platform/api-keys'
import { testDatabase } from '#platform/testing'
import { deliveriesOf, makeWebhook } from '#platform/webhooks'
import { declineReferral, giveReferral } from '../../give-and-answer.ts'
import { selectOptionalReferral } from '../../referrals.queries.ts'
import { acting, referralWorld } from '../../referrals.testing.ts'
import { apiSite, keyFor, rightBody } from './api.testing.ts'

const house = await testDatabase()
const world = await referralWorld(house)
const { teacher, coordinator, worker, islander, places } = world
const site = apiSite(house)
const key = await keyFor(house, teacher)

const sentSchema = z.object({ id: z.uuid(), person_id: z.uuid(), state: z.string() })
const problemSchema = z.object({
  title: z.string(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).default([]),
})
const countOf = async (table: string) => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(house.asOwner)
  return rows[0]?.n ?? 0
}
const pointersOf = (json: unknown) => problemSchema.parse(json).errors.map(({ pointer }) => pointer)
const sendNew = async (idempotency: string, change: object = {}) => {
  const { status, json } = await site.send(key, { ...rightBody, ...change }, idempotency)
  expect(status).toBe(201)
  return sentSchema.parse(json)
}

describe('a referral from another system', () => {
  test('stands in the area’s queue, its owner whoever answers for the key, and says by which key it came', async () => {
    const { id, person_id } = await sendNew('one')
    const referral = await acting(house, coordinator, ({ tx }) => selectOptionalReferral(tx, id))
    expect(referral).toMatchObject({
      given_name: 'Isla',
      list: 'to_allocate',
      sender_organisation_id: places.school.id,
      owner: { user_id: teacher.user_id, name: teacher.name },
    })
    const { rows } = await sql<{
      event: string
      user_id: string
      organisation_id: string
      role: string
      api_key: string
    }>`
      select event, user_id, organisation_id, role, detail ->> 'api_key' as api_key from audit.event where person_id = ${person_id} and subject_id = ${id}`.execute(
      house.asOwner,
    )
    expect(rows).toEqual([
      {
        event: 'referrals.referral.sent',
        user_id: teacher.user_id,
        organisation_id: places.school.id,
        role: 'referrer',
        api_key: expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    ])
  })

  test('may be about somebody whom the organisation sees already, and about nobody else', async () => {
    const { person_id } = await sendNew('somebody')
    const { person: _, ...about } = rightBody
    const again = await site.send(key, { ...about, person_id }, 'somebody again')
    expect(again.json).toMatchObject({ person_id })
    const theirs = await keyFor(house, worker)
    const stranger = await site.send(theirs, { ...about, person_id }, 'a stranger')
    expect([stranger.status, pointersOf(stranger.json)]).toEqual([422, ['#/person_id']])
  })

  test.each([
    ['a name that is missing', { person: { given_name: '', family_name: 'Sample' } }, '#/person/given_name'],
    [
      'a day that never was',
      { person: { ...rightBody.person, date_of_birth: '2009-02-30' } },
      '#/person/date_of_birth',
    ],
    [
      'a birth in the future',
      { person: { ...rightBody.person, date_of_birth: '2030-01-01' } },
      '#/person/date_of_birth',
    ],
    ['no way to reach them', { contact: { preferred_contact: 'email' } }, '#/contact/email'],
    ['a need that is no code', { needs: ['a horse'] }, '#/needs'],
    ['no agreement to be reached', { agreement: { ...rightBody.agreement, parts: ['needs'] } }, '#/agreement/parts'],
    [
      'words of no version',
      { agreement: { ...rightBody.agreement, wording_version: '99' } },
      '#/agreement/wording_version',
    ],
    ['another area', { area: 'S12000017' }, '#/area'],
    ['an organisation that is not the key’s', { organisation: 'Nowhere Housing' }, '#/organisation'],
    ['something that is not known here', { nickname: 'Zee' }, '#/nickname'],
    ['a number for a name', { person: { ...rightBody.person, given_name: 7 } }, '#/person/given_name'],
    ['nobody', { person: undefined }, '#/person'],
    ['letters without end', { hopes: 'x'.repeat(3000) }, '#/hopes'],
  ])('with %s is refused by its place, and nothing is stored', async (_, change, pointer) => {
    const before = await Promise.all(['referrals.referral', 'people.person', 'platform.api_answer'].map(countOf))
    const { status, json } = await site.send(key, { ...rightBody, ...change }, `wrong ${pointer}`)
    expect(status).toBe(422)
    expect(pointersOf(json)).toContain(pointer)
    expect(await Promise.all(['referrals.referral', 'people.person', 'platform.api_answer'].map(countOf))).toEqual(
      before,
    )
  })

  test('with several things wrong is told all of them, and never what stood there', async () => {
    const change = {
      person: { given_name: '', family_name: '' },
      contact: { preferred_contact: 'pigeon', phone: 'Zzyzx' },
      needs: [],
    }
    const { json } = await site.send(key, { ...rightBody, ...change }, 'many')
    expect(pointersOf(json)).toEqual(
      expect.arrayContaining([
        '#/person/given_name',
        '#/person/family_name',
        '#/contact/preferred_contact',
        '#/contact/phone',
        '#/needs',
      ]),
    )
    expect(JSON.stringify(json)).not.toMatch(/pigeon|Zzyzx/)
  })

  test('is refused as what it is when it is no JSON, is not said to be, is too large, or has no Idempotency-Key', async () => {
    expect((await site.send(key, '{"person":', 'cut')).status).toBe(400)
    expect((await site.send(key, rightBody, 'form', { 'content-type': 'text/plain' })).status).toBe(415)
    expect((await site.send(key, { ...rightBody, hopes: 'x'.repeat(70_000) }, 'large')).status).toBe(413)
    expect((await site.send(key, rightBody, undefined)).status).toBe(400)
  })
})

describe('sent again', () => {
  test('under the same key it is answered the same, however its names are ordered; under it something else is refused', async () => {
    const first = await site.send(key, rightBody, 'again')
    const turned = Object.fromEntries(Object.entries(rightBody).reverse())
    const second = await site.send(key, turned, 'again')
    expect([second.status, second.json]).toEqual([first.status, first.json])
    expect((await site.send(key, { ...rightBody, hopes: 'Something else' }, 'again')).status).toBe(409)
  })

  test('sixteen times at once it is one referral', async () => {
    const before = await countOf('referrals.referral')
    const answers = await Promise.all(Array.from({ length: 16 }, () => site.send(key, rightBody, 'at once')))
    expect(new Set(answers.map(({ status, json }) => `${status} ${JSON.stringify(json)}`)).size).toBe(1)
    expect(await countOf('referrals.referral')).toBe(before + 1)
  })

  test('in whatever order requests are repeated and broken off, there is one referral for each that was sent', {
    timeout: 30_000,
  }, async () => {
    let run = 0
    const asked = fc.array(
      fc.record({ which: fc.integer({ min: 0, max: 3 }), broken: fc.boolean(), beside: fc.boolean() }),
      {
        minLength: 1,
        maxLength: 12,
      },
    )
    await fc.assert(
      fc.asyncProperty(asked, async (requests) => {
        run++
        const before = await countOf('referrals.referral')
        const ids = new Map<number, Set<string>>()
        let beside: Promise<void>[] = []
        for (const { which, broken, beside: along } of requests) {
          // What is broken off is a body that is cut, which must not use up the key.
          const body = broken ? '{' : { ...rightBody, their_reference: `R${which}` }
          const asking = site.send(key, body, `run ${run} request ${which}`).then(({ status, json }) => {
            expect(status).toBe(broken ? 400 : 201)
            if (!broken) ids.set(which, (ids.get(which) ?? new Set()).add(sentSchema.parse(json).id))
          })
          if (along) beside.push(asking)
          else {
            await Promise.all([asking, ...beside])
            beside = []
          }
        }
        await Promise.all(beside)
        expect([...ids.values()].every(({ size }) => size === 1)).toBe(true)
        expect(await countOf('referrals.referral')).toBe(before + ids.size)
      }),
      { numRuns: 12, interruptAfterTimeLimit: 8000 },
    )
  })
})

describe('what became of it', () => {
  test('is told with its owner, and why it was declined and what comes next', async () => {
    const { id } = await sendNew('declined', { their_reference: 'D-1' })
    const read = async () => (await site.ask(key, `/api/v1/referrals/${id}`)).json
    expect(await read()).toMatchObject({
      state: 'to_allocate',
      their_reference: 'D-1',
      declined: null,
      owner: { name: teacher.name },
    })
    const now = async () => acting(house, coordinator, ({ tx }) => selectOptionalReferral(tx, id))
    const to = { user_id: worker.user_id, name: worker.name, organisation_id: places.works.id, organisation: 'Works' }
    const waiting = await now()
    if (waiting === undefined) throw new Error('the referral is not there')
    await acting(house, coordinator, (as) => giveReferral(as, waiting, to))
    const offered = await now()
    if (offered === undefined) throw new Error('the referral is not there')
    await acting(house, worker, (as) => declineReferral(as, offered, { reason: 'not_eligible', words: null }))
    expect(await read()).toMatchObject({
      state: 'with_sender',
      owner: { name: teacher.name, organisation: expect.any(String) },
      declined: {
        reason: 'not_eligible',
        in_words: expect.stringContaining('eligible'),
        what_next: expect.stringContaining('back with you'),
      },
    })
  })

  test('is listed newest first, each once, however small the pages, and only the organisation’s own', async () => {
    const seen: string[] = []
    for (let after: string | null = ''; after !== null; ) {
      const { json } = await site.ask(key, `/api/v1/referrals?limit=3${after === '' ? '' : `&after=${after}`}`)
      const page = z
        .object({ referrals: z.array(z.object({ id: z.string() })), next: z.string().nullable() })
        .parse(json)
      seen.push(...page.referrals.map(({ id }) => id))
      after = page.next
    }
    const { rows } = await sql<{ id: string }>`
      select id from referrals.referral where sender_organisation_id = ${places.school.id} order by sent_at desc, id desc`.execute(
      house.asOwner,
    )
    expect(seen).toEqual(rows.map(({ id }) => id))
    const other = await keyFor(house, islander)
    expect((await site.ask(other, '/api/v1/referrals')).json).toEqual({ referrals: [], next: null })
    expect((await site.ask(other, `/api/v1/referrals/${seen[0]}`)).status).toBe(404)
    for (const wrong of ['limit=0', 'limit=9999', 'limit=x', 'after=x'])
      expect((await site.ask(key, `/api/v1/referrals?${wrong}`)).status).toBe(400)
  })

  test('and the words and codes it is written in are told to any key', async () => {
    const { status, json } = await site.ask(await keyFor(house, teacher, ['referrals.read']), '/api/v1/referrals/form')
    expect(status).toBe(200)
    expect(json).toMatchObject({
      wording: { version: expect.any(String) },
      needs: expect.arrayContaining([{ code: 'confidence', text: expect.any(String) }]),
    })
  })
})

describe('a key', () => {
  test('that is missing, wrong, ended, or whose keeper has left opens nothing', async () => {
    expect((await site.ask(undefined, '/api/v1/referrals')).status).toBe(401)
    expect((await site.ask(`nwd_${'x'.repeat(43)}`, '/api/v1/referrals')).status).toBe(401)
    const ended = await keyFor(house, teacher)
    expect((await site.ask(ended, '/api/v1/referrals')).status).toBe(200)
    const { rows } = await sql<{
      id: string
    }>`select id from platform.api_key where hint = ${ended.slice(0, 10)}`.execute(house.asOwner)
    await house.asWorker((tx) => endKey(tx, rows[0]?.id ?? '', null))
    expect((await site.ask(ended, '/api/v1/referrals')).status).toBe(401)
    const leaver = { ...world.other, organisation_id: places.support.id }
    const left = await keyFor(house, leaver)
    expect((await site.ask(left, '/api/v1/referrals')).status).toBe(200)
    await sql`update partnership.membership set until = nwd.clock() where user_id = ${leaver.user_id}`.execute(
      house.asOwner,
    )
    expect((await site.ask(left, '/api/v1/referrals')).status).toBe(401)
  })

  test('does no more than it allows', async () => {
    const reads = await keyFor(house, teacher, ['referrals.read'])
    const before = await countOf('referrals.referral')
    expect((await site.send(reads, rightBody, 'not allowed')).status).toBe(403)
    expect(await countOf('referrals.referral')).toBe(before)
    expect((await site.ask(await keyFor(house, teacher, ['referrals.send']), '/api/v1/referrals')).status).toBe(403)
  })

  test('is kept as a fingerprint alone, and when it was last used is noted', async () => {
    const { rows } = await sql<{ row: string; used: boolean }>`
      select k::text as row, last_used_at is not null as used from platform.api_key k where hint = ${key.slice(0, 10)}`.execute(
      house.asOwner,
    )
    expect(rows).toEqual([{ row: expect.not.stringContaining(key.slice(10)), used: true }])
  })

  test('that asks too often waits, and others do not', async () => {
    const slow = apiSite(house, 3)
    const [greedy, other] = [await keyFor(house, teacher), await keyFor(house, teacher)]
    const statuses: number[] = []
    for (let asked = 0; asked < 5; asked++) statuses.push((await slow.ask(greedy, '/api/v1/referrals/form')).status)
    expect(statuses).toEqual([200, 200, 200, 429, 429])
    expect((await slow.ask(greedy, '/api/v1/referrals/form')).headers.get('retry-after')).toMatch(/^\d+$/)
    expect((await slow.ask(other, '/api/v1/referrals/form')).status).toBe(200)
  })

  test('sees through its organisation alone, not through what its keeper opened by break-glass', async () => {
    const walkedIn = await keyFor(house, worker)
    const { id, person_id } = await sendNew('break-glass')
    await sql`insert into people.relationship (area_id, person_id, holder, kind, sees, until, opened_by, because_kind, because_id)
      values (${teacher.area_id}, ${person_id}, ${worker.user_id}, 'break_glass', 3, ${new Date('2026-11-23T11:00:00Z')}, ${worker.user_id}, 'break_glass', ${id})`.execute(
      house.asOwner,
    )
    const { person: _, ...about } = rightBody
    expect((await site.send(walkedIn, { ...about, person_id }, 'through the glass')).status).toBe(422)
  })
})

test('the sender’s own system is told whatever happens to its referral, by whichever way, and nobody else’s is', async () => {
  const told = async (organisation_id: string) => {
    const made = {
      area_id: teacher.area_id ?? '',
      organisation_id,
      address: 'https://system.example.scot/',
      made_by: null,
    }
    const id = await house.asWorker((tx) => makeWebhook(tx, made))
    return async () => (await house.asWorker((tx) => deliveriesOf(tx, id, 50))).map(({ event }) => event).sort()
  }
  const [ours, theirs] = [await told(places.school.id), await told(places.works.id)]
  const { id } = await sendNew('told')
  const now = await acting(house, coordinator, ({ tx }) => selectOptionalReferral(tx, id))
  if (now === undefined) throw new Error('the referral is not there')
  const to = { user_id: worker.user_id, name: worker.name, organisation_id: places.works.id, organisation: 'Works' }
  await acting(house, coordinator, (as) => giveReferral(as, now, to))
  expect(await ours()).toEqual(['referral.given', 'referral.sent'])
  expect(await theirs()).toEqual([])
  const { rows } = await house.asWorker((tx) =>
    sql<{ state: string; words: string }>`
      select platform.state_of(d.subject_kind, d.subject_id) as state, d::text as words from platform.webhook_delivery d`.execute(
      tx,
    ),
  )
  expect(rows.map(({ state }) => state)).toEqual(['offered', 'offered'])
  for (const { words } of rows) expect(words).not.toMatch(/Isla|Sample|SEEMIS/i)
})

test('nothing that was sent stands in a log, an audit line or what is kept of a request', async () => {
  const said: string[] = []
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0)
  await sendNew('quiet')
  await site.send(key, { ...rightBody, person: { given_name: 'Isla' } }, 'quiet and wrong')
  stderr.mockRestore()
  const { rows } = await sql<{ words: string }>`
    select detail::text as words from audit.event union all select a::text from platform.api_answer a`.execute(
    house.asOwner,
  )
  expect(rows.length).toBeGreaterThan(10)
  for (const words of [...said, ...rows.map((row) => row.words)])
    expect(words).not.toMatch(/Isla|Sample|07700|animals|SEEMIS/i)
})
