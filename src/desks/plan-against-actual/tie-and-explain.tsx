import { servicesNamed } from '#modules/directory'
import { budgetLines } from '#modules/funding'
import { catalogue } from '#modules/measurement'
import { partnershipForm } from '#modules/partnership'
import {
  dimensionNamed,
  everybody,
  explainVariance,
  groupOf,
  groupOptionsOn,
  lineTies,
  measureNamed,
  paidForBy,
  roundPounds,
  selectOptionalRequirement,
  tieLine,
  variedIn,
} from '#modules/plans'
import { Ask, choice, choices, formOf, longText, wholeNumber } from '#platform/forms'
import { form, found, Refused, type Visit } from '#platform/http'
import { referenceText } from '#platform/reference'
import { formatDate } from '#platform/time'
import { Button, SearchForm, TextField } from '#platform/ui'
import { audit, gathered, readers } from './gathered.ts'

async function standing({ tx, parameters }: Pick<Visit<{ requirement: string }>, 'tx' | 'parameters'>) {
  const line = found(await selectOptionalRequirement(tx, parameters.requirement))
  return found(line.removed_at === null ? line : undefined)
}

/** Ties a line to services of the directory, lines of the budget, and the figures that it answers for itself by. */
export const tie = form({
  path: '/requirements/:requirement/tie',
  access: readers,
  audit: { show: audit, submit: 'plans.requirement.tied_to_figures' },
  async load({ tx, parameters, url, today }) {
    const line = await standing({ tx, parameters })
    const held = (await lineTies(tx, line.area_id, [line.id])).get(line.id)
    const find = (url.searchParams.get('find') ?? '').slice(0, 80)
    const services = await servicesNamed(tx, { area: line.area_id, words: find, ids: held?.services ?? [] })
    const money = await budgetLines(tx, line.area_id, line.year)
    const questions = formOf({
      group: choice({
        label: 'Whom does it count?',
        required: 'Choose whom it counts',
        options: groupOptionsOn(today),
      }),
      measure: choice({
        label: 'By which measure is its outcome counted?',
        options: catalogue
          .filter(({ denominator }) => denominator !== null)
          .map(({ measure, title }) => ({ value: measure, text: title })),
      }),
      expected: wholeNumber({
        label: 'Of how many people is that expected?',
        called: 'The number expected',
        max: 1_000_000,
      }),
      budget_lines: choices({
        label: 'Which lines of the budget pay for it?',
        options: money.map(({ id, stream, what, pence }) => ({
          value: id,
          text: `${referenceText('funding-streams', stream)}: ${what}, ${roundPounds(pence)}`,
        })),
      }),
      services: choices({
        label: 'Which services deliver it?',
        options: services.map(({ id, name, organisation }) => ({
          value: id,
          text: organisation === null ? name : `${name}, ${organisation}`,
        })),
      }),
    })
    return { line, held, find, money, questions }
  },
  form: ({ questions }) => questions,
  prefill: ({ held, questions }) =>
    questions.typedFrom({
      group: held?.counted === undefined ? everybody : `${held.counted.dimension}:${held.counted.category}`,
      measure: held?.counted?.measure ?? null,
      expected: held?.counted?.expected ?? null,
      budget_lines: held?.budget_lines ?? [],
      services: held?.services ?? [],
    }),
  show(view) {
    const { line, find, money, questions } = view.loaded
    const asked = { form: questions, typed: view.typed, errors: view.errors }
    const at = `/requirements/${line.id}`
    const shown = partnershipForm({
      heading: `Tie line ${line.number}`,
      sub: `${line.line.target_group}. Then planned stands beside actual by itself.`,
      view,
      button: 'Save',
      back: { href: `${at}/actual`, text: `Line ${line.number}` },
      children: (
        <>
          <Ask {...asked} name="group" />
          <Ask {...asked} name="measure" />
          <Ask {...asked} name="expected" />
          {money.length > 0 ? (
            <Ask {...asked} name="budget_lines" />
          ) : (
            <p>The budget of {line.year} has no line yet.</p>
          )}
          {(questions.fields.services.options ?? []).length > 0 ? (
            <Ask {...asked} name="services" />
          ) : (
            <p>No service has these words.</p>
          )}
        </>
      ),
    })
    return {
      ...shown,
      main: (
        <>
          {shown.main}
          <h2>Look for other services</h2>
          <SearchForm action={`${at}/tie`} label="Look for services">
            <TextField name="find" label="Name of the service or who runs it" value={find} />
            <Button small kind="secondary">
              Look
            </Button>
          </SearchForm>
        </>
      ),
    }
  },
  async submit({ visit: { tx, viewer, record }, loaded: { line }, value }) {
    const { dimension, category } = groupOf(value.group)
    const measure = measureNamed(value.measure) ?? null
    if ((measure === null) !== (value.expected === null))
      throw new Refused([
        measure === null
          ? { field: 'measure', message: 'Choose the measure that counts them' }
          : { field: 'expected', message: 'Enter of how many people it is expected' },
      ])
    const taken = [...(await paidForBy(tx, line.area_id, value.budget_lines))].find(([, by]) => by.id !== line.id)
    if (taken !== undefined)
      throw new Refused([
        {
          field: 'budget_lines',
          message: `One of these pays for line ${taken[1].number} already: a line of the budget pays for one`,
        },
      ])
    const counted = { dimension: dimensionNamed(dimension), category, measure, expected: value.expected }
    await tieLine(tx, viewer, line, { counted, services: value.services, budget_lines: value.budget_lines })
    await record({ area_id: line.area_id, subject: { kind: 'requirement', id: line.id } })
    return { to: `/requirements/${line.id}/actual`, flash: `Line ${line.number} is tied.` }
  },
})

const why = formOf({
  about: choice({
    label: 'What differs?',
    required: 'Choose what differs',
    options: [
      { value: 'volume', text: 'How many people started' },
      { value: 'cost', text: 'The money spent' },
      { value: 'outcome', text: 'The outcome' },
    ],
  }),
  words: longText({
    label: 'Why?',
    hint: 'What happened, and what is done about it. Name nobody.',
    required: 'Say why',
    max: 1000,
  }),
})

/** Says why what happened differs from what was planned; kept with both figures and the day. */
export const explain = form({
  path: '/requirements/:requirement/explain',
  access: readers,
  audit: { show: audit, submit: 'plans.requirement.variance_explained' },
  load: standing,
  form: why,
  prefill: (_, { url }) => ({ about: variedIn.find((one) => one === url.searchParams.get('about')) ?? 'volume' }),
  show(view) {
    const line = view.loaded
    const asked = { form: why, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: `Why line ${line.number} differs from plan`,
      sub: `${line.line.target_group}. Today’s figures are kept beside your words.`,
      view,
      button: 'Keep it',
      back: { href: `/requirements/${line.id}/actual`, text: `Line ${line.number}` },
      children: (
        <>
          <Ask {...asked} name="about" />
          <Ask {...asked} name="words" rows={3} />
        </>
      ),
    })
  },
  async submit({ visit, loaded: line, value }) {
    const { tx, viewer, today, record } = visit
    const one = found((await gathered(visit, line.area_id, line.year, [line]))[0])
    const { planned, actual } = found(one.compared.find(({ about }) => about === value.about))
    await explainVariance(tx, viewer, line, { about: value.about, words: value.words, planned, actual, as_at: today })
    await record({ area_id: line.area_id, subject: { kind: 'requirement', id: line.id } })
    return { to: `/requirements/${line.id}/actual`, flash: `It is kept, with the figures of ${formatDate(today)}.` }
  },
})
