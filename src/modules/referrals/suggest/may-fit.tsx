import { Table } from '#platform/ui'
import type { ReferralRecord } from '../referral/record.queries.ts'
import type { Referral } from '../referrals.queries.ts'

/** Other services that may fit, for whoever can send the referral again. Nothing where it is not back with its sender. */
export function MayFit({ referral, suggestions }: { referral: Referral; suggestions: ReferralRecord['suggestions'] }) {
  if (suggestions === undefined) return null
  return (
    <>
      <h2>Others that may fit</h2>
      <Table
        caption="Services of the directory that may fit"
        hideCaption
        dense
        stack
        columns={[
          { key: 'service', text: 'Service' },
          { key: 'helps', text: 'Helps with' },
          { key: 'ages', text: 'For' },
          { key: 'do', text: 'Do' },
        ]}
        rows={suggestions.map(({ id, name, organisation, helps, ages }) => ({
          service: (
            <>
              <a href={`/support/services/${id}`}>{name}</a>
              {organisation === null ? '' : <span class="nwd-sub"> {organisation}</span>}
            </>
          ),
          helps: helps.join(', '),
          ages: ages ?? 'Any age',
          do: (
            <a href={`/referrals/${referral.id}/resend?service=${id}`}>
              Send it again for this<span class="visually-hidden">: {name}</span>
            </a>
          ),
        }))}
        empty="The directory has nothing for what they need here. Ask the coordinator, or look for yourself under Find support."
      />
    </>
  )
}
