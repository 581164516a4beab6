import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { Model } from 'survey-core'
import { describe, expect, it } from 'vitest'
import { importWjx } from '../../../src/fieldwork/formats/wjx/import-wjx.js'
import { readSurvey } from '../../../src/fieldwork/survey/survey-file.js'
import { sharedData } from '../../support/shared-data.js'

/** The elements of all pages, checked to be a survey that can be asked. */
function imported(text: string) {
  const { definition, notes, faults } = importWjx(text)
  expect(faults).toEqual([])
  const read = readSurvey('wjx', JSON.stringify(definition))
  expect(read.faults.filter(({ severity }) => severity === 'error')).toEqual([])
  const pages = (definition?.pages ?? []) as { title?: string; elements: Record<string, unknown>[] }[]
  return {
    definition,
    pages,
    elements: pages.flatMap((page) => page.elements),
    notes: notes.map(({ line, message }) => `${line ?? ''} ${message.zh}`),
  }
}

describe('问卷星 text', () => {
  const marked: [title: string, lines: string[], element: object][] = [
    ['您的性别[单选题]', ['男', '女'], { type: 'radiogroup', choices: ['男', '女'] }],
    ['您的城市[下拉框]', ['北京', '上海'], { type: 'dropdown', choices: ['北京', '上海'] }],
    ['您的性别 【单选题】', ['A. 男', 'B. 女'], { type: 'radiogroup', choices: ['男', '女'] }],
    ['性别[单选题]', ['○男 ○女'], { type: 'radiogroup', choices: ['男', '女'] }],
    ['性别[单选题]', ['A.男   B.女'], { type: 'radiogroup', choices: ['男', '女'] }],
    ['性别[单选题]', ['① 男', '② 女'], { type: 'radiogroup', choices: ['男', '女'] }],
    [
      '花费[单选题]',
      ['100元以下', '100-300元', '3.5折以上'],
      { type: 'radiogroup', choices: ['100元以下', '100-300元', '3.5折以上'] },
    ],
    ['问题[单选题]', ['a', '其他____'], { type: 'radiogroup', choices: ['a'], showOtherItem: true, otherText: '其他' }],
    ['问题[单选题]', ['a', '其它（请注明）'], { type: 'radiogroup', choices: ['a'], showOtherItem: true, otherText: '其它' }],
    [
      '哪些[多选题]',
      ['a', '其他', '以上都没有'],
      { type: 'checkbox', choices: ['a', '其他', { value: '以上都没有', text: '以上都没有', isExclusive: true }] },
    ],
    ['哪些（最多选2项）[多选题]', ['a', 'b', 'c'], { type: 'checkbox', choices: ['a', 'b', 'c'], maxSelectedChoices: 2 }],
    [
      '哪些【限选两项】[多选题]',
      ['a', 'b', 'c'],
      { type: 'checkbox', choices: ['a', 'b', 'c'], minSelectedChoices: 2, maxSelectedChoices: 2 },
    ],
    [
      '哪些[请选择1-2项][多选题]',
      ['a', 'b', 'c'],
      { type: 'checkbox', choices: ['a', 'b', 'c'], minSelectedChoices: 1, maxSelectedChoices: 2 },
    ],
    ['排序[排序题]', ['a', 'b'], { type: 'ranking', choices: ['a', 'b'] }],
    [
      '满意吗[量表题]',
      ['不满意', '一般', '满意'],
      {
        type: 'rating',
        rateValues: [
          { value: 1, text: '不满意' },
          { value: 2, text: '一般' },
          { value: 3, text: '满意' },
        ],
      },
    ],
    [
      '满意吗[反向量表题]',
      ['满意', '不满意'],
      {
        type: 'rating',
        rateValues: [
          { value: 2, text: '满意' },
          { value: 1, text: '不满意' },
        ],
      },
    ],
    ['推荐吗[量表题]', ['0~10'], { type: 'rating', rateMin: 0, rateMax: 10 }],
    [
      '评价[矩阵单选题]',
      ['差 好', '- 服务', '- 速度'],
      {
        type: 'matrix',
        columns: ['差', '好'],
        rows: [
          { value: '服务', text: '服务' },
          { value: '速度', text: '速度' },
        ],
      },
    ],
    [
      '评价[矩阵量表题]',
      ['行：', '- 服务', '列：', '- 差', '- 好'],
      {
        type: 'matrix',
        columns: [
          { value: 1, text: '差' },
          { value: 2, text: '好' },
        ],
        rows: [{ value: '服务', text: '服务' }],
      },
    ],
    [
      '用过[矩阵多选题]',
      ['线上 线下', '面霜'],
      {
        type: 'matrixdropdown',
        columns: [{ name: 'chosen', title: '选择', cellType: 'checkbox', choices: ['线上', '线下'] }],
        rows: [{ value: '面霜', text: '面霜' }],
      },
    ],
    ['建议[填空题]', [], { type: 'text' }],
    ['建议[简答题]', [], { type: 'comment' }],
    [
      '联系方式[多项填空题]',
      ['手机号：____', '邮箱：____'],
      {
        type: 'multipletext',
        items: [
          { name: 'i1', title: '手机号' },
          { name: 'i2', title: '邮箱' },
        ],
      },
    ],
    [
      '分配[比重题]',
      ['吃', '穿'],
      {
        type: 'multipletext',
        items: [
          { name: 'i1', title: '吃', inputType: 'number' },
          { name: 'i2', title: '穿', inputType: 'number' },
        ],
        validators: [{ type: 'expression', expression: 'sum({q1.i1}, {q1.i2}) = 100', text: '各项合计应为 100' }],
      },
    ],
    ['多少[滑动条]', [], { type: 'text', inputType: 'number', min: 0, max: 100 }],
    ['哪天[日期]', [], { type: 'text', inputType: 'date' }],
    ['对吗[判断题]', [], { type: 'radiogroup', choices: ['对', '错'] }],
    ['传图[文件上传]', [], { type: 'file' }],
    ['画图[绘图题]', [], { type: 'comment' }],
  ]

  it.each(marked)('%s %j', (title, lines, element) => {
    // With one question marked as required the others are optional, so that the element shows nothing else.
    const { elements } = imported(`调查\n\n1. ${title}\n${lines.join('\n')}\n\n2. 必答*[填空题]\n`)
    const { name, title: asked, ...rest } = elements[0] ?? {}
    expect(name).toBe('q1')
    expect(String(asked)).not.toMatch(/[[【*]/)
    expect(rest).toEqual(element)
  })

  it('understands questions without marks, and says how', () => {
    const { elements, notes, definition } = imported(
      '护肤小调查\n请放心填写\n1. 您的性别\n男 女\n2、您使用过哪些品牌\n1. 兰蔻\n2. 雅诗兰黛\n3. 请您谈谈建议\n4. 我叫____，今年____岁\n5. 请打分\n1-5分\n',
    )
    expect(definition).toMatchObject({ title: '护肤小调查', description: '请放心填写' })
    expect(elements.map(({ type }) => type)).toEqual(['radiogroup', 'checkbox', 'comment', 'multipletext', 'rating'])
    expect(elements[1]).toMatchObject({ choices: ['兰蔻', '雅诗兰黛'], isRequired: true })
    expect(notes).toEqual(
      expect.arrayContaining([
        '3 没有题型标记，按单选题理解',
        '4 选项写在一行，按空格分成 2 个',
        '5 没有题型标记，按多选题理解',
        ' 没有必填标记，选择题都按必答处理（问卷星的默认）',
      ]),
    )
  })

  it('reads a text without numbers by its blank lines', () => {
    const { elements, definition } = imported('小调查\n\n您的性别\n男\n女\n\n您常去哪些店？\nA. 一店\nB. 二店\n\n还有什么建议')
    expect(definition).toMatchObject({ title: '小调查' })
    expect(elements.map(({ type, title }) => `${type} ${title}`)).toEqual([
      'radiogroup 您的性别',
      'checkbox 您常去哪些店？',
      'comment 还有什么建议',
    ])
  })

  it('makes pages and passages', () => {
    const { pages } = imported(
      '调查\n\n1. 甲[填空题]\n\n=== 分页 ===\n\n以下问题关于购物。\n\n2. 乙[填空题]\n\n第二部分 基本信息\n\n3. 丙[填空题]\n\n[段落说明]谢谢<您>',
    )
    expect(pages.map(({ title, elements }) => [title, elements.map(({ type, name }) => `${type} ${name}`)])).toEqual([
      [undefined, ['text q1']],
      [undefined, ['html text2_1', 'text q2']],
      ['第二部分 基本信息', ['text q3', 'html text3_2']],
    ])
    expect(pages[2]?.elements[1]).toMatchObject({ html: '谢谢&lt;您&gt;' })
  })

  it('knows required marks', () => {
    const { elements } = imported(
      '1. 甲*[填空题]\n\n2. 乙[单选题]\na\nb\n\n3. 丙（必填）[填空题]\n\n4. *丁[填空题]\n\n5. 戊[填空题]（选填）',
    )
    expect(elements.map(({ isRequired }) => isRequired ?? false)).toEqual([true, false, true, true, false])
  })

  it('asks for what is written beside an option', () => {
    expect(imported('1. 有宠物吗*[单选题]\n有，请填写____\n没有').elements).toEqual([
      { type: 'radiogroup', name: 'q1', title: '有宠物吗', isRequired: true, choices: ['有', '没有'] },
      { type: 'text', name: 'q1_1', title: '有宠物吗 · 有', visibleIf: "{q1} = '有'" },
    ])
  })

  describe('jumps and conditions', () => {
    const text = [
      '1. 买过吗[单选题]',
      '是',
      '否 (请跳至第4题)',
      '不记得（跳转到问卷末尾，结束作答）',
      '',
      '2. 买了哪些[多选题]',
      '面霜',
      '精华',
      '口红（跳到第9题）',
      '',
      '3. 精华怎么样[填空题]',
      '*依赖于第2题第2个选项',
      '',
      '4. 为什么[填空题]',
      '',
      '5. 再买吗[单选题]（第1题选择“是”的回答）',
      '会',
      '不会',
      '',
      '6. 最后[填空题]',
    ].join('\n')
    const shown = (data: object) => {
      const model = new Model(imported(text).definition)
      model.data = data
      return model
        .getAllQuestions()
        .filter(({ isVisible }) => isVisible)
        .map(({ name }) => name)
        .join(' ')
    }

    it.each([
      [{ q1: '是', q2: ['面霜'] }, 'q1 q2 q4 q5 q6'],
      [{ q1: '是', q2: ['面霜', '精华'] }, 'q1 q2 q3 q4 q5 q6'],
      [{ q1: '否' }, 'q1 q4 q6'],
      [{ q1: '不记得' }, 'q1'],
    ])('%j', (data, questions) => {
      expect(shown(data)).toBe(questions)
    })

    it('names a jump that leads nowhere', () => {
      expect(imported(text).notes).toContain('9 要跳到的第 9 题不存在，跳题没有带过来')
    })
  })

  it.each([
    ['', /没有找到题目/],
    ['随便一句话', /没有找到题目/],
    ['1. 性别[单选题]\n\n2. 年龄[填空题]', /没有选项/],
    ['1. 评价[矩阵单选题]\n好 坏', /列标题/],
  ])('%j is a fault with its line', (text, why) => {
    const { faults, definition } = importWjx(text)
    expect(definition).toBeUndefined()
    expect(faults[0]?.message.zh).toMatch(why)
    if (text.includes('[')) expect(faults[0]?.line).toBe(1)
  })

  it('law: any lines become a survey that can be asked, or faults', () => {
    const piece = fc.constantFrom(
      '1. ',
      '2、',
      '3. ',
      'A. ',
      '○',
      '您的性别',
      '哪些',
      '[单选题]',
      '【多选题】',
      '[矩阵量表题]',
      '[量表题]',
      '[填空题]',
      '*',
      ' ',
      '____',
      '其他',
      '（跳至第3题）',
      "it's",
      '{x}',
      '"',
      '\\',
      '\n',
      '\n\n',
      '=== 分页 ===',
      '依赖于第1题第1个选项',
      '1~5',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 40 }), (pieces) => {
        const { definition, faults } = importWjx(pieces.join(''))
        expect(definition === undefined).toBe(faults.length > 0)
        if (definition)
          expect(readSurvey('law', JSON.stringify(definition)).faults.filter(({ severity }) => severity === 'error')).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})

const file = join(sharedData() ?? '', 'fieldwork/wjx_foundation/questionnaire_wjx_import.txt')

describe.skipIf(!sharedData() || !existsSync(file))('a real 问卷星 text (skipped without the shared check data)', () => {
  it('has every question, type and option', () => {
    const text = readFileSync(file, 'utf8')
    const { elements, notes } = imported(text)
    expect(notes).toEqual([])
    const titles = text.split('\n').filter((line) => /^\d+\. /.test(line))
    expect(elements.map(({ name }) => name)).toEqual(titles.map((line) => `q${Number.parseInt(line, 10)}`))
    expect(elements.map(({ type }) => type)).toEqual(titles.map((line) => (line.includes('多选') ? 'checkbox' : 'radiogroup')))
    const options = text.split('\n').filter((line) => line.trim() !== '' && !/^\d+\. /.test(line))
    expect(elements.flatMap(({ choices }) => choices)).toEqual(options)
    expect(elements.every(({ isRequired }) => isRequired)).toBe(true)
  })
})
