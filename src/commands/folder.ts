import { stat } from 'node:fs/promises'
import { type Command, InvalidArgumentError } from 'commander'
import { areaIn } from './bring-in.ts'
import { deliver } from './deliver.ts'
import { withExample } from './example.ts'
import { lookOnce, watch } from './folder/watch.ts'
import { inStore } from './in-store.ts'
import { say } from './outcome.ts'
import { senderIn } from './referrals.ts'

interface Asked {
  area: string
  organisation?: string
  responsible?: string
  acceptValid?: boolean
  once?: boolean
  every: number
  rest: number
}

/** The folder is none, or files are left to mend. */
class FolderRefused extends Error {
  override readonly name = 'FolderRefused'
  readonly exitCode: 1 | 2

  constructor(sentence: string, exitCode: 1 | 2) {
    super(sentence)
    this.exitCode = exitCode
  }
}

const secondsIn = (words: string): number => {
  const seconds = Number(words)
  if (/^\d{1,5}$/.test(words) && seconds >= 1) return seconds
  throw new InvalidArgumentError('It must be a whole number of seconds.')
}

async function watchFolder(
  folder: string,
  { area, organisation, responsible, acceptValid = false, once = false, every, rest }: Asked,
): Promise<void> {
  const found = await stat(folder).catch(() => undefined)
  if (!found?.isDirectory()) throw new FolderRefused('There is no such folder.', 2)
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
  await inStore(async ({ database }) => {
    const sender =
      organisation === undefined || responsible === undefined
        ? undefined
        : await senderIn(database, { area, organisation, responsible })
    const taking = { database, folder, area, organisation, sender, acceptValid }
    const watching = {
      restMs: rest * 1000,
      everyMs: every * 1000,
      stopping: stop.signal,
      tell: (line: string) => deliver(`${new Date().toISOString()} ${line}\n`),
    }
    if (!once) {
      say('Watching. What is placed here is taken once it is whole.')
      return watch(taking, watching)
    }
    const notDone = await lookOnce(taking, watching)
    if (notDone > 0)
      throw new FolderRefused(`${notDone === 1 ? '1 file is' : `${notDone} files are`} not done: look in to-mend.`, 1)
  })
}

/** `nwd folder watch`: files of people or referrals that somebody's own system places in a folder, taken as they come. */
export const addFolder = (program: Command): void => {
  const command = program
    .command('folder')
    .description('files that another system places in a folder')
    .command('watch')
    .description(
      'take files of people or referrals as they are placed; each goes to done, or to to-mend with what is wrong beside it',
    )
    .argument('<folder>', 'where they are placed')
    .requiredOption('--area <code>', 'the council area, such as S12000049', areaIn)
    .option('--organisation <name>', 'who supports the people, or who refers them')
    .option('--responsible <name>', 'who of it stays the contact of those it refers; files of referrals need it')
    .option('--accept-valid', 'take the rows that are right although others are wrong')
    .option('--once', 'take what is there, and end: for a timetable of your own')
    .option('--every <seconds>', 'how often to look', secondsIn, 30)
    .option('--rest <seconds>', 'how long a file must be unchanged before it is whole', secondsIn, 5)
    .action(watchFolder)
  withExample(command, 'nwd folder watch /srv/nwd/in --area S12000049 --once')
}
