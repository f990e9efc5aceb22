import type { Mutant } from './mutated.testing.ts'

/**
 * Of choosing what to hide: with each of these too little would be hidden, or what may never be. What only makes the attack find more, and more be hidden in the next
 * round (who looks back at earlier releases, ways in which figures move, what is said twice of families), is not among them.
 */
export const protectors: readonly Mutant[] = [
  ['four are many', 'cells/primary.ts', 'count < threshold', 'count < threshold - 1'],
  ['one person is nobody', 'cells/primary.ts', 'count > 0 &&', 'count > 1 &&'],
  ['who did not may be few', 'cells/primary.ts', 'if (isFew(count(of) - count(less))', 'if (false'],
  [
    'a number is open a person too early',
    'cells/choose-cells.ts',
    'seen.spread(secret) >= threshold',
    'seen.spread(secret) >= threshold - 1',
  ],
  [
    'what is hidden by itself is enough',
    'cells/choose-cells.ts',
    'if (isSafe(secret) || secure(secret, () => isSafe(secret))) continue',
    'continue',
  ],
  [
    'quarters need no hiding',
    'cells/choose-cells.ts',
    '.flatMap((_, g) => secretsOf(g))',
    ".flatMap((one, g) => (one.period.includes(' ') ? [] : secretsOf(g)))",
  ],
  ['who did not is no secret', 'cells/proved.ts', '...remainders.map(({ of, less }) => ({ g, of, less })),\n', ''],
  [
    'worlds are proved further than they go',
    'cells/proved.ts',
    'if (by > (more[at] ?? 0)) more[at] = by',
    'if (by > 0) more[at] = by * 2',
  ],
  [
    'remainders are proved by their wholes',
    'cells/proved.ts',
    '(delta[g * width + of] ?? 0) - (delta[g * width + less] ?? 0)',
    '(delta[g * width + of] ?? 0)',
  ],
  [
    'moves need not be hidden',
    'cells/secure.ts',
    'for (const g of move.groups) for (const f of move.figures) hiding.hideFigure(g, f)',
    '',
  ],
  [
    'a first row is hidden and no more',
    'cells/secure.ts',
    'for (const g of move.groups) for (const f',
    'for (const g of move.groups.slice(0, 1)) for (const f',
  ],
  ['people come from nowhere', 'cells/network.ts', 'add(total, end, whole, -1)', ''],
  [
    'who is hidden may be fewer than nobody',
    'cells/tolls.ts',
    '(counts[base + f] ?? 0) + (delta[base + f] ?? 0) - by < (f === started ? 1 : 0)',
    'false',
  ],
  [
    'figures may be more than what they are out of',
    'cells/tolls.ts',
    '(delta[less] ?? 0) < by) return -1',
    '(delta[less] ?? 0) < -99) return -1',
  ],
  ['what is shown may move for nothing', 'cells/tolls.ts', 'if (shown[at] !== 0) {', 'if (false) {'],
  ['hidden rows still count as shown', 'cells/hiding.ts', 'show(g, m, -1)', ''],
  [
    'a figure is hidden in one of its rows',
    'cells/hiding.ts',
    'for (const m of rowsOf[figure] ?? []) hideRow(g, m)',
    'for (const m of (rowsOf[figure] ?? []).slice(0, 1)) hideRow(g, m)',
  ],
  [
    'a world is made of some of its people',
    'cells/world.ts',
    'for (const f of figures)\n',
    'for (const f of figures.slice(0, 1))\n',
  ],
  [
    'rows that do not add up are people',
    'cells/people.ts',
    'fill(people, statistics) && addsUp(people) ? people',
    'fill(people, statistics) ? people',
  ],
  [
    'the longest move is as good as any',
    'cells/moves.ts',
    'const rest = cost[back] ?? Number.POSITIVE_INFINITY',
    'const rest = 0',
  ],
  [
    'what is plain to see is not',
    'cells/plain.ts',
    'if (hiding.isShown(g, f)) return count(g, f)',
    'if (hiding.isShown(g, f)) return count(g, f) + 5',
  ],
  [
    'blocks: four are many',
    'numbers.ts',
    'number === 0 || number >= threshold',
    'number === 0 || number >= threshold - 1',
  ],
  [
    'blocks: who did not is not told',
    'numbers.ts',
    "of: (told) => [counted(told, measure), counted(told, 'started') - counted(told, measure)]",
    'of: (told) => [counted(told, measure)]',
  ],
  [
    'blocks: a quarter is a year',
    'groups.ts',
    "period.includes(' ') ? (period.split(' ')[0] ?? 'all') : 'all'",
    "'all'",
  ],
  ['blocks: what moved by a few is shown', 'groups.ts', 'one !== other && Math.abs(one - other) < threshold', 'false'],
  [
    'blocks: one period alone is hidden',
    'blocks.ts',
    'if (kept.size > 1 && isEnough([...kept])) break',
    'if (kept.size > 0) break',
  ],
  [
    'blocks: small categories are shown',
    'blocks.ts',
    'const isShown = part?.periods.get(dimension)?.has(period) && part.keptBack.get(dimension)?.has(category) !== true',
    'const isShown = part?.periods.get(dimension)?.has(period)',
  ],
  [
    'what is hidden keeps what it is out of',
    'protect.ts',
    '{ ...row, count: null, denominator: null, rate: null',
    '{ ...row, count: null, rate: null',
  ],
  ['what is hidden keeps its rate', 'protect.ts', 'denominator: null, rate: null', 'denominator: null'],
]
