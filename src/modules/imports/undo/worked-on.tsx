import { Table } from '#platform/ui'
import type { Worked } from '../kind.ts'
import { figure } from '../work/words.ts'

interface WorkedOnProps {
  worked: readonly Worked[]
  count: number
}

/** What was worked on since a file, so that it cannot be taken back. */
export function WorkedOn({ worked, count }: WorkedOnProps) {
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
          name: href === '' ? name : <a href={href}>{name}</a>,
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
