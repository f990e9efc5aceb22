import type { Visit } from '#platform/http'
import { writeToColleagues } from '../letters.ts'
import { whoMaySee } from '../people.access.ts'
import type { Person } from '../people.queries.ts'
import { type permissionsOf, withdrawPermission } from '../sharing.ts'
import { addToTimeline } from '../timeline.ts'

type Permission = Awaited<ReturnType<typeof permissionsOf>>[number]

/**
 * Takes a permission back: from this moment nobody sees the person by it. The partner it was given to, and whoever was shown the person
 * by it, are told that somebody took back their agreement, without a word about whom.
 */
export async function takeBack(
  visit: Pick<Visit, 'tx' | 'viewer' | 'record'>,
  person: Person,
  permission: Permission,
  partner: string,
): Promise<void> {
  const { tx, viewer } = visit
  const shown = (await whoMaySee(tx, person.id)).filter((may) => may.permission_id === permission.id)
  const closed = await withdrawPermission(tx, permission.id)
  await visit.record({
    person_id: person.id,
    subject: { kind: 'sharing_permission', id: permission.id },
    detail: { closed },
  })
  await addToTimeline(tx, viewer, {
    area_id: person.area_id,
    person_id: person.id,
    kind: 'people.sharing',
    sees: 3,
    words: `Stopped sharing with ${partner}`,
    link: `/people/${person.id}/sharing`,
  })
  for (const organisation of new Set([permission.partner_id, ...shown.map(({ holder }) => holder)])) {
    await writeToColleagues(tx, organisation, ['team_lead', 'coordinator', 'referrer'], {
      subject: 'Somebody stopped sharing with your organisation',
      body: 'Somebody has taken back their agreement to share with your organisation, so your organisation no longer sees what was shared. Your lists at No Wrong Door show those whom you still see.',
    })
  }
}
