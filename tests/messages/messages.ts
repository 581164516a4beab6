import {
  bold,
  chart,
  choices,
  codeBlock,
  file,
  heading,
  list,
  type Message,
  message,
  note,
  quotes,
  say,
  table,
  warning,
} from '../../src/messages/index.js'

/** Text that tries to act wherever it is shown. */
export const hostile =
  '<script>alert(1)</script> **不是粗体** | [点我](http://evil.example) `x` \u001b[2J\u202e <@U1> www.evil.example\n# 假标题'

/** One of each block. */
export function everyBlock(): Message {
  return message(
    'zh',
    heading('上周概览'),
    say`共 ${bold('345人')}，来自 ${'抖音'}`,
    list(['一', '二'], true),
    codeBlock('SELECT 1', 'sql'),
    table({
      title: '按城市',
      columns: [
        { key: 'city', label: '城市' },
        { key: 'buyers', label: '支付买家数', unit: 'customers' },
        { key: 'revenue', label: '支付金额', unit: 'CNY' },
      ],
      rows: [
        { city: '上海', buyers: 1200, revenue: 98765.4 },
        { city: '呼和浩特', buyers: 8, revenue: null },
      ],
      total: 40,
    }),
    chart({
      chart: 'bar',
      title: '各渠道买家',
      unit: 'customers',
      categories: ['抖音', '天猫'],
      series: [{ name: '买家', values: [120, 60] }],
    }),
    quotes([{ text: '太干了，用完脸紧绷', source: 'reviews', id: 'R1' }], '原声'),
    choices({ prompt: '接着看', choices: [{ label: '只看上海', value: '只看上海' }] }),
    file('周报.html', 'text/html', '/tmp/weekly.html'),
    note('不含已取消订单'),
    warning('样本不足'),
  )
}
