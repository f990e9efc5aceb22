/** The systems of partners: what they may do here by a key, and where they are told that something happened. */
export { organisationsApi, organisationsApiRoutes } from './api/organisations.ts'
export { otherRowsApi, otherRowsApiRoutes } from './api/others.ts'
export { peopleApi, peopleApiRoutes } from './api/people.ts'
export { systemRoutes } from './systems.routes.ts'
