import { writeAnswers } from './answers.ts'
import type { Answering } from './asking.ts'
import { writeContacts } from './contacts.ts'
import { at, type Day, dayAt, lastWorkday, type Moment } from './days.ts'
import type { Dice } from './dice.ts'
import { type Character, type Reachable, writePerson } from './person.ts'
import type { Worker } from './place.ts'
import { writePlan } from './plan.ts'
import { referral } from './referral.ts'
import { type Spell, writeSpell, writeStages } from './spell.ts'
import { stagesOf } from './stages.ts'
import type { Story } from './story.ts'
import { writeJob, writeOutcomes } from './work.ts'

/** What is settled beforehand about how somebody is supported; the rest is up to the dice. */
export interface CoursePlan {
  who: Character
  maker: string
  /** A number of the person's own. */
  number: number
  registered: Day
  lead: Worker
  colleague?: Worker | undefined
  sender: Worker | null
  answering: Answering
  /** Support goes on today, whatever the dice say. */
  goesOn?: boolean | undefined
  /** The first day of a job, or null for none, whatever the dice say. */
  job?: Day | null | undefined
  verified?: boolean | undefined
  /** The funding stream, whatever the dice say. */
  stream?: string | undefined
  /** The last day anything was heard. */
  heardUntil?: Day | undefined
  plan?: { reviewIn: number; dueIn?: (() => number) | undefined } | null | undefined
}

const often = (dice: Dice, mean: number) => Math.floor(-Math.log(1 - dice.fraction()) * mean)

/** Somebody's whole way: how they came, who supported them, what they did together, and what came of it. */
export function tellCourse(story: Story, plan: CoursePlan): Spell {
  const { who, maker, number, sender } = plan
  const came = cameBy(story, plan)
  const reach = writePerson(story, who, came.since, maker, number)
  writeAnswers(story, who, dayAt(came.registered), plan.lead)
  const from = { referral_id: came.referral_id, known: sender !== null }
  const spell = supported(story, { ...plan, reach }, came.registered, from)
  const back = spell.last + story.dice.between(50, 600)
  if (spell.left && back < story.today - 30 && story.dice.chance(0.13)) {
    const registered = at(lastWorkday(back), 14)
    const again = { ...plan, reach, job: null, colleague: undefined }
    supported(story, again, registered, { referral_id: null, known: true })
  }
  return spell
}

/** How somebody came to be registered: by themself, or sent on and handed over warmly. */
function cameBy(story: Story, plan: CoursePlan): { since: Moment; registered: Moment; referral_id: string | null } {
  const { dice } = story
  const { lead, sender } = plan
  const registered = at(lastWorkday(plan.registered), 14)
  if (sender === null) return { since: registered, registered, referral_id: null }
  const before = dice.between(10, 32)
  /** The working day at or before a share of the time from sending to registration, a little later for each thing of that day. */
  const after = (share: number, hour: number, minute = 0) =>
    at(lastWorkday(Math.floor(plan.registered - before * (1 - share))), hour, minute)
  const since = after(0, 9, 10)
  const told = referral(story, sender, since)
  const turn = dice.fraction()
  if (turn < 0.06) {
    told.given(lead, after(0.05, 9, 20))
    told.declined('no_capacity', 'there is no room at present', 'coordinator', after(0.15, 9, 40))
  } else if (turn < 0.1) {
    told.given(lead, after(0.05, 9, 20))
    told.declined('could_not_reach', 'the person could not be reached', 'sender', after(0.15, 9, 40))
    told.resent(after(0.2, 10))
  }
  told.given(lead, after(0.25, 10, 20))
  told.accepted(after(0.35, 10, 50))
  if (dice.chance(0.5)) told.noted(after(0.4, 11))
  const met = after(0.85, 13)
  told.meeting(met, after(0.5, 11, 30))
  told.met('sender', met + 5)
  told.met('person', met + 10)
  told.met('receiver', met + 15)
  told.handedOver(met + 15)
  told.registered(registered)
  return { since, registered, referral_id: told.id }
}

/** One spell of support with everything in it. */
function supported(
  story: Story,
  plan: CoursePlan & { reach: Reachable },
  registered: Moment,
  from: { referral_id: string | null; known: boolean },
): Spell {
  const { dice, today } = story
  const first = dayAt(registered)
  const { job, left } = howLong(dice, plan, first, today)
  const handed = lastWorkday(Math.min(today, first + 45 + dice.between(0, 60)))
  const before =
    plan.colleague !== undefined && handed < Math.min(left?.day ?? today, today)
      ? { lead: plan.colleague, until: at(handed, 15) }
      : undefined
  const spell = writeSpell(story, {
    registered,
    stream: plan.stream ?? streamOn(dice, first, plan.who),
    lead: plan.lead,
    before,
    ...from,
    verified: (plan.verified ?? dice.chance(0.9)) ? Math.min(first + dice.between(0, 8), left?.day ?? today - 1) : null,
    left: left === null ? null : { at: at(left.day, 16), reason: left.reason },
  })
  writeStages(story, spell, stagesOf(dice, spell, job))
  writeContacts(story, spell, 9, plan.heardUntil)
  const made = lastWorkday(Math.min(today, first + 14))
  if (plan.plan !== null && spell.last - made > 7 && (plan.plan !== undefined || dice.chance(0.75))) {
    const { reviewIn, dueIn } = plan.plan ?? { reviewIn: dice.between(-20, 60), dueIn: undefined }
    const review = spell.left ? 90 : Math.max(7, today + reviewIn - made)
    writePlan(story, spell, {
      made,
      goals: dice.between(1, 2),
      dueIn,
      agreed: plan.plan !== undefined || dice.chance(0.85),
      review,
    })
  }
  if (job !== null) writeJob(story, spell, { started: job, reach: plan.reach }, plan.answering)
  writeOutcomes(story, spell, plan.who.age < 18)
  return spell
}

/** When somebody begins a job, if they do, and when support ends, if it has. */
function howLong(dice: Dice, plan: CoursePlan, first: Day, today: Day) {
  const finds = dice.chance(0.36) ? first + 12 + often(dice, 150) : null
  const job = plan.job === undefined ? finds : plan.job
  const length = job === null ? 20 + often(dice, 280) : job - first + dice.between(35, 260)
  const day = first + length < today ? lastWorkday(Math.max(first + 1, first + length)) : today
  const begun = job !== null && job < today ? job : null
  if (plan.goesOn || day >= today || day <= first) return { job: begun, left: null }
  const reason =
    begun !== null
      ? dice.one(['started_work', 'started_work', 'started_work', 'goals_met'])
      : dice.weighted([
          ['lost_contact', 28],
          ['chose_to_stop', 18],
          ['learning', 15],
          ['goals_met', 10],
          ['needs_met_elsewhere', 9],
          ['health', 9],
          ['caring', 4],
          ['moved_area', 4],
          ['no_longer_eligible', 2],
          ['other', 1],
        ])
  return { job: begun, left: { day, reason } }
}

const since = (year: number, month: number) => Date.UTC(year, month - 1, 1) / 86_400_000

/** A fund that took people on that day. */
function streamOn(dice: Dice, day: Day, { age }: Character): string {
  const open: [string, number][] = [
    ['NOLB', 70],
    ['PESF', age > 20 ? 14 : 2],
    ['OTHER', 2],
  ]
  if (day >= since(2020, 11) && age < 25) open.push(['YPG', 20])
  if (day < since(2024, 4)) open.push(['FSS', 6])
  if (day >= since(2022, 4) && day < since(2025, 4)) open.push(['UKSPF', 8])
  return dice.weighted(open)
}
