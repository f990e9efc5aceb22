/** The columns of the caseload beside the name, in their order, and whether a worker sees each who has chosen nothing. */
export const caseloadColumns = {
  aim: { text: 'Aiming for', shown: true },
  stages: { text: 'Stages now', shown: true },
  contact: { text: 'Last contact', shown: true },
  appointment: { text: 'Next appointment', shown: true },
  due: { text: 'Step or review due', shown: true },
  stream: { text: 'Funding stream', shown: false },
  registered: { text: 'Registered', shown: false },
  lead: { text: 'Lead', shown: false },
} as const

export type CaseloadColumn = keyof typeof caseloadColumns
export const columnKeys = Object.keys(caseloadColumns) as CaseloadColumn[]

/** The columns somebody sees who chose none: the usual ones, and who leads in a list of a team. */
export const usualColumns = (whose: 'mine' | 'team'): CaseloadColumn[] =>
  columnKeys.filter((key) => caseloadColumns[key].shown || (key === 'lead' && whose === 'team'))
