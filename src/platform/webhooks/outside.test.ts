import type { LookupAddress, LookupOptions } from 'node:dns'
import { expect, test, vi } from 'vitest'

const found: LookupAddress[][] = []
vi.mock('node:dns', () => ({
  lookup: (_: string, __: LookupOptions, done: (error: Error | null, all: LookupAddress[]) => void) =>
    done(null, found.shift() ?? []),
}))
const { postTo } = await import('./post.ts')

// A name may say one thing when it is looked at and another when it is connected to: it is asked once, by the connection itself.
test.each([
  ['this machine', [{ address: '127.0.0.1', family: 4 }]],
  [
    'a public address and a private one',
    [
      { address: '93.184.215.14', family: 4 },
      { address: '10.0.0.1', family: 4 },
    ],
  ],
  ['a private address of the other kind', [{ address: 'fd00::1', family: 6 }]],
  ['nothing', []],
])('a name that leads to %s is not connected to', async (_, addresses) => {
  found.push(addresses)
  expect(await postTo('https://system.example.scot/nwd', '{}', {}, false)).toEqual({
    taken: false,
    answer: 'the name leads inside a network',
  })
  expect(found).toEqual([])
})
