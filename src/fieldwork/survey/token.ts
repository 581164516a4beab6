/**
 * A name for one question of one session, carried by its buttons, so that a press on an old message is not taken for an answer to the question
 * that waits now. Not a secret: sixty-four bits of FNV-1a over the session's seed and the question's path.
 *
 * @example tokenOf(7, 'nps') === tokenOf(7, 'nps')
 */
export function tokenOf(seed: number, path: string): string {
  let hash = 0xcbf29ce484222325n
  for (const byte of new TextEncoder().encode(`${seed}\n${path}`))
    hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn
  return `q${hash.toString(36)}`
}
