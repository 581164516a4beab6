import type { Label, Unit } from '../../catalog/label.js'

/** A column that shops often keep beside the contract's: how it and its values are said, whichever language the file is written in. */
export interface KnownAttribute {
  readonly name: string
  readonly label: Label
  /** Further names of the column, and words in questions. */
  readonly said: readonly string[]
  readonly unit?: Unit
  readonly values?: readonly KnownValue[]
}

/** One value: its labels first, then all that people and files write for it. */
export interface KnownValue {
  readonly zh: string
  readonly en: string
  readonly said: readonly string[]
}

const value = (zh: string, en: string, ...said: string[]): KnownValue => ({ zh, en, said })

export const knownAttributes: readonly KnownAttribute[] = [
  {
    name: 'skin_type',
    label: { zh: '肤质', en: 'skin type' },
    said: ['皮肤类型', '皮肤性质', '肤质类型', '皮质', 'skin', 'skintype', 'skin types'],
    values: [
      value('干性', 'dry', '干皮', '干性皮肤', '干性肌肤', '干性肤质', '干肌', 'dry skin', 'dry-skin'),
      value('油性', 'oily', '油皮', '油性皮肤', '油性肌肤', '油性肤质', '大油皮', '油肌', 'oily skin', 'oily-skin', 'oil skin'),
      value(
        '混合',
        'combination',
        '混合性',
        '混合型',
        '混合皮',
        '混合肌',
        '混合性皮肤',
        '混皮',
        'combination skin',
        'mixed skin',
        'combo',
      ),
      value('混合偏油', 'combination-oily', '混油', '混油皮', '混合偏油性', 'combination oily'),
      value('混合偏干', 'combination-dry', '混干', '混干皮', '混合偏干性', 'combination dry'),
      value(
        '敏感',
        'sensitive',
        '敏感肌',
        '敏感性',
        '敏感皮',
        '敏皮',
        '敏感皮肤',
        '敏感性皮肤',
        '敏感肌肤',
        '敏肌',
        'sensitive skin',
        'sensitive-skin',
      ),
      value('中性', 'normal', '中性皮', '中性皮肤', '中性肌肤', '中性肌', 'normal skin'),
      value('痘肌', 'acne-prone', '痘痘肌', '痘皮', '易长痘', 'acne', 'acne prone', 'acne-prone skin'),
    ],
  },
  {
    name: 'hair_type',
    label: { zh: '发质', en: 'hair type' },
    said: ['头发类型', '发质类型', 'hair', 'hairtype'],
    values: [
      value('干性发质', 'dry hair', '干发', '干枯'),
      value('油性发质', 'oily hair', '油头', '油发'),
      value('受损', 'damaged hair', '受损发质', '烫染受损', 'damaged'),
      value('细软', 'fine hair', '细软塌', '细软发质', 'fine'),
      value('粗硬', 'coarse hair', '粗硬发质', 'coarse'),
    ],
  },
  {
    name: 'education',
    label: { zh: '学历', en: 'education' },
    said: ['教育程度', '文化程度', '教育', 'education level', 'degree'],
    values: [
      value('初中及以下', 'middle school or below', '初中', 'middle school'),
      value('高中', 'high school', '中专', '高中及以下', '高中/中专'),
      value('大专', 'college', '专科', 'associate', 'junior college'),
      value('本科', 'bachelor', '大学本科', '学士', "bachelor's", 'undergraduate', 'bachelors'),
      value('硕士', 'master', '研究生', '硕士研究生', "master's", 'masters', 'graduate'),
      value('博士', 'doctorate', '博士研究生', 'phd', 'doctor'),
    ],
  },
  {
    name: 'marital_status',
    label: { zh: '婚姻状况', en: 'marital status' },
    said: ['婚姻', '婚否', '婚姻状态', 'marriage', 'marital'],
    values: [
      value('未婚', 'single', '单身', 'unmarried', 'never married'),
      value('已婚', 'married', '结婚', '结婚的', '成家'),
      value('离异', 'divorced', '离婚'),
      value('丧偶', 'widowed'),
    ],
  },
  {
    name: 'has_child',
    label: { zh: '有孩子', en: 'has children' },
    said: [
      '有娃',
      '是否有孩子',
      '是否有娃',
      '孩子',
      '宝妈',
      '有小孩',
      'has_children',
      'children',
      'parent',
      'has kids',
      'with children',
      'with kids',
    ],
  },
  {
    name: 'child_age',
    label: { zh: '孩子年龄', en: "child's age" },
    said: ['宝宝年龄', '娃龄', '宝宝月龄', 'baby_age', 'age of child'],
    unit: 'years',
  },
  { name: 'has_pet', label: { zh: '有宠物', en: 'has a pet' }, said: ['养宠', '是否养宠', '养宠物', 'pet owner', 'has pets'] },
  {
    name: 'pet',
    label: { zh: '宠物', en: 'pet' },
    said: ['宠物类型', '养什么宠物', 'pets', 'pet_type'],
    values: [
      value('猫', 'cat', '养猫', '猫咪', '铲屎官', 'cats', 'cat owners'),
      value('狗', 'dog', '养狗', '狗狗', '犬', 'dogs', 'dog owners'),
    ],
  },
  { name: 'has_car', label: { zh: '有车', en: 'has a car' }, said: ['是否有车', '有车一族', 'car owner', 'owns a car'] },
  { name: 'has_house', label: { zh: '有房', en: 'owns a home' }, said: ['是否有房', '有房产', 'homeowner', 'home owner'] },
  { name: 'height', label: { zh: '身高', en: 'height' }, said: ['身高cm', 'height_cm', 'tall'] },
  { name: 'weight', label: { zh: '体重', en: 'weight' }, said: ['体重kg', 'weight_kg'] },
  { name: 'size', label: { zh: '尺码', en: 'size' }, said: ['衣服尺码', '码数', '服装尺码', 'clothing_size'] },
  { name: 'shoe_size', label: { zh: '鞋码', en: 'shoe size' }, said: ['鞋子尺码', '脚码'] },
  { name: 'birthday_month', label: { zh: '生日所在月', en: 'month of birthday' }, said: ['生日月'] },
  { name: 'zodiac', label: { zh: '星座', en: 'zodiac sign' }, said: ['star sign', 'constellation', 'horoscope'] },
  {
    name: 'membership',
    label: { zh: '会员类型', en: 'membership' },
    said: ['会员身份', '会员卡', 'member_type', 'membership_type'],
    values: [value('普通会员', 'regular', '普通', 'standard', 'basic'), value('付费会员', 'paid', '付费', 'premium', 'plus会员')],
  },
  {
    name: 'income',
    label: { zh: '收入金额', en: 'income amount' },
    said: ['年收入', 'annual_income', 'salary', '薪资'],
    unit: 'CNY',
  },
  { name: 'industry', label: { zh: '行业', en: 'industry' }, said: ['所在行业', '从事行业', 'sector'] },
  { name: 'company', label: { zh: '公司', en: 'company' }, said: ['单位', '工作单位', 'employer'] },
  { name: 'lifestyle', label: { zh: '生活方式', en: 'lifestyle' }, said: ['生活风格', 'life_style'] },
  { name: 'style', label: { zh: '风格', en: 'style' }, said: ['穿搭风格', '风格偏好', 'fashion style'] },
  {
    name: 'hobby',
    label: { zh: '爱好', en: 'hobby' },
    said: ['兴趣爱好', '兴趣', '业余爱好', 'hobbies', 'interests', 'interest'],
  },
  { name: 'taste', label: { zh: '口味', en: 'taste' }, said: ['口味偏好', 'flavor', 'flavour'] },
  { name: 'language', label: { zh: '语言', en: 'language' }, said: ['使用语言', 'lang'] },
  { name: 'country', label: { zh: '国家', en: 'country' }, said: ['所在国家', '国籍', 'nation', 'countries'] },
  { name: 'district', label: { zh: '区县', en: 'district' }, said: ['区域', '所在区', '行政区', 'county'] },
  { name: 'referrer', label: { zh: '推荐人', en: 'referrer' }, said: ['邀请人', '介绍人', 'referred_by', 'inviter'] },
  { name: 'store', label: { zh: '门店', en: 'store' }, said: ['所属门店', '归属门店', '店铺', 'shop', 'branch'] },
  { name: 'ethnicity', label: { zh: '民族', en: 'ethnicity' }, said: ['ethnic group'] },
  { name: 'blood_type', label: { zh: '血型', en: 'blood type' }, said: [] },
  { name: 'allergy', label: { zh: '过敏', en: 'allergy' }, said: ['过敏史', '过敏原', 'allergies', 'allergen'] },
  {
    name: 'skin_concern',
    label: { zh: '皮肤困扰', en: 'skin concern' },
    said: ['肌肤问题', '皮肤问题', '护肤诉求', 'skin concerns', 'skin_problem'],
    values: [
      value('祛痘', 'acne', '痘痘', '长痘', '痘痘困扰', 'pimples', 'breakouts'),
      value('抗老', 'anti-ageing', '抗衰', '抗衰老', '抗皱', '细纹', '皱纹', 'anti-aging', 'wrinkles', 'fine lines'),
      value('美白', 'brightening', '提亮', '暗沉', '淡斑', 'whitening', 'dullness', 'dark spots'),
      value('保湿', 'hydration', '补水', '干燥', '缺水', 'dryness', 'moisturising', 'moisturizing'),
      value('修护', 'repair', '修复', '屏障受损', '泛红', 'redness', 'barrier repair'),
      value('控油', 'oil control', '出油', 'oiliness', 'oily skin control'),
      value('毛孔', 'pores', '毛孔粗大', '黑头', 'large pores', 'blackheads'),
    ],
  },
]
