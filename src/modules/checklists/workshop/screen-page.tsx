import { page } from '#platform/http'
import { Heading } from '#platform/ui'
import { readers } from '../report/local/load-report.ts'
import { loadWorkshop } from './load-workshop.ts'
import { topicNow } from './said.ts'
import { Comments, Outcome, Shared, Spread, Statement } from './spread.tsx'

/** What is being talked about now, for a second screen: nothing to press; loaded again, it follows the first. */
export const workshopScreen = page({
  path: '/checklists/:round/screen',
  access: readers,
  audit: { none: 'figures of the viewer’s own area, which name nobody' },
  async show(visit) {
    const workshop = await loadWorkshop(visit)
    const { topics, discussions, at } = workshop
    const topic = topicNow(topics, discussions)
    const back = { href: `${at}/workshop`, text: 'All points' }
    if (topic === undefined)
      return {
        title: 'Workshop',
        wide: true,
        bare: true,
        back,
        main: (
          <Shared>
            <Heading>All points are talked through</Heading>
          </Shared>
        ),
      }
    const said = discussions.get(topic.statement.item)
    return {
      title: `Workshop: ${topic.statement.item}`,
      wide: true,
      bare: true,
      back,
      main: (
        <Shared>
          <Statement topic={topic} where={`Point ${topics.indexOf(topic) + 1} of ${topics.length}`} />
          <Spread whole={workshop} statement={topic.statement} said={said} />
          <Outcome whole={workshop} said={said} />
          <Comments whole={workshop} section={topic.statement.section} />
          <p class="nwd-sub">Load this page again to follow the first screen.</p>
        </Shared>
      ),
    }
  },
})
