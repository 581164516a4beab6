/** Chinese written in Latin letters (hen hao yong, feichangman): read as syllables from start to end, so that it is not taken for random letters. */
export function isPinyin(word: string): boolean {
  return whole.test(word.toLowerCase())
}

const initial = '(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?'
const final =
  '(?:iang|uang|iong|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|in|un|vn|ia|ie|iu|ua|uo|ui|ue|ve|er|a|o|e|i|u|v)'
const whole = new RegExp(`^(?:${initial}${final}){1,8}$`)
