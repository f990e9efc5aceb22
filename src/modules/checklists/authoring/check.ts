import { type Instrument, stepsOf } from '../instruments/instrument.ts'

/** One thing that stands in the way of publishing a draft, and the part of it where it is mended. */
export interface InTheWay {
  message: string
  part: 'sections' | 'scale' | number
}

/** The most that respondents are asked to read in one statement, and in a title. In characters. */
export const longest = { statement: 300, title: 120 } as const

type Asked = Pick<Instrument, 'scale' | 'boxes' | 'sections'>

/** Everything that stands in the way of publishing a version: nothing when it may be published. */
export function inTheWay(asked: Asked): InTheWay[] {
  return [...ofScale(asked), ...ofSections(asked), ...ofStatements(asked)]
}

function ofScale({ scale, boxes }: Asked): InTheWay[] {
  const problems: InTheWay[] = []
  const steps = stepsOf(scale)
  if (steps.length < 2)
    problems.push({ part: 'scale', message: 'The scale needs at least two answers, from the strongest to the weakest' })
  const [first] = scale
  if (first?.stands === 'beside')
    problems.push({ part: 'scale', message: `“${first.label}” stands beside the scale and cannot come first` })
  for (const [one, other] of alike(scale.map(({ label }) => label)))
    problems.push({ part: 'scale', message: `Answers ${one + 1} and ${other + 1} of the scale say the same` })
  for (const [one, other] of alike(boxes.map(({ asks }) => asks)))
    problems.push({ part: 'scale', message: `Comment boxes ${one + 1} and ${other + 1} ask the same` })
  return problems
}

function ofSections({ sections }: Asked): InTheWay[] {
  if (sections.length === 0) return [{ part: 'sections', message: 'There is no section yet' }]
  const problems: InTheWay[] = []
  for (const [at, { number, title, statements }] of sections.entries()) {
    if (number !== at + 1)
      problems.push({ part: 'sections', message: `Section ${number} is out of order: the numbers must run from 1` })
    if (statements.length === 0)
      problems.push({ part: number, message: `Section ${number}, ${title}, has no statement` })
    for (const [place, statement] of statements.entries())
      if (statement.item !== `${number}.${place + 1}`)
        problems.push({ part: number, message: `Statement ${statement.item} should be ${number}.${place + 1}` })
  }
  for (const [one, other] of alike(sections.map(({ title }) => title)))
    problems.push({ part: other + 1, message: `Sections ${one + 1} and ${other + 1} have the same title` })
  return problems
}

function ofStatements({ sections }: Asked): InTheWay[] {
  const all = sections.flatMap(({ statements }) => statements)
  const words = all.map(({ own_words }) => own_words)
  const long = all
    .filter(({ own_words }) => own_words.length > longest.statement)
    .map(({ item, section, own_words }) => ({
      part: section,
      message: `Statement ${item} has ${own_words.length} characters: at most ${longest.statement} can be read at once`,
    }))
  const twice = alike(words).map(([one, other]) => ({
    part: all[other]?.section ?? 1,
    message: `Statements ${all[one]?.item} and ${all[other]?.item} say the same`,
  }))
  return [...long, ...twice]
}

/** The places of words that say the same as earlier ones, with the earlier place: whatever the capitals, the spaces and the stop at the end. */
function alike(all: readonly string[]): [number, number][] {
  const first = new Map<string, number>()
  return all.flatMap((words, at): [number, number][] => {
    const plain = words
      .toLowerCase()
      .replace(/\s+/g, ' ')
      .replace(/[.\s]+$/, '')
      .trim()
    const before = first.get(plain)
    if (before === undefined) first.set(plain, at)
    return before === undefined ? [] : [[before, at]]
  })
}
