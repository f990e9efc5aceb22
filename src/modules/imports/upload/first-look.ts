import { createHash } from 'node:crypto'
import { FileRefused, readTable } from '#platform/sheets'
import type { CalendarDate } from '#platform/time'
import type { Kind } from '../kind.ts'
import { onDisk } from '../work/on-disk.ts'
import { looksLikeHeading } from '../work/survey.ts'

/** The largest file that can be sent by the browser, in bytes; larger ones come in from the shell. */
export const largestFile = 64 << 20
export const largestWords = '64 MB'

/** SHA-256 of a file, in hexadecimal. */
export const printOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/**
 * Why a file cannot be read, in a sentence; undefined when its first rows can. What is wrong further on is found when all of it is read.
 */
export const whyUnreadable = (
  bytes: Uint8Array,
  kind: Kind,
  today: CalendarDate,
  area_id: string,
): Promise<string | undefined> =>
  onDisk([bytes], async (path) => {
    try {
      const { rows } = await readTable(path, looksLikeHeading(kind.columns(today, area_id)))
      const first = await rows.next()
      await rows.return(undefined)
      return first.done ? 'Nothing stands in the file.' : undefined
    } catch (error) {
      if (error instanceof FileRefused) return error.message
      throw error
    }
  })
