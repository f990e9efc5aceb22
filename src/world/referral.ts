import { at, type Day, dateOf, dayAt, instantOf, type Moment, timeOf, wordsOf, workday } from './days.ts'
import { type Organisation, signature, type Worker } from './place.ts'
import { handovers, hopes, rooms } from './sentences.ts'
import { line, row, type Story, seen } from './story.ts'

export type List =
  | 'to_allocate'
  | 'offered'
  | 'waiting'
  | 'to_arrange'
  | 'arranged'
  | 'to_register'
  | 'with_sender'
  | 'parked'
type Party = 'sender' | 'receiver' | 'person'

// The national rule of referrals.clock_rule: the working days that each list allows.
const allowed: Readonly<Record<Exclude<List, 'waiting' | 'parked'>, number>> = {
  to_allocate: 2,
  offered: 2,
  to_arrange: 5,
  arranged: 2,
  to_register: 5,
  with_sender: 2,
}

const needs = [
  'confidence',
  'skills_qualifications',
  'work_history',
  'mental_health',
  'transport',
  'childcare',
  'money',
  'digital',
  'housing',
  'family',
]

interface Open {
  since: Moment
}

/**
 * One referral, told as it happened: each call is one thing that happens to it, in the order in which they happen, and `end` writes
 * down what still stands. The rule is that of the referrals room, so only what it allows may be told.
 */
