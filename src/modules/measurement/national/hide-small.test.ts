import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSmall, protectAreas, threshold, workedOut } from './hide-small.ts'

const counts = fc
  .record({
    started: fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 2000 })),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ started, share }) => ({ started, entered: Math.round(started * share) }))
const areas = fc.array(counts, { minLength: 1, maxLength: 32 })

describe('totals of areas beside the nation', () => {
  it('show no count from 1 to 4, and no such number of those who did not', () => {
    fc.assert(
      fc.property(areas, (real) => {
        const { areas: shown, total } = protectAreas(real)
        for (const { started, entered } of [...shown, total]) {
          if (started !== null) expect(isSmall(started)).toBe(false)
          if (entered !== null) expect(isSmall(entered)).toBe(false)
          if (started !== null && entered !== null) expect(isSmall(started - entered)).toBe(false)
        }
      }),
    )
  })

  it('let nobody work a hidden count out of the total to within fewer than five people', () => {
    fc.assert(
      fc.property(areas, (real) => {
        const { areas: shown, total } = protectAreas(real)
        const all = real.reduce((sum, { started }) => sum + started, 0)
        const hiddenStarted = real.filter((_, at) => shown[at]?.started === null)
        if (total.started !== null && hiddenStarted.length > 0)
          for (const [least, most] of workedOut(hiddenStarted.map(({ started }) => ({ count: started, most: all }))))
            expect(most - least).toBeGreaterThanOrEqual(threshold)
        const hidden = real.flatMap((area, at) =>
          shown[at]?.entered === null
            ? [{ count: area.entered, most: shown[at]?.started === null ? all : area.started }]
            : [],
        )
        if (total.entered !== null && hidden.length > 0)
          for (const [least, most] of workedOut(hidden)) expect(most - least).toBeGreaterThanOrEqual(threshold)
      }),
    )
  })

  it('are shown as they are when nobody is few', () => {
    const real = [
      { started: 100, entered: 30 },
      { started: 50, entered: 0 },
      { started: 0, entered: 0 },
    ]
    expect(protectAreas(real)).toEqual({ areas: real, total: { started: 150, entered: 30 } })
  })

  it('hide a second area with a small one, and the total when there is no second', () => {
    const hides = (...started: number[]) => protectAreas(started.map((n) => ({ started: n, entered: 0 })))
    expect(hides(3, 40, 90).areas.map(({ started }) => started)).toEqual([null, null, 90])
    expect(hides(3, 0)).toMatchObject({ areas: [{ started: null }, { started: 0 }], total: { started: null } })
  })
})
