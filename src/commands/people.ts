import { type Command, InvalidArgumentError, Option } from 'commander'
import {
  asPeople,
  asStarts,
  decideMatch,
  type Imported,
  importPeople,
  likelyMatchesOf,
  noMapping,
  personFileColumns,
  readMapping,
  refusalText,
  type Template,
  templates,
  whyLikely,
  writeToMend,
} from '#modules/imports'
import { asWorker } from '#platform/db'
import { csvOf } from '#platform/sheets'
import { systemClock } from '#platform/time'
import { areaIn, broughtIn, number, progressLine } from './bring-in.ts'
import { deliver } from './deliver.ts'
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
  areaIsRight?: boolean
  template?: Template
}

const people = (count: number) => (count === 1 ? '1 person' : `${number.format(count)} people`)

function inWords({ rows, added, changed, unchanged, matched, waiting, starts = 0 }: Imported, dryRun: boolean): string {
  const parts = [
    `${people(added)} ${dryRun ? 'would be ' : ''}added`,
    ...(matched > 0 ? [`${number.format(matched)} joined to people known here`] : []),
    `${number.format(changed)} changed`,
    `${number.format(unchanged)} as before`,
    ...(starts > 0 ? [`${number.format(starts)} later starts of the same people`] : []),
  ]
  const wait =
    waiting > 0
      ? ` ${people(waiting)} may be known here and ${waiting === 1 ? 'waits' : 'wait'} for somebody to decide: nwd people matches.`
      : ''
  return `${number.format(rows)} rows: ${parts.join(', ')}.${wait}${dryRun ? ' Nothing was stored.' : ''}`
}

async function bringIn(path: string, { area, map, dryRun = false, ...asked }: Asked): Promise<void> {
  const mapping = map === undefined ? noMapping : await readMapping(map, personFileColumns)
  await inStore(async ({ database }) => {
    const today = systemClock.today()
    const file = { path, mapping, area_id: area, today, ...asked }
    const imported = await broughtIn(database, dryRun, (tx, copyIn) =>
      importPeople(tx, copyIn, file, { onProgress: progressLine() }),
    )
    const { found } = imported
    if (found.count > 0) {
      say(refusalText(found, 'which were left out'))
      if (!dryRun)
        say(
          `Mend them in ${await writeToMend(file, found, today, asked.template === 'fss' ? asStarts : asPeople)} and bring that in.`,
        )
    }
    say(inWords(imported, dryRun))
  })
}

/** The identifier is of nobody who waits. */
class NobodyWaits extends Error {
  override readonly name = 'NobodyWaits'
  readonly exitCode = 1
}

const personIn = (id: string): string => {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return id
  throw new InvalidArgumentError('It must be the identifier of a person, as nwd people matches shows it.')
}

function addMatches(commands: Command): void {
  const list = commands
    .command('matches')
    .description('who in files may be somebody known here, with the reasons, as CSV on standard output')
    .requiredOption('--area <code>', 'the council area', areaIn)
    .action(async ({ area }: { area: string }) => {
      const found = await inStore(({ database }) => asWorker(database, systemClock, (tx) => likelyMatchesOf(tx, area)))
      const rows = found.map((match) => [match.participant_id, match.row, match.person_id, whyLikely(match)])
      await deliver(csvOf({ name: 'matches', headings: ['participant_id', 'row', 'person', 'because'], rows }))
    })
  withExample(list, 'nwd people matches --area S12000049')
  const decide = commands
    .command('decide')
    .description('decide whether a participant of a file is somebody known here; the file is then brought in again')
    .argument('<participant>', 'the area’s own identifier of the participant')
    .requiredOption('--area <code>', 'the council area', areaIn)
    .option('--same-as <person>', 'the person they are; somebody new when absent', personIn)
    .action(async (participant_id: string, { area, sameAs }: { area: string; sameAs?: string }) => {
      const asked = { area_id: area, participant_id, same_as: sameAs }
      const decided = await inStore(({ database }) => asWorker(database, systemClock, (tx) => decideMatch(tx, asked)))
      if (decided === 0)
        throw new NobodyWaits('Nobody waits under this identifier, or the person is none of those they may be.')
      say('Decided. Bring the file in again, and they are taken in.')
    })
  withExample(decide, 'nwd people decide P-1042 --area S12000049')
}

/** `nwd people import`: participants and what happened to them (contracts §4); and who in files may be known here. */
export const addPeople = (program: Command): void => {
  const commands = program.command('people').description('participants and what happened to them, from files')
  addMatches(commands)
  const command = commands
    .command('import')
    .description('bring in a person file; every row is checked, and with one bad row nothing is stored')
    .argument('<file>', 'CSV with any delimiter, or XLSX; the columns are in the documentation')
    .requiredOption('--area <code>', 'the council area whose people they are, by its nine-character code', areaIn)
    .option('--map <file>', 'JSON: what the file calls our columns, and what it writes for our codes')
    .option('--organisation <name>', 'who supports them; the area’s council, or its only organisation, when absent')
    .option('--lead <name>', 'the key worker there who leads whoever is still supported, until others are named')
    .option('--dry-run', 'check everything and say what would change, and change nothing')
    .option('--accept-valid', 'store the rows that are right, and write the others to a file to be mended')
    .addOption(
      new Option(
        '--template <name>',
        'as they were written down for the nation: what it did not ask is “not asked”; in a file of Fair Start Scotland (fss) somebody may have several starts, each a row',
      ).choices(templates),
    )
    .option('--area-is-right', 'take it in although many of its people seem to be of another area')
    .action(bringIn)
  withExample(command, 'nwd people import participants.xlsx --area S12000049 --dry-run')
}
