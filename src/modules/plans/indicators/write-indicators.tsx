import { catalogue, definitionHref, measureEntry } from '#modules/measurement'
import { partnershipForm } from '#modules/partnership'
import { Ask, choice, formOf, longText, text } from '#platform/forms'
import { form, found, Refused, type Visit } from '#platform/http'
import { type CalendarDate, formatDate } from '#platform/time'
import { dimensionNamed, keyOf, liveFigures, measureNamed } from '../live/figures.queries.ts'
import { everybody, groupInWords, groupOf, groupOptionsOn } from '../live/groups.ts'
import { areaOf, ownPlan, writers } from '../plans.access.ts'
import { yearAsked, yearBefore } from '../requirements/years.ts'
import { figureIn, inUnit } from './indicator.ts'
import {
  dropIndicator,
  indicatorsOf,
  noteIndicator,
  selectOptionalIndicator,
  setIndicator,
} from './indicators.queries.ts'
import { standingsOf } from './standing.ts'

const targetFields = {
  better: choice({
    label: 'Which way is better?',
    required: 'Choose which way is better',
    options: [
      { value: 'more', text: 'More' },
      { value: 'less', text: 'Less' },
    ],
  }),
  target: text({
    label: 'Target for the year',
    hint: 'People, or percent: 120 or 45.5',
    required: 'Enter the target',
    max: 12,
  }),
  why: longText({ label: 'Why this target?', max: 1000 }),
}

const questionsOn = (today: CalendarDate) =>
  formOf({
    measure: choice({
      label: 'Measure',
      required: 'Choose a measure',
      options: catalogue.map(({ measure, title }) => ({ value: measure, text: title })),
    }),
    group: choice({ label: 'Of whom?', required: 'Choose of whom', options: groupOptionsOn(today) }),
    unit: choice({
      label: 'What is watched?',
      required: 'Choose what is watched',
      options: [
        { value: 'count', text: 'How many people' },
        { value: 'rate', text: 'Their share, in percent' },
      ],
    }),
    ...targetFields,
  })

function targetIn(words: string, unit: string): number {
  const plain = words.replace(/[\s,%]/g, '')
  const wrong = (message: string) => new Refused([{ field: 'target', message }])
  if (!/^\d{1,7}(\.\d)?$/.test(plain))
    throw wrong('The target must be a number with at most one decimal, like 120 or 45.5')
  const number = Number(plain)
  if (unit === 'rate' && number > 100) throw wrong('A share is at most 100 percent')
  if (unit === 'count' && !Number.isInteger(number)) throw wrong('People are counted in whole numbers, like 120')
  return number
}

/** What the figure was in the year before: as it is known today. */
async function baselineOf(
  { statistics, today }: Pick<Visit, 'statistics' | 'today'>,
  area: string,
  year: string,
  of: {
    measure: Parameters<typeof keyOf>[0]['measure']
    dimension: ReturnType<typeof dimensionNamed>
    category: string
    unit: 'count' | 'rate'
  },
) {
  const figures = await statistics((stats) => liveFigures(stats, { area, year: yearBefore(year), as_at: today }, [of]))
  const live = figures.get(keyOf(of))
  const value = live === undefined ? null : figureIn(of.unit, live)
  return { baseline: value, baseline_as_at: value === null ? null : today }
}

/** Chooses a measure to watch, of a group, with a target. */
export const chooseIndicator = form({
  path: '/indicators/new',
  access: writers,
  audit: { show: ownPlan, submit: 'plans.indicator.chosen' },
  load: async ({ url, today }) => ({ year: yearAsked(url, today), questions: questionsOn(today) }),
  form: ({ questions }) => questions,
  prefill: () => ({ group: everybody, better: 'more' }),
  show(view) {
    const { year, questions } = view.loaded
    const asked = { form: questions, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: `Choose an indicator for ${year}`,
      sub: (
        <>
          Each is counted as <a href={definitionHref('started')}>its definition</a> says. The year before is set beside
          it.
        </>
      ),
      view,
      button: 'Watch it',
      back: { href: `/indicators?year=${year}`, text: `Indicators ${year}` },
      children: (
        <>
          <Ask {...asked} name="measure" />
          <Ask {...asked} name="group" />
          <Ask {...asked} name="unit" />
          <Ask {...asked} name="better" />
          <Ask {...asked} name="target" width={10} />
          <Ask {...asked} name="why" rows={2} />
        </>
      ),
    })
  },
  async submit({ visit, loaded: { year }, value }) {
    const { tx, viewer, record } = visit
    const area = areaOf(viewer)
    const measure = found(measureNamed(value.measure))
    const { dimension: named, category } = groupOf(value.group)
    const dimension = dimensionNamed(named)
    if (value.unit === 'rate' && measureEntry(measure).denominator === null)
      throw new Refused([
        { field: 'unit', message: `${measureEntry(measure).title} is a number of people, and a share of nothing` },
      ])
    const target = targetIn(value.target, value.unit)
    const of = { measure, dimension, category, unit: value.unit }
    const twice = (await indicatorsOf(tx, area, year)).some((one) => keyOf(one) === keyOf(of) && one.unit === of.unit)
    if (twice)
      throw new Refused([{ field: 'measure', message: 'This measure of this group is watched in this year already' }])
    const baseline = await baselineOf(visit, area, year, of)
    const id = await setIndicator(tx, viewer, area, {
      year,
      ...of,
      better: value.better,
      target,
      why: value.why ?? '',
      ...baseline,
    })
    await record({ area_id: area, subject: { kind: 'indicator', id } })
    return {
      to: `/indicators?year=${year}`,
      flash: `${measureEntry(measure).title}, ${groupInWords(dimension, category).toLowerCase()}, is watched in ${year}.`,
    }
  },
})

