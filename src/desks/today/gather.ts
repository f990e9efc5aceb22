import type { Visit } from '#platform/http'
import type { WorkItem, WorkList } from '#platform/work'

export interface Gathered {
  /** Whatever is late, from every list, the longest first. */
  overdue: WorkItem[]
  /** The rest, list by list. */
  lists: { list: WorkList; items: WorkItem[] }[]
  /** How many people need something, each once. */
  people: number
}

/** Everything that needs the viewer today: the lists of their role, late things first and apart. */
export async function gather(visit: Visit, lists: readonly WorkList[]): Promise<Gathered> {
  const mine = lists.filter((list) => list.who.includes(visit.viewer.role))
  const filled: { list: WorkList; items: WorkItem[] }[] = []
  // One after another: they share the visit's one connection.
  for (const list of mine) filled.push({ list, items: await list.select(visit) })
  const all = filled.flatMap(({ items }) => items)
  const late = (item: WorkItem) => (item.late_by ?? 0) > 0
  return {
    overdue: all.filter(late).sort((a, b) => (b.late_by ?? 0) - (a.late_by ?? 0)),
    lists: filled.map(({ list, items }) => ({ list, items: items.filter((item) => !late(item)) })),
    people: new Set(all.map((item) => item.person_id)).size,
  }
}
