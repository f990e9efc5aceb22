import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Role, Viewer } from '#platform/access'
import { formOf, text } from '#platform/forms'
import { testDatabase } from '#platform/testing'
import { type Clock, fixedClock } from '#platform/time'
import { Form, TextField } from '#platform/ui'
import { form, NotFound, page, Refused, raw, routerFor } from './index.ts'

const house = await testDatabase()

const worker = (role: Role): Viewer => ({
  user_id: uuid(),
  name: 'Morag Fictus',
  role,
  organisation_id: uuid(),
  organisation_name: 'Northtown Works',
  area_id: 'S12000049',
})
const keyWorker = worker('key_worker')

let signedInAs: Viewer | undefined
let clock: Clock
let submitted: string[]

const wish = formOf({ wish: text({ label: 'What would help?', required: 'Enter what would help', max: 200 }) })

const wishes = form({
  path: '/wishes/new',
  access: ['key_worker'],
  audit: { show: { none: 'an empty form' }, submit: 'wishes.wish.made' },
  form: wish,
  async load() {
    return {}
  },
  show: ({ typed, errors, token }) => ({
    title: 'A wish',
    main: (
      <Form action="/wishes/new" token={token} errors={errors}>
        <TextField name="wish" label="What would help?" value={String(typed.wish ?? '')} />
      </Form>
    ),
  }),
  async submit({ visit, value }) {
    if (value.wish === 'the moon') throw new Refused([{ field: 'wish', message: 'Wish for something nearer' }])
    await visit.record({ detail: { length: value.wish.length } })
    submitted.push(value.wish)
    if (value.wish === 'a fault') throw new Error('Zainab Invented')
    return { to: '/wishes', flash: 'Your wish is kept.' }
  },
})

const forgetful = page({
  path: '/forgetful',
  access: 'signed-in',
  audit: 'wishes.list.viewed',
  show: async () => ({ title: 'Forgetful', main: <h1>Forgetful</h1> }),
})
const released = raw({
  method: 'GET',
  path: '/releases/:slug/:number/:download',
  access: 'everyone',
  audit: { none: 'published' },
  answer: async ({ parameters: { slug, number, download } }) => new Response([slug, number, download].join(' ')),
})
const hidden = page({
  path: '/hidden/:person',
  access: ['key_worker'],
  audit: { none: 'nothing is ever found' },
  show: async () => {
    throw new NotFound()
  },
})

const app = routerFor([wishes, forgetful, released, hidden], {
  database: house.database,
  clock: { now: () => clock.now(), today: () => clock.today() },
  secret: 'a secret of the tests',
  demonstration: false,
  identify: async () => signedInAs && { viewer: signedInAs },
  navigation: () => [],
})

beforeEach(() => {
  signedInAs = keyWorker
  clock = fixedClock('2026-11-23T08:30:00Z')
  submitted = []
})

const shownForm = async (path = '/wishes/new') => {
  const shown = await (await app.request(path)).text()
  const token = /name="_form" value="([^"]+)"/.exec(shown.slice(shown.indexOf('<main')))?.[1] ?? ''
  return { shown, token }
}
const send = (token: string, wished: string) =>
  app.request('/wishes/new', { method: 'POST', body: new URLSearchParams({ _form: token, wish: wished }) })
const events = async () =>
  (
    await sql<{ n: number }>`select count(*)::int as n from audit.event where event = 'wishes.wish.made'`.execute(
      house.asOwner,
    )
  ).rows[0]?.n

