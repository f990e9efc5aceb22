// Made from the database by `npm run db:schema`; change a migration, never this file.
import type { ColumnType, Generated } from 'kysely'
import type { CalendarDate } from '#platform/time'

export interface AmendmentRow {
  id: string
  area_id: string
  person_id: string
  referral_id: string
  part: string
  was: string | null
  became: string | null
  by_user: string | null
  by_name: string
  at: Generated<Date>
  shared_as: string
}

export interface ArrivalRow {
  referral_id: string
  area_id: string
  person_id: string
  organisation_id: string
  door: string
  api_key_id: string | null
  their_reference: string | null
  row_print: Buffer | null
  arrived_at: Generated<Date>
}

export interface ClockRuleRow {
  id: Generated<string>
  area_id: string | null
  list: string
  working_days: number
  from_on: CalendarDate
}

export interface ContentRow {
  id: string
  area_id: string
  person_id: string
  referral_id: string
  needs: Generated<string[]>
  needs_words: string | null
  hopes: string | null
  written_by: string | null
  written_at: Generated<Date>
  superseded_at: Date | null
  superseded_by: string | null
}

export interface ContractMoveRow {
  id: string
  area_id: string
  from_organisation: string
  to_organisation: string
  reason: string
  asked_by: string
  by_name: string
  asked_at: Generated<Date>
  finished_at: Date | null
  back_asked_by: string | null
  back_asked_at: Date | null
  back_finished_at: Date | null
}

export interface ContractMoveItemRow {
  id: string
  area_id: string
  move_id: string
  person_id: string
  kind: string
  subject_id: string
  to_user: string
  to_name: string
  outcome: string | null
  done_at: Date | null
  was: ColumnType<unknown, string | null | undefined, string | null>
  told_how: string | null
  back_outcome: string | null
  back_at: Date | null
}

export interface DraftRow {
  id: string
  owner: string
  area_id: string
  typed: ColumnType<unknown, string | undefined, string>
  started_at: Generated<Date>
  saved_at: Generated<Date>
  expires_at: Date
  sent_as: string | null
}

export interface EventRow {
  id: string
  area_id: string
  person_id: string
  referral_id: string
  place: number
  kind: string
  party: string | null
  goes_to: string | null
  reason: string | null
  meaning: string | null
  words: string | null
  at: Generated<Date>
  by_user: string | null
  by_name: string
  until_on: CalendarDate | null
  told_on: CalendarDate | null
  told_how: string | null
  service_id: string | null
  service_name: string | null
  to_area: string | null
}

export interface FromOutsideRow {
  id: string
  door: string
  token_hash: Buffer
  area_id: string | null
  typed: ColumnType<unknown, string | undefined, string>
  service_id: string | null
  service_words: string | null
  started_at: Generated<Date>
  saved_at: Date | null
  expires_at: Date
  withdrawn_at: Date | null
  sent_at: Date | null
  reference: string | null
  taken_at: Date | null
  referral_id: string | null
  organisation_id: string | null
  contact_name: string | null
  contact_email: string | null
  asked_by: string | null
  asked_by_name: string | null
  asked_by_organisation: string | null
  told_place: Generated<number>
}

export interface HandoverNoteRow {
  id: string
  area_id: string
  person_id: string
  referral_id: string
  words: string
  agreed_on: CalendarDate
  written_by: string
  by_name: string
  written_at: Generated<Date>
  superseded_at: Date | null
  superseded_by: string | null
}

export interface MeetingRow {
  id: string
  area_id: string
  person_id: string
  referral_id: string
  on_date: CalendarDate
  at_time: string
  how: string
  place: string | null
  who_comes: string
  asked_by: string | null
  why: string | null
  arranged_by: string
  by_name: string
  arranged_at: Generated<Date>
  superseded_at: Date | null
  superseded_by: string | null
}

