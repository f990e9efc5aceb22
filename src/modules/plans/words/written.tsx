import { ExternalLink } from '#platform/ui'
import { type ShownFigure, valueInWords } from '../figures/figure.ts'
import { FigureShown } from '../figures/figure-shown.tsx'
import type { TextBlock, Words } from './markup.ts'

interface WrittenProps {
  blocks: readonly TextBlock[]
  figures: readonly ShownFigure[]
}

/** A text of a plan as it is read, with its figures in their places. Its headings stand under the item's. */
export function Written({ blocks, figures }: WrittenProps) {
  return (
    <>
      {blocks.map((block, at) => (
        <BlockShown key={at} block={block} figures={figures} />
      ))}
    </>
  )
}

function BlockShown({ block, figures }: { block: TextBlock; figures: readonly ShownFigure[] }) {
  switch (block.kind) {
    case 'heading':
      return (
        <h4>
          <InLine words={block.words} figures={figures} />
        </h4>
      )
    case 'paragraph':
      return (
        <p>
          <InLine words={block.words} figures={figures} />
        </p>
      )
    case 'list': {
      const points = block.items.map((words, at) => (
        <li key={at}>
          <InLine words={words} figures={figures} />
        </li>
      ))
      return block.ordered ? <ol>{points}</ol> : <ul>{points}</ul>
    }
    case 'figure': {
      const figure = figures.find(({ number }) => number === block.figure)
      if (figure === undefined) return <p>{missing(block.figure)}</p>
      return figure.kind === 'number' ? (
        <p>
          <Value figure={figure} />
        </p>
      ) : (
        <FigureShown figure={figure} />
      )
    }
  }
}

const missing = (number: number) => `[figure ${number} is not in this plan]`

const Value = ({ figure }: { figure: ShownFigure }) => <strong>{numberInWords(figure)}</strong>

/** What stands in a sentence for a figure: its value, or what it is called where it is a table or a chart. */
export function numberInWords({ kind, number, value, points }: ShownFigure): string {
  if (kind !== 'number') return `figure ${number}`
  const [point] = points
  return point === undefined ? '(not published yet)' : valueInWords(point.area, value, `(${point.why ?? 'not known'})`)
}

function InLine({ words, figures }: { words: readonly Words[]; figures: readonly ShownFigure[] }) {
  return (
    <>
      {words.map((each, at) => (
        <Piece key={at} words={each} figures={figures} />
      ))}
    </>
  )
}

function Piece({ words, figures }: { words: Words; figures: readonly ShownFigure[] }) {
  const { text, bold, italic, href } = words
  if (words.figure !== undefined) {
    const figure = figures.find(({ number }) => number === words.figure)
    return figure === undefined ? missing(words.figure) : <Value figure={figure} />
  }
  if (text === '\n') return <br />
  const said = bold ? <strong>{text}</strong> : italic ? <em>{text}</em> : text
  if (href === undefined) return said
  return href.startsWith('/') ? <a href={href}>{said}</a> : <ExternalLink href={href}>{said}</ExternalLink>
}
