export { answerParts } from './area-reports/figures.ts'
export { type OfOrganisation, startsByOrganisation } from './by-organisation/by-organisation.queries.ts'
export { type FigureAsked, keysBehind, keysBehindEcon1 } from './dashboards/behind/behind.queries.ts'
export { waitInWords } from './dashboards/progress/sections.tsx'
export { type Waited, waited } from './dashboards/progress/waiting.ts'
export {
  type GivenReferral,
  givenReferrals,
  type SentReferral,
  sentReferrals,
} from './dashboards/referrals/referrals.queries.ts'
export { type GivenTotals, totalsOf } from './dashboards/referrals/totals.ts'
export { ReportTabs } from './dashboards/report-tabs.tsx'
export { type Defined, definitionHref } from './definitions/definition-href.ts'
export { goingWaits, keysGoingOn } from './demand/going-on/going-on.queries.ts'
export { needsAskedBy } from './demand/needs/asked.ts'
export { type AskedFor, askedFor, becames, keysBehindNeed } from './demand/needs/needs.queries.ts'
export {
  keysBehindPartner,
  type PartnersAsked,
  partnerWaits,
  type Side,
  type Step,
  sides,
  steps,
} from './demand/partners/partners.queries.ts'
export {
  asSeenBy,
  isStep,
  type Partner,
  partnersIn,
  type StepTaken,
  stepInWords,
  together,
} from './demand/partners/partners.ts'
export { groupInWords, groups, needInWords, placeInWords, places } from './demand/people-in.ts'
export { type Stretch, stretchInWords, stretchOf } from './demand/stretch.ts'
export { StretchSelect } from './demand/stretch-select.tsx'
export { balance, demandFor, keysWaiting, servicesIn } from './demand/supply/supply.queries.ts'
export { waysAskedBy } from './demand/way/asked.ts'
export { type StageBegun, stagesBegun } from './demand/way/stages.queries.ts'
export { followed, keysOnWay, type WayStep, waySteps } from './demand/way/way.queries.ts'
export { isEnd, wayStepInWords } from './demand/way/ways.ts'
export { protectAndAttack } from './disclosure/index.ts'
export { foldFactsJob } from './facts/fold.ts'
export { type FairStartRow, fairStartScotland, fairStartSheet } from './fair-start-scotland/fair-start-scotland.ts'
export { type Interval, wilson } from './intervals.ts'
export { type Maturity, maturity } from './maturity.ts'
export { routes } from './measurement.routes.ts'
export {
  catalogue,
  type Dimension,
  dimensions,
  type Measure,
  type MeasureEntry,
  measureEntry,
  measures,
  rateOf,
  wholePercent,
} from './measures.ts'
export { importNeed } from './need/import-need.ts'
export { needMeasures } from './need/measures.ts'
export { needOf, storeNeed } from './need/need.queries.ts'
export { importProfile } from './profile/import-profile.ts'
export {
  type ProfileFigure,
  type ProfileTopic,
  profileOf,
  profileTopics,
  storeProfile,
} from './profile/profile.queries.ts'
export { statisticsApi } from './releases/api/description.ts'
export { type PublishedForArea, publishedForArea } from './releases/for-an-area.ts'
export { prepareReleases } from './releases/prepare/prepare-asked.ts'
export { figuresOut } from './releases/public/figures-out.ts'
export { type ReleaseThatWas, releaseAsItWent } from './releases/publish/as-it-went.ts'
export { publishReleases } from './releases/publish/publish.ts'
export { countOrMark, symbols } from './releases/symbols.ts'
export { aboutReturn, metadataOf } from './returns/download/metadata.ts'
export { workbookOf } from './returns/download/workbook.ts'
export { explain as explainReturn } from './returns/explain/explain.ts'
export { type FileKind, frozenFile } from './returns/file/files.queries.ts'
export { freeze as freezeReturn, frozenReturn } from './returns/freeze/freeze.ts'
export { type MendCount, mendCounts, mendPeople, type ToMend } from './returns/mend/mend.queries.ts'
export { mendText } from './returns/mend/what.ts'
export { type Finding, type Return, ReturnRefused, stateOf as stateOfReturn } from './returns/return.ts'
export {
  findingsOf as findingsOfReturn,
  latestOfDay as latestReturn,
  returnsOf,
  selectOptionalReturn,
  signedOfDay as signedReturn,
} from './returns/returns.queries.ts'
export { sign as signReturn, statementOn } from './returns/sign/sign.ts'
export { sheetOf } from './sheet.ts'
export { areaNames } from './statistics.queries.ts'
export { type Statistics, type StatisticsRow, type Status, statistics } from './statistics.ts'
export { categoryInWords, dimensionInWords } from './words.ts'
