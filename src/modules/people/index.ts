export { type Answers, isBlank, type YesNoBlank } from './characteristics/answers.ts'
export {
  currentCharacteristics,
  type Notice,
  noticesOf,
  recordCharacteristics,
  recordNotice,
} from './characteristics/characteristics.queries.ts'
export {
  characteristicsFields,
  characteristicsSections,
  checkCharacteristics,
} from './characteristics/characteristics-form.ts'
export { CharacteristicsQuestions } from './characteristics/characteristics-questions.tsx'
export { isDisabled } from './characteristics/disabled.ts'
export {
  type FamilyFacts,
  isParent,
  type PriorityFamilyGroup,
  priorityFamilyGroups,
} from './characteristics/priority-families.ts'
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
