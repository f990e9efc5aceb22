import { colleaguesIn, type Organisation } from '#modules/partnership'
import type { Role } from '#platform/access'
import { makeKey, scopesFor, scopeWords } from '#platform/api-keys'
import { Ask, choice, choices, FormErrors, formOf, text } from '#platform/forms'
import { form } from '#platform/http'
import { Button, ButtonGroup, Form, Heading, NextStep } from '#platform/ui'
import { answerers, keepers } from '../keepers.ts'
import { ownOrganisation } from '../organisation.ts'
import type { SystemsParts } from '../parts.ts'

const questions = (organisation: Organisation, people: readonly { user_id: string; name: string }[]) =>
  formOf({
    name: text({
      label: 'What is the system called?',
      hint: 'For example: Seemis, or our case list',
      required: 'Enter what the system is called',
      max: 100,
    }),
    scopes: choices({
      label: 'What may it do?',
      required: 'Choose at least one thing that it may do',
      options: scopesFor(organisation.kind).map((value) => ({ value, text: scopeWords[value] })),
    }),
    responsible: choice({
      label: 'Who answers for what it sends?',
      hint: 'They own the next step for everybody it refers, and are written to. When they leave, the key stops.',
      required: 'Choose who answers for what it sends',
      options: people.map(({ user_id, name }) => ({ value: user_id, text: name })),
    }),
  })

/** Makes a key for a system of an organisation. */
export const makeKeyRoute = ({ secret }: SystemsParts) =>
  form({
    path: '/systems/organisations/:organisation/key',
    access: keepers,
    audit: { show: { none: 'an empty form' }, submit: 'systems.key.made' },
    async load({ tx, viewer, parameters }) {
      const organisation = await ownOrganisation(tx, viewer, parameters.organisation)
      const roles: readonly Role[] = answerers
      const colleagues = await colleaguesIn(tx, organisation.id, roles)
      const people = colleagues.filter(
        ({ user_id }, at) => colleagues.findIndex((each) => each.user_id === user_id) === at,
      )
      return { organisation, people, asking: questions(organisation, people) }
    },
    form: ({ asking }) => asking,
    show({ visit, loaded: { organisation, people, asking }, typed, errors, token }) {
      const asked = { form: asking, typed, errors }
      const back = { href: '/systems/organisations', text: 'Whose system is it?' }
      return {
        title: 'Make a key',
        back,
        main: (
          <>
            <FormErrors errors={errors} />
            <Heading sub={organisation.name}>Make a key</Heading>
            {people.length === 0 ? (
              <NextStep actions={<Button href="/systems">Back to other systems</Button>}>
                Nobody acts for {organisation.name} who may refer somebody. Invite them first, so that a person answers
                for what the system sends.
              </NextStep>
            ) : (
              <Form action={visit.url.pathname} token={token}>
                <Ask {...asked} name="name" />
                <Ask {...asked} name="scopes" />
                <Ask {...asked} name="responsible" />
                <ButtonGroup>
                  <Button>Make the key</Button>
                  <a href="/systems">Cancel</a>
                </ButtonGroup>
              </Form>
            )}
          </>
        ),
      }
    },
    async submit({ visit: { tx, viewer, record }, loaded: { organisation }, value }) {
      const { id } = await makeKey(tx, secret, {
        ...value,
        area_id: organisation.area_id,
        organisation_id: organisation.id,
        made_by: viewer.user_id,
      })
      await record({
        subject: { kind: 'api_key', id },
        detail: { organisation: organisation.id, scopes: value.scopes.join(' ') },
      })
      return { to: `/systems/keys/${id}` }
    },
  })
