import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { renderToString } from 'preact-render-to-string'
import { beforeEach, describe, expect, test } from 'vitest'
import { selectOptionalPerson } from '#modules/people'
import type { Viewer } from '#platform/access'
import { testDatabase } from '#platform/testing'
import { fixedClock } from '#platform/time'
import { accountOf } from '../../people/people.testing.ts'
import { myReferralPanel } from '../my/my-referrals.tsx'
import { acting, referralWorld, sendSample } from '../referrals.testing.ts'
import { type Answers, siteOf } from '../site.testing.ts'
import { comeBackByDate } from '../waiting/by-date.ts'

const house = await testDatabase()
const { teacher, coordinator, worker, colleague, other, places } = await referralWorld(house)
const site = siteOf(house)

let at: string
let id: string
let person: string
const another = async () => {
  const sent = await sendSample(house, teacher)
  return { ...sent, at: `/referrals/${sent.id}` }
}
beforeEach(async () => {
  await sql`update referrals.waiting set ended_at = now(), ended_how = 'left' where ended_at is null`.execute(
    house.asOwner,
  )
  const sent = await another()
  at = sent.at
  id = sent.id
  person = sent.person_id
})

const day = (name: string, date: string): Answers => {
  const [year = '', month = '', dayOf = ''] = date.split('-')
  return { [`${name}-day`]: dayOf, [`${name}-month`]: month, [`${name}-year`]: year }
}
const does = async (as: Viewer, path: string, answers: Answers) => {
  const sent = await site.fillIn(as, path, answers)
  expect([path, sent.status, /class="ds_error-summary[\s\S]*?<\/ul>/.exec(sent.html)?.[0]]).toEqual([
    path,
    303,
    undefined,
  ])
  return sent
}
const offered = (to = at) => does(coordinator, `${to}/give`, { key_worker: `${worker.user_id}.${places.works.id}` })
const later = { answer: 'later', ...day('review_on', '2026-12-21'), ...day('expires_on', '2027-03-31') }
const waits = async (to = at) => {
  await offered(to)
  await does(worker, `${to}/answer`, later)
}
const no = async (reason: string, more: Answers = {}) => {
  await offered()
  await does(worker, `${at}/answer`, { answer: 'no', reason, ...more })
}
const standing = async (of = id) => {
  const { rows } = await sql<{ list: string; due_on: string }>`
    select list, due_on::text from referrals.standing where until is null and referral_id = ${of}`.execute(
    house.asOwner,
  )
  return rows[0]
}
const page = async (as: Viewer, path = at) =>
  (await site.open(as, path)).html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const onTheNightOf = (date: string) => house.asWorker((tx) => comeBackByDate(tx, fixedClock(`${date}T01:05:00Z`)))

