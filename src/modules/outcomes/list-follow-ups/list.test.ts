import { load } from 'cheerio'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '#platform/testing'
import { calendarDate } from '#platform/time'
import { colleagueOf, viewerOf } from '../../journeys/journeys.testing.ts'
import { assignLead } from '../../journeys/spells/leads.ts'
import { leaveSpell } from '../../journeys/spells/leave.ts'
import { answerFollowUp, EmployerNotAllowed } from '../follow-ups.queries.ts'
import { fourWeeks, newNumber, peopleInWork } from '../follow-ups.testing.ts'
import { siteOf, typedDate } from '../outcomes.site.testing.ts'
import { countParts, openFollowUps, type Part } from './due.queries.ts'
import { followUpsDueList } from './follow-ups-list.ts'

const house = await testDatabase()
const world = await peopleInWork(house)
const { morag, places, newPerson, morning, current } = world
const site = siteOf(house, morag)

const byPhone = { preferred_contact: 'phone' }
const listed = async (part: Part, day = fourWeeks, viewer = morag, whose: 'mine' | 'all' = 'mine') => {
  const today = calendarDate(day)
  const found = await house.asViewer(viewer, (tx) => openFollowUps(tx, viewer, today, { whose, part, most: 500 }))
  const counts = await house.asViewer(viewer, (tx) => countParts(tx, viewer, today, whose))
  expect(counts[part]).toBe(found.length)
  return found.map(({ id }) => id)
}
const row = (id: string, how: string, result: string) =>
  site.send('/follow-ups?whose=mine&show=open', { follow_up: id, how, result })
const triesOf = async (id: string) => {
  const { rows } =
    await sql`select how, result, part_of_day from outcomes.follow_up_try where follow_up_id = ${id} order by id`.execute(
      house.asOwner,
    )
  return rows
}
const on = (day: string) => {
  site.signIn(morag)
  site.itIs(day)
}

describe('one list', () => {
  it('has each open follow-up in the parts it belongs to, and in no other', async () => {
    const { four } = await newPerson(byPhone)
    const phone = newNumber()
    const linked = (await newPerson({ phone })).four
    await morning(fourWeeks)
    const parts = async (id: string, day: string) => {
      const held: Part[] = []
      for (const part of ['now', 'late', 'closing', 'link', 'tried', 'open'] as const)
        if ((await listed(part, day)).includes(id)) held.push(part)
      return held
    }
    expect(await parts(four.id, '2025-12-01')).toEqual([])
    expect(await parts(four.id, fourWeeks)).toEqual(['now', 'open'])
    expect(await parts(linked.id, fourWeeks)).toEqual(['link', 'open'])
    on(fourWeeks)
    await row(linked.id, 'phone', 'not_reached')
    expect(await parts(linked.id, fourWeeks)).toEqual(['tried', 'open'])
    expect(await parts(four.id, '2025-12-03')).toEqual(['now', 'late', 'open'])
    expect(await parts(four.id, '2025-12-29')).toEqual(['now', 'late', 'closing', 'open'])
    on(fourWeeks)
    await row(four.id, 'phone', 'not_reached')
    expect(await parts(four.id, fourWeeks)).toEqual(['tried', 'open'])
    expect(await parts(four.id, '2025-12-05')).toEqual(['now', 'tried', 'open'])
  })

  it('is in the order in which they close, and its pages follow on', async () => {
    for (let more = 0; more < 3; more++) await newPerson(byPhone)
    const day = calendarDate('2025-12-10')
    const all = await house.asViewer(morag, (tx) =>
      openFollowUps(tx, morag, day, { whose: 'mine', part: 'open', most: 500 }),
    )
    expect(all.map(({ window_ends_on }) => window_ends_on)).toEqual(all.map((one) => one.window_ends_on).toSorted())
    const [first] = all
    const rest = await house.asViewer(morag, (tx) =>
      openFollowUps(tx, morag, day, { whose: 'mine', part: 'open', after: first, most: 500 }),
    )
    expect(rest.map(({ id }) => id)).toEqual(all.slice(1).map(({ id }) => id))
  })

  it('keeps who left support with whoever led them last, for follow-ups go on; a colleague has them under everybody', async () => {
    const { four, spell } = await newPerson(byPhone)
    const colleague = await colleagueOf(house, places.works, 'key_worker', 'Ailsa Madeup')
    const left = { left_on: calendarDate('2025-11-20'), left_reason: 'started_work' }
    await house.asViewer(morag, (tx) => leaveSpell(tx, morag, spell, left, calendarDate('2025-11-20')))
    expect(await listed('now')).toContain(four.id)
    expect(await listed('now', fourWeeks, colleague)).not.toContain(four.id)
    expect(await listed('now', fourWeeks, colleague, 'all')).toContain(four.id)
    expect(await listed('now', fourWeeks, viewerOf(places.support), 'all')).toEqual([])
  })

  it('goes with the lead: whoever led before has them no longer', async () => {
    const { four, spell } = await newPerson(byPhone)
    const next = await colleagueOf(house, places.works, 'key_worker', 'Ishbel Madeup')
    await house.asViewer(morag, (tx) => assignLead(tx, morag, { spell, lead: next }))
    expect(await listed('now', fourWeeks, next)).toEqual([four.id])
    expect(await listed('now')).not.toContain(four.id)
  })

  it('shows beside each how to reach them, what nobody should do first, and how to try next', async () => {
    const phone = newNumber()
    const { four } = await newPerson({ phone, do_not: 'Never ring before noon', best_time: 'After 2 pm', ...byPhone })
    on(fourWeeks)
    const text = async () => {
      const $ = load((await site.get('/follow-ups?show=open')).html)
      return $(`tr:has([value="${four.id}"])`).text()
    }
    expect(await text()).toMatch(/Never ring before noon.*07700900.*After 2 pm/s)
    expect(await text()).toContain('Not asked yet')
    await row(four.id, 'phone', 'not_reached')
    expect(await text()).toMatch(/Tried once, last 2 Dec, phone.*Next: phone, 5 Dec, in the afternoon/s)
  })
})

