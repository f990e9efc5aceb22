import { stepInWords, steps } from '#modules/measurement'
import type { Sheet } from '#platform/sheets'
import type { ByPartner } from './asked.ts'

/** One row a partner and step, with its interval; days are working days. */
export const byPartnerSheet = ({ partners, whole, side, stretch }: ByPartner): Sheet => ({
  name: side === 'asked' ? 'Asked to take people' : 'Sent people',
  headings: [
    ...['partner', 'from', 'to', 'step', 'of', 'took_it', 'share', 'share_low', 'share_high', 'quarter_within'],
    ...['half_within', 'half_low', 'half_high', 'three_quarters_within'],
  ],
  rows: [...partners, ...(whole === undefined ? [] : [whole])].flatMap((partner) =>
    steps.map((step) => {
      const { of, over, share, interval, quarter, half, threeQuarters, halfInterval } = partner[step]
      return [
        ...[partner.name, stretch.from, stretch.to, stepInWords[step], of, over, share],
        ...[interval?.low ?? null, interval?.high ?? null, quarter, half],
        ...[halfInterval?.low ?? null, halfInterval?.high ?? null, threeQuarters],
      ]
    }),
  ),
})
