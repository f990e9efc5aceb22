import { shortened } from '#platform/sheets'

/** One thing wrong with a file of services: where, what stands there, and what would be right. Nothing in such a file is about a participant. */
export interface Problem {
  /** The way to it from the top of the file: `contents[3].schedules[0].opens_at`. */
  path: string
  /** At most 40 characters of what is there. */
  value: string
  expected: string
}

/** A file was refused, with everything that is wrong with it, and nothing of it was stored. */
export class DirectoryRefused extends Error {
  override readonly name = 'DirectoryRefused'
  readonly exitCode = 1
  readonly problems: readonly Problem[]

  constructor(sentence: string, problems: readonly Problem[] = []) {
    super([sentence, ...problems.map(inWords)].join('\n'))
    this.problems = problems
  }
}

const inWords = ({ path, value, expected }: Problem) => `${path}${value === '' ? '' : ` ${value}`}: ${expected}`

/** What stands in a file, short enough for a line. */
export function shortly(value: unknown): string {
  if (value === undefined) return '(missing)'
  return shortened(JSON.stringify(value) ?? '', 40)
}

/** A path as it is written in JavaScript. */
export const pathOf = (steps: readonly PropertyKey[]): string =>
  steps
    .map((step, at) => (typeof step === 'number' ? `[${step}]` : `${at === 0 ? '' : '.'}${String(step)}`))
    .join('') || 'file'
