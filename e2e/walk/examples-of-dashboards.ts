import type { Examples } from './example.ts'

/** What the figures of an area say, which name nobody. */
export const dashboardExamples: Examples = {
  '/reports/progress': { as: 'hamish', at: '/reports/progress' },
  '/reports/progress/figures': { as: 'hamish', at: '/reports/progress/figures' },
}
