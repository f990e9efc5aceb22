import { sql } from 'kysely'
import type { Example, Examples, Walk } from './example.ts'
import { fillIn, type Typed } from './form.ts'
import type { Who } from './town.ts'
import { day } from './townspeople.ts'

const today = (name: string) => day(name, 2026, 11, 23)
const later = (name: string) => day(name, 2026, 12, 14)

const meeting = (title: string, when: Typed): Typed => ({
  title,
  ...when,
  at_time: '4pm',
  minutes_long: '90',
  place: 'The town hall',
  rhythm: 'once',
})
const item: Typed = { title: 'Where the money goes', purpose: 'decide', minutes_needed: '20' }

/** Brings the partnership into a state in which each of its pages has something to show. */
export async function preparePartnership({ town }: Pick<Walk, 'town'>) {
  const send = async (who: Who, path: string, typed: Typed) => {
    const answer = await fillIn(town.as(who), path, typed)
    if (answer.status !== 303)
      throw new Error(`${who} at ${path}: ${answer.status} ${answer.page('.ds_error-summary, h1').text()}`)
    return answer.to ?? ''
  }
  const last = (path: string) => path.split('/').at(-1) ?? ''
  const newest = async (table: string): Promise<string> => {
    const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)} order by id desc limit 1`.execute(
      town.house.asOwner,
    )
    return rows[0]?.id ?? ''
  }
  const joins = async (place: 'housing' | 'works' | 'support') =>
    last(await send('hamish', '/partnership/members/new', { organisation: town.placeOf(place), ...today('since_on') }))
  const named = async (member: string, typed: Typed) => {
    await send('hamish', `/partnership/members/${member}/people/new`, { ...typed, ...today('since_on') })
    return newest('partnership.seat')
  }
  const called = async (title: string, when: Typed) =>
    last(await send('hamish', '/partnership/meetings/new', meeting(title, when)))

  const housing = await joins('housing')
  const works = await joins('works')
  const seat = await named(housing, { user_id: town.viewer('member').user_id, role: 'member' })
  const leaver = await named(works, { name: 'Sam Specimen', role: 'observer' })
  await send('hamish', '/partnership/terms/new', {
    title: 'Terms of reference',
    words: 'What we are for\n\n- to work together',
    ...today('in_force_on'),
  })
  const terms = await newest('partnership.agreement')
  const group: Typed = {
    name: 'Northtown Community Planning',
    kind: 'community_planning',
    how: 'A paper',
    every_months: '6',
  }
  await send('hamish', '/partnership/groups/new', group)
  const linked = await newest('partnership.linked_group')
  await send('hamish', `/partnership/groups/${linked}/report`, { ...today('reported_on'), words: 'The year so far' })

  const before = await called('October meeting', today('on_date'))
  const held = await called('November meeting', today('on_date'))
  const coming = await called('December meeting', later('on_date'))
  const doomed = await called('Spare meeting', later('on_date'))
  // A meeting cannot be called for a day that has passed.
  await sql`update partnership.meeting_time set on_date = '2026-10-05' where meeting_id = ${before}`.execute(
    town.house.asOwner,
  )
  await send('hamish', `/partnership/agenda/new?meeting=${held}`, item)
  const decided = await newest('partnership.agenda_item')
  await send('hamish', `/partnership/agenda/new?meeting=${coming}`, item)
  for (const each of [before, held])
    await send('hamish', `/partnership/meetings/${each}/attendance`, { [`seat_${seat}`]: 'present' })
  await send('hamish', `/partnership/meetings/${before}/minutes/ready`, {})
  await send('hamish', `/partnership/agenda/${decided}/interest`, { seat, words: 'Bids for it', did: 'spoke' })
  await send('hamish', `/partnership/agenda/${decided}/note`, { words: 'A good talk' })
  await send('hamish', `/partnership/agenda/${decided}/decision`, { words: 'Go ahead' })
  const decision = await newest('partnership.decision')
  await send('member', '/partnership/agenda/new', { ...item, title: 'Buses' })
  const waiting = await newest('partnership.agenda_item')
  await send('member', '/partnership/agenda/new', { ...item, title: 'Car parks' })
  const spare = await newest('partnership.agenda_item')

  const action: Typed = { words: 'Write to the bus company', owner: seat }
  await send('hamish', `/partnership/actions/new?item=${decided}`, { ...action, ...later('due_on') })
  const mine = await newest('partnership.action')
  await send('hamish', '/partnership/actions/new', { ...action, ...today('due_on') })
  const due = await newest('partnership.action')
  const risk = last(await send('member', '/partnership/risks/new', { ...raised, owner: seat }))
  const disagreement = last(
    await send('member', '/partnership/disagreements/new', {
      with_organisation: town.placeOf('works'),
      subject: 'Who answers first',
      words: 'Two offers crossed',
      wants: 'One list',
    }),
  )
  await send('hamish', `/partnership/disagreements/${disagreement}/proposal`, { words: 'One list, kept in turn' })
  await send('member', '/partnership/interests/new', { kind: 'funding', words: 'We bid for the fund' })
  const interest = await newest('partnership.interest')
  return {
    ...{ housing, works, seat, leaver, terms, linked, before, held, coming, doomed, decided, waiting, spare },
    ...{ decision, mine, due, risk, disagreement, interest },
  }
}

export type Partnership = Awaited<ReturnType<typeof preparePartnership>>

const raised: Typed = {
  risk: 'The grant ends',
  cause: 'One year of money',
  effect: 'Workers leave',
  likelihood: '4',
  impact: '4',
  response: 'reduce',
  response_words: 'Ask early',
}

const staff = [
  ...(['morag', 'omar', 'fiona', 'callum', 'rhona', 'nosy', 'tess', 'pat', 'teacher', 'caretaker'] as const),
  ...(['hamish', 'officer', 'member'] as const),
] as const satisfies readonly Who[]
const both = ['hamish', 'member'] as const satisfies readonly Who[]

/** The partnership's own business. */
export function partnershipExamples({ town, partnership: its }: Walk): Examples {
  const coordinator = (at: string, typed?: Example['typed']) => ({
    as: 'hamish' as const,
    at: `/partnership${at}`,
    typed,
  })
  const hers = (at: string, typed?: Example['typed']) => ({ ...coordinator(at, typed), concerned: ['hamish'] as const })
  const shared = (at: string, typed?: Example['typed']) => ({ ...coordinator(at, typed), concerned: both })
  const member = (at: string, typed?: Example['typed']) => ({ as: 'member' as const, at: `/partnership${at}`, typed })
  const own = (at: string, typed?: Example['typed']) => ({ ...member(at, typed), concerned: ['member'] as const })
  const read = (at: string) => ({ ...coordinator(at), concerned: staff })
  const at = (path: string) => `/partnership${path}`
  return {
    [at('')]: member(''),
    [at('/organisations')]: coordinator('/organisations'),
    [at('/members')]: coordinator('/members'),
    [at('/members/file')]: coordinator('/members/file'),
    [at('/members/new')]: coordinator('/members/new', { organisation: town.placeOf('support'), ...today('since_on') }),
    [at('/members/:member')]: read(`/members/${its.housing}`),
    [at('/members/:member/people/new')]: hers(`/members/${its.works}/people/new`, {
      name: 'Val Specimen',
      role: 'substitute',
      ...today('since_on'),
    }),
    [at('/seats/:seat/end')]: hers(`/seats/${its.leaver}/end`, today('ended_on')),
    [at('/members/:member/end')]: hers(`/members/${its.works}/end`, { reason: 'Closed', ...today('ended_on') }),
    [at('/quorum')]: coordinator('/quorum', { least: '2', reason: 'Agreed in November' }),
    [at('/terms')]: member('/terms'),
    [at('/terms/:agreement')]: read(`/terms/${its.terms}`),
    [at('/terms/:agreement/accept')]: own(`/terms/${its.terms}/accept`, { agree: 'yes' }),
    [at('/terms/new')]: coordinator('/terms/new', { changes: 'A line more', ...today('in_force_on') }),
    [at('/groups')]: coordinator('/groups'),
    [at('/groups/new')]: coordinator('/groups/new', { name: 'The board', kind: 'council', how: 'Once a year' }),
    [at('/groups/:group/report')]: hers(`/groups/${its.linked}/report`, { ...today('reported_on'), words: 'More' }),
    [at('/groups/:group/end')]: hers(`/groups/${its.linked}/end`, { reason: 'It was wound up' }),
    [at('/meetings')]: coordinator('/meetings'),
    [at('/meetings/calendar')]: coordinator('/meetings/calendar'),
    [at('/meetings/new')]: coordinator('/meetings/new', {
      ...meeting('A series', later('on_date')),
      rhythm: '6',
      times: '4',
    }),
    [at('/meetings/:meeting')]: shared(`/meetings/${its.held}`),
    [at('/meetings/:meeting/calendar')]: shared(`/meetings/${its.coming}/calendar`),
    [at('/meetings/:meeting/coming')]: own(`/meetings/${its.coming}/coming`, { how: 'coming' }),
    [at('/meetings/:meeting/papers')]: hers(`/meetings/${its.coming}/papers`, {}),
    [at('/meetings/:meeting/move')]: hers(`/meetings/${its.coming}/move`, { reason: 'The hall is taken' }),
    [at('/meetings/:meeting/cancel')]: hers(`/meetings/${its.doomed}/cancel`, { reason: 'Not needed' }),
    [at('/meetings/:meeting/attendance')]: hers(`/meetings/${its.held}/attendance`, { others: 'A guest' }),
    [at('/meetings/:meeting/carry-over')]: hers(`/meetings/${its.held}/carry-over`, {
      actions: its.due,
      ...later('due_on'),
      words: 'No time yet',
    }),
    [at('/agenda/new')]: member('/agenda/new', item),
    [at('/agenda/:item/note')]: hers(`/agenda/${its.decided}/note`, { words: 'A better talk' }),
    [at('/agenda/:item/decision')]: hers(`/agenda/${its.decided}/decision`, { words: 'And soon' }),
    [at('/agenda/:item/interest')]: shared(`/agenda/${its.decided}/interest`, {
      seat: its.seat,
      words: 'A cousin works there',
      did: 'left',
    }),
    [at('/agenda/:item/place')]: hers(`/agenda/${its.waiting}/place`, { meeting: its.coming, place: '1' }),
    [at('/agenda/:item/decline')]: hers(`/agenda/${its.spare}/decline`, { reason: 'Not ours' }),
    [at('/decisions')]: coordinator('/decisions'),
    [at('/decisions/file')]: coordinator('/decisions/file'),
    [at('/decisions/:decision/replace')]: hers(`/decisions/${its.decision}/replace`, {
      meeting: its.held,
      words: 'Go ahead, slowly',
    }),
    [at('/meetings/:meeting/minutes')]: shared(`/meetings/${its.held}/minutes`),
    [at('/meetings/:meeting/minutes/document')]: shared(`/meetings/${its.held}/minutes/document`),
    [at('/meetings/:meeting/minutes/agree')]: hers(`/meetings/${its.before}/minutes/agree`, { meeting: its.held }),
    [at('/meetings/:meeting/minutes/ready')]: hers(`/meetings/${its.held}/minutes/ready`, {}),
    [at('/actions')]: member('/actions'),
    [at('/actions/file')]: member('/actions/file'),
    [at('/actions/new')]: member('/actions/new', { words: 'Ring the college', owner: its.seat, ...later('due_on') }),
    [at('/actions/:action')]: shared(`/actions/${its.mine}`),
    [at('/actions/:action/progress')]: shared(`/actions/${its.mine}/progress`, { words: 'Half done' }),
    [at('/actions/:action/change')]: shared(`/actions/${its.mine}/change`, { words: 'Later', ...later('due_on') }),
    [at('/actions/:action/finish')]: shared(`/actions/${its.mine}/finish`, { state: 'done', words: 'They answered' }),
    [at('/risks')]: member('/risks'),
    [at('/risks/file')]: member('/risks/file'),
    [at('/risks/new')]: member('/risks/new', { ...raised, owner: its.seat }),
    [at('/risks/:risk')]: shared(`/risks/${its.risk}`),
    [at('/risks/:risk/review')]: shared(`/risks/${its.risk}/review`, { words: 'Better', likelihood: '2' }),
    [at('/risks/:risk/close')]: hers(`/risks/${its.risk}/close`, { reason: 'The grant goes on' }),
    [at('/disagreements')]: member('/disagreements'),
    [at('/disagreements/new')]: member('/disagreements/new', {
      with_organisation: town.placeOf('support'),
      subject: 'Rooms',
      words: 'Booked twice',
      wants: 'A list',
    }),
    [at('/disagreements/:disagreement')]: shared(`/disagreements/${its.disagreement}`),
    [at('/disagreements/:disagreement/note')]: shared(`/disagreements/${its.disagreement}/note`, { words: 'We met' }),
    [at('/disagreements/:disagreement/step')]: hers(`/disagreements/${its.disagreement}/step`, { words: 'No answer' }),
    [at('/disagreements/:disagreement/proposal')]: shared(`/disagreements/${its.disagreement}/proposal`, {
      words: 'A shared list',
    }),
    [at('/disagreements/:disagreement/agree')]: own(`/disagreements/${its.disagreement}/agree`, { agree: 'yes' }),
    [at('/disagreements/:disagreement/withdraw')]: own(`/disagreements/${its.disagreement}/withdraw`, {
      words: 'It is well now',
    }),
    [at('/interests')]: member('/interests'),
    [at('/interests/new')]: member('/interests/new', { kind: 'office', words: 'A trustee elsewhere' }),
    [at('/interests/confirm')]: { ...member('/interests/confirm', {}), concerned: ['member'] },
    [at('/interests/:interest/end')]: own(`/interests/${its.interest}/end`, today('ended_on')),
    '/partnerships/:area/interests': { as: 'morag', at: '/partnerships/S12000049/interests' },
  }
}
