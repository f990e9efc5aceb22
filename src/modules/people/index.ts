export { wordsOfEvent } from './access-explained/event-words.ts'
export { keysFollowed, peopleBehindKeys } from './behind-keys.ts'
export { breakGlassList } from './break-glass/break-glass-list.ts'
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
export { priorityFamily } from './characteristics/priority-family-filter.ts'
export { type Details, DetailsQuestions, detailsFields, rowsOf } from './details/details-form.tsx'
export { goesOnAs } from './duplicates/join.queries.ts'
export { lookForDuplicates } from './duplicates/look-job.ts'
export { flagged } from './flags/flag-filter.ts'
export { flagsPanel } from './flags/flags-panel.tsx'
export { type Letter, writeToAccount, writeToColleagues } from './letters.ts'
export {
  closeRelationships,
  giveUpSight,
  linkParticipant,
  type MaySee,
  type NewRelationship,
  openRelationship,
  ownPerson,
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
export { routes } from './people.routes.ts'
export type { PeopleTables } from './people.tables.ts'
export { personForm } from './person-form.tsx'
export { aboutPanel } from './person-panels/about-panel.tsx'
export { accessPanel } from './person-panels/access-panel.tsx'
export { isRuledOut, waysToReach, whyNotInWords } from './reach/ways-to-reach.ts'
export { partsInWords } from './share/share-words.ts'
export {
  type NewPermission,
  permissionCovers,
  permissionsOf,
  recordPermission,
  type ShareablePart,
  shareableParts,
  showByPermission,
  withdrawPermission,
} from './sharing.ts'
export {
  type Author,
  addToTimeline,
  addToTimelines,
  type TimelineEntry,
  type TimelineLine,
  timelineLength,
  timelineOf,
} from './timeline.ts'
export { recordTold, safeContactOf, toldOnceOf } from './told-once/told-once.queries.ts'
export { toldPanel } from './told-once/told-panel.tsx'
export { wordsOfTold } from './told-once/told-words.ts'
export { timelinePanel } from './whole-timeline/timeline-page.tsx'
