import type { Fields } from './improvement.ts'

const empty: Omit<Fields, 'issue'> = {
  actions: '',
  support: '',
  support_from: '',
  lead: null,
  lead_group: '',
  due_on: null,
  review_months: 3,
  resources: '',
  impact: '',
}

/** What an improvement says when it has just been born from a statement: the statement is its issue, and the rest waits to be filled in. */
export const bornFrom = (statement: string): Fields => ({ ...empty, issue: statement })
