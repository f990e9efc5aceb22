import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { linkParticipant } from '#modules/people'
import type { Viewer } from '#platform/access'
import { testDatabase } from '#platform/testing'
import { addDays, type CalendarDate, calendarDate } from '#platform/time'
import { colleagueOf, neighbourhood, supportedPerson, viewerOf } from '../journeys.testing.ts'
import { site } from '../site.testing.ts'
import { rate, ratingsOf } from './ratings.queries.ts'
import { everyCapability } from './scale.ts'
import { coursesOf, differencesIn, movedBy, progressOf, type Rated } from './travelled.ts'

const house = await testDatabase()
const { works, support, islandWorks } = await neighbourhood(house)
const morag = await colleagueOf(house, works)
const { open, send, events } = site(house)
const registered = calendarDate('2026-01-05')

async function isla() {
  const { person, spell } = await supportedPerson(house, morag, registered)
  await sql`update people.relationship set since = '2026-01-05' where person_id = ${person.id}`.execute(house.asOwner)
  const self: Viewer = {
    ...viewerOf(works, 'participant', 'Isla Sample'),
    organisation_id: null,
    organisation_name: '',
  }
  await house.asViewer(morag, (tx) => linkParticipant(tx, morag, person, self.user_id))
  return { person, spell, self, at: `/people/${person.id}/distance` }
}
const on = (day: string) => {
  const [year = '', month = '', date = ''] = day.split('-')
  return { 'rated_on-day': date, 'rated_on-month': month, 'rated_on-year': year }
}
const ratings = (person: string, as: Viewer = morag) => house.asViewer(as, (tx) => ratingsOf(tx, person))
const textOf = (html: string) =>
  html
    .slice(html.indexOf('<main'))
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

describe('a sitting', () => {
  it('writes down what was talked about, with words, and the question as it was shown', async () => {
    const { person, at } = await isla()
    const sent = await send(morag, `${at}/rate`, {
      rater: 'person',
      ...on('2026-02-02'),
      'ratings-confidence': '1',
      'ratings-confidence-words': 'I left the room',
      'ratings-money': 'unknown',
    })
    expect([sent.status, sent.to]).toEqual([303, at])
    expect(await ratings(person.id)).toMatchObject([
      {
        capability: 'confidence',
        rater: 'person',
        how: 'together',
        step: 1,
        words: 'I left the room',
        rated_on: '2026-02-02',
        shown: { text: 'Believing in themself' },
      },
      { capability: 'money', step: null, blank: 'unknown' },
    ])
    expect(await events('journeys.distance.rated', person.id)).toBe(1)
  })

  it.each([
    [{ 'ratings-confidence': '' }, 'Choose a step for at least one'],
    [{ 'ratings-confidence': '5' }, 'Confidence: choose a step'],
    [{ 'ratings-confidence': '2', 'ratings-money-words': 'Paid a bill' }, 'Money: choose a step'],
    [{ 'ratings-confidence': '2', ...on('2026-01-04') }, 'on or after 5 January 2026'],
    [{ 'ratings-confidence': '2', rater: '' }, 'Choose whose view it is'],
  ])('is refused with %j, and nothing is written', async (wrong, says) => {
    const { person, at } = await isla()
    const sent = await send(morag, `${at}/rate`, { rater: 'person', ...on('2026-02-02'), ...wrong })
    expect([sent.status, sent.html.includes(says)]).toEqual([422, true])
    expect(await ratings(person.id)).toEqual([])
  })

  it('again on the same day takes the place of the one before, which is kept; another day stands beside it', async () => {
    const { person, at } = await isla()
    const say = (step: string, day: string) =>
      send(morag, `${at}/rate`, { rater: 'person', ...on(day), 'ratings-routine': step })
    await say('1', '2026-02-02')
    await say('2', '2026-02-02')
    await say('4', '2026-05-04')
    expect((await ratings(person.id)).map(({ step }) => step)).toEqual([2, 4])
    const all =
      await sql`select step from journeys.rating where person_id = ${person.id} order by rated_at, id`.execute(
        house.asOwner,
      )
    expect(all.rows).toHaveLength(3)
    const page = textOf((await open(morag, at)).html)
    expect(page).toContain('By Isla’s own view, of 1 rated again: 1 up by a step or more.')
    expect(page).toContain('4 May 2026, 2 steps up')
  })

  it('a rating taken out is kept and counts no more', async () => {
    const { person, at } = await isla()
    await send(morag, `${at}/rate`, { rater: 'person', ...on('2026-02-02'), 'ratings-routine': '1' })
    const [one] = await ratings(person.id)
    await send(morag, `${at}/ratings/${one?.id}/take-out`, { reason: 'It was another person' })
    expect(await ratings(person.id)).toEqual([])
    const kept = await sql`select superseded_reason from journeys.rating where person_id = ${person.id}`.execute(
      house.asOwner,
    )
    expect(kept.rows).toEqual([{ superseded_reason: 'It was another person' }])
  })
})

