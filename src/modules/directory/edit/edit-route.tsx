import { Ask } from '#platform/forms'
import { form, found, NotFound, Refused } from '#platform/http'
import { Button, ButtonGroup, Form, Heading } from '#platform/ui'
import { keepers, standingWith } from '../directory.access.ts'
import { webAddress } from '../open-referral/values.ts'
import { selectOptionalEntry } from '../show/service.queries.ts'
import { changed, changeOf } from './change.ts'
import { asProposed, propose, writeEntry } from './edit.queries.ts'
import { editForm } from './edit-form.ts'

const names = [
  'name',
  'description',
  'status',
  'alert',
  'needs',
  'situations',
  'minimum_age',
  'maximum_age',
  'eligibility_description',
  'fees',
  'when',
  'application_process',
  'phone',
  'email',
  'url',
] as const

/** An entry is changed: at once by its editor; by its organisation's people once an editor has agreed. */
export const editEntry = form({
  path: '/directory/services/:service',
  access: keepers,
  audit: { show: { none: 'an entry of the open directory' }, submit: 'directory.entry.changed' },
  async load({ tx, viewer, parameters, today }) {
    const entry = found(await selectOptionalEntry(tx, parameters.service))
    const { edits, keeps } = await standingWith(tx, parameters.service)
    if (entry.withdrawn || !(edits || keeps)) throw new NotFound()
    const service = edits ? entry.service : await asProposed(tx, viewer, entry.service)
    return { ...entry, service, edits, questions: editForm(today) }
  },
  form: ({ questions }) => questions,
  prefill: ({ service, questions }) => questions.typedFrom(changeOf(service)),
  show: ({ loaded: { service, edits, questions }, typed, errors, token }) => ({
    title: `Change ${service.name}`.slice(0, 70),
    back: { href: '/directory', text: 'Directory' },
    main: (
      <>
        <Heading
          sub={edits ? 'Your change is public at once.' : 'The coordinator reads your change before it is public.'}
        >
          Change {service.name}
        </Heading>
        <p>
          <a href={`/directory/services/${service.id}/when-and-where`}>Change days, times and places</a>. Nothing to
          change? <a href={`/directory/services/${service.id}/right`}>Say that it is still right</a>.
          {edits && (
            <>
              {' '}
              No longer there? <a href={`/directory/services/${service.id}/remove`}>Take it out</a>.
            </>
          )}
        </p>
        <Form action={`/directory/services/${service.id}`} token={token} errors={errors}>
          {names.map((name) => (
            <Ask key={name} form={questions} name={name} typed={typed} errors={errors} />
          ))}
          <ButtonGroup>
            <Button>{edits ? 'Publish the change' : 'Send to the coordinator'}</Button>
            <a href={`/support/services/${service.id}`}>See it as the public does</a>
          </ButtonGroup>
        </Form>
      </>
    ),
  }),
  async submit({ visit, loaded, value }) {
    const { tx, viewer, today } = visit
    const { service, area_id, edits } = loaded
    if (value.url !== null && !webAddress.safeParse(value.url).success)
      throw new Refused([{ field: 'url', message: 'Website must begin with http:// or https://' }])
    if ((value.minimum_age ?? 0) > (value.maximum_age ?? 150))
      throw new Refused([{ field: 'maximum_age', message: 'Oldest age must be no less than the youngest' }])
    const after = changed(service, value, today)
    if (edits) await writeEntry(tx, after, area_id, `${viewer.name}, ${viewer.organisation_name}`, today)
    else await propose(tx, viewer, { service_id: service.id, kind: 'change', content: after, because: null })
    await visit.record({ subject: { kind: 'service', id: service.id } })
    return {
      to: '/directory',
      flash: edits ? `${after.name} is changed.` : `Your change of ${after.name} waits for the coordinator.`,
    }
  },
})
