import type { Shown } from '#platform/http'
import { Heading } from '#platform/ui'
import { type Measure, measures } from '../measures.ts'
import { definitions, notes } from './definitions.ts'

/** What each figure means, on one page, each under its own address to link to. */
export const definitionsPage = (back: { href: string; text: string }): Shown => ({
  title: 'What each figure means',
  back,
  main: (
    <>
      <Heading>What each figure means</Heading>
      {measures.map((measure) => (
        <section key={measure} id={measure} aria-labelledby={`${measure}-title`}>
          <h2 id={`${measure}-title`}>{definitions[measure].title}</h2>
          <p>{definitions[measure].counts}</p>
          {definitions[measure].of && <p class="nwd-sub">Of whom: {definitions[measure].of}</p>}
        </section>
      ))}
      <h2>About all of them</h2>
      <ul>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </>
  ),
})

/** Links from the figures of a table to what they mean. */
export function Meanings({ of, at }: { of: readonly Measure[]; at: string }) {
  return (
    <p class="nwd-sub">
      What these mean:{' '}
      {of.map((measure, place) => (
        <span key={measure}>
          {place > 0 && ', '}
          <a href={`${at}#${measure}`}>{definitions[measure].title}</a>
        </span>
      ))}
    </p>
  )
}
