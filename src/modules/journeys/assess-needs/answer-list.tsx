import { SummaryList } from '#platform/ui'
import type { KeptAnswer } from './assessments.queries.ts'
import { answerWords } from './question-form.ts'
import { questionAt } from './question-routes.tsx'

interface Props {
  person: string
  answers: readonly KeptAnswer[]
  /** Every answer links to its question. */
  change: boolean
}

/** Answers as they were shown, section by section; those that the path led past stand apart. */
export function AnswerList({ person, answers, change }: Props) {
  const held = answers.filter((row) => row.superseded_at === null)
  const sections = [...new Set(held.map((row) => row.shown.section))]
  const past = held.filter((row) => !row.asked)
  return (
    <>
      {sections.map((section) => (
        <section key={section}>
          <h2>{section}</h2>
          <SummaryList
            rows={held
              .filter((row) => row.asked && row.shown.section === section)
              .map((row) => ({
                key: row.shown.text,
                value: [answerWords(row.given, row.shown.options), ...earlier(answers, row)],
                actions: change
                  ? [{ href: questionAt(person, row.question), text: 'Change', about: row.shown.measures }]
                  : [],
              }))}
          />
        </section>
      ))}
      {past.length > 0 && (
        <>
          <h2>Kept, and not asked after what was answered later</h2>
          <SummaryList
            rows={past.map((row) => ({ key: row.shown.text, value: answerWords(row.given, row.shown.options) }))}
          />
        </>
      )}
    </>
  )
}

function earlier(answers: readonly KeptAnswer[], row: KeptAnswer) {
  return answers
    .filter((old) => old.question === row.question && old.superseded_at !== null)
    .map((old, index) => (
      <span class="nwd-sub" key={index}>
        {' '}
        Before: {answerWords(old.given, old.shown.options)} ({old.answered_by_name})
      </span>
    ))
}
