import { documentAsDownload, type WordDocument } from '#platform/documents'
import { type Sheet, sheetAsDownload, sheetsAsDownload } from '#platform/sheets'
import { contractOf, sheetOfReport } from './files.ts'
import type { Report } from './report.ts'

interface Written {
  report: Report
  /** The same with all that its page says, for a word processor and for a spreadsheet. */
  document(): WordDocument
  sheets(): Sheet[]
}

/** A report as an answer that is saved: docx, xlsx and json when asked for, else csv. */
export async function reportFile({ report, document, sheets }: Written, format: string | null, name: string) {
  switch (format) {
    case 'docx':
      return documentAsDownload(document(), name)
    case 'xlsx':
      return sheetsAsDownload(sheets(), name)
    case 'json':
      return Response.json(contractOf(report))
    default:
      return sheetAsDownload(sheetOfReport(report), name, 'csv')
  }
}
