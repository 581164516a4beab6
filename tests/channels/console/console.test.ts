import { describe, expect, it } from 'vitest'
import { playConsole } from '../../../src/channels/console/console.js'
import { message, paragraph } from '../../../src/messages/index.js'

describe('the console played by a script', () => {
  it('hears each line but comments and empty ones, and prints it', async () => {
    const written: string[] = []
    const console = playConsole('# 注释\n\n你好\r\n再见\n', { write: (text) => void written.push(text) })
    const heard: string[] = []
    for await (const line of console.heard) {
      heard.push(line)
      console.say(message('zh', paragraph(`听到：${line}`)))
    }
    expect(heard).toEqual(['你好', '再见'])
    expect(written.join('')).toBe('\n› 你好\n\n听到：你好\n\n› 再见\n\n听到：再见\n')
  })
})
