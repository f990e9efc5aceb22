import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { linkParticipant } from '#modules/people'
import type { Viewer } from '#platform/access'
import type { Visit } from '#platform/http'
import { testDatabase } from '#platform/testing'
import { addDays, type CalendarDate, calendarDate } from '#platform/time'
import { colleagueOf, neighbourhood, supportedPerson, today, viewerOf } from '../journeys.testing.ts'
import { agreePlan } from '../plan/agree-plan.ts'
import { addGoal } from '../plan/change-plan.ts'
import { site } from '../site.testing.ts'
import { planReviewsList } from './plan-reviews-list.ts'
import { reviewStandingOf } from './reviews.queries.ts'

const house = await testDatabase()
const { works, support } = await neighbourhood(house)
const { open, send, events } = site(house)
const registered = calendarDate('2026-06-01')

/** Somebody whose plan was agreed on a day, and the worker who leads. */
async function agreed(on: CalendarDate, review_on: CalendarDate | null = null) {
  const morag = await colleagueOf(house, works)
  const { person, spell } = await supportedPerson(house, morag, registered)
  await house.asViewer(morag, async (tx) => {
    await addGoal(tx, morag, spell, 'A job with animals', registered, 'I like dogs')
    await agreePlan(tx, morag, spell, { parties: ['person', 'worker'], how: 'on_paper', agreed_on: on, review_on })
  })
  await sql`update journeys.stage set to_on = from_on where spell_id = ${spell.id}`.execute(house.asOwner)
  const standing = () => house.asViewer(morag, (tx) => reviewStandingOf(tx, spell.id))
  const listed = () =>
    house.asViewer(morag, (tx) =>
      planReviewsList.select({ tx, viewer: morag, today, clock: house.clock } as unknown as Visit),
    )
  return { morag, person, spell, at: `/people/${person.id}/plan`, standing, listed }
}

/** The day a review is due, counted day by day: a day on which the clock stands still is not counted. */
function byHand(since: CalendarDate, days: number, stops: readonly (readonly [CalendarDate, CalendarDate])[]) {
  let day = since
  for (let counted = 0; counted < days; ) {
    day = addDays(day, 1)
    if (!stops.some(([from, until]) => from <= day && day <= until)) counted++
  }
  return day
}

const stop = fc
  .tuple(fc.integer({ min: -30, max: 150 }), fc.integer({ min: 0, max: 40 }))
  .map(([from, length]) => [addDays(registered, from), addDays(registered, from + length)] as const)

