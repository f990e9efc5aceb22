export { accountRoutes, membershipsNow } from './accounts/index.ts'
export { type Action, actionsFrom, addAction, type NewAction } from './actions/actions.queries.ts'
export { actionForm } from './actions/add-action.tsx'
export type { Due } from './chasing/chasing.queries.ts'
export { partnershipJobs } from './chasing/jobs.ts'
export { type DueElsewhere, remindOfPartnership } from './chasing/remind.ts'
export { type Decision, decisionsOf } from './decisions/decisions.queries.ts'
export { writeToMembers } from './letters.ts'
export { type NewItem, putOnAgenda } from './meetings/agenda.queries.ts'
export { areaMeetings, type Meeting } from './meetings/meetings.queries.ts'
export { itemForm } from './meetings/put-forward.tsx'
export { type Member, membersNow } from './members/members.queries.ts'
export { type Owner, type Owners, ownersIn } from './members/owners.ts'
export {
  type Colleague,
  colleaguesIn,
  colleaguesNationally,
  insertMembership,
  keyWorkersOf,
  type NewMembership,
  nameOf,
} from './memberships.queries.ts'
export { type Named, organisationsNamed, sameName } from './organisations/organisations-named.ts'
export {
  areas,
  insertOrganisation,
  type Organisation,
  organisationsOf,
  partnershipOf,
  selectOptionalOrganisation,
} from './organisations.queries.ts'
export { routes } from './partnership.routes.ts'
export type { PartnershipTables } from './partnership.tables.ts'
export { partnershipForm } from './partnership-form.tsx'
export { ensurePartnerships } from './partnerships.ts'
export { type Imported, importPlaces, type PlacesFile, PlacesRefused } from './places/import-places.ts'
export { type Place, type PlaceColumn, type Problem, placeColumns } from './places/place.ts'
export { placeEditions } from './places/places.queries.ts'
