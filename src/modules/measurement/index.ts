export { type Defined, definitionHref } from './definitions/definition-href.ts'
export { defaultThreshold, type Protection, protect } from './disclosure/index.ts'
export { type Interval, wilson } from './intervals.ts'
export { routes } from './measurement.routes.ts'
export {
  catalogue,
  type Dimension,
  dimensions,
  type Measure,
  type MeasureEntry,
  measureEntry,
  measures,
  rateOf,
  wholePercent,
} from './measures.ts'
export { sheetOf } from './sheet.ts'
export { areaNames } from './statistics.queries.ts'
export { type Statistics, type StatisticsRow, type Status, statistics } from './statistics.ts'
