import { z } from 'zod'
import { dimensions, measures } from '../../measures.ts'
import type { Asked } from '../content.queries.ts'

/** Rows in one answer, unless fewer are asked for. */
export const mostRows = 1000

const oneOf = (codes: readonly string[], name: string) => (word: string | undefined, context: z.RefinementCtx) => {
  if (word !== undefined && !codes.includes(word))
    context.addIssue({ code: 'custom', message: `${name} must be one of ${codes.join(', ')}` })
}

const query = z
  .object({
    measure: z.string().optional().superRefine(oneOf(measures, 'measure')),
    dimension: z
      .string()
      .optional()
      .superRefine(oneOf(['all', ...dimensions], 'dimension')),
    period: z
      .string()
      .regex(
        /^(?:all|\d{4}-\d{2}(?: Q[1-4])?)$/,
        'period must be all, a financial year such as 2026-27, or a quarter such as 2026-27 Q1',
      )
      .optional(),
    category: z.string().max(60, 'category must be the code of a group').optional(),
    area: z
      .string()
      .regex(/^S12\d{6}$/, 'area must be the code of a council area, such as S12000049')
      .optional(),
    after: z
      .string()
      .regex(/^[A-Za-z0-9_-]{1,400}$/, 'after must be the word that the answer before gave in next')
      .optional(),
    limit: z.coerce
      .number({ error: `limit must be a whole number from 1 to ${mostRows}` })
      .int(`limit must be a whole number from 1 to ${mostRows}`)
      .min(1, `limit must be a whole number from 1 to ${mostRows}`)
      .max(mostRows, `limit must be a whole number from 1 to ${mostRows}`)
      .default(mostRows),
    format: z.enum(['json', 'csv'], { error: 'format must be json or csv' }).default('json'),
  })
  .strict()

const key = z.tuple([z.string(), z.string(), z.string(), z.string()])

/** Where to go on, as an opaque word. */
export const wordFor = (row: { measure: string; period: string; dimension: string; category: string }): string =>
  Buffer.from(JSON.stringify([row.measure, row.period, row.dimension, row.category])).toString('base64url')

function keyIn(word: string): z.infer<typeof key> | undefined {
  try {
    return key.safeParse(JSON.parse(Buffer.from(word, 'base64url').toString())).data
  } catch {
    return undefined
  }
}

type Read = { ok: true; asked: Asked; format: 'json' | 'csv' } | { ok: false; problems: string[] }

const find = <T extends string>(codes: readonly T[], word: string | undefined) => codes.find((code) => code === word)

/** What an address asks for, or what is wrong with it, in sentences. `area` is short for the dimension area and that category. */
export function askedIn(url: URL): Read {
  const read = query.safeParse(Object.fromEntries(url.searchParams))
  if (!read.success)
    return {
      ok: false,
      problems: read.error.issues.map((issue) =>
        issue.code === 'unrecognized_keys' ? `${issue.keys.join(', ')}: not known here` : issue.message,
      ),
    }
  const { measure, dimension, period, category, area, after, limit, format } = read.data
  const from = after === undefined ? undefined : keyIn(after)
  if (after !== undefined && from === undefined)
    return { ok: false, problems: ['after must be the word that the answer before gave in next'] }
  if (area !== undefined && (category !== undefined || (dimension !== undefined && dimension !== 'area')))
    return { ok: false, problems: ['area stands for dimension=area and category=its code: leave the others out'] }
  const asked: Asked = {
    measure: find(measures, measure),
    dimension: area === undefined ? find(['all', ...dimensions] as const, dimension) : 'area',
    period,
    category: area ?? category,
    after: from,
    limit: limit + 1,
  }
  return { ok: true, asked, format }
}
