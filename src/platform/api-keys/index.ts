/** Keys by which another system acts for an organisation: made, ended, and asked with. */
export { bodyOf, wrong } from './body.ts'
export { type Caller, type Scope, scopes, scopesFor, scopeWords } from './caller.ts'
export { forgetApiAnswers } from './jobs.ts'
export { type Answered, type ApiCall, type ApiParts, apiRoutesWith, type KeyedRoute } from './keyed-route.ts'
export { type ApiKey, endKey, keysOf, makeKey, type NewKey, selectOptionalKey, stillToShow } from './keys.queries.ts'
export { onceByKey } from './once-by-key.ts'
