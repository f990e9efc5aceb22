export { routes } from './checklists.routes.ts'
export {
  type ClearedComment,
  type ClearingDecision,
  type ClearingScope,
  type CommentToClear,
  clearedComments,
  commentsToClear,
  decideComment,
} from './comments/comments.queries.ts'
export { ImportRefused } from './files/problem.ts'
export {
  beginPractice,
  decidePractice,
  sectionsOn,
  selectOptionalPractice,
  submitPractice,
} from './good-practice/practice.queries.ts'
export type { GivenResponse } from './import/check-lines.ts'
export { type Imported, importResponses } from './import/import-responses.ts'
export { type Stored, storeResponses } from './import/store-responses.ts'
export { improvementsDueBy, improvementsWaiting } from './improvement/due.queries.ts'
export type { Fields } from './improvement/improvement.ts'
export { addImprovement, selectOptionalImprovement } from './improvement/improvements.queries.ts'
export { recordProgress } from './improvement/progress.queries.ts'
export {
  type CommentBox,
  type Instrument,
  type Place,
  placesOf,
  type ScaleAnswer,
  type Section,
  type Statement,
  statementsOf,
} from './instruments/instrument.ts'
export {
  type InstrumentSummary,
  instrumentsOn,
  selectInstrument,
  selectOptionalInstrument,
  versionOn,
} from './instruments/instruments.queries.ts'
export { loadWording, type Worded } from './instruments/load-wording.ts'
export { ensureInstruments } from './instruments/shipped.ts'
export { checklistJobs } from './jobs.ts'
export { choosePoints } from './points/points.queries.ts'
export { contractOf, sheetOfReport } from './report/files.ts'
export {
  areaReports,
  type LeftOut,
  leastResponses,
  localReport,
  nationalReport,
  type Opened,
  previousReport,
  tooFew,
} from './report/report.queries.ts'
export type { Report, SectionTally, StatementTally } from './report/report.ts'
export { percent, type Tally } from './report/tally.ts'
export { workingReport } from './report/working-report.ts'
export { type ReportFormat, reportFormats, writeReport } from './report/write-report.ts'
export {
  longestComment,
  reopenResponse,
  type Sheet,
  saveDraft,
  sheetFor,
  submitResponse,
} from './responses/respond.ts'
export { type Entry, entriesOf, type Response, selectOptionalResponse } from './responses/response.queries.ts'
export { rolesThatAnswer, type Seat, seatOf, takeSeat } from './responses/seat.ts'
export { type Progress, progressOf, type Standing, standingsOf } from './rounds/progress.ts'
export { type Part, type PartState, partState, type Round, whyNotOpen } from './rounds/round.ts'
export {
  closePart,
  closeRound,
  isRoundKey,
  moveClosing,
  type NewRound,
  openRound,
  partOf,
  partsOf,
  previousRound,
  roundByKey,
  roundsOf,
  selectOptionalRound,
} from './rounds/rounds.queries.ts'
export { keepDiscussion } from './workshop/discussions.queries.ts'
