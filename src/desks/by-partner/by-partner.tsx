import { keysBehindPartner, stepInWords, steps } from '#modules/measurement'
import { organisationsOf } from '#modules/partnership'
import { found, NotFound, page, raw } from '#platform/http'
import { referenceText } from '#platform/reference'
import { sheetAsDownload } from '#platform/sheets'
import { formatDate } from '#platform/time'
import { Heading } from '#platform/ui'
import { behind, PeopleBehind } from '../behind-a-figure/people-behind.tsx'
import { askedBy, byPartnerOf, readers } from './asked.ts'
import { ByPartnerPage } from './by-partner.page.tsx'
import { byPartnerSheet } from './by-partner.sheet.ts'

const audit = { none: 'how partners of the viewer’s own area do, which names nobody' }

export const byPartner = page({
  path: '/reports/partners',
  access: readers,
  audit,
  async show(visit) {
    const { viewer, today } = visit
    return {
      title: 'How partners do',
      wide: true,
      main: (
        <ByPartnerPage
          {...(await byPartnerOf(visit))}
          place={referenceText('areas', found(viewer.area_id))}
          today={today}
          mine={viewer.organisation_name}
          reports={viewer.role !== 'provider_worker'}
        />
      ),
    }
  },
})

export const byPartnerFigures = raw({
  method: 'GET',
  path: '/reports/partners/figures',
  access: readers,
  audit,
  async answer(visit) {
    const format = visit.url.searchParams.get('format') === 'xlsx' ? 'xlsx' : 'csv'
    return sheetAsDownload(byPartnerSheet(await byPartnerOf(visit)), `partners-to-${visit.today}`, format)
  },
})

/** The people whom a figure of a partner counts: of any partner for a coordinator, of their own for everybody else. */
export const behindAPartner = page({
  path: '/reports/partners/people',
  access: readers,
  audit: 'desks.behind_a_partner.viewed',
  async show(visit) {
    const { viewer, tx, url, record } = visit
    const { asked, stretch, side, step: shown } = askedBy(visit)
    const partner = url.searchParams.get('partner') ?? viewer.organisation_id ?? ''
    if (viewer.role !== 'coordinator' && partner !== viewer.organisation_id) throw new NotFound()
    const organisation = found((await organisationsOf(tx, asked.area)).find(({ id }) => id === partner))
    const step = steps.find((one) => one === url.searchParams.get('took')) ?? 'all'
    const keys = await visit.statistics((stats) => keysBehindPartner(stats, { ...asked, partner, step }))
    const people = await behind(visit, keys, 'referrals')
    await record({ detail: { figure: `${side}_${step}`, people: people.known.length } })
    const what = step === 'all' ? (side === 'asked' ? 'asked for' : 'sent') : stepInWords[step].toLowerCase()
    const title = `${organisation.name}: ${what}`.slice(0, 70)
    const query = `side=${side}&step=${shown}&in=${stretch.name}`
    return {
      title,
      back: { href: `/reports/partners?${query}`, text: 'How partners do' },
      main: (
        <>
          <Heading
            sub={`Referrals ${side === 'asked' ? 'given' : 'sent'} ${formatDate(stretch.from)} to ${formatDate(stretch.to)}. Somebody referred twice is here once.`}
          >
            {title}
          </Heading>
          <PeopleBehind {...people} href={`/reports/partners/people?partner=${partner}&took=${step}&${query}`} />
        </>
      ),
    }
  },
})
