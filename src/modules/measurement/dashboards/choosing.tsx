import type { CalendarDate } from '#platform/time'
import { Select } from '#platform/ui'
import { soFar } from '../area-reports/figures.ts'
import { measureEntry } from '../measures.ts'
import { type Share, shares } from './progress/asked.ts'

/** Which year of registration a report is about; `all` for all of them. */
export const YearSelect = ({
  years,
  value,
  today,
}: {
  years: readonly string[]
  value: string
  today: CalendarDate
}) => (
  <Select
    name="year"
    label="Year of registration"
    value={value}
    options={[{ value: 'all', text: 'All years' }, ...years.map((year) => ({ value: year, text: soFar(year, today) }))]}
  />
)

/** Which share a report compares. */
export const ShareSelect = ({ label, value }: { label: string; value: Share }) => (
  <Select
    name="of"
    label={label}
    value={value}
    options={shares.map((share) => ({ value: share, text: measureEntry(share).title }))}
  />
)
