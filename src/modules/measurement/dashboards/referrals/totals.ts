import { type Waited, waited } from '../progress/waiting.ts'
import type { GivenReferral } from './referrals.queries.ts'

/** What came of the referrals that an organisation was asked to take. */
export interface GivenTotals {
  asked: number
  accepted: number
  declined: number
  waiting: number
  started: number
  entered: number
  /** from asked to answered, in working days */
  answering: Waited
}

const counting =
  <T>(rows: readonly T[]) =>
  (which: (row: T) => boolean) =>
    rows.filter(which).length

/** Adds referrals up; each counts once for each organisation that was asked. */
export function totalsOf(rows: readonly GivenReferral[]): GivenTotals {
  const count = counting(rows)
  return {
    asked: rows.length,
    accepted: count(({ answer }) => answer === 'accepted'),
    declined: count(({ answer }) => answer === 'declined'),
    waiting: count(({ answer }) => answer === null),
    started: count(({ registered_on }) => registered_on !== null),
    entered: count(({ job_started_on }) => job_started_on !== null),
    answering: waited(rows.map(({ given_on, answered_on }) => ({ from: given_on, to: answered_on, people: 1 }))),
  }
}
