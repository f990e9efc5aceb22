export {
  closeRelationships,
  type MaySee,
  type NewRelationship,
  openRelationship,
  type RelationshipKind,
  type Sight,
  sight,
  sightOf,
  whoMaySee,
} from './people.access.ts'
export {
  type ContactDetails,
  callName,
  createPerson,
  fullName,
  type LikelyMatch,
  likelyMatches,
  type Person,
  type PersonDetails,
  searchPeople,
  selectOptionalContactDetails,
  selectOptionalPerson,
  updateContactDetails,
  updatePerson,
} from './people.queries.ts'
export type { PeopleTables } from './people.tables.ts'
export { type NewPermission, permissionsOf, recordPermission, type ShareablePart, shareableParts } from './sharing.ts'
export { addToTimeline, type TimelineEntry, type TimelineLine, timelineLength, timelineOf } from './timeline.ts'
