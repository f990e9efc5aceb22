import { outsideGroups, youngBands } from '../family.ts'
import { type People, width } from './people.ts'

/**
 * Whether the figures of a quarter could be of real people as far as priority families go. How many are in any group lies between the largest
 * group and the sum of the groups; only parents are; a group that is defined by gender, age or ethnic group is no larger than that is.
 * In: a way to read what is at group * width + figure, as it would be.
 */
export function familiesHold(people: People, quarter: number, f: number, value: (at: number) => number): boolean {
  const of = (dimension: string, category: string) => {
    const line = dimension === 'all' ? people.everybody : people.byQuarter.get(dimension)?.get(category)
    const g = line?.[quarter] ?? -1
    return g < 0 ? 0 : value(g * width + f)
  }
  const all = of('all', 'all')
  let inAny = all
  let most = 0
  let sum = 0
  for (const category of people.byQuarter.get('priority_family')?.keys() ?? []) {
    const here = of('priority_family', category)
    if (outsideGroups.includes(category)) inAny -= here
    else {
      sum += here
      if (here > most) most = here
    }
  }
  if (inAny < most || inAny > sum) return false
  const parents = people.byQuarter.has('parent') ? of('parent', 'yes') : undefined
  if (parents !== undefined && inAny > parents) return false
  if (people.byQuarter.has('ethnic_group')) {
    const minority = of('ethnic_group', 'minority_ethnic')
    const here = of('priority_family', 'minority_ethnic')
    if (here > minority || (parents !== undefined && here < parents + minority - all)) return false
  }
  const mothers = of('priority_family', 'mother_under_25')
  if (people.byQuarter.has('gender') && mothers > of('gender', 'woman')) return false
  return (
    !people.byQuarter.has('age_band') || mothers <= youngBands.reduce((young, band) => young + of('age_band', band), 0)
  )
}

/** In which categories of other dimensions somebody is who is in a group, by definition. */
export function whoAreIn(group: string): ReadonlyMap<string, readonly string[]> {
  if (outsideGroups.includes(group)) return new Map()
  const parents: [string, string[]] = ['parent', ['yes']]
  if (group === 'minority_ethnic') return new Map([parents, ['ethnic_group', ['minority_ethnic']]])
  if (group === 'mother_under_25') return new Map([parents, ['gender', ['woman']], ['age_band', [...youngBands]]])
  return new Map([parents])
}
