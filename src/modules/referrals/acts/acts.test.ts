import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Viewer } from '#platform/access'
import { testDatabase } from '#platform/testing'
import { referralWorld, sendSample } from '../referrals.testing.ts'
import { type Answers, siteOf } from '../site.testing.ts'

const house = await testDatabase()
const { teacher, coordinator, worker, colleague, other, islander, islandCoordinator, places } =
  await referralWorld(house)
const anotherTeacher: Viewer = { ...teacher, user_id: islander.user_id, organisation_id: places.support.id }
const site = siteOf(house)

let at: string
let person: string
beforeEach(async () => {
  const sent = await sendSample(house, teacher)
  at = `/referrals/${sent.id}`
  person = sent.person_id
})

const toMorag = { key_worker: `${worker.user_id}.${places.works.id}` }
const today = { 'on_date-day': '23', 'on_date-month': '11', 'on_date-year': '2026' }
const meeting = { ...today, at_time: '2pm', how: 'in_person', place: 'The school library', who_comes: 'All three' }
const told = { told: 'yes', 'told_on-day': '22', 'told_on-month': '11', 'told_on-year': '2026', told_how: 'in_person' }
const does = async (as: Viewer, act: string, answers: Answers) => {
  const sent = await site.fillIn(as, `${at}/${act}`, answers)
  expect([act, sent.status]).toEqual([act, 303])
  return sent
}
const offered = () => does(coordinator, 'give', toMorag)
const accepted = async () => {
  await offered()
  await does(worker, 'answer', { answer: 'yes' })
}
const arranged = async () => {
  await accepted()
  await does(worker, 'meeting', meeting)
}
const returned = async () => {
  await offered()
  await does(worker, 'answer', { answer: 'no', reason: 'not_eligible' })
}
const standing = async () => {
  const { rows } = await sql<{
    list: string
  }>`select list from referrals.standing where until is null and person_id = ${person}`.execute(house.asOwner)
  return rows.map(({ list }) => list)
}

describe('from the queue to a key worker', () => {
  test('the coordinator gives it by name, and both owner and whose turn are said', async () => {
    await offered()
    const { html } = await site.open(worker, at)
    expect(html).toContain('Eilidh Placeholder</b> of Northtown High owns the next step')
    expect(html).toContain('the key worker who was asked')
    expect(html).toContain('Do not ring the house')
    expect((await site.open(coordinator, '/referrals?list=offered')).html).toContain(at)
    expect((await site.open(coordinator, '/referrals?list=to_allocate')).html).not.toContain(at)
  })

  test('a no sends it where the reason says', async () => {
    await offered()
    await does(worker, 'answer', { answer: 'no', reason: 'no_capacity' })
    expect(await standing()).toEqual(['to_allocate'])
  })

  test('the same no pressed twice is one no, though the key worker sees it no more', async () => {
    await offered()
    const token = await site.token(worker, `${at}/answer`)
    const answers = { answer: 'no', reason: 'not_eligible' }
    expect((await site.post(worker, `${at}/answer`, token, answers)).status).toBe(303)
    expect((await site.post(worker, `${at}/answer`, token, answers)).status).toBe(303)
    expect(await standing()).toEqual(['with_sender'])
  })

  test('the team lead of the organisation answers for somebody on leave, and may pass it on within it', async () => {
    await offered()
    const html = (await site.open(colleague, `${at}/give`)).html
    expect(html).toContain('Iona Madeup, Northtown Works')
    expect(html).not.toContain('Calum Pretend')
    await does(colleague, 'answer', { answer: 'yes' })
    expect(await standing()).toEqual(['to_arrange'])
  })

  test('the coordinator sends back what nobody can take, and the sender closes it once the person knows', async () => {
    await does(coordinator, 'return', { reason: 'not_eligible', words: 'Too young for this' })
    expect((await site.open(teacher, at)).html).toContain('Too young for this')
    await does(teacher, 'close', { ...told, words: 'Told her at school' })
    expect(await standing()).toEqual([])
  })
})

