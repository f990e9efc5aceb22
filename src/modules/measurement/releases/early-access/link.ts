import { createHash, randomBytes, randomUUID } from 'node:crypto'

/** What is kept of a link or of a reader's cookie: enough to know it again, and not to make it. */
export const fingerprint = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** The secret part of a one-time link: 122 random bits, in the shape that addresses of this house have. */
export const newLink = (): string => randomUUID()

/** What the browser that used a link is given to read on. */
export const newReading = (): string => randomBytes(24).toString('base64url')

const cookie = 'nwd_early'

/** The reader's cookie: for the pages of early access alone, and no longer than a day. */
export const readingCookie = (reading: string, url: URL): string =>
  `${cookie}=${reading}; Path=/statistics/early; Max-Age=86400; HttpOnly; SameSite=Lax${url.protocol === 'https:' ? '; Secure' : ''}`

export const readingIn = (request: Request): string | undefined =>
  new RegExp(`(?:^|;\\s*)${cookie}=([A-Za-z0-9_-]{32})(?:;|$)`).exec(request.headers.get('cookie') ?? '')?.[1]
