import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Bot, openBot } from '../../../src/app/bot/bot.js'
import { createStudy } from '../../../src/app/study/create.js'
import { linkOf } from '../../../src/app/study/link.js'
import { openWorkspace, type Workspace } from '../../../src/app/workspace.js'
import { type WebChannel, webChannel } from '../../../src/channels/web/web.js'
import { chartPng } from '../../../src/charts/index.js'

/** A browser of this machine; the page is tested where there is one. */
const chromium = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (path) => path !== undefined && existsSync(path),
)
if (!chromium) process.stderr.write('no Chromium on this machine (CHROMIUM_PATH): the page is not looked at\n')

const survey = {
  title: { 'zh-cn': '面霜回访', default: 'About the cream' },
  completedHtml: { 'zh-cn': '谢谢您的回答！', default: 'Thank you for your answers!' },
  elements: [
    {
      type: 'radiogroup',
      name: 'used',
      title: { 'zh-cn': '您用过我们的面霜吗？', default: 'Have you used our cream?' },
      isRequired: true,
      choices: [
        { value: 'yes', text: { 'zh-cn': '用过', default: 'Yes, I have' } },
        { value: 'no', text: { 'zh-cn': '没用过', default: 'No, never' } },
      ],
    },
    {
      type: 'checkbox',
      name: 'liked',
      title: { 'zh-cn': '喜欢哪些方面？', default: 'What do you like?' },
      choices: [
        { value: 'rich', text: { 'zh-cn': '滋润', default: 'Rich' } },
        { value: 'scent', text: { 'zh-cn': '香味', default: 'Scent' } },
        { value: 'box', text: { 'zh-cn': '包装', default: 'Box' } },
      ],
    },
    { type: 'comment', name: 'why', title: { 'zh-cn': '为什么？', default: 'Why?' } },
  ],
}

