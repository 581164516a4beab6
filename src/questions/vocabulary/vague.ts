import type { VagueWord } from './meaning.js'

/** Words that want a number, or a choice, which only the asker knows; `|` between phrases. */
export const vague: Readonly<Record<VagueWord, string>> = {
  recently:
    '最近|近期|近来|前段时间|前阵子|这段时间|这阵子|recently|lately|of late|a while ago|these days|in recent times|some time ago',
  often: '经常|常常|频繁|常|老是|often|frequently|regularly|usually|always',
  rarely: '很少|偶尔|不常|不怎么|不太|rarely|seldom|occasionally|hardly',
  many: '很多|大量|不少|许多|好多|几乎|many|lots of|a lot of|a lot|several|few|a few|plenty of|much',
  newUser: '新用户|新会员|新增用户们|new users|new user|new members',
  still: '现在还|目前还|如今还|至今还|还在|依然|仍然|仍|现在还在',
  about: '大约|大概|左右|差不多|上下|about|around|roughly|approximately|nearly|almost',
  high: '很高|较高|比较高|偏高|高消费|很大|比较多|较多|贵|expensive|big spenders|heavy|high-spending',
  low: '很低|较低|比较低|偏低|低消费|较少|便宜|cheap|light|low-spending',
}
