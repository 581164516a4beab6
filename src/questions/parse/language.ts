import type { Language } from '../../catalog/label.js'

/** The language a question is asked in, by its words: "new buyers in 双11" is English, 「各渠道的GMV」 Chinese. */
export function languageOf(text: string): Language {
  const words = text.match(/[a-zA-Z]{2,}/g)?.length ?? 0
  const characters = text.match(/[\u3400-\u9fff]/g)?.length ?? 0
  return words > characters / 2 ? 'en' : 'zh'
}
