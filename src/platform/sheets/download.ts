import { csvOf, type Sheet } from './csv.ts'
import { xlsxOf } from './xlsx.ts'

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

const download = (body: string | Uint8Array<ArrayBuffer>, name: string, format: 'csv' | 'xlsx') =>
  new Response(body, {
    headers: {
      'content-type': types[format],
      'content-disposition': `attachment; filename="${name}.${format}"`,
      'x-content-type-options': 'nosniff',
    },
  })

/** Several tables as one workbook, a page each. The name must name nobody. */
export const sheetsAsDownload = async (sheets: readonly Sheet[], name: string): Promise<Response> =>
  download(new Uint8Array(await xlsxOf(sheets)), name, 'xlsx')

/** A table as an answer that is saved under a name: `figures.csv` or `figures.xlsx`. The name must name nobody. */
export async function sheetAsDownload(sheet: Sheet, name: string, format: 'csv' | 'xlsx'): Promise<Response> {
  return format === 'csv' ? download(csvOf(sheet), name, format) : sheetsAsDownload([sheet], name)
}
