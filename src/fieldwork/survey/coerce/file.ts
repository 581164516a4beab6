import type { FileAsk } from '../ask/ask.js'
import type { Said, SaidFile } from '../said.js'
import { again, type Coerced } from './coerced.js'

const cannot = /^(?:无法上传|不能上传|传不了|没法上传|cannot upload|can't upload|unable to upload)\s*[:：,，\-—]?\s*/i

/**
 * The files that were sent, where they are of the kind and size asked for. Words are no file, a link neither: an optional question can be skipped;
 * a required one takes a description after 「无法上传：」 ("cannot upload: …"), for those whose channel takes no files.
 */
export function coerceFile(ask: FileAsk, { text, files = [] }: Said): Coerced {
  if (files.length === 0) {
    const described = ask.required && cannot.test(text.trim()) ? text.trim().replace(cannot, '').trim() : ''
    if (described !== '') return { value: [{ name: described, type: 'text/plain', content: '' }] }
    return ask.required
      ? again(
          '请发送文件；发不了的话，请回复「无法上传：」加一句说明。',
          'Please send a file; if you cannot, reply "cannot upload:" with a few words about it.',
        )
      : again('请发送文件，或说「跳过」。', 'Please send a file, or say "skip".')
  }
  if (files.length > ask.most)
    return again(`最多 ${ask.most} 个文件。`, `At most ${ask.most} file${ask.most === 1 ? '' : 's'}, please.`)
  const large = files.find(({ size }) => ask.maxSize !== undefined && size > ask.maxSize)
  if (large)
    return again(
      `「${large.name}」太大了，最多 ${bytes(ask.maxSize ?? 0)}。`,
      `"${large.name}" is too large; at most ${bytes(ask.maxSize ?? 0)}, please.`,
    )
  const strange = files.find((file) => !isAccepted(ask, file))
  if (strange)
    return again(
      `「${strange.name}」的类型不对，请发送 ${ask.accepted.join('、')}。`,
      `"${strange.name}" is of another kind; please send ${ask.accepted.join(', ')}.`,
    )
  return { value: files.map(({ name, mediaType, path }) => ({ name, type: mediaType, content: path })) }
}

export function isAccepted({ accepted }: FileAsk, { name, mediaType }: Pick<SaidFile, 'name' | 'mediaType'>): boolean {
  return (
    accepted.length === 0 ||
    accepted.some((kind) =>
      kind.startsWith('.')
        ? name.toLowerCase().endsWith(kind)
        : kind.endsWith('/*')
          ? mediaType.toLowerCase().startsWith(kind.slice(0, -1))
          : mediaType.toLowerCase() === kind,
    )
  )
}

const bytes = (size: number) => (size >= 1_048_576 ? `${Math.floor(size / 104_857.6) / 10} MB` : `${Math.ceil(size / 1024)} KB`)
