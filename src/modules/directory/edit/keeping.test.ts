import { load } from 'cheerio'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { browserOf, town } from '#platform/auth-testing'
import { testDatabase } from '#platform/testing'
import { addDays, calendarDate, dateInLondon, fixedClock } from '#platform/time'
import { routes } from '../directory.routes.ts'
import { arrangeServices, asked, northtown } from '../directory.testing.ts'
import { inventServices } from '../invent/invent.ts'
import { askKeepers, rungOn } from '../ladder/ladder.ts'
import type { FullService } from '../open-referral/service.ts'
import { changed, changeOf, differences } from './change.ts'

const house = await testDatabase()
const ask = asked(house)
const place = await town(house, {}, () => routes)
const today = house.clock.today()
const ours = `Northtown Works ${place.organisation}`
const services = inventServices({ ...northtown, organisations: [ours] }, 6)
const others = inventServices({ ...northtown, town: 'Eastvale', organisations: ['Eastvale Training'] }, 28).slice(10)
const island = inventServices({ ...northtown, area_id: 'S12000023', organisations: ['Farholm Works'] }, 9).slice(8)

const [one, two, three] = services
if (one === undefined || two === undefined || three === undefined) throw new Error('there are six')

const signedIn = async (email: string) => {
  const browser = browserOf(place.app)
  await browser.signIn(email)
  return browser
}
let worker: Awaited<ReturnType<typeof signedIn>>
let coordinator: Awaited<ReturnType<typeof signedIn>>

beforeAll(async () => {
  await arrangeServices(house, [...services, ...others, ...island])
  await place.member('callum@works.example', 'provider_worker', { name: 'Callum Madeup' })
  await place.member('alasdair@partnership.example', 'coordinator', { name: 'Alasdair Placeholder' })
  worker = await signedIn('callum@works.example')
  coordinator = await signedIn('alasdair@partnership.example')
})

const publicly = async ({ id }: FullService) =>
  load(await (await ask(`/support/services/${id}`)).text())('main')
    .text()
    .replace(/\s+/g, ' ')
/** What a form holds, box by box, as a browser would send it. */
const typedIn = (page: ReturnType<typeof load>) => {
  const typed: [string, string][] = []
  page('main form :is(input[type=text], input[type=email], input[type=tel], input:not([type]), textarea)').each(
    (_, box) => {
      const name = page(box).attr('name')
      if (name !== undefined) typed.push([name, String(page(box).val() ?? '')])
    },
  )
  page('main form input:checked').each(
    (_, box) => void typed.push([page(box).attr('name') ?? '', page(box).attr('value') ?? '']),
  )
  return typed
}
const send = async (browser: typeof worker, path: string, change: Record<string, string>) => {
  const { page } = await browser.ask(path)
  const body = new URLSearchParams([
    ['_form', String(page('main input[name=_form]').val() ?? '')],
    ...typedIn(page).filter(([name]) => !(name in change)),
    ...Object.entries(change),
  ])
  return browser.ask(path, { method: 'POST', body })
}

