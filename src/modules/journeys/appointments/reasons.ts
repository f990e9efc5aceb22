import { referenceList, referenceText } from '#platform/reference'
import type { CalendarDate } from '#platform/time'

/** What a reason is given for. */
export type ReasonFor = 'did_not_attend' | 'did_not_happen' | 'moved' | 'cancelled'

/** The reasons of a kind that hold on a day, as the options of a question. */
export const reasonsFor = (fits: ReasonFor, today: CalendarDate) =>
  referenceList('appointment-reasons', today)
    .filter((row) => row.fits.includes(fits))
    .map(({ code, text }) => ({ value: code, text }))

/** Why, as it is read: the reason by its words, then what was written besides. Empty when neither is known. */
export const whyInWords = (code: string | null, words: string | null): string =>
  [code === null ? null : referenceText('appointment-reasons', code), words].filter(Boolean).join(': ')
