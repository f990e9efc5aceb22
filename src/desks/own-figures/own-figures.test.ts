import fc from 'fast-check'
import { v7 as uuid } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { Role, Viewer } from '#platform/access'
import { routerFor } from '#platform/http'
import { testDatabase } from '#platform/testing'
import { calendarDate, fixedClock } from '#platform/time'
import { areas, worldsOf } from '../../modules/measurement/world.testing.ts'
import { figuresByHand } from './by-hand.testing.ts'
import { askedOf, supportedBy } from './figures.queries.ts'
import { figuresOf, shareOf } from './figures.ts'
import { drawLed, storeLed, workers, works } from './led.testing.ts'
import { ownFigurePeople, ownFigures, teamFigurePeople, teamFigures } from './own-figures.tsx'
import { partsOf } from './team.ts'

const house = await testDatabase()
const today = calendarDate('2026-03-31')
const [area] = areas
const viewer = (user_id: string, role: Role = 'key_worker', organisation_id = works): Viewer => ({
  user_id,
  name: 'Morag Fictus',
  role,
  organisation_id,
  organisation_name: 'City Works',
  area_id: area,
})
const read = (as: Viewer, whose: 'mine' | 'team') =>
  house.asViewer(as, async (tx) => ({
    supported: await supportedBy(tx, as, whose, today),
    asked: await askedOf(tx, as, whose, today),
    today,
  }))
const plain = (figures: ReturnType<typeof figuresOf>) =>
  new Map(
    [...figures.values()]
      .filter(({ people }) => people.length > 0)
      .map(({ key, people }) => [key, people.map(({ person_id }) => person_id).sort()]),
  )
const sorted = (figures: Map<string, Set<string>>) =>
  new Map([...figures].map(([key, people]) => [key, [...people].sort()]))
const inOrder = <T>(map: Map<string, T>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1))

describe('a worker’s figures', () => {
  it('are those of a second calculation over rows, and a team’s are its workers’, on random worlds', async () => {
    let counted = 0
    await fc.assert(
      fc.asyncProperty(worldsOf({ minLength: 20, maxLength: 60 }), fc.nat(1000), async (world, number) => {
        const led = drawLed(world, number)
        await storeLed(house, world, led)
        const team = partsOf({ ...(await read(viewer(uuid(), 'team_lead'), 'team')), colleagues: [] })
        for (const user of workers) {
          const parts = await read(viewer(user), 'mine')
          const hand = figuresByHand(world, led, { area, user, today })
          const figures = figuresOf(parts)
          expect(inOrder(plain(figures))).toEqual(inOrder(sorted(hand.figures)))
          expect(shareOf(parts.supported)).toEqual(hand.share)
          counted += hand.share.answered + (hand.figures.get('led')?.size ?? 0)
          const part = team.find(({ user_id }) => user_id === user)
          if (part !== undefined) expect(inOrder(plain(part.figures))).toEqual(inOrder(plain(figures)))
        }
      }),
      { numRuns: 8 },
    )
    expect(counted).toBeGreaterThan(20)
  })

  it('hold nobody whom their organisation does not see', async () => {
    const elsewhere = viewer(workers[0] ?? '', 'key_worker', uuid())
    expect((await read(elsewhere, 'mine')).supported).toEqual([])
    expect((await read({ ...elsewhere, role: 'team_lead' }, 'team')).supported).toEqual([])
  })
})

describe('the pages', () => {
  let as = viewer(workers[0] ?? '')
  const app = routerFor([ownFigures, ownFigurePeople, teamFigures, teamFigurePeople], {
    database: house.database,
    clock: fixedClock('2026-03-31T09:00:00Z'),
    secret: 'a secret of the tests',
    demonstration: true,
    identify: async () => ({ viewer: as }),
    navigation: () => [],
  })
  const get = async (who: Viewer, path: string) => {
    as = who
    const answer = await app.request(path)
    return { status: answer.status, text: (await answer.text()).replace(/\s+/g, ' ') }
  }

  it('show a figure, and as many people behind it', async () => {
    const [world] = fc.sample(worldsOf({ minLength: 40, maxLength: 60 }), { seed: 5, numRuns: 1 })
    if (world === undefined) throw new Error('no world')
    await storeLed(house, world, drawLed(world, 3))
    let shown = 0
    for (const me of workers.map((user) => viewer(user))) {
      const { text } = await get(me, '/figures')
      for (const [, href = '', count] of text.matchAll(
        /href="(\/figures\/people\?of=[a-z0-9_-]+)">(?:[^<(]*\()?(\d+)[ )]/g,
      )) {
        const list = await get(me, href)
        expect(list.text.split('<a href="/people/').length - 1).toBe(Number(count))
        shown += 1
      }
    }
    expect(shown).toBeGreaterThan(5)
    const [me = viewer('')] = workers.map((user) => viewer(user))
    expect((await get(me, '/figures/people?of=nothing')).status).toBe(404)
  })

  it('of the team are its lead’s alone; nobody but workers has their own', async () => {
    const [one = ''] = workers
    expect((await get(viewer(one, 'team_lead'), '/figures/team')).status).toBe(200)
    for (const role of ['key_worker', 'provider_worker', 'coordinator', 'analyst', 'referrer'] as const)
      for (const path of ['/figures/team', `/figures/team/people?worker=${one}&of=led`])
        expect((await get(viewer(one, role), path)).status).toBe(404)
    for (const role of ['coordinator', 'analyst', 'referrer', 'participant', 'member'] as const)
      expect((await get(viewer(one, role), '/figures')).status).toBe(404)
  })
})
