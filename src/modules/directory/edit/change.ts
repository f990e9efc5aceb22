import { v4 as uuid } from 'uuid'
import { referenceList } from '#platform/reference'
import type { CalendarDate } from '#platform/time'
import { type FullService, serviceSchema } from '../open-referral/service.ts'
import { type OwnList, ownTerm, termId } from '../terms/own-terms.ts'
import { placesInWords, timesInWords } from './when-where.ts'

/** What a form says of an entry. What it does not ask stays as it is. */
export interface Change {
  name: string
  description: string
  status: 'active' | 'temporarily closed' | 'defunct'
  alert: string | null
  needs: string[]
  situations: string[]
  minimum_age: number | null
  maximum_age: number | null
  eligibility_description: string | null
  fees: string | null
  when: string | null
  application_process: string | null
  phone: string | null
  email: string | null
  url: string | null
}

/**
 * An entry after a change, checked today. Identifiers of what stays are kept.
 * @throws ZodError when what comes out is no service, which the form should not have let through
 */
export function changed(service: FullService, change: Change, today: CalendarDate): FullService {
  const { needs, situations, phone, when, ...fields } = change
  const [first, ...others] = service.phones ?? []
  const phones = phone === null ? others : [{ ...(first ?? { id: uuid() }), number: phone }, ...others]
  const [time, ...times] = service.schedules ?? []
  const schedules =
    time === undefined
      ? when === null
        ? []
        : [{ id: uuid(), description: when }]
      : [{ ...time, description: when ?? undefined }, ...times]
  const terms = [
    ...termsOf(service, 'support-needs', needs, today),
    ...termsOf(service, 'support-situations', situations, today),
  ]
  const { last_modified: _, ...before } = service
  const after = {
    ...before,
    ...fields,
    phones,
    schedules,
    attributes: [...notOurs(service), ...terms],
    assured_date: today,
  }
  return serviceSchema.parse(withoutNulls(after))
}

const withoutNulls = (entry: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(entry).filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0)),
  )

type Attribute = NonNullable<FullService['attributes']>[number]

const isOurs = ({ taxonomy_term }: Attribute) =>
  [termId('support-needs'), termId('support-situations')].some((id) => taxonomy_term?.taxonomy_id === id)

const notOurs = ({ attributes = [] }: FullService) => attributes.filter((one) => !isOurs(one))

/** The codes of one of our lists that an entry has. */
export const codesOf = ({ attributes = [] }: FullService, list: OwnList): string[] =>
  attributes.flatMap(({ taxonomy_term: term }) =>
    term?.taxonomy_id === termId(list) && term.term !== undefined ? [term.term] : [],
  )

function termsOf(
  { attributes = [] }: FullService,
  list: OwnList,
  codes: readonly string[],
  today: CalendarDate,
): Attribute[] {
  return referenceList(list, today)
    .filter(({ code }) => codes.includes(code))
    .map((row) => {
      const before = attributes.find(({ taxonomy_term }) => taxonomy_term?.id === termId(list, row.code))
      return (
        before ?? {
          id: uuid(),
          link_type: list === 'support-needs' ? 'helps with' : 'is for',
          taxonomy_term: ownTerm(list, row),
        }
      )
    })
}

/** What stands in the form of an entry before anything is typed. */
export const changeOf = (service: FullService): Change => ({
  name: service.name,
  description: service.description ?? '',
  status: service.status === 'inactive' ? 'defunct' : service.status,
  alert: service.alert ?? null,
  needs: codesOf(service, 'support-needs'),
  situations: codesOf(service, 'support-situations'),
  minimum_age: service.minimum_age ?? null,
  maximum_age: service.maximum_age ?? null,
  eligibility_description: service.eligibility_description ?? null,
  fees: service.fees ?? null,
  when: service.schedules?.[0]?.description ?? null,
  application_process: service.application_process ?? null,
  phone: service.phones?.[0]?.number ?? null,
  email: service.email ?? null,
  url: service.url ?? null,
})

const called: Readonly<Record<keyof Change, string>> = {
  name: 'Name',
  description: 'What it is',
  status: 'Whether it runs',
  alert: 'What to know just now',
  needs: 'Helps with',
  situations: 'Only for',
  minimum_age: 'Youngest age',
  maximum_age: 'Oldest age',
  eligibility_description: 'Who it is for',
  fees: 'Cost',
  when: 'When, in words',
  application_process: 'How to ask',
  phone: 'Telephone',
  email: 'E-mail',
  url: 'Website',
}

/** What differs between two forms of an entry, field by field, in words. */
export function differences(from: FullService, to: FullService): { field: string; from: string; to: string }[] {
  const [before, after] = [changeOf(from), changeOf(to)]
  const whenAndWhere = [
    { field: 'Days and times', from: timesInWords(from), to: timesInWords(to) },
    { field: 'Places', from: placesInWords(from), to: placesInWords(to) },
  ]
  const fields = Object.keys(called).filter((name): name is keyof Change => name in called)
  const others = fields.map((name) => ({ field: called[name], from: words(before[name]), to: words(after[name]) }))
  return [...others, ...whenAndWhere].filter((each) => each.from !== each.to)
}

const words = (value: Change[keyof Change]): string =>
  value === null ? '' : typeof value === 'object' ? [...value].sort().join(', ').replaceAll('_', ' ') : String(value)
