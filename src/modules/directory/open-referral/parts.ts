import type { FullService } from './service.ts'

/** Something in a service that has an identifier of its own and belongs to one thing alone. */
export interface Part {
  id: string
  /** Identifier of what it belongs to. */
  owner: string
  path: (string | number)[]
}

type Attributes = FullService['attributes']

const listed = [
  'schedules',
  'service_areas',
  'service_at_locations',
  'languages',
  'funding',
  'cost_options',
  'contacts',
  'phones',
] as const

/** Every part of a service, with where it stands in it and what it belongs to. */
export function partsOf(service: FullService): Part[] {
  const own = listed.flatMap((name) =>
    (service[name] ?? []).map(({ id }, at): Part => ({ id, owner: service.id, path: [name, at] })),
  )
  const { organization } = service
  const numbers = (organization?.organization_identifiers ?? []).map((one, at) => ({
    part: one,
    owner: organization?.id ?? '',
    path: ['organization', 'organization_identifiers', at],
  }))
  const ofPlaces = (service.service_at_locations ?? []).flatMap(({ location }, at) => {
    if (location === undefined) return []
    const path = ['service_at_locations', at, 'location']
    const inside = (['addresses', 'accessibility'] as const).flatMap((name) =>
      (location[name] ?? []).map((part, number) => ({ part, owner: location.id, path: [...path, name, number] })),
    )
    return [{ part: location, owner: null, path }, ...inside]
  })
  const contacts = (service.contacts ?? []).map((part, at) => ({ part, owner: null, path: ['contacts', at] }))
  const holders = [
    { part: service, owner: null, path: [] },
    ...(organization ? [{ part: organization, owner: null, path: ['organization'] }] : []),
    ...numbers,
    ...ofPlaces,
    ...contacts,
  ]
  return [
    ...own,
    ...holders.flatMap(({ part, owner, path }) => [
      ...(owner === null ? [] : [{ id: part.id, owner, path }]),
      ...attributesOf(part.attributes, part.id, path),
    ]),
  ]
}

const attributesOf = (attributes: Attributes, owner: string, path: (string | number)[]): Part[] =>
  (attributes ?? []).map(({ id }, at) => ({ id, owner, path: [...path, 'attributes', at] }))

/** Every attribute of a service and of all that is nested in it. */
export const allAttributes = (service: FullService): NonNullable<Attributes> => [
  ...(service.attributes ?? []),
  ...(service.organization?.attributes ?? []),
  ...(service.organization?.organization_identifiers ?? []).flatMap(({ attributes }) => attributes ?? []),
  ...(service.contacts ?? []).flatMap(({ attributes }) => attributes ?? []),
  ...(service.service_at_locations ?? []).flatMap(({ location }) => [
    ...(location?.attributes ?? []),
    ...(location?.addresses ?? []).flatMap(({ attributes }) => attributes ?? []),
    ...(location?.accessibility ?? []).flatMap(({ attributes }) => attributes ?? []),
  ]),
]
