import { Table } from '#platform/ui'
import type { Estimate, Month, Told } from './estimate.ts'

const pounds = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' })
const round = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP', maximumFractionDigits: 0 })

/** Pence as pounds: "£412.30". */
export const inPounds = (pence: number): string => pounds.format(pence / 100)

/** To the nearest five pounds: an estimate is no more exact than that. */
export const roughly = (pence: number): string => round.format(Math.round(pence / 500) * 5)

/** What an estimate says, in a sentence: "About £310 to £350 more a month in work". */
export function inOneSentence({ out_of_work, from, to }: Pick<Estimate, 'out_of_work' | 'from' | 'to'>): string {
  const [least, most] = [from - out_of_work.left, to - out_of_work.left]
  if (roughly(least) === roughly(most) && Math.abs(least) < 250)
    return 'About the same each month, in work or out of it'
  const range = (a: number, b: number) =>
    roughly(a) === roughly(b) ? `About ${roughly(a)}` : `About ${roughly(a)} to ${roughly(b)}`
  if (least >= 0) return `${range(least, most)} more a month in work`
  if (most <= 0) return `${range(-most, -least)} less a month in work`
  return `Between about ${roughly(-least)} less and ${roughly(most)} more a month in work`
}

const lines: readonly [keyof Month, string, -1 | 1][] = [
  ['wages', 'Wages', 1],
  ['tax', 'Income tax', -1],
  ['insurance', 'National Insurance', -1],
  ['universal_credit', 'Universal Credit, rent included', 1],
  ['child_payment', 'Scottish Child Payment', 1],
  ['childcare', 'Childcare', -1],
]

/** A month without work and one with it, line by line. */
export function TwoMonths({ result: { out_of_work, in_work } }: { result: Estimate }) {
  const signed = (pence: number, sign: -1 | 1) => (pence === 0 ? inPounds(0) : inPounds(pence * sign))
  return (
    <Table
      caption="A month without this work and a month with it"
      dense
      columns={[
        { key: 'what', text: 'What comes in and goes out' },
        { key: 'out', text: 'Without work', numeric: true },
        { key: 'in', text: 'In work', numeric: true },
      ]}
      rows={[
        ...lines.map(([line, what, sign]) => ({
          what,
          out: signed(out_of_work[line], sign),
          in: signed(in_work[line], sign),
        })),
        {
          what: <strong>Left before rent</strong>,
          out: <strong>{inPounds(out_of_work.left)}</strong>,
          in: <strong>{inPounds(in_work.left)}</strong>,
        },
      ]}
    />
  )
}

const ages = { '18': '18 to 20', '21': '21 to 24', '25': '25 or over' } as const
const households = { single: 'On their own', couple_under_25: 'A couple, both under 25', couple: 'A couple' } as const

/** What was told, line by line. */
export const toldInWords = (told: Told): { key: string; value: string }[] => [
  { key: 'Age', value: ages[told.age] },
  { key: 'Household', value: households[told.household] },
  {
    key: 'Children',
    value:
      told.children === 0
        ? 'None'
        : `${told.children}, of whom ${told.under_16} under 16${told.eldest_before_2017 ? '; the eldest born before 6 April 2017' : ''}`,
  },
  { key: 'Rent a month', value: told.rent === 0 ? 'None that Universal Credit helps with' : inPounds(told.rent) },
  { key: 'Health limits what work they can do', value: told.limited_capability ? 'Yes, as assessed' : 'No' },
  { key: 'Work', value: `${told.hours} hours a week at ${inPounds(told.wage)} an hour` },
  {
    key: 'Childcare a month',
    value: told.in_childcare === 0 ? 'None' : `${inPounds(told.childcare)} for ${told.in_childcare}`,
  },
]
