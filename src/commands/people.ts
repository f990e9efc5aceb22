import { type Command, InvalidArgumentError } from 'commander'
import { type Imported, importPeople, noMapping, readMapping, refusalText, writeToMend } from '#modules/imports'
import { asWorkerCopying } from '#platform/db'
import { isReferenceCode } from '#platform/reference'
import { systemClock } from '#platform/time'
import { withExample } from './example.ts'
import { inStore } from './in-store.ts'
import { say } from './outcome.ts'

interface Asked {
  area: string
  map?: string
  organisation?: string
  lead?: string
  dryRun?: boolean
  acceptValid?: boolean
}

/** The transaction is taken back, as was asked. */
class DryRun extends Error {
  override readonly name = 'DryRun'
  readonly imported: Imported

  constructor(imported: Imported) {
    super('dry run')
    this.imported = imported
  }
}

const areaIn = (code: string): string => {
  if (isReferenceCode('areas', code)) return code
  throw new InvalidArgumentError('It must be the nine-character code of a council area, such as S12000049.')
}

const number = new Intl.NumberFormat('en-GB')
const people = (count: number) => (count === 1 ? '1 person' : `${number.format(count)} people`)

const inWords = ({ rows, added, changed, unchanged }: Imported, dryRun: boolean): string =>
  `${number.format(rows)} rows: ${people(added)} ${dryRun ? 'would be ' : ''}added, ${number.format(changed)} changed, ${number.format(unchanged)} as ${changed + unchanged === 1 ? 'it was' : 'they were'}.${dryRun ? ' Nothing was stored.' : ''}`

/** One line now and then while a long file is read. */
function progressLine(): (rows: number) => void {
  let told = 0
  return (rows) => {
    if (rows - told < 20_000) return
    told = rows
    say(`${number.format(rows)} rows read`)
  }
}

async function bringIn(path: string, { area, map, dryRun = false, ...asked }: Asked): Promise<void> {
  const mapping = map === undefined ? noMapping : await readMapping(map)
  await inStore(async ({ database }) => {
    const today = systemClock.today()
    const file = { path, mapping, area_id: area, today, ...asked }
    const imported = await asWorkerCopying(database, systemClock, async (tx, copyIn) => {
      const done = await importPeople(tx, copyIn, file, { onProgress: progressLine() })
      if (dryRun) throw new DryRun(done)
      return done
    }).catch((error: unknown) => {
      if (error instanceof DryRun) return error.imported
      throw error
    })
    const { found } = imported
    if (found.count > 0) {
      say(refusalText(found, 'which were left out'))
      if (!dryRun) say(`Mend them in ${await writeToMend(file, found, today)} and bring that in.`)
    }
    say(inWords(imported, dryRun))
  })
}

/** `nwd people import`: participants and what happened to them (contracts §4). */
export const addPeople = (program: Command): void => {
  const command = program
    .command('people')
    .description('participants and what happened to them, from files')
    .command('import')
    .description('bring in a person file; every row is checked, and with one bad row nothing is stored')
    .argument('<file>', 'CSV with any delimiter, or XLSX; the columns are in the documentation')
    .requiredOption('--area <code>', 'the council area whose people they are, by its nine-character code', areaIn)
    .option('--map <file>', 'JSON: what the file calls our columns, and what it writes for our codes')
    .option('--organisation <name>', 'who supports them; the area’s council, or its only organisation, when absent')
    .option('--lead <name>', 'the key worker there who leads whoever is still supported, until others are named')
    .option('--dry-run', 'check everything and say what would change, and change nothing')
    .option('--accept-valid', 'store the rows that are right, and write the others to a file to be mended')
    .action(bringIn)
  withExample(command, 'nwd people import participants.xlsx --area S12000049 --dry-run')
}
