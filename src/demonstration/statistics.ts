import { sql } from 'kysely'
import { releaseAsItWent } from '#modules/measurement'
import type { Viewer } from '#platform/access'
import { asWorker, type Database } from '#platform/db'
import { addDays, addWeeks, type CalendarDate, type Clock, isWorkingDay, periodOf, quarter } from '#platform/time'

/** Statistics come out six weeks after a quarter ends, on the next working day. */
function dayFor(period: string): CalendarDate {
  let day = addWeeks(periodOf(period).to, 6)
  while (!isWorkingDay(day)) day = addDays(day, 1)
  return day
}

const before = (period: string) => quarter(addDays(periodOf(period).from, -1))
const after = (period: string) => quarter(addDays(periodOf(period).to, 1))

/** The last quarter whose release would be out by today. */
function lastOut(today: CalendarDate): string {
  let period = before(quarter(today))
  while (dayFor(period) >= today) period = before(period)
  return period
}

/**
 * Publishes the demonstration's statistics as they would have gone: the release of the last quarter that is due, by its two analysts. Two small
 * partnerships are all of this Scotland, so that much of it is hidden, as it would be. Does nothing where there is a release already.
 * Rejects when `stopping` is aborted, with nothing begun.
 */
export async function publishStatistics(database: Database, clock: Clock, stopping?: AbortSignal): Promise<void> {
  const analysts = await asWorker(database, clock, async (tx) => {
    const { rows } = await sql<{ user_id: string; name: string }>`
      select m.user_id, m.name from partnership.membership m
      where m.role = 'analyst' and m.until is null and not exists (select from measurement.release) order by m.name desc`.execute(
      tx,
    )
    return rows.map(
      (row): Viewer => ({ ...row, role: 'analyst', organisation_id: null, organisation_name: '', area_id: null }),
    )
  })
  const [preparer, approver] = analysts
  if (preparer === undefined || approver === undefined) return
  const period = lastOut(clock.today())
  await releaseAsItWent(
    { database },
    {
      ...{ preparer, approver, period, on: dayFor(period) },
      contact_name: 'Employability statistics team',
      contact_email: 'statistics@nation.example',
      change_note: null,
      revisions_note: null,
      reasons: {
        areas: 'A demonstration of two invented partnerships: the other areas have nobody in it.',
        sources: 'An invented partnership that has not signed is counted from its records.',
        otherwise: 'So it is in this demonstration.',
      },
      readers: [
        {
          name: 'Una Placeholder',
          job_title: 'Deputy director, employability',
          organisation: 'The demonstration’s government',
          email: 'una@nation.example',
        },
      ],
      next: { period: after(period), on_date: dayFor(after(period)) },
      stopping,
    },
  )
}
