import { referenceList } from '#platform/reference'
import type { CalendarDate } from '#platform/time'
import { Table } from '#platform/ui'
import { type Barrier, inSentence, severityWords } from './barriers.ts'

interface Props {
  person: string
  barriers: readonly Barrier[]
  today: CalendarDate
  /** Given, each that stands in the way leads to who helps with it, and to a referral. */
  act: boolean
}

/** What stands in the way, how much, and who helps: what weighs most first. What does not is named in one line. */
export function BarrierTable({ person, barriers, today, act }: Props) {
  const helped = referenceList('needs', today)
  const inTheWay = barriers.filter(({ severity }) => severity !== null && severity > 0)
  const named = (some: readonly Barrier[]) => some.map(inSentence).join(', ')
  const free = barriers.filter(({ severity }) => severity === 0)
  const unsaid = barriers.filter(({ severity }) => severity === null)
  return (
    <>
      <Table
        caption="What gets in the way"
        stack
        columns={[
          { key: 'what', text: 'What' },
          { key: 'much', text: 'How much', nowrap: true },
          ...(act
            ? [
                { key: 'who', text: 'Who helps', acts: true as const },
                { key: 'do', text: 'Do', acts: true as const },
              ]
            : []),
        ]}
        rows={inTheWay.map(({ code, text, severity }) => ({
          what: text,
          much: severity === 3 ? <b>{severityWords[3]}</b> : severityWords[severity ?? 0],
          who: (helped.find((need) => need.code === code)?.helped_by ?? []).slice(0, 1).map((need) => (
            <a key={need} href={`/support?need=${need}`}>
              Services near here<span class="visually-hidden">: {text}</span>
            </a>
          )),
          do: (
            <a href={`/people/${person}/refer?need=${code}`}>
              Refer<span class="visually-hidden"> to a partner: {text}</span>
            </a>
          ),
        }))}
        empty={<p>Nothing that was asked gets in the way.</p>}
      />
      {free.length > 0 && <p class="nwd-sub">Not in the way: {named(free)}.</p>}
      {unsaid.length > 0 && <p class="nwd-sub">Not said: {named(unsaid)}.</p>}
    </>
  )
}
