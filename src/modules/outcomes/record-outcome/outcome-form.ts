import { choice, date, type FieldError, formOf, text, wholeNumber } from '#platform/forms'
import { referenceList } from '#platform/reference'
import { type CalendarDate, formatDate } from '#platform/time'
import { type Evidence, evidence, type OutcomeKind, outcomeKinds } from '../outcomes.queries.ts'
import { correction } from '../record-job/job-form.ts'

interface Parts {
  registered_on: CalendarDate
  today: CalendarDate
}

const isKind = (code: string): code is OutcomeKind => outcomeKinds.some((kind) => kind === code)
const evidenceCodes = Object.keys(evidence) as Evidence[]

function fields({ registered_on, today }: Parts) {
  return {
    kind: choice({
      label: 'What was it?',
      called: 'What it was',
      required: 'Choose what it was',
      options: referenceList('outcome-types', today).flatMap(({ code, text: words }) =>
        isKind(code) ? [{ value: code, text: words }] : [],
      ),
    }),
    on_date: date({
      label: 'When did it begin, or when was it gained?',
      called: 'The day',
      required: 'Enter the day',
      hint: `Not before they were registered on ${formatDate(registered_on)}.`,
      notFuture: true,
      notBefore: registered_on,
    }),
    what: text({ label: 'What exactly?', hint: 'For example the course, or where.', max: 200 }),
    scqf_level: wholeNumber({
      label: 'SCQF level',
      hint: 'A whole number from 1 to 12, of a qualification, course or training.',
      min: 1,
      max: 12,
    }),
    evidence: choice({
      label: 'What does it rest on?',
      required: 'Choose what it rests on',
      options: evidenceCodes.map((value) => ({ value, text: evidence[value] })),
    }),
  }
}

function check({ kind, scqf_level }: { kind: OutcomeKind; scqf_level: number | null }): FieldError[] {
  const levelled = kind === 'qualification' || kind === 'fe_he' || kind === 'training'
  if (kind === 'qualification' && scqf_level === null)
    return [{ field: 'scqf_level', message: 'Enter the SCQF level of the qualification' }]
  if (!levelled && scqf_level !== null)
    return [
      { field: 'scqf_level', message: 'Leave the SCQF level blank: only a qualification, course or training has one' },
    ]
  return []
}

export const outcomeForm = (parts: Parts) => formOf(fields(parts), (value) => check(value))
export const outcomeCorrectionForm = (parts: Parts) =>
  formOf({ ...fields(parts), ...correction('outcome') }, (value) => check(value))
