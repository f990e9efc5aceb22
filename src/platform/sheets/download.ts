import { csvOf, type Sheet } from './csv.ts'
import { xlsxOf } from './xlsx.ts'

/** A table as an answer that is saved under a name: `figures.csv` or `figures.xlsx`. The name must name nobody. */
export async function sheetAsDownload(sheet: Sheet, name: string, format: 'csv' | 'xlsx'): Promise<Response> {
  const type =
    format === 'csv' ? 'text/csv; charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  const body = format === 'csv' ? csvOf(sheet) : new Uint8Array(await xlsxOf([sheet]))
  return new Response(body, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}.${format}"`,
      'x-content-type-options': 'nosniff',
    },
  })
}
