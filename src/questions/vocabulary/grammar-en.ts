import type { GrammarWord } from './grammar-word.js'

/** English words of grammar, in normal form, by what they do in a sentence; `|` between phrases, since phrases hold spaces. */
export const grammarEn: Partial<Record<GrammarWord, string>> = {
  person:
    'customers|customer|people|users|user|shoppers|shopper|clients|client|members|persons|person|individuals|those|folks|consumers',
  not: "not|no|without|didn't|did not|don't|do not|doesn't|does not|haven't|have not|hasn't|has not|hadn't|had not|wasn't|weren't|were not|was not|isn't|aren't|are not|is not|none|non|didnt|havent|dont|with no|cannot|non-|made no|failed to",
  never: "never|have never|has never|never ever|haven't ever|have not ever|had never",
  except: 'except|except for|excluding|other than|apart from|besides|but not in',
  and: 'and|&|as well as|also|plus|together with|and also|and then|then',
  or: 'or|/|or else',
  but: 'but|yet|however|though|although|while|whereas',
  comma: ',|;|:',
  of: "of|'s|’s|for",
  filler:
    "the|a|an|is|are|was|were|be|been|do|does|did|have|has|had|me|us|our|we|i|my|please|show|tell|give|can|could|you|would|like|to see|see|its|there|what's|let's|let|us|want|need|know|to|this|currently|now|right now|at the moment|so far|overall|in total|total|altogether|all together|any|some|their|they|ever|already|still|made|make|makes|making|done|doing|get|got|gets|that's|where|store|shop|our shop|our store|in our shop|brand|data|?|!|.|…|\"|(|)|[|]|~|being|having|for us|hey|hi|hello|thanks|thank you|number|figure|figures|value|result|results|in the|placed|living|live|based|located|resident|residing|who's|worth of|worth|left|leave|wrote|write|gave|give|given|posted a|had|did they|do they|are they|were they|make up|makes up|look|looks|looking|like|at|into|place|what was the|what is the|what were the|what is our|what was our|what are our|what were our|what's our|either|unique|distinct|bring in|brought in|generate|generated",
  relative: 'who|that|which|whose|whom',
  from: 'from|coming from|came from|acquired via|acquired through|who came from|who come from|sourced from|acquired from|via channel|referred by|originating from',
  at: 'on|via|through|using|with|by means of',
  in: 'in|within|inside|at',
  again: 'again|once more|repeatedly|a second time|another time',
  all: 'all|every|entire|whole|everyone|everybody|all of the|all the|all our|total',
  both: 'both',
  count:
    'how many|number of|count of|count|how many of|the number of|total number of|headcount|how large is|size of|how big is|the count of',
  howOften: 'how often|how many times|how frequently|number of times',
  howMuch: 'how much|how much money|how much did',
  single: 'in a single order|in one order|in a single purchase|in one go|per single order',
  list: 'who are|who is|list|list of|which customers|which people|which users|find|show me the customers|show me customers|name|names of|give me a list of|show me the people|who were|get me|pull up|pull|which members|which shoppers|find me|list all|who has|who have|who',
  which: 'which|what',
  what: 'what|which of',
  share:
    'what share|share of|percentage of|what percentage|proportion of|what proportion|what percent|percent of|what fraction|fraction of|share|percentage|proportion|what share of|what percentage of|what proportion of|what percent of|what fraction of|the share of|the percentage of|the proportion of|how large a share|what part of|% of|what % of|what %',
  within: 'among|amongst|out of|within',
  average: 'average|mean|avg|on average|averages|typical',
  median: 'median|midpoint',
  sum: 'sum of|sum|sum total',
  most: 'most|highest|largest|biggest|greatest|best|best-selling|best selling|bestselling|most popular|top|leading|top-selling|top selling|descending|maximum|strongest|the most|the highest|the largest|most valuable|most common|most frequent|most often',
  least:
    'least|lowest|smallest|fewest|worst|worst-selling|ascending|bottom|the least|the lowest|the fewest|least popular|minimum',
  rank: 'rank|ranking|ranked|ranked by|sorted by|ordered by|sort by|rank by|in order of|ranking of|ranking by|leaderboard',
  per: 'by|per|split by|broken down by|breakdown by|grouped by|group by|for each|for every|across|segmented by|sliced by|split|broken down|breakdown of|breakdown',
  each: 'each|every|different|various|individual',
  distribution: 'distribution|distribution of|distributed|composition|make-up|mix|breakdown',
  trend:
    'trend|trends|over time|trend of|development|evolution|evolved|trajectory|time series|trending|how has|changed over time|changes',
  period: 'day|date|week|month|quarter|year|days|weeks|months|quarters|years',
  daily: 'daily|per day|each day|every day|by day|day by day|a day',
  weekly: 'weekly|per week|each week|every week|by week|week by week|a week',
  monthly: 'monthly|per month|each month|every month|by month|month by month|a month|for each month|month over month trend',
  quarterly: 'quarterly|per quarter|each quarter|every quarter|by quarter|quarter by quarter',
  yearly: 'yearly|annual|annually|per year|each year|every year|by year|year by year|a year',
  compare:
    'compare|comparison|compared|comparing|comparison of|difference|differences|differ|difference between|compared to|compared with|how do|how does',
  versus: 'versus|vs|vs.|against|compared with|compared to|and|relative to',
  than: 'than',
  higher: 'higher|more|better|greater|larger|bigger|higher than|more than|better than|outperform|outperforms',
  lower: 'lower|less|worse|smaller|fewer|lower than|less than|worse than|underperform',
  rose: 'rise|risen|rose|increase|increased|grow|grown|grew|gone up|go up|went up|increasing|growing|rising|improve|improved|up|growth',
  fell: 'fall|fallen|fell|decrease|decreased|drop|dropped|declined|decline|gone down|go down|went down|decreasing|falling|worsen|worsened|down',
  changed: 'change|changed|changing|any change|different from',
  rest: 'the rest|rest|others|everyone else|the others|other customers|all others|all other customers|everybody else|the remaining|non-users',
  yearOnYear:
    'year on year|year-on-year|yoy|year over year|year-over-year|compared with the same period last year|vs last year|compared to last year|versus the same period last year|same period last year',
  periodOnPeriod:
    'period on period|period over period|period-over-period|compared with the previous period|versus the previous period|compared to the previous period|vs the previous period|than the previous period|than before|month on month|month over month|month-over-month|mom|week on week|week over week|week-over-week|wow|quarter on quarter|qoq|the period before|previous period',
  quotes:
    'quotes|quote|verbatim|verbatims|exact words|in their own words|word for word|what do they say|what did they say|quotations|actual reviews|actual words',
  complain:
    'complain|complains|complained|complaining|complain about|complaints|complaint|dislike|dislikes|unhappy|unhappy with|gripe|gripes|pain points|pain point|dissatisfied|dissatisfied with|complaints about|complained about',
  praise: 'praise|praises|praised|like best|like most|like about|love|loves|happy with|satisfied with|praise about|love about',
  say: 'say|says|said|say about|saying|said about|think|think of|think about|talk about|mention',
  concentrated:
    'concentrated|concentrate|concentrated in|mainly|mostly|mainly about|about|focus on|regarding|on the subject of|concerning|related to',
  first: 'first|for the first time|first-time|first time|first ever',
  known: 'known|filled in|with a known',
  unknown: 'unknown|not known|blank|missing|with no known',
  those: 'these|those people|these people|those customers|these customers|of them|among them|of those|of these',
  same: 'it|them|the same|one|ones|those products|that product|the product|the products',
  anything: 'anything|something|any product|any products|a thing|at all',
  only: 'only|just|restrict to|limit to|only for|only in|only show|limited to',
  switch: 'switch to|change to|make it|change it to|instead|switch it to',
  andWhatOf: 'and|what about|how about|and what about|and for|and how about',
}
