import { Ask } from '#platform/forms'
import { form, found, NotFound } from '#platform/http'
import { Button, ButtonGroup, Fieldset, Form, Heading } from '#platform/ui'
import { keepers, standingWith } from '../directory.access.ts'
import { selectOptionalEntry } from '../show/service.queries.ts'
import { asProposed, pointsOf, propose, writeEntry } from './edit.queries.ts'
import { keptTimes, movedTo, whenWhereOf } from './when-where.ts'
import { boxes, nths, readWhenWhere, typedOf, whenWhereForm } from './when-where-form.ts'

const nthTime = { 1: 'First time of the week', 2: 'Second time', 3: 'Third time' } as const
const nthPlace = { 1: 'First place', 2: 'Second place', 3: 'Third place' } as const

/** An entry is given at other times or places: at once by its editor; by its organisation's people once an editor has agreed. */
export const editWhenWhere = form({
  path: '/directory/services/:service/when-and-where',
  access: keepers,
  audit: { show: { none: 'an entry of the open directory' }, submit: 'directory.entry.moved' },
  async load({ tx, viewer, parameters }) {
    const entry = found(await selectOptionalEntry(tx, parameters.service))
    const { edits, keeps } = await standingWith(tx, parameters.service)
    if (entry.withdrawn || !(edits || keeps)) throw new NotFound()
    const service = edits ? entry.service : await asProposed(tx, viewer, entry.service)
    return { service, area_id: entry.area_id, edits, before: whenWhereOf(service) }
  },
  form: whenWhereForm,
  prefill: ({ before }) => whenWhereForm.typedFrom(typedOf(before)),
  show({ loaded: { service, edits }, typed, errors, token }) {
    const asked = { form: whenWhereForm, typed, errors }
    const kept = keptTimes(service, boxes)
    return {
      title: `When and where: ${service.name}`.slice(0, 70),
      back: { href: `/directory/services/${service.id}`, text: 'Change the entry' },
      main: (
        <>
          <Heading
            sub={edits ? 'Your change is public at once.' : 'The coordinator reads your change before it is public.'}
          >
            When and where: {service.name}
          </Heading>
          {kept.length > 0 && <p>Kept as they are: {kept.join('; ')}.</p>}
          <Form action={`/directory/services/${service.id}/when-and-where`} token={token} errors={errors}>
            {nths.map((nth) => (
              <Fieldset key={nth} legend={nthTime[nth]}>
                <Ask {...asked} name={`days${nth}`} />
                <Ask {...asked} name={`opens${nth}`} />
                <Ask {...asked} name={`closes${nth}`} />
              </Fieldset>
            ))}
            {nths.map((nth) => (
              <Fieldset key={nth} legend={nthPlace[nth]}>
                <Ask {...asked} name={`line${nth}`} />
                <Ask {...asked} name={`town${nth}`} />
                <Ask {...asked} name={`code${nth}`} />
                <Ask {...asked} name={`access${nth}`} />
              </Fieldset>
            ))}
            <Ask {...asked} name="online" inline />
            <ButtonGroup>
              <Button>{edits ? 'Publish the change' : 'Send to the coordinator'}</Button>
              <a href={`/support/services/${service.id}`}>See it as the public does</a>
            </ButtonGroup>
          </Form>
        </>
      ),
    }
  },
  async submit({ visit, loaded, value }) {
    const { tx, viewer, today } = visit
    const { service, area_id, edits, before } = loaded
    const to = readWhenWhere(value, before)
    const points = await pointsOf(
      tx,
      to.places.flatMap(({ postcode }) => postcode ?? []),
    )
    const after = movedTo(service, to, today, (postcode) => points.get(postcode))
    if (edits) await writeEntry(tx, after, area_id, `${viewer.name}, ${viewer.organisation_name}`, today)
    else await propose(tx, viewer, { service_id: service.id, kind: 'change', content: after, because: null })
    await visit.record({ subject: { kind: 'service', id: service.id } })
    return {
      to: '/directory',
      flash: edits
        ? `When and where of ${after.name} are changed.`
        : `Your change of when and where of ${after.name} waits for the coordinator.`,
    }
  },
})
