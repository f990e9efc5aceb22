import type { CalendarDate } from '#platform/time'

/** An answer of a scale. The first of a scale is the strongest. */
export interface ScaleAnswer {
  code: string
  label: string
  /** `beside` for an answer that is neither strong nor weak, such as "Not needed here"; a step of the scale unless it says so. */
  stands?: 'in_order' | 'beside' | undefined
}

/** The steps of a scale, from the strongest to the weakest, without what stands beside it. */
export const stepsOf = (scale: readonly ScaleAnswer[]): ScaleAnswer[] =>
  scale.filter(({ stands }) => stands !== 'beside')

export interface Statement {
  /** `1.5`: section, and place in it. */
  item: string
  section: number
  number: number
  /** What respondents see: the official wording where it has been loaded, else our own words. */
  text: string
  /** Our own short words. */
  own_words: string
  /** The official wording, where it has been loaded. */
  official: string | null
}

export interface Section {
  number: number
  title: string
  statements: Statement[]
}

/** A box for words under every section. Its item in a file is `1.examples`: section, and code. */
export interface CommentBox {
  code: string
  asks: string
}

/** A version of an instrument, whole. */
export interface Instrument {
  version_id: string
  instrument_id: string
  key: string
  title: string
  about: string
  /** Area whose own it is; null when all areas may use it. */
  area_id: string | null
  number: number
  holds_from: CalendarDate
  source: string
  published_at: Date | null
  scale: ScaleAnswer[]
  boxes: CommentBox[]
  sections: Section[]
}

/** The statements of an instrument, in order. */
export const statementsOf = ({ sections }: Pick<Instrument, 'sections'>): Statement[] =>
  sections.flatMap(({ statements }) => statements)

/** What an item names in an instrument: a statement, or a comment box of a section; undefined when it names nothing. */
export type Place = { kind: 'statement'; item: string } | { kind: 'box'; item: string; section: number; box: string }

/** Finds what items name, of one instrument: `1.5` a statement, `1.examples` a comment box. */
export function placesOf(instrument: Instrument): Map<string, Place> {
  const places = new Map<string, Place>()
  for (const { item } of statementsOf(instrument)) places.set(item, { kind: 'statement', item })
  for (const { number } of instrument.sections)
    for (const { code } of instrument.boxes) {
      const item = `${number}.${code}`
      places.set(item, { kind: 'box', item, section: number, box: code })
    }
  return places
}
