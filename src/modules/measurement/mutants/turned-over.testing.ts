import { type Rules, rules } from '../by-hand-rules.testing.ts'

const asked = (question: keyof Rules['askedSince']): Partial<Rules> => ({
  askedSince: { ...rules.askedSince, [question]: '2024-06-30' },
})
const dayBefore = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)

/** Each rule of the second calculation turned over, at least once each. */
export const turnedOver: Readonly<Record<string, Partial<Rules>>> = {
  'counting a person again when they return': { countsOnce: false },
  'counting who is registered on the day as still to come': { isRegistered: (on, as_at) => on < as_at },
  'counting who is registered after the day': { isRegistered: () => true },
  'taking the period from the latest registration': { whichRegistration: (days) => days.sort().at(-1) },
  'taking the last of a day’s streams by name': { whichStream: (streams) => streams.sort().at(-1) ?? '' },
  'calling somebody gone who came back': { comingBackUndoesLeaving: false },
  'calling nobody gone who left on the day': { hasLeft: (left, as_at) => left !== null && left < as_at },
  'calling somebody gone who will leave': { hasLeft: (left) => left !== null },
  'counting rows that were corrected': { correctedRowsCount: true },
  'counting what happened after the day': { happened: () => true },
  'leaving out what happened on the day': { happened: (on, as_at) => on < as_at },
  'counting a job begun before registration': { jobCounts: () => true },
  'leaving out a job begun on the day of registration': { jobCounts: (started, registered) => started > registered },
  'following the latest job instead of the first': { whichJob: (starts) => starts.sort().at(-1) },
  'counting an outcome from before registration': { outcomeCounts: () => true },
  'leaving out an outcome on the day of registration': { outcomeCounts: (on, registered) => on > registered },
  'taking the latest outcome of a kind': { whichOutcome: (days) => days.sort().at(-1) },
  'asking a day later than 28, 91, 182 and 364 days': { dueDays: (weeks) => weeks * 7 + 1 },
  'counting a follow-up a day late': { isDue: (due, as_at) => due < as_at },
  'counting those not yet due': { isDue: () => true },
  'taking no answer for yes': { isIn: (answer) => answer !== 'no' },
  'taking "unknown" for an answer': { isAnswer: (answer) => answer !== null },
  'asking for gender later': asked('gender'),
  'asking for trans status later': asked('trans'),
  'asking for the ethnic group later': asked('ethnic_group'),
  'asking for conditions later': asked('condition_12_months'),
  'asking what they limit later': asked('condition_limits'),
  'asking parents later': asked('lone_parent'),
  'calling unknown what was never asked': { dated: (answer) => answer },
  'calling unknown what was asked that day for the first time': {
    dated: (answer, since, on) => (answer === 'unknown' && on <= since ? 'not_asked' : answer),
  },
  'calling not asked whatever was recorded before the question': {
    dated: (answer, since, on) => (on < since ? 'not_asked' : answer),
  },
  'letting 25 into the band to 24': {
    ageBand: (born, on) => rules.ageBand(born, `${Number(on.slice(0, 4)) - 1}${on.slice(4)}`),
  },
  'calling a condition that limits not at all a disability': {
    disabled: (condition, limits) => (condition === 'yes' ? 'yes' : rules.disabled(condition, limits)),
  },
  'folding the blanks of disability into unknown': {
    disabled: (condition, limits) => {
      const answer = rules.disabled(condition, limits)
      return answer === 'yes' || answer === 'no' ? answer : 'unknown'
    },
  },
  'leaving mixed groups out of minority ethnic': { minorityEthnic: ['asian', 'african_caribbean_black', 'other'] },
  'taking a parent for none who names no number of children': {
    parent: (lone, children) => (children !== null && children > 0 ? 'yes' : rules.parent(lone, children, null, 'no')),
  },
  'putting people who are no parents into groups': { groupsOfParents: false },
  'leaving lone parents out': { loneParent: () => false },
  'leaving disabled children out': { disabledFamily: (disabled) => disabled === 'yes' },
  'counting families of two children as three': { manyChildren: 2 },
  'counting a baby until its second birthday': {
    babyUnderOne: (born, on) => rules.babyUnderOne(born, on) || rules.babyUnderOne(born, dayBefore(on)),
  },
  'counting fathers as mothers': { youngMother: (_, born, on) => rules.youngMother('woman', born, on) },
  'counting mothers as under 25 on their birthday': {
    youngMother: (gender, born, on) => rules.youngMother(gender, born, dayBefore(on)),
  },
  'moving people to where they live now': { whichAddress: (addresses) => addresses.at(-1) },
  'taking the address on the morning of the day': {
    whichAddress: (addresses, on) => rules.whichAddress(addresses, dayBefore(on)),
  },
  'leaving blank what was blank when registered': {
    whichAddress: (addresses, on) => addresses.find(({ until }) => until === null || until > on),
  },
  'taking the latest edition for all': { whichEdition: (days) => days.sort().at(-1) },
  'taking an edition from the day after': { whichEdition: (days, on) => rules.whichEdition(days, dayBefore(on)) },
  'knowing no place before the first edition': {
    whichEdition: (days, on) => days.sort().findLast((from) => from <= on),
  },
  'taking tenths for fifths': { quintileOf: (decile) => decile },
  'beginning a template the day after': { template: (on) => rules.template(dayBefore(on)) },
  'counting starts of every stream': { isFairStart: () => true },
  'calling every start a first start': { isReJoin: () => false },
  'ending quarters a month early': { quarterEnds: [5, 8, 11, 12] },
  'cutting rates off instead of rounding half up': { tenths: (count, of) => Math.trunc((count * 1000) / of) },
  'calling only the latest quarter provisional': { provisionalQuarters: 1 },
  'showing nought for what is too early': { tooEarly: () => false },
  'calling too early what could be due today': { tooEarly: (first, due, as_at) => first + due >= as_at },
}
