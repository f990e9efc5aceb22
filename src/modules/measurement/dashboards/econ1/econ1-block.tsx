import type { CalendarDate } from '#platform/time'
import { Table } from '#platform/ui'
import { soFar } from '../../area-reports/figures.ts'
import type { Econ1Year } from './econ1.queries.ts'

/** What the area's return for ECON 1 counts, by year; nothing where nobody is counted. */
export function Econ1Block({ years, today }: { years: readonly Econ1Year[]; today: CalendarDate }) {
  if (years.length === 0) return null
  return (
    <>
      <h2 id="econ1">Unemployed people helped into work (LGBF ECON 1)</h2>
      <p class="nwd-sub">
        People who were unemployed when they registered, by the year in which their first job since began. The indicator
        is a share of everybody unemployed in the area, supported or not. That table is not in this system, so no share
        is shown: take it from the official estimate of unemployment for the same year.
      </p>
      <Table
        caption="Unemployed people helped into work, by year of the job"
        hideCaption
        dense
        columns={[
          { key: 'year', text: 'Year' },
          { key: 'people', text: 'People', numeric: true },
        ]}
        rows={years.map(({ year, people }) => ({ year: soFar(year, today), people: people.toLocaleString('en-GB') }))}
      />
    </>
  )
}
