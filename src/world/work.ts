import { livingWageOn } from '#modules/outcomes'
import type { Answering } from './asking.ts'
import { at, type Day, dateOf, instantOf, wordsOf, workday } from './days.ts'
import type { Dice } from './dice.ts'
import { writeFollowUps, writePermission } from './follow-ups.ts'
import type { Reachable } from './person.ts'
import type { Worker } from './place.ts'
import type { Spell } from './spell.ts'
import { line, row, type Story } from './story.ts'

/** How many in a hundred are still in work after each time, of those who began. */
const inWorkAfter = { 4: 0.9, 13: 0.79, 26: 0.69, 52: 0.6 } as const

const reasons = ['contract_ended', 'better_job', 'redundancy', 'dismissed', 'health', 'caring', 'left', 'unknown']

/** A job that somebody began: whom for, its pay beside the real Living Wage of that day, its four follow-ups and what became of them. */
export function writeJob(
  story: Story,
  spell: Spell,
  { started, reach }: { started: Day; reach: Reachable },
  answering: Answering,
): void {
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
  const mayAskEmployer = employer !== null && dice.chance(0.25)
  if (mayAskEmployer) writePermission(story, employer.id, { on: started, at: recorded, by })
  writeFollowUps(
    story,
    spell,
    { id, started, reach, mayAskEmployer, inWork: (weeks) => survived < inWorkAfter[weeks] },
    answering,
  )
}

/** Days that a job lasts, of those whose place in the row of all who began is `survived`: 0 the longest, 1 the shortest. */
function lastedDays(dice: Dice, survived: number): number {
  if (survived < inWorkAfter[52]) return dice.between(365, 1500)
  if (survived < inWorkAfter[26]) return dice.between(183, 363)
  if (survived < inWorkAfter[13]) return dice.between(92, 181)
  return survived < inWorkAfter[4] ? dice.between(29, 90) : dice.between(3, 27)
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
    const id = story.next()
    sheets.add('outcomes.outcome', {
      ...row(story),
      id,
      spell_id: spell.id,
      kind,
      on_date: dateOf(on),
      scqf_level: learnt && dice.chance(0.7) ? dice.between(3, 8) : null,
      what: learnt
        ? dice.one(['First aid', 'Food hygiene', 'Digital skills', 'Childcare', 'Construction card', 'Hospitality'])
        : null,
      recorded_by: by.user_id,
      recorded_at: instantOf(Math.min(story.now, at(on, 15))),
    })
    const rests = dice.one(['told', kind === 'qualification' ? 'certificate' : 'letter', 'confirmed', null])
    if (rests !== null) writeEvidence(story, by, { record_id: id, kind: rests }, on)
    line(story, by, { at: Math.min(story.now, at(on, 15)), kind: 'outcomes.outcome', words, sees: 3 })
  }
}

/** That somebody saw or heard what stands behind an outcome. */
function writeEvidence(story: Story, by: Worker, of: { record_id: string; kind: string }, on: Day): void {
  story.sheets.add('outcomes.evidence', {
    ...row(story),
    ...of,
    record_kind: 'outcome',
    seen_on: dateOf(on),
    seen_by: by.user_id,
    seen_by_name: by.name,
    recorded_at: instantOf(Math.min(story.now, at(on, 15))),
  })
}
