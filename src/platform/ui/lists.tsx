import type { ComponentChildren } from 'preact'
import { Tag, type TagTone } from './tag.tsx'

interface Task {
  text: string
  /** Left out when the task cannot be started yet. */
  href?: string | undefined
  hint?: ComponentChildren | undefined
  status: { text: string; tone?: TagTone | undefined }
}

/** Things to do in any order, each with how far it is, in words. */
export function TaskList({ tasks, label }: { tasks: readonly Task[]; label: string }) {
  return (
    <ul class="ds_task-list nwd-tasks" aria-label={label}>
      {tasks.map((task) => (
        <li class="ds_task-list__task" key={task.text}>
          <div class="ds_task-list__task-details">
            {task.href === undefined ? (
              task.text
            ) : (
              <a class="ds_task-list__task-link" href={task.href}>
                {task.text}
              </a>
            )}
            {task.hint && <div class="ds_hint-text ds_task-list__task-summary">{task.hint}</div>}
          </div>
          <Tag tone={task.status.tone}>{task.status.text}</Tag>
        </li>
      ))}
    </ul>
  )
}

interface SummaryRow {
  key: string
  value: ComponentChildren
  /** `about` completes the link for those who hear it alone: "Change" + "date of birth". */
  actions?: readonly { href: string; text: string; about?: string | undefined }[] | undefined
}

/** What is known, by name. A description list, with the design system's look. */
export function SummaryList({ rows, dense }: { rows: readonly SummaryRow[]; dense?: boolean | undefined }) {
  const acting = rows.some((row) => row.actions && row.actions.length > 0)
  return (
    <dl class={`ds_summary-list ds_summary-list--short-keys${dense ? ' nwd-summary-dense' : ''}`}>
      {rows.map((row) => (
        <div class="ds_summary-list__item" key={row.key}>
          <dt class="ds_summary-list__key">{row.key}</dt>
          <dd class="ds_summary-list__value">{row.value}</dd>
          {acting && (
            <dd class="ds_summary-list__actions">
              {row.actions?.map((action) => (
                <a class="nwd-action" key={action.href} href={action.href}>
                  {action.text}
                  <span class="visually-hidden"> {action.about ?? row.key.toLowerCase()}</span>
                </a>
              ))}
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}

interface Happening {
  /** The day or moment, as a person reads it. */
  when: string
  /** The same for machines: `YYYY-MM-DD` or an ISO instant. */
  datetime: string
  /** Where this line can be found again, and by which anchor. */
  href?: string | undefined
  id?: string | undefined
  what: ComponentChildren
  by?: string | undefined
}

/** What has happened, newest first, who did it and when. */
export function Timeline({ items, label }: { items: readonly Happening[]; label: string }) {
  return (
    <ol class="nwd-timeline" aria-label={label}>
      {items.map((item) => (
        <li key={item.id ?? `${item.datetime} ${String(item.by)}`} id={item.id}>
          {item.href === undefined ? (
            <time datetime={item.datetime}>{item.when}</time>
          ) : (
            <a class="nwd-timeline__when" href={item.href}>
              <time datetime={item.datetime}>{item.when}</time>
            </a>
          )}
          <div>
            {item.what}
            {item.by && <span class="nwd-sub"> {item.by}</span>}
          </div>
        </li>
      ))}
    </ol>
  )
}
