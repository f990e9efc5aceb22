import { ownersIn, partnershipForm } from '#modules/partnership'
import { Ask, choice, type Field, formOf, text } from '#platform/forms'
import { form, found, Refused, type Visit } from '#platform/http'
import { areaOf, coordinators, ownBusiness, readers } from '../funding.access.ts'
import { type Application, applicationsTo, selectOptionalApplication, wordsOf } from './applications.queries.ts'
import { criteriaOf, selectOptionalCall } from './calls.queries.ts'
import { declarationsOf, declare, giveScores, panelOf, scoresOf, seatOnPanel } from './panel.queries.ts'
import { mostPoints } from './scoring.ts'
import { WhatItSays } from './what-it-says.tsx'

/** The coordinator asks somebody of the partnership onto the panel. */
export const addToPanel = form({
  path: '/funding/calls/:call/panel',
  access: coordinators,
  audit: { show: ownBusiness, submit: 'funding.call.panel_seated' },
  async load({ tx, viewer, today, parameters }: Visit<{ call: string }>) {
    const call = found(await selectOptionalCall(tx, parameters.call))
    const owners = await ownersIn(tx, areaOf(viewer), today)
    const seated = await panelOf(tx, call.id)
    const free = owners.options.filter(({ value }) => {
      const { user_id } = owners.ownerOf(value)
      return user_id !== null && !seated.some((seat) => seat.user_id === user_id)
    })
    const asking = formOf({
      who: choice({ label: 'Who?', required: 'Choose who', options: free }),
    })
    return { call, owners, free, asking }
  },
  form: ({ asking }) => asking,
  show: (view) =>
    partnershipForm({
      heading: 'Ask somebody onto the panel',
      sub: 'Only those with an account can score. Each says first, application by application, whether they have an interest.',
      view,
      button: 'Ask them',
      back: { href: `/funding/calls/${view.loaded.call.id}`, text: view.loaded.call.title },
      children:
        view.loaded.free.length === 0 ? (
          <p>Everybody in the partnership who has an account sits on it already.</p>
        ) : (
          <Ask form={view.loaded.asking} typed={view.typed} errors={view.errors} name="who" inline={false} />
        ),
    }),
  async submit({ visit, loaded: { call, owners, free }, value: { who } }) {
    const { user_id, name, organisation_id } = owners.ownerOf(who)
    const organisation =
      free
        .find(({ value }) => value === who)
        ?.text.split(', ')
        .at(-1) ?? ''
    if (user_id === null || name === null)
      throw new Refused([{ field: 'who', message: 'Choose somebody who has an account' }])
    await seatOnPanel(visit.tx, visit.viewer, call, { user_id, name, organisation_id, organisation })
    await visit.record({ subject: { kind: 'funding.call', id: call.id } })
    return { to: `/funding/calls/${call.id}`, flash: `${name} is on the panel.` }
  },
})

/** A sent application of a call whose panel the viewer sits on, for a lot that their own organisation does not apply for. */
async function scorable({ tx, viewer, parameters }: Visit<{ application: string }>): Promise<Application> {
  const application = found(await selectOptionalApplication(tx, parameters.application))
  const seated = (await panelOf(tx, application.call_id)).some(({ user_id }) => user_id === viewer.user_id)
  const theirs = (await applicationsTo(tx, application.call_id)).some(
    ({ lot_id, organisation_id, sent_at: sent }) =>
      lot_id === application.lot_id && organisation_id === viewer.organisation_id && sent !== null,
  )
  const { sent_at, withdrawn_at, decided } = application
  const may = seated && !theirs && sent_at !== null && withdrawn_at === null && decided === null
  return found(may ? application : undefined)
}

const declaring = formOf(
  {
    interest: choice({
      label: 'Have you, or has somebody close to you, an interest in it?',
      called: 'Whether you have an interest',
      required: 'Choose whether you have an interest',
      options: [
        { value: 'none', text: 'No', hint: 'You can then read and score it.' },
        { value: 'conflict', text: 'Yes', hint: 'You will neither read nor score it.' },
      ],
    }),
    words: text({ label: 'If yes, what is it?', called: 'What it is', max: 400 }),
  },
  ({ interest, words }) =>
    interest === 'conflict' && (words ?? '') === '' ? [{ field: 'words', message: 'Say what the interest is' }] : [],
)

