import { createHash } from 'node:crypto'
import type { CalendarDate } from '#platform/time'
import { catalogue } from '../measures.ts'

/** Who signed a return, and what they agreed to. */
export interface Signature {
  name: string
  role: string
  statement: string
  signed_at: Date
}

/** A frozen return, without its people and figures. */
export interface Return {
  id: string
  area_id: string
  as_at: CalendarDate
  quarter: string
  version: number
  people: number
  /** Version of the definitions its figures were counted by. */
  definitions: string
  /** The last signed return of an earlier day. */
  compared_with: string | null
  /** The signed return of the same day that this one revises. */
  revises: string | null
  frozen_at: Date
  frozen_by_name: string
  /** Fingerprint of the person-level file. */
  sha256: string
  signature: Signature | null
  /** A later version of the same day is there. */
  superseded: boolean
}

/** What was found in a frozen return, or differs from the one it revises, and why that is right. */
export interface Finding {
  /** `check:CODE` or `change:KIND` */
  about: string
  severity: 'error' | 'warning' | 'difference'
  words: string
  explanation: string | null
}

export type State = 'signed' | 'set aside' | 'stopped' | 'to explain' | 'ready to sign'

/**
 * Where a return stands. A return that was not signed is set aside by a later one of the same day; an error stops the signing; a warning or a
 * difference must be explained before it.
 */
export function stateOf({ signature, superseded }: Return, findings: readonly Finding[]): State {
  if (signature !== null) return 'signed'
  if (superseded) return 'set aside'
  if (findings.some(({ severity }) => severity === 'error')) return 'stopped'
  return toExplain(findings).length > 0 ? 'to explain' : 'ready to sign'
}

/** What has still to be explained. */
export const toExplain = (findings: readonly Finding[]): Finding[] =>
  findings.filter(({ severity, explanation }) => severity !== 'error' && explanation === null)

/** A return cannot be made, explained or signed as asked: one sentence that says why and what would be right. Nothing has changed. */
export class ReturnRefused extends Error {
  override readonly name = 'ReturnRefused'
  readonly exitCode = 1
}

/** The version of the definitions now: the day since which the latest holds, and a fingerprint that changes with any of them. */
export function definitionsNow(): string {
  const since =
    catalogue
      .map((entry) => entry.since)
      .sort()
      .at(-1) ?? ''
  const print = createHash('sha256').update(JSON.stringify(catalogue)).digest('hex')
  return `${since} ${print.slice(0, 8)}`
}
