import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { browserOf, letterLinks, town } from '#platform/auth-testing'
import { testDatabase, testDay } from '#platform/testing'
import { fixedClock } from '#platform/time'
import { accountRoutes } from './index.ts'

const house = await testDatabase()
const northtown = await town(house, {}, accountRoutes)
const { member, browser, organisation } = northtown

await member('ada@northtown.example', 'administrator', { name: 'Ada Placeholder' })
const ada = browser()
await ada.signIn('ada@northtown.example')

const invitation = (email: string, role = 'key_worker') => ({ name: 'Ivo Imaginary', email, organisation, role })
const summary = (answer: { page: (selector: string) => { text(): string } }) =>
  answer.page('.ds_error-summary li').text()

async function invited(email: string, role?: string) {
  const sent = await ada.send('/accounts/invite', invitation(email, role))
  expect(sent).toMatchObject({ status: 303, to: '/accounts' })
  const [link = ''] = await letterLinks(house, email)
  return link
}

describe('an invitation', () => {
  it('is accepted once, with a password, and lets its receiver in after the terms', async () => {
    const link = await invited('ivo@northtown.example')
    expect((await ada.ask('/accounts')).body).toContain('ivo@northtown.example')

    const ivo = browser()
    expect((await ivo.send(link, { _password: 'short' })).status).toBe(422)
    expect(await ivo.send(link, { _password: 'words of an invited one' })).toMatchObject({ to: '/sign-in' })
    await ivo.signIn('ivo@northtown.example', 'words of an invited one')
    expect(await ivo.ask('/account')).toMatchObject({ to: '/terms' })
    await ivo.send('/terms', { agree: 'yes' })
    expect((await ivo.ask('/account')).body).toContain('Ivo Imaginary')

    expect((await browser().ask(link)).page('main').text()).toContain('has been accepted')
  })

  it('is on record from sending to accepting, without its words', async () => {
    await invited('jo@northtown.example')
    const { rows } = await sql<{ event: string; detail: unknown }>`
      select event, detail from audit.event where event like 'partnership.invitation.%' order by at`.execute(
      house.asOwner,
    )
    expect(new Set(rows.map(({ event }) => event))).toEqual(
      new Set(['partnership.invitation.sent', 'partnership.invitation.accepted']),
    )
    expect(JSON.stringify(rows)).not.toContain('northtown.example')
    const kept = await sql<{ token_hash: string }>`select token_hash from partnership.invitation`.execute(house.asOwner)
    const [link = ''] = await letterLinks(house, 'jo@northtown.example')
    const token = new URL(link, 'http://x.invalid').searchParams.get('token')
    expect(JSON.stringify(kept.rows)).not.toContain(token)
  })

  it('is void after seven days', async () => {
    const link = await invited('kai@northtown.example')
    const later = { ...house, clock: fixedClock(new Date(Date.parse(testDay) + 7 * 86_400_000)) }
    const answer = await browserOf((await town(later, {}, accountRoutes)).app).ask(link)
    expect(answer.page('main').text()).toContain('has expired')
    expect(answer.page('main form')).toHaveLength(0)
  })

  it('is void when taken back, or when a newer one was sent', async () => {
    const first = await invited('leo@northtown.example')
    await invited('leo@northtown.example')
    expect((await browser().ask(first)).page('main').text()).toContain('taken back or replaced')
    const list = await ada.ask('/accounts')
    const withdraw = list.page('tr:contains("leo@northtown.example") a').attr('href') ?? ''
    await ada.send(withdraw)
    const [second = ''] = (await letterLinks(house, 'leo@northtown.example')).filter((link) => link !== first)
    expect((await browser().ask(second)).page('main').text()).toContain('taken back')
  })

  it('tells nothing to a made-up token', async () => {
    const link = await invited('mia@northtown.example')
    const answer = await browser().ask(link.replace(/token=.*/, 'token=guess'))
    expect(answer.page('main').text()).toContain('not the whole link')
    expect(answer.body).not.toContain('Ivo')
  })

  it('adds a role to an account that exists, and leaves its password alone', async () => {
    await member('noa@northtown.example', 'key_worker')
    const link = await invited('noa@northtown.example', 'team_lead')
    expect(await browser().send(link)).toMatchObject({ to: '/sign-in' })
    const noa = browser()
    await noa.signIn('noa@northtown.example')
    expect(await noa.ask('/account')).toMatchObject({ to: '/choose-role' })
    expect(summary(await ada.send('/accounts/invite', invitation('noa@northtown.example')))).toContain('already')
  })

  it('offers no coordinator outside the partnership itself, as that role would see the whole area', async () => {
    const refused = await ada.send('/accounts/invite', invitation('pat@northtown.example', 'coordinator'))
    expect(summary(refused)).toContain('acts for the partnership itself')
    expect(refused.page('input[name=email]').attr('value')).toBe('pat@northtown.example')
  })
})

describe('a leaver', () => {
  it('is cut off in the middle of a session', async () => {
    const { membership } = await member('ray@northtown.example')
    const ray = browser()
    await ray.signIn('ray@northtown.example')
    expect((await ray.ask('/account')).status).toBe(200)
    expect(await ada.send(`/accounts/${membership}/end`)).toMatchObject({ to: '/accounts' })
    expect(await ray.ask('/account')).toMatchObject({ status: 303, to: '/sign-in?next=%2Faccount' })
    expect(summary(await ray.signIn('ray@northtown.example'))).toContain('Your access has ended')
  })

  it('is never the administrator who asks, nor anybody of another area', async () => {
    const list = await ada.ask('/accounts')
    expect(list.page('tr:contains("Ada Placeholder")').text()).toContain('You')
    const { membership } = await member('sol@northtown.example')
    await sql`insert into partnership.area (id, name) values ('S12000023', 'Island') on conflict do nothing`.execute(
      house.asOwner,
    )
    await sql`update partnership.membership set area_id = 'S12000023', organisation_id = null where id = ${membership}`.execute(
      house.asOwner,
    )
    expect((await ada.send(`/accounts/${membership}/end`)).status).toBe(404)
    expect((await ada.ask('/accounts')).body).not.toContain('sol@northtown.example')
  })
})

it('is not found by anybody but an administrator', async () => {
  await member('tia@northtown.example', 'coordinator')
  const tia = browser()
  await tia.signIn('tia@northtown.example')
  for (const path of ['/accounts', '/accounts/invite']) expect((await tia.ask(path)).status).toBe(404)
})
