import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskPersonalData } from '../../src/language/masking/mask-personal-data.js'

describe('personal data is replaced', () => {
  test.each([
    ['打我电话13800138000谢谢', '打我电话[电话]谢谢'],
    ['电话 138 0013 8000', '电话 [电话]'],
    ['手机138-0013-8000或者+86 139 1234 5678', '手机[电话]或者[电话]'],
    ['+8613800138000 和 8613800138000', '[电话] 和 [电话]'],
    ['手机１３８００１３８０００联系', '手机[电话]联系'],
    ['1 3 8 0 0 1 3 8 0 0 0 加我', '[电话] 加我'],
    ['幺三八零零幺三八零零零，晚上打', '[电话]，晚上打'],
    ['座机010-62345678，或(021)5888 1234', '座机[电话]，或[电话]'],
    ['打0755-26012345转801找他', '打[电话]找他'],
    ['Call me at 415-555-2671 or +44 20 7946 0958', 'Call me at [phone] or [phone]'],
    ['邮箱li.lei+shop@example.com.cn发我', '邮箱[邮箱]发我'],
    ['mail: tom＠example.com', 'mail: [e-mail]'],
    ['jane (at) example.com please', '[e-mail] please'],
    ['身份证11010519491231002X，麻烦改名', '身份证[证件号]，麻烦改名'],
    ['440524188001010014', '[id number]'],
    ['老身份证 130503670401001 可以吗', '老身份证 [证件号] 可以吗'],
    ['护照号：E12345678', '护照号：[证件号]'],
    ['退到 6222 0212 3456 7890 123 这张卡', '退到 [卡号] 这张卡'],
    ['card 4111 1111 1111 1111', 'card [card number]'],
    ['卡号是1234567890123456', '卡号是[卡号]'],
    ['加我微信：lily_1995，返现', '加我微信：[账号]，返现'],
    ['vx abc12345 领红包', 'vx [账号] 领红包'],
    ['QQ123456789 有优惠', 'QQ[账号] 有优惠'],
    ['my wechat is tom_2020', 'my wechat is [account]'],
    ['我住在上海市浦东新区世纪大道100号环球大厦3楼', '我住在[地址]'],
    ['寄到广东省深圳市南山区科技园路8号2栋501室吧', '寄到[地址]吧'],
    ['地址：朝阳区望京街10号院，别打电话', '地址：[地址]，别打电话'],
    ['放阳光花园3栋2单元501门口', '[地址]门口'],
    ['送到5号楼302', '送到[地址]'],
    ['收件人：王小明，快点发', '收件人：[姓名]，快点发'],
    ['Ship it to 221B Baker Street, Apt 4, Springfield, IL 62704 please', 'Ship it to [address] please'],
    ['i live at 742 evergreen lane', 'i live at [address]'],
  ])('%s', (text, masked) => {
    expect(maskPersonalData(text)).toBe(masked)
  })
})

describe('what is not personal stays', () => {
  test.each([
    '花了1399.00元买了2瓶，用了30天',
    '订单号 2837465923847561 一直没发货',
    '订单6222021234567890123到哪了',
    '2024-06-18 12:30 下单，6月20号到的',
    '身高165体重110斤，穿M码刚好',
    '尺寸 120x60x75 cm，12期免息',
    '口红选的3号色，很显白',
    '我知道5号发货，味道3号也行',
    '逛街5号去的专柜',
    '客服热线400-820-8820打不通',
    '买了100件，满300减40',
    '微信支付更方便，微信客服不回',
    'paid with wechat payment, 5 stars',
    '3 people on the street asked me, way better than 2 years ago',
    '一路顺利，三天就到上海市了',
    '用了两三年了，一直回购，第十次买',
    '成分表第3位是烟酰胺5%',
    'iPhone 15 Pro 256G 很流畅',
    'SPF50 PA+++ 50ml',
    '',
  ])('%s', (text) => {
    expect(maskPersonalData(text)).toBe(text)
  })
})

describe('laws', () => {
  const scrap = fc.constantFrom(
    ...'13800138000|微信|：|abc_123|@|qq.com|人民路|12号|3栋|501室|-| |,|，|地址|是|+86|010|62345678|身份证|6222021234567890|[电话]|在|上海市|姓名|王|1|０|好用'.split(
      '|',
    ),
  )
  const messy = fc.oneof(
    fc.array(scrap, { maxLength: 14 }).map((scraps) => scraps.join('')),
    fc.string({ unit: 'grapheme' }),
  )

  test('masking a masked text changes nothing', () => {
    fc.assert(
      fc.property(messy, (text) => maskPersonalData(maskPersonalData(text)) === maskPersonalData(text)),
      { numRuns: 2000 },
    )
  })

  test('a mobile number in its usual spellings never survives, whatever Chinese stands around it', () => {
    const number = fc
      .tuple(fc.integer({ min: 13, max: 19 }), fc.integer({ min: 0, max: 999_999_999 }))
      .map(([head, tail]) => `${head}${String(tail).padStart(9, '0')}`)
    const spelling = fc.constantFrom(
      (n: string) => n,
      (n: string) => `${n.slice(0, 3)} ${n.slice(3, 7)} ${n.slice(7)}`,
      (n: string) => `${n.slice(0, 3)}-${n.slice(3, 7)}-${n.slice(7)}`,
      (n: string) => `+86${n}`,
      (n: string) => n.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)),
      (n: string) => [...n].join(' '),
    )
    const around = fc.constantFrom('', '电话', '加我，', '好用！', '微信同号')
    fc.assert(
      fc.property(number, spelling, around, around, (n, spell, before, after) => {
        const masked = maskPersonalData(before + spell(n) + after)
          .normalize('NFKC')
          .replace(/\D/g, '')
        return masked.length === 0
      }),
      { numRuns: 2000 },
    )
  })
})