describe.skipIf(!chromium)('the page in a browser', () => {
  let browser: Browser
  let context: BrowserContext
  let page: Page
  let home: string
  let workspace: Workspace
  let bot: Bot
  let channel: WebChannel
  let link: string

  beforeAll(async () => {
    const { chromium: driver } = await import('playwright-core')
    browser = await driver.launch({ executablePath: chromium ?? '', args: ['--no-sandbox'] })
  })
  afterAll(() => browser.close())

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'zhiyin-page-'))
    await mkdir(join(home, 'surveys'), { recursive: true })
    await mkdir(join(home, 'received'), { recursive: true })
    await writeFile(join(home, 'surveys', 'cream.json'), JSON.stringify(survey))
    channel = webChannel(
      { port: 0, adminToken: 'a-token-for-tests' },
      {
        draw: async (chart, language = 'zh') => (await chartPng(chart, { language, currency: 'CNY' })).png,
        folder: join(home, 'received'),
        currency: 'CNY',
        log: () => undefined,
      },
    )
    workspace = openWorkspace(
      {
        home,
        timeZone: 'Asia/Shanghai',
        currency: 'CNY',
        brand: '素颜',
        warehouseUrl: undefined,
        ledgerUrl: undefined,
        web: { port: 0, publicUrl: 'https://ask.example' },
      },
      { result: () => undefined, progress: () => undefined, interactive: false },
    )
    bot = await openBot(workspace, { channels: [channel], gatherMs: 0, log: (text) => process.stderr.write(`${text}\n`) })
    await channel.start(bot.ears)
    await writeFile(join(home, 'customers.csv'), 'customer_id,gender,city\nc1,女,上海\n')
    const { importCommand } = await import('../../../src/app/import.js')
    await importCommand(workspace, [join(home, 'customers.csv')], {})
    await writeFile(join(home, 'list.txt'), 'c1\n')
    await createStudy(workspace, {
      survey: 'cream',
      to: join(home, 'list.txt'),
      settings: { channels: ['web'], purpose: { zh: '改进面霜', en: 'To improve the cream' }, minutes: 2 },
      by: 'test',
    })
    const ledger = await workspace.ledger()
    const { id } = await ledger.selectFrom('invitations').select('id').executeTakeFirstOrThrow()
    link = `${channel.address()}${new URL((await linkOf(workspace, id)) ?? '').pathname}`
  })
  afterEach(async () => {
    await context?.close()
    await channel.stop()
    await bot.stop()
    await workspace.close()
    await rm(home, { recursive: true, force: true })
  })

  async function visit(options: Parameters<Browser['newContext']>[0] = {}, path = link): Promise<void> {
    context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN', ...options })
    page = await context.newPage()
    await page.goto(path)
  }

  const sees = (text: string) => page.getByText(text).first().waitFor({ timeout: 15_000 })
  const data = async () => {
    const ledger = await workspace.ledger()
    const rows = await ledger.selectFrom('survey_sessions').select(['state', 'data']).execute()
    return rows.map((row) => [row.state, JSON.parse(row.data)])
  }

  it('a customer opens the link on a telephone, agrees, answers by touch and words, and is thanked', async () => {
    await visit({ hasTouch: true, isMobile: true })
    await sees('改进面霜')
    await page.getByRole('button', { name: '同意', exact: true }).tap()
    await sees('您用过我们的面霜吗')
    await page.getByRole('button', { name: '用过', exact: true }).tap()
    await sees('喜欢哪些方面')
    await page.getByLabel('香味').check()
    await page.getByLabel('滋润').check()
    await page.getByRole('button', { name: '选好了' }).tap()
    await sees('为什么？')
    await page.getByPlaceholder('写下您的回答或问题').fill('很滋润')
    await page.getByRole('button', { name: '发送' }).tap()
    await sees('谢谢您的回答')
    const [[state, answers] = []] = await data()
    expect(state).toBe('completed')
    expect(answers).toMatchObject({ used: 'yes', why: '很滋润' })
    expect([...answers.liked].sort()).toEqual(['rich', 'scent'])
    // Nothing hangs over the edge of a small screen.
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
  })

  it('everything can be done by keyboard, and every control has a name', async () => {
    await visit()
    await sees('改进面霜')
    const named = (await page.evaluate(`
      [...document.querySelectorAll('button, input:not([type=hidden]), textarea, select, a')].map((control) => {
        const label = control.labels?.[0]?.textContent?.trim() ?? ''
        return control.getAttribute('aria-label') || control.textContent?.trim() || label || control.outerHTML
      })`)) as string[]
    expect(named.filter((name) => name.startsWith('<'))).toEqual([])
    expect(await page.getAttribute('html', 'lang')).toBe('zh-CN')
    expect(await page.locator('#log').getAttribute('role')).toBe('log')
    for (let tabs = 0; tabs < 20; tabs += 1) {
      await page.keyboard.press('Tab')
      if ((await page.evaluate('document.activeElement.textContent')) === '同意') break
    }
    await page.keyboard.press('Enter')
    await sees('您用过我们的面霜吗')
    await page.getByPlaceholder('写下您的回答或问题').focus()
    await page.keyboard.type('没用过')
    await page.keyboard.press('Enter')
    await sees('喜欢哪些方面')
    expect((await data())[0]?.[1]).toEqual({ used: 'no' })
  })

  it('works without a script, in English', async () => {
    await visit({ javaScriptEnabled: false, locale: 'en-GB' })
    await sees('To improve the cream')
    expect(await page.getAttribute('html', 'lang')).toBe('en')
    await page.getByRole('button', { name: 'Agree' }).click()
    await sees('Have you used our cream?')
    await page.getByPlaceholder('Write your answer or question').fill('It <b>depends</b>')
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    // What somebody wrote is shown as written, and asked about again.
    await sees('It <b>depends</b>')
    await page.getByRole('button', { name: 'Yes, I have' }).click()
    await sees('What do you like?')
    await page.getByLabel('Box').check()
    await page.getByRole('button', { name: 'Done' }).click()
    await sees('Why?')
    await page.getByPlaceholder('Write your answer or question').fill('It works')
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await sees('Thank you for your answers!')
  })

  it('two presses of one button are one answer; a reload shows the same conversation', async () => {
    await visit()
    await page.getByRole('button', { name: '同意', exact: true }).dblclick()
    await sees('您用过我们的面霜吗')
    await page.getByRole('button', { name: '没用过' }).dblclick()
    await sees('喜欢哪些方面')
    await bot.settled()
    const before = await page.locator('#log > li').count()
    await page.reload()
    await sees('喜欢哪些方面')
    expect(await page.locator('#log > li').count()).toBe(before)
    const ledger = await workspace.ledger()
    expect(await ledger.selectFrom('answers').select('said').execute()).toHaveLength(1)
  })

  it('what is written while the connection is away arrives when it is back, once', async () => {
    await visit()
    await page.getByRole('button', { name: '同意', exact: true }).click()
    await sees('您用过我们的面霜吗')
    await context.setOffline(true)
    await page.getByPlaceholder('写下您的回答或问题').fill('用过')
    await page.keyboard.press('Enter')
    await sees('连接断开了')
    await context.setOffline(false)
    await sees('喜欢哪些方面')
    const ledger = await workspace.ledger()
    expect(await ledger.selectFrom('answers').select('said').execute()).toEqual([{ said: '用过' }])
  })

  it('a link that nobody made opens nothing, and the team’s page asks for its token', async () => {
    await visit({}, `${channel.address()}/s/aaaaaaaaaaaaaaaaaaaaaaaa`)
    await sees('这个链接无效')
    await page.getByPlaceholder('写下您的回答或问题').fill('做问卷 cream')
    await page.keyboard.press('Enter')
    await bot.settled()
    expect(await data()).toEqual([])
    await page.goto(`${channel.address()}/`)
    await page.getByLabel('管理口令').fill('wrong-token-here')
    await page.getByRole('button', { name: '进入' }).click()
    await sees('口令不对')
    await page.getByLabel('管理口令').fill('a-token-for-tests')
    await page.getByRole('button', { name: '进入' }).click()
    await sees('直接问客户')
    await page.getByPlaceholder('写下您的回答或问题').fill('发问卷')
    await page.keyboard.press('Enter')
    await page.getByText('填写').click()
    await page.getByLabel('发给谁').fill('上海的客户')
    await page.getByRole('button', { name: '提交' }).click()
    await sees('总人数: 1')
  })
})
