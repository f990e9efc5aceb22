import { createHmac } from 'node:crypto'
import type { Viewer } from '#platform/access'

/**
 * What a worker's browser is told so that it can keep a half-written form on the device, locked: a mark of whose it is, and the key, `mark.key`. The key is the account's own,
 * is given only to a page of theirs, and is never written to the device, so that what is kept there opens for nobody else. Nothing for participants, whose device others may
 * look into; nothing for nobody (docs/decisions/0032).
 */
export function keptOnDevice(secret: string, viewer: Pick<Viewer, 'user_id' | 'role'> | undefined): string | undefined {
  if (viewer === undefined || viewer.role === 'participant') return undefined
  const of = (what: string) => createHmac('sha256', secret).update(`kept.${what}.${viewer.user_id}`).digest('base64url')
  return `${of('mark').slice(0, 16)}.${of('key')}`
}