const changeForm = formOf({
  ...targetFields,
  dropped: text({ label: 'Or watch it no longer, because', max: 300 }),
})

const watched = async ({ tx, parameters }: Visit<{ indicator: string }>) =>
  found(await selectOptionalIndicator(tx, parameters.indicator))

/** Changes a target, or watches the indicator no longer. */
export const changeIndicator = form({
  path: '/indicators/:indicator/change',
  access: writers,
  audit: { show: ownPlan, submit: 'plans.indicator.changed' },
  load: watched,
  form: changeForm,
  prefill: ({ better, target, why }) => ({ better, target: String(target), why }),
  show(view) {
    const { measure, dimension, category, year } = view.loaded
    const asked = { form: changeForm, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: 'Change an indicator',
      sub: `${measureEntry(measure).title}: ${groupInWords(dimension, category).toLowerCase()}, ${year}. What it was before stays on record.`,
      view,
      button: 'Save',
      back: { href: `/indicators?year=${year}`, text: `Indicators ${year}` },
      children: (
        <>
          <Ask {...asked} name="target" width={10} />
          <Ask {...asked} name="better" />
          <Ask {...asked} name="why" rows={2} />
          <Ask {...asked} name="dropped" />
        </>
      ),
    })
  },
  async submit({ visit: { tx, viewer, record }, loaded, value }) {
    const { since: _, by_name: __, indicator_id, area_id, ...said } = loaded
    if (value.dropped !== null) await dropIndicator(tx, viewer, loaded, value.dropped)
    else
      await setIndicator(
        tx,
        viewer,
        area_id,
        { ...said, better: value.better, target: targetIn(value.target, loaded.unit), why: value.why ?? '' },
        indicator_id,
      )
    await record({ area_id, subject: { kind: 'indicator', id: indicator_id } })
    return {
      to: `/indicators?year=${loaded.year}`,
      flash:
        value.dropped === null ? 'The target is changed.' : 'It is watched no longer. What was noted of it is kept.',
    }
  },
})

const noteForm = formOf({
  words: longText({
    label: 'What is to be said of it?',
    hint: 'Why it is off course, and what is being done. Name nobody.',
    required: 'Write what is to be said',
    max: 1000,
  }),
})

/** Notes why an indicator stands as it does. */
export const noteOnIndicator = form({
  path: '/indicators/:indicator/note',
  access: writers,
  audit: { show: ownPlan, submit: 'plans.indicator.noted' },
  load: watched,
  form: noteForm,
  show: (view) =>
    partnershipForm({
      heading: 'Note something of an indicator',
      sub: `${measureEntry(view.loaded.measure).title}: ${groupInWords(view.loaded.dimension, view.loaded.category).toLowerCase()}, target ${inUnit(view.loaded.unit, view.loaded.target)}. The figure of today is kept beside your words.`,
      view,
      button: 'Note it',
      back: { href: `/indicators?year=${view.loaded.year}`, text: `Indicators ${view.loaded.year}` },
      children: <Ask form={noteForm} name="words" typed={view.typed} errors={view.errors} rows={3} />,
    }),
  async submit({ visit, loaded, value }) {
    const { tx, viewer, today, record } = visit
    const standing = (await standingsOf(visit, loaded.area_id, loaded.year)).find(
      ({ indicator }) => indicator.indicator_id === loaded.indicator_id,
    )
    await noteIndicator(tx, viewer, loaded, { words: value.words, value: standing?.value ?? null, as_at: today })
    await record({ area_id: loaded.area_id, subject: { kind: 'indicator', id: loaded.indicator_id } })
    return { to: `/indicators?year=${loaded.year}`, flash: `It is noted, with the figure of ${formatDate(today)}.` }
  },
})
