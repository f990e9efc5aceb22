import { load } from 'cheerio'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Viewer } from '#platform/access'
import { asStatistician, asViewer } from '#platform/db'
import { routerFor } from '#platform/http'
import type { TestDatabase } from '#platform/testing'
import type { Clock } from '#platform/time'
import { dateInLondon } from '#platform/time'
import type { Statistics } from '../statistics.ts'
import type { Guard } from './prepare/guard.ts'
import { keepVersion, makeVersion, type ToPrepare } from './prepare/prepare.ts'
import { prepareAsked } from './prepare/prepare-asked.ts'
import { lastRequest } from './prepare/requests.queries.ts'
import { publishReleases } from './publish/publish.ts'
import { releaseRoutes } from './releases.routes.ts'

/** A clock that a test moves. */
export function movedClock(at: string): Clock & { to(instant: string): void } {
  let now = new Date(at)
  return {
    now: () => new Date(now),
    today: () => dateInLondon(now),
    to: (instant) => {
      now = new Date(instant)
    },
  }
}

export const analyst = (name: string): Viewer => ({
  user_id: uuid(),
  name,
  role: 'analyst',
  organisation_id: null,
  organisation_name: '',
  area_id: null,
})

/** People registered on one day in an area, of whom some began a job on one day, and some of these said so at 13 weeks. */
export interface Some {
  area: string
  people: number
  registered_on: string
  gender?: string
  jobs?: { begun: number; on: string; yes: number; no: number } | undefined
}

const works = '01900000-0000-7000-8000-0000000000aa'
const names: Readonly<Record<string, string>> = { S12000049: 'Glasgow City', S12000023: 'Orkney Islands' }

/** Puts people into the tables as the owner: arranging, not acting. */
export async function arrange(house: TestDatabase, all: readonly Some[]): Promise<void> {
  for (const { area, people, registered_on, gender = 'woman', jobs } of all) {
    const name = names[area] ?? area
    await sql`insert into partnership.area (id, name) values (${area}, ${name}) on conflict do nothing`.execute(
      house.asOwner,
    )
    await sql`insert into partnership.organisation (id, area_id, name, kind) values (${works}, ${area}, ${`Sample Works ${area}`}, 'council') on conflict do nothing`.execute(
      house.asOwner,
    )
    const ids = Array.from({ length: people }, () => uuid())
    const values = (of: readonly unknown[]) => sql`${JSON.stringify(of)}::jsonb`
    await sql`insert into people.person (id, area_id, given_name, family_name, date_of_birth)
      select id, ${area}, 'Isla', 'Sample', '2000-01-01' from jsonb_to_recordset(${values(ids.map((id) => ({ id })))}) x (id uuid)`.execute(
      house.asOwner,
    )
    await sql`insert into people.characteristics (id, area_id, person_id, asked_on, gender, trans, sexual_orientation, ethnic_group, condition_12_months,
        condition_limits, lone_parent, disabled_child, care_experienced, convictions, homeless, refugee, carer, armed_forces, employment_status)
      select gen_random_uuid(), ${area}, id, ${registered_on}, ${gender}, 'unknown', 'unknown', 'white', 'no', 'not_at_all', 'no', 'no', 'unknown', 'unknown',
        'unknown', 'unknown', 'unknown', 'unknown', 'unknown' from jsonb_to_recordset(${values(ids.map((id) => ({ id })))}) x (id uuid)`.execute(
      house.asOwner,
    )
    await sql`insert into journeys.spell (id, area_id, person_id, organisation_id, stream, registered_on)
      select gen_random_uuid(), ${area}, id, ${works}, 'NOLB', ${registered_on} from jsonb_to_recordset(${values(ids.map((id) => ({ id })))}) x (id uuid)`.execute(
      house.asOwner,
    )
    if (jobs === undefined) continue
    const begun = ids.slice(0, jobs.begun).map((person_id, at) => ({
      id: uuid(),
      person_id,
      answer: at < jobs.yes ? 'yes' : at < jobs.yes + jobs.no ? 'no' : null,
    }))
    await sql`insert into outcomes.job (id, area_id, person_id, started_on, real_living_wage)
      select id, ${area}, person_id, ${jobs.on}, 'unknown' from jsonb_to_recordset(${values(begun)}) x (id uuid, person_id uuid)`.execute(
      house.asOwner,
    )
    await sql`insert into outcomes.follow_up (id, area_id, person_id, job_id, weeks, due_on, window_ends_on, answer, said_by, answered_on)
      select gen_random_uuid(), ${area}, person_id, id, 13, ${jobs.on}::date + 91, ${jobs.on}::date + 121, answer,
        case when answer is not null then 'person' end, case when answer is not null then ${jobs.on}::date + 91 end
      from jsonb_to_recordset(${values(begun)}) x (id uuid, person_id uuid, answer text)`.execute(house.asOwner)
  }
}

