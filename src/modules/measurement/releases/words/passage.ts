/** Words of a release, as frozen: a main point, a footnote with its mark or name, a section of the methodology. */
export interface Passage {
  part: 'main_point' | 'footnote' | 'methodology'
  /** From 1, in the order of reading. */
  position: number
  heading: string | null
  words: string
}

/** The passages of one part, in order. */
export const ofPart = (passages: readonly Passage[], part: Passage['part']): Passage[] =>
  passages.filter((passage) => passage.part === part).sort((a, b) => a.position - b.position)
