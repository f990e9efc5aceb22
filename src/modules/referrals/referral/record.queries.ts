import {
  likelyMatches,
  permissionsOf,
  selectOptionalContactDetails,
  selectOptionalPerson,
  sightOf,
  timelineOf,
  toldOnceOf,
} from '#modules/people'
import type { Visit } from '#platform/http'
import { amendmentsOf } from '../amend/amend.ts'
import { selectOptionalMeeting, selectOptionalNote } from '../handover.ts'
import type { Meaning } from '../referral.ts'
import { metOf, type Referral, selectOptionalContent, tables } from '../referrals.queries.ts'
import { mayResend } from '../rights.ts'
import { startedFrom } from '../started/started.queries.ts'
import { suggestionsFor } from '../suggest/suggestions.ts'
import { selectOptionalWaiting, waitingPlace } from '../waiting/waiting.queries.ts'

/** Everything that the viewer may read of a referral, for its page. */
export async function recordOf({ tx, viewer, today }: Visit, referral: Referral) {
  const sight = await sightOf(tx, referral.person_id)
  const permission = (await permissionsOf(tx, referral.person_id)).find(({ id }) => id === referral.permission_id)
  const back = referral.list === 'with_sender' || referral.list === 'parked'
  return {
    sight,
    permission,
    content: await selectOptionalContent(tx, referral.id),
    contact: await selectOptionalContactDetails(tx, referral.person_id),
    told: await toldOnceOf(tx, referral.person_id),
    note: await selectOptionalNote(tx, referral.id),
    meeting: await selectOptionalMeeting(tx, referral.id),
    met: await metOf(tx, referral.id),
    waiting: referral.list === 'waiting' ? await selectOptionalWaiting(tx, referral.id) : undefined,
    stands: referral.list === 'waiting' ? await waitingPlace(tx, referral.id) : undefined,
    suggestions: back && mayResend(viewer, referral) ? await suggestionsFor(tx, referral, today) : undefined,
    started: (await startedFrom(tx, [referral])).get(referral.id),
    amendments: await amendmentsOf(tx, referral.id),
    events: await eventsOf(tx, referral.id),
    meetingsMoved: await movedMeetings(tx, referral.id),
    progress: (await timelineOf(tx, referral.person_id)).filter(({ at }) => at >= referral.sent_at),
    alike: viewer.role === 'coordinator' && referral.list === 'to_allocate' ? await alike(tx, referral) : [],
  }
}

export type ReferralRecord = Awaited<ReturnType<typeof recordOf>>

async function eventsOf(tx: Visit['tx'], referral: string) {
  return tables(tx)
    .selectFrom('referrals.event')
    .select(['place', 'kind', 'party', 'goes_to', 'reason', 'words', 'at', 'by_name'])
    .select(['until_on', 'told_on', 'told_how', 'service_name', 'to_area'])
    .select((eb) => eb.ref('meaning').$castTo<Meaning | null>().as('meaning'))
    .where('referral_id', '=', referral)
    .orderBy('place', 'desc')
    .execute()
}

async function movedMeetings(tx: Visit['tx'], referral: string) {
  return tables(tx)
    .selectFrom('referrals.meeting')
    .select(['on_date', 'at_time', 'asked_by', 'why', 'arranged_at', 'by_name'])
    .where('referral_id', '=', referral)
    .orderBy('arranged_at', 'desc')
    .execute()
}

/** People who may be the person referred, shown to the coordinator before anybody makes a second record of them. */
async function alike(tx: Visit['tx'], { person_id }: Referral) {
  const person = await selectOptionalPerson(tx, person_id)
  const contact = await selectOptionalContactDetails(tx, person_id)
  if (person === undefined) return []
  const matches = await likelyMatches(tx, {
    ...person,
    ni_number: contact?.ni_number ?? null,
    postcode: contact?.postcode ?? null,
  })
  return matches.filter(({ id }) => id !== person_id)
}
