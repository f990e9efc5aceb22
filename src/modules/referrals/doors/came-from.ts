import type { Referral } from '../referrals.queries.ts'

type Came = Pick<Referral, 'door' | 'sender_name' | 'sender_organisation'>

/** By which door a referral came, and from whom: “Referred by Eilidh Placeholder of Northtown High”. */
export function cameFrom({ door, sender_name, sender_organisation }: Came): string {
  if (door === 'self') return 'Asked for help themself'
  if (door === 'by_link') return `Referred by ${sender_name}, by a link that ${sender_organisation} sent,`
  if (door === 'area') return `Sent on from another area, where they were referred by ${sender_name},`
  return `Referred by ${sender_name} of ${sender_organisation}`
}

/** The same for a cell of a list. */
export function cameFromShort({ door, sender_name, sender_organisation }: Came): string {
  if (door === 'self') return 'Themself'
  if (door === 'area') return sender_name
  return door === 'by_link' ? `${sender_name}, by a link` : `${sender_name}, ${sender_organisation}`
}
