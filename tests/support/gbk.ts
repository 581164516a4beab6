const gbkBytes = new Map<string, [number, number]>()
const decoder = new TextDecoder('gb18030')
for (let lead = 0x81; lead <= 0xfe; lead += 1) {
  for (let trail = 0x40; trail <= 0xfe; trail += 1) {
    if (trail !== 0x7f) gbkBytes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail])
  }
}
/** A text in GBK. Node has a decoder only, so its answers over the two-byte plane are read backwards. */
export const gbk = (text: string) =>
  Buffer.from([...text].flatMap((one) => (one.charCodeAt(0) < 128 ? [one.charCodeAt(0)] : (gbkBytes.get(one) ?? [0x3f]))))
