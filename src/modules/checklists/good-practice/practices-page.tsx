import type { Viewer } from '#platform/access'
import { page } from '#platform/http'
import { referenceText } from '#platform/reference'
import { Button, Count, Heading, NextStep, SearchForm, Select, Table } from '#platform/ui'
import { readers } from '../report/local/load-report.ts'
import { whoMayKnow } from '../run-round/rounds-page.tsx'
import { practicesSeen } from './practice.queries.ts'
import { type Practice, standingOf, type Telling } from './practice.ts'
import { StandingTag } from './practice-page.tsx'

const sectionOf = ({ instrument_title, section_title }: Telling) => `${instrument_title}: ${section_title}`

const everyRow = [
  { key: 'title', text: 'What' },
  { key: 'area', text: 'Area' },
  { key: 'section', text: 'About' },
]

const rowOf = ({ id, area_id }: Practice, telling: Telling) => ({
  title: <a href={`/checklists/good-practice/${id}`}>{telling.title}</a>,
  area: referenceText('areas', area_id),
  section: sectionOf(telling),
})

function Published({ practices, chosen }: { practices: readonly Practice[]; chosen: string | undefined }) {
  const told = practices.flatMap((practice) =>
    practice.shown === undefined ? [] : [[practice, practice.shown] as const],
  )
  const sections = [...new Set(told.map(([, telling]) => sectionOf(telling)))].sort()
  const matching = told.filter(([, telling]) => chosen === undefined || sectionOf(telling) === chosen)
  return (
    <>
      {sections.length > 1 && (
        <SearchForm action="/checklists/good-practice" label="Choose a section">
          <Select
            name="section"
            label="Section"
            value={chosen ?? ''}
            options={[{ value: '', text: 'Every section' }, ...sections.map((text) => ({ value: text, text }))]}
          />
          <Button kind="secondary">Show</Button>
        </SearchForm>
      )}
      <h2>
        Published <Count>{matching.length}</Count>
      </h2>
      <Table
        caption="Published good practice"
        hideCaption
        stack
        columns={[...everyRow, { key: 'changed', text: 'What changed' }]}
        rows={matching.map(([practice, telling]) => ({
          ...rowOf(practice, telling),
          changed: beginning(telling.changed),
        }))}
        empty={
          <p>
            {chosen === undefined
              ? 'Nothing is published yet. An area puts an example forward, and the national team publishes it.'
              : 'Nothing is published on this section yet. Choose another, or put forward an example of your own.'}
          </p>
        }
      />
    </>
  )
}

const beginning = (words: string) => (words.length > 140 ? `${words.slice(0, words.lastIndexOf(' ', 140))} …` : words)

/** What the viewer's own area is working on, or what waits for the analyst. */
function UnderWay({ practices, viewer }: { practices: readonly Practice[]; viewer: Viewer }) {
  const reviews = viewer.role === 'analyst'
  const rows = practices.filter(({ area_id, latest }) =>
    reviews ? standingOf(latest) === 'submitted' : area_id === viewer.area_id && standingOf(latest) !== 'published',
  )
  if (rows.length === 0) return null
  return (
    <>
      <h2>
        {reviews ? 'To review' : 'Ours, not published'} <Count>{rows.length}</Count>
      </h2>
      <Table
        caption={reviews ? 'Good practice to review' : 'Our good practice that is not published'}
        hideCaption
        stack
        columns={[...everyRow, { key: 'standing', text: 'State' }]}
        rows={rows.map((practice) => ({
          ...rowOf(practice, practice.latest),
          standing: <StandingTag telling={practice.latest} />,
        }))}
      />
    </>
  )
}

export const practicesPage = page({
  path: '/checklists/good-practice',
  access: whoMayKnow,
  audit: { none: 'what areas put forward, which is about nobody' },
  async show({ tx, viewer, url }) {
    const practices = await practicesSeen(tx)
    const writes = readers.some((role) => role === viewer.role)
    return {
      title: 'Good practice',
      wide: true,
      back: { href: '/checklists', text: 'Checklists' },
      main: (
        <>
          <Heading sub="What partnerships did, and what came of it, for others to learn from.">Good practice</Heading>
          {writes && (
            <NextStep
              actions={
                <a class="ds_button" href="/checklists/good-practice/new">
                  Put forward an example
                </a>
              }
            >
              What works in your area could work elsewhere.
            </NextStep>
          )}
          <UnderWay practices={practices} viewer={viewer} />
          <Published practices={practices} chosen={url.searchParams.get('section') || undefined} />
        </>
      ),
    }
  },
})
