import { Ask, type FieldError, formOf, longText, money, type Typed, text, wholeNumber } from '#platform/forms'
import { Refused } from '#platform/http'
import { type Line, sourcesFrom, sourcesInWords } from '../requirement.ts'

/** What is asked of a line: the eight columns of Annex 2. */
export const lineForm = formOf({
  target_group: text({ label: 'Target group', required: 'Say whom the line is for', max: 300 }),
  rationale: longText({
    label: 'Rationale for intervention',
    hint: 'Why it is needed. A gap, a figure, something that was heard.',
    max: 4000,
  }),
  partners: text({ label: 'Delivery partners', max: 500 }),
  budget: money({ label: 'Budget for the year', called: 'The budget', required: 'Enter the budget' }),
  sources: longText({
    label: 'Source of investment',
    required: 'Say where the money comes from',
    hint: 'One source alone, or one a line with what each bears: Council £30,000. Together they must come to the budget.',
    max: 2000,
  }),
  volume: wholeNumber({
    label: 'Volumes',
    called: 'The volume',
    hint: 'How many people are to start in the year.',
    required: 'Enter how many people are to start',
    max: 1_000_000,
  }),
  delivery_method: longText({ label: 'Delivery method', max: 4000 }),
  outcome: longText({ label: 'Outcome expected', max: 4000 }),
})

type Answers = Omit<Line, 'budget_pence' | 'sources' | 'rationale' | 'partners' | 'delivery_method' | 'outcome'> &
  Record<'rationale' | 'partners' | 'delivery_method' | 'outcome', string | null> & { budget: number; sources: string }

/** The line that was written. @throws Refused where its sources do not come to its budget */
export function lineOf({ budget, sources, rationale, partners, delivery_method, outcome, ...rest }: Answers): Line {
  const read = sourcesFrom(sources, budget)
  if (typeof read === 'string') throw new Refused([{ field: 'sources', message: read }])
  return {
    ...rest,
    rationale: rationale ?? '',
    partners: partners ?? '',
    delivery_method: delivery_method ?? '',
    outcome: outcome ?? '',
    budget_pence: budget,
    sources: read,
  }
}

/** What stands in the form for a line that is to be changed. */
export const typedLine = (line: Line): Typed =>
  lineForm.typedFrom({
    ...line,
    budget: line.budget_pence,
    sources: sourcesInWords(line.sources).replaceAll('; ', '\n'),
  })

export function LineQuestions({ typed, errors }: { typed: Typed; errors: readonly FieldError[] }) {
  const asked = { form: lineForm, typed, errors }
  return (
    <>
      <Ask {...asked} name="target_group" />
      <Ask {...asked} name="rationale" rows={3} />
      <Ask {...asked} name="partners" />
      <Ask {...asked} name="budget" />
      <Ask {...asked} name="sources" rows={3} />
      <Ask {...asked} name="volume" />
      <Ask {...asked} name="delivery_method" rows={3} />
      <Ask {...asked} name="outcome" rows={3} />
    </>
  )
}
