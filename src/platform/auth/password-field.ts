import type { Field, Typed } from '#platform/forms'
import { longestPassword, shortestPassword } from './engine.ts'

interface Asked {
  label: string
  required: string
  hint?: string | undefined
  autocomplete: 'current-password' | 'new-password'
}

/**
 * The box of a password. Its name must begin with `_`: what is typed there is never kept in a draft, in a fingerprint, or shown again. It is
 * taken as typed, spaces and all.
 */
export function password(asked: Asked): Field<string> {
  return {
    kind: 'text',
    label: asked.label,
    hint: asked.hint,
    required: true,
    autocomplete: asked.autocomplete,
    boxes: (name) => [name],
    parse(typed, name) {
      const words = passwordIn(typed, name)
      return words === '' ? { error: asked.required } : { value: words }
    },
    typedFrom: () => ({}),
  }
}

/** A password that is being chosen: long enough, and not of one repeated character. */
export function newPassword(asked: Omit<Asked, 'autocomplete' | 'hint'>): Field<string> {
  const field = password({ ...asked, autocomplete: 'new-password', hint: newPasswordHint })
  return {
    ...field,
    parse(typed, name) {
      const words = passwordIn(typed, name)
      if (words === '') return { error: asked.required }
      if (words.length < shortestPassword)
        return { error: `The password must have at least ${shortestPassword} characters` }
      if (words.length > longestPassword)
        return { error: `The password must have at most ${longestPassword} characters` }
      if (new Set(words).size < 4) return { error: 'The password must not be the same few characters again and again' }
      return { value: words }
    },
  }
}

/** What is said beside a box for a new password. */
export const newPasswordHint = `At least ${shortestPassword} characters. Three words that do not belong together are easy to keep in mind and hard to guess.`

function passwordIn(typed: Typed, name: string): string {
  const value = typed[name]
  return typeof value === 'string' ? value.normalize('NFC') : ''
}
