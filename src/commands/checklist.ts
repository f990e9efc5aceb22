import { type Command, Option } from 'commander'
import {
  closePart,
  closeRound,
  ensureInstruments,
  type Imported,
  importResponses,
  isRoundKey,
  leastResponses,
  loadWording,
  type ReportFormat,
  reportFormats,
  roundByKey,
  roundsOf,
  selectInstrument,
  tooFew,
  versionOn,
  workingReport,
  writeReport,
} from '#modules/checklists'
import { asWorker, type Tx } from '#platform/db'
import { isReferenceCode, referenceText } from '#platform/reference'
import { systemClock } from '#platform/time'
import { deliver } from './deliver.ts'
import { withExample } from './example.ts'
import { inStore } from './in-store.ts'
import { say } from './outcome.ts'

/** One sentence that says what was wrong, and the exit code of contracts §1: 1 refused, 2 usage. */
class ChecklistRefusal extends Error {
  override readonly name = 'ChecklistRefusal'
  readonly exitCode: 1 | 2

  constructor(sentence: string, exitCode: 1 | 2) {
    super(sentence)
    this.exitCode = exitCode
  }
}

const inDatabase = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  inStore(({ database }) => asWorker(database, systemClock, work))

const keyIn = (text: string): string => {
  if (isRoundKey(text)) return text
  throw new ChecklistRefusal(
    `--round must be at most 60 letters, digits, dots, dashes or spaces, such as 2026-autumn; “${text}” is not.`,
    2,
  )
}

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`

/** What an import did, in a sentence or two. */
export const importedInWords = ({ round, opened, organisations, responses, answers, comments }: Imported): string => {
  const changes = [answers, comments].map(({ added, changed, taken_back }) => added + changed + taken_back)
  const news = opened ? `Opened the national round ${round.key} (${round.instrument_title}), for all areas. ` : ''
  if (responses.added === 0 && changes.every((count) => count === 0))
    return `${news}Nothing changed: the round ${round.key} holds all of ${counted(responses.all, 'response')} already.`
  const added = organisations.added === 0 ? '' : `, ${counted(organisations.added, 'organisation')} not known before`
  return [
    `${news}Stored ${counted(responses.all, 'response')} in the round ${round.key} (${responses.added} new${added}):`,
    `${counted(answers.added, 'answer')} added, ${answers.changed} changed, ${answers.taken_back} taken back;`,
    `${counted(comments.added, 'comment')} added, ${comments.changed} changed, ${comments.taken_back} taken back.`,
  ].join(' ')
}

const addImport = (checklist: Command): void => {
  const command = checklist
    .command('import')
    .argument('<file>', 'a CSV file with the header area,organisation,item,answer')
    .description('read the responses of a self-assessment round; a round of a new name is opened for the nation')
    .requiredOption('--round <key>', 'the round’s short name')
    .action(async (file: string, { round }: { round: string }) => {
      const key = keyIn(round)
      say(importedInWords(await inDatabase((tx) => importResponses(tx, file, key))))
    })
  withExample(command, 'nwd checklist import responses.csv --round 2026-autumn')
}

interface Asked {
  round: string
  area?: string
  format: ReportFormat
}

async function roundAsked(tx: Tx, key: string) {
  const round = await roundByKey(tx, key)
  if (round !== undefined) return round
  const keys = (await roundsOf(tx)).map((other) => other.key).join(', ')
  throw new ChecklistRefusal(`There is no round ${key}. There are: ${keys === '' ? 'none yet' : keys}.`, 1)
}

const areaIn = (code: string | undefined): string | undefined => {
  if (code === undefined || isReferenceCode('areas', code)) return code
  throw new ChecklistRefusal(`--area must be the code of a council area, such as S12000049; ${code} is none.`, 2)
}

async function reportAsked(tx: Tx, { round: key, area }: Asked) {
  const round = await roundAsked(tx, key)
  const report = await workingReport(tx, round, area)
  const responses = report?.organisations ?? 0
  if (area !== undefined && responses < leastResponses)
    throw new ChecklistRefusal(`There is no report of ${referenceText('areas', area)}: ${tooFew(responses)}`, 1)
  if (report === undefined) throw new ChecklistRefusal(`Nobody has answered in the round ${key} yet.`, 1)
  return report
}

const addReport = (checklist: Command): void => {
  const command = checklist
    .command('report')
    .description('what all that is stored comes to now, for the nation or an area, on standard output')
    .requiredOption('--round <key>', 'the round’s short name')
    .option('--area <code>', 'one council area, by its nine-character code; the nation when absent')
    .addOption(new Option('--format <format>', 'how to write it').choices(reportFormats).default('json'))
    .action(async (asked: Asked) => {
      areaIn(asked.area)
      await deliver(await writeReport(await inDatabase((tx) => reportAsked(tx, asked)), asked.format))
    })
  withExample(command, 'nwd checklist report --round 2026-autumn --area S12000049 --format csv')
}

const addClose = (checklist: Command): void => {
  const command = checklist
    .command('close')
    .description('close a round, or an area’s part of it, for good')
    .requiredOption('--round <key>', 'the round’s short name')
    .option('--area <code>', 'one council area, by its nine-character code; every area when absent')
    .action(async ({ round: key, area }: { round: string; area?: string }) => {
      areaIn(area)
      const closed = await inDatabase(async (tx) => {
        const { id } = await roundAsked(tx, key)
        return area === undefined ? closeRound(tx, id, null) : Number(await closePart(tx, id, area, null))
      })
      say(closed === 0 ? 'Nothing was open.' : `Closed: ${counted(closed, 'area')}.`)
    })
  withExample(command, 'nwd checklist close --round 2026-autumn')
}

const addWording = (checklist: Command): void => {
  const command = checklist
    .command('wording')
    .argument('<file>', 'a CSV file with the header item,text')
    .description('load the official wording of an instrument’s statements, to be shown instead of our own words')
    .option('--instrument <key>', 'the instrument’s short name', 'self-assessment')
    .action(async (file: string, { instrument: key }: { instrument: string }) => {
      const { changed, worded, all } = await inDatabase(async (tx) => {
        await ensureInstruments(tx)
        const version = await versionOn(tx, key, systemClock.today())
        if (version === undefined) throw new ChecklistRefusal(`There is no instrument ${key}.`, 1)
        return loadWording(tx, file, await selectInstrument(tx, version.version_id))
      })
      say(`${counted(changed, 'statement')} changed. ${worded} of ${all} statements show the official wording.`)
    })
  withExample(command, 'nwd checklist wording wording.csv --instrument self-assessment')
}

/** `nwd checklist import` and `nwd checklist report`: the files of contracts §3; and what whoever runs the installation does to a round. */
export const addChecklist = (program: Command): void => {
  const checklist = program.command('checklist').description('self-assessment of a partnership: responses and reports')
  addImport(checklist)
  addReport(checklist)
  addClose(checklist)
  addWording(checklist)
}
