import { createHmac } from 'node:crypto'

const keyBytes = (secret: string, webhook: string): Buffer =>
  createHmac('sha256', secret).update(`webhook.${webhook}`).digest()

/** By what a webhook's deliveries are signed, as its receiver is told it; worked out from the house's secret, and kept nowhere. */
export const signingKeyOf = (secret: string, webhook: string): string =>
  `whsec_${keyBytes(secret, webhook).toString('base64')}`

/**
 * The headers that prove where a delivery comes from, as standardwebhooks.com has them: HMAC-SHA256 over its identifier, the time and the body,
 * parted by full stops. The receiver refuses what is older than five minutes.
 */
export function signatureOf(secret: string, webhook: string, { id, at, body }: { id: string; at: Date; body: string }) {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const signature = createHmac('sha256', keyBytes(secret, webhook))
    .update(`${id}.${timestamp}.${body}`)
    .digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` }
}
