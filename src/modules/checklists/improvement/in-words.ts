import { formatDate } from '#platform/time'
import { type Fields, leadInWords } from './improvement.ts'

/** How often, in words. */
export const everyMonths = (months: number): string => (months === 1 ? 'every month' : `every ${months} months`)

type Said = Fields & { organisation: string | null }

/** The seven fields of an improvement by name, in the order of the checklist; what is not said yet is empty. */
export const sevenFields = (fields: Said): { key: keyof Fields; name: string; words: string }[] => [
  { key: 'issue', name: 'Issue', words: fields.issue },
  { key: 'actions', name: 'Actions', words: fields.actions },
  {
    key: 'support',
    name: 'Support, and from whom',
    words: [fields.support, fields.support_from && `From: ${fields.support_from}`]
      .filter((part) => part !== '')
      .join('\n'),
  },
  {
    key: 'lead',
    name: 'Lead',
    words: fields.lead === null && fields.lead_group === '' ? '' : leadInWords(fields),
  },
  {
    key: 'due_on',
    name: 'Timescales',
    words:
      fields.due_on === null
        ? ''
        : `Done by ${formatDate(fields.due_on)}; progress looked at ${everyMonths(fields.review_months)}`,
  },
  { key: 'resources', name: 'Resources', words: fields.resources },
  { key: 'impact', name: 'Impact expected', words: fields.impact },
]
