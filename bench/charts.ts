import { chartPng, chartSvg } from '../src/charts/index.js'
import { type Chart, chart } from '../src/messages/index.js'
import { type BenchLine, type BenchOptions, spread, timed } from './harness.js'

/** What a picture costs: our SVG and PNG against bare ECharts writing the same bars as SVG, in the same process, libraries loaded. */
export async function run(report: (line: BenchLine) => void, { size }: BenchOptions): Promise<void> {
  const runs = size === 'full' ? 60 : 15
  const style = { language: 'zh', width: 800, titled: true } as const
  await Promise.all([chartSvg(shown(0), style), chartPng(shown(0), { language: 'zh' })])
  const bare = await median(runs, (index) => bareSvg(shown(index)))
  const svg = await median(runs, (index) => chartSvg(shown(index), style))
  const png = await median(runs, (index) => chartPng(shown(index), { language: 'zh' }))
  const rare = await median(Math.ceil(runs / 5), (index) => chartPng({ ...shown(index), title: '髮膚護理' }, { language: 'zh' }))
  report({ what: 'chart to SVG', ours: svg, baseline: bare, unit: 'ms', note: 'baseline: bare ECharts SSR' })
  report({
    what: 'chart to PNG, 1600 px, Chinese',
    ours: png,
    baseline: bare,
    unit: 'ms',
    note: 'baseline: bare ECharts SSR to SVG',
  })
  report({
    what: 'chart to PNG with characters beyond GB 2312',
    ours: rare,
    baseline: bare,
    unit: 'ms',
    note: 'reads the whole font',
  })
}

/** Different values each time, so that nothing can be remembered. */
const shown = (index: number): Chart =>
  chart({
    chart: 'bar',
    title: '各渠道支付买家数',
    unit: 'customers',
    categories: ['抖音', '天猫', '小红书', '京东', '微信小程序'],
    series: [{ name: '买家', values: [12034 + index, 8042, 3310, 990, 120] }],
  })

async function bareSvg({ categories, series, title }: Chart): Promise<string> {
  const echarts = await import('echarts')
  const instance = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 800, height: 320 })
  instance.setOption({
    animation: false,
    title: { text: title },
    xAxis: { type: 'category', data: categories },
    yAxis: { type: 'value' },
    series: series.map(({ values }) => ({ type: 'bar', data: values })),
  })
  const svg = instance.renderToSVGString()
  instance.dispose()
  return svg
}

async function median(runs: number, task: (index: number) => Promise<unknown>): Promise<number> {
  const sample: number[] = []
  for (let index = 0; index < runs; index++) sample.push(await timed(() => task(index)))
  return spread(sample).median
}
