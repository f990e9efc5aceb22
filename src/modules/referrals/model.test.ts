import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Viewer } from '#platform/access'
import { testDatabase } from '#platform/testing'
import { addDays, fixedClock } from '#platform/time'
import { takeOnFromElsewhere } from './onward/take-on.ts'
import { selectList } from './queue/queue.queries.ts'
import { lists, stateOf } from './referral.ts'
import { referralWorld, sendSample } from './referrals.testing.ts'
import { type Answers, siteOf } from './site.testing.ts'
import { comeBackByDate } from './waiting/by-date.ts'
import { visiting } from './work/visiting.testing.ts'
import { referralLists } from './work/work-lists.ts'

const house = await testDatabase()
const world = await referralWorld(house)
const { teacher, coordinator, worker, colleague, other, islander, islandCoordinator, places } = world
const everybody: readonly Viewer[] = [teacher, coordinator, worker, colleague, other, islander, islandCoordinator]
const site = siteOf(house)

const day = (name: string, year: number, month: number, date: number): Answers => ({
  [`${name}-day`]: String(date),
  [`${name}-month`]: String(month),
  [`${name}-year`]: String(year),
})
const terms = { ...day('review_on', 2026, 12, 21), ...day('expires_on', 2027, 1, 29) }
const meeting = {
  ...day('on_date', 2026, 11, 23),
  at_time: '9am',
  how: 'phone',
  who_comes: 'All',
  asked_by: 'person',
  why: 'Bus',
}
const reach = { preferred_contact: 'text', phone: '07700 900123', needs: ['confidence'] }

/** Everything that a form of this room can be sent with, by its address. */
const forms: readonly (readonly [act: string, answers: Answers])[] = [
  ['give', { key_worker: `${worker.user_id}.${places.works.id}` }],
  ['give', { key_worker: `${other.user_id}.${places.support.id}` }],
  ['answer', { answer: 'yes' }],
  ['answer', { answer: 'later', ...terms }],
  ...['no_capacity', 'not_eligible', 'wrong_area', 'person_chose_otherwise'].map(
    (reason) => ['answer', { answer: 'no', reason }] as const,
  ),
  ['answer', { answer: 'no', reason: 'not_now', ...day('until', 2027, 1, 11) }],
  ['return', { reason: 'not_eligible' }],
  ['wait', terms],
  ['review', { words: 'Still wants it', ...terms }],
  ['take', { out_of_turn: 'urgent' }],
  ['note', { words: 'Shy at first', ...day('agreed_on', 2026, 11, 20) }],
  ['meeting', meeting],
  ['not-met', { reason: 'place' }],
  ['met', { party: 'sender' }],
  ['met', { party: 'receiver' }],
  ['met', { party: 'person', heard_how: 'phone' }],
  ['amend', { ...reach, best_time: 'mornings' }],
  ['amend', { ...reach, hopes: 'To sail' }],
  ['resend', { words: 'Try again' }],
  ['park', { words: 'Exams', ...day('until', 2027, 1, 11) }],
  ['send-on', { to_area: 'S12000023', given_how: 'spoken', read: 'yes' }],
  ['close', { told: 'yes', ...day('told_on', 2026, 11, 23), told_how: 'phone' }],
  ['withdraw', { reason: 'person_chose' }],
]

type Command =
  | { kind: 'form'; who: number; act: number; of: number }
  | { kind: 'night'; days: number }
  | { kind: 'hand_on' }
// whose turn it may be is tried most, so that stories get somewhere
const who = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(0, 1, 2) },
  { weight: 1, arbitrary: fc.nat(everybody.length - 1) },
)
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 30,
    arbitrary: fc.record({ kind: fc.constant('form' as const), who, act: fc.nat(forms.length - 1), of: fc.nat(1) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('night' as const), days: fc.constantFrom(1, 50, 80) }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'hand_on' as const }) },
)

// 403: the form was not shown to them, so that nothing they send bears its token
const shown = [303, 403, 404, 422]

