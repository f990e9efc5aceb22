import { createWriteStream } from 'node:fs'
import { link, rm } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import { type Command, InvalidArgumentError } from 'commander'
import { DatabaseRefusal } from '#platform/db'
import { isReferenceCode } from '#platform/reference'
import { systemClock } from '#platform/time'
import { writeWholeCopy } from '../desks/take-out/of-a-person/whole-copy.ts'
import { writeArchive } from '../desks/take-out/of-an-area/write-archive.ts'
import { withExample } from './example.ts'
import { inStore } from './in-store.ts'
import { say } from './outcome.ts'

const number = new Intl.NumberFormat('en-GB')

/** The file appears when it is whole, closed to other users; one that is there already is left alone. */
async function intoNewFile<T>(path: string, work: (into: Writable) => Promise<T>): Promise<T> {
  const draft = `${path}.${process.pid}.part`
  try {
    const done = await work(createWriteStream(draft, { flags: 'wx', mode: 0o600 }))
    await link(draft, path).catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
        throw new DatabaseRefusal(`There is a file ${path} already: give another name, or move it away first.`)
      throw error
    })
    return done
  } finally {
    await rm(draft, { force: true })
  }
}

const areaIn = (code: string): string => {
  if (isReferenceCode('areas', code)) return code
  throw new InvalidArgumentError('It must be the nine-character code of a council area, such as S12000049.')
}

const personIn = (id: string): string => {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return id
  throw new InvalidArgumentError('It must be the identifier of a person, as it stands in the address of their record.')
}

async function exportPerson(id: string, path: string): Promise<void> {
  await inStore(async ({ database }) => {
    const copy = await intoNewFile(path, (into) => writeWholeCopy(database, systemClock, id, into))
    say(`${path} holds everything written about them: ${number.format(copy.rows)} entries of ${copy.tables} lists.`)
    if (copy.flagged > 0)
      say(
        `Nobody has read it: ${copy.flagged} ${copy.flagged === 1 ? 'entry' : 'entries'} may be about somebody else. To have it read first, write down on their record that they asked.`,
      )
  })
}

async function exportArea(code: string, path: string): Promise<void> {
  await inStore(async ({ database }) => {
    let told = 0
    const onProgress = ({ tables, of, rows }: { tables: number; of: number; rows: number }) => {
      if (rows - told < 50_000) return
      told = rows
      say(`${tables} of ${of} tables, ${number.format(rows)} rows`)
    }
    const asked = { area: code, at: systemClock.now(), onProgress }
    const made = await intoNewFile(path, (into) => writeArchive(database, asked, into))
    say(
      `${path} holds ${number.format(made.rows)} rows of ${made.tables} tables and ${number.format(made.files)} files.`,
    )
    say(`Its fingerprint (SHA-256) is ${made.sha256}.`)
  })
}

/** `nwd person export` and `nwd area export`: everything of a person, or of an area, taken out whole. */
export const addTakeOut = (program: Command): void => {
  const person = program.command('person').description('one person')
  const ofPerson = person
    .command('export')
    .description('everything written about one person, to read and for programs, unread by anybody')
    .argument('<id>', 'the identifier of the person', personIn)
    .argument('<file>', 'a new zip file, which only you will be able to read')
    .action(exportPerson)
  withExample(ofPerson, 'nwd person export 0199aa00-0000-7000-8000-000000000000 copy.zip')
  const area = program.command('area').description('one area')
  const ofArea = area
    .command('export')
    .description('everything of one area for its own archive, as it is at one moment; the program may go on running')
    .argument('<code>', 'the council area, by its nine-character code', areaIn)
    .argument('<file>', 'a new zip file, which only you will be able to read')
    .action(exportArea)
  withExample(ofArea, 'nwd area export S12000049 glasgow-2026.zip')
}
