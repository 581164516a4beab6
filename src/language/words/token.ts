/** A word of a text in its plain form, with its place (UTF-16, end exclusive). */
export interface Token {
  readonly word: string
  /** Part of speech after ICTCLAS as jieba gives it (n noun, v verb, a adjective …); 'eng' for Latin words, 'x' for signs, 'emoji'. */
  readonly tag: string
  readonly from: number
  readonly to: number
}

export type Segment = (plain: string) => Token[]
