// Made from the database by `npm run db:schema`; change a migration, never this file.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { CalendarDate } from '#platform/time'

export interface AccessibilityRow {
  id: string
  location_id: string
  position: Generated<number>
  description: string | null
  details: string | null
  url: string | null
  accessibility: string | null
}

export interface AddressRow {
  id: string
  location_id: string
  position: Generated<number>
  attention: string | null
  address_1: string
  address_2: string | null
  city: string
  region: string | null
  state_province: string
  postal_code: string
  country: string
  address_type: string
}

export interface AttributeRow {
  id: string
  link_id: string
  link_entity: string
  taxonomy_term_id: string | null
  link_type: string | null
  position: Generated<number>
}

export interface ContactRow {
  id: string
  service_id: string
  position: Generated<number>
  name: string | null
  title: string | null
  department: string | null
  email: string | null
}

export interface CostOptionRow {
  id: string
  service_id: string
  position: Generated<number>
  valid_from: CalendarDate | null
  valid_to: CalendarDate | null
  option: string | null
  amount: string | null
  currency: string | null
  amount_description: string | null
}

export interface FullLocationRow {
  id: string | null
  body: ColumnType<unknown, string | null | undefined, string | null>
}

export interface FullOrganisationRow {
  id: string | null
  body: ColumnType<unknown, string | null | undefined, string | null>
}

export interface FullServiceRow {
  id: string | null
  body: ColumnType<unknown, string | null | undefined, string | null>
}

export interface FundingRow {
  id: string
  service_id: string
  position: Generated<number>
  source: string | null
}

export interface LanguageRow {
  id: string
  service_id: string
  phone_id: string | null
  position: Generated<number>
  name: string | null
  code: string | null
  note: string | null
}

export interface ListedAtLocationRow {
  id: string | null
  body: ColumnType<unknown, string | null | undefined, string | null>
}

export interface ListedOrganisationRow {
  id: string | null
  body: ColumnType<unknown, string | null | undefined, string | null>
}

export interface ListedServiceRow {
  id: string | null
  body: ColumnType<unknown, string | null | undefined, string | null>
}

export interface LocationRow {
  id: string
  area_id: string | null
  location_type: string
  name: string | null
  description: string | null
  latitude: number | null
  longitude: number | null
  external_identifier: string | null
  external_identifier_type: string | null
}

export interface OrganisationRow {
  id: string
  area_id: string | null
  partner_id: string | null
  name: string
  description: string
  email: string | null
  website: string | null
  logo: string | null
  uri: string | null
  parent_organization_id: string | null
}

export interface OrganisationIdentifierRow {
  id: string
  organisation_id: string
  position: Generated<number>
  identifier_scheme: string | null
  identifier_type: string
  identifier: string
}

export interface PhoneRow {
  id: string
  service_id: string
  position: Generated<number>
  number: string
  extension: string | null
  type: string | null
  description: string | null
}

export interface PostcodePointRow {
  postcode: string
  latitude: number
  longitude: number
  source: string
  imported_at: Generated<Date>
}

export interface ProposalRow {
  id: string
  area_id: string | null
  service_id: string
  kind: string
  content: ColumnType<unknown, string | null | undefined, string | null>
  because: string | null
  organisation_id: string
  proposed_by: string
  proposed_name: string
  proposed_at: Generated<Date>
  decided_at: Date | null
  decided_by: string | null
  decided_name: string | null
  decision: string | null
  reason: string | null
}

export interface ReminderRow {
  service_id: string
  area_id: string | null
  review_by: CalendarDate
  number: number
  sent_at: Generated<Date>
}

export interface ScheduleRow {
  id: string
  service_id: string
  service_at_location_id: string | null
  position: Generated<number>
  valid_from: CalendarDate | null
  valid_to: CalendarDate | null
  dtstart: CalendarDate | null
  freq: string | null
  interval: string | null
  byday: string | null
  bymonthday: string | null
  description: string | null
  opens_at: string | null
  closes_at: string | null
  schedule_link: string | null
  attending_type: string | null
  notes: string | null
}

export interface ServiceRow {
  id: string
  area_id: string | null
  organisation_id: string | null
  name: string
  description: string | null
  url: string | null
  email: string | null
  status: string
  fees: string | null
  accreditations: string | null
  minimum_age: string | null
  maximum_age: string | null
  eligibility_description: string | null
  application_process: string | null
  assured_date: CalendarDate | null
  assurer_email: string | null
  alert: string | null
  last_modified: Date
  review_by: CalendarDate
  withdrawn_at: Date | null
  needs: Generated<string[]>
  situations: Generated<string[]>
  search: Generated<string>
}

export interface ServiceAreaRow {
  id: string
  service_id: string
  position: Generated<number>
  name: string | null
  extent: string | null
  extent_type: string | null
  uri: string | null
  service_area: string | null
}

export interface ServiceAtLocationRow {
  id: string
  service_id: string
  location_id: string | null
  position: Generated<number>
}

export interface ServiceVersionRow {
  id: string
  service_id: string
  area_id: string | null
  content: ColumnType<unknown, string, string>
  source: string
  source_name: string
  written_at: Generated<Date>
  written_by: string | null
  number: GeneratedAlways<number>
}

export interface SuggestionRow {
  id: string
  area_id: string | null
  service_id: string
  kind: string
  words: string | null
  made_at: Generated<Date>
  settled_at: Date | null
  settled_by: string | null
  settled_name: string | null
  outcome: string | null
}

export interface TaxonomyRow {
  id: string
  key: string | null
  name: string
  description: string
  uri: string | null
  version: string | null
}

export interface TaxonomyTermRow {
  id: string
  taxonomy_id: string | null
  code: string | null
  name: string
  description: string
  parent_id: string | null
  taxonomy: string | null
  term_uri: string | null
  term: string | null
}

export interface WordRow {
  word: string
}

export type DirectoryTables = {
  'directory.accessibility': AccessibilityRow
  'directory.address': AddressRow
  'directory.attribute': AttributeRow
  'directory.contact': ContactRow
  'directory.cost_option': CostOptionRow
  'directory.full_location': FullLocationRow
  'directory.full_organisation': FullOrganisationRow
  'directory.full_service': FullServiceRow
  'directory.funding': FundingRow
  'directory.language': LanguageRow
  'directory.listed_at_location': ListedAtLocationRow
  'directory.listed_organisation': ListedOrganisationRow
  'directory.listed_service': ListedServiceRow
  'directory.location': LocationRow
  'directory.organisation': OrganisationRow
  'directory.organisation_identifier': OrganisationIdentifierRow
  'directory.phone': PhoneRow
  'directory.postcode_point': PostcodePointRow
  'directory.proposal': ProposalRow
  'directory.reminder': ReminderRow
  'directory.schedule': ScheduleRow
  'directory.service': ServiceRow
  'directory.service_area': ServiceAreaRow
  'directory.service_at_location': ServiceAtLocationRow
  'directory.service_version': ServiceVersionRow
  'directory.suggestion': SuggestionRow
  'directory.taxonomy': TaxonomyRow
  'directory.taxonomy_term': TaxonomyTermRow
  'directory.word': WordRow
}
