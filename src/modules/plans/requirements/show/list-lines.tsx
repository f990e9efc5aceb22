import { page, raw } from '#platform/http'
import { sheetAsDownload } from '#platform/sheets'
import { Button, Heading, Table, Tabs } from '#platform/ui'
import { PlanningLinks, toPlans } from '../../planning-links.tsx'
import { areaOf, ownPlan, readers, writesIt } from '../../plans.access.ts'
import { roundPounds, sumOf } from '../requirement.ts'
import { type Requirement, requirementsOf } from '../requirements.queries.ts'
import { requirementSheet } from '../sheet/write-sheet.ts'
import { yearAsked, yearsOn } from '../years.ts'

/** The service requirements of a year: the table that the framework calls Annex 2. */
export const listLines = page({
  path: '/requirements',
  access: readers,
  audit: ownPlan,
  async show({ tx, viewer, url, today }) {
    const year = yearAsked(url, today)
    const lines = await requirementsOf(tx, areaOf(viewer), year)
    const people = lines.reduce((sum, { line }) => sum + line.volume, 0)
    const all = sumOf(lines.map(({ line }) => ({ pence: line.budget_pence })))
    return {
      title: `Service requirements ${year}`,
      wide: true,
      back: toPlans,
      main: (
        <>
          <Heading
            sub={
              lines.length === 0
                ? 'Annex 2 of the delivery plan: who gets what support, from whom, and what it costs.'
                : `${lines.length === 1 ? '1 line' : `${lines.length} lines`}, ${roundPounds(all)}, ${people.toLocaleString('en-GB')} people to start.`
            }
          >
            {`Service requirements ${year}`}
          </Heading>
          <Tabs
            label="Years"
            tabs={yearsOn(today).map((each) => ({
              href: `/requirements?year=${each}`,
              text: each,
              current: each === year,
            }))}
          />
          {writesIt(viewer) && (
            <p class="nwd-actions">
              <Button href={`/requirements/new?year=${year}`}>Add a line</Button>{' '}
              <Button href={`/requirements/bring?year=${year}`} kind="secondary">
                Bring back a spreadsheet
              </Button>
            </p>
          )}
          <Lines lines={lines} year={year} />
          {lines.length > 0 && (
            <>
              <h2>Where the money comes from</h2>
              <p>
                <BySource lines={lines} />
              </p>
            </>
          )}
          <h2>Also here</h2>
          <p>
            <PlanningLinks year={year} but="/requirements" />
          </p>
        </>
      ),
    }
  },
})

const Lines = ({ lines, year }: { lines: readonly Requirement[]; year: string }) => (
  <Table
    caption={`Requirements of ${year}`}
    hideCaption
    dense
    stack
    downloads={(['xlsx', 'csv'] as const).map((format) => ({
      href: `/requirements/file?year=${year}&format=${format}`,
      text: `Annex 2 (${format.toUpperCase()})`,
    }))}
    columns={[
      { key: 'group', text: 'Target group' },
      { key: 'rationale', text: 'Rationale' },
      { key: 'partners', text: 'Delivery partners' },
      { key: 'budget', text: 'Budget', numeric: true },
      { key: 'source', text: 'Source of investment' },
      { key: 'volume', text: 'Volumes', numeric: true },
      { key: 'method', text: 'Delivery method' },
      { key: 'outcome', text: 'Outcome expected' },
    ]}
    rows={lines.map(({ id, number, line }) => ({
      group: (
        <a href={`/requirements/${id}`}>
          {number}. {line.target_group}
        </a>
      ),
      rationale: line.rationale,
      partners: line.partners,
      budget: roundPounds(line.budget_pence),
      source: line.sources.map(({ source }) => source).join(', '),
      volume: line.volume.toLocaleString('en-GB'),
      method: line.delivery_method,
      outcome: line.outcome,
    }))}
    empty={
      <p>
        No line yet. Add the first, or begin from{' '}
        <a href={`/requirements/file?year=${year}&format=xlsx`}>an empty spreadsheet with the eight headings</a>.
      </p>
    }
  />
)

function BySource({ lines }: { lines: readonly Requirement[] }) {
  const all = Map.groupBy(
    lines.flatMap(({ line }) => line.sources),
    ({ source }) => source,
  )
  if (all.size === 0) return <>Nothing yet</>
  return (
    <>
      {[...all]
        .map(([source, its]) => ({ source, pence: sumOf(its) }))
        .sort((one, other) => other.pence - one.pence || (one.source < other.source ? -1 : 1))
        .map(({ source, pence }) => (
          <span key={source}>
            {source}: <strong>{roundPounds(pence)}</strong>
            <br />
          </span>
        ))}
    </>
  )
}

/** The table as a file that may be changed and brought back. */
export const linesAsFile = raw({
  method: 'GET',
  path: '/requirements/file',
  access: readers,
  audit: ownPlan,
  async answer({ tx, viewer, url, today }) {
    const year = yearAsked(url, today)
    const sheet = requirementSheet(year, await requirementsOf(tx, areaOf(viewer), year))
    return sheetAsDownload(sheet, `annex-2-${year}`, url.searchParams.get('format') === 'csv' ? 'csv' : 'xlsx')
  },
})
