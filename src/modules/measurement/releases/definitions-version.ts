import { changes } from '../definitions/changes.ts'

/** The version of the definitions as a whole: how many changes there have been, the first of which made them. */
export const definitionsVersion = (): string => String(changes.length)
