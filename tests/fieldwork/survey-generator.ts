import fc from 'fast-check'

type Element = Record<string, unknown>

/** Questions that can be referred to by later ones, with a condition on them that some answers fulfil. */
interface Earlier {
  readonly name: string
  readonly conditions: readonly string[]
}

const flag = fc.boolean()
const texts = fc.constantFrom('您的肤质是？', 'How often?', '多久买一次', 'Which of these', '{first} 之后呢', '为什么')
const choiceLists = fc.constantFrom<unknown[]>(
  ['干性', '油性', '混合性'],
  ['a', 'b', 'c', 'd', 'e'],
  [
    { value: 1, text: '每天' },
    { value: 2, text: '每周' },
    { value: 3, text: 'Never', isExclusive: true },
  ],
  [
    { value: 'x', text: { default: 'Price', 'zh-cn': '价格' } },
    { value: 'y', text: { default: 'Effect', 'zh-cn': '效果' } },
    { value: 'z', text: { default: 'Back', 'zh-cn': '跳过' } },
  ],
  [
    { value: 'p', text: 'One', imageLink: 'https://example.com/1.png' },
    { value: 'q', text: 'Two', imageLink: 'https://example.com/2.png' },
  ],
)
const storedIn = (choice: unknown) => (typeof choice === 'object' ? (choice as { value: unknown }).value : choice)
const literal = (value: unknown) => (typeof value === 'string' ? `'${value}'` : String(value))

/** One input question that valid answers exist for, and conditions on it. */
function question(name: string): fc.Arbitrary<{ element: Element; conditions: string[] }> {
  const choice = (type: string) =>
    fc
      .record({
        choices: choiceLists,
        showOtherItem: flag,
        showNoneItem: flag,
        showDontKnowItem: flag,
        choicesOrder: fc.constantFrom('none', 'random', 'asc'),
        showCommentArea: flag,
      })
      .map(({ choices, ...rest }) => ({
        element: { type, name, choices, ...rest } as Element,
        conditions: [`{${name}} ${many.has(type) ? 'contains' : '='} ${literal(storedIn(choices[0]))}`, `{${name}} notempty`],
      }))
  const limited = choice('checkbox').chain(({ element, conditions }) =>
    fc
      .record({ minSelectedChoices: fc.integer({ min: 0, max: 2 }), maxSelectedChoices: fc.integer({ min: 2, max: 3 }) })
      .map((bounds) => ({ element: { ...element, ...bounds, showSelectAllItem: bounds.maxSelectedChoices > 2 }, conditions })),
  )
  const plain = (element: Element, ...conditions: string[]) => fc.constant({ element: { name, ...element }, conditions })
  return fc.oneof(
    choice('radiogroup'),
    choice('dropdown'),
    limited,
    choice('tagbox'),
    plain(
      { type: 'imagepicker', choices: [{ value: 'p', imageLink: 'https://example.com/p.png' }, { value: 'q' }] },
      `{${name}} = 'p'`,
    ),
    plain({ type: 'rating', rateMax: 5 }, `{${name}} > 3`, `{${name}} <= 2`),
    plain(
      { type: 'rating', rateMin: 0, rateMax: 10, minRateDescription: '不会', maxRateDescription: '一定会' },
      `{${name}} >= 9`,
    ),
    plain({ type: 'boolean' }, `{${name}} = true`, `{${name}} = false`),
    plain({ type: 'boolean', labelTrue: '买过', labelFalse: '没买过', valueTrue: 'yes', valueFalse: 'no' }, `{${name}} = 'yes'`),
    plain({ type: 'ranking', choices: ['价格', '效果', '包装'] }, `{${name}[0]} = '价格'`),
    plain(
      { type: 'ranking', choices: ['价格', '效果', '包装'], selectToRankEnabled: true, maxSelectedChoices: 2 },
      `{${name}} notempty`,
    ),
    plain({ type: 'text' }, `{${name}} notempty`),
    plain({ type: 'text', inputType: 'number', min: 1, max: 120 }, `{${name}} < 18`, `{${name}} >= 60`),
    plain({ type: 'text', inputType: 'date', min: '2020-01-01' }, `{${name}} > '2026-01-01'`),
    plain({ type: 'text', inputType: 'email' }, `{${name}} notempty`),
    plain({ type: 'text', inputType: 'tel' }, `{${name}} notempty`),
    plain({ type: 'text', maxLength: 12, validators: [{ type: 'regex', regex: '^[A-Za-z0-9]+$' }] }, `{${name}} notempty`),
    plain({ type: 'comment', maxLength: 200 }, `{${name}} notempty`),
    plain({ type: 'slider', min: 0, max: 50, step: 10 }, `{${name}} > 20`),
    plain({ type: 'slider', sliderType: 'range', min: 0, max: 100 }, `{${name}} notempty`),
    plain({ type: 'file', acceptedTypes: 'image/*' }, `{${name}} notempty`),
    plain(
      { type: 'multipletext', items: [{ name: 'height' }, { name: 'weight', inputType: 'number' }] },
      `{${name}.weight} > 50`,
    ),
    fc
      .record({
        eachRowRequired: flag,
        rowOrder: fc.constantFrom('initial', 'random'),
        cellType: fc.constantFrom('radio', 'checkbox'),
      })
      .map((rest) => ({
        element: { type: 'matrix', name, columns: ['差', '中', '好'], rows: ['产品', '物流'], ...rest },
        conditions: [`{${name}.物流} = '差'`],
      })),
    plain(
      {
        type: 'matrixdropdown',
        columns: [
          { name: 'often', cellType: 'dropdown', choices: ['每天', '每周'] },
          { name: 'note', cellType: 'text', visibleIf: "{row.often} = '每天'" },
        ],
        rows: [{ value: 'r1', text: '面霜' }, 'r2'],
      },
      `{${name}.r1.often} = '每天'`,
    ),
    fc.integer({ min: 0, max: 2 }).map((rowCount) => ({
      element: {
        type: 'matrixdynamic',
        name,
        rowCount,
        maxRowCount: 3,
        columns: [
          { name: 'item', cellType: 'text' },
          { name: 'many', cellType: 'rating' },
        ],
      },
      conditions: [`{${name}.length} > 1`],
    })),
    fc.record({ panelCount: fc.integer({ min: 0, max: 1 }), maxPanelCount: fc.integer({ min: 1, max: 3 }) }).map((bounds) => ({
      element: {
        type: 'paneldynamic',
        name,
        ...bounds,
        templateElements: [
          { type: 'text', name: 'age', inputType: 'number', min: 0, max: 20 },
          { type: 'radiogroup', name: 'school', choices: ['小学', '中学'], visibleIf: '{panel.age} > 6' },
        ],
      },
      conditions: [`{${name}.length} > 0`],
    })),
  )
}

