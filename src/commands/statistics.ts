import { type Command, Option } from 'commander'
import {
  type Dimension,
  dimensions,
  fairStartScotland,
  fairStartSheet,
  type Statistics,
  sheetOf,
  statistics,
} from '#modules/measurement'
import { asStatistician, type Tx } from '#platform/db'
import { isReferenceCode } from '#platform/reference'
import { csvOf, type Sheet, xlsxOf } from '#platform/sheets'
import { type CalendarDate, isCalendarDate, systemClock } from '#platform/time'
import { deliver } from './deliver.ts'
import { withExample } from './example.ts'
import { inStore } from './in-store.ts'
import { earlierIn, guarded, thresholdIn } from './protect-statistics.ts'

type Format = 'json' | 'csv' | 'xlsx'

type Scope = Parameters<typeof statistics>[1]

interface Asked {
  asAt: string
  area?: string
  by?: string
  protect?: boolean
  attack?: boolean
  threshold?: number
  earlier?: string[]
  fss?: boolean
  format: Format
}

/** One sentence that says what was wrong with the command, and the exit code of contracts §1: 1 refused, 2 usage. */
class WrongCommand extends Error {
  override readonly name = 'WrongCommand'
  readonly exitCode: 1 | 2

  constructor(sentence: string, exitCode: 1 | 2) {
    super(sentence)
    this.exitCode = exitCode
  }
}

const dayIn = (text: string): CalendarDate => {
  if (isCalendarDate(text)) return text
  throw new WrongCommand(`--as-at must be a real date written YYYY-MM-DD, such as 2026-09-30; ${text} is not.`, 2)
}

const dimensionsIn = (text: string | undefined): Dimension[] => {
  const names = text === undefined ? [] : text.split(',').map((name) => name.trim())
  return names.map((name) => {
    const known = dimensions.find((dimension) => dimension === name)
    if (known === undefined)
      throw new WrongCommand(`--by must name any of ${dimensions.join(', ')}; ${name} is none.`, 2)
    return known
  })
}

const written = async (result: object, sheet: Sheet, format: Format): Promise<string | Buffer> => {
  if (format === 'csv') return csvOf(sheet)
  if (format === 'xlsx') return xlsxOf([sheet])
  return `${JSON.stringify(result, null, 2)}\n`
}

/** The measures of contracts §5; or, by its own rule and in rows of its own, Fair Start Scotland. */
async function count(tx: Tx, scope: Scope, fss: boolean) {
  if (!fss) {
    const result: Statistics = await statistics(tx, scope)
    return { kind: 'measures', result, sheet: sheetOf(result.rows) } as const
  }
  const rows = await fairStartScotland(tx, scope)
  const result = { as_at: scope.as_at, scope: scope.area ?? 'national', rows }
  return { kind: 'fss', result, sheet: fairStartSheet(rows) } as const
}

/** `nwd statistics`: the measures of contracts §5, on standard output. */
export const addStatistics = (program: Command): void => {
  const command = program
    .command('statistics')
    .description('count the measures as at a day, for the nation or an area')
    .requiredOption('--as-at <date>', 'the day figures are as at, YYYY-MM-DD')
    .option('--area <code>', 'one council area, by its nine-character code; the nation when absent')
    .option('--by <dimensions>', `break down by any of ${dimensions.join(', ')}, with commas between`)
    .option('--protect', 'publish no small count, nor any that can be worked out from the others')
    .option(
      '--attack',
      'with --protect: work out the least and the greatest of every hidden number, and fail when one is given away',
    )
    .option('--threshold <number>', 'with --protect: hide counts from 1 to one less than this', thresholdIn, 5)
    .option('--earlier <file...>', 'with --protect: statistics in JSON that were published before')
    .option('--fss', 'Fair Start Scotland instead: starts, re-joins and people by period, by its own counting rule')
    .addOption(new Option('--format <format>', 'how to write it').choices(['json', 'csv', 'xlsx']).default('json'))
    .action(async (asked: Asked) => {
      const scope = { as_at: dayIn(asked.asAt), area: asked.area, by: [...new Set(dimensionsIn(asked.by))] }
      if (asked.fss && (asked.by !== undefined || asked.protect))
        throw new WrongCommand('--fss goes with --as-at, --area and --format alone: leave out --by and --protect.', 2)
      if (asked.attack && !asked.protect)
        throw new WrongCommand('--attack goes with --protect: it tries what --protect hides.', 2)
      if (asked.area !== undefined && !isReferenceCode('areas', asked.area))
        throw new WrongCommand(
          `--area must be the code of a council area, such as S12000049; ${asked.area} is none.`,
          2,
        )
      const before = earlierIn(asked.earlier ?? [])
      await inStore(async ({ database }) => {
        const counted = await asStatistician(database, systemClock, (tx) => count(tx, scope, asked.fss === true))
        const { result, sheet } =
          asked.protect && counted.kind === 'measures' ? await guarded(counted.result, asked, before) : counted
        await deliver(await written(result, sheet, asked.format))
      })
    })
  command.addHelpText(
    'after',
    `
Fair Start Scotland counts starts: whoever joins again is counted again. With --fss each row is { period, starts, re_joins, people }, and people + re_joins =
starts in every period; a re-join is a later start of somebody who had started it before. The other measures count a person once.`,
  )
  withExample(command, 'nwd statistics --as-at 2026-09-30 --area S12000049 --by gender,age_band --format csv')
}
