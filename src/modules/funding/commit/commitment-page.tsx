import { found, page } from '#platform/http'
import { referenceText } from '#platform/reference'
import { formatDate } from '#platform/time'
import { Button, ButtonGroup, Columns, Heading, Side } from '#platform/ui'
import { ClaimsTable } from '../claim/claim-pages.tsx'
import { claimsOf } from '../claim/claims.queries.ts'
import { ownBusiness, readers, writesHere } from '../funding.access.ts'
import { pounds } from '../pounds.ts'
import { selectOptionalCommitment } from './commitments.queries.ts'

/** A grant or contract: how much, for what and until when, and what was claimed of it. Its own organisation and the coordinator claim under it here. */
export const showCommitment = page({
  path: '/funding/commitments/:commitment',
  access: readers,
  audit: ownBusiness,
  async show({ tx, viewer, parameters }) {
    const one = found(await selectOptionalCommitment(tx, parameters.commitment))
    const name = `${one.kind === 'grant' ? 'Grant' : 'Contract'} ${one.number}`
    const theirs = writesHere(viewer) || one.organisation_id === viewer.organisation_id
    const claims = theirs ? await claimsOf(tx, one.area_id, { commitment: one.id }) : []
    return {
      title: name,
      wide: true,
      back: { href: `/funding/lines/${one.budget_line_id}`, text: one.line },
      main: (
        <>
          <Heading sub={`${one.organisation}: ${one.what}`}>{name}</Heading>
          <Columns
            side={
              <Side
                label={`About ${name}`}
                items={[
                  { term: 'Promised', detail: pounds(one.pence) },
                  { term: 'Left to claim', detail: pounds(one.left) },
                  { term: 'Waits to be paid', detail: pounds(one.claimed) },
                  { term: 'Paid', detail: pounds(one.paid) },
                  { term: 'For costs', detail: `from ${formatDate(one.from_on)} to ${formatDate(one.to_on)}` },
                  { term: 'Stream', detail: `${referenceText('funding-streams', one.stream)}, ${one.financial_year}` },
                ]}
              />
            }
          >
            {theirs && one.left > 0 && (
              <ButtonGroup>
                <Button href={`/funding/commitments/${one.id}/claim`}>Claim costs</Button>
                {writesHere(viewer) && (
                  <a href={`/funding/commitments/${one.id}/release`}>Give back what is not needed</a>
                )}
              </ButtonGroup>
            )}
            <h2>Claims</h2>
            {theirs ? (
              <ClaimsTable claims={claims} empty="Nothing was claimed under it yet." />
            ) : (
              <p>Claims are read by the organisation itself and the coordinator.</p>
            )}
          </Columns>
        </>
      ),
    }
  },
})
