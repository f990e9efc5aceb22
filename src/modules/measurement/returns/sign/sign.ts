import type { Tx } from '#platform/db'
import { referenceList } from '#platform/reference'
import { type CalendarDate, formatDate } from '#platform/time'
import type { MeasurementTables } from '../../measurement.tables.ts'
import { type Finding, type Return, ReturnRefused, stateOf, toExplain } from '../return.ts'
import { findingsOf, oneAtATime, selectOptionalReturn } from '../returns.queries.ts'

const tables = (tx: Tx) => tx.withTables<MeasurementTables>()

export interface Statement {
  version: string
  text: string
}

/** The statement that a signer agrees to on a day. */
export function statementOn(day: CalendarDate): Statement {
  const row = referenceList('return-statements', day).find(({ code }) => code === 'signing')
  if (row === undefined) throw new Error('there is a statement to sign on any day')
  return { version: row.version, text: row.text }
}

export interface Signer {
  name: string
  role: string
  user_id: string
}

/** Why a return cannot be signed now, in a sentence; null when it can. */
export function whyNotSigned(it: Return, findings: readonly Finding[]): string | null {
  switch (stateOf(it, findings)) {
    case 'signed':
      return `This return is signed already, by ${it.signature?.name ?? 'somebody'}. A signed return is changed by revising it.`
    case 'set aside':
      return `The records were frozen again for ${formatDate(it.as_at)}: sign the latest version, not this one.`
    case 'stopped':
      return `An error stops this return: ${findings.find(({ severity }) => severity === 'error')?.words}. Mend the records, and freeze again.`
    case 'to explain':
      return `Explain first why this is right: ${toExplain(findings)[0]?.words}.`
    default:
      return null
  }
}

/**
 * Signs a return by name. It is signed once, the latest of its day, with no error and everything explained.
 * @throws ReturnRefused with the reason
 */
export async function sign(
  tx: Tx,
  it: Pick<Return, 'id' | 'area_id'>,
  signer: Signer,
  statement: Statement,
): Promise<void> {
  await oneAtATime(tx, it.area_id)
  const now = await selectOptionalReturn(tx, it.id)
  if (now === undefined) throw new ReturnRefused('There is no such return.')
  const why = whyNotSigned(now, await findingsOf(tx, it.id))
  if (why !== null) throw new ReturnRefused(why)
  await tables(tx)
    .insertInto('measurement.return_signature')
    .values({
      return_id: it.id,
      area_id: it.area_id,
      name: signer.name,
      role: signer.role,
      signed_by: signer.user_id,
      statement_version: statement.version,
      statement: statement.text,
    })
    .execute()
}
