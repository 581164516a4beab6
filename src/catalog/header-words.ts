/**
 * Words of which shops make the headers of their own columns, in both languages: `diet_preference` is 饮食偏好. Written by hand from the
 * headers that CRM, membership and e-commerce exports use. A line is English (other spellings after `/`), then Chinese (other words after `/`);
 * several English words are one expression and win over their parts. The first Chinese word makes the label, the others are understood.
 */
const lines = `
account 账户/账号
acquisition 获客
active 活跃
activity 活动
address 地址
affiliate 联盟
age 年龄
age group 年龄组
agent 代理
allergy/allergies/allergen 过敏/过敏史
amount 金额
anniversary 纪念日
annual/yearly 年度/年
app 应用/APP
appointment 预约
area 区域
average/avg 平均
baby 宝宝/婴儿
balance 余额
band 区间/段
beauty 美妆/美容
birth 出生
birthday/bday 生日
blog 博客
blood 血
body 身体
body type 体型
book/books 图书/书
brand 品牌
budget 预算
business 企业/商务
buyer 买家
car/vehicle 车/汽车
card 卡
care 护理
career 职业
cat/cats 猫
category 品类/类别
channel 渠道
child/children/kid/kids 孩子/小孩
child age/kid age 孩子年龄
clothes/clothing/apparel/garment 衣服/服装
clothes size/clothing size/garment size 衣服尺码/服装尺码
club 俱乐部
code 代码/编码
coffee 咖啡
color/colour 颜色/色彩
comment 备注
commute 通勤
company 公司
complexion 肤色
concern/concerns 困扰/问题
contact 联系
cooking 烹饪/做饭
count/number/num 数量/数
country 国家
county 区县
coupon 优惠券
courier/carrier 快递/承运商
credit 信用
cuisine 菜系
currency 币种
customer/client/user/member 客户/会员/用户
daily 每日/每天
date 日期
day/days 天/日
default 默认
delivery 配送/送货
delivery method 配送方式
department/dept 部门
device 设备
diet/dietary 饮食/膳食
discount 折扣
disease/illness 疾病
district 区县
dog/dogs 狗
drink/beverage 饮品/饮料
driver 司机
education/edu 学历/教育
email 邮箱
employee/staff 员工
employee count/number of employees 员工人数
employer 雇主
employment 就业
ethnicity 民族
event 活动
exercise/fitness/workout 健身/运动
eye 眼睛/眼部
fabric/material 面料/材质
face 脸/面部
face shape 脸型
family 家庭
family size/household size/family members/household members 家庭人数/家庭规模/家庭人口
fan 粉丝
fashion 时尚
favorite/favourite/fav 最爱/喜欢的
festival/holiday 节日/假期
first 首次/第一次
flavor/flavour/taste 口味
floor 楼层
follower/followers 粉丝数
food 食物/食品
foot/feet 脚
form 形式
fragrance/scent/perfume 香味/香型
frequency/freq 频率/频次
friend/friends 朋友
fruit 水果
game/gaming 游戏
garden/gardening 园艺
gender 性别
generation 代际
gift 礼物/送礼
gift message/gift note 礼物留言/贺卡
gift wrap/gift wrapping 礼品包装/礼物包装
goal/target 目标
grade 年级/等级
group 组/分组
hair 头发
hair color/hair colour 发色
health/healthcare 健康
health condition/health status 健康状况
height/tall 身高
hobby/hobbies 爱好/兴趣
home/house/housing 房/住房
home type/house type/housing type 住房类型
hour/hours 小时/时段
household 家庭
husband 丈夫
income 收入
industry 行业
influencer/kol 达人/KOL
ingredient/ingredients 成分
insurance 保险
intent/intention 意向
interest/interests 兴趣/爱好
invoice 发票
invoice type 发票类型
job/occupation/profession 职业/工作
job title/title/position 职位/头衔
join 加入
kitchen 厨房
label/tag 标签
language/lang 语言
last/latest 最近/上次
level/lvl 级别/等级
license 执照
life 生活
life stage/lifestage 人生阶段/生命阶段
lifestyle 生活方式
liquor/alcohol 酒
live/livestream 直播
location 所在地/位置
logistics 物流
loyalty 忠诚/忠诚度
main/primary 主要
makeup/cosmetics 彩妆/化妆
manager 经理
marital/marriage 婚姻
marital status 婚姻状况/婚姻状态
market 市场
marketing 营销
meal 餐
medical 医疗
membership 会员
message/note/remark/memo 备注/留言
method/mode/way 方式
monthly income 月收入
monthly spending/monthly spend 月消费
annual income/yearly income 年收入
mobile/phone/cellphone 手机
model 型号
month 月份/月
monthly 每月/月
motive/motivation/reason/purpose 动机/目的/原因
movie/film 电影
music 音乐
name 名称/姓名
nationality 国籍
needs/need 需求
new 新
newsletter 电子报/订阅邮件
nickname 昵称
night 夜间
note 备注
occasion/scene/scenario 场合/场景
office 办公室
offline 线下
online 线上
operator 运营商
opt in/subscribed 已订阅/订阅
order 订单
organic 有机
origin/source 来源
owner 主人/拥有者
package/packaging 包装
parent/parents 家长/父母
partner 伴侣/合作伙伴
payment/pay 支付/付款
payment method 支付方式
pet/pets 宠物
pet name 宠物名
pet type 宠物类型
plan 计划/方案
plant 植物
platform 平台
pregnant/pregnancy 怀孕/孕期
preference/preferences/pref 偏好/喜好
preferred/prefer 偏好/喜欢的
premium 尊享
vip VIP
prescription 处方
price 价格
priority 优先级
product 产品/商品
promo/promotion 促销/活动
promo code 优惠码/促销码
province/state 省份
purchase/buying/shopping 购买/购物
quality 质量
quantity/qty 数量
question 问题
rank/ranking 排名
rate 率
rating/score 评分/得分
reading 阅读
recipient/receiver/consignee 收件人/收货人
recommended/recommend 获推荐
referral/referred/refer 推荐/转介绍
referral source 推荐来源
region 地区/大区
registration/signup/register 注册
relationship 关系
religion/faith 宗教/信仰
remote 远程
rental/rent 租房/租赁
repeat 复购
residence/residency 居住地
residence type/residential type 居住类型
retired 退休
return/returns 退货
reward/rewards 奖励
role 角色/身份
room/rooms 房间/房间数
salary/wage 薪资/工资
sales 销售
sales rep/salesperson/consultant/advisor 导购/销售顾问
sample 小样/样品
scalp 头皮
school 学校
season 季节
second 第二
secondary 次要
segment/segmentation 分群/分层
sensitivity/sensitive 敏感/敏感度
service 服务
shape 形状
shift 班次
shipping/shipment 配送/物流
shipping method/ship method 配送方式/物流方式
shoe/shoes 鞋
shoe size 鞋码
shop/store/outlet/branch 门店/店铺
signature 签名
size 尺码/大小
skill 技能
skin 皮肤/肌肤
skin tone/skin color/skin colour 肤色
skincare/skin care 护肤
sleep/sleep hours 睡眠
smoker/smoking/smoke 吸烟/抽烟
snack/snacks 零食
social 社交
spending/spend 消费/花费
spice/spicy/spiciness 辣度/吃辣
sport/sports 运动
spouse 配偶
stage 阶段
star 星级
start 开始
status 状态/状况
student 学生
style 风格
subscriber 订阅者
subscription 订阅
sugar/sweetness 甜度/糖
sunscreen 防晒
supplier/vendor 供应商
survey 问卷
tea 茶
team 团队
teeth/tooth 牙齿
temperature 温度
tenure 年限
texture 质地
theme 主题
tier 等级/层级
time 时间
tone 色调
total 总/累计
town 城镇
toy/toys 玩具
traffic 流量
training 培训
transport 交通
travel/trip 旅行/出行
trial 试用
type/kind 类型/种类
undertone 冷暖皮
university/college 大学
urban 城市
usage/use 使用/用途
value 价值
vegan 纯素
vegetarian 素食
vision 视力
visit/visits 到访/访问
waist 腰围
warehouse 仓库
water 水
website/site 网站
wechat/weixin 微信
weekend 周末
weekly/week 每周/周
weibo 微博
weight 体重
wife 妻子
wine 葡萄酒/红酒
work 工作
worker 员工
year/years 年/年份
yoga 瑜伽
young 年轻
zip/postal/postcode 邮编
zodiac 星座
`

/** An English expression of a header, and the Chinese words for it, the one for labels first. */
export interface HeaderWord {
  readonly en: string
  readonly zh: readonly string[]
}

/** Every spelling of every line. */
export const headerWords: readonly HeaderWord[] = lines
  .trim()
  .split('\n')
  .flatMap((line) => {
    const at = line.lastIndexOf(' ')
    const zh = line.slice(at + 1).split('/')
    return line
      .slice(0, at)
      .split('/')
      .map((en) => ({ en, zh }))
  })
