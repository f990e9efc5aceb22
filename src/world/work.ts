import { followUpWeeks, livingWageOn } from '#modules/outcomes'
import { ruleOn } from '#platform/reference'
import { at, type Day, dateOf, instantOf, wordsOf, workday } from './days.ts'
import type { Dice } from './dice.ts'
import type { Spell } from './spell.ts'
import { line, row, type Story } from './story.ts'

/** What became of a follow-up. An open one may have been tried, and is tried again on a day. */
type Answer = { answer: 'yes' | 'no'; on: Day } | { answer: 'unknown' } | { answer: null; tried: Day | null }

/** Says what became of each follow-up; asked in order, with whether the person was in work then. */
export type Answering = (dice: Dice, asked: { weeks: number; due: Day; window: Day; inWork: boolean }) => Answer

/** How many in a hundred are still in work after each time, of those who began. */
const inWorkAfter = { 4: 0.9, 13: 0.79, 26: 0.69, 52: 0.6 } as const

// What was recorded before there was this system: of those in work then, how many were recorded so (54, 35, 25 and 8 in a
// hundred of all who began, those not yet due among them), and of those not in work; the rest are blanks.
const onceRecorded = { 4: 0.63, 13: 0.53, 26: 0.54, 52: 0.42 } as const
const onceSaidNo = 0.15

/**
 * Follow-ups as they really go: in the year before today more than nine in ten of those due are answered, most within days; before
 * that, as the published figures say.
 */
export const answeredAsInHistory =
  (today: Day): Answering =>
  (dice, { weeks, due, window, inWork }) => {
    if (due > today) return { answer: null, tried: null }
    const recent = due > today - 365
    const said = inWork ? 'yes' : 'no'
    const recorded = recent ? 0.96 : inWork ? onceRecorded[weeksOf(weeks)] : onceSaidNo
    const after = due + Math.min(window - due, Math.floor(-Math.log(1 - dice.fraction()) * 5))
    if (dice.chance(recorded)) {
      if (after <= today) return { answer: said, on: after }
      return { answer: null, tried: dice.chance(0.3) ? workday(due) : null }
    }
    if (window < today) return { answer: 'unknown' }
    return { answer: null, tried: dice.chance(0.5) ? workday(due) : null }
  }

const weeksOf = (weeks: number): keyof typeof inWorkAfter => (weeks === 4 || weeks === 13 || weeks === 26 ? weeks : 52)

/** The day each follow-up of a job is due and the last day it is asked, by the rule of the job's first day. */
function followUpDates(started: Day, area: string) {
  return followUpWeeks.map((weeks) => {
    const rule = ruleOn('follow-up-rules', String(weeks), dateOf(started), area)
    const due = started + (rule?.days ?? weeks * 7)
    return { weeks, due, window: workday(due, rule?.window_working_days ?? 20) }
  })
}

const reasons = ['contract_ended', 'better_job', 'redundancy', 'dismissed', 'health', 'caring', 'left', 'unknown']

/** A job that somebody began: whom for, its pay beside the real Living Wage of that day, its four follow-ups and what became of them. */
export function writeJob(story: Story, spell: Spell, started: Day, answering: Answering): void {
  const { dice, sheets, place, today, now } = story
  const by = spell.leadOn(Math.min(started, spell.last))
  const id = story.next()
  const employer = dice.chance(0.92) ? dice.one(place.employers) : null
  const living = livingWageOn(dateOf(started), null).rate ?? 900
  const pay = dice.chance(0.85) ? Math.round(living * (0.9 + dice.fraction() * 0.45)) : null
  const recorded = Math.min(now, at(workday(started, dice.between(0, 4)), 15))
  const survived = dice.fraction()
  const lasted = lastedDays(dice, survived)
  const ended = started + lasted <= today && lasted < 364 && dice.chance(0.6) ? started + lasted : null
  sheets.add('outcomes.job', {
    ...row(story),
    id,
    spell_id: spell.id,
    employer_id: employer?.id ?? null,
    employer_name: employer?.name ?? null,
    started_on: dateOf(started),
    hours_per_week: dice.chance(0.9) ? dice.one([8, 12, 16, 16, 20, 25, 30, 35, 37.5, 37.5, 40]) : null,
    contract: dice.weighted([
      ['permanent', 45],
      ['fixed_term', 18],
      ['zero_hours', 10],
      ['agency', 7],
      ['apprenticeship', 8],
      ['seasonal', 4],
      ['self_employed', 3],
      ['unknown', 5],
    ]),
    pay_pence_per_hour: pay,
    real_living_wage: livingWageOn(dateOf(started), pay).pays,
    recorded_by: by.user_id,
    recorded_at: instantOf(recorded),
    ended_on: ended === null ? null : dateOf(ended),
    ended_reason: ended === null ? null : dice.one(reasons),
    ended_by: ended === null ? null : by.user_id,
    ended_recorded_at: ended === null ? null : instantOf(Math.min(now, at(workday(ended, 5), 15))),
  })
  // The referrer reads this line too, so it does not say with whom.
  const words = `Started a job on ${wordsOf(started)}`
  line(story, by, { at: recorded, kind: 'outcomes.job', words, sees: 1 })
  for (const { weeks, due, window } of followUpDates(started, place.area_id)) {
    const inWork = survived < inWorkAfter[weeks]
    const become = answering(dice, { weeks, due, window, inWork })
    writeFollowUp(story, spell, { job_id: id, weeks, due, window }, become)
  }
}

