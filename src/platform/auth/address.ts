import { AsyncLocalStorage } from 'node:async_hooks'

const current = new AsyncLocalStorage<string | undefined>()

/** Whether a connection comes from this machine itself: then it is a proxy of ours, and what it says of the address is believed. */
const isOwn = (peer: string | undefined) => peer === '::1' || peer?.replace(/^::ffff:/, '').startsWith('127.') === true

/**
 * Does the work of one request, knowing which network address it came from.
 * @param peer the other end of the connection
 * @param forwarded the header X-Forwarded-For, believed only of a proxy on this machine, and only its own last word
 */
export function fromAddress<T>(peer: string | undefined, forwarded: string | null, work: () => T): T {
  const said = forwarded?.split(',').at(-1)?.trim()
  return current.run(isOwn(peer) && said ? said : peer, work)
}

/** The network address of the request in hand, where it is known. */
export const addressInHand = (): string | undefined => current.getStore()
