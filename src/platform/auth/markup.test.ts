import { expect, it } from 'vitest'
import { letterLinks, rightPassword, town } from '#platform/auth-testing'
import { testDatabase } from '#platform/testing'
import { markupProblems } from '../ui/markup.testing.ts'

const house = await testDatabase()
const oidc = { issuer: 'http://127.0.0.1:9', clientId: 'nwd', clientSecret: 'a secret of the test' }
const { member, browser } = await town(house, { oidc })

it('writes pages that a validator finds nothing wrong with, filled in wrongly too', async () => {
  await member('zoe@northtown.example')
  const zoe = browser()
  const pages = [
    '/sign-in?next=/account',
    '/sign-in/code',
    '/sign-in/link',
    '/sign-in/link/sent',
    '/sign-in/link/open?token=spent',
    '/sign-in/organisation/refused',
    '/sign-in/organisation/unavailable',
    '/forgot-password',
    '/forgot-password/sent',
    '/reset-password?token=spent',
    '/sign-out',
  ]
  const own = [
    '/account',
    '/account/password',
    '/account/backup-codes',
    '/account/second-factor/remove',
    '/account/sessions/end',
    '/second-factor',
    '/terms',
    '/choose-role',
  ]
  const problems: Record<string, string[]> = {}
  const look = async (name: string, body: string) => {
    const found = await markupProblems(body)
    if (found.length > 0) problems[name] = found
  }
  for (const path of pages) await look(path, (await zoe.ask(path)).body)
  for (const path of ['/sign-in', '/sign-in/link', '/reset-password?token=spent'])
    await look(`${path} in error`, (await zoe.send(path)).body)
  await zoe.signIn('zoe@northtown.example')
  for (const path of own) await look(path, (await zoe.ask(path)).body)
  await zoe.send('/second-factor', { _password: rightPassword })
  await look('/second-factor, second step', (await zoe.ask('/second-factor')).body)
  expect(problems).toEqual({})
  expect(await letterLinks(house, 'zoe@northtown.example')).toEqual([])
})
