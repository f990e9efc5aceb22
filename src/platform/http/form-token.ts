import { createHmac, timingSafeEqual } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'

const content = z.object({
  key: z.uuid(),
  user: z.uuid().nullable(),
  path: z.string(),
  at: z.number(),
  draft: z.uuid().optional(),
})

export type FormToken = z.infer<typeof content>

const oneDay = 24 * 60 * 60 * 1000

/**
 * Tokens that every form carries. One token does three things: it proves that the form was shown by us to this account
 * (so no other site can submit it), it is the key by which a second press is known, and it tells whose typing it is when
 * the session has ended meanwhile.
 */
export function formTokens(secret: string) {
  const sign = (body: string) => createHmac('sha256', secret).update(`form.${body}`).digest()

  return {
    issue(user: string | null, path: string, now: Date, draft?: string | undefined): string {
      const body = Buffer.from(JSON.stringify({ key: uuid(), user, path, at: now.getTime(), draft })).toString(
        'base64url',
      )
      return `${body}.${sign(body).toString('base64url')}`
    },

    /** The token's content, or undefined when it was not issued here, for another path, or over a day ago. */
    read(token: unknown, path: string, now: Date): FormToken | undefined {
      if (typeof token !== 'string') return undefined
      const [body = '', signature = ''] = token.split('.')
      const given = Buffer.from(signature, 'base64url')
      const expected = sign(body)
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
      const read = content.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString()))
      if (!read.success || read.data.path !== path || now.getTime() - read.data.at > oneDay) return undefined
      return read.data
    },
  }
}

export type FormTokens = ReturnType<typeof formTokens>
