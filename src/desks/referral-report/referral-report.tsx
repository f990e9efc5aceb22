import { page, raw } from '#platform/http'
import { sheetAsDownload } from '#platform/sheets'
import { ReferralReport } from './referral-report.page.tsx'
import { referralSheet } from './referral-sheet.ts'
import { reported } from './reported.ts'

const access = ['provider_worker', 'team_lead', 'coordinator'] as const

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
      filesElsewhere: true,
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
