/**
 * The age at which somebody usually reads a text with ease: the automated readability index (Smith and Senter, 1967; letters a word and words a sentence), which gives a year of school, and five.
 * @param sentences each as it stands: a heading, a label, a line of a list
 */
export function readingAge(sentences: readonly string[]): number {
  const parts = sentences
    .flatMap((text) => text.split(/(?<=[.!?:;])\s+/))
    .map((text) => text.match(/[\p{L}’']+/gu) ?? [])
  const said = parts.filter((words) => words.length > 0)
  const words = said.flat()
  const letters = words.join('').length
  return 4.71 * (letters / words.length) + 0.5 * (words.length / said.length) - 21.43 + 5
}
