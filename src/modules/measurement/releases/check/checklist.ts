import { type CalendarDate, formatDate } from '#platform/time'
import type { Source } from '../content.queries.ts'
import type { Figure } from '../figure.ts'
import type { Version } from '../release.ts'
import { marksIn, type ReleaseTable } from '../tables/table.ts'
import { ofPart, type Passage } from '../words/passage.ts'
import { error, type Finding, passed, warning } from './finding.ts'
import { addsUp, jumps, noSmallNumber, tooEarlyIsSaid } from './numbers.ts'

/** All that is looked at before a version may go out. */
export interface ToCheck {
  version: Version
  figures: readonly Figure[]
  tables: readonly ReleaseTable[]
  passages: readonly Passage[]
  sources: readonly Source[]
  /** The figures of what was published last, and by which definitions they were counted. */
  before: { figures: readonly Figure[]; definitions_version: string; sameRelease: boolean } | undefined
  /** How many may read it early. */
  readers: number
  /** The day announced for the release after this one. */
  next: CalendarDate | undefined
}

function attack({ attack_passed, attack_says }: Version): Finding {
  return attack_passed ? passed('attack', attack_says) : error('attack', `${attack_says} It cannot go out.`)
}

function areas({ sources, before }: ToCheck): Finding[] {
  const absent = sources.filter(({ source }) => source === 'nobody').map(({ area_id }) => area_id)
  const had = new Set(before?.figures.filter(({ dimension }) => dimension === 'area').map(({ category }) => category))
  const lost = absent.filter((area) => had.has(area))
  const live = sources.filter(({ source }) => source === 'live').length
  const present = () => {
    if (lost.length > 0)
      return error('areas', `${lost.length} areas of the last release are missing: ${lost.join(', ')}.`)
    return absent.length === 0
      ? passed('areas', `All ${sources.length} areas are there.`)
      : warning(
          'areas',
          `${absent.length} of ${sources.length} areas have nobody registered. Say why they may be left out.`,
        )
  }
  return [
    present(),
    live === 0
      ? passed('sources', 'Every area’s figures are from its signed return.')
      : warning(
          'sources',
          `${live} ${live === 1 ? 'area has' : 'areas have'} no signed return for the quarter: their live records were counted, and are marked so.`,
        ),
  ]
}

function history({ version, figures, before }: ToCheck): Finding {
  const revised = figures.filter((figure) => figure.revised).length
  if (revised === 0) return passed('revisions', 'No figure that was final has changed.')
  if (before?.sameRelease) {
    return version.change_note
      ? passed('revisions', `${revised} figures changed since the version before, and its note says what.`)
      : error('revisions', `${revised} figures changed since the version before: say what changed.`)
  }
  return version.revisions_note
    ? passed('revisions', `${revised} figures that were final have changed, and the release says why.`)
    : error('revisions', `${revised} figures that were final have changed: prepare it again with a note that says why.`)
}

function words({ version, tables, passages, before }: ToCheck): Finding[] {
  const explained = new Set(ofPart(passages, 'footnote').map(({ heading }) => heading))
  const missing = [...new Set(tables.flatMap(marksIn))].filter((mark) => !explained.has(mark))
  const points = ofPart(passages, 'main_point').length
  return [
    missing.length === 0
      ? passed('footnotes', 'Every symbol in a table has its footnote.')
      : error('footnotes', `No footnote explains ${missing.join(', ')}.`),
    points > 0 && ofPart(passages, 'methodology').length > 0
      ? passed('words', `${points} main points and the methodology (version ${version.methodology_version}) are in it.`)
      : error('words', 'The main points or the methodology are missing.'),
    before !== undefined && before.definitions_version !== version.definitions_version
      ? warning(
          'definitions',
          `Definitions changed since the last release (version ${before.definitions_version} to ${version.definitions_version}): say what readers must know.`,
        )
      : passed(
          'definitions',
          `Counted by version ${version.definitions_version} of the definitions${before === undefined ? '' : ', as the last release was'}.`,
        ),
  ]
}

function going({ version, readers, next }: ToCheck): Finding[] {
  const address = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(version.contact_email) && version.contact_name.trim() !== ''
  return [
    address
      ? passed('contact', `${version.contact_name} answers questions.`)
      : error('contact', 'Nobody is named to answer questions. Prepare it again with a name and an e-mail address.'),
    readers > 0
      ? passed('early-readers', `${readers} on the pre-release list.`)
      : warning('early-readers', 'Nobody is on the pre-release list. If nobody is to see it early, say so.'),
    next === undefined
      ? warning('next-date', 'The day of the next release is not announced.')
      : passed('next-date', `The next release is announced for ${formatDate(next)}.`),
  ]
}

/** The whole checklist, errors first, then warnings, then what is in order. */
export function checklist(about: ToCheck): Finding[] {
  const { version, figures, tables, before } = about
  const order = ['error', 'warning', 'passed']
  return [
    attack(version),
    noSmallNumber(figures, tables, version.threshold),
    addsUp(figures),
    tooEarlyIsSaid(figures, version),
    ...areas(about),
    jumps(figures, before?.figures),
    history(about),
    ...words(about),
    ...going(about),
  ].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
}
