# 页面的中文文字。键由类型的词组成，两种语言的键完全相同。
# 计数（$count 等）以数字传入；金额、比例和日期传入时已排好格式。

## 框架

product = whalecurve
title = whalecurve：每个客户值多少钱
title-file = { $name } – whalecurve
language = 语言
language-en = English
language-zh-CN = 中文
skip = 跳到正文
loading = 正在加载……
close = 关闭
back = 返回
unknown = 未知
none = –
list-separator = 、
sentence-gap = {""}
all = 全部
yes = 是
no = 否

## 开始

start-title = 每个客户到底值多少钱？
start-lead = 把订单表交给它，几秒钟后就能看到：谁在给您赚钱，谁在让您赔钱，对每一类客户下周一该做什么。
start-drop = 把订单文件拖到这里
start-drop-or = 或者
start-choose = 选择文件
start-formats = CSV、TSV 或 Excel，从电商后台或 ERP 直接导出即可，可以一次选多个文件。
start-sample = 先看示例店铺
start-sample-note = 一家虚构的茶叶批发商，两年的订单。
start-privacy-title = 文件不会离开这台电脑
start-privacy = 文件只在这个浏览器标签页里读取和计算，不上传、不保存，关掉页面就没有了。
start-privacy-check = 您可以自己验证：页面打开后断开网络，所有功能照常使用。
start-needs-title = 文件里要有什么
start-needs-orders = 一行一条订单明细：客户、日期、金额。中英文列名都能自动识别，也可以手动更正。
start-needs-more = 有这些更好：订单号、成本或利润、品类、退款、服务成本。缺少的部分按假设计算，会标明，并可由您修改。
start-get-title = 您会得到什么
start-get-tiers = 客户分层：高价值、潜力、低价值、负价值，每个客户都写明理由。
start-get-whale = 鲸鱼图：最好的客户带来多少利润，最差的又吃掉多少。
start-get-cards = 每一层一张策略卡：目标、第一步行动、服务标准、衡量指标。
start-get-receipt = 导入清单：每一行都有去向，金额核对到分。
start-return = 返回分析结果
start-engine = 正在准备计算引擎……
start-reading = 正在查看您的文件……
start-drop-active = 松开鼠标即可读取

## 进度

progress-title = 正在读取 { $name }
progress-title-analyze = 正在计算客户价值和分层
progress-rows = { $count } 行
progress-rate = 每秒 { $count } 行
progress-bytes = { $done } / { $total }
cancel = 取消
cancelled = 已停止，没有保留任何数据。可以重新选择文件，或更正列之后再次开始。

## 列对应

mapping-title = 文件的读取方式
mapping-lead = 已根据列名和内容对应好各列。有不对的请更正，然后开始分析。
mapping-lead-unsure = 这个文件有些地方不能确定，请检查标出的列。
mapping-file = 文件
mapping-size = 大小
mapping-shape = 每一行是
mapping-dates = 日期写法
mapping-decimals = 金额写法
mapping-columns = 列
mapping-required = 必需
mapping-optional = 可选
mapping-none = – 文件中没有 –
mapping-unnamed = 第 { $number } 列
mapping-missing = 还缺：{ $roles }。
mapping-twice = “{ $column }”列被选了两次：{ $roles }。
mapping-preview = 文件的前几行
mapping-sheet = 工作表 { $sheet }
mapping-header-row = 表头在第 { $row } 行
mapping-analyze = 开始分析
mapping-again = 重新分析
mapping-more = 更多列
mapping-confidence = { $evidence }，把握 { $percent }

shape-orders = 一笔订单或一条订单明细
shape-customers = 一个客户
format-csv = 文本（CSV）
format-xlsx = Excel 工作簿
format-xlsb = Excel 二进制工作簿
format-xls = Excel 97–2003 工作簿
format-ods = OpenDocument 表格
date-order-ymd = 年、月、日（2026-05-13）
date-order-dmy = 日、月、年（13/05/2026）
date-order-mdy = 月、日、年（05/13/2026）
decimal-mark-point = 1,234.50
decimal-mark-comma = 1.234,50
evidence-header = 列名已识别
evidence-part_of_header = 识别出列名的一部分
evidence-content = 内容相符
evidence-chosen = 由您选定

role-customer = 客户编号
role-name = 客户名称
role-date = 订单日期
role-amount = 金额
role-quantity = 数量
role-unit_price = 单价
role-order = 订单号
role-product = 产品
role-category = 品类
role-cost = 成本
role-unit_cost = 单位成本
role-profit = 利润
role-status = 状态
role-service_cost = 服务成本
role-currency = 币种
role-revenue = 收入
role-orders = 订单数
role-first_order = 首单日期
role-last_order = 末单日期
role-requests = 服务请求次数
role-acquisition_cost = 获客成本
role-nps = NPS(0–10)
role-engagement = 活跃度
role-potential = 潜力（0–100）
role-referred_by = 推荐人

## 工作区

