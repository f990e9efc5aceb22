import type { Times } from './figures.ts'
import type { Imports } from './import.ts'
import type { National } from './national.ts'
import type { PublicMoney } from './public-money.ts'
import type { BesideARelease } from './release.ts'
import type { PageResult } from './rounds.ts'
import type { Start } from './start.ts'

export interface Report {
  readonly at: string
  readonly people: number
  readonly machine: {
    readonly cores: number
    readonly model: string
    readonly load: number
    readonly node: string
    readonly database: string
  }
  readonly worldMadeInSeconds: number
  readonly pages: readonly PageResult[]
  readonly national: National
  /** The nation's report of a self-assessment: 32 areas, 20 organisations, 57 statements. */
  readonly checklist: Times
  /** The public page of money: 32 areas, 5 years. */
  readonly money: PublicMoney
  readonly beside: BesideARelease
  /** People brought in from files, beside a bare COPY of the same rows. */
  readonly files: Imports
  readonly starts: { readonly cold: Start; readonly warm: Start }
  readonly memoryAfter: { readonly program: number; readonly database: number }
  readonly promises: readonly Promised[]
  readonly seconds: number
}

/** A promise of docs/decisions/0007-speed.md, and whether it held in this run. */
export interface Promised {
  readonly what: string
  readonly measured: string
  readonly held: boolean
}

const ms = (n: number) => n.toFixed(n < 10 ? 2 : 1)

/** What is promised of pages, of starting and of memory, and what came of it. */
export function promisesOf({
  pages,
  national,
  checklist,
  money,
  beside,
  files,
  starts,
  memoryAfter,
}: Pick<
  Report,
  'pages' | 'national' | 'checklist' | 'money' | 'beside' | 'files' | 'starts' | 'memoryAfter'
>): Promised[] {
  const ofPages = pages.flatMap(({ name, alone, together, paced }) => {
    const ratio = alone.page.p50 / alone.bare.p50
    return [
      { what: `${name}: within 2 times its own SQL`, measured: `${ratio.toFixed(2)} times`, held: ratio <= 2 },
      {
        what: `${name}: p95 under 50 ms with 16 clients, each asking twice a second`,
        measured: `${ms(paced.p95)} ms`,
        held: paced.p95 < 50,
      },
      {
        what: `${name}: p95 under 50 ms with 16 clients, each asking without a pause`,
        measured: `${ms(together.page.p95)} ms, its own SQL alone ${ms(together.bare.p95)} ms`,
        held: together.page.p95 < 50,
      },
    ]
  })
  const { cold, warm } = starts
  const most = memoryAfter.program + memoryAfter.database
  const fresh = cold.memory.program + cold.memory.database
  const duckdb = national.whole.p50 / national.duckdb.p50
  const slower = files.took / (files.copied + files.read)
  return [
    ...ofPages,
    {
      what: 'the whole statistics: within 3 times DuckDB over the same rows',
      measured: `${duckdb.toFixed(2)} times`,
      held: duckdb <= 3,
    },
    {
      what: 'the nation’s report of a self-assessment, 32 areas × 20 organisations × 57 statements, under 200 ms',
      measured: `${ms(checklist.p50)} ms`,
      held: checklist.p50 < 200,
    },
    {
      what: 'the public page of money, 32 areas × 5 years, under 100 ms',
      measured: `${ms(money.page.p50)} ms, ${(money.page.p50 / money.bare.p50).toFixed(2)} times its own SQL`,
      held: money.page.p50 < 100,
    },
    {
      what: `${beside.page}: p95 under 50 ms with 16 clients, each asking twice a second, while a release is made`,
      measured: `${ms(beside.during.p95)} ms, by itself ${ms(beside.alone.p95)} ms`,
      held: beside.during.p95 < 50,
    },
    {
      what: `${files.rows} people from a file, checked and stored: within 3 times a bare COPY of the same rows and reading the file`,
      measured: `${slower.toFixed(2)} times`,
      held: slower <= 3,
    },
    {
      what: `${files.large.rows} people from a file: memory under 500 MB, to the end`,
      measured: `${files.large.megabytes.toFixed(0)} MB`,
      held: files.large.megabytes < 500,
    },
    {
      what: 'first start to first page under 10 s',
      measured: `${cold.firstPage.toFixed(1)} s`,
      held: cold.firstPage < 10,
    },
    {
      what: 'later start to first page under 3 s',
      measured: `${warm.firstPage.toFixed(1)} s`,
      held: warm.firstPage < 3,
    },
    { what: 'memory under 400 MB after start', measured: `${fresh.toFixed(0)} MB`, held: fresh < 400 },
    { what: 'memory under 400 MB after the bench', measured: `${most.toFixed(0)} MB`, held: most < 400 },
  ]
}

