import type { Command } from 'commander'
import { InvalidArgumentError } from 'commander'
import { importPlaces, type PlaceColumn, type Problem, placeColumns } from '#modules/partnership'
import { asWorker, withClient } from '#platform/db'
import { type CalendarDate, calendarDate, isCalendarDate, systemClock } from '#platform/time'
import { withExample } from './example.ts'
import { inStore } from './in-store.ts'
import { say } from './outcome.ts'

interface Asked {
  edition: string
  source: string
  from?: CalendarDate
  map?: Partial<Record<PlaceColumn, string>>
}

const editionIn = (text: string): string => {
  if (/^\d{4}(v\d)?$/.test(text)) return text
  throw new InvalidArgumentError('It must be the year of the index, such as 2020 or 2020v2.')
}

const sourceIn = (text: string): string => {
  if (text.trim() !== '') return text.trim()
  throw new InvalidArgumentError('It must say who published the file.')
}

const dayIn = (text: string): CalendarDate => {
  if (isCalendarDate(text)) return text
  throw new InvalidArgumentError('It must be a real date written YYYY-MM-DD.')
}

const mapIn = (text: string): Partial<Record<PlaceColumn, string>> => {
  const called: Partial<Record<PlaceColumn, string>> = {}
  for (const pair of text.split(',')) {
    const [theirs = '', ours = ''] = pair.split('=').map((part) => part.trim())
    const column = placeColumns.find((one) => one === ours)
    if (column === undefined || theirs === '')
      throw new InvalidArgumentError(
        `It must be written THEIRS=ours,THEIRS=ours, where ours is one of ${placeColumns.join(', ')}.`,
      )
    called[column] = theirs
  }
  return called
}

const inWords = ({ row, column, value, expected }: Problem) => `row ${row}, ${column} "${value}": ${expected}`

const number = new Intl.NumberFormat('en-GB')

/** `nwd places import`: an official postcode look-up, from which deprivation and rurality are read. */
export const addPlaces = (program: Command): void => {
  const places = program.command('places').description('the postcode look-up: how deprived and how rural a place is')
  const command = places
    .command('import')
    .description('read an official postcode look-up; every row is checked, and with one bad row nothing is stored')
    .argument('<file>', `CSV with the columns ${placeColumns.join(', ')}; others are left aside`)
    .requiredOption('--edition <year>', 'edition of the deprivation index: 2020, or 2020v2', editionIn)
    .requiredOption('--source <words>', 'who published the file, and under what name', sourceIn)
    .option('--from <date>', 'first day of registration it is used for; 1 January of its year when absent', dayIn)
    .option('--map <pairs>', 'what the file calls its columns: Postcode=postcode,DZ=data_zone', mapIn)
    .addHelpText(
      'after',
      `
People are counted by the place they lived in when they were first registered, in the edition in force on that day; the earliest edition serves the days
before it too. Decile and quintile are Scotland's, 1 the most deprived; urban_rural is the class of the sixfold classification.`,
    )
    .action(async (path: string, { edition, source, from, map }: Asked) => {
      await inStore(async ({ database, owner }) => {
        const from_on = from ?? calendarDate(`${edition.slice(0, 4)}-01-01`)
        let told = 0
        const onProgress = (rows: number) => {
          if (rows - told < 50_000) return
          told = rows
          say(`${number.format(rows)} rows read`)
        }
        const onProblem = (problem: Problem) => say(inWords(problem))
        const done = await asWorker(database, systemClock, (tx) =>
          importPlaces(tx, { path, edition, from_on, source, called: map }, { onProgress, onProblem }),
        )
        // Figures count by it at once; the planner must not take it for empty.
        await withClient(owner, 'nwd places', (client) => client.query('analyze partnership.postcode'))
        const postcodes = `${number.format(done.postcodes)} postcodes`
        say(
          done.outcome === 'stored'
            ? `Edition ${edition}, in force from ${from_on}: ${postcodes}.`
            : `Edition ${edition} was there already, with the same ${postcodes}; nothing has changed.`,
        )
      })
    })
  withExample(
    command,
    'nwd places import postcodes.csv --edition 2020v2 --source "Scottish Government, SIMD 2020v2 postcode look-up"',
  )
}