const many = new Set(['checkbox', 'tagbox'])
/** Types whose being required every answering person can satisfy with one answer. */
const requirable = new Set(
  'radiogroup dropdown checkbox tagbox rating boolean text comment slider ranking imagepicker'.split(' '),
)

/** Random surveys that are valid: any types, branching on what was asked before, nested panels, jumps, early ends, orders at random. */
export const anySurvey: fc.Arbitrary<Element> = fc
  .integer({ min: 1, max: 7 })
  .chain((count) => {
    const names = Array.from({ length: count }, (_, index) => (index === 0 ? 'first' : `q${index}`))
    return fc.tuple(
      fc.tuple(...names.map((name) => question(name))),
      fc.array(fc.record({ title: texts, required: flag, branch: flag, optionalIf: flag, pick: fc.nat(), panel: flag }), {
        minLength: count,
        maxLength: count,
      }),
      fc.record({
        pages: fc.integer({ min: 1, max: 3 }),
        order: fc.constantFrom('initial', 'initial', 'random'),
        skip: flag,
        end: flag,
        calculated: flag,
        html: flag,
        setValue: flag,
        clearInvisibleValues: fc.constantFrom('onComplete', 'onHidden', 'none'),
      }),
    )
  })
  .map(([questions, extras, whole]) => assembled(questions as { element: Element; conditions: string[] }[], extras, whole))

interface Extra {
  readonly title: string
  readonly required: boolean
  readonly branch: boolean
  readonly optionalIf: boolean
  readonly pick: number
  readonly panel: boolean
}

function assembled(
  questions: readonly { element: Element; conditions: string[] }[],
  extras: readonly Extra[],
  whole: Record<string, unknown>,
): Element {
  const earlier: Earlier[] = []
  const elements = questions.map(({ element, conditions }, index) => {
    const extra = extras[index] as Extra
    const about = earlier[extra.pick % Math.max(1, earlier.length)]
    const condition = about?.conditions[extra.pick % about.conditions.length]
    earlier.push({ name: String(element.name), conditions })
    const made: Element = {
      ...element,
      title: index === 0 ? '开始' : extra.title,
      ...(extra.required && requirable.has(String(element.type)) ? { isRequired: true } : {}),
      ...(extra.branch && condition ? { visibleIf: condition } : {}),
      ...(extra.optionalIf && condition && requirable.has(String(element.type)) ? { requiredIf: condition } : {}),
    }
    return extra.panel ? { type: 'panel', name: `panel${index}`, title: `第${index}组`, elements: [made] } : made
  })
  if (whole.html) elements.push({ type: 'html', name: 'bye', html: '<p>到这里 <b>{first}</b></p>' })
  const perPage = Math.ceil(elements.length / (whole.pages as number))
  const pages = Array.from({ length: Math.ceil(elements.length / perPage) }, (_, index) => ({
    name: `page${index}`,
    title: `第 ${index + 1} 页`,
    elements: elements.slice(index * perPage, (index + 1) * perPage),
  }))
  const [first] = earlier
  const last = earlier.at(-1)
  const triggers = [
    ...(whole.skip && first && last && earlier.length > 2
      ? [{ type: 'skip', expression: first.conditions[0], gotoName: last.name }]
      : []),
    ...(whole.end && first ? [{ type: 'complete', expression: first.conditions.at(-1) }] : []),
    ...(whole.setValue && first
      ? [{ type: 'setvalue', expression: first.conditions[0], setToName: 'noted', setValue: 'yes' }]
      : []),
  ]
  return {
    title: 'Generated',
    clearInvisibleValues: whole.clearInvisibleValues,
    ...(whole.order === 'random' && !whole.skip ? { questionOrder: 'random' } : {}),
    pages,
    ...(triggers.length > 0 ? { triggers } : {}),
    ...(whole.calculated
      ? { calculatedValues: [{ name: 'many', expression: '{first} notempty', includeIntoResult: true }] }
      : {}),
  }
}