describe('a waiting list', () => {
  test('is a yes for later: the clock runs to the day of review, the sender stays the contact, the place is told', async () => {
    await waits()
    expect(await standing()).toEqual({ list: 'waiting', due_on: '2026-12-21' })
    for (const viewer of [teacher, worker, coordinator]) expect(await page(viewer)).toContain('Number 1 of 1')
    expect(await page(teacher)).toContain('Eilidh Placeholder of Northtown High owns the next step')
  })

  test('keeps the order of joining, and whoever is taken before others is taken for a reason that those ahead can count', async () => {
    await waits()
    const second = await another()
    await waits(second.at)
    expect(await page(teacher, second.at)).toContain('Number 2 of 2')
    expect(await page(worker, '/referrals/waiting')).toMatch(/2 people wait for Northtown Works/)
    const early = await site.fillIn(worker, `${second.at}/take`, {})
    expect([early.status, early.html.includes('Choose why they are taken before those ahead')]).toEqual([422, true])
    await does(worker, `${second.at}/take`, { out_of_turn: 'suits' })
    expect(await standing(second.id)).toMatchObject({ list: 'to_arrange' })
    expect(await page(teacher)).toMatch(
      /Number 1 of 1\. In the last 13 weeks \d+ \w+ taken from this list, 1 of them before their turn/,
    )
    await does(worker, `${at}/take`, {})
    expect(await standing()).toMatchObject({ list: 'to_arrange' })
  })

  test('asks again by the day of review, and keeps the place', async () => {
    await waits()
    await waits((await another()).at)
    const silent = await site.fillIn(worker, `${at}/review`, { words: '', ...later })
    expect(silent.html).toContain('Say what they said when you asked')
    const terms = { ...day('review_on', '2027-02-01'), ...day('expires_on', '2027-06-30') }
    await does(worker, `${at}/review`, { words: 'Still wants it, mornings only', ...terms })
    expect(await standing()).toEqual({ list: 'waiting', due_on: '2027-02-01' })
    expect(await page(teacher)).toMatch(/Number 1 of 2.*mornings only/)
  })

  test('ends on its last day: back to the sender by itself, and whoever had it sees the person no more', async () => {
    await waits()
    expect(await onTheNightOf('2027-03-31')).toBe(0)
    expect(await onTheNightOf('2027-04-01')).toBe(1)
    expect(await onTheNightOf('2027-04-01')).toBe(0)
    expect(await standing()).toEqual({ list: 'with_sender', due_on: '2027-04-05' })
    expect((await site.open(worker, at)).status).toBe(404)
    expect(await page(teacher)).toContain('The last day of waiting passed')
  })

  test.each([
    ['without days', {}, 'Enter the day by which you will ask them again'],
    ['with a review too far', day('review_on', '2027-09-01'), 'must be on or before'],
    [
      'that ends before its review',
      { ...day('review_on', '2027-01-10'), ...day('expires_on', '2027-01-09') },
      'The last day must not be before the day of review',
    ],
  ])('%s is not kept', async (_, terms, message) => {
    await offered()
    const sent = await site.fillIn(worker, `${at}/answer`, { answer: 'later', ...terms })
    expect([sent.status, sent.html.includes(message)]).toEqual([422, true])
    expect(await standing()).toMatchObject({ list: 'offered' })
  })

  test('is left when the referral is withdrawn, given to another, or declined after all', async () => {
    for (const leave of [
      () => does(teacher, `${at}/withdraw`, { reason: 'needs_met_elsewhere' }),
      () => does(coordinator, `${at}/give`, { key_worker: `${other.user_id}.${places.support.id}` }),
      () => does(worker, `${at}/answer`, { answer: 'no', reason: 'no_capacity' }),
    ]) {
      const sent = await another()
      at = sent.at
      id = sent.id
      await waits()
      await leave()
      const { rows } = await sql`select from referrals.waiting where referral_id = ${id} and ended_at is null`.execute(
        house.asOwner,
      )
      expect(rows).toEqual([])
    }
  })
})

describe('too soon', () => {
  test('waits with its sender until the day that was named, and comes back by itself with a new clock', async () => {
    const without = { answer: 'no', reason: 'not_now' }
    await offered()
    expect((await site.fillIn(worker, `${at}/answer`, without)).html).toContain('Enter the day on which its sender')
    await does(worker, `${at}/answer`, { ...without, ...day('until', '2027-01-11') })
    expect(await standing()).toEqual({ list: 'parked', due_on: '2027-01-11' })
    expect(await page(teacher)).toContain('It waits with the sender until 11 January 2027')
    expect(await onTheNightOf('2027-01-10')).toBe(0)
    expect(await onTheNightOf('2027-01-11')).toBe(1)
    expect(await standing()).toEqual({ list: 'with_sender', due_on: '2027-01-13' })
  })

  test('is put off by the sender themself, for half a year at most, and can be sent again sooner', async () => {
    await no('not_eligible')
    const tooLong = await site.fillIn(teacher, `${at}/park`, { words: 'Exams', ...day('until', '2028-01-10') })
    expect(tooLong.html).toContain('must be on or before')
    const todayItself = await site.fillIn(teacher, `${at}/park`, { words: 'Exams', ...day('until', '2026-11-23') })
    expect([todayItself.status, todayItself.html.includes('Enter a day after today')]).toEqual([422, true])
    await does(teacher, `${at}/park`, { words: 'Exams', ...day('until', '2027-02-10') })
    expect(await standing()).toEqual({ list: 'parked', due_on: '2027-02-10' })
    await does(teacher, `${at}/resend`, { words: 'They left school' })
    expect(await standing()).toMatchObject({ list: 'to_allocate' })
  })
})

describe('a joint meeting', () => {
  const meeting = { ...day('on_date', '2026-11-23'), at_time: '2pm', how: 'video', place: 'A link', who_comes: 'All' }

  test('that did not take place is kept as it was, and another is arranged', async () => {
    await offered()
    await does(worker, `${at}/answer`, { answer: 'yes' })
    await does(worker, `${at}/meeting`, meeting)
    await does(teacher, `${at}/met`, { party: 'sender' })
    await does(worker, `${at}/not-met`, { reason: 'person', words: 'The bus' })
    expect(await standing()).toMatchObject({ list: 'to_arrange' })
    expect(await page(teacher)).toMatch(/did not take place: the person could not come/)
    await does(teacher, `${at}/meeting`, meeting)
    expect(await page(worker)).toMatch(/The sender: “we met” Not yet/)
  })
})

