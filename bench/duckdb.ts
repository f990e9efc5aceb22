import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { to } from 'pg-copy-streams'
import { dimensions } from '#modules/measurement'
import { type Login, withClient } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { type Times, timed, timesOf } from './figures.ts'

/** What stats.participant reads, as it stands in the database; the rows that are superseded are left behind, as an index of ours leaves them. */
const tables: Record<string, string> = {
  spell: 'select area_id, person_id, stream, registered_on, left_on from journeys.spell',
  person: 'select area_id, id, date_of_birth from people.person',
  characteristics: `select area_id, person_id, gender, ethnic_group, condition_12_months, condition_limits, lone_parent, children, youngest_child_born, disabled_child
    from people.characteristics where superseded_at is null`,
  contact: 'select area_id, person_id, postcode from people.contact_details',
  former_postcode: `select area_id, person_id, was ->> 'postcode' as postcode, (superseded_at at time zone 'Europe/London')::date as until_on,
    row_number() over (order by superseded_at, ordinal) as nth from people.former_value where of_table = 'contact_details' and was ->> 'postcode' is not null`,
  job: 'select area_id, person_id, id, started_on from outcomes.job where superseded_at is null',
  follow_up: 'select job_id, weeks, answer from outcomes.follow_up where superseded_at is null and answer is not null',
  outcome: 'select area_id, person_id, kind, on_date from outcomes.outcome where superseded_at is null',
  place: `select z.postcode, z.simd_quintile, e.from_on, e.until_on from partnership.postcode z join (
    select id, case when row_number() over days = 1 then date '0001-01-01' else from_on end as from_on, coalesce(lead(from_on) over days, date '9999-12-31') as until_on
    from partnership.place_edition where superseded_at is null window days as (order by from_on)) e on e.id = z.edition_id`,
}

async function loaded(owner: Login, duck: DuckDBConnection): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'nwd-duckdb-'))
  try {
    await withClient(owner, 'nwd bench', async (client) => {
      for (const [name, query] of Object.entries(tables)) {
        const file = join(folder, `${name}.csv`)
        await pipeline(client.query(to(`copy (${query}) to stdout with (format csv, header)`)), createWriteStream(file))
        await duck.run(`create table ${name} as select * from read_csv('${file}', header = true, sample_size = -1)`)
      }
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const entered = {
  entered_employment: 'job_started_on',
  entered_fe_he: 'fe_he_on',
  entered_training: 'training_on',
  gained_qualification: 'qualification_on',
  work_experience: 'work_experience_on',
  volunteering: 'volunteering_on',
  school_reengaged: 'school_reengaged_on',
}

const counts = [
  'count(*) as started',
  ...Object.entries(entered).map(([name, column]) => `count(*) filter (where ${column} <= as_at()) as ${name}`),
  ...[4, 13, 26, 52].flatMap((weeks) => {
    const due = `job_started_on + ${weeks * 7} <= as_at()`
    return [
      `count(*) filter (where ${due}) as due_${weeks}w`,
      `count(*) filter (where ${due} and answer_${weeks}w = 'yes') as in_work_${weeks}w`,
      `count(*) filter (where ${due} and answer_${weeks}w in ('yes', 'no')) as answered_${weeks}w`,
    ]
  }),
  'count(*) filter (where left_by_then) as "left"',
  'min(registered_on)::text as earliest',
].join(', ')

function statement(): string {
  const single = dimensions.filter((dimension) => dimension !== 'priority_family')
  const column = (dimension: string) => (dimension === 'area' ? 'area_id' : dimension)
  const chosen = (then: (dimension: string) => string) =>
    `case ${single.map((one) => `when grouping(${column(one)}) = 0 then ${then(one)}`).join(' ')} else 'all' end`
  return `with fact as materialized (select * from participant)
    select quarter, ${chosen((one) => `'${one}'`)} as dimension, ${chosen(column)} as category, ${counts}
    from fact group by grouping sets ((quarter), ${single.map((one) => `(quarter, ${column(one)})`).join(', ')})
    union all
    select quarter, 'priority_family', family, ${counts} from (select *, unnest(priority_families) as family from fact) group by quarter, family`
}

export interface Compared {
  readonly times: Times
  /** Its cells, one a line, sorted, as cellLines writes ours. */
  readonly cells: readonly string[]
}

/** A cell of either database as one line: names and values in the order of the names. */
export const cellLine = (cell: object): string =>
  JSON.stringify(
    Object.entries(cell)
      .map(([name, value]): [string, string] => [name, String(value)])
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  )

/** DuckDB's time for the whole of the statistics from the rows as they stand in the database, on both cores; loading them is not in it. */
export async function duckdb(owner: Login, as_at: CalendarDate): Promise<Compared> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
  const duck = await instance.connect()
  try {
    await loaded(owner, duck)
    await duck.run(`create macro as_at() as date '${as_at}'`)
    await duck.run(readFileSync(new URL('duckdb.sql', import.meta.url), 'utf8'))
    let cells: string[] = []
    const count = async () => {
      const reader = await duck.runAndReadAll(statement())
      cells = reader.getRowObjectsJson().map(cellLine).sort()
    }
    const samples: number[] = []
    for (let nth = 0; nth < 5; nth++) samples.push(await timed(count))
    return { times: timesOf(samples), cells }
  } finally {
    duck.closeSync()
    instance.closeSync()
  }
}