describe('a try written down from its row', () => {
  it('that reached nobody comes back by the rule, with the part of the day it was made in', async () => {
    const { four, person } = await newPerson(byPhone)
    on(fourWeeks)
    expect((await row(four.id, 'phone', 'not_reached')).to).toBe('/follow-ups?whose=mine&show=open')
    expect(await triesOf(four.id)).toEqual([{ how: 'phone', result: 'not_reached', part_of_day: 'morning' }])
    expect(await current(person.id)).toMatchObject({ answer: null, next_try_on: '2025-12-05' })
  })

  it('that found a wrong number comes back the next working day, and is tried in another way', async () => {
    const { four, person } = await newPerson(byPhone)
    on(fourWeeks)
    await row(four.id, 'phone', 'wrong_number')
    expect(await current(person.id)).toMatchObject({ answer: null, next_try_on: '2025-12-03' })
    const $ = load((await site.get('/follow-ups?show=tried')).html)
    expect($(`tr:has([value="${four.id}"])`).text()).toContain('Next: e-mail')
  })

  it.each([
    ['yes', 'In work'],
    ['no', 'Not in work'],
  ])('that was answered %s is an answer of the person of today', async (result) => {
    const { four, person } = await newPerson(byPhone)
    on(fourWeeks)
    await row(four.id, 'phone', result)
    expect(await current(person.id)).toMatchObject({ answer: result, said_by: 'person', answered_on: fourWeeks })
    expect(await triesOf(four.id)).toMatchObject([{ result: 'answered' }])
  })

  it('by which they asked not to be contacted ends all asking', async () => {
    const { four, person } = await newPerson(byPhone)
    on(fourWeeks)
    await row(four.id, 'phone', 'do_not_ask')
    expect(await current(person.id)).toMatchObject({ answer: 'unknown', closed_reason: 'asked_not_to_be_contacted' })
    expect(await listed('open')).not.toContain(four.id)
    const page = await site.get(`/people/${person.id}/may-we-ask`)
    expect(load(page.html)('[name=may_ask][checked]').val()).toBe('no')
    await site.send(`/people/${person.id}/may-we-ask`, { may_ask: 'yes' })
    expect(await listed('open', '2026-02-03')).not.toContain(four.id)
    const { rows } = await sql`select ended_by from outcomes.do_not_ask where person_id = ${person.id}`.execute(
      house.asOwner,
    )
    expect(rows).toEqual([{ ended_by: morag.user_id }])
  })

  it('is refused when they answered meanwhile, and asks what came of it', async () => {
    const { four } = await newPerson(byPhone)
    on(fourWeeks)
    const empty = await row(four.id, 'phone', '')
    expect([empty.status, empty.html.includes('Choose what came of it')]).toEqual([422, true])
    await row(four.id, 'phone', 'yes')
    const late = await row(four.id, 'phone', 'not_reached')
    expect([late.status, late.html.includes('has answered meanwhile')]).toEqual([422, true])
    expect(await triesOf(four.id)).toHaveLength(1)
  })

  it('is not found by somebody who does not see the person', async () => {
    const { four } = await newPerson(byPhone)
    const stranger = await colleagueOf(house, places.support, 'key_worker', 'Nosy Fictus')
    await newPerson(byPhone, { lead: stranger })
    on(fourWeeks)
    site.signIn(stranger)
    expect((await row(four.id, 'phone', 'no')).status).toBe(404)
    expect(await triesOf(four.id)).toEqual([])
  })
})

