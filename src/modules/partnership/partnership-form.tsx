import type { ComponentChildren } from 'preact'
import { type FieldError, FormErrors } from '#platform/forms'
import type { Shown } from '#platform/http'
import { Button, ButtonGroup, Form, Heading } from '#platform/ui'

interface PartnershipForm {
  heading: string
  /** The title in the browser, where the heading is long. */
  title?: string | undefined
  sub?: ComponentChildren | undefined
  view: { visit: { url: URL }; errors: readonly FieldError[]; token: string }
  button: string
  back: { href: string; text: string }
  children?: ComponentChildren | undefined
}

/** A form of the partnership's business, in the frame that every such form has: what is wrong, one button, and a way out. */
export function partnershipForm({ heading, title, sub, view, button, back, children }: PartnershipForm): Shown {
  return {
    title: title ?? heading,
    back,
    main: (
      <>
        <FormErrors errors={view.errors} />
        <Heading sub={sub}>{heading}</Heading>
        <Form action={`${view.visit.url.pathname}${view.visit.url.search}`} token={view.token}>
          {children}
          <ButtonGroup>
            <Button>{button}</Button>
            <a href={back.href}>Cancel</a>
          </ButtonGroup>
        </Form>
      </>
    ),
  }
}
