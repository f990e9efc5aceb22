import type { Examples } from './example.ts'

/** What the figures of an area say, which name nobody. */
export const dashboardExamples: Examples = {
  '/reports/progress': { as: 'hamish', at: '/reports/progress' },
  '/reports/referrals': { as: 'hamish', at: '/reports/referrals' },
  '/reports/referrals/rows': { as: 'hamish', at: '/reports/referrals/rows' },
  '/referrals/sent/became': { as: 'teacher', at: '/referrals/sent/became' },
  '/reports/people': { as: 'hamish', at: '/reports/people' },
  '/reports/areas': { as: 'hamish', at: '/reports/areas' },
  '/figures': { as: 'morag', at: '/figures' },
  '/figures/people': { as: 'morag', at: '/figures/people' },
  '/figures/team': { as: 'fiona', at: '/figures/team' },
  '/figures/team/people': { as: 'fiona', at: '/figures/team/people' },
  '/reports/need': { as: 'hamish', at: '/reports/need' },
  '/reports/need/figures': { as: 'hamish', at: '/reports/need/figures' },
  '/reports/gaps': { as: 'hamish', at: '/reports/gaps' },
  '/reports/gaps/figures': { as: 'hamish', at: '/reports/gaps/figures' },
  '/reports/progress/figures': { as: 'hamish', at: '/reports/progress/figures' },
}
