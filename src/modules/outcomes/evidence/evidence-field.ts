import { choice } from '#platform/forms'
import { referenceList } from '#platform/reference'
import type { CalendarDate } from '#platform/time'

/** Nothing has been seen or heard that stands behind it, so far. */
const nothingYet = 'none'

/** The kinds of evidence that fit an outcome, on a day. */
export const kindsFor = (type: string, today: CalendarDate) =>
  referenceList('evidence-kinds', today).filter(({ fits }) => fits.includes(type))

/** What stands behind an outcome, asked where it is written down. */
export const evidenceField = (type: string, today: CalendarDate) =>
  choice({
    label: 'What have you seen or heard today?',
    called: 'What you have seen',
    options: [
      ...kindsFor(type, today).map(({ code, text }) => ({ value: code, text })),
      { value: nothingYet, text: 'Nothing yet' },
    ],
  })

/** What was answered as a kind of evidence; null when nothing was seen. */
export const seenIn = (answer: string | null): string | null => (answer === nothingYet ? null : answer)