nav = 栏目
nav-overview = 总览
nav-tiers = 分层
nav-actions = 该做什么
nav-rfm = 近度与频次
nav-customers = 客户
nav-data = 数据
open-another = 打开其他文件
settings = 设置
export-menu = 导出
export-json = 结果（JSON）
export-csv = 客户表（CSV）
export-set-aside = 搁置的行（CSV）
export-done = 已保存为 { $name }。
export-json-note = 全部计算结果，供其他程序使用
export-csv-note = 每个客户一行，可用 Excel 打开
export-set-aside-note = 每一行都附原因
print = 打印
print-note = 把本页打印出来或存为 PDF

headline-eighty = { $all } 个客户中，{ $customers } 个带来了 80% 的利润。
headline-loss = 有 { $count } 个客户在赔钱，合计 { $amount }。
headline-no-loss = 没有客户在赔钱。
headline-no-profit = { $all } 个客户合计没有利润：{ $amount }。
headline-context = { $from }至{ $to }，分析日 { $asof }
headline-receipt = { $read } 行中采用了 { $used } 行
headline-receipt-ok = { $read } 行全部采用
headline-receipt-link = 查看导入清单

as-of = 分析日 { $day }

## 指标

kpi-title = 关键指标
kpi-revenue = 收入
kpi-revenue-note = { $count ->
    [0] 没有退款
   *[other] 已扣除退款 { $amount }
 }
kpi-profit = 客户利润
kpi-profit-note = 已扣除成本 { $cost }
kpi-profit-note-plain = 收入减去全部已记录的成本
kpi-customers = 客户数
kpi-customers-note = 其中 { $count } 个有购买
kpi-customers-note-all = 全部有购买
kpi-purchases = 购买次数
kpi-purchases-note = 含退款共 { $count } 笔订单
kpi-loss = 亏损客户
kpi-loss-note = 合计 { $amount }
kpi-destroyed = 被吃掉的利润
kpi-destroyed-note = 峰值为总利润的 { $peak }
kpi-destroyed-none = 没有
assumed-mark = 假设
assumed-gross_margin = 直接成本为假设值：文件中没有成本或利润列，按毛利率 { $value } 计算。请改成您自己的数。
assumed-acquisition_cost = 获客成本为假设值：每个客户 { $value }。请改成您自己的数。
assumed-cost_to_serve = 服务成本为假设值，由成本动因算出。请改成您自己的数。
assumed-change = 修改
assumed-title = 以下结果含假设

note-no_dates = 数据中没有日期，因此不显示近度、频次变化和增长。
note-no_potential = 数据中没有可以推算潜力分的内容，因此没有客户归为潜力客户。
note-no_purchases = 数据中只有退款，没有购买。
note-few_customers = 有购买的客户不足五个，1 到 5 分的评分意义不大。
note-whale_in_money = 总利润不大于零，因此鲸鱼图按金额而不是百分比绘制。
notes-title = 请注意

## 分层

tiers-title = 客户分层
scheme = 分层方式
scheme-profit = 利润与潜力
    .rule = 高价值：{ $rule }。潜力：非高价值、不亏损、潜力分不低于 { $threshold }。低价值：其余客户。负价值：利润小于零。
scheme-profit-rule-share = 利润排名前 { $value } 的客户
scheme-profit-rule-cumulative = 贡献了 { $value } 利润的头部客户
scheme-profit-rule-amount = 利润不低于 { $value }
scheme-rfm = 近度与频次（RFM）
    .rule = 按近度分和频次分划分，各为 1 到 5 分；网格中的每一格只属于一个分群。
column-tier = 层级
column-customers = 客户数
column-share-customers = 客户占比
column-revenue = 收入
column-share-revenue = 收入占比
column-profit = 利润
column-share-profit = 利润贡献率
column-margin = 利润率
column-profit-per-customer = 客均利润
column-purchases-per-customer = 人均购买次数
column-recency-mean = 距上次购买（天）
tiers-show = 查看“{ $tier }”的客户
tiers-total = 全部客户

tier-profit-high = 高价值
tier-profit-potential = 潜力
tier-profit-low = 低价值
tier-profit-negative = 负价值
tier-rfm-champions = 冠军客户
tier-rfm-loyal = 忠诚客户
tier-rfm-potential_loyalists = 潜在忠诚
tier-rfm-new = 新客户
tier-rfm-promising = 有希望
tier-rfm-need_attention = 需要关注
tier-rfm-about_to_sleep = 即将沉睡
tier-rfm-at_risk = 有流失风险
tier-rfm-cant_lose = 不能失去
tier-rfm-hibernating = 休眠客户

## 策略卡

cards-title = 对每一层该做什么
cards-lead = 每一层一个目标、几项马上能做的事，从最有价值的一层开始。
card-numbers = { $customers } 个客户，占 { $share }
card-empty = 这一层没有客户。
card-profit-sum = 利润
card-profit-share = 占总利润 { $share }
card-profit-each = 客均
card-last = 上次购买
card-last-days = 平均 { $days } 天前
card-start = 周一就开始
card-service = 服务标准
card-effort = 投入
card-measure = 衡量
card-avoid = 避免
card-show = 查看这些客户
card-more = 更多

