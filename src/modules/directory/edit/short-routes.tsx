import { Ask, FormErrors, formOf, text } from '#platform/forms'
import { form, found, NotFound } from '#platform/http'
import { Button, ButtonGroup, Form } from '#platform/ui'
import { editors, keepers, standingWith } from '../directory.access.ts'
import { selectOptionalEntry } from '../show/service.queries.ts'
import { confirmEntry, propose, withdrawEntry } from './edit.queries.ts'

const back = { href: '/directory', text: 'Directory' }
const nothing = formOf({})
const why = formOf({
  because: text({ label: 'How do you know?', hint: 'For the coordinator.', required: 'Say how you know', max: 300 }),
})
const shown = { none: 'an entry of the open directory' } as const
const signed = ({ name, organisation_name }: { name: string; organisation_name: string }) =>
  `${name}, ${organisation_name}`

/** Somebody who knows says that an entry is still right: it says when it was last checked, and is asked after in half a year. */
export const confirmRight = form({
  path: '/directory/services/:service/right',
  access: keepers,
  audit: { show: shown, submit: 'directory.entry.confirmed' },
  async load({ tx, parameters }) {
    const { edits, keeps } = await standingWith(tx, parameters.service)
    if (!(edits || keeps)) throw new NotFound()
    return found(await selectOptionalEntry(tx, parameters.service)).service
  },
  form: nothing,
  show: ({ loaded: { id, name }, errors, token }) => ({
    title: 'Is it still right?',
    back,
    main: (
      <>
        <FormErrors errors={errors} />
        <h1>Is {name} still right?</h1>
        <p>
          <a href={`/support/services/${id}`}>Read it as the public does</a>, then say so here. It will show today as
          the day it was last checked.
        </p>
        <Form action={`/directory/services/${id}/right`} token={token}>
          <ButtonGroup>
            <Button>It is all right</Button>
            <a href={`/directory/services/${id}`}>Something has changed</a>
          </ButtonGroup>
        </Form>
      </>
    ),
  }),
  async submit({ visit, loaded: { id, name } }) {
    await confirmEntry(visit.tx, id, signed(visit.viewer), visit.today)
    await visit.record({ subject: { kind: 'service', id } })
    return { to: '/directory', flash: `${name} was checked today.` }
  },
})

/** The editor takes an entry out. It stays with its history, and nobody finds it. */
export const removeEntry = form({
  path: '/directory/services/:service/remove',
  access: editors,
  audit: { show: shown, submit: 'directory.entry.withdrawn' },
  async load({ tx, parameters }) {
    if (!(await standingWith(tx, parameters.service)).edits) throw new NotFound()
    return found(await selectOptionalEntry(tx, parameters.service)).service
  },
  form: nothing,
  show: ({ loaded: { id, name }, errors, token }) => ({
    title: 'Take it out of the directory',
    back,
    main: (
      <>
        <FormErrors errors={errors} />
        <h1>Take {name} out?</h1>
        <p>Nobody will find it any more, here or in other people’s directories that copy ours. What it said is kept.</p>
        <Form action={`/directory/services/${id}/remove`} token={token}>
          <ButtonGroup>
            <Button>Take it out</Button>
            <a href={`/directory/services/${id}`}>Keep it</a>
          </ButtonGroup>
        </Form>
      </>
    ),
  }),
  async submit({ visit, loaded: { id, name } }) {
    await withdrawEntry(visit.tx, id, signed(visit.viewer))
    await visit.record({ subject: { kind: 'service', id } })
    return { to: '/directory', flash: `${name} is out of the directory.` }
  },
})

/** Somebody says that an entry is their organisation's; the coordinator decides. */
export const claimEntry = form({
  path: '/directory/services/:service/ours',
  access: ['team_lead', 'provider_worker', 'key_worker', 'member'],
  audit: { show: shown, submit: 'directory.entry.claimed' },
  async load({ tx, viewer, parameters }) {
    const { keeps } = await standingWith(tx, parameters.service)
    const entry = found(await selectOptionalEntry(tx, parameters.service))
    const here = entry.area_id === null || entry.area_id === viewer.area_id
    if (keeps || entry.withdrawn || !here) throw new NotFound()
    return entry.service
  },
  form: why,
  show: ({ visit: { viewer }, loaded: { id, name, organization }, typed, errors, token }) => ({
    title: 'This is ours',
    back: { href: `/support/services/${id}`, text: name.slice(0, 60) },
    main: (
      <>
        <h1>Is {name} yours?</h1>
        <p>
          The entry says it is run by {organization?.name ?? 'nobody by name'}. If that is {viewer.organisation_name},
          the coordinator can put it in your hands, with every other entry of that organisation.
        </p>
        <Form action={`/directory/services/${id}/ours`} token={token} errors={errors}>
          <Ask form={why} name="because" typed={typed} errors={errors} />
          <Button>Ask the coordinator</Button>
        </Form>
      </>
    ),
  }),
  async submit({ visit, loaded: { id }, value }) {
    await propose(visit.tx, visit.viewer, { service_id: id, kind: 'claim', content: null, because: value.because })
    await visit.record({ subject: { kind: 'service', id } })
    return { to: '/directory', flash: 'The coordinator has been asked.' }
  },
})
