import type { Person } from '#modules/people'
import type { Done, Visit } from '#platform/http'
import { referenceText } from '#platform/reference'
import { nextPage } from '../record-outcome/next-page.tsx'
import { setVerification } from '../verify/verification.queries.ts'
import { achievedBy, achievementWith } from './achieved.ts'
import { type RecordRef, recordEvidence } from './evidence.queries.ts'
import { seenIn } from './evidence-field.ts'

/** Asks for a second person where the fund does, once nothing else is lacking. What is verified, or waits already, stays so. */
export async function askWhereReady(visit: Visit, person: Person, record: RecordRef): Promise<void> {
  const one = achievementWith(await achievedBy(visit.tx, person.id), record.id)
  const waits = one?.verification?.state === 'asked' || one?.verification?.state === 'verified'
  if (one === undefined || !one.rule?.verified || one.lacks !== null || waits) return
  await setVerification(visit.tx, visit.viewer, one, { state: 'asked', reason: null })
}

interface Saved {
  record: RecordRef
  /** What was answered to "what have you seen". */
  seen: string | null
  /** What else was to be written down, as the address has it. */
  next: string | null
  words: string
}

/**
 * What follows when an outcome has been written down: its evidence, a second person where the fund asks for one, and the next page: the next outcome
 * that was ticked, else what the fund still asks, else the person.
 */
export async function afterwards(
  visit: Visit,
  { person, today }: { person: Person; today: Visit['today'] },
  { record, seen, next: kinds, words }: Saved,
): Promise<Done> {
  const kind = seenIn(seen)
  const of = { ...record, area_id: person.area_id, person_id: person.id }
  if (kind !== null) await recordEvidence(visit.tx, visit.viewer, of, { kind, seen_on: today })
  await askWhereReady(visit, person, record)
  const next = nextPage(person.id, kinds)
  if (next !== undefined) return { to: next, flash: words }
  const one = achievementWith(await achievedBy(visit.tx, person.id), record.id)
  if (one?.rule === undefined || one.lacks === null) return { to: `/people/${person.id}`, flash: words }
  const asks = `${referenceText('funding-streams', one.rule.stream)} asks for ${one.lacks === 'copy' ? 'a copy' : 'evidence'}.`
  return { to: `/people/${person.id}/outcomes/${record.id}`, flash: `${words} ${asks}` }
}
