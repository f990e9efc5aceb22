import { load } from 'cheerio'
import { v7 as uuid } from 'uuid'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { testDatabase } from '#platform/testing'
import type { CalendarDate } from '#platform/time'
import { renderPart } from '#platform/ui'
import { openRelationship, type Sight } from '../people.access.ts'
import { browserOf } from '../people.browser.testing.ts'
import { type Person, updateContactDetails } from '../people.queries.ts'
import { routes } from '../people.routes.ts'
import { neighbourhood, personOf, viewerOf } from '../people.testing.ts'
import { addToTimeline } from '../timeline.ts'
import { toldPanel } from '../told-once/told-panel.tsx'
import { timelinePanel } from '../whole-timeline/timeline-page.tsx'
import { aboutPanel } from './about-panel.tsx'
import { accessPanel } from './access-panel.tsx'

const house = await testDatabase()
const { works, support, school } = await neighbourhood(house)
const morag = viewerOf(works)
const rhona = viewerOf(support)
const teacher = viewerOf(school, 'referrer')
const browser = browserOf(house, routes)

let isla: Person
beforeEach(async () => {
  isla = { ...(await personOf(house, morag)), aim: null }
  const give = (tx: Tx, holder: string, sees: Sight) => {
    const because = { kind: 'test', id: uuid() }
    return openRelationship(tx, { area_id: isla.area_id, person_id: isla.id, holder, kind: 'handover', sees, because })
  }
  await house.asViewer(morag, async (tx) => {
    await updateContactDetails(tx, morag, isla.id, { do_not: 'Never leave a voicemail', phone: '07700900123' })
    await give(tx, support.id, 2)
    await give(tx, school.id, 1)
    for (const [kind, sees] of [
      ['referrals.sent', 1],
      ['journeys.note', 3],
      ['referrals.offer', 2],
    ] as const) {
      await addToTimeline(tx, morag, {
        area_id: isla.area_id,
        person_id: isla.id,
        kind,
        words: `A line of ${kind}`,
        sees,
      })
    }
  })
})

type Panel = (visit: { tx: Tx; viewer: Viewer; today: CalendarDate }, person: Person) => ReturnType<typeof aboutPanel>
const shown = async (panel: Panel, viewer: Viewer) => {
  const node = await house.asViewer(viewer, (tx) => panel({ tx, viewer, today: house.clock.today() }, isla))
  return node === null ? undefined : load(renderPart(node))('body').text()
}

describe('the panels of a person’s page', () => {
  it('say first what is safe, and nothing of contact to who sees progress only', async () => {
    expect(await shown(toldPanel, morag)).toContain('Never leave a voicemail')
    expect(await shown(toldPanel, teacher)).toBeUndefined()
    const text = await shown(aboutPanel, morag)
    expect(text).toContain('Change details')
    const received = await shown(aboutPanel, rhona)
    expect(received).toContain('07700900123')
    expect(received).not.toContain('Change details')
    expect(await shown(aboutPanel, teacher)).toBeUndefined()
  })

  it('say who may see the record to those who see it', async () => {
    expect(await shown(accessPanel, morag)).toContain('Northtown High sees only how Isla gets on')
    expect(await shown(accessPanel, rhona)).toBeUndefined()
  })

  it('show of what has happened what the viewer may read', async () => {
    const lines = async (viewer: Viewer) =>
      (await shown(timelinePanel, viewer))?.match(/A line of [a-z.]+/g)?.toSorted()
    expect(await lines(morag)).toEqual([
      'A line of journeys.note',
      'A line of referrals.offer',
      'A line of referrals.sent',
    ])
    expect(await lines(rhona)).toEqual(['A line of referrals.offer', 'A line of referrals.sent'])
    expect(await lines(teacher)).toEqual(['A line of referrals.sent'])
  })
})

describe('the page of all that has happened', () => {
  const path = () => `/people/${isla.id}/timeline`

  it('shows one kind when asked', async () => {
    browser.signIn(morag)
    const { $ } = await browser.open(`${path()}?kind=referrals`)
    expect($('main ol.nwd-timeline li')).toHaveLength(2)
    expect($('main').text()).toContain('Showing 2 of 2 lines')
    expect((await browser.open(`${path()}?kind=employers`)).$('main').text()).toContain('Nothing of this kind')
    expect((await browser.open(`${path()}?kind=%25`)).$('main ol.nwd-timeline li')).toHaveLength(3)
  })

  it('goes on to older lines by key', async () => {
    await house.asViewer(morag, async (tx) => {
      for (let n = 0; n < 40; n++) {
        await addToTimeline(tx, morag, {
          area_id: isla.area_id,
          person_id: isla.id,
          kind: 'journeys.note',
          words: `Line ${n}`,
          sees: 3,
        })
      }
    })
    browser.signIn(morag)
    const first = await browser.open(path())
    const second = await browser.open(first.$('a[rel=next]').attr('href') ?? '')
    expect(first.$('ol.nwd-timeline li')).toHaveLength(30)
    expect(second.$('ol.nwd-timeline li')).toHaveLength(13)
  })

  it('is not found by who sees nothing', async () => {
    browser.signIn(viewerOf(support, 'coordinator'))
    const callum = await personOf(house, morag)
    expect((await browser.open(`/people/${callum.id}/timeline`)).status).toBe(404)
  })
})
