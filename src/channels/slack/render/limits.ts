/** What Slack takes, from the Block Kit and chat.postMessage references; where it says "about", a little below. */
export const limits = {
  blocks: 50,
  homeBlocks: 100,
  /** All blocks of one message together (`msg_blocks_too_long` at about 13,000). */
  messageText: 11_000,
  section: 3000,
  header: 150,
  context: 2000,
  fields: 10,
  field: 2000,
  button: 75,
  buttonValue: 2000,
  actions: 25,
  options: 100,
  optionGroups: 100,
  optionText: 75,
  optionValue: 150,
  checkboxes: 10,
  placeholder: 150,
  url: 3000,
  imageAlt: 2000,
  tableRows: 100,
  tableColumns: 20,
  tableText: 9000,
  blockId: 255,
  modalTitle: 24,
  modalLabel: 2000,
  modalInput: 3000,
  privateMetadata: 3000,
  /** The words of notifications and screen readers. */
  fallback: 3000,
  /** Bytes of JSON that a message's metadata may take, safely below 8 KB. */
  metadata: 7000,
} as const

/** Cut to so many characters (UTF-16, as Slack counts at worst), never through the middle of one. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text
  const kept = text.slice(0, most - 1)
  return `${/[\ud800-\udbff]$/.test(kept) ? kept.slice(0, -1) : kept}…`
}

/** A text in pieces of at most so many characters, broken at line ends, sentence ends or spaces where there are any. */
export function pieces(text: string, most: number): string[] {
  const parts: string[] = []
  let rest = text
  while (rest.length > most) {
    const window = rest.slice(0, most)
    const at =
      Math.max(lastEnd(window, /\n/g), 0) || lastEnd(window, /[。！？；.!?;]\s?/g) || lastEnd(window, /\s/g) || whole(window)
    parts.push(rest.slice(0, at))
    rest = rest.slice(at)
  }
  return rest ? [...parts, rest] : parts
}

/** Where the last such mark ends, if that is far enough in not to leave crumbs. */
function lastEnd(text: string, mark: RegExp): number {
  const last = [...text.matchAll(mark)].at(-1)
  const end = last ? last.index + last[0].length : 0
  return end > text.length / 3 ? end : 0
}

const whole = (text: string): number => (/[\ud800-\udbff]$/.test(text) ? text.length - 1 : text.length)
