import type { ComponentChildren } from 'preact'

/** The page's work on the left, what is good to know on the right; one above the other on a small screen. */
export function Columns({ children, side }: { children: ComponentChildren; side: ComponentChildren }) {
  return (
    <div class="nwd-columns">
      <div class="nwd-columns__main">{children}</div>
      {side}
    </div>
  )
}

interface SideProps {
  /** What this aside is about, for a screen reader; shown as its heading when `heading`. */
  label: string
  heading?: boolean | undefined
  items: readonly { term: ComponentChildren; detail: ComponentChildren }[]
}

/** What is good to know, beside the work. */
export function Side({ label, heading, items }: SideProps) {
  return (
    <aside class="nwd-side" aria-label={label}>
      {heading && <h2>{label}</h2>}
      <dl>
        {items.map((item, index) => (
          <div key={index}>
            <dt>{item.term}</dt>
            <dd>{item.detail}</dd>
          </div>
        ))}
      </dl>
    </aside>
  )
}

/** The one thing to do: who owns it, said in a sentence; then its verb as a button. */
export function NextStep({ children, actions }: { children: ComponentChildren; actions?: ComponentChildren }) {
  return (
    <section class="nwd-next" aria-label="Next step">
      <p>{children}</p>
      {actions && <div class="nwd-next__actions">{actions}</div>}
    </section>
  )
}

/** Where this page is; the last entry is this page and no link. */
export function Breadcrumbs({ items }: { items: readonly { text: string; href?: string | undefined }[] }) {
  return (
    <nav aria-label="Breadcrumb">
      <ol class="ds_breadcrumbs">
        {items.map((item) => (
          <li class="ds_breadcrumbs__item" key={item.text} aria-current={item.href === undefined ? 'page' : undefined}>
            {item.href === undefined ? (
              item.text
            ) : (
              <a class="ds_breadcrumbs__link" href={item.href}>
                {item.text}
              </a>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}

interface Tab {
  href: string
  text: string
  current?: boolean | undefined
  count?: number | undefined
}

/** Views of one thing, each a page of its own: links, not scripts. `children` is the current view. */
export function Tabs({ label, tabs, children }: { label: string; tabs: readonly Tab[]; children?: ComponentChildren }) {
  return (
    <div class="ds_tabs ds_tabs--links nwd-tabs">
      <nav class="ds_tabs__navigation" aria-label={label}>
        <ul class="ds_tabs__list">
          {tabs.map((tab) => (
            <li class={tab.current ? 'ds_tabs__tab ds_current' : 'ds_tabs__tab'} key={tab.href}>
              <a class="ds_tabs__tab-link" href={tab.href} aria-current={tab.current ? 'page' : undefined}>
                {tab.text}
                {tab.count !== undefined && <span class="nwd-count"> {tab.count.toLocaleString('en-GB')}</span>}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {children && <div class="ds_tabs__content">{children}</div>}
    </div>
  )
}