card-profit-high =
    .goal = 留住他们，争取他们更多的采购份额。
    .action-1 = 给每个客户指定一位专属客户经理，有事直接找人。
    .action-2 = 问清他们今后两个季度的计划，按需要组合方案。
    .action-3 = 新品和紧俏货优先供给他们。
    .action-4 = 记住重要日子：签约日、旺季、周年和节日。
    .service = 数小时内答复，由熟悉的人对接。
    .effort = 投入最多。
    .measure = 留存率、采购份额、转介绍。
    .avoid = 客户没有要求的降价。
card-profit-potential =
    .goal = 让他们更快成为高价值客户。
    .action-1 = 推荐同类优质客户接下来买的产品。
    .action-2 = 给一个限时小优惠，只用于下一单。
    .action-3 = 请他们试用一次更好的版本。
    .action-4 = 写明升级路径：达到多少采购量，享受什么待遇。
    .service = 优先支持。
    .effort = 有选择地投入，看预期回报。
    .measure = 升级率、每季度订单数。
    .avoid = 对所有人发同一套活动。
card-profit-low =
    .goal = 降低服务成本，利润能提一点是一点。
    .action-1 = 常规问题转到自助渠道：常见问题、订单查询、在线客服。
    .action-2 = 用自动消息联系，不再人工逐个跟进。
    .action-3 = 设置起订量，服务成本高的地方适当收费。
    .action-4 = 只提供标准产品。
    .service = 标准服务，以自动化为主。
    .effort = 尽量少。
    .measure = 每单服务成本、利润率。
    .avoid = 上门拜访和特殊条款。
card-profit-negative =
    .goal = 止住亏损。
    .action-1 = 逐个查明原因：退货、小单、折扣、拜访，还是客服时间。
    .action-2 = 重新报价，或加收费用、设置起订量。
    .action-3 = 停止免费的额外服务，不再做营销投入。
    .action-4 = 仍无改善的，提前明确告知后终止服务。
    .service = 仅限自助服务。
    .effort = 除解决原因外不再投入。
    .measure = 减少的亏损；扭亏和退出的客户数。
    .avoid = 价格没有调好之前扩大销量。

card-rfm-champions =
    .goal = 回馈他们，请他们带来新客户。
    .action-1 = 亲自致谢，送一份花钱买不到的心意。
    .action-2 = 请他们转介绍，并给予奖励。
    .action-3 = 新品先给他们看，听听意见。
    .service = 由熟悉的人对接。
    .effort = 高，每一小时都值得。
    .measure = 转介绍数、采购份额。
    .avoid = 把他们的信任当作理所当然。
card-rfm-loyal =
    .goal = 提高每单金额。
    .action-1 = 推荐现有产品的升级款。
    .action-2 = 把配套产品组合成套餐。
    .action-3 = 请他们写评价。
    .service = 优先。
    .effort = 高。
    .measure = 客单价、购买的品类数。
    .avoid = 对本来就会买的产品打折。
card-rfm-potential_loyalists =
    .goal = 让在您这里购买成为习惯。
    .action-1 = 邀请加入会员，或给采购量奖励。
    .action-2 = 推荐忠诚客户接下来买的产品。
    .action-3 = 按他们自己的购买节奏，在该下单时联系。
    .service = 快速、亲切。
    .effort = 中到高。
    .measure = 第三、第四次购买，购买间隔天数。
    .avoid = 第二单之后就没有音讯。
card-rfm-new =
    .goal = 争取 30 天内的第二单。
    .action-1 = 表示欢迎，教他们用好买到的产品。
    .action-2 = 一周后问一声是否满意。
    .action-3 = 只推荐一款合适的产品，不要推十款。
    .service = 头几周多关照。
    .effort = 中等。
    .measure = 30 天内再次购买的比例。
    .avoid = 用群发广告代替欢迎。
card-rfm-promising =
    .goal = 让他们记得您，降低下一单的门槛。
    .action-1 = 发一条对他们这一行有用的消息。
    .action-2 = 提供小份试用或样品。
    .action-3 = 了解他们拿产品做什么用。
    .service = 标准服务。
    .effort = 低到中。
    .measure = 60 天内再次购买的比例。
    .avoid = 硬推大套餐。
card-rfm-need_attention =
    .goal = 在他们走远之前拿到下一单。
    .action-1 = 就他们买过的产品给一个限时优惠。
    .action-2 = 告诉他们上次下单以来有什么新东西。
    .action-3 = 金额大的，打电话联系。
    .service = 两周内优先。
    .effort = 中等。
    .measure = 优惠发出后 30 天内的购买比例。
    .avoid = 再等一个季度。
card-rfm-about_to_sleep =
    .goal = 低成本地重新联系上。
    .action-1 = 提醒他们最畅销的产品。
    .action-2 = 让再次下单只需点一下或回一句话。
    .action-3 = 用一个问题问清是否还有需要。
    .service = 标准服务。
    .effort = 低。
    .measure = 唤醒率、每次唤醒的成本。
    .avoid = 大幅打折。
