import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { timelineOf } from '#modules/people'
import type { Viewer } from '#platform/access'
import { testDatabase } from '#platform/testing'
import { calendarDate, fixedClock } from '#platform/time'
// The tests of every room lean on the same invented neighbourhood.
import { colleagueOf, neighbourhood, supportedPerson, viewerOf } from '../journeys/journeys.testing.ts'
import { closeLapsedFollowUps, followUpsDueList, followUpsOfPerson, jobsOf } from './index.ts'
import { openFollowUps } from './list-follow-ups/due.queries.ts'
import { siteOf, typedDate } from './outcomes.site.testing.ts'
import { outcomesPanel } from './panel/person-panel.tsx'

const house = await testDatabase()
const places = await neighbourhood(house)
const morag = await colleagueOf(house, places.works)
const site = siteOf(house, morag)

const registered = calendarDate('2025-10-01')
const job = {
  employer: 'another',
  new_employer: 'Placeholder Bakery',
  ...typedDate('started_on', '2025-11-03'),
  hours_per_week: '37.5',
  contract: 'permanent',
  pay: '13.45',
  pay_period: 'hour',
}
/** Somebody supported since October 2025; the tests look at them on days after that. */
const newPerson = async () => {
  const { person } = await supportedPerson(house, morag, registered)
  await sql`update people.relationship set since = '2025-10-01' where person_id = ${person.id}`.execute(house.asOwner)
  return person
}
const jobOf = (person: string) => house.asViewer(morag, async (tx) => (await jobsOf(tx, person))[0])
const followUps = (person: string) => house.asViewer(morag, (tx) => followUpsOfPerson(tx, person))
const lines = (viewer: Viewer, person: string) =>
  house.asViewer(viewer, async (tx) => (await timelineOf(tx, person)).map((line) => line.words))

beforeEach(() => {
  site.signIn(morag)
  site.itIs('2026-11-23')
})

