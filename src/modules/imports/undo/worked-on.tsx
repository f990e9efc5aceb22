import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { Table } from '#platform/ui'
import type { Worked } from '../kind.ts'
import { figure } from '../work/words.ts'

interface WorkedOnProps {
  worked: readonly Worked[]
  count: number
  /** Names of those whom the reader sees, by the address of their record. */
  names: ReadonlyMap<string, string>
}

/** What was worked on since a file, so that it cannot be taken back. */
export function WorkedOn({ worked, count, names }: WorkedOnProps) {
  return (
    <>
      <Table
        caption={
          count > worked.length
            ? `Worked on since: the latest ${figure(worked.length)} of ${figure(count)}`
            : 'Worked on since'
        }
        dense
        stack
        columns={[
          { key: 'name', text: 'Who or what' },
          { key: 'because', text: 'What was done' },
        ]}
        rows={worked.map(({ href, name, because }) => ({
          name: names.has(href) ? <a href={href}>{names.get(href)}</a> : name,
          because,
        }))}
      />
      <p>
        Put right what is wrong record by record, or bring in a corrected file: it changes what differs, and nothing
        else.
      </p>
    </>
  )
}

/** The names of those of them whom the viewer sees, by the address of their record. */
export async function namesSeen(tx: Tx, worked: readonly Worked[]): Promise<ReadonlyMap<string, string>> {
  const ids = worked.flatMap(({ href }) => /^\/people\/([0-9a-f-]{36})$/.exec(href)?.[1] ?? [])
  const { rows } = await sql<{ id: string; name: string }>`
    select id, given_name || ' ' || family_name as name from people.person where id = any(${ids}::uuid[])`.execute(tx)
  return new Map(rows.map(({ id, name }) => [`/people/${id}`, name]))
}