card-rfm-at_risk =
    .goal = 把好客户请回来。
    .action-1 = 写一封有针对性的信，问问发生了什么变化。
    .action-2 = 之前有做得不好的，补救到位。
    .action-3 = 就他们常买的产品，给一个现在回来的理由。
    .service = 指定专人联系。
    .effort = 高，限于有利润的客户。
    .measure = 挽回的客户数和利润。
    .avoid = 千篇一律的群发。
card-rfm-cant_lose =
    .goal = 由专人出面挽回。
    .action-1 = 本周内打电话，最大的客户由负责人亲自打。
    .action-2 = 先听，再谈方案。
    .action-3 = 约定一个有日期的下一步。
    .service = 负责人对接。
    .effort = 逐个判断，该投就投。
    .measure = 谈过的客户数、挽回的订单。
    .avoid = 自动群发的消息。
card-rfm-hibernating =
    .goal = 少花钱，看看谁会醒来。
    .action-1 = 每季度发一次低成本的标准优惠。
    .action-2 = 清理名单：哪些客户已经不在了？
    .action-3 = 问问曾经赚钱的客户为什么离开。
    .service = 自助服务。
    .effort = 尽量少。
    .measure = 每次唤醒的成本。
    .avoid = 销售人员逐个打电话。

## 鲸鱼图

whale-title = 鲸鱼图
whale-sentence = 最好的 { $customers } 个客户创造了总利润的 { $peak }，其余 { $rest } 个又把它拉回到 100%。
whale-sentence-all = 没有客户亏损：曲线一路升到 100%，没有回落。
whale-sentence-money = 最好的客户累计利润为 { $amount }，其余客户把它拉低到总利润。
whale-axis-customers = 客户，按利润从高到低
whale-axis-share = 占总利润
whale-axis-money = 累计利润
whale-peak = 峰值
whale-eighty = 80% 的利润
whale-total = 总利润
whale-point = 最好的 { $customers } 个客户
whale-table = 以表格查看曲线
whale-cumulative = 累计利润
whale-share = 占总利润
whale-describe = 客户按利润排序。{ $sentence }
chart-loading = 正在绘图……
chart-failed = 图没能画出来，下面的表格里是同样的数字。

## RFM

rfm-title = 近度与频次
rfm-lead = 越靠上买得越近，越靠右买得越多，颜色越深客户越多。点一格查看所属分群的客户。
rfm-recency = 近度分
rfm-frequency = 频次分
rfm-recency-high = 最近
rfm-recency-low = 很久以前
rfm-frequency-low = 很少
rfm-frequency-high = 经常
rfm-cell = { $segment }：{ $count } 个客户，收入 { $revenue }
rfm-absent = 需要日期，而数据中没有。

## 客户

customers-title = 客户
customers-search = 按编号或名称查找
customers-found = { $count } 个客户
customers-filter-remove = 取消筛选：{ $tier }
customers-none = 没有符合条件的客户。
column-customer = 客户
column-purchases = 购买次数
column-recency = 距上次（天）
column-last = 上次购买
column-rfm = R F M
column-potential = 潜力分
column-segment = 分群
sort-by = 按{ $column }排序
page-previous = 上一页
page-next = 下一页
page-of = 第 { $from }–{ $to } 个，共 { $all } 个
open-customer = 打开 { $name }
count-customers = { $count } 个客户

## 单个客户

detail-title = 客户 { $name }
detail-since = { $day }成为客户
detail-last = 上次购买 { $day }
detail-bridge = 从收入到利润
detail-revenue = 收入
detail-direct = 直接成本
detail-serve = 服务成本
detail-acquire = 获客成本
detail-profit = 客户利润
detail-refunds = 收入中已扣除 { $count } 笔退款，共 { $amount }。
detail-why = 为什么在这一层
detail-potential = 潜力分
detail-potential-none = 数据中没有可以推算潜力分的内容。
detail-weight = 权重 { $weight }
detail-orders = 订单
detail-orders-some = 共 { $all } 笔订单，以下为最近 { $shown } 笔
detail-months = 每月收入
detail-months-range = { $from } 至 { $to }，最高 { $most }
detail-no-dates = 数据中没有日期，无法显示历史。
column-day = 日期
column-lines = 明细行
column-amount = 金额
column-kind = 类型
order-purchase = 购买
order-refund = 退款或取消
column-month = 月份

why-loss = 利润为 { $profit }：这个客户的成本高于带来的收入。
why-high = 利润 { $profit }，在 { $of } 个客户中排第 { $rank }；高价值的门槛是 { $starts }。
why-potential = 利润 { $profit }，在 { $of } 个客户中排第 { $rank }，未达到高价值的门槛（{ $starts }）。潜力分 { $score }，{ $reached ->
    [yes] 达到
   *[no] 未达到
 }门槛 { $threshold }。
why-potential-unknown = 利润 { $profit }，在 { $of } 个客户中排第 { $rank }，未达到高价值的门槛（{ $starts }），潜力分无法推算。
why-scores = 上次购买在 { $days } 天前，R 为 { $r } 分；购买 { $purchases } 次，F 为 { $f } 分；金额 { $monetary }，M 为 { $m } 分。分群由近度和频次决定。
part-expected_orders = 预期订单
part-growth = 近 90 天增长
part-headroom = 尚未购买的品类
part-voice = NPS 和活跃度
part-given = 文件中给出