/** Days that a job lasts, of those whose place in the row of all who began is `survived`: 0 the longest, 1 the shortest. */
function lastedDays(dice: Dice, survived: number): number {
  if (survived < inWorkAfter[52]) return dice.between(365, 1500)
  if (survived < inWorkAfter[26]) return dice.between(183, 363)
  if (survived < inWorkAfter[13]) return dice.between(92, 181)
  return survived < inWorkAfter[4] ? dice.between(29, 90) : dice.between(3, 27)
}

function writeFollowUp(
  story: Story,
  spell: Spell,
  asked: { job_id: string; weeks: number; due: Day; window: Day },
  become: Answer,
): void {
  const { dice, sheets, today, now, place } = story
  const by = spell.leadOn(Math.min(asked.due, spell.last))
  const id = story.next()
  const answered = become.answer === 'yes' || become.answer === 'no' ? become : null
  const tried = become.answer === null && become.tried !== null && become.tried <= today ? become.tried : null
  const rule = ruleOn('follow-up-rules', String(asked.weeks), dateOf(asked.due), place.area_id)
  const again = tried === null ? null : workday(tried, rule?.try_again_working_days ?? 5)
  const recorded =
    become.answer === null ? null : answered ? Math.min(now, at(answered.on, 14)) : at(asked.window + 1, 2)
  sheets.add('outcomes.follow_up', {
    ...row(story),
    id,
    job_id: asked.job_id,
    weeks: asked.weeks,
    due_on: dateOf(asked.due),
    window_ends_on: dateOf(asked.window),
    answer: become.answer,
    said_by: answered
      ? dice.weighted([
          ['person', 70],
          ['employer', 15],
          ['payslip', 10],
          ['other_service', 5],
        ])
      : null,
    answered_on: answered ? dateOf(answered.on) : null,
    recorded_by: answered ? by.user_id : null,
    recorded_at: recorded === null ? null : instantOf(recorded),
    closed_reason: become.answer === 'unknown' ? 'window_ended' : null,
    next_try_on: again !== null && again <= asked.window ? dateOf(again) : null,
  })
  if (tried === null) return
  const made = {
    tried_on: dateOf(tried),
    how: 'phone',
    recorded_by: by.user_id,
    recorded_at: instantOf(Math.min(now, at(tried, 15))),
  }
  sheets.add('outcomes.follow_up_try', { ...row(story), follow_up_id: id, ...made })
}

const achievements = [
  ['fe_he', 0.055, 'Started a course at college'],
  ['training', 0.07, 'Started a training course'],
  ['qualification', 0.14, 'Gained a certificate'],
  ['work_experience', 0.09, 'Began work experience'],
  ['volunteering', 0.06, 'Began volunteering'],
] as const

/** What somebody achieved besides jobs; one may achieve several things. */
export function writeOutcomes(story: Story, spell: Spell, atSchool: boolean, from: Day = spell.registered): void {
  const { dice, sheets } = story
  const length = spell.last - from
  const all = atSchool ? ([...achievements, ['school_reengaged', 0.25, 'Went back to school']] as const) : achievements
  for (const [kind, probability, words] of all) {
    if (length < 20 || !dice.chance(probability * 1.1)) continue
    const on = dice.between(from + 14, spell.last)
    const by = spell.leadOn(on)
    const learnt = kind === 'fe_he' || kind === 'training' || kind === 'qualification'
    sheets.add('outcomes.outcome', {
      ...row(story),
      spell_id: spell.id,
      kind,
      on_date: dateOf(on),
      scqf_level: learnt && dice.chance(0.7) ? dice.between(3, 8) : null,
      what: learnt
        ? dice.one(['First aid', 'Food hygiene', 'Digital skills', 'Childcare', 'Construction card', 'Hospitality'])
        : null,
      evidence: dice.one(['person_said', 'document_seen', 'organisation_said', 'unknown']),
      recorded_by: by.user_id,
      recorded_at: instantOf(Math.min(story.now, at(on, 15))),
    })
    line(story, by, { at: Math.min(story.now, at(on, 15)), kind: 'outcomes.outcome', words, sees: 3 })
  }
}
