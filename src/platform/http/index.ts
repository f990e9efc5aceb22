export { attachment } from './attachment.ts'
export { discardDraft, draftsLike, saveDraft, typedInDraft } from './drafts.ts'
export { formTokens } from './form-token.ts'
export { Instead, problem, type WrongPart } from './problems.ts'
export { found, NotFound, Refused } from './refusals.ts'
export {
  type Access,
  type Audited,
  type Done,
  type FormView,
  form,
  page,
  type Route,
  raw,
  type Shown,
  type Visit,
} from './route.ts'
export { type Identity, mayUse, type Router, type RouterParts, routerFor } from './router.tsx'
export { securityHeaders } from './security-headers.ts'