describe('warm handover', () => {
  test('goes from a note and a meeting to three confirmations, and then the key worker owns it', async () => {
    await accepted()
    await does(teacher, 'note', {
      words: 'I like animals, and I am shy at first',
      'agreed_on-day': '20',
      'agreed_on-month': '11',
      'agreed_on-year': '2026',
    })
    await does(worker, 'meeting', meeting)
    expect((await site.open(worker, at)).html).toContain('I am shy at first')
    await does(teacher, 'met', { party: 'sender' })
    await does(worker, 'met', { party: 'receiver' })
    expect((await site.open(worker, at)).html).toContain('Eilidh Placeholder</b>')
    await does(worker, 'met', { party: 'person', heard_how: 'in_person' })
    const { html } = await site.open(worker, at)
    expect(html).toContain('Morag Fictus</b> of Northtown Works owns the next step')
    expect(html).toContain(`/people/${person}/register?referral=${at.split('/')[2]}`)
    const senders = (await site.open(teacher, at)).html
    expect(senders).toContain('What became of it')
    expect(senders).not.toMatch(/animals|Do not ring|07700/)
  })

  test('a moved meeting keeps who asked and why', async () => {
    await arranged()
    const unsaid = await site.fillIn(teacher, `${at}/meeting`, { ...meeting, at_time: '3pm' })
    expect(unsaid.html).toContain('Choose who asked to move it')
    await does(teacher, 'meeting', { ...meeting, at_time: '3pm', asked_by: 'person', why: 'Bus times' })
    const { html } = await site.open(worker, at)
    expect(html).toContain('Bus times')
    expect(html).toContain('3pm')
  })

  test('the person says for themself that they met', async () => {
    await arranged()
    const isla: Viewer = {
      user_id: '0198a000-0000-7000-8000-000000000001',
      name: 'Isla Sample',
      role: 'participant',
      organisation_id: null,
      organisation_name: '',
      area_id: coordinator.area_id,
    }
    await sql`insert into people.relationship (area_id, person_id, holder, kind, sees, because_kind)
      values (${isla.area_id}, ${person}, ${isla.user_id}, 'self', 3, 'account')`.execute(house.asOwner)
    expect((await site.open(isla, '/my/meetings')).html).toContain('Meet Morag Fictus')
    const mine = `/my/meetings/${at.split('/')[2]}`
    expect((await site.fillIn(isla, mine, {})).status).toBe(303)
    expect((await site.open(isla, '/my/meetings')).html).toContain('You have said that you met')
    expect((await site.fillIn(isla, mine, {})).status).toBe(422)
    const stranger = { ...isla, user_id: '0198a000-0000-7000-8000-000000000002' }
    expect((await site.open(stranger, mine)).status).toBe(404)
    expect((await site.open(stranger, '/my/meetings')).html).toContain('no meetings')
  })
})

