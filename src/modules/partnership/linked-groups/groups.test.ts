import { expect, test } from 'vitest'
import { testDatabase } from '#platform/testing'
import { day, partnershipTown } from '../partnership.testing.ts'

const house = await testDatabase()
const town = await partnershipTown(house)

test('what was reported to community planning is there with when it is next, and asked for when the day has passed', async () => {
  const added = await town.send('hamish', '/partnership/groups/new', {
    name: 'Northtown Community Planning',
    kind: 'community_planning',
    how: 'A paper twice a year',
    every_months: '6',
  })
  expect(added.status).toBe(303)
  const { page } = await town.read('hamish', '/partnership/groups')
  const report = page('a:contains("Write down a report")').attr('href') ?? ''
  await town.send('hamish', report, { ...day('reported_on', '2026-09-01'), words: 'The year so far' })
  expect((await town.read('morag', '/partnership/groups')).words).toContain('Next report1 March 2027')
  await town.send('hamish', report, {
    ...day('reported_on', '2026-10-01'),
    ...day('next_on', '2026-11-20'),
    words: 'The summer',
  })
  const { words } = await town.read('morag', '/partnership/groups')
  expect(words).toContain('1 October 2026: The summer')
  expect(words).toContain('due since 20 November 2026')
  expect((await town.read('hamish', '/partnership')).words).toContain('Report to Northtown Community Planning')
  expect((await town.read('mo', report)).status).toBe(404)

  await town.send('hamish', report.replace('report', 'end'), { reason: 'It was wound up' })
  expect((await town.read('morag', '/partnership/groups')).words).not.toContain('Northtown Community Planning')
})
