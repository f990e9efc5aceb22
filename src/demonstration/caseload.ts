import {
  type Answering,
  type Asking,
  answeredAsInHistory,
  at,
  type CoursePlan,
  character,
  type Day,
  lastWorkday,
  notAsked,
  type Story,
  seen,
  tellCourse,
  type Worker,
  workday,
  writeAppointment,
  writeNote,
} from '../world/index.ts'
import { tellAssessment, tellReviews } from './assessment.ts'
import { tellDistance } from './distance.ts'
import { fundThatAsks, type SecondPerson, tellQualification } from './to-verify.ts'

/** What is particular about one of the people: everybody else's story is up to the dice. */
interface Line {
  /** Days since they were registered. */
  since: number
  /** Days since they began a job. */
  job?: number
  /** A follow-up that fell due has not been answered: it waits to be asked, for another try, or for an answer by link. */
  waiting?: 'untried' | 'tried' | 'linked'
  /** Appointments: days from now and the time. */
  meets?: readonly (readonly [number, number, number])[]
  /** Days from today by which the open steps are to be done. */
  steps?: number
  /** Days since anything was heard. */
  silent?: number
  unverified?: true
  unplanned?: true
  /** A qualification that waits for a second person, or was sent back. */
  second?: SecondPerson
  /** Days from today on which the plan is to be looked at. */
  review?: number
}

const hours = [
  [9, 15],
  [10, 0],
  [11, 30],
  [13, 30],
  [14, 30],
  [15, 45],
] as const

/** A caseload in which each list of the day holds somebody, whatever day it is. */
export const caseload: readonly Line[] = [
  { since: 96, meets: [[2, 10, 30]], steps: 3 },
  ...hours.map(([hour, minute], at): Line => ({ since: 40 + at * 47, meets: [[0, hour, minute]] })),
  { since: 33, meets: [[1, 9, 30]] },
  { since: 120, meets: [[1, 14, 0]] },
  { since: 205, meets: [[3, 11, 0]] },
  { since: 61, meets: [[-1, 10, 0]] },
  { since: 88, meets: [[-2, 15, 0]] },
  ...[0, 0, 0, -2, -6, -13, 2, 4].map((steps, at): Line => ({ since: 60 + at * 31, steps })),
  ...[28, 91, 182, 364].map((job): Line => ({ since: job + 80, job, waiting: 'untried' })),
  ...[37, 105, 28 + 5].map((job): Line => ({ since: job + 130, job, waiting: 'untried' })),
  { since: 300, job: 28 + 6, waiting: 'tried' },
  { since: 340, job: 91 + 9, waiting: 'tried' },
  ...[28 + 4, 91 + 5, 28 + 3, 182 + 4, 91 + 4].map((job): Line => ({ since: job + 90, job, waiting: 'linked' })),
  ...[12, 50, 120, 210, 400, 75, 110, 150, 200, 250, 300, 350, 380].map((job): Line => ({ since: job + 70, job })),
  ...[57, 64, 71, 95].map((silent, at): Line => ({ since: 180 + at * 40, silent })),
  ...[4, 12, 26].map((since): Line => ({ since, unverified: true })),
  { since: 6, unplanned: true },
  { since: 47, unplanned: true },
  ...[-1, -9, 0].map((review, at): Line => ({ since: 130 + at * 25, review })),
  ...[150, 240, 410].map((since): Line => ({ since, second: since === 410 ? 'sent_back' : 'asked' })),
]

/** What was done about a question that waits: nothing, a call that reached nobody, or a link that was sent the working day before. */
function waitingAsking(waiting: Line['waiting'], { due, reach }: Parameters<Answering>[1], today: Day): Asking {
  if (waiting === 'tried') {
    const on = workday(due)
    if (on >= today) return notAsked
    const tries = [{ on, how: reach.phone ? 'phone' : 'visit', part: 'morning', result: 'not_reached' }] as const
    return { links: [], tries, end: { answer: null, next: workday(on, 3) } }
  }
  const sent = lastWorkday(today - 1)
  if (waiting === 'linked' && sent >= due && reach.link !== null)
    return {
      links: [{ on: sent, channel: reach.link, used: false }],
      tries: [],
      end: { answer: null, next: workday(sent, 3) },
    }
  return notAsked
}

const untilToday =
  (today: Day, waiting: Line['waiting']): Answering =>
  (dice, asked) => {
    if (asked.due > today) return notAsked
    if (waiting !== undefined && asked.window >= today) return waitingAsking(waiting, asked, today)
    if (asked.window < today || asked.due < today - 6) {
      const on = Math.min(today - 1, workday(asked.due, dice.between(0, 3)))
      return { ...notAsked, end: { answer: asked.inWork ? 'yes' : 'no', on, said_by: 'person' } }
    }
    return notAsked
  }

/** Tells one line of a caseload of the person whose story it is. */
export function tellLine(
  story: Story,
  line: Line,
  who: {
    lead: Worker
    colleague?: Worker | undefined
    sender: Worker | null
    number: number
    name?: string | undefined
  },
): void {
  const { today } = story
  const { name, ...others } = who
  const registered = lastWorkday(today - line.since)
  const drawn = character(story.dice, registered)
  const [given_name = drawn.given_name, family_name = drawn.family_name] = name?.split(' ') ?? []
  const plan: CoursePlan = {
    ...others,
    who: { ...drawn, given_name, family_name },
    maker: (who.colleague ?? who.lead).user_id,
    registered,
    goesOn: true,
    job: line.job === undefined ? null : today - line.job,
    stream: line.second === undefined ? undefined : fundThatAsks,
    verified: line.unverified === undefined && line.since > 14,
    heardUntil: line.silent === undefined ? undefined : today - line.silent,
    plan: line.unplanned
      ? null
      : {
          reviewIn: line.review ?? 30,
          dueIn: line.steps === undefined ? () => story.dice.between(8, 30) : () => line.steps ?? 0,
        },
    answering: untilToday(today, line.waiting),
  }
  const spell = tellCourse(story, plan)
  if (line.silent === undefined && line.since > 8) {
    const day = lastWorkday(today - story.dice.between(1, 12))
    writeNote(story, spell, story.dice.one(['met', 'phone', 'text']), at(day, 11), day)
  }
  for (const [days, hour, minute] of line.meets ?? []) {
    const day = days < 0 ? lastWorkday(today + days) : days === 0 ? today : workday(today, days)
    writeAppointment(story, spell, at(day, hour, minute), day, null)
  }
  tellDistance(story, spell, who.lead)
  tellAssessment(story, spell, who.lead, who.number)
  if (!line.unplanned) {
    const next = today + (line.review ?? 30)
    const settled = line.job !== undefined
    tellReviews(story, spell, who.lead, { number: line.review === undefined ? who.number : 1, next, settled })
  }
  if (line.second !== undefined) tellQualification(story, spell, who.lead, line.second)
}

/** Somebody of another worker, or somebody who has left: as the dice will have it. */
export function tellAnother(story: Story, lead: Worker, sender: Worker | null, number: number): void {
  const registered = lastWorkday(story.today - story.dice.between(20, 800))
  const who = character(story.dice, registered)
  const answering = answeredAsInHistory(story.today)
  tellCourse(story, { who, maker: lead.user_id, number, registered, lead, sender, answering })
}

/** The person themself may see their record, from their own account. */
export function linkAccount(story: Story, user_id: string, by: Worker): void {
  const because = { kind: 'account', id: user_id }
  seen(story, { holder: user_id, kind: 'self', sees: 3, since: at(story.today - 60, 12), because, by })
}
