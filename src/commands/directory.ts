import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Command } from 'commander'
import { InvalidArgumentError } from 'commander'
import { exportServices, type Imported, importServices } from '#modules/directory'
import { asWorker } from '#platform/db'
import { isReferenceCode } from '#platform/reference'
import { systemClock } from '#platform/time'
import { deliver } from './deliver.ts'
import { withExample } from './example.ts'
import { inStore } from './in-store.ts'
import { say } from './outcome.ts'

/** One sentence that says what was wrong with the command, which is then refused. */
class NoSuchFile extends Error {
  override readonly name = 'NoSuchFile'
  readonly exitCode = 1
}

const areaIn = (text: string): string => {
  if (isReferenceCode('areas', text)) return text
  throw new InvalidArgumentError('It must be the code of a council area, such as S12000049.')
}

const number = new Intl.NumberFormat('en-GB')

/** What an import did, in a line and its notes. */
const importedInWords = ({ added, changed, unchanged, notes }: Imported): string[] => [
  added + changed === 0
    ? `Nothing has changed: the directory has all ${number.format(unchanged)} services as the file has them.`
    : `${number.format(added)} ${added === 1 ? 'service' : 'services'} added, ${number.format(changed)} changed, ${number.format(unchanged)} as they were.`,
  ...notes,
]

/** The text of a file. @throws NoSuchFile */
async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR'))
      throw new NoSuchFile(`There is no file ${basename(path)} to read.`)
    throw error
  }
}

/** `nwd directory import` and `nwd directory export`: services in the form of Open Referral UK 3.0. */
export const addDirectory = (program: Command): void => {
  const directory = program.command('directory').description('services that support people, as Open Referral UK 3.0')
  withExample(
    directory
      .command('import')
      .description('read services; every problem is listed, and with one nothing is stored')
      .argument('<file>', 'JSON: a service, a list of services, a page of them, or organisations with their services')
      .option('--area <code>', 'the council area of services that no postcode in the look-up places', areaIn)
      .action(async (path: string, { area }: { area?: string }) => {
        const text = await textOf(path)
        await inStore(async ({ database }) => {
          const asked = { text, name: basename(path), area, today: systemClock.today() }
          const done = await asWorker(database, systemClock, (tx) => importServices(tx, asked))
          for (const line of importedInWords(done)) say(line)
        })
      }),
    'nwd directory import services.json --area S12000049',
  )
  withExample(
    directory
      .command('export')
      .description('write every service on standard output, as a JSON list')
      .option('--area <code>', 'of one council area only', areaIn)
      .action(async ({ area }: { area?: string }) => {
        const written = await inStore(({ database }) =>
          asWorker(database, systemClock, (tx) => exportServices(tx, area)),
        )
        await deliver(written)
      }),
    'nwd directory export > services.json',
  )
}
