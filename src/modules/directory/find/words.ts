import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { referenceList } from '#platform/reference'
import type { CalendarDate } from '#platform/time'

/** What somebody typed, as the database looks for it. */
export interface Wanted {
  /** Every word, or what means the same. */
  all: string
  /** Any of them. */
  any: string
  /** Words that no entry has, and what was looked for in their place. */
  instead: { typed: string; meant: string }[]
}

const mostWords = 8

// What people say around what they want; the dictionary of the database knows only the shortest of these.
const around = new Set([
  'help',
  'want',
  'need',
  'with',
  'find',
  'near',
  'please',
  'somebody',
  'someone',
  'service',
  'support',
  'get',
])

/**
 * A search in plain words, forgiving of spelling: each word, those that mean the same (reference list search-synonyms), and where no entry has the word, those that
 * look most like it.
 * @returns undefined when nothing in it can be looked for
 */
export async function wantedIn(tx: Tx, typed: string, today: CalendarDate): Promise<Wanted | undefined> {
  const words = wordsIn(typed)
  if (words.length === 0) return undefined
  const meant = await spelling(tx, words)
  const synonyms = new Map(referenceList('search-synonyms', today).map((row) => [row.code, row.words]))
  const ways = words.map((word) => {
    const near = meant.get(word) ?? []
    const same = [word, ...near].flatMap((each) => synonyms.get(each) ?? [])
    return `(${[word.length > 3 ? `${word}:*` : word, ...near, ...same.map(asPhrase)].join(' | ')})`
  })
  return {
    all: ways.join(' & '),
    any: ways.join(' | '),
    instead: [...meant].map(([one, [first]]) => ({ typed: one, meant: first ?? one })),
  }
}

/** The words of what was typed that say something, without marks and accents. */
export function wordsIn(typed: string): string[] {
  const plain = typed.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().slice(0, 200)
  const all = plain.match(/[a-z0-9]{2,30}/g) ?? []
  const telling = all.filter((word) => !around.has(word))
  return [...new Set(telling.length > 0 ? telling : all)].slice(0, mostWords)
}

const asPhrase = (words: string) => `(${words.split(/[^a-z0-9]+/).join(' <-> ')})`

async function spelling(tx: Tx, words: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ typed: string; word: string }>`
    select t.word as typed, w.word from unnest(${words}::text[]) t (word)
    cross join lateral (select k.word from directory.word k where k.word % t.word and similarity(k.word, t.word) >= 0.4
      order by similarity(k.word, t.word) desc, k.word limit 2) w
    where length(t.word) >= 4 and not exists (select from directory.word k where k.word = t.word)`.execute(tx)
  const meant = new Map<string, string[]>()
  for (const { typed, word } of rows) meant.set(typed, [...(meant.get(typed) ?? []), word])
  return meant
}
