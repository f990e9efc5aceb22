import { Tabs } from '#platform/ui'

const reports = [
  ['/reports', 'Who we reach'],
  ['/reports/progress', 'How people get on'],
  ['/reports/referrals', 'Referrals'],
  ['/reports/areas', 'Areas side by side'],
] as const

/** The reports of an area, each a page of its own. */
export const ReportTabs = ({ at }: { at: (typeof reports)[number][0] }) => (
  <Tabs label="Reports" tabs={reports.map(([href, text]) => ({ href, text, current: href === at }))} />
)