describe('on its own page a follow-up', () => {
  const day = typedDate('on_day', fourWeeks)

  it('that reached nobody is not asked who said so: each answer asks only for what belongs to it', async () => {
    const { four, person } = await newPerson(byPhone)
    on(fourWeeks)
    const $ = load((await site.get(`/follow-ups/${four.id}`)).html)
    const under = (value: string) => $(`[name=answer][value=${value}]`).closest('.ds_radio')
    for (const [value, name] of [
      ['yes', 'said_by'],
      ['no', 'no_said_by'],
      ['not_reached', 'how'],
      ['closed', 'closed_reason'],
    ] as const)
      expect(under(value).find(`[name=${name}]`).length, name).toBeGreaterThan(1)
    expect(under('not_reached').text()).not.toContain('Who said so')
    await site.send(`/follow-ups/${four.id}`, { answer: 'not_reached', how: 'phone', ...day })
    expect(await current(person.id)).toMatchObject({ answer: null, said_by: null })
  })

  it('that cannot be asked is closed as unknown with a reason that a worker may give', async () => {
    const { four, person } = await newPerson(byPhone)
    on(fourWeeks)
    const closed = (closed_reason: string) =>
      site.send(`/follow-ups/${four.id}`, { answer: 'closed', closed_reason, ...day })
    expect((await closed('')).html).toContain('Choose why it cannot be asked')
    expect((await closed('window_ended')).status).toBe(422)
    expect((await closed('no_way_to_reach')).status).toBe(303)
    expect(await current(person.id)).toMatchObject({ answer: 'unknown', closed_reason: 'no_way_to_reach' })
  })

  it('takes an employer’s word only with the person’s permission, by the role of who gave it', async () => {
    const { four, person, job } = await newPerson(byPhone)
    on(fourWeeks)
    const employer = { answer: 'yes', said_by: 'employer', ...day }
    const page = await site.get(`/follow-ups/${four.id}`)
    expect(load(page.html)('[name=said_by][value=employer]')).toHaveLength(0)
    expect((await site.send(`/follow-ups/${four.id}`, { ...employer, role: 'payroll' })).status).toBe(422)
    const said = (given: string) =>
      site.send(`/people/${person.id}/jobs/${job}/ask-employer`, { given, ...typedDate('said_on', '2025-11-10') })
    expect((await said('yes')).status).toBe(303)
    expect((await site.send(`/follow-ups/${four.id}`, employer)).html).toContain('Choose who answered for the employer')
    expect((await site.send(`/follow-ups/${four.id}`, { ...employer, role: 'payroll' })).status).toBe(303)
    expect(await current(person.id)).toMatchObject({ answer: 'yes', said_by: 'employer', said_by_role: 'payroll' })
    await said('no')
    const word = {
      answer: 'no',
      said_by: 'employer',
      said_by_role: 'owner',
      answered_on: calendarDate(fourWeeks),
    } as const
    const unasked = current(person.id).then((now) =>
      house.asViewer(morag, (tx) => answerFollowUp(tx, morag, now, word)),
    )
    await expect(unasked).rejects.toThrow(EmployerNotAllowed)
    expect((await site.send(`/follow-ups/${four.id}`, { ...employer, role: 'payroll' })).status).toBe(422)
    const { rows } =
      await sql`select given, superseded_at is null as holds from outcomes.employer_permission where person_id = ${person.id} order by id`.execute(
        house.asOwner,
      )
    expect(rows).toEqual([
      { given: 'yes', holds: false },
      { given: 'no', holds: true },
    ])
  })
})

it('the work of the day has who is to be asked now, not who waits for a link', async () => {
  const phone = newNumber()
  const linked = await newPerson({ phone })
  const calls = await newPerson(byPhone)
  await morning(fourWeeks)
  const today = calendarDate(fourWeeks)
  const items = await house.asViewer(morag, (tx) =>
    followUpsDueList.select({ tx, viewer: morag, today } as Parameters<typeof followUpsDueList.select>[0]),
  )
  const people = items.map(({ person_id }) => person_id)
  expect(people).toContain(calls.person.id)
  expect(people).not.toContain(linked.person.id)
})
