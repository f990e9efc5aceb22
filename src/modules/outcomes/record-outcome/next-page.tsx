import { text } from '#platform/forms'
import { isOutcomeKind } from '../outcomes.queries.ts'

const separator = '.'

/** Where a kind of outcome is written down. */
export const pageOf = (person: string, kind: string) =>
  kind === 'employment'
    ? `/people/${person}/outcomes/job`
    : `/people/${person}/outcomes/new/${kind.replaceAll('_', '-')}`

/** Kinds as an address carries them, in the order in which they are asked. */
export const asNext = (kinds: readonly string[]) => kinds.join(separator)

/** The page of the first kind that is still to be written down, with the others after it; undefined when none is. */
export function nextPage(person: string, kinds: string | null): string | undefined {
  const [next, ...others] = (kinds ?? '')
    .split(separator)
    .filter((kind) => kind === 'employment' || isOutcomeKind(kind))
  if (next === undefined) return undefined
  return others.length === 0 ? pageOf(person, next) : `${pageOf(person, next)}?next=${asNext(others)}`
}

/** What is to be written down after this, carried through a form. */
export const nextField = () => text({ label: 'What comes next', max: 200 })

/** The hidden box that carries it. */
export function Next({ view }: { view: { visit: { url: URL }; typed: Readonly<Record<string, string | string[]>> } }) {
  const kinds = String(view.typed.next ?? view.visit.url.searchParams.get('next') ?? '')
  return kinds === '' ? null : <input type="hidden" name="next" value={kinds} />
}
