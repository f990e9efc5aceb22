import { Ask, type FieldError, type Form, type Overrides, type Typed } from '#platform/forms'

export interface Asked<V> {
  form: Form<V>
  typed: Typed
  errors: readonly FieldError[]
}

export type Looks<V> = Partial<Record<keyof V & string, Overrides>>

/** Every question of a form, one under another. */
export function AskAll<V>({ looks, ...asked }: Asked<V> & { looks?: Looks<V> | undefined }) {
  const names: (keyof V & string)[] = []
  for (const name in asked.form.fields) names.push(name)
  return (
    <>
      {names.map((name) => (
        <Ask key={name} {...asked} name={name} {...looks?.[name]} />
      ))}
    </>
  )
}
