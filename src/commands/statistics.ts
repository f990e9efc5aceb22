import { type Command, Option } from 'commander'
import { type Dimension, dimensions, type Statistics, sheetOf, statistics } from '#modules/measurement'
import { loadConfig } from '#platform/config'
import { asStatistician, openStore } from '#platform/db'
import { isReferenceCode } from '#platform/reference'
import { csvOf, xlsxOf } from '#platform/sheets'
import { type CalendarDate, isCalendarDate, systemClock } from '#platform/time'
import { withExample } from './example.ts'

type Format = 'json' | 'csv' | 'xlsx'

interface Asked {
  asAt: string
  area?: string
  by?: string
  protect?: boolean
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

const written = async (result: Statistics, format: Format): Promise<string | Buffer> => {
  if (format === 'csv') return csvOf(sheetOf(result.rows))
  if (format === 'xlsx') return xlsxOf([sheetOf(result.rows)])
  return `${JSON.stringify(result, null, 2)}\n`
}

/** Writes all of it, however slow the reader; a reader who has seen enough (`| head`) is no fault. */
const deliver = (output: string | Buffer): Promise<void> =>
  new Promise((resolve, reject) => {
    process.stdout.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EPIPE' ? resolve() : reject(error)))
    process.stdout.write(output, () => resolve())
  })

/** `nwd statistics`: the measures of contracts §5, on standard output. */
export const addStatistics = (program: Command): void => {
  const command = program
    .command('statistics')
    .description('count the measures as at a day, for the nation or an area')
    .requiredOption('--as-at <date>', 'the day figures are as at, YYYY-MM-DD')
    .option('--area <code>', 'one council area, by its nine-character code; the nation when absent')
    .option('--by <dimensions>', `break down by any of ${dimensions.join(', ')}, with commas between`)
    .option('--protect', 'publish no small count, nor any that can be worked out (not yet in this version)')
    .addOption(new Option('--format <format>', 'how to write it').choices(['json', 'csv', 'xlsx']).default('json'))
    .action(async (asked: Asked) => {
      const scope = { as_at: dayIn(asked.asAt), area: asked.area, by: [...new Set(dimensionsIn(asked.by))] }
      if (asked.protect)
        throw new WrongCommand(
          'This version cannot yet protect small counts against being worked out, so --protect is refused rather than done by half; leave it out, and publish nothing from the result.',
          1,
        )
      if (asked.area !== undefined && !isReferenceCode('areas', asked.area))
        throw new WrongCommand(
          `--area must be the code of a council area, such as S12000049; ${asked.area} is none.`,
          2,
        )
      const config = loadConfig()
      const store = await openStore(config.store, { secret: config.secret, mayJoin: true })
      try {
        const result = await asStatistician(store.database, systemClock, (tx) => statistics(tx, scope))
        await deliver(await written(result, asked.format))
      } finally {
        await store.close()
      }
    })
  withExample(command, 'nwd statistics --as-at 2026-09-30 --area S12000049 --by gender,age_band --format csv')
}
