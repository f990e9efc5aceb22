import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '#platform/testing'
import { calendarDate } from '#platform/time'
import { type Figure, type ShownFigure, shownNow } from '../figures/figure.ts'
import { planTown } from '../plans.testing.ts'
import { planDocument } from './document.ts'
import { readContent } from './document-shown.tsx'

const city = 'S12000049'
const house = await testDatabase()
const town = await planTown(house)

let releases = 0

/** A release as it stands published, put there by hand: so many of the city entered work. */
const release = (slug: string, as_at: string, entered: number) =>
  house.asOwner.transaction().execute(async (tx) => {
    releases += 1
    // The steps to publication are another room's story; here only what stands published counts.
    await sql`set local session_replication_role = replica`.execute(tx)
    const [id, version] = [uuid(), uuid()]
    await sql`insert into measurement.release (id, slug, title, edition, period, as_at, begun_by)
      values (${id}, ${slug}, ${`Figures, ${slug}`}, ${releases}, ${`2026-27 Q${releases}`}, ${as_at}, ${uuid()})`.execute(
      tx,
    )
    await sql`insert into measurement.release_version (id, release_id, number, definitions_version, methodology_version, threshold, contact_name,
      contact_email, attack_passed, attack_says, prepared_by, prepared_by_name)
      values (${version}, ${id}, 1, '1', '1', 5, 'Team', 'team@nation.example', true, 'held', ${uuid()}, 'Somebody')`.execute(
      tx,
    )
    for (const period of ['all', '2025-26'])
      await sql`insert into measurement.release_figure (version_id, measure, period, dimension, category, count, denominator, rate, status, revised)
        values (${version}, 'entered_employment', ${period}, 'area', ${city}, ${entered}, 100, ${entered}, 'final', false),
          (${version}, 'entered_employment', ${period}, 'all', 'all', 200, 1000, 20, 'final', false)`.execute(tx)
    for (const state of ['approved', 'published'])
      await sql`insert into measurement.release_moment (id, version_id, state, by_name) values (${uuid()}, ${version}, ${state}, 'Somebody')`.execute(
        tx,
      )
  })

const figure: Figure = {
  number: 1,
  kind: 'number',
  measure: 'entered_employment',
  value: 'count',
  year: null,
  caption: '',
}

describe('a figure', () => {
  test('that was hidden when it was published says why, and has no value', () => {
    const row = {
      measure: 'entered_employment',
      dimension: 'all',
      category: 'all',
      denominator: null,
      rate: null,
      revised: false,
    } as const
    const shown = shownNow(figure, {
      ...{
        title: 'A release',
        href: '/x',
        as_at: calendarDate('2026-09-30'),
        published_on: calendarDate('2026-11-10'),
        years: [],
      },
      figure: () => ({ ...row, period: 'all', count: null, status: 'suppressed' }),
    })
    expect(shown.points).toEqual([{ period: 'all', area: null, scotland: null, why: 'hidden to protect people' }])
  })
})

describe('figures set into a plan', () => {
  const at = town.item('3.3')
  const page = async (path: string) => (await town.read('morag', path)).words

  beforeAll(async () => {
    await release('march-2026', '2026-03-31', 31)
    await town.filled('hamish')
    await town.send('hamish', `${at}/figures/new`, {
      kind: 'number',
      measure: 'entered_employment',
      value: 'count',
      year: 'all',
    })
    await town.send('mo', `${at}/figures/new`, {
      kind: 'table',
      measure: 'entered_employment',
      value: 'count',
      caption: 'Into work',
    })
  }, 60_000)

  test('show what is published, and where it is from', async () => {
    const words = await page(at)
    expect(words).toContain('31')
    expect(words).toContain('Figure 2. Into work')
    expect(words).toContain('Figures, march-2026')
  })

  test('are refused where a share is asked of a measure that has none', async () => {
    const asked = { kind: 'number', measure: 'started', value: 'rate' }
    expect((await town.send('hamish', `${at}/figures/new`, asked)).said).toContain('no share of anybody')
  })

  test('move with the next release until the plan is put before the partnership, and are fixed then', async () => {
    await release('june-2026', '2026-06-30', 47)
    expect(await page(at)).toContain('47')
    expect(await page(at)).not.toContain('31')
    await town.send('hamish', `${at}/ready`, {})
    expect((await town.send('hamish', `${town.plan}/put-forward`, {})).to).toBe(town.plan)
    await release('september-2026', '2026-09-30', 58)
    expect(await page(at)).toContain('58')
    const { page: front } = await town.read('chair', town.plan)
    const edition = front('a[href*="/editions/"]').last().attr('href') ?? ''
    expect(await page(edition)).toContain('47')
    expect(await page(edition)).toContain('counted to 30 June 2026')
    expect(await page(edition)).not.toContain('58')
  })
})

const office = 'soffice'
const hasOffice = spawnSync(office, ['--version']).status === 0

describe('a plan as a Word document', () => {
  const points = [{ period: '2025-26', area: 31, scotland: 310, why: null }]
  const shown: ShownFigure = {
    ...figure,
    kind: 'table',
    number: 2,
    title: 'Entered work',
    caption: 'Into work',
    points,
    from: null,
  }

  test('has real headings, lists and tables, and is opened by another program', async () => {
    const words =
      '## First\n\nWe help [people](https://example.org/a), [figure 1] so far.\n\n- one & <two>\n- three\n\n[figure 2]'
    const item = { id: 'a', number: '1.1', title: 'How it began', local: false, text_id: null, words }
    const content = await readContent({
      sections: [{ number: 1, title: 'Introduction', items: [item] }],
      figures: [{ ...shown, number: 1, kind: 'number' }, shown],
      fixed_on: calendarDate('2026-11-22'),
    })
    const { docxOf } = await import('#platform/documents')
    const folder = mkdtempSync(join(tmpdir(), 'nwd-plan-'))
    try {
      const file = join(folder, 'plan.docx')
      writeFileSync(file, await docxOf(planDocument({ title: 'A plan', sub: 'A draft', content, empty: 'Nothing' })))
      const text = hasOffice ? withLibreOffice(folder, file) : withUnzip(file)
      for (const said of [
        '1.1 How it began',
        'We help people (https://example.org/a), 31 so far.',
        'one & <two>',
        'Into work',
        '310',
      ])
        expect(text).toContain(said)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }, 60_000)
})

function withLibreOffice(folder: string, file: string): string {
  execFileSync(office, ['--headless', '--convert-to', 'txt:Text (encoded):UTF8', '--outdir', folder, file])
  return execFileSync('cat', [join(folder, 'plan.txt')], { encoding: 'utf8' })
}

/** Without LibreOffice: another program unpacks it, and another reader than ours reads its XML. */
function withUnzip(file: string): string {
  const script = `import sys, zipfile, xml.dom.minidom as dom
z = zipfile.ZipFile(sys.argv[1])
assert z.testzip() is None
document = dom.parseString(z.read('word/document.xml'))
for p in document.getElementsByTagName('w:p'):
    print(''.join(t.firstChild.data for t in p.getElementsByTagName('w:t') if t.firstChild))`
  const python = spawnSync('python3', ['-c', script, file], { encoding: 'utf8' })
  if (python.status === 0) return python.stdout
  const xml = execFileSync('unzip', ['-p', file, 'word/document.xml'], { encoding: 'utf8' })
  return xml
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
}
