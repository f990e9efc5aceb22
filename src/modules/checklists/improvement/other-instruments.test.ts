import { expect, test } from 'vitest'
import { testDatabase } from '#platform/testing'
import { members } from '../checklists.testing.ts'
import {
  closePart,
  ensureInstruments,
  openRound,
  saveDraft,
  selectInstrument,
  statementsOf,
  submitResponse,
  versionOn,
} from '../index.ts'
import { city, workshopTown } from './plan.testing.ts'

const house = await testDatabase()
const town = await workshopTown(house)
const hamish = town.viewer('hamish')

test.each(['service-standards', 'continuous-improvement', 'readiness'])(
  '%s: a statement with the scale of its own instrument goes from the workshop into the same plan',
  async (key) => {
    await house.asWorker(ensureInstruments)
    const version = await house.asWorker((tx) => versionOn(tx, key, house.clock.today()))
    const version_id = version?.version_id ?? ''
    const { scale, sections } = await house.asWorker((tx) => selectInstrument(tx, version_id))
    const [statement] = statementsOf({ sections })
    const [best, second] = scale
    const round = await house.asViewer(hamish, (tx) =>
      openRound(tx, {
        ...{ key, title: `Our ${key}`, version_id, area_id: city, areas: [city] },
        ...{ opens_at: house.clock.now(), closes_at: null, opened_by: hamish.user_id },
      }),
    )
    for (const [at, member] of (await members(house, city, 5)).entries())
      await house.asViewer(member.viewer, async (tx) => {
        const seat = { ...member.seat({ id: round } as Parameters<typeof member.seat>[0]) }
        await saveDraft(
          tx,
          seat,
          { [statement?.item ?? '']: (at < 2 ? best?.code : second?.code) ?? '' },
          house.clock.now(),
        )
        await submitResponse(tx, seat, house.clock.now())
      })
    await house.asViewer(hamish, (tx) => closePart(tx, round, city, hamish.user_id))

    const point = `/checklists/${round}/workshop/${statement?.item.replace('.', '-')}`
    const { page } = await town.read('hamish', point)
    expect(page('.nwd-spread tbody tr').length).toBe(scale.length)
    await town.send('hamish', point, { rating: second?.code ?? '', press: 'improve' })
    const { words } = await town.read('chair', '/checklists/plan')
    expect(words).toContain(statement?.text)
    expect(words).toContain(`${statement?.item}: 40%`)
  },
)
