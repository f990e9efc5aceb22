import { sight } from '#modules/people'
import { Refused } from '#platform/http'
import { referenceText } from '#platform/reference'
import { line } from './give-and-answer.ts'
import { type Acting, happens } from './happens.ts'
import { withdrawalMeaning } from './referral.ts'
import type { Referral } from './referrals.queries.ts'
import { endSharing } from './who-sees.ts'

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
  await happens(
    acting,
    referral,
    { kind: 'withdrawn' },
    {
      ...said,
      meaning: withdrawalMeaning(referral.list, said.reason),
    },
  )
  const why = referenceText('withdrawal-reasons', said.reason).toLowerCase()
  await line(acting, referral, 'withdrawn', `The referral was withdrawn: ${why}.`, sight.progress)
  await endSharing(acting, referral)
}

/** The sender sends a declined referral again, with what has changed. The coordinator's clock begins anew. */
export async function resendReferral(acting: Acting, referral: Referral, words: string): Promise<void> {
  await happens(acting, referral, { kind: 'resent' }, { words })
  await line(acting, referral, 'resent', 'Sent to the coordinator again.', sight.referral)
}

/** The sender closes a declined referral, having told the person: how they were told is kept. */
export async function closeReferral(acting: Acting, referral: Referral, told: string): Promise<void> {
  await happens(acting, referral, { kind: 'closed' }, { words: told })
  await line(acting, referral, 'closed', 'The referral was closed, and the person was told.', sight.progress)
  await endSharing(acting, referral)
}
