// Made from the database by `npm run db:schema`; change a migration, never this file.
import type { Generated } from 'kysely'
import type { CalendarDate } from '#platform/time'

export interface AreaRow {
  area_id: string | null
  name: string | null
}

export interface AskedNeedRow {
  area_id: string | null
  referral_key: string | null
  need: string | null
}

export interface AskedPartnerRow {
  area_id: string | null
  referral_key: string | null
  organisation_id: string | null
  given_on: CalendarDate | null
  accepted_on: CalendarDate | null
}

export interface AssessedNeedRow {
  area_id: string | null
  person_key: string | null
  need: string | null
  assessed_on: CalendarDate | null
}

export interface CompletedRow {
  area_id: string | null
  referral_key: string | null
  completed_on: CalendarDate | null
}

export interface DemandRow {
  area_id: string | null
  referral_key: string | null
  person_key: string | null
  sent_on: CalendarDate | null
  taken_on: CalendarDate | null
  ended_on: CalendarDate | null
  became: string | null
  district: string | null
  urban_rural: string | null
  age_band: string | null
  gender: string | null
  disabled: string | null
  ethnic_group: string | null
  parent: string | null
}

export interface DistanceProgressRow {
  area_id: string | null
  person_key: string | null
  rated_again: number | null
  up: number | null
  down: number | null
  progressed: boolean | null
}

export interface DistanceTravelledRow {
  area_id: string | null
  person_key: string | null
  rater: string | null
  capability: string | null
  first_step: number | null
  latest_step: number | null
  first_on: CalendarDate | null
  latest_on: CalendarDate | null
  days: number | null
}

export interface FairStartScotlandRow {
  area_id: string | null
  person_key: string | null
  started_on: CalendarDate | null
  re_join: boolean | null
}

export interface FollowUpRow {
  area_id: string | null
  person_key: string | null
  weeks: number | null
  due_on: CalendarDate | null
  answer: string | null
}

export interface GivenReferralRow {
  area_id: string | null
  referral_key: string | null
  person_key: string | null
  organisation_id: string | null
  sender_organisation_id: string | null
  sent_on: CalendarDate | null
  given_on: CalendarDate | null
  answer: string | null
  answered_on: CalendarDate | null
  reason: string | null
  took: boolean | null
  first_contact_on: CalendarDate | null
  met_on: CalendarDate | null
  registered_on: CalendarDate | null
  stages: string[] | null
  job_started_on: CalendarDate | null
  answers: string[] | null
  outcomes: string[] | null
  ended_on: CalendarDate | null
  left_on: CalendarDate | null
}

export interface JobStartRow {
  area_id: string | null
  person_key: string | null
  started_on: CalendarDate | null
}

export interface LeavingRow {
  area_id: string | null
  person_key: string | null
}

export interface LedFirstRow {
  area_id: string | null
  person_key: string | null
  organisation_id: string | null
}

export interface OutcomeRow {
  area_id: string | null
  person_key: string | null
  kind: string | null
  on_date: CalendarDate | null
}

export interface ParticipantRow {
  area_id: string | null
  person_key: string | null
  registered_on: CalendarDate | null
  stream: string | null
  left_by_then: boolean | null
  age_band: string | null
  gender: string | null
  disabled: string | null
  ethnic_group: string | null
  parent: string | null
  priority_families: string[] | null
  simd_quintile: string | null
  job_started_on: CalendarDate | null
  answer_4w: string | null
  answer_13w: string | null
  answer_26w: string | null
  answer_52w: string | null
  fe_he_on: CalendarDate | null
  training_on: CalendarDate | null
  qualification_on: CalendarDate | null
  work_experience_on: CalendarDate | null
  volunteering_on: CalendarDate | null
  school_reengaged_on: CalendarDate | null
  trans: string | null
  urban_rural: string | null
  data_zone: string | null
  collection_template: string | null
}

export interface ParticipantLiveRow {
  area_id: string | null
  person_id: string | null
  registered_on: CalendarDate | null
  stream: string | null
  present: string | null
  age_band: string | null
  gender: string | null
  disabled: string | null
  ethnic_group: string | null
  parent: string | null
  priority_families: string[] | null
  simd_quintile: string | null
  job_started_on: CalendarDate | null
  answer_4w: string | null
  answer_13w: string | null
  answer_26w: string | null
  answer_52w: string | null
  fe_he_on: CalendarDate | null
  training_on: CalendarDate | null
  qualification_on: CalendarDate | null
  work_experience_on: CalendarDate | null
  volunteering_on: CalendarDate | null
  school_reengaged_on: CalendarDate | null
  trans: string | null
  urban_rural: string | null
  data_zone: string | null
  collection_template: string | null
}

export interface PepperRow {
  value: Generated<string>
}

export interface PlaceEditionRow {
  edition: string | null
  from_on: CalendarDate | null
  source: string | null
  postcodes: number | null
}

export interface ReferralRow {
  area_id: string | null
  referral_key: string | null
  person_key: string | null
  sender_organisation_id: string | null
  sent_on: CalendarDate | null
  given_on: CalendarDate | null
  accepted_on: CalendarDate | null
  accepted_by: string | null
  declined: number | null
  last_kind: string | null
  last_goes_to: string | null
  withdrawn_as: string | null
  ended_on: CalendarDate | null
  met_on: CalendarDate | null
  list: string | null
  first_contact_on: CalendarDate | null
  spell_id: string | null
  registered_on: CalendarDate | null
  left_on: CalendarDate | null
}

