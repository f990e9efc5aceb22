import { ruleOn } from '#platform/reference'
import { type Day, dateOf, workday } from './days.ts'
import type { Dice } from './dice.ts'
import type { Reachable } from './person.ts'

/** A question that fell or falls due: of whom, and whether they are in work then. */
export interface Asked {
  area: string
  weeks: number
  due: Day
  window: Day
  inWork: boolean
  reach: Reachable
  /** They let us ask the employer. */
  mayAskEmployer: boolean
}

export interface Link {
  on: Day
  channel: 'text' | 'email'
  used: boolean
}

export interface Try {
  on: Day
  how: 'phone' | 'visit'
  part: 'morning' | 'afternoon' | 'evening'
  result: 'not_reached' | 'wrong_number' | 'answered' | 'do_not_ask'
}

/** What became of a question: yes or no and who said so; closed without an answer and why; or open still, to be tried next on a day. */
export type End =
  | { answer: 'yes' | 'no'; on: Day; said_by: string; role?: string }
  | { answer: 'unknown'; on: Day; reason: string }
  | { answer: null; next: Day | null }

/** How a question was asked, and what became of it. */
export interface Asking {
  links: readonly Link[]
  tries: readonly Try[]
  end: End
}

/** Says how each question of somebody was asked; asked in order. */
export type Answering = (dice: Dice, asked: Asked) => Asking

/** Nothing was done, and nothing has come of it. */
export const notAsked: Asking = { links: [], tries: [], end: { answer: null, next: null } }

// How often each step of asking succeeds, as services that ask well report it: of those who get a link, of those reminded, of each call.
const linkAnswered = 0.56
const reminderAnswered = 0.36
const callReached = 0.42
const employerKnows = 0.7

const parts = ['morning', 'afternoon', 'evening'] as const

/** One question on its way: what was done so far, and the steps that can follow, each only if its day has come. */
class Way {
  readonly links: Link[] = []
  readonly tries: Try[] = []
  private readonly dice: Dice
  private readonly asked: Asked
  private readonly today: Day

  constructor(dice: Dice, asked: Asked, today: Day) {
    this.dice = dice
    this.asked = asked
    this.today = today
  }

  /** The whole procedure, as the jobs and the work list of the house have it: a link, a reminder, calls by rule, the employer, closed. */
  go(): Asking {
    const { dice, asked } = this
    if (asked.due >= this.today) return this.open(null)
    if (dice.chance(0.06)) {
      const seen = asked.due + dice.between(0, 4)
      if (seen < this.today) return this.said(seen, dice.chance(0.7) ? 'payslip' : 'other_service')
    }
    return this.byLink() ?? this.byTelephone(this.firstCall())
  }

  private rule() {
    const { weeks, due, area } = this.asked
    const rule = ruleOn('follow-up-rules', String(weeks), dateOf(due), area)
    if (rule === undefined) throw new RangeError(`no follow-up rule for ${weeks} weeks`)
    return rule
  }

  /** Undefined when a worker has to telephone. */
  private byLink(): Asking | undefined {
    const { dice, today } = this
    const { link: channel } = this.asked.reach
    if (channel === null) return undefined
    const rule = this.rule()
    const first = workday(this.asked.due)
    const reminder = workday(first, rule.link_reminder_working_days)
    if (first >= today) return this.open(null)
    const answers = dice.chance(linkAnswered) ? first + dice.between(0, Math.min(2, reminder - first - 1)) : null
    if (answers !== null && answers < today) return this.byTheLink(first, channel, answers)
    this.links.push({ on: first, channel, used: false })
    if (reminder >= today) return this.open(reminder)
    const handOver = workday(reminder, rule.link_hand_over_working_days)
    const late = dice.chance(reminderAnswered) ? reminder + dice.between(0, Math.min(2, handOver - reminder - 1)) : null
    if (late !== null && late < today) return this.byTheLink(reminder, channel, late)
    this.links.push({ on: reminder, channel, used: false })
    return handOver >= today ? this.open(handOver) : undefined
  }

  private byTheLink(sent: Day, channel: Link['channel'], on: Day): Asking {
    this.links.push({ on: sent, channel, used: true })
    const { dice } = this
    if (dice.chance(0.012)) return this.closed(on, 'prefer_not_to_say')
    if (dice.chance(0.006)) return this.closed(on, 'asked_not_to_be_contacted')
    return this.said(on, 'person_by_link')
  }

