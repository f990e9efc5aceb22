import { v7 as uuid } from 'uuid'
import { colleaguesIn, partnershipOf } from '#modules/partnership'
import { selectOptionalContactDetails, sight, updateContactDetails, writeToAccount } from '#modules/people'
import type { Tx } from '#platform/db'
import { Refused } from '#platform/http'
import { line } from '../give-and-answer.ts'
import { type Acting, happens, lockReferral, place, signature } from '../happens.ts'
import { type Referral, selectOptionalContent, tables } from '../referrals.queries.ts'
import { type Amendable, type Change, changesBetween, ofContact, parts } from './changes.ts'

/** What was sent, as it stands now; undefined when the viewer does not see that much. */
export async function amendableOf(tx: Tx, referral: Referral): Promise<Amendable | undefined> {
  const contact = await selectOptionalContactDetails(tx, referral.person_id)
  const content = await selectOptionalContent(tx, referral.id)
  if (contact === undefined || content === undefined) return undefined
  const { preferred_contact, phone, email, address, postcode, best_time, do_not } = contact
  const { needs, needs_words, hopes } = content
  return { preferred_contact, phone, email, address, postcode, best_time, do_not, needs, needs_words, hopes }
}

/**
 * Changes what was sent, after it was: what stood before is kept as superseded, each change is logged from and to, and whoever holds
 * the referral now is written to.
 * @throws Refused when nothing differs, or when the referral has ended
 */
export async function amendReferral(acting: Acting, referral: Referral, after: Amendable): Promise<Change[]> {
  const { tx, viewer } = acting
  await lockReferral(acting, referral)
  const before = await amendableOf(tx, referral)
  const changes = before === undefined ? [] : changesBetween(before, after)
  if (changes.length === 0)
    throw new Refused('Nothing is different from what was sent. Change a part, or leave it as it is.')
  const names = changes.map(({ part }) => parts[part].text.toLowerCase()).join(', ')
  await happens(acting, referral, { kind: 'amended' }, { words: names })
  if (changes.some(({ part }) => part === 'needs' || part === 'needs_words' || part === 'hopes')) {
    await supersedeContent(acting, referral)
    const { needs, needs_words, hopes } = after
    await tables(tx)
      .insertInto('referrals.content')
      .values({ id: uuid(), ...place(referral), needs: [...needs], needs_words, hopes, written_by: viewer.user_id })
      .execute()
  }
  const reach = Object.fromEntries(
    ofContact.flatMap((part) => (changes.some((change) => change.part === part) ? [[part, after[part]]] : [])),
  )
  if (Object.keys(reach).length > 0) await updateContactDetails(tx, viewer, referral.person_id, reach)
  await tables(tx)
    .insertInto('referrals.amendment')
    .values(
      changes.map(({ part, was, became }) => ({
        id: uuid(),
        ...place(referral),
        part,
        shared_as: parts[part].shared_as,
        was,
        became,
        by_user: viewer.user_id,
        by_name: signature(acting),
      })),
    )
    .execute()
  await line(acting, referral, 'amended', 'What was sent was changed.', sight.referral)
  await tellHolder(acting, referral)
  return changes
}

async function supersedeContent({ tx, viewer }: Acting, { id }: Referral) {
  await tables(tx)
    .updateTable('referrals.content')
    .set((eb) => ({ superseded_at: eb.fn<Date>('nwd.clock'), superseded_by: viewer.user_id }))
    .where('referral_id', '=', id)
    .where('superseded_at', 'is', null)
    .execute()
}

/** Who holds the referral, but for who changed it: whoever was asked or has it, the coordinators while they look for somebody, else its sender. */
async function tellHolder({ tx, viewer }: Acting, { receiver, list, area_id, sender_user_id }: Referral) {
  const held = receiver === null ? [] : [receiver.user_id]
  const searching =
    list === 'to_allocate' ? await colleaguesIn(tx, (await partnershipOf(tx, area_id)).id, ['coordinator']) : []
  const told = new Set([...held, ...searching.map(({ user_id }) => user_id), sender_user_id])
  told.delete(viewer.user_id)
  for (const user of told)
    await writeToAccount(tx, user, {
      subject: 'A referral was changed after it was sent',
      body: 'Something was changed in a referral that you sent or hold in No Wrong Door. Its page shows what, from what to what, and who changed it.',
    })
}

/** What was changed after sending, newest first, as far as the viewer may read. */
export async function amendmentsOf(tx: Tx, referral: string) {
  return tables(tx)
    .selectFrom('referrals.amendment')
    .select(['id', 'part', 'was', 'became', 'by_name', 'at'])
    .where('referral_id', '=', referral)
    .orderBy('at', 'desc')
    .orderBy('id')
    .execute()
}
