import { kindNamed } from '../kinds.ts'
import type { Doing } from './doing.ts'
import { endWork, keepSurvey } from './noting.queries.ts'
import { onDisk, piecesOf } from './on-disk.ts'
import { surveyOf } from './survey.ts'

const often = 20_000

/** Looks through a file: what stands in which column, and how often. */
export async function lookThrough({ parts, work, file, short, progress }: Doing): Promise<void> {
  const columns = kindNamed(file.kind).columns(parts.clock.today(), file.area_id)
  let told = 0
  const survey = await onDisk(piecesOf(parts, file.id), (path) =>
    surveyOf(path, columns, async (rows) => {
      if (rows - told < often) return
      told = rows
      // How many rows there are is not known yet; a row takes some two hundred bytes.
      await progress(Math.min(0.95, (rows * 200) / file.size))
    }),
  )
  await short(async (tx) => {
    await keepSurvey(tx, work, survey)
    await endWork(tx, work)
  })
}
