import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { beforeEach, describe, expect, it } from 'vitest'
import { insertMembership } from '#modules/partnership'
import type { Viewer } from '#platform/access'
import { testDatabase } from '#platform/testing'
import { linkParticipant, openRelationship } from '../people.access.ts'
import { browserOf } from '../people.browser.testing.ts'
import { routes } from '../people.routes.ts'
import { neighbourhood, personOf, viewerOf } from '../people.testing.ts'
import { recordPermission } from '../sharing.ts'
import { wordsOfEvent } from './event-words.ts'

const house = await testDatabase()
const { partnership, works, support, school, islandWorks } = await neighbourhood(house)
const morag = viewerOf(works)
const browser = browserOf(house, routes)
const { user_id, name, role, organisation_id, area_id } = morag
await house.asWorker((tx) => insertMembership(tx, { user_id, name, role, organisation_id, area_id }))

let isla: Awaited<ReturnType<typeof personOf>>
let herself: Viewer
beforeEach(async () => {
  isla = await personOf(house, morag)
  herself = { ...viewerOf(works, 'participant', 'Isla Sample'), organisation_id: null, organisation_name: '' }
  await house.asViewer(morag, async (tx) => {
    await linkParticipant(tx, morag, isla, herself.user_id)
    const because = { kind: 'referral', id: uuid() }
    const at = { area_id: isla.area_id, person_id: isla.id, because }
    await openRelationship(tx, { ...at, holder: school.id, kind: 'referral', sees: 1 })
    const until = new Date('2026-12-24T00:00:00Z')
    await openRelationship(tx, { ...at, holder: support.id, kind: 'handover', sees: 2, until })
    await recordPermission(tx, morag, {
      area_id: isla.area_id,
      person_id: isla.id,
      partner_id: school.id,
      purpose: 'referral',
      parts: ['progress'],
      given_how: 'spoken',
      wording_version: '1',
      expires_on: null,
    })
  })
  browser.signIn(morag)
})

const read = async (path: string) => (await browser.open(path)).$('main').text().replace(/\s+/g, ' ')

describe('who may see a record, and why', () => {
  it('is told in sentences, each with its reason', async () => {
    const text = await read(`/people/${isla.id}/access`)
    expect(text).toContain('Northtown Works sees the whole record, since 23 November 2026, because it supports Isla.')
    expect(text).toContain('Northtown Partnership sees the whole record')
    expect(text).toContain('Isla sees the whole record, because it is their own.')
    expect(text).toContain('Northtown High sees only how Isla gets on')
    expect(text).toMatch(/Southside Support sees what was sent with the referral, .* until 24 December 2026/)
    expect(text).toContain('Northtown High may be told how they get on, agreed on 23 November 2026.')
  })

  it('is told to the person themself as you', async () => {
    browser.signIn(herself)
    const text = await read('/my/access')
    expect(text).toContain('Northtown Works sees your whole record because it supports you. Since 23 November 2026.')
    expect(text).toContain('You see your whole record, because it is yours.')
    expect(text).toContain('Southside Support sees what was sent with the referral')
    expect(text).toContain('because you were sent to it for support')
  })

  it('is not for those who see less than the record, and an account that is nobody’s finds nothing', async () => {
    const addresses = ['access', 'access-log', 'sharing'].map((page) => `/people/${isla.id}/${page}`)
    for (const viewer of [
      viewerOf(support),
      viewerOf(school, 'referrer'),
      viewerOf(islandWorks),
      viewerOf(partnership, 'member'),
    ]) {
      browser.signIn(viewer)
      for (const address of addresses) expect((await browser.open(address)).status, address).toBe(404)
    }
    browser.signIn({ ...herself, user_id: uuid() })
    for (const address of ['/my/access', '/my/access-log', ...addresses]) {
      expect((await browser.open(address)).status, address).toBe(404)
    }
  })
})

describe('who has looked at a record', () => {
  it('is every look, newest first, in plain words, the reading of the list itself included', async () => {
    await browser.open(`/people/${isla.id}/details`)
    await browser.open(`/people/${isla.id}/access`)
    const { $ } = await browser.open(`/people/${isla.id}/access-log`)
    const lines = $('tbody tr')
      .map((_, row) =>
        $(row)
          .children()
          .slice(1)
          .map((_, cell) => $(cell).text())
          .get()
          .join('; '),
      )
      .get()
    expect(lines.slice(0, 2)).toEqual([
      'Morag Fictus; Northtown Works; looked at who may see the record',
      'Morag Fictus; Northtown Works; looked at name and contact details',
    ])
    browser.signIn(herself)
    expect(await read('/my/access-log')).toContain('looked at this list')
  })

  it('goes on to older lines by key, with none twice and none left out', async () => {
    await house.asViewer(morag, async (tx) => {
      for (let n = 0; n < 120; n++) {
        await sql`insert into audit.event (id, user_id, event, person_id) values (${uuid()}, ${user_id}, 'journeys.note.written', ${isla.id})`.execute(
          tx,
        )
      }
    })
    let path: string | undefined = `/people/${isla.id}/access-log`
    let notes = 0
    for (let pages = 0; path !== undefined && pages < 5; pages++) {
      const { $ } = await browser.open(path)
      notes += $('tbody tr').filter((_, row) => $(row).text().includes('wrote a note')).length
      path = $('a[rel=next]').attr('href')
    }
    expect([notes, path]).toEqual([120, undefined])
  })

  it('says something of every event, known or not', () => {
    expect(wordsOfEvent('outcomes.job.recorded')).toBe('recorded a job')
    expect(wordsOfEvent('journeys.goal.moved')).toBe('moved on a goal of the action plan')
    expect(wordsOfEvent('journeys.stages.viewed')).toBe('looked at the stages of support')
    expect(wordsOfEvent('voices.panel_seat.offered')).toBe('offered panel seat')
  })
})
