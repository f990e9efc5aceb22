import { Ask, choice, formOf, text } from '#platform/forms'
import { form, found, Refused } from '#platform/http'
import { Button, Form, Heading, Table } from '#platform/ui'
import { editors } from '../directory.access.ts'
import { differences } from '../edit/change.ts'
import { decide, giveEntry, type Proposal, selectOptionalProposal, writeEntry } from '../edit/edit.queries.ts'
import { type FullService, serviceSchema } from '../open-referral/service.ts'
import { selectOptionalEntry } from '../show/service.queries.ts'

const questions = formOf({
  decision: choice({
    label: 'What do you decide?',
    required: 'Choose yes or no',
    options: [
      { value: 'approved', text: 'Yes' },
      { value: 'refused', text: 'No' },
    ],
  }),
  reason: text({ label: 'If no, why?', hint: 'Whoever proposed it reads this.', max: 300 }),
})

/** The editor decides what an organisation proposes: a change, from and to; or that an entry is theirs. */
export const decideProposal = form({
  path: '/directory/proposals/:proposal',
  access: editors,
  audit: { show: { none: 'a proposal about an entry of the open directory' }, submit: 'directory.proposal.decided' },
  async load({ tx, parameters }) {
    const proposal = found(await selectOptionalProposal(tx, parameters.proposal))
    return { proposal, entry: found(await selectOptionalEntry(tx, proposal.service_id)) }
  },
  form: questions,
  show: ({ loaded: { proposal, entry }, typed, errors, token }) => ({
    title: proposal.kind === 'claim' ? 'Is the entry theirs?' : 'A change to approve',
    back: { href: '/directory', text: 'Directory' },
    main: (
      <>
        <Heading sub={`${proposal.proposed_name}, ${proposal.organisation}`}>
          {proposal.kind === 'claim' ? `Is ${entry.service.name} theirs?` : `Change ${entry.service.name}?`}
        </Heading>
        <Asked proposal={proposal} service={entry.service} />
        <Form action={`/directory/proposals/${proposal.id}`} token={token} errors={errors}>
          <Ask form={questions} name="decision" typed={typed} errors={errors} inline />
          <Ask form={questions} name="reason" typed={typed} errors={errors} />
          <Button>Decide</Button>
        </Form>
      </>
    ),
  }),
  async submit({ visit, loaded: { proposal, entry }, value }) {
    const { tx, viewer, today } = visit
    const { decision, reason } = value
    if (decision === 'refused' && reason === null)
      throw new Refused([{ field: 'reason', message: 'Say why not, so that they can put it right' }])
    if (decision === 'approved' && proposal.kind === 'claim')
      await giveEntry(tx, proposal.service_id, proposal.organisation_id)
    if (decision === 'approved' && proposal.kind === 'change')
      await writeEntry(
        tx,
        serviceSchema.parse(proposal.content),
        entry.area_id,
        `${proposal.proposed_name}, ${proposal.organisation}`,
        today,
      )
    await decide(tx, viewer, proposal.id, decision, reason)
    await visit.record({ subject: { kind: 'service', id: proposal.service_id } })
    return { to: '/directory', flash: decision === 'approved' ? 'Approved.' : 'Refused, with your reason.' }
  },
})

function Asked({ proposal, service }: { proposal: Proposal; service: FullService }) {
  if (proposal.kind === 'claim')
    return (
      <>
        <p>The entry says it is run by {service.organization?.name ?? 'nobody by name'}.</p>
        <p>{proposal.because}</p>
      </>
    )
  const rows = differences(service, serviceSchema.parse(proposal.content))
  if (rows.length === 0) return <p>It changes nothing but the day the entry was last checked.</p>
  return (
    <Table
      caption="What would change"
      columns={[
        { key: 'field', text: 'Part' },
        { key: 'from', text: 'From' },
        { key: 'to', text: 'To' },
      ]}
      rows={rows}
    />
  )
}
