import type { Transporter } from 'nodemailer'
import { SendingFailed, type Transport } from './transport.ts'

// A row of the outbox stays locked while its message is sent, and the database ends a transaction that idles for a minute.
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000, dnsTimeout: 10_000 }

const propertyOf = (error: unknown, name: string): unknown =>
  error instanceof Error ? Object.entries(error).find(([key]) => key === name)?.[1] : undefined

/** Only an answer about this message's own envelope is final; a server that is busy or not set up right may yet take it. */
const failedWith = (error: unknown): SendingFailed => {
  const code = propertyOf(error, 'code')
  const status = Number(propertyOf(error, 'responseCode') ?? 0)
  const response = propertyOf(error, 'response')
  const answer = [code, response].filter((part) => typeof part === 'string').join(' ')
  return new SendingFailed(answer || 'no answer', code === 'EENVELOPE' && status >= 500)
}

/**
 * Sends e-mails through a mail server.
 * @param url smtp://user:password@host:587, or smtps: for TLS from the first byte
 * @param from the address that they come from
 */
export const smtpTransport = (url: string, from: string): Transport => {
  let server: Transporter | undefined
  const connected = async () => {
    const { createTransport } = await import('nodemailer')
    return createTransport({ url, ...patience, disableFileAccess: true, disableUrlAccess: true })
  }
  return {
    name: 'smtp',
    async send({ id, recipient, subject, body }) {
      const messageId = `<${id}@${from.slice(from.lastIndexOf('@') + 1)}>`
      const letter = { from: { name: 'No Wrong Door', address: from }, to: { name: '', address: recipient } }
      const headers = { 'auto-submitted': 'auto-generated' }
      server ??= await connected()
      await server.sendMail({ ...letter, subject, text: body, messageId, headers }).catch((error: unknown) => {
        throw failedWith(error)
      })
    },
  }
}
