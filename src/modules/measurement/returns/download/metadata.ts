import { referenceText } from '#platform/reference'
import { fileColumns } from '../file/columns.ts'
import type { FileKind } from '../file/files.queries.ts'
import type { Return } from '../return.ts'

/** What a file of a return is called; it names nobody. `return-S12000049-2026-09-30-1-people` */
export const fileNameOf = ({ area_id, as_at, version }: Return, kind: FileKind): string =>
  `return-${area_id}-${as_at}-${version}-${kind}`

/** What there is to know of a return beside its files, by name, for a page, a workbook and the metadata. */
export function aboutReturn(it: Return, sha256: string): [name: string, value: string][] {
  const { signature } = it
  return [
    ['Area', `${referenceText('areas', it.area_id)} (${it.area_id})`],
    ['As at', it.as_at],
    ['Quarter', it.quarter],
    ['Version', String(it.version)],
    ['Return', it.id],
    ['Revises', it.revises ?? ''],
    ['Definitions', it.definitions],
    ['People', String(it.people)],
    ['Frozen', `${it.frozen_at.toISOString()} by ${it.frozen_by_name}`],
    [
      'Signed',
      signature === null
        ? 'not signed'
        : `${signature.signed_at.toISOString()} by ${signature.name}, ${signature.role.replaceAll('_', ' ')}`,
    ],
    ['SHA-256 of the CSV file', sha256],
  ]
}

const figureColumns = [
  ['measure', 'Which measure', 'string'],
  ['period', 'All, a financial year or a quarter, of registration', 'string'],
  ['dimension', 'What it is broken down by', 'string'],
  ['category', 'Which group', 'string'],
  ['count', 'How many people', 'integer'],
  ['denominator', 'Of how many', 'integer'],
  ['rate', 'Share in percent, one decimal, half up', 'decimal'],
  ['status', 'final, provisional or too_early', 'string'],
] as const

const columnsOf = (kind: FileKind) =>
  kind === 'people'
    ? fileColumns.map(({ name, says, datatype }) => ({ name, titles: name, 'dc:description': says, datatype }))
    : figureColumns.map(([name, says, datatype]) => ({ name, titles: name, 'dc:description': says, datatype }))

/** The metadata of a file of a return (CSV on the Web, W3C 2015): what it is, how it was made, its fingerprint, its signer and its columns. `url` is what the file is called. */
export function metadataOf(it: Return, kind: FileKind, sha256: string, url = `${fileNameOf(it, kind)}.csv`): object {
  const { signature } = it
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en', dc: 'http://purl.org/dc/terms/' }],
    url,
    'dc:title': `Quarterly return of ${referenceText('areas', it.area_id)} as at ${it.as_at}: ${kind}`,
    'dc:identifier': it.id,
    'dc:created': it.frozen_at.toISOString(),
    notes: [
      {
        area: it.area_id,
        as_at: it.as_at,
        quarter: it.quarter,
        version: it.version,
        revises: it.revises,
        definitions: it.definitions,
        people: it.people,
        sha256,
        frozen_by: it.frozen_by_name,
        signature: signature && {
          name: signature.name,
          role: signature.role,
          at: signature.signed_at.toISOString(),
          statement: signature.statement,
        },
      },
    ],
    tableSchema: { columns: columnsOf(kind), ...(kind === 'people' ? { primaryKey: 'participant_id' } : {}) },
  }
}
