/** A message as it leaves. */
export interface Letter {
  readonly id: string
  readonly channel: 'email' | 'text'
  readonly recipient: string
  readonly subject: string
  readonly body: string
}

/** What takes messages away. `local` takes them nowhere: they are read on the page /outbox. */
export interface Transport {
  readonly name: 'smtp' | 'notify' | 'local'
  /** @throws SendingFailed with what the service answered */
  send(letter: Letter): Promise<void>
}

/** What takes each kind of message; null when nothing can. */
export interface Transports {
  readonly email: Transport | null
  readonly text: Transport | null
}

/** A message was not taken. `answer` may be kept: it has no address in it. */
export class SendingFailed extends Error {
  override readonly name = 'SendingFailed'
  readonly answer: string
  /** Whether the same message could be taken later. */
  readonly forGood: boolean

  constructor(answer: string, forGood: boolean) {
    super('the message was not taken')
    this.answer = withoutAddresses(answer)
    this.forGood = forGood
  }
}

/** The text with e-mail addresses and telephone numbers left out, at most 300 characters. */
export const withoutAddresses = (text: string): string =>
  text
    .replaceAll(/[^\s<>"'(),;:]+@[^\s<>"'(),;]+/g, '(address)')
    .replaceAll(/\+?\d(?:[\s().-]?\d){6,}/g, '(number)')
    .slice(0, 300)
