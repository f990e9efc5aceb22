import { referenceText } from '#platform/reference'
import type { Told } from './told-once.queries.ts'

/** What a person told of one thing, as it is read: ways by their names, a tick as its own sentence. */
export function wordsOfTold({ kind, codes, words }: Told): string {
  if (kind === 'not_by') return codes.map((code) => referenceText('contact-methods', code)).join(', ')
  return words ?? referenceText('told-once', kind)
}
