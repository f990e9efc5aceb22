import { z } from 'zod'
import { calendarDateSchema } from '#platform/time'
import { readList } from './read-list.ts'

const wording = { version: z.string(), paragraphs: z.array(z.string().min(1)).min(1) }

/** What the page of an outcome may ask, besides its day. */
export const outcomeQuestions = [
  'what',
  'place',
  'study',
  'accredited',
  'completed',
  'scqf_level',
  'awarded_by',
  'weeks',
  'hours_per_week',
] as const

/** Every list, by the name of its file, with the columns it has besides those of every row. Read and checked once, at start. */
export const lists = {
  'action-chasing': readList('action-chasing', {
    soon: z.int().positive(),
    again: z.int().positive(),
    coordinator: z.int().positive(),
  }),
  'agency-terms': readList('agency-terms', wording),
  'agenda-purposes': readList('agenda-purposes', {}),
  'appointment-reasons': readList('appointment-reasons', {
    fits: z.array(z.enum(['did_not_attend', 'did_not_happen', 'moved', 'cancelled'])).min(1),
  }),
  areas: readList('areas', { population: z.int().positive() }),
  'bank-holidays-scotland': readList('bank-holidays-scotland', {}),
  charters: readList('charters', wording),
  'checklist-reminders': readList('checklist-reminders', { days: z.int().positive() }),
  'condition-limits': readList('condition-limits', { disabled: z.boolean() }),
  'comment-themes': readList('comment-themes', {}),
  'collection-templates': readList('collection-templates', { collected: z.string() }),
  conditions: readList('conditions', {}),
  'contact-methods': readList('contact-methods', {}),
  'contact-times': readList('contact-times', {}),
  'contract-types': readList('contract-types', { counts_as_fair: z.boolean() }),
  'withholding-reasons': readList('withholding-reasons', { law: z.string() }),
  'decline-reasons': readList('decline-reasons', {
    // biome-ignore lint/suspicious/noThenProperty: a column of data, never awaited
    then: z.enum(['return', 'coordinator', 'send_on', 'link', 'park', 'close']),
    consequence: z.string().min(1),
  }),
  'eligibility-evidence': readList('eligibility-evidence', {}),
  'delivery-plan-reviews': readList('delivery-plan-reviews', {
    months: z.int().positive(),
    sign_off_days: z.int().positive(),
  }),
  'dependent-children': readList('dependent-children', { under: z.int().positive() }),
  'disagreement-stages': readList('disagreement-stages', {
    working_days: z.int().positive(),
    holder: z.enum(['parties', 'chair', 'outside', 'community_planning']),
  }),
  'employment-statuses': readList('employment-statuses', { in_work: z.boolean() }),
  'ethnic-groups': readList('ethnic-groups', { minority_ethnic: z.boolean() }),
  'evidence-kinds': readList('evidence-kinds', { fits: z.array(z.string()), paper: z.boolean() }),
  'evidence-rules': readList('evidence-rules', {
    stream: z.string(),
    outcome: z.string(),
    any_of: z.array(z.string()).min(1),
    copy: z.boolean(),
    verified: z.boolean(),
  }),
  'flag-kinds': readList('flag-kinds', { review_days: z.int().positive(), says: z.string() }),
  'follow-up-closed-reasons': readList('follow-up-closed-reasons', { by_worker: z.boolean() }),
  'follow-up-rules': readList('follow-up-rules', {
    days: z.int().positive(),
    window_working_days: z.int().positive(),
    try_again_working_days: z.int().positive(),
    link_reminder_working_days: z.int().positive(),
    link_hand_over_working_days: z.int().positive(),
    tries_each_way: z.int().positive(),
    parts_of_day: z.array(z.enum(['morning', 'afternoon', 'evening'])).min(1),
    ways: z.array(z.enum(['phone', 'text', 'email', 'visit', 'somebody'])).min(1),
  }),
  'funding-stream-rules': readList('funding-stream-rules', {
    given_by: z.string().min(1),
    eligible: z.array(z.string().min(1)).min(1),
    for_whom: z.array(z.string().min(1)).min(1),
    evidence: z.array(z.string().min(1)).min(1),
    carry_over_percent: z.int().min(0).max(100),
    years: z.int().positive(),
    reclaimed: z.boolean(),
  }),
  'funding-streams': readList('funding-streams', {}),
  genders: readList('genders', {}),
  'group-leaving-reasons': readList('group-leaving-reasons', {}),
  'household-relations': readList('household-relations', { is: z.enum(['child', 'partner', 'other', 'nobody']) }),
  'interest-kinds': readList('interest-kinds', {}),
  interventions: readList('interventions', { meaning: z.string().min(1) }),
  'leaving-reasons': readList('leaving-reasons', { positive: z.boolean() }),
  'job-end-reasons': readList('job-end-reasons', {}),
  'linked-group-kinds': readList('linked-group-kinds', {}),
  'journey-support': readList('journey-support', { supports: z.array(z.string()).min(1) }),
  'lived-experience-sources': readList('lived-experience-sources', {}),
  'national-outcomes': readList('national-outcomes', { meaning: z.string().min(1) }),
  needs: readList('needs', {
    sensitivity: z.enum(['personal', 'special', 'criminal']),
    helped_by: z.array(z.string()),
  }),
  nicknames: readList('nicknames', { forms: z.array(z.string()).min(1) }),
  'note-kinds': readList('note-kinds', { with_person: z.boolean() }),
  'organisation-kinds': readList('organisation-kinds', { refers_only: z.boolean() }),
  'outcome-types': readList('outcome-types', {
    column: z.string(),
    measure: z.string(),
    asks: z.array(z.enum(outcomeQuestions)),
    must: z.array(z.enum(outcomeQuestions)),
  }),
  'partnership-roles': readList('partnership-roles', { counts: z.boolean(), one: z.boolean() }),
  'partnership-sectors': readList('partnership-sectors', {
    expected: z.boolean(),
    nobody: z.string().min(1),
    kinds: z.array(z.string()),
  }),
  'policy-drivers': readList('policy-drivers', { meaning: z.string().min(1) }),
  principles: readList('principles', { meaning: z.string().min(1) }),
  'profile-measures': readList('profile-measures', {
    topic: z.enum(['population', 'labour_market', 'deprivation']),
    unit: z.enum(['people', 'percent']),
    better: z.enum(['more', 'less', 'neither']),
  }),
  'priority-family-groups': readList('priority-family-groups', { abbreviation: z.string() }),
  'privacy-notices': readList('privacy-notices', {
    ...wording,
    controllers: z.array(z.string()).min(1),
    lawful_basis: z.array(z.string()).min(1),
  }),
  'quorum-rules': readList('quorum-rules', {
    share_percent: z.int().min(0).max(100),
    least: z.int().positive(),
    sectors: z.array(z.string()),
  }),
  'real-living-wage': readList('real-living-wage', {
    pence_per_hour: z.int().positive(),
    implement_by: calendarDateSchema.optional(),
    source: z.string(),
  }),
  'referral-sources': readList('referral-sources', { kind: z.string().nullable() }),
  'registration-questions': readList('registration-questions', {
    section: z.enum(['about_you', 'health', 'household', 'circumstances', 'work']),
    kind: z.enum(['choice', 'choices', 'yes_no', 'number', 'date']),
    list: z.string().optional(),
    why: z.string().optional(),
  }),
  'review-pauses': readList('review-pauses', { kind: z.enum(['pause', 'exemption']) }),
  'scqf-levels': readList('scqf-levels', {}),
  'readiness-criteria': readList('readiness-criteria', {
    theme: z.string().min(1),
    essential: z.boolean(),
    question: z.string().min(1),
    levels: z.array(z.string().min(1)).length(4),
  }),
  'readiness-rules': readList('readiness-rules', {
    essential_at_least: z.int().min(0).max(3),
    others_at_least: z.int().min(0).max(3),
  }),
  workstreams: readList('workstreams', { objective: z.string().min(1) }),
  'risk-impacts': readList('risk-impacts', { score: z.int().min(1).max(5) }),
  'risk-levels': readList('risk-levels', { at_least: z.int().min(1).max(25), review_days: z.int().positive() }),
  'risk-likelihoods': readList('risk-likelihoods', { score: z.int().min(1).max(5) }),
  'risk-responses': readList('risk-responses', {}),
  'reminder-times': readList('reminder-times', {
    days_before: z.int().min(0).max(28),
    send_from: z.int().min(8).max(18),
    never: z.boolean(),
    usual: z.boolean(),
  }),
  'return-checks': readList('return-checks', {
    severity: z.enum(['error', 'warning']),
    at_least: z.int().optional(),
    at_most: z.int().optional(),
    percent: z.int().positive().optional(),
    people: z.int().positive().optional(),
  }),
  'return-statements': readList('return-statements', { version: z.string() }),
  'search-synonyms': readList('search-synonyms', { words: z.array(z.string()).min(1) }),
  'sexual-orientations': readList('sexual-orientations', {}),
  'soc-2020': readList('soc-2020', { level: z.enum(['major', 'sub_major', 'minor']), words: z.array(z.string()) }),
  'spend-warnings': readList('spend-warnings', { percent: z.int().positive(), months: z.int().positive() }),
  stages: readList('stages', { number: z.int().min(1).max(5), short: z.string() }),
  'support-needs': readList('support-needs', { meaning: z.string(), words: z.array(z.string()).min(1) }),
  'support-situations': readList('support-situations', { question: z.string(), words: z.array(z.string()).min(1) }),
  'told-once': readList('told-once', { part: z.enum(['safe_contact', 'about']) }),
  'urban-rural-classes': readList('urban-rural-classes', {}),
  'withdrawal-reasons': readList('withdrawal-reasons', {
    group: z.enum(['mistake', 'person', 'other']),
    fits: z.array(z.enum(['before_contact', 'after_contact', 'completed_early'])).min(1),
  }),
}

/** The name of a list: `needs`, `decline-reasons`. */
export type ReferenceKey = keyof typeof lists

type Rows = { [Key in ReferenceKey]: (typeof lists)[Key][number] }

/** A row of a list, with that list's own columns. */
export type ReferenceRow<Key extends ReferenceKey> = Rows[Key]
