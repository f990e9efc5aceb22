import { z } from 'zod'

/** Somebody to be asked. */
export interface Addressee {
  name: string | null
  /** In small letters. */
  email: string
}

const address = z.email().max(254)

/**
 * Reads e-mail addresses as people write them into one box: with commas, semicolons or new lines between, each by itself or after a name
 * (`Ada Invented <ada@college.example>`). Twice the same address is once.
 * @returns who they are, or the piece that is no address
 */
export function readAddresses(words: string): { people: Addressee[] } | { wrong: string } {
  const people = new Map<string, Addressee>()
  for (const piece of words
    .split(/[,;\n]/)
    .map((each) => each.trim())
    .filter((each) => each !== '')) {
    const [, name = '', inside] = /^(.*?)\s*<([^<>]*)>$/.exec(piece) ?? []
    const email = (inside ?? piece).trim().toLowerCase()
    if (!address.safeParse(email).success) return { wrong: piece }
    const plain = name.replace(/^"(.*)"$/, '$1').trim()
    if (!people.has(email)) people.set(email, { name: plain === '' ? null : plain.slice(0, 100), email })
  }
  return { people: [...people.values()] }
}

/** The same the other way: what stands in the box. */
export const writtenAddresses = (people: readonly Addressee[]): string =>
  people.map(({ name, email }) => (name === null ? email : `${name.replace(/[<>,;"\n]/g, ' ')} <${email}>`)).join(', ')
