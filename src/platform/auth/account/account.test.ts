import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { rightPassword, town } from '#platform/auth-testing'
import { testDatabase } from '#platform/testing'

const house = await testDatabase()
const { auth, member, browser } = await town(house)

describe('the terms', () => {
  it('are accepted before anything else, once for each version', async () => {
    const { id } = await member('gus@northtown.example', 'key_worker', { terms: false })
    const gus = browser()
    await gus.signIn('gus@northtown.example')
    expect(await gus.ask('/account')).toMatchObject({ status: 303, to: '/terms' })
    expect((await gus.send('/terms')).status).toBe(422)
    expect(await gus.send('/terms', { agree: 'yes' })).toMatchObject({ to: '/' })
    expect((await gus.ask('/account')).status).toBe(200)
    const { rows } = await house.asWorker((tx) =>
      sql`select detail from audit.event where user_id = ${id} and event = 'auth.terms.accepted'`.execute(tx),
    )
    expect(rows).toEqual([{ detail: { version: '2026-04' } }])
  })
})

describe('sessions', () => {
  it('end at once when their owner ends them from elsewhere', async () => {
    await member('hal@northtown.example')
    const [office, home, phone] = [browser(), browser(), browser()]
    for (const each of [office, home, phone]) await each.signIn('hal@northtown.example')
    const account = await home.ask('/account')
    const endings = account
      .page('a[href$="/end"]')
      .toArray()
      .map((each) => account.page(each).attr('href') ?? '')
    const [one = ''] = endings.filter((href) => /sessions\/.+\/end/.test(href))
    expect(await home.send(one)).toMatchObject({ to: '/account' })
    expect([(await office.ask('/account')).status, (await phone.ask('/account')).status].sort()).toEqual([200, 303])
    await home.send('/account/sessions/end')
    expect((await home.ask('/account')).status).toBe(200)
    expect((await office.ask('/account')).status).toBe(303)
    expect((await phone.ask('/account')).status).toBe(303)
  })

  it('cannot be ended by somebody else', async () => {
    await member('ida@northtown.example')
    await member('jan@northtown.example')
    const [ida, jan] = [browser(), browser()]
    await ida.signIn('ida@northtown.example')
    await jan.signIn('jan@northtown.example')
    const { rows } = await house.database.authPool.query<{ id: string }>(
      `select s.id from session s join "user" u on u.id = s.user_id where u.email = 'ida@northtown.example'`,
    )
    expect((await jan.send(`/account/sessions/${rows[0]?.id}/end`)).status).toBe(404)
    expect((await ida.ask('/account')).status).toBe(200)
  })

  it('are cut off the moment the last membership ends', async () => {
    const { membership } = await member('kit@northtown.example')
    const kit = browser()
    await kit.signIn('kit@northtown.example')
    expect((await kit.ask('/account')).status).toBe(200)
    await house.asWorker((tx) =>
      sql`update partnership.membership set until = nwd.clock() where id = ${membership}`.execute(tx),
    )
    expect(await kit.ask('/account')).toMatchObject({ status: 303, to: '/sign-in?next=%2Faccount' })
  })

  it('end by signing out, which a link cannot do', async () => {
    await member('lou@northtown.example')
    const lou = browser()
    await lou.signIn('lou@northtown.example')
    const cookie = lou.cookies.get('nwd.session_token') ?? ''
    await lou.ask('/sign-out')
    expect((await lou.ask('/account')).status).toBe(200)
    expect(await lou.send('/sign-out')).toMatchObject({ to: '/sign-in' })
    lou.cookies.set('nwd.session_token', cookie)
    expect((await lou.ask('/account')).status).toBe(303)
  })

  it('cannot be made up', async () => {
    const stranger = browser()
    stranger.cookies.set('nwd.session_token', 'made-up.signature')
    expect((await stranger.ask('/account')).status).toBe(303)
  })
})

describe('what has expired', () => {
  it('is deleted, and nothing else', async () => {
    await member('pip@northtown.example')
    const [old, current] = [browser(), browser()]
    await old.signIn('pip@northtown.example')
    await house.database.authPool.query(`update session set expires_at = now() - interval '1 minute'
      where user_id = (select id from "user" where email = 'pip@northtown.example')`)
    await current.signIn('pip@northtown.example')
    expect((await old.ask('/account')).status).toBe(303)
    expect(await auth.forgetExpired()).toBe(1)
    expect((await current.ask('/account')).status).toBe(200)
  })
})

describe('several roles', () => {
  it('are chosen from, one at a time, and remembered in the session', async () => {
    await member('may@northtown.example', 'key_worker')
    await member('may@northtown.example', 'team_lead')
    const may = browser()
    await may.signIn('may@northtown.example')
    expect(await may.ask('/account')).toMatchObject({ to: '/choose-role' })
    const question = await may.ask('/choose-role')
    const options = question
      .page('input[type=radio]')
      .toArray()
      .map((each) => question.page(each).attr('value') ?? '')
    expect(options).toHaveLength(2)
    await may.send('/choose-role', { membership: options[1] ?? '' })
    expect((await may.ask('/account')).body).toContain('Team lead')
  })
})

describe('the password', () => {
  it('is changed by whoever knows it, and signs out everywhere else', async () => {
    await member('ned@northtown.example')
    const [here, there] = [browser(), browser()]
    await here.signIn('ned@northtown.example')
    await there.signIn('ned@northtown.example')
    const wrong = await here.send('/account/password', { _current: 'not the right words', _new: 'words that are new' })
    expect(wrong.page('.ds_error-summary').text()).toContain('not the password you have now')
    await here.send('/account/password', { _current: rightPassword, _new: 'words that are new' })
    expect((await here.ask('/account')).status).toBe(200)
    expect((await there.ask('/account')).status).toBe(303)
    expect((await browser().signIn('ned@northtown.example', 'words that are new')).status).toBe(303)
  })

  it('is not kept when the session ended before it was sent', async () => {
    const { id } = await member('oli@northtown.example')
    const oli = browser()
    await oli.signIn('oli@northtown.example')
    const { page } = await oli.ask('/account/password')
    await auth.endSessionsOf(id)
    const body = new URLSearchParams({
      _form: String(page('main input[name=_form]').attr('value')),
      _current: rightPassword,
      _new: 'words that are new',
    })
    expect((await oli.ask('/account/password', { method: 'POST', body })).status).toBe(303)
    const drafts = await sql<{ typed: unknown }>`select typed from platform.draft`.execute(house.asOwner)
    expect(JSON.stringify(drafts.rows)).not.toContain('words')
  })
})

describe('making accounts', () => {
  it('refuses a second account for an address, and a short password', async () => {
    await auth.createUser({ email: 'Pia@northtown.example', name: 'Pia Pretend' })
    await expect(auth.createUser({ email: 'pia@northtown.example', name: 'Pia Pretend' })).rejects.toThrow('already')
    await expect(auth.createUser({ email: 'q@northtown.example', name: 'Q', password: 'short' })).rejects.toThrow(
      RangeError,
    )
  })
})
