import { file, formOf, longText } from '#platform/forms'
import { form, found, Refused, type Visit } from '#platform/http'
import { ImportRefused } from '../files/problem.ts'
import { formPage } from '../form-page.tsx'
import { statementsOf } from '../instruments/instrument.ts'
import { selectOptionalInstrument } from '../instruments/instruments.queries.ts'
import { loadPastedWording, loadWording } from '../instruments/load-wording.ts'
import { instrumentAt, shown } from './load-draft.ts'

const megabyte = 1024 * 1024

const wordingForm = formOf(
  {
    file: file({
      label: 'A CSV file',
      hint: 'Its first row is item,text; then one statement a row, such as 1.1.',
      accept: '.csv',
    }),
    pasted: longText({
      label: 'Or paste it',
      hint: 'Two columns from a spreadsheet, or lines such as 1.1,"The words, as agreed".',
      max: 40_000,
    }),
  },
  ({ file: sent, pasted }) => {
    if (sent === null && pasted === null) return [{ field: 'file', message: 'Choose a file, or paste the wording' }]
    if (sent !== null && pasted !== null)
      return [{ field: 'pasted', message: 'Give the wording once: either a file, or pasted' }]
    return []
  },
)

async function load({ tx, parameters }: Visit<{ version: string }>) {
  const instrument = found(await selectOptionalInstrument(tx, parameters.version))
  if (instrument.published_at === null || instrument.area_id !== null) found(undefined)
  return { instrument, at: instrumentAt(instrument.version_id) }
}

/** How many problems of a file a page tells one by one. */
const told = 30

/** Runs the loading, and tells each of its problems by row. */
async function orRefused<T>(field: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof ImportRefused)) throw error
    const { problems, message } = error
    if (problems.length === 0) throw new Refused([{ field, message }])
    const rows = problems.slice(0, told).map(({ row, column, message: what }) => ({
      field,
      message: `Row ${row}${column === null ? '' : `, ${column}`}: ${what}`,
    }))
    const more = problems.length - told
    throw new Refused(
      more > 0 ? [...rows, { field, message: `and ${more} more like these. Nothing was stored.` }] : rows,
    )
  }
}

/** Loads the official wording of a published instrument: respondents and reports show it from then on, and ours stays on record. */
export const wordingRoute = form({
  path: '/checklists/instruments/:version/wording',
  access: ['analyst'],
  audit: { show: shown, submit: 'checklists.wording.loaded' },
  takesFiles: megabyte,
  load,
  form: wordingForm,
  show: (view) => {
    const all = statementsOf(view.loaded.instrument)
    const worded = all.filter(({ official }) => official !== null).length
    return formPage(view, {
      form: wordingForm,
      heading: 'Load the official wording',
      sub: `${view.loaded.instrument.title}: ${worded} of ${all.length} statements show an official wording now. What you load is shown at once, in rounds that are open as well; statements that you leave out stay as they are.`,
      button: 'Load the wording',
      back: { href: view.loaded.at, text: view.loaded.instrument.title },
      files: true,
      looks: { pasted: { rows: 8 } },
    })
  },
  async submit({ visit, loaded: { instrument, at }, value }) {
    const { tx, viewer } = visit
    const { changed, worded, all } = await (value.file === null
      ? orRefused('pasted', () => loadPastedWording(tx, value.pasted ?? '', instrument, viewer.user_id))
      : orRefused('file', () => loadWording(tx, value.file ?? '', instrument, viewer.user_id)))
    await visit.record({ subject: { kind: 'instrument_version', id: instrument.version_id }, detail: { changed } })
    return { to: at, flash: `${changed} wordings are new. ${worded} of ${all} statements show the official wording.` }
  },
})
