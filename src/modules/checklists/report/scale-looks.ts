import { type ScaleAnswer, stepsOf } from '../instruments/instrument.ts'

type Look = 'full' | 'mid' | 'pale' | 'dark' | 'hollow'

const looks: readonly (readonly Look[])[] = [
  [],
  ['full'],
  ['full', 'dark'],
  ['full', 'pale', 'dark'],
  ['full', 'mid', 'pale', 'dark'],
]
const colours = { full: '0065BD', mid: '86B4E0', pale: 'B8C6D6', dark: '4A4A4A', hollow: 'FFFFFF' } as const

/** How the answers of a scale are drawn, strongest first, by shade as well as by words; more than four steps share the middle shade. What
 * stands beside the scale is hollow. */
export const partsOf = (scale: readonly ScaleAnswer[]) => {
  const steps = stepsOf(scale)
  return scale.map((answer) => {
    const at = steps.indexOf(answer)
    const step = looks[steps.length]?.[at] ?? (at === 0 ? 'full' : at === steps.length - 1 ? 'dark' : 'pale')
    return { key: answer.code, text: answer.label, look: at < 0 ? ('hollow' as const) : step }
  })
}

/** The same for a document: a colour, and whether words on it must be white. */
export const documentPartsOf = (scale: readonly ScaleAnswer[]) =>
  partsOf(scale).map(({ key, text, look }) => ({
    key,
    text,
    colour: colours[look],
    onDark: look === 'full' || look === 'dark',
  }))
