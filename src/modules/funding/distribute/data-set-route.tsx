import { areas, partnershipForm } from '#modules/partnership'
import { Ask, date, formOf, longText, text } from '#platform/forms'
import { form, Refused } from '#platform/http'
import { analysts, ownBusiness } from '../funding.access.ts'
import { addDataSet } from './distributions.queries.ts'

const dataForm = formOf({
  name: text({ label: 'What does it count?', called: 'What it counts', required: 'Say what it counts', max: 120 }),
  as_at: date({ label: 'Of which day are the figures?', called: 'The day', required: 'Give the day', notFuture: true }),
  source: text({
    label: 'Who published it, and where?',
    called: 'The source',
    required: 'Say who published it',
    max: 300,
  }),
  licence: text({ label: 'Under what licence?', called: 'The licence', required: 'Say under what licence', max: 120 }),
  figures: longText({
    label: 'The figures',
    hint: 'One area a line: its code and a whole number, such as S12000005, 1250. All 32 areas.',
    called: 'The figures',
    required: 'Paste the figures',
    max: 5000,
  }),
})

/** Figures as they are pasted, by area; or what is wrong with them, each with its line. Every area stands in them once. */
export function readFigures(
  words: string,
  codes: readonly string[],
): { values: Record<string, number> } | { wrong: string[] } {
  const values: Record<string, number> = {}
  const wrong = words.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return []
    const [code = '', figure = ''] = line.trim().split(/\s*[,;\t]\s*|\s+/)
    if (!codes.includes(code))
      return [`Line ${index + 1}: “${code.slice(0, 20)}” must be the code of an area, like S12000005`]
    if (!/^\d{1,12}$/.test(figure))
      return [`Line ${index + 1}: the figure must be a whole number without commas, like 1250`]
    if (code in values) return [`Line ${index + 1}: ${code} is here twice`]
    values[code] = Number(figure)
    return []
  })
  const missing = codes.filter((code) => !(code in values))
  if (wrong.length === 0 && missing.length > 0)
    wrong.push(`${missing.length} areas are missing: ${missing.slice(0, 5).join(', ')}`)
  return wrong.length > 0 ? { wrong: wrong.slice(0, 5) } : { values }
}

/** Adds a published table by which money may be shared out. */
export const addData = form({
  path: '/funding/data-sets/new',
  access: analysts,
  audit: { show: ownBusiness, submit: 'funding.data_set.added' },
  load: async ({ tx }) => ({ codes: (await areas(tx)).map(({ id }) => id) }),
  form: dataForm,
  show(view) {
    const asked = { form: dataForm, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: 'Add a table of need',
      sub: 'A published figure for each of the 32 areas. It stays as it is; a later table is added beside it.',
      view,
      button: 'Add it',
      back: { href: '/funding/distributions', text: 'Distributions' },
      children: (
        <>
          <Ask {...asked} name="name" />
          <Ask {...asked} name="as_at" />
          <Ask {...asked} name="source" />
          <Ask {...asked} name="licence" />
          <Ask {...asked} name="figures" />
        </>
      ),
    })
  },
  async submit({ visit, loaded: { codes }, value: { figures, ...set } }) {
    const read = readFigures(figures, codes)
    if ('wrong' in read) throw new Refused(read.wrong.map((message) => ({ field: 'figures', message })))
    const id = await addDataSet(visit.tx, { ...set, invented: false, added_by: visit.viewer.user_id }, read.values)
    await visit.record({ subject: { kind: 'funding.data_set', id } })
    return { to: '/funding/distributions', flash: `${set.name} is added.` }
  },
})
