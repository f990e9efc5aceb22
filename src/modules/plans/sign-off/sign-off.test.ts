import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { remindOfPartnership } from '#modules/partnership'
import { testDatabase } from '#platform/testing'
import { calendarDate, fixedClock } from '#platform/time'
import { day } from '../../partnership/partnership.testing.ts'
import { planTown } from '../plans.testing.ts'
import { plansDueBy } from '../review/due.queries.ts'

const house = await testDatabase()
const town = await planTown(house)
const letters = async (who: 'mo' | 'chair' | 'hamish') =>
  (await town.letters(who)).map(({ subject, body }) => `${subject} ${body}`)
const signAt = async (who: 'mo' | 'hassan' | 'chair' | 'vice') => {
  const { page } = await town.read(who, town.plan)
  return page('.nwd-next a').attr('href') ?? ''
}
const editions = async () => {
  const { rows } = await sql<{
    id: string
    number: number
    published: boolean
    ended: boolean
  }>`select id, number, published_at is not null as published,
    ended_at is not null as ended from plans.edition order by number`.execute(house.asOwner)
  return rows
}

describe('a plan begun', () => {
  test('has the six sections of the framework with their items, 1.1 to 6.5, and an operational plan for each of its years', async () => {
    expect(town.begun.status).toBe(303)
    const perSection = [1, 2, 3, 4, 5, 6].map(
      (section) => town.items.filter((each) => each.startsWith(`${section}.`)).length,
    )
    expect(perSection).toEqual([5, 6, 3, 3, 5, 5])
    const { words } = await town.read('morag', '/partnership/plans')
    for (const plan of [
      'Delivery plan 2026-29',
      'Operational plan 2026-27',
      'Operational plan 2027-28',
      'Operational plan 2028-29',
    ])
      expect(words).toContain(plan)
    expect((await town.read('ailsa', town.plan)).status).toBe(404)
  })

  test('is begun once for its years', async () => {
    const again = await town.read('hamish', '/partnership/plans/new')
    expect(again.page('input[name="first_year"]').length).toBeLessThan(4)
    expect(again.page('input[value="2027-28"]').length).toBe(0)
  })
})

describe('a section', () => {
  test('has somebody who answers for it, and is reminded of its day', async () => {
    const at = `${town.plan}/sections/1`
    const given = await town.send('hamish', at, { owner: town.seat('mo'), ...day('due_on', '2026-12-01') })
    expect(given.to).toBe(town.plan)
    const { words } = await town.read('mo', town.plan)
    expect(words).toContain('Section 1, Introduction, is yours: 5 items are not ready, by 1 December 2026.')
    await house.asWorker((tx) => remindOfPartnership(tx, fixedClock(new Date('2026-11-27T10:00:00Z')), [plansDueBy]))
    expect((await letters('mo'))[0]).toContain('1 section of a plan is to be written within days')
    expect((await letters('mo'))[0]).not.toMatch(/Introduction|Harbour/)
  })
})

