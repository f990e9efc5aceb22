import { v7 as uuid } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { Viewer } from '#platform/access'
import { testDatabase } from '#platform/testing'
import { openRelationship } from '../people.access.ts'
import { browserOf } from '../people.browser.testing.ts'
import { routes } from '../people.routes.ts'
import { neighbourhood, personOf, viewerOf } from '../people.testing.ts'
import { addToTimeline, timelineLength, timelineOf } from '../timeline.ts'
import { beginningsOf, timelineKinds } from './kinds.ts'

const house = await testDatabase()
const { works, support, school } = await neighbourhood(house)
const morag = viewerOf(works)
const rhona = viewerOf(support, 'key_worker', 'Rhona Fictus')
const browser = browserOf(house, routes)

type Line = [by: Viewer, kind: string, words: string, sees?: 1 | 3]
async function withLines(lines: readonly Line[]) {
  const isla = await personOf(house, morag)
  const because = { kind: 'test', id: uuid() }
  const open = { area_id: isla.area_id, person_id: isla.id, because } as const
  await house.asViewer(morag, async (tx) => {
    await openRelationship(tx, { ...open, holder: support.id, kind: 'spell', sees: 3 })
    await openRelationship(tx, { ...open, holder: school.id, kind: 'referral', sees: 1 })
  })
  for (const [by, kind, words, sees = 3] of lines)
    await house.asViewer(by, (tx) =>
      addToTimeline(tx, by, { area_id: isla.area_id, person_id: isla.id, kind, words, sees }),
    )
  browser.signIn(morag)
  return { ...isla, path: `/people/${isla.id}/timeline` }
}

describe('what has happened, across all partners', () => {
  it('is shown of one partner, or of one kind of one partner, when asked; the choice stands in the form again', async () => {
    const { path } = await withLines([
      [morag, 'journeys.note', 'Met at the yard'],
      [rhona, 'journeys.note', 'Met at the hall'],
      [rhona, 'outcomes.job', 'Started a job'],
    ])
    const all = await browser.open(path)
    const partners = all.$('select[name=partner] option')
    expect(partners.map((_, one) => all.$(one).text()).get()).toEqual([
      'All partners',
      'Northtown Works',
      'Southside Support',
    ])
    const theirs = await browser.open(`${path}?partner=${support.id}`)
    expect(theirs.$('ol.nwd-timeline li').text()).toMatch(/Started a job.*Met at the hall/)
    expect(theirs.$('ol.nwd-timeline').text()).not.toContain('yard')
    const work = await browser.open(`${path}?partner=${support.id}&kind=outcomes`)
    expect(work.$('ol.nwd-timeline li')).toHaveLength(1)
    expect(work.$('option[selected]').text()).toBe('Work and learningSouthside Support')
  })

  it('names no partner to somebody who may read none of its lines', async () => {
    const { path } = await withLines([
      [morag, 'referrals.sent', 'Was sent', 1],
      [rhona, 'journeys.note', 'A private word'],
    ])
    browser.signIn(viewerOf(school, 'referrer'))
    const { $ } = await browser.open(path)
    expect($('main').text()).not.toMatch(/Southside|private/)
    expect($('ol.nwd-timeline li')).toHaveLength(1)
  })

  it('gives each line an address of its own, at which it comes first', async () => {
    const { path } = await withLines(['one', 'two', 'three'].map((words): Line => [morag, 'journeys.note', words]))
    const { $ } = await browser.open(path)
    const second = $('ol.nwd-timeline li').eq(1)
    const href = second.find('a.nwd-timeline__when').attr('href') ?? ''
    expect(href).toContain(`#${second.attr('id')}`)
    const alone = await browser.open(href.split('#')[0] ?? '')
    expect(alone.$('ol.nwd-timeline li').first().attr('id')).toBe(second.attr('id'))
  })

  it('begins no page at a line of somebody else', async () => {
    const other = await withLines([[morag, 'journeys.note', 'Of somebody else']])
    const [line] = await house.asViewer(morag, (tx) => timelineOf(tx, other.id))
    const { path } = await withLines([[morag, 'journeys.note', 'Their own']])
    const { $ } = await browser.open(`${path}?from=${line?.id}`)
    expect($('main').text()).not.toMatch(/somebody else|Their own/)
  })

  it('pages through lines of one moment, none twice and none left out', async () => {
    const isla = await personOf(house, morag)
    await house.asViewer(morag, async (tx) => {
      for (let n = 0; n < 25; n++)
        await addToTimeline(tx, morag, { ...of(isla), kind: 'journeys.note', words: `${n}`, sees: 3 })
    })
    const seen: string[] = []
    let before: string | undefined
    for (;;) {
      const page = await house.asViewer(morag, (tx) => timelineOf(tx, isla.id, { most: 4, before }))
      if (page.length === 0) break
      seen.push(...page.map(({ words }) => words))
      before = page.at(-1)?.id
    }
    expect(seen.toSorted()).toEqual(Array.from({ length: 25 }, (_, n) => `${n}`).toSorted())
  })
})

const of = ({ id, area_id }: { id: string; area_id: string }) => ({ person_id: id, area_id })

describe('the kinds of lines', () => {
  const written = ['referrals.sent', 'journeys.note', 'journeys.plan', 'journeys.stage', 'journeys.something_new']
  const others = ['outcomes.job', 'people.told', 'imports.file', 'journeys.appointment', 'employers.vacancy']

  it('hold every line, and each line once', async () => {
    const lines = [...written, ...others].map((kind): Line => [morag, kind, kind])
    const isla = await withLines(lines)
    const lengths = await house.asViewer(morag, async (tx) => {
      const counts: number[] = []
      for (const { code } of timelineKinds) counts.push(await timelineLength(tx, isla.id, { kind: code }))
      return counts
    })
    expect(lengths.reduce((sum, n) => sum + n, 0)).toBe(lines.length)
    for (const kind of [...written, ...others]) {
      const fits = timelineKinds.filter(({ code }) => {
        const { of: own, not } = beginningsOf(code)
        return own.some((start) => kind.startsWith(start)) && !not.some((start) => kind.startsWith(start))
      })
      expect(fits, kind).toHaveLength(1)
    }
  })
})
