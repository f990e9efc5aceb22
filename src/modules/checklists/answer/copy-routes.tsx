import { page, type Route, raw } from '#platform/http'
import { type Sheet, sheetAsDownload } from '#platform/sheets'
import { formatDateTime } from '#platform/time'
import { Heading } from '#platform/ui'
import { AnswersInFull, answerInWords } from './answers-in-full.tsx'
import type { Door } from './door.ts'
import { type LoadedSheet, sheetBehind } from './load-sheet.ts'

const own = { none: 'the viewer’s own organisation’s answers, which are about nobody' }

function standing({ response }: LoadedSheet): string {
  const sent = response?.submission
  if (sent) return `Sent in by ${sent.submitted_by_name}, ${formatDateTime(sent.submitted_at)}.`
  return response?.ever_submitted
    ? 'Being changed: what was sent in before counts until these are sent in.'
    : 'Not sent in yet.'
}

/** An organisation's answers as a table, one row a statement or box. */
export function sheetOfAnswers({ instrument, entries }: Pick<LoadedSheet, 'instrument' | 'entries'>): Sheet {
  const rows = instrument.sections.flatMap(({ number, title, statements }) => [
    ...statements.map(({ item, text }) => [
      title,
      item,
      text,
      answerInWords(instrument, entries.get(item)?.value ?? ''),
    ]),
    ...instrument.boxes.map(({ code, asks }) => {
      const item = `${number}.${code}`
      return [title, item, asks, entries.get(item)?.value ?? '']
    }),
  ])
  return { name: 'Our answers', headings: ['section', 'item', 'statement', 'answer'], rows }
}

/** A copy of an organisation's answers to keep: to read, and to print. */
export const copyPage = (door: Door): Route =>
  page({
    path: `/checklists/:round/${door.under}/copy`,
    access: door.access,
    audit: own,
    async show(visit) {
      const sheet = await sheetBehind(door)(visit)
      return {
        title: 'A copy of our answers',
        bare: door.under === 'by-link',
        back: { href: sheet.at, text: 'Our answers' },
        main: (
          <>
            <Heading sub={`${sheet.round.title} · ${sheet.organisation}`}>A copy of our answers</Heading>
            <p>{standing(sheet)}</p>
            <p class="nwd-sub nwd-downloads">
              Print this page, or download the answers: <a href={`${sheet.at}/copy/file`}>CSV</a>
            </p>
            <AnswersInFull sheet={sheet} />
          </>
        ),
      }
    },
  })

export const copyFile = (door: Door): Route =>
  raw({
    method: 'GET',
    path: `/checklists/:round/${door.under}/copy/file`,
    access: door.access,
    audit: own,
    answer: async (visit) => sheetAsDownload(sheetOfAnswers(await sheetBehind(door)(visit)), 'our-answers', 'csv'),
  })
