import fc from 'fast-check'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { describe, expect, it } from 'vitest'
import { asWorker } from '#platform/db'
import { calendarDate } from '#platform/time'
import { kindNamed } from '../kinds.ts'
import { csvOfRows, fileOf } from '../person-file.testing.ts'
import { columnsOf } from './other-kind.ts'
import { otherKinds } from './other-kinds.ts'
import { someOtherFile } from './others.testing.ts'
import { othersHouse } from './others-house.testing.ts'

const { house, clock, participants, freshArea, held } = await othersHouse()

/** Rows of a file, read, checked and laid down as the steps of the browser do it. */
async function laidDown(name: string, area_id: string, text: string) {
  const file_id = uuid()
  const fingerprint = file_id.replaceAll('-', '').repeat(2)
  await sql`insert into imports.file (id, area_id, kind, name, size, fingerprint, uploaded_by, uploaded_by_name)
    values (${file_id}, ${area_id}, ${name}, 'a.csv', 1, ${fingerprint}, ${uuid()}, 'Somebody')`.execute(house.asOwner)
  for await (const { rows } of kindNamed(name).read(fileOf(text), { columns: {} }, clock.today())) {
    const staged = rows.flatMap(({ row, said }) => (Array.isArray(said) ? [] : [{ row, cells: said }]))
    await sql`insert into imports.staged_row (file_id, area_id, row, cells)
      select ${file_id}, ${area_id}, row, cells from jsonb_to_recordset(${JSON.stringify(staged)}::jsonb) x (row int, cells jsonb)`.execute(
      house.asOwner,
    )
  }
  const today = calendarDate(clock.today())
  return { file_id, import_id: uuid(), area_id, fingerprint, today, columns: new Set<string>(), options: {} }
}

describe.each(otherKinds.map((kind) => ({ kind, name: kind.name })))(
  'the four steps with a file of $name',
  ({ kind, name }) => {
    it('foresee what storing comes to, store what the command would, and take it back', async () => {
      await fc.assert(
        fc.asyncProperty(someOtherFile(name, participants), async (rows) => {
          const area_id = await freshArea()
          const steps = kindNamed(name)
          const step = await laidDown(name, area_id, csvOfRows(rows, { columns: columnsOf(kind).all }))
          const before = await held(kind, area_id)
          const counts = { added: rows.length, changed: 0, unchanged: 0, matched: 0, waiting: 0 }
          const took = await asWorker(house.database, clock, async (tx) => {
            const seen = await steps.foresee(tx, step)
            expect(seen).toEqual({ ...counts, problems: [] })
            throw new Error('taken back')
          }).catch((error: Error) => error.message)
          expect(took).toBe('taken back')
          expect(await asWorker(house.database, clock, (tx) => steps.store(tx, step))).toEqual(counts)
          expect(await held(kind, area_id)).not.toEqual(before)
          await asWorker(house.database, clock, async (tx) => {
            expect(await steps.workedOn(tx, step.import_id, 5)).toEqual({ worked: [], count: 0 })
            await steps.takeBack(tx, step.import_id)
          })
          expect(await held(kind, area_id)).toEqual(before)
        }),
        { numRuns: 2, endOnFailure: true },
      )
    })

    it('offer every column by a name, and codes for what holds codes', () => {
      const offered = kindNamed(name).columns(clock.today(), 'S12000049')
      expect(offered.map((column) => column.name)).toEqual(columnsOf(kind).all)
      for (const { label, also, codes } of offered) {
        expect(label).toMatch(/^[A-Z]/)
        for (const one of also) expect(one).toBe(one.toLowerCase())
        if (codes !== undefined) expect(codes.length).toBeGreaterThan(1)
      }
    })
  },
)
