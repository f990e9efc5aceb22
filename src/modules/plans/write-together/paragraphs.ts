const point = /^\s*(?:[-*•]|\d{1,3}[.)])\s+\S/
const heading = /^#{1,6}\s/

/** Whether a paragraph is a point of a list. */
const isPoint = (paragraph: string) => point.test(paragraph)

/**
 * The paragraphs of a text, in order: what stands between empty lines; each point of a list and each heading is one by itself, so that two
 * people can change two points of one list.
 */
export function paragraphsOf(words: string): string[] {
  const paragraphs: string[] = []
  let open = false
  for (const line of words.split(/\r?\n/).map((each) => each.trimEnd())) {
    if (line === '') {
      open = false
      continue
    }
    const last = paragraphs.length - 1
    if (open && !isPoint(line) && !heading.test(line)) paragraphs[last] += `\n${line}`
    else paragraphs.push(line)
    open = !heading.test(line)
  }
  return paragraphs
}

/** Paragraphs as a text again: the points of a list under one another, everything else with an empty line between. */
export const textOf = (paragraphs: readonly string[]): string =>
  paragraphs
    .map((each, at) => {
      const before = paragraphs[at - 1]
      if (before === undefined) return each
      return `${isPoint(before) && isPoint(each) ? '\n' : '\n\n'}${each}`
    })
    .join('')
