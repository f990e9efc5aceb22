import type { Block } from '#platform/documents'

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
const lines = (text: string) => escaped(text).replaceAll('\n', '<br>')

// To be opened from a folder years from now, on any machine: no other file, no script, nothing fetched.
const look = `body{font:1rem/1.5 Arial,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}
h1{font-size:2rem;line-height:1.2}h2{margin-top:2.5rem;border-top:2px solid #0065bd;padding-top:.75rem}h3{margin:1.5rem 0 .25rem;color:#505050}
table{border-collapse:collapse;width:100%}caption{text-align:left;font-weight:bold;padding:.5rem 0}
th,td{text-align:left;vertical-align:top;padding:.4rem .75rem .4rem 0;border-bottom:1px solid #b3b3b3;overflow-wrap:anywhere}
p{margin:.25rem 0 .5rem;overflow-wrap:anywhere}nav ul{columns:2 18rem}@media print{nav{display:none}h2{break-after:avoid}tr{break-inside:avoid}}`

function written(block: Block, id: string): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level} id="${id}">${escaped(block.text)}</h${block.level}>`
    case 'paragraph':
      return `<p>${lines(block.text)}</p>`
    case 'labelled':
      return `<p><b>${escaped(block.label)}:</b> ${lines(block.text)}</p>`
    case 'list':
    case 'quotes':
      return `<ul>${block.items.map((item) => `<li>${lines(item)}</li>`).join('')}</ul>`
    case 'table': {
      const head = block.headings.map((text) => `<th scope="col">${escaped(text)}</th>`).join('')
      const rows = block.rows.map(
        (row) => `<tr>${row.map((cell) => `<td>${lines(String(cell ?? ''))}</td>`).join('')}</tr>`,
      )
      return `<table><caption>${escaped(block.caption)}</caption><thead><tr>${head}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>`
    }
    case 'bars':
      return ''
  }
}

/** A document as one HTML file that stands alone, with its contents at the top. */
export function htmlOf({ title, blocks }: { title: string; blocks: readonly Block[] }): string {
  const contents = blocks.flatMap((block, at) =>
    block.kind === 'heading' && block.level === 2 ? [`<li><a href="#p${at}">${escaped(block.text)}</a></li>`] : [],
  )
  const body = blocks.map((block, at) => written(block, `p${at}`))
  const after = blocks.findIndex((block) => block.kind === 'heading' && block.level === 2)
  const nav = `<nav aria-label="Contents"><h2>What is in it</h2><ul>${contents.join('')}</ul></nav>`
  return `<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${escaped(title)}</title><style>${look}</style></head>
<body><main>
${[...body.slice(0, after), nav, ...body.slice(after)].join('\n')}
</main></body></html>
`
}
