import { type Command, Option } from 'commander'
import { importProfile, type ProfileTopic, profileTopics } from '#modules/measurement'
import { asWorker } from '#platform/db'
import { type CalendarDate, systemClock } from '#platform/time'
import { withExample } from './example.ts'
import { inStore } from './in-store.ts'
import { dayOf, named } from './need.ts'
import { say } from './outcome.ts'

interface Asked {
  topic: ProfileTopic
  title: string
  source: string
  licence: string
  period: string
  asAt: CalendarDate
  link?: string | undefined
  invented?: true
}

/** `nwd profile import`: official tables of places, which a partnership argues its plan from. */
export const addProfile = (program: Command): void => {
  const command = program
    .command('profile')
    .description('official tables of places: population, labour market, deprivation')
    .command('import')
    .description('read a table; every row is checked, and with one bad row nothing is stored')
    .argument('<file>', 'CSV with the columns area, place, measure, value')
    .addOption(new Option('--topic <topic>', 'what it is about').choices([...profileTopics]).makeOptionMandatory())
    .requiredOption('--title <words>', 'what the table is called', named)
    .requiredOption('--source <words>', 'who published it', named)
    .requiredOption('--licence <words>', 'under which licence it may be used', named)
    .requiredOption('--period <words>', 'the period its figures are of, as it is called', named)
    .requiredOption('--as-at <date>', 'the last day of that period', dayOf)
    .option('--link <address>', 'where it is published', named)
    .option('--invented', 'the figures are invented, for a demonstration, and are shown as such')
    .action(async (path: string, { asAt, link, invented, ...about }: Asked) => {
      await inStore(async ({ database }) => {
        const table = { path, ...about, link: link ?? null, as_at: asAt, invented: invented === true }
        const done = await asWorker(database, systemClock, (tx) =>
          importProfile(tx, table, systemClock.today(), ({ row, column, value, expected }) =>
            say(`row ${row}, ${column} "${value}": ${expected}`),
          ),
        )
        say(
          done.outcome === 'stored'
            ? `${done.figures.toLocaleString('en-GB')} figures of ${about.period}, from ${about.source}.`
            : 'This table was there already; nothing has changed.',
        )
      })
    })
  withExample(
    command,
    'nwd profile import claimants.csv --topic labour_market --title "Claimant count" --source ONS --licence "Open Government Licence v3.0" --period "March 2026" --as-at 2026-03-31',
  )
}