describe('an organisation keeps its own entries, and the coordinator decides', () => {
  test('its people propose; nothing is public until it is approved, and then their history says who wrote it', async () => {
    expect((await worker.ask('/directory')).body).toContain('6 entries of')
    const at = `/directory/services/${one.id}`
    expect((await send(worker, at, { name: 'Job café', phone: '01632 960111' })).status).toBe(303)
    expect(await publicly(one)).not.toContain('Job café')
    const { page } = await coordinator.ask('/directory')
    const link = page('a[href^="/directory/proposals/"]').attr('href') ?? ''
    const seen = await coordinator.ask(link)
    const cells = seen
      .page('tbody tr')
      .toArray()
      .map((row) => seen.page(row).text())
    expect(cells.filter((text) => text.includes('Job café'))).toHaveLength(1)
    expect((await worker.ask(link)).status).toBe(404)
    expect((await coordinator.send(link, { decision: 'approved' })).status).toBe(303)
    expect(await publicly(one)).toContain('Job café')
    expect(await publicly(one)).toContain('01632 960111')
    const { rows } = await sql<{ source_name: string }>`
      select source_name from directory.service_version where service_id = ${one.id} order by number`.execute(
      house.asOwner,
    )
    expect(rows.map(({ source_name }) => source_name)).toEqual(['services.json', `Callum Madeup, ${ours}`])
    expect((await coordinator.ask(link)).status).toBe(404)
  })

  test('a refusal needs a reason and changes nothing; a second proposal takes the place of the first', async () => {
    const at = `/directory/services/${two.id}`
    await send(worker, at, { name: 'First idea' })
    await send(worker, at, { name: 'Second idea' })
    const links = (await coordinator.ask('/directory')).page('a[href^="/directory/proposals/"]')
    expect(links).toHaveLength(1)
    const link = links.attr('href') ?? ''
    expect((await coordinator.send(link, { decision: 'refused' })).body).toContain('Say why not')
    expect((await coordinator.send(link, { decision: 'refused', reason: 'Please keep the name' })).status).toBe(303)
    expect(await publicly(two)).not.toContain('idea')
  })

  test('the coordinator’s own change is public at once; an address that is no web address is refused where it stands', async () => {
    const at = `/directory/services/${two.id}`
    const refused = await send(coordinator, at, { url: 'javascript:alert(1)' })
    expect([refused.status, refused.body]).toEqual([
      expect.any(Number),
      expect.stringContaining('Website must begin with'),
    ])
    expect((await send(coordinator, at, { alert: 'Closed on Monday' })).status).toBe(303)
    expect(await publicly(two)).toContain('Closed on Monday')
  })

  test('nobody changes what is not theirs, whatever they send; another area’s entry is not found', async () => {
    for (const { id } of [...others.slice(0, 1), ...island]) {
      expect((await worker.ask(`/directory/services/${id}`)).status).toBe(404)
      expect((await worker.ask(`/directory/services/${id}/right`)).status).toBe(404)
    }
    expect((await coordinator.ask(`/directory/services/${island[0]?.id}`)).status).toBe(404)
    expect((await worker.ask(`/directory/services/${one.id}/remove`)).status).toBe(404)
    const nobody = house.asNobody((tx) => sql`select directory.withdraw(${one.id}, 'nobody')`.execute(tx))
    await expect(nobody).rejects.toThrow('only the editor')
    const straight = house.asNobody((tx) => sql`update directory.service set name = 'Mine'`.execute(tx))
    await expect(straight).rejects.toThrow('permission denied')
  })

  test('an entry in nobody’s hands is claimed; once it is theirs, so is every entry of that organisation', async () => {
    const [loose] = others
    const at = `/directory/services/${loose?.id}`
    expect((await worker.ask(`/support/services/${loose?.id}`)).body).toContain('This is ours')
    expect((await worker.send(`${at}/ours`, { because: 'We took it over in May' })).status).toBe(303)
    const link = (await coordinator.ask('/directory')).page('a[href^="/directory/proposals/"]').attr('href') ?? ''
    expect((await coordinator.ask(link)).body).toContain('We took it over in May')
    expect((await worker.ask(at)).status).toBe(404)
    await coordinator.send(link, { decision: 'approved' })
    expect((await worker.ask(at)).status).toBe(200)
  })

  test('what was taken out is found by nobody, and its history stays', async () => {
    const [, gone] = others
    await coordinator.send(`/directory/services/${gone?.id}/remove`)
    expect((await ask(`/open-referral-uk/v3/services/${gone?.id}`)).status).toBe(404)
    const { rows } =
      await sql`select source from directory.service_version where service_id = ${gone?.id} order by number`.execute(
        house.asOwner,
      )
    expect(rows).toEqual([{ source: 'import' }, { source: 'withdrawn' }])
  })
})

