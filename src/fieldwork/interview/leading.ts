import type { Language } from '../../catalog/label.js'

/**
 * Wordings that put an answer into somebody's mouth: tags that ask for agreement, appeals to what everybody thinks, causes offered ready-made,
 * certainty about what the other feels. After Krosnick & Presser (2010), "Question and questionnaire design", and the usual interviewing manuals.
 */
const leading: Readonly<Record<Language, readonly RegExp[]>> = {
  zh: [
    /是不是(?!第一次|一个人|自己)/,
    /(?:对|是|好|行)(?:吧|不对|不是|嘛)\s*[？?]?\s*$/,
    /吧\s*[？?]?\s*$/,
    /难道|不觉得|不认为|不应该/,
    /(?:有没有|会不会)(?:觉得|认为|感到)/,
    /您?(?:一定|肯定|想必|当然|显然|无疑)(?!会不会)/,
    /(?:大家|很多人|多数人|别人|专家|其他(?:客户|用户|人))(?:都|也)?(?:觉得|认为|说|喜欢|推荐)/,
    /[您你]也(?:觉得|认为|喜欢)/,
    /(?:是|就是)(?:不是)?因为.{1,20}(?:吗|么|嘛)\s*[？?]?\s*$/,
    /既然.{0,12}(?:喜欢|满意|讨厌|不满)/,
    /(?:这么|如此|那么)(?:好|棒|优秀|方便|划算|便宜|贵|差|糟|受欢迎)/,
    /(?:赞同|同意)(?:吗|吧|这)/,
    /[您你]说呢|[您你]说是不是/,
    /因为.{1,20}(?:才|而)(?:买|选|用|喜欢|来|换)/,
  ],
  en: [
    /\b(?:don't|do not|wouldn't|isn't|aren't|didn't|doesn't|wasn't|weren't|haven't|won't|can't|couldn't|shouldn't) (?:you|it|that|this|they|we)\b/i,
    /^(?:don't|do not|wouldn't|isn't|aren't|didn't|doesn't|wasn't|weren't|haven't|won't|can't|couldn't|shouldn't)\b/i,
    /,\s*(?:right|yes|no|correct|huh|ok(?:ay)?)\s*\?/i,
    /\b(?:do you (?:not )?agree|would you (?:not )?agree|you(?:'d| would) agree)\b/i,
    /\b(?:surely|obviously|clearly|of course|undoubtedly|no doubt)\b/i,
    /\b(?:most people|everyone|everybody|many (?:people|customers)|other customers|experts|others) (?:think|thinks|say|says|love|loves|like|likes|agree|agrees|feel|feels|recommend)\b/i,
    /\byou (?:must|certainly|definitely|really must) (?:have|be|feel|love|like|think)\b/i,
    /\b(?:is|was) (?:it|that) because\b/i,
    /\bhow (?:much|great|good|bad|awful|terrible|wonderful|amazing|happy|pleased|satisfied|disappointed|annoyed) (?:do|did|was|were|is|are)\b/i,
    /\b(?:so|such) (?:great|good|bad|nice|useful|easy|convenient|cheap|expensive|popular)\b/i,
    /\bso you (?:think|feel|like|love|hate|prefer|would)\b/i,
  ],
}

/** The words that make a question leading, or undefined for an open one. Both languages are looked for: people mix them. */
export function leadingWords(question: string): string | undefined {
  const text = question.normalize('NFKC').replace(/[’‘]/g, "'").trim()
  for (const pattern of [...leading.zh, ...leading.en]) {
    const found = pattern.exec(text)
    if (found) return found[0].trim()
  }
  return undefined
}

/** Questions that yes or no answers: they shut where an interview should open. A second half that opens it (为什么, what) lets it pass. */
export function isClosed(question: string): boolean {
  const text = question.normalize('NFKC').trim()
  if (/怎么|怎样|如何|什么|哪|谁|为何|多少|几|说说|讲讲|聊聊|谈谈|描述|回忆|举/.test(text)) return false
  if (/\b(?:how|what|which|who|why|where|when|tell|describe|walk|talk|explain|recall|share)\b/i.test(text)) return false
  return (
    /(?:吗|么|没有|与否)\s*\?*\s*$/.test(text) ||
    /([\u4e00-\u9fff])[不没]\1|有没有|是否/.test(text) ||
    /^(?:do|does|did|is|are|was|were|have|has|had|would|will|can|could|should)\b/i.test(text)
  )
}
