import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '#platform/testing'
import { last, partnershipTown, type Somebody } from '../partnership.testing.ts'

const house = await testDatabase()
const town = await partnershipTown(house)
const raise = (who: Somebody, against: Parameters<typeof town.place>[0]) =>
  town.send(who, '/partnership/disagreements/new', {
    with_organisation: town.place(against),
    subject: 'Who follows up',
    words: 'Both of us ring',
    wants: 'One of us rings',
  })
const tables = ['disagreement', 'disagreement_stage', 'disagreement_note', 'resolution', 'resolution_agreed'] as const
/** How many rows of each table somebody's own transaction sees. */
const seen = (who: Somebody) =>
  house.asViewer(town.viewer(who), async (tx) => {
    const counts: number[] = []
    for (const table of tables) {
      const { rows } = await sql<{
        n: number
      }>`select count(*)::int as n from ${sql.table(`partnership.${table}`)}`.execute(tx)
      counts.push(rows[0]?.n ?? 0)
    }
    return counts
  })

describe('a disagreement between two members', () => {
  let at = ''
  test('begins with the two, who have ten working days; the other side and the chair are told that something waits', async () => {
    at = (await raise('mo', 'housing')).to ?? ''
    const { words } = await town.read('hassan', at)
    expect(words).toContain('Talk to each other: Harbour Fictus Trust and Harbour Housing, by 8 December 2026')
    for (const who of ['hassan', 'chair'] as const) {
      const [letter] = await town.letters(who)
      expect(`${letter?.subject} ${letter?.body}`).not.toMatch(/follows up|Harbour|Placeholder/)
    }
    expect(await town.letters('vice')).toEqual([])
  })

  test('is seen by its parties, the chair and the coordinator, in the database as on the page; by nobody else', async () => {
    await town.send('hassan', `${at}/note`, { words: 'We met once' })
    for (const who of ['mo', 'hassan', 'chair', 'hamish'] as const) {
      expect([who, (await town.read(who, at)).status]).toEqual([who, 200])
      expect([who, await seen(who)]).toEqual([who, [1, 1, 1, 0, 0]])
    }
    for (const who of ['vice', 'morag', 'ailsa', 'rory'] as const) {
      expect([who, (await town.read(who, at)).status]).toEqual([who, 404])
      expect([who, await seen(who)]).toEqual([who, [0, 0, 0, 0, 0]])
    }
    expect((await town.read('vice', '/partnership/disagreements')).words).not.toContain('Who follows up')
  })

  test('nobody writes into one that they do not see', async () => {
    const { area_id } = town.viewer('vice')
    const into = house.asViewer(town.viewer('vice'), (tx) =>
      sql`insert into partnership.disagreement_note (id, area_id, disagreement_id, words, by_name)
        values (gen_random_uuid(), ${area_id}, ${last(at)}, 'x', 'x')`.execute(tx),
    )
    await expect(into).rejects.toThrow(/row-level security/)
  })

  test('the chair or the coordinator moves it on; the parties do not', async () => {
    for (const who of ['mo', 'hassan'] as const) expect((await town.read(who, `${at}/step`)).status).toBe(404)
    await town.send('chair', `${at}/step`, { words: 'They asked for help' })
    expect((await town.read('mo', at)).words).toContain(
      'The chair helps: Chair Placeholder, Northtown Council, by 15 December 2026',
    )
    const unnamed = await town.send('hamish', `${at}/step`, { words: 'No way forward' })
    expect(unnamed.said).toContain('Name the independent person')
    await town.send('hamish', `${at}/step`, { words: 'No way forward', holder: 'Nora Specimen, mediator' })
    expect((await town.read('mo', at)).words).toContain('Nora Specimen, mediator')
  })

  test('is settled when both agree to the same proposal; a new proposal needs both anew', async () => {
    await town.send('hamish', `${at}/proposal`, { words: 'One list' })
    await town.send('mo', `${at}/agree`, { agree: 'yes' })
    expect((await town.read('mo', `${at}/agree`)).status).toBe(404)
    await town.send('hassan', `${at}/proposal`, { words: 'Two lists, shared each week' })
    expect((await town.read('mo', at)).words).toContain('Agreed so far: Hassan Placeholder')
    expect((await town.read('mo', '/partnership')).words).toContain('Answer a proposal: Who follows up')
    expect((await town.read('chair', `${at}/agree`)).status).toBe(404)
    await town.send('mo', `${at}/agree`, { agree: 'yes' })
    const { words } = await town.read('hassan', at)
    expect(words).toContain('Settled on 23 November 2026: Two lists, shared each week')
    for (const way of ['note', 'proposal', 'step', 'agree', 'withdraw'])
      expect((await town.read('hamish', `${at}/${way}`)).status).toBe(404)
  })
})

test('when the chair is one of the two, a vice chair presides and the chair is a party', async () => {
  const at = (await raise('mo', 'council')).to ?? ''
  expect((await town.read('vice', at)).status).toBe(200)
  expect((await town.read('chair', `${at}/step`)).status).toBe(200)
  await town.send('vice', `${at}/step`, { words: 'They asked for help' })
  expect((await town.read('mo', at)).words).toContain('The chair helps: Vice Placeholder, Northtown College')
})

test('others learn how many there were only when there were three, and never what about', async () => {
  expect((await town.read('vice', '/partnership/disagreements')).words).toContain('Fewer than three were raised')
  await raise('hassan', 'college')
  const withdrawn = (await raise('hassan', 'charity')).to ?? ''
  await town.send('hassan', `${withdrawn}/withdraw`, { words: 'A mistake' })
  const { words } = await town.read('vice', '/partnership/disagreements')
  expect(words).toContain('In the last two years 4 were raised; 2 of them are open.')
  expect((await town.read('rory', '/partnership/disagreements')).words).toContain('Fewer than three were raised')
})
