import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '#platform/testing'
import { fixedClock } from '#platform/time'
import { day, partnershipTown } from '../partnership.testing.ts'
import { digest, remindOfPartnership } from './remind.ts'

const house = await testDatabase()
const town = await partnershipTown(house)
const on = (iso: string) => house.asWorker((tx) => remindOfPartnership(tx, fixedClock(`${iso}T07:30:00Z`)))
const add = (words: string, owner: string, due: string) =>
  town.send('hamish', '/partnership/actions/new', { words, owner, ...day('due_on', due) })
// Everybody has just said that their interests are all declared, so that nothing else is asked of them.
for (const who of ['chair', 'vice', 'mo', 'hassan'] as const) await town.send(who, '/partnership/interests/confirm', {})
await sql`delete from partnership.seat where user_id = ${town.viewer('rory').user_id}`.execute(house.asOwner)

describe('two actions of one person, due on Thursday 10 December', () => {
  test('a week before, nobody is reminded', async () => {
    await add('Write to the bus company', town.seat('mo'), '2026-12-10')
    await add('Ring the college', town.seat('mo'), '2026-12-10')
    expect(await on('2026-12-02')).toBe(0)
  })

  test('five working days before, one message for both, which names neither them nor anybody', async () => {
    expect(await on('2026-12-03')).toBe(1)
    const [letter, ...others] = await town.letters('mo')
    expect(others).toEqual([])
    expect(letter?.subject).toBe('2 things of the partnership wait for you')
    expect(letter?.body).toContain('2 actions are due within days.')
    expect(`${letter?.subject} ${letter?.body}`).not.toMatch(/bus|college|Placeholder|Harbour/)
  })

  test('again the same day, at the weekend and on the due day, nothing more', async () => {
    for (const iso of ['2026-12-03', '2026-12-05', '2026-12-10']) expect([iso, await on(iso)]).toEqual([iso, 0])
  })

  test('the first working day after, they are late; five working days later they are late again', async () => {
    expect(await on('2026-12-11')).toBe(1)
    expect((await town.letters('mo'))[0]?.body).toContain('2 actions are late.')
    expect(await on('2026-12-17')).toBe(0)
    expect(await on('2026-12-18')).toBe(1)
  })

  test('ten working days late, the coordinator is told as well', async () => {
    expect(await town.letters('hamish')).toEqual([])
    expect(await on('2026-12-24')).toBe(1)
    expect((await town.letters('hamish'))[0]?.body).toContain('2 actions are late.')
  })
})

test('an action that nobody can be written to about is the coordinator’s to chase', async () => {
  await sql`update partnership.membership set until = now() where user_id = ${town.viewer('hassan').user_id}`.execute(
    house.asOwner,
  )
  const before = (await town.letters('hamish')).length
  await add('Find a room', town.seat('hassan'), '2027-03-03')
  await on('2027-03-01')
  expect(await town.letters('hassan')).toEqual([])
  expect((await town.letters('hamish')).length).toBe(before + 1)
})

test('a risk whose day has passed reminds whoever has it in hand', async () => {
  const raised = await town.send('hamish', '/partnership/risks/new', {
    risk: 'The grant ends',
    cause: 'One year of money',
    effect: 'Workers leave',
    likelihood: '4',
    impact: '4',
    response: 'reduce',
    response_words: 'Ask early',
    owner: town.seat('vice'),
    ...day('next_review_on', '2027-04-01'),
  })
  expect(raised.status).toBe(303)
  const letters = async () => (await town.letters('vice')).filter(({ body }) => body.includes('risk'))
  await on('2027-04-01')
  expect(await letters()).toEqual([])
  await on('2027-04-02')
  expect((await letters())[0]?.body).toContain('1 risk should be looked at again.')
})

test('a year after somebody’s word about their interests they are asked again, once in twenty working days', async () => {
  const letters = async () => (await town.letters('chair')).length
  const before = await letters()
  await on('2027-11-22')
  expect(await letters()).toBe(before)
  await on('2027-11-23')
  expect((await town.letters('chair'))[0]?.body).toContain('yearly word about your interests')
  await on('2027-12-20')
  expect(await letters()).toBe(before + 1)
  await on('2027-12-22')
  expect(await letters()).toBe(before + 2)
})

test('one thing that waits is called one thing', () => {
  expect(digest({ 'action late': 1 })).toEqual({
    subject: 'Something of the partnership waits for you',
    body: '1 action is late.\nOpen The partnership in No Wrong Door to see what, and to say how it goes.',
  })
})
