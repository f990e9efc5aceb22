import { z } from 'zod'
import { codeOf } from '#platform/db'
import { Refused } from '#platform/http'
import { pounds } from '../pounds.ts'
import type { AccountKind } from './entry.ts'

const detail = z.object({ kind: z.string(), year: z.string(), has: z.number(), asked: z.number() })

const stands: Partial<Record<string, string>> = {
  allocated: 'is allocated and not yet budgeted',
  budgeted: 'is budgeted here and not yet committed',
  committed: 'is left of what was committed',
  claimed: 'is claimed and waits to be paid',
  paid: 'is paid and not yet reclaimed',
  lapsed: 'was given back',
} satisfies Partial<Record<AccountKind, string>>

function tooLittle(error: unknown): string {
  const said = error instanceof Error && 'detail' in error && typeof error.detail === 'string' ? error.detail : '{}'
  const read = detail.safeParse(JSON.parse(said))
  if (!read.success) return 'Not as much stands there'
  const { kind, year, has, asked } = read.data
  return `${pounds(has)} ${stands[kind] ?? 'stands there'} in ${year}, and ${pounds(asked)} was asked for`
}

/** What the journal refused, as words for a form: the place, what stands there, what was asked. What is no refusal of the journal is thrown on as it came. */
export function refusalOf(error: unknown, field = ''): unknown {
  const say: Record<string, () => string> = {
    NWF01: () => tooLittle(error),
    NWF02: () =>
      `${error instanceof Error ? upper(error.message) : 'The books are closed'}: nothing can be written in them any more`,
    NWF03: () => 'The two sides of the entry do not add up to nothing',
    NWF04: () => 'Only the area’s coordinator writes in its books',
    NWF05: () => 'Something is still open in that year',
    '23505': () => 'That was taken back already',
  }
  const words = say[codeOf(error)]
  return words === undefined ? error : new Refused([{ field, message: words() }])
}

const upper = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`
