import { partnershipForm } from '#modules/partnership'
import type { Tx } from '#platform/db'
import { Ask, choice, date, formOf, longText, money, text } from '#platform/forms'
import { form, found, Refused, type Visit } from '#platform/http'
import { formatDate, periodOf } from '#platform/time'
import { selectOptionalLine } from '../budget/lines.queries.ts'
import { makeCommitment } from '../commit/commitments.queries.ts'
import { coordinators, ownBusiness } from '../funding.access.ts'
import { pounds } from '../pounds.ts'
import {
  type Application,
  exemptionsOf,
  holdApplication,
  keepAward,
  logExemption,
  markApplication,
  selectOptionalApplication,
  wordsOf,
} from './applications.queries.ts'
import { type Call, criteriaOf, lotsOf, selectOptionalCall } from './calls.queries.ts'
import { scoresOf } from './panel.queries.ts'
import { complete, totalOf } from './scoring.ts'

/** A sent application that is neither decided nor taken back, with what it says; not found before its call has closed. */
async function undecided({ tx, parameters }: Visit<{ application: string }>) {
  const one = found(await selectOptionalApplication(tx, parameters.application))
  const { sent_at, withdrawn_at, decided } = one
  const application = found(sent_at !== null && withdrawn_at === null && decided === null ? one : undefined)
  const call = found(await selectOptionalCall(tx, one.call_id))
  return { application, call, words: found(await wordsOf(tx, one.id)) }
}

const backTo = ({ id, organisation }: Application) => ({ href: `/funding/applications/${id}`, text: organisation })

/** What the panel gives an application, when enough have scored it. Throws Refused when not. */
async function totalToDecide(tx: Tx, call: Call, { id }: Application, field: string): Promise<number> {
  const criteria = await criteriaOf(tx, call.id)
  const scores = (await scoresOf(tx, call.id)).filter(({ application_id }) => application_id === id)
  const scorers = complete(scores, criteria).length
  const total = totalOf(scores, criteria)
  if (scorers < call.panel_least || total === undefined)
    throw new Refused([
      {
        field,
        message: `${scorers} of the panel ${scorers === 1 ? 'has' : 'have'} scored it, and ${call.panel_least} must have`,
      },
    ])
  return total
}

/** Nobody decides what somebody else has just decided. */
async function stillUndecided(tx: Tx, { id }: Application, field: string): Promise<void> {
  await holdApplication(tx, id)
  const now = await selectOptionalApplication(tx, id)
  if (now === undefined || now.decided !== null || now.withdrawn_at !== null)
    throw new Refused([{ field, message: 'It has just been decided or taken back. Open it again' }])
}

const awardForm = formOf(
  {
    pence: money({ label: 'How much is awarded?', called: 'The amount', required: 'Say how much', min: 1 }),
    from_on: date({ label: 'First day of the costs', required: 'Give the first day' }),
    to_on: date({ label: 'Last day of the costs', required: 'Give the last day' }),
    conditions: longText({ label: 'On which conditions?', called: 'The conditions', max: 2000 }),
    words: longText({
      label: 'What should the organisation know?',
      called: 'What it should know',
      required: 'Say why',
      max: 2000,
    }),
  },
  ({ from_on, to_on }) =>
    to_on < from_on ? [{ field: 'to_on', message: 'The last day must not be before the first' }] : [],
)

/** The coordinator awards: within what was asked for and the lot, with Fair Work First declared or exempt for a grant; the promise goes into the books. */
export const awardApplication = form({
  path: '/funding/applications/:application/award',
  access: coordinators,
  audit: { show: ownBusiness, submit: 'funding.application.awarded' },
  async load(visit: Visit<{ application: string }>) {
    const loaded = await undecided(visit)
    const lot = found((await lotsOf(visit.tx, loaded.call.id)).find(({ id }) => id === loaded.application.lot_id))
    return { ...loaded, lot, line: found(await selectOptionalLine(visit.tx, lot.budget_line_id)) }
  },
  form: awardForm,
  prefill: ({ words, line }) => {
    const { from, to } = periodOf(line.financial_year)
    return awardForm.typedFrom({ pence: words.pence ?? 0, from_on: from, to_on: to })
  },
  show(view) {
    const { application, lot } = view.loaded
    const asked = { form: awardForm, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: 'Award',
      sub: `${application.organisation}. ${pounds(lot.pence - lot.awarded)} of lot ${lot.number} is not awarded yet.`,
      view,
      button: 'Award it',
      back: backTo(application),
      children: (
        <>
          <Ask {...asked} name="pence" />
          <Ask {...asked} name="from_on" />
          <Ask {...asked} name="to_on" />
          <Ask {...asked} name="conditions" />
          <Ask {...asked} name="words" />
        </>
      ),
    })
  },
  async submit({ visit, loaded: { application, call, lot, line, words: said }, value }) {
    const { tx, viewer, today } = visit
    const { pence, from_on, to_on, conditions, words } = value
    await stillUndecided(tx, application, 'pence')
    const total = await totalToDecide(tx, call, application, 'pence')
    refuseUnfairWork(
      call,
      said,
      (await exemptionsOf(tx, application.area_id, application.id)).map(({ criterion }) => criterion),
    )
    const now = found((await lotsOf(tx, call.id)).find(({ id }) => id === lot.id))
    const most = Math.min(said.pence ?? 0, now.pence - now.awarded)
    if (pence > most)
      throw new Refused([
        {
          field: 'pence',
          message: `${pounds(said.pence ?? 0)} was asked for and ${pounds(now.pence - now.awarded)} is left in the lot: award at most ${pounds(most)}`,
        },
      ])
    const { from, to } = periodOf(line.financial_year)
    if (from_on < from || to_on > to)
      throw new Refused([
        {
          field: from_on < from ? 'from_on' : 'to_on',
          message: `The day must be from ${formatDate(from)} to ${formatDate(to)}`,
        },
      ])
    const promised = {
      ...{ kind: call.kind, organisation_id: application.organisation_id, what: said.what, pence },
      ...{ from_on, to_on, made_on: today },
    }
    const { id: commitment } = await makeCommitment(tx, viewer, line, promised, 'pence')
    await keepAward(tx, viewer, application, commitment, conditions ?? '')
    await markApplication(tx, viewer, application, { state: 'awarded', words, total })
    await visit.record({ subject: { kind: 'funding.application', id: application.id }, detail: { pence, total } })
    return { to: `/funding/commitments/${commitment}`, flash: `${pounds(pence)} are awarded.` }
  },
})

