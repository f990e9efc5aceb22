import { found, Refused, type Visit } from '#platform/http'
import { type Finding, type Return, ReturnRefused } from './return.ts'
import { findingsOf, selectOptionalReturn } from './returns.queries.ts'

/** An area's returns are prepared, signed and read by its coordinator; row security holds the same line. */
export const coordinator = ['coordinator'] as const

export interface Loaded {
  it: Return
  findings: Finding[]
}

/** The return of an address, with what was found in it; not found where the viewer sees none. */
export async function loadReturn(visit: Visit<{ return: string }>): Promise<Loaded> {
  const { tx, parameters } = visit
  const it = found(isIdentifier(parameters.return) ? await selectOptionalReturn(tx, parameters.return) : undefined)
  return { it, findings: await findingsOf(tx, it.id) }
}

const isIdentifier = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

/** A rule's refusal as the form shows it. */
export async function refusing<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw error instanceof ReturnRefused ? new Refused(error.message) : error
  })
}

/** How the audit trail names a return. */
export const about = ({ id }: Pick<Return, 'id'>) => ({ subject: { kind: 'return', id } })
