// Made from the database by `npm run db:schema`; change a migration, never this file.
import type { Generated } from 'kysely'
import type { CalendarDate } from '#platform/time'

export interface AnswerRow {
  id: Generated<string>
  area_id: string
  round_id: string
  organisation_id: string
  response_id: string
  version_id: string
  item: string
  answer: string
  answered_at: Generated<Date>
  answered_by: string | null
  superseded_at: Date | null
  superseded_by: string | null
}

export interface ClearingRow {
  id: Generated<string>
  area_id: string
  round_id: string
  comment_id: string
  scope: string
  decision: string
  shown_text: string
  theme: string | null
  decided_at: Generated<Date>
  decided_by: string | null
  superseded_at: Date | null
}

export interface ClosingMovedRow {
  id: string
  area_id: string | null
  round_id: string
  former_closes_at: Date | null
  closes_at: Date
  reason: string
  moved_at: Generated<Date>
  moved_by: string | null
}

export interface CommentRow {
  id: Generated<string>
  area_id: string
  round_id: string
  organisation_id: string
  response_id: string
  version_id: string
  section: number
  box: string
  text: string
  commented_at: Generated<Date>
  commented_by: string | null
  superseded_at: Date | null
  superseded_by: string | null
}

export interface CommentBoxRow {
  version_id: string
  code: string
  position: number
  asks: string
}

export interface DiscussionRow {
  id: string
  area_id: string
  round_id: string
  version_id: string
  item: string
  note: Generated<string>
  standing: string
  answer: string | null
  reason: Generated<string>
  agreed_by: Generated<string>
  held_on: CalendarDate
  recorded_at: Generated<Date>
  recorded_by: string | null
  superseded_at: Date | null
  superseded_by: string | null
}

export interface DraftRow {
  id: Generated<string>
  area_id: string
  round_id: string
  organisation_id: string
  response_id: string
  item: string
  value: string
  saved_at: Generated<Date>
  saved_by: string | null
  saved_by_name: string
  superseded_at: Date | null
}

export interface GoodPracticeRow {
  id: string
  area_id: string
  begun_at: Generated<Date>
  begun_by: string | null
}

export interface GoodPracticeVersionRow {
  id: string
  area_id: string
  practice_id: string
  number: number
  version_id: string
  section: number
  item: string | null
  title: string
  done: string
  changed: string
  contact_role: string
  written_at: Generated<Date>
  written_by: string | null
  submitted_at: Date | null
  submitted_by: string | null
  decision: string | null
  decided_at: Date | null
  decided_by: string | null
  decided_why: string | null
  withdrawn_at: Date | null
  withdrawn_by: string | null
  withdrawn_why: string | null
}

export interface ImprovementRow {
  id: string
  area_id: string
  number: number
  made_at: Generated<Date>
  made_by: string | null
  by_name: string
}

export interface ImprovementProgressRow {
  id: string
  area_id: string
  improvement_id: string
  state: string
  words: string
  on_day: CalendarDate
  meeting_id: string | null
  recorded_at: Generated<Date>
  recorded_by: string | null
  by_name: string
}

export interface ImprovementStatementRow {
  improvement_id: string
  area_id: string
  round_id: string
  version_id: string
  item: string
  discussion_id: string | null
  added_at: Generated<Date>
}

export interface ImprovementVersionRow {
  id: string
  area_id: string
  improvement_id: string
  issue: string
  actions: Generated<string>
  support: Generated<string>
  support_from: Generated<string>
  organisation_id: string | null
  user_id: string | null
  name: string | null
  lead_group: Generated<string>
  due_on: CalendarDate | null
  review_months: Generated<number>
  resources: Generated<string>
  impact: Generated<string>
  since: Generated<Date>
  until: Date | null
  set_by: string | null
  by_name: string
}

export interface InstrumentRow {
  id: string
  key: string
  area_id: string | null
  title: string
  about: string
  created_at: Generated<Date>
  created_by: string | null
}

