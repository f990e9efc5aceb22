import { partnershipForm } from '#modules/partnership'
import { Ask, formOf, text } from '#platform/forms'
import { form, found, Refused, type Visit } from '#platform/http'
import { areaOf, ownPlan, writers } from '../../plans.access.ts'
import {
  addRequirement,
  changeRequirement,
  lockYear,
  removeRequirement,
  selectOptionalRequirement,
} from '../requirements.queries.ts'
import { yearAsked } from '../years.ts'
import { LineQuestions, lineForm, lineOf, typedLine } from './line-form.tsx'

/** Adds a line to a year. */
export const addLine = form({
  path: '/requirements/new',
  access: writers,
  audit: { show: ownPlan, submit: 'plans.requirement.added' },
  load: async ({ url, today }) => ({ year: yearAsked(url, today) }),
  form: lineForm,
  show: (view) =>
    partnershipForm({
      heading: `Add a line to ${view.loaded.year}`,
      view,
      button: 'Add the line',
      back: { href: `/requirements?year=${view.loaded.year}`, text: `Requirements ${view.loaded.year}` },
      children: <LineQuestions typed={view.typed} errors={view.errors} />,
    }),
  async submit({ visit: { tx, viewer, record }, loaded: { year }, value }) {
    const area = areaOf(viewer)
    const { id, number } = await addRequirement(tx, viewer, { area, year, line: lineOf(value) })
    await record({ area_id: area, subject: { kind: 'requirement', id } })
    return { to: `/requirements/${id}`, flash: `Line ${number} is in the table of ${year}.` }
  },
})

async function standing({ tx, parameters }: Visit<{ requirement: string }>) {
  const line = found(await selectOptionalRequirement(tx, parameters.requirement))
  return found(line.removed_at === null ? line : undefined)
}

/** Changes what a line says. Whoever began from words that are no longer the latest is told, and loses nothing that they typed. */
const changeForm = formOf({ ...lineForm.fields, began: text({ label: 'Version' }) })

export const changeLine = form({
  path: '/requirements/:requirement/change',
  access: writers,
  audit: { show: ownPlan, submit: 'plans.requirement.changed' },
  load: standing,
  form: changeForm,
  prefill: (line) => ({ ...typedLine(line.line), began: line.mark }),
  show: (view) =>
    partnershipForm({
      heading: `Change line ${view.loaded.number}`,
      sub: `Last changed by ${view.loaded.by_name}.`,
      view,
      button: 'Save the line',
      back: { href: `/requirements/${view.loaded.id}`, text: `Line ${view.loaded.number}` },
      children: (
        <>
          <input type="hidden" name="began" value={view.loaded.mark} />
          <LineQuestions typed={view.typed} errors={view.errors} />
        </>
      ),
    }),
  async submit({ visit: { tx, viewer, record }, loaded, value: { began, ...said } }) {
    await lockYear(tx, loaded.area_id, loaded.year)
    const now = found(await selectOptionalRequirement(tx, loaded.id))
    if (now.mark !== began)
      throw new Refused(
        `${now.by_name} changed this line while you wrote. It says now: ${now.line.target_group}. What you typed is below; save again to put it in its place`,
      )
    await changeRequirement(tx, viewer, loaded, lineOf(said))
    await record({ area_id: loaded.area_id, subject: { kind: 'requirement', id: loaded.id } })
    return { to: `/requirements/${loaded.id}`, flash: `Line ${loaded.number} is changed. What it said before is kept.` }
  },
})

const whyForm = formOf({ why: text({ label: 'Why is it taken out?', required: 'Say why it is taken out', max: 300 }) })

/** Takes a line out of its year; it stays on record. */
export const removeLine = form({
  path: '/requirements/:requirement/remove',
  access: writers,
  audit: { show: ownPlan, submit: 'plans.requirement.removed' },
  load: standing,
  form: whyForm,
  show: (view) =>
    partnershipForm({
      heading: `Take out line ${view.loaded.number}`,
      sub: `${view.loaded.line.target_group}. It stays on record, and no longer counts in ${view.loaded.year}.`,
      view,
      button: 'Take it out',
      back: { href: `/requirements/${view.loaded.id}`, text: `Line ${view.loaded.number}` },
      children: <Ask form={whyForm} name="why" typed={view.typed} errors={view.errors} />,
    }),
  async submit({ visit: { tx, viewer, record }, loaded, value }) {
    await removeRequirement(tx, viewer, loaded, value.why)
    await record({ area_id: loaded.area_id, subject: { kind: 'requirement', id: loaded.id } })
    return { to: `/requirements?year=${loaded.year}`, flash: `Line ${loaded.number} is taken out.` }
  },
})
