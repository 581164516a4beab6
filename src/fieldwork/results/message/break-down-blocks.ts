import type { Language } from '../../../catalog/label.js'
import { type Block, type Cell, type Column, chart, heading, note, table } from '../../../messages/index.js'
import type { BrokenDown } from '../break-down.js'
import type { CrossTab } from '../cross-tab.js'
import type { MeansByGroup } from '../means-by-group.js'
import { nameOf } from './titles.js'
import { chanceOf, figure, percent, span } from './wording.js'

/** A question by groups: a table with letters, what was tested and how, and what was hidden. */
export function breakDownBlocks(broken: BrokenDown, language: Language, charts: boolean): Block[] {
  const zh = language === 'zh'
  const title = `${broken.title[language]} × ${broken.byTitle[language]}`
  const columns = broken.kind === 'shares' ? broken.columns : broken.groups
  if (columns.length === 0)
    return [
      heading(title, 3),
      note(
        broken.hidden > 0
          ? zh
            ? `每组都不到 ${broken.least} 人（或能由总数推出），不显示。`
            : `Every group has fewer than ${broken.least} people (or could be worked out from the total): not shown.`
          : zh
            ? '没有可比的回答。'
            : 'There is nothing to compare.',
      ),
    ]
  return [
    heading(title, 3),
    ...(broken.kind === 'shares' ? sharesBlocks(broken, language, charts) : meansBlocks(broken, language)),
    ...notes(broken, language).map(note),
  ]
}

function sharesBlocks(cross: CrossTab, language: Language, charts: boolean): Block[] {
  const zh = language === 'zh'
  const columns: Column[] = [
    { key: 'answer', label: cross.title[language] },
    ...cross.columns.map(
      ({ label, letter }, j): Column => ({
        key: `c${j}`,
        label: cross.overlapping ? label[language] : `${letter} ${label[language]}`,
        type: 'word',
      }),
    ),
    { key: 'total', label: zh ? '合计' : 'total', type: 'word' },
  ]
  const rows = cross.rows.map(
    ({ label, cells, total }): Record<string, Cell> => ({
      answer: label[language],
      ...Object.fromEntries(
        cells.map(({ share, higherThan }, j) => [
          `c${j}`,
          `${percent(share, language)}${higherThan.length > 0 ? ` ${higherThan.join('')}` : ''}`,
        ]),
      ),
      total: percent(total.share, language),
    }),
  )
  const bases = {
    answer: zh ? '人数' : 'base',
    ...Object.fromEntries(cross.columns.map(({ base }, j) => [`c${j}`, String(base)])),
    total: String(cross.total.base),
  }
  return [
    table({ columns, rows: [...rows, bases] }),
    ...(charts
      ? [
          chart({
            chart: 'bar',
            name: nameOf(`${cross.path}-by-${cross.by}`),
            title: `${cross.title[language]} × ${cross.byTitle[language]}`,
            note: `n = ${cross.total.base}`,
            categories: cross.rows.map(({ label }) => label[language]),
            series: cross.columns.map(({ label }, j) => ({
              name: label[language],
              values: cross.rows.map(({ cells }) => cells[j]?.share ?? 0),
            })),
            unit: 'ratio',
          }),
        ]
      : []),
  ]
}

function meansBlocks(means: MeansByGroup, language: Language): Block[] {
  const zh = language === 'zh'
  return [
    table({
      columns: [
        { key: 'group', label: means.byTitle[language] },
        { key: 'mean', label: zh ? '均值' : 'mean', type: 'word' },
        { key: 'interval', label: zh ? '95% 区间' : '95 % interval', type: 'word' },
        { key: 'deviation', label: zh ? '标准差' : 'SD', type: 'word' },
        { key: 'base', label: zh ? '人数' : 'base', type: 'number' },
      ],
      rows: means.groups.map(({ label, letter, mean, interval, deviation, base, higherThan }) => ({
        group: means.overlapping ? label[language] : `${letter} ${label[language]}`,
        mean: `${figure(mean)}${higherThan.length > 0 ? ` ${higherThan.join('')}` : ''}`,
        interval: span(interval),
        deviation: figure(deviation),
        base,
      })),
    }),
  ]
}

const methods = {
  'chi-square': { zh: '卡方检验', en: 'chi-square test' },
  fisher: { zh: 'Fisher 精确检验（有期望频数小于 5）', en: "Fisher's exact test (an expected count is below 5)" },
  'freeman-halton': {
    zh: 'Fisher–Freeman–Halton 检验（有期望频数小于 5）',
    en: 'Fisher–Freeman–Halton test (an expected count is below 5)',
  },
} as const

function notes(broken: BrokenDown, language: Language): string[] {
  const zh = language === 'zh'
  const said: string[] = []
  if (broken.kind === 'shares' && broken.test) {
    const { method, statistic, freedom, p, strength } = broken.test
    said.push(
      `${methods[method][language]}: ${method === 'chi-square' ? `χ² = ${statistic.toFixed(2)}, df = ${freedom}, ` : ''}${chanceOf(p)}, Cramér V = ${strength.toFixed(2)}`,
    )
  }
  if (broken.kind === 'means' && broken.test)
    said.push(
      `${zh ? 'Welch 方差分析' : "Welch's ANOVA"}: F(${broken.test.freedom}, ${broken.test.otherFreedom.toFixed(1)}) = ${broken.test.f.toFixed(2)}, ${chanceOf(broken.test.p)}`,
    )
  const pairs =
    broken.kind === 'shares' ? (zh ? '两列占比的 z 检验' : 'z-tests of two shares') : zh ? 'Welch t 检验' : "Welch's t-tests"
  said.push(
    broken.overlapping
      ? zh
        ? `一人可在多组：每组与组外所有人比（${pairs}），+ 显著更高，− 显著更低；假发现率 5%（Benjamini–Hochberg）。`
        : `People may be in several groups: each is compared with everybody outside (${pairs}), + significantly higher, − lower; false discovery rate 5 % (Benjamini–Hochberg).`
      : zh
        ? `字母：显著高于那一列（${pairs}，全表假发现率 5%，Benjamini–Hochberg）。`
        : `Letters: significantly higher than that column (${pairs}, false discovery rate 5 % over the table, Benjamini–Hochberg).`,
  )
  if (broken.hidden > 0)
    said.push(
      zh
        ? `${broken.hidden} 个不到 ${broken.least} 人（或能由总数推出）的组不显示，也不计入合计。`
        : `${broken.hidden} groups with fewer than ${broken.least} people (or that could be worked out from the total) are not shown, nor in the total.`,
    )
  return said
}
