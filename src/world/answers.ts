import { ruleOn } from '#platform/reference'
import { at, type Day, dateOf, instantOf } from './days.ts'
import type { Character } from './person.ts'
import type { Worker } from './place.ts'
import { row, type Story } from './story.ts'

// When a question was first asked (reference/registration-questions.json); before that, everybody's answer is "not asked".
const parentsAskedFrom = Date.UTC(2020, 3, 1) / 86_400_000
const transAskedFrom = Date.UTC(2023, 3, 1) / 86_400_000

export interface Circumstances {
  parent: boolean
  disabled: boolean
}

/** The answers somebody gave when they were registered, blanks and all, and the notices they were given. */
export function writeAnswers(story: Story, who: Character, on: Day, by: Worker): Circumstances {
  const { dice, sheets } = story
  const blank = (answer: string): string =>
    dice.weighted([
      [answer, 90],
      ['unknown', 6],
      ['prefer_not_to_say', 4],
    ])
  const yes = (probability: number) => blank(dice.chance(probability) ? 'yes' : 'no')
  // the share that was recorded as disabled grew from 17 to 25 in a hundred between 2022-23 and 2023-24
  const disabled = dice.chance(on >= transAskedFrom ? 0.28 : 0.19)
  const parentsAsked = on >= parentsAskedFrom
  const parent = who.age > 19 && dice.chance(0.3)
  const youngest = parent && parentsAsked ? on - dice.between(30, Math.min(16, who.age - 17) * 365) : null
  const status = blank(
    who.age < 18 && dice.chance(0.4)
      ? 'at_school'
      : dice.weighted([
          ['unemployed', 66],
          ['inactive_health', 10],
          ['inactive_caring', 6],
          ['inactive_other', 5],
          ['in_education', 5],
          ['employed', parent ? 14 : 4],
          ['at_risk', 1],
        ]),
  )
  sheets.add('people.characteristics', {
    ...row(story),
    asked_on: dateOf(on),
    gender: blank(who.gender),
    trans: on < transAskedFrom ? 'not_asked' : yes(0.01),
    sexual_orientation: blank(
      dice.weighted([
        ['straight', 91],
        ['gay_or_lesbian', 4],
        ['bisexual', 4],
        ['other', 1],
      ]),
    ),
    ethnic_group: blank(
      dice.weighted([
        ['white', 89],
        ['asian', 5],
        ['african_caribbean_black', 3],
        ['mixed', 2],
        ['other', 1],
      ]),
    ),
    condition_12_months: blank(disabled || dice.chance(0.12) ? 'yes' : 'no'),
    condition_limits: blank(disabled ? dice.one(['a_lot', 'a_little', 'a_little']) : 'not_at_all'),
    conditions: disabled
      ? dice.some(
          ['physical', 'learning_difficulty', 'autism', 'mental_health', 'long_term_illness', 'hearing'],
          dice.between(1, 2),
        )
      : [],
    lone_parent: parentsAsked ? blank(parent && dice.chance(0.6) ? 'yes' : 'no') : 'not_asked',
    children: parentsAsked && !dice.chance(0.05) ? (parent ? dice.one([1, 1, 1, 2, 2, 3, 4]) : 0) : null,
    youngest_child_born: youngest === null ? null : dateOf(youngest),
    disabled_child: parentsAsked ? blank(parent && dice.chance(0.1) ? 'yes' : 'no') : 'not_asked',
    care_experienced: yes(who.age < 26 ? 0.09 : 0.02),
    convictions: yes(0.1),
    homeless: yes(0.06),
    refugee: yes(0.04),
    carer: yes(0.07),
    armed_forces: yes(0.01),
    employment_status: status,
    unemployed_since: status === 'unemployed' && dice.chance(0.6) ? dateOf(on - dice.between(20, 1500)) : null,
    qualification_scqf: dice.chance(0.8) ? dice.one([2, 3, 4, 4, 5, 5, 5, 6, 6, 7, 8, 9]) : null,
    recorded_by: by.user_id,
    recorded_at: instantOf(at(on, 11)),
  })
  writeNotices(story, on, by)
  return { parent, disabled }
}

const versions = new Map<Day, { privacy: string | undefined; charter: string | undefined }>()

function versionsOn(day: Day) {
  const known = versions.get(day)
  if (known !== undefined) return known
  const found = {
    privacy: ruleOn('privacy-notices', 'privacy_notice', dateOf(day))?.version,
    charter: ruleOn('charters', 'charter', dateOf(day))?.version,
  }
  versions.set(day, found)
  return found
}

function writeNotices(story: Story, on: Day, by: Worker): void {
  const { privacy, charter } = versionsOn(on)
  const given = { given_on: dateOf(on), given_by: by.user_id }
  const format = story.dice.one(['read_out', 'paper', 'online', 'easy_read'])
  if (privacy !== undefined)
    story.sheets.add('people.notice_given', { ...row(story), notice: 'privacy', version: privacy, format, ...given })
  if (charter !== undefined)
    story.sheets.add('people.notice_given', { ...row(story), notice: 'charter', version: charter, format, ...given })
}
