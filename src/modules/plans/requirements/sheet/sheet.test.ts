import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { csvOf, type Sheet, xlsxOf } from '#platform/sheets'
import { cellOf, columns, type Line, sourcesInWords } from '../requirement.ts'
import { type Changes, changesOf, isNothing, type Standing } from './changes.ts'
import { readRequirements } from './read-sheet.ts'
import { requirementSheet } from './write-sheet.ts'

const folder = mkdtempSync(join(tmpdir(), 'nwd-annex-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let written = 0

async function readBack(sheet: Sheet, kind: 'csv' | 'xlsx', numbers: readonly number[]) {
  const path = join(folder, `${++written}`)
  writeFileSync(path, kind === 'csv' ? csvOf(sheet) : await xlsxOf([sheet]))
  return readRequirements(path, new Set(numbers))
}

const word = fc
  .string({ minLength: 1, maxLength: 30, unit: fc.constantFrom(...'abcXYZ ,"\'=+-@£é\n'.split('')) })
  .map((text) => text.normalize('NFC').trim())
const said = fc.oneof(fc.constant(''), word)
const name = fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(...'abcdefgh'.split('')) })
const lineOf: fc.Arbitrary<Line> = fc
  .record({
    target_group: word.filter((text) => text.replace(/^'(?=[=+\-@])/, '') !== '' && text.toLowerCase() !== 'total'),
    rationale: said,
    partners: said,
    sources: fc.array(fc.record({ source: name, pence: fc.integer({ min: 0, max: 9_999_999_999 }) }), {
      minLength: 1,
      maxLength: 3,
    }),
    volume: fc.integer({ min: 0, max: 9999 }),
    delivery_method: said,
    outcome: said,
  })
  .map((line) => ({ ...line, budget_pence: line.sources.reduce((sum, { pence }) => sum + pence, 0) }))
  // Text that begins with an apostrophe before a sign cannot be told from text that was made harmless.
  .filter((line) => columns.every(({ name: column }) => !/^'[=+\-@]/.test(cellOf(line, column))))
const table = fc
  .array(lineOf, { minLength: 1, maxLength: 6 })
  .map((lines) => lines.map((line, at): Standing => ({ id: `${at}`, number: at + 1, mark: `mark${at + 1}`, line })))

const numbersOf = (standing: readonly Standing[]) => standing.map(({ number }) => number)

describe('a table taken out as a spreadsheet', () => {
  test.each(['csv', 'xlsx'] as const)('and brought back as %s changes nothing', async (kind) => {
    await fc.assert(
      fc.asyncProperty(table, async (standing) => {
        const read = await readBack(requirementSheet('2026-27', standing), kind, numbersOf(standing))
        expect(read).not.toHaveProperty('problems')
        if ('lines' in read) expect(isNothing(changesOf(standing, read.lines))).toBe(true)
      }),
      { numRuns: kind === 'csv' ? 60 : 15, interruptAfterTimeLimit: 8_000 },
    )
  })

  test('says the same whatever the order of its columns and rows', async () => {
    const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], { minLength: 10 })
    await fc.assert(
      fc.asyncProperty(table, order, async (standing, moved) => {
        const sheet = requirementSheet('2026-27', standing)
        const at = <T>(cells: readonly T[]) => moved.map((from) => cells[from]).filter((cell) => cell !== undefined)
        const shuffled = { ...sheet, headings: at(sheet.headings), rows: sheet.rows.map(at) }
        const read = await readBack(shuffled, 'csv', numbersOf(standing))
        if (!('lines' in read)) throw new Error(JSON.stringify(read))
        expect(isNothing(changesOf(standing, read.lines))).toBe(true)
      }),
      { numRuns: 40, interruptAfterTimeLimit: 8_000 },
    )
  })
})

/** The table after changes, in another way: a map by number, written over. */
function after(standing: readonly Standing[], { added, changed, removed }: Changes): string[] {
  const lines = new Map(standing.map(({ number, line }) => [number, line]))
  for (const { standing: one, given } of changed) lines.set(one.number, given.line)
  for (const { number } of removed) lines.delete(number)
  return [...lines.values(), ...added.map(({ line }) => line)].map((line) => JSON.stringify(line)).sort()
}

test('the changes shown are those that lead from the table to the file, and no others', () => {
  fc.assert(
    fc.property(table, fc.array(fc.tuple(fc.boolean(), lineOf), { maxLength: 8 }), (standing, edits) => {
      const given = edits.map(([known, line], at) => ({
        row: at + 2,
        number: known && at < standing.length ? at + 1 : null,
        mark: null,
        line,
      }))
      const changes = changesOf(standing, given)
      expect(after(standing, changes)).toEqual(given.map(({ line }) => JSON.stringify(line)).sort())
      for (const { cells } of changes.changed) for (const { from, to } of cells) expect(from).not.toBe(to)
    }),
    { numRuns: 200 },
  )
})

const one: Standing = {
  id: 'a',
  number: 1,
  mark: 'mark1',
  line: {
    target_group: 'Young people',
    rationale: 'Many leave school for nothing',
    partners: 'College',
    budget_pence: 12_000_050,
    sources: [
      { source: 'No One Left Behind', pence: 9_000_050 },
      { source: 'Council', pence: 3_000_000 },
    ],
    volume: 60,
    delivery_method: 'Group and one to one',
    outcome: '30 in work or learning',
  },
}
const sheet = requirementSheet('2026-27', [one])

async function wrongWith(
  change: (rows: (string | number | null)[][], headings: string[]) => void,
  kind: 'csv' | 'xlsx' = 'csv',
) {
  const [rows, headings] = [sheet.rows.map((row) => [...row]), [...sheet.headings]]
  change(rows, headings)
  const read = await readBack({ ...sheet, headings, rows }, kind, [1])
  return 'problems' in read
    ? read.problems.map(({ cell, column, message }) => `${cell} ${column}: ${message}`)
    : 'nothing'
}
const put = (rows: (string | number | null)[][], row: number, at: number, value: string | number) => {
  const cells = rows[row]
  if (cells !== undefined) cells[at] = value
}

describe('a spreadsheet with something wrong is refused, with the place and both sums', () => {
  test.each(['csv', 'xlsx'] as const)('a total that is not the sum of its lines (%s)', async (kind) => {
    expect(await wrongWith((rows) => put(rows, 1, 4, 130_000), kind)).toEqual([
      'E3 Budget: The total says £130,000.00, and the lines above it come to £120,000.50',
    ])
  })
  test('sources that do not come to the budget', async () => {
    expect(await wrongWith((rows) => put(rows, 0, 5, 'Council £30,000; Fund £90,000'))).toEqual([
      'F2 Source of Investment: The sources come to £120,000.00, and the budget is £120,000.50',
    ])
  })
  test('cells moved under headings that stayed', async () => {
    const wrong = await wrongWith((rows) => {
      const cells = rows[0]
      cells?.splice(4, 0, 'Sam')
      cells?.pop()
    })
    expect(wrong).toContain('E2 Budget: This must be an amount in pounds, like 120000 or 120000.50; it says “Sam”')
  })
  test('a column that is missing, one that is twice, one that is unknown', async () => {
    expect(await wrongWith((_, headings) => headings.splice(4, 1, 'Cost'))).toEqual([
      'E1 Cost: This is none of the columns of Annex 2: take it out, or name it as one of them',
      'row 1 Budget: This column is missing: its heading must stand in this row',
    ])
    expect(await wrongWith((_, headings) => headings.splice(3, 1, 'Budget'))).toContain(
      'E1 Budget: This column stands there twice: keep one of them',
    )
  })
  test('a line that is not there, or is there twice, or is no number', async () => {
    expect(await wrongWith((rows) => put(rows, 0, 0, 7))).toEqual([
      'A2 Line: There is no line 7 in this year: leave this empty for a new line',
    ])
    expect(await wrongWith((rows) => rows.splice(1, 0, [...(rows[0] ?? [])]))).toContain(
      'A3 Line: Line 1 stands in row 2 already',
    )
    expect(await wrongWith((rows) => put(rows, 0, 0, 'first'))).toEqual([
      'A2 Line: This must be the number of a line, or empty for a new one',
    ])
  })
  test('part of a penny, and people who are not whole', async () => {
    expect(await wrongWith((rows) => put(rows, 0, 4, 120_000.505), 'xlsx')).toHaveLength(1)
    expect(await wrongWith((rows) => put(rows, 0, 6, '12.5'))).toEqual([
      'G2 Volumes: This must be a whole number of people, like 120; it says “12.5”',
    ])
  })
  test('no heading at all is a sentence', async () => {
    await expect(readBack({ name: 'x', headings: ['a', 'b'], rows: [['c', 'd']] }, 'csv', [])).rejects.toThrow(
      'None of the first 20 rows has the headings of Annex 2',
    )
  })
})

test('one source may leave out what it bears', async () => {
  const rows = sheet.rows.map((row) => [...row])
  put(rows, 0, 5, 'No One Left Behind')
  const read = await readBack({ ...sheet, rows }, 'csv', [1])
  expect('lines' in read && sourcesInWords(read.lines[0]?.line.sources ?? [])).toBe('No One Left Behind £120,000.50')
})
