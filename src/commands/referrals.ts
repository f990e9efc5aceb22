import { writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import type { Command } from 'commander'
import { problemText, readReferralSheet, rowsToMend, type SentSheet, sendSheet } from '#modules/referrals'
import type { Viewer } from '#platform/access'
import { recordEvent } from '#platform/audit'
import { asViewer, asWorker, type Database } from '#platform/db'
import { csvOf } from '#platform/sheets'
import { systemClock } from '#platform/time'
import { actorIn } from './actor.ts'
import { areaIn, number } from './bring-in.ts'
import { withExample } from './example.ts'
import { inStore } from './in-store.ts'
import { say } from './outcome.ts'

interface Asked {
  area: string
  organisation: string
  responsible?: string
  dryRun?: boolean
  acceptValid?: boolean
}

/** The transaction is taken back: nothing was to be sent, or a row is not right. */
class TakenBack extends Error {
  readonly sent: SentSheet

  constructor(sent: SentSheet) {
    super('taken back')
    this.sent = sent
  }
}

/** Nobody was sent, and why. */
class ReferralsRefused extends Error {
  override readonly name = 'ReferralsRefused'
  readonly exitCode = 1
}

const people = (count: number) => (count === 1 ? '1 person' : `${number.format(count)} people`)

/** Acts in the least of roles for an organisation, as who answers for it: the one access rule holds here as in the pages. */
export async function senderIn(
  database: Database,
  asked: Pick<Asked, 'area' | 'organisation' | 'responsible'>,
): Promise<Viewer> {
  const { organisation, user_id, name } = await asWorker(database, systemClock, (tx) => actorIn(tx, asked))
  return {
    user_id,
    name,
    role: 'referrer',
    organisation_id: organisation.id,
    organisation_name: organisation.name,
    area_id: asked.area,
  }
}

/** Reads a spreadsheet of referrals and sends its rows as somebody; with one that is not right nobody is sent, unless the others are to be. */
export async function sendFile(
  database: Database,
  viewer: Viewer,
  path: string,
  { dryRun = false, acceptValid = false }: Pick<Asked, 'dryRun' | 'acceptValid'>,
) {
  const today = systemClock.today()
  const sheet = await readReferralSheet(path, today)
  const sent = await asViewer(database, viewer, systemClock, async (tx) => {
    const done = await sendSheet({ tx, viewer, clock: systemClock, today }, sheet)
    if (dryRun || (done.toMend.length > 0 && !acceptValid)) throw new TakenBack(done)
    const detail = { rows: done.rows, sent: done.sent.length, known: done.known, to_mend: done.toMend.length }
    await recordEvent(tx, { event: 'referrals.sheet.sent', detail })
    return done
  }).catch((error: unknown) => {
    if (error instanceof TakenBack) return error.sent
    throw error
  })
  return { heading: sheet.heading, ...sent }
}

async function bringIn(path: string, asked: Asked): Promise<void> {
  await inStore(async ({ database }) => {
    const viewer = await senderIn(database, asked)
    const { heading, sent, known, toMend } = await sendFile(database, viewer, path, asked)
    const problems = toMend.flatMap((row) => row.problems.map(problemText))
    if (problems.length > 0 && !asked.acceptValid)
      throw new ReferralsRefused(
        [
          `${number.format(problems.length)} things are wrong in ${toMend.length === 1 ? '1 row' : `${number.format(toMend.length)} rows`}, and nobody was sent.`,
          ...problems,
        ].join('\n'),
      )
    for (const problem of problems) say(problem)
    if (toMend.length > 0 && !asked.dryRun) {
      const mend = join(dirname(path), `${basename(path, extname(path))}.to-mend.csv`)
      await writeFile(mend, csvOf(rowsToMend(heading, toMend)), { mode: 0o600 })
      say(`Mend them in ${mend} and send that.`)
    }
    const before =
      known > 0 ? ` ${people(known)} had been sent before and ${known === 1 ? 'was' : 'were'} left alone.` : ''
    say(
      `${people(sent.length)} ${asked.dryRun ? 'would be ' : ''}sent.${before}${asked.dryRun ? ' Nothing was stored.' : ''}`,
    )
  })
}

/** `nwd referrals import`: many referrals at once, from a spreadsheet. */
export const addReferrals = (program: Command): void => {
  const commands = program.command('referrals').description('referrals from files')
  const command = commands
    .command('import')
    .description(
      'send the people of a spreadsheet; every row is checked, and with one that is not right nobody is sent',
    )
    .argument('<file>', 'CSV with any delimiter, or XLSX; the template is at /referrals/sheet')
    .requiredOption('--area <code>', 'the council area they are referred in, such as S12000049', areaIn)
    .requiredOption('--organisation <name>', 'the organisation that refers them')
    .option('--responsible <name>', 'who of it stays their contact; the only person who may refer, when absent')
    .option('--dry-run', 'check everything and say who would be sent, and send nobody')
    .option('--accept-valid', 'send the rows that are right, and write the others to a file to be mended')
    .action(bringIn)
  withExample(command, 'nwd referrals import to-refer.xlsx --area S12000049 --organisation "Northtown High" --dry-run')
}
