import { partnershipForm } from '#modules/partnership'
import { Ask, choice, formOf, money, text } from '#platform/forms'
import { form, found, Refused } from '#platform/http'
import { referenceText, ruleOn } from '#platform/reference'
import { financialYear, periodOf } from '#platform/time'
import { freeOf, streamsIn } from '../books/books.queries.ts'
import { areaOf, coordinators, ownBusiness } from '../funding.access.ts'
import { fromTo } from '../journal/entry.ts'
import { post } from '../journal/journal.queries.ts'
import { pounds } from '../pounds.ts'
import { yearBy, yearIn } from '../years.ts'
import { addLine, budgetLines, isThere, selectOptionalLine } from './lines.queries.ts'

const newLineForm = (streams: readonly { value: string; text: string; hint: string }[]) =>
  formOf({
    what: text({
      label: 'What is the money for?',
      called: 'What it is for',
      required: 'Say what the money is for',
      max: 200,
    }),
    stream: choice({
      label: 'Out of which stream?',
      called: 'The stream',
      required: 'Choose the stream',
      options: streams,
    }),
    pence: money({ label: 'How much?', called: 'The amount', required: 'Say how much', min: 1 }),
  })

/** Adds a line to the budget of a year, out of what is allocated and set aside for nothing yet. */
export const addBudgetLine = form({
  path: '/funding/lines/new',
  access: coordinators,
  audit: { show: ownBusiness, submit: 'funding.budget_line.added' },
  async load({ tx, viewer, url, today }) {
    const year = yearIn(url.searchParams.get('year') ?? financialYear(today))
    const streams = (await streamsIn(tx, areaOf(viewer), year)).map((one) => ({
      value: one.stream,
      text: referenceText('funding-streams', one.stream),
      hint: `${pounds(freeOf(one))} not set aside yet`,
    }))
    return { year, streams, questions: newLineForm(streams) }
  },
  form: ({ questions }) => questions,
  show(view) {
    const { year, streams, questions } = view.loaded
    const asked = { form: questions, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: `Add to the budget of ${year}`,
      view,
      button: 'Add it',
      back: { href: `/funding?year=${year}`, text: 'Money' },
      children:
        streams.length === 0 ? (
          <p>No money was given for {year} yet: write it down first.</p>
        ) : (
          <>
            <Ask {...asked} name="what" />
            <Ask {...asked} name="stream" inline={false} />
            <Ask {...asked} name="pence" />
          </>
        ),
    })
  },
  async submit({ visit, loaded: { year }, value: { what, stream, pence } }) {
    const area_id = areaOf(visit.viewer)
    if (ruleOn('funding-stream-rules', stream, periodOf(year).from, area_id) === undefined)
      throw new Refused([{ field: 'stream', message: `This stream has no rules for ${year}: it was closed by then` }])
    if (await isThere(visit.tx, area_id, year, stream, what))
      throw new Refused([{ field: 'what', message: 'A line of that name is in the budget already: change that one' }])
    const before = (await budgetLines(visit.tx, area_id, yearBy(year, -1))).find(
      (one) => one.stream === stream && one.what.toLowerCase() === what.toLowerCase(),
    )
    const id = await addLine(visit.tx, {
      ...{ area_id, financial_year: year, stream, what },
      ...{ continues: before?.id ?? null, added_by: visit.viewer.user_id },
    })
    await post(
      visit.tx,
      visit.viewer,
      {
        ...{ area_id, kind: 'budget', words: what, on_date: visit.today },
        moves: fromTo({ year, stream, kind: 'allocated' }, { year, stream, kind: 'budgeted', line: id }, pence),
      },
      'pence',
    )
    await visit.record({ subject: { kind: 'funding.budget_line', id }, detail: { pence } })
    return { to: `/funding/lines/${id}`, flash: `${pounds(pence)} are set aside. Now plan when it is spent.` }
  },
})

const changeForm = formOf({
  way: choice({
    label: 'What changes?',
    called: 'What changes',
    required: 'Choose what changes',
    options: [
      { value: 'more', text: 'More money is set aside' },
      { value: 'less', text: 'Less: money not promised yet goes back' },
    ],
  }),
  pence: money({ label: 'By how much?', called: 'The amount', required: 'Say by how much', min: 1 }),
  words: text({ label: 'Why?', called: 'Why', required: 'Say why', max: 250 }),
})

/** Sets more or less aside on a line of the budget. What is promised stays. */
export const changeBudgetLine = form({
  path: '/funding/lines/:line/change',
  access: coordinators,
  audit: { show: ownBusiness, submit: 'funding.budget_line.changed' },
  load: async ({ tx, parameters }) => found(await selectOptionalLine(tx, parameters.line)),
  form: changeForm,
  show(view) {
    const line = view.loaded
    const asked = { form: changeForm, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: `Change “${line.what}”`,
      title: 'Change a line of the budget',
      sub: `${pounds(line.pence)} are set aside in ${line.financial_year}, ${pounds(line.promised)} of them promised.`,
      view,
      button: 'Change it',
      back: { href: `/funding/lines/${line.id}`, text: line.what },
      children: (
        <>
          <Ask {...asked} name="way" inline={false} />
          <Ask {...asked} name="pence" />
          <Ask {...asked} name="words" />
        </>
      ),
    })
  },
  async submit({ visit, loaded: line, value: { way, pence, words } }) {
    const inYear = { year: line.financial_year, stream: line.stream }
    const [free, here] = [
      { ...inYear, kind: 'allocated' as const },
      { ...inYear, kind: 'budgeted' as const, line: line.id },
    ]
    await post(
      visit.tx,
      visit.viewer,
      {
        ...{ area_id: line.area_id, kind: 'budget', words: `${line.what}: ${words}`, on_date: visit.today },
        moves: way === 'more' ? fromTo(free, here, pence) : fromTo(here, free, pence),
      },
      'pence',
    )
    await visit.record({ subject: { kind: 'funding.budget_line', id: line.id }, detail: { pence, way } })
    return { to: `/funding/lines/${line.id}`, flash: 'The budget is changed.' }
  },
})
