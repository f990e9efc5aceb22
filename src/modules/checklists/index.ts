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
export { ensureInstruments } from './instruments/shipped.ts'
