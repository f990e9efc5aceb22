import { raw } from '#platform/http'
import { referenceText } from '#platform/reference'
import { sheetAsDownload } from '#platform/sheets'
import { areaOf, readers } from '../partnership.access.ts'
import { allMembers, allSeats } from './members.queries.ts'

/** Members and their people, now and before, as CSV or XLSX. */
export const membersFile = raw({
  method: 'GET',
  path: '/partnership/members/file',
  access: readers,
  audit: 'partnership.members.downloaded',
  async answer({ tx, viewer, url, record }) {
    const area = areaOf(viewer)
    const seats = await allSeats(tx, area)
    const rows = (await allMembers(tx, area)).flatMap((member) => {
      const own = seats.filter(({ member_id }) => member_id === member.id)
      const organisation = [
        member.organisation,
        referenceText('partnership-sectors', member.sector),
        member.since_on,
        member.ended_on,
      ]
      return own.length === 0
        ? [[...organisation, null, null, null, null]]
        : own.map(({ name, role, since_on, ended_on }) => [
            ...organisation,
            name,
            referenceText('partnership-roles', role),
            since_on,
            ended_on,
          ])
    })
    await record({ detail: { rows: rows.length } })
    const sheet = {
      name: 'Members',
      headings: ['Organisation', 'Sector', 'Member since', 'Member until', 'Name', 'Role', 'Since', 'Until'],
      rows,
    }
    return sheetAsDownload(sheet, 'partnership-members', url.searchParams.get('format') === 'xlsx' ? 'xlsx' : 'csv')
  },
})
