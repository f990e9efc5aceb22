import { type GivenReferral, givenReferrals } from '#modules/measurement'
import { organisationsOf } from '#modules/partnership'
import { found, page, raw, type Visit } from '#platform/http'
import { sheetAsDownload } from '#platform/sheets'
import { ReferralReport } from './referral-report.page.tsx'
import { referralSheet } from './referral-sheet.ts'

const access = ['provider_worker', 'team_lead', 'coordinator'] as const

/** Whose referrals a viewer may have reported: their own organisation's; a coordinator's, every organisation's of their area, or one of them. */
async function reported(visit: Visit) {
  const { viewer, tx, today, url } = visit
  const area = found(viewer.area_id)
  const all = viewer.role === 'coordinator'
  const organisations = await organisationsOf(tx, area)
  const asked = organisations.find(({ id }) => id === url.searchParams.get('organisation'))?.id
  const organisation = all ? asked : found(viewer.organisation_id)
  const rows: GivenReferral[] = await visit.statistics((stats) =>
    givenReferrals(stats, { as_at: today, area, organisation }),
  )
  const names = new Map(organisations.map(({ id, name }) => [id, name]))
  return { rows, all, organisation, nameOf: (id: string) => names.get(id) ?? 'An organisation that has ended' }
}
export type Reported = Awaited<ReturnType<typeof reported>>

export const referralReport = page({
  path: '/reports/referrals',
  access,
  audit: 'desks.referral_report.viewed',
  async show(visit) {
    const report = await reported(visit)
    await visit.record({ detail: { rows: report.rows.length } })
    return {
      title: 'What became of the referrals',
      wide: true,
      main: (
        <ReferralReport
          {...report}
          today={visit.today}
          mine={visit.viewer.organisation_name}
          reports={visit.viewer.role !== 'provider_worker'}
        />
      ),
    }
  },
})

export const referralReportRows = raw({
  method: 'GET',
  path: '/reports/referrals/rows',
  access,
  audit: 'desks.referral_report.downloaded',
  async answer(visit) {
    const { rows, nameOf } = await reported(visit)
    await visit.record({ detail: { rows: rows.length } })
    const format = visit.url.searchParams.get('format') === 'xlsx' ? 'xlsx' : 'csv'
    return sheetAsDownload(referralSheet(rows, nameOf), `referrals-to-${visit.today}`, format)
  },
})
