import { dateInLondon } from '#platform/time'
import { momentOf, type Version } from '../release.ts'
import { inPlaceOfAFigure } from '../symbols.ts'
import type { ReleaseTable } from '../tables/table.ts'

/**
 * The description of a table's CSV for machines, by "Metadata Vocabulary for Tabular Data" (W3C Recommendation, 17 December 2015): what each column
 * holds, which columns name a row, and which words stand in place of a figure (`null`, section 5.7: a cell that is exactly one of them has no value).
 */
export function csvwOf(table: ReleaseTable, version: Version) {
  const out = momentOf(version, 'scheduled')?.for_moment
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    url: `${table.name}.csv`,
    'dc:title': `${version.title}: ${table.title}`,
    'dc:description': `${table.about}. Version ${version.number}. Figures as at ${version.as_at}, counted by version ${version.definitions_version} of the definitions.`,
    'dc:publisher': 'No Wrong Door',
    ...(out ? { 'dc:issued': { '@value': dateInLondon(out), '@type': 'date' } } : {}),
    dialect: { encoding: 'utf-8', delimiter: ',', lineTerminators: ['\r\n'], header: true, headerRowCount: 1 },
    tableSchema: {
      columns: table.columns.map(({ key, text, datatype, about }) => ({
        name: key,
        titles: [key, text],
        'dc:description': about,
        datatype,
        required: table.keys.includes(key),
        ...(datatype === 'string' ? {} : { null: [...inPlaceOfAFigure] }),
      })),
      primaryKey: [...table.keys],
    },
  }
}
