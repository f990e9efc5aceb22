import { expect, test } from 'vitest'
import type { Viewer } from '#platform/access'
import { routerFor } from '#platform/http'
import { testDatabase } from '#platform/testing'
import { referralWorld, sendSample } from '../../modules/referrals/referrals.testing.ts'
import { siteOf } from '../../modules/referrals/site.testing.ts'
import { becameOfSent } from './became.tsx'

const house = await testDatabase()
const { teacher, coordinator, worker, places } = await referralWorld(house)
const site = siteOf(house)
const became = async (viewer: Viewer) => {
  const parts = { database: house.database, clock: house.clock, secret: 'a secret of the tests', demonstration: false }
  const app = routerFor([becameOfSent], { ...parts, identify: async () => ({ viewer }), navigation: () => [] })
  const html = await (await app.request('/referrals/sent/became')).text()
  return html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
}

test('the ways in which a referral ends without a start are counted apart, because they do not mean the same', async () => {
  const sent = async () => `/referrals/${(await sendSample(house, teacher)).id}`
  const accepted = async () => {
    const at = await sent()
    await site.fillIn(coordinator, `${at}/give`, { key_worker: `${worker.user_id}.${places.works.id}` })
    await site.fillIn(worker, `${at}/answer`, { answer: 'yes' })
    return at
  }
  await site.fillIn(teacher, `${await sent()}/withdraw`, { reason: 'person_chose' })
  await site.fillIn(teacher, `${await sent()}/withdraw`, { reason: 'started_work_or_learning' })
  await site.fillIn(teacher, `${await accepted()}/withdraw`, { reason: 'started_work_or_learning' })
  await site.fillIn(teacher, `${await accepted()}/withdraw`, { reason: 'not_engaged' })
  const read = await became(teacher)
  expect(read).toContain('4 ended without a start')
  expect(read).toContain('Withdrawn before anybody had agreed to meet them 2')
  expect(read).toContain('Withdrawn after a key worker had said yes 1')
  expect(read).toContain('Completed early: they reached what they wanted 1')
  expect(read).not.toContain('Closed by its sender')
})
