import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { FileRefused } from '#platform/sheets'
import type { Kind, Step } from '../kind.ts'
import { writeNotAsked } from '../others/templates/templates.ts'
import { personColumns, personFileColumns } from '../person-file/columns.ts'
import { mappingOf } from '../person-file/mapping.ts'
import type { Problem } from '../person-file/problem.ts'
import { readPeople } from '../person-file/read-people.ts'
import { noteImport } from '../store/note-import.ts'
import type { Storing } from '../store/staged.ts'
import { beginStoring, settlePeople, storeSettled } from '../store/store-people.ts'
import { takeBackPeople, workedOnPeople } from '../undo/taking-back.queries.ts'
import { personColumnsToMatch } from './columns-to-match.ts'

/** Whether it was decided who a row's participant is: nobody whom they may be is left undecided. */
const decided = sql`exists (select 1 from imports.likely_match m where m.area_id = s.area_id and m.participant_id = s.key)
  and not exists (select 1 from imports.likely_match m where m.area_id = s.area_id and m.participant_id = s.key and m.decision is null)`

/** Brings the rows of a file that were checked before to where the rows of a file are that is read now. */
async function stage(tx: Tx, { import_id, file_id, area_id, only }: Step): Promise<number> {
  const columns = personColumns.map((column) => sql.ref(column))
  const types = personColumns.map((column) => sql`${sql.ref(column)} text`)
  const staged = await sql`
    insert into person_stage (import_id, row, area_id, person_id, spell_id, job_id, ${sql.join(columns)})
    select ${import_id}::uuid, s.row, s.area_id, gen_random_uuid(), gen_random_uuid(), case when c.job_started_on is not null then gen_random_uuid() end,
      ${sql.join(personColumns.map((column) => sql.ref(`c.${column}`)))}
    from imports.staged_row s cross join lateral jsonb_to_record(s.cells) c (${sql.join(types)})
    where s.file_id = ${file_id} and s.area_id = ${area_id} and ${only === 'decided' ? decided : sql`true`}
  `.execute(tx)
  return Number(staged.numAffectedRows ?? 0)
}

async function begin(tx: Tx, step: Step): Promise<{ storing: Storing; rows: number }> {
  const { import_id, area_id, today, options } = step
  const storing = await beginStoring(tx, {
    import_id,
    area_id,
    today,
    organisation: options.organisation,
    lead: options.lead,
  })
  const rows = await stage(tx, step)
  // What the heading and the dates say of what was asked, as from the shell; a template by name is the shell's alone.
  await writeNotAsked(tx, { template: undefined, columns: step.columns, today })
  return { storing, rows }
}

/** People and what happened to them (contracts §4). */
export const people: Kind = {
  name: 'people',
  title: 'People and what happened to them',
  hint: 'One row a person: who they are, when they registered, jobs, other outcomes and follow-ups.',
  noun: { one: 'person', many: 'people' },
  columns: personColumnsToMatch,
  read: (path, mapping, today) =>
    readPeople({ path, mapping: mappingOf(mapping, 'The mapping', personFileColumns) }, today),
  postcodeIn: 'postcode',
  asksWhoSupports: true,
  async foresee(tx, step) {
    const problems: Problem[] = []
    const { storing } = await begin(tx, step)
    const settled = await settlePeople(tx, storing, (conflicts) => problems.push(...conflicts))
    return { ...settled, problems }
  },
  async store(tx, step) {
    const { storing, rows } = await begin(tx, step)
    // Somebody decided on them while others were brought in, and they came with those.
    if (rows === 0) return { added: 0, changed: 0, unchanged: 0, matched: 0, waiting: 0 }
    const settled = await settlePeople(tx, storing, (conflicts) => {
      const which = new Intl.ListFormat('en-GB').format(conflicts.slice(0, 5).map(({ row }) => String(row)))
      throw new FileRefused(
        `Since the preview something was written here that these rows cannot go with: ${which}${conflicts.length > 5 ? ' and others' : ''}. Nothing was stored: check the file again.`,
      )
    })
    await storeSettled(tx, storing, settled, step.onProgress)
    const { added, changed, unchanged } = settled
    const { fingerprint, file_id } = step
    await noteImport(tx, storing, {
      kind: 'people',
      rows,
      refused: 0,
      added,
      changed,
      unchanged,
      fingerprint,
    })
    await sql`update imports.import set file_id = ${file_id} where id = ${step.import_id}`.execute(tx)
    return settled
  },
  workedOn: workedOnPeople,
  takeBack: takeBackPeople,
}
