import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { createPerson } from '#modules/people'
import type { Viewer } from '#platform/access'
import { asWorker } from '#platform/db'
import { testDatabase } from '#platform/testing'
import { fixedClock } from '#platform/time'
import { acting, referralWorld } from '../referrals.testing.ts'
import { type Answers, siteOf, typedSections } from '../site.testing.ts'
import { deleteExpiredDrafts, draftsOf } from './drafts.ts'

const house = await testDatabase()
const world = await referralWorld(house)
const { teacher, coordinator, worker, islander } = world
const site = siteOf(house)

const known = await house.asViewer(worker, async (tx) => ({
  id: await createPerson(
    tx,
    worker,
    { given_name: 'Knownhere', family_name: 'Sample', known_as: null, date_of_birth: null },
    { preferred_contact: 'phone', phone: '01632 960 123' },
    { kind: 'spell', sees: 3, because: { kind: 'a test' } },
  ),
}))

const begin = async (as: Viewer = teacher) => (await site.fillIn(as, '/referrals/new', {})).to
const fillAll = async (
  draft: string,
  change: Partial<Record<keyof typeof typedSections, Answers>> = {},
  as = teacher,
) => {
  for (const [section, answers] of Object.entries({ ...typedSections, ...change })) {
    const sent = await site.fillIn(as, `${draft}/${section}`, answers)
    expect(sent.status).toBe(303)
  }
}
const count = async (table: string) => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(house.asOwner)
  return rows[0]?.n ?? 0
}

describe('a draft', () => {
  test('is written section by section over days, and shows what was typed again', async () => {
    const draft = await begin()
    await site.fillIn(teacher, `${draft}/person`, typedSections.person)
    expect((await site.open(teacher, `${draft}/person`)).html).toContain('value="Isla"')
    expect((await site.open(teacher, draft)).html).toContain('1 of 4 parts done')
    expect((await site.open(teacher, '/referrals/new')).html).toContain('Isla Sample')
  })

  test('is its author’s alone: to anybody else it is not there', async () => {
    const draft = await begin()
    for (const viewer of [coordinator, worker, islander])
      for (const path of ['', '/person', '/check', '/delete'])
        expect((await site.open(viewer, `${draft}${path}`)).status).toBe(404)
    expect(
      (await site.post(worker, `${draft}/person`, await site.token(worker, '/referrals/new'), typedSections.person))
        .status,
    ).toBe(403)
  })

  test('begun from a record has who it is and how to reach them; what they agree to is asked', async () => {
    const { html, status } = await site.open(worker, `/people/${known.id}/refer?need=money`)
    expect(status).toBe(200)
    expect(html).toMatch(/value="money"[^>]*checked|checked[^>]*value="money"/)
    const draft = (await site.fillIn(worker, `/people/${known.id}/refer`, { needs: 'money' })).to
    expect((await site.open(worker, `${draft}/person`)).html).toContain('value="Knownhere"')
    expect((await site.open(worker, draft)).html).toContain('2 of 4 parts done')
    expect((await site.open(teacher, `/people/${known.id}/refer`)).status).toBe(404)
  })

  test('asks somebody signed out to sign in', async () => {
    expect((await site.open(undefined, '/referrals/new')).to).toContain('/sign-in')
  })

  test('is gone after thirty days, and when its author throws it away', async () => {
    const draft = await begin()
    await site.fillIn(teacher, `${draft}/delete`, {})
    expect((await site.open(teacher, draft)).status).toBe(404)
    await begin()
    const before = await count('referrals.draft')
    const later = await acting(house, teacher, ({ tx }) => draftsOf(tx), '2026-12-24T00:00:00Z')
    expect(later).toEqual([])
    expect(await house.asWorker(deleteExpiredDrafts)).toBe(0)
    await asWorker(house.database, fixedClock('2026-12-24T00:00:00Z'), deleteExpiredDrafts)
    expect(before).toBeGreaterThan(0)
    expect(await count('referrals.draft')).toBe(0)
  })
})

describe('each section says what is wrong and keeps what was typed', () => {
  test.each([
    ['person', { given_name: '' }, 'Enter the given name'],
    ['person', { family_name: '' }, 'Enter the family name'],
    ['person', { 'date_of_birth-year': '2031' }, 'Date of birth must be today or in the past'],
    ['reach', { preferred_contact: '' }, 'Choose how they would like to be reached'],
    ['reach', { phone: '' }, 'Enter the telephone number, or choose another way'],
    ['reach', { preferred_contact: 'email' }, 'Enter the e-mail address'],
    ['needs', { needs: [] }, 'Choose at least one thing'],
    ['needs', { hopes: ' ' }, 'Write what they hope for'],
    ['agreement', { parts: ['needs'] }, 'Nothing can be sent unless they agree'],
    ['agreement', { parts: [] }, 'Choose what they agreed to'],
    ['agreement', { read: '' }, 'Confirm that they read or heard'],
    [
      'agreement',
      { 'expires_on-day': '1', 'expires_on-month': '1', 'expires_on-year': '2020' },
      'The last day must be',
    ],
  ] as const)('%s with %o: %s', async (section, change, message) => {
    const draft = await begin()
    const sent = await site.fillIn(teacher, `${draft}/${section}`, { ...typedSections[section], ...change })
    expect(sent.status).toBe(422)
    expect(sent.html).toContain(message)
  })
})

