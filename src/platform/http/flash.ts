import { createHmac, timingSafeEqual } from 'node:crypto'

const cookie = 'nwd_flash'

/** The one sentence that confirms what was just done, carried over the redirect in a signed cookie and shown once. */
export function flashes(secret: string) {
  const sign = (body: string) => createHmac('sha256', secret).update(`flash.${body}`).digest('base64url')

  return {
    set(words: string): string {
      const body = Buffer.from(words).toString('base64url')
      return `${cookie}=${body}.${sign(body)}; Path=/; HttpOnly; SameSite=Lax; Max-Age=60`
    },
    clear: `${cookie}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`,
    read(header: string | null): string | undefined {
      const value = header
        ?.split(/;\s*/)
        .find((part) => part.startsWith(`${cookie}=`))
        ?.slice(cookie.length + 1)
      const [body = '', signature = ''] = value?.split('.') ?? []
      const expected = sign(body)
      if (body === '' || signature.length !== expected.length) return undefined
      if (!timingSafeEqual(Buffer.from(signature), Buffer.from(expected))) return undefined
      return Buffer.from(body, 'base64url').toString()
    },
  }
}
