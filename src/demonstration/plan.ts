import { colleaguesIn, membersNow, organisationsOf, ownersIn, partnershipOf } from '#modules/partnership'
import {
  addComment,
  addFigure,
  addSuggestion,
  agreementOf,
  beginPlan,
  currentText,
  loadPlan,
  plansOf,
  publishEdition,
  putForward,
  saveText,
  sayReady,
  selectOptionalEdition,
  setOwner,
  signOff,
  signOffsOf,
} from '#modules/plans'
import type { Viewer } from '#platform/access'
import { asWorker, type Database, type Tx } from '#platform/db'
import { referenceText } from '#platform/reference'
import { addDays, type CalendarDate, type Clock, financialYear, instantInLondon } from '#platform/time'
import { atThat } from './checklists.ts'
import { city } from './partnerships.ts'
import { nextYear, planWords, yearWords } from './plan-words.ts'

type Plan = Awaited<ReturnType<typeof plansOf>>[number]

/**
 * The delivery plan of the demonstration's city: three years of which this is the second, published and agreed by its members; this year's operational plan,
 * published; and the draft of next year's, half written. Does nothing where the city has a plan.
 */
export async function demonstratePlan(database: Database, clock: Clock): Promise<void> {
  const today = clock.today()
  await asWorker(database, clock, async (tx) => {
    if ((await plansOf(tx, city.area_id)).length > 0) return
    const people = await peopleOf(tx)
    const coordinator = people.get('Alasdair')
    if (coordinator === undefined) return
    const begins = Number(financialYear(today).slice(0, 4))
    await atThat(tx, instantInLondon(addDays(today, -500), '10:00'))
    const asked = { area: city.area_id, place: referenceText('areas', city.area_id), today }
    const first_year = `${begins - 1}-${String(begins % 100).padStart(2, '0')}`
    const whole = await beginPlan(tx, coordinator, { ...asked, first_year })
    if (whole === undefined) return
    const plans = await plansOf(tx, city.area_id)
    const ofYear = (year: number) =>
      plans.find(({ kind, first_year: first }) => kind === 'year' && first.startsWith(String(year)))
    await publishWhole(tx, coordinator, whole, planWords, addDays(today, -420))
    const thisYear = ofYear(begins)
    if (thisYear !== undefined) await publishWhole(tx, coordinator, thisYear, yearWords, addDays(today, -70))
    const next = ofYear(begins + 1)
    if (next !== undefined) await draftNext(tx, people, next, today)
  })
}

/** Those of the city who write in its plan, by given name. */
async function peopleOf(tx: Tx): Promise<Map<string, Viewer>> {
  const people = new Map<string, Viewer>()
  for (const { id, name: organisation_name } of await organisationsOf(tx, city.area_id))
    for (const { user_id, name, organisation_id } of await colleaguesIn(tx, id, [
      'coordinator',
      'member',
      'key_worker',
    ]))
      people.set(name.split(' ')[0] ?? name, {
        ...{ user_id, name, organisation_id, organisation_name, area_id: city.area_id },
        role: organisation_id === (await partnershipOf(tx, city.area_id)).id ? 'coordinator' : 'member',
      })
  return people
}

async function publishWhole(
  tx: Tx,
  coordinator: Viewer,
  plan: Plan,
  words: Readonly<Record<string, string>>,
  on: CalendarDate,
): Promise<void> {
  await atThat(tx, instantInLondon(addDays(on, -30), '11:00'))
  const { items } = await loadPlan(tx, coordinator, plan.id, on)
  for (const { item } of items) {
    const said = words[`${item.section}.${item.place}`] ?? ''
    const saved = await saveText(tx, coordinator, item, { words: said, began_from: null })
    if (saved?.kind === 'saved') await sayReady(tx, coordinator, item, saved.id)
  }
  const { now } = await loadPlan(tx, coordinator, plan.id, addDays(on, -20))
  await atThat(tx, instantInLondon(addDays(on, -20), '15:00'))
  const title = `${referenceText('areas', plan.area_id)}: ${plan.kind === 'year' ? 'Operational' : 'Delivery'} plan ${plan.slug.split('-').slice(-2).join('-')}`
  const { id } = await putForward(tx, coordinator, plan, { title, content: now, changes: '', answer_by: on })
  const edition = await selectOptionalEdition(tx, plan.id, id)
  const members = await membersNow(tx, plan.area_id)
  await atThat(tx, instantInLondon(on, '10:00'))
  for (const [at, { organisation_id }] of members.entries())
    if (edition !== undefined)
      await signOff(tx, coordinator, edition, {
        organisation_id,
        ...(at === 1
          ? { word: 'agrees_but', says: 'We would have liked more about buses to the port.', in_public: true }
          : { word: 'agrees', says: '', in_public: false }),
      })
  const agreement = agreementOf(members, await signOffsOf(tx, id))
  await publishEdition(tx, coordinator, { id, plan_id: plan.id }, { without: '', agreement })
}

async function draftNext(tx: Tx, people: ReadonlyMap<string, Viewer>, plan: Plan, today: CalendarDate): Promise<void> {
  const coordinator = people.get('Alasdair')
  if (coordinator === undefined) return
  const at = async (days: number) => atThat(tx, instantInLondon(addDays(today, days), '14:20'))
  await at(-12)
  const owners = await ownersIn(tx, plan.area_id, today)
  for (const { section, lead, days } of nextYear.owners) {
    const option = owners.options.find(({ text }) => text.startsWith(lead))
    if (option !== undefined)
      await setOwner(tx, coordinator, plan, { section, due_on: addDays(today, days), ...owners.ownerOf(option.value) })
  }
  const { items } = await loadPlan(tx, coordinator, plan.id, today)
  const itemAt = (number: string) => items.find(({ item }) => `${item.section}.${item.place}` === number)?.item
  const write = async (number: string, by: string, words: string) => {
    const [item, writer] = [itemAt(number), people.get(by) ?? coordinator]
    if (item === undefined) return
    const now = await currentText(tx, item.id)
    return { item, writer, saved: await saveText(tx, writer, item, { words, began_from: now?.id ?? null }) }
  }
  await at(-9)
  for (const { item, by, words, ready } of nextYear.texts) {
    const done = await write(item, by, words)
    if (ready && done?.saved?.kind === 'saved') await sayReady(tx, done.writer, done.item, done.saved.id)
  }
  await at(-8)
  await write(nextYear.added.item, nextYear.added.by, nextYear.added.words)
  const started = await addFigure(tx, coordinator, plan, {
    kind: 'number',
    measure: 'started',
    value: 'count',
    year: null,
    caption: '',
  })
  const work = await addFigure(tx, coordinator, plan, {
    ...{ kind: 'chart', measure: 'entered_employment', value: 'rate', year: null },
    caption: 'Of those who started, who entered work, by year of registration',
  })
  await write(
    '3.2',
    'Alasdair',
    `Since we began, [figure ${started}] people have started with us.\n\n[figure ${work}]\n\nNext year more than half of those who start should be in work within a year.`,
  )
  await at(-3)
  const discussed = itemAt(nextYear.comment.item)
  const worker = people.get('Morag') ?? coordinator
  if (discussed === undefined) return
  const text = await currentText(tx, discussed.id)
  await addComment(tx, worker, discussed, {
    about: 'by October',
    words: nextYear.comment.words,
    text_id: text?.id ?? null,
  })
  await addSuggestion(tx, worker, discussed, {
    ...{ words: nextYear.suggestion.words, why: nextYear.suggestion.why },
    began_from: text?.id ?? null,
  })
}
