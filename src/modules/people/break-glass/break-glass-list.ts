import { dateInLondon } from '#platform/time'
import type { WorkList } from '#platform/work'
import { fullName } from '../people.queries.ts'
import { unseenGlasses } from './break-glass.queries.ts'

/** Records that were opened with a reason and that no coordinator of the area has checked. */
export const breakGlassList: WorkList = {
  key: 'people.break_glass',
  title: 'Records opened with a reason, to check',
  who: ['coordinator'],
  async select({ tx, viewer }) {
    const glasses = await unseenGlasses(tx, viewer.area_id ?? '')
    return glasses.map((glass) => ({
      person_id: glass.person_id,
      name: fullName(glass),
      waiting: `opened by ${glass.user_name}`,
      since: dateInLondon(glass.opened_at),
      href: `/break-glass/${glass.id}/seen`,
      do: 'Check',
    }))
  },
}
