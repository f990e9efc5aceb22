import { type ProfileFigure, profileOf, profileTopics } from '#modules/measurement'
import { Bars } from '#platform/charts'
import { page } from '#platform/http'
import { type ReferenceRow, referenceList, referenceText } from '#platform/reference'
import { formatDate } from '#platform/time'
import { ExternalLink, Heading, InsetText, Table } from '#platform/ui'
import { areaOf } from '../../plans.access.ts'
import { backToEvidence, ownEvidence, planners } from '../evidence-home.tsx'

const titles = { population: 'Who lives here', labour_market: 'Work', deprivation: 'Deprivation' } as const
type Measure = ReferenceRow<'profile-measures'>

const inUnit = ({ unit }: Pick<Measure, 'unit'>, value: number | undefined): string =>
  value === undefined
    ? 'not in the table'
    : unit === 'percent'
      ? `${value.toFixed(1)} %`
      : value.toLocaleString('en-GB')

interface Known {
  measure: Measure
  here: ProfileFigure
  nation: ProfileFigure | undefined
  places: ProfileFigure[]
}

/** Better, worse or the same as Scotland, in words; nothing where neither way is better. */
function besideScotland({ measure, here, nation }: Known): string {
  if (nation === undefined || measure.better === 'neither') return ''
  const by = Math.round((here.value - nation.value) * 10) / 10
  if (by === 0) return 'The same as Scotland'
  return `${Math.abs(by).toFixed(1)} points ${by > 0 ? 'above' : 'below'}: ${by > 0 === (measure.better === 'more') ? 'better' : 'worse'}`
}

/** The place in figures of official tables, beside Scotland and by the places within it. */
export const profilePage = page({
  path: '/evidence/profile',
  access: planners,
  audit: ownEvidence,
  async show({ tx, viewer, today }) {
    const area = areaOf(viewer)
    const figures = await profileOf(tx, area, today)
    const of = Map.groupBy(figures, ({ measure }) => measure)
    const known = referenceList('profile-measures', today).flatMap((measure): Known[] => {
      const its = of.get(measure.code) ?? []
      const here = its.find(({ area_id, place }) => area_id !== null && place === '')
      const places = its.filter(({ place }) => place !== '')
      return here === undefined ? [] : [{ measure, here, nation: its.find(({ area_id }) => area_id === null), places }]
    })
    const missing = referenceList('profile-measures', today).filter(
      ({ code }) => !known.some(({ measure }) => measure.code === code),
    )
    const tables = [...new Map(figures.map((one) => [one.table_id, one])).values()]
    return {
      title: 'Local profile',
      wide: true,
      back: backToEvidence,
      main: (
        <>
          <Heading
            sub={`${referenceText('areas', area)} by ${tables.length === 1 ? 'one official table' : `${tables.length} official tables`}, beside Scotland.`}
          >
            Local profile
          </Heading>
          {tables.some(({ invented }) => invented) && (
            <InsetText>
              The tables marked “invented” are made up for the demonstration. They say nothing of any place.
            </InsetText>
          )}
          {known.length === 0 && (
            <p class="nwd-empty">
              No table has been brought in yet. Whoever runs the service brings them in with{' '}
              <code>nwd profile import</code>.
            </p>
          )}
          {profileTopics.map((topic) => {
            const its = known.filter(({ measure }) => measure.topic === topic)
            return its.length === 0 ? null : <Topic key={topic} title={titles[topic]} known={its} />
          })}
          {tables.length > 0 && (
            <Table
              caption="Where these figures come from"
              dense
              stack
              columns={[
                { key: 'title', text: 'Table' },
                { key: 'period', text: 'Period' },
                { key: 'source', text: 'Source' },
                { key: 'licence', text: 'Licence' },
                { key: 'as_at', text: 'Up to', nowrap: true },
              ]}
              rows={tables.map((one) => ({
                title: `${one.title}${one.invented ? ' (invented)' : ''}`,
                period: one.period,
                source: one.link === null ? one.source : <ExternalLink href={one.link}>{one.source}</ExternalLink>,
                licence: one.licence,
                as_at: formatDate(one.as_at),
              }))}
            />
          )}
          {known.length > 0 && missing.length > 0 && (
            <p class="nwd-sub">{`No table says: ${missing.map(({ text }) => text.toLowerCase()).join('; ')}.`}</p>
          )}
        </>
      ),
    }
  },
})

function Topic({ title, known }: { title: string; known: readonly Known[] }) {
  const shares = known.filter(({ measure }) => measure.unit === 'percent')
  const inPlaces = known.filter(({ places }) => places.length > 0)
  return (
    <>
      <h2>{title}</h2>
      <Table
        caption={`${title}, beside Scotland`}
        hideCaption
        dense
        columns={[
          { key: 'measure', text: 'Measure' },
          { key: 'here', text: 'Here', numeric: true },
          { key: 'nation', text: 'Scotland', numeric: true },
          { key: 'beside', text: 'Beside Scotland' },
          { key: 'period', text: 'Period' },
        ]}
        rows={known.map((one) => ({
          measure: one.measure.text,
          here: inUnit(one.measure, one.here.value),
          nation: inUnit(one.measure, one.nation?.value),
          beside: besideScotland(one),
          period: one.here.period,
        }))}
      />
      {shares.length > 0 && (
        <Bars
          title={`${title}: here and Scotland`}
          measure="Here, percent"
          besideLabel="Scotland"
          full={100}
          format={(value) => value.toFixed(1)}
          bars={shares.map(({ measure, here, nation }) => ({
            label: measure.text,
            value: here.value,
            beside: nation?.value ?? null,
          }))}
        />
      )}
      {inPlaces.length > 0 && <ByPlace title={title} known={inPlaces} />}
    </>
  )
}

/** Every place of the area, with each measure that a table has by place. */
function ByPlace({ title, known }: { title: string; known: readonly Known[] }) {
  const places = [...new Set(known.flatMap((one) => one.places.map(({ place }) => place)))].sort()
  return (
    <Table
      caption={`${title}, by place`}
      dense
      columns={[
        { key: 'place', text: 'Place' },
        ...known.map(({ measure }) => ({ key: measure.code, text: measure.text, numeric: true })),
      ]}
      rows={places.map((place) => ({
        place,
        ...Object.fromEntries(
          known.map(({ measure, places: its }) => [
            measure.code,
            inUnit(measure, its.find((one) => one.place === place)?.value),
          ]),
        ),
      }))}
    />
  )
}
