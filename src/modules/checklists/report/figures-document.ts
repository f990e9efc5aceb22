import type { WordDocument } from '#platform/documents'
import type { Report } from './report.ts'
import { documentPartsOf } from './scale-looks.ts'
import type { Tally } from './tally.ts'

/** The figures of a report as a document: what the command line writes, of an area or the nation. */
export function figuresDocument({
  round,
  scope,
  areas,
  organisations,
  scale,
  overall,
  sections,
  statements,
}: Report): WordDocument {
  const place = scope === 'national' ? 'Scotland' : scope
  const shares = ({ pct, unanswered }: Tally) => [...scale.map(({ code }) => pct[code] ?? null), unanswered]
  const headings = [...scale.map(({ label }) => `${label}, %`), 'Not answered']
  return {
    title: `Self-assessment ${round}: ${place}`,
    subject: `${organisations} organisations in ${areas} areas`,
    blocks: [
      { kind: 'heading', level: 1, text: `Self-assessment ${round}: ${place}` },
      {
        kind: 'paragraph',
        text: `${organisations} organisations in ${areas} areas. Percentages are of the answers given.`,
      },
      {
        kind: 'bars',
        caption: 'Answers by section',
        parts: documentPartsOf(scale),
        rows: [
          { label: 'All statements', share: overall.pct },
          ...sections.map(({ number, title, pct }) => ({ label: `${number}. ${title}`, share: pct })),
        ],
      },
      {
        kind: 'table',
        caption: 'Sections',
        headings: ['Section', ...headings],
        rows: [
          ['All statements', ...shares(overall)],
          ...sections.map((section) => [`${section.number}. ${section.title}`, ...shares(section)]),
        ],
      },
      ...sections.map(({ number, title }) => ({
        kind: 'table' as const,
        caption: `${number}. ${title}`,
        headings: ['Statement', ...headings],
        rows: statements
          .filter(({ section }) => section === number)
          .map((statement) => [`${statement.item} ${statement.text}`, ...shares(statement)]),
      })),
    ],
  }
}
