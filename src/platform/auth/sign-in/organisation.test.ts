import { createServer } from 'node:http'
import { load } from 'cheerio'
import { sql } from 'kysely'
import Provider from 'oidc-provider'
import { afterAll, describe, expect, it } from 'vitest'
import { town } from '#platform/auth-testing'
import { testDatabase } from '#platform/testing'

const house = await testDatabase()
const callback = 'http://127.0.0.1:3000/auth/callback/organisation'

/** A real OpenID provider on this machine: whoever signs in there is who they say, and `loose` addresses are not checked. */
async function provider() {
  const server = createServer()
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const issuer = `http://127.0.0.1:${address.port}`
  const oidc = new Provider(issuer, {
    clients: [{ client_id: 'nwd', client_secret: 'a secret of the test', redirect_uris: [callback] }],
    cookies: { keys: ['a key of the test'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: id, email_verified: !id.startsWith('loose'), name: 'Somebody Synthetic' }),
    }),
  })
  const answer = oidc.callback()
  server.on('request', (request, response) => void answer(request, response))
  return { issuer, close: () => new Promise((closed) => server.close(closed)) }
}

const service = await provider()
afterAll(async () => {
  await service.close()
})
const oidc = {
  issuer: service.issuer,
  clientId: 'nwd',
  clientSecret: 'a secret of the test',
  name: 'Northtown Council',
}
const { member, browser } = await town(house, { oidc })

/** Signs in at the provider as a person would, through its own pages, until it sends the browser back. */
async function throughProvider(start: string, login: string): Promise<string> {
  const cookies = new Map<string, string>()
  let url = start
  let init: RequestInit = {}
  for (let step = 0; step < 15; step++) {
    if (url.startsWith(callback)) return url
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { cookie } })
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';', 1)[0]?.split(/=(.*)/s) ?? []
      cookies.set(name, value)
    }
    const to = response.headers.get('location')
    const page = load(await response.text())
    init = {}
    if (to !== null) {
      url = new URL(to, url).href
      continue
    }
    const fields = page('form input[type=hidden]')
      .toArray()
      .map((input): [string, string] => [page(input).attr('name') ?? '', page(input).attr('value') ?? ''])
    init = { method: 'POST', body: new URLSearchParams([...fields, ['login', login], ['password', 'anything']]) }
    url = new URL(page('form').attr('action') ?? '', url).href
  }
  throw new Error('the provider did not send the browser back')
}

async function signInThere(who: ReturnType<typeof browser>, login: string) {
  const begun = await who.ask('/sign-in/organisation?next=%2Faccount')
  expect(begun.to).toMatch(new RegExp(`^${service.issuer}/auth\\?`))
  const back = new URL(await throughProvider(begun.to ?? '', login))
  return who.ask(back.pathname + back.search)
}

describe('signing in with the organisation’s own service', () => {
  it('lets in whoever it knows by a checked address that has an account here, and takes them where they were going', async () => {
    const { id } = await member('ros@northtown.example')
    const ros = browser()
    expect((await ros.ask('/sign-in')).body).toContain('Sign in with Northtown Council')
    expect(await signInThere(ros, 'ros@northtown.example')).toMatchObject({ status: 303, to: '/account' })
    expect((await ros.ask('/account')).status).toBe(200)
    expect(await signInThere(browser(), 'ros@northtown.example')).toMatchObject({ to: '/account' })
    const { rows } =
      await sql`select detail from audit.event where user_id = ${id} and event = 'auth.session.opened'`.execute(
        house.asOwner,
      )
    expect(rows).toEqual([{ detail: { by: 'organisation' } }, { detail: { by: 'organisation' } }])
  })

  it('makes no account for somebody unknown, and says whom to ask', async () => {
    const stranger = browser()
    expect(await signInThere(stranger, 'stranger@northtown.example')).toMatchObject({
      to: '/sign-in/organisation/refused',
    })
    expect((await stranger.ask('/account')).status).toBe(303)
    expect((await stranger.ask('/sign-in/organisation/refused')).body).toContain('administrator to invite you')
    const { rows } = await house.database.authPool.query(`select 1 from "user" where email like 'stranger%'`)
    expect(rows).toEqual([])
  })

  it('does not believe an address that the service has not checked', async () => {
    await member('loose@northtown.example')
    const loose = browser()
    expect(await signInThere(loose, 'loose@northtown.example')).toMatchObject({ to: '/sign-in/organisation/refused' })
    expect((await loose.ask('/account')).status).toBe(303)
  })

  it('lets no leaver in', async () => {
    const { membership } = await member('tom@northtown.example')
    await sql`update partnership.membership set until = since where id = ${membership}`.execute(house.asOwner)
    const tom = browser()
    expect(await signInThere(tom, 'tom@northtown.example')).toMatchObject({ to: '/sign-in/organisation/refused' })
    expect((await tom.ask('/account')).status).toBe(303)
  })

  it('takes no answer that it did not ask for', async () => {
    await member('uma@northtown.example')
    const uma = browser()
    const begun = await uma.ask('/sign-in/organisation')
    const back = new URL(await throughProvider(begun.to ?? '', 'uma@northtown.example'))
    const somebodyElse = browser()
    expect(await somebodyElse.ask(back.pathname + back.search)).toMatchObject({ to: '/sign-in/organisation/refused' })
    expect((await somebodyElse.ask('/account')).status).toBe(303)
  })

  it('leaves the password way open when the service does not answer', async () => {
    const cut = await town(house, { oidc: { ...oidc, issuer: 'http://127.0.0.1:9' } })
    await cut.member('val@northtown.example')
    const val = cut.browser()
    expect(await val.ask('/sign-in/organisation')).toMatchObject({ to: '/sign-in/organisation/unavailable' })
    expect(await val.signIn('val@northtown.example')).toMatchObject({ to: '/account' })
  })
})
