// Made from the database by `npm run db:schema`; change a migration, never this file.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { CalendarDate } from '#platform/time'

export interface BreakGlassRow {
  id: string
  area_id: string
  person_id: string
  user_id: string
  user_name: string
  organisation_id: string | null
  reason: string
  opened_at: Generated<Date>
  until: Date
  seen_by_coordinator_at: Date | null
  seen_by_coordinator: string | null
}

export interface CharacteristicsRow {
  id: string
  area_id: string
  person_id: string
  asked_on: CalendarDate
  gender: string
  trans: string
  sexual_orientation: string
  ethnic_group: string
  condition_12_months: string
  condition_limits: string
  conditions: Generated<string[]>
  lone_parent: string
  children: number | null
  youngest_child_born: CalendarDate | null
  disabled_child: string
  care_experienced: string
  convictions: string
  homeless: string
  refugee: string
  carer: string
  armed_forces: string
  employment_status: string
  unemployed_since: CalendarDate | null
  qualification_scqf: number | null
  recorded_by: string | null
  recorded_at: Generated<Date>
  superseded_at: Date | null
  superseded_by: string | null
}

export interface ContactDetailsRow {
  person_id: string
  area_id: string
  address: string | null
  postcode: string | null
  email: string | null
  phone: string | null
  ni_number: string | null
  preferred_contact: Generated<string>
  best_time: string | null
  do_not: string | null
  adjustments: string | null
  changed_at: Generated<Date>
  changed_by: string | null
}

export interface DuplicatesLookedForRow {
  area_id: string
  of_table: string
  until: Date
  after: string
  rules: string
}

export interface FamilyLinkRow {
  id: string
  area_id: string
  person_id: string
  other_id: string
  agreed_on: CalendarDate
  agreed_how: string
  linked_at: Generated<Date>
  linked_by: string | null
  linked_by_name: string
  ended_at: Date | null
  ended_by: string | null
  ended_by_name: string | null
  ended_reason: string | null
}

export interface FlagRow {
  id: string
  area_id: string
  person_id: string
  kind: string
  words: string
  raised_at: Generated<Date>
  raised_by: string | null
  raised_by_name: string
  review_on: CalendarDate
  follows: string | null
  ended_at: Date | null
  ended_by: string | null
  ended_by_name: string | null
  ended_words: string | null
}

export interface FormerValueRow {
  id: Generated<string>
  area_id: string
  person_id: string
  of_table: string
  was: ColumnType<unknown, string, string>
  from_at: Date
  superseded_at: Generated<Date>
  superseded_by: string | null
  ordinal: GeneratedAlways<number>
}

export interface HouseholdMemberRow {
  id: string
  area_id: string
  person_id: string
  relation: string
  name: string | null
  born: CalendarDate | null
  disabled: Generated<string>
  from_on: CalendarDate
  until_on: CalendarDate | null
  told_at: Generated<Date>
  told_to: string | null
  told_to_name: string
  corrects: string | null
  superseded_at: Date | null
  superseded_by: string | null
  superseded_reason: string | null
}

export interface JoinedRow {
  id: string
  area_id: string
  person_id: string
  other_person_id: string
  joined_at: Generated<Date>
  ordinal: GeneratedAlways<number>
  joined_by: string | null
  joined_by_name: string
  why: string
  told: string | null
  saw_more: Generated<string[]>
  other_was: ColumnType<unknown, string, string>
  parted_at: Date | null
  parted_by: string | null
  parted_by_name: string | null
  parted_why: string | null
}

export interface JoinedRowRow {
  id: GeneratedAlways<number>
  area_id: string
  joined_id: string
  of_table: string
  of_column: string
  key: ColumnType<unknown, string, string>
  side: string
  was: ColumnType<unknown, string | null | undefined, string | null>
  became: ColumnType<unknown, string | null | undefined, string | null>
}

export interface LikelyDuplicateRow {
  area_id: string
  person_id: string
  other_person_id: string
  weight: string
  reasons: string[]
  found_at: Generated<Date>
}

export interface NotTheSameRow {
  id: string
  area_id: string
  person_id: string
  other_person_id: string
  reason: string
  said_at: Generated<Date>
  said_by: string | null
  said_by_name: string
  withdrawn_at: Date | null
  withdrawn_by: string | null
}

export interface NoticeGivenRow {
  id: string
  area_id: string
  person_id: string
  notice: string
  version: string
  format: string
  given_on: CalendarDate
  given_by: string | null
}

export interface PersonRow {
  id: string
  area_id: string
  given_name: string
  family_name: string
  known_as: string | null
  date_of_birth: CalendarDate | null
  aim: string | null
  search_name: GeneratedAlways<string>
  created_at: Generated<Date>
  created_by: string | null
  changed_at: Generated<Date>
  changed_by: string | null
}

export interface RelationshipRow {
  id: Generated<string>
  area_id: string
  person_id: string
  holder: string
  kind: string
  sees: number
  since: Generated<Date>
  until: Date | null
  opened_by: string | null
  because_kind: string
  because_id: string | null
  closed_at: Date | null
  closed_by: string | null
  parts: string[] | null
  permission_id: string | null
  referral_id: string | null
}

export interface SharingPermissionRow {
  id: string
  area_id: string
  person_id: string
  partner_id: string
  purpose: string
  parts: string[]
  given_how: string
  given_at: Generated<Date>
  recorded_by: string | null
  wording_version: string
  expires_on: CalendarDate | null
  withdrawn_at: Date | null
  withdrawn_by: string | null
}

export interface TimelineRow {
  id: string
  area_id: string
  person_id: string
  at: Generated<Date>
  kind: string
  words: string
  organisation_id: string | null
  user_id: string | null
  by_name: string | null
  sees: Generated<number>
  link: string | null
}

export interface ToldOnceRow {
  id: string
  area_id: string
  person_id: string
  kind: string
  part: string
  codes: Generated<string[]>
  words: string | null
  told_at: Generated<Date>
  told_to: string | null
  told_to_name: string
  superseded_at: Date | null
  superseded_by: string | null
}

export type PeopleTables = {
  'people.break_glass': BreakGlassRow
  'people.characteristics': CharacteristicsRow
  'people.contact_details': ContactDetailsRow
  'people.duplicates_looked_for': DuplicatesLookedForRow
  'people.family_link': FamilyLinkRow
  'people.flag': FlagRow
  'people.former_value': FormerValueRow
  'people.household_member': HouseholdMemberRow
  'people.joined': JoinedRow
  'people.joined_row': JoinedRowRow
  'people.likely_duplicate': LikelyDuplicateRow
  'people.not_the_same': NotTheSameRow
  'people.notice_given': NoticeGivenRow
  'people.person': PersonRow
  'people.relationship': RelationshipRow
  'people.sharing_permission': SharingPermissionRow
  'people.timeline': TimelineRow
  'people.told_once': ToldOnceRow
}