describe('where the two see it differently', () => {
  it('both ratings are kept, shown to both, and talked about in words; neither gives way', async () => {
    const { person, self, at } = await isla()
    await send(morag, `${at}/rate`, {
      rater: 'person',
      ...on('2026-02-02'),
      'ratings-asking': '3',
      'ratings-people': '2',
    })
    await send(morag, `${at}/rate`, {
      rater: 'worker',
      ...on('2026-02-03'),
      'ratings-asking': '1',
      'ratings-people': '2',
    })
    const page = await open(morag, at)
    expect(textOf(page.html)).toContain('Saying what they need Isla: step 3. Morag Fictus: step 1.')
    expect(textOf(page.html)).not.toContain('Getting on with people Isla: step 2. Morag Fictus: step 2.')
    const talk = /href="([^"]+\/talk)"/.exec(page.html)?.[1] ?? ''
    const said = {
      words: 'She asks at home, not at work',
      'talked_on-day': '9',
      'talked_on-month': '2',
      'talked_on-year': '2026',
    }
    expect((await send(morag, talk, said)).status).toBe(303)
    for (const [who, where] of [
      [morag, at],
      [self, '/my/how-far'],
    ] as const)
      expect(textOf((await open(who, where)).html)).toContain('“She asks at home, not at work”')
    expect((await ratings(person.id)).map(({ step }) => step)).toEqual([2, 3, 2, 1])
    await send(morag, `${at}/rate`, { rater: 'worker', ...on('2026-03-02'), 'ratings-asking': '3' })
    expect((await send(morag, talk, said)).html).toContain('The two see it alike now')
    expect(textOf((await open(morag, at)).html)).not.toContain('Seen differently')
  })
})

describe('the person themself', () => {
  it('says where they are, one page a thing, in their own words, and sees how far they have come', async () => {
    const { person, spell, self } = await isla()
    const early = { person, spell, rater: 'person', how: 'together', rated_on: calendarDate('2026-02-02') } as const
    await house.asViewer(morag, (tx) =>
      rate(tx, morag, early, [{ capability: 'confidence', step: 1, blank: null, words: null }]),
    )
    let at = '/my/how-far/confidence'
    const asked: string[] = []
    while (at !== '/my/how-far' && asked.length < 20) {
      asked.push(at.split('/').at(-1) ?? '')
      expect((await send(self, at, {})).html).toContain('Choose the one that is most like you')
      at = (await send(self, at, { step: asked.length === 2 ? 'prefer_not_to_say' : '3', words: 'I went' })).to ?? ''
    }
    expect(asked).toEqual(everyCapability.map(({ code }) => code))
    const mine = (await ratings(person.id, self)).filter(({ how }) => how === 'own_account')
    expect(mine).toHaveLength(10)
    expect(mine[1]).toMatchObject({ step: null, blank: 'prefer_not_to_say' })
    const page = textOf((await open(self, '/my/how-far')).html)
    expect(page).toContain('You have gone up in 1 thing. Well done.')
    expect(page).not.toContain('Say where I am now')
    expect((await open(self, '/my/how-far/print')).status).toBe(200)
    const lines =
      await sql`select 1 from people.timeline where person_id = ${person.id} and kind = 'journeys.rating'`.execute(
        house.asOwner,
      )
    expect(lines.rows).toHaveLength(2)
  })

  it('never writes a worker’s view, by the page or past it', async () => {
    const { person, spell, self, at } = await isla()
    expect((await open(self, `${at}/rate`)).status).toBe(404)
    const asWorker = { person, spell, rater: 'worker', how: 'alone', rated_on: registered } as const
    await expect(
      house.asViewer(self, (tx) =>
        rate(tx, self, asWorker, [{ capability: 'money', step: 4, blank: null, words: null }]),
      ),
    ).rejects.toThrow('row-level security')
  })

  it('is seen by nobody who does not see the record', async () => {
    const { person, at } = await isla()
    await send(morag, `${at}/rate`, { rater: 'person', ...on('2026-02-02'), 'ratings-routine': '1' })
    for (const stranger of [viewerOf(support), viewerOf(islandWorks)]) {
      for (const path of [at, `${at}/rate`, `${at}/print`]) expect((await open(stranger, path)).status).toBe(404)
      expect(await ratings(person.id, stranger)).toEqual([])
    }
    const other = (await isla()).self
    expect(await ratings(person.id, other)).toEqual([])
  })
})

const day = fc.integer({ min: 0, max: 200 }).map((days) => addDays(registered, days))
const rating = fc.record({
  capability: fc.constantFrom('money', 'people', 'asking'),
  rater: fc.constantFrom('person' as const, 'worker' as const),
  step: fc.option(fc.integer({ min: 1, max: 4 })),
  rated_on: day,
})
/** Ratings in any order, at most one a capability, rater and day, as the database has it. */
const course = fc
  .uniqueArray(rating, {
    maxLength: 24,
    selector: ({ capability, rater, rated_on }) => `${capability} ${rater} ${rated_on}`,
  })
  .map((all): Rated[] => all.map((one, at) => ({ ...one, id: String(at) })))

