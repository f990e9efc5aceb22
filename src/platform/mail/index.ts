import { notifyTransport } from './notify.ts'
import { smtpTransport } from './smtp.ts'
import type { Transport, Transports } from './transport.ts'

export { type Letter, SendingFailed, type Transport, type Transports } from './transport.ts'

export interface MailSettings {
  readonly smtpUrl: string | null
  readonly notifyApiKey: string | null
  readonly notifyTemplates: { readonly email: string | null; readonly text: string | null }
  readonly mailFrom: string | null
}

const local: Transport = { name: 'local', send: () => Promise.resolve() }

/** Whether messages leave this machine; where they do not, they can be read on the page /outbox of a demonstration. */
export const leavesTheMachine = ({ smtpUrl, notifyApiKey }: MailSettings): boolean =>
  smtpUrl !== null || notifyApiKey !== null

/**
 * What takes e-mails and texts away: the mail server before GOV.UK Notify for e-mails, Notify alone for texts, and the local outbox for both when
 * neither is set. With a mail server only, nothing takes texts.
 * @param baseUrl of this installation; its host is whom e-mails come from when nothing else was said
 */
export const transportsOf = (settings: MailSettings, baseUrl: string): Transports => {
  if (!leavesTheMachine(settings)) return { email: local, text: local }
  const { smtpUrl, notifyApiKey, notifyTemplates: templates } = settings
  const from = settings.mailFrom ?? `no-reply@${new URL(baseUrl).hostname}`
  const notify = notifyApiKey === null ? null : notifyTransport({ apiKey: notifyApiKey, templates })
  return {
    email: smtpUrl === null ? (templates.email === null ? null : notify) : smtpTransport(smtpUrl, from),
    text: templates.text === null ? null : notify,
  }
}
