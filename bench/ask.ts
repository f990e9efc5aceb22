import { Agent, request } from 'node:http'
import type { Actor } from './actors.ts'
import type { Asked } from './pages.ts'

/** A browser's connections to one port, kept open. */
export function askerOf(port: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: 32 })

  /** Asks, and reads the answer to its end. Rejects when it is not the answer that was to come. @returns bytes of the body */
  const ask = (actor: Actor, { method, path, body, status }: Asked): Promise<number> =>
    new Promise((resolve, reject) => {
      const headers = {
        cookie: actor.cookie,
        ...(body === undefined
          ? {}
          : { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) }),
      }
      const sent = request({ agent, host: '127.0.0.1', port, method, path, headers }, (answer) => {
        let bytes = 0
        answer.on('data', (part: Buffer) => {
          bytes += part.length
        })
        answer.on('error', reject)
        answer.on('end', () => {
          const to = answer.headers.location ?? ''
          if (answer.statusCode === status && !/^\/(sign-in|terms|choose-role)/.test(to)) resolve(bytes)
          else reject(new Error(`${method} ${path} was answered with ${answer.statusCode} ${to}, not ${status}`))
        })
      })
      sent.on('error', reject)
      sent.end(body)
    })

  return { ask, close: () => agent.destroy() }
}

export type Asker = ReturnType<typeof askerOf>
