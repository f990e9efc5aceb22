import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Measure, statistics } from '#modules/measurement'
import { outcomeJobs } from '#modules/outcomes'
import { testDatabase } from '#platform/testing'
import { addDays, addWorkingDays, type CalendarDate } from '#platform/time'
import { makeWorld } from './index.ts'

// How follow-ups are asked in a world of two thousand people: by the rules of the house, step by step, and not by setting answers.
const house = await testDatabase()
const today = house.clock.today()

const count = async (query: string): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.raw(query)}`.execute(house.asOwner)
  return rows[0]?.n ?? 0
}
const none = async (query: string) => expect(await count(query), query).toBe(0)
const recent = `outcomes.follow_up f where f.due_on <= date '${today}' and f.due_on > date '${today}' - 365`

beforeAll(async () => {
  await makeWorld({ people: 2000, seed: 'asking', areas: [] }, house)
})

describe('in the year before today', () => {
  it('more than nine in ten of the follow-ups due were answered, at each point as well', async () => {
    const shares: Record<string, string> = {}
    for (const weeks of [4, 13, 26, 52]) {
      const due = await count(`${recent} and weeks = ${weeks}`)
      const answered = await count(`${recent} and weeks = ${weeks} and answer in ('yes', 'no')`)
      shares[`${weeks} weeks`] = `${answered} of ${due}`
      expect(due).toBeGreaterThan(40)
      expect(answered / due, JSON.stringify(shares)).toBeGreaterThan(0.85)
    }
    const all = (await count(`${recent} and answer in ('yes', 'no')`)) / (await count(recent))
    expect(all, JSON.stringify(shares)).toBeGreaterThan(0.9)
    expect(all, 'nobody answers everything').toBeLessThan(0.985)
  })

  it('each way of asking had its part: the link, the call, the employer, what was seen', async () => {
    const by = (said: string) => count(`${recent} and said_by = '${said}'`)
    const answered = await count(`${recent} and answer in ('yes', 'no')`)
    expect((await by('person_by_link')) / answered).toBeGreaterThan(0.25)
    expect((await by('person')) / answered).toBeGreaterThan(0.35)
    expect(await by('employer')).toBeGreaterThan(0)
    expect(await by('payslip')).toBeGreaterThan(0)
    for (const reason of ['not_reached', 'prefer_not_to_say'])
      expect(await count(`${recent} and closed_reason = '${reason}'`), reason).toBeGreaterThan(0)
  })
})

describe('as the house asks, so', () => {
  const link = 'outcomes.follow_up_link l join outcomes.follow_up f on f.id = l.follow_up_id'
  const tries = 'outcomes.follow_up_try t join outcomes.follow_up f on f.id = t.follow_up_id'

  it('links go to those who chose them and of whom there is nothing not to do, once and a reminder, on working days', async () => {
    await none(`${link} join people.contact_details c on c.person_id = f.person_id
      where c.do_not is not null or c.preferred_contact <> l.channel or (l.channel = 'email' and c.email is null) or (l.channel = 'text' and c.phone is null)`)
    await none(
      `(select follow_up_id from outcomes.follow_up_link group by 1 having count(*) > 2 or count(*) filter (where not is_reminder) <> 1) l`,
    )
    const { rows } = await sql<{
      due_on: CalendarDate
      weeks: number
      sent: CalendarDate[]
      next_try_on: CalendarDate | null
      answer: string | null
      tried: number
    }>`
      select f.due_on, f.weeks, f.next_try_on, f.answer, array_agg(l.sent_on::text order by l.sent_on) as sent,
        (select count(*)::int from outcomes.follow_up_try t where t.follow_up_id = f.id) as tried
      from outcomes.follow_up_link l join outcomes.follow_up f on f.id = l.follow_up_id group by f.id, f.area_id`.execute(
      house.asOwner,
    )
    expect(rows.length).toBeGreaterThan(100)
    for (const { due_on, weeks, sent, next_try_on, answer, tried } of rows) {
      const first = addWorkingDays(due_on, 0)
      const reminder = addWorkingDays(first, weeks === 4 ? 3 : 4)
      expect(sent).toEqual([first, reminder].slice(0, sent.length))
      if (answer === null && tried === 0)
        expect(next_try_on).toBe(sent.length === 1 ? reminder : addWorkingDays(reminder, weeks === 4 ? 2 : 3))
    }
  })

  it('an answer by link is an answer of a link that was sent, and the other way round', async () => {
    const used = '(select from outcomes.follow_up_link l where l.follow_up_id = f.id and l.used_at is not null)'
    await none(`outcomes.follow_up f where f.said_by = 'person_by_link' and not exists ${used}`)
    await none(`outcomes.follow_up f where exists ${used} and f.said_by is distinct from 'person_by_link'
      and f.closed_reason not in ('prefer_not_to_say', 'asked_not_to_be_contacted')`)
    await none(`${link} where l.used_at < l.sent_at or l.used_at::date > l.expires_on`)
  })

  it('a try follows the one before by the rule, and nothing is tried after the answer or the window', async () => {
    await none(`${tries} where t.tried_on < f.due_on or t.tried_on > f.window_ends_on or t.tried_on >= date '${today}'`)
    await none(`${tries} where f.answered_on is not null and t.tried_on > f.answered_on`)
    await none(`(select f.id from ${tries} where t.result = 'answered' group by f.id having count(*) > 1) twice`)
    const { rows } = await sql<{ weeks: number; result: string; tried_on: CalendarDate; next: CalendarDate }>`
      select * from (select f.weeks, t.result, t.tried_on, lead(t.tried_on) over (partition by t.follow_up_id order by t.tried_on) as next
        from outcomes.follow_up_try t join outcomes.follow_up f on f.id = t.follow_up_id) pairs where next is not null`.execute(
      house.asOwner,
    )
    expect(rows.length).toBeGreaterThan(100)
    for (const { weeks, result, tried_on, next } of rows) {
      const soonest = addWorkingDays(tried_on, result === 'wrong_number' ? 1 : weeks === 4 ? 3 : 5)
      expect(next >= soonest && next <= addWorkingDays(soonest, 1), `${tried_on} ${next}`).toBe(true)
    }
  })

  it('an employer who answered was allowed to be asked, and is named by role', async () => {
    await none(`outcomes.follow_up f join outcomes.job j on j.id = f.job_id where f.said_by = 'employer' and (f.said_by_role is null
      or not exists (select from outcomes.employer_permission p where p.person_id = f.person_id and p.employer_id = j.employer_id and p.given = 'yes'))`)
  })

  it('nobody who asked not to be contacted is asked after that, and what is closed says why', async () => {
    expect(await count('outcomes.do_not_ask')).toBeGreaterThan(0)
    await none(`outcomes.do_not_ask d join ${link} on l.person_id = d.person_id where l.sent_on > d.since::date`)
    await none(`outcomes.do_not_ask d join ${tries} on t.person_id = d.person_id where t.tried_on > d.since::date`)
    await none(`outcomes.do_not_ask d join outcomes.follow_up f on f.person_id = d.person_id where f.due_on > d.since::date
      and f.due_on < date '${today}' and f.closed_reason is distinct from 'asked_not_to_be_contacted'`)
    await none(
      `outcomes.follow_up f where f.due_on < date '${today}' and f.answer is null and f.window_ends_on < date '${today}' - 1`,
    )
  })
})

describe('the share answered that workers are shown', () => {
  const points: readonly Measure[] = ['answered_4w', 'answered_13w', 'answered_26w', 'answered_52w']
  /** Of an area, due and answered by a day, added up over the four measures. */
  const measured = async (area: string, as_at: CalendarDate) => {
    const { rows } = await house.asStatistician((tx) => statistics(tx, { as_at, area, by: [] }))
    const all = rows.filter(
      ({ measure, period, dimension }) => points.includes(measure) && period === 'all' && dimension === 'all',
    )
    const sum = (numbers: (number | null)[]) => numbers.reduce<number>((total, n) => total + (n ?? 0), 0)
    return { due: sum(all.map(({ denominator }) => denominator)), answered: sum(all.map(({ count }) => count)) }
  }

  it('is that of the measures: what they count today, without what they counted a year before', async () => {
    const job = outcomeJobs('https://nowrongdoor.example').find(({ name }) => name === 'count-answered-follow-ups')
    await job?.run(house)
    const { rows } = await sql<{ area_id: string; due: number; answered: number }>`
      select area_id, due, answered from outcomes.share_answered where of_kind = 'area' order by due desc limit 6`.execute(
      house.asOwner,
    )
    expect(rows).toHaveLength(6)
    for (const { area_id, ...share } of rows) {
      const [now, before] = [await measured(area_id, today), await measured(area_id, addDays(today, -365))]
      expect({ due: now.due - before.due, answered: now.answered - before.answered }).toEqual(share)
      expect(share.due).toBeGreaterThan(10)
    }
  })

  it('of the workers of an area adds up to that of its organisations, and that to the area’s', async () => {
    const sums = async (of: string) => {
      const { rows } = await sql<{
        area_id: string
        due: string
        answered: string
      }>`select area_id, sum(due) as due, sum(answered) as answered
        from outcomes.share_answered where of_kind = ${of} group by area_id order by area_id`.execute(house.asOwner)
      return rows
    }
    expect(await sums('worker')).toEqual(await sums('area'))
    expect(await sums('organisation')).toEqual(await sums('area'))
  })
})
