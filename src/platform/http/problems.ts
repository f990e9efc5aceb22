import { randomBytes } from 'node:crypto'
import { DatabaseReadOnly, DatabaseUnavailable } from '#platform/db'
import { logFault } from './faults.ts'
import { NotFound } from './refusals.ts'

/** One thing that is wrong with what a program sent: where, as a JSON pointer, and what would be right. Never what stood there. */
export interface WrongPart {
  pointer: string
  detail: string
}

/** What went wrong, for a program to read: RFC 9457. */
export function problem(
  status: number,
  title: string,
  besides: { detail?: string | undefined; errors?: readonly WrongPart[] | undefined } = {},
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify({ type: 'about:blank', title, status, ...besides }), {
    status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  })
}

/** Ends the visit with this answer, and takes back whatever it had changed. */
export class Instead extends Error {
  override name = 'Instead'
  readonly answer: Response

  constructor(answer: Response) {
    super('answered instead')
    this.answer = answer
  }
}

/** What a program is answered when its visit ended otherwise than it should. */
export function answerProgram(error: unknown, path: string): Response {
  if (error instanceof Instead) return error.answer
  if (error instanceof NotFound) return problem(404, 'There is nothing at this address')
  const reference = randomBytes(4).toString('hex')
  logFault(error, path, reference)
  if (error instanceof DatabaseUnavailable || error instanceof DatabaseReadOnly)
    return problem(503, 'Nothing can be stored at this moment', { detail: 'Ask again later.' }, { 'retry-after': '60' })
  return problem(500, 'A fault of ours', { detail: `Nothing was changed. Reference ${reference}.` })
}

/** What a program is answered that sent too much. */
export const tooLarge = (most: number) =>
  problem(413, 'The body is too large', { detail: `It may have ${most} bytes. Nothing was stored.` })
