import type { Measure } from '../measure.js'
import { average, count, measure, ratio } from './define.js'

/** Who gave an answer: a known customer once, however often they answered; each session of somebody unknown. */
const respondent = "if(person = 0, concat('s', session), toString(person))"

/** Ratings from 0 to 10, as the net promoter score is asked. */
const promoterScale = 'low = 0 AND high = 10'

export const surveyMeasures: readonly Measure[] = [
  measure(
    'respondents',
    'customers',
    {
      zh: '答卷人数|问卷回答人数|填写人数|答题人数|回答人数|受访人数',
      en: 'respondents|number of respondents|survey respondents',
    },
    {
      zh: '答过的人数；匿名的答卷一份计一人',
      en: 'people who answered; an anonymous response counts as one person',
    },
    { kind: 'aggregate', act: 'answer', how: 'distinct', of: respondent },
  ),
  measure(
    'responses',
    'times',
    {
      zh: '答卷数|答卷份数|份答卷|答卷|问卷份数|回收量|回收数',
      en: 'responses|survey responses|number of responses|completed surveys',
    },
    { zh: '完成的答卷份数', en: 'surveys completed' },
    { kind: 'aggregate', act: 'answer', how: 'distinct', of: 'session' },
  ),
  measure(
    'nps_ratings',
    'times',
    { zh: 'NPS 评分数', en: 'promoter ratings' },
    { zh: '0–10 分题的评分数', en: 'ratings from 0 to 10' },
    count('answer', promoterScale),
    { internal: true },
  ),
  measure(
    'nps',
    'points',
    { zh: 'NPS|净推荐值|净推荐分|推荐净值', en: 'NPS|net promoter score|promoter score' },
    {
      zh: '0–10 分题：9–10 分占比 − 0–6 分占比，单位：点',
      en: 'ratings from 0 to 10: share of 9–10 minus share of 0–6, in points',
    },
    { kind: 'ratio', numerator: 'nps_points', denominator: 'nps_ratings' },
    { better: 'higher' },
  ),
  measure(
    'nps_points',
    'points',
    { zh: 'NPS 分', en: 'promoter points' },
    { zh: '每个 9–10 分计 100，每个 0–6 分计 −100', en: '100 for each 9–10, −100 for each 0–6' },
    {
      kind: 'aggregate',
      act: 'answer',
      how: 'sum',
      of: 'multiIf(number >= 9, 100, number <= 6, -100, 0)',
      when: promoterScale,
    },
    { internal: true },
  ),
  measure(
    'survey_ratings',
    'times',
    { zh: '评分数', en: 'ratings given' },
    { zh: '评分题的评分数', en: 'ratings on a scale' },
    count('answer', 'isNotNull(from_top)'),
    { internal: true },
  ),
  measure(
    'top_box_ratings',
    'times',
    { zh: '最高两档的评分数', en: 'top two box ratings' },
    { zh: '评分题选最高两档的次数', en: 'ratings in the top two boxes of their scale' },
    count('answer', 'from_top <= 1'),
    { internal: true },
  ),
  measure(
    'survey_csat',
    'ratio',
    {
      zh: '问卷满意度|问卷CSAT|前两档占比|前两档|top2占比',
      en: 'survey csat|top two boxes|top two box|top-two-box|top 2 box|top 2 boxes',
    },
    { zh: '评分题选最高两档的 ÷ 评分题的评分', en: 'share of the top two boxes: ratings in them ÷ ratings' },
    ratio('top_box_ratings', 'survey_ratings'),
    { better: 'higher' },
  ),
  measure(
    'survey_score_sum',
    'score',
    { zh: '问卷分数之和', en: 'sum of scores' },
    { zh: '评分之和', en: 'the sum of ratings' },
    { kind: 'aggregate', act: 'answer', how: 'sum', of: 'number', when: 'isNotNull(from_top)' },
    { internal: true },
  ),
  measure(
    'survey_score',
    'score',
    { zh: '问卷平均分|问卷均分|平均给分|平均打分', en: 'average survey score|mean survey score|average score given' },
    { zh: '评分题的平均分', en: 'mean of the ratings on a scale' },
    ratio('survey_score_sum', 'survey_ratings'),
    { better: 'higher' },
  ),
  measure(
    'survey_number',
    'score',
    { zh: '填写的平均数', en: 'average number given' },
    { zh: '数字题的平均', en: 'mean of the numbers given' },
    average('answer', 'number'),
    { internal: true },
  ),
]
