import { request as requestPlain } from 'node:http'
import { type RequestOptions, request } from 'node:https'
import { addressProblem, LeadsInside, lookupOutside } from './outside.ts'

/** What came of telling an address: taken, or why not, in words that hold nothing of what it answered. */
export type Told = { taken: true; answer: string } | { taken: false; answer: string }

const longestMs = 10_000
const mostBytes = 64 * 1024

const whyNot = (error: Error): string => {
  if (error instanceof LeadsInside) return 'the name leads inside a network'
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return 'no answer within ten seconds'
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'the name is not known'
  if (/CERT|SSL|TLS|SELF_SIGNED|ALTNAME/.test(code)) return 'its certificate is not right'
  return code === '' ? 'the connection broke off' : `no connection: ${code}`
}

/**
 * Posts a body to an address, once: out in the internet only, unless it may stay inside; to where its name leads at this moment; following nothing; for
 * ten seconds at most. Only an answer of 200 to 299 counts.
 */
export function postTo(
  address: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  mayStayInside: boolean,
): Promise<Told> {
  const problem = addressProblem(address, mayStayInside)
  if (problem !== undefined) return Promise.resolve({ taken: false, answer: 'the address is not allowed' })
  const url = new URL(address)
  const options: RequestOptions = {
    method: 'POST',
    agent: false,
    signal: AbortSignal.timeout(longestMs),
    headers: {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      'user-agent': 'no-wrong-door',
      ...headers,
    },
    ...(mayStayInside ? {} : { lookup: lookupOutside }),
  }
  return new Promise((resolve) => {
    const failed = (error: Error) => resolve({ taken: false, answer: whyNot(error) })
    const posted = (url.protocol === 'http:' ? requestPlain : request)(url, options, (response) => {
      const status = response.statusCode ?? 0
      let bytes = 0
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        if (bytes > mostBytes) response.destroy()
      })
      response.once('close', () => {
        if (status >= 200 && status < 300) resolve({ taken: true, answer: `answered ${status}` })
        else if (status >= 300 && status < 400)
          resolve({ taken: false, answer: `answered ${status}, which leads elsewhere and is not followed` })
        else resolve({ taken: false, answer: `answered ${status}` })
      })
      response.once('error', failed)
    })
    posted.once('error', failed)
    posted.end(body)
  })
}
