import type { Language } from '../catalog/label.js'
import { type Block, type Cell, chart, heading, list, paragraph, table } from '../messages/index.js'
import { capital } from './capital.js'
import { type Digest, type Grouping, leastGroup, type TagChange } from './digest.js'
import { isSmall, protectedNumber } from './small-groups.js'

/** Each grouping: its sizes now and a week before, and who moved where. */
export function tellPeople({ groups, customers }: Digest, language: Language): Block[] {
  const zh = language === 'zh'
  const all = zh
    ? `客户共 ${count(customers.now)} 人，一周前 ${count(customers.before)} 人。`
    : `${count(customers.now)} customers in all, ${count(customers.before)} a week before.`
  return [
    paragraph(all),
    ...groups.filter((one) => one.groups.length > 0).flatMap((grouping) => tellGrouping(grouping, language)),
  ]
}

function tellGrouping({ name, label, groups, flows }: Grouping, language: Language): Block[] {
  const zh = language === 'zh'
  const total = groups.reduce((sum, { now }) => sum + now, 0)
  const totalBefore = groups.reduce((sum, { before }) => sum + before, 0)
  const moves = groups.some(({ gained }) => gained !== undefined)
  const flowText = flows.map(({ from, to, customers }) =>
    zh ? `${from.zh} → ${to.zh}：${count(customers)} 人` : `${from.en} → ${to.en}: ${count(customers)}`,
  )
  return [
    heading(capital(label[language]), 3),
    chart({
      chart: 'bar',
      name: name.replaceAll('_', '-'),
      title: zh ? `${label.zh}：本周末与一周前` : `${capital(label.en)}: now and a week before`,
      unit: 'customers',
      categories: groups.map((group) => capital(group.label[language])),
      series: [
        { name: zh ? '本周末' : 'now', values: groups.map(({ now }) => protectedNumber(now)) },
        { name: zh ? '一周前' : 'week before', values: groups.map(({ before }) => protectedNumber(before)) },
      ],
    }),
    table({
      columns: [
        { key: 'group', label: capital(label[language]), type: 'word' },
        { key: 'now', label: zh ? '人数' : 'Customers', type: 'number' },
        { key: 'share', label: zh ? '占比' : 'Share', unit: 'ratio' },
        { key: 'change', label: zh ? '占比变化' : 'Change of share', type: 'number' },
        ...(moves
          ? [
              { key: 'gained', label: zh ? '流入' : 'Came in', type: 'number' as const },
              { key: 'lost', label: zh ? '流出' : 'Went out', type: 'number' as const },
            ]
          : []),
      ],
      rows: groups.map((group): Record<string, Cell> => {
        const small = group.now < leastGroup
        return {
          group: capital(group.label[language]),
          now: protectedText(group.now),
          share: small || total === 0 ? null : group.now / total,
          change:
            small || group.before < leastGroup || totalBefore === 0
              ? null
              : points(group.now / total - group.before / totalBefore, language),
          gained: protectedText(group.gained ?? null),
          lost: protectedText(group.lost ?? null),
        }
      }),
    }),
    ...(flowText.length ? [paragraph(zh ? '主要流动：' : 'Largest moves:'), list(flowText)] : []),
  ]
}

/** Tags that more customers gained than lost, or the reverse. */
export function tellTags(changes: readonly TagChange[], language: Language): Block[] {
  const zh = language === 'zh'
  if (changes.length === 0) return [paragraph(zh ? '没有超出偶然的标签变化。' : 'No tag changed beyond chance.')]
  return [
    table({
      columns: [
        { key: 'tag', label: zh ? '标签' : 'Tag', type: 'word' },
        { key: 'value', label: zh ? '取值' : 'Value', type: 'word' },
        { key: 'now', label: zh ? '人数' : 'Customers', type: 'number' },
        { key: 'gained', label: zh ? '新增' : 'Gained', type: 'number' },
        { key: 'lost', label: zh ? '失去' : 'Lost', type: 'number' },
        { key: 'net', label: zh ? '净变化' : 'Net', type: 'number' },
        { key: 'z', label: 'z', unit: 'score' },
      ],
      rows: changes.map(({ label, valueLabel, now, gained, lost, z }) => ({
        tag: capital(label[language]),
        value: valueLabel[language],
        now: protectedText(now),
        gained: protectedText(gained),
        lost: protectedText(lost),
        net: `${gained > lost ? '+' : ''}${count(gained - lost)}`,
        z,
      })),
    }),
  ]
}

const count = (number: number): string => number.toLocaleString('en-US')

const protectedText = (number: number | null): Cell => (number !== null && isSmall(number) ? `<${leastGroup}` : number)

function points(change: number, language: Language): string {
  const text = (change * 100).toFixed(1)
  const signed = change > 0 && text !== '0.0' ? `+${text}` : text.replace('-0.0', '0.0')
  return language === 'zh' ? `${signed}个百分点` : `${signed} pp`
}
