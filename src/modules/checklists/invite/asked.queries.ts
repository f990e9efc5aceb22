import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { tables } from '../checklists.db.ts'
import type { Addressee } from './addresses.ts'

/** Somebody who was asked in a round, and what became of the letters. Never what their organisation answered. */
export interface Asked {
  id: string
  area_id: string
  organisation_id: string
  contact_name: string | null
  /** Null when the organisation was told inside the program. */
  email: string | null
  invited_at: Date
  /** The day of the last letter. */
  last_asked_on: CalendarDate | null
  /** The last letter has not left yet. */
  waiting: boolean
  /** When the last letter left. */
  sent_at: Date | null
  /** When the delivery of the last letter was given up. */
  failed_at: Date | null
  reminders: number
  last_reminded_at: Date | null
  /** When somebody first came by the link and gave their name. */
  opened_at: Date | null
  /** They asked not to be reminded. */
  no_reminders: boolean
  /** Their organisation has sent in its answers, and not taken them up again. */
  sent_in: boolean
}

/** Who was asked in a round and not taken back: the coordinator sees those of their area, the program all. */
export async function askedIn(tx: Tx, round: string): Promise<Asked[]> {
  const { rows } = await sql<Asked>`select * from checklists.asked(${round})`.execute(tx)
  return rows
}

/** Those of them who can be written to: an address is known. */
export type Contact = Asked & { email: string }

export const isContact = (asked: Asked): asked is Contact => asked.email !== null

/** One letter to a contact. */
export interface Letter {
  id: string
  kind: LetterKind
  asked_at: Date
  by_itself: boolean
  sent_at: Date | null
  failed_at: Date | null
  dropped_at: Date | null
}

export type LetterKind = 'invitation' | 'again' | 'reminder'

/** The letters to a contact, the newest first: for the coordinator of the area. */
export async function lettersTo(tx: Tx, invitation: string): Promise<Letter[]> {
  const { rows } = await sql<Letter>`select * from checklists.letters_to(${invitation})`.execute(tx)
  return rows
}

interface Place {
  round_id: string
  area_id: string
  organisation_id: string
}

/** Asks somebody to answer for an organisation; the letter leaves within moments. Returns the invitation's identifier. */
export async function askSomebody(tx: Tx, place: Place, { name, email }: Addressee, by: string): Promise<string> {
  const id = uuid()
  await tables(tx)
    .insertInto('checklists.invitation')
    .values({ id, ...place, contact_name: name, email, invited_by: by })
    .execute()
  await askForLetter(tx, { id, area_id: place.area_id }, 'invitation', by)
  return id
}

/** Asks the program to write to a contact. A second reminder of a day violates a unique key. */
export async function askForLetter(
  tx: Tx,
  { id, area_id }: Pick<Asked, 'id' | 'area_id'>,
  kind: LetterKind,
  by: string | null,
): Promise<void> {
  await tables(tx)
    .insertInto('checklists.letter')
    .values({ id: uuid(), area_id, invitation_id: id, kind, asked_by: by })
    .execute()
}

/** Takes an invitation back, with all its links. */
export async function withdraw(tx: Tx, invitation: string, by: string): Promise<void> {
  await tables(tx)
    .updateTable('checklists.invitation')
    .set({ withdrawn_at: sql<Date>`nwd.clock()`, withdrawn_by: by })
    .where('id', '=', invitation)
    .where('withdrawn_at', 'is', null)
    .execute()
}

/** Notes that an address is not to be reminded, or may be again. */
export async function setReminders(
  tx: Tx,
  { area_id, email }: Pick<Contact, 'area_id' | 'email'>,
  wanted: boolean,
  by: string,
): Promise<void> {
  if (wanted)
    await sql`update checklists.no_reminder set ended_at = nwd.clock(), ended_by = ${by}
      where area_id = ${area_id} and email = lower(${email}) and ended_at is null`.execute(tx)
  else
    await sql`insert into checklists.no_reminder (id, area_id, email, said_by) values (${uuid()}, ${area_id}, lower(${email}), ${by})
      on conflict (area_id, email) where ended_at is null do nothing`.execute(tx)
}

/** Who was asked for each organisation of an area when it was last asked in another round, by organisation. */
export async function askedBefore(tx: Tx, round: string, area: string): Promise<Map<string, Addressee[]>> {
  const { rows } = await sql<Addressee & { organisation_id: string }>`
    select distinct on (i.organisation_id, lower(i.email)) i.organisation_id, i.contact_name as name, lower(i.email) as email
    from checklists.invitation i
    where i.area_id = ${area} and i.email is not null and i.withdrawn_at is null and i.round_id = (
      select l.round_id from checklists.invitation l join checklists.round r on r.id = l.round_id
      where l.area_id = ${area} and l.organisation_id = i.organisation_id and l.email is not null and l.withdrawn_at is null and l.round_id <> ${round}
      order by r.opens_at desc, r.id desc limit 1)
    order by i.organisation_id, lower(i.email), i.invited_at desc`.execute(tx)
  return Map.groupBy(rows, ({ organisation_id }) => organisation_id)
}
