import type { VNode } from 'preact'
import type { Visit } from '#platform/http'
import { type Share, sharesFor } from './share.queries.ts'

const whose = { worker: 'yours', organisation: 'your organisation', area: 'the area' } as const

/** A share in whole percent, halves up. */
const percent = ({ due, answered }: Pick<Share, 'due' | 'answered'>) =>
  `${Math.floor((answered * 200 + due) / (due * 2))} %`

/** One quiet line: of the follow-ups due in the last twelve months, the share answered. Nothing where none was due, or none was counted yet. */
export async function shareAnsweredLine({ tx, viewer }: Pick<Visit, 'tx' | 'viewer'>): Promise<VNode | null> {
  const shares = await sharesFor(tx, viewer.user_id)
  if (shares.length === 0) return null
  return (
    <>
      {shares.map((share, at) => (
        <span key={share.of_kind}>
          {at > 0 && ', '}
          {whose[share.of_kind]} <b>{percent(share)}</b> of {share.due.toLocaleString('en-GB')}
        </span>
      ))}
    </>
  )
}
