import { Table } from '#platform/ui'
import { definitionHref } from '../definitions/definition-href.ts'
import type { FairStartRow } from './fair-start-scotland.ts'

interface Props {
  rows: readonly FairStartRow[]
  /** The page that shows the definitions. */
  definitionsAt: string
  csv: string
}

/** Fair Start Scotland by year, apart from every other figure; nothing where nobody ever started it. */
export function FairStartBlock({ rows, definitionsAt, csv }: Props) {
  const years = rows.filter(({ period }) => !period.includes('Q'))
  if (years.length === 0) return null
  return (
    <>
      <h2>Fair Start Scotland</h2>
      <p class="nwd-sub">
        Counted by its own rule: who joins again is counted again, so it is in no other figure’s sum.{' '}
        <a href={definitionHref('fair_start_scotland', definitionsAt)}>What these mean</a>
      </p>
      <Table
        caption="Fair Start Scotland, by year of start"
        hideCaption
        dense
        columns={[
          { key: 'year', text: 'Year' },
          { key: 'starts', text: 'Starts', numeric: true },
          { key: 'people', text: 'People', numeric: true },
          { key: 're_joins', text: 'Re-joins', numeric: true },
        ]}
        rows={years.map(({ period, starts, people, re_joins }) => ({
          year: period === 'all' ? 'All years' : period,
          starts: starts.toLocaleString('en-GB'),
          people: people.toLocaleString('en-GB'),
          re_joins: re_joins.toLocaleString('en-GB'),
        }))}
        downloads={[{ href: csv, text: 'CSV' }]}
      />
    </>
  )
}
