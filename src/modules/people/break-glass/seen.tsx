import { formOf } from '#platform/forms'
import { form, found } from '#platform/http'
import { formatDateTime } from '#platform/time'
import { Button, Form, SummaryList } from '#platform/ui'
import { fullName, selectOptionalPerson } from '../people.queries.ts'
import { acknowledgeGlass, selectOptionalGlass } from './break-glass.queries.ts'

/** The coordinator reads who opened a record with what reason, and says that they have. */
export const glassSeen = form({
  path: '/break-glass/:glass/seen',
  access: ['coordinator'],
  audit: { show: 'people.glass.viewed', submit: 'people.glass.seen' },
  form: formOf({}),
  async load({ tx, parameters }) {
    const glass = found(await selectOptionalGlass(tx, parameters.glass))
    return { glass, person: found(await selectOptionalPerson(tx, glass.person_id)) }
  },
  async show({ visit, loaded: { glass, person }, token }) {
    await visit.record({ person_id: person.id, subject: { kind: 'break_glass', id: glass.id } })
    const title = 'A record was opened with a reason'
    return {
      title,
      back: { href: '/today', text: 'Today' },
      main: (
        <>
          <h1>{title}</h1>
          <SummaryList
            rows={[
              { key: 'Record of', value: <a href={`/people/${person.id}`}>{fullName(person)}</a> },
              { key: 'Opened by', value: glass.user_name },
              { key: 'When', value: `${formatDateTime(glass.opened_at)}, for three hours` },
              { key: 'Reason', value: glass.reason },
            ]}
          />
          {glass.seen_by_coordinator_at === null ? (
            <>
              <p>
                If the reason does not hold, speak to their team lead. What they opened stays in the person’s own list.
              </p>
              <Form action={`/break-glass/${glass.id}/seen`} token={token}>
                <Button>I have checked this</Button>
              </Form>
            </>
          ) : (
            <p>Checked on {formatDateTime(glass.seen_by_coordinator_at)}.</p>
          )}
        </>
      ),
    }
  },
  async submit({ visit, loaded: { glass } }) {
    await acknowledgeGlass(visit.tx, visit.viewer, glass.id)
    await visit.record({ person_id: glass.person_id, subject: { kind: 'break_glass', id: glass.id } })
    return { to: '/today', flash: 'Checked.' }
  },
})
