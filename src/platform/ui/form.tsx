import type { ComponentChildren } from 'preact'
import { ErrorSummary, type FieldError } from './error-summary.tsx'

interface FormProps {
  action: string
  /** The hidden field `_form`: proves the form is ours and that sending it twice does the thing once. */
  token: string
  /** Shown as an error summary above the fields; tell the page `hasErrors` too, for its title. */
  errors?: readonly FieldError[] | undefined
  /** The form sends files. */
  files?: boolean | undefined
  children: ComponentChildren
}

/** A form that changes something: POST, checked by us and not by the browser. */
export function Form({ action, token, errors, files, children }: FormProps) {
  return (
    <form method="post" action={action} novalidate enctype={files ? 'multipart/form-data' : undefined}>
      {errors && errors.length > 0 && <ErrorSummary errors={errors} />}
      <input type="hidden" name="_form" value={token} />
      {children}
    </form>
  )
}

/** A form that only looks things up: GET, its answers in the address. Never for personal data. */
export function SearchForm({
  action,
  label,
  children,
}: {
  action: string
  label: string
  children: ComponentChildren
}) {
  return (
    <form method="get" action={action} class="nwd-filter" aria-label={label}>
      {children}
    </form>
  )
}

interface ButtonProps {
  children: ComponentChildren
  /** Where it goes: then it is a link that looks like a button. */
  href?: string | undefined
  kind?: 'primary' | 'secondary' | 'cancel' | 'link' | undefined
  small?: boolean | undefined
  name?: string | undefined
  value?: string | undefined
  /** Sends this form elsewhere. */
  formaction?: string | undefined
}

/** The one thing to do, said as a verb. One primary button a page. */
export function Button({ children, href, kind = 'primary', small, name, value, formaction }: ButtonProps) {
  const look =
    kind === 'link'
      ? 'ds_link'
      : `ds_button${kind === 'primary' ? '' : ` ds_button--${kind}`}${small ? ' ds_button--small' : ''}`
  if (href !== undefined) {
    return (
      <a class={kind === 'link' ? undefined : look} href={href}>
        {children}
      </a>
    )
  }
  return (
    <button class={look} type="submit" name={name} value={value} formaction={formaction}>
      {children}
    </button>
  )
}

/** Buttons, and the quieter ways out, in a row. */
export function ButtonGroup({ children }: { children: ComponentChildren }) {
  return <div class="ds_button-group ds_button-group--wrap">{children}</div>
}
