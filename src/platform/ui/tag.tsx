export type TagTone = 'grey' | 'green' | 'teal' | 'blue' | 'purple' | 'pink' | 'red' | 'orange' | 'yellow'

/** A state in words; the tone only repeats them. */
export function Tag({ tone, children }: { tone?: TagTone | undefined; children: string }) {
  return <span class={`ds_tag ds_tag--${tone ?? 'grey'} nwd-tag`}>{children}</span>
}

/** How many, beside a heading: `<h2>Overdue <Count>2</Count></h2>`. */
export function Count({ children }: { children: number | string }) {
  return <span class="nwd-count">{typeof children === 'number' ? children.toLocaleString('en-GB') : children}</span>
}

/** How late something is, in words: `<Late>6 working days</Late>`. Heavy as well as red. */
export function Late({ children }: { children: string }) {
  return (
    <strong class="nwd-late">
      <span class="visually-hidden">Late: </span>
      {children}
    </strong>
  )
}