describe('each form says what is wrong and changes nothing', () => {
  const cases: [string, () => Promise<unknown>, Viewer, string, Answers, string][] = [
    ['give to nobody', async () => {}, coordinator, 'give', {}, 'Choose a key worker'],
    ['give to a stranger', async () => {}, coordinator, 'give', { key_worker: 'x' }, 'choose one of the answers'],
    ['no answer', offered, worker, 'answer', {}, 'Choose yes or no'],
    ['no without a reason', offered, worker, 'answer', { answer: 'no' }, 'Choose why you cannot take them'],
    ['answered already', accepted, worker, 'answer', { answer: 'yes' }, 'This has changed since you opened it'],
    ['empty note', accepted, teacher, 'note', { words: '' }, 'Write the note'],
    ['no day', accepted, worker, 'meeting', { ...meeting, 'on_date-day': '' }, 'must include a day'],
    ['no time', accepted, worker, 'meeting', { ...meeting, at_time: '' }, 'Enter the time you will meet'],
    ['no place', accepted, worker, 'meeting', { ...meeting, place: '' }, 'Enter where you will meet'],
    ['too early to meet', offered, worker, 'meeting', meeting, 'This has changed since you opened it'],
    ['nobody says so', arranged, teacher, 'met', {}, 'Choose who says that you met'],
    ['the other side', arranged, teacher, 'met', { party: 'receiver' }, 'choose one of the answers'],
    ['heard nowhere', arranged, teacher, 'met', { party: 'person' }, 'Choose how they told you'],
    ['withdrawn for nothing', async () => {}, teacher, 'withdraw', {}, 'Choose why it is withdrawn'],
    ['resent with nothing new', returned, teacher, 'resend', {}, 'Say what has changed'],
    ['closed untold', returned, teacher, 'close', { words: 'By letter' }, 'Tell them first'],
    ['closed while under way', async () => {}, teacher, 'close', told, 'This has changed since'],
    ['sent back for nothing', async () => {}, coordinator, 'return', {}, 'Choose why'],
  ]
  test.each(cases)('%s', async (_name, before, as, act, answers, message) => {
    await before()
    const stood = await standing()
    const sent = await site.fillIn(as, `${at}/${act}`, answers)
    expect(sent.status).toBe(422)
    expect(sent.html).toContain(message)
    expect(await standing()).toEqual(stood)
  })
})

describe('whoever is not concerned finds nothing', () => {
  const acts = ['', '/give', '/answer', '/return', '/note', '/meeting', '/met', '/withdraw', '/resend', '/close']

  test.each(acts)('%s', async (act) => {
    await offered()
    const participant: Viewer = { ...teacher, role: 'participant', organisation_id: null }
    for (const viewer of [anotherTeacher, other, islander, islandCoordinator, participant]) {
      const { status, html } = await site.open(viewer, `${at}${act}`)
      expect([viewer.name, status]).toEqual([viewer.name, 404])
      expect(html).not.toMatch(/Isla Sample|animals/)
    }
    expect((await site.open(undefined, `${at}${act}`)).to).toContain('/sign-in')
  })

  test('nobody gives, answers or sends back what is another’s to give, answer or send back', async () => {
    await offered()
    for (const [viewer, act] of [
      [teacher, 'give'],
      [worker, 'give'],
      [teacher, 'answer'],
      [coordinator, 'answer'],
      [worker, 'return'],
      [worker, 'close'],
      [worker, 'withdraw'],
    ] as const)
      expect([act, (await site.open(viewer, `${at}/${act}`)).status]).toEqual([act, 404])
  })

  test('the queue is for those who keep it, and holds their own area only', async () => {
    expect((await site.open(teacher, '/referrals')).status).toBe(404)
    expect((await site.open(islandCoordinator, '/referrals')).html).not.toContain('Isla Sample')
    expect((await site.open(colleague, '/referrals')).html).not.toContain(at)
    expect((await site.open(coordinator, '/referrals?list=nonsense&after=nonsense')).status).toBe(200)
  })

  test('the sender’s list holds what their organisation sent', async () => {
    expect((await site.open(teacher, '/referrals/sent')).html).toContain(at)
    expect((await site.open(anotherTeacher, '/referrals/sent')).html).not.toContain(at)
  })
})

test('every page that shows a referral, and every act, is in the audit trail, without words of the person', async () => {
  await arranged()
  await site.open(teacher, at)
  const { rows } = await sql<{ event: string; detail: string }>`
    select event, detail::text from audit.event where person_id = ${person}`.execute(house.asOwner)
  expect(rows.map(({ event }) => event)).toEqual(
    expect.arrayContaining([
      'referrals.referral.given',
      'referrals.referral.answered',
      'referrals.meeting.arranged',
      'referrals.referral.viewed',
    ]),
  )
  for (const { detail } of rows) expect(detail).not.toMatch(/Isla|Sample|library/)
})
