import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { confirm, formOf } from '#platform/forms'
import { form, found, type Route } from '#platform/http'
import { Button, Checkboxes, Form } from '#platform/ui'
import { currentTerms } from '../terms.ts'

const termsForm = formOf({
  agree: confirm({ label: 'I agree to these terms', required: 'Say that you agree, or sign out' }),
})

/** The agency terms, accepted for the organisation one acts for before anything else is shown, and again when they change. */
export function acceptTerms(): Route {
  return form({
    path: '/terms',
    access: 'signed-in',
    audit: { show: { none: 'the same words for everybody' }, submit: 'auth.terms.accepted' },
    load: async ({ today }) => found(currentTerms(today)),
    form: termsForm,
    show: ({ visit, token, errors, loaded: terms }) => ({
      title: terms.title,
      main: (
        <>
          <h1>{terms.title}</h1>
          {visit.viewer.organisation_name !== '' && (
            <p>
              You act for <strong>{visit.viewer.organisation_name}</strong>.
            </p>
          )}
          <ul>
            {terms.clauses.map((clause) => (
              <li key={clause}>{clause}</li>
            ))}
          </ul>
          <Form action="/terms" token={token} errors={errors}>
            <Checkboxes
              name="agree"
              label="Do you agree?"
              options={[{ value: 'yes', text: 'I agree to these terms' }]}
              error={errors.find(({ field }) => field === 'agree')?.message}
            />
            <Button>Continue</Button>
          </Form>
          <p class="nwd-sub">Version {terms.version}</p>
        </>
      ),
    }),
    async submit({ visit: { tx, viewer, record }, loaded: terms }) {
      await sql`
        insert into partnership.terms_acceptance (id, user_id, organisation_id, version)
        values (${uuid()}, ${viewer.user_id}, ${viewer.organisation_id}, ${terms.version}) on conflict do nothing
      `.execute(tx)
      await record({ detail: { version: terms.version } })
      return { to: '/' }
    },
  })
}
