import type { ComponentChildren } from 'preact'
import { Ask, FormErrors, type Form as FormOf, type Overrides } from '#platform/forms'
import type { FormView, Shown } from '#platform/http'
import { Button, ButtonGroup, Form, Heading } from '#platform/ui'

interface FormPage<V> {
  form: FormOf<V>
  heading: string
  sub?: string | undefined
  button: string
  back: { href: string; text: string }
  /** How single questions are shown otherwise than the form says; one that is `false` is asked by the page itself. */
  looks?: Readonly<Record<string, Overrides | false>>
  /** The form sends files. */
  files?: true
  /** What stands between the heading and the questions. */
  children?: ComponentChildren
}

/** A page that is one form: its questions in order, one button, one way back. */
export function formPage<V extends object>(
  { visit, typed, errors, token }: Pick<FormView<unknown>, 'visit' | 'typed' | 'errors' | 'token'>,
  { form, heading, sub, button, back, looks = {}, files, children }: FormPage<V>,
): Shown {
  const names = Object.keys(form.fields) as (keyof V & string)[]
  return {
    title: heading,
    back,
    main: (
      <>
        <FormErrors errors={errors} />
        <Heading sub={sub}>{heading}</Heading>
        <Form action={visit.url.pathname} token={token} files={files}>
          {children}
          {names.map((name) => {
            const look = looks[name]
            return look === false ? null : <Ask key={name} {...{ form, name, typed, errors }} {...look} />
          })}
          <ButtonGroup>
            <Button>{button}</Button>
            <a href={back.href}>Back without saving</a>
          </ButtonGroup>
        </Form>
      </>
    ),
  }
}
