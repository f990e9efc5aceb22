import { endKey, selectOptionalKey } from '#platform/api-keys'
import type { Tx } from '#platform/db'
import { FormErrors, formOf } from '#platform/forms'
import { form, found, Refused } from '#platform/http'
import { Button, ButtonGroup, Form, WarningText } from '#platform/ui'
import { endWebhook, selectOptionalWebhook } from '#platform/webhooks'
import { keepers } from './keepers.ts'

interface Ended {
  id: string
  /** What it is, for whom. */
  words: string
  organisation_id: string
}

interface Ending {
  /** As the address has it: `keys`, `webhooks`. */
  place: 'keys' | 'webhooks'
  what: string
  kind: string
  event: string
  warning: string
  done: string
  find(tx: Tx, id: string): Promise<Ended | undefined>
  end(tx: Tx, id: string, by: string): Promise<boolean>
}

const ending = ({ place, what, kind, event, warning, done, find, end }: Ending) => {
  const at = (id: string) => `/systems/${place}/${id}`
  return form({
    path: `/systems/${place}/:system/end`,
    access: keepers,
    audit: { show: { none: 'a question' }, submit: event },
    load: async ({ tx, parameters }) => found(await find(tx, parameters.system)),
    form: formOf({}),
    show: ({ loaded, token, errors }) => ({
      title: `End the ${what}`,
      back: { href: at(loaded.id), text: `The ${what}` },
      main: (
        <>
          <FormErrors errors={errors} />
          <h1>{`End the ${what}?`}</h1>
          <p>{loaded.words}</p>
          <WarningText>{warning}</WarningText>
          <Form action={`${at(loaded.id)}/end`} token={token}>
            <ButtonGroup>
              <Button>{`End the ${what}`}</Button>
              <Button href={at(loaded.id)} kind="cancel">
                Keep it
              </Button>
            </ButtonGroup>
          </Form>
        </>
      ),
    }),
    async submit({ visit: { tx, viewer, record }, loaded }) {
      if (!(await end(tx, loaded.id, viewer.user_id))) throw new Refused(`This ${what} was ended already.`)
      await record({ subject: { kind, id: loaded.id }, detail: { organisation: loaded.organisation_id } })
      return { to: '/systems', flash: done }
    },
  })
}

/** Ends a key: whatever uses it is refused from its next request on. */
export const endKeyRoute = ending({
  place: 'keys',
  what: 'key',
  kind: 'api_key',
  event: 'systems.key.ended',
  warning: 'Whatever uses it is refused at once. What it sent stays. It cannot be begun again: make another.',
  done: 'The key is ended.',
  async find(tx, id) {
    const key = await selectOptionalKey(tx, id)
    return key && { id, words: `${key.name}, ${key.organisation}`, organisation_id: key.organisation_id }
  },
  end: endKey,
})

/** Ends an address: it is told nothing more. */
export const endWebhookRoute = ending({
  place: 'webhooks',
  what: 'address',
  kind: 'webhook',
  event: 'systems.webhook.ended',
  warning:
    'It is told nothing more, not even what waits. It cannot be begun again: add it anew, with another signing key.',
  done: 'The address is ended.',
  async find(tx, id) {
    const webhook = await selectOptionalWebhook(tx, id)
    return (
      webhook && { id, words: `${webhook.address}, ${webhook.organisation}`, organisation_id: webhook.organisation_id }
    )
  },
  end: endWebhook,
})
