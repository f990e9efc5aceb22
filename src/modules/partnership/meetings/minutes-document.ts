import type { Block, WordDocument } from '#platform/documents'
import type { Minutes } from './minutes.ts'

const plain = (text: string): Block => ({ kind: 'paragraph', text })
const labelled = (label: string, text: string): Block => ({ kind: 'labelled', label, text })
const heading = (text: string): Block => ({ kind: 'heading', level: 2, text })
const list = (label: string, items: readonly string[], none: string): Block[] =>
  items.length === 0 ? [labelled(label, none)] : [labelled(label, ''), { kind: 'list', items }]
const others = (title: string, items: readonly string[]): Block[] =>
  items.length === 0 ? [] : [heading(title), { kind: 'list', items }]

/** Minutes as a document: what their page shows, in the same order. */
export const minutesDocument = (minutes: Minutes): WordDocument => ({
  title: `Minutes: ${minutes.title}`,
  subject: minutes.when,
  blocks: [
    { kind: 'heading', level: 1, text: `Minutes: ${minutes.title}` },
    labelled('When', minutes.when),
    labelled('Where', minutes.where),
    labelled('These minutes', minutes.standing),
    heading('Who was there'),
    ...list('There', minutes.there, 'nobody written down'),
    ...list('Apologies', minutes.apologies, 'none'),
    ...(minutes.others === null ? [] : [labelled('Also there', minutes.others)]),
    plain(minutes.quorum),
    ...minutes.items.flatMap((item) => [
      heading(`${item.number}. ${item.title}`),
      ...item.interests.map((interest) => labelled('Interest declared', interest)),
      ...(item.note ?? 'Nothing is written down.').split(/\n+/).map(plain),
      ...item.decisions.flatMap(({ text, why }) => [
        labelled('Decided', text),
        ...(why === null ? [] : [labelled('Why', why)]),
      ]),
      ...item.actions.map((action) => labelled('To do', action)),
      ...(item.carried ? [plain('Carried over to another meeting.')] : []),
    ]),
    ...others('Other decisions', minutes.otherDecisions),
    ...others('Other actions', minutes.otherActions),
  ],
})