describe('the clock of reviews', () => {
  it('agrees with counting day by day, whatever stops there are and however they overlap', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 120 }), fc.array(stop, { maxLength: 5 }), async (days, stops) => {
        const ranges = stops.map(([from, until]) => `[${from},${until}]`).join(',')
        const { rows } = await sql<{ due: CalendarDate }>`
          select journeys.day_after_running(${registered}, ${days}, ${`{${ranges}}`}::datemultirange) as due`.execute(
          house.asOwner,
        )
        expect(rows[0]?.due, ranges).toBe(byHand(registered, days, stops))
      }),
      { numRuns: 150 },
    )
  })

  it('agrees with it through the rows that pages write: pauses, exemptions, ended early, taken back, and without an end', async () => {
    const { standing, spell, person } = await agreed(registered)
    const early = fc.option(fc.integer({ min: 0, max: 50 }))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(stop, early, fc.boolean()), { maxLength: 4 }), async (drawn) => {
        await sql`delete from journeys.review_pause where spell_id = ${spell.id}`.execute(house.asOwner)
        const after = drawn.map(([[from, until], ended, endless]) => ({ from, until: endless ? null : until, ended }))
        for (const { from, until, ended } of after)
          await sql`insert into journeys.review_pause (id, area_id, person_id, spell_id, kind, reason, from_on, until_on, recorded_by_name, runs_again_on, ended_at)
            values (gen_random_uuid(), ${spell.area_id}, ${person.id}, ${spell.id}, ${until === null ? 'exemption' : 'pause'}, 'illness', ${from}, ${until}, 'Morag',
              ${ended === null ? null : addDays(from, ended)}, ${ended === null ? null : sql`now()`})`.execute(
            house.asOwner,
          )
        const far = addDays(registered, 4000)
        const stops = after.map(({ from, until, ended }) => {
          const last = ended === null ? (until ?? far) : addDays(from, ended - 1)
          return [from, until !== null && until < last ? until : last] as const
        })
        const due = byHand(registered, 84, stops)
        expect((await standing())?.due_on).toBe(due >= far ? null : due)
        const still = after.flatMap(({ until }, n) => {
          const [from, last] = stops[n] ?? [far, far]
          return from <= today && today <= last ? [until === null ? 'exempt' : 'paused'] : []
        })
        const open = due < today ? 'overdue' : due <= addDays(today, 7) ? 'due' : 'later'
        expect((await standing())?.state).toBe(still.includes('exempt') ? 'exempt' : (still[0] ?? open))
      }),
      { numRuns: 40 },
    )
  })

  it('runs by the rule of its stage, its stream and its day, the most particular first', async () => {
    const { spell, standing } = await agreed(calendarDate('2026-11-02'))
    const weeks = async () => (await standing())?.rule_weeks
    expect(await weeks()).toBe(12)
    const stage = (n: number) =>
      sql`insert into journeys.stage (id, area_id, person_id, spell_id, stage, from_on, begun_by_name)
        values (gen_random_uuid(), ${spell.area_id}, ${spell.person_id}, ${spell.id}, ${n}, ${registered}, 'Morag')`.execute(
        house.asOwner,
      )
    await stage(5)
    expect(await weeks()).toBe(13)
    await stage(4)
    expect(await weeks(), 'of several stages the shortest').toBe(6)
    const rule = (area: string | null, n: number, from: string, until: string | null) =>
      sql`insert into journeys.review_rule (id, area_id, stage, weeks, from_on, until_on, source) values (gen_random_uuid(), ${area}, 4, ${n}, ${from}, ${until}, 'a test')`.execute(
        house.asOwner,
      )
    await rule(spell.area_id, 3, '2026-01-01', '2026-11-02')
    expect(await weeks(), 'a rule that ended before').toBe(6)
    await rule(spell.area_id, 4, '2026-11-02', null)
    expect(await weeks(), 'the area’s own').toBe(4)
    await sql`delete from journeys.review_rule where source = 'a test'`.execute(house.asOwner)
  })

  it('counts from the agreement that named a day, then from the review that did; agreeing again names none', async () => {
    const { morag, spell, standing, at } = await agreed(calendarDate('2026-09-01'))
    expect(await standing()).toMatchObject({ counts_from: '2026-09-01', due_on: '2026-11-24', state: 'due' })
    const again = (agreed_on: string, review_on: string | null) =>
      house.asViewer(morag, (tx) =>
        agreePlan(tx, morag, spell, {
          parties: ['worker'],
          how: 'together',
          agreed_on: calendarDate(agreed_on),
          review_on: review_on === null ? null : calendarDate(review_on),
        }),
      )
    await again('2026-10-01', null)
    expect(await standing()).toMatchObject({ due_on: '2026-11-24' })
    await again('2026-10-02', '2026-12-01')
    expect(await standing()).toMatchObject({ due_on: '2026-12-01', state: 'later' })
    const held = { 'held_on-day': '20', 'held_on-month': '11', 'held_on-year': '2026', how: 'phone', said: 'All well' }
    await send(morag, `${at}/review`, held)
    expect(await standing()).toMatchObject({ counts_from: '2026-11-20', due_on: '2027-02-12' })
    await send(morag, `${at}/review`, { ...held, next_on: '2026-12-24' })
    expect(await standing()).toMatchObject({ due_on: '2026-12-24' })
  })
})

