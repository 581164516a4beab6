import type { Label, Language } from '../catalog/label.js'
import { chart, heading, type Message, message, note, paragraph, table } from '../messages/index.js'
import type { Persona, PersonaBuild } from './persona.js'

const words = {
  personas: { zh: '人群画像', en: 'Personas' },
  size: { zh: '人数', en: 'customers' },
  share: { zh: '占比', en: 'share' },
  moved: { zh: '占比变化', en: 'change of share' },
} satisfies Record<string, Label>

/** The overview of a build: sizes, moves, and how sure the number of personas is. */
export function overview(build: PersonaBuild, language: Language): Message {
  const { chosen, personas } = build
  const say = (label: Label) => label[language]
  const sure = {
    zh: `截至 ${build.asOf}：${build.customers} 位客户中 ${build.assigned} 位有足够数据归入画像；共 ${chosen.k} 类，轮廓系数 ${chosen.silhouette.toFixed(2)}，换样重做的一致性（ARI）${chosen.stability.toFixed(2)}，最不稳的一类重合度 ${chosen.weakest.toFixed(2)}。`,
    en: `As of ${build.asOf}: of ${build.customers} customers, ${build.assigned} are known well enough for a persona; ${chosen.k} personas, silhouette ${chosen.silhouette.toFixed(2)}, agreement over resamples (ARI) ${chosen.stability.toFixed(2)}, the least stable one comes back with an overlap of ${chosen.weakest.toFixed(2)}.`,
  }
  return message(
    language,
    heading(say(words.personas), 1),
    paragraph(sure[language]),
    chosen.weakest < 0.7 ? note(unstable[language]) : undefined,
    table({
      columns: [
        { key: 'id', label: 'ID' },
        { key: 'name', label: say(words.personas) },
        { key: 'size', label: say(words.size), unit: 'customers' },
        { key: 'share', label: say(words.share), unit: 'ratio' },
        { key: 'moved', label: say(words.moved), type: 'word' },
      ],
      rows: personas.map((persona) => ({
        id: persona.id,
        name: say(persona.name),
        size: persona.size,
        share: persona.share,
        moved: moved(persona, build.since, language),
      })),
    }),
    chart({
      chart: 'bar',
      title: say(words.share),
      categories: personas.map((persona) => say(persona.name)),
      series: [{ name: say(words.share), values: personas.map((persona) => persona.share) }],
      unit: 'ratio',
    }),
    build.gone.length > 0
      ? note({ zh: `不再出现的画像：${build.gone.join('、')}`, en: `Personas that are gone: ${build.gone.join(', ')}` }[language])
      : undefined,
  )
}

const unstable = {
  zh: '注意：换一批客户重做，分法会有明显不同，请只当作线索。',
  en: 'Note: with other customers drawn the split would differ noticeably; take it as a lead only.',
}

function moved({ drift, share }: Persona, since: string | undefined, language: Language): string {
  if (!since) return '—'
  if (!drift) return language === 'zh' ? '新' : 'new'
  const points = (share - drift.shareBefore) * 100
  return `${points >= 0 ? '+' : ''}${points.toFixed(1)} ${language === 'zh' ? '个百分点' : 'pp'}`
}
