import type { FullService } from '../open-referral/service.ts'

const pounds = (amount: number, currency = 'GBP'): string =>
  new Intl.NumberFormat('en-GB', {
    style: 'currency',
    currency: /^[A-Z]{3}$/.test(currency) ? currency : 'GBP',
    minimumFractionDigits: Number.isInteger(amount) ? 0 : 2,
  }).format(amount)

/** What a service costs, a line each: its own words first; “Free” where every cost is nothing; undefined when it does not say. */
export function costsInWords({
  fees,
  cost_options = [],
}: Pick<FullService, 'fees' | 'cost_options'>): string[] | undefined {
  const priced = cost_options.filter(({ amount }) => amount !== undefined)
  if (priced.length > 0 && priced.every(({ amount }) => amount === 0)) return ['Free']
  const lines = priced.map(({ option, amount = 0, currency, amount_description }) =>
    [
      amount === 0 ? 'Free' : pounds(amount, currency),
      amount_description,
      option === undefined || option === 'Everybody' ? undefined : `(${option})`,
    ]
      .filter(Boolean)
      .join(' '),
  )
  const said =
    fees === undefined || fees === '' ? lines : lines.length > 0 && /^£/.test(fees) ? lines : [fees, ...lines]
  return said.length > 0 ? said : undefined
}
