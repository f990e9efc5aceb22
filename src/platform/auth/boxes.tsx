import type { FieldError, Typed } from '#platform/forms'
import { TextField } from '#platform/ui'

interface Given {
  typed: Typed
  errors: readonly FieldError[]
}

const wrong = (errors: readonly FieldError[], name: string) => errors.find(({ field }) => field === name)?.message

const shownAgain = (typed: Typed, name: string) => {
  const value = typed[name]
  return typeof value === 'string' ? value : undefined
}

/** The box of an e-mail address, as browsers and password managers know it. */
export function EmailBox({ typed, errors, hint }: Given & { hint?: string }) {
  return (
    <TextField
      name="email"
      label="E-mail address"
      type="email"
      autocomplete="username"
      spellcheck={false}
      hint={hint}
      value={shownAgain(typed, 'email')}
      error={wrong(errors, 'email')}
    />
  )
}

interface PasswordBoxProps extends Pick<Given, 'errors'> {
  name: `_${string}`
  label: string
  hint?: string | undefined
  autocomplete: 'current-password' | 'new-password'
}

/** The box of a password; never filled in by us. */
export function PasswordBox({ errors, name, label, hint, autocomplete }: PasswordBoxProps) {
  return (
    <TextField
      name={name}
      label={label}
      type="password"
      hint={hint}
      autocomplete={autocomplete}
      error={wrong(errors, name)}
    />
  )
}

/** The box of a code from an app. Not shown again: a code is soon another. */
export function CodeBox({ errors, label, hint }: Pick<Given, 'errors'> & { label: string; hint: string }) {
  return (
    <TextField
      name="_code"
      label={label}
      hint={hint}
      width={10}
      inputmode="text"
      autocomplete="one-time-code"
      spellcheck={false}
      error={wrong(errors, '_code')}
    />
  )
}
