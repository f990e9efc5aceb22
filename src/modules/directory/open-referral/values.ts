import { z } from 'zod'
import { isCalendarDate } from '#platform/time'

/*
 * The kinds of value that Open Referral UK has, each with the sentence that says what is right.
 */

const said = (schema: z.ZodString, error: string) => schema.refine((text) => !text.includes('\u0000'), { error })

/** Any words. */
export const words = said(
  z.string({ error: 'must be text' }).max(20_000, 'must be at most 20,000 characters'),
  'must be text without null characters',
)

/** Words that must be there. */
export const named = (what: string, most = 300) =>
  said(
    z
      .string({ error: `must be ${what}` })
      .trim()
      .min(1, `must be ${what}`)
      .max(most, `must be at most ${most} characters`),
    'must be text without null characters',
  )

export const identifier = z
  .guid({ error: 'must be a UUID, such as ac148810-d857-441c-9679-408f346de14b' })
  .toLowerCase()

/** An address of the web, to which a browser may be sent. Nothing else: no script, no file, no data. */
export const webAddress = z.string({ error: 'must be a web address' }).refine((text) => isWeb(text), {
  error: 'must be a web address that begins with http:// or https://',
})

function isWeb(text: string): boolean {
  if (/\s/.test(text) || text.length > 2000) return false
  return /^https?:\/\//i.test(text) && URL.canParse(text) && isPlain(text)
}

// As RFC 3986 writes addresses, by which the published schema judges them.
const isPlain = (text: string): boolean =>
  /^[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]+$/.test(text) && !/%(?![0-9A-Fa-f]{2})/.test(text)

/** What stands for something in linked data: an address of the web, or a name of the urn kind. */
export const linkedAddress = z
  .string({ error: 'must be a web address, or begin with urn:' })
  .refine((text) => isWeb(text) || (/^urn:[a-z0-9][a-z0-9-]{1,31}:/i.test(text) && isPlain(text)), {
    error: 'must be a web address that begins with http:// or https://, or a name that begins with urn:',
  })

export const emailAddress = z.email({ error: 'must be an e-mail address, like name@example.scot' }).max(254)

export const day = z.string({ error: 'must be a date written YYYY-MM-DD' }).refine((text) => isCalendarDate(text), {
  error: 'must be a real date written YYYY-MM-DD',
})

export const timeOfDay = z
  .string({ error: 'must be a time' })
  .regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(Z|[+-]\d\d:?\d\d)?$/, {
    error: 'must be a time written HH:MM or HH:MM:SS',
  })

export const moment = z.iso.datetime({ offset: true, error: 'must be a moment written 2026-03-15T10:30:00Z' })

export const amount = z.number({ error: 'must be a number, without quotation marks' }).finite()

export const age = amount.min(0, 'must be an age in years, 0 or more').max(150, 'must be an age in years, 150 at most')

export const oneOf = <const Codes extends readonly [string, ...string[]]>(codes: Codes) =>
  z.enum(codes, { error: `must be one of: ${codes.join(', ')}` })