## 导入清单

receipt-title = 导入清单
receipt-lead = 每一行都有去向。请用控制总额与来源系统核对。
receipt-read = 读取行数
receipt-used = 采用
receipt-set-aside = 搁置
receipt-blank = 空行
receipt-adds-up = 行数相符。
receipt-adds-up-not = 行数不符，这是我们的缺陷，请告诉我们。
receipt-control = “{ $column }”列的控制总额
receipt-control-note = 所有行之和，不论是否采用
receipt-refunds = 已扣除的退款
receipt-void = 状态为作废
receipt-no-customer = 没有客户
receipt-lines = { $count } 行
receipt-how = 读取方式
receipt-encoding = 编码
receipt-delimiter = 分隔符
receipt-delimiter-comma = 逗号
receipt-delimiter-semicolon = 分号
receipt-delimiter-tab = 制表符
receipt-delimiter-pipe = 竖线
receipt-sheet = 工作表
receipt-format = 格式
receipt-header-row = 表头
receipt-header-row-value = 第 { $row } 行
receipt-dates = 日期
receipt-numbers = 金额
receipt-dates-plain = { $count } 个以年开头或写明月份
receipt-dates-day-first = { $count } 个只能是日在前，如 { $example }
receipt-dates-month-first = { $count } 个只能是月在前，如 { $example }
receipt-dates-either = { $count } 个两种都可能
receipt-dates-guess = 没有一个日期能分清日和月，请检查日期写法的选择。
receipt-numbers-point = { $count } 个只能是小数点，如 { $example }
receipt-numbers-comma = { $count } 个只能是小数逗号，如 { $example }
receipt-numbers-either = { $count } 个两种都可能
receipt-reasons = 搁置的行，按原因
receipt-reason = 原因
receipt-rows = 行数
receipt-amount = 金额
receipt-examples = 前几例
receipt-none-set-aside = 没有搁置的行。
receipt-download = 下载搁置的行
receipt-columns = 采用的列

## 设置

settings-lead = 改动后立即重新计算，不会保存。
settings-reset = 恢复默认
settings-changed = 已修改
settings-default = 默认：{ $value }
settings-from-data = 由数据决定
settings-cut = 第 { $number } 个分界点
settings-refused = 不能用“{ $found }”：{ $range }。设置保持不变。
settings-range-amount = 需为不小于 0 的金额，最多四位小数
settings-range-rate = 需为 0 到 100 之间的百分比，最多两位小数
settings-range-number = 需为 { $low } 到 { $high } 之间的数
settings-range-text = 最多 12 个字符
settings-range-day = 需为存在的日期
settings-range-cuts = 需为四个从小到大的数
settings-computing = 正在计算……
group-basis = 基础
group-costs = 成本
group-rfm = 近度、频次、金额
group-tiers = 分层与潜力
setting-as_of = 分析日
    .help = 所有“最近”都从这一天往回看。留空则为最后一次购买的次日。
setting-currency = 币种
    .help = 显示在金额旁的代码或符号，如 CNY 或 ¥。不改变任何数字。
setting-gross_margin = 毛利率
    .help = 收入扣除直接成本后剩下的比例。文件中没有成本和利润时使用。
setting-acquisition_cost = 每个客户的获客成本
    .help = 赢得一个客户的花费。没有对应的列时使用。
setting-cost_per_order = 每单服务成本
    .help = 拣货、包装、发货、开票等。没有服务成本列时使用。
setting-cost_per_return = 每次退货的服务成本
    .help = 处理一次退款或退货的花费。
setting-cost_per_request = 每次服务请求的成本
    .help = 需要有服务请求次数的列。
setting-cost_of_revenue = 服务成本占收入的比例
    .help = 支付手续费、平台佣金等。
setting-rfm_method = 评分方法
    .help = 评分为 1 到 5 分，5 分最好。
setting-rfm_method-value = 按数值：数值相同，得分相同
setting-rfm_method-rank = 按名次：每组人数相同
setting-rfm_method-cuts = 自定分界点
setting-rfm_method-quantile = 按分位数，与 R 的 rfm 包一致
setting-rfm_monetary = M 代表
    .help = 金额分看的是什么。
setting-rfm_monetary-revenue = 收入
setting-rfm_monetary-profit = 利润
setting-rfm_cuts_recency = 近度分界点（天）
    .help = 少于第一个分界点得 5 分。
setting-rfm_cuts_frequency = 频次分界点（次）
    .help = 达到最后一个分界点得 5 分。
setting-rfm_cuts_monetary = 金额分界点
    .help = 达到最后一个分界点得 5 分。
setting-high_rule = 高价值的标准
    .help = 只有有利润的客户才能是高价值。
setting-high_rule-share = 排名靠前的一定比例
setting-high_rule-cumulative = 贡献一定比例利润的客户
setting-high_rule-amount = 利润达到一定金额
setting-high_share = 排名靠前的客户比例
    .help = 用于“排名靠前的一定比例”。
setting-high_cumulative = 利润比例
    .help = 用于“贡献一定比例利润的客户”。
