import type { VNode } from 'preact'
import { callName, type Person, sight, sightOf } from '#modules/people'
import type { Visit } from '#platform/http'
import { formatDate } from '#platform/time'
import { Button, Late, NextStep } from '#platform/ui'
import { notToBeAsked } from '../do-not-ask/do-not-ask.queries.ts'
import { stateOf } from '../follow-up.ts'
import { followUpsOfPerson } from '../follow-ups.queries.ts'
import { lateBy } from '../list-follow-ups/follow-ups-list.ts'
import { recorders } from '../outcomes.access.ts'

/** The follow-up that is to be asked now and is due longest, first on the person's page; nothing when none is, or another asks it. */
export async function followUpNextStep(visit: Visit, person: Person): Promise<VNode | null> {
  const { tx, viewer, today } = visit
  if (!recorders.some((role) => role === viewer.role)) return null
  if ((await sightOf(tx, person.id)) < sight.record) return null
  const due = (await followUpsOfPerson(tx, person.id)).find(
    (one) => stateOf(one, today) === 'due' && (one.next_try_on === null || one.next_try_on <= today),
  )
  if (due === undefined || (await notToBeAsked(tx, person.id)) !== undefined) return null
  const late = lateBy(due, today)
  return (
    <NextStep actions={<Button href={`/follow-ups/${due.id}`}>Ask and record</Button>}>
      <b>
        Is {callName(person)} still in work at {due.weeks} weeks?
      </b>{' '}
      Due on {formatDate(due.due_on)}, to be asked by {formatDate(due.window_ends_on)}
      {late !== undefined && (
        <>
          , <Late>{`${late} working ${late === 1 ? 'day' : 'days'} late`}</Late>
        </>
      )}
      .
    </NextStep>
  )
}
