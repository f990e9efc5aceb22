import fc from 'fast-check'
import { calendarDate } from '#platform/time'
import { listed } from './cells.ts'
import type { OtherKind } from './other-kind.ts'

/** A row of a file by its columns; what is not there is empty. */
export type OtherRow = Readonly<Record<string, string>>

const today = calendarDate('2026-11-23')
const day = 86_400_000
const dayFrom = (from: string, days: number) =>
  new Date(Date.parse(`${from}T00:00:00Z`) + days * day).toISOString().slice(0, 10)

const word = fc.constantFrom(
  'Harbour',
  'Mill, the',
  'Łucja’s',
  '“North”',
  'Ceòl',
  'a;b',
  'Back\\slash',
  'Two  spaces',
  'O’Hara & Sons',
  '100 %',
  '=1+1',
)
const phrase = fc
  .array(word, { minLength: 1, maxLength: 3 })
  .map((words) => words.join(' ').replace(/\s+/g, ' ').trim())
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: '' as const, freq: 2 })
const oneOfList = (key: Parameters<typeof listed>[0], not: readonly string[] = []) =>
  fc.constantFrom(...listed(key, not)(today).map(({ code }) => code))
const yesNo = fc.constantFrom('yes', 'no')
const past = fc.integer({ min: 0, max: 900 }).map((days) => dayFrom('2024-01-01', days))

const filled = (row: Record<string, string | number>): OtherRow =>
  Object.fromEntries(
    Object.entries(row)
      .map(([column, cell]) => [column, String(cell)])
      .filter(([, cell]) => cell !== ''),
  )

/** Rows of each kind that can be, told apart by their number in the file. */
export const someOtherRows: Readonly<
  Record<OtherKind['name'], (people: readonly string[], numbered: boolean) => fc.Arbitrary<OtherRow>>
> = {
  organisations: (_, numbered) =>
    fc
      .record({
        organisation_id: maybe(fc.constant('')),
        name: phrase,
        kind: maybe(oneOfList('organisation-kinds', ['partnership'])),
        supports_people: maybe(yesNo),
        description: maybe(phrase),
        website: maybe(fc.constant('https://www.example.scot/a')),
        email: maybe(fc.constant('hello@example.scot')),
      })
      .map((row) => filled({ ...row, organisation_id: numbered ? 'numbered' : '' })),
  employers: (_, numbered) =>
    fc.record({ name: phrase }).map((row) => filled({ ...row, employer_id: numbered ? 'numbered' : '' })),
  services: (_, numbered) =>
    fc
      .record({
        organisation: fc.constantFrom('Mill Trust', 'Harbour College', 'Łucja’s'),
        name: phrase,
        description: maybe(phrase),
        status: maybe(fc.constantFrom('active', 'inactive', 'temporarily closed')),
        web: maybe(fc.constant('https://www.example.scot/a')),
        email: maybe(fc.constant('hello@example.scot')),
        phone: maybe(fc.constant('01632 960001')),
        place: fc.constantFrom(
          {},
          { address: '1 Mill Street', town: 'Northtown', postcode: 'ZZ1 1AA' },
          { town: 'Northtown' },
        ),
        when: fc.constantFrom({}, { days: 'MO;TH', opens_at: '09:00', closes_at: '16:30' }, { days: 'WE' }),
        fees: maybe(fc.constant('Free')),
        minimum_age: maybe(fc.constantFrom('16', '18')),
        maximum_age: maybe(fc.constantFrom('24', '67')),
        languages: maybe(fc.constant('English;Polski')),
        needs: maybe(oneOfList('support-needs')),
        situations: maybe(oneOfList('support-situations')),
        checked_on: maybe(past),
      })
      .map(({ place, when, ...row }) => filled({ ...row, ...place, ...when, service_id: numbered ? 'numbered' : '' })),
  referrals: (people, numbered) =>
    fc
      .record({
        participant_id: fc.constantFrom(...people),
        sent_on: past,
        source: maybe(oneOfList('referral-sources')),
        sent_by: phrase,
        sent_to: maybe(phrase),
        sent_to_name: maybe(phrase),
        more: fc.constantFrom<Record<string, number | string>>(
          {},
          { answer: 'accepted', answered_on: 2, met_on: 9, outcome: 'registered', ended_on: 12 },
          { answer: 'declined', answered_on: 1, decline_reason: 'no_capacity', outcome: 'declined', ended_on: 1 },
          { answer: 'accepted', outcome: 'withdrawn', ended_on: 30 },
        ),
      })
      .map(({ more, ...row }) =>
        filled({
          ...row,
          ...Object.fromEntries(
            Object.entries(more).map(([column, cell]) => [
              column,
              typeof cell === 'number' ? dayFrom(row.sent_on, cell) : cell,
            ]),
          ),
          referral_id: numbered ? 'numbered' : '',
        }),
      ),
  attendance: (people, numbered) =>
    fc
      .record({
        participant_id: fc.constantFrom(...people),
        on_date: past,
        at_time: maybe(fc.constantFrom('09:00', '14:30')),
        with: phrase,
        how: maybe(fc.constantFrom('place', 'phone', 'video')),
        place: maybe(phrase),
        about: maybe(phrase),
        attendance: fc.constantFrom('attended', 'late', 'did_not_attend', 'did_not_happen'),
        reason: phrase,
      })
      .map((row) => filled({ ...row, appointment_id: numbered ? 'numbered' : '' })),
}

const idOf: Readonly<Record<OtherKind['name'], string>> = {
  organisations: 'organisation_id',
  employers: 'employer_id',
  services: 'service_id',
  referrals: 'referral_id',
  attendance: 'appointment_id',
}
const told: Readonly<Record<OtherKind['name'], string>> = {
  organisations: 'name',
  employers: 'name',
  services: 'name',
  referrals: 'sent_by',
  attendance: 'with',
}

/** A file of a kind: rows that are told apart by number, and by a number in what they are called, so that no two are one. */
export const someOtherFile = (
  kind: OtherKind['name'],
  people: readonly string[],
  most = 12,
): fc.Arbitrary<OtherRow[]> =>
  fc.boolean().chain((numbered) =>
    fc.array(someOtherRows[kind](people, numbered), { minLength: 1, maxLength: most }).map((rows) =>
      rows.map((row, at) => ({
        ...row,
        ...(numbered ? { [idOf[kind]]: `N-${at}` } : {}),
        [told[kind]]: `${row[told[kind]] ?? ''} ${at}`,
      })),
    ),
  )
