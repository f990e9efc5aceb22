import { found, page, raw } from '#platform/http'
import { figuresDocument } from '../report/figures-document.ts'
import { sheetOfReport } from '../report/files.ts'
import { readers } from '../report/local/load-report.ts'
import { reportFile } from '../report/report-file.ts'
import { loadNation } from './load-nation.ts'
import { nationPage } from './nation-page.tsx'
import { areasSheet } from './nation-sheet.ts'

const audit = { none: 'figures of at least five organisations, which name nobody' }

/** The analyst sees the areas as well; the people of a partnership what the nation says together. */
const access = ['analyst', ...readers] as const

/** The nation's overview; `section` chooses what its map shows. */
export const nationRoute = page({
  path: '/checklists/:round/nation',
  access,
  audit,
  async show(visit) {
    const section = Number(visit.url.searchParams.get('section') ?? '')
    return nationPage(await loadNation(visit), section > 0 ? section : undefined)
  },
})

/** The nation's figures as a file: `format` is docx, xlsx, csv or json. */
export const nationFile = raw({
  method: 'GET',
  path: '/checklists/:round/nation/file',
  access,
  audit,
  async answer(visit) {
    const loaded = await loadNation(visit)
    const { round, report, areas } = found(loaded.open ? loaded : undefined)
    const written = {
      report,
      document: () => figuresDocument(report),
      sheets: () => [sheetOfReport(report), ...(areas === null ? [] : [areasSheet(report, areas.lines)])],
    }
    return reportFile(written, visit.url.searchParams.get('format'), `${round.instrument_key}-nation`)
  },
})
