import { describe, expect, it } from 'vitest'
import { asUtf8, type Encoding } from '../../src/sources/encoding.js'
import { FileProblem } from '../../src/sources/problem.js'
import { gbk } from '../support/gbk.js'

async function* pieces(bytes: Buffer, size = 7): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function read(bytes: Buffer, size?: number) {
  let encoding: Encoding | undefined
  const chunks: Buffer[] = []
  for await (const chunk of asUtf8(pieces(bytes, size), undefined, (found) => {
    encoding = found
  })) {
    chunks.push(chunk)
  }
  return { text: Buffer.concat(chunks).toString('utf8'), encoding }
}

const text = 'id,客户城市\n1,上海\n2,呼和浩特市\n'

describe('encodings', () => {
  it.each([
    ['UTF-8', Buffer.from(text), text, 'utf-8'],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`), text, 'utf-8'],
    ['GBK', gbk(text), text, 'gb18030'],
    ['GBK behind ASCII lines', gbk(`a,b\n1,2\n${text}`), `a,b\n1,2\n${text}`, 'gb18030'],
    ['UTF-16 with a byte order mark', Buffer.from(`\ufeff${text}`, 'utf16le'), `${text}`, 'utf-16le'],
    ['UTF-16 without its mark', Buffer.from(text, 'utf16le'), text, 'utf-16le'],
    ['UTF-16, the other way round, without its mark', Buffer.from(text, 'utf16le').swap16(), text, 'utf-16be'],
    ['ASCII', Buffer.from('a,b\n1,2\n'), 'a,b\n1,2\n', undefined],
    ['old Macintosh line ends', Buffer.from('a,b\r1,2\r'), 'a,b\n1,2\n', undefined],
  ])('%s', async (_, bytes, expected, encoding) => {
    const found = await read(bytes, 1000)
    expect(found.text).toBe(expected)
    if (encoding !== undefined) expect(found.encoding).toBe(encoding)
  })

  it('is the same wherever the bytes are cut', async () => {
    for (const size of [1, 2, 3, 5, 64]) expect((await read(gbk(text), size)).text).toBe(text)
  })

  it.each([
    ['UTF-8, then GBK', Buffer.concat([Buffer.from('id,客户城市\n1,上海市区\n'), gbk('2,呼和浩特市\n')]), 'mixed_encoding', 3],
    ['GBK, then UTF-8', Buffer.concat([gbk('id,客户城市\n1,上海市区\n'), Buffer.from('2,呼和浩特市\n')]), 'mixed_encoding', 3],
    ['neither', Buffer.from([0x61, 0x2c, 0xff, 0xff, 0x0a]), 'unknown_encoding', 1],
    ['an image', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), 'not_a_table', undefined],
  ])('stops at %s, with the line', async (_, bytes, code, line) => {
    const problem = await read(bytes, 1000).catch((error: unknown) => error)
    expect(problem).toBeInstanceOf(FileProblem)
    expect(problem).toMatchObject({ code, line })
  })
})
