import { partnershipForm } from '#modules/partnership'
import { Ask, formOf, money } from '#platform/forms'
import { form, found, Refused } from '#platform/http'
import type { CalendarDate } from '#platform/time'
import { coordinators, ownBusiness } from '../funding.access.ts'
import { pounds } from '../pounds.ts'
import { monthsOf } from './forecast.ts'
import { planMonths, plannedOf, selectOptionalLine } from './lines.queries.ts'
import { monthName } from './month-name.ts'

const names = ['apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec', 'jan', 'feb', 'mar'] as const
type Months = Record<(typeof names)[number], number | null>

const planForm = (months: readonly CalendarDate[]) =>
  formOf<Months>(
    Object.fromEntries(names.map((name, index) => [name, money({ label: monthName(months[index] ?? '') })])) as {
      [Name in keyof Months]: ReturnType<typeof money>
    },
  )

/** Plans when a line's money is spent, month by month. The months may not come to more than the line holds. */
export const planLine = form({
  path: '/funding/lines/:line/plan',
  access: coordinators,
  audit: { show: ownBusiness, submit: 'funding.budget_line.planned' },
  async load({ tx, parameters }) {
    const line = found(await selectOptionalLine(tx, parameters.line))
    const months = monthsOf(line.financial_year)
    return { line, months, planned: await plannedOf(tx, [line.id]), questions: planForm(months) }
  },
  form: ({ questions }) => questions,
  prefill: ({ questions, months, planned }) =>
    questions.typedFrom(
      Object.fromEntries(
        names.flatMap((name, index) => {
          const pence = planned.find(({ month }) => month === months[index])?.pence
          return pence === undefined ? [] : [[name, pence]]
        }),
      ),
    ),
  show(view) {
    const { line, questions } = view.loaded
    const asked = { form: questions, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: `When is “${line.what}” spent?`,
      title: 'Plan when a line is spent',
      sub: `${pounds(line.pence)} in ${line.financial_year}. Leave a month empty that nobody has planned yet.`,
      view,
      button: 'Keep the plan',
      back: { href: `/funding/lines/${line.id}`, text: line.what },
      children: [0, 2, 4, 6, 8, 10].map((first) => (
        <div class="nwd-pair" key={first}>
          {names.slice(first, first + 2).map((name) => (
            <Ask {...asked} name={name} key={name} />
          ))}
        </div>
      )),
    })
  },
  async submit({ visit, loaded: { line, months, planned }, value }) {
    const sum = names.reduce((all, name) => all + (value[name] ?? 0), 0)
    if (sum > line.pence)
      throw new Refused([
        {
          field: 'mar',
          message: `The months come to ${pounds(sum)}, which is ${pounds(sum - line.pence)} more than the ${pounds(line.pence)} of the line`,
        },
      ])
    const changed = names.flatMap((name, index) => {
      const [month, pence] = [months[index], value[name]]
      if (month === undefined) return []
      const before = planned.find((one) => one.month === month)?.pence
      return pence === null
        ? before === undefined || before === 0
          ? []
          : [{ month, pence: 0 }]
        : before === pence
          ? []
          : [{ month, pence }]
    })
    await planMonths(visit.tx, line, changed, visit.viewer.user_id)
    await visit.record({ subject: { kind: 'funding.budget_line', id: line.id }, detail: { months: changed.length } })
    return { to: `/funding/lines/${line.id}`, flash: 'The plan is kept.' }
  },
})
