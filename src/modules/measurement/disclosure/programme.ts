import type { Highs, Model } from 'highs'
import type { Facts } from './facts.ts'

let loading: Promise<Highs> | undefined
/** The solver, loaded once, and only where somebody attacks. */
const solver = (): Promise<Highs> => {
  loading ??= import('highs').then((module: unknown) => {
    if (!hasLoader(module)) throw new TypeError('the package highs does not export its loader')
    return module.default()
  })
  return loading
}

// Its types say that it is CommonJS, but what Node loads is a module whose default is the loader.
const hasLoader = (module: unknown): module is { default: () => Promise<Highs> } =>
  typeof module === 'object' && module !== null && 'default' in module && typeof module.default === 'function'

/** A linear programme over some of the columns of facts, the others staying what they are in a point that fits the facts. */
export interface Programme {
  /** Figures that fit all facts and make a sum of columns as small as can be; undefined when none were found in time. */
  least(costs: ReadonlyMap<number, number>, seconds: number): Float64Array | undefined
  /** Whether the last one was proved to have no figures that fit. */
  isImpossible(): boolean
  end(): void
}

export interface Solving {
  /** Through the middle: feasible figures far from every limit, not the very least. Otherwise the very least. */
  interior: boolean
}

/** How far a sum may miss its limits and still be taken to keep them. */
const slip = 1e-6

export async function programme(
  facts: Facts,
  free: readonly number[],
  point: Float64Array,
  { interior }: Solving,
): Promise<Programme> {
  const highs = await solver()
  const place = new Map(free.map((column, at) => [column, at]))
  const rows = rowsOver(facts, place, point)
  const model: Model = highs.createModel({
    numCols: free.length,
    numRows: rows.least.length,
    colCost: new Float64Array(free.length),
    colLower: Float64Array.from(free, (column) => facts.least[column] ?? 0),
    colUpper: Float64Array.from(free, (column) => Math.min(facts.most[column] ?? 0, large)),
    rowLower: Float64Array.from(rows.least, (least) => (least < -large ? -highs.infinity : least)),
    rowUpper: Float64Array.from(rows.most, (most) => (most > large ? highs.infinity : most)),
    matrix: {
      format: 'csr',
      numRows: rows.least.length,
      numCols: free.length,
      starts: Int32Array.from(rows.starts),
      indices: Int32Array.from(rows.indices),
      values: Float64Array.from(rows.values),
    },
  })
  model.options.set({
    output_flag: false,
    solver: interior ? 'ipm' : 'simplex',
    run_crossover: interior ? 'off' : 'on',
  })
  const { optimal, unknown, infeasible } = highs.constants.modelStatus
  const every = { kind: 'range', from: 0, to: free.length - 1 } as const
  let last: number = unknown
  return {
    isImpossible: () => last === infeasible,
    least: (costs, seconds) => {
      const cost = new Float64Array(free.length)
      for (const [column, by] of costs) {
        const at = place.get(column)
        if (at !== undefined) cost[at] = by
      }
      model.changeColsCost(every, cost)
      model.zeroAllClocks()
      model.options.set({ time_limit: seconds })
      model.run()
      const status = model.getModelStatus()
      last = status
      // An interior point may keep every limit without being proved the least: good enough to show what is possible, not what is not.
      const good = status === optimal || (interior && status === unknown)
      if (!good || Number(model.info.get('max_primal_infeasibility')) > slip) return undefined
      const whole = Float64Array.from(point)
      for (const [at, value] of model.getSolution().colValue.entries()) whole[free[at] ?? 0] = value
      return whole
    },
    end: () => model.dispose(),
  }
}

/** More people than there are, and few enough for a solver to count with. */
const large = 1e7

interface Rows {
  starts: number[]
  indices: number[]
  values: number[]
  least: number[]
  most: number[]
}

/** The facts that say something of the free columns, and that their limits do not say already. */
function rowsOver({ least, most, sums }: Facts, place: ReadonlyMap<number, number>, point: Float64Array): Rows {
  const rows: Rows = { starts: [0], indices: [], values: [], least: [], most: [] }
  for (const sum of sums) {
    let fixed = 0
    let low = 0
    let high = 0
    const from = rows.indices.length
    for (const [t, column] of sum.columns.entries()) {
      const time = sum.times[t] ?? 0
      const at = place.get(column)
      const a = at === undefined ? (point[column] ?? 0) : (least[column] ?? 0)
      const b = at === undefined ? a : (most[column] ?? 0)
      low += time * (time > 0 ? a : b)
      high += time * (time > 0 ? b : a)
      if (at === undefined) fixed += time * a
      else {
        rows.indices.push(at)
        rows.values.push(time)
      }
    }
    if (rows.indices.length === from) continue
    if (low >= sum.least && high <= sum.most) {
      rows.indices.length = from
      rows.values.length = from
      continue
    }
    rows.least.push(sum.least - fixed)
    rows.most.push(sum.most - fixed)
    rows.starts.push(rows.indices.length)
  }
  return rows
}