setting-high_amount = 最低利润
    .help = 用于“利润达到一定金额”。
setting-potential_threshold = 潜力分门槛
    .help = 潜力分为 0 到 100 分。
setting-weight_expected_orders = 预期订单的权重
    .help = 权重按数据中现有的部分重新折算。
setting-weight_growth = 增长的权重
    .help = 近 90 天的收入与再之前 90 天相比。
setting-weight_headroom = 未购品类的权重
    .help = 需要品类列。
setting-weight_voice = NPS 和活跃度的权重
    .help = 至少需要其中一列。

step-read = 正在读取
step-sort = 正在按客户整理
step-analyze = 正在计算客户价值和分层
step-draw = 正在计算区间
step-export = 正在写文件

## 错误

error-title = 没有成功
error-dismiss = 知道了
error-restart = 重新启动引擎
error-at = { $place }：{ $what }
error-and-next = { $what }{ $next }
place-separator = ，
place-sheet = 工作表“{ $sheet }”
place-row = 第 { $row } 行
place-column = “{ $column }”列

error-file-empty = 这个文件是空的。
    .next = 请从系统重新导出，并确认里面有数据。
    .short = 空文件
error-header-only = 这个文件只有列名，下面没有数据。
    .next = 请换一个更长的时间范围，或去掉筛选条件后重新导出。
    .short = 没有数据行
error-not-a-table = 这个文件不是表格。
    .found = 这个文件不是表格，内容是 { $found }。
    .next = 请选择每行一笔订单的 CSV、TSV 或 Excel 文件。
    .short = 不是表格
error-unreadable = 浏览器无法读取这个文件。
    .found = 浏览器无法读取这个文件（{ $found }）。
    .next = 如果它正被其他程序打开或在网络盘上，请先关闭或复制到本机，再重新选择。
    .short = 无法读取
error-workbook-broken = 这个工作簿打不开：文件已损坏，或有密码保护。
    .next = 请在 Excel 中打开，取消密码，另存为 .xlsx 或 CSV。
    .short = 工作簿打不开
error-workbook-empty = 这个工作簿的所有工作表都没有内容。
    .next = 请确认选对了工作簿。
    .short = 空工作簿
error-quote-unclosed = 这里有一个引号没有配对，后面的内容会被当成一个单元格。
    .next = 请改好这一行，或重新导出文件。
    .short = 引号没有配对
error-layout-unknown = 在这个文件里没有找到列。
    .found = 在这个文件里没有找到列，开头是“{ $found }”。
    .next = 请确认文件有一行列名，下面每行一笔订单。
    .short = 列无法识别
error-column-missing = 还没有选择必需的列：{ $wanted }。
    .next = 请在列对应表中选好，再开始分析。
    .short = 缺少列
error-column-unknown = 文件里没有这一列。
    .found = 文件里没有“{ $found }”这一列。
    .next = 请重新选择各列。
    .short = 没有这一列
error-no-usable-rows = 这个文件没有一行可以采用。
    .found = 这个文件没有一行可以采用。最常见的原因：{ $wanted }（“{ $found }”）。
    .next = 请更正列、日期写法或小数点写法，然后重新分析。
    .short = 没有可用的行
error-files-differ = 这些文件不能放在一起分析。
    .found = 这些文件不能放在一起分析：{ $found }。
    .next = 请分开载入。
    .short = 文件不匹配
error-total-too-large = 金额过大或小数位过多，无法精确相加。
    .next = 请确认金额列选对了。
    .short = 金额过大
error-too-many-rows = 行数超过了一次分析的上限。
    .next = 请拆分文件，例如按年份。
    .short = 行数过多

error-customer-missing = 这一行没有客户。
    .short = 没有客户
error-customer-repeated = 表中已经有这个客户的行。
    .found = 表中已经有“{ $found }”的行。
    .short = 客户重复
error-date-missing = 这一行没有日期。
    .short = 没有日期
error-date-invalid = 日期无法识别，或这一天不存在。
    .found = “{ $found }”不是有效的日期。
    .short = 日期无法识别
error-amount-missing = 这一行没有金额。
    .short = 没有金额
error-amount-invalid = 金额无法识别。
    .found = “{ $found }”不是金额。
    .short = 金额无法识别
error-amount-too-long = 金额的位数过多。
    .found = “{ $found }”的位数过多，无法精确保留。
    .short = 位数过多
error-cell-error = 单元格里是表格错误值。
    .found = 单元格里是表格错误值 { $found }。
    .short = 表格错误值
error-row-too-short = 这一行不完整，缺少必需的列。
    .short = 行不完整
error-undecodable = 这一行有无法按文件编码识别的字符。
    .short = 乱码
error-total-row = 这是合计行，不是订单。
    .found = “{ $found }”是合计行，不是订单。
    .short = 合计行

error-setting-invalid = 这个值不能用。
    .found = 不能用“{ $found }”。可用范围：{ $wanted }。
    .next = 设置保持不变。
    .short = 设置超出范围
error-setting-unknown = 没有这项设置。
    .next = 已忽略。
    .short = 未知设置
error-nothing-loaded = 还没有分析任何文件。
    .next = 请先选择文件。
    .short = 没有数据
