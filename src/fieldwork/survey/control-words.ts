/** What a person can say at any time, in either language, instead of an answer. */
export type Control = 'stop' | 'back' | 'forward' | 'skip' | 'help' | 'progress' | 'erase'

const spoken: Readonly<Record<Control, readonly string[]>> = {
  stop: '退出 停止 停 停下 暂停 结束 先停 下次再说 先不答了 不答了 晚点再说 稍后再答 stop quit exit pause later'.split(' '),
  back: '返回 上一题 上一步 上一个 后退 回上一题 改上一题 back previous undo'.split(' ').concat('go back'),
  forward: '下一题 下一步 继续 保留 next continue forward keep'.split(' ').concat('go on', 'keep it'),
  skip: '跳过 略过 不想回答 不想答 这题跳过 跳过这题 skip pass'.split(' ').concat('skip this', 'skip it'),
  help: '帮助 怎么答 怎么回答 help ?'.split(' '),
  progress: '进度 还有几题 还有多少题 还剩几题 还有多少 progress'.split(' ').concat('how many left', 'how many more'),
  erase: '删除我的数据 删除我的资料 删除我的信息 删除我的回答 清除我的数据'
    .split(' ')
    .concat('erase my data', 'delete my data', 'erase my answers', 'delete my answers', 'forget me'),
}

const byWord = new Map((Object.keys(spoken) as Control[]).flatMap((control) => spoken[control].map((word) => [word, control])))

/** The control word that the whole text is, if it is one. A sentence that merely contains one is an answer. */
export function controlIn(text: string): Control | undefined {
  return byWord.get(
    text
      .normalize('NFKC')
      .trim()
      .replace(/^\//, '')
      .replace(/(?<=.)[。.!~]+$/, '')
      .replaceAll(/\s+/g, ' ')
      .toLowerCase(),
  )
}
