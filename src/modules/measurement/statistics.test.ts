import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '#platform/testing'
import { saidByHand, saidInSql } from './both-ways.testing.ts'
import { rules } from './by-hand-rules.testing.ts'
import { asAtDays, store, worlds } from './world.testing.ts'

const house = await testDatabase()
const inSql = (as_at: string, area?: string) => house.asStatistician((tx) => saidInSql(tx, as_at, area))

describe('the measures, calculated twice', () => {
  it('come to the same, in any world, as at any day, for the nation and for an area', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, fc.constantFrom(...asAtDays), async (world, as_at) => {
        await store(house, world)
        expect(await inSql(as_at)).toEqual(saidByHand(world, as_at))
        expect(await inSql(as_at, 'S12000049')).toEqual(saidByHand(world, as_at, rules, 'S12000049'))
      }),
      { numRuns: 80 },
    )
  }, 120_000)
})
