import { createHash } from 'node:crypto'
import { type OwnList, ownTerm } from '#modules/directory'
import { referenceList } from '#platform/reference'
import type { CalendarDate } from '#platform/time'

/** What a row says of a service, by column. */
export type ServiceCells = Readonly<Record<string, string | undefined>>

/** An identifier of a part of something, the same every time. */
export function partId(of: string, part: string): string {
  const hash = createHash('sha256').update(`${of}|${part}`).digest('hex')
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-5${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}

interface About {
  id: string
  today: CalendarDate
  /** The directory's entry of whoever runs it, where there is one. */
  organisation_id: string | undefined
  area_id: string
}

type Part = { columns: readonly string[]; of(cells: ServiceCells, about: About): object }

const plain = (column: string, field: string): Part => ({
  columns: [column],
  of: (cells) => ({ [field]: cells[column] }),
})
const number = (cell: string | undefined) => (cell === undefined ? undefined : Number(cell))
const split = (cell: string | undefined) => (cell === undefined ? [] : cell.split(';'))

const termsOf = (list: OwnList, cell: string | undefined, { id, today }: About) =>
  referenceList(list, today)
    .filter(({ code }) => split(cell).includes(code))
    .map((row) => ({ id: partId(id, `${list} ${row.code}`), taxonomy_term: ownTerm(list, row) }))

function placeOf({ address, town, postcode }: ServiceCells, { id }: About): object[] {
  if (address === undefined && town === undefined && postcode === undefined) return []
  const written = {
    address_1: address ?? '',
    city: town ?? '',
    state_province: '',
    postal_code: postcode ?? '',
    country: 'GB',
  }
  const addresses = [{ id: partId(id, 'address'), ...written, address_type: 'physical' }]
  const location = { id: partId(id, 'location'), location_type: 'physical', name: address ?? town, addresses }
  return [{ id: partId(id, 'at'), location }]
}

// Each part of an entry, and the columns it is made of: a later file writes anew only the parts of which it says something else.
const parts: readonly Part[] = [
  plain('name', 'name'),
  plain('description', 'description'),
  plain('web', 'url'),
  plain('email', 'email'),
  plain('fees', 'fees'),
  plain('who_for', 'eligibility_description'),
  plain('how_to_ask', 'application_process'),
  plain('checked_on', 'assured_date'),
  { columns: ['status'], of: ({ status = 'active' }) => ({ status }) },
  { columns: ['minimum_age'], of: ({ minimum_age }) => ({ minimum_age: number(minimum_age) }) },
  { columns: ['maximum_age'], of: ({ maximum_age }) => ({ maximum_age: number(maximum_age) }) },
  {
    columns: ['phone'],
    of: ({ phone }, { id }) => ({ phones: phone === undefined ? [] : [{ id: partId(id, 'phone'), number: phone }] }),
  },
  { columns: ['address', 'town', 'postcode'], of: (cells, about) => ({ service_at_locations: placeOf(cells, about) }) },
  {
    columns: ['days', 'opens_at', 'closes_at'],
    of: ({ days, opens_at, closes_at }, { id }) => ({
      schedules:
        days === undefined
          ? []
          : [{ id: partId(id, 'schedule'), freq: 'WEEKLY', byday: days.replaceAll(';', ','), opens_at, closes_at }],
    }),
  },
  {
    columns: ['languages'],
    of: ({ languages }, { id }) => ({
      languages: split(languages).map((name) => ({ id: partId(id, `language ${name}`), name })),
    }),
  },
  {
    columns: ['needs', 'situations'],
    of: ({ needs, situations }, about) => ({
      attributes: [...termsOf('support-needs', needs, about), ...termsOf('support-situations', situations, about)],
    }),
  },
  {
    columns: ['organisation'],
    of: ({ organisation = '' }, { organisation_id, area_id }) =>
      organisation_id === undefined
        ? {
            organization_id: undefined,
            organization: {
              id: partId(area_id, `organisation ${organisation.toLowerCase()}`),
              name: organisation,
              description: '',
            },
          }
        : { organization: undefined, organization_id: organisation_id },
  },
]

/** A service as a row tells it, in the form of Open Referral UK. */
export const serviceOfRow = (cells: ServiceCells, about: About): object =>
  Object.assign({ id: about.id }, ...parts.map(({ of }) => of(cells, about)))

/** An entry as it stands, but for what a row says otherwise than the row before it did. */
export const changedService = (now: object, before: ServiceCells, cells: ServiceCells, about: About): object =>
  Object.assign(
    {},
    now,
    { last_modified: undefined },
    ...parts
      .filter(({ columns }) => columns.some((column) => cells[column] !== before[column]))
      .map(({ of }) => of(cells, about)),
  )
