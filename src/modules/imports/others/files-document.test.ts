import { describe, expect, it } from 'vitest'
import { calendarDate } from '#platform/time'
import { kindNamed } from '../kinds.ts'
import { csvOfRows, fileOf } from '../person-file.testing.ts'
import { type Documented, filesDocument } from './files-document.testing.ts'

const documented: readonly Documented[] = [
  {
    kind: kindNamed('organisations'),
    more: 'An organisation that is here already under the same name is left as it is. What is told of one (what it does, website, e-mail) becomes its entry in the directory.',
    examples: [
      {
        organisation_id: 'O-7',
        name: 'Mill Trust',
        kind: 'charity',
        supports_people: 'yes',
        website: 'https://www.mill.example',
      },
      { organisation_id: 'O-8', name: 'Harbour College', kind: 'college', supports_people: 'no' },
    ],
  },
  {
    kind: kindNamed('employers'),
    more: 'One that is here already under the same name is left as it is.',
    examples: [{ employer_id: 'E-1', name: 'Harbour Foods' }],
  },
  {
    kind: kindNamed('services'),
    more: 'A service is at one place; several places are several services. One that is here already under the same name and organisation is left as it is, and other entries that look alike are told of.',
    examples: [
      {
        service_id: 'S-3',
        organisation: 'Mill Trust',
        name: 'Job club',
        address: '1 Mill Street',
        town: 'Northtown',
        postcode: 'ZZ1 1AA',
        days: 'MO;TH',
        opens_at: '10:00',
        closes_at: '12:30',
        needs: 'find_work',
      },
    ],
  },
  {
    kind: kindNamed('referrals'),
    more: 'They stand on the person’s timeline and in no list: what is still open is sent as a new referral. The people must be here first. Organisations are words here, and need not be known.',
    examples: [
      {
        participant_id: 'P-1042',
        sent_on: '2024-03-04',
        source: 'jobcentre',
        sent_by: 'Northtown Jobcentre',
        sent_to: 'Mill Trust',
        answer: 'accepted',
        answered_on: '2024-03-06',
        met_on: '2024-03-12',
        outcome: 'registered',
        ended_on: '2024-03-12',
      },
    ],
  },
  {
    kind: kindNamed('attendance'),
    more: 'The people must be here first, and the day lie in their support. Where no hour is told it is noon. A worker who has no account here is kept by name. Leave out appointments of which nobody wrote down whether they came.',
    examples: [
      {
        participant_id: 'P-1042',
        on_date: '2024-03-19',
        at_time: '14:30',
        with: 'Morag Ficta',
        how: 'phone',
        attendance: 'attended',
      },
    ],
  },
]

describe('the files that can be brought in', () => {
  it('are described in docs/files.md as they are', async () => {
    await expect(filesDocument(documented)).toMatchFileSnapshot('../../../../docs/files.md')
  })

  it.each(documented.map((one) => ({ ...one, name: one.kind.name })))(
    'and the example of $name would be taken',
    async ({ kind, examples }) => {
      const columns = kind.columns(calendarDate('2026-11-23'), 'S12000049').map(({ name }) => name)
      for await (const { rows } of kind.read(
        fileOf(csvOfRows(examples, { columns })),
        { columns: {} },
        calendarDate('2026-11-23'),
      ))
        for (const { said } of rows) expect(Array.isArray(said), JSON.stringify(said)).toBe(false)
    },
  )
})
