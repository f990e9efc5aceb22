import type { ComponentChildren } from 'preact'
import type { WholeReport } from '../report/local/load-report.ts'
import { SaidAbout } from '../report/local/said-about.tsx'
import { partsOf } from '../report/scale-looks.ts'
import type { Discussion } from './discussions.queries.ts'
import { standingInWords, type Topic } from './said.ts'

const paint = { full: '#0065bd', mid: '#86b4e0', pale: '#b8c6d6', dark: '#4a4a4a', hollow: '#727272' } as const

interface SpreadProps {
  whole: Pick<WholeReport, 'report'>
  statement: Topic['statement']
  said: Discussion | undefined
}

/** How many gave which answer, each for itself; and beside them the rating that the partnership agreed on, where it has. */
export function Spread({ whole: { report }, statement, said }: SpreadProps) {
  const most = Math.max(...Object.values(statement.counts), 1)
  const answers = partsOf(report.scale).map(({ key, text, look }) => ({
    text,
    count: statement.counts[key] ?? 0,
    fill: paint[look],
    agreed: said?.standing === 'agreed' && said.answer === key,
  }))
  return (
    <table class="nwd-spread">
      <caption>
        What {report.organisations} organisations answered, each for itself
        {statement.unanswered > 0 && `; ${statement.unanswered} left it empty`}
      </caption>
      <tbody>
        {answers.map(({ text, count, fill, agreed }) => (
          <tr key={text} class={agreed ? 'nwd-spread__agreed' : undefined}>
            <th scope="row">
              {text}
              {agreed && <strong> ✓ We agree</strong>}
            </th>
            <td>{count}</td>
            <td>
              <svg aria-hidden="true" width="100%" height="28">
                <rect width={`${(count / most) * 100}%`} height="28" fill={fill} />
              </svg>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What the partnership agreed, or why it did not, and what was said; nothing before it was talked about. */
export function Outcome({ whole, said }: { whole: Pick<WholeReport, 'report'>; said: Discussion | undefined }) {
  if (said === undefined) return null
  return (
    <section class="nwd-outcome" aria-label="What we say together">
      <p>
        <strong>{standingInWords(said, whole.report.scale)}</strong>
        {said.standing !== 'open' && ` (${said.agreed_by})`}
      </p>
      {said.reason !== '' && <p>{said.reason}</p>}
      {said.note !== '' && <p class="nwd-said">{said.note}</p>}
    </section>
  )
}

/** What was said in the boxes of the statement's section, where any of it has been cleared. */
export function Comments({ whole, section }: { whole: WholeReport; section: number }) {
  const title = whole.report.sections.find(({ number }) => number === section)?.title ?? ''
  if (!whole.comments.some((comment) => comment.section === section)) return null
  return (
    <section>
      <h2>
        Written about {section}. {title}
      </h2>
      <SaidAbout whole={whole} section={section} />
    </section>
  )
}

/** The page of one statement: big on a shared screen, with its place in the workshop above it. */
export function Statement({ topic, where }: { topic: Topic; where: string }) {
  const { item, text } = topic.statement
  return (
    <>
      <p class="nwd-shared__where">{where}</p>
      <h1 class="ds_h1">
        <span class="nwd-shared__item">{item}</span> {text}
      </h1>
      {topic.why !== '' && <p class="nwd-shared__why">{topic.why}</p>}
    </>
  )
}

/** A page for a shared screen. */
export const Shared = ({ children }: { children: ComponentChildren }) => <div class="nwd-shared">{children}</div>
