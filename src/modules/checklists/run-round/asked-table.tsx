import { formatDateTime } from '#platform/time'
import { Table, Tag } from '#platform/ui'
import { type Asked, isContact } from '../invite/asked.queries.ts'
import { becameOf, calledOf, remindersOf } from '../invite/contact-words.ts'
import type { Standing } from '../rounds/progress.ts'

const standing = ({ submitted_at, reopened_at, started_at }: Standing) => {
  if (submitted_at !== null && reopened_at === null) return <Tag tone="green">Sent in</Tag>
  if (submitted_at !== null) return <Tag tone="blue">Sent in, being changed</Tag>
  return started_at === null ? <Tag>Not begun</Tag> : <Tag tone="blue">Begun</Tag>
}

function Contact({ one, at }: { one: Asked; at: string }) {
  const said = [becameOf(one), remindersOf(one)].filter((words) => words !== '').join('; ')
  return (
    <div>
      <a href={`${at}/invitations/${one.id}`}>{calledOf(one)}</a>{' '}
      {one.failed_at === null ? <span class="nwd-sub">{said}</span> : <Tag tone="red">{said}</Tag>}
    </div>
  )
}

/** Who was asked and who has answered, by name of the organisation; what they said is theirs. */
export function AskedTable({
  standings,
  asked,
  at,
}: {
  standings: readonly Standing[]
  asked: readonly Asked[]
  at: string
}) {
  const sent = standings.filter(({ submitted_at }) => submitted_at !== null).length
  const count = standings.length === 1 ? '1 organisation' : `${standings.length} organisations`
  return (
    <Table
      caption={`Who was asked, and who has answered: ${count}, ${sent} sent in`}
      stack
      columns={[
        { key: 'name', text: 'Organisation' },
        { key: 'who', text: 'Who was asked' },
        { key: 'state', text: 'State' },
        { key: 'when', text: 'Sent in', nowrap: true },
        { key: 'by', text: 'By' },
      ]}
      rows={standings.map((one) => {
        const contacts = asked
          .filter(isContact)
          .filter(({ organisation_id }) => organisation_id === one.organisation_id)
        const inside = one.invited_at === null ? 'Not by e-mail' : 'Its people with an account'
        return {
          name: one.name,
          who: contacts.length === 0 ? inside : contacts.map((each) => <Contact key={each.id} one={each} at={at} />),
          state: standing(one),
          when: one.submitted_at === null ? '' : formatDateTime(one.submitted_at),
          by: one.submitted_by_name ?? '',
        }
      })}
      empty={<p>Nobody has been asked, and nobody has begun. Invite the organisations of the area.</p>}
    />
  )
}
