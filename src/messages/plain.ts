/**
 * A stranger's text without what acts on its reader: control characters (a terminal's escape sequences), and the marks that turn or hide
 * the reading direction. Line ends stay.
 */
export function plain(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
}

/** The same on one line, for table cells and list items. */
export const oneLine = (text: string): string => plain(text).replace(/\s+/g, ' ').trim()
