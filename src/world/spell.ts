import { at, type Day, dateOf, dayAt, instantOf, type Moment } from './days.ts'
import { signature, type Worker } from './place.ts'
import { partnershipSees } from './referral.ts'
import { line, row, type Story, seen } from './story.ts'

export interface SpellPlan {
  registered: Moment
  stream: string
  lead: Worker
  /** Who led at first, when somebody else took over on a day. */
  before?: { lead: Worker; until: Moment } | undefined
  referral_id: string | null
  /** Whether the partnership sees the person already, from a referral or an earlier spell. */
  known: boolean
  verified: Day | null
  left: { at: Moment; reason: string } | null
}

export interface Spell {
  id: string
  registered: Day
  /** The last day of support, or the last one known while it goes on. */
  last: Day
  left: boolean
  lead: Worker
  leadOn(day: Day): Worker
}

/** A spell of support: who registered the person and when, who leads, who may see the record because of it, and how it ended. */
export function writeSpell(story: Story, plan: SpellPlan): Spell {
  const { sheets, person } = story
  const { registered, lead, before, left } = plan
  const id = story.next()
  const first = before?.lead ?? lead
  const organisation = first.organisation
  const leftAt = left === null ? null : instantOf(left.at)
  sheets.add('journeys.spell', {
    ...row(story),
    id,
    organisation_id: organisation.id,
    stream: plan.stream,
    referral_id: plan.referral_id,
    registered_on: dateOf(dayAt(registered)),
    registered_by: first.user_id,
    registered_at: instantOf(registered),
    eligibility_verified_on: plan.verified === null ? null : dateOf(plan.verified),
    eligibility_verified_by: plan.verified === null ? null : first.user_id,
    left_on: left === null ? null : dateOf(dayAt(left.at)),
    left_reason: left?.reason ?? null,
    left_by: left === null ? null : lead.user_id,
    left_at: leftAt,
    changed_at: leftAt ?? instantOf(registered),
    changed_by: left === null ? first.user_id : lead.user_id,
  })
  if (plan.verified !== null) writeVerified(story, id, plan.verified, first)
  const led = (who: Worker, since: Moment, until: Moment | null, more: object = {}) =>
    sheets.add('journeys.lead', {
      ...row(story),
      spell_id: id,
      user_id: who.user_id,
      name: who.name,
      since: instantOf(since),
      until: until === null ? null : instantOf(until),
      given_by: first.user_id,
      ended_by: until === null ? null : who.user_id,
      ...more,
    })
  if (before !== undefined) {
    led(before.lead, registered, before.until)
    const words = `${lead.name} is now the lead key worker`
    line(story, lead, { at: before.until, kind: 'journeys.lead', words, sees: 1 })
  }
  led(lead, before?.until ?? registered, left?.at ?? null, before ? { reason: 'Moved to another post' } : {})
  const words = `Registered with ${organisation.name}; ${first.name} is the lead key worker`
  line(story, first, { at: registered, kind: 'journeys.registration', words, sees: 1 })
  if (!plan.known) partnershipSees(story, first, registered, { kind: 'walk_in', id: person.id })
  const holder = organisation.id
  const closed = left === null ? undefined : { at: left.at, by: lead }
  seen(story, { holder, kind: 'spell', sees: 3, since: registered, because: { kind: 'spell', id }, by: first, closed })
  if (left !== null) {
    const ended = `Support by ${organisation.name} ended`
    line(story, lead, { at: left.at, kind: 'journeys.leaving', words: ended, sees: 1 })
    const until = at(dayAt(left.at) + 60 * 7, 0)
    const because = { kind: 'leaving', id }
    seen(story, { holder, kind: 'follow_up', sees: 3, since: left.at, until, because, by: lead })
  }
  const handed = before === undefined ? null : dayAt(before.until)
  return {
    id,
    registered: dayAt(registered),
    last: left === null ? dayAt(story.now - 1) : dayAt(left.at),
    left: left !== null,
    lead,
    leadOn: (day) => (handed !== null && day < handed ? first : lead),
  }
}

function writeVerified(story: Story, spell_id: string, on: Day, by: Worker): void {
  story.sheets.add('journeys.eligibility_check', {
    ...row(story),
    spell_id,
    verified_on: dateOf(on),
    evidence: story.dice.some(['identity', 'address', 'right_to_work', 'benefit_letter', 'professional'], 2),
    verified_by: by.user_id,
    verified_by_name: by.name,
    recorded_at: instantOf(at(on, 15)),
  })
}

/** A stage that somebody was in: from a day, until a day or still. */
export interface StagePlan {
  stage: 1 | 2 | 3 | 4 | 5
  from: Day
  to: Day | null
}

const because = [null, null, 'Things changed at home', 'Ready for the next step', 'Needs more time for this first']

/** Stages of a spell, in any order and several at once; those that go on end when support does. */
export function writeStages(story: Story, spell: Spell, stages: readonly StagePlan[]): void {
  for (const { stage, from, to } of stages) {
    const ends = to ?? (spell.left ? spell.last : null)
    const [began, ended] = [spell.leadOn(from), spell.leadOn(ends ?? spell.last)]
    story.sheets.add('journeys.stage', {
      ...row(story),
      spell_id: spell.id,
      stage,
      from_on: dateOf(from),
      to_on: ends === null ? null : dateOf(ends),
      reason: from === spell.registered ? null : story.dice.one(because),
      ended_reason: to === null && ends !== null ? 'Support ended' : null,
      begun_by: began.user_id,
      begun_by_name: signature(began),
      ended_by: ends === null ? null : ended.user_id,
      ended_by_name: ends === null ? null : signature(ended),
      changed_at: instantOf(at(ends ?? from, 16)),
      changed_by: ended.user_id,
    })
  }
}
