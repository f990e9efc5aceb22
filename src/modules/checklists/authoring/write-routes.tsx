import { confirm, type Field, formOf, longText, text, wholeNumber } from '#platform/forms'
import { form, found, Refused, type Visit } from '#platform/http'
import { formPage } from '../form-page.tsx'
import { type Contents, contentsOf, type SectionWords } from '../instruments/contents.ts'
import { stepsOf } from '../instruments/instrument.ts'
import { longest } from './check.ts'
import { rewrite } from './drafts.queries.ts'
import { boxesOf, linesOf, scaleOf } from './lines.ts'
import { authors, type LoadedDraft, loadDraft, shown } from './load-draft.ts'

const backTo = ({ draft, at }: LoadedDraft) => ({ href: at, text: draft.title })

async function save({ visit, loaded }: Saving, change: (contents: Contents) => Contents) {
  const { draft, at } = loaded
  await rewrite(visit.tx, visit.viewer, draft.version_id, change)
  await visit.record({ subject: { kind: 'instrument_version', id: draft.version_id } })
  return { to: at, flash: 'Saved.' }
}
interface Saving {
  visit: Visit
  loaded: LoadedDraft
}

const scaleForm = formOf({
  steps: longText({
    label: 'Answers, the strongest first',
    called: 'The scale',
    hint: 'One answer a line. Every statement is answered with one of them.',
    required: 'Enter at least two answers, one a line',
    max: 600,
  }),
  beside: longText({
    label: 'Answers beside the scale',
    hint: 'One a line, for what is neither strong nor weak, such as Not needed here.',
    max: 300,
  }),
  boxes: longText({
    label: 'Comment boxes under every section',
    hint: 'One question a line, such as What shows this here?',
    max: 1000,
  }),
})

/** The answers and the comment boxes of a draft. */
export const writeScaleRoute = form({
  path: '/checklists/instruments/:version/scale',
  access: authors,
  audit: { show: shown, submit: 'checklists.instrument.changed' },
  load: loadDraft,
  form: scaleForm,
  prefill: ({ draft }) => ({
    steps: stepsOf(draft.scale)
      .map(({ label }) => label)
      .join('\n'),
    beside: draft.scale.flatMap(({ label, stands }) => (stands === 'beside' ? [label] : [])).join('\n'),
    boxes: draft.boxes.map(({ asks }) => asks).join('\n'),
  }),
  show: (view) =>
    formPage(view, {
      form: scaleForm,
      heading: 'Scale and comment boxes',
      button: 'Save',
      back: backTo(view.loaded),
      looks: { steps: { rows: 5 }, beside: { rows: 2 }, boxes: { rows: 3 } },
    }),
  async submit({ visit, loaded, value }) {
    const [steps, beside, boxes] = [linesOf(value.steps), linesOf(value.beside), linesOf(value.boxes)]
    const [first, second, ...twice] = [steps, beside].flat().filter((line, at, all) => all.indexOf(line) !== at)
    if (first !== undefined)
      throw new Refused([
        {
          field: 'steps',
          message: `These answers stand there twice: ${[first, second, ...twice].filter(Boolean).join('; ')}`,
        },
      ])
    return save({ visit, loaded }, (contents) => ({
      ...contents,
      scale: scaleOf(steps, beside, contents.scale),
      boxes: boxesOf(boxes, contents.boxes),
    }))
  },
})

const sectionFields = {
  title: text({ label: 'Title of the section', called: 'The title', required: 'Enter a title', max: longest.title }),
  statements: longText({
    label: 'Statements',
    hint: 'One statement a line, in order; numbers come by themselves. Move a line to move a statement.',
    max: 15_000,
  }),
}
const newSectionForm = formOf(sectionFields)

const sectionOf = ({ title, statements }: { title: string; statements: string | null }): SectionWords => ({
  title,
  statements: linesOf(statements),
})