export interface InstrumentVersionRow {
  id: string
  instrument_id: string
  area_id: string | null
  number: number
  holds_from: CalendarDate
  source: string
  created_at: Generated<Date>
  created_by: string | null
  published_at: Date | null
  published_by: string | null
  discarded_at: Date | null
  discarded_by: string | null
}

export interface InvitationRow {
  id: string
  area_id: string
  round_id: string
  organisation_id: string
  contact_name: string | null
  email: string | null
  invited_at: Generated<Date>
  invited_by: string | null
  withdrawn_at: Date | null
  withdrawn_by: string | null
}

export interface LetterRow {
  id: string
  area_id: string
  invitation_id: string
  sent_at: Date | null
  asked_by: string | null
  kind: string
  asked_at: Generated<Date>
  asked_on: Generated<CalendarDate>
  token_hash: string | null
  message_id: string | null
  failed_at: Date | null
  dropped_at: Date | null
}

export interface NoReminderRow {
  id: string
  area_id: string
  email: string
  said_at: Generated<Date>
  said_by: string | null
  ended_at: Date | null
  ended_by: string | null
}

export interface OfficialWordingRow {
  id: string
  version_id: string
  item: string
  text: string
  source: string
  loaded_at: Generated<Date>
  loaded_by: string | null
  superseded_at: Date | null
}

export interface PointRow {
  id: Generated<string>
  area_id: string
  round_id: string
  version_id: string
  item: string
  position: number
  note: Generated<string>
  chosen_at: Generated<Date>
  chosen_by: string | null
  superseded_at: Date | null
  superseded_by: string | null
}

export interface ResponseRow {
  id: string
  area_id: string
  round_id: string
  organisation_id: string
  version_id: string
  started_at: Generated<Date>
  started_by: string | null
}

export interface RoundRow {
  id: string
  key: string
  title: string
  version_id: string
  area_id: string | null
  opens_at: Date
  closes_at: Date | null
  opened_at: Generated<Date>
  opened_by: string | null
}

export interface RoundAreaRow {
  round_id: string
  area_id: string
  joined_at: Generated<Date>
  closed_at: Date | null
  closed_by: string | null
}

export interface ScaleAnswerRow {
  version_id: string
  code: string
  position: number
  label: string
  stands: Generated<string>
}

export interface SectionRow {
  version_id: string
  number: number
  title: string
}

export interface SittingRow {
  id: Generated<string>
  area_id: string
  invitation_id: string
  name: string
  began_at: Generated<Date>
}

export interface StatementRow {
  version_id: string
  item: string
  section: number
  number: number
  text: string
}

export interface SubmissionRow {
  id: string
  area_id: string
  round_id: string
  response_id: string
  organisation_id: string
  submitted_at: Generated<Date>
  submitted_by: string | null
  submitted_by_name: string
  reopened_at: Date | null
  reopened_by: string | null
  reopened_by_name: string | null
}

export type ChecklistsTables = {
  'checklists.answer': AnswerRow
  'checklists.clearing': ClearingRow
  'checklists.closing_moved': ClosingMovedRow
  'checklists.comment': CommentRow
  'checklists.comment_box': CommentBoxRow
  'checklists.discussion': DiscussionRow
  'checklists.draft': DraftRow
  'checklists.good_practice': GoodPracticeRow
  'checklists.good_practice_version': GoodPracticeVersionRow
  'checklists.improvement': ImprovementRow
  'checklists.improvement_progress': ImprovementProgressRow
  'checklists.improvement_statement': ImprovementStatementRow
  'checklists.improvement_version': ImprovementVersionRow
  'checklists.instrument': InstrumentRow
  'checklists.instrument_version': InstrumentVersionRow
  'checklists.invitation': InvitationRow
  'checklists.letter': LetterRow
  'checklists.no_reminder': NoReminderRow
  'checklists.official_wording': OfficialWordingRow
  'checklists.point': PointRow
  'checklists.response': ResponseRow
  'checklists.round': RoundRow
  'checklists.round_area': RoundAreaRow
  'checklists.scale_answer': ScaleAnswerRow
  'checklists.section': SectionRow
  'checklists.sitting': SittingRow
  'checklists.statement': StatementRow
  'checklists.submission': SubmissionRow
}
