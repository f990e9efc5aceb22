import type { VNode } from 'preact'
import type { Viewer } from '#platform/access'
import type { NavItem } from '#platform/ui'
import { Page, renderPage, WithTables } from '#platform/ui'
import type { Shown } from './route.ts'

export interface FrameParts {
  viewer: Viewer | undefined
  /** The address that is looked at, for the files of its tables. */
  address: URL
  navigation: readonly NavItem[]
  flash?: string | undefined
  signOutToken?: string | undefined
  /** Under whose key half-written forms may be kept on the device. */
  kept?: string | undefined
  demonstration: boolean
  hasErrors?: boolean | undefined
}

/** Whoever is here for themselves may have to leave in a hurry; somebody at work does not. */
const mayHaveToHide = (viewer: Viewer | undefined) => viewer === undefined || viewer.role === 'participant'

/** Puts what a route shows into the frame that every page has: navigation by role, who is signed in, the last confirmation. */
export function framed(
  shown: Shown,
  { viewer, address, navigation, flash, signOutToken, kept, demonstration, hasErrors }: FrameParts,
): string {
  return renderPage(
    <Page
      title={shown.title}
      navigation={shown.bare ? [] : navigation}
      viewer={viewer && !shown.bare ? { name: viewer.name, organisation: viewer.organisation_name } : undefined}
      flash={flash === undefined ? undefined : { kind: 'success', text: flash }}
      back={shown.back}
      wide={shown.wide}
      lang={shown.lang}
      easy={shown.easy}
      hideThisPage={shown.hideThisPage && mayHaveToHide(viewer)}
      signOutToken={signOutToken}
      kept={shown.bare ? undefined : kept}
      demonstration={demonstration}
      hasErrors={hasErrors}
    >
      {shown.filesElsewhere ? shown.main : <WithTables address={address}>{shown.main}</WithTables>}
    </Page>,
  )
}

const sorry = (title: string, words: string, next: VNode): Shown => ({
  title,
  main: (
    <>
      <h1>{title}</h1>
      <p>{words}</p>
      {next}
    </>
  ),
})

export const notFoundPage = () =>
  sorry(
    'Page not found',
    'There is nothing at this address that you can open. It may have moved, or it may not be yours to see.',
    <p>
      <a href="/">Go to the first page</a>, or ask whoever sent you the link.
    </p>,
  )

export const uncheckedFormPage = () =>
  sorry(
    'Nothing was sent',
    'We could not be sure that this form came from you, so nothing has been changed. This happens when a page has been open for more than a day.',
    <p>Go back, open the form again, and send it from there. What you typed is still on the page before this one.</p>,
  )

export const tooLargePage = (at: string, most: number) =>
  sorry(
    'The file is too large',
    `Nothing was saved. A file may take ${Math.floor(most / (1024 * 1024))} MB at most.`,
    <p>
      Go back and choose a smaller one, or <a href={at}>open the form again</a>. A photograph taken at a lower quality
      is enough, as long as it can be read.
    </p>,
  )

export const faultPage = (reference: string) =>
  sorry(
    'Sorry, something went wrong here',
    'It is our fault, not yours. Nothing was half done: either all of it was saved before this page, or none of it.',
    <p>
      Go back and try once more. If it happens again, tell your administrator this reference:{' '}
      <strong>{reference}</strong>.
    </p>,
  )

export const unavailablePage = () =>
  sorry(
    'Back in a moment',
    'The system cannot reach its records just now. Nothing that was saved is lost.',
    <p>Wait a minute, then go back and send again what you were sending.</p>,
  )
