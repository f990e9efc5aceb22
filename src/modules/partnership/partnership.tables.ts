// Made from the database by `npm run db:schema`; change a migration, never this file.
import type { Generated, GeneratedAlways } from 'kysely'
import type { CalendarDate } from '#platform/time'

export interface ActionRow {
  id: string
  area_id: string
  number: number
  words: string
  from_kind: string | null
  from_id: string | null
  from_link: string | null
  meeting_id: string | null
  item_id: string | null
  made_by: string | null
  by_name: string
  made_at: Generated<Date>
}

export interface ActionNoteRow {
  id: string
  area_id: string
  action_id: string
  words: string
  written_by: string | null
  by_name: string
  written_at: Generated<Date>
}

export interface ActionStandingRow {
  id: string
  area_id: string
  action_id: string
  state: string
  due_on: CalendarDate
  organisation_id: string
  user_id: string | null
  name: string | null
  words: string | null
  meeting_id: string | null
  since: Generated<Date>
  until: Date | null
  set_by: string | null
  by_name: string
}

export interface AgendaItemRow {
  id: string
  area_id: string
  title: string
  words: string | null
  purpose: string
  minutes_needed: number
  paper_link: string | null
  from_kind: string | null
  from_id: string | null
  from_link: string | null
  organisation_id: string | null
  put_by: string | null
  by_name: string
  put_at: Generated<Date>
  declined_at: Date | null
  declined_by: string | null
  declined_reason: string | null
}

export interface AgendaNoteRow {
  id: string
  area_id: string
  item_id: string
  meeting_id: string
  words: string
  since: Generated<Date>
  until: Date | null
  written_by: string | null
  by_name: string
}

export interface AgendaPlaceRow {
  id: string
  area_id: string
  item_id: string
  meeting_id: string
  place: number
  since: Generated<Date>
  until: Date | null
  placed_by: string | null
  by_name: string
}

export interface AgreementRow {
  id: string
  area_id: string
  version: number
  title: string
  words: string
  changes: string | null
  in_force_on: CalendarDate
  published_by: string | null
  by_name: string
  published_at: Generated<Date>
}

export interface AgreementAcceptedRow {
  id: string
  area_id: string
  agreement_id: string
  member_id: string
  by_user: string | null
  by_name: string
  accepted_at: Generated<Date>
}

export interface AreaRow {
  id: string
  name: string
}

export interface AttendanceRow {
  id: string
  area_id: string
  meeting_id: string
  seat_id: string
  how: string
  since: Generated<Date>
  until: Date | null
  recorded_by: string | null
  by_name: string
}

export interface DecisionRow {
  id: string
  area_id: string
  number: number
  meeting_id: string
  item_id: string | null
  words: string
  why: string | null
  quorate: boolean
  made_on: CalendarDate
  supersedes: string | null
  recorded_by: string | null
  by_name: string
  recorded_at: Generated<Date>
}

export interface DisagreementRow {
  id: string
  area_id: string
  raised_by_organisation: string
  with_organisation: string
  subject: string
  words: string
  wants: string
  raised_by: string | null
  by_name: string
  raised_at: Generated<Date>
  closed_at: Date | null
  closed_by: string | null
  closed_how: string | null
  closed_words: string | null
}

export interface DisagreementNoteRow {
  id: string
  area_id: string
  disagreement_id: string
  words: string
  organisation_id: string | null
  written_by: string | null
  by_name: string
  written_at: Generated<Date>
}

export interface DisagreementStageRow {
  id: string
  area_id: string
  disagreement_id: string
  stage: string
  holder: string
  due_on: CalendarDate
  words: string | null
  since: Generated<Date>
  until: Date | null
  moved_by: string | null
  by_name: string
}

export interface GroupReportRow {
  id: string
  area_id: string
  group_id: string
  reported_on: CalendarDate
  words: string
  next_on: CalendarDate | null
  recorded_by: string | null
  by_name: string
  recorded_at: Generated<Date>
}

export interface InterestRow {
  id: string
  area_id: string
  user_id: string
  name: string
  organisation_id: string | null
  kind: string
  words: string
  declared_at: Generated<Date>
  ended_on: CalendarDate | null
  ended_at: Date | null
}

