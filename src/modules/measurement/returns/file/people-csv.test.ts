import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { testDatabase } from '#platform/testing'
import { hamish, townOf } from '../returns.testing.ts'
import { frozenFile } from './files.queries.ts'

const house = await testDatabase()
const { register, freezeAs } = await townOf(house)

it('quotes what would break a line, wherever it came from, and leaves the rest bare', async () => {
  const odd = ['a,b', 'say "so"', 'two\nlines', 'and\rthis', 'plain']
  for (const [at, stream] of odd.entries()) {
    const id = await register({ registered_on: '2026-05-04' })
    await sql`update journeys.spell set stream = ${stream} where person_id = ${id}`.execute(house.asOwner)
    if (at === 0)
      await sql`update people.characteristics set conditions = '{autism,hearing}' where person_id = ${id}`.execute(
        house.asOwner,
      )
  }
  const { id } = await freezeAs(hamish, '2026-09-30')
  const file = await house.asViewer(hamish, (tx) => frozenFile(tx, id, 'people'))
  const rows: Record<string, string>[] = parse(file?.csv ?? '', { columns: true, record_delimiter: '\r\n' })
  expect(rows.map(({ stream }) => stream).sort()).toEqual([...odd].sort())
  expect(rows.find(({ stream }) => stream === 'a,b')).toMatchObject({
    conditions: 'autism;hearing',
    homeless: 'no',
    urban_rural: '',
  })
  expect(file?.csv.split('\r\n').filter((line) => line.includes('plain'))[0]).not.toContain('"')
  expect(file?.csv.endsWith('\r\n')).toBe(true)
})
