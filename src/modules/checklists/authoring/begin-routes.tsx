import { choice, formOf, text } from '#platform/forms'
import { form, found, Refused, type Visit } from '#platform/http'
import { formPage } from '../form-page.tsx'
import { type Contents, contentsOf } from '../instruments/contents.ts'
import { selectInstrument, selectOptionalInstrument } from '../instruments/instruments.queries.ts'
import { longest } from './check.ts'
import { beginInstrument, beginNextVersion, discard, mayAuthor, rename, versionsSeen } from './drafts.queries.ts'
import { authors, instrumentAt, loadDraft, shown } from './load-draft.ts'

const list = { href: '/checklists/instruments', text: 'Checklists and their questions' }

const named = {
  title: text({ label: 'What is it called?', called: 'The title', required: 'Enter a title', max: longest.title }),
  about: text({
    label: 'What is it for?',
    called: 'What it is for',
    hint: 'A sentence that respondents read before they begin.',
    required: 'Say what it is for',
    max: 300,
  }),
}

const nothing = 'nothing'

const newForm = (from: readonly { value: string; text: string }[]) =>
  formOf({
    ...named,
    from: choice({
      label: 'What does it begin from?',
      called: 'What it begins from',
      required: 'Choose what it begins from',
      options: [{ value: nothing, text: 'Nothing: write every part' }, ...from],
    }),
  })

/** Begins an instrument: the nation's by its analyst, a partnership's own by its coordinator; empty, or as a copy. */
export const newInstrumentRoute = form({
  path: '/checklists/instruments/new',
  access: authors,
  audit: { show: shown, submit: 'checklists.instrument.begun' },
  load: async ({ tx }: Visit) =>
    (await versionsSeen(tx))
      .filter(({ published_at }) => published_at !== null)
      .map(({ version_id, title, number }) => ({ value: version_id, text: `A copy of ${title}, version ${number}` })),
  form: newForm,
  prefill: () => ({ from: nothing }),
  show: (view) =>
    formPage(view, {
      form: newForm(view.loaded),
      heading: 'Write a checklist',
      sub: 'It is a draft, seen by you and your colleagues alone, until you publish it.',
      button: 'Begin the draft',
      back: list,
      looks: { from: { inline: false } },
    }),
  async submit({ visit, value: { from, ...words } }) {
    const { tx, viewer, today } = visit
    const area_id = viewer.role === 'analyst' ? null : found(viewer.area_id)
    const model = from === nothing ? undefined : await selectInstrument(tx, from)
    const empty: Contents = { scale: [], boxes: [], sections: [] }
    const id = await beginInstrument(tx, {
      ...words,
      area_id,
      from: model === undefined ? empty : contentsOf(model),
      source: model === undefined ? '' : `${model.title}, version ${model.number}`,
      today,
      by: viewer.user_id,
    })
    await visit.record({ subject: { kind: 'instrument_version', id } })
    return { to: instrumentAt(id), flash: 'The draft is begun.' }
  },
})

async function loadPublished({ tx, viewer, parameters }: Visit<{ version: string }>) {
  const instrument = found(await selectOptionalInstrument(tx, parameters.version))
  if (instrument.published_at === null || !mayAuthor(viewer, instrument)) found(undefined)
  return { instrument, at: instrumentAt(instrument.version_id) }
}

const press = () => formOf({})

/** Begins the next version of a published instrument, as a copy that can be changed. */
export const nextVersionRoute = form({
  path: '/checklists/instruments/:version/next',
  access: authors,
  audit: { show: shown, submit: 'checklists.instrument.begun' },
  load: loadPublished,
  form: press,
  show: (view) =>
    formPage(view, {
      form: press(),
      heading: 'Write the next version',
      sub: `It begins as a copy of ${view.loaded.instrument.title}, version ${view.loaded.instrument.number}. Rounds that ask that version go on asking it.`,
      button: 'Begin the draft',
      back: { href: view.loaded.at, text: view.loaded.instrument.title },
    }),
  async submit({ visit, loaded: { instrument } }) {
    const id = await beginNextVersion(visit.tx, instrument, visit.today, visit.viewer.user_id)
    await visit.record({ subject: { kind: 'instrument_version', id } })
    return { to: instrumentAt(id), flash: 'The draft is begun.' }
  },
})

const aboutForm = formOf(named)

/** Renames an instrument before anything of it is published. */
export const renameRoute = form({
  path: '/checklists/instruments/:version/about',
  access: authors,
  audit: { show: shown, submit: 'checklists.instrument.renamed' },
  load: loadDraft,
  form: aboutForm,
  prefill: ({ draft }) => ({ title: draft.title, about: draft.about }),
  show: (view) =>
    formPage(view, {
      form: aboutForm,
      heading: 'Title and purpose',
      button: 'Save',
      back: { href: view.loaded.at, text: view.loaded.draft.title },
    }),
  async submit({ visit, loaded: { draft, at }, value }) {
    if (draft.number > 1)
      throw new Refused('A version of it is published, so it keeps its title: rounds and reports are known by it')
    await rename(visit.tx, draft.instrument_id, value)
    await visit.record({ subject: { kind: 'instrument_version', id: draft.version_id } })
    return { to: at, flash: 'Saved.' }
  },
})

/** Gives up a draft. */
export const discardRoute = form({
  path: '/checklists/instruments/:version/discard',
  access: authors,
  audit: { show: shown, submit: 'checklists.instrument.discarded' },
  load: loadDraft,
  form: press,
  show: (view) =>
    formPage(view, {
      form: press(),
      heading: 'Give up the draft',
      sub: `${view.loaded.draft.title}, version ${view.loaded.draft.number}. Nobody finds it any more. What is published stays as it is.`,
      button: 'Give it up',
      back: { href: view.loaded.at, text: view.loaded.draft.title },
    }),
  async submit({ visit, loaded: { draft } }) {
    await discard(visit.tx, draft.version_id, visit.viewer.user_id)
    await visit.record({ subject: { kind: 'instrument_version', id: draft.version_id } })
    return { to: list.href, flash: 'The draft is given up.' }
  },
})
