import type { VNode } from 'preact'
import type { Person } from '#modules/people'
import type { Visit } from '#platform/http'
import { dateInLondon, formatDate } from '#platform/time'
import { Table } from '#platform/ui'
import { ReferralNextStep } from './referral/next-step.tsx'
import { metOf, referralsOf } from './referrals.queries.ts'
import { isConcerned } from './rights.ts'
import { startedFrom } from './started/started.queries.ts'
import { closedInWords } from './started/words.ts'
import { listNames } from './words.ts'

/** A person's referrals on their page: from whom, where each stands, who owns the next step. Nothing when there are none. */
export async function referralsPanel(visit: Visit, person: Person): Promise<VNode | null> {
  const rows = await referralsOf(visit.tx, person.id)
  if (rows.length === 0) return null
  const started = await startedFrom(visit.tx, rows)
  return (
    <section aria-label="Referrals">
      <h2>Referrals</h2>
      <Table
        caption="Where each referral stands"
        hideCaption
        dense
        stack
        columns={[
          { key: 'sent', text: 'Sent' },
          { key: 'from', text: 'From' },
          { key: 'state', text: 'Where it stands' },
          { key: 'owner', text: 'Owner of the next step' },
        ]}
        rows={rows.map((referral) => ({
          sent: <Sent visit={visit} referral={referral} />,
          from: `${referral.sender_name}, ${referral.sender_organisation}`,
          state: referral.list === null ? closedInWords(started.get(referral.id)) : listNames[referral.list],
          owner: referral.owner
            ? `${referral.owner.name}, ${referral.owner.organisation}`
            : `Nobody: it ${started.has(referral.id) ? 'led to support' : 'has ended'}`,
        }))}
      />
    </section>
  )
}

function Sent({ visit, referral }: { visit: Visit; referral: Awaited<ReturnType<typeof referralsOf>>[number] }) {
  const day = formatDate(dateInLondon(referral.sent_at))
  return isConcerned(visit.viewer, referral) ? <a href={`/referrals/${referral.id}`}>{day}</a> : <span>{day}</span>
}

/** The next step that an open referral asks for, for the person's page; nothing when none is open, or none concerns the viewer. */
export async function handoverNextStep(visit: Visit, person: Person): Promise<VNode | null> {
  const open = (await referralsOf(visit.tx, person.id)).find(
    (referral) => referral.list !== null && isConcerned(visit.viewer, referral),
  )
  if (open === undefined) return null
  const met = await metOf(visit.tx, open.id)
  return <ReferralNextStep viewer={visit.viewer} referral={open} met={met} today={visit.today} />
}
