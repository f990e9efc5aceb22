import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { expect, test } from 'vitest'
import { ensurePartnerships } from '#modules/partnership'
import { createPerson, recordTold } from '#modules/people'
import type { Viewer } from '#platform/access'
import { letterLinks, town } from '#platform/auth-testing'
import { testDatabase } from '#platform/testing'
import { calendarDate } from '#platform/time'
import { my } from '../my/my.tsx'
import { inviteParticipant } from './invite.tsx'

const house = await testDatabase()
const northtown = await town(house, {}, (auth) => [inviteParticipant(auth), my])
await house.asWorker(ensurePartnerships)
const { id: user_id } = await northtown.member('fay@works.example')
await northtown.member('other@works.example', 'analyst')
const fay: Viewer = {
  user_id,
  name: 'Fay Fictus',
  role: 'key_worker',
  organisation_id: northtown.organisation,
  organisation_name: 'Northtown Works',
  area_id: northtown.area,
}
const isla = { given_name: 'Isla', family_name: 'Sample', known_as: null, date_of_birth: null }
const writtenDown = () =>
  house.asViewer(fay, (tx) =>
    createPerson(tx, fay, isla, {}, { kind: 'spell', sees: 3, because: { kind: 'test', id: uuid() } }),
  )

async function invited(person: string, email: string, checked = true) {
  const browser = northtown.browser()
  await browser.signIn('fay@works.example')
  return browser.send(`/people/${person}/invite`, checked ? { email, checked: 'yes' } : { email })
}

test('a person invited to their own page signs in by the link they ask for, and finds themself', async () => {
  const person = await writtenDown()
  expect((await invited(person, 'isla@home.example')).to).toBe(`/people/${person}`)
  expect(await letterLinks(house, 'isla@home.example')).toEqual(['/sign-in/link'])

  const browser = northtown.browser()
  await browser.send('/sign-in/link', { email: 'isla@home.example' })
  const [link = ''] = await letterLinks(house, 'isla@home.example')
  await browser.send(link)
  const own = await browser.ask('/my')
  expect([own.status, own.page('h1').text()]).toEqual([200, 'Hello Isla'])
})

test('the letter says that something waits and where, and nothing of whom', async () => {
  const person = await writtenDown()
  await invited(person, 'waits@home.example')
  const { rows } = await house.asWorker((tx) =>
    sql<{
      words: string
    }>`select subject || body as words from platform.outbox where recipient = 'waits@home.example'`.execute(tx),
  )
  expect(rows[0]?.words).not.toMatch(/Isla|Sample|Northtown/)
})

test.each([
  ['asked for no contact', { kind: 'no_contact', codes: ['yes'], words: null }],
  ['ruled the address out', { kind: 'not_these', codes: [], words: 'Shared: ruled-out@home.example' }],
])('nobody is invited who %s', async (_, told) => {
  const person = await writtenDown()
  await house.asViewer(fay, (tx) =>
    recordTold(tx, fay, { id: person, area_id: northtown.area }, [told], calendarDate('2026-11-23')),
  )
  const answer = await invited(person, 'ruled-out@home.example')
  expect(answer.status).toBe(422)
  expect(answer.page('main').text()).toContain('does not want to be written to at this address')
  expect(await northtown.auth.accountOf('ruled-out@home.example')).toBeUndefined()
})

test('an address that has an account already, or was not read back, opens no record to anybody', async () => {
  const person = await writtenDown()
  const taken = await invited(person, 'other@works.example')
  const unread = await invited(person, 'unread@home.example', false)
  expect([taken.status, unread.status]).toEqual([422, 422])
  expect(taken.page('input[name=email]').val()).toBe('other@works.example')
  const { rows } = await sql`select 1 from people.relationship where person_id = ${person} and kind = 'self'`.execute(
    house.asOwner,
  )
  expect(rows).toEqual([])
  expect(await northtown.auth.accountOf('unread@home.example')).toBeUndefined()
})
