import { fullName } from '#modules/people'
import { page } from '#platform/http'
import { referenceText } from '#platform/reference'
import { dateInLondon, formatDate } from '#platform/time'
import { Count, Heading, Table } from '#platform/ui'
import { toVerify } from './to-verify.queries.ts'
import { verifiers } from './verify-route.tsx'

const most = 200

/** What waits for a second person: outcomes whose fund asks that somebody else looks at the evidence. */
export const toVerifyRoute = page({
  path: '/verify',
  access: verifiers,
  audit: 'outcomes.to_verify.listed',
  async show({ tx, viewer, record }) {
    const waiting = await toVerify(tx, viewer, most)
    await record({ detail: { listed: waiting.length } })
    return {
      title: 'To verify',
      wide: true,
      main: (
        <>
          <Heading sub="Outcomes whose fund asks that a second person looks at the evidence. What you wrote down yourself waits for somebody else.">
            To verify <Count>{waiting.length === most ? `${most} or more` : waiting.length}</Count>
          </Heading>
          <Table
            caption="Outcomes to verify, the longest waiting first"
            hideCaption
            dense
            stack
            columns={[
              { key: 'name', text: 'Person' },
              { key: 'what', text: 'What' },
              { key: 'by', text: 'Asked by' },
              { key: 'since', text: 'Since', nowrap: true },
              { key: 'act', text: 'Do', acts: true },
            ]}
            rows={waiting.map((one) => ({
              name: <a href={`/people/${one.person_id}`}>{fullName(one)}</a>,
              what: referenceText('outcome-types', one.type),
              by: one.by_name,
              since: formatDate(dateInLondon(one.at)),
              act: (
                <a href={`/people/${one.person_id}/outcomes/${one.record_id}/verify`}>
                  Verify<span class="visually-hidden"> {fullName(one)}</span>
                </a>
              ),
            }))}
            empty={<p>Nothing waits for you. What needs a second person comes here by itself.</p>}
          />
        </>
      ),
    }
  },
})
