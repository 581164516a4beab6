/** What a person can say at any time, in either language, instead of an answer. */
export type Control = 'stop' | 'back' | 'skip' | 'help'

const spoken: Readonly<Record<Control, readonly string[]>> = {
  stop: ['退出', '停止', '暂停', '下次再说', '先不答了', 'stop', 'quit', 'exit', 'pause', 'later'],
  back: ['返回', '上一题', '上一步', '后退', 'back', 'previous'],
  skip: ['跳过', '下一题', '不想回答', 'skip', 'pass', 'next'],
  help: ['帮助', '怎么答', 'help', '?', '？'],
}

/** The control word that the whole text is, if it is one. A sentence that merely contains one is an answer. */
export function controlIn(text: string): Control | undefined {
  const word = text
    .trim()
    .replace(/^\//, '')
    .replace(/[。.!！]$/, '')
    .toLowerCase()
  return (Object.keys(spoken) as Control[]).find((control) => spoken[control].includes(word))
}
