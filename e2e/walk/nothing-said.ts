import { sql } from 'kysely'
import { expect, it } from 'vitest'
import type { Walking } from './house.ts'
import { emailOf, everybody } from './town.ts'
import { names, secrets } from './townspeople.ts'

/** Words about people that stand on the pages of those who may see them, and nowhere else. */
const personal = [
  ...Object.values(names).flat(),
  ...Object.values(secrets),
  ...everybody.map(emailOf),
  'Placeholder Boats',
]

const saying = (text: string) => {
  const plain = decodeURIComponent(text.replace(/%(?![0-9a-f]{2})/gi, '%25').replaceAll('+', ' ')).toLowerCase()
  return personal.filter((word) => plain.includes(word.toLowerCase()))
}

/** What the program says to its log while the walk lasts. */
export function overheard(): { said: string[]; end(): void } {
  const said: string[] = []
  const streams = [process.stdout, process.stderr]
  const before = streams.map((stream) => stream.write.bind(stream))
  for (const [which, stream] of streams.entries())
    stream.write = (chunk: string | Uint8Array, ...rest: never[]) => {
      said.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString())
      return before[which]?.(chunk, ...rest) ?? true
    }
  return {
    said,
    end: () => {
      for (const [which, stream] of streams.entries()) stream.write = before[which] ?? stream.write
    },
  }
}

/** After the walk: what was heard of people where nothing of them may be heard. */
export function walkListening({ house, town }: Walking, said: readonly string[]): void {
  it('no address holds a word about anybody', () => {
    const addresses = [...town.addresses].filter((at) => /^(?:\/|https?:)/.test(at))
    expect(addresses.length).toBeGreaterThan(100)
    expect(addresses.filter((at) => saying(at).length > 0)).toEqual([])
  })

  it('the trail of who looked at what holds codes, and no words', async () => {
    const { rows } = await sql<{ event: string; detail: unknown }>`select event, detail from audit.event`.execute(
      house.asOwner,
    )
    expect(rows.length).toBeGreaterThan(500)
    expect(rows.filter(({ detail }) => saying(JSON.stringify(detail ?? {})).length > 0)).toEqual([])
  })

  it('e-mails and texts say that something waits, and nothing of whom', async () => {
    const { rows } = await sql<{
      subject: string | null
      body: string
    }>`select subject, body from platform.outbox`.execute(house.asOwner)
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.filter(({ subject, body }) => saying(`${subject ?? ''} ${body}`).length > 0)).toEqual([])
  })

  it('the log says nothing of anybody, and no fault of ours', () => {
    const lines = said.flatMap((chunk) => chunk.split('\n'))
    expect(lines.filter((line) => saying(line).length > 0)).toEqual([])
    expect(lines.filter((line) => line.startsWith('{"fault"'))).toEqual([])
  })
}
