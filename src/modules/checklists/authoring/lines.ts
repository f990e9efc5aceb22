import type { CommentBox, ScaleAnswer } from '../instruments/instrument.ts'

/** The lines of what was typed that hold anything, without the numbers and bullets that come along from a document. */
export const linesOf = (typed: string | null): string[] =>
  (typed ?? '')
    .split('\n')
    .map((line) =>
      line
        .replace(/^\s*(?:[•·–*-]|\d+(?:\.\d+)+[.)]?|\d+[.)])\s+/, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((line) => line !== '')

// What reports and forms already call something else.
const taken = ['later', 'unanswered', 'pct', 'number', 'title', 'item', 'section', 'text', 'all']

/** A short code for words, as files write it, which none of `others` has: `partly_in_place`. */
function codeOf(words: string, others: ReadonlySet<string>): string {
  const plain = words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z ]/g, '')
    .trim()
    .split(/\s+/)
    .slice(0, 3)
    .join('_')
  const begin = plain === '' ? 'answer' : plain.slice(0, 40)
  const letters = ['', ...'bcdefghijklmnopqrstuvwxyz'].map((letter) => (letter === '' ? begin : `${begin}_${letter}`))
  const free = letters.find((code) => !others.has(code) && !taken.includes(code))
  if (free === undefined) throw new Error(`no code is left for ${words}`)
  return free
}

/** Lines as things with codes: what was there keeps its code, what is new is given one. */
function coded<T>(
  lines: readonly string[],
  codeThere: (line: string) => string | undefined,
  make: (code: string, line: string) => T,
): T[] {
  const codes = new Set(lines.flatMap((line) => codeThere(line) ?? []))
  return lines.map((line) => {
    const code = codeThere(line) ?? codeOf(line, codes)
    codes.add(code)
    return make(code, line)
  })
}

/** The answers of a scale from the lines that were typed: its steps, and what stands beside it. */
export function scaleOf(
  steps: readonly string[],
  beside: readonly string[],
  before: readonly ScaleAnswer[],
): ScaleAnswer[] {
  const lines = [...steps, ...beside]
  const there = (line: string) => before.find(({ label }) => label === line)?.code
  return coded(lines, there, (code, label) => ({ code, label })).map((answer, at) => ({
    ...answer,
    stands: at < steps.length ? 'in_order' : 'beside',
  }))
}

/** The comment boxes under every section from the lines that were typed. */
export const boxesOf = (lines: readonly string[], before: readonly CommentBox[]): CommentBox[] =>
  coded(
    lines,
    (line) => before.find(({ asks }) => asks === line)?.code,
    (code, asks) => ({ code, asks }),
  )

/** A name for addresses and commands: `how-we-meet`. Empty when the title has no letter or digit. */
export const keyOf = (title: string): string =>
  title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}’']/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '')
