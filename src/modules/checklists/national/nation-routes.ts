import { found, page, raw } from '#platform/http'
import { figuresDocument } from '../report/figures-document.ts'
import { sheetOfReport } from '../report/files.ts'
import { reportFile } from '../report/report-file.ts'
import { loadNation } from './load-nation.ts'
import { nationPage } from './nation-page.tsx'
import { areasSheet } from './nation-sheet.ts'

const audit = { none: 'figures of at least five organisations, which name nobody' }

export const nationRoute = page({
  path: '/checklists/:round/nation',
  access: ['analyst'],
  audit,
  show: async (visit) => nationPage(await loadNation(visit)),
})

/** The nation's figures as a file: `format` is docx, xlsx, csv or json. */
export const nationFile = raw({
  method: 'GET',
  path: '/checklists/:round/nation/file',
  access: ['analyst'],
  audit,
  async answer(visit) {
    const loaded = await loadNation(visit)
    const { report, areas } = found(loaded.open ? loaded : undefined)
    const written = {
      report,
      document: () => figuresDocument(report),
      sheets: () => [sheetOfReport(report), areasSheet(report, areas)],
    }
    return reportFile(written, visit.url.searchParams.get('format'), 'self-assessment-nation')
  },
})