describe('sending', () => {
  test('is not possible before every section is done', async () => {
    const draft = await begin()
    expect((await site.open(teacher, `${draft}/check`)).html).toContain('Not ready to send')
  })

  test('shows what will be sent, with the wording it rests on, and puts it into the queue', async () => {
    const draft = await begin()
    await fillAll(draft)
    const check = await site.open(teacher, `${draft}/check`)
    expect(check.html).toContain('Do not ring the house')
    expect(check.html).toContain('Version 2')
    const sent = await site.fillIn(teacher, `${draft}/check`, {})
    expect(sent.to).toMatch(/^\/referrals\/[0-9a-f-]{36}$/)
    expect((await site.open(teacher, sent.to)).html).toContain('owns the next step')
    expect((await site.open(coordinator, '/referrals')).html).toContain('Isla Sample')
    const kept = await sql<{ typed: object }>`select typed from referrals.draft where sent_as is not null`.execute(
      house.asOwner,
    )
    expect(kept.rows.every(({ typed }) => Object.keys(typed).length === 0)).toBe(true)
  })

  test('twice, from two tabs, and after Back sends it once', async () => {
    const draft = await begin()
    await fillAll(draft, { person: { ...typedSections.person, given_name: 'Tavish', family_name: 'Testperson' } })
    const before = await count('referrals.referral')
    const [one, two] = [await site.token(teacher, `${draft}/check`), await site.token(teacher, `${draft}/check`)]
    const answers = await Promise.all(
      [one, one, two].map((token) => site.post(teacher, `${draft}/check`, token, { same_person: 'new' })),
    )
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
    expect(new Set(answers.map(({ to }) => to)).size).toBe(1)
    expect(await count('referrals.referral')).toBe(before + 1)
    expect((await site.open(teacher, `${draft}/check`)).html).toContain('sent already')
  })

  test('asks whether it is somebody the sender works with, and then makes no second record', async () => {
    const details = { ...typedSections.person, given_name: 'Fiona', family_name: 'Placeholder' }
    const first = await begin()
    await fillAll(first, { person: details })
    await site.fillIn(teacher, `${first}/check`, { same_person: 'new' })
    const second = await begin()
    await fillAll(second, { person: details })
    const { html } = await site.open(teacher, `${second}/check`)
    expect(html).toContain('Is this somebody you work with already?')
    const undecided = await site.fillIn(teacher, `${second}/check`, {})
    expect(undecided.html).toContain('Say whether this is the same person')
    const people = await count('people.person')
    const known = /value="([0-9a-f-]{36})"[^>]*>\s*<label[^>]*>Yes: Fiona/.exec(html)?.[1] ?? ''
    expect((await site.fillIn(teacher, `${second}/check`, { same_person: known })).status).toBe(303)
    expect(await count('people.person')).toBe(people)
  })

  test('says nothing of a likely match the sender does not see; the coordinator is told when it is triaged', async () => {
    const details = { ...typedSections.person, given_name: 'Ruaridh', family_name: 'Imaginary' }
    const theirs = await begin(worker)
    await fillAll(theirs, { person: details }, worker)
    await site.fillIn(worker, `${theirs}/check`, { same_person: 'new' })
    const ours = await begin()
    await fillAll(ours, { person: details })
    expect((await site.open(teacher, `${ours}/check`)).html).not.toContain('somebody you work with')
    const sent = await site.fillIn(teacher, `${ours}/check`, {})
    expect((await site.open(coordinator, sent.to)).html).toContain('This may be somebody known here already')
    expect((await site.open(teacher, sent.to)).html).not.toContain('known here already')
  })

  test('leaves no name in the audit trail, the submissions or an address', async () => {
    const { rows } = await sql<{ words: string }>`
      select detail::text as words from audit.event union all select path || coalesce(location, '') from platform.submission`.execute(
      house.asOwner,
    )
    expect(rows.length).toBeGreaterThan(10)
    for (const { words } of rows) expect(words).not.toMatch(/Isla|Sample|Fiona|Ruaridh|07700/i)
  })
})
