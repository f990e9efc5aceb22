import type { Kind } from './kind.ts'
import { asKind } from './others/as-kind.ts'
import { otherKinds } from './others/other-kinds.ts'
import { people } from './people/people.ts'

/** The kinds of file that can be brought in step by step, in the order in which they are offered. */
export const kinds: readonly Kind[] = [people, ...otherKinds.map(asKind)]

/** A kind by its name, as it is kept with every file. @throws when there is none: a kind that was taken out of the house */
export function kindNamed(name: string): Kind {
  const kind = kinds.find((one) => one.name === name)
  if (kind === undefined) throw new Error(`there is no kind of file ${name}`)
  return kind
}
