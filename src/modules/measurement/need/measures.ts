import type { Dimension } from '../measures.ts'

/** Whom a table of need counts, and whom of those who started it is set beside. */
export interface NeedMeasure {
  measure: string
  /** Whom it counts, as a heading. */
  title: string
  /** Which of those who started: everybody, those unemployed then, or some categories of a dimension. */
  reached:
    | 'everybody'
    | 'unemployed'
    | { dimension: Exclude<Dimension, 'area' | 'stream'>; categories: readonly string[] }
  /** Where such a table is published; no figure of it comes with the program. */
  wanted: string
}

const survey = 'Annual Population Survey, Office for National Statistics'
const census = 'Scotland’s Census, National Records of Scotland'
const estimates = 'Mid-year population estimates, National Records of Scotland'
const of = (dimension: Exclude<Dimension, 'area' | 'stream'>, ...categories: string[]) => ({ dimension, categories })

/** Every kind of need that may be imported, in the order in which it is read. */
export const needMeasures: readonly NeedMeasure[] = [
  { measure: 'population_16_64', title: 'Aged 16 to 64', reached: 'everybody', wanted: estimates },
  {
    measure: 'unemployed',
    title: 'Unemployed, aged 16 and over',
    reached: 'unemployed',
    wanted: 'Model-based estimates of unemployment, Office for National Statistics',
  },
  { measure: 'aged_16_24', title: 'Aged 16 to 24', reached: of('age_band', '16-19', '20-24'), wanted: estimates },
  { measure: 'disabled_16_64', title: 'Disabled, aged 16 to 64', reached: of('disabled', 'yes'), wanted: survey },
  {
    measure: 'minority_ethnic_16_64',
    title: 'Minority ethnic, aged 16 to 64',
    reached: of('ethnic_group', 'minority_ethnic'),
    wanted: census,
  },
  { measure: 'lone_parents', title: 'Lone parents', reached: of('priority_family', 'lone_parent'), wanted: census },
  {
    measure: 'most_deprived_fifth_16_64',
    title: 'In Scotland’s most deprived fifth, aged 16 to 64',
    reached: of('simd_quintile', '1'),
    wanted: 'Small area population estimates, National Records of Scotland, by the deprivation index',
  },
]

const byName = new Map(needMeasures.map((one) => [one.measure, one]))

/** The kind of need of that name, if there is one. */
export const needMeasure = (name: string): NeedMeasure | undefined => byName.get(name)
