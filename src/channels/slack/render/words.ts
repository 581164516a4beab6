import type { Language } from '../../../catalog/label.js'

/** The few words that the channel itself puts on its widgets. */
export const words = (language: Language) => all[language]

const all = {
  zh: {
    choose: '请选择',
    chooseMany: '可多选',
    submit: '提交',
    cancel: '取消',
    typeIt: '选项较多，请直接输入文字或编号。',
    range: (from: number, to: number) => `${from}–${to}`,
    more: (total: number) => `… 共 ${total.toLocaleString('en-US')} 行`,
    inFile: (rows: number) => `以上为前 ${rows} 行，完整表格见附件。`,
    wholeText: '完整内容见附件。',
    noFile: (name: string) => `文件 ${name} 无法发送。`,
    open: '打开',
    answer: '回复',
  },
  en: {
    choose: 'Choose',
    chooseMany: 'Choose any number',
    submit: 'Submit',
    cancel: 'Cancel',
    typeIt: 'There are many choices: please type the words or the number.',
    range: (from: number, to: number) => `${from}–${to}`,
    more: (total: number) => `… ${total.toLocaleString('en-US')} rows in all`,
    inFile: (rows: number) => `The first ${rows} rows; the whole table is attached.`,
    wholeText: 'The whole text is attached.',
    noFile: (name: string) => `The file ${name} could not be sent.`,
    open: 'Open',
    answer: 'Answer',
  },
}
