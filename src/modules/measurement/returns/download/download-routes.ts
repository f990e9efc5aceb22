import { attachment, found, raw, type Visit } from '#platform/http'
import { sheetAsDownload } from '#platform/sheets'
import { about, coordinator, loadReturn } from '../access.ts'
import { type FileKind, frozenFile } from '../file/files.queries.ts'
import { revisedBy } from '../show/show-route.ts'
import { aboutReturn, fileNameOf, metadataOf } from './metadata.ts'
import { workbookOf } from './workbook.ts'

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
} as const

const saved = (body: string | Buffer, name: string, format: keyof typeof types) =>
  attachment(body, `${name}.${format}`, types[format], { 'cache-control': 'private, no-store' })

async function fileAs(visit: Visit<{ return: string }>, kind: FileKind): Promise<Response> {
  const { it } = await loadReturn(visit)
  const file = found(await frozenFile(visit.tx, it.id, kind))
  const format = visit.url.searchParams.get('format') === 'xlsx' ? 'xlsx' : 'csv'
  const name = fileNameOf(it, kind)
  return format === 'csv'
    ? saved(file.csv, name, 'csv')
    : saved(await workbookOf(file.csv, aboutReturn(it, file.sha256)), name, 'xlsx')
}

export const returnPeople = raw({
  method: 'GET',
  path: '/returns/:return/people',
  access: coordinator,
  audit: 'measurement.return.downloaded',
  async answer(visit) {
    const answer = await fileAs(visit, 'people')
    await visit.record({
      ...about({ id: visit.parameters.return }),
      detail: { format: visit.url.searchParams.get('format') ?? 'csv' },
    })
    return answer
  },
})

export const returnFigures = raw({
  method: 'GET',
  path: '/returns/:return/figures',
  access: coordinator,
  audit: { none: 'figures of the viewer’s own area, which name nobody' },
  answer: (visit) => fileAs(visit, 'figures'),
})

export const returnMetadata = raw({
  method: 'GET',
  path: '/returns/:return/metadata',
  access: coordinator,
  audit: { none: 'what there is to know of a file, without the file' },
  async answer(visit) {
    const { it } = await loadReturn(visit)
    return saved(
      `${JSON.stringify(metadataOf(it, 'people', it.sha256), null, 2)}\n`,
      `${fileNameOf(it, 'people')}-metadata`,
      'json',
    )
  },
})

export const returnDifferences = raw({
  method: 'GET',
  path: '/returns/:return/differences',
  access: coordinator,
  audit: { none: 'figures of the viewer’s own area, which name nobody' },
  async answer(visit) {
    const { it } = await loadReturn(visit)
    const { differences } = await revisedBy(visit, it)
    const rows = differences.map(({ measure, period, dimension, category, was, is }) => [
      measure,
      period,
      dimension,
      category,
      was?.count ?? null,
      was?.denominator ?? null,
      is?.count ?? null,
      is?.denominator ?? null,
    ])
    const headings = [
      'measure',
      'period',
      'dimension',
      'category',
      'count_signed',
      'denominator_signed',
      'count_revised',
      'denominator_revised',
    ]
    return sheetAsDownload(
      { name: 'Differences', headings, rows },
      `return-${it.area_id}-${it.as_at}-${it.version}-differences`,
      'csv',
    )
  },
})
