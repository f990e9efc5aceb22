import type { Dice } from './dice.ts'

/** Makes the identifiers of one person's rows, or of one organisation's: version 7, in order, the same for the same dice. */
export type NextId = () => string

const hex = (number: number, digits: number) => number.toString(16).padStart(digits, '0')

/** 1 January 2019: identifiers of invented rows lie before those that the program makes today. */
const epoch = Date.UTC(2019, 0, 1)

/**
 * Identifiers that sort by `place`, and within it by when they were asked for, so that a table filled in order has its index filled in
 * order as well.
 * @param place 0 and up, such as the number of a person
 */
export function identifiers(dice: Dice, place: number): NextId {
  const time = hex(epoch + place, 12)
  const front = `${time.slice(0, 8)}-${time.slice(8)}`
  let asked = 0
  return () => {
    const [high, low] = [dice.word(), dice.word()]
    const count = hex(asked++ & 0xfff, 3)
    const variant = hex(0x8000 | ((high >>> 16) & 0x3fff), 4)
    return `${front}-7${count}-${variant}-${hex(high & 0xffff, 4)}${hex(low, 8)}`
  }
}
