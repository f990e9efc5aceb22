import { z } from 'zod'
import { normalPostcode } from '#platform/forms'

/** Entries in one answer, at most. */
export const mostPerPage = 1000

const whole = (name: string, most: number) => {
  const error = `${name} must be a whole number from 1 to ${most}`
  return z
    .string()
    .regex(/^\d{1,7}$/, error)
    .transform(Number)
    .refine((number) => number >= 1 && number <= most, error)
}
const years = (name: string) =>
  z
    .string()
    .regex(/^\d{1,3}(\.\d+)?$/, `${name} must be an age in years`)
    .transform(Number)
const id = (name: string) => z.guid(`${name} must be a UUID`).toLowerCase()
const yes = (name: string) =>
  z
    .enum(['true', 'false', '1', '0', ''], { error: `${name} must be true or false` })
    .transform((word) => word !== 'false' && word !== '0')
const time = (name: string) =>
  z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/, `${name} must be a time written HH:MM`)
    .transform((text) => text.slice(0, 5))

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const day = z.string().transform((text, context) => {
  const found = days.find((name) => [name, name.slice(0, 3), name.slice(0, 2)].includes(text.toLowerCase()))
  if (found !== undefined) return found.slice(0, 2).toUpperCase()
  context.addIssue({ code: 'custom', message: 'day must be a day of the week, such as MO or Monday' })
  return z.NEVER
})

const query = z
  .object({
    search: z.string().max(200, 'search must be at most 200 characters'),
    page: whole('page', 1_000_000),
    per_page: whole('per_page', mostPerPage),
    taxonomy_term_id: id('taxonomy_term_id'),
    taxonomy_id: id('taxonomy_id'),
    organization_id: id('organization_id'),
    minimum_age: years('minimum_age'),
    maximum_age: years('maximum_age'),
    start_time: time('start_time'),
    end_time: time('end_time'),
    day,
    postcode: z.string().transform((text, context) => {
      const postcode = normalPostcode(text)
      if (postcode !== undefined) return postcode
      context.addIssue({ code: 'custom', message: 'postcode must be a full UK postcode, such as KW15 1AA' })
      return z.NEVER
    }),
    proximity: whole('proximity', 1_000_000),
    modified_after: z
      .union([z.iso.datetime({ offset: true }), z.iso.date()], {
        error: 'modified_after must be a date or a moment, such as 2026-03-15T10:30:00Z',
      })
      .transform((text) => new Date(text)),
    minimal: yes('minimal'),
    full: yes('full'),
    full_service: yes('full_service'),
    format: z.enum(['json', 'ndjson'], { error: 'format must be json or ndjson' }),
  })
  .partial()
  .refine(({ proximity, postcode }) => proximity === undefined || postcode !== undefined, {
    error: 'proximity is measured from a postcode: say postcode too',
  })

/** What an address asks of the open interface; each filter is left out where it was not given. */
export type Asked = z.infer<typeof query>

type Read = { ok: true; asked: Asked } | { ok: false; problems: string[] }

/** What an address asks for, or what is wrong with it, in sentences. An empty value says nothing, and names that we do not know are passed over, as other programs expect. */
export function askedIn(url: URL): Read {
  const given = [...url.searchParams].filter(([name, value]) => value !== '' || ['full', 'minimal'].includes(name))
  const read = query.safeParse(Object.fromEntries(given))
  return read.success
    ? { ok: true, asked: read.data }
    : { ok: false, problems: read.error.issues.map(({ message }) => message) }
}