export interface MetRow {
  id: string
  area_id: string
  person_id: string
  referral_id: string
  meeting_id: string
  party: string
  said: string
  heard_how: string | null
  by_user: string
  by_name: string
  at: Generated<Date>
}

export interface MuteRow {
  id: Generated<string>
  area_id: string
  referral_id: string
  user_id: string
  until_on: CalendarDate
  muted_at: Generated<Date>
  ended_at: Date | null
}

export interface NoticeRow {
  id: Generated<string>
  area_id: string
  referral_id: string
  to_user: string
  kind: string
  urgent: Generated<boolean>
  muted: Generated<boolean>
  written_at: Generated<Date>
  mailed_at: Date | null
  mailed_how: string | null
}

export interface NoticeChoiceRow {
  id: Generated<string>
  user_id: string
  way: string
  hour: number
  chosen_at: Generated<Date>
  superseded_at: Date | null
}

export interface OfferRow {
  id: string
  area_id: string
  person_id: string
  referral_id: string
  organisation_id: string
  user_id: string
  name: string
  given_by: string | null
  given_at: Generated<Date>
  answer: string | null
  answered_at: Date | null
  answered_by: string | null
  ended_at: Date | null
}

export interface OnwardRow {
  id: string
  area_id: string
  person_id: string
  referral_id: string
  to_area: string
  given_how: string
  wording_version: string
  asked_by: string
  by_name: string
  asked_at: Generated<Date>
  taken_at: Date | null
  left_at: Date | null
}

export interface OwnerRow {
  id: string
  area_id: string
  person_id: string
  referral_id: string
  organisation_id: string
  user_id: string
  name: string
  since: Generated<Date>
  until: Date | null
}

export interface ReferralRow {
  id: string
  area_id: string
  person_id: string
  sender_organisation_id: string
  sender_user_id: string
  sender_name: string
  sent_at: Generated<Date>
  permission_id: string
  door: Generated<string>
  service_id: string | null
  service_words: string | null
}

export interface ReminderRow {
  id: string
  area_id: string
  person_id: string
  referral_id: string
  standing_id: string
  on_day: CalendarDate
  to_user: string
  step: Generated<string>
}

export interface SheetRow {
  id: string
  area_id: string
  owner: string
  organisation_id: string
  rows_read: number
  sent: number
  known: number
  to_mend: ColumnType<unknown, string | undefined, string>
  made_at: Generated<Date>
  expires_at: Date
}

export interface StandingRow {
  id: string
  area_id: string
  person_id: string
  referral_id: string
  list: string
  due_on: CalendarDate
  since: Generated<Date>
  until: Date | null
}

export interface WaitingRow {
  id: string
  area_id: string
  person_id: string
  referral_id: string
  organisation_id: string
  joined_at: Date
  review_on: CalendarDate
  expires_on: CalendarDate
  written_by: string | null
  by_name: string
  written_at: Generated<Date>
  ended_at: Date | null
  ended_how: string | null
  out_of_turn: string | null
}

export type ReferralsTables = {
  'referrals.amendment': AmendmentRow
  'referrals.arrival': ArrivalRow
  'referrals.clock_rule': ClockRuleRow
  'referrals.content': ContentRow
  'referrals.contract_move': ContractMoveRow
  'referrals.contract_move_item': ContractMoveItemRow
  'referrals.draft': DraftRow
  'referrals.event': EventRow
  'referrals.from_outside': FromOutsideRow
  'referrals.handover_note': HandoverNoteRow
  'referrals.meeting': MeetingRow
  'referrals.met': MetRow
  'referrals.mute': MuteRow
  'referrals.notice': NoticeRow
  'referrals.notice_choice': NoticeChoiceRow
  'referrals.offer': OfferRow
  'referrals.onward': OnwardRow
  'referrals.owner': OwnerRow
  'referrals.referral': ReferralRow
  'referrals.reminder': ReminderRow
  'referrals.sheet': SheetRow
  'referrals.standing': StandingRow
  'referrals.waiting': WaitingRow
}
