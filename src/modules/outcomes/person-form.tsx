import type { ComponentChildren } from 'preact'
import { fullName, type Person } from '#modules/people'
import { type FieldError, FormErrors } from '#platform/forms'
import type { Shown } from '#platform/http'
import { Button, ButtonGroup, Form, Heading } from '#platform/ui'

interface PersonFormParts {
  person: Person
  heading: string
  sub?: ComponentChildren | undefined
  view: { visit: { url: URL }; errors: readonly FieldError[]; token: string }
  button: string
  children: ComponentChildren
}

/** A form about one person: whose it is, what is wrong, one button, and the way back to them. */
export function personForm({ person, heading, sub, view, button, children }: PersonFormParts): Shown {
  const out = `/people/${person.id}`
  return {
    title: heading,
    back: { href: out, text: fullName(person) },
    hideThisPage: true,
    main: (
      <>
        <FormErrors errors={view.errors} />
        <Heading sub={sub ?? fullName(person)}>{heading}</Heading>
        <Form action={view.visit.url.pathname} token={view.token}>
          {children}
          <ButtonGroup>
            <Button>{button}</Button>
            <a href={out}>Cancel</a>
          </ButtonGroup>
        </Form>
      </>
    ),
  }
}
