import type { Kind } from '../kind.ts'
import type { FileInHand, Standing, What, Work } from './file.ts'

const number = new Intl.NumberFormat('en-GB')

/** A number as it is read: 12,345. */
export const figure = (count: number): string => number.format(count)

/** "1 person", "1,234 people". */
export const counted = ({ noun }: Pick<Kind, 'noun'>, count: number): string =>
  `${figure(count)} ${count === 1 ? noun.one : noun.many}`

/** "1 row", "1,234 rows". */
export const rowsOf = (count: number): string => `${figure(count)} ${count === 1 ? 'row' : 'rows'}`

/** What the program is doing with a file, as a heading. */
export const doing: Readonly<Record<What, string>> = {
  survey: 'Reading the file',
  check: 'Checking every row',
  store: 'Bringing it in',
  decided: 'Bringing in those who waited',
  take_back: 'Taking it back',
}

const standingWords: Readonly<Record<Exclude<Standing['at'], 'working'>, string>> = {
  unreadable: 'It cannot be read',
  columns: 'Its columns wait to be matched',
  values: 'Its values wait to be matched',
  preview: 'Checked: ready to go',
  stored: 'Brought in',
  taken_back: 'Taken back',
  set_aside: 'Set aside',
  forgotten: 'Deleted after 30 days',
}

/** Where a file stands, in words. */
export const inWords = (standing: Standing): string =>
  standing.at === 'working' ? doing[standing.work.what] : standingWords[standing.at]

/** How much longer it will likely take, in words; undefined while nobody can say. */
export function timeLeft({ began_at, done }: Pick<Work, 'began_at' | 'done'>, now: Date): string | undefined {
  if (began_at === null || done < 0.05) return undefined
  const seconds = ((now.getTime() - began_at.getTime()) / 1000 / done) * (1 - done)
  if (seconds < 20) return 'a few seconds left'
  if (seconds < 90) return 'about a minute left'
  return `about ${figure(Math.ceil(seconds / 60))} minutes left`
}

/** The name of a file as it is shown, once it is forgotten too. */
export const nameOf = ({ name, forgotten_at }: Pick<FileInHand, 'name' | 'forgotten_at'>): string =>
  forgotten_at === null ? name : 'A file whose name was deleted'