error-engine-stopped = 计算引擎已停止：可能是这个标签页的内存不足，也可能是我们的缺陷。
    .next = 请重新启动，再选一次文件。文件很大时可以先拆分。
    .short = 引擎已停止
error-build-mismatch = 页面与计算引擎的版本不一致。
    .next = 请刷新页面；若仍有问题，请清除浏览器对本站的缓存。
    .short = 版本不一致

## 导出的表格

column-rank = 排名
column-name = 名称
column-tier-profit = 利润分层
column-first = 首次购买
column-recency-days = 距上次购买天数
column-rfm-r = R
column-rfm-f = F
column-rfm-m = M
column-tier-rfm = RFM 分群
column-file = 文件
column-sheet = 工作表
column-row = 行号
column-reason = 原因
column-at = 列
column-cells = 原始内容

## 终身价值设置

group-lifetime = 终身价值
setting-ltv_months = 预测月数
    .help = 向前看多久。一般用三年；数据时间短时用一年更稳妥。
setting-ltv_discount = 年折现率
    .help = 以后收到的钱比现在的钱价值低。小企业常用 10%。
setting-ltv_margin = 采用的利润率
    .help = 预计的每笔购买中，有多少比例最终成为您的利润。
setting-ltv_margin-own = 客户自己的利润率
setting-ltv_margin-overall = 全部客户的总体利润率
setting-ltv_model = 购买模型
    .help = 如何描述客户的回购与流失。自动：取似然最高的模型，除非另一个模型对留出数据预测得更准。
setting-ltv_model-automatic = 自动
setting-ltv_model-bg-nbd = BG/NBD
setting-ltv_model-mbg-nbd = MBG/NBD
setting-ltv_model-pareto-nbd = Pareto/NBD
setting-ltv_unit = 时间单位
    .help = 什么算一次购买，以及模型参数的单位。
setting-ltv_unit-days = 天
setting-ltv_unit-weeks = 周（天数 ÷ 7）
setting-ltv_unit-calendar-weeks = 自然周，周内合并
setting-ltv_unit-calendar-months = 自然月，月内合并
setting-ltv_draws = 区间的抽样次数
    .help = 次数越多，区间越稳定，也越慢。

## 终身价值

nav-lifetime = 终身价值
ltv-title = 客户终身价值
ltv-computing = 正在计算……
ltv-absent = 数据中没有带日期的订单，无法从历史中学习。请提供订单明细以查看终身价值。
ltv-horizon = 预测期
ltv-months = { $count } 个月
ltv-more-settings = 更多设置
ltv-rule = 截至 { $end } 的已有客户在其后 { $months } 个月内预计带来的利润（扣除成本，按年折现率 { $discount } 折现）。购买次数用 { $model } 模型，购买金额用 Gamma-Gamma 模型。
ltv-rule-retention = 对 { $end } 之后 { $months } 个月的简单估计：年利润 × 实测留存率，按年折现率 { $discount } 折现。未使用模型的原因见下。
ltv-total = 预计总额
    .help = 全部客户预测终身价值之和。区间说明数据能把它确定到什么程度。
ltv-actual = 可能的结果
    .help = 在总额区间的基础上，再加上每个客户行为本身的偶然性。
    .note = 十次中有八次，实际总额落在此区间
ltv-purchases = 预计购买次数
    .help = 全部客户预计购买次数之和。
    .note = 现有客户在 { $months } 个月内
ltv-each = 平均每个客户
    .help = 有过购买的客户的平均预测终身价值。
    .note = 共 { $count } 个客户
ltv-trust = 可信吗？
    .help = 用前三分之二时间的数据拟合模型，再让它预测其余部分。
ltv-trust-good = 可信
    .note = 回测偏差 { $off }，优于简单规则
ltv-trust-fair = 谨慎参考
    .note = 回测偏差 { $off }
ltv-trust-poor = 不太可信
    .note = 回测偏差 { $off }，且不如简单规则
ltv-trust-none = 未回测
    .note = 数据太少，无法留出一部分做检验
ltv-between = { $low } 至 { $high }
ltv-interval = 80% 区间 { $range }
ltv-no-interval = 没有模型，无区间
chart-table = 以表格查看数据
ltv-drawing = 正在计算区间……
ltv-by-tier = 按利润分层
ltv-column-total = 终身价值
ltv-column-interval = 80% 区间
ltv-column-each = 平均每客户
ltv-tenths = 按客户十等分
ltv-tenths-axis = 客户十等分，价值高的在前
ltv-tenths-sentence = 价值最高的十分之一客户将带来未来价值的 { $share }。
ltv-tenth = 第 { $from }% 至 { $to }% 的客户
ltv-map = 是否还活跃？价值多少？
ltv-map-lead = 按活跃概率（行）和预计每笔购买金额（列，各列客户数大致相同）排列。右上：重点维护；右下：设法挽回。
ltv-map-alive = { $from }–{ $to }%
check-title = 回测：预测已经发生的事
check-sentence = 用截至 { $cut } 的数据拟合，模型预计到 { $end } 有 { $expected } 次购买，实际 { $actual } 次。简单规则“与上一个等长时段相同”为 { $naive } 次。每个客户的平均误差：模型 { $error }，简单规则 { $naiveerror }{ $better ->
    [yes] ，模型更可靠。
   *[no] ，对单个客户而言简单规则同样好用。
 }
