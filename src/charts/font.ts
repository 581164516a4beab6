import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { coverage } from './coverage.js'

export interface ChosenFont {
  readonly path: string
  /** Characters of the text that this font lacks. */
  readonly missing: readonly string[]
}

const bundled = fileURLToPath(new URL('../../data/fonts/NotoSansSC-Regular.ttf', import.meta.url))

/**
 * The font that draws a text: the bundled one (GB 2312 and more, see data/fonts), or the whole Noto Sans SC where its package is installed and the
 * text has rarer characters. One font draws all: the renderer does not fall back between two of one family.
 */
export async function fontFor(text: string): Promise<ChosenFont> {
  const missing = await lacking(bundled, text)
  const whole = missing.length ? wholeFont() : undefined
  return whole ? { path: whole, missing: await lacking(whole, text) } : { path: bundled, missing }
}

const tests = new Map<string, Promise<(codePoint: number) => boolean>>()

async function lacking(path: string, text: string): Promise<string[]> {
  let test = tests.get(path)
  if (!test) {
    test = readFile(path).then(({ buffer, byteOffset, byteLength }) => coverage(new DataView(buffer, byteOffset, byteLength)))
    tests.set(path, test)
  }
  const draws = await test
  return [...new Set(text)].filter((character) => !/\s/.test(character) && !draws(character.codePointAt(0) ?? 0))
}

function wholeFont(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf')
  } catch {
    return undefined
  }
}
