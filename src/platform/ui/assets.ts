import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

/** One static file the web server must serve, for ever: its path changes when its content does. */
export interface AssetFile {
  /** `/assets/<name>.<content hash>.<ext>` */
  path: string
  /** Where it lies on this machine. */
  file: string
  /** Its media type, with charset. */
  type: string
}

function asset(name: string, file: string, type: string): AssetFile {
  const hash = createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 12)
  return { path: `/assets/${name.replace(/(?=\.[a-z0-9]+$)/, `.${hash}`)}`, file, type }
}

const ours = (name: string) => fileURLToPath(new URL(`./assets/${name}`, import.meta.url))
const { resolve } = createRequire(import.meta.url)
const theirs = resolve('@scottish-government/design-system/dist/css/design-system.min.css')

const designSystem = asset('design-system.css', theirs, 'text/css; charset=utf-8')
const additions = asset('nwd.css', ours('nwd.css'), 'text/css; charset=utf-8')
const script = asset('nwd.js', ours('nwd.js'), 'text/javascript; charset=utf-8')
const keep = asset('keep.js', ours('keep.js'), 'text/javascript; charset=utf-8')
const icon = asset('icon.svg', ours('icon.svg'), 'image/svg+xml; charset=utf-8')

// nwd.css names the fonts by these paths; a test fails when a new version of a font changes its hash.
const fonts = ['400', '700'].map((weight) =>
  asset(
    `roboto-${weight}.woff2`,
    resolve(`@fontsource/roboto/files/roboto-latin-${weight}-normal.woff2`),
    'font/woff2',
  ),
)

/** The addresses a page links, in the order it must link them. */
export const pageAssets = {
  styles: [designSystem.path, additions.path],
  script: script.path,
  keep: keep.path,
  icon: icon.path,
}

/** Every static file of the service. The components use no other font, image or icon of the design system. */
export function assetFiles(): AssetFile[] {
  return [designSystem, additions, script, keep, icon, ...fonts]
}
