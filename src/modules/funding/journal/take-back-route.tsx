import { partnershipForm } from '#modules/partnership'
import { Ask, formOf, text } from '#platform/forms'
import { form, found } from '#platform/http'
import { formatDate } from '#platform/time'
import { coordinators, ownBusiness } from '../funding.access.ts'
import { pounds } from '../pounds.ts'
import { entryWords } from './entry.ts'
import { reverse, selectOptionalEntry } from './journal.queries.ts'

const takeBackForm = formOf({
  words: text({ label: 'Why?', called: 'Why', required: 'Say why it is taken back', max: 200 }),
})

/** Takes an entry of the journal back by its opposite. Refused when its money has gone further since. */
export const takeBack = form({
  path: '/funding/entries/:entry/take-back',
  access: coordinators,
  audit: { show: ownBusiness, submit: 'funding.entry.taken_back' },
  async load({ tx, parameters }) {
    const entry = found(await selectOptionalEntry(tx, parameters.entry))
    return found(entry.taken_back_by === null && entry.kind !== 'reversal' ? entry : undefined)
  },
  form: takeBackForm,
  show(view) {
    const entry = view.loaded
    return partnershipForm({
      heading: 'Take an entry back',
      sub: `${entryWords[entry.kind]} on ${formatDate(entry.on_date)}: ${entry.words}, ${pounds(entry.pence)}. It stays in the journal, and its opposite is written beside it.`,
      view,
      button: 'Take it back',
      back: { href: `/funding/journal/${entry.financial_year}`, text: 'Journal' },
      children: <Ask form={takeBackForm} typed={view.typed} errors={view.errors} name="words" />,
    })
  },
  async submit({ visit, loaded: entry, value: { words } }) {
    const id = await reverse(visit.tx, visit.viewer, entry.id, `${entry.words}: ${words}`.slice(0, 300), visit.today)
    await visit.record({ subject: { kind: 'funding.entry', id } })
    return { to: `/funding/journal/${entry.financial_year}`, flash: 'The entry is taken back.' }
  },
})
