import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { Block, WordDocument } from './block.ts'

const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 }
const whole = { size: 100, type: WidthType.PERCENTAGE }
const quiet = { color: '505050' }

const words = (text: string, bold = false) => new Paragraph({ children: [new TextRun({ text, bold })] })

function cell(value: string | number | null, bold: boolean): TableCell {
  const text = typeof value === 'number' ? value.toLocaleString('en-GB') : (value ?? '–')
  const alignment = typeof value === 'number' ? AlignmentType.RIGHT : AlignmentType.LEFT
  return new TableCell({ children: [new Paragraph({ alignment, children: [new TextRun({ text, bold })] })] })
}

function tableOf({ caption, headings, rows }: Extract<Block, { kind: 'table' }>) {
  const head = new TableRow({ tableHeader: true, cantSplit: true, children: headings.map((text) => cell(text, true)) })
  const body = rows.map((row) => new TableRow({ cantSplit: true, children: row.map((value) => cell(value, false)) }))
  return [
    new Paragraph({
      keepNext: true,
      spacing: { before: 160, after: 80 },
      children: [new TextRun({ text: caption, bold: true })],
    }),
    new Table({ width: whole, rows: [head, ...body] }),
    new Paragraph({ text: '' }),
  ]
}

const wideEnough = 8

/** One group as a table of a single row: a cell as wide as each part that is not nothing. */
function barOf(
  { parts }: Extract<Block, { kind: 'bars' }>,
  { label, share }: Extract<Block, { kind: 'bars' }>['rows'][number],
) {
  const shown = parts.flatMap((part) => {
    const size = share[part.key] ?? 0
    return size > 0 ? [{ ...part, size }] : []
  })
  const said = parts.map(({ key, text }) => `${text} ${share[key] ?? 0}%`).join(', ')
  const children = shown.map(
    ({ size, colour, onDark }) =>
      new TableCell({
        width: { size, type: WidthType.PERCENTAGE },
        shading: { type: ShadingType.CLEAR, fill: colour },
        children: [
          new Paragraph({
            children: [
              new TextRun({
                text: size >= wideEnough ? `${size}%` : '',
                color: onDark ? 'FFFFFF' : '1A1A1A',
                size: 18,
              }),
            ],
          }),
        ],
      }),
  )
  const lines = [
    new Paragraph({ keepNext: true, spacing: { before: 120 }, children: [new TextRun({ text: label, bold: true })] }),
    new Paragraph({
      keepNext: true,
      children: [new TextRun({ text: shown.length === 0 ? 'No answers' : said, ...quiet, size: 20 })],
    }),
  ]
  return shown.length === 0
    ? lines
    : [...lines, new Table({ width: whole, rows: [new TableRow({ cantSplit: true, children })] })]
}

function written(block: Block): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ text: block.text, heading: levels[block.level], spacing: { before: 280, after: 120 } })]
    case 'paragraph':
      return [new Paragraph({ text: block.text, spacing: { after: 120 } })]
    case 'labelled':
      return [
        new Paragraph({
          children: [new TextRun({ text: `${block.label}: `, bold: true }), new TextRun(block.text)],
          spacing: { after: 120 },
        }),
      ]
    case 'list':
      return block.items.map((text) => new Paragraph({ text, bullet: { level: 0 } }))
    case 'quotes':
      return block.items.map(
        (text) => new Paragraph({ text: `“${text}”`, indent: { left: 400 }, spacing: { after: 100 } }),
      )
    case 'table':
      return tableOf(block)
    case 'bars':
      return [words(block.caption, true), ...block.rows.flatMap((row) => barOf(block, row))]
  }
}

const pageNumbers = new Footer({
  children: [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      children: [new TextRun({ children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] })],
    }),
  ],
})

/** A document as a DOCX file in British English, with numbered pages. */
export function writtenOut({ title, subject, blocks }: WordDocument): Promise<Buffer> {
  const styles = { default: { document: { run: { font: 'Arial', size: 24, language: { value: 'en-GB' } } } } }
  const sections = [{ footers: { default: pageNumbers }, children: blocks.flatMap(written) }]
  return Packer.toBuffer(new Document({ title, subject, creator: 'No Wrong Door', styles, sections }))
}