describe('signing, organisation by organisation', () => {
  beforeAll(async () => {
    await town.filled('hamish')
  }, 60_000)

  test('begins when everything is ready', async () => {
    const at = town.item('6.5')
    await town.send('mo', `${at}/write`, { words: 'We look at it each spring.' })
    expect((await town.read('hamish', town.plan)).words).toContain('Changed since it was ready')
    expect((await town.send('hamish', `${town.plan}/put-forward`, {})).said).toContain('1 item is not, 6.5 first')
    await town.send('hamish', `${at}/ready`, {})
    expect((await town.read('hamish', town.plan)).words).toContain('Everything is ready.')
    expect((await town.send('hamish', `${town.plan}/put-forward`, {})).to).toBe(town.plan)
    expect((await letters('chair'))[0]).toContain('waits for your organisation')
  })

  test('records who agrees, who has something to say, and who disagrees and why', async () => {
    expect((await town.send('chair', await signAt('chair'), { word: 'agrees' })).to).toBe(town.plan)
    expect((await town.send('mo', await signAt('mo'), { word: 'disagrees' })).said).toContain(
      'what your organisation has to say',
    )
    const against = { word: 'disagrees', says: 'Nothing is said of rural buses', in_public: 'yes' }
    expect((await town.send('mo', await signAt('mo'), against)).to).toBe(town.plan)
    expect((await town.send('vice', await signAt('vice'), { word: 'agrees_but', says: 'Too long' })).to).toBe(town.plan)
    const { words } = await town.read('hamish', town.plan)
    expect(words).toContain('3 of 4 organisations have said whether they agree')
    expect(words).toContain('Harbour Housing')
  })

  test('is of words that nobody changes any more: a change asks everybody again', async () => {
    const [first] = await editions()
    await town.send('mo', `${town.item('6.5')}/write`, { words: 'We look at it each autumn.' })
    await town.send('hamish', `${town.item('6.5')}/ready`, {})
    expect((await town.read('chair', `${town.plan}/editions/${first?.id}`)).words).toContain(
      'We look at it each spring.',
    )
    expect((await town.send('hamish', `${town.plan}/put-forward`, {})).to).toBe(town.plan)
    expect((await editions()).map(({ number, ended }) => [number, ended])).toEqual([
      [1, true],
      [2, false],
    ])
    expect((await town.read('chair', town.plan)).words).toContain('The plan waits for Northtown Council')
    expect((await town.read('chair', `${town.plan}/editions/${first?.id}/sign`)).status).toBe(404)
  })

  test('is asked for once more of those who have said nothing', async () => {
    await town.send('chair', await signAt('chair'), { word: 'agrees' })
    await town.send('mo', await signAt('mo'), {
      word: 'disagrees',
      says: 'Nothing is said of rural buses',
      in_public: 'yes',
    })
    await town.send('vice', await signAt('vice'), { word: 'agrees_but', says: 'Too long' })
    await house.asWorker((tx) => remindOfPartnership(tx, fixedClock(new Date('2026-12-17T10:00:00Z')), [plansDueBy]))
    const { rows } = await sql<{ recipient: string }>`
      select recipient from platform.outbox where body like '%waits for your organisation’s word within days%'`.execute(
      house.asOwner,
    )
    expect(rows.map(({ recipient }) => recipient)).toEqual(['hassan@town.example'])
  })

  test('ends in publishing: with a reason where some have said nothing, and with who agreed', async () => {
    const waiting = (await editions()).at(-1)
    const at = `${town.plan}/editions/${waiting?.id}/publish`
    expect((await town.read('chair', at)).status).toBe(404)
    expect((await town.send('hamish', at, {})).said).toContain('why it goes out without them')
    expect((await town.send('hamish', at, { without: 'They are between two directors' })).to).toBe(town.plan)
    const { words } = await town.read('hamish', '/plans/glasgow-city-2026-29')
    expect(words).toContain('Northtown College, Northtown Council.')
    expect(words).toContain('1 organisation disagreed.')
    expect(words).toContain('1 organisation had not said anything')
    expect(words).toContain('Nothing is said of rural buses')
    expect(words).not.toContain('Too long')
    expect(words).not.toMatch(/Placeholder/)
  })

  test('leaves nothing that a published edition says to be changed', async () => {
    const change = sql`update plans.edition set agreement = '{}' where published_at is not null`
    await expect(house.asWorker((tx) => change.execute(tx))).rejects.toThrow()
    const rewrite = sql`update plans.edition set content = '{}'`
    await expect(house.asWorker((tx) => rewrite.execute(tx))).rejects.toThrow()
  })
})

describe('a published plan', () => {
  test('is looked at again when the rule says, and when its last review did', async () => {
    const due = (at: string) => house.asWorker((tx) => plansDueBy(tx, calendarDate(at)))
    const kinds = async (at: string) => (await due(at)).map(({ kind, due_on }) => [kind, due_on])
    expect(await kinds('2027-11-22')).toEqual([])
    expect(await kinds('2027-11-23')).toEqual([['plan_review', '2027-11-23']])
    const review = {
      words: 'Buses are in',
      outcome: 'amend',
      ...day('on_day', '2026-11-23'),
      ...day('next_on', '2027-05-01'),
    }
    expect((await town.send('hamish', `${town.plan}/review`, review)).to).toBe(town.plan)
    expect(await kinds('2027-05-01')).toEqual([['plan_review', '2027-05-01']])
  })

  test('is amended with a reason: the old edition stays readable, and what changed is shown', async () => {
    expect((await town.send('hamish', `${town.plan}/put-forward`, { changes: 'None' })).said).toContain(
      'Nothing has changed',
    )
    await town.send('mo', `${town.item('4.1')}/write`, { words: 'What 4.1 says.\n\nBuses run to the yard.' })
    await town.send('hamish', `${town.item('4.1')}/ready`, {})
    expect((await town.read('hamish', town.plan)).words).toContain('1 item has changed since it was published')
    expect((await town.send('hamish', `${town.plan}/put-forward`, {})).said).toContain('what is new, and why')
    await town.send('hamish', `${town.plan}/put-forward`, { changes: 'A bus line to the yard, after the review' })
    for (const who of ['chair', 'vice', 'hassan', 'mo'] as const)
      await town.send(who, await signAt(who), { word: 'agrees' })
    expect((await town.read('hamish', town.plan)).words).toContain('Every organisation has said whether it agrees.')
    const waiting = (await editions()).at(-1)
    expect((await town.send('hamish', `${town.plan}/editions/${waiting?.id}/publish`, {})).to).toBe(town.plan)
    const at = '/plans/glasgow-city-2026-29'
    expect((await town.read('ailsa', at)).words).toContain('A bus line to the yard, after the review')
    expect((await town.read('ailsa', `${at}/versions/2`)).words).toContain('This is an earlier edition.')
    expect((await town.read('ailsa', `${at}/versions/2`)).words).not.toContain('Buses run')
    expect((await town.read('ailsa', `${at}/versions/1`)).status).toBe(404)
    const { page } = await town.read('ailsa', `${at}/versions/3/changes`)
    expect(
      page('h3')
        .toArray()
        .map((each) => page(each).text()),
    ).toEqual(['4.1 What there is and what is missing'])
    expect(page('ins').text()).toContain('Buses run to the yard.')
  })
})
