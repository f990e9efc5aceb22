import { NotifyClient } from 'notifications-node-client'
import { z } from 'zod'
import { SendingFailed, type Transport } from './transport.ts'

export interface NotifySettings {
  readonly apiKey: string
  /** Ids of our two templates there: ((subject)) and ((body)) for e-mails, ((body)) for texts. */
  readonly templates: { readonly email: string | null; readonly text: string | null }
  /** Where GOV.UK Notify is; its own address unless given. */
  readonly address?: string | undefined
}

const answered = z.object({
  response: z.object({
    status: z.number(),
    data: z.object({ errors: z.array(z.object({ error: z.string(), message: z.string() })) }).optional(),
  }),
})

/** Notify answers 400 to a message that it will never take, such as one to no number at all; but also while a service is on trial. */
const failedWith = (error: unknown): SendingFailed => {
  const parsed = answered.safeParse(error)
  if (!parsed.success) return new SendingFailed('no answer', false)
  const { status, data } = parsed.data.response
  const said = data?.errors.map(({ error, message }) => `${error}: ${message}`).join('; ') ?? ''
  return new SendingFailed(`${status} ${said}`, status === 400 && said.startsWith('ValidationError'))
}

const within = <T>(milliseconds: number, work: Promise<T>): Promise<T> => {
  const { promise: tooLate, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new SendingFailed('no answer in time', false)), milliseconds)
  return Promise.race([work, tooLate]).finally(() => clearTimeout(timer))
}

/** Sends e-mails and texts through GOV.UK Notify. */
export const notifyTransport = ({ apiKey, templates, address }: NotifySettings): Transport => {
  const client = address === undefined ? new NotifyClient(apiKey) : new NotifyClient(address, apiKey)
  const post = ({ channel, id, recipient, subject, body }: Parameters<Transport['send']>[0]) => {
    const template = templates[channel]
    if (template === null) throw new SendingFailed(`no template for ${channel}`, true)
    return channel === 'email'
      ? client.sendEmail(template, recipient, { personalisation: { subject, body }, reference: id })
      : client.sendSms(template, recipient, { personalisation: { body }, reference: id })
  }
  return {
    name: 'notify',
    send: async (letter) => {
      await within(30_000, Promise.resolve(post(letter))).catch((error: unknown) => {
        throw error instanceof SendingFailed ? error : failedWith(error)
      })
    },
  }
}
