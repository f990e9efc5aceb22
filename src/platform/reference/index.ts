export type { ReferenceKey, ReferenceRow } from './lists.ts'
export { isReferenceCode, isReferenceKey, referenceList, referenceOptions, referenceText, ruleOn } from './reference.ts'
