import { partnershipForm } from '#modules/partnership'
import type { Viewer } from '#platform/access'
import { Ask, choice, confirm, formOf, longText, money, text } from '#platform/forms'
import { form, found, Refused, type Visit } from '#platform/http'
import { formatDate } from '#platform/time'
import { ownBusiness } from '../funding.access.ts'
import { pounds } from '../pounds.ts'
import {
  type Application,
  beginApplication,
  holdApplication,
  markApplication,
  saveWords,
  selectOptionalApplication,
  type Words,
  wordsOf,
} from './applications.queries.ts'
import { type Call, lotsOf, phaseOf, selectOptionalCall } from './calls.queries.ts'

/** Who applies: the members of the partnership, each for their own organisation. */
const applicants = ['member'] as const

const openCall = async ({ tx, today, parameters }: Visit<{ call: string }>): Promise<Call> => {
  const call = found(await selectOptionalCall(tx, parameters.call))
  return found(phaseOf(call, today) === 'open' ? call : undefined)
}

/** An organisation begins an application for a lot of an open call, as a draft that only it can see. */
export const apply = form({
  path: '/funding/calls/:call/apply',
  access: applicants,
  audit: { show: ownBusiness, submit: 'funding.application.begun' },
  async load(visit: Visit<{ call: string }>) {
    const call = await openCall(visit)
    const lots = await lotsOf(visit.tx, call.id)
    const asking = formOf({
      lot: choice({
        label: 'Which lot?',
        required: 'Choose the lot',
        options: lots.map(({ id, number, what, pence }) => ({
          value: id,
          text: `Lot ${number}: ${what}`,
          hint: `Up to ${pounds(pence)} altogether`,
        })),
      }),
    })
    return { call, asking, organisation_id: found(visit.viewer.organisation_id), lots }
  },
  form: ({ asking }) => asking,
  show: (view) =>
    partnershipForm({
      heading: 'Begin an application',
      sub: `${view.loaded.call.title}. It is a draft until you send it, by ${formatDate(view.loaded.call.closes_on)}.`,
      view,
      button: 'Begin',
      back: { href: `/funding/calls/${view.loaded.call.id}`, text: view.loaded.call.title },
      children: <Ask form={view.loaded.asking} typed={view.typed} errors={view.errors} name="lot" inline={false} />,
    }),
  async submit({ visit, loaded: { call, organisation_id }, value: { lot: lot_id } }) {
    const begun = { area_id: call.area_id, call_id: call.id, lot_id, organisation_id }
    const id = await beginApplication(visit.tx, visit.viewer, begun)
    await visit.record({ subject: { kind: 'funding.application', id } })
    return { to: `/funding/applications/${id}/write` }
  },
})

const isOwn = (application: Application, viewer: Viewer) =>
  viewer.role === 'member' && application.organisation_id === viewer.organisation_id

/** The viewer's own organisation's application, as long as it is a draft that may still be sent. */
export async function draftOf({ tx, viewer, today, parameters }: Visit<{ application: string }>) {
  const application = found(await selectOptionalApplication(tx, parameters.application))
  const call = found(await selectOptionalCall(tx, application.call_id))
  const open = isOwn(application, viewer) && application.sent_at === null && phaseOf(call, today) === 'open'
  return { application: found(open ? application : undefined), call, words: await wordsOf(tx, application.id) }
}

const yesNo = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
] as const

const saying = {
  what: text({ label: 'What is it for, in a line?', called: 'What it is for', max: 200 }),
  pence: money({ label: 'How much do you ask for?', called: 'The amount', min: 1 }),
  need: longText({
    label: 'Whom is it for, and how do you know that they need it?',
    called: 'The need',
    hint: 'Name no participant.',
    max: 4000,
  }),
  delivery: longText({
    label: 'What will you do, who does it, from when to when?',
    called: 'What you will do',
    max: 4000,
  }),
  outcome: longText({
    label: 'What will change, for how many, and how will it be known?',
    called: 'What will change',
    max: 4000,
  }),
}
const contractForm = formOf(saying)
const grantForm = formOf({
  ...saying,
  pays_living_wage: choice({ label: 'Do you pay all your staff at least the real Living Wage?', options: yesNo }),
  workers_heard: choice({
    label: 'Do your workers have a proper say, through a union or another way of their own?',
    options: yesNo,
  }),
  fair_work_words: longText({ label: 'How, or why not?', called: 'How', max: 2000 }),
})

/** An application is written over as many sittings as it takes; each saving is kept. */
export const writeApplication = form({
  path: '/funding/applications/:application/write',
  access: applicants,
  audit: { show: ownBusiness, submit: 'funding.application.saved' },
  load: draftOf,
  form: ({ call }) => (call.kind === 'grant' ? grantForm : contractForm),
  prefill: ({ call, words }) =>
    words === undefined ? {} : call.kind === 'grant' ? grantForm.typedFrom(words) : contractForm.typedFrom(words),
  show(view) {
    const { application, call } = view.loaded
    const asked = { typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: 'Write the application',
      sub: `Lot ${application.lot}: ${application.lot_what}. Nobody else sees it before you send it.`,
      view,
      button: 'Save the draft',
      back: { href: `/funding/applications/${application.id}`, text: 'The application' },
      children: (
        <>
          <Ask {...asked} form={grantForm} name="what" needed />
          <Ask {...asked} form={grantForm} name="pence" needed />
          <Ask {...asked} form={grantForm} name="need" needed />
          <Ask {...asked} form={grantForm} name="delivery" needed />
          <Ask {...asked} form={grantForm} name="outcome" needed />
          {call.kind === 'grant' && (
            <>
              <h2>Fair Work First</h2>
              <Ask {...asked} form={grantForm} name="pays_living_wage" needed />
              <Ask {...asked} form={grantForm} name="workers_heard" needed />
              <Ask {...asked} form={grantForm} name="fair_work_words" />
            </>
          )}
        </>
      ),
    })
  },
  async submit({ visit, loaded: { application }, value }) {
    await holdApplication(visit.tx, application.id)
    await saveWords(visit.tx, visit.viewer, application, wordsFrom(value))
    await visit.record({ subject: { kind: 'funding.application', id: application.id } })
    return { to: `/funding/applications/${application.id}`, flash: 'The draft is saved. It is not sent yet.' }
  },
})

