// Made from the database by `npm run db:schema`; change a migration, never this file.
import type { Generated, GeneratedAlways } from 'kysely'
import type { CalendarDate } from '#platform/time'

export interface AreaRow {
  id: string
  name: string
}

export interface InvitationRow {
  id: string
  area_id: string | null
  organisation_id: string | null
  role: string
  email: string
  name: string
  token_hash: string
  invited_by: string
  invited_at: Generated<Date>
  expires_at: Date
  accepted_at: Date | null
  accepted_by: string | null
  withdrawn_at: Date | null
}

export interface MembershipRow {
  id: string
  area_id: string | null
  user_id: string
  name: string
  organisation_id: string | null
  role: string
  since: Generated<Date>
  added_by: string | null
  until: Date | null
  ended_by: string | null
}

export interface OrganisationRow {
  id: string
  area_id: string
  name: string
  kind: string
  supports_people: Generated<boolean>
  created_at: Generated<Date>
  ended_at: Date | null
}

export interface PlaceEditionRow {
  id: GeneratedAlways<number>
  edition: string
  from_on: CalendarDate
  source: string
  fingerprint: string
  postcodes: Generated<number>
  imported_at: Generated<Date>
  superseded_at: Date | null
}

export interface PostcodeRow {
  edition_id: number
  postcode: string
  area_id: string
  data_zone: string
  simd_decile: number
  simd_quintile: GeneratedAlways<number>
  urban_rural: number
}

export interface TermsAcceptanceRow {
  id: string
  user_id: string
  organisation_id: string | null
  version: string
  accepted_at: Generated<Date>
}

export type PartnershipTables = {
  'partnership.area': AreaRow
  'partnership.invitation': InvitationRow
  'partnership.membership': MembershipRow
  'partnership.organisation': OrganisationRow
  'partnership.place_edition': PlaceEditionRow
  'partnership.postcode': PostcodeRow
  'partnership.terms_acceptance': TermsAcceptanceRow
}
