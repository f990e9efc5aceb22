import { organisationsOf } from '#modules/partnership'
import { page, type Visit } from '#platform/http'
import { dateInLondon, formatDate } from '#platform/time'
import { Count, Heading, Table } from '#platform/ui'
import { keepers } from '../directory.access.ts'
import { openProposals } from '../edit/edit.queries.ts'
import { kinds } from '../suggest/suggest-routes.tsx'
import { alikeIn, entriesOf, type Kept, openSuggestions, overdueIn, turnedAway } from './desk.queries.ts'

/** What waits for those who keep the directory: the editor's lists of an area, or an organisation's own entries. */
export const directoryDesk = page({
  path: '/directory',
  access: keepers,
  audit: { none: 'entries of the open directory' },
  async show(visit) {
    const coordinator = visit.viewer.role === 'coordinator'
    return {
      title: 'Directory',
      wide: true,
      main: (
        <>
          <Heading sub={<a href="/support">See it as the public does</a>}>Directory</Heading>
          {coordinator ? await Editors(visit) : await Own(visit)}
        </>
      ),
    }
  },
})

async function Own({ tx, viewer, today }: Visit) {
  const entries = viewer.organisation_id === null ? [] : await entriesOf(tx, viewer.organisation_id)
  const waiting = new Set((await openProposals(tx)).map(({ service_id }) => service_id))
  if (entries.length === 0)
    return (
      <p class="nwd-empty">
        No entry is in the hands of {viewer.organisation_name} yet. <a href="/support">Find yours</a>, open it, and
        choose “This is ours”.
      </p>
    )
  return (
    <Table
      caption={`${entries.length === 1 ? '1 entry' : `${entries.length} entries`} of ${viewer.organisation_name}, the first to be checked first`}
      dense
      columns={[
        { key: 'name', text: 'Service' },
        { key: 'check', text: 'Check by', nowrap: true },
        { key: 'state', text: 'State' },
      ]}
      rows={entries.map(({ id, name, review_by }) => ({
        name: <a href={`/directory/services/${id}`}>{name}</a>,
        check: formatDate(review_by),
        state: waiting.has(id)
          ? 'Your change waits for the coordinator'
          : review_by < today
            ? 'Should have been checked'
            : 'Public',
      }))}
    />
  )
}

async function Editors({ tx, viewer, today, statistics }: Visit) {
  const area = viewer.area_id ?? ''
  const [proposals, said, overdue, alike] = [
    await openProposals(tx),
    await openSuggestions(tx),
    await overdueIn(tx, area, today),
    await alikeIn(tx, area),
  ]
  const away = await statistics((counted) => turnedAway(counted, area))
  const nameOf = new Map((await organisationsOf(tx, area)).map(({ id, name }) => [id, name]))
  const nothing = proposals.length + said.length + overdue.length + alike.length + away.length === 0
  return (
    <>
      {nothing && (
        <p class="nwd-empty">
          Nothing waits for you. Entries come here when somebody says that one is wrong, or nobody has looked at it for
          half a year.
        </p>
      )}
      <Waiting
        title="Changes to approve"
        items={proposals.map(({ id, service, organisation, kind, proposed_at }) => ({
          href: `/directory/proposals/${id}`,
          text: service,
          said: `${organisation} ${kind === 'claim' ? 'says it is theirs' : 'proposes a change'}, ${formatDate(dateInLondon(proposed_at))}`,
        }))}
      />
      <Waiting
        title="The public says"
        items={said.map(({ id, service, kind, made_at }) => ({
          href: `/directory/suggestions/${id}`,
          text: service,
          said: `${kinds[kind]}, ${formatDate(dateInLondon(made_at))}`,
        }))}
      />
      <Waiting title="Not checked in time" items={overdue.map(toCheck)} />
      <Waiting
        title="Look like the same service"
        items={alike.map(({ id, name, other, organisation }) => ({
          href: `/directory/services/${id}`,
          text: name,
          said: `and “${other}”${organisation ? `, ${organisation}` : ''}`,
        }))}
      />
      <Waiting
        title="People were turned away"
        items={away.map(({ organisation_id, reason, times }) => ({
          href: `/support?q=${encodeURIComponent(nameOf.get(organisation_id) ?? '')}`,
          text: nameOf.get(organisation_id) ?? 'An organisation that has left',
          said: `${times === 1 ? 'once' : `${times} times`} in 90 days: ${reason === 'not_eligible' ? 'not eligible. Do its entries say whom they are for?' : 'closed. Are its entries still right?'}`,
        }))}
      />
    </>
  )
}

const toCheck = ({ id, name, organisation, review_by }: Kept) => ({
  href: `/directory/services/${id}`,
  text: name,
  said: `${organisation ?? 'No organisation'}, to be checked by ${formatDate(review_by)}`,
})

function Waiting({ title, items }: { title: string; items: readonly { href: string; text: string; said: string }[] }) {
  if (items.length === 0) return null
  return (
    <section>
      <h2>
        {title} <Count>{items.length}</Count>
      </h2>
      <ul class="nwd-plain">
        {items.map(({ href, text, said }) => (
          <li key={`${href} ${said}`}>
            <a href={href}>{text}</a> <span class="nwd-sub">{said}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