type Typed = { [Name in keyof Words]?: Words[Name] | null }

const wordsFrom = (typed: Typed): Words => ({
  what: typed.what ?? '',
  pence: typed.pence ?? null,
  need: typed.need ?? '',
  delivery: typed.delivery ?? '',
  outcome: typed.outcome ?? '',
  pays_living_wage: typed.pays_living_wage ?? null,
  workers_heard: typed.workers_heard ?? null,
  fair_work_words: typed.fair_work_words ?? '',
})

/** What an application still lacks before it can be sent, in words. */
export function lacks(words: Words | undefined, kind: Call['kind']): string[] {
  if (words === undefined) return ['everything']
  const asked: (readonly [boolean, string])[] = [
    [words.what === '', 'what it is for'],
    [words.pence === null, 'how much you ask for'],
    [words.need === '', 'whom it is for'],
    [words.delivery === '', 'what you will do'],
    [words.outcome === '', 'what will change'],
    [kind === 'grant' && words.pays_living_wage === null, 'whether you pay the real Living Wage'],
    [kind === 'grant' && words.workers_heard === null, 'whether your workers have a say'],
  ]
  return asked.flatMap(([missing, what]) => (missing ? [what] : []))
}

const sending = formOf({
  signed: confirm({
    label: 'It is right',
    says: 'I may send this for my organisation, and what it says is true',
    required: 'Say that you may send it and that it is true',
  }),
})

/** An organisation sends its application: from then on nothing in it changes. */
export const sendApplication = form({
  path: '/funding/applications/:application/send',
  access: applicants,
  audit: { show: ownBusiness, submit: 'funding.application.sent' },
  load: draftOf,
  form: sending,
  show: (view) =>
    partnershipForm({
      heading: 'Send the application',
      sub: `${view.loaded.call.title}, lot ${view.loaded.application.lot}. Nobody reads it before ${formatDate(view.loaded.call.closes_on)} has passed.`,
      view,
      button: 'Send it',
      back: { href: `/funding/applications/${view.loaded.application.id}`, text: 'The application' },
      children: <Ask form={sending} typed={view.typed} errors={view.errors} name="signed" />,
    }),
  async submit({ visit, loaded: { application, call } }) {
    await holdApplication(visit.tx, application.id)
    const words = await wordsOf(visit.tx, application.id)
    const missing = lacks(words, call.kind)
    if (missing.length > 0)
      throw new Refused([{ field: 'signed', message: `Still to be written: ${missing.join(', ')}` }])
    const lot = (await lotsOf(visit.tx, call.id)).find(({ id }) => id === application.lot_id)
    if (lot !== undefined && (words?.pence ?? 0) > lot.pence)
      throw new Refused([
        { field: 'signed', message: `At most ${pounds(lot.pence)} may be asked for in this lot: change the amount` },
      ])
    await markApplication(visit.tx, visit.viewer, application, { state: 'sent' })
    await visit.record({ subject: { kind: 'funding.application', id: application.id } })
    return { to: `/funding/applications/${application.id}`, flash: 'It is sent.' }
  },
})

const withdrawing = formOf({
  why: text({ label: 'Why?', called: 'Why', required: 'Say why', max: 400 }),
})

/** An organisation takes back what it sent, before it is decided. */
export const withdrawApplication = form({
  path: '/funding/applications/:application/withdraw',
  access: applicants,
  audit: { show: ownBusiness, submit: 'funding.application.withdrawn' },
  async load({ tx, viewer, parameters }: Visit<{ application: string }>) {
    const application = found(await selectOptionalApplication(tx, parameters.application))
    const { sent_at, withdrawn_at, decided } = application
    const may = isOwn(application, viewer) && sent_at !== null && withdrawn_at === null && decided === null
    return found(may ? application : undefined)
  },
  form: withdrawing,
  show: (view) =>
    partnershipForm({
      heading: 'Take the application back',
      sub: 'It stays on record. It cannot be sent again.',
      view,
      button: 'Take it back',
      back: { href: `/funding/applications/${view.loaded.id}`, text: 'The application' },
      children: <Ask form={withdrawing} typed={view.typed} errors={view.errors} name="why" />,
    }),
  async submit({ visit, loaded: application, value: { why } }) {
    await holdApplication(visit.tx, application.id)
    const now = found(await selectOptionalApplication(visit.tx, application.id))
    if (now.decided !== null) throw new Refused([{ field: 'why', message: 'It has just been decided. Open it again' }])
    await markApplication(visit.tx, visit.viewer, application, { state: 'withdrawn', words: why })
    await visit.record({ subject: { kind: 'funding.application', id: application.id } })
    return { to: `/funding/calls/${application.call_id}`, flash: 'It is taken back.' }
  },
})
