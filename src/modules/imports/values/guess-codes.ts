import type { Code } from '../kind.ts'
import { folded } from '../person-file/mapping.ts'

const plain = (words: string): string =>
  folded(words)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Which of our codes a value of theirs stands for: the code itself, its words, what else people write for it, or a word of that within theirs. */
export function codeFor(theirs: string, codes: readonly Code[]): string | undefined {
  const [written, said] = [folded(theirs), plain(theirs)]
  const exact = codes.find(({ code, text, also = [] }) =>
    [code, text, ...also].some((one) => folded(one) === written || (said !== '' && plain(one) === said)),
  )
  if (exact !== undefined) return exact.code
  const within = codes.filter(({ text, also = [] }) =>
    [text, ...also].some((one) => plain(one).length > 3 && ` ${said} `.includes(` ${plain(one)} `)),
  )
  return within.length === 1 ? within[0]?.code : undefined
}
