import { found, page } from '#platform/http'
import { referenceText } from '#platform/reference'
import { type CalendarDate, dateInLondon, formatDate, formatDateTime } from '#platform/time'
import { Button, ButtonGroup, Heading, InsetText, Late, NextStep, SummaryList, Timeline } from '#platform/ui'
import { members, runsIt } from '../partnership.access.ts'
import {
  type Disagreement,
  notesOfDisagreement,
  type Proposal,
  presides,
  proposalOf,
  selectOptionalDisagreement,
  stagesOf,
} from './disagreements.queries.ts'

/** One disagreement, for its parties, who presides, and the coordinator. */
export const showDisagreement = page({
  path: '/partnership/disagreements/:disagreement',
  access: members,
  audit: 'partnership.disagreement.viewed',
  async show({ tx, viewer, parameters, today, record }) {
    const disagreement = found(await selectOptionalDisagreement(tx, parameters.disagreement))
    await record({ subject: { kind: 'disagreement', id: disagreement.id } })
    const proposal = await proposalOf(tx, disagreement.id)
    const party = [disagreement.raised_by_organisation, disagreement.with_organisation].find(
      (id) => id === viewer.organisation_id,
    )
    const moves = runsIt(viewer) || (await presides(tx, disagreement))
    const at = `/partnership/disagreements/${disagreement.id}`
    const open = disagreement.closed_at === null
    return {
      title: 'A disagreement',
      wide: true,
      back: { href: '/partnership/disagreements', text: 'Disagreements' },
      main: (
        <>
          <Heading sub={`${disagreement.raiser} and ${disagreement.other}`}>{disagreement.subject}</Heading>
          {disagreement.closed_at && (
            <InsetText>
              {disagreement.closed_how === 'agreed' ? 'Settled' : 'Withdrawn'} on{' '}
              {formatDate(dateInLondon(disagreement.closed_at))}: {disagreement.closed_words}
            </InsetText>
          )}
          {open && proposal && <Proposed id={disagreement.id} proposal={proposal} party={party} />}
          <SummaryList
            rows={[
              ...(open ? [{ key: 'Where it stands', value: <Step disagreement={disagreement} today={today} /> }] : []),
              { key: 'What happened', value: disagreement.words },
              { key: 'What would put it right', value: disagreement.wants },
              { key: 'Raised by', value: disagreement.by_name },
            ]}
          />
          {open && (
            <ButtonGroup>
              <Button href={`${at}/proposal`} kind="secondary">
                Propose how to settle it
              </Button>
              <Button href={`${at}/note`} kind="secondary">
                Note what was tried
              </Button>
              {moves && <a href={`${at}/step`}>Move it on</a>}
              {party === disagreement.raised_by_organisation && <a href={`${at}/withdraw`}>Withdraw it</a>}
            </ButtonGroup>
          )}
          <h2>What has happened</h2>
          <Happened
            notes={await notesOfDisagreement(tx, disagreement.id)}
            stages={await stagesOf(tx, disagreement.id)}
          />
        </>
      ),
    }
  },
})

function Step({ disagreement, today }: { disagreement: Disagreement; today: CalendarDate }) {
  const { stage, holder, due_on } = disagreement
  return (
    <>
      {referenceText('disagreement-stages', stage)}: {holder},{' '}
      {due_on < today ? <Late>{`due since ${formatDate(due_on)}`}</Late> : `by ${formatDate(due_on)}`}
    </>
  )
}

interface ProposedProps {
  id: string
  proposal: Proposal
  /** The viewer's organisation, when it is one of the two. */
  party: string | undefined
}

function Proposed({ id, proposal, party }: ProposedProps) {
  const agreed = proposal.agreed.some(({ organisation_id }) => organisation_id === party)
  return (
    <NextStep
      actions={
        party !== undefined && !agreed ? (
          <Button href={`/partnership/disagreements/${id}/agree`}>Agree to the proposal</Button>
        ) : undefined
      }
    >
      <strong>Proposed by {proposal.by_name}:</strong> {proposal.words}{' '}
      {proposal.agreed.length === 0
        ? 'Neither side has agreed to it yet.'
        : `Agreed so far: ${proposal.agreed.map(({ by_name }) => by_name).join('; ')}.`}
    </NextStep>
  )
}

interface HappenedProps {
  notes: Awaited<ReturnType<typeof notesOfDisagreement>>
  stages: Awaited<ReturnType<typeof stagesOf>>
}

function Happened({ notes, stages }: HappenedProps) {
  const items = [
    ...notes.map(({ words, by_name, written_at }) => ({ at: written_at, what: words, by: by_name })),
    ...stages.map(({ stage, holder, due_on, words, since, by_name }) => ({
      at: since,
      what: `${referenceText('disagreement-stages', stage)}: ${holder}, by ${formatDate(due_on)}.${words === null ? '' : ` ${words}`}`,
      by: by_name,
    })),
  ].sort((one, other) => other.at.getTime() - one.at.getTime())
  return (
    <Timeline
      label="What has happened, the latest first"
      items={items.map(({ at, what, by }) => ({ when: formatDateTime(at), datetime: at.toISOString(), what, by }))}
    />
  )
}
