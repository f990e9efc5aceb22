import { type Problem, quoted } from '../files/problem.ts'
import { type Instrument, type Place, placesOf } from '../instruments/instrument.ts'
import { longestComment } from '../responses/respond.ts'

/** The header of a checklist file (contracts.md §3). */
export const columns = ['area', 'organisation', 'item', 'answer'] as const

/** A line of a checklist file, its cells trimmed. */
export interface Line {
  /** Row as a spreadsheet counts it: 1 is the header. */
  row: number
  area: string
  organisation: string
  item: string
  answer: string
}

/** An area's part of the round, as a file may answer in it: why not, in a sentence, when it may not. */
export interface AreaPart {
  name: string
  whyNot: string | undefined
}

export interface Rules {
  instrument: Instrument
  /** The areas that take part in the round, by code. */
  parts: ReadonlyMap<string, AreaPart>
  /** The names of all areas, by code. */
  areas: ReadonlyMap<string, string>
  /** What makes two written names one organisation of an area. */
  sameName(named: { area_id: string; name: string }): string
}

/** What one organisation says in a file. */
export interface GivenResponse {
  area_id: string
  /** As the file writes it first. */
  name: string
  entries: { place: Place; value: string }[]
}

/** Checks lines one by one as they are read; problems and responses gather. */
export function lineChecker({ instrument, parts, areas, sameName }: Rules, problems: Problem[]) {
  const places = placesOf(instrument)
  const codes = instrument.scale.map(({ code }) => code)
  const responses = new Map<string, GivenResponse>()
  const seen = new Map<string, number>()
  const refusedAreas = new Set<string>()

  function wrongArea({ row, area }: Line): boolean {
    const part = parts.get(area)
    if (part !== undefined && part.whyNot === undefined) return false
    if (part === undefined && !areas.has(area))
      problems.push({
        row,
        column: 'area',
        message: `${quoted(area)} is no council area. Write its nine-character code, such as S12000049`,
      })
    else if (!refusedAreas.has(area)) {
      refusedAreas.add(area)
      const message = part?.whyNot ?? `${areas.get(area)} takes no part in this round. These do: ${partsInWords(parts)}`
      problems.push({ row, column: 'area', message })
    }
    return true
  }

  function placeIn({ row, item }: Line): Place | undefined {
    const place = places.get(item)
    if (place === undefined)
      problems.push({
        row,
        column: 'item',
        message: `${quoted(item)} is not in ${instrument.title}. ${whatIsRight(instrument, item)}`,
      })
    return place
  }

  function wrongAnswer({ row, answer }: Line, place: Place): boolean {
    if (place.kind === 'box') {
      if (answer.length <= longestComment) return false
      problems.push({
        row,
        column: 'answer',
        message: `the words are ${answer.length} characters long; at most ${longestComment} are kept`,
      })
      return true
    }
    if (answer === '' || codes.includes(answer)) return false
    problems.push({
      row,
      column: 'answer',
      message: `${quoted(answer)} is not an answer. Write ${codes.join(', ')}, or nothing where it was not answered`,
    })
    return true
  }

  function repeated(line: Line, key: string): boolean {
    const before = seen.get(key)
    if (before === undefined) {
      seen.set(key, line.row)
      return false
    }
    problems.push({
      row: line.row,
      column: 'item',
      message: `${line.item} of ${quoted(line.organisation)} stands in row ${before} already. An organisation has one response in an area: keep one of the two rows`,
    })
    return true
  }

  return {
    responses,
    check(line: Line): void {
      const { row, area: area_id, organisation: name } = line
      if (name === '')
        problems.push({
          row,
          column: 'organisation',
          message: 'there is none. Write the name of the organisation that answered',
        })
      else if (name.length > 200)
        problems.push({
          row,
          column: 'organisation',
          message: `the name is ${name.length} characters long; a name has at most 200`,
        })
      const nameless = name === '' || name.length > 200
      const wrong = wrongArea(line)
      const place = placeIn(line)
      if (place === undefined || wrongAnswer(line, place) || wrong || nameless) return
      const key = sameName({ area_id, name })
      if (repeated(line, `${key} ${line.item}`)) return
      const response = responses.get(key) ?? { area_id, name, entries: [] }
      response.entries.push({ place, value: line.answer })
      responses.set(key, response)
    },
  }
}

const partsInWords = (parts: ReadonlyMap<string, AreaPart>): string =>
  [...parts]
    .slice(0, 5)
    .map(([code, { name }]) => `${code} ${name}`)
    .join(', ') + (parts.size > 5 ? ', …' : '')

/** What could have been meant by an item that an instrument has not. */
function whatIsRight({ sections, boxes }: Instrument, item: string): string {
  const section = sections.find(({ number }) => String(number) === item.split('.')[0])
  if (section === undefined)
    return `Its sections are 1 to ${sections.length}, so statements run from 1.1 to ${sections.at(-1)?.statements.at(-1)?.item}`
  const { number, statements } = section
  const named = boxes.map(({ code }) => `${number}.${code}`).join(' and ')
  return `Section ${number} has statements ${number}.1 to ${number}.${statements.length}${named === '' ? '' : `, and the comment boxes ${named}`}`
}
