import { Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx'
import type { Minutes } from './minutes.ts'

const plain = (text: string) => new Paragraph({ children: [new TextRun(text)], spacing: { after: 120 } })
const bold = (label: string, text: string) =>
  new Paragraph({
    children: [new TextRun({ text: `${label}: `, bold: true }), new TextRun(text)],
    spacing: { after: 120 },
  })
const point = (text: string) => new Paragraph({ text, bullet: { level: 0 } })
const heading = (text: string) =>
  new Paragraph({ text, heading: HeadingLevel.HEADING_2, spacing: { before: 240, after: 120 } })
const list = (label: string, entries: readonly string[], none: string) =>
  entries.length === 0 ? [bold(label, none)] : [bold(label, ''), ...entries.map(point)]

/** Minutes as a Word document: real headings and lists, so that it reads aloud as well as it prints. */
export function minutesDocument(minutes: Minutes): Promise<Buffer> {
  const children = [
    new Paragraph({ text: `Minutes: ${minutes.title}`, heading: HeadingLevel.HEADING_1 }),
    bold('When', minutes.when),
    bold('Where', minutes.where),
    bold('These minutes', minutes.standing),
    heading('Who was there'),
    ...list('There', minutes.there, 'nobody written down'),
    ...list('Apologies', minutes.apologies, 'none'),
    ...(minutes.others === null ? [] : [bold('Also there', minutes.others)]),
    plain(minutes.quorum),
    ...minutes.items.flatMap((item) => [
      heading(`${item.number}. ${item.title}`),
      ...item.interests.map((interest) => bold('Interest declared', interest)),
      ...(item.note ?? 'Nothing is written down.').split(/\n+/).map(plain),
      ...item.decisions.flatMap(({ text, why }) => [
        bold('Decided', text),
        ...(why === null ? [] : [bold('Why', why)]),
      ]),
      ...item.actions.map((action) => bold('To do', action)),
      ...(item.carried ? [plain('Carried over to another meeting.')] : []),
    ]),
    ...(minutes.otherDecisions.length === 0 ? [] : [heading('Other decisions'), ...minutes.otherDecisions.map(point)]),
    ...(minutes.otherActions.length === 0 ? [] : [heading('Other actions'), ...minutes.otherActions.map(point)]),
  ]
  const styles = { default: { document: { run: { font: 'Arial', size: 24, language: { value: 'en-GB' } } } } }
  return Packer.toBuffer(
    new Document({ title: `Minutes: ${minutes.title}`, creator: 'No Wrong Door', styles, sections: [{ children }] }),
  )
}
