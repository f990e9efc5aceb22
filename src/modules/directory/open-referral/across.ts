import { isDeepStrictEqual } from 'node:util'
import { allAttributes, partsOf } from './parts.ts'
import { type Problem, pathOf } from './problem.ts'
import type { ReadService } from './read-services.ts'
import type { FullService } from './service.ts'

/** What the directory holds already, of what a file speaks of. */
export interface Known {
  /** Identifiers of parts, and of what each belongs to. */
  owners: ReadonlyMap<string, string>
  organisations: ReadonlySet<string>
  locations: ReadonlySet<string>
  terms: ReadonlySet<string>
}

/**
 * What is wrong between the services of a file, and between them and the directory: an identifier used for two things, or one that nothing is known of.
 * Each service by itself was read before.
 */
export function problemsAcross(services: readonly ReadService[], known: Known): Problem[] {
  const problems: Problem[] = []
  const first = new Map<string, string>()
  const owners = new Map(known.owners)
  const given = {
    organisations: new Set(services.flatMap(({ service }) => service.organization?.id ?? [])),
    locations: new Set(
      services.flatMap(({ service }) => service.service_at_locations?.flatMap((at) => at.location?.id ?? []) ?? []),
    ),
    terms: new Set(
      services.flatMap(({ service }) => allAttributes(service).flatMap((one) => one.taxonomy_term?.id ?? [])),
    ),
  }
  for (const { at, service } of services) {
    const wrong = (path: readonly (string | number)[], value: string, expected: string) =>
      problems.push({ path: pathOf([...at, ...path]), value, expected })
    const before = first.get(service.id)
    if (before !== undefined) wrong(['id'], service.id, `must be used once; the service at ${before} has it already`)
    else first.set(service.id, pathOf(at))
    const mine = new Set<string>()
    for (const { id, owner, path } of partsOf(service)) {
      const belongs = owners.get(id)
      if (belongs !== undefined && belongs !== owner)
        wrong([...path, 'id'], id, 'must be an identifier of its own; it stands for a part of something else')
      else if (mine.has(id) && !isShared(path)) wrong([...path, 'id'], id, 'must be used once in a service')
      owners.set(id, owner)
      mine.add(id)
    }
    const { organization_id, organization } = service
    if (
      organization === undefined &&
      organization_id !== undefined &&
      !knows(organization_id, given.organisations, known.organisations)
    )
      wrong(['organization_id'], organization_id, 'must be an organisation that is in the file or in the directory')
    service.service_at_locations?.forEach(({ location, location_id }, number) => {
      const path = ['service_at_locations', number, 'location_id']
      if (location === undefined && location_id !== undefined && !knows(location_id, given.locations, known.locations))
        wrong(path, location_id, 'must be a location that is in the file or in the directory')
    })
    for (const { taxonomy_term, taxonomy_term_id, id } of allAttributes(service))
      if (
        taxonomy_term === undefined &&
        taxonomy_term_id !== undefined &&
        !knows(taxonomy_term_id, given.terms, known.terms)
      )
        wrong(
          ['attributes'],
          taxonomy_term_id,
          `attribute ${id} must have a term that is in the file or in the directory`,
        )
  }
  return problems
}

type Organization = NonNullable<FullService['organization']>
type Location = NonNullable<NonNullable<FullService['service_at_locations']>[number]['location']>

const knows = (id: string, ...sets: readonly ReadonlySet<string>[]) => sets.some((set) => set.has(id))

// A place may stand twice in one service, with all that is in it.
const isShared = (path: readonly (string | number)[]) => path[2] === 'location'

/**
 * The same services, each organisation and place that stands in several written as it is written first. Which identifiers stand in the file in two ways is told.
 */
export function writtenOnce(services: readonly FullService[]): { services: FullService[]; twoWays: Set<string> } {
  const twoWays = new Set<string>()
  const keeper = <T extends { id: string }>() => {
    const first = new Map<string, T>()
    return (one: T): T => {
      const before = first.get(one.id) ?? one
      first.set(one.id, before)
      if (!isDeepStrictEqual(before, one)) twoWays.add(one.id)
      return before
    }
  }
  const [organisation, place] = [keeper<Organization>(), keeper<Location>()]
  const once = services.map((service): FullService => {
    const { organization_id, organization, service_at_locations, ...rest } = service
    return {
      ...rest,
      ...(organization ? { organization: organisation(organization) } : organization_id ? { organization_id } : {}),
      ...(service_at_locations
        ? {
            service_at_locations: service_at_locations.map(({ location, location_id, ...at }) => ({
              ...at,
              ...(location ? { location: place(location) } : location_id ? { location_id } : {}),
            })),
          }
        : {}),
    }
  })
  return { services: once, twoWays }
}