describe('a person starts a job', () => {
  it('and its four follow-ups are there at once, 28, 91, 182 and 364 days on, each with a window', async () => {
    const person = await newPerson()
    const sent = await site.send(`/people/${person.id}/outcomes/job`, job)
    expect([sent.status, sent.to]).toEqual([303, `/people/${person.id}`])
    const made = await followUps(person.id)
    expect(made.map(({ weeks, due_on, answer }) => [weeks, due_on, answer])).toEqual([
      [4, '2025-12-01', null],
      [13, '2026-02-02', null],
      [26, '2026-05-04', null],
      [52, '2026-11-02', null],
    ])
    // 20 working days on: 4 that week, three weeks of 5 without Christmas Day and Boxing Day, and 3 to Hogmanay
    expect(made[0]?.window_ends_on).toBe('2025-12-31')
  })

  it('whether it pays the real Living Wage is worked out from the rate of the first day', async () => {
    const person = await newPerson()
    const pay = async (started: string, pounds: string) => {
      await site.send(`/people/${person.id}/outcomes/job`, {
        ...job,
        ...typedDate('started_on', started),
        pay: pounds,
        pay_period: pounds === '' ? 'unknown' : 'hour',
      })
      return (await jobOf(person.id))?.real_living_wage
    }
    expect(await pay('2025-10-21', '12.60')).toBe('yes')
    expect(await pay('2025-10-22', '12.60')).toBe('no')
    expect(await pay('2025-10-23', '13.45')).toBe('yes')
    expect(await pay('2025-10-24', '')).toBe('unknown')
  })

  it.each([
    ['before registration', { ...typedDate('started_on', '2025-09-30') }, 'must be on or after 1 October 2025'],
    ['in the future', { ...typedDate('started_on', '2026-11-24') }, 'must be today or in the past'],
    ['for no employer', { new_employer: '' }, 'Enter the name of the other employer'],
    ['for no hours that there are', { hours_per_week: '200' }, 'from 0.1 to 100'],
  ])('is refused %s, and nothing is written', async (_, wrong, says) => {
    const person = await newPerson()
    const sent = await site.send(`/people/${person.id}/outcomes/job`, { ...job, ...wrong })
    expect(sent.status).toBe(422)
    expect(sent.html).toContain(says)
    expect(await jobOf(person.id)).toBeUndefined()
    expect(await followUps(person.id)).toEqual([])
  })

  it('the referrer reads that a job began, and neither where nor for how much', async () => {
    const person = await newPerson()
    const teacher = viewerOf(places.school, 'referrer')
    await sql`insert into people.relationship (area_id, person_id, holder, kind, sees, because_kind)
      values (${person.area_id}, ${person.id}, ${places.school.id}, 'handover', 1, 'referral')`.execute(house.asOwner)
    await site.send(`/people/${person.id}/outcomes/job`, job)
    expect(await lines(teacher, person.id)).toContain('Started a job on 3 November 2025')
    expect((await lines(teacher, person.id)).join()).not.toMatch(/Bakery|£/)
    expect((await lines(morag, person.id)).join()).toContain('Placeholder Bakery')
    site.signIn(teacher)
    expect((await site.get(`/people/${person.id}/outcomes/job`)).status).toBe(404)
    site.signIn(morag)
  })

  it('an employer is added once, whatever its capitals', async () => {
    const [one, other] = [await newPerson(), await newPerson()]
    await site.send(`/people/${one.id}/outcomes/job`, { ...job, new_employer: 'Synthetic Cafe' })
    await site.send(`/people/${other.id}/outcomes/job`, { ...job, new_employer: 'synthetic  CAFE' })
    expect((await jobOf(one.id))?.employer_id).toBe((await jobOf(other.id))?.employer_id)
  })

  it('and ends it, and begins another: each keeps its own line of follow-ups', async () => {
    const person = await newPerson()
    await site.send(`/people/${person.id}/outcomes/job`, job)
    const first = await jobOf(person.id)
    const end = { ...typedDate('ended_on', '2026-01-15'), ended_reason: 'better_job' }
    expect((await site.send(`/people/${person.id}/jobs/${first?.id}/end`, end)).status).toBe(303)
    await site.send(`/people/${person.id}/outcomes/job`, { ...job, ...typedDate('started_on', '2026-01-19') })
    const made = await followUps(person.id)
    expect(made).toHaveLength(8)
    expect(made.filter((one) => one.job_id === first?.id)).toHaveLength(4)
    const again = await site.send(`/people/${person.id}/jobs/${first?.id}/end`, end)
    expect(again.html).toContain('This job has an end already')
  })

  it('a correction keeps what was written, moves the follow-ups, and keeps the answers that are still right', async () => {
    const person = await newPerson()
    await site.send(`/people/${person.id}/outcomes/job`, job)
    const was = await jobOf(person.id)
    const [four, thirteen] = await followUps(person.id)
    const yes = { answer: 'yes', said_by: 'payslip' }
    await site.send(`/follow-ups/${four?.id}`, { ...yes, ...typedDate('on_day', '2025-12-01') })
    await site.send(`/follow-ups/${thirteen?.id}`, { ...yes, ...typedDate('on_day', '2026-02-20') })
    const right = { ...job, ...typedDate('started_on', '2025-11-10'), happened: 'yes', reason: 'It was a week later' }
    expect((await site.send(`/people/${person.id}/jobs/${was?.id}/correct`, right)).status).toBe(303)
    const now = await followUps(person.id)
    expect(now.map(({ due_on, answer }) => [due_on, answer])).toEqual([
      ['2025-12-08', null],
      ['2026-02-09', 'yes'],
      ['2026-05-11', null],
      ['2026-11-09', null],
    ])
    const kept = await sql`select 1 from outcomes.job where id = ${was?.id} and superseded_at is not null`.execute(
      house.asOwner,
    )
    expect(kept.rows).toHaveLength(1)
    await site.send(`/people/${person.id}/jobs/${(await jobOf(person.id))?.id}/correct`, { ...right, happened: 'no' })
    expect([await jobOf(person.id), await followUps(person.id)]).toEqual([undefined, []])
  })
})

