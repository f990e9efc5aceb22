/** Pictures drawn on the server as SVG, each with its table. A few shapes are all the house needs: docs/decisions says why not a library. */
export { Bars } from './bars.tsx'
export { DotsWithIntervals } from './dots-with-intervals.tsx'
export { Dumbbells } from './dumbbells.tsx'
export { StackedBars } from './stacked-bars.tsx'
export { StageLines } from './stage-lines.tsx'
export { StepMap } from './step-map.tsx'
export { StepsOverTime } from './steps-over-time.tsx'
export { TileMap } from './tile-map.tsx'
