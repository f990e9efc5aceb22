import type { ComponentChildren } from 'preact'

export type NotificationKind = 'success' | 'information' | 'warning' | 'problem'

const kinds = {
  success: { look: '', word: 'Done', sign: '✓' },
  information: { look: ' ds_notification-message--info', word: 'Information', sign: 'i' },
  warning: { look: ' ds_notification-message--warning', word: 'Warning', sign: '!' },
  problem: { look: ' ds_notification-message--error', word: 'Problem', sign: '✕' },
} as const

interface NotificationProps {
  kind: NotificationKind
  title?: string | undefined
  children: ComponentChildren
}

/** Tells what happened, in the page's flow. A warning or a problem is read out at once, the others when there is time. */
export function Notification({ kind, title, children }: NotificationProps) {
  const { look, word, sign } = kinds[kind]
  return (
    <div
      class={`ds_notification-message nwd-notice${look}`}
      role={kind === 'warning' || kind === 'problem' ? 'alert' : 'status'}
    >
      <span class="ds_notification-message__icon nwd-notice__sign" aria-hidden="true">
        {sign}
      </span>
      <span class="visually-hidden">{word}: </span>
      {title && <h2 class="ds_notification-message__title nwd-notice__title">{title}</h2>}
      <div class="ds_notification-message__body">{children}</div>
    </div>
  )
}

/** The end of a journey: what was done, its reference, and under it what happens next. Holds the page's `<h1>`. */
export function Confirmation(props: { title: string; reference?: string | undefined; children?: ComponentChildren }) {
  return (
    <div class="ds_notification-panel nwd-confirmation">
      <h1 class="ds_notification-panel__title">{props.title}</h1>
      {(props.reference || props.children) && (
        <div class="ds_notification-panel__content">
          {props.reference && (
            <p>
              Your reference: <strong class="ds_notification-panel__reference">{props.reference}</strong>
            </p>
          )}
          {props.children}
        </div>
      )}
    </div>
  )
}

/** A sentence set apart. */
export function InsetText({ children }: { children: ComponentChildren }) {
  return (
    <div class="ds_inset-text">
      <div class="ds_inset-text__text">{children}</div>
    </div>
  )
}

/** What must not be missed before doing something that cannot be undone, or that could put somebody at risk. */
export function WarningText({ children }: { children: ComponentChildren }) {
  return (
    <div class="ds_warning-text nwd-warning">
      <span class="ds_warning-text__icon" aria-hidden="true" />
      <strong class="ds_warning-text__text">
        <span class="visually-hidden">Warning: </span>
        {children}
      </strong>
    </div>
  )
}

/** More, for those who want it. */
export function Details({ summary, open, children }: { summary: string; open?: boolean; children: ComponentChildren }) {
  return (
    <details class="ds_details" open={open}>
      <summary class="ds_details__summary">{summary}</summary>
      <div class="ds_details__text">{children}</div>
    </details>
  )
}
