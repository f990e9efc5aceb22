import { partnershipOf } from '#modules/partnership'
import { Ask, formOf, longText } from '#platform/forms'
import { form, NotFound, Refused } from '#platform/http'
import { Button, ButtonGroup, Form, WarningText } from '#platform/ui'
import { writeToColleagues } from '../letters.ts'
import { sight, sightOf } from '../people.access.ts'
import { addToTimeline } from '../timeline.ts'
import { breakTheGlass, isWithinReach } from './break-glass.queries.ts'

const reasonForm = formOf({
  reason: longText({
    label: 'Why do you need to open it now?',
    hint: 'The coordinator and the person will read this.',
    required: 'Enter why you need to open it',
    max: 500,
  }),
})

/**
 * Opens a record that no relationship lets the viewer see, for three hours and for a reason. The page tells nothing of the person,
 * not even a name; outside the viewer's area it is not found.
 */
export const breakGlass = form({
  path: '/people/:person/break-glass',
  access: ['key_worker', 'team_lead'],
  audit: { show: 'people.glass.reached', submit: 'people.glass.broken' },
  form: reasonForm,
  async load(visit) {
    const id = visit.parameters.person
    if (!(await isWithinReach(visit.tx, id))) throw new NotFound()
    return { id, seen: (await sightOf(visit.tx, id)) >= sight.record }
  },
  async show({ visit, loaded: { id, seen }, typed, errors, token }) {
    if (errors.length === 0) await visit.record({ person_id: id })
    const title = 'Open a record with a reason'
    const main = seen ? (
      <>
        <h1>{title}</h1>
        <p>
          You can see this record already. <a href={`/people/${id}`}>Open it</a>.
        </p>
      </>
    ) : (
      <>
        <h1>{title}</h1>
        <p>Your organisation has no part in supporting this person, so you do not see their record.</p>
        <WarningText>
          You may open it for three hours when somebody’s safety or support depends on it. Your name and your reason are
          shown to the person and to the partnership’s coordinator.
        </WarningText>
        <Form action={`/people/${id}/break-glass`} token={token} errors={errors}>
          <Ask form={reasonForm} name="reason" typed={typed} errors={errors} rows={3} />
          <ButtonGroup>
            <Button>Open it for three hours</Button>
            <Button href="/people/find" kind="link">
              Do not open it
            </Button>
          </ButtonGroup>
        </Form>
      </>
    )
    return { title, back: { href: '/people/find', text: 'Find a person' }, main }
  },
  async submit({ visit, loaded: { id, seen }, value }) {
    const { tx, viewer } = visit
    if (value.reason.length < 10) {
      throw new Refused([{ field: 'reason', message: 'Say why in at least 10 characters: others will read it' }])
    }
    const to = `/people/${id}`
    if (seen) {
      await visit.record({ person_id: id, detail: { seen_already: true } })
      return { to }
    }
    const glass = await breakTheGlass(tx, viewer, id, value.reason)
    await visit.record({ person_id: id, subject: { kind: 'break_glass', id: glass } })
    const area_id = viewer.area_id ?? ''
    const words = 'Opened the record for three hours, with a reason'
    await addToTimeline(tx, viewer, { area_id, person_id: id, kind: 'people.break_glass', words, sees: sight.record })
    const partnership = await partnershipOf(tx, area_id)
    await writeToColleagues(tx, partnership.id, ['coordinator'], {
      subject: 'A record was opened with a reason',
      body: 'Somebody in your area opened a record that they do not otherwise see. Your page for today at No Wrong Door shows who and why.',
    })
    return { to, flash: 'You can see this record for three hours.' }
  },
})
