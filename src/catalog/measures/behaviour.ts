import type { Measure } from '../measure.js'
import { count, measure, ratio } from './define.js'

export const behaviourMeasures: readonly Measure[] = [
  measure(
    'page_views',
    'times',
    { zh: '浏览量|浏览次数|pv|访问量|访问次数', en: 'page views|views|pageviews|number of views' },
    { zh: '浏览行为的次数', en: 'view events' },
    count('view'),
  ),
  measure(
    'views_per_visitor',
    'times',
    { zh: '人均浏览量|人均浏览次数', en: 'views per visitor|page views per visitor' },
    { zh: '浏览量 ÷ 访客数', en: 'view events ÷ visitors' },
    ratio('page_views', 'visitors'),
    { better: 'higher' },
  ),
  measure(
    'events',
    'events',
    { zh: '行为次数|行为数|事件数|行为量', en: 'events|number of events|event count' },
    { zh: '任何类型的行为次数', en: 'events of any kind' },
    count('event'),
  ),
  measure(
    'searches',
    'times',
    { zh: '搜索次数|搜索量', en: 'searches|number of searches' },
    { zh: '搜索次数', en: 'search events' },
    count('search'),
  ),
  measure(
    'carts',
    'times',
    { zh: '加购次数|加购量', en: 'cart adds|number of carts|adds to cart' },
    { zh: '加购次数', en: 'cart events' },
    count('cart'),
  ),
  measure(
    'favorites',
    'times',
    { zh: '收藏次数|收藏量', en: 'number of favourites|number of favorites' },
    { zh: '收藏次数', en: 'favourite events' },
    count('favorite'),
  ),
  measure(
    'shares',
    'times',
    { zh: '分享次数|分享量', en: 'number of shares' },
    { zh: '分享次数', en: 'share events' },
    count('share'),
  ),
  measure('logins', 'times', { zh: '登录次数', en: 'number of logins' }, { zh: '登录次数', en: 'login events' }, count('login')),
  measure(
    'live_watches',
    'times',
    { zh: '直播观看次数|看直播次数', en: 'live watches|number of live watches' },
    { zh: '观看直播的次数', en: 'live-stream watch events' },
    count('live_watch'),
  ),
  measure(
    'coupon_claims',
    'times',
    { zh: '领券次数|领券量', en: 'coupon claims|number of coupon claims' },
    { zh: '领取优惠券的次数', en: 'coupon claim events' },
    count('coupon_claim'),
  ),
  measure(
    'average_dwell',
    'seconds',
    { zh: '平均停留时长|平均停留时间|停留时长', en: 'average dwell time|average time on page|dwell time' },
    { zh: '有停留时长记录的行为的平均停留秒数', en: 'mean dwell seconds of the events that carry them' },
    { kind: 'aggregate', act: 'event', how: 'average', of: 'dwell_seconds' },
    { better: 'higher' },
  ),
]
