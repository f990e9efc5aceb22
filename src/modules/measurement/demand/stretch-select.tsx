import type { CalendarDate } from '#platform/time'
import { Select } from '#platform/ui'
import { type Stretch, stretchesOn, stretchInWords } from './stretch.ts'

/** Of which time. */
export const StretchSelect = ({ today, value }: { today: CalendarDate; value: Stretch }) => (
  <Select
    name="in"
    label="Of which time"
    value={value.name}
    options={stretchesOn(today).map((one) => ({ value: one.name, text: stretchInWords(one, today) }))}
  />
)
