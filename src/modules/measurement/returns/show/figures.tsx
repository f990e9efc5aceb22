import { SummaryList, Table } from '#platform/ui'
import { definitionHref } from '../../definitions/definition-href.ts'
import { catalogue, measureEntry } from '../../measures.ts'
import type { StatisticsRow } from '../../statistics.ts'
import { categoryInWords, countInWords, dimensionInWords, rateInWords } from '../../words.ts'
import type { Difference } from '../changes/differences.ts'
import type { ShowProps } from './show-props.ts'

const definitions = '/reports/definitions'

/** Every measure of everybody: all years together, the year and the quarter of the return, with links to what each means. */
export function Figures({
  figures,
  quarter,
  href,
}: {
  figures: readonly StatisticsRow[]
  quarter: string
  href: string
}) {
  const byKey = new Map(
    figures.flatMap((row) => (row.dimension === 'all' ? [[`${row.measure} ${row.period}`, row]] : [])),
  )
  const year = quarter.slice(0, 7)
  return (
    <Table
      caption="Figures of the return, by when people were first registered"
      dense
      columns={[
        { key: 'measure', text: 'Measure' },
        { key: 'all', text: 'All years', numeric: true },
        { key: 'all_rate', text: '%', numeric: true },
        { key: 'year', text: year, numeric: true },
        { key: 'year_rate', text: '%', numeric: true },
        { key: 'quarter', text: quarter, numeric: true },
        { key: 'quarter_rate', text: '%', numeric: true },
      ]}
      rows={catalogue.map(({ measure, title, denominator }) => {
        const [all, inYear, inQuarter] = ['all', year, quarter].map((period) => byKey.get(`${measure} ${period}`))
        const share = (row: StatisticsRow | undefined) =>
          denominator === null || row === undefined || row.status === 'too_early' ? '' : rateInWords(row)
        return {
          measure: <a href={definitionHref(measure, definitions)}>{title}</a>,
          all: countInWords(all),
          all_rate: share(all),
          year: countInWords(inYear),
          year_rate: share(inYear),
          quarter: countInWords(inQuarter),
          quarter_rate: share(inQuarter),
        }
      })}
      downloads={[
        { href: `${href}?format=csv`, text: 'CSV' },
        { href: `${href}?format=xlsx`, text: 'XLSX' },
      ]}
    />
  )
}

const counts = (pair: Difference['was'], measure: StatisticsRow['measure']) => {
  if (pair === null) return 'no such row'
  if (pair.count === null) return 'too early'
  const of =
    pair.denominator === null || measureEntry(measure).denominator !== 'due'
      ? ''
      : ` of ${pair.denominator.toLocaleString('en-GB')}`
  return `${pair.count.toLocaleString('en-GB')}${of}`
}

const most = 40

/** A group that nobody is in, or no longer, has no row: that is nought here. */
const of = (pair: Difference['was'], what: 'count' | 'denominator') => pair?.[what] ?? 0

/** Why a revision differs, by kind of news with its explanation, and the figures that changed: of everybody by period, and of each group; all of them in the download. */
export function Differences({ it, findings, differences, revised }: ShowProps) {
  if (revised === undefined) return null
  const kinds = findings.filter(({ severity }) => severity === 'difference')
  const moved = differences.filter(
    ({ measure, period, dimension, was, is }) =>
      (dimension === 'all' || period === 'all') &&
      (of(was, 'count') !== of(is, 'count') ||
        (measureEntry(measure).denominator === 'due' && of(was, 'denominator') !== of(is, 'denominator'))),
  )
  return (
    <>
      <h2>What differs from version {revised.version}</h2>
      <p>
        This revises <a href={`/returns/${revised.id}`}>version {revised.version}</a>, signed by{' '}
        {revised.signature?.name}.
      </p>
      {kinds.length > 0 && (
        <SummaryList
          rows={kinds.map(({ words, explanation }) => ({ key: words, value: explanation ?? 'Not yet explained' }))}
        />
      )}
      <Table
        caption={moved.length > most ? `The first ${most} figures that changed` : 'Figures that changed'}
        dense
        columns={[
          { key: 'measure', text: 'Measure' },
          { key: 'period', text: 'Registered in', nowrap: true },
          { key: 'group', text: 'Group' },
          { key: 'was', text: `Version ${revised.version}`, numeric: true },
          { key: 'is', text: `Version ${it.version}`, numeric: true },
        ]}
        rows={moved.slice(0, most).map(({ measure, period, dimension, category, was, is }) => ({
          measure: measureEntry(measure).title,
          period: period === 'all' ? 'All years' : period,
          group:
            dimension === 'all'
              ? 'Everybody'
              : `${dimensionInWords(dimension)}: ${categoryInWords(dimension, category)}`,
          was: counts(was, measure),
          is: counts(is, measure),
        }))}
        empty={<p>No figure changed: the news is about what no measure counts.</p>}
      />
      {differences.length > 0 && (
        <p class="nwd-sub">
          <a href={`/returns/${it.id}/differences`}>
            Every figure that changed, by period and group (CSV, {differences.length.toLocaleString('en-GB')} rows)
          </a>
        </p>
      )}
    </>
  )
}