/** Adds a section at the end of a draft. */
export const newSectionRoute = form({
  path: '/checklists/instruments/:version/sections/new',
  access: authors,
  audit: { show: shown, submit: 'checklists.instrument.changed' },
  load: loadDraft,
  form: newSectionForm,
  show: (view) =>
    formPage(view, {
      form: newSectionForm,
      heading: 'Add a section',
      button: 'Save the section',
      back: backTo(view.loaded),
      looks: { statements: { rows: 10 } },
    }),
  submit: ({ visit, loaded, value }) =>
    save({ visit, loaded }, (contents) => ({ ...contents, sections: [...contents.sections, sectionOf(value)] })),
})

const sectionForm = formOf({
  ...sectionFields,
  remove: confirm({ label: 'No longer needed?', says: 'Take this section out, with its statements' }),
  was: text({ label: 'The title that this page showed', max: longest.title }),
})

async function loadSection(visit: Visit<{ version: string; number: string }>) {
  const loaded = await loadDraft(visit)
  const at = Number(visit.parameters.number) - 1
  return { ...loaded, place: at, section: found(contentsOf(loaded.draft).sections[at]) }
}

/** Changes a section of a draft, or takes it out. */
export const writeSectionRoute = form({
  path: '/checklists/instruments/:version/sections/:number',
  access: authors,
  audit: { show: shown, submit: 'checklists.instrument.changed' },
  load: loadSection,
  form: sectionForm,
  prefill: ({ section: { title, statements } }) => ({ title, was: title, statements: statements.join('\n') }),
  show: (view) =>
    formPage(view, {
      form: sectionForm,
      heading: `Section ${view.loaded.place + 1}`,
      button: 'Save the section',
      back: backTo(view.loaded),
      looks: { statements: { rows: 10 }, was: false },
      children: <input type="hidden" name="was" value={String(view.typed.was ?? '')} />,
    }),
  async submit({ visit, loaded, value: { remove, was, ...words } }) {
    if (loaded.section.title !== was)
      throw new Refused(
        'The sections were put in another order meanwhile. Open the section again, so that nothing is lost.',
      )
    return save({ visit, loaded }, (contents) => ({
      ...contents,
      sections: contents.sections.toSpliced(loaded.place, 1, ...(remove ? [] : [sectionOf(words)])),
    }))
  },
})

const box = (at: number) => `place_${at + 1}`

function orderForm({ draft }: LoadedDraft) {
  const max = draft.sections.length
  const fields: Record<string, Field<number | null>> = {}
  for (const [at, { title }] of draft.sections.entries())
    fields[box(at)] = wholeNumber({
      label: title,
      called: `The place of ${title}`,
      required: `Enter a place for ${title}`,
      min: 1,
      max,
    })
  return formOf(fields)
}

/** Puts the sections of a draft in another order. */
export const orderSectionsRoute = form({
  path: '/checklists/instruments/:version/sections/order',
  access: authors,
  audit: { show: shown, submit: 'checklists.instrument.changed' },
  load: loadDraft,
  form: orderForm,
  prefill: ({ draft }) => Object.fromEntries(draft.sections.map((_, at) => [box(at), String(at + 1)])),
  show: (view) =>
    formPage(view, {
      form: orderForm(view.loaded),
      heading: 'Order of the sections',
      sub: 'Give a section another place, and the others make room.',
      button: 'Save the order',
      back: backTo(view.loaded),
      looks: Object.fromEntries(view.loaded.draft.sections.map((_, at) => [box(at), { width: 2 as const }])),
    }),
  async submit({ visit, loaded, value }) {
    const titles = loaded.draft.sections.map(({ title }) => title)
    return save({ visit, loaded }, (contents) => {
      if (contents.sections.map(({ title }) => title).join('\n') !== titles.join('\n'))
        throw new Refused('The sections were changed meanwhile. Look at them again, then put them in order.')
      return { ...contents, sections: inOrder(contents.sections, (at) => Number(value[box(at)])) }
    })
  },
})

/** Things put in their wanted places, counted from 1: what is moved stands before what was there when it moves up, after it when it moves down. */
function inOrder<T>(all: readonly T[], wanted: (at: number) => number): T[] {
  const placed = all.map((one, at) => ({ one, place: wanted(at), moved: Math.sign(wanted(at) - (at + 1)) }))
  return placed.sort((one, other) => one.place - other.place || one.moved - other.moved).map(({ one }) => one)
}
