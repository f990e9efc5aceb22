import { createHash } from 'node:crypto'
// The files of the examples are brought on by the room's own hands, as the program does it.
import { csvOfRows } from '../../src/modules/imports/person-file.testing.ts'
import {
  askWork,
  insertFile,
  selectOptionalFile,
  settleCodes,
  settleColumns,
} from '../../src/modules/imports/work/files.queries.ts'
import { fileJobs } from '../../src/modules/imports/work/work-on-files.ts'
import type { Example, Examples, Walk } from './example.ts'

/** Files on their way in, by what is to be done with them next. */
export interface FilesOnTheWay {
  begun: string
  toColumns: string
  toValues: string
  toPreview: string
  toSetAside: string
  stored: string
}

const rows = (prefix: string, gender: string) =>
  ['Ealasaid', 'Fearchar'].map((given_name, at) => ({
    participant_id: `${prefix}${at}`,
    given_name,
    family_name: 'Walkson',
    date_of_birth: '1971-04-05',
    // Two identifiers with one number: the second waits to be decided on.
    ni_number: 'AB123456C',
    registered_on: '2025-03-04',
    gender,
  }))

export async function prepareImports({ town }: Pick<Walk, 'town'>): Promise<FilesOnTheWay> {
  const { house } = town
  const hamish = town.viewer('hamish')
  const works = async () => {
    for (const job of fileJobs) await job.run({ database: house.database, clock: house.clock })
  }
  const file = async (prefix: string, gender = 'woman') => {
    const columns = [
      'participant_id',
      'given_name',
      'family_name',
      'date_of_birth',
      'ni_number',
      'registered_on',
      'gender',
    ]
    const bytes = new Uint8Array(Buffer.from(csvOfRows(rows(prefix, gender), { columns })))
    const fingerprint = createHash('sha256').update(bytes).digest('hex')
    return house.asViewer(hamish, (tx) =>
      insertFile(tx, hamish, { kind: 'people', name: 'walk.csv', fingerprint, bytes }),
    )
  }
  const matched = async (id: string, codes?: Record<string, Record<string, string>>) => {
    const inHand = await house.asViewer(hamish, (tx) => selectOptionalFile(tx, id))
    if (inHand?.survey == null) throw new Error('the file was not looked through')
    const columns = Object.fromEntries(inHand.survey.columns.map(({ name }) => [name, name]))
    await house.asViewer(hamish, async (tx) => {
      await settleColumns(tx, id, columns)
      if (codes === undefined) return
      await settleCodes(tx, id, codes)
      await askWork(tx, hamish, inHand, 'check')
    })
  }
  const [toColumns, toValues, toPreview, toSetAside, stored] = [
    await file('c'),
    await file('v', 'F'),
    await file('p'),
    await file('a'),
    await file('s'),
  ]
  await works()
  await matched(toValues)
  await matched(toPreview, {})
  await matched(stored, {})
  await works()
  await house.asViewer(hamish, (tx) => askWork(tx, hamish, { id: stored, area_id: hamish.area_id ?? '' }, 'store'))
  await works()
  return { begun: await file('b'), toColumns, toValues, toPreview, toSetAside, stored }
}

/** Bringing files in: each by the coordinator of its area and nobody else; who waits in them, by whoever sees whom they may be. */
export function importExamples({ files }: Walk): Examples {
  const own = (id: string, path: string, more: Partial<Example> = {}): Example => ({
    as: 'hamish',
    at: `/imports/${id}${path}`,
    concerned: ['hamish'],
    typed: {},
    ...more,
  })
  return {
    '/imports': { as: 'hamish', at: '/imports' },
    '/imports/new': {
      as: 'hamish',
      at: '/imports/new',
      typed: { kind: 'people' },
      notTwice: 'a file cannot be typed here',
    },
    '/imports/:file/columns': own(files.toColumns, '/columns'),
    '/imports/:file/values': own(files.toValues, '/values'),
    '/imports/:file/marked/:download': own(files.toPreview, '/marked/marked.csv'),
    '/imports/:file/preview': own(files.toPreview, '/preview', {
      typed: (page) => {
        const [first] = page('main input[name=organisation]').toArray()
        return first === undefined ? {} : { organisation: page(first).attr('value') ?? '' }
      },
    }),
    '/imports/:file/stop': own(files.begun, '/stop'),
    '/imports/:file/set-aside': own(files.toSetAside, '/set-aside'),
    '/imports/:file/undo': own(files.stored, '/undo'),
    '/imports/:file': own(files.begun, ''),
    '/imports/waiting': {
      as: 'hamish',
      at: '/imports/waiting',
      typed: (page) =>
        Object.fromEntries(
          page('main input[type=radio][value=new]')
            .toArray()
            .map((one) => [page(one).attr('name') ?? '', 'new']),
        ),
    },
  }
}