/** The reckoning a second time, without what it is made of: by looking at every pair. */
function byHand(all: readonly Rated[], rater: string, until: CalendarDate = calendarDate('2099-01-01')) {
  const seen = all.filter((one) => one.rater === rater && one.step !== null && one.rated_on <= until)
  const rows = ['asking', 'money', 'people'].flatMap((capability) => {
    const own = seen.filter((one) => one.capability === capability)
    const [first] = own.filter((one) => own.every((other) => one.rated_on <= other.rated_on))
    const [latest] = own.filter((one) => own.every((other) => one.rated_on >= other.rated_on))
    if (first === undefined || latest === undefined) return []
    return [
      {
        capability,
        first_step: first.step,
        latest_step: latest.step,
        first_on: first.rated_on,
        latest_on: latest.rated_on,
        days: own.length,
      },
    ]
  })
  const again = rows.filter(({ days }) => days > 1)
  const up = again.filter(({ first_step, latest_step }) => (latest_step ?? 0) > (first_step ?? 0)).length
  const down = again.filter(({ first_step, latest_step }) => (latest_step ?? 0) < (first_step ?? 0)).length
  return { rows, progress: { rated_again: again.length, up, down, progressed: up > 0 } }
}

describe('the reckoning', () => {
  it('agrees with another, in whatever order ratings come, and a step up undone is no progress', () => {
    fc.assert(
      fc.property(course, fc.constantFrom('person' as const, 'worker' as const), (all, rater) => {
        expect(progressOf(all, rater)).toEqual(byHand(all, rater).progress)
        expect(progressOf(all.toReversed(), rater)).toEqual(progressOf(all, rater))
      }),
    )
    const there = ['2026-02-01', '2026-03-01', '2026-04-01'].map(
      (on, at): Rated => ({
        id: on,
        capability: 'money',
        rater: 'person',
        rated_on: calendarDate(on),
        step: [2, 4, 2][at] ?? null,
      }),
    )
    expect(progressOf(there, 'person')).toEqual({ rated_again: 1, up: 0, down: 0, progressed: false })
  })

  it('a difference is of the latest of both, and talked about only as the two then stood', () => {
    fc.assert(
      fc.property(course, (all) => {
        const latest = (rater: string, capability: string) =>
          byHand(all, rater).rows.find((row) => row.capability === capability)?.latest_step
        const differences = differencesIn(all, [])
        for (const capability of ['asking', 'money', 'people']) {
          const [one, other] = [latest('person', capability), latest('worker', capability)]
          const differ = one !== undefined && other !== undefined && one !== other
          expect(differences.some((each) => each.capability === capability)).toBe(differ)
        }
        for (const { person, worker } of differences) {
          const talk = { person_rating_id: person.id, worker_rating_id: worker.id }
          expect(differencesIn(all, [talk]).filter(({ talked }) => talked)).toHaveLength(1)
        }
      }),
    )
    expect(coursesOf([]).map(movedBy)).toEqual([])
  })

  it('in the statistics agrees with the one by hand, as at any day, by people without names', async () => {
    const { person, spell } = await isla()
    const { rows: keys } = await sql<{
      key: string
    }>`select md5((select value from stats.pepper) || ${person.area_id}::text || ${person.id}::text) as key`.execute(
      house.asOwner,
    )
    await fc.assert(
      fc.asyncProperty(course, fc.integer({ min: 0, max: 260 }), async (all, days) => {
        await sql`delete from journeys.rating where person_id = ${person.id}`.execute(house.asOwner)
        for (const one of all) {
          const sitting = { person, spell, rater: one.rater, how: 'together', rated_on: one.rated_on } as const
          const step = ([1, 2, 3, 4] as const).find((n) => n === one.step) ?? null
          await house.asViewer(morag, (tx) =>
            rate(tx, morag, sitting, [
              { capability: one.capability, step, blank: step === null ? 'unknown' : null, words: null },
            ]),
          )
        }
        const until = addDays(registered, days)
        const { travelled, progress } = await house.asStatistician(async (tx) => {
          await sql`select set_config('nwd.as_at', ${until}, true)`.execute(tx)
          const about = sql`where person_key = ${keys[0]?.key} and area_id = ${person.area_id}`
          const travelled = await sql<
            Record<string, unknown>
          >`select rater, capability, first_step, latest_step, first_on, latest_on, days from stats.distance_travelled ${about} order by capability`.execute(
            tx,
          )
          const progress =
            await sql`select rated_again, up, down, progressed from stats.distance_progress ${about}`.execute(tx)
          return { travelled: travelled.rows, progress: progress.rows }
        })
        for (const rater of ['person', 'worker'])
          expect(travelled.filter((row) => row.rater === rater).map(({ rater: _, ...row }) => row)).toEqual(
            byHand(all, rater, until).rows,
          )
        const right = byHand(all, 'person', until).progress
        expect(progress).toEqual(right.rated_again === 0 ? [] : [right])
      }),
      { numRuns: 15 },
    )
  })
})
