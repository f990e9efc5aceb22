import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { nameNow, newRow, tables } from '../plans.db.ts'
import type { Writer } from '../write-together/texts.queries.ts'
import { type Edition, type SignWord, signWords } from './editions.queries.ts'

/** What a member organisation says to an edition now. */
export interface SignOff {
  edition_id: string
  organisation_id: string
  word: SignWord
  says: string
  in_public: boolean
  since: Date
  by_name: string
}

/** What organisations say to an edition now. */
export async function signOffsOf(tx: Tx, edition: string): Promise<SignOff[]> {
  const rows = await tables(tx)
    .selectFrom('plans.sign_off')
    .select(['edition_id', 'organisation_id', 'word', 'says', 'in_public', 'since', 'by_name'])
    .where('edition_id', '=', edition)
    .where('until', 'is', null)
    .execute()
  return rows.map((row) => ({ ...row, word: signWords.find((word) => word === row.word) ?? 'agrees' }))
}

/** Says something to an edition for an organisation; what it said before stays on record. */
export async function signOff(
  tx: Tx,
  writer: Writer,
  edition: Pick<Edition, 'id' | 'area_id'>,
  said: Pick<SignOff, 'organisation_id' | 'word' | 'says' | 'in_public'>,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`plans sign ${edition.id} ${said.organisation_id}`}, 0))`.execute(
    tx,
  )
  await tables(tx)
    .updateTable('plans.sign_off')
    .set({ until: sql<Date>`nwd.clock()` })
    .where('edition_id', '=', edition.id)
    .where('organisation_id', '=', said.organisation_id)
    .where('until', 'is', null)
    .execute()
  const by = { said_by: writer.user_id, by_name: nameNow(writer) }
  await tables(tx)
    .insertInto('plans.sign_off')
    .values({ ...newRow(edition.area_id), edition_id: edition.id, ...said, ...by })
    .execute()
}
