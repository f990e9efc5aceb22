import { page, raw } from '#platform/http'
import { sheetAsDownload } from '#platform/sheets'
import { dateInLondon } from '#platform/time'
import { Button, ButtonGroup, Count, Heading, Tabs } from '#platform/ui'
import { areaOf, members, ownBusiness } from '../partnership.access.ts'
import { isMine, lateBy, stateWords } from './action.ts'
import { actionsOf } from './actions.queries.ts'
import { ActionsTable } from './actions-table.tsx'

const views = ['mine', 'all', 'ended'] as const

/** Everything the partnership has agreed to do: the viewer's own first, late ones first. */
export const listActions = page({
  path: '/partnership/actions',
  access: members,
  audit: ownBusiness,
  async show({ tx, viewer, today, url }) {
    const area = areaOf(viewer)
    const open = await actionsOf(tx, area, 'open')
    const ended = await actionsOf(tx, area, 'ended')
    const mine = open.filter((action) => isMine(action, viewer))
    const late = open.filter(({ due_on }) => lateBy(due_on, today) > 0)
    const asked = views.find((each) => each === url.searchParams.get('show'))
    const view = asked ?? (mine.length > 0 ? 'mine' : 'all')
    const tab = (key: (typeof views)[number], text: string, count: number) => ({
      href: `/partnership/actions?show=${key}`,
      text,
      count,
      current: view === key,
    })
    const shown = { mine, all: open, ended }[view]
    return {
      title: 'Actions of the partnership',
      wide: true,
      filesElsewhere: true,
      back: { href: '/partnership', text: 'The partnership' },
      main: (
        <>
          <Heading
            sub={`${open.length} open, ${late.length} of them late. Whoever has an action is reminded before and after its day.`}
          >
            Actions of the partnership
          </Heading>
          <ButtonGroup>
            <Button href="/partnership/actions/new">Add an action</Button>
          </ButtonGroup>
          <Tabs
            label="Which actions"
            tabs={[
              tab('mine', 'Mine', mine.length),
              tab('all', 'All open', open.length),
              tab('ended', 'Done or dropped', ended.length),
            ]}
          />
          <h2>
            {{ mine: 'Yours and your organisation’s', all: 'All open actions', ended: 'Done or dropped' }[view]}{' '}
            <Count>{shown.length}</Count>
          </h2>
          <ActionsTable
            caption="Actions"
            actions={shown}
            today={today}
            empty={
              view === 'mine'
                ? 'Nothing is yours to do.'
                : view === 'all'
                  ? 'No action is open. Actions are agreed at meetings, or added here.'
                  : 'No action has ended yet.'
            }
          />
          <p class="nwd-sub">
            Download all: <a href="/partnership/actions/file?format=csv">CSV</a>,{' '}
            <a href="/partnership/actions/file?format=xlsx">XLSX</a>
          </p>
        </>
      ),
    }
  },
})

/** All actions, open and ended, as CSV or XLSX. */
export const actionsFile = raw({
  method: 'GET',
  path: '/partnership/actions/file',
  access: members,
  audit: 'partnership.actions.downloaded',
  async answer({ tx, viewer, url, record, today }) {
    const area = areaOf(viewer)
    const actions = [...(await actionsOf(tx, area, 'open')), ...(await actionsOf(tx, area, 'ended'))]
    await record({ detail: { rows: actions.length } })
    const sheet = {
      name: 'Actions',
      headings: [
        'Number',
        'Action',
        'Organisation',
        'Person',
        'Due',
        'State',
        'Working days late',
        'Agreed on',
        'Why it stands so',
      ],
      rows: actions.map((action) => [
        action.number,
        action.words,
        action.organisation,
        action.name,
        action.due_on,
        stateWords[action.state],
        action.state === 'open' ? lateBy(action.due_on, today) : null,
        dateInLondon(action.made_at),
        action.because,
      ]),
    }
    return sheetAsDownload(sheet, 'partnership-actions', url.searchParams.get('format') === 'xlsx' ? 'xlsx' : 'csv')
  },
})