describe('the public says what is wrong', () => {
  test('without saying who they are; the editor of the area sees it, and nobody else', async () => {
    const someone = browserOf(place.app)
    const at = `/support/services/${three.id}/wrong`
    expect((await someone.send(at, { words: 'The door was locked' })).body).toContain('Choose what is wrong')
    expect((await someone.send(at, { kind: 'closed', words: 'The door was locked' })).to).toBe(
      `/support/services/${three.id}`,
    )
    const seen = await house.asNobody((tx) => sql`select from directory.suggestion`.execute(tx))
    expect(seen.rows).toEqual([])
    const link = (await coordinator.ask('/directory')).page('a[href^="/directory/suggestions/"]').attr('href') ?? ''
    expect((await coordinator.ask(link)).body).toContain('The door was locked')
    expect((await worker.ask(link)).status).toBe(404)
    await coordinator.send(link, { outcome: 'Telephoned: it had moved' })
    expect((await coordinator.ask('/directory')).body).not.toContain('The public says')
  })
})

describe('entries are looked at again', () => {
  const review = calendarDate('2026-11-23')
  test.each([
    [-1, 0],
    [0, 1],
    [13, 1],
    [14, 2],
    [28, 3],
    [400, 3],
  ])('%i days after its day, its keepers should have been asked %i times', (days, times) => {
    expect(rungOn(review, addDays(review, days))).toBe(times)
  })

  test('its keepers are asked three times and no more; who says that it is right is not asked again', async () => {
    await sql`update directory.service set review_by = ${review} where id in (${two.id}, ${three.id})`.execute(
      house.asOwner,
    )
    const sent: string[] = []
    for (let day = review; day <= addDays(review, 60); day = addDays(day, 1)) {
      const clock = fixedClock(`${day}T07:45:00Z`)
      if ((await house.asWorker((tx) => askKeepers(tx, clock))) > 0) sent.push(dateInLondon(clock.now()))
    }
    expect(sent).toEqual(['2026-11-23', '2026-12-07', '2026-12-21'])
    const { rows } = await sql<{
      recipient: string
      body: string
    }>`select recipient, body from platform.outbox where subject like 'Is the directory%' order by created_at`.execute(
      house.asOwner,
    )
    expect(rows.map(({ recipient }) => recipient)).toEqual(Array(3).fill('callum@works.example'))
    expect(rows[0]?.body).toContain('2 entries')
    await worker.send(`/directory/services/${two.id}/right`)
    expect(await publicly(two)).toContain('Last checked on 23 November 2026')
    const later = await sql<{
      review_by: string
    }>`select review_by::text from directory.service where id = ${two.id}`.execute(house.asOwner)
    expect(later.rows[0]?.review_by).toBe(addDays(today, 182))
  })
})

describe('what looks like the same service', () => {
  test('is told when it is read, and shown to the editor side by side', async () => {
    const twin = {
      ...inventServices({ ...northtown, area_id: 'S12000041', organisations: [ours] }, 3)[2],
      service_areas: [{ id: '00000000-0000-4000-8000-000000000077', uri: 'http://statistics.gov.scot/id/S12000049' }],
    }
    const { notes } = await arrangeServices(house, [JSON.parse(JSON.stringify(twin))])
    expect(notes.join(' ')).toContain(
      `1 of the services look like one that is there under another identifier: “${three.name}” like ${three.id}`,
    )
    expect((await coordinator.ask('/directory')).body).toContain('Look like the same service')
  })
})

test('a form that changes nothing changes nothing, and every change is told', () => {
  for (const service of services) {
    const same = changed(service, changeOf(service), today)
    expect(differences(service, same)).toEqual([])
    expect({ ...same, last_modified: service.last_modified, assured_date: service.assured_date }).toEqual(service)
    const other = changed(
      service,
      { ...changeOf(service), needs: ['money'], minimum_age: 30, maximum_age: null },
      today,
    )
    expect(differences(service, other).map(({ field }) => field)).toEqual(
      expect.arrayContaining(['Helps with', 'Youngest age']),
    )
  }
})
