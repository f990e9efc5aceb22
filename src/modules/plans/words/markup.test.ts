import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blocksOf, figuresNamed, plain, type TextBlock } from './markup.ts'

const said = (blocks: readonly TextBlock[]) =>
  blocks
    .map((block) => {
      if (block.kind === 'figure') return `[figure ${block.figure}]`
      return block.kind === 'list' ? block.items.map(plain).join('\n') : plain(block.words)
    })
    .join('\n')

describe('what plans are written in', () => {
  test('knows paragraphs, headings, lists, links and figures', async () => {
    const blocks = await blocksOf(
      '## Aims\n\nWe **help** [people](https://example.org/a) into *work*: [figure 2] so far.\n\n- one\n- two\n\n[figure 3]',
    )
    expect(blocks).toEqual([
      { kind: 'heading', words: [{ text: 'Aims' }] },
      {
        kind: 'paragraph',
        words: [
          { text: 'We ' },
          { text: 'help', bold: true },
          { text: ' ' },
          { text: 'people', href: 'https://example.org/a' },
          { text: ' into ' },
          { text: 'work', italic: true },
          { text: ': ' },
          { text: '[figure 2]', figure: 2 },
          { text: ' so far.' },
        ],
      },
      { kind: 'list', ordered: false, items: [[{ text: 'one' }], [{ text: 'two' }]] },
      { kind: 'figure', figure: 3 },
    ])
    expect(figuresNamed('a [figure 2] b [Figure 10] [figure 2]')).toEqual([2, 10])
  })

  test('lets no markup of others through, and no address that runs something', async () => {
    const blocks = await blocksOf(
      '<script>alert(1)</script> [press](javascript:alert(1)) ![x](https://example.org/x.png)',
    )
    expect(said(blocks)).toContain('<script>alert(1)</script>')
    expect(JSON.stringify(blocks)).not.toContain('href')
  })

  test('swallows no word, whatever is typed', async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '# ',
        '- ',
        '1. ',
        '> ',
        '| a | b |\n|---|---|\n| c | d |',
        '    code',
        '```\n',
        '[x]: /y',
        '<b>',
        '**',
        '_',
        '[',
        '](',
        '\n',
        '\n\n',
        '- [ ] ',
        '***',
        '&amp;',
        '\\',
      ),
      fc.stringMatching(/^[a-z]{1,6}$/),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 14 }), async (pieces) => {
        const typed = pieces.join(' ')
        const shown = said(await blocksOf(typed))
        // An address of a link is led to, and not read.
        const words = typed.replace(/\]\([^)]*\)/g, ']').match(/[a-z]+/g) ?? []
        for (const word of words) expect(shown).toContain(word)
      }),
      { numRuns: 400 },
    )
  })
})
