import { base32 } from '@better-auth/utils/base32'
import { createOTP } from '@better-auth/utils/otp'
import { describe, expect, it } from 'vitest'
import { letterLinks, rightPassword, type Town, town } from '#platform/auth-testing'
import { testDatabase } from '#platform/testing'

const house = await testDatabase()
const northtown = await town(house, { secondFactor: 'required' })
const { member, browser } = northtown

const codeOf = (secret: string) => createOTP(new TextDecoder().decode(base32.decode(secret.replace(/ /g, '')))).totp()

async function withCode(email: string, where: Town = northtown) {
  await where.member(email)
  const worker = where.browser()
  await worker.signIn(email)
  await worker.send('/second-factor', { _password: rightPassword })
  const setUp = await worker.ask('/second-factor')
  const secret = setUp.page('details strong').text()
  const backup = setUp
    .page('main code')
    .toArray()
    .map((each) => setUp.page(each).text())
  const picture = await worker.ask(setUp.page('main img').attr('src') ?? '')
  const done = await worker.send('/second-factor', { _code: await codeOf(secret) })
  return { worker, secret, backup, picture, done }
}

describe('a second factor', () => {
  it('is asked for before anything else where the installation requires one', async () => {
    await member('ann@northtown.example')
    const ann = browser()
    await ann.signIn('ann@northtown.example')
    expect(await ann.ask('/account')).toMatchObject({ status: 303, to: '/second-factor' })
    const wrong = await ann.send('/second-factor', { _password: 'not the right words' })
    expect(wrong.page('.ds_error-summary').text()).toContain('not your password')
  })

  it('is set up with a picture, the secret in letters, and backup codes; then a code is asked for after the password', async () => {
    const { worker, secret, backup, picture, done } = await withCode('bea@northtown.example')
    expect(picture.body).toMatch(/^<svg/)
    expect(backup).toHaveLength(10)
    expect(done).toMatchObject({ status: 303, to: '/account' })
    expect((await worker.ask('/account')).status).toBe(200)
    expect((await worker.ask('/second-factor')).body).not.toContain(secret)

    const later = browser()
    expect(await later.signIn('bea@northtown.example')).toMatchObject({ to: '/sign-in/code?next=%2Faccount' })
    expect((await later.ask('/account')).status).toBe(303)
    const wrong = await later.send('/sign-in/code', { _code: '000000' })
    expect(wrong.page('.ds_error-summary').text()).toContain('not right')
    expect(await later.send('/sign-in/code?next=/account', { _code: await codeOf(secret) })).toMatchObject({
      to: '/account',
    })
    expect((await later.ask('/account')).status).toBe(200)
  })

  it('lets a backup code in once', async () => {
    const { backup } = await withCode('cat@northtown.example')
    const [code = ''] = backup
    const first = browser()
    await first.signIn('cat@northtown.example')
    expect(await first.send('/sign-in/code', { _code: code })).toMatchObject({ status: 303 })
    const second = browser()
    await second.signIn('cat@northtown.example')
    expect((await second.send('/sign-in/code', { _code: code })).page('.ds_error-summary').text()).toContain(
      'backup code',
    )
  })

  it('is asked for after an e-mailed link too', async () => {
    await withCode('dot@northtown.example')
    await browser().send('/sign-in/link', { email: 'dot@northtown.example' })
    const [link = ''] = await letterLinks(house, 'dot@northtown.example')
    const dot = browser()
    expect(await dot.send(link)).toMatchObject({ to: '/sign-in/code' })
    expect((await dot.ask('/account')).status).toBe(303)
  })

  it('stops guessing of codes after five', async () => {
    const { secret } = await withCode('eve@northtown.example')
    const eve = browser()
    await eve.signIn('eve@northtown.example')
    for (let guess = 0; guess < 5; guess++) await eve.send('/sign-in/code', { _code: '000000' })
    const sixth = await eve.send('/sign-in/code', { _code: await codeOf(secret) })
    expect(sixth.status).toBe(422)
    expect(sixth.page('.ds_error-summary').text()).toContain('Sign in again')
  })

  it('gives new backup codes for the password, and is removed for it', async () => {
    const offering = await town(house)
    const { worker, backup } = await withCode('flo@northtown.example', offering)
    const made = await worker.send('/account/backup-codes', { _password: rightPassword })
    const shown = await worker.ask(made.to ?? '')
    expect(shown.page('main code').toArray()).toHaveLength(10)
    expect(shown.body).not.toContain(backup[0])
    expect((await worker.ask('/account/backup-codes?word=guess')).page('main code').toArray()).toHaveLength(0)

    await worker.send('/account/second-factor/remove', { _password: rightPassword })
    expect(await browser().signIn('flo@northtown.example')).toMatchObject({ to: '/account' })
  })
})
