import { z } from 'zod'
import { pounds } from '../pounds.ts'
import { type Exact, exact, less, minus, nearly, over, plus, sum, times } from './exact.ts'

const perArea = z.record(z.string(), z.int().min(0))

/** The rules of a distribution and the figures that they are applied to. Pence, whole percents, whole weights. */
export const askedSchema = z.object({
  pence: z.int().positive(),
  areas: z.array(z.string()).min(1),
  indicators: z
    .array(
      z.object({
        name: z.string(),
        as_at: z.string(),
        source: z.string(),
        weight: z.int().positive(),
        values: perArea,
      }),
    )
    .min(1),
  /** What each area was given in the year before. */
  former: perArea,
  /** No area gets less than this, nor than so many percent of what it was given before. */
  floor_pence: z.int().min(0),
  floor_percent: z.int().min(0).max(100),
  /** No area that was given something before gets more than so many percent of it; empty where there is no cap. */
  cap_percent: z.int().min(1).nullable(),
  /** The change from what was given before is spread over `of` years, of which this is the `year`th. */
  phase: z.object({ year: z.int().positive(), of: z.int().positive() }),
})
export type Asked = z.infer<typeof askedSchema>

/** An area in each step of the sharing out. Shares are of one; money is in pence. */
export interface Step {
  area: string
  /** The area's share of each indicator, in the order of the rules. */
  shares: number[]
  /** Those together, by their weights. */
  need: number
  /** After the transition: between what it was given before and its need. */
  blended: number
  floor: number
  cap: number | null
  /** What it would get before it is made whole pence, to the nearest. */
  nearest: number
  held: 'floor' | 'cap' | undefined
  /** What it gets. */
  pence: number
}

export type Shared = { steps: Step[] } | { refused: string }

/**
 * Shares money out by weighted need, with floors, caps and a phased transition; exact to the penny, by largest remainder.
 * Each area gets its blended share times one factor, but never less than its floor nor more than its cap; the factor is the one with which all of it comes to the whole.
 * Out: each step of each area, in the order of `areas`; or why it cannot be done, in words. Rule: ours, after design §S23; no published formula was found.
 */
export function distribute(asked: Asked): Shared {
  const { pence, areas, former } = asked
  const shares = asked.indicators.map(({ values }) => sharesOf(areas, values))
  const empty = asked.indicators.find((_, index) => shares[index] === undefined)
  if (empty !== undefined)
    return { refused: `“${empty.name}” is nothing in every area: it says nothing of who needs what` }
  const weights = sum(asked.indicators.map(({ weight }) => exact(BigInt(weight))))
  const need = areas.map((_, place) =>
    sum(
      asked.indicators.map(({ weight }, index) =>
        times(over(exact(BigInt(weight)), weights), shares[index]?.[place] ?? exact(0n)),
      ),
    ),
  )
  const blended = blend(need, sharesOf(areas, former), asked.phase)
  const floors = areas.map((area) =>
    Math.max(asked.floor_pence, Math.ceil(((former[area] ?? 0) * asked.floor_percent) / 100)),
  )
  const caps = areas.map((area) => capOf(former[area] ?? 0, asked.cap_percent))
  const impossible = refusal(asked, floors, caps)
  if (impossible !== undefined) return { refused: impossible }
  const amounts = fill(BigInt(pence), blended, floors, caps)
  if (amounts === undefined)
    return { refused: 'The caps leave money that no area may have: raise the cap, or share out less' }
  const whole = wholePence(pence, amounts, areas)
  return {
    steps: areas.map((area, place) => {
      const [amount, floor, cap] = [amounts[place] ?? exact(0n), floors[place] ?? 0, caps[place] ?? null]
      return {
        ...{ area, shares: shares.map((one) => nearly(one?.[place] ?? exact(0n))), floor, cap },
        ...{
          need: nearly(need[place] ?? exact(0n)),
          blended: nearly(blended[place] ?? exact(0n)),
          nearest: Math.round(nearly(amount)),
        },
        held: same(amount, floor) && floor > 0 ? 'floor' : cap !== null && same(amount, cap) ? 'cap' : undefined,
        pence: whole[place] ?? 0,
      }
    }),
  }
}

const same = (amount: Exact, pence: number) => amount.d === 1n && amount.n === BigInt(pence)

