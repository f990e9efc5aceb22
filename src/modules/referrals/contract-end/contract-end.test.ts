import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { addGoal, makeAppointment, openSpellOf, registerPerson } from '#modules/journeys'
import { dimensions, statistics } from '#modules/measurement'
import { insertMembership } from '#modules/partnership'
import { selectOptionalPerson } from '#modules/people'
import type { Viewer } from '#platform/access'
import { Refused } from '#platform/http'
import { testDatabase } from '#platform/testing'
import { addDays, calendarDate } from '#platform/time'
import { viewerOf } from '../../people/people.testing.ts'
import { acceptReferral, giveReferral } from '../give-and-answer.ts'
import { arrangeMeeting, confirmMet } from '../handover.ts'
import type { Acting } from '../happens.ts'
import { type Referral, selectOptionalReferral } from '../referrals.queries.ts'
import { acting, referralWorld, sample } from '../referrals.testing.ts'
import { sendReferral } from '../send.ts'
import { joinWaiting } from '../waiting/waiting.ts'
import { carryOutMoves } from './carry-out.ts'
import { askBack, askMove, movesOf, moveThoseAsked, progressOf, subjectsOf } from './plan.queries.ts'

const house = await testDatabase()
const { teacher, coordinator, worker, colleague, other, places } = await referralWorld(house)
const second = viewerOf(places.support, 'key_worker', 'Effie Second')
const { user_id, name, role, organisation_id, area_id } = second
await house.asWorker((tx) => insertMembership(tx, { user_id, name, role, organisation_id, area_id }))
await sql`insert into auth."user" (id, name, email) values (${worker.user_id}, 'Morag Fictus', 'morag@works.example'), (${other.user_id}, 'Calum Pretend', 'calum@support.example')`.execute(
  house.asOwner,
)

const today = calendarDate('2026-11-23')
const parts = { database: house.database, clock: house.clock }
const base = 'https://nowrongdoor.example'
const asked = { from: places.works.id, to: places.support.id, reason: 'The contract of Northtown Works ended.' }

const does = <T>(viewer: Viewer, id: string, work: (as: Acting, referral: Referral) => Promise<T>) =>
  acting(house, viewer, async (as) => {
    const referral = await selectOptionalReferral(as.tx, id)
    if (referral === undefined) throw new Error('not seen')
    return work(as, referral)
  })

/** Somebody referred to Northtown Works, brought as far as is said. */
async function sent(
  how: 'offered' | 'waiting' | 'accepted' | 'arranged' | 'met' | 'registered',
  change: Partial<typeof sample> = {},
) {
  const { id, person_id } = await acting(house, teacher, (as) => sendReferral(as, { ...sample, ...change }))
  await does(coordinator, id, (as, one) =>
    giveReferral(as, one, { ...worker, organisation_id: places.works.id, organisation: places.works.name }),
  )
  if (how === 'waiting')
    await does(worker, id, (as, one) =>
      joinWaiting(as, one, { review_on: addDays(today, 20), expires_on: addDays(today, 60) }, null),
    )
  if (how === 'offered' || how === 'waiting') return { id, person_id }
  await does(worker, id, acceptReferral)
  if (how === 'accepted') return { id, person_id }
  await does(worker, id, (as, one) =>
    arrangeMeeting(as, one, { on_date: today, at_time: '14:00', how: 'phone', place: null, who_comes: 'All three' }),
  )
  if (how === 'arranged') return { id, person_id }
  await does(teacher, id, (as, one) => confirmMet(as, one, 'sender', { said: 'self' }))
  await does(worker, id, (as, one) => confirmMet(as, one, 'receiver', { said: 'self' }))
  await does(worker, id, (as, one) => confirmMet(as, one, 'person', { said: 'told', heard_how: 'phone' }))
  if (how === 'met') return { id, person_id }
  await does(worker, id, async ({ tx, viewer }, { person_id: of }) => {
    const person = await selectOptionalPerson(tx, of)
    if (person === undefined) throw new Error('seen')
    await registerPerson(
      tx,
      viewer,
      { person, registered_on: addDays(today, -3), stream: 'NOLB', referral_id: id },
      today,
    )
    const spell = await openSpellOf(tx, of)
    if (spell === undefined) throw new Error('registered')
    await makeAppointment(tx, viewer, spell, {
      on_date: addDays(today, 4),
      at_time: '10:00',
      how: 'phone',
      place: null,
      about: 'Plan',
    })
    await addGoal(tx, viewer, spell, 'A job with animals', today)
  })
  return { id, person_id }
}

const people = [
  ...(await Promise.all((['offered', 'waiting', 'accepted', 'arranged', 'met'] as const).map((how) => sent(how)))),
  ...(await Promise.all([1, 2, 3].map(() => sent('registered')))),
  await sent('registered', { contact: { email: 'isla@home.example', preferred_contact: 'email' } }),
]
// Two whose permission does not cover the other organisation: one took it back, one named Northtown Works alone.
const unsure = await sent('registered')
const { permission_id } = await does(coordinator, unsure.id, async (_, one) => one)
await acting(house, coordinator, ({ tx }) => sql`select people.withdraw_permission(${permission_id})`.execute(tx))
const named = await sent('accepted', { agreement: { ...sample.agreement, partner_id: places.works.id } })

