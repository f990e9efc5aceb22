import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { words } from '../../person-file/cells.ts'
import { codesColumn, dayColumn, listed, wordsColumn } from '../cells.ts'
import type { OtherKind, OtherStoring } from '../other-kind.ts'
import { cell } from '../other-stage.ts'
import { tellChanges, tellHistory } from '../tell.ts'
import { nothingWorkedOn, takeHistoryBack } from '../undo.ts'

type Column =
  | 'referral_id'
  | 'participant_id'
  | 'sent_on'
  | 'source'
  | 'sent_by'
  | 'sent_by_name'
  | 'sent_to'
  | 'sent_to_name'
  | 'answer'
  | 'answered_on'
  | 'decline_reason'
  | 'met_on'
  | 'outcome'
  | 'ended_on'
  | 'withdrawal_reason'

const answers = [
  { code: 'accepted', text: 'They said yes', also: ['accept', 'yes', 'y', 'approved'] },
  { code: 'declined', text: 'They said no', also: ['decline', 'rejected', 'refused', 'no', 'n'] },
]

const outcomes = [
  { code: 'registered', text: 'Support began', also: ['started', 'start', 'joined', 'engaged'] },
  { code: 'declined', text: 'It was declined', also: ['rejected', 'not accepted', 'refused'] },
  {
    code: 'withdrawn',
    text: 'It was taken back, or the person chose otherwise',
    also: ['did not engage', 'withdrew', 'no engagement'],
  },
  { code: 'closed', text: 'It was closed', also: ['closed - no action', 'ended'] },
]

const sender = sql`coalesce(${cell('sent_by')}, case when ${cell('source')} = 'self' then 'themselves' end, 'an organisation that the file does not name')`
const receiver = sql`coalesce(${cell('sent_to_name')} || ' of ' || ${cell('sent_to')}, ${cell('sent_to')}, ${cell('sent_to_name')})`

async function storeReferrals(tx: Tx, storing: OtherStoring): Promise<string[]> {
  await tellHistory(tx, storing, 'imports.referral', [
    { on: 'sent_on', words: sql`'Referred by ' || ${sender} || coalesce(' to ' || ${receiver}, '')`, sees: 1 },
    {
      on: 'answered_on',
      words: sql`coalesce(${receiver}, 'Whoever was asked') || case ${cell('answer')} when 'accepted' then ' said yes' else ' could not take the referral' end`,
      sees: 2,
    },
    { on: 'met_on', words: sql`'Met ' || coalesce(${receiver}, 'whoever was to support them')`, sees: 2 },
    {
      on: 'ended_on',
      words: sql`'The referral by ' || ${sender} || case ${cell('outcome')} when 'registered' then ' led to support' when 'declined' then ' was declined'
        when 'withdrawn' then ' went no further' else ' ended' end`,
      sees: 2,
    },
  ])
  await tellChanges(tx, storing, referrals, 'A referral of before was changed by a later file')
  return []
}

/** Referrals of an old system, as they went: they tell of the past, and never stand in a list here. */
export const referrals: OtherKind<Column> = {
  name: 'referrals',
  title: 'Referrals of the past',
  hint: 'Each row is a referral that has ended: who sent the person to whom, the answer, whether they met, and what became of it.',
  noun: { one: 'referral', many: 'referrals' },
  table: 'history_row',
  tells: 'sent_on',
  columns: {
    referral_id: wordsColumn('Your own number for it', 100, ['referral id', 'referral number', 'ref']),
    participant_id: {
      label: 'Your own number for the person',
      needed: true,
      also: ['participant id', 'client id', 'customer id', 'person id', 'id'],
      reader: () => words(100),
    },
    sent_on: {
      ...dayColumn('Day it was sent', [
        'referral date',
        'date of referral',
        'referred on',
        'date referred',
        'date sent',
      ]),
      needed: true,
    },
    source: codesColumn('What kind of door it came by', listed('referral-sources'), [
      'referral source',
      'route',
      'referred from',
    ]),
    sent_by: wordsColumn('Organisation that sent it', 200, [
      'referring organisation',
      'referrer organisation',
      'referred by',
      'from organisation',
    ]),
    sent_by_name: wordsColumn('Who there sent it', 200, ['referrer', 'referrer name', 'referring worker']),
    sent_to: wordsColumn('Organisation it was sent to', 200, [
      'referred to',
      'to organisation',
      'provider',
      'receiving organisation',
    ]),
    sent_to_name: wordsColumn('Who there was asked', 200, ['key worker', 'allocated to', 'worker']),
    answer: codesColumn('The answer', () => answers, ['response', 'accepted', 'accepted or declined']),
    answered_on: dayColumn('Day of the answer', [
      'date accepted',
      'response date',
      'decision date',
      'date of decision',
    ]),
    decline_reason: codesColumn('Why it was declined', listed('decline-reasons'), [
      'reason declined',
      'reason for decline',
      'rejection reason',
    ]),
    met_on: dayColumn('Day they met', ['first meeting', 'date met', 'first appointment', 'first contact']),
    outcome: codesColumn('What became of it', () => outcomes, ['result', 'referral outcome', 'status']),
    ended_on: dayColumn('Day it ended', ['outcome date', 'date closed', 'closed on', 'end date']),
    withdrawal_reason: codesColumn('Why it went no further', listed('withdrawal-reasons'), [
      'reason withdrawn',
      'closure reason',
    ]),
  },
  key: ({ referral_id, participant_id, sent_on, sent_by, sent_to }) =>
    referral_id ??
    (participant_id === null || sent_on === null
      ? null
      : [participant_id, sent_on, sent_by ?? '', sent_to ?? ''].join(' | ')),
  twice: { column: 'participant_id', what: 'a referral has one row in the file' },
  *impossible(said) {
    for (const column of ['answered_on', 'met_on', 'ended_on'] as const)
      if (said[column] !== null && said.sent_on !== null && said[column] < said.sent_on)
        yield [column, `must not be before the day it was sent, ${said.sent_on}`]
    if (said.answered_on !== null && said.answer === null)
      yield ['answer', 'must say whether they said yes, as there is a day of the answer']
    if (said.decline_reason !== null && said.answer !== 'declined' && said.outcome !== 'declined')
      yield ['decline_reason', 'must be nothing where it was not declined']
    if (said.withdrawal_reason !== null && said.outcome !== 'withdrawn')
      yield ['withdrawal_reason', 'must be nothing where the outcome is not withdrawn']
    if (said.outcome === 'registered' && said.answer === 'declined')
      yield ['outcome', 'cannot be registered where the answer was declined']
    if (said.ended_on !== null && said.outcome === null)
      yield ['outcome', 'must say what became of it, as there is a day on which it ended']
    if (said.sent_by === null && said.source === null) yield ['sent_by', 'must be there, or else the source']
  },
  settle: async () => [],
  store: storeReferrals,
  workedOn: nothingWorkedOn,
  takeBack: takeHistoryBack,
}
