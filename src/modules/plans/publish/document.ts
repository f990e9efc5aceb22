import type { Block, WordDocument } from '#platform/documents'
import { formatDate } from '#platform/time'
import { periodInWords, type ShownFigure, valueInWords } from '../figures/figure.ts'
import { captionOf } from '../figures/figure-shown.tsx'
import { figuresNamed, plain, type Words } from '../words/markup.ts'
import { numberInWords } from '../words/written.tsx'
import type { ReadContent } from './document-shown.tsx'

interface Parts {
  title: string
  /** What stands under the title: of whom, which edition, when. */
  sub: string
  content: ReadContent
  empty: string
  /** What stands at the end, paragraph by paragraph. */
  after?: readonly string[] | undefined
}

/** Words of a line as a word processor is given them: figures as their values, links with their address behind them. */
function lineOf(words: readonly Words[], figures: readonly ShownFigure[]): string {
  return words
    .map((each, at) => {
      if (each.figure !== undefined) {
        const figure = figures.find(({ number }) => number === each.figure)
        return figure === undefined ? each.text : numberInWords(figure)
      }
      const ends = each.href !== undefined && words[at + 1]?.href !== each.href && each.href !== each.text
      return ends ? `${each.text} (${each.href})` : each.text
    })
    .join('')
}

const sourceOf = ({ from, title }: ShownFigure): Block[] =>
  from === null
    ? []
    : [
        {
          kind: 'paragraph',
          text: `${title}. ${from.title}, published ${formatDate(from.published_on)}; counted to ${formatDate(from.as_at)}.`,
        },
      ]

function figureBlocks(figure: ShownFigure): Block[] {
  const { points, value } = figure
  return [
    {
      kind: 'table',
      caption: captionOf(figure),
      headings: ['Year of registration', 'Here', 'Scotland'],
      rows: points.map(({ period, area, scotland, why }) => [
        periodInWords(period),
        valueInWords(area, value, why),
        valueInWords(scotland, value),
      ]),
    },
    ...sourceOf(figure),
  ]
}

/** A plan as a document that opens in a word processor, with real headings, lists and tables. */
export function planDocument({ title, sub, content, empty, after = [] }: Parts): WordDocument {
  const { figures } = content
  const textOf = (id: string): Block[] =>
    (content.blocks.get(id) ?? []).flatMap((block): Block[] => {
      if (block.kind === 'heading') return [{ kind: 'heading', level: 3, text: plain(block.words) }]
      if (block.kind === 'paragraph') return [{ kind: 'paragraph', text: lineOf(block.words, figures) }]
      if (block.kind === 'list')
        return block.ordered
          ? block.items.map((words, at) => ({ kind: 'paragraph', text: `${at + 1}. ${lineOf(words, figures)}` }))
          : [{ kind: 'list', items: block.items.map((words) => lineOf(words, figures)) }]
      const figure = figures.find(({ number }) => number === block.figure)
      if (figure === undefined) return []
      return figure.kind === 'number' ? [{ kind: 'paragraph', text: numberInWords(figure) }] : figureBlocks(figure)
    })
  return {
    title,
    subject: sub,
    blocks: [
      { kind: 'heading', level: 1, text: title },
      { kind: 'paragraph', text: sub },
      ...content.sections.flatMap(({ number, title: called, items }): Block[] => [
        { kind: 'heading', level: 1, text: `${number}. ${called}` },
        ...items.flatMap((item): Block[] => {
          const notes = figures.filter(
            (each) => each.kind === 'number' && figuresNamed(item.words).includes(each.number),
          )
          return [
            { kind: 'heading', level: 2, text: `${item.number} ${item.title}` },
            ...(item.words === '' ? [{ kind: 'paragraph', text: empty } as const] : textOf(item.id)),
            ...notes.flatMap(sourceOf),
          ]
        }),
      ]),
      ...after.map((text) => ({ kind: 'paragraph', text }) as const),
    ],
  }
}
