/**
 * Identities that name one person: an account or a number that people do not pass around. A device, an address or a cookie is shared in a
 * family or a shop and joins nobody, and neither does a kind that is not known here: joining strangers is worse than missing a join.
 */
export const strongKinds: readonly string[] = [
  'phone',
  'email',
  'openid',
  'unionid',
  'taobao_nick',
  'tmall_nick',
  'jd_pin',
  'slack',
  'discord',
  'wechat',
  'wecom',
  'alipay',
  'douyin',
  'kuaishou',
  'xiaohongshu',
  'weibo',
  'pdd',
  'youzan',
  'shopify',
  'qq',
  'member_card',
]

/** Other names of a kind, so that a phone is a phone wherever it came from. */
const sameKind: Readonly<Record<string, string>> = {
  mobile: 'phone',
  tel: 'phone',
  telephone: 'phone',
  手机: 'phone',
  手机号: 'phone',
  'e-mail': 'email',
  mail: 'email',
  邮箱: 'email',
  open_id: 'openid',
  wechat_openid: 'openid',
  union_id: 'unionid',
  wechat_unionid: 'unionid',
  taobao: 'taobao_nick',
  tb_nick: 'taobao_nick',
  jd: 'jd_pin',
  weixin: 'wechat',
}

/** Every (kind, value_hash, value_masked, customer_id) that may join customers: of the customers' own columns and of the identities. */
export function evidenceSql(): string {
  const from = Object.keys(sameKind).map(literal).join(', ')
  const to = Object.values(sameKind).map(literal).join(', ')
  const own = (kind: string) =>
    `SELECT '${kind}' AS kind, ${kind}_hash AS value_hash, ${kind}_masked AS value_masked, customer_id FROM customers WHERE ${kind}_hash != ''`
  return `SELECT * FROM (
    ${own('phone')}
    UNION ALL ${own('email')}
    UNION ALL SELECT transform(lowerUTF8(kind), [${from}], [${to}], lowerUTF8(kind)) AS kind, value_hash, value_masked, customer_id
      FROM identities WHERE value_hash != '' AND customer_id != ''
  ) WHERE kind IN (${strongKinds.map(literal).join(', ')})`
}

function literal(text: string): string {
  return `'${text}'`
}
