import { mkdir, rename, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { asPeople, ImportRefused, importPeople, noMapping, writeToMend } from '#modules/imports'
import { rowsToMend } from '#modules/referrals'
import type { Viewer } from '#platform/access'
import { asWorkerCopying, type Database } from '#platform/db'
import { csvOf, FileRefused, firstRows, readTable } from '#platform/sheets'
import { systemClock } from '#platform/time'
import { sendFile } from '../referrals.ts'

export interface Taking {
  database: Database
  /** The watched folder. */
  folder: string
  area: string
  /** Name of the organisation that people are brought in for; the area's council when absent. */
  organisation: string | undefined
  /** Who sends the referrals; files of referrals are refused when absent. */
  sender: Viewer | undefined
  acceptValid: boolean
}

/** What became of a file, in one line that names nobody. */
export interface Taken {
  line: string
  toMend: boolean
}

type Kind = 'people' | 'referrals'

/** What a file holds, by its heading. @throws FileRefused when it is neither */
async function kindOf(path: string): Promise<Kind> {
  const { rows } = await readTable(path, (cells) => kindIn(cells) !== undefined)
  for await (const some of rows)
    for (const { row, cells } of some) {
      const kind = kindIn(cells)
      if (kind !== undefined) return kind
      if (row > firstRows) throw neither()
    }
  throw neither()
}

const neither = () =>
  new FileRefused(
    'The file is neither of people (it has no column participant_id) nor of referrals (it has no column agreed_to). Nothing was stored.',
  )

function kindIn(cells: readonly unknown[]): Kind | undefined {
  const names = new Set(
    cells.map((cell) =>
      String(cell)
        .trim()
        .toLowerCase()
        .replace(/[\s-]+/g, '_'),
    ),
  )
  if (names.has('participant_id')) return 'people'
  return names.has('agreed_to') && names.has('given_name') ? 'referrals' : undefined
}

interface Outcome {
  words: string
  /** Writes what is wrong beside the file, when something is. */
  mend?: ((beside: string) => Promise<void>) | undefined
}

async function takePeople({ database, area, organisation, acceptValid }: Taking, path: string): Promise<Outcome> {
  const today = systemClock.today()
  const file = { path, mapping: noMapping, area_id: area, today, organisation, acceptValid }
  const mending = (found: Parameters<typeof writeToMend>[1]) => async (beside: string) => {
    await rename(await writeToMend(file, found, today, asPeople), beside)
  }
  try {
    const { rows, added, changed, unchanged, matched, waiting, found } = await asWorkerCopying(
      database,
      systemClock,
      (tx, copyIn) => importPeople(tx, copyIn, file),
    )
    const words = `people, ${rows} rows: ${added} added, ${matched} joined, ${changed} changed, ${unchanged} as before, ${waiting} waiting, ${found.rows.size} left out`
    return { words, mend: found.count > 0 ? mending(found) : undefined }
  } catch (error) {
    if (!(error instanceof ImportRefused)) throw error
    const found = { told: [...error.problems], count: error.count, rows: new Set(error.problems.map(({ row }) => row)) }
    return {
      words: `people: ${error.count} things are wrong in ${found.rows.size} rows, and nothing was stored`,
      mend: mending(found),
    }
  }
}

async function takeReferrals({ database, sender, acceptValid }: Taking, path: string): Promise<Outcome> {
  if (sender === undefined)
    throw new FileRefused(
      'The file is of referrals, and nobody is named who sends them: give --organisation and --responsible. Nothing was sent.',
    )
  const { heading, rows, sent, known, toMend } = await sendFile(database, sender, path, { acceptValid })
  const mend = async (beside: string) => writeFile(beside, csvOf(rowsToMend(heading, toMend)), { mode: 0o600 })
  if (toMend.length === 0) return { words: `referrals, ${rows} rows: ${sent.length} sent, ${known} sent before` }
  const left = `${toMend.length} rows are not right`
  return {
    words: acceptValid
      ? `referrals, ${rows} rows: ${sent.length} sent, ${known} sent before, ${left}`
      : `referrals: ${left}, and nobody was sent`,
    mend,
  }
}

/**
 * Takes one file in, and puts it where it belongs: done, or to be mended with what is wrong beside it. Whatever it holds is known again by what it says,
 * so that a file whose taking was broken off, or that is placed twice, changes nothing more.
 */
export async function takeFile(taking: Taking, path: string): Promise<Taken> {
  const print = basename(path, extname(path))
  const moveTo = async (place: 'done' | 'to-mend') => {
    await mkdir(join(taking.folder, place), { recursive: true, mode: 0o700 })
    // Gone: another program took the same file meanwhile, to the same end.
    await rename(path, join(taking.folder, place, basename(path))).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
    })
  }
  const beside = join(taking.folder, 'to-mend', `${print}.what-is-wrong.csv`)
  try {
    const { words, mend } =
      (await kindOf(path)) === 'people' ? await takePeople(taking, path) : await takeReferrals(taking, path)
    // What is wrong is written before the file is put away: broken off between the two, it is taken again and comes to the same.
    await mend?.(beside)
    await moveTo(mend === undefined ? 'done' : 'to-mend')
    return {
      line: `${print} ${words}; it is in ${mend === undefined ? 'done' : 'to-mend'}`,
      toMend: mend !== undefined,
    }
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error
    await writeFile(join(dirname(beside), `${print}.what-is-wrong.txt`), `${error.message}\n`, { mode: 0o600 })
    await moveTo('to-mend')
    return { line: `${print} could not be read; it is in to-mend, with why beside it`, toMend: true }
  }
}
