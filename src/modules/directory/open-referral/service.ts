import { z } from 'zod'
import {
  age,
  amount,
  day,
  emailAddress,
  identifier,
  linkedAddress,
  moment,
  named,
  oneOf,
  timeOfDay,
  webAddress,
  words,
} from './values.ts'

/*
 * A service as Open Referral UK 3.0 writes it, with what is nested in it (reference/open-referral-uk/schema/service.json). What the published schema only
 * allows to be text is held to what its own descriptions say: a date is a date, an address of the web leads to the web. What the wider specification (HSDS 3.0)
 * has besides, and people need, is read too: telephones, names of languages, who it is for, how to ask.
 */

const id = identifier
const list = <T extends z.ZodType>(of: T) => z.array(of, { error: 'must be a list' }).optional()
const thing = <Shape extends z.ZodRawShape>(shape: Shape) => z.object(shape, { error: 'must be an object' })

const term = thing({
  id,
  name: named('the name of a term'),
  description: words,
  parent_id: id.optional(),
  taxonomy: words.optional(),
  taxonomy_id: id.optional(),
  term_uri: linkedAddress.optional(),
  term: words.optional(),
})

const attribute = thing({
  id,
  taxonomy_term_id: id.optional(),
  link_type: words.optional(),
  taxonomy_term: term.optional(),
})
const attributes = list(attribute)

const organization = thing({
  id,
  name: named('the name of an organisation'),
  description: words,
  email: emailAddress.optional(),
  website: webAddress.optional(),
  logo: webAddress.optional(),
  uri: linkedAddress.optional(),
  parent_organization_id: id.optional(),
  organization_identifiers: list(
    thing({
      id,
      identifier_scheme: words.optional(),
      identifier_type: named('the kind of number'),
      identifier: named('the number itself'),
      attributes,
    }),
  ),
  attributes,
})

const places = ['physical', 'postal', 'virtual'] as const

const location = thing({
  id,
  location_type: oneOf(places),
  name: words.optional(),
  description: words.optional(),
  latitude: amount.optional(),
  longitude: amount.optional(),
  external_identifier: words.optional(),
  external_identifier_type: words.optional(),
  addresses: list(
    thing({
      id,
      attention: words.optional(),
      address_1: words,
      address_2: words.optional(),
      city: words,
      region: words.optional(),
      state_province: words,
      postal_code: words,
      country: words,
      address_type: oneOf(places),
      attributes,
    }),
  ),
  accessibility: list(
    thing({
      id,
      description: words.optional(),
      details: words.optional(),
      url: webAddress.optional(),
      attributes,
      accessibility: words.optional(),
    }),
  ),
  attributes,
})

const validity = { valid_from: day.optional(), valid_to: day.optional() }

const schedule = thing({
  id,
  service_at_location_id: id.optional(),
  ...validity,
  dtstart: day.optional(),
  freq: oneOf(['WEEKLY', 'MONTHLY']).optional(),
  interval: amount.min(1, 'must be 1 or more').optional(),
  byday: words.optional(),
  bymonthday: words.optional(),
  description: words.optional(),
  opens_at: timeOfDay.optional(),
  closes_at: timeOfDay.optional(),
  schedule_link: webAddress.optional(),
  attending_type: words.optional(),
  notes: words.optional(),
})

export const statuses = ['active', 'inactive', 'defunct', 'temporarily closed'] as const

export const serviceSchema = thing({
  id,
  organization_id: id.optional(),
  name: named('the name of the service'),
  description: words.optional(),
  url: webAddress.optional(),
  email: emailAddress.optional(),
  status: oneOf(statuses),
  fees: words.optional(),
  accreditations: words.optional(),
  minimum_age: age.optional(),
  maximum_age: age.optional(),
  eligibility_description: words.optional(),
  application_process: words.optional(),
  assured_date: day.optional(),
  assurer_email: emailAddress.optional(),
  alert: words.optional(),
  last_modified: moment.optional(),
  schedules: list(schedule),
  service_areas: list(
    thing({
      id,
      name: words.optional(),
      extent: words.optional(),
      extent_type: words.optional(),
      uri: words.optional(),
      service_area: words.optional(),
    }),
  ),
  service_at_locations: list(thing({ id, location_id: id.optional(), location: location.optional() })),
  languages: list(
    thing({ id, phone_id: id.optional(), name: words.optional(), code: words.optional(), note: words.optional() }),
  ),
  organization: organization.optional(),
  funding: list(thing({ id, source: words.optional() })),
  cost_options: list(
    thing({
      id,
      ...validity,
      option: words.optional(),
      amount: amount.min(0, 'must be 0 or more').optional(),
      currency: words.optional(),
      amount_description: words.optional(),
    }),
  ),
  contacts: list(
    thing({
      id,
      name: words.optional(),
      title: words.optional(),
      department: words.optional(),
      email: emailAddress.optional(),
      attributes,
    }),
  ),
  phones: list(
    thing({
      id,
      number: named('a telephone number', 60),
      extension: words.optional(),
      type: words.optional(),
      description: words.optional(),
    }),
  ),
  attributes,
}).refine((one) => (one.minimum_age ?? 0) <= (one.maximum_age ?? 150), {
  path: ['maximum_age'],
  error: 'must be no less than minimum_age',
})

/** A service with everything nested in it. */
export type FullService = z.infer<typeof serviceSchema>
