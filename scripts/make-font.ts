import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import subsetFont from 'subset-font'

/**
 * Makes data/fonts: Noto Sans SC Regular with the characters of GB 2312 and what charts and pages print besides (data/fonts/README.md).
 * Run: `npx tsx scripts/make-font.ts`. The same input gives the same bytes.
 */
const folder = new URL('../data/fonts/', import.meta.url)
const require = createRequire(import.meta.url)

await mkdir(folder, { recursive: true })
const characters = [...new Set([...gb2312(), ...printable()])].sort()
const source = require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf')
// Vertical and stylistic alternates would double the glyphs; charts are set horizontally.
const options = { targetFormat: 'sfnt', keepFeatures: ['kern'], noLayoutClosure: true, noHinting: true } as const
const subset = await subsetFont(await readFile(source), characters.join(''), options)
await writeFile(new URL('NotoSansSC-Regular.ttf', folder), subset)
await copyFile(require.resolve('@expo-google-fonts/noto-sans-sc/LICENSE_FONT'), new URL('OFL.txt', folder))

/** The characters of GB 2312 (6,763 Chinese characters and 682 signs), from its two-byte codes. */
function gb2312(): string[] {
  const decoder = new TextDecoder('gb18030')
  const rows = [...range(0xa1, 0xa9), ...range(0xb0, 0xf7)]
  return rows.flatMap((high) => range(0xa1, 0xfe).map((low) => decoder.decode(Uint8Array.of(high, low)))).filter(isPrinted)
}

/** ASCII, Latin-1, and signs that numbers, quotes and moves need; characters of names and brands that GB 2312 lacks. */
function printable(): string[] {
  const latin = [...range(0x20, 0x7e), ...range(0xa0, 0xff)].map((code) => String.fromCodePoint(code))
  return [...latin, ...'–—‘’“”…•‰₩€™→←↑↓↗↘≈≠≤≥−×÷·✓✗□■▲△▼▽●○◆★☆', ...'喆堃玥珺昇焗韡祎翀怼囧瑄煊祺烜婳皙臻馥酵屿潏璟祯']
}

/** Codes that GB 2312 leaves empty come out as private-use or replacement characters. */
function isPrinted(character: string): boolean {
  return /^[^\ue000-\uf8ff\ufffd]$/u.test(character)
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}
