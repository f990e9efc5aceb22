import { expect, test } from 'vitest'
import { testDatabase } from '#platform/testing'
import { calendarDate } from '#platform/time'
import { ensureInstruments, instrumentsOn, placesOf, selectInstrument, statementsOf, versionOn } from '../index.ts'
import { shippedInstruments } from './shipped.ts'

const house = await testDatabase()
await house.asWorker(ensureInstruments)
await house.asWorker(ensureInstruments)

const day = calendarDate('2026-11-23')

test('the self-assessment has nine sections and 57 statements, numbered 1.1 to 9.7', async () => {
  const instrument = await house.asWorker(async (tx) => {
    const version = await versionOn(tx, 'self-assessment', day)
    return selectInstrument(tx, version?.version_id ?? 'none')
  })
  expect(instrument.sections.map(({ statements }) => statements.length)).toEqual([5, 9, 5, 7, 4, 8, 5, 7, 7])
  const items = statementsOf(instrument).map(({ item }) => item)
  expect(items).toHaveLength(57)
  expect([items[0], items[4], items[5], items.at(-1)]).toEqual(['1.1', '1.5', '2.1', '9.7'])
  expect(instrument.scale.map(({ code }) => code)).toEqual(['fully', 'partially', 'not'])
  expect(placesOf(instrument).size).toBe(57 + 18)
})

test('four instruments come with the program, each once however often that is seen to, each with its own scale', async () => {
  const here = await house.asWorker((tx) => instrumentsOn(tx, day))
  expect(here.map(({ key }) => key).sort()).toEqual([
    'continuous-improvement',
    'readiness',
    'self-assessment',
    'service-standards',
  ])
  const scales = shippedInstruments().map(({ versions }) => versions[0]?.scale.map(({ code }) => code).join())
  expect(new Set(scales).size).toBe(4)
})

test('no two statements of an instrument say the same, and each is short', () => {
  for (const { key, versions } of shippedInstruments())
    for (const { sections } of versions) {
      const statements = sections.flatMap((section) => section.statements)
      expect(new Set(statements).size, key).toBe(statements.length)
      expect(
        statements.filter((text) => text.split(' ').length > 24),
        key,
      ).toEqual([])
    }
})

test('before its day a version cannot be used for a round', async () => {
  const early = await house.asWorker((tx) => versionOn(tx, 'self-assessment', calendarDate('2021-02-28')))
  expect(early).toBeUndefined()
})

test('a published version never changes', async () => {
  const change = house.asWorker(async (tx) => {
    const version = await versionOn(tx, 'self-assessment', day)
    await tx
      .withTables<{ 'checklists.statement': { version_id: string; text: string } }>()
      .updateTable('checklists.statement')
      .set({ text: 'Something else' })
      .where('version_id', '=', version?.version_id ?? '')
      .execute()
  })
  await expect(change).rejects.toThrow(/never changes/)
})
