import { page } from '#platform/http'
import { formatDate } from '#platform/time'
import { Heading, NextStep, Table, Tag } from '#platform/ui'
import { type VersionSeen, versionsSeen } from './drafts.queries.ts'
import { authors, instrumentAt, shown } from './load-draft.ts'

/** How a version stands, in words. */
export function StateTag({ version: { published_at, rounds } }: { version: VersionSeen }) {
  if (published_at === null) return <Tag tone="orange">Draft</Tag>
  return rounds === 0 ? <Tag tone="green">Published</Tag> : <Tag tone="blue">In use</Tag>
}

const roundsInWords = (rounds: number) => (rounds === 1 ? '1 round' : `${rounds} rounds`)

export const instrumentsPage = page({
  path: '/checklists/instruments',
  access: authors,
  audit: shown,
  async show({ tx, viewer }) {
    const versions = await versionsSeen(tx)
    return {
      title: 'Checklists and their questions',
      wide: true,
      back: { href: '/checklists', text: 'Checklists' },
      main: (
        <>
          <Heading sub="What rounds ask: sections, statements, a scale. A published version never changes; its next version is written beside it.">
            Checklists and their questions
          </Heading>
          <NextStep
            actions={
              <a class="ds_button" href="/checklists/instruments/new">
                Write a checklist
              </a>
            }
          >
            {viewer.role === 'analyst'
              ? 'You can write a checklist for every partnership, from nothing or as a copy of one that is there.'
              : 'You can write a checklist of your partnership’s own, from nothing or as a copy of one that is there.'}
          </NextStep>
          <Table
            caption={`${versions.length} versions`}
            stack
            columns={[
              { key: 'title', text: 'Checklist' },
              { key: 'number', text: 'Version', numeric: true },
              { key: 'whose', text: 'Whose' },
              { key: 'state', text: 'State' },
              { key: 'from', text: 'Holds from', nowrap: true },
              { key: 'asks', text: 'Asks' },
              { key: 'rounds', text: 'Asked in' },
            ]}
            rows={versions.map((version) => ({
              title: <a href={instrumentAt(version.version_id)}>{version.title}</a>,
              number: version.number,
              whose: version.area_id === null ? 'The nation’s' : 'Our own',
              state: <StateTag version={version} />,
              from: version.published_at === null ? 'Not yet' : formatDate(version.holds_from),
              asks: `${version.statements} statements in ${version.sections} sections`,
              rounds: version.rounds === 0 ? 'No round yet' : roundsInWords(version.rounds),
            }))}
            empty={<p>There is none yet. Write one.</p>}
          />
        </>
      ),
    }
  },
})
