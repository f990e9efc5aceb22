import { type FormView, form, found, Refused, type Visit } from '#platform/http'
import { formPage } from '../form-page.tsx'
import { readers } from '../report/local/load-report.ts'
import {
  beginPractice,
  changePractice,
  type SectionOffered,
  sectionsOn,
  selectOptionalPractice,
} from './practice.queries.ts'
import { mayChange, type Practice } from './practice.ts'
import { filledWith, practiceForm, wordsOf } from './practice-form.ts'

interface Writing {
  sections: SectionOffered[]
  practice?: Practice
}

function writingPage(view: FormView<Writing, object>) {
  const { practice, sections } = view.loaded
  const back = practice === undefined ? '/checklists/good-practice' : `/checklists/good-practice/${practice.id}`
  return formPage(view, {
    form: practiceForm(sections),
    heading: practice === undefined ? 'Put forward good practice' : 'Change good practice',
    sub: 'Your coordinator submits it; once the national team has read it, every partnership can. Name nobody, and say nothing of what one organisation answered.',
    button: 'Save the draft',
    back: { href: back, text: practice?.latest.title ?? 'Good practice' },
    looks: { item: { width: 5 }, done: { rows: 6 }, changed: { rows: 4 } },
  })
}

/** Somebody of a partnership writes down what others could learn from. */
export const beginPracticeRoute = form({
  path: '/checklists/good-practice/new',
  access: readers,
  audit: { show: { none: 'an empty form' }, submit: 'checklists.practice.begun' },
  load: async ({ tx, today }): Promise<Writing> => ({ sections: await sectionsOn(tx, today) }),
  form: ({ sections }) => practiceForm(sections),
  show: (view) => writingPage(view),
  async submit({ visit, value }) {
    const { tx, viewer } = visit
    const id = await beginPractice(tx, found(viewer.area_id), wordsOf(value), viewer.user_id)
    await visit.record({ subject: { kind: 'good_practice', id } })
    return { to: `/checklists/good-practice/${id}`, flash: 'The draft is saved.' }
  },
})

async function load({ tx, viewer, today, parameters }: Visit<{ practice: string }>) {
  const practice = found(await selectOptionalPractice(tx, parameters.practice))
  if (viewer.area_id !== practice.area_id) found(undefined)
  const { version_id, section, section_title, instrument_title } = practice.latest
  const offered = await sectionsOn(tx, today)
  const there = offered.some((one) => one.version_id === version_id && one.number === section)
  const own = { version_id, number: section, title: section_title, instrument_title, instrument_key: '' }
  return { practice, sections: there ? offered : [own, ...offered] }
}

/** Changes a draft, or writes the next version of what has been decided. */
export const changePracticeRoute = form({
  path: '/checklists/good-practice/:practice/change',
  access: readers,
  audit: { show: { none: 'what an area puts forward, which is about nobody' }, submit: 'checklists.practice.changed' },
  load,
  form: ({ sections }) => practiceForm(sections),
  prefill: ({ practice, sections }) => practiceForm(sections).typedFrom(filledWith(practice.latest)),
  show: (view) => writingPage(view),
  async submit({ visit, loaded: { practice }, value }) {
    if (!mayChange(visit.viewer, practice))
      throw new Refused('Its coordinator, or who wrote it, changes it, and not while it waits to be read')
    await changePractice(visit.tx, practice, wordsOf(value), visit.viewer.user_id)
    await visit.record({ subject: { kind: 'good_practice', id: practice.id } })
    return { to: `/checklists/good-practice/${practice.id}`, flash: 'The draft is saved.' }
  },
})