export interface RegistrationRow {
  area_id: string | null
  person_key: string | null
  registered_on: CalendarDate | null
  stream: string | null
  age_band: string | null
  gender: string | null
  disabled: string | null
  ethnic_group: string | null
  parent: string | null
  priority_families: string[] | null
  simd_quintile: string | null
  trans: string | null
  urban_rural: string | null
  data_zone: string | null
  collection_template: string | null
}

export interface ReturnDetailRow {
  area_id: string | null
  person_key: string | null
  organisation_id: string | null
  eligibility_verified_on: CalendarDate | null
  left_on: CalendarDate | null
  left_reason: string | null
  referral_source: string | null
  born_after: boolean | null
  age: number | null
  postcode_known: boolean | null
  sexual_orientation: string | null
  ethnic_group_said: string | null
  condition_12_months: string | null
  condition_limits: string | null
  conditions: string[] | null
  lone_parent: string | null
  children: number | null
  youngest_child_born: CalendarDate | null
  disabled_child: string | null
  care_experienced: string | null
  convictions: string | null
  homeless: string | null
  refugee: string | null
  carer: string | null
  armed_forces: string | null
  employment_status: string | null
  unemployed_since: CalendarDate | null
  qualification_scqf: number | null
  job_hours: string | null
  job_rlw: string | null
  job_before: boolean | null
  outcome_before: boolean | null
}

export interface ReturnedParticipantRow {
  return_id: string | null
  area_id: string | null
  person_key: string | null
  registered_on: CalendarDate | null
  stream: string | null
  left_by_then: boolean | null
  age_band: string | null
  gender: string | null
  disabled: string | null
  ethnic_group: string | null
  parent: string | null
  priority_families: string[] | null
  simd_quintile: string | null
  job_started_on: CalendarDate | null
  answer_4w: string | null
  answer_13w: string | null
  answer_26w: string | null
  answer_52w: string | null
  fe_he_on: CalendarDate | null
  training_on: CalendarDate | null
  qualification_on: CalendarDate | null
  work_experience_on: CalendarDate | null
  volunteering_on: CalendarDate | null
  school_reengaged_on: CalendarDate | null
  trans: string | null
  urban_rural: string | null
  collection_template: string | null
}

export interface SignedReturnRow {
  return_id: string | null
  area_id: string | null
  as_at: CalendarDate | null
  quarter: string | null
  version: number | null
  definitions: string | null
  signed_on: CalendarDate | null
}

export interface StageRow {
  area_id: string | null
  person_key: string | null
  stage: number | null
  from_on: CalendarDate | null
  to_on: CalendarDate | null
}

export interface SupplyRow {
  service_id: string | null
  area_id: string | null
  organisation_id: string | null
  support_need: string | null
  districts: string[] | null
  review_by: CalendarDate | null
}

export interface TurnedAwayRow {
  area_id: string | null
  organisation_id: string | null
  reason: string | null
  times: number | null
}

export interface TurnedDownRow {
  area_id: string | null
  referral_key: string | null
  declined_on: CalendarDate | null
  place: number | null
  reason: string | null
}

export interface UnemployedStartRow {
  area_id: string | null
  person_key: string | null
}

export interface UsualWaitRow {
  area_id: string | null
  organisation_id: string | null
  people: number | null
  half_within_days: number | null
}

export interface WayRow {
  area_id: string | null
  referral_key: string | null
  person_key: string | null
  step: string | null
  on_day: CalendarDate | null
  place: number | null
}

export type StatsTables = {
  'stats.area': AreaRow
  'stats.asked_need': AskedNeedRow
  'stats.asked_partner': AskedPartnerRow
  'stats.assessed_need': AssessedNeedRow
  'stats.completed': CompletedRow
  'stats.demand': DemandRow
  'stats.distance_progress': DistanceProgressRow
  'stats.distance_travelled': DistanceTravelledRow
  'stats.fair_start_scotland': FairStartScotlandRow
  'stats.follow_up': FollowUpRow
  'stats.given_referral': GivenReferralRow
  'stats.job_start': JobStartRow
  'stats.leaving': LeavingRow
  'stats.led_first': LedFirstRow
  'stats.outcome': OutcomeRow
  'stats.participant': ParticipantRow
  'stats.participant_live': ParticipantLiveRow
  'stats.pepper': PepperRow
  'stats.place_edition': PlaceEditionRow
  'stats.referral': ReferralRow
  'stats.registration': RegistrationRow
  'stats.return_detail': ReturnDetailRow
  'stats.returned_participant': ReturnedParticipantRow
  'stats.signed_return': SignedReturnRow
  'stats.stage': StageRow
  'stats.supply': SupplyRow
  'stats.turned_away': TurnedAwayRow
  'stats.turned_down': TurnedDownRow
  'stats.unemployed_start': UnemployedStartRow
  'stats.usual_wait': UsualWaitRow
  'stats.way': WayRow
}
