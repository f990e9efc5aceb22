import { InvalidArgumentError } from 'commander'
import { asWorkerCopying, type CopyIn, type Database, type Tx } from '#platform/db'
import { isReferenceCode } from '#platform/reference'
import { systemClock } from '#platform/time'
import { say } from './outcome.ts'

export const number = new Intl.NumberFormat('en-GB')

/** A council area by its code, as an option gives it. */
export const areaIn = (code: string): string => {
  if (isReferenceCode('areas', code)) return code
  throw new InvalidArgumentError('It must be the nine-character code of a council area, such as S12000049.')
}

/** The transaction is taken back, as was asked. */
class DryRun<Imported> extends Error {
  override readonly name = 'DryRun'
  readonly imported: Imported

  constructor(imported: Imported) {
    super('dry run')
    this.imported = imported
  }
}

/** Brings something in, in one transaction, which is taken back at its end when nothing is to be stored. */
export async function broughtIn<Imported>(
  database: Database,
  dryRun: boolean,
  bring: (tx: Tx, copyIn: CopyIn) => Promise<Imported>,
): Promise<Imported> {
  let done: DryRun<Imported> | undefined
  try {
    return await asWorkerCopying(database, systemClock, async (tx, copyIn) => {
      const imported = await bring(tx, copyIn)
      if (!dryRun) return imported
      done = new DryRun(imported)
      throw done
    })
  } catch (error) {
    if (done !== undefined && error === done) return done.imported
    throw error
  }
}

/** One line now and then while a long file is read. */
export function progressLine(): (rows: number) => void {
  let told = 0
  return (rows) => {
    if (rows - told < 20_000) return
    told = rows
    say(`${number.format(rows)} rows read`)
  }
}
