import type { Answers } from '#modules/people'
import { type ReferenceKey, type ReferenceRow, referenceList, referenceText } from '#platform/reference'
import { type CalendarDate, formatDate, isCalendarDate } from '#platform/time'

type Question = ReferenceRow<'registration-questions'>

const listsOfQuestions: Readonly<Record<string, ReferenceKey>> = {
  genders: 'genders',
  'sexual-orientations': 'sexual-orientations',
  'ethnic-groups': 'ethnic-groups',
  'condition-limits': 'condition-limits',
  conditions: 'conditions',
  'employment-statuses': 'employment-statuses',
}

/** The answers to the registration questions in words, in the order and wording of the day they were asked. */
export function answerRows(answers: Answers & { asked_on: CalendarDate }): { key: string; value: string }[] {
  const given = new Map<string, unknown>(Object.entries(answers))
  return referenceList('registration-questions', answers.asked_on).map((question) => ({
    key: question.text,
    value: inWords(question, given.get(question.code)),
  }))
}

function inWords(question: Question, answer: unknown): string {
  if (Array.isArray(answer))
    return answer.length === 0 ? 'None named' : answer.map((code) => ofCode(question, String(code))).join('; ')
  if (answer === null || answer === undefined) return 'Not recorded'
  if (typeof answer === 'number') return String(answer)
  const words = String(answer)
  return isCalendarDate(words) ? formatDate(words) : ofCode(question, words)
}

function ofCode(question: Question, code: string): string {
  if (code === 'yes') return 'Yes'
  if (code === 'no') return 'No'
  return referenceText(listsOfQuestions[question.list ?? ''] ?? 'genders', code)
}
