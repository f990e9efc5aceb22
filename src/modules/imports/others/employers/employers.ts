import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { words } from '../../person-file/cells.ts'
import { folded } from '../../person-file/mapping.ts'
import { wordsColumn } from '../cells.ts'
import type { OtherKind, OtherStoring } from '../other-kind.ts'
import { cell, changedRows, differs, freshRows } from '../other-stage.ts'
import { takenNames } from '../taken-names.ts'
import { employersWorkedOn, takeEmployersBack } from './undo-employers.ts'

type Column = 'employer_id' | 'name'

async function storeEmployers(tx: Tx, storing: OtherStoring): Promise<string[]> {
  const { area_id } = storing
  await sql`
    insert into employers.employer (id, area_id, name, added_by) select n.made_id, ${area_id}, ${cell('name')}, nwd.viewer_user() from ${freshRows}
  `.execute(tx)
  await sql`
    update employers.employer e set name = ${cell('name')} from ${changedRows(employers, storing)}
    where e.id = n.made_id and e.area_id = ${area_id} and ${differs('name')}
  `.execute(tx)
  return []
}

/** The employers of an area, by name. */
export const employers: OtherKind<Column> = {
  name: 'employers',
  title: 'Employers',
  hint: 'Each row is an employer whom people go to work for.',
  noun: { one: 'employer', many: 'employers' },
  table: 'entry_row',
  tells: 'name',
  columns: {
    employer_id: wordsColumn('Your own number for it', 100, ['id', 'employer id', 'ref', 'reference', 'account']),
    name: {
      label: 'Name',
      needed: true,
      also: ['employer', 'employer name', 'company', 'business', 'company name'],
      reader: () => words(200),
    },
  },
  key: ({ employer_id, name }) => employer_id ?? (name === null ? null : `named ${folded(name)}`),
  twice: { column: 'name', what: 'an employer has one row in the file' },
  *impossible() {},
  settle: (tx, storing) => takenNames(tx, storing, { table: 'employers.employer', what: 'an employer' }),
  store: storeEmployers,
  workedOn: employersWorkedOn,
  takeBack: takeEmployersBack,
}
