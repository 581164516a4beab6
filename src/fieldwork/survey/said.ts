/** What reached us from a respondent: words typed, choices pressed, files sent. */
export interface Said {
  /** As typed; for a press, the pressed labels or empty. */
  readonly text: string
  /** The `value`s of the choices pressed or picked, in the order of picking. */
  readonly values?: readonly string[]
  /** The `token` of the choices block that was pressed: which question the press answers. */
  readonly token?: string
  /** Files that lie ready on this machine. */
  readonly files?: readonly SaidFile[]
}

export interface SaidFile {
  readonly name: string
  readonly mediaType: string
  /** Bytes. */
  readonly size: number
  readonly path: string
}

/** Plain text is what most channels hand over. */
export const asSaid = (said: string | Said): Said => (typeof said === 'string' ? { text: said } : said)