/** Everything that a move may change, as it stands; identifiers and times of rows left out. */
async function standing() {
  const { rows } = await sql`
    select p.id, (select jsonb_agg(jsonb_build_array(s.id, s.organisation_id, s.registered_on, l.user_id, l.name) order by s.id)
        from journeys.spell s left join journeys.lead l on l.spell_id = s.id and l.until is null where s.person_id = p.id and s.left_on is null) as spells,
      (select jsonb_agg(jsonb_build_array(a.id, a.with_user_id, a.with_name) order by a.id) from journeys.appointment a where a.person_id = p.id) as appointments,
      (select jsonb_agg(jsonb_build_array(r.holder, r.kind, r.sees, r.parts, r.permission_id) order by r.holder, r.kind, r.sees)
        from people.relationship r where r.person_id = p.id and r.closed_at is null) as seen_by,
      (select jsonb_agg(jsonb_build_array(o.referral_id, o.organisation_id, o.user_id, o.answer) order by o.referral_id)
        from referrals.offer o where o.person_id = p.id and o.ended_at is null) as offers,
      (select jsonb_agg(jsonb_build_array(w.organisation_id, w.user_id) order by w.referral_id) from referrals.owner w where w.person_id = p.id and w.until is null) as owners,
      (select jsonb_agg(jsonb_build_array(t.list, t.due_on, t.since) order by t.referral_id) from referrals.standing t where t.person_id = p.id and t.until is null) as lists,
      (select jsonb_agg(jsonb_build_array(w.organisation_id, w.joined_at, w.review_on) order by w.referral_id)
        from referrals.waiting w where w.person_id = p.id and w.ended_at is null) as waits
    from people.person p order by p.id`.execute(house.asOwner)
  return rows
}
const figures = () => house.asStatistician((tx) => statistics(tx, { as_at: today, by: [...dimensions] }))
const only = async () => {
  const [move] = await acting(house, coordinator, ({ tx }) => movesOf(tx))
  if (move === undefined) throw new Error('a move was asked for')
  return move
}
const progress = async () => {
  const move = await only()
  return acting(house, coordinator, ({ tx }) => progressOf(tx, move))
}
const ask = () => acting(house, coordinator, (as) => askMove(as, asked))
const back = async () => {
  const move = await only()
  return acting(house, coordinator, (as) => askBack(as, move))
}
const count = async (query: ReturnType<typeof sql<{ n: number }>>) => (await query.execute(house.asOwner)).rows[0]?.n

describe('when a contract ends', () => {
  const before = standing()
  const counted = figures()

  test('it is seen beforehand how many would move, and who must be asked first', async () => {
    const all = await acting(house, coordinator, ({ tx }) => subjectsOf(tx, asked.from, asked.to))
    expect(all.filter(({ kind }) => kind === 'spell')).toHaveLength(5)
    expect(all.filter(({ kind }) => kind === 'referral')).toHaveLength(6)
    expect(
      all
        .filter(({ covered }) => !covered)
        .map(({ person_id }) => person_id)
        .sort(),
    ).toEqual([unsure.person_id, named.person_id].sort())
    expect(all.reduce((sum, { appointments }) => sum + appointments, 0)).toBe(5)
    await expect(
      acting(house, coordinator, (as) => askMove(as, { ...asked, to: places.school.id })),
    ).rejects.toBeInstanceOf(Refused)
  })

  test('everybody whose permission covers it is with the other organisation, and those it does not cover stay and are listed', async () => {
    await ask()
    await carryOutMoves(parts, base)
    const done = await progress()
    expect(done).toMatchObject({ all: 11, to_do: 0, moved: 9, changed: 0 })
    expect(done.ask.map(({ person_id }) => person_id).sort()).toEqual([unsure.person_id, named.person_id].sort())
    expect((await only()).finished_at).not.toBeNull()
    for (const { id, person_id } of people) {
      const spell = await house.asViewer(other, (tx) => openSpellOf(tx, person_id))
      if (spell) expect(spell.organisation_id).toBe(places.support.id)
      else
        expect(await does(other, id, async (_, one) => one.receiver)).toMatchObject({
          organisation_id: places.support.id,
        })
    }
    expect(
      await count(sql`select count(*)::int as n from people.relationship r where holder = ${places.works.id} and closed_at is null
      and person_id not in (${unsure.person_id}, ${named.person_id})`),
    ).toBe(0)
    expect(
      await count(
        sql`select count(*)::int as n from journeys.appointment where with_user_id = ${worker.user_id} and person_id <> ${unsure.person_id}`,
      ),
    ).toBe(0)
  })

  test('the work is shared out evenly, and everybody is told by their way', async () => {
    const { rows } = await sql<{ to_user: string; n: number }>`
      select to_user, count(*)::int as n from referrals.contract_move_item group by to_user order by n`.execute(
      house.asOwner,
    )
    expect(rows.map(({ n }) => n)).toEqual([5, 6])
    const letters = await sql<{ channel: string; recipient: string; body: string }>`
      select channel, recipient, body from platform.outbox where subject like '%changed' or subject like 'People were moved%' order by recipient`.execute(
      house.asOwner,
    )
    expect(letters.rows.map(({ recipient }) => recipient)).toEqual([
      'calum@support.example',
      'isla@home.example',
      'morag@works.example',
    ])
    expect(JSON.stringify(letters.rows)).not.toMatch(/Isla |Sample|Northtown/)
    expect((await progress()).by_worker).toBe(8)
  })

  test('no figure of the statistics has changed: a spell that was moved is no second start', async () => {
    const first = await counted
    expect(first.rows.length).toBeGreaterThan(10)
    expect(await figures()).toEqual(first)
  })

  test('it is taken back as one, and everything is as it was', async () => {
    await back()
    await carryOutMoves(parts, base)
    expect(await progress()).toMatchObject({ back: 9, stays: 0 })
    expect(await standing()).toEqual(await before)
    expect(await figures()).toEqual(await counted)
    await expect(back()).rejects.toBeInstanceOf(Refused)
  })
})

