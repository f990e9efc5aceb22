import type { WholeReport } from './load-report.ts'

/** What the report says, in two or three sentences with its figures. */
export function inOneSentence({ report, reading, nation, last }: WholeReport): string {
  const [best] = report.scale
  const here = reading.overall.here
  if (best === undefined || here === null) return 'Nobody has answered a statement yet.'
  const against = (other: number | null, name: string) =>
    other === null ? [] : [other === here ? `the same as ${name}` : `${name} ${other}%`]
  const beside = [
    ...against(nation === undefined ? null : reading.overall.nation, 'Scotland'),
    ...against(last === undefined ? null : reading.overall.last, 'the last round'),
  ]
  const ranked = reading.sections
    .flatMap((section) => (section.here === null ? [] : [{ title: section.title, share: section.here }]))
    .sort((one, other) => other.share - one.share)
  const [strongest] = ranked
  const weakest = ranked.at(-1)
  return [
    `${here}% of answers say “${best.label}”${beside.length === 0 ? '' : ` (${beside.join('; ')})`}.`,
    strongest === undefined || weakest === undefined || strongest === weakest
      ? ''
      : `Strongest section: ${strongest.title}, ${strongest.share}%. Weakest: ${weakest.title}, ${weakest.share}%.`,
  ]
    .join(' ')
    .trim()
}
