import { beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '#platform/testing'
import { openRelationship } from '../people.access.ts'
import { browserOf } from '../people.browser.testing.ts'
import { routes } from '../people.routes.ts'
import { neighbourhood, personOf, viewerOf } from '../people.testing.ts'
import { waysToReach } from '../reach/ways-to-reach.ts'
import { everToldOf, safeContactOf, toldOnceOf } from './told-once.queries.ts'

const house = await testDatabase()
const { works, support, school } = await neighbourhood(house)
const morag = viewerOf(works)
const omar = viewerOf(works, 'team_lead', 'Omar Fictus')
const browser = browserOf(house, routes)

let isla: Awaited<ReturnType<typeof personOf>>
let path: string
beforeEach(async () => {
  isla = await personOf(house, morag)
  path = `/people/${isla.id}/told`
  browser.signIn(morag)
})

/** Fills in the form as it stands, as a browser sends it: what was known goes along. */
async function tell(fields: Record<string, string>) {
  const { $ } = await browser.open(path)
  const hidden = (name: string) => String($(`main input[name=${name}]`).val() ?? '')
  return browser.send(path, { _form: hidden('_form'), known: hidden('known'), ...fields })
}
const told = () => house.asViewer(morag, (tx) => toldOnceOf(tx, isla.id))
const ever = () => house.asViewer(morag, (tx) => everToldOf(tx, isla.id))

describe('what somebody tells once', () => {
  it('is kept thing by thing, with who wrote it down and when, and stands in the form again', async () => {
    const answer = await tell({
      not_by: 'letter',
      language: 'Scots',
      travel: 'No bus after six',
      do_not: 'Do not call',
    })
    expect(answer.location).toBe(`/people/${isla.id}`)
    expect((await told()).map(({ kind, part, told_to_name }) => [kind, part, told_to_name]).toSorted()).toEqual([
      ['language', 'about', 'Morag Fictus, Northtown Works'],
      ['not_by', 'safe_contact', 'Morag Fictus, Northtown Works'],
      ['travel', 'about', 'Morag Fictus, Northtown Works'],
    ])
    const { $ } = await browser.open(path)
    expect([$('#f-language').val(), $('#f-do_not').text().trim()]).toEqual(['Scots', 'Do not call'])
    expect($('input[name=not_by][checked]').val()).toBe('letter')
  })

  it('is superseded, never overwritten: what it was, until when, and what was left alone keeps its day', async () => {
    await tell({ language: 'Scots', travel: 'No bus after six' })
    const [before] = (await told()).filter(({ kind }) => kind === 'travel')
    browser.signIn(omar)
    await tell({ language: 'Doric', travel: 'No bus after six' })
    const after = await told()
    expect(after.find(({ kind }) => kind === 'language')).toMatchObject({
      words: 'Doric',
      told_to_name: 'Omar Fictus, Northtown Works',
    })
    expect(after.find(({ kind }) => kind === 'travel')).toEqual(before)
    expect((await ever()).map(({ words, superseded_at }) => [words, superseded_at === null])).toEqual(
      expect.arrayContaining([
        ['Scots', false],
        ['Doric', true],
      ]),
    )
    const { $ } = await browser.open(`${path}/history`)
    expect($('tbody tr').text()).toMatch(/Scots.*Until/)
  })

  it('does not write over what a colleague wrote since the form was opened', async () => {
    const { $ } = await browser.open(path)
    const opened = { _form: String($('main input[name=_form]').val()), known: String($('input[name=known]').val()) }
    browser.signIn(omar)
    await tell({ no_contact: 'yes' })
    browser.signIn(morag)
    const late = await browser.send(path, { ...opened, language: 'Scots' })
    expect([late.status, late.$('.ds_error-summary').text()]).toEqual([
      422,
      expect.stringContaining('A colleague wrote'),
    ])
    expect((await told()).map(({ kind }) => kind)).toEqual(['no_contact'])
    expect(late.$('#f-language').val()).toBe('Scots')
  })

  it('pressed twice, or unchanged, is one thing and one line of the timeline', async () => {
    await tell({ language: 'Scots' })
    await tell({ language: 'Scots' })
    expect(await ever()).toHaveLength(1)
  })

  it('is read in a sentence where many are called, of those alone whose record the viewer sees', async () => {
    await tell({ not_by: 'letter', no_message: 'yes', language: 'Scots' })
    const read = (viewer: typeof morag) => house.asViewer(viewer, (tx) => safeContactOf(tx, [isla.id]))
    expect([...(await read(morag))]).toEqual([
      [isla.id, 'Leave no message, and send no text. Ways not to use: Letter.'],
    ])
    expect([...(await read(viewerOf(support)))]).toEqual([])
  })

  it('decides at once by which way a program may write', async () => {
    await tell({ no_contact: 'yes' })
    expect((await house.asWorker((tx) => waysToReach(tx, isla.id))).never).toBe(true)
  })

  it('is not found by who does not see the record, to read or to write', async () => {
    await tell({ no_contact: 'yes' })
    const because = { kind: 'test', id: isla.id }
    await house.asViewer(morag, (tx) =>
      openRelationship(tx, {
        area_id: isla.area_id,
        person_id: isla.id,
        holder: school.id,
        kind: 'referral',
        sees: 1,
        because,
      }),
    )
    for (const viewer of [viewerOf(support), viewerOf(school, 'key_worker'), viewerOf(works, 'referrer')]) {
      browser.signIn(viewer)
      for (const at of [path, `${path}/history`]) expect([403, 404]).toContain((await browser.open(at)).status)
    }
    expect(await house.asViewer(viewerOf(school), (tx) => toldOnceOf(tx, isla.id))).toEqual([])
  })
})
