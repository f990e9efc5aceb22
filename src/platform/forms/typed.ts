import { z } from 'zod'

/** What somebody typed, box by box, as it will be shown again: nothing trimmed, nothing corrected. */
export type Typed = Record<string, string | string[]>

/** What was typed, read back from where a draft is kept. */
export const typedSchema: z.ZodType<Typed> = z.record(z.string(), z.union([z.string(), z.array(z.string())]))

const MOST_CHARACTERS = 20_000
const MOST_BOXES = 500
const MOST_VALUES = 200

/**
 * A posted form as what was typed. Keeps the boxes named in `names` (all, when not given) and the reserved ones that start with `_`;
 * leaves files out; writes line ends as `\n`; cuts a value at 20,000 characters and a form at 500 boxes.
 */
export function typedFromBody(body: FormData | URLSearchParams, names?: readonly string[]): Typed {
  const known = names && new Set(names)
  const boxes = new Map<string, string[]>()
  for (const [name, value] of body) {
    if (typeof value !== 'string' || (known && !known.has(name) && !name.startsWith('_'))) continue
    const values = boxes.get(name) ?? []
    if (values.length < MOST_VALUES && (boxes.has(name) || boxes.size < MOST_BOXES)) {
      boxes.set(name, [...values, value.slice(0, MOST_CHARACTERS).replace(/\r\n?/g, '\n')])
    }
  }
  return Object.fromEntries([...boxes].map(([name, values]) => [name, oneOrMany(values)]))
}

/** The first value of a box, without space around it or characters that no database keeps; '' when there is none. */
export function wordsIn(typed: Typed, name: string): string {
  return valuesIn(typed, name)[0] ?? ''
}

/** Every value of a box that is more than space. */
export function valuesIn(typed: Typed, name: string): string[] {
  const values = Object.hasOwn(typed, name) ? typed[name] : undefined
  return [values ?? []].flat().map(clean).filter(Boolean)
}

function clean(words: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: taking control characters out is the point
  const kept = words.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
  return kept.toWellFormed().normalize('NFC').trim()
}

function oneOrMany(values: string[]): string | string[] {
  const [first = '', ...others] = values
  return others.length === 0 ? first : values
}
