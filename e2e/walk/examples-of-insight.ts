import type { Examples } from './example.ts'

/** What the partnership reads of its own referrals and of what is asked for. */
export const insightExamples: Examples = {
  '/reports/partners': { as: 'hamish', at: '/reports/partners' },
  '/reports/partners/figures': { as: 'hamish', at: '/reports/partners/figures' },
  '/reports/partners/people': { as: 'hamish', at: '/reports/partners/people' },
}
