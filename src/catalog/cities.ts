import type { Label, Synonyms } from './label.js'

export interface City {
  readonly zh: string
  readonly en: string
}

export interface CityTier {
  readonly tier: string
  readonly label: Label
  readonly synonyms: Synonyms
  readonly cities: readonly City[]
}

const cities = (lines: string): City[] =>
  lines.split(',').map((entry) => {
    const [zh = '', ...en] = entry.trim().split(' ')
    return { zh, en: en.join(' ') }
  })

/**
 * City tiers as the trade press ranks them (2024). A table, not a truth: a workspace that ranks cities differently replaces it.
 * A known city that is in no list belongs to `otherCities`.
 */
export const cityTiers: readonly CityTier[] = [
  {
    tier: '一线',
    label: { zh: '一线城市', en: 'tier-1 city' },
    synonyms: { zh: ['北上广深'], en: ['tier 1', 'first-tier city', 'first tier'] },
    cities: cities('北京 Beijing, 上海 Shanghai, 广州 Guangzhou, 深圳 Shenzhen'),
  },
  {
    tier: '新一线',
    label: { zh: '新一线城市', en: 'new tier-1 city' },
    synonyms: { zh: ['准一线'], en: ['new tier 1', 'new first-tier city', 'new first tier'] },
    cities: cities(
      '成都 Chengdu, 杭州 Hangzhou, 重庆 Chongqing, 武汉 Wuhan, 苏州 Suzhou, 西安 Xian, 南京 Nanjing, 长沙 Changsha, 天津 Tianjin, 郑州 Zhengzhou, ' +
        '东莞 Dongguan, 无锡 Wuxi, 宁波 Ningbo, 青岛 Qingdao, 合肥 Hefei',
    ),
  },
  {
    tier: '二线',
    label: { zh: '二线城市', en: 'tier-2 city' },
    synonyms: { en: ['tier 2', 'second-tier city', 'second tier'] },
    cities: cities(
      '佛山 Foshan, 沈阳 Shenyang, 昆明 Kunming, 济南 Jinan, 厦门 Xiamen, 福州 Fuzhou, 温州 Wenzhou, 常州 Changzhou, 大连 Dalian, 石家庄 Shijiazhuang, ' +
        '南宁 Nanning, 哈尔滨 Harbin, 金华 Jinhua, 南昌 Nanchang, 长春 Changchun, 南通 Nantong, 泉州 Quanzhou, 贵阳 Guiyang, 嘉兴 Jiaxing, 太原 Taiyuan, ' +
        '惠州 Huizhou, 徐州 Xuzhou, 绍兴 Shaoxing, 中山 Zhongshan, 台州 Taizhou, 烟台 Yantai, 兰州 Lanzhou, 珠海 Zhuhai, 保定 Baoding, 潍坊 Weifang',
    ),
  },
]

/** Every known city outside the lists above. */
export const otherCities = {
  tier: '其他',
  label: { zh: '三线及以下城市', en: 'other city' },
  synonyms: {
    zh: ['三线城市', '四线城市', '五线城市', '下沉市场', '其他城市', '低线城市'],
    en: ['tier 3', 'lower-tier city', 'tier 3 and below'],
  },
} as const
