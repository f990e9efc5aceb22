import { referenceList } from '#platform/reference'
import type { CalendarDate } from '#platform/time'
import { Details, SummaryList } from '#platform/ui'

/** What belongs to each kind of support, for whoever is in doubt which it is. */
export const KindsOfSupport = ({ today }: { today: CalendarDate }) => (
  <Details summary="What belongs to each kind">
    <SummaryList
      dense
      rows={referenceList('interventions', today).map(({ text, meaning }) => ({ key: text, value: meaning }))}
    />
  </Details>
)
