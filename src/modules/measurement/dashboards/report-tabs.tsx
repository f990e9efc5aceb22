import { Tabs } from '#platform/ui'

const reports = [
  ['/reports', 'Who we reach'],
  ['/reports/progress', 'Progress'],
  ['/reports/gaps', 'Differences'],
  ['/reports/referrals', 'Referrals'],
  ['/reports/partners', 'Partners'],
  ['/reports/needs', 'Asked for'],
  ['/reports/supply', 'Supply'],
  ['/reports/ways', 'Ways'],
  ['/reports/need', 'Against need'],
  ['/reports/areas', 'Areas'],
] as const
type Report = (typeof reports)[number][0]

/** Reports of the partnership's own work, which the nation has no page of. */
const ofAnArea: readonly Report[] = [
  '/reports',
  '/reports/referrals',
  '/reports/partners',
  '/reports/needs',
  '/reports/supply',
  '/reports/ways',
]

/** The reports of an area, or of the nation, each a page of its own. */
export const ReportTabs = ({ at, national = false }: { at: Report; national?: boolean }) => (
  <Tabs
    label="Reports"
    tabs={reports
      .filter(([href]) => !national || !ofAnArea.includes(href))
      .map(([href, text]) => ({ href, text, current: href === at }))}
  />
)