describe('a form', () => {
  test('acts, confirms, and leads on', async () => {
    const { token } = await shownForm()
    const answer = await send(token, 'a lift on Mondays')
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/wishes'])
    expect(answer.headers.get('set-cookie')).toContain('nwd_flash')
    expect(submitted).toEqual(['a lift on Mondays'])
  })

  test('shows what was typed again, with what is wrong, and does nothing', async () => {
    const { token } = await shownForm()
    const answer = await send(token, '   ')
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain('Enter what would help')
    expect(html).toContain('<title>Error: A wish')
    expect(submitted).toEqual([])
  })

  test('that a rule refuses keeps what was typed and rolls back', async () => {
    const before = await events()
    const { token } = await shownForm()
    const html = await (await send(token, 'the moon')).text()
    expect(html).toContain('Wish for something nearer')
    expect(html).toContain('value="the moon"')
    expect(await events()).toBe(before)
  })

  test('submitted twice, even at the same moment, acts once and leads to the same place', async () => {
    const { token } = await shownForm()
    const answers = await Promise.all([send(token, 'a coat'), send(token, 'a coat'), send(token, 'a coat')])
    expect(answers.map((a) => a.headers.get('location'))).toEqual(['/wishes', '/wishes', '/wishes'])
    expect(submitted).toEqual(['a coat'])
  })

  test('sent again with another answer, after Back, asks before it does more', async () => {
    const { token } = await shownForm()
    await send(token, 'a coat')
    const again = await send(token, 'a warmer coat')
    expect(again.status).toBe(422)
    const html = await again.text()
    expect(html).toContain('You have sent this form already')
    expect(html).toContain('value="a warmer coat"')
    expect(submitted).toEqual(['a coat'])
  })

  test('in two tabs is two forms', async () => {
    const [one, other] = [await shownForm(), await shownForm()]
    await send(one.token, 'a coat')
    await send(other.token, 'boots')
    expect(submitted).toEqual(['a coat', 'boots'])
  })

  test('without its token, with another account’s, another form’s or yesterday’s is refused', async () => {
    const { token } = await shownForm()
    expect((await send('', 'a coat')).status).toBe(403)
    expect((await send(`${token}x`, 'a coat')).status).toBe(403)
    expect((await send('e30.e30', 'a coat')).status).toBe(403)
    signedInAs = worker('key_worker')
    expect((await send(token, 'a coat')).status).toBe(403)
    signedInAs = keyWorker
    clock = fixedClock('2026-11-24T08:31:00Z')
    expect((await send(token, 'a coat')).status).toBe(403)
    expect(submitted).toEqual([])
  })

  test('sent by another site is refused, its token notwithstanding', async () => {
    const { token } = await shownForm()
    const body = new URLSearchParams({ _form: token, wish: 'a coat' })
    const answer = await app.request('/wishes/new', {
      method: 'POST',
      body,
      headers: { 'sec-fetch-site': 'cross-site' },
    })
    expect([answer.status, submitted]).toEqual([403, []])
  })

  test('whose session ended keeps what was typed for its owner alone, and acts when they are back', async () => {
    const { token } = await shownForm()
    signedInAs = undefined
    const answer = await send(token, 'three long paragraphs')
    const next = new URL(answer.headers.get('location') ?? '', 'http://house').searchParams.get('next') ?? ''
    expect(answer.status).toBe(303)
    expect(next).toMatch(/^\/wishes\/new\?draft=/)

    signedInAs = worker('key_worker')
    expect((await shownForm(next)).shown).not.toContain('three long paragraphs')

    signedInAs = keyWorker
    const resumed = await shownForm(next)
    expect(resumed.shown).toContain('value="three long paragraphs"')
    await send(resumed.token, 'three long paragraphs')
    expect(submitted).toEqual(['three long paragraphs'])
    expect((await shownForm(next)).shown).not.toContain('three long paragraphs')
  })

  test('that fails through a fault of ours leaves nothing behind, and its log says nothing of anybody', async () => {
    const before = await events()
    const { token } = await shownForm()
    const logged: string[] = []
    const write = process.stderr.write
    process.stderr.write = (line) => logged.push(String(line)) > 0
    const answer = await send(token, 'a fault')
    process.stderr.write = write
    expect(answer.status).toBe(500)
    expect(await events()).toBe(before)
    expect(logged.join()).toContain('"path":"/wishes/new"')
    expect(logged.join()).not.toContain('Invented')
  })
})

describe('a route', () => {
  test('asks the signed-out to sign in, and then leads back', async () => {
    signedInAs = undefined
    const answer = await app.request('/wishes/new')
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in?next=%2Fwishes%2Fnew'])
  })

  test('is not found by the wrong role, for a record not seen, for a word in place of an identifier, and where there is none', async () => {
    signedInAs = worker('analyst')
    const wrongRole = await app.request('/wishes/new')
    signedInAs = keyWorker
    const others = [`/hidden/${uuid()}`, '/hidden/someone', '/nowhere'].map((path) => app.request(path))
    const answers = [wrongRole, ...(await Promise.all(others))]
    expect(answers.map((a) => a.status)).toEqual([404, 404, 404, 404])
    const titles = await Promise.all(answers.map(async (a) => /<title>[^<]*/.exec(await a.text())?.[0]))
    expect(new Set(titles).size).toBe(1)
  })

  test('of something published has a readable address, a numbered version and files, and nothing else there', async () => {
    const status = async (at: string) => (await app.request(at)).status
    const right = ['/releases/july-to-september-2026/3/reach.csv', '/releases/x1/1/table-1.csv-metadata.json']
    const wrong = ['/releases/July/3/a.csv', '/releases/a--b/3/a.csv', '/releases/a/0/a.csv', '/releases/a/3/..csv']
    expect(await Promise.all(right.map(status))).toEqual([200, 200])
    expect(await Promise.all([...wrong, '/releases/a/3/a%2Fb.csv'].map(status))).toEqual([404, 404, 404, 404, 404])
  })

  test('that forgets the audit event it declared does not answer', async () => {
    const write = process.stderr.write
    process.stderr.write = () => true
    const answer = await app.request('/forgetful')
    process.stderr.write = write
    expect(answer.status).toBe(500)
  })
})
