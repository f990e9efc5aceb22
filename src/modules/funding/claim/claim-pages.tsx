import { found, page } from '#platform/http'
import { ruleOn } from '#platform/reference'
import { formatDate } from '#platform/time'
import { Button, ButtonGroup, Columns, Heading, Side, Table, Tag, Timeline } from '#platform/ui'
import { selectOptionalCommitment } from '../commit/commitments.queries.ts'
import { areaOf, ownBusiness, readers, writesHere } from '../funding.access.ts'
import { pounds } from '../pounds.ts'
import { stateWords } from './claim-words.ts'
import { type Claim, claimsOf, costsOf, momentsOf, selectOptionalClaim } from './claims.queries.ts'

/** Claims in a table, the latest first. */
export function ClaimsTable({ claims, empty }: { claims: readonly Claim[]; empty: string }) {
  return (
    <Table
      caption="Claims, the latest first"
      hideCaption
      dense
      stack
      empty={empty}
      columns={[
        { key: 'number', text: 'Claim', nowrap: true },
        { key: 'who', text: 'Organisation' },
        { key: 'days', text: 'Costs from and to' },
        { key: 'pence', text: 'Amount', numeric: true },
        { key: 'state', text: 'How it stands' },
      ]}
      rows={claims.map((one) => ({
        number: <a href={`/funding/claims/${one.id}`}>Claim {one.number}</a>,
        who: (
          <>
            {one.organisation} <span class="nwd-sub">{one.what}</span>
          </>
        ),
        days: `${formatDate(one.from_on)} to ${formatDate(one.to_on)}`,
        pence: pounds(one.pence),
        state: <Tag tone={stateWords[one.state].tone}>{stateWords[one.state].text}</Tag>,
      }))}
    />
  )
}

/** The area's claims: for the coordinator all of them, for a member those of their own organisation. */
export const listClaims = page({
  path: '/funding/claims',
  access: readers,
  audit: ownBusiness,
  async show({ tx, viewer }) {
    const claims = await claimsOf(
      tx,
      areaOf(viewer),
      writesHere(viewer) ? {} : { organisation: viewer.organisation_id },
    )
    const count = (state: Claim['state']) => claims.filter((one) => one.state === state).length
    return {
      title: 'Claims',
      wide: true,
      back: { href: '/funding', text: 'Money' },
      main: (
        <>
          <Heading sub={`${count('claimed')} to be checked, ${count('checked')} to be paid.`}>
            {writesHere(viewer) ? 'Claims' : 'Claims of your organisation'}
          </Heading>
          <ClaimsTable
            claims={claims}
            empty="Nothing was claimed yet. A claim is made on the page of a grant or contract."
          />
        </>
      ),
    }
  },
})

/** One claim: its costs with what proves them, what happened to it, and what is to be done. */
export const showClaim = page({
  path: '/funding/claims/:claim',
  access: readers,
  audit: ownBusiness,
  async show({ tx, viewer, parameters }) {
    const claim = found(await selectOptionalClaim(tx, parameters.claim))
    found(writesHere(viewer) || claim.organisation_id === viewer.organisation_id ? claim : undefined)
    const commitment = found(await selectOptionalCommitment(tx, claim.commitment_id))
    const moments = await momentsOf(tx, claim.id)
    const reclaims = ruleOn('funding-stream-rules', commitment.stream, claim.from_on, claim.area_id)?.reclaimed === true
    const next =
      claim.state === 'claimed'
        ? { href: `/funding/claims/${claim.id}/check`, text: 'Check it' }
        : claim.state === 'checked'
          ? { href: `/funding/claims/${claim.id}/pay`, text: 'Write down that it is paid' }
          : claim.state === 'paid' && reclaims
            ? { href: `/funding/claims/${claim.id}/reclaim`, text: 'Write down that it is reclaimed' }
            : undefined
    return {
      title: `Claim ${claim.number}`,
      wide: true,
      back: { href: '/funding/claims', text: 'Claims' },
      main: (
        <>
          <Heading sub={`${claim.organisation}: ${claim.what}`}>Claim {claim.number}</Heading>
          <Columns
            side={
              <Side
                label="About the claim"
                items={[
                  { term: 'Amount', detail: pounds(claim.pence) },
                  {
                    term: 'How it stands',
                    detail: <Tag tone={stateWords[claim.state].tone}>{stateWords[claim.state].text}</Tag>,
                  },
                  { term: 'Costs from and to', detail: `${formatDate(claim.from_on)} to ${formatDate(claim.to_on)}` },
                  {
                    term: 'Under',
                    detail: (
                      <a href={`/funding/commitments/${commitment.id}`}>
                        {commitment.kind === 'grant' ? 'Grant' : 'Contract'} {commitment.number}
                      </a>
                    ),
                  },
                ]}
              />
            }
          >
            {writesHere(viewer) && next !== undefined && (
              <ButtonGroup>
                <Button href={next.href}>{next.text}</Button>
              </ButtonGroup>
            )}
            <h2>Costs</h2>
            <Table
              caption="Costs of the claim"
              hideCaption
              dense
              columns={[
                { key: 'what', text: 'What was paid for' },
                { key: 'pence', text: 'Amount', numeric: true },
                { key: 'evidence', text: 'What proves it' },
              ]}
              rows={(await costsOf(tx, claim.id)).map((cost) => ({ ...cost, pence: pounds(cost.pence) }))}
            />
            <h2>What happened</h2>
            <Timeline
              label="What happened to the claim"
              items={[
                ...moments.toReversed().map(({ state, words, on_date, by_name }) => ({
                  when: formatDate(on_date),
                  datetime: on_date,
                  what: `${state === 'checked' ? 'Checked' : stateWords[state].text}${words === null ? '' : `: ${words}`}`,
                  by: by_name ?? undefined,
                })),
                {
                  when: formatDate(claim.made_on),
                  datetime: claim.made_on,
                  what: 'Claimed',
                  by: claim.by_name ?? undefined,
                },
              ]}
            />
          </Columns>
        </>
      ),
    }
  },
})
