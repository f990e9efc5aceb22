import { found, page } from '#platform/http'
import { referenceText } from '#platform/reference'
import { formatDateTime } from '#platform/time'
import { Button, Heading, InsetText, SummaryList, Table } from '#platform/ui'
import { alignmentLists } from '../../alignment/lists.ts'
import { tiesOf } from '../../alignment/ties.queries.ts'
import { ownPlan, readers, writesIt } from '../../plans.access.ts'
import { cellOf, columns, headingOf } from '../requirement.ts'
import { type Requirement, selectOptionalRequirement, versionsOf } from '../requirements.queries.ts'

/** A line: what it says, what it answers to, and what it said before. */
export const showLine = page({
  path: '/requirements/:requirement',
  access: readers,
  audit: ownPlan,
  async show({ tx, viewer, parameters }) {
    const line = found(await selectOptionalRequirement(tx, parameters.requirement))
    const versions = await versionsOf(tx, line.id)
    const ties = (await tiesOf(tx, line.area_id, line.year)).filter(({ requirement_id }) => requirement_id === line.id)
    const writes = writesIt(viewer) && line.removed_at === null
    const serves = [...alignmentLists, { kind: 'need', list: 'needs', title: 'Needs of the gap analysis' } as const]
    return {
      title: `Line ${line.number} of ${line.year}`,
      back: { href: `/requirements?year=${line.year}`, text: `Requirements ${line.year}` },
      main: (
        <>
          <Heading
            sub={`Line ${line.number} of ${line.year}, last changed by ${line.by_name} on ${formatDateTime(line.since)}`}
          >
            {line.line.target_group}
          </Heading>
          {line.removed_at !== null && (
            <InsetText>
              {`Taken out by ${line.removed_by_name} on ${formatDateTime(line.removed_at)}: ${line.removed_why}`}
            </InsetText>
          )}
          <SummaryList
            rows={columns
              .filter(({ name }) => name !== 'target_group')
              .map(({ name, heading }) => ({ key: heading, value: cellOf(line.line, name) || 'Not said yet' }))}
          />
          {writes && (
            <p class="nwd-actions">
              <Button href={`/requirements/${line.id}/change`}>Change it</Button>{' '}
              <Button href={`/requirements/${line.id}/remove`} kind="secondary">
                Take it out
              </Button>
            </p>
          )}
          <h2>What it answers to</h2>
          <SummaryList
            rows={serves.map(({ kind, list, title }) => ({
              key: title,
              value:
                ties
                  .filter((tie) => tie.kind === kind)
                  .map(({ code }) => referenceText(list, code))
                  .join('; ') || 'None said',
            }))}
          />
          <p>
            {writes && (
              <>
                <a href={`/requirements/${line.id}/answers-to`}>Say what it answers to</a> ·{' '}
              </>
            )}
            <a href={`/requirements/${line.id}/actual`}>Planned against actual</a>
          </p>
          <History versions={versions} />
        </>
      ),
    }
  },
})

function History({ versions }: { versions: readonly Requirement[] }) {
  const changes = versions.flatMap((one, at) => {
    const before = versions[at + 1]
    if (before === undefined) return []
    return columns
      .map(({ name }) => ({ name, from: cellOf(before.line, name), to: cellOf(one.line, name) }))
      .filter(({ from, to }) => from !== to)
      .map((cell) => ({ ...cell, one }))
  })
  if (changes.length === 0) return null
  return (
    <Table
      caption="What it said before"
      dense
      stack
      columns={[
        { key: 'when', text: 'Changed' },
        { key: 'column', text: 'Column' },
        { key: 'from', text: 'It said' },
        { key: 'to', text: 'It says since' },
      ]}
      rows={changes.map(({ name, from, to, one }) => ({
        when: `${formatDateTime(one.since)}, ${one.by_name}${one.file_id === null ? '' : ', by spreadsheet'}`,
        column: headingOf(name),
        from: from || 'nothing',
        to: to || 'nothing',
      }))}
    />
  )
}
