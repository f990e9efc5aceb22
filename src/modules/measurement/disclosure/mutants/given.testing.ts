import type { Attack } from '../attack.ts'

/** What an attack gives away, in short, of the release itself and of changes; with how much, when asked. */
export function given({ weak }: Attack, inFull: boolean): string[] {
  const asked = weak.filter(
    (one) => one.what !== 'denominator' && (inFull || one.what === 'change' || one.before === undefined),
  )
  const names = asked.map(({ what, row, least, most }) => {
    const name = `${what} ${row.measure} ${row.category} ${row.period}`
    return inFull ? `${name} ${least} ${most}` : name
  })
  return [...new Set(names)].sort()
}
