import { referenceText } from '#platform/reference'
import { itemOf } from '../quality/items.ts'

/** What something to mend is called: an item of the return, or what cannot be so. */
export const mendText = (what: string): string => itemOf(what)?.text ?? referenceText('return-checks', what)
