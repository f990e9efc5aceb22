import { randomUUID } from 'node:crypto'
import { beginPractice, decidePractice, sectionsOn, selectOptionalPractice, submitPractice } from '#modules/checklists'
import { colleaguesIn, partnershipOf } from '#modules/partnership'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { city, island } from './partnerships.ts'

interface Example {
  area_id: string
  /** Section of the self-assessment. */
  section: number
  /** How far it has come. */
  state: 'draft' | 'submitted' | 'published'
  title: string
  done: string
  changed: string
  contact_role: string
}

const examples: readonly Example[] = [
  {
    area_id: island.area_id,
    section: 6,
    state: 'published',
    title: 'One ferry fare for everybody who starts work',
    done: 'Three organisations put what they each spent on travel into one small fund.\nA key worker asks once, and the fare is paid the same day.',
    changed: 'Nobody turned down a start on the mainland for the price of the first week’s crossings.',
    contact_role: 'Employability team lead at the council',
  },
  {
    area_id: 'S12000006',
    section: 4,
    state: 'published',
    title: 'Panel of people who have used services, paid for their time',
    done: 'Eight people who had used services were paid to read every new letter and form before it went out.',
    changed: 'Letters are half as long, and fewer people miss the first meeting.',
    contact_role: 'Participation officer at the third sector forum',
  },
  {
    area_id: 'S12000036',
    section: 3,
    state: 'published',
    title: 'A shared page of who offers what, mended every Friday',
    done: 'Each provider has ten minutes on a Friday to mend its own entry. Whoever finds one wrong says so on the same page.',
    changed: 'Referrals that come back because a service has closed or is full are rare now.',
    contact_role: 'Partnership coordinator',
  },
  {
    area_id: 'S12000047',
    section: 9,
    state: 'submitted',
    title: 'We ask a year later',
    done: 'One person phones everybody who started a job a year before, and asks how it is going and what would have helped.',
    changed: 'Two courses were changed after what people said.',
    contact_role: 'Quality manager at the college',
  },
  {
    area_id: city.area_id,
    section: 1,
    state: 'draft',
    title: 'The chair goes round',
    done: 'The chair of the partnership passes to another organisation every year.',
    changed: 'Smaller organisations speak more at meetings.',
    contact_role: 'Partnership coordinator',
  },
]

/** Good practice for a demonstration: published by three areas, one that waits to be read, and a draft of the city's own. */
export async function tellGoodPractice(tx: Tx, today: CalendarDate): Promise<void> {
  const sections = await sectionsOn(tx, today)
  const { id } = await partnershipOf(tx, city.area_id)
  const [coordinator] = await colleaguesIn(tx, id, ['coordinator'])
  const by = coordinator?.user_id ?? randomUUID()
  for (const { area_id, section: number, state, ...words } of examples) {
    const section = sections.find((one) => one.number === number && one.instrument_key === 'self-assessment')
    if (section === undefined) continue
    const about = { version_id: section.version_id, section: number, item: null }
    const practice = await selectOptionalPractice(tx, await beginPractice(tx, area_id, { ...words, ...about }, by))
    if (practice === undefined || state === 'draft') continue
    await submitPractice(tx, practice, by)
    if (state === 'published') await decidePractice(tx, practice, { decision: 'published', why: null }, by)
  }
}
