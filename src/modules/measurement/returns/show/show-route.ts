import { page, type Visit } from '#platform/http'
import { coordinator, loadReturn } from '../access.ts'
import { type Difference, differences } from '../changes/differences.ts'
import { statisticsOf } from '../file/figures-csv.ts'
import { linesOf } from '../quality/score.ts'
import type { Return } from '../return.ts'
import { qualityOf, selectOptionalReturn } from '../returns.queries.ts'
import { showPage } from './show-page.tsx'

/** The return that another revises, and every figure that differs. */
export async function revisedBy(
  visit: Pick<Visit, 'tx'>,
  it: Return,
): Promise<{ revised: Return | undefined; differences: Difference[] }> {
  const revised = it.revises === null ? undefined : await selectOptionalReturn(visit.tx, it.revises)
  if (revised === undefined) return { revised, differences: [] }
  const was = await statisticsOf(visit.tx, revised)
  const is = await statisticsOf(visit.tx, it)
  return { revised, differences: differences(was?.rows ?? [], is?.rows ?? []) }
}

export const returnShown = page({
  path: '/returns/:return',
  access: coordinator,
  audit: { none: 'figures of the viewer’s own area, which name nobody' },
  async show(visit) {
    const loaded = await loadReturn(visit)
    const figures = (await statisticsOf(visit.tx, loaded.it))?.rows ?? []
    const lines = linesOf(await qualityOf(visit.tx, loaded.it.id))
    return showPage({ ...loaded, figures, lines, ...(await revisedBy(visit, loaded.it)) })
  },
})
