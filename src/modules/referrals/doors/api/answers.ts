import { z } from 'zod'
import { referenceText, ruleOn } from '#platform/reference'
import type { CalendarDate } from '#platform/time'
import { lists } from '../../referral.ts'
import { listSentences } from '../../words.ts'
import type { SentByOrganisation } from './sent.queries.ts'

const instant = z.string().meta({ format: 'date-time' })
const id = z.string().meta({ format: 'uuid' })

/** What another system is told of a referral that its organisation sent. */
export const referralAnswer = z.strictObject({
  id,
  their_reference: z.string().nullable(),
  sent_at: instant,
  state: z.enum([...lists, 'ended']).meta({ description: 'The list in which it stands, or that it has ended' }),
  in_words: z.string(),
  due_on: z.string().nullable().meta({ description: 'The last day on which the next step is not late' }),
  owner: z
    .strictObject({ name: z.string(), organisation: z.string() })
    .nullable()
    .meta({ description: 'Who owns the next step for the person' }),
  declined: z
    .strictObject({
      at: instant,
      reason: z.string().nullable(),
      in_words: z.string().nullable(),
      goes_to: z.string().nullable(),
      what_next: z.string().nullable(),
    })
    .nullable()
    .meta({ description: 'The last answer of no, if there was one and the organisation still sees it' }),
  latest: z
    .string()
    .nullable()
    .meta({ description: 'The latest line of how the person gets on, if they agreed that it is told' }),
})

export const sentAnswer = z.strictObject({ id, person_id: id, state: z.string(), address: z.string() })

export const listAnswer = z.strictObject({
  referrals: z.array(referralAnswer),
  next: z
    .string()
    .nullable()
    .meta({ description: 'What to give as after for those sent before these; null when there are none' }),
})

const coded = z.strictObject({ code: z.string(), text: z.string() })

export const formAnswer = z.strictObject({
  wording: z.strictObject({ version: z.string(), paragraphs: z.array(z.string()) }),
  needs: z.array(coded),
  contact_methods: z.array(coded),
  parts: z.array(coded),
  given_how: z.array(coded),
})

/** A referral as it is told. */
export function answerFor(referral: SentByOrganisation, today: CalendarDate): z.infer<typeof referralAnswer> {
  const { list, owner, declined } = referral
  return {
    id: referral.id,
    their_reference: referral.their_reference,
    sent_at: referral.sent_at.toISOString(),
    state: list ?? 'ended',
    in_words: list === null ? 'It has ended' : listSentences[list],
    due_on: referral.due_on,
    owner: owner && { name: owner.name, organisation: owner.organisation },
    declined: declined && {
      at: declined.at.toISOString(),
      reason: declined.reason,
      in_words: declined.reason && referenceText('decline-reasons', declined.reason),
      goes_to: declined.goes_to,
      what_next:
        (declined.reason && ruleOn('decline-reasons', declined.reason, today, referral.area_id)?.consequence) ?? null,
    },
    latest: referral.latest,
  }
}
