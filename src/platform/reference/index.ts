export type { ReferenceKey, ReferenceRow } from './lists.ts'
export { isReferenceCode, referenceList, referenceOptions, referenceText, ruleOn } from './reference.ts'
