import { z } from 'zod'

/** Where some of a line's money comes from. */
export interface Source {
  source: string
  pence: number
}

/**
 * A line of the service requirements: the eight columns of Annex 2 of the delivery plan framework. The budget is the sum of its sources, in whole
 * pence.
 */
export interface Line {
  target_group: string
  rationale: string
  partners: string
  budget_pence: number
  sources: Source[]
  /** How many people are to start in the year. */
  volume: number
  delivery_method: string
  outcome: string
}

const words = z.string().max(4000)
const pence = z.int().min(0).max(100_000_000_000)

/** A line read back from where it was kept. */
export const lineSchema = z.strictObject({
  target_group: words.min(1),
  rationale: words,
  partners: words,
  budget_pence: pence,
  sources: z.array(z.strictObject({ source: z.string().min(1).max(200), pence })).min(1),
  volume: z.int().min(0).max(1_000_000),
  delivery_method: words,
  outcome: words,
})

/** The columns of Annex 2 in its order: what each is called there, and by which other headings it is known again. */
export const columns = [
  { name: 'target_group', heading: 'Target Group', also: ['target groups', 'group'] },
  { name: 'rationale', heading: 'Rationale for Intervention', also: ['rationale'] },
  { name: 'partners', heading: 'Delivery Partners', also: ['delivery partner', 'partners'] },
  { name: 'budget', heading: 'Budget', also: ['budget £', 'budget pounds'] },
  { name: 'sources', heading: 'Source of Investment', also: ['sources of investment', 'source', 'sources'] },
  { name: 'volume', heading: 'Volumes', also: ['volume'] },
  { name: 'delivery_method', heading: 'Delivery Method', also: ['delivery methods', 'method of delivery'] },
  {
    name: 'outcome',
    heading: 'Outcome Expected',
    also: ['outcomes expected', 'expected outcome', 'expected outcomes'],
  },
] as const
export type ColumnName = (typeof columns)[number]['name']

/** What a column is called. */
export const headingOf = (name: ColumnName): string => columns.find((column) => column.name === name)?.heading ?? name

/** Pounds and pence in words: £120,000.00. */
export const poundsInWords = (amount: number): string =>
  `£${Math.floor(amount / 100).toLocaleString('en-GB')}.${String(amount % 100).padStart(2, '0')}`

/** Pounds in words, without pence where there are none. */
export const roundPounds = (amount: number): string => poundsInWords(amount).replace(/\.00$/, '')

/** What stands in a line's column, in words. */
export function cellOf(line: Line, name: ColumnName): string {
  if (name === 'budget') return poundsInWords(line.budget_pence)
  if (name === 'volume') return String(line.volume)
  if (name === 'sources') return sourcesInWords(line.sources)
  return line[name]
}

/** Sources with what each bears, as a cell holds them: `No One Left Behind £90,000.00; Council £30,000.00`. */
export const sourcesInWords = (sources: readonly Source[]): string =>
  sources.map(({ source, pence: amount }) => `${source} ${poundsInWords(amount)}`).join('; ')

/** An amount in pounds as whole pence; undefined when it is none. In: `120,000`, `£120000.50`. */
export function penceIn(text: string): number | undefined {
  const match = /^£?(\d{1,10})(?:\.(\d{1,2}))?$/.exec(text.replace(/[\s,]/g, ''))
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : undefined
}

/**
 * The sources in a cell or box, one a line or parted by semicolons, each with what it bears at its end. One alone may leave that out: it bears the budget.
 * Out: the sources, or one sentence that says what is wrong.
 */
export function sourcesFrom(text: string, budget: number): Source[] | string {
  const parts = text
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  if (parts.length === 0) return 'Say where the money comes from'
  const sources: Source[] = []
  for (const part of parts) {
    const [, name = '', amount] = /^(.*?)[\s:–-]*£\s*([\d,.\s]+)$/.exec(part) ?? [part, part]
    const borne = amount === undefined ? (parts.length === 1 ? budget : undefined) : penceIn(amount)
    if (name.trim() === '') return `Name the source of ${part}`
    if (borne === undefined)
      return `Write after “${name.trim().slice(0, 60)}” how much it bears, like Council £30,000; several are parted by semicolons`
    sources.push({ source: name.trim().slice(0, 200), pence: borne })
  }
  const sum = sumOf(sources)
  return sum === budget
    ? sources
    : `The sources come to ${poundsInWords(sum)}, and the budget is ${poundsInWords(budget)}`
}

export const sumOf = (amounts: readonly { pence: number }[]): number =>
  amounts.reduce((sum, { pence: amount }) => sum + amount, 0)
