import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { colleaguesIn, organisationsOf, partnershipOf } from '#modules/partnership'
import { takeUpFromOutside } from '#modules/referrals'
import { asWorker, type Database, type Tx } from '#platform/db'
import { addDays, type CalendarDate, type Clock, fixedClock, instantInLondon } from '#platform/time'
import { city } from './partnerships.ts'

/** What somebody wrote who asked for help themself, as the steps of that door keep it. */
const written = {
  area: { area: city.area_id },
  name: { given_name: 'Ailsa', family_name: 'Fablemoor' },
  reach: { preferred_contact: 'text', mobile: '07700 900143' },
  safe: { best_time: 'after 4pm', do_not: 'Please do not leave a message' },
  help: { needs: ['confidence', 'transport'] },
  more: { hopes: 'I would like to work outdoors' },
}

/**
 * What came to the city of a demonstration by the doors that need no account: somebody asked for help themself yesterday evening and is the coordinator’s to
 * allocate, and a partner who was asked by e-mail has begun to write. Nothing where anything came by them before.
 */
export async function demonstrateDoors(database: Database, clock: Clock): Promise<void> {
  const today = clock.today()
  const evening = fixedClock(instantInLondon(addDays(today, -1), '19:40').toISOString())
  const asked = await asWorker(database, evening, async (tx) => {
    const { rows } = await sql`select 1 from referrals.from_outside limit 1`.execute(tx)
    if (rows.length > 0) return false
    await askOneself(tx)
    await askPartner(tx, today)
    return true
  })
  if (asked) await takeUpFromOutside({ database, clock: evening })
}

/** A link that nobody has. */
const lost = () => createHash('sha256').update(randomUUID()).digest()

async function askOneself(tx: Tx): Promise<void> {
  await sql`insert into referrals.from_outside (id, door, token_hash, area_id, typed, saved_at, expires_at, sent_at, reference)
    values (${uuid()}, 'self', ${lost()}, ${city.area_id}, ${JSON.stringify(written)}::jsonb, nwd.clock(), nwd.clock() + interval '14 days', nwd.clock(),
      'K7M-4TX')`.execute(tx)
}

async function askPartner(tx: Tx, today: CalendarDate): Promise<void> {
  const partnership = await partnershipOf(tx, city.area_id)
  const [coordinator] = await colleaguesIn(tx, partnership.id, ['coordinator'])
  const partner = (await organisationsOf(tx, city.area_id)).find(({ kind }) => kind === 'nhs')
  if (coordinator === undefined || partner === undefined) return
  const [began, last] = [instantInLondon(addDays(today, -3), '09:20'), instantInLondon(addDays(today, 19), '00:00')]
  await sql`insert into referrals.from_outside (id, door, token_hash, area_id, typed, started_at, saved_at, expires_at, organisation_id, contact_name,
      contact_email, asked_by, asked_by_name, asked_by_organisation)
    values (${uuid()}, 'by_link', ${lost()}, ${city.area_id}, ${JSON.stringify({ person: written.name })}::jsonb, ${began}, nwd.clock(), ${last}, ${partner.id},
      'Nurse Specimen', 'nurse.specimen@health.example', ${coordinator.user_id}, ${`${coordinator.name} at ${partnership.name}`}, ${partnership.id})`.execute(
    tx,
  )
}
