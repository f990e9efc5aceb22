import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '#platform/testing'
import { addDays, calendarDate } from '#platform/time'
import { renderPart } from '#platform/ui'
import {
  type Asked,
  as_at,
  becameByHand,
  byThen,
  city,
  demandOf,
  drawnReferral,
  referralOf,
} from '../demand.testing.ts'
import type { Which } from '../people-in.ts'
import { byNeed, byReason, gapsByPlace } from './gaps.ts'
import { type AskedFor, askedFor, becames, keysBehindNeed } from './needs.queries.ts'
import { needsPage } from './needs-page.tsx'

const house = await testDatabase()
const { organisations, write } = await demandOf(house)
const world = fc.sample(drawnReferral, { numRuns: 120, seed: 7 }).map((one): Asked => referralOf(one, organisations))
const within = { name: '12-months', from: addDays(as_at, -364), to: as_at }
const women: Which = { by: 'gender', value: 'woman' }

beforeAll(async () => {
  for (const one of world) await write(one)
}, 120_000)

const those = (group: Which | undefined) =>
  world.filter(
    (one) =>
      one.area === city &&
      one.sent_on >= within.from &&
      one.sent_on <= as_at &&
      (group === undefined || one.gender === group.value),
  )

/** The same, one referral after another, as a text for each line so that order does not matter. */
function byHand(group: Which | undefined): string[] {
  const lines = new Map<string, { became: Record<string, number>; declined: Record<string, number> }>()
  for (const one of those(group))
    for (const need of one.needs) {
      const at = `${need} ${one.district ?? 'unknown'}`
      const line = lines.get(at) ?? { became: { taken: 0, waiting: 0, not_taken: 0 }, declined: {} }
      const became = becameByHand(one)
      line.became[became] = (line.became[became] ?? 0) + 1
      for (const { answer, answered_on } of one.offers)
        if (answer === 'declined' && byThen(answered_on) !== null)
          line.declined[one.because] = (line.declined[one.because] ?? 0) + 1
      lines.set(at, line)
    }
  return [...lines]
    .map(([at, { became, declined }]) => `${at} ${JSON.stringify(became)} ${sorted(Object.entries(declined))}`)
    .sort()
}
const sorted = (pairs: readonly (readonly [string, number])[]) =>
  pairs
    .map(([reason, times]) => `${reason}=${times}`)
    .sort()
    .join(' ')
const asLines = (asked: readonly AskedFor[]) =>
  asked
    .map(
      ({ need, place, became: { taken, waiting, not_taken }, declined }) =>
        `${need} ${place} ${JSON.stringify({ taken, waiting, not_taken })} ${sorted(declined.map(({ reason, times }) => [reason, times]))}`,
    )
    .sort()

const found = (group: Which | undefined) =>
  house.asStatistician((tx) => askedFor(tx, { area: city, as_at, within, by: 'district', group }))

describe('what was asked for', () => {
  it.each([['everybody', undefined] as const, ['women', women] as const])(
    'of %s is what it is referral by referral',
    async (_, group) => {
      const { asked, referrals } = await found(group)
      expect(asLines(asked)).toEqual(byHand(group))
      for (const became of becames)
        expect(referrals[became]).toBe(those(group).filter((one) => becameByHand(one) === became).length)
      expect(Math.min(...Object.values(referrals))).toBeGreaterThan(0)
    },
  )

  it('has as many people behind it as it says', async () => {
    const { asked } = await found(undefined)
    const behind = { area: city, as_at, within, by: 'district' as const }
    for (const { need, place, became } of asked.slice(0, 6))
      for (const of of becames) {
        const keys = await house.asStatistician((tx) => keysBehindNeed(tx, { ...behind, need, place, became: of }))
        expect(keys).toHaveLength(became[of])
      }
  })
})

const at = (need: string, place: string, [taken, waiting, not_taken]: [number, number, number], no = 0): AskedFor => ({
  ...{ need, place, became: { taken, waiting, not_taken } },
  declined: no === 0 ? [] : [{ reason: 'no_capacity', times: no }],
})

describe('the list of gaps', () => {
  const rows = [
    at('housing', 'ZA3', [7, 0, 0]),
    at('housing', 'ZA4', [1, 1, 2], 3),
    at('money', 'ZA3', [0, 0, 3], 1),
    at('digital', 'ZB1', [0, 4, 0]),
  ]

  it('has what ended without a yes first, then what waits, and nothing that was met', () => {
    expect(gapsByPlace(rows).map(({ need, place }) => `${need} ${place}`)).toEqual([
      'money ZA3',
      'housing ZA4',
      'digital ZB1',
    ])
  })

  it('adds places up by need, of those that are decided', () => {
    const [housing] = byNeed(rows)
    expect(housing).toMatchObject({ need: 'housing', asked: 11, share: 20, interval: { low: 5.7, high: 51 } })
    expect(byReason(rows)).toEqual([{ reason: 'no_capacity', times: 4, needs: ['housing', 'money'] }])
  })

  it('is told in words, with the way to the people', () => {
    const referrals = { taken: 8, waiting: 5, not_taken: 5 }
    const today = calendarDate('2026-11-22')
    const page = needsPage({
      ...{ asked: rows, referrals, within, by: 'district', group: women, as_at: today, place: 'Glasgow City', today },
    })
    const text = renderPart(page.main).replace(/\s+/g, ' ')
    expect(text).toContain(
      'Of 18 referrals (gender: woman), somebody said yes to 8; 5 wait for a yes, 5 ended without.',
    )
    expect(text).toContain('/reports/needs/people?need=money&amp;where=ZA3&amp;became=not_taken')
    expect(text).toContain('There is no room at present (3)')
  })
})
