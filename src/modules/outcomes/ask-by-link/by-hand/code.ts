import { createHash, createHmac } from 'node:crypto'

/** Figures and letters that are not taken for one another when they are read out or written by hand, and spell no words. */
const signs = '23456789BCDFGHJKMNPQRSTVWXYZ'
const length = 12

/**
 * The code of a link given by hand, 12 signs: worked out from the house's own secret and the link's identifier, so that nothing that is kept gives it away and
 * the worker may show it again. 57 bits of chance: more than can be tried at the door, where wrong ones are counted.
 */
export function codeOf(secret: string, link: string): string {
  const made = createHmac('sha256', secret).update(`follow-up link given by hand ${link}`).digest('hex')
  let left = BigInt(`0x${made}`)
  let code = ''
  while (code.length < length) {
    code += signs[Number(left % BigInt(signs.length))] ?? ''
    left /= BigInt(signs.length)
  }
  return code
}

/** A code as it is written down and read out: in fours. */
export const inFours = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1 ')

/** What was typed as a code: without spaces and strokes, in capitals; undefined when it cannot be one. */
export function codeIn(typed: string): string | undefined {
  const code = typed.replace(/[\s.-]/g, '').toUpperCase()
  return code.length === length && [...code].every((sign) => signs.includes(sign)) ? code : undefined
}

/** The secret of the link's address, in the shape that every link has. Whoever has the code has the link. */
export function tokenOf(code: string): string {
  const made = createHash('sha256').update(`follow-up link ${code}`).digest('hex')
  return [
    made.slice(0, 8),
    made.slice(8, 12),
    `4${made.slice(13, 16)}`,
    `8${made.slice(17, 20)}`,
    made.slice(20, 32),
  ].join('-')
}
