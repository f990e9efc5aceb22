import { load } from 'cheerio'
import { describe, expect, it } from 'vitest'
import { routerFor } from '#platform/http'
import { testDatabase } from '#platform/testing'
import { outboxRoutes, sendLater } from './index.ts'

const house = await testDatabase()

const app = (parts: { demonstration: boolean; leavesTheMachine: boolean }) =>
  routerFor(outboxRoutes({ database: house.database, ...parts }), {
    database: house.database,
    clock: house.clock,
    secret: 'a secret of this test, long enough',
    demonstration: parts.demonstration,
    identify: async () => undefined,
    navigation: () => [],
  })
const link = 'http://127.0.0.1:3000/sign-in/link/open?token=abc'
const send = (subject: string, body: string) =>
  house.asNobody((tx) => sendLater(tx, { channel: 'email', recipient: 'kim.fictus@northtown.example', subject, body }))

describe('the page of messages', () => {
  it('says that there is nothing yet', async () => {
    const answer = await app({ demonstration: true, leavesTheMachine: false }).request('/outbox')
    expect(await answer.text()).toContain('Nothing has been sent yet')
  })

  it('shows a demonstration its messages, newest first, with links to click and nothing else that acts', async () => {
    await send('Your link to sign in', `Open this link:\n\n${link}\n\nIt works once.`)
    await send('Second', '<script>alert(1)</script> javascript:alert(1)')
    const answer = await app({ demonstration: true, leavesTheMachine: false }).request('/outbox')
    const $ = load(await answer.text())
    expect(
      $('main h2')
        .toArray()
        .map((heading) => $(heading).text()),
    ).toEqual(['Second', 'Your link to sign in'])
    expect(
      $('main li a')
        .toArray()
        .map((anchor) => $(anchor).attr('href')),
    ).toEqual([link])
    expect($('main script')).toHaveLength(0)
    expect($('main').text()).toContain('2 messages, newest first.')
  })

  it('is not there where people are real, or where messages really leave', async () => {
    for (const parts of [
      { demonstration: false, leavesTheMachine: false },
      { demonstration: true, leavesTheMachine: true },
    ]) {
      const answer = await app(parts).request('/outbox')
      expect(answer.status).toBe(404)
      expect(await answer.text()).not.toContain('token=abc')
    }
  })
})
