import { followUpWeeks } from '#modules/outcomes'
import { ruleOn } from '#platform/reference'
import { type Answering, type Asking, pointOf } from './asking.ts'
import { at, type Day, dateOf, instantOf, type Moment, workday } from './days.ts'
import type { Dice } from './dice.ts'
import type { Reachable } from './person.ts'
import type { Worker } from './place.ts'
import type { Spell } from './spell.ts'
import { row, type Story } from './story.ts'

/** A job whose follow-ups are written. */
interface Job {
  id: string
  started: Day
  reach: Reachable
  mayAskEmployer: boolean
  inWork(weeks: 4 | 13 | 26 | 52): boolean
}

/** The day each follow-up of a job is due and the last day it is asked, by the rule of the job's first day. */
function followUpDates(started: Day, area: string) {
  return followUpWeeks.map((weeks) => {
    const rule = ruleOn('follow-up-rules', String(weeks), dateOf(started), area)
    const due = started + (rule?.days ?? weeks * 7)
    return { weeks, due, window: workday(due, rule?.window_working_days ?? 20) }
  })
}

/** The four follow-ups of a job, how each was asked and what came of it; nobody who asked not to be contacted is asked again. */
export function writeFollowUps(story: Story, spell: Spell, job: Job, answering: Answering): void {
  const { dice, place, today } = story
  let stopped: Day | null = null
  for (const { weeks, due, window } of followUpDates(job.started, place.area_id)) {
    const asked = {
      area: place.area_id,
      weeks,
      due,
      window,
      inWork: job.inWork(pointOf(weeks)),
      reach: job.reach,
      mayAskEmployer: job.mayAskEmployer,
    }
    const asking: Asking =
      stopped === null ? answering(dice, asked) : { links: [], tries: [], end: notAskedSince(due, today) }
    writeFollowUp(story, spell, { job_id: job.id, weeks, due, window }, asking)
    const { end } = asking
    const stops = end.answer === 'unknown' && end.reason === 'asked_not_to_be_contacted'
    if (stops && stopped === null) {
      stopped = end.on
      writeStop(story, spell, asking, end.on)
    }
  }
}

function notAskedSince(due: Day, today: Day): Asking['end'] {
  if (due >= today) return { answer: null, next: null }
  return { answer: 'unknown', on: due, reason: 'asked_not_to_be_contacted' }
}

function writeStop(story: Story, spell: Spell, { links }: Asking, on: Day): void {
  const byLink = links.some(({ used }) => used)
  story.sheets.add('outcomes.do_not_ask', {
    ...row(story),
    said_how: byLink ? 'by_link' : 'to_worker',
    since: instantOf(at(on, 15)),
    recorded_by: byLink ? null : workerOn(spell, on).user_id,
  })
}

/** They said that we may ask the employer. */
export function writePermission(story: Story, employer: string, said: { on: Day; at: Moment; by: Worker }): void {
  story.sheets.add('outcomes.employer_permission', {
    ...row(story),
    employer_id: employer,
    given: 'yes',
    said_on: dateOf(said.on),
    recorded_by: said.by.user_id,
    recorded_at: instantOf(said.at),
  })
}

const workerOn = (spell: Spell, day: Day): Worker => spell.leadOn(Math.min(day, spell.last))

const hourOf = { morning: 10, afternoon: 14, evening: 17 } as const

function writeFollowUp(
  story: Story,
  spell: Spell,
  asked: { job_id: string; weeks: number; due: Day; window: Day },
  { links, tries, end }: Asking,
): void {
  const { dice, sheets, now } = story
  const id = story.next()
  const answered = end.answer === 'yes' || end.answer === 'no' ? end : null
  const closed = end.answer === 'unknown' ? end : null
  const byLink = links.some(({ used }) => used)
  // Closed at night by the program itself, or by whoever was told.
  const byNight = closed !== null && (closed.reason === 'window_ended' || (tries.length === 0 && !byLink))
  const on = answered?.on ?? closed?.on ?? null
  const moment = on === null ? null : byNight ? at(on, 2, 10) : byLink ? at(on, 18, 20) : at(on, 17, 30)
  sheets.add('outcomes.follow_up', {
    ...row(story),
    id,
    job_id: asked.job_id,
    weeks: asked.weeks,
    due_on: dateOf(asked.due),
    window_ends_on: dateOf(asked.window),
    answer: end.answer,
    said_by: answered?.said_by ?? null,
    said_by_role: answered?.role ?? null,
    answered_on: answered === null ? null : dateOf(answered.on),
    recorded_by: on === null || byNight || byLink ? null : workerOn(spell, on).user_id,
    recorded_at: moment === null ? null : instantOf(Math.min(now, moment)),
    closed_reason: closed?.reason ?? null,
    next_try_on: end.answer === null && end.next !== null ? dateOf(end.next) : null,
  })
  for (const [place, link] of links.entries()) {
    sheets.add('outcomes.follow_up_link', {
      ...row(story),
      follow_up_id: id,
      token_hash: randomBytes(dice),
      channel: link.channel,
      is_reminder: place > 0,
      sent_on: dateOf(link.on),
      sent_at: instantOf(at(link.on, 10)),
      expires_on: dateOf(asked.window),
      used_at: link.used && moment !== null ? instantOf(Math.min(now, moment)) : null,
    })
  }
  for (const { on: day, how, part, result } of tries) {
    sheets.add('outcomes.follow_up_try', {
      ...row(story),
      follow_up_id: id,
      tried_on: dateOf(day),
      how,
      result,
      part_of_day: part,
      recorded_by: workerOn(spell, day).user_id,
      recorded_at: instantOf(Math.min(now, at(day, hourOf[part]))),
    })
  }
}

/** A fingerprint of no link at all, as PostgreSQL reads bytes. */
const randomBytes = (dice: Dice): string =>
  `\\x${Array.from({ length: 8 }, () => dice.word().toString(16).padStart(8, '0')).join('')}`