export function referral(story: Story, by: Worker, sent: Moment) {
  const { sheets, dice, place } = story
  const id = story.next()
  const permission_id = story.next()
  const of = () => ({ ...row(story), referral_id: id })
  const expires = dayAt(sent) + 365
  const until = at(expires + 1, 0)
  const link = `/referrals/${id}`
  const shares = dice.chance(0.85)
  let events = 0
  let list: (Open & { list: List; due: Day }) | undefined
  let owner: (Open & { who: Worker }) | undefined
  let offer: (Open & { id: string; to: Worker; answer: string | null; answered: Moment | null }) | undefined
  let senderSees: Open | undefined = { since: sent }
  let meeting: { id: string } | undefined

  const event = (kind: string, when: Moment, who: Worker, more: object = {}) => {
    events += 1
    const by_whom = { at: instantOf(when), by_user: who.user_id, by_name: signature(who) }
    sheets.add('referrals.event', { ...of(), place: events, kind, ...by_whom, ...more })
  }
  const say = (kind: string, when: Moment, who: Worker, words: string, sees: 1 | 2 | 3) =>
    line(story, who, { at: when, kind: `referrals.${kind}`, words, sees, link })
  const leaveList = (when: Moment | null) => {
    if (list === undefined) return
    const stood = { list: list.list, due_on: dateOf(list.due), since: instantOf(list.since) }
    sheets.add('referrals.standing', { ...of(), ...stood, until: when === null ? null : instantOf(when) })
    list = undefined
  }
  const stand = (now: keyof typeof allowed, when: Moment, from: Day = dayAt(when)) =>
    standUntil(now, when, workday(from, allowed[now]))
  const standUntil = (now: List, when: Moment, due: Day) => {
    leaveList(when)
    list = { list: now, since: when, due }
  }
  const own = (who: Worker | undefined, when: Moment | null) => {
    if (owner !== undefined) {
      const { user_id, name, organisation } = owner.who
      const held = { organisation_id: organisation.id, user_id, name, since: instantOf(owner.since) }
      sheets.add('referrals.owner', { ...of(), ...held, until: when === null ? null : instantOf(when) })
    }
    owner = who === undefined || when === null ? undefined : { who, since: when }
  }
  /** Writes the offer as it stands; with `shown` false its organisation no longer sees the person because of it. */
  const writeOffer = (when: Moment | null, shown: boolean, who: Worker = by) => {
    if (offer === undefined) return
    const { to, answered } = offer
    const given = { organisation_id: to.organisation.id, user_id: to.user_id, name: to.name }
    const by_whom = { given_by: place.coordinator.user_id, given_at: instantOf(offer.since) }
    const said = { answer: offer.answer, answered_by: answered === null ? null : to.user_id }
    const ended_at = when === null ? null : instantOf(when)
    const answered_at = answered === null ? null : instantOf(answered)
    sheets.add('referrals.offer', { ...of(), id: offer.id, ...given, ...by_whom, ...said, answered_at, ended_at })
    const closed = shown || when === null ? undefined : { at: when, by: who }
    const because = { kind: 'offer', id: offer.id }
    const sight = { holder: to.organisation.id, kind: 'handover', sees: 2, since: offer.since, until, because } as const
    seen(story, { ...sight, by: place.coordinator, closed })
    offer = undefined
  }
  const senderSight = (when: Moment | null, who: Worker = by) => {
    if (senderSees === undefined) return
    const closed = when === null ? undefined : { at: when, by: who }
    const holder = by.organisation.id
    seen(story, { holder, kind: 'referral', sees: 2, since: sent, because: { kind: 'referral', id }, by, closed })
    if (when !== null && shares)
      seen(story, { holder, kind: 'referral', sees: 1, since: when, until, because: { kind: 'handover', id }, by: who })
    senderSees = undefined
  }
  const ended = (when: Moment, who: Worker) => {
    leaveList(when)
    own(undefined, when)
    senderSight(when, who)
    writeOffer(when, false, who)
  }

  sheets.add('people.sharing_permission', {
    ...row(story),
    id: permission_id,
    partner_id: place.partnership.id,
    purpose: 'referral',
    parts: shares ? ['contact', 'needs', 'progress'] : ['contact', 'needs'],
    given_how: dice.one(['spoken', 'spoken', 'written', 'online']),
    given_at: instantOf(sent),
    recorded_by: by.user_id,
    wording_version: '1',
    expires_on: dateOf(expires),
  })
  const sender = { sender_organisation_id: by.organisation.id, sender_user_id: by.user_id, sender_name: by.name }
  sheets.add('referrals.referral', { ...row(story), id, ...sender, sent_at: instantOf(sent), permission_id })
  sheets.add('referrals.content', {
    ...of(),
    needs: dice.some(needs, dice.between(1, 3)),
    needs_words: null,
    hopes: dice.chance(0.6) ? dice.one(hopes) : null,
    written_by: by.user_id,
    written_at: instantOf(sent),
  })
  event('sent', sent, by)
  say('sent', sent, by, `Referred by ${by.organisation.name}.`, 1)
  stand('to_allocate', sent)
  own(by, sent)
  partnershipSees(story, by, sent, { kind: 'referral', id })

  return {
    id,
    given(to: Worker, when: Moment): void {
      event('given', when, place.coordinator)
      writeOffer(when, false, place.coordinator)
      offer = { id: story.next(), to, since: when, answer: null, answered: null }
      stand('offered', when)
      say('given', when, place.coordinator, `${to.name} of ${to.organisation.name} was asked to be the key worker.`, 2)
    },
    accepted(when: Moment): void {
      if (offer === undefined) return
      const { to } = offer
      event('accepted', when, to)
      offer = { ...offer, answer: 'accepted', answered: when }
      stand('to_arrange', when)
      say('accepted', when, to, `${to.name} of ${to.organisation.name} said yes to being the key worker.`, 1)
    },
    /** A yes for later: a place on the waiting list, to be looked at on one day and kept until another. */
    waitlisted(when: Moment, review: Day, last: Day): void {
      if (offer === undefined) return
      const { to } = offer
      event('waitlisted', when, to, { until_on: dateOf(review) })
      offer = { ...offer, answer: 'accepted', answered: when }
      const written = { written_by: to.user_id, by_name: signature(to), written_at: instantOf(when) }
      sheets.add('referrals.waiting', {
        ...of(),
        organisation_id: to.organisation.id,
        joined_at: instantOf(when),
        review_on: dateOf(review),
        expires_on: dateOf(last),
        ...written,
      })
      standUntil('waiting', when, review)
      const words = `On the waiting list of ${to.organisation.name}. ${by.name} stays the contact until they have met.`
      say('waitlisted', when, to, words, 1)
    },
    /** Put off by its sender until a day. */
    parked(when: Moment, until: Day): void {
      event('parked', when, by, { until_on: dateOf(until), words: 'They want to finish something else first.' })
      standUntil('parked', when, until)
      say('parked', when, by, `Put off until ${wordsOf(until)}; it comes back by itself.`, 2)
    },
    declined(reason: string, why: string, goes_to: 'coordinator' | 'sender' | 'nobody', when: Moment): void {
      const who = offer?.to ?? place.coordinator
      event('declined', when, who, { reason, goes_to })
      if (offer !== undefined) offer = { ...offer, answer: 'declined', answered: when }
      say('declined', when, who, `Could not be taken: ${why}.`, goes_to === 'nobody' ? 1 : 2)
      if (goes_to === 'nobody') ended(when, who)
      else {
        writeOffer(when, false, who)
        stand(goes_to === 'coordinator' ? 'to_allocate' : 'with_sender', when)
      }
    },
    resent(when: Moment): void {
      event('resent', when, by, { words: 'Another number to ring, and a good time to do it.' })
      stand('to_allocate', when)
      say('resent', when, by, 'Sent to the coordinator again.', 2)
    },
    noted(when: Moment): void {
      const written = { written_by: by.user_id, by_name: signature(by), written_at: instantOf(when) }
      const agreed_on = dateOf(dayAt(when))
      sheets.add('referrals.handover_note', { ...of(), words: dice.one(handovers), agreed_on, ...written })
      say('note', when, by, 'A handover note was agreed with the person.', 2)
    },
    meeting(on: Moment, when: Moment): void {
      const who = offer?.to ?? by
      event('meeting', when, who)
      meeting = { id: story.next() }
      const how = dice.one(['in_person', 'in_person', 'in_person', 'video', 'phone'])
      sheets.add('referrals.meeting', {
        ...of(),
        id: meeting.id,
        on_date: dateOf(dayAt(on)),
        at_time: timeOf(on),
        how,
        place: how === 'in_person' ? dice.one(rooms) : null,
        who_comes: `${by.name} and ${who.name}`,
        arranged_by: who.user_id,
        by_name: signature(who),
        arranged_at: instantOf(when),
      })
      stand('arranged', when, dayAt(on))
      say('meeting', when, who, `A joint meeting was arranged for ${wordsOf(dayAt(on))}.`, 2)
    },
    met(party: Party, when: Moment): void {
      if (meeting === undefined || offer === undefined) return
      const who = party === 'sender' ? by : offer.to
      event('met', when, who, { party })
      const heard = party === 'person' ? { said: 'told', heard_how: 'in_person' } : { said: 'self' }
      const said = { by_user: who.user_id, by_name: signature(who), at: instantOf(when) }
      sheets.add('referrals.met', { ...of(), meeting_id: meeting.id, party, ...heard, ...said })
    },
    /** The third of the three has said "we met": the key worker owns the next step. */
    handedOver(when: Moment): void {
      if (offer === undefined) return
      const { to } = offer
      own(to, when)
      stand('to_register', when)
      say('handed_over', when, to, `All three met. ${to.name} of ${to.organisation.name} now owns the next step.`, 1)
      if (to.organisation.id !== by.organisation.id) senderSight(when, to)
    },
    registered(when: Moment): void {
      event('registered', when, offer?.to ?? by)
      leaveList(when)
      own(undefined, when)
      writeOffer(when, true)
      senderSight(null)
    },
    withdrawn(reason: string, why: string, meaning: string, when: Moment): void {
      event('withdrawn', when, by, { reason, meaning })
      say('withdrawn', when, by, `The referral was withdrawn: ${why}.`, 1)
      ended(when, by)
    },
    closed(when: Moment): void {
      const told = { told_on: dateOf(dayAt(when)), told_how: 'phone' }
      event('closed', when, by, { words: 'Was given the number of another service.', ...told })
      say('closed', when, by, 'The referral was closed, and the person was told.', 1)
      ended(when, by)
    },
    /** Writes down what stands now, of a referral that goes on. */
    end(): void {
      leaveList(null)
      own(undefined, null)
      writeOffer(null, true)
      senderSight(null)
    },
  }
}

/** The area's partnership sees everybody in it, from when they were first written down. */
export function partnershipSees(story: Story, by: Worker, since: Moment, because: { kind: string; id: string }): void {
  const holder: Organisation = story.place.partnership
  seen(story, { holder: holder.id, kind: 'partnership', sees: 3, since, because, by })
}
