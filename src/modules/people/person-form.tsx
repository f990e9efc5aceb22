import type { ComponentChildren } from 'preact'
import { type FieldError, FormErrors } from '#platform/forms'
import type { Shown } from '#platform/http'
import { Button, ButtonGroup, Form, Heading } from '#platform/ui'
import { fullName, type Person } from './people.queries.ts'

interface PersonForm {
  person: Pick<Person, 'id' | 'given_name' | 'family_name'>
  heading: string
  sub?: ComponentChildren | undefined
  view: { visit: { url: URL }; errors: readonly FieldError[]; token: string }
  button: string
  /** Another thing to do with what was written, beside the button. */
  besides?: ComponentChildren | undefined
  /** Where Cancel and Back lead; the person's page unless given. */
  back?: { href: string; text: string } | undefined
  wide?: boolean | undefined
  /** The form sends files. */
  files?: boolean | undefined
  children: ComponentChildren
}

/** A form about one person, in the frame that every such form has: whose it is, what is wrong, one button, and a way out. */
export function personForm({
  person,
  heading,
  sub,
  view,
  button,
  besides,
  back,
  wide,
  files,
  children,
}: PersonForm): Shown {
  const out = back ?? { href: `/people/${person.id}`, text: fullName(person) }
  return {
    title: `${heading}: ${fullName(person)}`,
    back: out,
    wide,
    hideThisPage: true,
    main: (
      <>
        <FormErrors errors={view.errors} />
        <Heading sub={sub ?? fullName(person)}>{heading}</Heading>
        <Form action={view.visit.url.pathname} token={view.token} files={files}>
          {children}
          <ButtonGroup>
            <Button>{button}</Button>
            {besides}
            <a href={out.href}>Cancel</a>
          </ButtonGroup>
        </Form>
      </>
    ),
  }
}