/** Somebody on the panel says whether they have an interest in an application, before they read it. */
export const declareInterest = form({
  path: '/funding/applications/:application/declare',
  access: readers,
  audit: { show: ownBusiness, submit: 'funding.panel.declared' },
  load: scorable,
  form: declaring,
  show: (view) =>
    partnershipForm({
      heading: view.loaded.organisation,
      title: 'Say whether you have an interest',
      sub: `Lot ${view.loaded.lot}: ${view.loaded.lot_what}`,
      view,
      button: 'Say so',
      back: { href: `/funding/calls/${view.loaded.call_id}`, text: 'The call' },
      children: (
        <>
          <Ask form={declaring} typed={view.typed} errors={view.errors} name="interest" inline={false} />
          <Ask form={declaring} typed={view.typed} errors={view.errors} name="words" />
        </>
      ),
    }),
  async submit({ visit, loaded: application, value: { interest, words } }) {
    await declare(visit.tx, visit.viewer, application, { interest, words: words ?? '' })
    await visit.record({ subject: { kind: 'funding.application', id: application.id }, detail: { interest } })
    return { to: `/funding/calls/${application.call_id}`, flash: 'It is written down.' }
  },
})

const pointWords = ['0: not answered', '1: poor', '2: weak', '3: fair', '4: good', '5: excellent']

/** Somebody on the panel who has no interest reads an application and scores every criterion, with why. */
export const scoreApplication = form({
  path: '/funding/applications/:application/score',
  access: readers,
  audit: { show: 'funding.application.read', submit: 'funding.application.scored' },
  async load(visit: Visit<{ application: string }>) {
    const application = await scorable(visit)
    const said = (await declarationsOf(visit.tx, application.call_id)).find(
      ({ application_id, user_id }) => application_id === application.id && user_id === visit.viewer.user_id,
    )
    found(said?.interest === 'none' ? said : undefined)
    // What is sealed until the call closes is not found before.
    const words = found(await wordsOf(visit.tx, application.id))
    const call = found(await selectOptionalCall(visit.tx, application.call_id))
    const criteria = await criteriaOf(visit.tx, application.call_id)
    const given = (await scoresOf(visit.tx, application.call_id)).filter(
      ({ application_id, user_id }) => application_id === application.id && user_id === visit.viewer.user_id,
    )
    const fields: Record<string, Field<string>> = {}
    for (const [index, { words: looked, weight }] of criteria.entries()) {
      fields[`points_${index}`] = choice({
        label: `${looked} (${weight} of 100)`,
        called: looked,
        required: `${looked}: choose how many points`,
        options: pointWords.map((text, points) => ({ value: String(points), text })),
      })
      fields[`why_${index}`] = text({ label: 'Why?', called: 'Why', required: `${looked}: say why`, max: 1000 })
    }
    return { application, call, words, criteria, given, asking: formOf(fields) }
  },
  form: ({ asking }) => asking,
  prefill: ({ criteria, given }) =>
    Object.fromEntries(
      criteria.flatMap(({ id }, index) => {
        const score = given.find(({ criterion_id }) => criterion_id === id)
        return score === undefined
          ? []
          : [
              [`points_${index}`, String(score.points)],
              [`why_${index}`, score.why],
            ]
      }),
    ),
  async show(view) {
    const { application, call, words, criteria, asking } = view.loaded
    await view.visit.record({ subject: { kind: 'funding.application', id: application.id } })
    const asked = { form: asking, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: application.organisation,
      title: 'Read and score an application',
      sub: `Lot ${application.lot}: ${application.lot_what}`,
      view,
      button: 'Save my scores',
      back: { href: `/funding/calls/${call.id}`, text: call.title },
      children: (
        <>
          <WhatItSays words={words} kind={call.kind} />
          <h2>Your scores</h2>
          {criteria.map(({ id }, index) => (
            <div key={id}>
              <Ask {...asked} name={`points_${index}`} />
              <Ask {...asked} name={`why_${index}`} />
            </div>
          ))}
        </>
      ),
    })
  },
  async submit({ visit, loaded: { application, criteria }, value }) {
    const given = criteria.map(({ id }, index) => ({
      criterion_id: id,
      points: Math.min(mostPoints, Number(value[`points_${index}`])),
      why: value[`why_${index}`] ?? '',
    }))
    await giveScores(visit.tx, visit.viewer, application, given)
    await visit.record({ subject: { kind: 'funding.application', id: application.id } })
    return {
      to: `/funding/calls/${application.call_id}`,
      flash: `Your scores for ${application.organisation} are kept.`,
    }
  },
})
