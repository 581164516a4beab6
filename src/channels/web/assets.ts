import { readFileSync } from 'node:fs'
import { style } from '../../messages/html/style.js'

interface Asset {
  readonly type: string
  readonly body: string
}

const read = (name: string) => readFileSync(new URL(`../../../data/web/${name}`, import.meta.url), 'utf8')
let assets: Readonly<Record<string, Asset>> | undefined

/** The page's script and style, read once. */
export function asset(path: string): Asset | undefined {
  if (path !== '/page.js' && path !== '/page.css') return undefined
  assets ??= {
    '/page.js': { type: 'text/javascript; charset=utf-8', body: read('page.js') },
    '/page.css': { type: 'text/css; charset=utf-8', body: `${style}\n${read('page.css')}` },
  }
  return assets[path]
}
