import { Tabs } from '#platform/ui'

const reports = [
  ['/reports', 'Who we reach'],
  ['/reports/progress', 'How people get on'],
  ['/reports/gaps', 'Differences'],
  ['/reports/referrals', 'Referrals'],
  ['/reports/partners', 'Partners'],
  ['/reports/need', 'Reach against need'],
  ['/reports/areas', 'Areas side by side'],
] as const
type Report = (typeof reports)[number][0]

/** Reports of the partnership's own work, which the nation has no page of. */
const ofAnArea: readonly Report[] = ['/reports', '/reports/referrals', '/reports/partners']

/** The reports of an area, or of the nation, each a page of its own. */
export const ReportTabs = ({ at, national = false }: { at: Report; national?: boolean }) => (
  <Tabs
    label="Reports"
    tabs={reports
      .filter(([href]) => !national || !ofAnArea.includes(href))
      .map(([href, text]) => ({ href, text, current: href === at }))}
  />
)
