import type { CheerioAPI } from 'cheerio'
import { sql } from 'kysely'
import { asViewer } from '#platform/db'
import { calendarDate } from '#platform/time'
// What the examples need, made by the room's own hands; its front door makes nothing without the forms that are walked here.
import { keepFindings } from '../../src/modules/measurement/releases/check/findings.queries.ts'
import { lookOver } from '../../src/modules/measurement/releases/check/look-over.ts'
import { fingerprint } from '../../src/modules/measurement/releases/early-access/link.ts'
import { addReader } from '../../src/modules/measurement/releases/early-access/readers.queries.ts'
import { releaseAsItWent } from '../../src/modules/measurement/releases/publish/as-it-went.ts'
import { halfPastNine, type State } from '../../src/modules/measurement/releases/release.ts'
import { addMoment, selectOptionalVersion } from '../../src/modules/measurement/releases/releases.queries.ts'
import { analyst, arrange, plainGuard, versionNow } from '../../src/modules/measurement/releases/releases.testing.ts'
import type { Examples, Walk } from './example.ts'
import { post } from './form.ts'
import { city, type Town } from './town.ts'
import { day } from './townspeople.ts'

const preparer = analyst('Ada Placeholder')
const contact = { contact_name: 'Statistics team', contact_email: 'statistics@walk.example' }
const notes = { change_note: null, revisions_note: null }
const reader = {
  name: 'Una Placeholder',
  job_title: 'Director',
  organisation: 'The government',
  email: 'una@walk.example',
}
/** The two links of early readers: one is used when the walk begins, the other is walked. */
const links = ['7f0c2f0e-3a52-4b5c-9d0e-1a2b3c4d5e6f', '7f0c2f0e-3a52-4b5c-9d0e-1a2b3c4d5e70'] as const

/** What the town has released, by what is to be done with it next. */
export interface Released {
  out: string
  toCheck: string
  toApprove: string
  toSchedule: string
  toSetAside: string
  reader: string
}

const by = { by_user: preparer.user_id, by_name: preparer.name }

/** Releases in every state, by an analyst whom nobody meets; one is read early by Grace's browser. */
export async function prepareReleases({ town }: Pick<Walk, 'town'>): Promise<Released> {
  const { house } = town
  const { database, clock } = house
  const guard = plainGuard()
  await arrange(house, [
    { area: city, people: 60, registered_on: '2025-05-01', jobs: { begun: 20, on: '2025-09-01', yes: 9, no: 5 } },
    { area: city, people: 20, registered_on: '2024-08-01', gender: 'man' },
  ])
  const wasOut = await releaseAsItWent(
    { database },
    {
      ...{ preparer, approver: town.viewer('grace'), period: '2025-26 Q4', on: calendarDate('2026-05-12'), by: guard },
      ...{ ...contact, ...notes, reasons: { otherwise: 'It is so in this town' }, readers: [reader] },
      next: { period: '2026-27 Q2', on_date: calendarDate('2026-12-08') },
    },
  )
  if (wasOut === undefined) throw new Error('the checklist stopped the release of the town')

  const asPreparer = <T>(work: Parameters<typeof asViewer<T>>[3]) => asViewer(database, preparer, clock, work)
  const prepared = (period: string) =>
    versionNow(house, { clock, by: preparer, guard }, { period, ...contact, ...notes })
  /** Takes a version on to a state, by the same checklist. */
  const upTo = (id: string, state: State) =>
    asPreparer(async (tx) => {
      const version = await selectOptionalVersion(tx, id)
      if (version === undefined) throw new Error('the version is not there')
      const findings = await lookOver(tx, version)
      await keepFindings(
        tx,
        id,
        findings.map((one) => ({ ...one, reason: one.kind === 'warning' ? 'So it is' : null })),
      )
      await addMoment(tx, id, { state: 'checked', ...by })
      if (state === 'checked') return
      const grace = { by_user: town.viewer('grace').user_id, by_name: 'Grace Placeholder' }
      await addMoment(tx, id, { state: 'approved', ...grace })
    })
  const [toCheck, toApprove, toSchedule, toSetAside, early] = [
    await prepared('2025-26 Q3'),
    await prepared('2025-26 Q2'),
    await prepared('2025-26 Q1'),
    await prepared('2024-25 Q4'),
    await prepared('2024-25 Q3'),
  ]
  await upTo(toApprove, 'checked')
  await upTo(toSchedule, 'approved')
  const onTheList = await asPreparer((tx) => addReader(tx, toCheck, preparer.user_id, reader))
  await openEarly(town, early, upTo)
  return { out: wasOut.id, toCheck, toApprove, toSchedule, toSetAside, reader: onTheList }
}

