import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { nearest } from '../../sources/header.js'
import { type Mapping, readMapping } from '../../sources/mapping.js'
import { FileProblem } from '../../sources/problem.js'

const folder = new URL('../../../data/presets/', import.meta.url)

/** The mapping files that ship with the program. */
export async function shippedPresets(): Promise<readonly Mapping[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
  return Promise.all(
    names.map(async (name) => readMapping(await readFile(new URL(name, folder), 'utf8'), fileURLToPath(new URL(name, folder)))),
  )
}

/** The mapping that a person chose: a preset by name, or a file of their own. @throws FileProblem */
export async function chosenMapping(choice: {
  preset?: string | undefined
  mapping?: string | undefined
}): Promise<Mapping | undefined> {
  if (choice.mapping !== undefined) {
    const text = await readFile(choice.mapping, 'utf8').catch(() => {
      throw new FileProblem('bad_mapping', {
        zh: `读不到映射文件 ${choice.mapping}`,
        en: `The mapping file ${choice.mapping} cannot be read`,
      })
    })
    return readMapping(text, choice.mapping)
  }
  if (choice.preset === undefined) return undefined
  const presets = await shippedPresets()
  const found = presets.find((preset) => preset.name === choice.preset)
  if (found) return found
  const names = presets.map((preset) => preset.name)
  const near = nearest(choice.preset, names)
  throw new FileProblem('bad_mapping', {
    zh: `没有叫 ${choice.preset} 的预设${near ? `,是不是 ${near}?` : ''}(有:${names.join('、')})`,
    en: `There is no preset ${choice.preset}${near ? `; did you mean ${near}?` : ''} (there are ${names.join(', ')})`,
  })
}
