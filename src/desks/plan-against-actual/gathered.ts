import { budgetLines } from '#modules/funding'
import { type FigureOf, lineTies, liveFigures, passed, type Requirement, variancesOf } from '#modules/plans'
import type { Role } from '#platform/access'
import type { Visit } from '#platform/http'
import { comparedOf } from './compare.ts'

/** Who sets the plan beside what happened: those who see both the plan and the books. */
export const readers = ['coordinator', 'member'] as const satisfies readonly Role[]
export const audit = { none: 'the partnership’s own plan beside sums of money and people, which name nobody' } as const

/** Lines of one year, each with what it is tied to, what was planned and what happened, and what was said of it. */
export async function gathered(
  { tx, statistics, today }: Pick<Visit, 'tx' | 'statistics' | 'today'>,
  area: string,
  year: string,
  lines: readonly Requirement[],
) {
  const ids = lines.map(({ id }) => id)
  const ties = await lineTies(tx, area, ids)
  const said = Map.groupBy(await variancesOf(tx, area, ids), ({ requirement_id }) => requirement_id)
  const money = await budgetLines(tx, area, year)
  const wanted = [...ties.values()].flatMap(({ counted }): FigureOf[] =>
    counted === undefined
      ? []
      : [
          { ...counted, measure: 'started' },
          ...(counted.measure === null ? [] : [{ ...counted, measure: counted.measure }]),
        ],
  )
  const figures = await statistics((stats) => liveFigures(stats, { area, year, as_at: today }, wanted))
  const elapsed = passed(year, today)
  return lines.map((line) => {
    const its = ties.get(line.id) ?? { requirement_id: line.id, counted: undefined, services: [], budget_lines: [] }
    return {
      line,
      ties: its,
      money: money.filter(({ id }) => its.budget_lines.includes(id)),
      compared: comparedOf(line, its, figures, money, elapsed),
      said: said.get(line.id) ?? [],
    }
  })
}
export type Gathered = Awaited<ReturnType<typeof gathered>>[number]