describe('a move that is broken off', () => {
  /** Carries it out, ended by force or asked to stop after every few steps, until it is done. */
  async function brokenOff(seed: number) {
    let steps = seed
    for (let run = 0; run < 60; run++) {
      const controller = new AbortController()
      steps = (steps * 7 + 3) % 11
      let looks = 0
      const stopping = new Proxy(controller.signal, {
        get: (_, key) => (key === 'aborted' ? looks++ > steps : undefined),
      })
      const running = carryOutMoves({ ...parts, stopping: run % 2 === 0 ? stopping : undefined }, base).catch(
        () => undefined,
      )
      if (run % 2 === 1) {
        await new Promise((wait) => setTimeout(wait, 4 + steps * 3))
        await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'nwd_worker'`.execute(
          house.asOwner,
        )
      }
      await running
      const { rows } = await sql<{ open: number }>`select count(*)::int as open from referrals.contract_move
        where finished_at is null or (back_asked_at is not null and back_finished_at is null)`.execute(house.asOwner)
      if (rows[0]?.open === 0) return run + 1
    }
    throw new Error('it was never done')
  }

  test('anywhere and begun again gives the same, onwards and back, and nothing twice', {
    timeout: 60_000,
  }, async () => {
    const start = await standing()
    await ask()
    await carryOutMoves(parts, base)
    const wanted = await standing()
    await back()
    await carryOutMoves(parts, base)
    for (const seed of [0, 1]) {
      await sql`delete from platform.outbox`.execute(house.asOwner)
      const events = await count(sql`select count(*)::int as n from referrals.event where kind = 'moved'`)
      const leads = await count(sql`select count(*)::int as n from journeys.lead`)
      const move = await ask()
      expect(await brokenOff(seed)).toBeGreaterThan(1)
      expect(await standing()).toEqual(wanted)
      expect(await count(sql`select count(*)::int as n from referrals.event where kind = 'moved'`)).toBe(
        (events ?? 0) + 5,
      )
      expect(await count(sql`select count(*)::int as n from journeys.lead`)).toBe((leads ?? 0) + 4)
      expect(
        await count(sql`select count(*)::int as n from platform.outbox where recipient = 'isla@home.example'`),
      ).toBe(1)
      expect(
        await count(
          sql`select count(*)::int as n from referrals.contract_move_item where move_id = ${move} and outcome is null`,
        ),
      ).toBe(0)
      await back()
      await brokenOff(seed + 4)
      expect(await standing()).toEqual(start)
    }
  })
})

describe('those who had to be asked', () => {
  test('are moved once they agree, in the same operation', async () => {
    await ask()
    await carryOutMoves(parts, base)
    const move = await only()
    await expect(acting(house, coordinator, (as) => moveThoseAsked(as, move))).rejects.toBeInstanceOf(Refused)
    await sql`update people.sharing_permission set partner_id = ${places.partnership.id} where partner_id = ${places.works.id}`.execute(
      house.asOwner,
    )
    expect(await acting(house, coordinator, (as) => moveThoseAsked(as, move))).toBe(1)
    await carryOutMoves(parts, base)
    expect((await progress()).ask.map(({ person_id }) => person_id)).toEqual([unsure.person_id])
    expect(await does(second, named.id, async (_, one) => one.receiver?.organisation_id).catch(() => undefined)).toBe(
      places.support.id,
    )
    expect(colleague.organisation_id).toBe(places.works.id)
  })
})
