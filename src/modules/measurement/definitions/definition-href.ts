import type { Dimension, Measure } from '../measures.ts'

/** What has a definition of its own to link to. */
export type Defined = Measure | Dimension | 'fair_start_scotland'

/** The address of a definition: on the public page, unless another page that shows the definitions is named. */
export const definitionHref = (of: Defined, at = '/statistics/definitions'): string => `${at}#${of}`
