import fc from 'fast-check'
import { insertMembership } from '#modules/partnership'
import type { Viewer } from '#platform/access'
import { asViewer } from '#platform/db'
import type { TestDatabase } from '#platform/testing'
import { testDay } from '#platform/testing'
import { type Clock, fixedClock } from '#platform/time'
import { neighbourhood, viewerOf } from '../people/people.testing.ts'
import type { Acting } from './happens.ts'
import { parties, type ReferralEvent } from './referral.ts'
import { type NewReferral, sendReferral } from './send.ts'

/** What a guidance teacher of the tests' world sends. */
export const sample: NewReferral = {
  person: {
    details: { given_name: 'Isla', family_name: 'Sample', known_as: null, date_of_birth: null },
  },
  contact: { phone: '07700900123', preferred_contact: 'text', best_time: 'after 4pm', do_not: 'Do not ring the house' },
  needs: ['confidence', 'transport'],
  needs_words: null,
  hopes: 'I want to work with animals',
  agreement: {
    parts: ['contact', 'needs', 'progress'],
    given_how: 'spoken',
    wording_version: '1',
    expires_on: null,
  },
}

/** A school, a partnership and two providers, with those who act for them. */
export async function referralWorld(house: TestDatabase) {
  const places = await neighbourhood(house)
  const people = {
    teacher: viewerOf(places.school, 'referrer', 'Eilidh Placeholder'),
    coordinator: viewerOf(places.partnership, 'coordinator', 'Hamish Invented'),
    worker: viewerOf(places.works, 'key_worker', 'Morag Fictus'),
    colleague: viewerOf(places.works, 'team_lead', 'Iona Madeup'),
    other: viewerOf(places.support, 'key_worker', 'Calum Pretend'),
    islander: viewerOf(places.islandWorks, 'key_worker', 'Rory Imaginary'),
    islandCoordinator: viewerOf(places.islandPartnership, 'coordinator', 'Ailsa Synthetic'),
  }
  for (const { user_id, name, role, organisation_id, area_id } of Object.values(people))
    await house.asWorker((tx) => insertMembership(tx, { user_id, name, role, organisation_id, area_id }))
  return { places, ...people }
}

/** Does something as a viewer, at an instant. */
export function acting<T>(
  house: TestDatabase,
  viewer: Viewer,
  work: (acting: Acting) => Promise<T>,
  at: string = testDay,
): Promise<T> {
  const clock: Clock = fixedClock(at)
  return asViewer(house.database, viewer, clock, (tx) => work({ tx, viewer, clock, today: clock.today() }))
}

/** Sends the sample referral as its teacher. */
export const sendSample = (house: TestDatabase, teacher: Viewer, change: Partial<NewReferral> = {}) =>
  acting(house, teacher, (as) => sendReferral(as, { ...sample, ...change }))

/** Anything that somebody may try to do to a referral. */
export const anyEvent: fc.Arbitrary<ReferralEvent> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom<ReferralEvent>(
      { kind: 'given' },
      { kind: 'accepted' },
      { kind: 'waitlisted' },
      { kind: 'taken' },
      { kind: 'meeting' },
    ),
  },
  { weight: 4, arbitrary: fc.constantFrom(...parties).map((party): ReferralEvent => ({ kind: 'met', party })) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('coordinator', 'sender', 'parked', 'nobody')
      .map((goes_to): ReferralEvent => ({ kind: 'declined', goes_to })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<ReferralEvent>(
      { kind: 'sent' },
      { kind: 'resent' },
      { kind: 'reviewed' },
      { kind: 'lapsed' },
      { kind: 'not_met' },
      { kind: 'parked' },
      { kind: 'returned' },
      { kind: 'amended' },
      { kind: 'sent_on' },
      { kind: 'unshared' },
      { kind: 'moved' },
      { kind: 'withdrawn' },
      { kind: 'closed' },
      { kind: 'registered' },
    ),
  },
)
