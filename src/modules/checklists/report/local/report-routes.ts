import { found, page, raw } from '#platform/http'
import { reportFile } from '../report-file.ts'
import { loadReport, readers } from './load-report.ts'
import { notYetPage } from './not-yet-page.tsx'
import { reportDocument, reportSheets } from './report-document.ts'
import { reportPage } from './report-page.tsx'

const audit = { none: 'figures of the viewer’s own area, which name nobody' }

export const localReportPage = page({
  path: '/checklists/:round/report',
  access: readers,
  audit,
  async show(visit) {
    const loaded = await loadReport(visit)
    return loaded.open ? reportPage(loaded.whole, visit.viewer.role === 'coordinator') : notYetPage(loaded)
  },
})

/** The same report as a file: `format` is docx, xlsx, csv or json. */
export const localReportFile = raw({
  method: 'GET',
  path: '/checklists/:round/report/file',
  access: readers,
  audit,
  async answer(visit) {
    const loaded = await loadReport(visit)
    const whole = found(loaded.open ? loaded.whole : undefined)
    const written = {
      report: whole.report,
      document: () => reportDocument(whole),
      sheets: () => reportSheets(whole),
    }
    return reportFile(written, visit.url.searchParams.get('format'), `${whole.round.instrument_key}-${whole.area}`)
  },
})
