import { pounds } from '../pounds.ts'

/** One cost of a claim, and what proves it. */
export interface Cost {
  what: string
  pence: number
  evidence: string
}

const most = 40

/**
 * Costs as they are typed, one a line: what was paid for, how much in pounds, and what proves it, with | or a tab between them (as pasted from a spreadsheet).
 * Out: the costs, or the first few things that are wrong, each with its line.
 */
export function readCosts(words: string, claimed: number): { costs: Cost[] } | { wrong: string[] } {
  const lines = words.split('\n').map((line, index) => ({ line: line.trim(), number: index + 1 }))
  const typed = lines.filter(({ line }) => line !== '')
  if (typed.length > most) return { wrong: [`A claim may have ${most} lines of costs: claim the rest by another`] }
  const read = typed.map(({ line, number }) => oneCost(line, number))
  const wrong = read.flatMap((one) => (typeof one === 'string' ? [one] : []))
  if (wrong.length > 0) return { wrong: wrong.slice(0, 5) }
  const costs = read.flatMap((one) => (typeof one === 'string' ? [] : [one]))
  const sum = costs.reduce((all, { pence }) => all + pence, 0)
  return sum === claimed
    ? { costs }
    : { wrong: [`The costs come to ${pounds(sum)}, the claim is for ${pounds(claimed)}`] }
}

function oneCost(line: string, number: number): Cost | string {
  const [what = '', amount = '', evidence = '', ...more] = line.split(/\s*[|\t]\s*/).map((part) => part.trim())
  if (what === '' || amount === '' || evidence === '' || more.length > 0)
    return `Line ${number} must be: what was paid for | how much | what proves it`
  const match = /^£?([\d,]{1,13})(?:\.(\d{2}))?$/.exec(amount)
  const pence = match === null ? 0 : Number(match[1]?.replaceAll(',', '')) * 100 + Number(match[2] ?? 0)
  if (match === null || !Number.isSafeInteger(pence) || pence === 0)
    return `Line ${number}: “${amount.slice(0, 20)}” must be an amount in pounds, like 12 or 12.60`
  if (what.length > 200 || evidence.length > 200) return `Line ${number} is too long: 200 letters for each part`
  return { what, pence, evidence }
}
