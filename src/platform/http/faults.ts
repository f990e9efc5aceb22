import { randomBytes } from 'node:crypto'
import { DatabaseUnavailable } from '#platform/db'
import { faultPage, unavailablePage } from './frame.tsx'
import type { Shown } from './route.ts'

/**
 * What is logged of a fault: its kind, its database code and where in our code it arose. Never its message, because a
 * database puts the values it stumbled over into its messages.
 */
export function logFault(error: unknown, path: string, reference: string): void {
  const known = error instanceof Error ? error : new Error('not an error')
  const code = 'code' in known && typeof known.code === 'string' ? known.code : undefined
  const constraint = 'constraint' in known && typeof known.constraint === 'string' ? known.constraint : undefined
  const frames = (known.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim())
  process.stderr.write(`${JSON.stringify({ fault: known.name, code, constraint, path, reference, frames })}\n`)
}

/** Answers a fault of ours with a page that says what is safe and what to do. */
export function answerFault(error: unknown, path: string, html: (shown: Shown, status: number) => Response): Response {
  const reference = randomBytes(4).toString('hex')
  logFault(error, path, reference)
  return error instanceof DatabaseUnavailable ? html(unavailablePage(), 503) : html(faultPage(reference), 500)
}