/** Fair Work First: a grant goes only to whoever declares both, or was exempted from what they cannot. It is not asked of what is procured. */
function refuseUnfairWork(
  { kind }: Call,
  { pays_living_wage, workers_heard }: { pays_living_wage: string | null; workers_heard: string | null },
  exempt: readonly string[],
): void {
  if (kind !== 'grant') return
  const unmet = [
    ...(pays_living_wage === 'yes' || exempt.includes('real_living_wage') ? [] : ['pay the real Living Wage']),
    ...(workers_heard === 'yes' || exempt.includes('workers_voice') ? [] : ['give workers a say']),
  ]
  if (unmet.length > 0)
    throw new Refused([
      {
        field: 'pence',
        message: `The organisation does not ${unmet.join(', nor does it ')}: log an exemption first, or do not award`,
      },
    ])
}

const declineForm = formOf({
  words: longText({ label: 'Why? The organisation reads it.', called: 'Why', required: 'Say why', max: 2000 }),
})

/** The coordinator does not award; the organisation reads why and what the panel gave it. */
export const declineApplication = form({
  path: '/funding/applications/:application/decline',
  access: coordinators,
  audit: { show: ownBusiness, submit: 'funding.application.declined' },
  load: undecided,
  form: declineForm,
  show: (view) =>
    partnershipForm({
      heading: 'Do not award',
      sub: view.loaded.application.organisation,
      view,
      button: 'Decide so',
      back: backTo(view.loaded.application),
      children: <Ask form={declineForm} typed={view.typed} errors={view.errors} name="words" />,
    }),
  async submit({ visit, loaded: { application, call }, value: { words } }) {
    await stillUndecided(visit.tx, application, 'words')
    const total = await totalToDecide(visit.tx, call, application, 'words')
    await markApplication(visit.tx, visit.viewer, application, { state: 'declined', words, total })
    await visit.record({ subject: { kind: 'funding.application', id: application.id }, detail: { total } })
    return { to: `/funding/calls/${call.id}`, flash: 'It is not awarded.' }
  },
})

const exemptForm = formOf({
  criterion: choice({
    label: 'Exempt from what?',
    required: 'Choose what',
    options: [
      { value: 'real_living_wage', text: 'The real Living Wage' },
      { value: 'workers_voice', text: 'A say for workers' },
    ],
  }),
  why: longText({ label: 'Why?', called: 'Why', required: 'Say why', max: 2000 }),
  agreed_by: text({
    label: 'Which senior officer agreed it?',
    called: 'Who agreed it',
    required: 'Say who agreed it',
    max: 120,
  }),
  agreed_on: date({ label: 'When?', called: 'The day', required: 'Give the day', notFuture: true }),
})

/** An exemption from Fair Work First, agreed by the senior accountable officer, goes into the log that the funder keeps and reports. */
export const exemptApplication = form({
  path: '/funding/applications/:application/exempt',
  access: coordinators,
  audit: { show: ownBusiness, submit: 'funding.fair_work.exempted' },
  async load(visit: Visit<{ application: string }>) {
    const loaded = await undecided(visit)
    found(loaded.call.kind === 'grant' ? loaded : undefined)
    return loaded
  },
  form: exemptForm,
  show(view) {
    const asked = { form: exemptForm, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: 'Exempt from Fair Work First',
      sub: `${view.loaded.application.organisation}. Only where a senior accountable officer has agreed it; it stands in the log for good.`,
      view,
      button: 'Put it into the log',
      back: backTo(view.loaded.application),
      children: (
        <>
          <Ask {...asked} name="criterion" inline={false} />
          <Ask {...asked} name="why" />
          <Ask {...asked} name="agreed_by" />
          <Ask {...asked} name="agreed_on" />
        </>
      ),
    })
  },
  async submit({ visit, loaded: { application }, value }) {
    await logExemption(visit.tx, visit.viewer, application.area_id, { application_id: application.id, ...value })
    await visit.record({
      subject: { kind: 'funding.application', id: application.id },
      detail: { criterion: value.criterion },
    })
    return { to: `/funding/applications/${application.id}`, flash: 'It is in the log.' }
  },
})
