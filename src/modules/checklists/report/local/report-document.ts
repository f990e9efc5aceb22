import type { Block, WordDocument } from '#platform/documents'
import { referenceText } from '#platform/reference'
import type { Sheet } from '#platform/sheets'
import { figuresDocument } from '../figures-document.ts'
import { sheetOfReport } from '../files.ts'
import { documentPartsOf } from '../scale-looks.ts'
import { inOneSentence } from './in-words.ts'
import type { WholeReport } from './load-report.ts'
import { themeInWords } from './said-about.tsx'

const textOf = ({ report }: WholeReport, item: string) => report.statements.find((row) => row.item === item)?.text ?? ''

function said(whole: WholeReport): Block[] {
  return whole.instrument.sections.flatMap(({ number, title }) => {
    const of = whole.comments.filter(({ section }) => section === number)
    if (of.length === 0) return []
    return [
      { kind: 'heading', level: 2, text: `${number}. ${title}` },
      ...[...Map.groupBy(of, ({ theme }) => themeInWords(theme))].flatMap(([theme, comments]): Block[] => [
        { kind: 'heading', level: 3, text: theme },
        { kind: 'quotes', items: comments.map(({ words }) => words) },
      ]),
    ]
  })
}

/** The report of an area as a document: what its page shows, in the same order, and nothing besides. */
export function reportDocument(whole: WholeReport): WordDocument {
  const { round, area, report, reading, points } = whole
  const place = referenceText('areas', area)
  const best = report.scale[0]?.label ?? ''
  const blocks: Block[] = [
    { kind: 'heading', level: 1, text: 'What we say of ourselves' },
    { kind: 'paragraph', text: `${place}. ${round.title}. ${report.organisations} organisations answered.` },
    { kind: 'paragraph', text: inOneSentence(whole) },
    {
      kind: 'bars',
      caption: 'Answers by section',
      parts: documentPartsOf(report.scale),
      rows: [
        { label: 'All statements', share: report.overall.pct },
        ...report.sections.map(({ number, title, pct }) => ({ label: `${number}. ${title}`, share: pct })),
      ],
    },
    {
      kind: 'table',
      caption: `“${best}” beside Scotland and the last round, percent of the answers given`,
      headings: ['Section', 'Here', 'Scotland', 'Last round'],
      rows: [
        ['All statements', reading.overall.here, reading.overall.nation, reading.overall.last],
        ...reading.sections.map(({ number, title, here, nation, last }) => [`${number}. ${title}`, here, nation, last]),
      ],
    },
    { kind: 'heading', level: 2, text: 'Points for discussion' },
    points.length === 0
      ? { kind: 'paragraph', text: 'None were chosen.' }
      : {
          kind: 'list',
          items: points.map(({ item, note }) => `${item} ${textOf(whole, item)}${note === '' ? '' : ` (${note})`}`),
        },
    { kind: 'heading', level: 2, text: 'Where we differ most' },
    {
      kind: 'table',
      caption: 'Statements on which organisations stand furthest apart',
      headings: ['Statement', ...report.scale.map(({ label }) => label), 'Apart, of 100'],
      rows: reading.differing.map(({ statement, by }) => [
        `${statement.item} ${statement.text}`,
        ...report.scale.map(({ code }) => statement.counts[code] ?? 0),
        by,
      ]),
    },
    ...figuresDocument(report).blocks.filter((block) => block.kind === 'table'),
    ...(whole.comments.length === 0
      ? []
      : [{ kind: 'heading', level: 1, text: 'What was said' } as const, ...said(whole)]),
  ]
  return { title: `What we say of ourselves: ${place}`, subject: round.title, blocks }
}

/** The same report as tables of a spreadsheet. */
export function reportSheets(whole: WholeReport): Sheet[] {
  const { report, reading, points, comments } = whole
  return [
    sheetOfReport(report),
    {
      name: 'Beside others',
      headings: ['section', 'title', 'here', 'scotland', 'last_round'],
      rows: [
        [null, 'All statements', reading.overall.here, reading.overall.nation, reading.overall.last],
        ...reading.sections.map(({ number, title, here, nation, last }) => [number, title, here, nation, last]),
      ],
    },
    {
      name: 'Differences',
      headings: ['item', 'text', ...report.scale.map(({ code }) => code), 'apart_of_100'],
      rows: reading.differing.map(({ statement, by }) => [
        statement.item,
        statement.text,
        ...report.scale.map(({ code }) => statement.counts[code] ?? 0),
        by,
      ]),
    },
    {
      name: 'Points',
      headings: ['position', 'item', 'text', 'note'],
      rows: points.map(({ position, item, note }) => [position, item, textOf(whole, item), note]),
    },
    {
      name: 'Comments',
      headings: ['section', 'box', 'theme', 'words'],
      rows: comments.map(({ section, box, theme, words }) => [section, box, themeInWords(theme), words]),
    },
  ]
}