describe('a change after sending', () => {
  const sent = {
    preferred_contact: 'text',
    phone: '07700 900123',
    best_time: 'after 4pm',
    do_not: 'Do not ring the house',
  }
  const same = { ...sent, needs: ['confidence', 'transport'], hopes: 'I want to work with animals' }

  test('is logged from and to, keeps what stood before, and is told to whoever holds it, without a name', async () => {
    await accountOf(house, worker, 'morag@works.example')
    await offered()
    await does(teacher, `${at}/amend`, { ...same, phone: '07700 900999', needs: ['transport'] })
    const seen = await page(worker)
    expect(seen).toMatch(/Telephone 07700 ?900123 07700 ?900999 Eilidh Placeholder, Northtown High/)
    expect(seen).toMatch(/Needs help with .*Confidence.* Getting there/)
    const { rows } = await sql<{
      superseded: boolean
    }>`select superseded_at is not null as superseded from referrals.content
      where referral_id = ${id} order by written_at, superseded_at nulls last`.execute(house.asOwner)
    expect(rows.map(({ superseded }) => superseded)).toEqual([true, false])
    const { rows: letters } = await sql<{ recipient: string; words: string }>`
      select recipient, subject || ' ' || body as words from platform.outbox where recipient = 'morag@works.example'`.execute(
      house.asOwner,
    )
    expect(letters).toHaveLength(1)
    expect(letters[0]?.words).not.toMatch(/Isla|Sample|900/)
    expect(await standing()).toMatchObject({ list: 'offered' })
  })

  test('that changes nothing is refused, and is nobody’s but the sender’s and the coordinator’s', async () => {
    await offered()
    const nothing = await site.fillIn(teacher, `${at}/amend`, same)
    expect([nothing.status, nothing.html.includes('Nothing is different')]).toEqual([422, true])
    for (const viewer of [worker, colleague, other]) expect((await site.open(viewer, `${at}/amend`)).status).toBe(404)
    expect((await site.open(coordinator, `${at}/amend`)).status).toBe(200)
  })
})

describe('an end', () => {
  test('by withdrawal means what it means where it stands: each reason says so, and one that does not fit is refused', async () => {
    const before = await page(teacher, `${at}/withdraw`)
    expect(before).toContain('Counts as withdrawn before anybody had agreed to meet them')
    expect(before).not.toContain('did not take part')
    expect((await site.fillIn(teacher, `${at}/withdraw`, { reason: 'not_engaged' })).status).toBe(422)
    await offered()
    await does(worker, `${at}/answer`, { answer: 'yes' })
    expect(await page(teacher, `${at}/withdraw`)).toMatch(/completed early: they reached what they wanted/)
    await does(teacher, `${at}/withdraw`, { reason: 'started_work_or_learning' })
    expect(await page(coordinator)).toContain(
      'Withdrawn completed early: they reached what they wanted: the person started work or learning',
    )
    const { rows } =
      await sql`select meaning from referrals.event where referral_id = ${id} and kind = 'withdrawn'`.execute(
        house.asOwner,
      )
    expect(rows).toEqual([{ meaning: 'completed_early' }])
  })

  test('of a declined referral says when and how the person was told', async () => {
    await no('not_eligible')
    const untold = await site.fillIn(teacher, `${at}/close`, { told: 'yes' })
    expect(untold.html).toMatch(/Enter the day you told them[\s\S]*Choose how you told them/)
    const told = { told: 'yes', ...day('told_on', '2026-11-23'), told_how: 'phone', words: 'Will come back in spring' }
    await does(teacher, `${at}/close`, told)
    expect(await page(coordinator)).toMatch(/told on 23 November 2026, by telephone\. “Will come back in spring”/)
  })
})

test('the participant reads where they stand, their place and whom to ask', async () => {
  await waits()
  const isla: Viewer = {
    ...teacher,
    user_id: randomUUID(),
    role: 'participant',
    organisation_id: null,
    organisation_name: '',
  }
  await sql`insert into people.relationship (area_id, person_id, holder, kind, sees, because_kind)
    values (${isla.area_id}, ${person}, ${isla.user_id}, 'self', 3, 'account')`.execute(house.asOwner)
  const html = await acting(house, isla, async (as) => {
    const mine = await selectOptionalPerson(as.tx, person)
    const node = mine && (await myReferralPanel(as, mine))
    return node ? renderToString(node) : ''
  })
  expect(html).toContain('You are on the waiting list of Northtown Works.')
  expect(html).toContain('Number 1 of 1')
  expect(html).toContain('Eilidh Placeholder of Northtown High is the person to ask')
})