/** Each area's share of the sum; undefined when that is nothing. */
function sharesOf(areas: readonly string[], values: Readonly<Record<string, number>>): Exact[] | undefined {
  const all = areas.reduce((whole, area) => whole + BigInt(values[area] ?? 0), 0n)
  return all === 0n ? undefined : areas.map((area) => exact(BigInt(values[area] ?? 0), all))
}

function blend(need: readonly Exact[], before: readonly Exact[] | undefined, { year, of }: Asked['phase']): Exact[] {
  const done = before === undefined || year >= of ? exact(1n) : exact(BigInt(year), BigInt(of))
  return need.map((share, place) =>
    plus(times(done, share), times(minus(exact(1n), done), before?.[place] ?? exact(0n))),
  )
}

const capOf = (former: number, percent: number | null): number | null =>
  percent === null || former === 0 ? null : Math.floor((former * percent) / 100)

function refusal(
  { pence, areas }: Asked,
  floors: readonly number[],
  caps: readonly (number | null)[],
): string | undefined {
  const least = floors.reduce((all, one) => all + one, 0)
  if (least > pence)
    return `The floors come to ${pounds(least)}, which is ${pounds(least - pence)} more than there is to share out`
  const crossed = areas.filter((_, place) => (floors[place] ?? 0) > (caps[place] ?? Number.POSITIVE_INFINITY))
  if (crossed.length > 0)
    return `The floor is above the cap in ${crossed.length === 1 ? '1 area' : `${crossed.length} areas`}: ${crossed.slice(0, 5).join(', ')}`
  if (caps.every((cap) => cap !== null)) {
    const most = caps.reduce<number>((all, one) => all + (one ?? 0), 0)
    if (most < pence) return `The caps come to ${pounds(most)}: ${pounds(pence - most)} could be given to nobody`
  }
  return undefined
}

/**
 * Finds the one factor with which every share, held between its floor and cap, comes to the whole: the sum grows with the factor and bends only where somebody reaches
 * a floor or a cap, so it is looked for between two bends. Undefined when everybody who may have more has no share.
 */
function fill(
  pence: bigint,
  shares: readonly Exact[],
  floors: readonly number[],
  caps: readonly (number | null)[],
): Exact[] | undefined {
  const at = (factor: Exact): Exact[] =>
    shares.map((share, place) => {
      const [amount, floor, cap] = [times(factor, share), exact(BigInt(floors[place] ?? 0)), caps[place] ?? null]
      return less(amount, floor)
        ? floor
        : cap !== null && less(exact(BigInt(cap)), amount)
          ? exact(BigInt(cap))
          : amount
    })
  const whole = exact(pence)
  const bends = shares
    .flatMap((share, place) =>
      share.n === 0n
        ? []
        : [floors[place] ?? 0, caps[place] ?? null].flatMap((edge) =>
            edge === null ? [] : [over(exact(BigInt(edge)), share)],
          ),
    )
    .sort((a, b) => (less(a, b) ? -1 : less(b, a) ? 1 : 0))
  const upper = bends.findIndex((bend) => !less(sum(at(bend)), whole))
  const from = upper === 0 ? exact(0n) : ((upper === -1 ? bends.at(-1) : bends[upper - 1]) ?? exact(0n))
  if (same(minus(sum(at(from)), whole), 0)) return at(from)
  const free = shares.filter((share, place) => {
    const [amount, floor, cap] = [times(from, share), exact(BigInt(floors[place] ?? 0)), caps[place] ?? null]
    return !less(amount, floor) && (cap === null || less(amount, exact(BigInt(cap))))
  })
  const moving = sum(free)
  return moving.n === 0n ? undefined : at(plus(from, over(minus(whole, sum(at(from))), moving)))
}

/** Whole pence that come to the whole: each amount rounded down, and the pennies left over one each to the greatest remainders; of equal ones, to the area whose code comes first. */
function wholePence(pence: number, amounts: readonly Exact[], areas: readonly string[]): number[] {
  const down = amounts.map(({ n, d }) => n / d)
  const left = Number(BigInt(pence) - down.reduce((all, one) => all + one, 0n))
  const order = amounts
    .map((amount, place) => ({ place, rest: minus(amount, exact(down[place] ?? 0n)) }))
    .sort((a, b) =>
      less(b.rest, a.rest) ? -1 : less(a.rest, b.rest) ? 1 : (areas[a.place] ?? '') < (areas[b.place] ?? '') ? -1 : 1,
    )
  const more = new Set(order.slice(0, left).map(({ place }) => place))
  return down.map((one, place) => Number(one) + (more.has(place) ? 1 : 0))
}
