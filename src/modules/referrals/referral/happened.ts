import { referenceText } from '#platform/reference'
import { formatDate } from '#platform/time'
import { type NotMet, notMetReasons } from '../handover.ts'
import type { Party } from '../referral.ts'
import { meaningWords, partyNames, type ToldHow, toldWays } from '../words.ts'
import type { ReferralRecord } from './record.queries.ts'

/** One event of a referral in a sentence, with what was kept of it in codes and days. */
export function happened(event: ReferralRecord['events'][number]): string {
  const { kind, party, reason, meaning, until_on, service_name, to_area } = event
  const until = until_on === null ? '' : formatDate(until_on)
  switch (kind) {
    case 'met':
      return `“We met”, for ${partyNames[party as Party]}.`
    case 'declined':
      return `Not taken: ${reasonText('decline-reasons', reason)}. ${whereTo(event)}${to_area === null ? '' : ` They live in ${referenceText('areas', to_area)}.`}`
    case 'withdrawn':
      return `Withdrawn${meaning === null ? '' : ` ${meaningWords[meaning]}`}: ${reasonText('withdrawal-reasons', reason)}.`
    case 'waitlisted':
      return `Put on the waiting list, to be asked again by ${until}.`
    case 'reviewed':
      return `Asked whether they still want to wait: they do. Next by ${until}.`
    case 'not_met':
      return `The meeting did not take place: ${notMetReasons[reason as NotMet].toLowerCase()}.`
    case 'parked':
      return `Put off until ${until}.`
    case 'resent':
      return service_name === null ? 'Sent again.' : `Sent again, to try ${service_name}.`
    case 'sent_on':
      return `Sent on to ${to_area === null ? 'another area' : referenceText('areas', to_area)}, as they agreed.`
    case 'closed':
      return toldIn(event)
    default:
      return sentences[kind] ?? kind
  }
}

function whereTo({ goes_to, until_on }: ReferralRecord['events'][number]): string {
  if (goes_to === 'nobody') return 'That ended it.'
  if (goes_to === 'parked')
    return `It waits with the sender${until_on === null ? '' : ` until ${formatDate(until_on)}`}.`
  return `It went to the ${goes_to}.`
}

function toldIn({ told_on, told_how }: ReferralRecord['events'][number]): string {
  if (told_on === null || told_how === null) return 'Closed; the person was told.'
  return `Closed; the person was told on ${formatDate(told_on)}, ${toldWays[told_how as ToldHow].toLowerCase()}.`
}

const sentences: Readonly<Record<string, string>> = {
  sent: 'Sent to the partnership.',
  given: 'Given to a key worker.',
  accepted: 'The key worker said yes.',
  taken: 'Taken from the waiting list.',
  lapsed: 'The last day of waiting passed: back to its sender.',
  meeting: 'A meeting was arranged.',
  returned: 'The day it was put off to has come: back on its sender’s list.',
  amended: 'Changed after it was sent.',
  registered: 'Registered.',
  moved: 'Another organisation took over from the one that was asked.',
  unshared: 'Back to its sender: the agreement to share holds no longer.',
}

const reasonText = (list: 'decline-reasons' | 'withdrawal-reasons', code: string | null) =>
  code === null ? 'no reason kept' : referenceText(list, code).toLowerCase()
