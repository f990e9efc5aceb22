import { page } from '#platform/http'
import { referenceList, referenceText } from '#platform/reference'
import { formatDate } from '#platform/time'
import { Heading, Table } from '#platform/ui'
import { ownBusiness } from '../funding.access.ts'

/** What each stream of money may pay for and for whom, what a claim must prove, and what may be carried over: as it holds today. */
export const streams = page({
  path: '/funding/streams',
  access: ['coordinator', 'member', 'analyst'],
  audit: ownBusiness,
  async show({ today, viewer }) {
    const rules = referenceList('funding-stream-rules', today, viewer.area_id ?? undefined)
    return {
      title: 'What each stream may pay for',
      wide: true,
      back:
        viewer.role === 'analyst'
          ? { href: '/funding/distributions', text: 'Distributions' }
          : { href: '/funding', text: 'Money' },
      main: (
        <>
          <Heading
            sub={`${rules.length} streams, as their rules hold on ${formatDate(today)}. Agree each with whoever gives the money.`}
          >
            What each stream may pay for
          </Heading>
          <Table
            caption="Streams and their rules"
            hideCaption
            dense
            stack
            columns={[
              { key: 'stream', text: 'Stream' },
              { key: 'eligible', text: 'May pay for' },
              { key: 'for_whom', text: 'For whom' },
              { key: 'evidence', text: 'What a claim proves' },
              { key: 'carry', text: 'Unused at the year’s end' },
              { key: 'years', text: 'Promises last' },
            ]}
            rows={rules.map((rule) => ({
              stream: (
                <>
                  {referenceText('funding-streams', rule.code)}{' '}
                  <span class="nwd-sub">
                    {rule.given_by}, since {formatDate(rule.from)}
                  </span>
                </>
              ),
              eligible: rule.eligible.join('; '),
              for_whom: rule.for_whom.join('; '),
              evidence: rule.evidence.join('; '),
              carry:
                rule.carry_over_percent === 0
                  ? 'Goes back'
                  : `Up to ${rule.carry_over_percent}% of what came in is carried over, the rest goes back`,
              years: rule.years === 1 ? '1 year' : `up to ${rule.years} years`,
            }))}
          />
        </>
      ),
    }
  },
})
