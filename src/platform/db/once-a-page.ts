import type { Tx } from './viewer.ts'

const reading = new WeakSet<Tx>()

/** From now on nothing is changed in this transaction that a page shows, so what was asked need not be asked again. */
export function onlyShows(tx: Tx): void {
  reading.add(tx)
}

/**
 * A question about one record, or about one worker's day, that several parts of a page ask: in a transaction that only shows (`onlyShows`) the database is asked once and
 * all are given that answer; in any other it is asked each time, for what was asked before may have changed.
 */
export function onceAPage<About extends readonly string[], R>(
  ask: (tx: Tx, ...about: About) => Promise<R>,
): (tx: Tx, ...about: About) => Promise<R> {
  const answers = new WeakMap<Tx, Map<string, Promise<R>>>()
  return (tx, ...about) => {
    if (!reading.has(tx)) return ask(tx, ...about)
    const key = about.join(' ')
    const known = answers.get(tx) ?? new Map<string, Promise<R>>()
    answers.set(tx, known)
    const answer = known.get(key) ?? ask(tx, ...about)
    known.set(key, answer)
    return answer
  }
}