/** A version that comes out within the hour, read early by Grace: her browser has used the first link, the second is walked. */
async function openEarly(town: Town, id: string, upTo: (id: string, state: State) => Promise<void>): Promise<void> {
  const { house } = town
  await upTo(id, 'approved')
  const readers = await asViewer(house.database, preparer, house.clock, async (tx) => {
    await addMoment(tx, id, { state: 'scheduled', ...by, for_moment: halfPastNine(house.clock.today()) })
    return [await addReader(tx, id, preparer.user_id, reader), await addReader(tx, id, preparer.user_id, reader)]
  })
  for (const [at, link] of links.entries())
    await house.asWorker((tx) =>
      sql`update measurement.release_link set link_hash = ${fingerprint(link)}, sent_at = nwd.clock() where reader_id = ${readers[at]}`.execute(
        tx,
      ),
    )
  const at = `/statistics/early/${links[0]}`
  const grace = town.as('grace')
  const { page } = await grace.ask(at)
  const token = String(page('main input[name=_form]').val() ?? '')
  const { status } = await post(grace, at, new URLSearchParams({ _form: token }))
  if (status !== 303) throw new Error(`the first link could not be used: ${status}`)
}

const reasons = (page: CheerioAPI) =>
  Object.fromEntries(
    page('main textarea')
      .toArray()
      .map((box) => [page(box).attr('name') ?? '', 'It is so in this town']),
  )

/** The statistics: their public pages and files, the open data, and the desk of those who make them. */
export function releaseExamples({ released }: Walk): Examples {
  const as = 'grace'
  const desk = (id: string) => `/statistics/national/releases/${id}`
  const out = '/statistics/releases/march-2026'
  const api = '/api/v1/statistics/releases'
  return {
    '/statistics': { as, at: '/statistics' },
    '/statistics/calendar': { as, at: '/statistics/calendar' },
    '/statistics/methodology': { as, at: '/statistics/methodology' },
    '/statistics/definitions': { as, at: '/statistics/definitions' },
    '/statistics/figures': { as, at: '/statistics/figures' },
    '/statistics/releases/:slug': { as, at: out },
    '/statistics/releases/:slug/versions/:number': { as, at: `${out}/versions/1` },
    '/statistics/releases/:slug/versions/:number/files/:download': { as, at: `${out}/versions/1/files/by-area.csv` },
    '/api/v1/openapi.json': { as, at: '/api/v1/openapi.json' },
    '/api/v1/statistics/releases': { as, at: api },
    '/api/v1/statistics/releases/:slug': { as, at: `${api}/march-2026` },
    '/api/v1/statistics/releases/:slug/versions/:number/rows': {
      as,
      at: `${api}/march-2026/versions/1/rows?period=all`,
    },
    '/statistics/early': { as, at: '/statistics/early', signedOut: 404 },
    '/statistics/early/:link': { as, at: `/statistics/early/${links[1]}`, typed: {} },
    '/statistics/national': { as, at: '/statistics/national' },
    '/statistics/national/prepare': {
      as,
      at: '/statistics/national/prepare',
      typed: { period: '2026-27 Q1', ...contact },
    },
    '/statistics/national/dates': {
      as,
      at: '/statistics/national/dates',
      typed: { period: '2026-27 Q3', ...day('on_date', 2027, 2, 9) },
    },
    '/statistics/national/releases/:version': { as, at: desk(released.toCheck) },
    '/statistics/national/releases/:version/preview': { as, at: `${desk(released.toCheck)}/preview` },
    '/statistics/national/releases/:version/files/:download': { as, at: `${desk(released.toCheck)}/files/by-year.csv` },
    '/statistics/national/releases/:version/early-readers': {
      as,
      at: `${desk(released.toCheck)}/early-readers`,
      typed: reader,
    },
    '/statistics/national/releases/:version/early-readers/:reader/remove': {
      as,
      at: `${desk(released.toCheck)}/early-readers/${released.reader}/remove`,
      typed: {},
    },
    '/statistics/national/releases/:version/check': { as, at: `${desk(released.toCheck)}/check`, typed: reasons },
    '/statistics/national/releases/:version/approve': {
      as,
      at: `${desk(released.toApprove)}/approve`,
      typed: { read: 'yes' },
    },
    '/statistics/national/releases/:version/schedule': {
      as,
      at: `${desk(released.toSchedule)}/schedule`,
      typed: day('on_date', 2026, 12, 1),
    },
    '/statistics/national/releases/:version/withdraw': {
      as,
      at: `${desk(released.toSetAside)}/withdraw`,
      typed: { reason: 'Prepared too early' },
    },
    '/statistics/national/releases/:version/amend': {
      as,
      at: `${desk(released.out)}/amend`,
      typed: { change_note: 'Late registrations are in', ...contact },
    },
  }
}