  private firstCall(): Day {
    const last = this.links.at(-1)
    if (last === undefined) return workday(this.asked.due, this.dice.between(0, 3))
    return workday(workday(last.on, this.rule().link_hand_over_working_days), this.dice.between(0, 1))
  }

  private byTelephone(first: Day): Asking {
    const { dice, asked, today } = this
    const rule = this.rule()
    let on = first
    while (on <= asked.window) {
      if (on >= today) return this.open(on)
      const turn = this.tries.length
      const how = asked.reach.phone ? 'phone' : 'visit'
      const made = { on, how, part: parts[turn % parts.length] ?? 'morning' } as const
      if (dice.chance(callReached)) return this.reached(made)
      const wrong = dice.chance(0.02)
      this.tries.push({ ...made, result: wrong ? 'wrong_number' : 'not_reached' })
      if (turn >= 1 && asked.mayAskEmployer && dice.chance(employerKnows))
        return this.said(on, 'employer', 'line_manager')
      const next = workday(on, wrong ? 1 : rule.try_again_working_days)
      if (next > asked.window) return this.closed(on, 'not_reached')
      if (next >= today) return this.open(next)
      on = workday(next, dice.between(0, 1))
    }
    return asked.window < today - 1 ? this.closed(asked.window + 1, 'window_ended') : this.open(null)
  }

  private reached(made: Omit<Try, 'result'>): Asking {
    const stop = this.dice.chance(0.008)
    this.tries.push({ ...made, result: stop ? 'do_not_ask' : 'answered' })
    if (stop) return this.closed(made.on, 'asked_not_to_be_contacted')
    if (this.dice.chance(0.012)) return this.closed(made.on, 'prefer_not_to_say')
    return this.said(made.on, 'person')
  }

  private said(on: Day, said_by: string, role?: string): Asking {
    const answer = this.asked.inWork ? 'yes' : 'no'
    const end = role === undefined ? ({ answer, on, said_by } as const) : ({ answer, on, said_by, role } as const)
    return { links: this.links, tries: this.tries, end }
  }

  private closed(on: Day, reason: string): Asking {
    return { links: this.links, tries: this.tries, end: { answer: 'unknown', on, reason } }
  }

  private open(next: Day | null): Asking {
    return { links: this.links, tries: this.tries, end: { answer: null, next } }
  }
}

/** A question as the house itself asks it, until yesterday: steps whose day has not come have not been taken. */
export const askedByTheHouse = (dice: Dice, asked: Asked, today: Day): Asking => new Way(dice, asked, today).go()

// What was recorded before there was this system: of those in work then, how many were recorded so (54, 35, 25 and 8 in a
// hundred of all who began, those not yet due among them), and of those not in work; the rest are blanks.
const onceRecorded = { 4: 0.63, 13: 0.53, 26: 0.54, 52: 0.42 } as const
const onceSaidNo = 0.15

/** A question of the years before this system: mostly blank, and nobody knows how it was asked. */
function askedOnce(dice: Dice, { weeks, due, window, inWork, mayAskEmployer }: Asked): Asking {
  const recorded = inWork ? onceRecorded[pointOf(weeks)] : onceSaidNo
  const on = due + Math.min(window - due, Math.floor(-Math.log(1 - dice.fraction()) * 5))
  if (!dice.chance(recorded)) return { ...notAsked, end: { answer: 'unknown', on: window + 1, reason: 'window_ended' } }
  const said_by = dice.weighted([
    ['person', 75],
    ['payslip', 12],
    ['other_service', 8],
    ['employer', mayAskEmployer ? 25 : 0],
  ])
  const end = { answer: inWork ? 'yes' : 'no', on, said_by } as const
  return { ...notAsked, end: said_by === 'employer' ? { ...end, role: 'line_manager' } : end }
}

export const pointOf = (weeks: number): keyof typeof onceRecorded =>
  weeks === 4 || weeks === 13 || weeks === 26 ? weeks : 52

/** Follow-ups as they really went: before last year as the published figures say, since then as the house asks. */
export const answeredAsInHistory =
  (today: Day): Answering =>
  (dice, asked) =>
    asked.due > today - 365 ? askedByTheHouse(dice, asked, today) : askedOnce(dice, asked)
