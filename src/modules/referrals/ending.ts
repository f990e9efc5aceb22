import { sight } from '#modules/people'
import { Refused } from '#platform/http'
import { referenceText, ruleOn } from '#platform/reference'
import { type CalendarDate, formatDate } from '#platform/time'
import { line, mustBeAhead } from './give-and-answer.ts'
import { type Acting, happens } from './happens.ts'
import { withdrawalMeaning } from './referral.ts'
import type { Referral } from './referrals.queries.ts'
import { endSharing } from './who-sees.ts'
import { meaningWords, type ToldHow } from './words.ts'

/**
 * Withdraws a referral, with a code of reference list withdrawal-reasons. What that means (before contact, after, or completed
 * early) follows from where the referral stood and why.
 */
export async function withdrawReferral(
  acting: Acting,
  referral: Referral,
  said: { reason: string; words: string | null },
): Promise<void> {
  if (referral.list === null) throw new Refused('This referral has ended already.')
  const meaning = withdrawalMeaning(referral.list, said.reason)
  const fits = ruleOn('withdrawal-reasons', said.reason, acting.today, referral.area_id)?.fits ?? []
  if (!fits.includes(meaning))
    throw new Refused([
      { field: 'reason', message: `This reason does not fit a referral withdrawn ${meaningWords[meaning]}` },
    ])
  await happens(acting, referral, { kind: 'withdrawn' }, { ...said, meaning })
  const why = referenceText('withdrawal-reasons', said.reason).toLowerCase()
  await line(acting, referral, 'withdrawn', `The referral was withdrawn: ${why}.`, sight.progress)
  await endSharing(acting, referral)
}

/** A service of the directory that is to be tried next. */
export interface Suggested {
  id: string
  name: string
}

/** The sender sends a declined referral again, with what has changed, and a service to try where they chose one. The coordinator's clock begins anew. */
export async function resendReferral(
  acting: Acting,
  referral: Referral,
  words: string,
  service?: Suggested | undefined,
): Promise<void> {
  await happens(acting, referral, { kind: 'resent' }, { words, service })
  const try_next = service === undefined ? '' : `, to try ${service.name}`
  await line(acting, referral, 'resent', `Sent to the coordinator again${try_next}.`, sight.referral)
}

/** The sender puts a declined referral off until a day: it comes back to their list by itself, and stays theirs until then. */
export async function parkReferral(
  acting: Acting,
  referral: Referral,
  { until, words }: { until: CalendarDate | undefined; words: string },
): Promise<void> {
  mustBeAhead(acting, until)
  await happens(acting, referral, { kind: 'parked' }, { words, until })
  await line(acting, referral, 'parked', `Put off until ${formatDate(until)}; it comes back by itself.`, sight.referral)
}

/** The sender closes a declined referral, having told the person: when and how they were told is kept. */
export async function closeReferral(
  acting: Acting,
  referral: Referral,
  told: { on: CalendarDate; how: ToldHow; words: string | null },
): Promise<void> {
  const { words, ...when } = told
  await happens(acting, referral, { kind: 'closed' }, { words, told: when })
  await line(acting, referral, 'closed', 'The referral was closed, and the person was told.', sight.progress)
  await endSharing(acting, referral)
}
