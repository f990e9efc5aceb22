import { formatDateTime } from '#platform/time'
import { Table } from '#platform/ui'
import type { ReferralRecord } from '../referral/record.queries.ts'
import { type Part, parts } from './changes.ts'

/** What was changed after it was sent: each part from what to what, by whom and when. Nothing when nothing was. */
export function WhatWasChanged({ record: { amendments } }: { record: ReferralRecord }) {
  if (amendments.length === 0) return null
  return (
    <>
      <h2>Changed after it was sent</h2>
      <Table
        caption="Changes, the latest first"
        hideCaption
        dense
        stack
        columns={[
          { key: 'part', text: 'What' },
          { key: 'was', text: 'From' },
          { key: 'became', text: 'To' },
          { key: 'by', text: 'By' },
        ]}
        rows={amendments.map(({ part, was, became, by_name, at }) => ({
          part: part in parts ? parts[part as Part].text : part,
          was: was ?? 'Not given',
          became: became ?? 'Taken out',
          by: `${by_name}, ${formatDateTime(at)}`,
        }))}
      />
    </>
  )
}
