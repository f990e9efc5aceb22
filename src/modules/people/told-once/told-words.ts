import { referenceText } from '#platform/reference'

/** One thing that somebody told: a code of reference list told-once, what was chosen, what was said. */
export interface Told {
  kind: string
  codes: string[]
  words: string | null
}

/** What a person told of one thing, as it is read: ways by their names, a tick as its own sentence. */
export function wordsOfTold({ kind, codes, words }: Told): string {
  if (kind === 'not_by') return codes.map((code) => referenceText('contact-methods', code)).join(', ')
  return words ?? referenceText('told-once', kind)
}

/** The same where its name does not stand beside it: `Ways not to use: Letter.` */
export function sentenceOfTold(told: Told): string {
  const name = referenceText('told-once', told.kind)
  const words = wordsOfTold(told)
  return words === name ? `${name}.` : `${name}: ${words}.`
}
