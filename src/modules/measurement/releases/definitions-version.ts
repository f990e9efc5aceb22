import { catalogue } from '../measures.ts'

/** The version of the definitions that figures are counted by now: that of the measure changed last. */
export const definitionsVersion = (): string => String(Math.max(...catalogue.map(({ version }) => version)))
