import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { TestDatabase } from '#platform/testing'

export const city = 'S12000049'
export const island = 'S12000023'

/** A referral and what happened to it, each by the day on which it did. */
export interface SentReferral {
  area: string
  sender: string
  sent_on: string
  offers: {
    organisation: string
    given_on: string
    answer: 'accepted' | 'declined' | null
    answered_on: string | null
  }[]
  met_on: string | null
  /** Contacts that the organisation wrote down, true with the person. */
  notes: { organisation: string; on: string; with_person: boolean; current: boolean }[]
  registered_on: string | null
  job_on: string | null
}

/** A partnership in which the records are written as the owner: what is tried here is the counting, not the writing down. */
export async function partnershipOf(house: TestDatabase) {
  const run = (statement: ReturnType<typeof sql>) => statement.execute(house.asOwner)
  const organisations = { works: uuid(), support: uuid(), school: uuid() }
  for (const area of [city, island]) {
    await run(sql`insert into partnership.area (id, name) values (${area}, ${area}) on conflict do nothing`)
    for (const [name, id] of Object.entries(organisations))
      await run(
        sql`insert into partnership.organisation (id, area_id, name, kind) values (${id}, ${area}, ${`Northtown ${name}`}, 'charity')`,
      )
  }
  const noon = (day: string) => `${day}T12:00:00Z`
  const put = async (one: SentReferral) => {
    const [person, id, spell, permission, by] = [uuid(), uuid(), uuid(), uuid(), uuid()]
    const here = sql`${one.area}, ${person}`
    await run(
      sql`insert into people.person (id, area_id, given_name, family_name, date_of_birth) values (${person}, ${one.area}, 'Isla', 'Sample', '2000-01-01')`,
    )
    await run(sql`insert into people.sharing_permission (id, area_id, person_id, partner_id, purpose, parts, given_how, wording_version, recorded_by, given_at)
      values (${permission}, ${here}, ${one.sender}, 'referral', '{progress}', 'spoken', '1', ${by}, ${noon(one.sent_on)})`)
    await run(sql`insert into referrals.referral (id, area_id, person_id, sender_organisation_id, sender_user_id, sender_name, sent_at, permission_id)
      values (${id}, ${here}, ${one.sender}, ${by}, 'Eilidh Placeholder', ${noon(one.sent_on)}, ${permission})`)
    let place = 0
    const event = (kind: string, on: string, goes_to: string | null = null, reason: string | null = null) =>
      run(sql`insert into referrals.event (id, area_id, person_id, referral_id, place, kind, goes_to, reason, at, by_user, by_name)
        values (${uuid()}, ${here}, ${id}, ${++place}, ${kind}, ${goes_to}, ${reason}, ${noon(on)}, ${by}, 'Somebody')`)
    await event('sent', one.sent_on)
    for (const { organisation, given_on, answer, answered_on } of one.offers) {
      await event('given', given_on)
      await run(sql`insert into referrals.offer (id, area_id, person_id, referral_id, organisation_id, user_id, name, given_at, answer, answered_at, ended_at)
        values (${uuid()}, ${here}, ${id}, ${organisation}, ${by}, 'Morag Fictus', ${noon(given_on)}, ${answer}, ${answered_on && noon(answered_on)},
          ${answer === 'declined' && answered_on !== null ? noon(answered_on) : null})`)
      if (answer !== null && answered_on !== null)
        await event(
          answer,
          answered_on,
          answer === 'declined' ? 'coordinator' : null,
          answer === 'declined' ? 'no_capacity' : null,
        )
    }
    if (one.met_on !== null)
      await run(sql`insert into referrals.standing (id, area_id, person_id, referral_id, list, due_on, since)
        values (${uuid()}, ${here}, ${id}, 'to_register', ${one.met_on}, ${noon(one.met_on)})`)
    for (const note of one.notes)
      await run(sql`insert into journeys.note (id, area_id, person_id, kind, with_person, happened_on, words, organisation_id, written_by_name, superseded_at)
        values (${uuid()}, ${here}, 'phone', ${note.with_person}, ${note.on}, 'Rang', ${note.organisation}, 'Morag Fictus', ${note.current ? null : noon(note.on)})`)
    if (one.registered_on === null) return { person, id, spell: null }
    await run(sql`insert into journeys.spell (id, area_id, person_id, organisation_id, stream, referral_id, registered_on)
      values (${spell}, ${here}, ${one.offers.at(-1)?.organisation ?? one.sender}, 'NOLB', null, ${one.registered_on})`)
    await run(sql`update journeys.spell set referral_id = ${id} where id = ${spell}`)
    if (one.job_on !== null)
      await run(
        sql`insert into outcomes.job (id, area_id, person_id, started_on, real_living_wage) values (${uuid()}, ${here}, ${one.job_on}, 'unknown')`,
      )
    return { person, id, spell }
  }
  return { organisations, put, run }
}
