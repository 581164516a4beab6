import type { Label } from '../../catalog/label.js'
import type { Tag, TagValue } from '../tag.js'

/** What the tag needs to know of the newest build of personas that an as-of date can see. */
export interface StandingPersonas {
  readonly build: string
  /** `YYYY-MM-DD` */
  readonly asOf: string
  /** In the order of the sheet: the largest first. */
  readonly personas: readonly { readonly id: string; readonly name: Label }[]
}

/** Which persona a customer was placed in; none while no personas were built. */
export function personaTags(standing: StandingPersonas | undefined): readonly Tag[] {
  if (!standing || standing.personas.length === 0) return []
  return [
    {
      name: 'persona',
      family: 'psychological',
      label: { zh: '画像', en: 'persona' },
      synonyms: {
        zh: ['人群画像', '客群', '用户画像', '客户画像', '人物画像'],
        en: ['personas', 'customer persona', 'customer personas'],
      },
      definition: {
        zh: `客户所属的画像（${standing.asOf} 的一版，共 ${standing.personas.length} 类）；资料太少、归不进任何一类的为空`,
        en: `The persona that the customer belongs to (the build of ${standing.asOf}, ${standing.personas.length} personas); empty where too little is known`,
      },
      type: 'word',
      values: standing.personas.map(personaValue),
      source: 'persona_members',
      refresh: 'daily',
      compute: { kind: 'placed', build: standing.build },
    },
  ]
}

/** A persona is said by its name or its id. */
function personaValue({ id, name }: StandingPersonas['personas'][number]): TagValue {
  return { value: id, label: name, synonyms: { zh: [`画像${id}`], en: [id, `persona ${id}`] } }
}
