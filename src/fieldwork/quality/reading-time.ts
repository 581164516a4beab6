import type { Language } from '../../catalog/label.js'
import type { Asked } from '../results/outline.js'

/**
 * Faster than anybody reads with understanding. Silent reading runs at about 240 English words a minute (Brysbaert 2019) and 260 to 390
 * Chinese characters (Trauzettel-Klosinski et al. 2012; Brysbaert 2019); skimming at about twice that (Carver 1992). What is set here is the fast end of skimming, so that
 * a quick but honest reader is never called a speeder.
 */
const charactersPerSecond = 12
const wordsPerSecond = 8
/** The fastest hands: typed, dictated or written by an input method. */
const typed = { characters: 6, letters: 20 } as const
/** To see that a question has come and to press something. */
const reaction = 0.3

/** Seconds in which a text can be skimmed. */
export function skimmingSeconds(text: string): number {
  const characters = text.match(/[\u3400-\u9fff]/g)?.length ?? 0
  const words = text.match(/[A-Za-z0-9]+(?:['’-][A-Za-z]+)*/g)?.length ?? 0
  return characters / charactersPerSecond + words / wordsPerSecond
}

/** Seconds without which an answer of one's own words cannot be given. */
export function typingSeconds(text: string): number {
  const characters = text.match(/[\u3400-\u9fff]/g)?.length ?? 0
  const letters = text.match(/[A-Za-z0-9]/g)?.length ?? 0
  return characters / typed.characters + letters / typed.letters
}

/**
 * The least seconds in which a person can have read what an input showed and answered it: its title, half of its choices (one stops at one's own), and for open
 * answers the typing. The holder's title and the choices of a matrix count with its first row only: the next ones show the same again.
 *
 * @param first whether nothing of the same matrix or panel was asked just before
 */
export function leastSeconds(asked: Asked, said: string, first: boolean, language: Language): number {
  const choices =
    asked.kind === 'scale' || !first ? 0 : 0.5 * sum(asked.choices.map(({ label }) => skimmingSeconds(label[language])))
  const holder = first && asked.within ? skimmingSeconds(asked.within.title[language]) : 0
  const typing = asked.kind === 'open' ? typingSeconds(said) : 0
  return reaction + skimmingSeconds(asked.title[language]) + holder + choices + typing
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