/** Hides single small figures and nothing else: for stories in which figures must be seen. It protects nothing, and tests of protection do not use it. */
export const plainGuard = (passes = true): Guard => ({
  threshold: 5,
  guard: async (counted: Statistics) => ({
    shown: {
      ...counted,
      rows: counted.rows.map((row) => {
        const few = (count: number | null) => count !== null && count > 0 && count < 5
        const hide =
          few(row.count) || few(row.denominator) || few((row.denominator ?? row.count ?? 0) - (row.count ?? 0))
        return hide ? { ...row, count: null, denominator: null, rate: null, status: 'suppressed' as const } : row
      }),
    },
    attempt: {
      passed: passes,
      says: passes ? 'The test’s attacker found nothing.' : 'Three hidden figures can be worked out.',
    },
  }),
})

/** A version prepared by an analyst here and now. */
export async function versionNow(
  house: Pick<TestDatabase, 'database'>,
  { clock, by, guard = plainGuard() }: { clock: Clock; by: Viewer; guard?: Guard },
  asked: ToPrepare,
): Promise<string> {
  const made = await makeVersion(
    {
      inTx: (work) => asViewer(house.database, by, clock, work),
      counting: (work) => asStatistician(house.database, clock, work),
      guard,
    },
    asked,
  )
  return asViewer(house.database, by, clock, (tx) => keepVersion(tx, made, asked, by))
}

/** The releases as they run, with a browser for each who looks. */
export function releaseSite(house: TestDatabase, clock: Clock) {
  let looking: Viewer | undefined
  const app = routerFor(releaseRoutes, {
    database: house.database,
    clock,
    secret: 'a secret of the tests of releases',
    demonstration: false,
    identify: async () => looking && { viewer: looking },
    navigation: () => [],
  })
  const ask = async (as: Viewer | undefined, path: string, init: RequestInit = {}) => {
    looking = as
    const answer = await app.request(path, init)
    const body = answer.headers.get('content-type')?.includes('html') ? await answer.clone().text() : ''
    return {
      status: answer.status,
      to: answer.headers.get('location'),
      headers: answer.headers,
      answer,
      page: load(body),
    }
  }
  return {
    ask,
    /** Does what analysts asked for, as the program does. Out: the version that the last request became, or why it was given up. */
    async prepares(by: Guard = plainGuard()): Promise<string> {
      await prepareAsked({ database: house.database, clock }, by)
      const asked = await house.asWorker(lastRequest)
      return asked?.version_id ?? asked?.said ?? 'nothing was asked for'
    },
    text: async (as: Viewer | undefined, path: string) =>
      (await ask(as, path)).page('main').text().replace(/\s+/g, ' '),
    /** Fills a form in and sends it, as it was shown. */
    async send(as: Viewer | undefined, path: string, typed: Record<string, string> = {}) {
      const { page } = await ask(as, path)
      const body = new URLSearchParams({ _form: String(page('main input[name=_form]').val() ?? ''), ...typed })
      return ask(as, path, { method: 'POST', body })
    },
    /** The job, as the program runs it. */
    job: () => publishReleases('http://127.0.0.1:3000').run({ database: house.database, clock }),
  }
}

export const day = (name: string, date: string): Record<string, string> => {
  const [year = '', month = '', of = ''] = date.split('-')
  return { [`${name}-day`]: of, [`${name}-month`]: month, [`${name}-year`]: year }
}
