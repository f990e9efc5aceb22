import type { ComponentChildren } from 'preact'

/** One entry of the navigation. */
export interface NavItem {
  href: string
  text: string
  current?: boolean | undefined
}

/** The person signed in, as the header names them. */
export interface HeaderViewer {
  name: string
  organisation?: string | undefined
}

function Who({ viewer, signOutToken }: { viewer: HeaderViewer; signOutToken: string | undefined }) {
  return (
    <div class="nwd-who">
      <a class="nwd-who__name" href="/account">
        {viewer.name}
      </a>
      {viewer.organisation && <span class="nwd-who__organisation">{viewer.organisation}</span>}
      {signOutToken !== undefined && (
        <form method="post" action="/sign-out">
          <input type="hidden" name="_form" value={signOutToken} />
          <button class="ds_link" type="submit">
            Sign out
          </button>
        </form>
      )}
    </div>
  )
}

interface HeaderProps {
  viewer?: HeaderViewer | undefined
  navigation: readonly NavItem[]
  signOutToken?: string | undefined
  /** Words for the whole service, under the bar. */
  children?: ComponentChildren
}

/** The slim bar: the service, where one can go, who is signed in. */
export function PageHeader({ viewer, navigation, signOutToken, children }: HeaderProps) {
  return (
    <header class="ds_site-header nwd-header">
      <div class="ds_wrapper nwd-bar">
        <a class="nwd-brand" href="/">
          No Wrong Door
        </a>
        {navigation.length > 0 && (
          <nav class="nwd-nav" aria-label="Main">
            <ul>
              {navigation.map((item) => (
                <li key={item.href}>
                  <a href={item.href} aria-current={item.current ? 'page' : undefined}>
                    {item.text}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        {viewer ? (
          <Who viewer={viewer} signOutToken={signOutToken} />
        ) : (
          <div class="nwd-who">
            <a href="/sign-in">Sign in</a>
          </div>
        )}
      </div>
      {children}
    </header>
  )
}

/** What every page ends with. */
export function PageFooter() {
  return (
    <footer class="ds_site-footer nwd-footer">
      <div class="ds_wrapper">
        <nav aria-label="About this service">
          <ul class="ds_site-footer__site-items">
            {[
              { href: '/', text: 'Find support' },
              { href: '/statistics', text: 'Statistics' },
              { href: '/accessibility', text: 'Accessibility' },
              { href: '/privacy', text: 'Privacy' },
            ].map((item) => (
              <li class="ds_site-items__item" key={item.href}>
                <a href={item.href}>{item.text}</a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  )
}
