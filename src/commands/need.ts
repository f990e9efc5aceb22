import type { Command } from 'commander'
import { InvalidArgumentError } from 'commander'
import { importNeed, needMeasures } from '#modules/measurement'
import { asWorker } from '#platform/db'
import { type CalendarDate, isCalendarDate, systemClock } from '#platform/time'
import { withExample } from './example.ts'
import { inStore } from './in-store.ts'
import { say } from './outcome.ts'

interface Asked {
  source: string
  asAt: CalendarDate
  invented?: true
}

/** Words that say something. */
export const named = (text: string): string => {
  const words = text.trim()
  if (words === '')
    throw new InvalidArgumentError('It must say something, such as who published the table, and under what name.')
  return words
}

/** A day as somebody types it. */
export const dayOf = (text: string): CalendarDate => {
  if (!isCalendarDate(text)) throw new InvalidArgumentError('It must be a real day written YYYY-MM-DD.')
  return text
}

/** `nwd need import`: published tables of how many people might need support, against which reach is measured. */
export const addNeed = (program: Command): void => {
  const command = program
    .command('need')
    .description('tables of how many people might need support, against which reach is measured')
    .command('import')
    .description('read a table; every row is checked, and with one bad row nothing is stored')
    .argument('<file>', 'CSV with the columns area, measure, count')
    .requiredOption('--source <words>', 'who published the table, and under what name', named)
    .requiredOption('--as-at <date>', 'the day its figures are of, or the last day of their period', dayOf)
    .option('--invented', 'the figures are invented, for a demonstration, and are shown as such')
    .addHelpText(
      'after',
      `\nmeasure is one of:\n${needMeasures.map(({ measure, title, wanted }) => `  ${measure.padEnd(26)}${title}. Published in: ${wanted}`).join('\n')}`,
    )
    .action(async (path: string, { source, asAt, invented }: Asked) => {
      await inStore(async ({ database }) => {
        const file = { path, as_at: asAt, source, invented: invented === true }
        const done = await asWorker(database, systemClock, (tx) =>
          importNeed(tx, file, systemClock.today(), ({ row, column, value, expected }) =>
            say(`row ${row}, ${column} "${value}": ${expected}`),
          ),
        )
        const figures = `${done.figures.toLocaleString('en-GB')} ${done.figures === 1 ? 'figure' : 'figures'}`
        say(
          done.outcome === 'stored'
            ? `${figures} of ${asAt}, from ${source}.`
            : `This table was there already, with the same ${figures}; nothing has changed.`,
        )
      })
    })
  withExample(
    command,
    'nwd need import unemployed.csv --as-at 2026-03-31 --source "ONS, model-based estimates of unemployment"',
  )
}
