import { z } from 'zod'
import { calendarDateSchema } from '#platform/time'
import { readList } from './read-list.ts'

const wording = { version: z.string(), paragraphs: z.array(z.string().min(1)).min(1) }

/** Every list, by the name of its file, with the columns it has besides those of every row. Read and checked once, at start. */
export const lists = {
  'agency-terms': readList('agency-terms', wording),
  areas: readList('areas', { population: z.int().positive() }),
  'bank-holidays-scotland': readList('bank-holidays-scotland', {}),
  charters: readList('charters', wording),
  'condition-limits': readList('condition-limits', { disabled: z.boolean() }),
  conditions: readList('conditions', {}),
  'contact-methods': readList('contact-methods', {}),
  'contact-times': readList('contact-times', {}),
  'contract-types': readList('contract-types', { counts_as_fair: z.boolean() }),
  'decline-reasons': readList('decline-reasons', {
    // biome-ignore lint/suspicious/noThenProperty: a column of data, never awaited
    then: z.enum(['return', 'coordinator', 'send_on', 'link', 'close']),
    consequence: z.string().min(1),
  }),
  'eligibility-evidence': readList('eligibility-evidence', {}),
  'employment-statuses': readList('employment-statuses', { in_work: z.boolean() }),
  'ethnic-groups': readList('ethnic-groups', { minority_ethnic: z.boolean() }),
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
  'funding-streams': readList('funding-streams', {}),
  genders: readList('genders', {}),
  'leaving-reasons': readList('leaving-reasons', { positive: z.boolean() }),
  'job-end-reasons': readList('job-end-reasons', {}),
  needs: readList('needs', { sensitivity: z.enum(['personal', 'special', 'criminal']) }),
  'note-kinds': readList('note-kinds', { with_person: z.boolean() }),
  'organisation-kinds': readList('organisation-kinds', { refers_only: z.boolean() }),
  'outcome-types': readList('outcome-types', { column: z.string(), measure: z.string() }),
  'priority-family-groups': readList('priority-family-groups', { abbreviation: z.string() }),
  'privacy-notices': readList('privacy-notices', {
    ...wording,
    controllers: z.array(z.string()).min(1),
    lawful_basis: z.array(z.string()).min(1),
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
  'sexual-orientations': readList('sexual-orientations', {}),
  stages: readList('stages', { number: z.int().min(1).max(5), short: z.string() }),
  'withdrawal-reasons': readList('withdrawal-reasons', { group: z.enum(['mistake', 'person', 'other']) }),
}

/** The name of a list: `needs`, `decline-reasons`. */
export type ReferenceKey = keyof typeof lists

type Rows = { [Key in ReferenceKey]: (typeof lists)[Key][number] }

/** A row of a list, with that list's own columns. */
export type ReferenceRow<Key extends ReferenceKey> = Rows[Key]
