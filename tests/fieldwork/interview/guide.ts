import { beginInterview, type Hints } from '../../../src/fieldwork/interview/begin.js'
import type { Interviewed } from '../../../src/fieldwork/interview/put.js'
import { readScript } from '../../../src/fieldwork/interview/read-script.js'
import { replyInterview } from '../../../src/fieldwork/interview/reply.js'
import type { Script } from '../../../src/fieldwork/interview/script.js'
import { type InterviewState, newInterview } from '../../../src/fieldwork/interview/state.js'
import type { Message } from '../../../src/messages/index.js'

/** A guide made from its body, with a title and a close around it. @throws Error naming the faults of one that is not fit */
export function guide(body: string, settings = ''): Script {
  const translated = body.includes('en:')
  const title = `# 面霜 cream\n${translated ? 'en: Cream\n' : ''}`
  const close = `## Closing\n谢谢 thanks\n${translated ? 'en: Thanks\n' : ''}`
  const { script, faults } = readScript('test', `${title}${settings}\n\n${body}\n\n${close}`)
  if (!script) throw new Error(faults.map(({ line, message }) => `${line}: ${message.en}`).join('\n'))
  return script
}

/** One topic of plain questions, for cases that are about something else. */
export const threeQuestions = '## Topic one: 一\n1. [a] 说说第一件事？\n2. [b] 说说第二件事？\n3. [c] 说说第三件事？'

export const morning = new Date('2026-11-20T02:00:00.000Z')

/** Somebody talking with the engine: each `say` comes `seconds` after the one before. */
export interface Talk {
  readonly state: InterviewState
  readonly last: Interviewed
  /** Everything kept, in order. */
  readonly kept: readonly Interviewed['kept'][number][]
  say(said: string, hints?: Hints, seconds?: number): Talk
}

export function talk(script: Script, options: { language?: 'zh' | 'en'; segments?: string[]; hints?: Hints } = {}): Talk {
  const begun = beginInterview(
    script,
    newInterview(options.language ?? 'zh', options.segments),
    morning,
    options.hints ?? { agreed: true },
  )
  return heard(script, begun, begun.kept, morning)
}

function heard(script: Script, last: Interviewed, kept: Talk['kept'], at: Date): Talk {
  return {
    state: last.state,
    last,
    kept,
    say(said, hints = {}, seconds = 20) {
      const now = new Date(at.getTime() + seconds * 1000)
      const next = replyInterview(script, last.state, said, now, hints)
      return heard(script, next, [...kept, ...next.kept], now)
    },
  }
}

/** Says all of these, one after the other. */
export function saying(begun: Talk, ...said: readonly string[]): Talk {
  return said.reduce((so, one) => so.say(one), begun)
}

/** The words of messages, without marks. */
export function words(messages: readonly Message[]): string {
  return messages
    .flatMap(({ blocks }) => blocks)
    .map((block) =>
      block.kind === 'text'
        ? block.spans.map(({ text }) => text).join('')
        : block.kind === 'choices'
          ? block.choices.map(({ label }) => label).join('|')
          : '',
    )
    .join('\n')
}

export const botSaid = ({ kept }: Talk): string[] =>
  kept.filter(({ speaker, kind }) => speaker === 'bot' && kind !== 'control').map(({ text }) => text)
