/** Whole years from one day to another, both written YYYY-MM-DD; a birthday on 29 February is kept on 1 March. */
const age = (born: string, on: string) => {
  const years = Number(on.slice(0, 4)) - Number(born.slice(0, 4))
  return Number(on.slice(5).replace('-', '')) >= Number(born.slice(5).replace('-', '')) ? years : years - 1
}

const isBlank = (answer: string) => ['unknown', 'prefer_not_to_say', 'not_asked'].includes(answer)

/** Until when a postcode held; null while it does. */
interface Address {
  postcode: string | null
  until: string | null
}

/** Each rule of the second calculation, by itself, so that a test can turn it over and see that the two calculations part. */
export const rules = {
  // who is counted, and when
  countsOnce: true,
  isRegistered: (on: string, as_at: string) => on <= as_at,
  whichRegistration: (days: string[]) => days.sort()[0],
  whichStream: (ofThatDay: string[]) => ofThatDay.sort()[0] ?? '',
  comingBackUndoesLeaving: true,
  hasLeft: (left_on: string | null, as_at: string) => left_on !== null && left_on <= as_at,
  correctedRowsCount: false,
  happened: (on: string, as_at: string) => on <= as_at,

  // jobs, follow-ups, outcomes
  jobCounts: (started_on: string, registered_on: string) => started_on >= registered_on,
  whichJob: (starts: string[]) => starts.sort()[0],
  outcomeCounts: (on_date: string, registered_on: string) => on_date >= registered_on,
  whichOutcome: (days: string[]) => days.sort()[0],
  dueDays: (weeks: number) => weeks * 7,
  isDue: (due: number, as_at: number) => due <= as_at,
  isIn: (answer: string | null): boolean => answer === 'yes',
  isAnswer: (answer: string | null): boolean => answer === 'yes' || answer === 'no',

  // what people are counted by
  askedSince: {
    gender: '2019-04-01',
    trans: '2023-04-01',
    ethnic_group: '2019-04-01',
    condition_12_months: '2019-04-01',
    condition_limits: '2019-04-01',
    lone_parent: '2020-04-01',
  },
  /** Nothing known of somebody registered before the question was put: not asked. An answer given all the same stands. */
  dated: (answer: string, asked: string, registered_on: string) =>
    answer === 'unknown' && registered_on < asked ? 'not_asked' : answer,
  ageBand(born: string | null, on: string): string {
    if (born === null) return 'unknown'
    const years = age(born, on)
    if (years < 16) return 'under_16'
    if (years <= 19) return '16-19'
    if (years <= 24) return '20-24'
    if (years <= 34) return '25-34'
    return years <= 49 ? '35-49' : '50+'
  },
  disabled(condition: string, limits: string): string {
    if (condition === 'yes' && ['a_lot', 'a_little'].includes(limits)) return 'yes'
    if (condition === 'no' || limits === 'not_at_all') return 'no'
    return isBlank(condition) ? condition : limits
  },
  minorityEthnic: ['mixed', 'asian', 'african_caribbean_black', 'other'],
  parent(lone: string, children: number | null, youngest: string | null, disabledChild: string): string {
    if (lone === 'yes' || disabledChild === 'yes' || youngest !== null) return 'yes'
    if (children !== null) return children > 0 ? 'yes' : 'no'
    return isBlank(lone) ? lone : 'unknown'
  },
  /** Groups are of parents; a parent in none of them, and who is no parent, is in `none`. */
  groupsOfParents: true,
  loneParent: (lone: string): boolean => lone === 'yes',
  disabledFamily: (disabled: string, disabledChild: string) => disabled === 'yes' || disabledChild === 'yes',
  manyChildren: 3,
  babyUnderOne: (born: string, on: string) => born <= on && age(born, on) < 1,
  youngMother: (gender: string, born: string, on: string) => gender === 'woman' && born <= on && age(born, on) < 25,

  // where people lived
  whichAddress: (addresses: Address[], registered_on: string) =>
    addresses.find(({ postcode, until }) => postcode !== null && (until === null || until > registered_on)),
  whichEdition: (days: string[], registered_on: string) =>
    days.sort().findLast((from) => from <= registered_on) ?? days[0],
  quintileOf: (decile: number) => Math.ceil(decile / 2),
  template(on: string): string {
    if (on < '2019-04-01') return 'none'
    if (on < '2020-04-01') return 'year_1'
    return on < '2022-10-01' ? 'quarterly' : 'smf'
  },

  // Fair Start Scotland
  isFairStart: (stream: string): boolean => stream === 'FSS',
  isReJoin: (startsBefore: number) => startsBefore > 0,

  // figures
  quarterEnds: [6, 9, 12],
  /** Tenths of a percent, half up: the remainder decides. */
  tenths(count: number, of: number): number {
    const whole = Math.trunc((count * 1000) / of)
    return (count * 1000 - whole * of) * 2 >= of ? whole + 1 : whole
  },
  provisionalQuarters: 2,
  tooEarly: (firstRegistered: number, days: number, as_at: number) => firstRegistered + days > as_at,
}
export type Rules = typeof rules
