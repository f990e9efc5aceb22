/**
 * The rule of a referral: what may happen next, in which list it then stands, and who owns the next step. The owner is the sender
 * until sender, receiver and person have each said "we met", and only then the receiver; a declined referral stays the sender's
 * until it is sent again or closed with the person told, so that nobody is dropped between two desks.
 */
export const lists = [
  'to_allocate',
  'offered',
  'waiting',
  'to_arrange',
  'arranged',
  'to_register',
  'with_sender',
  'parked',
] as const
export type List = (typeof lists)[number]

export const parties = ['sender', 'receiver', 'person'] as const
export type Party = (typeof parties)[number]

/** Who owns the next step for the person. */
export type Owner = 'sender' | 'receiver'

/** Where a declined referral goes, by the reason's consequence. */
export type GoesTo = 'coordinator' | 'sender' | 'parked' | 'nobody'

/** The events that say nothing beside their name. */
export type PlainEvent = Exclude<ReferralEvent['kind'], 'declined' | 'met'>

/**
 * What can happen to a referral. `given` puts it to a key worker; `waitlisted` is a yes for later, `taken` its turn, `lapsed` the
 * last day of waiting; `meeting` arranges the joint meeting, or arranges it anew; `not_met` says that it did not take place;
 * `returned` ends a pause; `amended` changes what was sent; `sent_on` is to the area where the person lives; `unshared`: the person's
 * agreement to share holds no longer; `moved`: another organisation takes over from the one that was asked.
 */
export type ReferralEvent =
  | { kind: 'sent' }
  | { kind: 'given' }
  | { kind: 'accepted' }
  | { kind: 'declined'; goes_to: GoesTo }
  | { kind: 'waitlisted' }
  | { kind: 'reviewed' }
  | { kind: 'taken' }
  | { kind: 'lapsed' }
  | { kind: 'meeting' }
  | { kind: 'not_met' }
  | { kind: 'met'; party: Party }
  | { kind: 'resent' }
  | { kind: 'parked' }
  | { kind: 'returned' }
  | { kind: 'amended' }
  | { kind: 'sent_on' }
  | { kind: 'unshared' }
  | { kind: 'moved' }
  | { kind: 'withdrawn' }
  | { kind: 'closed' }
  | { kind: 'registered' }

export interface OpenState {
  open: true
  list: List
  owner: Owner
  /** Who has confirmed the meeting that now stands. */
  met: readonly Party[]
}

/** A closed referral has no owner and stands in no list. */
export interface ClosedState {
  open: false
  ended: 'declined' | 'sent_on' | 'withdrawn' | 'closed' | 'registered'
}

export type State = OpenState | ClosedState

const inList = (list: List, met: readonly Party[] = []): OpenState => ({
  open: true,
  list,
  owner: list === 'to_register' ? 'receiver' : 'sender',
  met,
})

const afterDecline: Readonly<Record<GoesTo, State>> = {
  coordinator: inList('to_allocate'),
  sender: inList('with_sender'),
  parked: inList('parked'),
  nobody: { open: false, ended: 'declined' },
}

/** The state after an event, or undefined when the event is not allowed then. `undefined` before means: not sent yet. */
export function afterEvent(state: State | undefined, event: ReferralEvent): State | undefined {
  if (state === undefined) return event.kind === 'sent' ? inList('to_allocate') : undefined
  if (!state.open) return undefined
  const stands = (...where: List[]) => where.includes(state.list)
  switch (event.kind) {
    case 'sent':
      return undefined
    case 'given':
      return stands('to_allocate', 'offered', 'waiting', 'to_arrange', 'arranged') ? inList('offered') : undefined
    case 'accepted':
      return stands('offered') ? inList('to_arrange') : undefined
    case 'declined':
      // the coordinator, too, may send back what nobody here can take
      return stands('offered', 'waiting') || (stands('to_allocate') && event.goes_to !== 'coordinator')
        ? afterDecline[event.goes_to]
        : undefined
    case 'waitlisted':
      return stands('offered', 'to_arrange') ? inList('waiting') : undefined
    case 'reviewed':
      return stands('waiting') ? inList('waiting') : undefined
    case 'taken':
      return stands('waiting') ? inList('to_arrange') : undefined
    case 'lapsed':
      return stands('waiting') ? inList('with_sender') : undefined
    case 'meeting':
      return stands('to_arrange', 'arranged') ? inList('arranged') : undefined
    case 'not_met':
      return stands('arranged') ? inList('to_arrange') : undefined
    case 'met':
      return stands('arranged') ? afterMeeting(state.met, event.party) : undefined
    case 'resent':
      return stands('with_sender', 'parked') ? inList('to_allocate') : undefined
    case 'parked':
      return stands('with_sender') ? inList('parked') : undefined
    case 'returned':
      return stands('parked') ? inList('with_sender') : undefined
    case 'amended':
      return state
    case 'moved':
      return stands('offered', 'waiting', 'to_arrange', 'arranged', 'to_register') ? state : undefined
    case 'sent_on':
      return stands('to_allocate', 'with_sender', 'parked') ? { open: false, ended: 'sent_on' } : undefined
    case 'unshared':
      return stands('to_allocate', 'offered', 'waiting', 'to_arrange', 'arranged') ? inList('with_sender') : undefined
    case 'withdrawn':
      return { open: false, ended: 'withdrawn' }
    case 'closed':
      return stands('with_sender', 'parked') ? { open: false, ended: 'closed' } : undefined
    case 'registered':
      return stands('to_register') ? { open: false, ended: 'registered' } : undefined
  }
}

function afterMeeting(met: readonly Party[], party: Party): OpenState | undefined {
  if (met.includes(party)) return undefined
  const now = parties.filter((one) => one === party || met.includes(one))
  return inList(now.length === parties.length ? 'to_register' : 'arranged', now)
}

/** The state that a history leads to. Throws when the history holds an event that was not allowed. */
export function stateOf(events: readonly ReferralEvent[]): State | undefined {
  let state: State | undefined
  for (const event of events) {
    state = afterEvent(state, event)
    if (state === undefined) throw new Error(`a referral's history holds ${event.kind} where it is not allowed`)
  }
  return state
}

export type Meaning = 'before_contact' | 'after_contact' | 'completed_early'

const reachedTheAim: ReadonlySet<string> = new Set(['needs_met_elsewhere', 'started_work_or_learning'])
const nobodyYet: ReadonlySet<List> = new Set(['to_allocate', 'offered', 'waiting', 'with_sender', 'parked'])

/** The three meanings of a withdrawal: before anybody had agreed to meet the person, after, or because the aim was reached early. */
export function withdrawalMeaning(list: List, reason: string): Meaning {
  if (nobodyYet.has(list)) return 'before_contact'
  return reachedTheAim.has(reason) ? 'completed_early' : 'after_contact'
}

/** Where each consequence of reference list decline-reasons sends a referral. */
export const declineGoesTo = {
  return: 'sender',
  send_on: 'sender',
  link: 'sender',
  coordinator: 'coordinator',
  park: 'parked',
  close: 'nobody',
} as const satisfies Record<string, GoesTo>
