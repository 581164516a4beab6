import type { Label } from '../catalog/label.js'

/** Why one row was set aside. The code travels through SQL and reports; the label is what a person reads. */
export const rowReasons = {
  empty_required: { zh: '必填的单元格是空的', en: 'a required cell is empty' },
  bad_time: {
    zh: '不是能读懂的时间(写成 2026-01-31 20:15:00)',
    en: 'not a time that can be read (write 2026-01-31 20:15:00)',
  },
  ambiguous_day: {
    zh: '日和月的先后不明(如 03/04/2026);请在映射文件里为这一列写 "time": "dmy" 或 "mdy"',
    en: 'day and month could be either way round (03/04/2026); name "time": "dmy" or "mdy" for this column in a mapping file',
  },
  no_such_day: { zh: '没有这一天或这一刻', en: 'there is no such day or hour' },
  out_of_range: { zh: '时间超出可接受的年份', en: 'outside the years that are accepted' },
  bad_year: { zh: '不是 1900–2100 之间的年份', en: 'not a year from 1900 to 2100' },
  bad_money: { zh: '不是金额', en: 'not an amount of money' },
  bad_number: { zh: '不是数字', en: 'not a number' },
  bad_count: { zh: '不是不小于 0 的整数', en: 'not a whole number of 0 or more' },
  negative: {
    zh: '不能是负数(退款请写在状态里,或在映射文件里说明)',
    en: 'may not be negative (refunds belong in the status, or in a mapping file)',
  },
  bad_stars: { zh: '不是 1–5 的整数', en: 'not a whole number from 1 to 5' },
  bad_phone: { zh: '不是手机或电话号码', en: 'not a phone number' },
  bad_email: { zh: '不是邮箱地址', en: 'not an e-mail address' },
  masked_value: { zh: '已经打码,不能用来合并身份', en: 'masked already, so it cannot join anybody' },
  unknown_word: { zh: '不在可接受的词里', en: 'not one of the accepted words' },
  too_few_cells: { zh: '单元格比表头少(半行?)', en: 'fewer cells than the header (half a row?)' },
  too_many_cells: { zh: '单元格比表头多', en: 'more cells than the header' },
  broken_quote: { zh: '引号没有配对', en: 'a quotation mark is not closed' },
  binary: { zh: '里面有二进制内容(零字节)', en: 'it holds binary data (a zero byte)' },
  cut_id: {
    zh: '编号被电子表格改成了科学计数(如 1.89E+18),已经不完整;请把这一列设为文本后重新导出',
    en: 'a spreadsheet cut this id short (1.89E+18); make the column text and export it again',
  },
  bad_json: { zh: '这一行不是 JSON 对象', en: 'this line is not a JSON object' },
  left_out: { zh: '映射文件说明不导入', en: 'the mapping file leaves it out' },
  superseded: {
    zh: '同一文件里后面有同一编号的行,以后面的为准',
    en: 'a later row of the same file has the same key; the later one counts',
  },
} as const satisfies Record<string, Label>

export type RowReason = keyof typeof rowReasons

/** Something that a person should know about a file that was imported. */
export interface Notice {
  readonly code: string
  readonly label: Label
}

/** Why a whole file was stopped: nothing of it is imported. */
export type FileProblemCode =
  | 'unreadable'
  | 'not_a_table'
  | 'empty'
  | 'header_only'
  | 'unknown_encoding'
  | 'mixed_encoding'
  | 'duplicate_header'
  | 'missing_column'
  | 'unknown_kind'
  | 'ambiguous_kind'
  | 'bad_mapping'
  | 'mapping_column'
  | 'broken_file'

/** A file that cannot be imported as it is: what, where, and what to do next, in both languages. */
export class FileProblem extends Error {
  readonly code: FileProblemCode
  readonly label: Label
  /** The physical line, where one is to blame (1 is the first). */
  readonly line: number | undefined

  constructor(code: FileProblemCode, label: Label, line?: number) {
    super(label.en)
    this.code = code
    this.label = label
    this.line = line
  }
}
