import { page } from '#platform/http'
import { Heading, NextStep, Tag, type TagTone } from '#platform/ui'
import { readers } from '../report/local/load-report.ts'
import { loadWorkshop, type Workshop } from './load-workshop.ts'
import { slugOf, standingInWords, topicNow } from './said.ts'
import { Shared } from './spread.tsx'

const tones: Record<string, TagTone> = { agreed: 'green', not_agreed: 'orange', open: 'blue' }

/** The points of the workshop, each as it stands: the beginning, and where one goes back to. */
export const workshopPage = page({
  path: '/checklists/:round/workshop',
  access: readers,
  audit: { none: 'figures of the viewer’s own area, which name nobody' },
  async show(visit) {
    const workshop = await loadWorkshop(visit)
    const { round, topics, discussions, at, points } = workshop
    const writes = visit.viewer.role === 'coordinator'
    const rated = topics.filter(({ statement }) => (discussions.get(statement.item)?.standing ?? 'open') !== 'open')
    return {
      title: 'Workshop',
      wide: true,
      bare: true,
      back: { href: `${at}/report`, text: 'The report' },
      main: (
        <Shared>
          <Heading sub={`${round.title}. ${rated.length} of ${topics.length} talked through.`}>
            What we talk about
          </Heading>
          {points.length === 0 && (
            <p>
              No points were chosen, so these are the weakest statements, and those on which organisations differ most.
              {writes && (
                <>
                  {' '}
                  <a href={`${at}/points`}>Choose your own</a>
                </>
              )}
            </p>
          )}
          <First workshop={workshop} writes={writes} />
          <ol class="nwd-topics">
            {topics.map(({ statement: { item, text }, why }) => {
              const said = discussions.get(item)
              return (
                <li key={item}>
                  <div>
                    {writes ? (
                      <a href={`${at}/workshop/${slugOf(item)}`}>
                        {item} {text}
                      </a>
                    ) : (
                      `${item} ${text}`
                    )}
                    {why !== '' && <div class="nwd-sub">{why}</div>}
                    {said?.standing === 'not_agreed' && <div class="nwd-sub">{said.reason}</div>}
                  </div>
                  <div class="nwd-topics__state">
                    <Tag tone={tones[said?.standing ?? ''] ?? 'grey'}>
                      {standingInWords(said, workshop.report.scale)}
                    </Tag>
                    {workshop.improvements.has(item) && (
                      <a href={`/checklists/plan/${workshop.improvements.get(item)}`}>Improvement</a>
                    )}
                  </div>
                </li>
              )
            })}
          </ol>
        </Shared>
      ),
    }
  },
})

function First({ workshop: { topics, discussions, at }, writes }: { workshop: Workshop; writes: boolean }) {
  const now = topicNow(topics, discussions)
  const second = <a href={`${at}/screen`}>Second screen</a>
  if (topics.length === 0) return <p>Nobody has answered a statement, so there is nothing to talk about.</p>
  if (now === undefined)
    return (
      <NextStep
        actions={
          <a class="ds_button" href="/checklists/plan">
            The improvement plan
          </a>
        }
      >
        All points are talked through.
      </NextStep>
    )
  const { item } = now.statement
  return (
    <NextStep
      actions={
        writes ? (
          <>
            <a class="ds_button" href={`${at}/workshop/${slugOf(item)}`}>
              {discussions.size === 0 ? `Begin with ${item}` : `Go on with ${item}`}
            </a>
            {second}
          </>
        ) : (
          second
        )
      }
    >
      One statement at a time: what each answered, what was said, and what we agree.
    </NextStep>
  )
}
