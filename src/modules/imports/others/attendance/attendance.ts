import { words } from '../../person-file/cells.ts'
import { codesColumn, dayColumn, timeReader, wordsColumn } from '../cells.ts'
import type { OtherKind } from '../other-kind.ts'
import { settleAppointments, storeAppointments } from './store-appointments.ts'
import { appointmentsWorkedOn, takeAppointmentsBack } from './undo-appointments.ts'

type Column =
  | 'appointment_id'
  | 'participant_id'
  | 'on_date'
  | 'at_time'
  | 'with'
  | 'how'
  | 'place'
  | 'about'
  | 'attendance'
  | 'reason'

const ways = [
  { code: 'place', text: 'At a place', also: ['in person', 'face to face', 'office', 'f2f'] },
  { code: 'phone', text: 'By phone', also: ['telephone', 'call', 'by telephone'] },
  { code: 'video', text: 'By video', also: ['online', 'teams', 'zoom'] },
]

const outcomes = [
  { code: 'attended', text: 'They came', also: ['yes', 'y', 'att', 'present'] },
  { code: 'late', text: 'They came late', also: ['attended late'] },
  {
    code: 'did_not_attend',
    text: 'They did not come',
    also: ['dna', 'fta', 'no', 'no show', 'failed to attend', 'absent', 'did not attend'],
  },
  {
    code: 'did_not_happen',
    text: 'It did not happen',
    also: ['cancelled', 'canceled', 'did not happen', 'rescheduled'],
  },
]

/** Appointments that were held, or were not: who was to meet whom when, and whether they came. */
export const attendance: OtherKind<Column> = {
  name: 'attendance',
  title: 'Appointments and who came to them',
  hint: 'Each row is an appointment that has been: the person, the day, with whom, and whether they came.',
  noun: { one: 'appointment', many: 'appointments' },
  table: 'history_row',
  tells: 'attendance',
  columns: {
    appointment_id: wordsColumn('Your own number for it', 100, ['appointment id', 'contact id', 'ref']),
    participant_id: {
      label: 'Your own number for the person',
      needed: true,
      also: ['participant id', 'client id', 'customer id', 'person id', 'id'],
      reader: () => words(100),
    },
    on_date: { ...dayColumn('Day', ['date', 'appointment date', 'on date', 'when']), needed: true },
    at_time: {
      label: 'Time',
      also: ['time', 'start time', 'start', 'at time'],
      reader: () => timeReader,
      looks: (value) => /^\d{1,2}[:.]\d{2}/.test(value),
    },
    with: {
      ...wordsColumn('With whom', 200, ['worker', 'key worker', 'adviser', 'advisor', 'staff', 'keyworker']),
      needed: true,
    },
    how: codesColumn('How it was held', () => ways, ['method', 'channel', 'type']),
    place: wordsColumn('Where', 200, ['location', 'venue', 'office']),
    about: wordsColumn('What it was about', 300, ['subject', 'purpose', 'appointment type']),
    attendance: {
      ...codesColumn('Whether they came', () => outcomes, [
        'attended',
        'outcome',
        'status',
        'attendance status',
        'result',
      ]),
      needed: true,
    },
    reason: wordsColumn('Why not', 500, ['reason for absence', 'notes on absence']),
  },
  key: ({ appointment_id, participant_id, on_date, at_time, with: who }) =>
    appointment_id ??
    (participant_id === null || on_date === null
      ? null
      : [participant_id, on_date, at_time ?? '', who ?? ''].join(' | ')),
  twice: { column: 'participant_id', what: 'an appointment has one row in the file' },
  *impossible({ attendance: came, reason }) {
    if (came === 'did_not_happen' && reason === null)
      yield ['reason', 'must say why, as the appointment did not happen']
  },
  settle: settleAppointments,
  store: storeAppointments,
  workedOn: appointmentsWorkedOn,
  takeBack: takeAppointmentsBack,
}
