import { standsInFor } from '#modules/journeys'
import type { Visit } from '#platform/http'
import type { WorkItem, WorkList } from '#platform/work'
import { placeOf } from './precedence.ts'

/** Something that needs the viewer, the list it stands in, and what else the same person needs. */
export interface Placed extends WorkItem {
  /** The key of its list. */
  list: string
  /** The colleague for whom the viewer stands in, when it is that colleague's. */
  covering?: string | undefined
  also: { list: string; waiting: string; href: string; do: string }[]
}

export interface Filled {
  list: Pick<WorkList, 'key' | 'title'>
  items: readonly (WorkItem & Pick<Placed, 'covering'>)[]
}

export interface Gathered {
  /** Whatever is late, from every list, the longest first. */
  overdue: Placed[]
  /** The rest, list by list. */
  lists: { list: Filled['list']; items: Placed[] }[]
  /** How many people need something, each once. */
  people: number
}

const lateness = (item: WorkItem) => item.late_by ?? 0

/**
 * Each person of some lists once: under the first list, in the order of `precedence`, that holds them. Whoever is in one list with several things
 * is shown with the one that is late longest; everything else they need stands beside it.
 */
export function placed(filled: readonly Filled[]): Placed[] {
  const people = new Map<string, Placed>()
  for (const { list, items } of filled.toSorted((a, b) => placeOf(a.list.key) - placeOf(b.list.key))) {
    for (const item of items.toSorted((a, b) => lateness(b) - lateness(a))) {
      const first = people.get(item.person_id)
      if (first === undefined) people.set(item.person_id, { ...item, list: list.key, also: [] })
      else first.also.push({ list: list.key, waiting: item.waiting, href: item.href, do: item.do })
    }
  }
  return [...people.values()]
}

/** The day of somebody: late things first and apart, then list by list as each list has them. */
export function arranged(filled: readonly Filled[]): Gathered {
  const all = placed(filled)
  const order = new Map(filled.flatMap(({ list, items }) => items.map((item, at) => [`${list.key} ${item.href}`, at])))
  const at = (item: Placed) => order.get(`${item.list} ${item.href}`) ?? 0
  return {
    overdue: all
      .filter((item) => lateness(item) > 0)
      .sort((a, b) => lateness(b) - lateness(a) || placeOf(a.list) - placeOf(b.list) || at(a) - at(b)),
    lists: filled.map(({ list }) => ({
      list,
      items: all.filter((item) => item.list === list.key && lateness(item) === 0).sort((a, b) => at(a) - at(b)),
    })),
    people: all.length,
  }
}

/** Everything that needs the viewer today: the lists of their role, and of those they stand in for. */
export async function gather(visit: Visit, lists: readonly WorkList[]): Promise<Gathered> {
  const { tx, viewer, today } = visit
  const mine = lists
    .filter((list) => list.who.includes(viewer.role))
    .toSorted((a, b) => placeOf(a.key) - placeOf(b.key))
  const covers = new Map((await standsInFor(tx, viewer, today)).map((cover) => [cover.user_id, cover.user_name]))
  const filled: Filled[] = []
  // One after another: they share the visit's one connection.
  for (const list of mine) {
    const items = await list.select(visit)
    filled.push({ list, items: items.map((item) => ({ ...item, covering: covers.get(item.of_user ?? '') })) })
  }
  return arranged(filled)
}
