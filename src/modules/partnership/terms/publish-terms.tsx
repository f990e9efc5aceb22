import { Ask, date, formOf, longText, text } from '#platform/forms'
import { form } from '#platform/http'
import { writeToMembers } from '../letters.ts'
import { areaOf, coordinators } from '../partnership.access.ts'
import { partnershipForm } from '../partnership-form.tsx'
import { currentAgreement, publishAgreement } from './terms.queries.ts'

const termsForm = formOf({
  title: text({ label: 'What it is called', called: 'The name', required: 'Enter what it is called', max: 120 }),
  words: longText({
    label: 'The text',
    hint: 'An empty line begins a new paragraph. A line that begins with a hyphen is a point of a list.',
    required: 'Enter the text',
    max: 20_000,
  }),
  changes: longText({ label: 'What is new since the version before', called: 'What is new', max: 2000 }),
  in_force_on: date({ label: 'In force from', required: 'Enter the day it begins to hold' }),
})

/** A coordinator puts out a version of the terms; every member organisation is asked to accept it. */
export const publishTerms = form({
  path: '/partnership/terms/new',
  access: coordinators,
  audit: { show: { none: 'the terms of the partnership' }, submit: 'partnership.terms.published' },
  load: async ({ tx, viewer }) => ({ current: await currentAgreement(tx, areaOf(viewer)) }),
  form: termsForm,
  prefill: ({ current }) =>
    termsForm.typedFrom(
      current === undefined ? { title: 'Terms of reference' } : { title: current.title, words: current.words },
    ),
  show(view) {
    const next = (view.loaded.current?.version ?? 0) + 1
    const asked = { form: termsForm, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: next === 1 ? 'Write the terms of reference' : `Put out version ${next} of the terms`,
      sub: 'Each member organisation is asked to accept this version. What they accepted before stays on record.',
      view,
      button: 'Put it out',
      back: { href: '/partnership/terms', text: 'Terms of reference' },
      children: (
        <>
          <Ask {...asked} name="title" />
          <Ask {...asked} name="words" rows={16} />
          {next > 1 && <Ask {...asked} name="changes" />}
          <Ask {...asked} name="in_force_on" />
        </>
      ),
    })
  },
  async submit({ visit, value }) {
    const area = areaOf(visit.viewer)
    const { id, version } = await publishAgreement(visit.tx, visit.viewer, area, value)
    const told = await writeToMembers(visit.tx, area, visit.today, {
      subject: 'Terms of the partnership wait for you',
      body: 'A version of the terms of reference waits in No Wrong Door for your organisation to accept. Open The partnership, then Terms of reference.',
    })
    await visit.record({ subject: { kind: 'agreement', id }, detail: { version, told } })
    return { to: '/partnership/terms', flash: `Version ${version} is out. ${told} people are told that it waits.` }
  },
})
