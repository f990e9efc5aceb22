import { expect, test } from 'vitest'
import { referenceList } from '#platform/reference'
import { testDatabase } from '#platform/testing'
import { areas, ensurePartnerships, organisationsOf } from './index.ts'

const house = await testDatabase()

test('the areas of the database are those of the reference list, by code and name', async () => {
  const here = await house.asWorker(areas)
  const listed = referenceList('areas', house.clock.today()).map(({ code, text }) => ({ id: code, name: text }))
  expect(here.toSorted((a, b) => a.id.localeCompare(b.id))).toEqual(listed.toSorted((a, b) => a.id.localeCompare(b.id)))
  expect(here).toHaveLength(32)
})

test('every area has one partnership, however often that is seen to', async () => {
  await house.asWorker(ensurePartnerships)
  await house.asWorker(ensurePartnerships)
  const island = await house.asWorker((tx) => organisationsOf(tx, 'S12000023'))
  expect(island.map(({ name, kind }) => ({ name, kind }))).toEqual([
    { name: 'Orkney Islands Employability Partnership', kind: 'partnership' },
  ])
})
