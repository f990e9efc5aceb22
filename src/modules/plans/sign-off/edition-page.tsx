import type { Viewer } from '#platform/access'
import { page } from '#platform/http'
import { formatDate, formatDateTime } from '#platform/time'
import { Button, ButtonGroup, Count, Heading, Table } from '#platform/ui'
import { nameOf, planAt } from '../delivery-plan/plan.ts'
import { ownPlan, readers, runsIt, writesIt } from '../plans.access.ts'
import { signWordsInWords } from '../publish/agreement.tsx'
import { DocumentShown } from '../publish/document-shown.tsx'
import { isWaiting, loadEdition, type OneEdition } from './edition-loaded.ts'

/** An edition of a plan: what each organisation says to it, and what it says. */
export const editionPage = page({
  path: '/partnership/plans/:plan/editions/:edition',
  access: readers,
  audit: ownPlan,
  async show(visit) {
    const one = await loadEdition(visit)
    const { plan, edition, read } = one
    return {
      title: `Edition ${edition.number}: ${nameOf(plan)}`,
      wide: true,
      back: { href: planAt(plan), text: nameOf(plan) },
      main: (
        <>
          <Heading sub={`${standing(one)} Put forward by ${edition.by_name} on ${formatDateTime(edition.asked_at)}.`}>
            {nameOf(plan)}, edition {edition.number}
          </Heading>
          {edition.changes !== '' && <p class="nwd-lines">What is new: {edition.changes}</p>}
          <Doing one={one} viewer={visit.viewer} />
          <Said one={one} />
          <DocumentShown content={read} empty="Nothing is said here." />
        </>
      ),
    }
  },
})

function standing({ edition: { published_at, ended_at, answer_by } }: OneEdition): string {
  if (published_at !== null)
    return `Published ${formatDateTime(published_at)}${ended_at === null ? '' : ', and since replaced'}.`
  return ended_at === null ? `Organisations are asked to say by ${formatDate(answer_by)}.` : 'Taken back.'
}

function Doing({ one: { plan, edition, members }, viewer }: { one: OneEdition; viewer: Viewer }) {
  if (!isWaiting(edition)) return null
  const speaks = runsIt(viewer) || members.some(({ organisation_id }) => organisation_id === viewer.organisation_id)
  return (
    <ButtonGroup>
      {runsIt(viewer) && <Button href={planAt(plan, `/editions/${edition.id}/publish`)}>Publish it</Button>}
      {speaks && writesIt(viewer) && (
        <Button kind={runsIt(viewer) ? 'secondary' : 'primary'} href={planAt(plan, `/editions/${edition.id}/sign`)}>
          {runsIt(viewer) ? 'Write down what an organisation said' : 'Say what your organisation says'}
        </Button>
      )}
    </ButtonGroup>
  )
}

function Said({ one: { members, signOffs, edition } }: { one: OneEdition }) {
  const rows = members.map(({ organisation, organisation_id }) => {
    const said = signOffs.find((each) => each.organisation_id === organisation_id)
    return {
      organisation,
      word: said === undefined ? 'Nothing yet' : signWordsInWords[said.word],
      says: said === undefined || said.says === '' ? '' : <span class="nwd-lines">{said.says}</span>,
      by: said?.by_name ?? '',
      on: said === undefined ? '' : formatDateTime(said.since),
    }
  })
  return (
    <>
      <h2>
        What organisations say <Count>{`${signOffs.length} of ${members.length}`}</Count>
      </h2>
      {edition.without !== '' && <p>Published without waiting for the others: {edition.without}</p>}
      <Table
        caption="What organisations say"
        hideCaption
        dense
        stack
        columns={[
          { key: 'organisation', text: 'Organisation' },
          { key: 'word', text: 'It says' },
          { key: 'says', text: 'In its words' },
          { key: 'by', text: 'Said by' },
          { key: 'on', text: 'On', nowrap: true },
        ]}
        rows={rows}
        empty="The partnership has no member organisation."
      />
    </>
  )
}
