import { partnershipForm } from '#modules/partnership'
import { Ask, choice, formOf } from '#platform/forms'
import { form, Refused } from '#platform/http'
import { referenceText } from '#platform/reference'
import { type CalendarDate, financialYear } from '#platform/time'
import { areaOf, coordinators, ownPlan } from '../plans.access.ts'
import { planAt, spanOf, yearBeginning, yearsOf } from './plan.ts'
import { beginPlan, plansOf } from './plans.queries.ts'

/** The years with which a plan can begin: last year, this one and the next three, those in a plan already left out. */
function beginnings(today: CalendarDate, taken: readonly string[]): string[] {
  const now = Number(financialYear(today).slice(0, 4))
  return [-1, 0, 1, 2, 3]
    .map((more) => yearBeginning(now + more))
    .filter((first_year) => !yearsOf({ first_year, years: 3 }).some((year) => taken.includes(year)))
}

const beginForm = (years: readonly string[]) =>
  formOf({
    first_year: choice({
      label: 'Which three years is it for?',
      required: 'Choose the three years',
      options: years.map((value) => ({
        value,
        text: `April ${value.slice(0, 4)}: ${spanOf({ first_year: value, years: 3 })}`,
      })),
    }),
  })

/** Begins a plan of three years, with the operational plan of each. */
export const beginRoute = form({
  path: '/partnership/plans/new',
  access: coordinators,
  audit: { show: ownPlan, submit: 'plans.plan.begun' },
  async load({ tx, viewer, today }) {
    const taken = (await plansOf(tx, areaOf(viewer))).flatMap((plan) => yearsOf(plan))
    return { years: beginnings(today, taken) }
  },
  form: ({ years }) => beginForm(years),
  show(view) {
    const questions = beginForm(view.loaded.years)
    return partnershipForm({
      heading: 'Begin a delivery plan',
      sub: 'It has the six sections of the national framework and their items, to which you can add, and an operational plan for each year.',
      view,
      button: 'Begin',
      back: { href: '/partnership/plans', text: 'Delivery plans' },
      children: <Ask form={questions} typed={view.typed} errors={view.errors} name="first_year" />,
    })
  },
  async submit({ visit, value }) {
    const area = areaOf(visit.viewer)
    const asked = { area, place: referenceText('areas', area), first_year: value.first_year, today: visit.today }
    const plan = await beginPlan(visit.tx, visit.viewer, asked)
    if (plan === undefined) throw new Refused('One of these years is in a plan already')
    await visit.record({ subject: { kind: 'plan', id: plan.id } })
    return { to: planAt(plan), flash: 'The plan is begun. Say who writes each section.' }
  },
})