describe('a follow-up', () => {
  const withJob = async () => {
    const person = await newPerson()
    await site.send(`/people/${person.id}/outcomes/job`, job)
    const [four] = await followUps(person.id)
    return { person, four: four?.id ?? '' }
  }
  const due = (viewer: Viewer, day: string, whose: 'mine' | 'all' = 'mine') =>
    house.asViewer(viewer, (tx) => openFollowUps(tx, viewer, calendarDate(day), { whose, part: 'now', most: 500 }))

  it('is refused before it is due, on the page and for a day before', async () => {
    const { person, four } = await withJob()
    site.itIs('2025-11-30')
    const early = await site.send(`/follow-ups/${four}`, {
      answer: 'yes',
      said_by: 'person',
      ...typedDate('on_day', '2025-11-30'),
    })
    expect(early.status).toBe(422)
    site.itIs('2025-12-01')
    const backdated = { answer: 'yes', said_by: 'person', ...typedDate('on_day', '2025-11-28') }
    expect((await site.send(`/follow-ups/${four}`, backdated)).html).toContain('must be on or after 1 December 2025')
    expect((await followUps(person.id))[0]?.answer).toBeNull()
    const today = { ...backdated, ...typedDate('on_day', '2025-12-01') }
    expect((await site.send(`/follow-ups/${four}`, today)).status).toBe(303)
    expect((await followUps(person.id))[0]?.answer).toBe('yes')
    site.itIs('2026-11-23')
  })

  it('says who said so, or is not saved', async () => {
    const { four } = await withJob()
    const sent = await site.send(`/follow-ups/${four}`, { answer: 'no', ...typedDate('on_day', '2026-01-05') })
    expect(sent.html).toContain('Choose who said so, or what was seen')
  })

  it('not reached comes back after three working days, and closes as unknown when there is no time left', async () => {
    const { person, four } = await withJob()
    const tried = (day: string) =>
      site.send(`/follow-ups/${four}`, { answer: 'not_reached', how: 'phone', ...typedDate('on_day', day) })
    await tried('2025-12-02')
    expect((await followUps(person.id))[0]).toMatchObject({ answer: null, next_try_on: '2025-12-05' })
    const ids = async (day: string) => (await due(morag, day)).map(({ id }) => id)
    expect(await ids('2025-12-04')).not.toContain(four)
    expect(await ids('2025-12-05')).toContain(four)
    await tried('2025-12-31')
    expect((await followUps(person.id))[0]).toMatchObject({ answer: 'unknown', closed_reason: 'not_reached' })
    expect(await ids('2026-11-23')).not.toContain(four)
  })

  it('that nobody answered is closed as unknown the day after its window, and not before', async () => {
    const { person, four } = await withJob()
    const stateOn = async (day: string) => {
      await house.asWorker((tx) => closeLapsedFollowUps(tx, calendarDate(day)))
      return (await followUps(person.id)).find(({ id }) => id === four)?.answer
    }
    expect(await stateOn('2025-12-31')).toBeNull()
    expect(await stateOn('2026-01-01')).toBe('unknown')
  })

  it('answered again keeps the answer before', async () => {
    const { person, four } = await withJob()
    const answer = (said: string) => ({
      answer: said,
      said_by: 'payslip',
      no_said_by: 'payslip',
      ...typedDate('on_day', '2026-01-05'),
    })
    await site.send(`/follow-ups/${four}`, answer('no'))
    await site.send(`/follow-ups/${four}`, answer('yes'))
    const all = await sql`select answer, superseded_at is null as holds from outcomes.follow_up
      where person_id = ${person.id} and weeks = 4 order by holds`.execute(house.asOwner)
    expect(all.rows).toEqual([
      { answer: 'no', holds: false },
      { answer: 'yes', holds: true },
    ])
  })

  it('is in the list of who leads the person and of nobody else there; another organisation sees none', async () => {
    const { person } = await withJob()
    const colleague = await colleagueOf(house, places.works, 'key_worker', 'Ailsa Madeup')
    const stranger = viewerOf(places.support)
    const people = async (viewer: Viewer, whose: 'mine' | 'all') =>
      (await due(viewer, '2026-11-23', whose)).map(({ person_id }) => person_id)
    expect(await people(morag, 'mine')).toContain(person.id)
    expect(await people(colleague, 'mine')).toEqual([])
    expect(await people(colleague, 'all')).toContain(person.id)
    expect(await people(stranger, 'all')).toEqual([])
  })

  it('stands in the work of the day once a person, with the working days it is late', async () => {
    const { person } = await withJob()
    const clock = fixedClock('2025-12-03T09:00:00Z')
    const items = await house.asViewer(morag, (tx) =>
      followUpsDueList.select({ tx, viewer: morag, today: clock.today() } as Parameters<
        typeof followUpsDueList.select
      >[0]),
    )
    const mine = items.filter(({ person_id }) => person_id === person.id)
    expect(mine).toMatchObject([{ due: '2025-12-01', late_by: 2, do: 'Ask' }])
  })

  it('is listed on its page, and its page is not found by somebody who does not see the person', async () => {
    const { four } = await withJob()
    expect((await site.get('/follow-ups')).html).toContain(`/follow-ups/${four}`)
    site.signIn(viewerOf(places.islandWorks))
    expect((await site.get(`/follow-ups/${four}`)).status).toBe(404)
    expect((await site.get('/follow-ups')).html).not.toContain('/follow-ups/0')
    site.signIn(morag)
  })
})

it('the panel is there for who sees the record, and absent for who sees progress alone', async () => {
  const person = await newPerson()
  const panel = (viewer: Viewer) =>
    house.asViewer(viewer, (tx) =>
      outcomesPanel({ tx, viewer, today: calendarDate('2026-11-23') } as Parameters<typeof outcomesPanel>[0], person),
    )
  expect(await panel(morag)).not.toBeNull()
  expect(await panel(viewerOf(places.school, 'referrer'))).toBeNull()
})
