import { diffArrays, diffWordsWithSpace } from 'diff'
import { paragraphsOf } from './paragraphs.ts'

/** A piece of a difference: in both, only in the earlier, or only in the later. */
export interface Piece {
  kind: 'same' | 'out' | 'in'
  words: string
}

const pieceOf = ({ added, removed, value }: { added: boolean; removed: boolean; value: string }): Piece => ({
  kind: added ? 'in' : removed ? 'out' : 'same',
  words: value,
})

/** How two texts differ, paragraph by paragraph: each as its pieces. What stands in both unchanged is one piece of a paragraph. */
export function differencesOf(before: string, after: string): Piece[][] {
  const changes = diffArrays(paragraphsOf(before), paragraphsOf(after))
  const paragraphs: Piece[][] = []
  for (let at = 0; at < changes.length; at += 1) {
    const [change, next] = [changes[at], changes[at + 1]]
    if (change === undefined) continue
    if (change.removed && next?.added) {
      at += 1
      for (let row = 0; row < Math.max(change.value.length, next.value.length); row += 1)
        paragraphs.push(between(change.value[row], next.value[row]))
    } else
      for (const words of change.value)
        paragraphs.push([{ kind: change.added ? 'in' : change.removed ? 'out' : 'same', words }])
  }
  return paragraphs
}

function between(before: string | undefined, after: string | undefined): Piece[] {
  if (before === undefined || after === undefined)
    return [{ kind: before === undefined ? 'in' : 'out', words: after ?? before ?? '' }]
  return diffWordsWithSpace(before, after).map(pieceOf)
}

/** Two texts as one, with what was taken out struck through and what was put in underlined, and both said to those who listen. */
export function Differences({ before, after }: { before: string; after: string }) {
  const paragraphs = differencesOf(before, after)
  if (paragraphs.length === 0) return <p class="nwd-sub">Nothing is written.</p>
  return (
    <div class="nwd-differences">
      {paragraphs.map((pieces, at) => (
        <p key={at} class="nwd-lines">
          {pieces.map((piece, place) => (
            <PieceShown key={place} piece={piece} />
          ))}
        </p>
      ))}
    </div>
  )
}

function PieceShown({ piece: { kind, words } }: { piece: Piece }) {
  if (kind === 'same') return <>{words}</>
  const said = kind === 'in' ? 'put in: ' : 'taken out: '
  const inside = (
    <>
      <span class="visually-hidden">{`[${said}`}</span>
      {words}
      <span class="visually-hidden">]</span>
    </>
  )
  return kind === 'in' ? <ins>{inside}</ins> : <del>{inside}</del>
}

/** Whether two texts say the same. */
export const isSame = (before: string, after: string): boolean =>
  paragraphsOf(before).join('\n\n') === paragraphsOf(after).join('\n\n')
