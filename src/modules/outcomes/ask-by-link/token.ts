import { createHash, randomUUID } from 'node:crypto'

/** The secret of a link: 122 random bits, in the shape that an address of this house takes. */
export const newToken = (): string => randomUUID()

/** What is kept of it. The secret has more chance in it than anybody can try, so a plain fingerprint does. */
export const fingerprintOf = (token: string): Buffer => createHash('sha256').update(token.toLowerCase()).digest()
