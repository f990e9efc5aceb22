import { z } from 'zod'

const failure = z.object({ code: z.string().optional() })

/** What the engine answered: its body, the cookies the browser must be given, or the code of what was wrong. */
export type EngineAnswer = { ok: true; body: unknown; headers: Headers } | { ok: false; code: string; headers: Headers }

/** Reads an answer of the engine (called with `asResponse: true`), keeping of its headers only the cookies. */
export async function read(response: Response): Promise<EngineAnswer> {
  const headers = new Headers()
  for (const cookie of response.headers.getSetCookie()) headers.append('set-cookie', cookie)
  const to = response.headers.get('location')
  if (response.status >= 300 && response.status < 400 && to !== null) {
    const code = new URL(to, 'http://own.invalid').searchParams.get('error')
    return code === null ? { ok: true, body: null, headers } : { ok: false, code, headers }
  }
  const text = await response.text()
  const body: unknown = text === '' ? null : JSON.parse(text)
  if (response.status < 400) return { ok: true, body, headers }
  if (response.status >= 500) throw new Error(`the sign-in engine failed with ${response.status}`)
  return { ok: false, code: failure.safeParse(body).data?.code ?? 'REFUSED', headers }
}
