import type { RESTPostAPIChatInputApplicationCommandsJSONBody } from 'discord.js'

const manageGuild = String(1n << 5n)
const guildOnly = [0]
const guildAndDirect = [0, 1]

const text = (
  name: string,
  zhName: string,
  en: string,
  zh: string,
  more: { required?: boolean; autocomplete?: boolean } = {},
) => ({
  type: 3 as const,
  name,
  name_localizations: { 'zh-CN': zhName, 'zh-TW': zhName },
  description: en,
  description_localizations: { 'zh-CN': zh, 'zh-TW': zh },
  ...(more.required ? { required: true } : {}),
  ...(more.autocomplete ? { autocomplete: true } : {}),
})

const command = (name: string, zhName: string, en: string, zh: string, contexts: number[]) => ({
  type: 1 as const,
  name,
  name_localizations: { 'zh-CN': zhName, 'zh-TW': zhName },
  description: en,
  description_localizations: { 'zh-CN': zh, 'zh-TW': zh },
  contexts,
  integration_types: [0],
})

/**
 * What can be typed after a slash. `/ask` and `/send` begin closed to everybody but the server's managers, who open them to the team's roles under
 * Server settings → Integrations; whoever then reaches them belongs to the team.
 */
export const slashCommands: readonly RESTPostAPIChatInputApplicationCommandsJSONBody[] = [
  {
    ...command('ask', '提问', 'Ask about your customers', '问关于客户的问题', guildOnly),
    default_member_permissions: manageGuild,
    options: [
      text('question', '问题', 'In your own words, Chinese or English', '用自己的话问，中英文都可以', {
        required: true,
        autocomplete: true,
      }),
    ],
  },
  {
    ...command('send', '发送', 'Send a survey to a segment', '把问卷发给一群客户', guildOnly),
    default_member_permissions: manageGuild,
    options: [
      text('survey', '问卷', 'Which survey', '哪份问卷', { required: true, autocomplete: true }),
      text('segment', '人群', 'To whom: a saved segment or a description', '发给谁：已保存的人群或一句描述', {
        required: true,
        autocomplete: true,
      }),
    ],
  },
  {
    ...command('survey', '答问卷', 'See the surveys that wait for you, or take one', '查看或回答问卷', guildAndDirect),
    options: [text('name', '名称', 'Which survey', '哪份问卷', { autocomplete: true })],
  },
  {
    ...command('me', '我的数据', 'See what is kept about you, or have it erased', '查看或删除关于我的数据', guildAndDirect),
    options: [
      {
        ...text('do', '操作', 'See or erase', '查看或删除'),
        choices: [
          { name: 'See my data', name_localizations: { 'zh-CN': '查看我的数据', 'zh-TW': '查看我的数据' }, value: 'data' },
          { name: 'Erase my data', name_localizations: { 'zh-CN': '删除我的数据', 'zh-TW': '删除我的数据' }, value: 'erase' },
        ],
      },
    ],
  },
  command('help', '帮助', 'What can be done here', '这里能做什么', guildAndDirect),
] as RESTPostAPIChatInputApplicationCommandsJSONBody[]

/** Commands that only the team reaches. */
export const teamCommands: ReadonlySet<string> = new Set(['ask', 'send'])

/** What each option of a command asks the rest of the program for while somebody types. */
export const completions: Readonly<Record<string, Readonly<Record<string, 'question' | 'survey' | 'segment'>>>> = {
  ask: { question: 'question' },
  send: { survey: 'survey', segment: 'segment' },
  survey: { name: 'survey' },
}

/** Whether what Discord has is what we want, whatever else it adds (ids, versions, defaults). */
export function sameCommands(registered: readonly unknown[]): boolean {
  if (registered.length !== slashCommands.length) return false
  return slashCommands.every((wanted) =>
    registered.some((one) => (one as { name?: string }).name === wanted.name && covers(one, wanted)),
  )
}

function covers(has: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted))
    return Array.isArray(has) && has.length === wanted.length && wanted.every((part, at) => covers(has[at], part))
  if (wanted && typeof wanted === 'object')
    return (
      has !== null &&
      typeof has === 'object' &&
      Object.entries(wanted).every(([key, part]) => covers((has as Record<string, unknown>)[key], part))
    )
  return has === wanted
}
