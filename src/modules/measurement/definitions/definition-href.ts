import type { Dimension, Measure } from '../measures.ts'

/** Figures that partnerships read about themselves, beside the measures that are published. */
export type Local =
  | 'waiting_times'
  | 'by_partner'
  | 'not_met'
  | 'demand_and_supply'
  | 'ways_people_went'
  | 'equality_gap'
  | 'reach_of_need'
  | 'econ1'

/** What has a definition of its own to link to. */
export type Defined = Measure | Dimension | 'fair_start_scotland' | Local

/** The address of a definition: on the public page, unless another page that shows the definitions is named. */
export const definitionHref = (of: Defined, at = '/statistics/definitions'): string => `${at}#${of}`