interface Stands {
  id: string
  area_id: string
  events: { kind: string; party: string | null; goes_to: string | null }[]
  lists: string[]
  owners: string[]
  asked: string[]
  waits: number
  sender: string
}
async function look(): Promise<Stands[]> {
  const { rows } = await sql<Stands>`select r.id, r.area_id, r.sender_user_id::text as sender,
    (select json_agg(json_build_object('kind', e.kind, 'party', e.party, 'goes_to', e.goes_to) order by e.place) from referrals.event e where e.referral_id = r.id) as events,
    array(select list from referrals.standing s where s.referral_id = r.id and s.until is null) as lists,
    array(select user_id::text from referrals.owner w where w.referral_id = r.id and w.until is null) as owners,
    array(select user_id::text from referrals.offer o where o.referral_id = r.id and o.ended_at is null) as asked,
    (select count(*)::int from referrals.waiting w where w.referral_id = r.id and w.ended_at is null) as waits
    from referrals.referral r order by r.id`.execute(house.asOwner)
  return rows
}

/** What holds of every referral at every moment, worked out from its history and from nothing that the program keeps beside it. */
function holds(all: readonly Stands[]): void {
  for (const { id, events, lists: in_lists, owners, asked, waits, sender } of all) {
    const state = stateOf(events as Parameters<typeof stateOf>[0])
    expect([id, in_lists]).toEqual([id, state?.open ? [state.list] : []])
    expect([id, owners]).toEqual([id, state?.open ? [state.owner === 'receiver' ? asked[0] : sender] : []])
    const somebody = state?.open && !['to_allocate', 'with_sender', 'parked'].includes(state.list)
    expect([id, asked.length]).toEqual([id, somebody ? 1 : 0])
    expect([id, waits]).toEqual([id, state?.open && state.list === 'waiting' ? 1 : 0])
  }
}

/** In which lists of a day's work, over everybody's, each referral stands; and in which tabs of its coordinator's queue. */
async function desks(id: string) {
  const keys = new Set<string>()
  for (const viewer of everybody)
    for (const list of referralLists.filter((one) => one.who.includes(viewer.role)))
      for (const item of await visiting(house, viewer, (visit) => list.select(visit)))
        if (item.href.startsWith(`/referrals/${id}`)) keys.add(list.key)
  return [...keys]
}
const tabs = (viewer: Viewer, id: string) =>
  house.asViewer(viewer, async (tx) => {
    const held: string[] = []
    for (const list of lists)
      if ((await selectList(tx, viewer, list, { most: 10_000 })).some((row) => row.id === id)) held.push(list)
    return held
  })

const eventsOf = (all: readonly Stands[]) => all.reduce((sum, { events }) => sum + events.length, 0)

test('whoever tries whatever in whatever order, every open referral has one owner and one list, and a refusal changes nothing and says why', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 6, maxLength: 30 }), async (commands) => {
      await sql`truncate referrals.referral, referrals.onward cascade`.execute(house.asOwner)
      const sent = [await sendSample(house, teacher), await sendSample(house, teacher)]
      for (const one of commands) {
        const before = await look()
        if (one.kind === 'night') {
          const clock = fixedClock(`${addDays(house.clock.today(), one.days)}T01:05:00Z`)
          await house.asWorker((tx) => comeBackByDate(tx, clock))
        } else if (one.kind === 'hand_on') await takeOnFromElsewhere({ database: house.database, clock: house.clock })
        else {
          const [act, answers] = forms[one.act] ?? ['', {}]
          const viewer = everybody[one.who] ?? teacher
          const { status, html } = await site.fillIn(viewer, `/referrals/${sent[one.of]?.id}/${act}`, answers)
          expect([act, status]).toEqual([act, expect.toSatisfy((code) => shown.includes(code))])
          if (status !== 303) expect(eventsOf(await look())).toBe(eventsOf(before))
          if (status === 422)
            expect(html).toMatch(/ds_error-summary[\s\S]*?<a[^>]*>[^<]{10,}|ds_error-summary[\s\S]*?<li>[^<]{10,}/)
        }
        holds(await look())
      }
      for (const { id, area_id, lists: held } of await look()) {
        expect(await tabs(area_id === coordinator.area_id ? coordinator : islandCoordinator, id)).toEqual(held)
        const quiet = held.length === 0 || held[0] === 'waiting'
        expect([held, (await desks(id)).length]).toEqual([held, quiet ? 0 : 1])
      }
    }),
    { numRuns: 200, interruptAfterTimeLimit: 8000 },
  )
}, 60_000)
