import { sql } from 'kysely'
import { h } from 'preact'
import { describe, expect, it } from 'vitest'
import { rightPassword, town } from '#platform/auth-testing'
import { page } from '#platform/http'
import { testDatabase } from '#platform/testing'

const house = await testDatabase()
const desk = page({
  path: '/desk',
  access: 'signed-in',
  audit: { none: 'a test' },
  show: async ({ viewer }) => ({ title: 'Desk', main: h('p', {}, `${viewer.name}, ${viewer.role}`) }),
})
const northtown = await town(house, {}, () => [desk])
const { member, browser } = northtown

const summary = (answer: { page: (selector: string) => { text(): string } }) =>
  answer.page('.ds_error-summary li').text()

describe('signing in with a password', () => {
  it('leads to where the person was going, as themself, and is on record', async () => {
    const { id } = await member('fay@northtown.example')
    const fay = browser()

    expect(await fay.ask('/desk')).toMatchObject({ status: 303, to: '/sign-in?next=%2Fdesk' })
    expect(await fay.signIn('Fay@Northtown.example', undefined, '/desk')).toMatchObject({ status: 303, to: '/desk' })
    expect((await fay.ask('/desk')).body).toContain('Fay Fictus, key_worker')
    const { rows } = await house.asWorker((tx) =>
      sql`select event, detail from audit.event where user_id = ${id} and event like 'auth.%'`.execute(tx),
    )
    expect(rows).toEqual([{ event: 'auth.session.opened', detail: { by: 'password' } }])
  })

  it('never leads to another site', async () => {
    await member('carl@northtown.example')
    for (const elsewhere of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example/',
      '/\t/evil.example',
      'javascript:alert(1)',
    ]) {
      expect(await browser().signIn('carl@northtown.example', undefined, elsewhere)).toMatchObject({ to: '/' })
    }
  })

  it('refuses a wrong password and an unknown address with the same words and status', async () => {
    await member('una@northtown.example')
    const wrong = await browser().signIn('una@northtown.example', 'not the right words')
    const unknown = await browser().signIn('nobody@northtown.example', 'not the right words')

    expect([wrong.status, unknown.status]).toEqual([422, 422])
    expect(summary(wrong)).toContain('do not belong together')
    expect(summary(unknown)).toBe(summary(wrong))
    expect(wrong.body).not.toContain('not the right words')
  })

  it('hashes a password for an unknown address as well, so that the time does not tell', async () => {
    await member('tim@northtown.example')
    const timed = async (email: string) => {
      const began = performance.now()
      await browser().signIn(email, 'not the right words')
      return performance.now() - began
    }
    const known: number[] = []
    const unknown: number[] = []
    for (let round = 0; round < 4; round++) {
      known.push(await timed('tim@northtown.example'))
      unknown.push(await timed(`nobody${round}@northtown.example`))
    }
    // Without the hash an unknown address would be answered several times faster.
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 2)
  })

  it('makes guessing wait, for an account that exists and for one that does not, and says until when', async () => {
    await member('ted@northtown.example')
    for (const email of ['ted@northtown.example', 'missing@northtown.example']) {
      for (let guess = 0; guess < 10; guess++) await browser().signIn(email, `guess number ${guess}`)
      const late = await browser().signIn(email)
      expect(summary(late)).toMatch(/too many tries\. Wait 1[45] minutes/)
    }
    // It is in the database, so another program, or this one started again, refuses as well.
    const restarted = await town(house)
    expect(summary(await restarted.browser().signIn('ted@northtown.example'))).toContain('too many tries')
    const { rows } = await house.database.authPool.query('select key from throttle')
    expect(JSON.stringify(rows)).not.toContain('ted@')
  })

  it('counts a network address over all the accounts that are tried from it', async () => {
    const address = { 'x-test-address': '203.0.113.7' }
    const guess = (email: string) => browser().send('/sign-in', { email, _password: 'a guess of many' }, address)
    await northtown.auth.throttle.fill('password', '203.0.113.7')
    expect(summary(await guess('somebody@northtown.example'))).toContain('too many tries')
    expect(summary(await browser().signIn('somebody@northtown.example'))).toContain('do not belong together')
  })

  it('lets nobody in whose last membership has ended, even with the right password', async () => {
    const { membership } = await member('lee@northtown.example')
    await house.asWorker((tx) =>
      sql`update partnership.membership set until = nwd.clock() where id = ${membership}`.execute(tx),
    )
    const lee = browser()
    const refused = await lee.signIn('lee@northtown.example', rightPassword, '/desk')
    expect(summary(refused)).toContain('Your access has ended')
    expect(await lee.ask('/desk')).toMatchObject({ status: 303 })
  })

  it('keeps the hash and the token from the roles of pages and jobs', async () => {
    const look = sql`select password from auth.credential`
    await expect(house.asNobody((tx) => look.execute(tx))).rejects.toThrow(/permission denied/)
    await expect(house.asWorker((tx) => look.execute(tx))).rejects.toThrow(/permission denied/)
    await expect(house.database.authPool.query('select 1 from partnership.membership')).rejects.toThrow(
      /permission denied/,
    )
  })

  it('keeps no password in what a form leaves behind', async () => {
    const { rows } = await house.asWorker((tx) => sql`select * from platform.submission`.execute(tx))
    expect(JSON.stringify(rows)).not.toContain('sign-in')
  })
})
