import type { Language } from '../catalog/label.js'
import { bold, code, heading, list, type Message, message, note, say, spans } from '../messages/index.js'

/** Questions that work on any brand's data. */
const examples: Readonly<Record<Language, readonly string[]>> = {
  zh: [
    '最近7天活跃但未下单的95后女性有哪些？',
    '各城市的复购率',
    '近半年每月的客单价走势',
    '敏感肌客户最常抱怨什么',
    '抖音和天猫的客户比，客单价差多少',
  ],
  en: [
    'which customers were active in the last 7 days but did not order?',
    'repeat purchase rate by city',
    'average order value by month this year',
    'what do customers with sensitive skin complain about?',
    'compare revenue per buyer of 抖音 and 天猫',
  ],
}

export const exampleQuestions: readonly string[] = [...examples.zh, ...examples.en]

/** What can be said here, with examples that work on any brand's data. */
export function helpMessage(language: Language): Message {
  if (language === 'zh') {
    return message(
      'zh',
      heading('可以这样问', 3),
      list([...examples.zh]),
      say`接着追问即可：${bold('那男生呢？')}、${bold('只看上海')}、${bold('换成按月')}。回复编号可选用上一条给出的选项。`,
      heading('问卷和访谈', 3),
      list([
        spans`${code('发问卷')} 填表发送，或 ${code('发问卷 名称 给 人群或问题')}；${code('进度')} 看进展，${code('结果 名称')} 看结果`,
        spans`${code('保存人群 名称')} 给上一个答案里的客户起个名字，以后提问和发问卷都能用`,
        spans`${code('问卷')} 有哪些问卷；${code('做问卷 名称')} 或 ${code('访谈 名称')} 自己先做一遍`,
      ]),
      heading('其他', 3),
      list([
        spans`${code('口径')} 上一个答案是怎么理解和计算的（含查询与 SQL）`,
        spans`${code('导出')} 上一个答案的表格，CSV`,
        spans`${code('语言')} 切换中文 / English；${code('我的数据')} 我们存了您的什么，${code('删除我的数据')} 全部删除`,
        spans`${code('退出')} 结束；问卷中途退出，下次接着答`,
      ]),
      note('听不懂时我会反问或直说不懂，不会猜一个数给你。'),
    )
  }
  return message(
    'en',
    heading('You can ask', 3),
    list([...examples.en]),
    say`Go on from there: ${bold('and for men?')}, ${bold('only 上海')}, ${bold('by month')}. Reply with a number to take one of the choices offered.`,
    heading('Surveys and interviews', 3),
    list([
      spans`${code('send survey')} opens a form, or ${code('send survey NAME to SEGMENT OR QUESTION')}; ${code('progress')} and ${code('results NAME')} follow it`,
      spans`${code('save segment as NAME')}: the customers of the last answer get a name that questions and surveys understand`,
      spans`${code('surveys')}: those at hand; ${code('take survey NAME')} or ${code('interview NAME')} to try one yourself`,
    ]),
    heading('Also', 3),
    list([
      spans`${code('how read')}: how the last answer was read and computed (query and SQL)`,
      spans`${code('export')}: the table of the last answer as CSV`,
      spans`${code('language')}: switch between 中文 and English; ${code('my data')}: what is kept about you, ${code('erase my data')}: all of it gone`,
      spans`${code('quit')}: the end; a survey left half way goes on next time`,
    ]),
    note('What I do not understand I ask back or say so; I never guess a number.'),
  )
}

export function welcomeMessage(language: Language, brand: string, asOf: string): Message {
  return language === 'zh'
    ? message(
        'zh',
        say`${bold('知音')}${brand ? ` · ${brand}` : ''} · 数据截至 ${asOf}。直接提问，或说 ${code('帮助')}；${code('退出')} 结束。`,
      )
    : message(
        'en',
        say`${bold('Zhiyin')}${brand ? ` · ${brand}` : ''} · data up to ${asOf}. Ask away, or say ${code('help')}; ${code('quit')} ends.`,
      )
}
