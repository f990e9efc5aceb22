import { SummaryList } from '#platform/ui'
import type { Telling } from './practice.ts'

/** Words of several paragraphs, as they were typed. */
const paragraphs = (words: string) =>
  words
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map((line, at) => <p key={at}>{line}</p>)

/** What an example of good practice says. */
export function WhatItSays({ telling }: { telling: Telling }) {
  const { instrument_title, section, section_title, item, statement, done, changed, contact_role } = telling
  return (
    <SummaryList
      dense
      rows={[
        { key: 'About', value: `${instrument_title}: ${section}. ${section_title}` },
        ...(item === null ? [] : [{ key: 'Statement', value: `${item} ${statement ?? ''}` }]),
        { key: 'What was done', value: paragraphs(done) },
        { key: 'What changed', value: paragraphs(changed) },
        { key: 'Whom to ask', value: contact_role },
      ]}
    />
  )
}
