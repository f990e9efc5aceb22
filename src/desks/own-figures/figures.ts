import { stageNames } from '#modules/journeys'
import { outcomeKinds } from '#modules/outcomes'
import { referenceText } from '#platform/reference'
import { type CalendarDate, financialYear, formatDate } from '#platform/time'

interface Named {
  person_id: string
  given_name: string
  family_name: string
  known_as: string | null
  /** Who leads them, led them last, or was asked to take them. */
  user_id: string
  lead_name: string
}

/** Somebody led now, or led last, with what the figures count. */
export interface Supported extends Named {
  led_now: boolean
  /** The day by which the plan is to be looked at again; of those led now. */
  review_on: CalendarDate | null
  /** Of the spell: those that go on, and those begun within a year. */
  stages: { stage: number; from: CalendarDate; to: CalendarDate | null }[]
  /** The first job since first registration. */
  job_on: CalendarDate | null
  /** Follow-ups of that job that fell due within a year. */
  due: { weeks: number; due_on: CalendarDate; answer: string | null }[]
  /** The first of each kind since first registration. */
  outcomes: { kind: string; on: CalendarDate }[]
}

/** A referral that somebody was asked to take. */
export interface Asked extends Named {
  answer: 'accepted' | 'declined' | null
  /** not yet registered, nor given back */
  waits: boolean
  sent_on: CalendarDate
  given_on: CalendarDate
  contact_on: CalendarDate | null
}

/** Somebody in a figure, with what puts them there in a few words. */
export interface Counted extends Named {
  what: string
}

/** A figure that counts people: its people are the figure, so that the list behind it cannot differ from it. */
export interface Figure {
  key: string
  title: string
  people: Counted[]
}

const points = [4, 13, 26, 52] as const
export type Point = (typeof points)[number]
const said = ['yes', 'no'] as const

interface Parts {
  supported: readonly Supported[]
  asked: readonly Asked[]
  today: CalendarDate
}

const figure = <T extends Named>(
  key: string,
  title: string,
  from: readonly T[],
  what: (one: T) => string | null,
): Figure => ({
  key,
  title,
  people: [
    ...new Map(
      from.flatMap((one) => {
        const words = what(one)
        return words === null ? [] : [[one.person_id, { ...one, what: words }] as const]
      }),
    ).values(),
  ],
})

const goingOn = ({ stages }: Supported) => stages.filter(({ to }) => to === null)

function stageFigures({ supported, today }: Parts): Figure[] {
  const led = supported.filter(({ led_now }) => led_now)
  const stages = stageNames(today).map(({ number, short }) =>
    figure(`stage-${number}`, short, led, (one) => {
      const [first] = goingOn(one).filter(({ stage }) => stage === number)
      return first === undefined ? null : `since ${formatDate(first.from)}`
    }),
  )
  return [
    ...stages,
    figure('stage-none', 'In no stage', led, (one) => (goingOn(one).length === 0 ? 'in no stage' : null)),
  ]
}

const stagesInWords = (one: Supported, today: CalendarDate): string => {
  const now = goingOn(one)
  const names = stageNames(today).filter(({ number }) => now.some(({ stage }) => stage === number))
  return names.length === 0 ? 'in no stage' : `in ${names.map(({ short }) => short.toLowerCase()).join(', ')}`
}

/** In work, not in work, or no answer, of those due within a year at each point. */
const answerFigures = ({ supported }: Parts): Figure[] =>
  points.flatMap((weeks) =>
    [...said, 'none'].map((answer) =>
      figure(`answer-${weeks}-${answer}`, `${weeks} weeks: ${answersInWords(answer)}`, supported, ({ due }) => {
        const one = due.find((follow_up) => follow_up.weeks === weeks)
        if (one === undefined) return null
        const given = said.find((word) => word === one.answer) ?? 'none'
        return given === answer ? `due ${formatDate(one.due_on)}` : null
      }),
    ),
  )

const answersInWords = (answer: string) =>
  answer === 'yes' ? 'in work' : answer === 'no' ? 'not in work' : 'no answer'

/** Whoever reached something for the first time since they were registered, within this financial year. */
function reachedFigures({ supported, today }: Parts): Figure[] {
  const year = financialYear(today)
  const thisYear = (on: CalendarDate | null | undefined) =>
    on != null && financialYear(on) === year ? `on ${formatDate(on)}` : null
  return [
    figure('reached-employment', referenceText('outcome-types', 'employment'), supported, ({ job_on }) =>
      thisYear(job_on),
    ),
    ...outcomeKinds.map((kind) =>
      figure(`reached-${kind}`, referenceText('outcome-types', kind), supported, ({ outcomes }) =>
        thisYear(outcomes.find((one) => one.kind === kind)?.on),
      ),
    ),
  ]
}

/** Every figure of a worker, or of a team where the parts are a team's. */
export function figuresOf(parts: Parts): Map<string, Figure> {
  const { supported, asked, today } = parts
  const waits = asked.filter((one) => one.waits)
  const all = [
    figure('led', 'People led', supported, (one) => (one.led_now ? stagesInWords(one, today) : null)),
    ...stageFigures(parts),
    figure('waiting', 'Waiting to start', waits, ({ answer, given_on }) =>
      answer === null ? `asked ${formatDate(given_on)}, no answer yet` : `accepted, asked ${formatDate(given_on)}`,
    ),
    figure('no-contact', 'Accepted, and not yet in contact', waits, ({ answer, sent_on, contact_on }) =>
      answer === 'accepted' && contact_on === null ? `sent ${formatDate(sent_on)}` : null,
    ),
    figure('review', 'Plans to look at again, late', supported, ({ review_on }) =>
      review_on !== null && review_on < today ? `was due ${formatDate(review_on)}` : null,
    ),
    ...answerFigures(parts),
    figure('due', 'Due a follow-up in the last 12 months', supported, ({ due }) => weeksIn(due)),
    figure('unanswered', 'Due, and no answer', supported, ({ due }) =>
      weeksIn(due.filter(({ answer }) => !isSaid(answer))),
    ),
    ...reachedFigures(parts),
  ]
  return new Map(all.map((one) => [one.key, one]))
}

const isSaid = (answer: string | null) => answer === 'yes' || answer === 'no'
const weeksIn = (due: Supported['due']) =>
  due.length === 0 ? null : `at ${due.map(({ weeks }) => weeks).join(' and ')} weeks`

/** How many follow-ups fell due within a year, and of how many the answer is known: follow-ups, of which somebody may have several. */
export function shareOf(supported: readonly Supported[]): { due: number; answered: number } {
  const due = supported.flatMap((one) => one.due)
  return { due: due.length, answered: due.filter(({ answer }) => isSaid(answer)).length }
}
