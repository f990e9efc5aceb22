import { referenceList } from '#platform/reference'
import { calendarDate } from '#platform/time'

/** Fully, partially, not: whole percent. */
export type Share = [number, number, number]

/** What the national overview of May 2021 published (facts.md §0 and the document itself): figures, none of its sentences. */
export const published: {
  overall: Share
  sections: [string, Share][]
  statements: [string, 'fully' | 'not', number][]
} = {
  overall: [36, 49, 15],
  sections: [
    ['Leadership and relationships', [49, 43, 8]],
    ['Governance', [41, 46, 13]],
    ['Use of evidence', [38, 50, 12]],
    ['Community engagement and participation', [31, 58, 11]],
    ['Focus on outcomes', [34, 46, 20]],
    ['Use of resources', [34, 49, 17]],
    ['Accountability', [37, 52, 11]],
    ['Performance management and reporting', [27, 48, 25]],
    ['Impact', [32, 53, 15]],
  ],
  statements: [
    ['1.1', 'fully', 35.5],
    ['1.3', 'fully', 74],
    ['1.5', 'not', 20.5],
    ['2.1', 'fully', 63],
    ['2.6', 'fully', 55.5],
    ['2.5', 'not', 35.5],
    ['2.7', 'not', 30.5],
    ['3.1', 'fully', 43.7],
    ['3.3', 'fully', 46.2],
    ['3.4', 'not', 18.1],
    ['3.5', 'not', 21.1],
    ['4.4', 'fully', 39.7],
    ['4.7', 'fully', 40.7],
    ['4.5', 'not', 20.1],
    ['4.6', 'not', 13.6],
    ['5.1', 'fully', 42.7],
    ['5.3', 'fully', 25.1],
    ['5.3', 'not', 23.1],
    ['6.5', 'fully', 48.2],
    ['6.3', 'not', 28.1],
    ['6.8', 'not', 40.7],
    ['7.3', 'fully', 43.2],
    ['7.1', 'not', 16.1],
    ['8.4', 'fully', 35.2],
    ['9.6', 'fully', 42.7],
    ['9.1', 'not', 19.6],
    ['9.2', 'not', 20.6],
    ['9.3', 'not', 18.1],
  ],
}

export const areas32 = referenceList('areas', calendarDate('2026-11-23')).map(({ code }) => code)

const sizes = [5, 9, 5, 7, 4, 8, 5, 7, 7]

/** Of 200 organisations all answered the first two sections and 199 the rest: the published tenths are of just such numbers. */
const given = (section: number) => (section <= 2 ? 200 : 199)

/**
 * The lines of a file whose answers come to every published figure: each statement that was published exactly as it was, the others of its section so
 * that the section divides as published. Within what whole percent leave open, a little fewer "partially" than their middle, as the overall row asks.
 */
export function worked(): string[] {
  return sizes.flatMap((size, at) => {
    const section = at + 1
    const [, [fully, , not]] = published.sections[at] ?? ['', [0, 0, 0]]
    const n = given(section)
    const counts = {
      fully: spread(section, size, 'fully', ((fully + 0.25) / 100) * n * size),
      not: spread(section, size, 'not', ((not + 0.05) / 100) * n * size),
    }
    return Array.from({ length: size }, (_, place) =>
      linesOf(`${section}.${place + 1}`, n, counts.fully[place] ?? 0, counts.not[place] ?? 0),
    ).flat()
  })
}

/** How many gave an answer to each statement of a section: as published where it was, the rest of the section's total shared out evenly. */
function spread(section: number, size: number, code: 'fully' | 'not', total: number): number[] {
  const known = new Map(
    published.statements
      .filter(([item, of]) => of === code && item.startsWith(`${section}.`))
      .map(([item, , percentage]) => [item, Math.round((percentage / 100) * given(section))]),
  )
  let left = Math.round(total) - [...known.values()].reduce((sum, count) => sum + count, 0)
  let open = size - known.size
  return Array.from({ length: size }, (_, at) => {
    const count = known.get(`${section}.${at + 1}`)
    if (count !== undefined) return count
    const share = Math.round(left / open)
    left -= share
    open -= 1
    return share
  })
}

const linesOf = (item: string, n: number, fully: number, not: number): string[] =>
  Array.from({ length: n }, (_, at) => {
    const answer = at < fully ? 'fully' : at < fully + not ? 'not' : 'partially'
    return `${areas32[at % 32]},Invented organisation ${at + 1},${item},${answer}`
  })
