import type { ComponentChildren } from 'preact'
import { pageAssets } from './assets.ts'
import { Notification, type NotificationKind } from './notices.tsx'
import { type HeaderViewer, type NavItem, PageFooter, PageHeader } from './page-header.tsx'

/** One message carried from the page before. */
export interface Flash {
  kind: NotificationKind
  text: string
}

interface PageProps {
  /** What this page is, first in the browser's title. Never personal data on a public page. */
  title: string
  viewer?: HeaderViewer | undefined
  navigation?: readonly NavItem[] | undefined
  /** Says that everybody here is invented. */
  demonstration?: boolean | undefined
  /** Service-wide words, for example that the service is read-only for now. */
  notice?: string | undefined
  flash?: Flash | undefined
  /** Adds "Error: " to the title; the form shows the summary itself. */
  hasErrors?: boolean | undefined
  hideThisPage?: boolean | undefined
  back?: { href: string; text: string } | undefined
  /** For tables that need the room. */
  wide?: boolean | undefined
  /** The language of what the page holds, when it is not English; what stands around it stays English and says so. */
  lang?: 'gd' | undefined
  /** Large type, one thing a line. */
  easy?: boolean | undefined
  /** Whose half-written forms may be kept on the device, and the key to them; left out, none are. */
  kept?: string | undefined
  /** The form token of "Sign out". */
  signOutToken?: string | undefined
  children: ComponentChildren
}

function Strip({ tag, children }: { tag: string; children: ComponentChildren }) {
  return (
    <div class="ds_phase-banner nwd-strip">
      <div class="ds_wrapper">
        <p class="ds_phase-banner__content">
          <strong class="ds_tag ds_phase-banner__tag">{tag}</strong>
          <span class="ds_phase-banner__text">{children}</span>
        </p>
      </div>
    </div>
  )
}

/** Leaves at once for a neutral site; with the script, also replaces this page in the history and answers Escape three times. */
function HideThisPage({ lang }: { lang: string | undefined }) {
  return (
    <a class="nwd-hide" lang={lang} href="https://www.bbc.co.uk/weather" rel="nofollow noreferrer" data-hide-page>
      Hide this page <span class="nwd-hide__keys">(or press Esc three times)</span>
    </a>
  )
}

function Head({ title, hasErrors, keeps }: { title: string; hasErrors: boolean; keeps: boolean }) {
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${hasErrors ? 'Error: ' : ''}${title} - No Wrong Door`}</title>
      <meta name="color-scheme" content="light" />
      <meta name="format-detection" content="telephone=no" />
      <link rel="icon" href={pageAssets.icon} type="image/svg+xml" />
      {pageAssets.styles.map((href) => (
        <link key={href} rel="stylesheet" href={href} />
      ))}
      <script src={pageAssets.script} defer />
      {keeps && <script src={pageAssets.keep} defer />}
    </head>
  )
}

/** A whole page. Its children begin with the page's one `<h1>`. Render with `renderPage`. */
export function Page(page: PageProps) {
  const around = page.lang === undefined ? undefined : 'en-GB'
  return (
    <html lang={page.lang ?? 'en-GB'}>
      <Head title={page.title} hasErrors={page.hasErrors ?? false} keeps={page.kept !== undefined} />
      <body data-kept={page.kept}>
        <div class={`ds_page${page.wide ? ' nwd-wide' : ''}${page.easy ? ' nwd-easy' : ''}`}>
          <div class="ds_page__top" lang={around}>
            <div class="ds_skip-links">
              <a class="ds_skip-links__link" href="#main-content">
                Skip to main content
              </a>
            </div>
            <PageHeader viewer={page.viewer} navigation={page.navigation ?? []} signOutToken={page.signOutToken}>
              {page.demonstration && <Strip tag="Demonstration">Everybody here is invented.</Strip>}
              {page.notice && <Strip tag="Notice">{page.notice}</Strip>}
            </PageHeader>
          </div>
          <div class="ds_page__middle">
            <div class="ds_wrapper">
              {(page.hideThisPage || page.back) && (
                <nav class="nwd-above" aria-label="Ways out">
                  {page.back && (
                    <a class="ds_back-link" href={page.back.href}>
                      {page.back.text}
                    </a>
                  )}
                  {page.hideThisPage && <HideThisPage lang={around} />}
                </nav>
              )}
              <main id="main-content">
                {page.flash && <Notification kind={page.flash.kind}>{page.flash.text}</Notification>}
                {page.children}
              </main>
            </div>
          </div>
          <div class="ds_page__bottom" lang={around}>
            <PageFooter />
          </div>
        </div>
      </body>
    </html>
  )
}

/** The page's heading, and the one quiet line under it: what is held, how many, what is left out. */
export function Heading({ children, sub }: { children: ComponentChildren; sub?: ComponentChildren | undefined }) {
  return (
    <>
      <h1 class="ds_h1">{children}</h1>
      {sub && <p class="nwd-sub nwd-under-heading">{sub}</p>}
    </>
  )
}