describe('the reviews of a plan', () => {
  it('overdue it stands in the list; paused and exempt it does not, and both say so; held it is due by the rule', async () => {
    const { morag, person, at, standing, listed } = await agreed(calendarDate('2026-08-03'))
    expect(await listed()).toMatchObject([{ person_id: person.id, due: '2026-10-26', late_by: 20 }])
    expect((await open(morag, at)).html).toContain('Review overdue: it was due on 26 October 2026')
    const day = (name: string, on: string) => ({ [name]: on })
    const pause = { kind: 'pause', pause_reason: 'illness', ...day('from_on', '2026-11-01') }
    expect((await send(morag, `${at}/pause`, pause)).html).toContain('Enter the last day of the pause')
    await send(morag, `${at}/pause`, { ...pause, ...day('from_on', '2026-10-20'), until_on: '2026-12-06' })
    expect(await listed()).toEqual([])
    expect(await standing()).toMatchObject({ state: 'paused', due_on: '2026-12-13' })
    expect((await open(morag, at)).html).toContain('Reviews are paused')
    const end = /href="([^"]+pauses[^"]+end)"/.exec((await open(morag, `${at}/reviews`)).html)?.[1] ?? ''
    await send(morag, end, { runs_again_on: '2026-11-01' })
    expect(await standing()).toMatchObject({ state: 'overdue', due_on: '2026-11-07' })
    await send(morag, `${at}/pause`, {
      kind: 'exemption',
      exemption_reason: 'asked_not',
      ...day('from_on', '2026-11-20'),
    })
    expect(await standing()).toMatchObject({ state: 'exempt' })
    expect((await open(morag, `/people/${person.id}/plan/reviews`)).html).toContain('No reviews due')
    expect(await listed()).toEqual([])
    const said = { held_on: '2026-11-22', how: 'met', said: 'She can walk again', next_on: '' }
    await send(morag, `${at}/review`, said)
    expect((await open(morag, `${at}/reviews`)).html).toContain('She can walk again')
    expect(await events('journeys.plan.reviewed', person.id)).toBe(1)
  })

  it('written down wrongly is taken out, kept, and counts no more', async () => {
    const { morag, at, standing, spell } = await agreed(calendarDate('2026-08-03'))
    await send(morag, `${at}/review`, { held_on: '2026-11-20', how: 'met', said: 'Somebody else' })
    expect(await standing()).toMatchObject({ state: 'later' })
    const out = /href="([^"]+take-out)"/.exec((await open(morag, `${at}/reviews`)).html)?.[1] ?? ''
    await send(morag, out, { reason: 'It was another person' })
    expect(await standing()).toMatchObject({ state: 'overdue', due_on: '2026-10-26' })
    const kept = await sql`select superseded_reason from journeys.plan_review where spell_id = ${spell.id}`.execute(
      house.asOwner,
    )
    expect(kept.rows).toEqual([{ superseded_reason: 'It was another person' }])
  })

  it('is read by the person themself, without why it was paused, and written down by workers alone', async () => {
    const { morag, person, at, spell } = await agreed(calendarDate('2026-08-03'))
    const isla: Viewer = {
      ...viewerOf(works, 'participant', 'Isla Sample'),
      organisation_id: null,
      organisation_name: '',
    }
    await house.asViewer(morag, (tx) => linkParticipant(tx, morag, person, isla.user_id))
    expect((await open(isla, '/my/plan')).html).toContain('It is time to look at your plan together')
    await send(morag, `${at}/pause`, {
      kind: 'pause',
      pause_reason: 'in_prison',
      from_on: '2026-11-20',
      until_on: '2027-01-05',
    })
    const mine = (await open(isla, '/my/plan')).html
    expect(mine).toContain('We are taking a break from looking at your plan until 5 January 2027')
    expect(mine).not.toContain('custody')
    expect((await open(isla, `${at}/review`)).status).toBe(404)
    const insert = house.asViewer(isla, (tx) =>
      sql`insert into journeys.plan_review (id, area_id, person_id, spell_id, held_on, how, said, recorded_by_name)
        values (gen_random_uuid(), ${spell.area_id}, ${person.id}, ${spell.id}, ${today}, 'met', 'I wrote this', 'Isla')`.execute(
        tx,
      ),
    )
    await expect(insert).rejects.toThrow('row-level security')
    for (const path of [`${at}/review`, `${at}/reviews`, `${at}/pause`])
      expect((await open(viewerOf(support), path)).status).toBe(404)
  })
})

describe('a copy of the plan', () => {
  it('leaves out the names of staff when asked, wherever the lead’s name was written', async () => {
    const { morag, person, at, spell } = await agreed(calendarDate('2026-11-03'))
    await house.asViewer(morag, (tx) => addGoal(tx, morag, spell, 'Ring Morag Fictus on Mondays', today))
    const goal = await send(morag, `${at}/goals/new`, { words: 'Dogs', why: 'They make me calm' })
    await send(morag, goal.to ?? '', { words: 'Walk one', who: 'worker', by_on: '2026-12-01' })
    await send(morag, goal.to ?? '', { words: 'A bus card', who: 'somebody_else', who_name: 'Angus Madeup' })
    const isla: Viewer = {
      ...viewerOf(works, 'participant', 'Isla Sample'),
      organisation_id: null,
      organisation_name: '',
    }
    await house.asViewer(morag, (tx) => linkParticipant(tx, morag, person, isla.user_id))
    for (const [who, path] of [
      [morag, `${at}/print`],
      [isla, '/my/plan/print'],
    ] as const) {
      const copy = async (query: string) => {
        const { html } = await open(who, `${path}${query}`)
        return html.slice(html.indexOf('<h1'), html.indexOf('</main'))
      }
      expect(await copy('')).toContain('Morag Fictus does this, by 1 December 2026.')
      const without = await copy('?names=no')
      expect(without).toContain('They make me calm')
      expect(without).toContain('Ring my key worker on Mondays')
      expect(without).not.toMatch(/Morag|Fictus|Angus/)
    }
  })
})
