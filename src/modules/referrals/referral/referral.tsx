import { fullName } from '#modules/people'
import type { Viewer } from '#platform/access'
import { found, page } from '#platform/http'
import { dateInLondon, formatDate, formatDateTime } from '#platform/time'
import { Notification, Tag, Timeline } from '#platform/ui'
import { WhatWasChanged } from '../amend/what-was-changed.tsx'
import { cameFrom } from '../doors/came-from.ts'
import { type Referral, selectOptionalReferral, wasAccepted } from '../referrals.queries.ts'
import { isConcerned, isReceiver, isSender } from '../rights.ts'
import { senders } from '../roles.ts'
import { WhatWasSent } from '../sharing/what-was-sent.tsx'
import { MayFit } from '../suggest/may-fit.tsx'
import { WaitingList } from '../waiting/waiting-list.tsx'
import { listNames } from '../words.ts'
import { ReferralNextStep } from './next-step.tsx'
import { Handover, History } from './parts.tsx'
import { type ReferralRecord, recordOf } from './record.queries.ts'

/** One referral: who owns the next step and whose turn it is, what was sent, the handover, and what has happened. */
export const referralPage = page({
  path: '/referrals/:referral',
  access: senders,
  audit: 'referrals.referral.viewed',
  async show(visit) {
    const referral = found(await selectOptionalReferral(visit.tx, visit.parameters.referral))
    found(isConcerned(visit.viewer, referral) || (await wasAccepted(visit, referral.id)) || undefined)
    const record = await recordOf(visit, referral)
    await visit.record({ person_id: referral.person_id, subject: { kind: 'referral', id: referral.id } })
    return {
      title: 'Referral',
      back: whereFrom(visit.viewer, referral),
      main: (
        <>
          <h1>{fullName(referral)}</h1>
          <p>
            <Tag tone={toneOf(referral, record)}>
              {referral.list === null ? (record.started ? 'Started' : 'Ended') : listNames[referral.list]}
            </Tag>{' '}
            <span class="nwd-sub">
              {cameFrom(referral)} on {formatDate(dateInLondon(referral.sent_at))}
              {referral.service_words && `; asked for ${referral.service_words}`}
              {referral.receiver && `; given to ${referral.receiver.name} of ${referral.receiver.organisation}`}
            </span>
          </p>
          <ReferralNextStep
            viewer={visit.viewer}
            referral={referral}
            met={record.met}
            today={visit.today}
            started={record.started}
          />
          <MayFit referral={referral} suggestions={record.suggestions} />
          <WaitingList record={record} />
          <Alike record={record} />
          <WhatWasSent record={record} />
          <WhatWasChanged record={record} />
          <Handover record={record} />
          {record.sight === 1 ? <Progress record={record} /> : <History record={record} />}
        </>
      ),
    }
  },
})

const toneOf = ({ list }: Referral, { started }: ReferralRecord) =>
  list !== null ? 'blue' : started !== undefined && !started.ended ? 'green' : 'grey'

/** The way back: to the list on which this viewer finds it. */
function whereFrom(viewer: Viewer, referral: Referral) {
  if (viewer.role === 'coordinator') return { href: '/referrals', text: 'Referrals' }
  if (viewer.role === 'referrer') return { href: '/referrals/sent', text: 'People you referred' }
  const sent = isSender(viewer, referral) && !isReceiver(viewer, referral)
  return sent ? { href: '/referrals/sent', text: 'People you referred' } : { href: '/today', text: 'Today' }
}

const reasonWords: Readonly<Record<string, string>> = {
  ni_number: 'same National Insurance number',
  date_of_birth: 'same date of birth',
  day_and_month_swapped: 'day and month of birth swapped',
  family_name: 'family name alike',
  given_name: 'given name alike',
  postcode: 'same postcode',
  no_date_of_birth: 'no date of birth to tell them apart',
}

function Alike({ record: { alike } }: { record: ReferralRecord }) {
  if (alike.length === 0) return null
  return (
    <Notification kind="information" title="This may be somebody known here already">
      <ul>
        {alike.map(({ id, reasons, held_by, visible }) => (
          <li key={id}>
            {visible ? <a href={`/people/${id}`}>See their record</a> : 'A record in this area'}
            {held_by && `, with ${held_by}`}: {reasons.map((reason) => reasonWords[reason] ?? reason).join(', ')}
          </li>
        ))}
      </ul>
      <p>Ask before a second record is made; if it is the same person, give it to those who support them.</p>
    </Notification>
  )
}

/** What the sender is told afterwards: how the person gets on, and no more. */
function Progress({ record: { progress } }: { record: ReferralRecord }) {
  return (
    <>
      <h2>What became of it</h2>
      <Timeline
        label="What became of it"
        items={progress.map((line) => ({
          when: formatDateTime(line.at),
          datetime: line.at.toISOString(),
          what: line.words,
          by: line.by_name ?? undefined,
        }))}
      />
    </>
  )
}
