import { endKey, selectOptionalKey } from '#platform/api-keys'
import { FormErrors, formOf } from '#platform/forms'
import { form, found, Refused } from '#platform/http'
import { Button, ButtonGroup, Form, WarningText } from '#platform/ui'
import { keepers } from '../keepers.ts'

/** Ends a key: whatever uses it is refused from its next request on. */
export const endKeyRoute = form({
  path: '/systems/keys/:key/end',
  access: keepers,
  audit: { show: { none: 'a question' }, submit: 'systems.key.ended' },
  load: async ({ tx, parameters }) => found(await selectOptionalKey(tx, parameters.key)),
  form: formOf({}),
  show: ({ loaded: key, token, errors }) => ({
    title: 'End the key',
    back: { href: `/systems/keys/${key.id}`, text: 'The key' },
    main: (
      <>
        <FormErrors errors={errors} />
        <h1>End the key?</h1>
        <p>
          {key.name}, {key.organisation}
        </p>
        <WarningText>
          Whatever uses it is refused at once. What it sent stays. It cannot be begun again: make another.
        </WarningText>
        <Form action={`/systems/keys/${key.id}/end`} token={token}>
          <ButtonGroup>
            <Button>End the key</Button>
            <Button href={`/systems/keys/${key.id}`} kind="cancel">
              Keep it
            </Button>
          </ButtonGroup>
        </Form>
      </>
    ),
  }),
  async submit({ visit: { tx, viewer, record }, loaded: key }) {
    if (!(await endKey(tx, key.id, viewer.user_id))) throw new Refused('This key was ended already.')
    await record({ subject: { kind: 'api_key', id: key.id }, detail: { organisation: key.organisation_id } })
    return { to: '/systems', flash: 'The key is ended.' }
  },
})
