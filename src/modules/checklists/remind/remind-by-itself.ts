import type { Tx } from '#platform/db'
import { referenceList } from '#platform/reference'
import { type Clock, dateInLondon, isWorkingDay } from '#platform/time'
import { askedIn, askForLetter } from '../invite/asked.queries.ts'
import { noteFailures } from '../invite/send-letters.ts'
import { partState, type Round } from '../rounds/round.ts'
import { partsOf, roundsOf } from '../rounds/rounds.queries.ts'
import { remindedSince, whyNotRemind } from './rule.ts'

/**
 * Asks for a reminder to everybody whose organisation has not answered and for whom a day of the rhythm has come, once an address and day, on
 * working days. Run again on the same day it asks for none.
 * @returns how many reminders were asked for
 */
export async function remindByItself(tx: Tx, clock: Clock): Promise<number> {
  const today = clock.today()
  await noteFailures(tx)
  if (!isWorkingDay(today)) return 0
  const written = new Set<string>()
  const now = clock.now()
  const closing = (await roundsOf(tx)).filter(({ closes_at }) => closes_at !== null && closes_at > now)
  for (const round of closing) await remindIn(tx, round, clock, written)
  return written.size
}

async function remindIn(tx: Tx, round: Round, clock: Clock, written: Set<string>): Promise<void> {
  const today = clock.today()
  if (round.closes_at === null) return
  const lastDay = dateInLondon(round.closes_at)
  const parts = await partsOf(tx, round.id)
  const open = new Set(
    parts.filter((part) => partState(round, part, clock.now()) === 'open').map((part) => part.area_id),
  )
  if (open.size === 0) return
  for (const asked of await askedIn(tx, round.id)) {
    const { area_id, email, last_asked_on } = asked
    const days = referenceList('checklist-reminders', today, area_id).map((rule) => rule.days)
    const since = remindedSince(lastDay, days, today)
    const due = since !== undefined && (last_asked_on === null || last_asked_on < since)
    const whom = `${area_id} ${email?.toLowerCase()}`
    if (!due || !open.has(area_id) || whyNotRemind(asked, today) !== undefined || written.has(whom)) continue
    written.add(whom)
    await askForLetter(tx, asked, 'reminder', null)
  }
}