export interface InterestStatementRow {
  id: string
  area_id: string
  user_id: string
  name: string
  organisation_id: string | null
  interests: number
  made_at: Generated<Date>
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

export interface ItemInterestRow {
  id: string
  area_id: string
  item_id: string
  meeting_id: string
  seat_id: string
  words: string
  did: string
  recorded_by: string | null
  by_name: string
  recorded_at: Generated<Date>
  withdrawn_at: Date | null
  withdrawn_by: string | null
}

export interface LinkedGroupRow {
  id: string
  area_id: string
  name: string
  kind: string
  how: string
  every_months: number | null
  added_by: string | null
  by_name: string
  added_at: Generated<Date>
  ended_at: Date | null
  ended_by: string | null
  ended_reason: string | null
}

export interface MeetingRow {
  id: string
  area_id: string
  title: string
  series_id: string | null
  called_by: string | null
  by_name: string
  called_at: Generated<Date>
}

export interface MeetingOthersRow {
  id: string
  area_id: string
  meeting_id: string
  words: string
  since: Generated<Date>
  until: Date | null
  written_by: string | null
  by_name: string
}

export interface MeetingStateRow {
  id: string
  area_id: string
  meeting_id: string
  state: string
  words: string | null
  at_meeting_id: string | null
  at: Generated<Date>
  by_user: string | null
  by_name: string
}

export interface MeetingTimeRow {
  id: string
  area_id: string
  meeting_id: string
  on_date: CalendarDate
  at_time: string
  minutes_long: number
  place: string | null
  link: string | null
  reason: string | null
  since: Generated<Date>
  until: Date | null
  set_by: string | null
  by_name: string
}

export interface MemberRow {
  id: string
  area_id: string
  organisation_id: string
  sector: string
  since_on: CalendarDate
  added_by: string | null
  added_at: Generated<Date>
  ended_on: CalendarDate | null
  ended_at: Date | null
  ended_by: string | null
  ended_reason: string | null
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

export interface QuorumRuleRow {
  id: string
  area_id: string
  share_percent: number
  least: number
  sectors: Generated<string[]>
  reason: string
  set_by: string | null
  by_name: string
  set_at: Generated<Date>
}

export interface ReminderRow {
  id: string
  area_id: string
  about_kind: string
  about_id: string
  phase: string
  to_user: string
  on_day: CalendarDate
}

export interface ResolutionRow {
  id: string
  area_id: string
  disagreement_id: string
  words: string
  organisation_id: string | null
  proposed_by: string | null
  by_name: string
  proposed_at: Generated<Date>
  withdrawn_at: Date | null
  withdrawn_by: string | null
}

export interface ResolutionAgreedRow {
  id: string
  area_id: string
  resolution_id: string
  disagreement_id: string
  organisation_id: string
  by_user: string | null
  by_name: string
  agreed_at: Generated<Date>
}

export interface RiskRow {
  id: string
  area_id: string
  number: number
  risk: string
  cause: string
  effect: string
  raised_by: string | null
  by_name: string
  raised_at: Generated<Date>
  closed_at: Date | null
  closed_by: string | null
  closed_reason: string | null
}

export interface RiskReviewRow {
  id: string
  area_id: string
  risk_id: string
  reviewed_on: CalendarDate
  likelihood: number
  impact: number
  response: string
  response_words: string
  organisation_id: string
  user_id: string | null
  name: string | null
  next_review_on: CalendarDate
  words: string | null
  recorded_by: string | null
  by_name: string
  recorded_at: Generated<Date>
}

export interface SeatRow {
  id: string
  area_id: string
  member_id: string
  role: string
  name: string
  user_id: string | null
  since_on: CalendarDate
  added_by: string | null
  added_at: Generated<Date>
  ended_on: CalendarDate | null
  ended_at: Date | null
  ended_by: string | null
}

export interface TermsAcceptanceRow {
  id: string
  user_id: string
  organisation_id: string | null
  version: string
  accepted_at: Generated<Date>
}

export type PartnershipTables = {
  'partnership.action': ActionRow
  'partnership.action_note': ActionNoteRow
  'partnership.action_standing': ActionStandingRow
  'partnership.agenda_item': AgendaItemRow
  'partnership.agenda_note': AgendaNoteRow
  'partnership.agenda_place': AgendaPlaceRow
  'partnership.agreement': AgreementRow
  'partnership.agreement_accepted': AgreementAcceptedRow
  'partnership.area': AreaRow
  'partnership.attendance': AttendanceRow
  'partnership.decision': DecisionRow
  'partnership.disagreement': DisagreementRow
  'partnership.disagreement_note': DisagreementNoteRow
  'partnership.disagreement_stage': DisagreementStageRow
  'partnership.group_report': GroupReportRow
  'partnership.interest': InterestRow
  'partnership.interest_statement': InterestStatementRow
  'partnership.invitation': InvitationRow
  'partnership.item_interest': ItemInterestRow
  'partnership.linked_group': LinkedGroupRow
  'partnership.meeting': MeetingRow
  'partnership.meeting_others': MeetingOthersRow
  'partnership.meeting_state': MeetingStateRow
  'partnership.meeting_time': MeetingTimeRow
  'partnership.member': MemberRow
  'partnership.membership': MembershipRow
  'partnership.organisation': OrganisationRow
  'partnership.place_edition': PlaceEditionRow
  'partnership.postcode': PostcodeRow
  'partnership.quorum_rule': QuorumRuleRow
  'partnership.reminder': ReminderRow
  'partnership.resolution': ResolutionRow
  'partnership.resolution_agreed': ResolutionAgreedRow
  'partnership.risk': RiskRow
  'partnership.risk_review': RiskReviewRow
  'partnership.seat': SeatRow
  'partnership.terms_acceptance': TermsAcceptanceRow
}
