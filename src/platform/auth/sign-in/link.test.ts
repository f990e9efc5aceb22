import { describe, expect, it } from 'vitest'
import { letterLinks, town } from '#platform/auth-testing'
import { testDatabase } from '#platform/testing'

const house = await testDatabase()
const { member, browser } = await town(house)

describe('signing in by an e-mailed link', () => {
  it('signs in once: looking at the link uses nothing up, the button does', async () => {
    await member('nia@northtown.example')
    expect(await browser().send('/sign-in/link', { email: 'nia@northtown.example' })).toMatchObject({
      to: '/sign-in/link/sent',
    })
    const [link = ''] = await letterLinks(house, 'nia@northtown.example')
    await browser().ask(link)
    await browser().ask(link)

    const nia = browser()
    expect(await nia.send(link)).toMatchObject({ status: 303, to: '/' })
    expect((await nia.ask('/account')).status).toBe(200)

    const again = await browser().send(link)
    expect(again.status).toBe(422)
    expect(again.page('main').text()).toContain('has been used')
  })

  it('answers the same, as late, for an address without an account, and writes no letter', async () => {
    const began = performance.now()
    const answer = await browser().send('/sign-in/link', { email: 'nobody@northtown.example' })
    expect(answer).toMatchObject({ status: 303, to: '/sign-in/link/sent' })
    expect(performance.now() - began).toBeGreaterThan(290)
    expect(await letterLinks(house, 'nobody@northtown.example')).toEqual([])
  })

  it('writes at most three letters in a quarter of an hour', async () => {
    await member('max@northtown.example')
    for (let press = 0; press < 3; press++) await browser().send('/sign-in/link', { email: 'max@northtown.example' })
    const fourth = await browser().send('/forgot-password', { email: 'max@northtown.example' })
    expect(fourth.page('.ds_error-summary').text()).toContain('too many tries')
    expect(await letterLinks(house, 'max@northtown.example')).toHaveLength(3)
  })
})

describe('a forgotten password', () => {
  it('is replaced by a link that works once, and every session ends', async () => {
    await member('ola@northtown.example')
    const elsewhere = browser()
    await elsewhere.signIn('ola@northtown.example')
    expect((await elsewhere.ask('/account')).status).toBe(200)

    await browser().send('/forgot-password', { email: 'ola@northtown.example' })
    const [link = ''] = await letterLinks(house, 'ola@northtown.example')
    const short = await browser().send(link, { _password: 'short' })
    expect(short.page('.ds_error-summary').text()).toContain('at least 12 characters')
    expect(await browser().send(link, { _password: 'entirely new words' })).toMatchObject({ to: '/sign-in' })

    expect((await elsewhere.ask('/account')).status).toBe(303)
    expect((await browser().send(link, { _password: 'other new words' })).status).toBe(422)
    expect((await browser().signIn('ola@northtown.example')).status).toBe(422)
    expect(await browser().signIn('ola@northtown.example', 'entirely new words')).toMatchObject({ to: '/account' })
  })
})
