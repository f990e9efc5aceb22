import type { Examples } from './example.ts'

/** What the figures of an area say, which name nobody. */
export const dashboardExamples: Examples = {
  '/reports/progress': { as: 'hamish', at: '/reports/progress' },
  '/reports/referrals': { as: 'hamish', at: '/reports/referrals' },
  '/reports/referrals/rows': { as: 'hamish', at: '/reports/referrals/rows' },
  '/referrals/sent/became': { as: 'teacher', at: '/referrals/sent/became' },
  '/reports/people': { as: 'hamish', at: '/reports/people' },
  '/reports/areas': { as: 'hamish', at: '/reports/areas' },
  '/reports/progress/figures': { as: 'hamish', at: '/reports/progress/figures' },
}
