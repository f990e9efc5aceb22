import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Letter, leavesTheMachine, type MailSettings, SendingFailed, transportsOf } from './index.ts'
import { notifyTransport } from './notify.ts'
import { smtpTransport } from './smtp.ts'
import { withoutAddresses } from './transport.ts'

const letter: Letter = {
  id: '0193a000-0000-7000-8000-000000000001',
  channel: 'email',
  recipient: 'kim.fictus@northtown.example',
  subject: 'Somebody was referred to you',
  body: 'Look here:\n\nhttps://nowrongdoor.example/referrals',
}
const failure = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => (error instanceof SendingFailed ? { answer: error.answer, forGood: error.forGood } : error),
  )

const refusing = (message: string, responseCode: number) => Object.assign(new Error(message), { responseCode })
const arrived: string[] = []
const mailServer = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onRcptTo: ({ address }, _session, done) => {
    if (address.startsWith('nobody')) done(refusing(`${address} is not here`, 550))
    else if (address.startsWith('busy')) done(refusing('come back later', 451))
    else done()
  },
  onData: (stream, _session, done) => {
    let text = ''
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString()
    })
    stream.on('end', () => {
      arrived.push(text)
      done()
    })
  },
})
const mailPort = await new Promise<number>((listening) => {
  const server = mailServer.listen(0, '127.0.0.1', () => {
    const address = server.address()
    listening(typeof address === 'object' && address !== null ? address.port : 0)
  })
})

const asked: { path: string | undefined; body: unknown }[] = []
let answer: { status: number; body: unknown } = { status: 201, body: { id: 'x' } }
const notifyServer = createServer(async (request, response) => {
  asked.push({ path: request.url, body: await json(request) })
  response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body))
})
await new Promise<void>((listening) => notifyServer.listen(0, '127.0.0.1', listening))
const notifyAddress = `http://127.0.0.1:${z.custom<AddressInfo>().parse(notifyServer.address()).port}`

afterAll(async () => {
  await new Promise<void>((closed) => mailServer.close(closed))
  notifyServer.closeAllConnections()
  await new Promise((closed) => notifyServer.close(closed))
})

describe('a mail server', () => {
  const transport = smtpTransport(`smtp://127.0.0.1:${mailPort}`, 'no-reply@nowrongdoor.example')

  it('is given the message as plain text, with an identifier that a second copy would have too', async () => {
    await transport.send(letter)
    const [text] = arrived
    expect(text).toContain('Subject: Somebody was referred to you')
    expect(text).toContain('To: kim.fictus@northtown.example')
    expect(text).toContain('From: No Wrong Door <no-reply@nowrongdoor.example>')
    expect(text).toContain(`Message-ID: <${letter.id}@nowrongdoor.example>`)
    expect(text).toContain('https://nowrongdoor.example/referrals')
  })

  it('cannot be led to other recipients or headers by what stands in a message', async () => {
    await transport.send({ ...letter, subject: 'Hello\r\nBcc: eve@elsewhere.example' })
    const [headers] = arrived.at(-1)?.split('\r\n\r\n') ?? []
    expect(headers).not.toMatch(/^Bcc:/im)
  })

  it('refuses for good a mailbox that does not exist, and for now a busy one', async () => {
    const nobody = await failure(transport.send({ ...letter, recipient: 'nobody@northtown.example' }))
    expect(nobody).toEqual({ answer: 'EENVELOPE 550 (address) is not here', forGood: true })
    const busy = await failure(transport.send({ ...letter, recipient: 'busy@northtown.example' }))
    expect(busy).toEqual({ answer: 'EENVELOPE 451 come back later', forGood: false })
  })

  it('that does not answer is tried again', async () => {
    const dead = smtpTransport('smtp://127.0.0.1:1', 'no-reply@nowrongdoor.example')
    expect(await failure(dead.send(letter))).toMatchObject({ forGood: false })
  })
})

describe('GOV.UK Notify', () => {
  const uuid = '0193a000-0000-7000-8000-0000000000aa'
  const templates = { email: uuid, text: null }
  const transport = notifyTransport({ apiKey: `ours-${uuid}-${uuid}`, templates, address: notifyAddress })

  it('is given the template, the words and our identifier', async () => {
    await transport.send(letter)
    expect(asked.at(-1)).toEqual({
      path: '/v2/notifications/email',
      body: {
        template_id: uuid,
        email_address: letter.recipient,
        personalisation: { subject: letter.subject, body: letter.body },
        reference: letter.id,
      },
    })
  })

  it('refuses for good what it will never take, and for now what it is not allowed yet or too busy for', async () => {
    const saying = (status: number, error: string, message: string) => {
      answer = { status, body: { status_code: status, errors: [{ error, message }] } }
      return failure(transport.send(letter))
    }
    const invalid = await saying(400, 'ValidationError', 'email_address kim@x.example Not a valid email address')
    expect(invalid).toEqual({
      answer: '400 ValidationError: email_address (address) Not a valid email address',
      forGood: true,
    })
    expect(await saying(400, 'BadRequestError', 'team-only API key')).toMatchObject({ forGood: false })
    expect(await saying(429, 'RateLimitError', 'Exceeded rate limit')).toMatchObject({ forGood: false })
    expect(await saying(500, 'Exception', 'Internal server error')).toMatchObject({ forGood: false })
  })

  it('does not send a kind that has no template', async () => {
    expect(await failure(transport.send({ ...letter, channel: 'text' }))).toMatchObject({ forGood: true })
  })
})

describe('which service takes what', () => {
  const none = { smtpUrl: null, notifyApiKey: null, notifyTemplates: { email: null, text: null }, mailFrom: null }
  const uuid = '0193a000-0000-7000-8000-0000000000aa'
  const notify = { ...none, notifyApiKey: `ours-${uuid}-${uuid}`, notifyTemplates: { email: uuid, text: uuid } }
  const names = (settings: MailSettings) => {
    const { email, text } = transportsOf(settings, 'https://nowrongdoor.example')
    return [email?.name, text?.name, leavesTheMachine(settings)]
  }

  it('is the page of messages when nothing was set', () => {
    expect(names(none)).toEqual(['local', 'local', false])
  })

  it('is the mail server for e-mails, and GOV.UK Notify for texts', () => {
    expect(names({ ...none, smtpUrl: 'smtp://mail.example' })).toEqual(['smtp', undefined, true])
    expect(names(notify)).toEqual(['notify', 'notify', true])
    expect(names({ ...notify, smtpUrl: 'smtp://mail.example' })).toEqual(['smtp', 'notify', true])
  })
})

describe('what a service answers', () => {
  it.each([
    ['550 5.1.1 <kim.fictus@northtown.example>: unknown', '550 5.1.1 <(address)>: unknown'],
    ['phone_number +44 7700 900000 is not valid', 'phone_number (number) is not valid'],
  ])('is kept without addresses: %s', (said, kept) => {
    expect(withoutAddresses(said)).toBe(kept)
  })
})
