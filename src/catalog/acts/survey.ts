import type { Act } from '../act.js'
import { number, word } from './fields.js'

/** What somebody wrote, or the labels of what they chose. What was ranked or rated names everything that was asked, and says nothing of it. */
const said =
  "if(type IN ('radiogroup', 'checkbox', 'dropdown', 'tagbox', 'buttongroup', 'imagepicker'), concat(shown, '\\n', text), text)"

/**
 * Answers to surveys, one row for each question answered. Its surveys, questions and choices are words of the data, so that those who ask give
 * them their labels. Answers of a study that promised not to lead to persons count, and make no list.
 */
export const surveyActs: readonly Act[] = [
  {
    name: 'answer',
    label: { zh: '答问卷', en: 'answered a survey' },
    synonyms: {
      zh: ['答过问卷', '填过问卷', '参加过问卷', '回答问卷', '填问卷', '答了问卷', '填了问卷'],
      en: ['answered surveys', 'took a survey', 'completed a survey', 'survey answer', 'survey answers'],
    },
    definition: { zh: '完成了一份问卷，问卷里的一个回答', en: 'one answer of a survey that was completed' },
    table: 'answers',
    time: 'at',
    // What is said in interviews is kept beside answers, and is no survey.
    when: "type != 'interview'",
    listable: "privacy = 'identified'",
    fields: [
      word('survey', '问卷', 'survey'),
      word('question', '题目', 'question'),
      {
        name: 'choice',
        label: { zh: '选项', en: 'choice' },
        synonyms: { zh: ['回答选项', '答案'], en: ['choices', 'option', 'options', 'answer option'] },
        type: 'list',
        sql: '`values`',
      },
      number('number', '打分', 'score given', { zh: ['给分'] }, { sql: 'number' }),
      word('said', '写到或选到的', 'written or chosen', {}, { sql: said }),
      word('text', '写的话', 'own words', {}),
      word('session', '答卷', 'response', {}),
      word('study', '调研项目', 'study', {}),
    ],
    words: 'text',
  },
]
