import { SummaryList } from '#platform/ui'
import { pounds } from '../pounds.ts'
import type { Words } from './applications.queries.ts'
import type { Call } from './calls.queries.ts'

const paragraphs = (words: string) =>
  words === '' ? (
    <span class="nwd-sub">Nothing written yet</span>
  ) : (
    words.split(/\n{2,}/).map((part) => <p key={part}>{part}</p>)
  )

const yesNo = (answer: 'yes' | 'no' | null) => (answer === null ? 'Not answered yet' : answer === 'yes' ? 'Yes' : 'No')

/** What an application says, as it was written. */
export function WhatItSays({ words, kind }: { words: Words; kind: Call['kind'] }) {
  return (
    <SummaryList
      rows={[
        { key: 'What it is for', value: words.what === '' ? 'Nothing written yet' : words.what },
        { key: 'Asked for', value: words.pence === null ? 'Not said yet' : pounds(words.pence) },
        { key: 'Need', value: paragraphs(words.need) },
        { key: 'What is done', value: paragraphs(words.delivery) },
        { key: 'What will change', value: paragraphs(words.outcome) },
        ...(kind === 'grant'
          ? [
              { key: 'Pays the real Living Wage', value: yesNo(words.pays_living_wage) },
              { key: 'Workers have a say', value: yesNo(words.workers_heard) },
              { key: 'How, or why not', value: paragraphs(words.fair_work_words) },
            ]
          : []),
      ]}
    />
  )
}