check-by-frequency = 回测期每客户购买次数（按此前复购次数）
check-tracking = 累计复购次数（按周）
check-actual = 实际
check-expected = 模型
check-naive = 简单规则
check-cut = 拟合截止
check-x = 此前复购次数
explain-title = 如何计算
explain-formula = LTV = 利润率 × Σ E[金额] · (E[X(k)] − E[X(k−1)]) / (1 + d)^k，月份 k = 1 … H
explain-formula-retention = LTV = m · Σ r^t / (1 + d)^t，年份 t = 0 … H − 1
explain-terms = H = { $months } 个月；d 为年折现率 { $discount } 对应的月利率；利润率：{ $margin }。E[X(k)] 是购买模型预计该客户在 k 个月内的购买次数，E[金额] 是 Gamma-Gamma 模型根据复购估计的每笔金额。区间：对客户做 { $draws } 次自助抽样，取中间 80%；随机种子固定，同一文件结果相同。
explain-correlation = 复购客户中购买频率与金额的相关系数：{ $value }。金额模型假定两者无关；达到 0.3 时提示。
explain-cycles = 有 { $count } 条推荐链首尾相接，已断开。
explain-models = 拟合过的模型
explain-model = 模型
explain-parameters = 参数
explain-likelihood = 对数似然
explain-error = 回测误差
explain-verdict = 拟合情况
explain-used = 采用
model-bg-nbd = BG/NBD
model-mbg-nbd = MBG/NBD
model-pareto-nbd = Pareto/NBD
model-gamma-gamma = Gamma-Gamma
verdict-converged = 从 { $starts } 个起点出发，{ $steps } 步后找到最优值。
verdict-flat = 找到最优值；其中某个参数对这份数据几乎没有影响。
verdict-not-converged = 未找到最优值，不采用。
ltv-note-no-purchases = 没有任何购买。
ltv-note-one-period = 所有购买都在同一时段内，无法从时间中学习。
ltv-note-no-repeats = 没有客户购买过两次，无法判断回购。
ltv-note-too-short = 数据只跨 { $days } 天；模型至少需要 84 天。
ltv-note-too-few-repeats = 只有 { $count } 个客户有复购；模型至少需要 50 个。
ltv-note-all-the-same = 所有客户的历史完全相同，没有差异可学习。
ltv-note-not-converged = { $model } 未找到最优值，不采用。
ltv-note-too-few-values = 只有 { $count } 个复购客户的每笔金额为正；金额模型至少需要 50 个。
ltv-note-values-not-converged = 金额模型未找到最优值，不采用。
ltv-note-no-mean = 金额差异过大，均值不存在（q = { $q }），不预测金额。
ltv-note-same-values = 每笔购买都是 { $value }，直接采用该金额。
ltv-note-purchases-flat = 数据对购买模型的某个参数几乎没有信息（通常是几乎无人永久流失）。预测仍然有效。
ltv-note-values-flat = 数据对金额模型的某个参数几乎没有信息。预测仍然有效。
ltv-note-correlated = 购买频率与每笔金额相关（相关系数 { $value }），而金额模型假定两者无关，单个客户的结果请谨慎参考。
ltv-note-not-positive = 有 { $count } 个复购客户的购买净额不为正；对其估值，但不参与金额模型的拟合。
ltv-note-no-evidence = 有 { $count } 个客户只购买过一次，暂时无法判断是否仍活跃。
ltv-note-seasons = 数据跨 { $days } 天。不足两年时，无法区分季节性与趋势。
ltv-note-retention = 年留存率 { $share }，由 { $count } 个客户在两个 { $days } 天的时段中测得。
ltv-note-retention-unknown = 无法测得留存率，因此只计算第一年。
column-ltv = 终身价值
column-p-alive = 活跃概率
p-alive-unknown = 暂无依据
detail-future = 未来
detail-future-sentence = 未来 { $months } 个月：预计购买约 { $purchases } 次，带来利润 { $ltv }{ $interval ->
    [none] 。
   *[other] （80% 区间 { $interval }）。
 }
detail-alive = 仍然活跃的概率：{ $share }。
detail-alive-unknown = 只购买过一次，暂时无法判断是否会再来。
detail-value = 预计每笔购买 { $value }，其中 { $margin } 为利润。
detail-formula = 客户持续价值（过去与未来）：购买 { $own } − 获客成本 { $acquisition } + 推荐收益 { $referred } = { $sum }
detail-expected = 逐月预计购买次数（累计）
detail-years = 五年价值倍增表
year-n = 第 { $number } 年
year-first = 首次购买
year-repeat = 复购与升级
year-cross = 交叉购买
year-referred = 推荐收入
year-costs = 成本
year-predicted = 预测利润
year-cumulative = 累计利润
year-ahead = { $share ->
    [all] 预测
   *[part] 部分预测
 }
