import { type CalendarDate, formatDate } from '#platform/time'
import { Heading } from '#platform/ui'
import { ReportTabs } from './report-tabs.tsx'

interface ReportHeadProps {
  title: string
  /** The area, or the nation. */
  place: string
  national: boolean
  /** Whom it is about, and until when. */
  about: string
  to: CalendarDate
  at: Parameters<typeof ReportTabs>[0]['at']
}

/** What a report is of, said before anything else; then the way to the others. */
export const ReportHead = ({ title, place, national, about, to, at }: ReportHeadProps) => (
  <>
    <Heading sub={`${place} · ${about} ${formatDate(to)} · not protected for publication`}>{title}</Heading>
    <ReportTabs at={at} national={national} />
  </>
)
