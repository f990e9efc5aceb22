import { catalogue, type PublishedForArea, publishedForArea } from '#modules/measurement'
import { partnershipForm } from '#modules/partnership'
import { Ask, choice, formOf, text } from '#platform/forms'
import { form } from '#platform/http'
import { itemAt, numberOf } from '../delivery-plan/plan.ts'
import { ownPlan, writers } from '../plans.access.ts'
import { loadItem } from '../write-together/item-loaded.ts'
import { saveText } from '../write-together/texts.queries.ts'
import { addFigure } from './figures.queries.ts'

const measures = catalogue.map(({ measure, title }) => ({ value: measure, text: title }))

const figureForm = (published: PublishedForArea | undefined) =>
  formOf(
    {
      kind: choice({
        label: 'How does it stand in the text?',
        required: 'Choose how it stands in the text',
        options: [
          { value: 'number', text: 'A number in a sentence' },
          { value: 'table', text: 'A table, year by year, beside Scotland' },
          { value: 'chart', text: 'A chart, year by year, with its table' },
        ],
      }),
      measure: choice({ label: 'What does it count?', required: 'Choose what it counts', options: measures }),
      value: choice({
        label: 'How many, or what share?',
        required: 'Choose how many or what share',
        options: [
          { value: 'count', text: 'How many people' },
          { value: 'rate', text: 'What share of those who could' },
        ],
      }),
      year: choice({
        label: 'Of which year? For a number in a sentence',
        options: [
          { value: 'all', text: 'All years together' },
          ...(published?.years ?? []).map((year) => ({ value: year, text: year })),
        ],
      }),
      caption: text({ label: 'What stands over it? For a table or chart', max: 120 }),
    },
    ({ measure, value }) =>
      value === 'rate' && catalogue.find((entry) => entry.measure === measure)?.denominator === null
        ? [{ field: 'value', message: 'This measure is a number of people, and no share of anybody: choose how many' }]
        : [],
  )

/** Sets a figure into an item: it goes to the end of the text as `[figure 3]`, and can be moved to wherever it should stand. */
export const newFigureRoute = form({
  path: '/partnership/plans/:plan/items/:item/figures/new',
  access: writers,
  audit: { show: ownPlan, submit: 'plans.figure.set_in' },
  async load(visit) {
    const one = await loadItem(visit)
    return { ...one, published: await publishedForArea(visit.tx, one.plan.area_id) }
  },
  form: ({ published }) => figureForm(published),
  prefill: () => ({ value: 'count', year: 'all' }),
  show(view) {
    const { item, published } = view.loaded
    const asked = { form: figureForm(published), typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: `Set a figure into ${numberOf(item)}`,
      sub:
        published === undefined
          ? 'No statistics are published yet: the figure fills in with the first release.'
          : `From “${published.title}”. It moves with each release until the plan is put before the partnership, and is fixed then.`,
      view,
      button: 'Set it in',
      back: { href: itemAt(item), text: `${numberOf(item)} ${item.title}` },
      children: (
        <>
          <Ask {...asked} name="kind" />
          <Ask {...asked} name="measure" />
          <Ask {...asked} name="value" />
          <Ask {...asked} name="year" />
          <Ask {...asked} name="caption" />
        </>
      ),
    })
  },
  async submit({ visit, loaded: { plan, item, text: now }, value }) {
    const year = value.year === 'all' || value.kind !== 'number' ? null : value.year
    const number = await addFigure(visit.tx, visit.viewer, plan, { ...value, year, caption: value.caption ?? '' })
    const words = `${now?.words ?? ''}\n\n[figure ${number}]`
    await saveText(visit.tx, visit.viewer, item, { words, began_from: now?.id ?? null })
    await visit.record({ subject: { kind: 'plan_item', id: item.id }, detail: { number } })
    return {
      to: itemAt(item),
      flash: `Figure ${number} stands at the end of the text. Move [figure ${number}] to where it should be.`,
    }
  },
})
