import { basename } from 'node:path'
import { Argument, type Command } from 'commander'
import {
  importOthers,
  noMapping,
  type OthersImported,
  otherColumns,
  otherKinds,
  readMapping,
  readOthers,
  refusalText,
  writeToMend,
} from '#modules/imports'
import { systemClock } from '#platform/time'
import { areaIn, broughtIn, number, progressLine } from './bring-in.ts'
import { withExample } from './example.ts'
import { inStore } from './in-store.ts'
import { say } from './outcome.ts'

interface Asked {
  area: string
  map?: string
  dryRun?: boolean
  acceptValid?: boolean
}

function inWords({ rows, added, changed, unchanged, matched }: OthersImported, noun: string, dryRun: boolean): string {
  const parts = [
    `${number.format(added)} ${dryRun ? 'would be ' : ''}added`,
    ...(matched > 0 ? [`${number.format(matched)} were here already`] : []),
    `${number.format(changed)} changed`,
    `${number.format(unchanged)} as before`,
  ]
  return `${number.format(rows)} ${rows === 1 ? 'row' : 'rows'} of ${noun}: ${parts.join(', ')}.${dryRun ? ' Nothing was stored.' : ''}`
}

async function bringIn(name: string, path: string, { area, map, dryRun = false, acceptValid }: Asked): Promise<void> {
  const kind = otherKinds.find((one) => one.name === name)
  if (kind === undefined) throw new Error(`no kind of file is called ${name}`)
  const mapping = map === undefined ? noMapping : await readMapping(map, otherColumns(kind))
  await inStore(async ({ database }) => {
    const today = systemClock.today()
    const file = { path, mapping, area_id: area, today, acceptValid }
    const imported = await broughtIn(database, dryRun, (tx, copyIn) =>
      importOthers(tx, copyIn, kind, file, { onProgress: progressLine() }),
    )
    const { found, notes } = imported
    if (found.count > 0) {
      say(refusalText(found, 'which were left out'))
      if (!dryRun)
        say(
          `Mend them in ${basename(await writeToMend(file, found, today, readOthers(kind)))} beside it and bring that in.`,
        )
    }
    for (const one of notes) say(one)
    say(inWords(imported, kind.noun.many, dryRun))
  })
}

/** `nwd import`: organisations, employers, services, and what an old system knew of people: their referrals and appointments. */
export const addImport = (program: Command): void => {
  const kinds = new Argument('<kind>', 'what each row is').choices(otherKinds.map(({ name }) => name))
  const command = program
    .command('import')
    .description(
      'bring in a file of something else than people; every row is checked, and with one bad row nothing is stored',
    )
    .addArgument(kinds)
    .argument('<file>', 'CSV with any delimiter, or XLSX; the columns are in docs/files.md')
    .requiredOption('--area <code>', 'the council area whose they are, by its nine-character code', areaIn)
    .option('--map <file>', 'JSON: what the file calls our columns, and what it writes for our codes')
    .option('--dry-run', 'check everything and say what would change, and change nothing')
    .option('--accept-valid', 'store the rows that are right, and write the others to a file to be mended')
    .action(bringIn)
  withExample(command, 'nwd import organisations partners.xlsx --area S12000049 --dry-run')
}
