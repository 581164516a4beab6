import { cityTiers } from '../../catalog/cities.js'

/**
 * Names that mean one thing in two languages or spellings, one group a line, `|` between them. General names of the trade in China: marketplaces, media, member
 * levels, common goods, occupations, skin types. A value of the data that stands in a group is found by every name of it.
 */
const groups: readonly string[] = `
天猫|tmall
淘宝|taobao
京东|jd|jd.com|jingdong
拼多多|pinduoduo|pdd
抖音|douyin|tiktok|抖音小店|抖店
快手|kuaishou
小红书|xiaohongshu|rednote|红书|xhs
微信|wechat|微信支付
微博|weibo
有赞|youzan
唯品会|vipshop|vip.com
知乎|zhihu
b站|bilibili|哔哩哔哩
支付宝|alipay
微信支付|wechat_pay|wechat pay
银行卡|bank_card|bank card
信用卡|credit_card|credit card
花呗|huabei
苏宁|suning
得物|poizon|dewu
视频号|wechat channels
线下门店|门店|线下|offline|offline store|线下店
朋友推荐|推荐|referral|老带新
官网|official|site|website|own site
小程序|mini program|mini-program
面膜|mask|facial mask|sheet mask|face mask
面霜|cream|face cream|moisturizer|moisturiser
精华|serum|essence
防晒|sunscreen|sun cream|sunblock
口红|lipstick
洁面|cleanser|洗面奶|facial cleanser
爽肤水|toner|化妆水
眼霜|eye cream
粉底|foundation|粉底液
卸妆|makeup remover|卸妆油|卸妆水
眼影|eyeshadow|eye shadow
香水|perfume|fragrance
乳液|lotion
身体乳|body lotion
洗发水|shampoo
护发素|conditioner
沐浴露|body wash|shower gel
牙膏|toothpaste
彩妆|makeup|make-up
护肤|skincare|skin care
手机|phone|mobile phone
服装|clothing|apparel|clothes
鞋|shoes
箱包|bag
食品|food
水果|fruit
零食|snack
坚果|nuts|nut
巧克力|chocolate
饼干|biscuits|biscuit|cookies|crackers
果干|dried fruit|dried fruits
肉脯|jerky|dried meat|肉干
礼盒|gift box|gift boxes|gift set|gift sets
糖果|candy|sweets
茶叶|tea|茶
咖啡|coffee
牛奶|milk
酸奶|yogurt|yoghurt
猫粮|cat food
狗粮|dog food
玩具|toy|toys
饮料|drink|beverage
家电|appliance|home appliance
数码|electronics
母婴|baby
图书|book
酒店|hotel
平板|tablet
电脑|computer|pc|desktop
学生|student
白领|office worker|white-collar|white collar|上班族
教师|teacher|老师
医生|doctor
护士|nurse
工程师|engineer|程序员
公务员|civil servant
自由职业|freelancer|freelance|自由职业者
个体户|self-employed
企业主|business owner
家庭主妇|全职妈妈|housewife|stay-at-home mom
销售|salesperson
退休|retired|retiree
工人|worker
油性|oily|油皮|油性肌肤|油性皮肤|oily-skin|oily skin
干性|dry|干皮|干性肌肤|干性皮肤|dry-skin|dry skin
混合性|混合|combination|混合皮|混合肌|混合性肌肤|combination-skin|combination skin|混油
敏感性|敏感|sensitive|敏感肌|敏感皮|敏感性肌肤|sensitive-skin|sensitive skin
中性|normal|中性肌|中性皮肤|normal-skin|normal skin
普通|regular|basic|普通会员
银卡|silver|白银|银卡会员|银牌|silver member
金卡|gold|黄金|金卡会员|金牌|gold member
铂金|platinum|铂金会员|白金|platinum member
钻石|diamond|钻石会员|diamond member
黑卡|black|黑卡会员|black member
黑金|black gold|黑金会员|black gold member
ios|iphone|苹果|苹果手机|ios设备
android|安卓|安卓手机
有|yes|true|是
无|no|false|否
包装|packaging
物流|delivery|logistics|shipping|快递|配送
价格|price|pricing
质地|texture
味道|smell|scent|气味
效果|effect|effectiveness|功效
肤感|skin feel
客服|customer service|service|服务
保湿|moisturizing|moisturising|hydration|补水
质量|quality|品质
尺寸|size|尺码
外观|appearance|look
`
  .trim()
  .split('\n')

const byName = new Map<string, Set<string>>()
for (const line of groups) {
  const names = line.split('|')
  for (const name of names) byName.set(name, new Set([...(byName.get(name) ?? []), ...names.filter((other) => other !== name)]))
}
for (const { cities } of cityTiers)
  for (const { zh, en } of cities) {
    byName.set(zh, new Set([...(byName.get(zh) ?? []), en.toLowerCase()]))
    byName.set(en.toLowerCase(), new Set([...(byName.get(en.toLowerCase()) ?? []), zh]))
  }

/** Other names of a value, lower case; none where it is in no group. */
export function otherNames(value: string): readonly string[] {
  return [...(byName.get(value.toLowerCase()) ?? [])]
}
