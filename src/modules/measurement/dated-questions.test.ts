import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { referenceList } from '#platform/reference'
import { testDatabase } from '#platform/testing'
import { addDays, type CalendarDate, calendarDate } from '#platform/time'
import { rules } from './by-hand-rules.testing.ts'

const house = await testDatabase()
const ask = async (question: string, day: CalendarDate) => {
  const { rows } = await sql<{ asked: boolean; template: string }>`
    select stats.was_asked(${question}, ${day}::date) as asked, stats.collection_template(${day}::date) as template`.execute(
    house.asOwner,
  )
  return rows[0]
}

const first = calendarDate('2018-01-01')
const day = (text: string) => calendarDate(text)
/** The first of every month from 2018 to 2027, and the days beside it: no list here turns on another day, and the last test says so. */
const turns = Array.from(
  { length: 120 },
  (_, month) => `${2018 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`,
)
const days = turns
  .flatMap((turn) => [addDays(day(turn), -1), day(turn), addDays(day(turn), 1)])
  .filter((one) => one >= first)

describe('the SQL’s copy of which question was asked when', () => {
  it.each(Object.keys(rules.askedSince))('says of %s what the reference data says, on every day', async (question) => {
    for (const on of days) {
      const inForce = referenceList('registration-questions', on).some(({ code }) => code === question)
      expect((await ask(question, on))?.asked, `${question} on ${on}: amend 079_stats_dated_questions.sql`).toBe(
        inForce,
      )
    }
  })

  it('and of the templates', async () => {
    for (const on of days) {
      const inForce = referenceList('collection-templates', on).map(({ code }) => code)
      expect(await ask('gender', on).then((said) => said?.template), on).toBe(inForce[0] ?? 'none')
      expect(inForce.length).toBeLessThanOrEqual(1)
    }
  })

  it('would not miss a day on which one begins or ends', () => {
    const last = day('2027-12-31')
    const rows = days.flatMap((on) => [
      ...referenceList('registration-questions', on),
      ...referenceList('collection-templates', on),
    ])
    const edges = rows.flatMap(({ from, until }) => [from, until ?? first])
    expect(edges.filter((edge) => edge >= first && edge <= last && !days.includes(edge))).toEqual([])
  })
})
