import { severalOf, wholeBetween, words } from '../../person-file/cells.ts'
import { folded } from '../../person-file/mapping.ts'
import { codesColumn, dayColumn, emailReader, listed, someWords, timeReader, webReader, wordsColumn } from '../cells.ts'
import type { OtherColumn, OtherKind } from '../other-kind.ts'
import { daysReader } from './days.ts'
import { settleServices, storeServices } from './store-services.ts'
import { servicesWorkedOn, takeServicesBack } from './undo-services.ts'

const statuses = [
  { code: 'active', text: 'It runs', also: ['open', 'live', 'running', 'yes'] },
  { code: 'inactive', text: 'It does not run at present', also: ['paused'] },
  { code: 'defunct', text: 'It has ended', also: ['closed', 'ended'] },
  { code: 'temporarily closed', text: 'It is closed for a time', also: ['temporary closure'] },
]

const age = (label: string, also: readonly string[]): OtherColumn => ({
  label,
  also,
  reader: () => wholeBetween(0, 120),
})
const terms = (label: string, key: 'support-needs' | 'support-situations', also: readonly string[]): OtherColumn => ({
  label,
  also,
  codes: listed(key),
  reader: (today) => severalOf(key, today),
})

const columns = {
  service_id: wordsColumn('Your own number for it', 100, ['id', 'service id', 'ref', 'reference']),
  organisation: {
    label: 'Organisation that runs it',
    needed: true,
    also: ['provider', 'organisation name', 'run by', 'delivered by'],
    reader: () => words(200),
  },
  name: {
    label: 'Name of the service',
    needed: true,
    also: ['service', 'service name', 'title', 'programme', 'project'],
    reader: () => words(300),
  },
  description: wordsColumn('What it is', 5000, ['about', 'summary', 'details']),
  status: codesColumn('Whether it runs', () => statuses, ['state', 'live', 'active']),
  web: {
    label: 'Web page',
    also: ['website', 'url', 'web address', 'link'],
    reader: () => webReader,
    looks: (value: string) => /^(https?:\/\/|www\.)/i.test(value),
  },
  email: {
    label: 'E-mail address',
    also: ['e-mail', 'email address', 'contact email'],
    reader: () => emailReader,
    looks: (value: string) => value.includes('@'),
  },
  phone: wordsColumn('Telephone', 60, ['telephone', 'phone number', 'tel', 'contact number']),
  address: wordsColumn('Address', 300, ['street', 'venue', 'location', 'where']),
  town: wordsColumn('Town', 100, ['city', 'place', 'locality']),
  postcode: {
    label: 'Postcode',
    also: ['post code'],
    reader: () => words(10),
    looks: (value: string) => /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i.test(value),
  },
  days: { label: 'Days of the week', also: ['day', 'weekdays', 'open on'], reader: () => daysReader },
  opens_at: { label: 'Opens at', also: ['from', 'start time', 'opening time', 'open'], reader: () => timeReader },
  closes_at: { label: 'Closes at', also: ['to', 'end time', 'closing time', 'close'], reader: () => timeReader },
  fees: wordsColumn('What it costs', 300, ['cost', 'price', 'charge', 'fee']),
  who_for: wordsColumn('Whom it is for', 2000, ['eligibility', 'who is it for', 'target group', 'criteria']),
  minimum_age: age('Youngest age', ['min age', 'age from']),
  maximum_age: age('Oldest age', ['max age', 'age to']),
  how_to_ask: wordsColumn('How to ask for it', 2000, [
    'how to apply',
    'referral route',
    'application process',
    'how to access',
  ]),
  languages: { label: 'Languages', also: ['language'], reader: () => someWords(60) },
  needs: terms('What it helps with', 'support-needs', ['need', 'support offered', 'category', 'categories']),
  situations: terms('Whom alone it is for', 'support-situations', ['only for', 'groups']),
  checked_on: dayColumn('Day it was last checked', ['last checked', 'last updated', 'reviewed on', 'assured on']),
} satisfies Readonly<Record<string, OtherColumn>>

/** Services of the directory, each at one place. */
export const services: OtherKind<keyof typeof columns> = {
  name: 'services',
  title: 'Services of the directory',
  hint: 'Each row is a service, with who runs it, where and when it is, and whom it is for.',
  noun: { one: 'service', many: 'services' },
  table: 'entry_row',
  tells: 'organisation',
  columns,
  key: ({ service_id, organisation, name }) =>
    service_id ?? (organisation === null || name === null ? null : `named ${folded(organisation)} | ${folded(name)}`),
  twice: { column: 'name', what: 'a service has one row in the file' },
  *impossible(said) {
    const { minimum_age, maximum_age, closes_at, opens_at, days, address, town, postcode } = said
    if (minimum_age !== null && maximum_age !== null && Number(minimum_age) > Number(maximum_age))
      yield ['maximum_age', 'must be no less than minimum_age']
    if ((opens_at !== null || closes_at !== null) && days === null)
      yield ['days', 'must say on which days, as there is a time']
    if (opens_at !== null && closes_at !== null && closes_at <= opens_at)
      yield ['closes_at', 'must be later than opens_at']
    if (address !== null && town === null && postcode === null)
      yield ['town', 'must be there beside an address, or the postcode']
  },
  settle: settleServices,
  store: storeServices,
  workedOn: servicesWorkedOn,
  takeBack: takeServicesBack,
}
