import { docxOf } from '#platform/documents'
import { csvOf, xlsxOf } from '#platform/sheets'
import { figuresDocument } from './figures-document.ts'
import { contractOf, sheetOfReport } from './files.ts'
import type { Report } from './report.ts'

type Writer = (report: Report) => Promise<string | Buffer>

/** How a report is written, by format. One more format is one more line here. */
const writers = {
  json: async (report) => `${JSON.stringify(contractOf(report), null, 2)}\n`,
  csv: async (report) => csvOf(sheetOfReport(report)),
  xlsx: (report) => xlsxOf([sheetOfReport(report)]),
  docx: (report) => docxOf(figuresDocument(report)),
} satisfies Record<string, Writer>

export type ReportFormat = keyof typeof writers

export const reportFormats = Object.keys(writers) as readonly ReportFormat[]

/** A report as a file of this format. */
export const writeReport = (report: Report, format: ReportFormat): Promise<string | Buffer> => writers[format](report)
