import { type CalendarDate, formatDate } from '#platform/time'
import { Table } from '#platform/ui'
import { soFar } from '../../area-reports/figures.ts'
import { definitionHref } from '../../definitions/definition-href.ts'
import { wilson } from '../../intervals.ts'
import { rateOf } from '../../measures.ts'
import type { Need } from '../../need/need.queries.ts'
import { unemploymentIn } from '../../need/reach.ts'
import type { Econ1Year } from './econ1.queries.ts'

interface Econ1Props {
  years: readonly Econ1Year[]
  /** Tables of need of the same place; those of unemployment are read. */
  needs: readonly Need[]
  today: CalendarDate
  /** Whether the viewer may be shown who they are. */
  people: boolean
}

/** A year's share of ECON 1: of everybody unemployed by the table of a day in the year; null where there is none, or it counts fewer than were helped. */
export function econ1Share({ year, people }: Econ1Year, needs: readonly Need[]) {
  const need = unemploymentIn(needs, year)
  const among = need !== undefined && need.people >= people ? need.people : null
  return { need, rate: rateOf(people, among), interval: among === null ? null : wilson(people, among) }
}

/** What the area's return for ECON 1 counts, by year, as a share where the table of unemployment of that year is imported; nothing where nobody is counted. */
export function Econ1Block({ years, needs, today, people: mayList }: Econ1Props) {
  if (years.length === 0) return null
  const missing = years.filter(({ year }) => unemploymentIn(needs, year) === undefined)
  return (
    <>
      <h2 id="econ1">Unemployed people helped into work (LGBF ECON 1)</h2>
      <p class="nwd-sub">
        People who were unemployed when they registered, by the year in which their first job since began, of everybody
        unemployed in the area, supported or not. It is a measure of reach, and not of those supported. What it means:{' '}
        <a href={definitionHref('econ1', '/reports/definitions')}>ECON 1</a>
      </p>
      <Table
        caption="Unemployed people helped into work, by year of the job"
        hideCaption
        dense
        columns={[
          { key: 'year', text: 'Year', nowrap: true },
          { key: 'people', text: 'People', numeric: true },
          { key: 'among', text: 'Unemployed in the area', numeric: true },
          { key: 'rate', text: 'Share, %', numeric: true },
          { key: 'interval', text: '95% interval', numeric: true },
          { key: 'source', text: 'Table' },
        ]}
        rows={years.map((one) => {
          const { need, rate, interval } = econ1Share(one, needs)
          const count = one.people.toLocaleString('en-GB')
          return {
            year: soFar(one.year, today),
            people: mayList ? <a href={`/reports/people?of=econ1&year=${one.year}`}>{count}</a> : count,
            among: need?.people.toLocaleString('en-GB') ?? 'no table',
            rate: rate?.toFixed(1) ?? '',
            interval: interval === null ? '' : `${interval.low.toFixed(1)} to ${interval.high.toFixed(1)}`,
            source: need && `${need.invented ? 'Invented: ' : ''}${need.source}, ${formatDate(need.as_at)}`,
          }
        })}
      />
      {missing.length > 0 && (
        <p class="nwd-sub">
          Missing: the table of unemployment for {missing.map(({ year }) => year).join(', ')}, of a day in the year.
          Without it there is no share.
        </p>
      )}
    </>
  )
}
