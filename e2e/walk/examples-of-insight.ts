import type { Examples } from './example.ts'

/** What the partnership reads of its own referrals and of what is asked for. */
export const insightExamples: Examples = {
  '/reports/partners': { as: 'hamish', at: '/reports/partners' },
  '/reports/partners/figures': { as: 'hamish', at: '/reports/partners/figures' },
  '/reports/partners/people': { as: 'hamish', at: '/reports/partners/people' },
  '/reports/needs': { as: 'hamish', at: '/reports/needs' },
  '/reports/needs/figures': { as: 'hamish', at: '/reports/needs/figures' },
  '/reports/needs/people': { as: 'hamish', at: '/reports/needs/people' },
  '/reports/supply': { as: 'hamish', at: '/reports/supply' },
  '/reports/supply/figures': { as: 'hamish', at: '/reports/supply/figures' },
  '/reports/supply/people': { as: 'hamish', at: '/reports/supply/people' },
  '/reports/ways': { as: 'hamish', at: '/reports/ways' },
  '/reports/ways/figures': { as: 'hamish', at: '/reports/ways/figures' },
  '/reports/ways/people': { as: 'hamish', at: '/reports/ways/people' },
  '/reports/progress/people': { as: 'hamish', at: '/reports/progress/people' },
}
