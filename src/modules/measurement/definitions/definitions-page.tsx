import type { Shown } from '#platform/http'
import { type CalendarDate, formatDate } from '#platform/time'
import { Details, Heading, SummaryList } from '#platform/ui'
import type { Measure } from '../measures.ts'
import { versionOf } from './changes.ts'
import { definitions } from './definitions.ts'
import { dimensionSections } from './dimension-sections.ts'
import { History } from './history.tsx'
import { localSections } from './local-sections.ts'
import type { LookUp } from './look-ups.ts'
import { measureSections, type Section } from './sections.ts'
import { titleOf } from './titles.ts'

function version({ of }: Section): string {
  const { version, since } = versionOf(of[0]?.id ?? 'started')
  return `${version}, since ${formatDate(since)}`
}

function DefinitionOf({ section }: { section: Section }) {
  const { title, plain, of } = section
  const alone = of.length === 1 ? of[0] : undefined
  const rows = [
    { key: 'Exactly', value: section.exactly },
    { key: 'Of whom', value: section.among },
    { key: 'Left out', value: section.leftOut },
    { key: 'Blanks', value: section.blanks },
    { key: 'Source', value: section.source },
    { key: 'Version', value: version(section) },
  ].flatMap(({ key, value }) => (value === undefined ? [] : [{ key, value }]))
  const name = `${of[0]?.id}-title`
  return (
    <section id={alone?.id} aria-labelledby={name}>
      <h3 id={name}>{title}</h3>
      <p>{plain}</p>
      {alone === undefined && (
        <ul>
          {of.map(({ id, text }) => (
            <li key={id} id={id}>
              {text === '' ? titleOf(id) : `${titleOf(id)}: ${text}`}
            </li>
          ))}
        </ul>
      )}
      <Details summary={`The rule of “${title}”`}>
        <SummaryList dense rows={rows} />
      </Details>
    </section>
  )
}

const Contents = ({ sections, label }: { sections: readonly Section[]; label: string }) => (
  <p>
    <strong>{label}:</strong>{' '}
    {sections.map(({ title, of }, at) => (
      <span key={title}>
        {at > 0 && ' · '}
        <a href={`#${of[0]?.id}-title`}>{title}</a>
      </span>
    ))}
  </p>
)

/** What each figure means, on one page, each under its own address to link to. */
export const definitionsPage = (
  back: { href: string; text: string },
  { today, lookUps }: { today: CalendarDate; lookUps: readonly LookUp[] },
): Shown => ({
  title: 'What each figure means',
  back,
  main: (
    <>
      <Heading sub="In plain words first; the rule to the letter is under each.">What each figure means</Heading>
      <Contents label="Figures" sections={measureSections} />
      <Contents label="Partnerships’ own reports" sections={localSections} />
      <Contents label="Broken down by" sections={dimensionSections} />
      <h2>Of all figures</h2>
      <SummaryList
        dense
        rows={[
          { key: 'Not known', value: 'Nobody recorded an answer.' },
          { key: 'Would rather not say', value: 'The person was asked, and that was the answer.' },
          { key: 'Not asked', value: 'The question was not put to people at that time.' },
          { key: 'Too early', value: 'Nobody could have got there yet. It is not nought.' },
          {
            key: 'Provisional',
            value: 'The two latest quarters: people may still be added, and news still be written down.',
          },
          { key: 'Share', value: 'In per cent, to one decimal place, a half rounded up.' },
          { key: 'Never added up', value: 'Outcomes overlap: one person may enter work and gain a qualification.' },
        ]}
      />
      <h2>Figures</h2>
      {measureSections.map((section) => (
        <DefinitionOf key={section.title} section={section} />
      ))}
      <h2>Figures of partnerships’ own reports</h2>
      {localSections.map((section) => (
        <DefinitionOf key={section.title} section={section} />
      ))}
      <h2>What figures are broken down by</h2>
      {dimensionSections.map((section) => (
        <DefinitionOf key={section.title} section={section} />
      ))}
      <History lookUps={lookUps} today={today} />
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
