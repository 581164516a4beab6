import type { Label, Synonyms } from './label.js'

/** A shopping festival: the same days every year. `from` and `to` are `MM-DD`, both included; a `to` before `from` runs into the next year. */
export interface Festival {
  readonly name: string
  readonly label: Label
  readonly synonyms: Synonyms
  readonly from: string
  readonly to: string
}

/** The festivals that ship; a workspace may add its own or move these. */
export const festivals: readonly Festival[] = [
  {
    name: '618',
    label: { zh: '618', en: '618' },
    synonyms: { zh: ['618大促', '六一八', '年中大促', '618年中大促'], en: ['618 festival', '618 sale', 'mid-year sale'] },
    from: '06-01',
    to: '06-18',
  },
  {
    name: '双11',
    label: { zh: '双11', en: 'Double 11' },
    synonyms: {
      zh: ['双十一', '双11大促', '双十一大促', '1111', '光棍节'],
      en: ['double 11', 'double eleven', "singles' day", 'singles day', '11.11', 'double11'],
    },
    from: '11-01',
    to: '11-11',
  },
  {
    name: '双12',
    label: { zh: '双12', en: 'Double 12' },
    synonyms: { zh: ['双十二', '双12大促', '双十二大促', '1212'], en: ['double 12', 'double twelve', '12.12', 'double12'] },
    from: '12-01',
    to: '12-12',
  },
  {
    name: '38节',
    label: { zh: '38女王节', en: "Women's Day sale" },
    synonyms: { zh: ['女王节', '三八节', '38大促', '妇女节', '38女王节'], en: ["women's day", '38 festival'] },
    from: '03-01',
    to: '03-08',
  },
  {
    name: '99大促',
    label: { zh: '99大促', en: '99 sale' },
    synonyms: { zh: ['99划算节', '99聚星节'], en: ['99 festival'] },
    from: '09-01',
    to: '09-09',
  },
]
