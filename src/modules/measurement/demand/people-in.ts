import { referenceText } from '#platform/reference'
import type { Dimension } from '../measures.ts'
import { categoryInWords, dimensionInWords } from '../words.ts'

/** What referrals are told apart by: where the person lives, and the groups that differences are looked for in. */
export const places = ['district', 'urban_rural'] as const
export type Place = (typeof places)[number]
export const groups = [
  'gender',
  'age_band',
  'disabled',
  'ethnic_group',
  'parent',
] as const satisfies readonly Dimension[]
export type Group = (typeof groups)[number]

export const placeTitles: Readonly<Record<Place, string>> = {
  district: 'Postcode district',
  urban_rural: 'Town or country',
}

/** One category of one kind of place or group. */
export interface Which {
  by: Place | Group
  value: string
}

const categories: Readonly<Record<Group, readonly string[]>> = {
  gender: ['woman', 'man', 'other'],
  age_band: ['under_16', '16-19', '20-24', '25-34', '35-49', '50+'],
  disabled: ['yes', 'no'],
  ethnic_group: ['minority_ethnic', 'white'],
  parent: ['yes', 'no'],
}

/** The groups that figures may be asked of, as an address writes them: `gender:woman`. */
export const groupOptions = groups.flatMap((by) =>
  categories[by].map((value) => ({ value: `${by}:${value}`, text: groupInWords({ by, value }) })),
)

/** The group that an address asks for; undefined for everybody. */
export function groupIn(url: URL): Which | undefined {
  const asked = url.searchParams.get('group')
  const [by, value] = (asked ?? '').split(':')
  const group = groups.find((one) => one === by)
  return group === undefined || value === undefined || !categories[group].includes(value)
    ? undefined
    : { by: group, value }
}

/** A place by its name. */
export function placeInWords(by: Place, value: string): string {
  if (value === 'unknown') return by === 'district' ? 'Postcode not known' : 'Class not known'
  return by === 'district' ? value : referenceText('urban-rural-classes', value)
}

/** A group by its name, with what it is a group of. */
export function groupInWords({ by, value }: Which): string {
  if (by === 'district' || by === 'urban_rural') return placeInWords(by, value)
  return `${dimensionInWords(by).replace(' when registered', '')}: ${categoryInWords(by, value).toLowerCase()}`
}

/** A need by its name; `not_said` where a referral names none. */
export const needInWords = (need: string): string =>
  need === 'not_said' ? 'No need was named' : referenceText('needs', need)
