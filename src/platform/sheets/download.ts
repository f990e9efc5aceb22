import { attachment } from '#platform/http'
import { csvOf, type Sheet } from './csv.ts'
import { xlsxOf } from './xlsx.ts'

/** Several tables as one workbook, a page each, saved as `name.xlsx`. The name must name nobody. */
export const sheetsAsDownload = async (sheets: readonly Sheet[], name: string): Promise<Response> =>
  attachment(await xlsxOf(sheets), `${name}.xlsx`, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')

/** A table as an answer that is saved under a name: `figures.csv` or `figures.xlsx`. The name must name nobody. */
export async function sheetAsDownload(sheet: Sheet, name: string, format: 'csv' | 'xlsx'): Promise<Response> {
  return format === 'csv'
    ? attachment(csvOf(sheet), `${name}.csv`, 'text/csv; charset=utf-8')
    : sheetsAsDownload([sheet], name)
}
