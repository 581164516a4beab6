/** The demo brand and its rivals: invented names. */
export const demoBrand = '屿禾记'
export const demoRivals = ['岚砚坊', '汀白堂', '沁舟集'] as const

export interface Product {
  readonly sku: string
  readonly name: string
  readonly category: string
  /** List price in yuan. */
  readonly price: number
  /** Weight against other products, all else equal. */
  readonly popularity: number
  /** Mean stars of its reviews. */
  readonly quality: number
  /** Days before the as-of date on which it was launched; sold all along where missing. */
  readonly launchedDaysAgo?: number
  readonly aspects: readonly string[]
}

const line = (
  sku: string,
  name: string,
  category: string,
  price: number,
  popularity: number,
  quality: number,
  aspects: string,
  launchedDaysAgo?: number,
): Product => ({
  sku,
  name,
  category,
  price,
  popularity,
  quality,
  aspects: aspects.split(' '),
  ...(launchedDaysAgo ? { launchedDaysAgo } : {}),
})

export const products: readonly Product[] = [
  line('JM01', '氨基酸洁面乳', '洁面', 79, 10, 4.5, 'clean gentle scent price pack'),
  line('JM02', '控油净澈洁面', '洁面', 69, 8, 4.2, 'clean oil scent price pack'),
  line('JM03', '绵云洁面慕斯', '洁面', 99, 5, 4.4, 'clean gentle texture pack'),
  line('SH01', '玫瑰舒润水', '水乳', 139, 6, 4.3, 'moisture scent absorb pack price'),
  line('SH02', '修护精华乳', '水乳', 189, 16, 4.4, 'moisture texture absorb gentle pack'),
  line('SH03', '清爽平衡水', '水乳', 89, 7, 4.2, 'oil texture absorb price'),
  line('JH01', '烟酰胺焕亮精华', '精华', 169, 9, 4.3, 'ingredient effect absorb texture gentle price'),
  line('JH02', '多肽紧致精华', '精华', 459, 5, 4.5, 'effect ingredient texture scent pack'),
  line('JH03', '水杨酸净痘精华', '精华', 119, 8, 4.1, 'oil ingredient gentle effect price'),
  line('JH04', '早C晚A双管精华', '精华', 299, 5, 4.2, 'ingredient effect gentle pack', 150),
  line('MS01', '神经酰胺面霜', '面霜', 219, 9, 4.5, 'moisture gentle texture ingredient pack'),
  line('MS02', '黑绷带紧致面霜', '面霜', 529, 4, 4.5, 'effect moisture texture scent pack'),
  line('MS03', '清盈凝露霜', '面霜', 129, 6, 4.1, 'texture moisture oil absorb price'),
  line('YS01', '咖啡因眼霜', '眼霜', 239, 5, 4.2, 'effect absorb moisture pack'),
  line('YS02', '多肽抗皱眼霜', '眼霜', 399, 3, 4.4, 'effect moisture texture pack'),
  line('MM01', '玻尿酸面膜10片', '面膜', 99, 11, 4.4, 'sheet moisture gentle price freebie'),
  line('MM02', '舒缓修护面膜5片', '面膜', 89, 7, 4.5, 'sheet gentle moisture price'),
  line('MM03', '清洁泥膜', '面膜', 119, 5, 4.1, 'oil clean texture scent'),
  line('FS01', '轻透防晒乳', '防晒', 119, 9, 4.3, 'uv texture oil price'),
  line('FS02', '物理防晒霜', '防晒', 149, 6, 4.0, 'uv gentle texture ingredient'),
  line('FS03', '云感防晒喷雾', '防晒', 99, 4, 4.0, 'uv scent pack price', 190),
  line('CZ01', '丝绒唇膏', '彩妆', 129, 5, 4.3, 'texture scent pack effect'),
  line('CZ02', '轻雾气垫', '彩妆', 189, 5, 4.2, 'texture oil pack effect'),
  line('CZ03', '柔焦散粉', '彩妆', 109, 4, 4.3, 'oil texture pack price'),
  line('SHU1', '山茶花身体乳', '身体护理', 109, 5, 4.4, 'moisture scent texture price'),
  line('SHU2', '木质调护手霜', '身体护理', 59, 6, 4.5, 'scent moisture pack price'),
  line('TZ01', '水乳霜修护套装', '套装礼盒', 499, 6, 4.4, 'moisture gentle price freebie pack'),
  line('TZ02', '花时礼盒', '套装礼盒', 699, 4, 4.6, 'gift pack scent ship'),
  line('TZ03', '四季臻选礼盒', '套装礼盒', 899, 2, 4.5, 'gift pack effect ship'),
  line('TZ04', '旅行小样套装', '套装礼盒', 69, 6, 4.3, 'price freebie pack texture', 60),
]

/** Which product began to leak at the pump, how many days ago, and on which aspect people complain. */
export const incident = { sku: 'SH02', daysAgo: 35, aspect: 'pump' } as const

/** How much more (or less) a category sells in each calendar month, January first. */
export const seasons: Readonly<Record<string, readonly number[]>> = {
  防晒: [0.3, 0.4, 0.8, 1.4, 2.2, 2.6, 2.6, 2.1, 1.1, 0.6, 0.3, 0.3],
  面霜: [1.7, 1.5, 1.2, 0.9, 0.7, 0.5, 0.5, 0.6, 1, 1.4, 1.7, 1.8],
  身体护理: [1.5, 1.4, 1.1, 0.9, 0.8, 0.6, 0.6, 0.7, 0.9, 1.2, 1.5, 1.6],
  套装礼盒: [1.2, 1.5, 0.8, 0.8, 1.3, 1, 0.7, 1.2, 0.9, 0.9, 1.3, 1.2],
}