const table = (rows: readonly (readonly string[])[]): string => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`
  const [head = [], ...body] = rows
  return [line(head), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...body.map(line)].join('\n')
}

const pair = ({ p50, p95 }: { p50: number; p95: number }) => `${ms(p50)} / ${ms(p95)}`

const seconds = (took: number) => `${(took / 1000).toFixed(1)} s`

/** The report as tables in Markdown, which is also what a terminal shows well. */
export function written(report: Report): string {
  const { pages, national, checklist, money, beside, files, starts, memoryAfter, machine } = report
  const rows = pages.map(({ name, statements, kilobytes, alone, together, paced }) => [
    name,
    String(statements),
    kilobytes.toFixed(0),
    pair(alone.page),
    pair(alone.bare),
    (alone.page.p50 / alone.bare.p50).toFixed(2),
    pair(alone.ownerBare),
    pair(together.page),
    together.perSecond.toFixed(0),
    pair(together.bare),
    together.barePerSecond.toFixed(0),
    pair(paced),
  ])
  const head = ['ms, p50 / p95', 'statements', 'kB', '1 client', 'its SQL', 'ratio', 'no row security']
  const more = ['16 clients', 'a second', 'its SQL ×16', 'a second', '16 clients, 32 a second']
  const started = ({ ready, firstPage, memory }: Start) =>
    `ready in ${ready.toFixed(1)} s, first page in ${firstPage.toFixed(1)} s; ${memory.program.toFixed(0)} MB program, ${memory.database.toFixed(0)} MB database`
  return [
    `${report.people} people; ${machine.cores} cores (${machine.model}), load ${machine.load.toFixed(1)} at the start; Node ${machine.node}, ${machine.database}; ${report.seconds.toFixed(0)} s in all, ${report.worldMadeInSeconds.toFixed(0)} s of it making the world.`,
    '',
    table([[...head, ...more], ...rows]),
    '',
    `- The nation's figures by area (${national.rows} rows): ${pair(national.page)} ms.`,
    `- Every measure by every dimension and quarter: ${pair(national.whole)} ms; DuckDB from the same rows ${pair(national.duckdb)} ms, with the same results.`,
    `- The nation's report of a self-assessment (32 areas, 20 organisations, 57 statements): ${pair(checklist)} ms.`,
    `- The public page of money (32 areas, 5 years): ${pair(money.page)} ms; its own SQL ${pair(money.bare)} ms, ratio ${(money.page.p50 / money.bare.p50).toFixed(2)}.`,
    `- A release of the nation counted, protected and attacked in ${(beside.took / 1000).toFixed(1)} s; ${beside.page} meanwhile ${pair(beside.during)} ms, by itself ${pair(beside.alone)} ms.`,
    `- ${files.rows} people from a file in ${seconds(files.took)}; a bare COPY of the same rows ${seconds(files.copied)}, reading the file ${seconds(files.read)}. ${files.large.rows} in ${seconds(files.large.took)}, with ${files.large.megabytes.toFixed(0)} MB at most.`,
    `- First start: ${started(starts.cold)}.`,
    `- Later start: ${started(starts.warm)}.`,
    `- After the bench: ${memoryAfter.program.toFixed(0)} MB program, ${memoryAfter.database.toFixed(0)} MB database.`,
    '',
    table([
      ['promise', 'measured', ''],
      ...report.promises.map(({ what, measured, held }) => [what, measured, held ? 'held' : 'MISSED']),
    ]),
    '',
  ].join('\n')
}
