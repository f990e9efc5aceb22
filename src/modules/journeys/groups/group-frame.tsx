import type { ComponentChildren } from 'preact'
import { type FieldError, FormErrors } from '#platform/forms'
import type { Shown } from '#platform/http'
import { Button, ButtonGroup, Form, Heading } from '#platform/ui'

interface GroupForm {
  heading: string
  sub?: string | undefined
  view: { visit: { url: URL }; errors: readonly FieldError[]; token: string }
  button: string
  back: { href: string; text: string }
  wide?: boolean | undefined
  children: ComponentChildren
}

/** A form about a group, in the frame that each of them has: what it is about, what is wrong, one button, and a way out. */
export const groupFrame = ({ heading, sub, view, button, back, wide, children }: GroupForm): Shown => ({
  title: heading,
  back,
  wide,
  hideThisPage: true,
  main: (
    <>
      <FormErrors errors={view.errors} />
      <Heading sub={sub}>{heading}</Heading>
      <Form action={view.visit.url.pathname} token={view.token}>
        {children}
        <ButtonGroup>
          <Button>{button}</Button>
          <a href={back.href}>Cancel</a>
        </ButtonGroup>
      </Form>
    </>
  ),
})

export const groupAt = ({ id, name }: { id: string; name: string }) => ({ href: `/groups/${id}`, text: name })
