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
before-saving = 文件说明什么，隐去什么
save-file = 保存文件
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
start-choose = 选择文件
start-formats = CSV、TSV、Excel 或 OpenDocument，压缩包也可以，从电商后台或 ERP 直接导出即可；可以一次选多个文件，也可以用 Ctrl+V 直接粘贴单元格，或连同保存的项目一起拖入。
start-sample = 先看示例店铺
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
start-get-receipt = 导入核对表：每一行都有去向，金额核对到分。
start-return = 返回分析结果
start-reading = 正在查看您的文件……
start-drop-active = 松开鼠标即可读取

## 新版本

update-ready = 新版本已就绪。加载新版本会关闭当前打开的内容；如需保留，请先保存项目。
update-reload = 立即加载
update-later = 以后再说

## 嵌入其他页面

frame-host = 本工具嵌入在 { $host } 的页面中。该页面可以读取您在此打开的数据的分析结果，其他任何人都不能。

## 进度

progress-title = 正在读取 { $name }
progress-title-analyze = 正在计算客户价值和分层
progress-rows = { $count } 行
progress-rate = 每秒 { $count } 行
progress-bytes = { $done } / { $total }
cancel = 取消
cancelled = 已停止，没有保留任何数据。可以重新选择文件，或更正列之后再次开始。
cancelled-back = 已停止。这里显示的是之前的分析。

## 列对应

mapping-title = 文件的读取方式
mapping-lead = 已根据列名和内容对应好各列。有不对的请更正，然后开始分析。
mapping-lead-unsure = 这个文件有些地方不能确定，请检查标出的列。
mapping-shape = 每一行是
mapping-dates = 日期写法
mapping-decimals = 金额写法
mapping-none = – 文件中没有 –
mapping-unnamed = 第 { $number } 列
mapping-missing = 还缺：{ $roles }。
mapping-twice = “{ $column }”列被选了两次：{ $roles }。
mapping-preview = 文件的前几行
mapping-sheet = 工作表 { $sheet }
mapping-header-row = 表头在第 { $row } 行
mapping-analyze = 开始分析
mapping-again = 重新分析
mapping-table = 表格
count-rows = { $count } 行
mapping-hidden = （隐藏）
mapping-encoding = 编码
mapping-delimiter = 列之间的分隔符
mapping-header = 列名所在行
mapping-rate = 1 { $currency } 折合 { $main }
mapping-no-rate = 未填汇率：相应行将不采用
mapping-add-table = 同时读取“{ $table }”（{ $count } 行）
mapping-drop-table = 不读取这张表
mapping-keep = 在本设备上记住这种表格的读法（只保存列名、状态用词和选项，不保存其他数据）
mapping-currency = 分析币种
mapping-cost-kind = 每一行是
mapping-more = 更多列
mapping-confidence = { $evidence }，把握 { $percent }

shape-orders = 一笔订单或一条订单明细
shape-customers = 一个客户
shape-costs = 客户的一笔费用、一次服务请求或一次退货
cost-kind-serve = 服务成本（金额）
cost-kind-acquire = 获客成本（金额）
cost-kind-request = 服务请求（次数）
cost-kind-return = 退货（次数）
treatment-stands = 金额保持不变
treatment-leave_out = 金额中已包含，从收入中扣除
treatment-add = 金额中未包含，计入收入
treatment-rate = 金额的比例：从收入中扣除
doubt-date-order = “{ $column }”列中没有日期能说明日在前还是月在前：“{ $found }”。
doubt-decimal-mark = “{ $column }”列中没有金额能说明“{ $found }”里的符号是千分位还是小数点。
doubt-currency = 文件里有 { $count } 种货币。它们不会相加：请选一种，或给出其他货币的汇率。
doubt-table = 找到 { $count } 张表。要读哪一张？
doubt-encoding = 文件可以按两种编码读取，只有一种能还原原文：“{ $found }”。
doubt-unreadable = “{ $column }”列的名称正是所需的列，但其中的值无法识别：“{ $found }”。
doubt-amount-column = 金额是“{ $column }”，还是另一列？
doubt-amount-repeats = “{ $column }”在同一订单的各行重复出现。它是整单金额，还是每行的金额？
doubt-lines-differ = 订单各行之和与“{ $column }”不符，后者每单计一次。客户的数字是对的，单个商品的收入不能确定。
doubt-customer-column = 哪一列表示客户？另一列的例子：“{ $found }”。
doubt-date-column = 下单日期是“{ $column }”，还是另一列？
doubt-blank-cells = “{ $column }”列中有值的单元格下面是空白。空白是否与上面相同？
doubt-discount = “{ $column }”列是折扣。是否要从数量×单价中扣除？
doubt-sign = “{ $column }”列的正负号不寻常（“{ $found }”）：哪一边是销售？
doubt-credits = “{ $column }”列冲减了很大一部分销售，例如“{ $found }”。这些是退款，还是对账单的付款？
doubt-unit = “{ $column }”的列名或表格上方注明了单位，数值已按该单位换算。
doubt-month-only = “{ $column }”列只有月份，没有日期（“{ $found }”）。可以用每月第一天代替吗？这样最近购买时间和终身价值只是大概。
doubt-year-only = “{ $column }”列只有年份，没有日期（“{ $found }”）。可以用每年第一天代替吗？这样最近购买时间和终身价值没有意义。
doubt-wide-months = 各月并排成列，从“{ $column }”开始。每个有值的单元格按该月第一天的一笔销售读取。
doubt-era = “{ $column }”列的年份（“{ $found }”）使用另一种纪年，已换算。
doubt-swapped-days = “{ $column }”列中，一部分是真正的日期，且日从不大于 12；其余是“{ $found }”这样的文本：表格软件把日和月弄反了。已换回。
doubt-days-outside = { $count } 行的日期不合理，例如“{ $found }”。这些行未采用。
doubt-status-unknown = “{ $column }”列的“{ $found }”我们不认识。暂按销售计算（{ $count } 行）。是这样吗？
doubt-unpaid = { $count } 个订单尚未付款：“{ $column }”列为“{ $found }”。
doubt-test-rows = { $count } 行是测试数据（“{ $column }”列为“{ $found }”），不计入。
doubt-mixed-amounts = 有 { $count } 行在“{ $column }”列写着“{ $found }”：这些金额看来与其他行口径不同（不含税，或为其他币种）。暂按原数相加。它们计入吗？
doubt-reasons = 有 { $count } 行在“{ $column }”中有内容，目前全额计入。这些行要计入吗？
doubt-redeemed = 有 { $count } 行在“{ $column }”中写着“{ $found }”：这可能是以前已付过款的，那样就会重复计入。这些行要计入吗？
doubt-combined-files = “{ $column }”写明每一行来自哪个文件，有些行同时来自两个文件，像是两次导出的时间段重叠了。目前这些行会计入两次。它们是两笔不同的销售吗？
doubt-returned-twice = “{ $column }”中有两类行退回了相同的金额，其中一类是“{ $found }”。目前两类都已扣除。两类都要扣除吗？
doubt-headings = 有 { $count } 行位于标题“{ $found }”之下。它们计入吗？
doubt-named-orders = “{ $column }”列有些行提到另一行的订单，例如“{ $found }”。被提到的订单也计入，还是已被替换或取消？
doubt-documents = “{ $column }”列有几种单据，同一笔销售会出现多次。“{ $found }”这类单据没有计入，以免重复计算。
doubt-refunds-unused = “{ $column }”记录了退款，但没有用到。
doubt-ids-mangled = 表格软件把“{ $column }”列的编号变成了“{ $found }”这样的数字，不同的编号看起来一样，无法使用；请把该列设为文本后重新导出。
doubt-hidden-rows = 表格隐藏了 { $count } 行。它们计入。
doubt-struck-rows = 表格里有 { $count } 行加了删除线。这些行要计入吗？
doubt-hidden-table = 隐藏的工作表“{ $column }”里有一张 { $count } 行的表，没有读取。
doubt-total-rows = { $count } 行等于上面各行之和，视为合计行，未采用。
doubt-many-set-aside = { $count } 行无法使用，超过二十分之一。第一处：“{ $found }”。各项数字不含这些行。
doubt-one-day = 全部 { $count } 行都在同一天：在这里，多久以前买过、买过几次都说明不了什么。
doubt-same-customers = { $count } 对客户很可能是同一个，例如“{ $found }”。
doubt-placeholder = “{ $found }”看起来不是一个客户，而是代表许多人（{ $count } 行）。它按一个客户计算。
doubt-keyed-by-name = 客户按“{ $column }”区分。另一列能区分出更多客户，例如“{ $found }”。
doubt-garbled-header = 列名“{ $found }”无法辨认。编码对吗？
doubt-items-across = 每行并排有最多 { $count } 件商品，第二件从“{ $column }”开始。每件按一行明细读取。
doubt-second-table = { $count ->
    [0] 这张表旁边还有一张表，从“{ $column }”开始。没有读取。
   *[other] 这张表旁边还有一张表，从“{ $column }”开始。要读取哪一张？
}
answer-as-is = 保持不变
answer-column = “{ $of }”
answer-once-per-order = 整单金额，每单计一次
answer-every-line = 每行的金额
answer-fill-down = 与上面相同
answer-leave-blank = 确为空白：不采用这些行
answer-less-discount = 扣除折扣
answer-without-discount = 已包含折扣
answer-dmy = 日在前（13/05）
answer-mdy = 月在前（05/13）
answer-ymd = 年在前
answer-point = 小数点
answer-comma = 小数逗号
answer-currency = { $of }
answer-table = “{ $of }”
answer-all-tables = 列名相同的全部
answer-every-item = 每件都计入
answer-first-item = 只计第一件
answer-sum = 相加：{ $of }
answer-encoding = { $of }
answer-first-day = 用第一天代替
answer-counts = 计入
answer-void = 没有发生收付
answer-refund = 款项已退回
answer-other-sign = 正负相反
answer-with-tax = 加上“{ $of }”中的税额
answer-times-quantity = 乘以“{ $of }”
answer-times-unit = 按单位换算
answer-no-unit = 按原数值
answer-swap-back = 换回来
answer-leave-out = 不计入
answer-keep = 保留
answer-merge = 每对合并为一个
doubt-gives = { $answer }：{ $customers } 个客户，{ $revenue }
doubt-effects = { $sentence } { $effects }。
repeats-keep = 每一行都计入
repeats-drop = 不采用重复的行
format-csv = 文本（CSV）
format-xlsx = Excel 工作簿
format-xlsb = Excel 二进制工作簿
format-xls = Excel 97–2003 工作簿
format-ods = OpenDocument 表格
format-markup = 网页或 XML 表格
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
role-family_name = 姓
role-line_amount = 行金额
role-refunded = 退款金额
role-direction = 借贷方向
role-discount = 优惠金额
role-tax = 税额
role-shipping = 运费
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

## 关于文件的问题

questions-title = 关于您的文件，有 { $count } 个问题
questions-lead = 答案会影响结果，所以请您决定，我们不猜。
questions-more = 之后还有 { $count } 个问题。
questions-sample = 这里的结果只来自前面的行，还不是整个文件的。
questions-skip = 先不回答，继续
questions-form = 这个文件的全部选项
question-leave = 就这样
question-rows = { $count } 行，合计 { $amount }
answer-now = 现在的读法
answer-gives = { $customers } 个客户，收入 { $revenue }
answer-gives-profit = { $customers } 个客户，收入 { $revenue }，利润 { $profit }

## 数值的含义：读法表单里的开关

conventions = 数值的含义
convention-once = “{ $column }”是整单金额：每单只计一次，不按行重复计
convention-fill = “{ $column }”的空格沿用上面的内容
convention-flipped = “{ $column }”的正负号相反
convention-unit = “{ $column }”的单位是
convention-unpaid = 尚未付款的订单也计入
convention-era = “{ $column }”的年份采用
convention-swapped = 表格软件把“{ $column }”的日和月弄反了：换回来
convention-month-starts = 只有月份的日期按当月第一天计
convention-skips-hidden = 表格中隐藏的行不计入
convention-skips-struck = 加了删除线的行不计入
convention-added = 将 { $added } 加到“{ $column }”
convention-items = 每行并排有最多 { $count } 件商品
convention-window = 不合理的日期（1990 年以前，或远晚于其他日期）不采用
convention-window-first = 合理日期从
convention-window-last = 合理日期到
unit-hundredths = 百分之一（如“分”）
unit-ones = 个
unit-thousands = 千
unit-ten-thousands = 万
unit-millions = 百万
unit-hundred-millions = 亿
era-common = 公历（2024）
era-buddhist = 佛历（2567）
era-minguo = 民国纪年（113）
states-title = 各个状态的含义
states-value = 状态
states-meaning = 含义
states-unknown = 我们不认识的状态：在您说明之前，按成交计
meaning-counts = 算成交
meaning-void = 不算成交
meaning-refund = 已退款

## 用大白话说明文件是怎么读的

reading-rows-lines = 每一行是订单中的一项。
reading-items = 每行并排有最多 { $count } 件商品，每件算一行明细。
reading-rows-orders = 每一行是一次购买。
reading-rows-months = 每一行是一个客户，每个月一列。
reading-rows-customers = 每一行是一个客户。
reading-rows-costs = 每一行是某个客户的一笔成本。
reading-customer = 客户看“{ $column }”列。
reading-customer-name = 客户按“{ $column }”列的名称区分。
reading-date = 日期看“{ $column }”列。
reading-amount = 收入是“{ $column }”。
reading-amount-once = “{ $column }”是整单金额，一单不论有几行都只计一次。
reading-amount-product = 收入是“{ $quantity }”乘以“{ $price }”。
reading-amount-cost = 成本是“{ $column }”。
reading-cost = 商品成本是“{ $column }”。
reading-unit-cost = 商品成本按每件“{ $column }”计算。
reading-profit = 利润是“{ $column }”。
reading-extra-left-out = “{ $column }”包含在金额里，已从中扣除。
reading-extra-added = “{ $column }”不在金额里，已加上。
reading-extra-rate = “{ $column }”是按金额比例的折扣，已扣除。
reading-flipped = “{ $column }”的正负号已反转。
reading-unit = “{ $column }”已乘以 { $unit }。
reading-era-buddhist = “{ $column }”的年份是佛历，已换算成公历。
reading-era-minguo = “{ $column }”的年份是民国纪年，已换算成公历。
reading-swapped = “{ $column }”的日和月被表格软件弄反了，已换回来。
reading-month-starts = “{ $column }”只有月份，按当月第一天计。
reading-filled = 有 { $count } 行的空格沿用了上面的内容。
reading-refunds = 有 { $count } 行是退款，已扣除（{ $amount }）。
reading-refunded = 按“{ $column }”，有 { $count } 行退回了款项（{ $amount }），已扣除。
reading-void = 有 { $count } 行按状态不算成交，不计入（{ $amount }）。
reading-hidden = 表格中隐藏的 { $count } 行也计入了（{ $amount }）。
reading-struck = 加了删除线的 { $count } 行也计入了（{ $amount }）。
reading-totals = 略去了 { $count } 行合计。
reading-outside = 有 { $count } 行的日期不合理，未采用。
reading-unusable = 有 { $count } 行无法使用。

## 工作区

nav = 栏目
open-another = 打开其他文件
settings = 设置
export-menu = 导出
export-json = 结果（JSON）
export-csv = 客户表（CSV）
export-set-aside = 未采用的行（CSV）
export-done = 已保存为 { $name }。
task-export = 正在准备文件……
task-duplicates = 正在查找相同的客户……
export-json-note = 全部计算结果，供其他程序使用
export-csv-note = 每个客户一行，可用 Excel 打开
export-set-aside-note = 每一行都附原因
export-project = 保存进度（下季度对比用）
export-project-note = 设置、列对应关系、策略卡，以及每个客户的编号、利润、上次购买日期和层级；下次与新文件一起拖入
export-blind = 脱敏汇总（给顾问）
export-blind-note = 只含至少五个客户有份、且没有哪个客户占大头的合计（分层、曲线、健康度、同期群），以及日期、币种和设置；不含任何客户、产品、文件或列的名称。同一份数据只发一个包
share-link = 复制这些设置的链接
share-link-note = 设置、方案、视图和语言，绝不含数据
link-copied = { $count ->
    [0] 链接在地址栏中，浏览器允许时已复制：含默认设置、方案、视图和语言，不含数据。
   *[other] 链接在地址栏中，浏览器允许时已复制：含 { $count } 项改动的设置、方案、视图和语言，不含数据。
 }
link-opened = { $count ->
    [0] 此链接使用默认设置，不带任何数据。
   *[other] 此链接带来 { $count } 项改动的设置，不带任何数据。
 }
project-opened = 项目已打开：{ $settings } 项改动的设置，{ $layouts } 种列对应关系；可对比的层级：{ $day }。
print = 打印
print-note = 把本页打印出来或存为 PDF

headline-eighty = { $all } 个客户中，{ $customers } 个带来了 80% 的利润。
headline-eighty-revenue = { $all } 个客户中，{ $customers } 个带来了 80% 的收入。
headline-no-revenue = { $all } 个客户合计没有收入。
headline-below-zero = 有 { $count } 个客户的退款超过了付款。
headline-no-cost = 文件中没有成本或利润，利润是
headline-loss = 有 { $count } 个客户在赔钱，合计 { $amount }。
headline-no-loss = 没有客户在赔钱。
headline-no-loss-assumed = 成本是假设的，无法判断是否有客户在赔钱。
headline-no-profit = { $all } 个客户合计没有利润：{ $amount }。
headline-context = { $from }至{ $to }，分析日 { $asof }
headline-receipt = { $read } 行中采用了 { $used } 行
headline-receipt-ok = { $read } 行全部采用
headline-receipt-link = 查看导入核对表


## 指标

kpi-title = 关键指标
kpi-revenue = 收入
kpi-revenue-note = { $count ->
    [0] 没有退款
   *[other] 已扣除退款 { $amount }
 }
kpi-profit = 客户利润
kpi-profit-note = 已扣除成本 { $cost }
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
not-known = 未知
no-cost = 文件中没有成本或利润，因此这里按收入来看。利润只能是收入 × 假设的毛利率 { $margin }，对每个客户都一样。
one-off = 单笔为主
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
note-recency_alike = 所有客户的上次购买都在同一天，近度说明不了什么，因此没有近度评分。
note-frequency_alike = 所有客户的购买次数相同，频次说明不了什么，因此没有频次评分。
note-monetary_alike = 所有客户的金额相同，金额说明不了什么，因此没有金额评分。
note-nobody_leaves = 数据中看不到客户流失，因此无论客户沉默多久，都无法判断其是否仍然活跃；预期订单假定所有客户都会留下。
note-whale_in_money = 总利润不大于零，因此鲸鱼图按金额而不是百分比绘制。
notes-title = 请注意

## 分层

blind-title = 脱敏汇总
blind-of = { $file }：全部客户合计，截至 { $day }。
blind-holds = 每个合计至少有五个客户有份，没有哪个客户超过一半，也没有哪两个超过四分之三。其中没有任何客户、订单、产品、文件或列，因此这里没有通向客户的链接。
blind-settings = { $count ->
    [0] 所有设置均为默认值。
   *[other] 有 { $count } 项设置不是默认值
}
blind-withheld = { $count ->
    [0] 没有隐去任何数字。
   *[other] 隐去了 { $count } 个数字
}
blind-from = 所属部分
blind-from-whole = 全部客户的合计
blind-from-tiers = 分层
blind-from-cohorts = 同期群
blind-from-health = 健康指标
blind-why = 原因
blind-why-few = 客户太少：有份的不足五个，或其余不足五个
blind-why-beside = 连带：有了它就能算出或推近未公布的数字
blind-why-single = 一两个客户占了大头
blind-why-own = 消费档位取自这些客户本身
blind-count = 个数
blind-together = 合并的层级
blind-together-why = 太小而不能单独说明的层，与会泄露它们的层合并为一行。
blind-steps = { $rest ->
    [0] 以至少五个客户为一步，曲线没有下降。
   *[other] 以至少五个客户为一步：最好的 { $customers } 个客户累计 { $peak }，其余 { $rest } 个把它带到总额。
}
blind-health = 每项指标都附有红黄绿灯和界限。走势，以及由最大客户单独决定的指标，不在脱敏汇总中。
blind-retention = 各层留存不在脱敏汇总中。
blind-not-in = 脱敏汇总中没有这一项。
blind-none = 没有打开脱敏汇总。
blind-others = 其余全部
tiers-title = 客户分层
scheme = 分层方式
scheme-profit-revenue = 收入与潜力
scheme-profit = 利润与潜力
    .rule = 高价值（按利润）：{ $rule }。潜力价值：非高价值、不亏损、潜力分不低于 { $threshold }。低价值：其余客户。负价值：利润小于零。
    .rule-revenue = 高价值（按收入）：{ $rule }。潜力价值：非高价值、收入不为负、潜力分不低于 { $threshold }。低价值：其余客户。负价值：收入小于零。
scheme-rfm = 近度与频次（RFM）
    .rule = { $book ->
        [rf-grid] 按近度分和频次分划分，各为 1 到 5 分；网格中的每一格只属于一个分群。
        [eleven] 按近度分以及频次分与金额分的平均划分，十一条规则中先符合的先算。
        [shopify] Shopify 的分群，按近度分以及频次分与金额分的平均划分；平均分在两分之间时按较低的一分算。
        [eight] 近度、频次、金额各与平均值相比分高低，共八类。
       *[own] 按您自定的范围，先符合的先算。
     }
column-tier = 层级
column-customers = 客户数
column-revenue = 收入
column-revenue-per-customer = 客均收入
column-one-off = 单笔为主
column-profit-assumed = 利润（假设）
column-profit = 利润
column-margin = 利润率
column-profit-per-customer = 客均利润
column-purchases-per-customer = 人均购买次数
column-recency-mean = 距上次购买（天）
tiers-total = 全部客户

tier-profit-high = 高价值
tier-profit-potential = 潜力价值
tier-profit-low = 低价值
tier-profit-negative = 负价值
tier-rfm-champions = 核心客户
tier-rfm-loyal = 忠诚客户
tier-rfm-potential_loyalists = 潜在忠诚
tier-rfm-new = 新客户
tier-rfm-promising = 有希望
tier-rfm-need_attention = 需要关注
tier-rfm-about_to_sleep = 即将沉睡
tier-rfm-at_risk = 有流失风险
tier-rfm-cant_lose = 重点挽留
tier-rfm-hibernating = 休眠客户
tier-rfm-active = 活跃客户
tier-rfm-needs_attention = 需要关注
tier-rfm-almost_lost = 即将流失
tier-rfm-previously_loyal = 曾经忠诚
tier-rfm-dormant = 沉寂客户
tier-rfm-prospects = 潜在客户

## 策略卡

cards-title = 对每一层该做什么
cards-lead = 每一层一个目标、几项马上能做的事，从最有价值的一层开始。
cards-arrange = 编辑策略卡
cards-done = 完成
cards-hidden = 有 { $count } 张卡已隐藏。
card-goal = 目标
card-up = 把“{ $tier }”卡前移
    .sign = ←
card-down = 把“{ $tier }”卡后移
    .sign = →
card-hide = 隐藏“{ $tier }”卡
    .sign = 隐藏
card-unhide = 重新显示“{ $tier }”卡
    .sign = 显示
card-reset = 把“{ $tier }”卡恢复原文
    .sign = 原文
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

card-rfm-prospects =
    .goal = 争取第一单。
    .action-1 = 问问是什么让他们没有下单。
    .action-2 = 推荐一件适合起步的产品，可以退换。
    .action-3 = 清理名单：谁只是退过货，或者从未打算购买？
    .service = 标准服务。
    .effort = 低。
    .measure = 60 天内下第一单的比例。
    .avoid = 还没问清楚就打折。

## 鲸鱼图

whale-title = 鲸鱼图
whale-sentence = 最好的 { $customers } 个客户创造了总利润的 { $peak }，其余 { $rest } 个又把它拉回到 100%。
whale-sentence-all = 没有客户亏损：曲线一路升到 100%，没有回落。
whale-sentence-all-assumed = 曲线一路升到 100%，没有回落。它依据的是假设的成本，无法据此判断是否有客户亏损。
whale-sentence-money = 最好的客户累计利润为 { $amount }，其余客户把它拉低到总利润。
whale-axis-customers = 客户，按利润从高到低
whale-peak = 峰值
whale-eighty = 80% 的利润
whale-eighty-revenue = 80% 的收入
whale-point = 最好的 { $customers } 个客户
whale-table = 以表格查看曲线
whale-cumulative = 累计利润
whale-cumulative-revenue = 累计收入
whale-share = 占总利润
whale-share-revenue = 占总收入
whale-describe = 客户按利润排序。{ $sentence }
whale-describe-revenue = 客户按收入排序。{ $sentence }
chart-failed = 图没能画出来，下面的表格里是同样的数字。

## RFM

rfm-title = RFM 分析（最近消费 × 消费频次）
rfm-lead = 越靠上买得越近，越靠右买得越多，颜色越浓客户越多。点一格查看这一格的客户。
rfm-corner = 近度、频次
rfm-r-low = R{ $score } 很久以前
rfm-r-middle = R{ $score }
rfm-r-high = R{ $score } 最近
rfm-f-low = F{ $score } 很少
rfm-f-middle = F{ $score }
rfm-f-high = F{ $score } 经常

books-title = 用哪一套规则？
books-lead = 同样的分数，各套规则分出的结果。点选即可改用。
books-segments = 用到的分群
books-changed = 分到别的群
books-in-use = 正在使用
books-other-names = 名称不同
books-caught = { $what ->
    [revenue] 最好的五分之一占次年收入
   *[profit] 最好的五分之一占次年利润
 }
books-check = 用过去检验：以 { $day } 为准给 { $count } 个客户打分，再看之后 12 个月带来多少。某套规则“最好的五分之一”，是此前 12 个月人均带来最多的分群，取满五分之一的客户为止。不用任何规则，直接取此前带来{ $what ->
    [revenue] 收入
   *[profit] 利润
 }最多的五分之一，占 { $naive }。
books-best = 按这个检验，“{ $book }”对次年判断得最准。这只是一家公司一年的结果，明年请再看。
books-equal = 没有哪套规则明显更准：前两名相差不到 2 个百分点，或者当时的客户不足 100 个。
books-too-short = 暂时无法检验哪套规则对次年更准：至少需要一年半的订单。
books-no-check = 无法检验哪套规则对次年更准：{ $why }。

## 客户

customers-title = 客户
customers-search = 按编号或名称查找
customers-found = { $count } 个客户
column-customer = 客户
ltv-stand-in = 替代值
column-purchases = 购买次数
column-recency = 距上次（天）
column-last = 上次购买
column-rfm = R F M
column-potential = 潜力分
page-previous = 上一页
page-next = 下一页
page-of = 第 { $from }–{ $to } 个，共 { $all } 个
count-customers = { $count } 个客户

## 单个客户

detail-title = 客户 { $name }
detail-since = { $day }成为客户
detail-last = 上次购买 { $day }
detail-bridge = 从收入到利润
detail-revenue = 收入
detail-refunds = 收入中已扣除 { $count } 笔退款，共 { $amount }。
detail-why = 为什么在这一层
detail-potential = 潜力分
detail-potential-none = 数据中没有可以推算潜力分的内容。
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

why-loss = { $what ->
    [revenue] 收入为 { $amount }：这个客户的退款超过了付款。
   *[profit] 利润为 { $amount }：这个客户的成本高于带来的收入。
 }
why-high = { $what ->
    [revenue] 收入
   *[profit] 利润
 } { $amount }，在 { $of } 个客户中排第 { $rank }；高价值的门槛是 { $starts }。
why-potential = { $what ->
    [revenue] 收入
   *[profit] 利润
 } { $amount }，在 { $of } 个客户中排第 { $rank }，未达到高价值的门槛（{ $starts }）。潜力分 { $score }，{ $reached ->
    [yes] 达到
   *[no] 未达到
 }门槛 { $threshold }。
why-potential-unknown = { $what ->
    [revenue] 收入
   *[profit] 利润
 } { $amount }，在 { $of } 个客户中排第 { $rank }，未达到高价值的门槛（{ $starts }），潜力分无法推算。
why-scores = 上次购买在 { $days } 天前，R 为 { $r } 分；购买 { $purchases } 次，F 为 { $f } 分；金额 { $monetary }，M 为 { $m } 分。{ $book ->
    [rf-grid] 分群由近度和频次决定。
    [eleven] 分群由近度以及另外两项的平均决定。
    [shopify] 分群由近度以及另外两项的平均决定。
   *[own] 分群由您的规则中先符合的一条决定。
 }
part-expected_orders = 预期订单
part-growth = 近 90 天增长
part-headroom = 尚未购买的品类
part-voice = NPS 和活跃度
part-given = 文件中给出

## 导入核对表

receipt-title = 导入核对表
receipt-lead = 每一行都有去向。请用控制总额与来源系统核对。
receipt-read = 读取行数
receipt-used = 采用
receipt-set-aside = 未采用
receipt-blank = 空行
receipt-clear = 行数相符，没有疑问。
receipt-doubtful = 行数相符。有 { $count } 处存疑：
receipt-reading = 读法
receipt-adds-up-not = 行数不符，这是我们的缺陷，请告诉我们。
receipt-control = “{ $column }”列的控制总额
receipt-control-note = 除合计行外所有行之和，不论是否采用
control-used = 采用
control-void = 状态不算成交
control-set-aside = 未采用
control-refunded = 已退回
apart-order-totals = 各行重复的整单金额
apart-turned = 没写负号的退款
apart-extras = 按您的选择处理的折扣、税和运费
apart-converted = 其他货币折算
receipt-currencies = 各币种（不相加）
receipt-matching = 客户
receipt-matching-both = { $count } 位也有订单
receipt-matching-here = { $count } 位只出现在这张表中，例如 { $examples }
receipt-matching-orders = { $count } 位有订单但不在这张表中，例如 { $examples }
receipt-repeated = 有 { $count } 行同时出现在两个文件中，目前重复计算。
duplicates-find = 查找重复登记的客户
duplicates-found = { $count ->
    [0] 没有发现疑似重复的客户。
   *[other] 有 { $count } 对客户的编号只在空格、符号、大小写或前导零上不同。
}
duplicates-merge = 合并为一位
duplicates-merge-all = 将这 { $count } 对各合并为一位客户
duplicates-merged = 已将 { $count } 个客户编号并入其他客户。
duplicates-undo = 撤销
receipt-refunds = 已扣除的退款
receipt-void = 状态不算成交
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
receipt-reasons = 未采用的行，按原因
receipt-reason = 原因
receipt-rows = 行数
receipt-amount = 金额
receipt-examples = 前几例
receipt-none-set-aside = 没有未采用的行。
receipt-download = 下载未采用的行
receipt-columns = 采用的列

## 设置

settings-lead = 改动后立即重新计算，不会保存。
settings-reset = 恢复默认
settings-changed = 已修改
settings-from-data = 由数据决定：{ $found }。
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
step-past = 正在回看过去的季度
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
error-archive-broken = 这个压缩文件无法解压：文件已损坏、不完整，或有密码保护。
    .next = 请去掉密码重新压缩，或直接选择里面的文件。
    .short = 无法解压
error-archive-empty = 这个压缩文件里没有表格。
    .next = 请直接选择 CSV 或 Excel 文件。
    .short = 没有表格
error-unpacked-too-large = 这个文件解压后太大，浏览器放不下。
    .next = 请缩短导出的时间范围，或另存为 CSV。
    .short = 解压后过大
error-sheet-too-large = 工作表声明的单元格过多。
    .found = 工作表声明了 { $found } 个单元格，上限为 { $wanted } 个。
    .next = 请把需要的行复制到新工作簿，或另存为 CSV。
    .short = 工作表过大
error-table-unknown = 文件里没有所选的表。
    .found = 文件里没有“{ $found }”这张表。
    .next = 请另选一张。
    .short = 没有这张表
error-quote-unclosed = 这里有一个引号没有配对，后面的内容会被当成一个单元格。
    .next = 请改好这一行，或重新导出文件。
    .short = 引号没有配对
error-layout-unknown = 在这个文件里没有找到列。
    .found = 在这个文件里没有找到列，开头是“{ $found }”。
    .next = 请确认文件有一行列名，下面每行一笔订单。
    .short = 列无法识别
error-column-missing = 还没有选择必需的列：{ $wanted }。
    .found = 文件中没有一列能确定是{ $wanted }。现有的列：“{ $found }”。
    .next = 请在列对应表中选好，再开始分析。
    .short = 缺少列
error-mapping-needed = 无法确定这个文件应如何读取：{ $wanted }。
    .next = 请在 `mapping` 中说明。
    .short = 需要指定各列
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
    .found = 这个文件约有 { $found } 百万行，浏览器标签页的内存大约能容纳 { $wanted } 百万行。
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
error-row-too-long = 该行的值超出了最后一列。
    .found = “{ $found }”超出了最后一列：引号或分隔符有误。
    .short = 单元格过多
error-date-outside = 日期不合理。
    .found = “{ $found }”不是合理的日期。
    .short = 日期不合理
error-section-heading = 该行是下面各行的标题。
    .short = 分组标题
error-row-hidden = 表格隐藏了该行。
    .short = 隐藏行
error-row-struck = 该行在表格中加了删除线。
    .short = 删除线行
error-undecodable = 这一行有无法按文件编码识别的字符。
    .short = 乱码
error-total-row = 这是合计行，不是订单。
    .found = “{ $found }”是合计行，不是订单。
    .short = 合计行
error-note-row = 这一行是备注，不是订单。
    .found = “{ $found }”是备注，不是订单。
    .short = 备注行
error-header-repeated = 这一行重复了列名。
    .short = 列名重复
error-other-currency = 这一行是其他币种，且没有给出汇率。
    .found = “{ $found }”是其他币种，且没有给出汇率。
    .short = 其他币种
error-line-repeated = 另一个文件里有相同的一行。
    .short = 跨文件重复
error-line-left-out = 优惠、税费或运费行，已按您的选择排除。
    .found = “{ $found }”已按您的选择排除。
    .short = 按选择排除

error-setting-invalid = 这个值不能用。
    .found = 不能用“{ $found }”。可用范围：{ $wanted }。
    .next = 设置保持不变。
    .short = 设置超出范围
error-setting-unknown = 没有这项设置。
    .next = 已忽略。
    .short = 未知设置
error-rule-invalid = 规则无法读取。
    .found = 规则“{ $found }”无法读取。{ $wanted }
    .short = 规则无法读取
error-link-invalid = 此链接中的设置无法读取。
    .next = 设置保持不变。请让对方重新发送链接。
    .short = 链接无法读取
error-project-invalid = 这不是由 whalecurve 保存的项目。
    .found = 这不是由 whalecurve 保存的项目（{ $found }）。
    .next = 项目由“导出 → 项目”保存；表格请用 CSV 或工作簿。
    .short = 不是项目
error-blind-invalid = 这个脱敏汇总无法打开。
    .found = 这个脱敏汇总无法打开：其中“{ $found }”部分不正确。
    .next = 它可能被改动过，或由更新的版本保存。请对方重新导出。
    .short = 脱敏汇总无法打开
error-blind-single = 一两个客户占了收入和利润的大头：脱敏汇总会说出他们的数字。
    .short = 一两个客户占大头
error-blind-too-few = 客户不足五个：脱敏汇总说什么都会说到某一个客户。
    .next = 请用更多客户的数据导出。
    .short = 客户太少
error-nothing-loaded = 还没有分析任何文件。
    .next = 请先选择文件。
    .short = 没有数据
error-engine-stopped = 计算引擎意外停止。
    .next = 请重新启动，再选一次文件。如果再次停止，就是我们的缺陷。
    .short = 引擎已停止
error-out-of-memory = 计算引擎已停止：这个标签页的内存不足。
    .next = 请重新启动，改用较小的文件（例如一年的数据），或先关闭其他标签页。
    .short = 内存不足
error-formats-missing = 无法加载本页面中用于打开工作簿、压缩文件和其他编码的部分。
    .next = 请连接网络后重新选择文件；或另存为 UTF-8 编码的 CSV，无需加载也能打开。
    .short = 页面部分未加载
error-answer-unreadable = 计算引擎与页面就这份数据没有互相读懂：这是本工具的缺陷。其他部分不受影响，可以打开别的文件或查看别的视图。
    .short = 答复无法读取
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
    .help = 如何描述客户的回购与流失。自动：取似然最高的模型，除非另一个模型对留出数据预测得更准；购买间隔统一时用续费模型。如果您更清楚这是否属于合约，可指定续费模型，或选择不用续费模型的自动方式。
setting-ltv_model-automatic = 自动
setting-ltv_model-bg-nbd = BG/NBD
setting-ltv_model-mbg-nbd = MBG/NBD
setting-ltv_model-pareto-nbd = Pareto/NBD
setting-ltv_model-renewal = 续费（合约）
setting-ltv_model-no-renewals = 自动，不用续费模型
setting-ltv_unit = 时间单位
    .help = 什么算一次购买，以及模型参数的单位。
setting-ltv_unit-days = 天
setting-ltv_unit-weeks = 周（天数 ÷ 7）
setting-ltv_unit-calendar-weeks = 自然周，周内合并
setting-ltv_unit-calendar-months = 自然月，月内合并
setting-ltv_draws = 区间的抽样次数
    .help = 次数越多，区间越稳定，也越慢。

## 终身价值

ltv-title = 客户终身价值
ltv-absent = 数据中没有带日期的订单，无法从历史中学习。请提供订单明细以查看终身价值。
ltv-months = { $count } 个月
ltv-rule = 截至 { $end } 的已有客户在其后 { $months } 个月内预计带来的利润（扣除成本，按年折现率 { $discount } 折现）。购买次数用 { $model } 模型，购买金额用 Gamma-Gamma 模型。
ltv-rule-retention = 对 { $end } 之后 { $months } 个月的简单估计：年利润 × 实测留存率，按年折现率 { $discount } 折现。未使用模型的原因见下。
ltv-rule-own-amounts = 截至 { $end } 的已知客户在其后 { $months } 个月预计带来的价值：扣除成本后的未来利润，按年 { $discount } 折现。购买次数模型：{ $model }。每笔金额为替代值，即客户自己的平均金额，因为金额模型未被采用，原因见下。
ltv-total = 预计总额
    .help = 全部客户预测终身价值之和。区间说明数据能把这一期望确定到什么程度；实际结果波动更大。
ltv-actual = 可能的结果
    .help = 客户实际会带来的金额：包含每个客户行为本身的偶然性，以及回测偏差中偶然性无法解释的部分。
    .note = 十次中有八次，实际总额落在此区间
ltv-purchases = 预计购买次数
    .help = 全部客户预计购买次数之和。
    .note = 现有客户在 { $months } 个月内
ltv-each = 平均每个客户
    .help = 有过购买的客户的平均预测终身价值。
    .note = 共 { $count } 个客户
ltv-trust = 可信吗？
    .help = 用前三分之二时间的数据拟合模型，再让它预测其余部分：次数与金额偏差都在 15% 以内为可信，30% 以内为谨慎参考，超出或不如简单规则则为不太可信。
ltv-trust-good = 可信
    .note = 回测偏差：次数 { $off }，金额 { $money }
ltv-trust-fair = 谨慎参考
    .note = 回测偏差：次数 { $off }，金额 { $money }
    .but = 回测偏差不大：次数 { $off }，金额 { $money }；需要保留的原因见下方
ltv-trust-poor = 不太可信
    .note = 回测偏差：次数 { $off }，金额 { $money }，或不如简单规则
ltv-trust-nobody = 回测预计 { $expected } 次购买，实际无人购买
ltv-actual-widened = 十次中有八次，实际总额落在此区间（已计入回测偏差中偶然性无法解释的 { $error }）
ltv-actual-withdrawn = 不给出：回测期内没有可比较的购买
ltv-trust-none = 未回测
    .note = 数据太少，无法留出一部分做检验
ltv-between = { $low } 至 { $high }
ltv-interval = 期望值的 80% 区间 { $range }
ltv-no-interval = 没有模型，无区间
chart-table = 以表格查看数据
ltv-draw = 计算 80% 区间
ltv-undrawn = 尚未计算区间
ltv-drawing = 正在计算区间：{ $share }
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
explain-sampled = 以 { $customers } 位客户试算
model-nbd = NBD（无人流失）
model-bg-nbd = BG/NBD
model-mbg-nbd = MBG/NBD
model-pareto-nbd = Pareto/NBD
model-renewal = 续费模型（统一间隔）
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
ltv-note-nobody-leaves = 数据中看不到客户流失。无论沉默多久，活跃概率对所有人都会是 100%，因此不显示；预期订单假定所有客户都会留下。
ltv-note-same-values = 每笔购买都约为 { $value }，直接采用该金额。
ltv-note-purchases-flat = 数据对购买模型的某个参数几乎没有信息（通常是几乎无人永久流失）。预测仍然有效。
ltv-note-values-flat = 数据对金额模型的某个参数几乎没有信息。预测仍然有效。
ltv-note-heavy-tail = 每笔金额的均值由少数极大值决定（q = { $q }，低于 1.5），金额请谨慎参考。
ltv-note-mean-off = 金额模型预计每笔 { $expected }，而复购客户实际平均为 { $observed }：模型与这些金额不太吻合。
ltv-note-draws-failed = 区间所用的 { $draws } 次抽样中有 { $failed } 次得不到均值，区间偏窄。
ltv-note-no-interval = 看不出续费可以遵循的购买间隔，因此采用其他模型。
ltv-note-renewals-chosen = { $share } 的购买间隔与中位间隔大致相同；因您指定而采用续费模型。
ltv-note-own-amounts = 因此按每个客户自己复购的平均金额估值；没有复购的按全部购买的平均金额 { $value }。
ltv-note-leaving-unknown = 有 { $count } 个客户的沉默时间已超过平时间隔的四倍，而模型仍认为其活跃。这份数据无法判断客户是否流失，因此不显示活跃概率。
ltv-reason-nobody-came = 回测预计 { $count } 次购买，实际无人购买。
ltv-reason-naive = 回测中，“与上一时段相同”的简单规则更准。
ltv-reason-season = 最近两年有相同的季节性：各月相对均值波动 { $swing }，而预测不区分月份。
ltv-reason-season-used = 最近两年有相同的季节性：各月相对均值波动 { $swing }。预计总额、其区间和回测已计入季节性，总额因此变化 { $change }；单个客户和各层级的价值未计入。
ltv-season = 各月指数
ltv-season-month = 月份起始日
ltv-season-strength = 购买强度（平均月为 1）
ltv-reason-trend = 回测期内实际购买与预计相差 { $change }：客户群在变化，而预测延续过去。
ltv-reason-break = 回测期最后三分之一的购买与之前相比变化 { $change }：情况已不同以往。
ltv-reason-newcomers = 预计购买中有 { $share } 来自回测截止日之后才首次购买的客户，他们能否留下尚无依据。
ltv-reason-differ = 回测截止日之后的新客户，复购与此前客户相比相差 { $change }。
ltv-reason-promotion = 预计购买中有 { $share } 来自 30 天内集中到来的客户，人数至少为平时的三倍：促销带来的客户往往不再回来。
ltv-reason-rhythm = 客户的购买间隔比模型假设的更规律，中位数约 { $days } 天，但各有各的节奏：总数仍可参考，单个客户的区间和概率不太可靠。
ltv-reason-regular = 购买间隔很规律，约 { $days } 天一次，类似合约或订阅，该模型并不适用。按续订计算：每期续订 { $share }，未来 12 个月约 { $count } 次购买。
ltv-reason-tail = 收入的 { $share } 来自前百分之一的客户：总额取决于其中少数人是否留下。
ltv-note-correlated = 购买频率与每笔金额相关（相关系数 { $value }），而金额模型假定两者无关，单个客户的结果请谨慎参考。
ltv-note-not-positive = 有 { $count } 个复购客户的购买净额不为正；对其估值，但不参与金额模型的拟合。
ltv-note-no-evidence = 有 { $count } 个客户只购买过一次，暂时无法判断是否仍活跃。
ltv-note-seasons = 数据跨 { $days } 天。不足两年时，无法区分季节性与趋势。
ltv-note-retention = 年留存率 { $share }，由 { $count } 个客户在两个 { $days } 天的时段中测得。
ltv-note-retention-unknown = 无法测得留存率，因此只计算第一年。
column-ltv = 终身价值
column-ltv-low = 终身价值下限
column-ltv-high = 终身价值上限
column-ltv-stand-in = 终身价值为替代值
column-p-alive = 活跃概率
detail-future = 未来
detail-future-sentence = 未来 { $months } 个月：预计购买约 { $purchases } 次，带来利润 { $ltv }{ $interval ->
    [none] 。
   *[other] （十次中有八次在 { $interval }）。
 }
detail-alive = 仍然活跃的概率：{ $share }。
detail-alive-unknown = 只购买过一次，暂时无法判断是否会再来。
detail-value = 预计每笔购买 { $value }，其中 { $margin } 为利润。
detail-value-stand-in = 每笔购买金额（替代值，客户自己或全体的平均，未用模型）：{ $value }，其中 { $margin } 为利润。
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

## 分层方式

scheme-matrix = 客户价值矩阵
    .rule = { $what ->
        [profit] 当前价值为近 12 个月的利润
        [assumed] 当前价值为近 12 个月的利润（按假设的毛利率）
       *[revenue] 当前价值为近 12 个月的收入
     }；高价值：{ $rule }。高潜力：潜力分不低于 { $threshold }。明星：两者都高。现金牛：只有价值高。待培育：只有潜力高。问题：两者都低。
scheme-spend = 年消费分层
    .rule = 按近 12 个月的收入。鲸鱼：{ $whale } 及以上。中等消费：{ $potential } 及以上。小额消费：以下。
scheme-simple = 终身价值三层
    .rule = 按预测的终身价值排名。头部：前 { $core } 的客户。腰部：其后 { $next }。尾部：其余客户。
scheme-lifecycle = 生命周期
    .rule = 按客户自己的购买间隔判断（购买不足三次的用全部客户的间隔）。流失：沉默超过 { $lost } 个间隔。休眠：超过 { $dormant } 个。新客：首次购买在 { $new } 天内。成长：近 180 天的收入比之前 180 天高出至少 { $growth }。成熟：其余客户。
absent-no_dates = 需要带日期的订单，而数据中没有。
absent-no_evidence = 所有客户在这些分群所依据的某一项上完全相同，没有依据可以区分他们。
absent-no_potential = 需要潜力分，而数据中没有可以推算的内容。

tier-matrix-star = 明星
tier-matrix-cash_cow = 现金牛
tier-matrix-potential = 待培育
tier-matrix-problem = 问题
tier-spend-whale = 鲸鱼
tier-spend-potential = 中等消费
tier-spend-base = 小额消费
tier-simple-core = 头部
tier-simple-potential = 腰部
tier-simple-low = 尾部
tier-lifecycle-new = 新客期
tier-lifecycle-growing = 成长期
tier-lifecycle-mature = 成熟期
tier-lifecycle-dormant = 休眠期
tier-lifecycle-lost = 流失期
tier-rfm-lost = 已流失
tier-rfm-other = 未归入分群
tier-rfm-important_value = 重要价值
tier-rfm-important_develop = 重要发展
tier-rfm-important_keep = 重要保持
tier-rfm-important_win_back = 重要挽留
tier-rfm-general_value = 一般价值
tier-rfm-general_develop = 一般发展
tier-rfm-general_keep = 一般保持
tier-rfm-general_win_back = 一般挽留

lint-unreachable = 以下分群永远不会出现，因为前面的规则已经取走了它们的全部客户：{ $segments }。
lint-idle = { $count ->
   *[other] 第 { $rules } 条规则从未起作用。
 }
lint-uncovered = { $count ->
   *[other] 有 { $count } 种评分组合没有规则覆盖，例如 { $example }。
 }这些客户不属于任何分群。

why-quadrant = 近 12 个月的{ $what ->
    [profit] 利润
   *[revenue] 收入
 }为 { $value }，在 { $of } 个客户中排第 { $rank }；高价值的门槛是 { $starts }。潜力分 { $score }，{ $reached ->
    [yes] 达到
   *[no] 未达到
 }门槛 { $threshold }。
why-quadrant-unknown = 近 12 个月的{ $what ->
    [profit] 利润
   *[revenue] 收入
 }为 { $value }，在 { $of } 个客户中排第 { $rank }；高价值的门槛是 { $starts }。潜力分无法推算。
why-spend = 近 12 个月的收入为 { $spent }。中等消费从 { $potential } 起，鲸鱼从 { $whale } 起。
why-future = 预测的终身价值为 { $ltv }，在 { $of } 个客户中排第 { $rank }。前 { $core } 名为头部，到第 { $potential } 名为腰部。
why-means = 上次购买在 { $days } 天前（平均 { $meandays }）；购买 { $purchases } 次（平均 { $meanpurchases }）；金额 { $monetary }（平均 { $meanmonetary }）。各项与平均值相比决定分群。
why-never = 从未购买：数据中只有退款。
why-silent = 已经 { $days } 天没有购买，超过{ $whose ->
    [own] 自己平时的购买间隔
    [all] 全部客户平时的购买间隔
   *[nobody] 无人回购时采用的 90 天
 }（{ $gap } 天）的 { $times } 倍。
why-new = 首次购买在 { $days } 天前；{ $limit } 天以内为新客。
why-growth = 近 180 天的收入为 { $lately }，之前 180 天为 { $before }。高出 { $needed } 起为成长。

## 价值矩阵的策略卡

card-matrix-star =
    .goal = 建立共同规划的战略合作，让他们替您说话。
    .action-1 = 每个客户配一个小组：管理层、客户经理、专家各一位。
    .action-2 = 高层上门拜访，一起写一份年度计划。
    .action-3 = 提供专门为他们做的东西：定制产品、抢先试用、参与下一代的设计。
    .action-4 = 请他们做推荐人，或写一个别人能看到的案例。
    .service = 最好的人手，随时响应。
    .effort = 不设上限：没有哪里的一小时回报更高。
    .measure = 采购份额、计划完成情况、由他们带来的客户。
    .avoid = 因为他们不抱怨，就和其他客户一样对待。
card-matrix-cash_cow =
    .goal = 让他们满意、忠诚，利润稳定，服务成本更低。
    .action-1 = 约定服务标准：提供什么、多快、由谁负责。
    .action-2 = 每半年做一次满意度回访，并据此改进。
    .action-3 = 把常规事务自动化：补货、开票、交期查询。
    .action-4 = 每季度核对一次价格和服务成本。
    .service = 标准、快捷、可靠。
    .effort = 保持稳定，盯住服务成本。
    .measure = 留存率、利润率、服务成本。
    .avoid = 硬推并不存在的增长。
card-matrix-potential =
    .goal = 找出阻碍他们的原因，把他们做大。
    .action-1 = 逐个问清：还在别处买什么，为什么。
    .action-2 = 一客一策，写明下一步和日期。
    .action-3 = 给一个门槛低的入门方案，让他们看到同类客户的收获。
    .action-4 = 留意增长信号（新店、扩产、大单），当周就联系。
    .service = 由懂他们业务的人对接。
    .effort = 有选择地投入：终身价值与获客成本相比再定。
    .measure = 成为明星的客户数、每季度订单数。
    .avoid = 给所有人同一个大方案。
card-matrix-problem =
    .goal = 把服务成本降到最低，或友好告别。
    .action-1 = 引导到自助门户、知识库和在线客服。
    .action-2 = 给每个客户的人工时间设硬上限。
    .action-3 = 查明价值低的原因：价格、产品，还是不合适。
    .action-4 = 确实不合适的，帮他们找到别的供应商。
    .service = 自助服务。
    .effort = 只用自动化。
    .measure = 每单服务成本、改善或退出的客户数。
    .avoid = 上门拜访、特殊条款，和没有计划的等待。

## 年消费分层的策略卡

card-spend-whale =
    .goal = 不因疏忽失去任何一个。
    .action-1 = 每个客户配专属客户经理和一位备岗。
    .action-2 = 任何渠道都在 24 小时内答复。
    .action-3 = 每季度至少拜访一次，带去有用的东西。
    .action-4 = 提供定制服务，续约提前排进日程。
    .service = 专属客户经理，24 小时响应。
    .effort = 最高。
    .measure = 续约率、单客户收入、答复时间。
    .avoid = 出了问题才听到他们的声音。
card-spend-potential =
    .goal = 带他们升到下一档。
    .action-1 = 指定一位专属支持人员，并告诉他们是谁。
    .action-2 = 拿出同行业的解决方案给他们看。
    .action-3 = 和他们一起算清：升一档能省多少、多赚多少。
    .service = 专属支持人员，优先响应。
    .effort = 中等，离下一档近的多投入。
    .measure = 升档的客户数、每季度收入。
    .avoid = 等他们自己开口。
card-spend-base =
    .goal = 让好的服务自己运转。
    .action-1 = 把答疑、补货、发票都放到线上。
    .action-2 = 提供标准培训和录播课程。
    .action-3 = 建用户社群，让客户互相帮助。
    .service = 在线自助服务。
    .effort = 单客户投入低。
    .measure = 无需人工解决的比例、升级的客户数。
    .avoid = 没有人付钱的个别定制。

## 终身价值三层的策略卡

card-simple-core =
    .goal = 留住将来带来最多的客户。
    .action-1 = 给会员权益，每次下单都能感受到。
    .action-2 = 按他们买过的东西做个性化推荐。
    .action-3 = 邀请参加只为他们办的活动。
    .service = 专人、快速。
    .effort = 最高。
    .measure = 留存率、这一层的终身价值。
    .avoid = 人人都有的“专享”。
card-simple-potential =
    .goal = 争取下一次购买，再下一次。
    .action-1 = 在他们平时的间隔之内，给一个再买的理由。
    .action-2 = 当月第二单送积分或抵扣。
    .action-3 = 推荐与上次购买配套的产品。
    .service = 快速。
    .effort = 中等。
    .measure = 复购率、进入头部的客户数。
    .avoid = 没有期限的折扣。
card-simple-low =
    .goal = 用低成本把基础服务做好。
    .action-1 = 先解决最让人不满的：发货、退货、付款。
    .action-2 = 偶尔按规则发一份合适的优惠。
    .action-3 = 留意谁开始买得更勤。
    .service = 标准服务。
    .effort = 低。
    .measure = 每单投诉、每单成本。
    .avoid = 面向所有人的高成本活动。

## 生命周期的策略卡

card-lifecycle-new =
    .goal = 开好头，争取第二次购买。
    .action-1 = 两天内表示欢迎，教他们用好买到的东西。
    .action-2 = 一周后问一声是否满意。
    .action-3 = 推荐一款与首单相配的产品。
    .service = 头几周多关照。
    .effort = 中等。
    .measure = 再次购买的比例、间隔天数。
    .avoid = 收了款就没有音讯。
card-lifecycle-growing =
    .goal = 趁他们在成长，扩大购买范围。
    .action-1 = 推荐配套的：新品类、服务、更大的规格。
    .action-2 = 现有产品不够用的，建议升级。
    .action-3 = 在他们需要之前备好货源和账期。
    .service = 优先。
    .effort = 高。
    .measure = 人均品类数、收入增长。
    .avoid = 买得多的反而交货迟。
card-lifecycle-mature =
    .goal = 保持忠诚，请他们带来新客户。
    .action-1 = 提供带优惠的年度合同。
    .action-2 = 每年当面致谢一次。
    .action-3 = 请他们转介绍，并给予奖励。
    .service = 可靠，由熟悉的人对接。
    .effort = 稳定。
    .measure = 留存率、转介绍数、签约数。
    .avoid = 不打招呼就改条款。
card-lifecycle-dormant =
    .goal = 找到原因，把他们请回来。
    .action-1 = 价值高的打电话，其余写信，问问有什么变化。
    .action-2 = 之前做得不好的先补上，服务先升级。
    .action-3 = 就他们常买的产品给一次回归优惠。
    .service = 指定专人联系。
    .effort = 有利润的多投入，其余从简。
    .measure = 唤回的客户数和利润。
    .avoid = 等到下一次又没来。
card-lifecycle-lost =
    .goal = 诚恳地给最后一次优惠，弄清为什么离开。
    .action-1 = 发一次优惠，说明是最后一次。
    .action-2 = 用一个问题向曾经的好客户了解原因。
    .action-3 = 其余的从花钱的名单里去掉。
    .service = 自助服务。
    .effort = 尽量少。
    .measure = 收集到的原因、每个回归客户的成本。
    .avoid = 一遍又一遍地打电话。

## 其他规则的策略卡

card-rfm-lost =
    .goal = 不再为他们花钱。
    .action-1 = 最多再发一次优惠。
    .action-2 = 从付费推广的名单中去掉。
    .action-3 = 问问曾经有利润的客户为什么离开。
    .service = 自助服务。
    .effort = 不投入。
    .measure = 省下的营销费用。
    .avoid = 给已经离开的人打折。
card-rfm-other =
    .goal = 决定他们该归到哪里。
    .action-1 = 挑几个看看：他们有什么共同点？
    .action-2 = 放宽一条规则的范围，或加一条规则，把他们收进来。
    .action-3 = 在此之前按标准服务。
    .service = 标准服务。
    .effort = 低。
    .measure = 没有分群的客户数。
    .avoid = 规则有空缺却没有发现。
card-rfm-important_value =
    .goal = 留住他们，并继续提升。
    .action-1 = 指定熟悉的人对接，给看得见的权益。
    .action-2 = 推荐更好的版本和更大的方案。
    .action-3 = 请他们转介绍，并给予奖励。
    .service = 由熟悉的人对接，数小时内答复。
    .effort = 最高。
    .measure = 留存率、客均金额、转介绍数。
    .avoid = 把他们的信任当作理所当然。
card-rfm-important_develop =
    .goal = 提高频次：他们买得多、最近也买过，只是次数少。
    .action-1 = 在该下单的时候主动联系。
    .action-2 = 对消耗品提供会员或定期配送。
    .action-3 = 把大单拆成分批供货计划。
    .service = 优先。
    .effort = 高。
    .measure = 每季度订单数、购买间隔。
    .avoid = 用一次大折扣代替习惯。
card-rfm-important_keep =
    .goal = 把沉默的好客户请回来。
    .action-1 = 趁还没走远打电话：有什么变化？
    .action-2 = 告诉他们常买的产品有什么新东西。
    .action-3 = 约定下一单的日期。
    .service = 指定专人主动联系。
    .effort = 高。
    .measure = 30 天内再次购买的比例。
    .avoid = 只发自动邮件。
card-rfm-important_win_back =
    .goal = 由专人挽回买得多却离开的客户。
    .action-1 = 由负责人打电话，先听他们说。
    .action-2 = 针对离开的原因给一个方案。
    .action-3 = 约定一小步，写明日期。
    .service = 负责人对接。
    .effort = 按过去带来的利润逐个决定。
    .measure = 谈过的客户数、挽回的订单。
    .avoid = 人人一样的优惠券。
card-rfm-general_value =
    .goal = 提高每单金额：他们常来，但买得少。
    .action-1 = 把常买的必需品与利润高的产品组合成套餐。
    .action-2 = 包邮门槛设在他们平时金额之上一点。
    .action-3 = 把大包装放在小包装旁边。
    .service = 标准、快速。
    .effort = 中等，以自动化为主。
    .measure = 客单价、利润率。
    .avoid = 对本来就会买的产品打折。
card-rfm-general_develop =
    .goal = 慢慢培养。
    .action-1 = 就买过的产品发一条有用的提示。
    .action-2 = 推荐一款小件产品。
    .action-3 = 用很快就能兑换的积分鼓励。
    .service = 标准服务。
    .effort = 低。
    .measure = 第二、第三次购买。
    .avoid = 天天发消息。
card-rfm-general_keep =
    .goal = 低成本地保持联系。
    .action-1 = 用短信或邮件提醒补货。
    .action-2 = 让再次下单只需点一下或回一句话。
    .action-3 = 每季度告知一次新品。
    .service = 标准服务，自动化。
    .effort = 低。
    .measure = 唤醒率、每次唤醒的成本。
    .avoid = 销售人员打电话。
card-rfm-general_win_back =
    .goal = 放手，或交给自动化。
    .action-1 = 每半年发一次标准优惠。
    .action-2 = 从不回应的从名单中去掉。
    .action-3 = 门一直开着：再来下单要方便。
    .service = 自助服务。
    .effort = 除自动化外不投入。
    .measure = 省下的营销费用。
    .avoid = 任何人工跟进。

## 分层设置

high-rule-share = 排名前 { $value } 的客户
high-rule-cumulative = 合计贡献 { $value } 的头部客户
high-rule-median = 不低于中位数
high-rule-mean = 不低于平均值
high-rule-amount = 不低于 { $value }
settings-range-ranges = 需写分群名称和 1 到 5 的范围，如“champions R4-5 F4-5; loyal R3-5 M2-5”
group-potential = 潜力分
group-portfolio = 预警线
setting-high_rule-median = 不低于中位数
setting-high_rule-mean = 不低于平均值
setting-potential_source = 文件中的潜力列
    .help = 有值时代替算出的潜力分，或者不采用。
setting-potential_source-given = 代替潜力分
setting-potential_source-computed = 不采用
setting-rfm_book = 规则
    .help = 评分如何变成分群。
setting-rfm_book-rf-grid = 按近度和频次的十个分群
setting-rfm_book-eleven = 按近度、频次和金额的十一个分群
setting-rfm_book-shopify = Shopify 的十一个分群
setting-rfm_book-eight = 八类：各项与平均值相比
setting-rfm_book-own = 自定范围
setting-rfm_own = 自定范围
    .help = 规则之间用分号隔开，先符合的先算。名称：champions 核心客户、loyal 忠诚、potential_loyalists 潜在忠诚、new 新客户、promising 有希望、need_attention 需要关注、about_to_sleep 即将沉睡、at_risk 有流失风险、cant_lose 重点挽留、hibernating 休眠、lost 已流失。
setting-matrix_value = 矩阵中的当前价值
    .help = 取近 12 个月。
setting-matrix_value-revenue = 收入
setting-matrix_value-profit = 利润
setting-matrix_rule = 当前价值高的标准
    .help = 有贡献的客户才能算高。
setting-matrix_rule-share = 排名靠前的一定比例
setting-matrix_rule-cumulative = 贡献一定比例价值的客户
setting-matrix_rule-median = 不低于中位数
setting-matrix_rule-mean = 不低于平均值
setting-matrix_rule-amount = 达到一定金额
setting-matrix_share = 排名靠前的客户比例（矩阵）
    .help = 用于“排名靠前的一定比例”。
setting-matrix_cumulative = 价值比例（矩阵）
    .help = 用于“贡献一定比例价值的客户”。
setting-matrix_amount = 最低价值（矩阵）
    .help = 用于“达到一定金额”。
setting-spend_whale = 鲸鱼起点
    .help = 近 12 个月的收入。
setting-spend_potential = 潜力起点
    .help = 近 12 个月的收入。
setting-simple_core = 头部
    .help = 按预测的终身价值排名靠前的客户比例。
setting-simple_potential = 头部之后的腰部
    .help = 接下来的客户比例。
setting-lifecycle_new = 新客期（天）
    .help = 从首次购买算起。
setting-lifecycle_growth = 成长起点
    .help = 近 180 天的收入比之前 180 天高出多少。
setting-lifecycle_dormant = 休眠（间隔倍数）
    .help = 沉默时间为客户平时购买间隔的几倍。
setting-lifecycle_lost = 流失（间隔倍数）
    .help = 沉默时间为客户平时购买间隔的几倍。
setting-flag_customer = 单一客户预警线
    .help = 一个客户占总收入的比例。
setting-flag_top_tenth = 前 10% 客户预警线
    .help = 收入最高的十分之一客户占总收入的比例。

## 客户组合

gauge-top_1 = 最大客户
    .rule = 最大的一个客户占总收入的比例。
gauge-top_10 = 前十大客户
    .rule = 最大的十个客户占总收入的比例。
gauge-top_tenth = 前 10% 客户
    .rule = 收入最高的十分之一客户占总收入的比例。
gauge-gini = 不均衡程度（基尼系数）
    .rule = 每个客户贡献相同为 0，几乎全部来自少数客户时接近 1。收入为负的客户按零计。
gauge-hhi = 集中度指数（HHI）
    .rule = 各客户收入占比的平方和。1 ÷ HHI 相当于多少个同样大小的客户。
gauge-destroyed = 被吃掉的利润
    .rule = 亏损客户吃掉的利润占总利润的比例。
gauge-high_contribution = 高价值客户的利润贡献率
    .rule = 高价值客户占总利润的比例。接近全部说明几乎没有其他支撑。
gauge-high_contribution-revenue = 高价值客户的收入贡献率
    .rule = 高价值客户占总收入的比例。接近全部说明几乎没有其他支撑。
gauge-margin = 利润率
    .rule = 客户利润 ÷ 收入，已扣除全部已知或假设的成本。
gauge-retention = 留存率
    .rule = 前一年买过的客户中，最近 12 个月又买过的比例。
gauge-high_growth = 高价值客户增长率
    .rule = 高价值客户的数量与一年前相比的变化。
gauge-ltv_to_cac = 终身价值 ÷ 获客成本
    .rule = 近 12 个月新赢得客户的平均持续价值 ÷ 平均获客成本。低于 1 是在毁损价值，3 是常用目标，高于 5 可能投入不足。
gauge-payback = 回本时间
    .rule = 近 12 个月赢得的客户平均几个月赚回获客成本。
gauge-cost_to_serve = 服务成本
    .rule = 服务成本占收入的比例。
light-green = 良好
light-amber = 留意
light-red = 需行动
missing-no_dates = 需要带日期的订单
missing-too_short = 需要至少两年的订单
missing-no_profit = 收入或利润不大于零
missing-no_cac = 没有获客成本，请设置
missing-no_cost = 需要文件中有成本或利润
missing-no_cost_to_serve = 没有记录服务成本，请设置
missing-nobody = 没有符合的客户
missing-withheld = 脱敏汇总中隐去

move-up = 上升
move-down = 下降
move-same = 不变
move-new = 新增
move-gone = 离开
driver-profit = 利润
driver-year_profit = 12 个月利润
driver-profit-assumed = 利润（假设）
driver-year_profit-assumed = 12 个月利润（假设）
driver-year_revenue = 12 个月收入
driver-potential = 潜力分
driver-future = 预测终身价值
driver-recency = 近度分
driver-frequency = 频次分
driver-monetary = 金额分
driver-silence = 沉默时间（购买间隔的倍数）
driver-half_year = 180 天收入

period-month = 按月
period-quarter = 按季度
grain-product = 产品
grain-category = 品类
basket-order = 同一订单
basket-customer = 同一客户
pair-sort-lift = 提升度
pair-sort-support = 次数
pair-sort-confidence = 置信度
pairs-pruned = 只看至少出现在 { $baskets } 个购物篮中 { $least } 个的组合。{ $products } 个产品中有 { $paired } 个出现得够多，其余不参与。
product-sort-profit = 利润
product-sort-revenue = 收入
product-sort-margin = 利润率
product-sort-customers = 客户数
product-sort-name = 名称
standing-earns = 盈利
standing-loss_maker = 亏损
standing-drop_candidate = 停售或重新定价
    .rule = 亏损，且超过一半的买家为低价值或负价值客户。
products-rule = 产品利润 = 收入 − 直接成本 − 订单行上记录的服务成本。用于整个订单或客户的费用不归到任何产品。
signal-silent = 沉默
    .rule = 没有购买的时间超过“休眠”的界限。
signal-slowing = 买得更疏
    .rule = 最近两次间隔平均超过平时的 1.5 倍。
signal-shrinking = 每次买得更少
    .rule = 最近两次购买平均低于此前的 70%。
signal-returning = 退货变多
    .rule = 180 天内至少两次退款，且退款比例是此前的两倍以上。
signal-unhappy = 不满意
    .rule = NPS 不高于 6。
risk-rule = 列出有流失信号、且沉默时间已超过自身平时间隔的客户。预期年损失 = 面临损失的价值 × 流失可能性。流失可能性来自购买模型；没有模型时，按沉默时间从平时间隔到“流失”界限走了多远计算。面临损失的价值：从首次到最近一次购买期间的年均利润（扣除获客成本之前，至少按一年计）。已流失的客户只计数，不列出。
setting-pair_support = 组合的最低出现比例
    .help = 两个产品同时出现的购物篮占全部购物篮的比例。

## Places of the workspace, and the filters over all of them

place-overview = 总览
place-customers = 客户
place-segments = 分层
place-lifetime = 终身价值
place-portfolio = 客户组合
place-products = 产品
place-actions = 行动
place-data = 数据
undo = 撤销
filters = 只看这些客户：
filter-remove = 取消筛选：{ $name }
filters-remove = 恢复全部客户
filter-cohort = { $name } 首次购买
filter-map = 潜力分 { $low }–{ $high }，价值 { $from } 至 { $to }
filter-ranks = 利润第 { $from }–{ $to } 名
filter-bought = 买过 { $name }
filter-moved = { $was } → { $is }，{ $from } 至 { $to }
panel-computing = 计算中……
panel-stopped = 未计算。
trend = { $from } 至 { $to }，按季度
column-share = 占比
column-cost-to-serve = 服务成本

health-title = 客户组合的健康状况
health-rule = 每项指标都附有红黄绿灯、界限和最近几个季度的走势。把鼠标移到名称上可以看到算法。界限是经验值；集中度的界限可以在设置中修改。
health-flag-customer = 有一个客户带来的收入占比超过了设置中的界限。请为这个客户离开的情况做好准备。
health-below-zero = 有 { $count } 个客户的收入为负（合计 { $amount }）。计算收入占比、基尼系数和集中度指数时按零计。
health-flag-tenth = 最大的十分之一客户带来的收入占比超过了设置中的界限。
health-limits-up = { $green } 以内良好，达到 { $red } 须行动
health-limits-down = 不低于 { $green } 良好，{ $red } 及以下须行动
health-months = { $count } 个月
health-by-tier = 各层级的利润与成本
health-contribution = 利润占比
health-contribution-revenue = 收入占比
health-cost-share = 成本 ÷ 收入
health-cost-each = 每次购买的成本
health-no-retention = 按层级计算留存需要至少两年的订单。
health-retention-by-tier = 按一年前所在层级计算的留存
health-tier-then = 一年前的层级
health-buyers-then = 当时的购买客户

whale-by = 依据
whale-by-profit = 利润
whale-by-revenue = 收入
whale-sentence-revenue = { $customers } 个客户（占全部的 { $share }）带来 80% 的收入。
whale-sentence-no-revenue = 总收入不大于零，无法画出占比。
whale-axis-revenue = 客户数，收入最高者在前
whale-peak-label = 峰值 { $value }

matrix-title = 价值矩阵
matrix-rule = 每一格是潜力分（{ $unscored ->
    [0] 所有客户都有潜力分
   *[other] { $unscored } 个没有潜力分的客户不在图上
}）与近 12 个月{ $what }相近的客户数，颜色越浓人数越多。虚线是阈值：拖动滑块，人数随之变化。
matrix-potential = 潜力分 { $from }–{ $to }
matrix-value = 当前价值 { $from } 至 { $to }
matrix-value-assumed = 利润（假设）
matrix-describe = 当前价值与潜力分布图；当前价值高的客户有 { $high } 个。四个层级见下表。
matrix-axis-potential = 潜力分

migration-title = 客户迁移
migration-rule = { $from } 与 { $to } 的层级，各自只用当天已知的数据计算。点击数字即可查看这些客户。
migration-project = 保存的项目，{ $day }
migration-saved = 保存项目时（数据截至 { $from }）的层级，与按当前设置在 { $to } 的层级。点击数字即可查看这些客户。
migration-missing = { $count ->
    [0] 项目中的客户都在这份数据里。
   *[other] 项目中有 { $count } 个客户不在这份数据里。
 }
migration-from = 从
migration-to = 到
migration-unknown = 尚未成为客户
migration-path = { $from } → { $to }
migration-was = 之前层级
migration-is = 之后层级
migration-move = 变化
migration-because = 变化最大的因素
migration-driver = { $what }：{ $before } → { $after }
migration-absent = 需要跨越至少两个季度末的订单明细。
movers = 显示
movers-all = 所有变动的客户
movers-title = { $count } 个客户，利润高者在前

rates-title = 各季度的迁移
past-later = 这一方案要为每个季度重新拟合模型，客户这么多时需要一些时间。
past-now = 开始计算
rates-rule = 从一个季度末到下一个季度末：上升、下降、新增和流失的客户占比。
rates-until = 季度截至
rates-tip = { $what }：{ $count }（{ $share }）

cohorts-title = 同期群
cohort-period = 周期
cohort = 首次购买
cohorts-rule = 首次购买在同一周期的客户为一群；各列是此后的第几个周期，数字是其中有多少比例的客户在该周期购买。尚未结束的周期留空。
cohorts-earlier = 更早的同期群共 { $count } 个客户，只计入最后一行：只显示最近 120 个同期群，每个显示 120 个周期。
cohorts-tier-rule = 按今天的层级分别计算。今天在好层级的客户本来就是留下来的：请当作画像来看，不要当作预测。
cohorts-all = 全部
cohorts-axis-month = 首次购买后的月数
cohorts-axis-quarter = 首次购买后的季度数
cohorts-tip = { $what }：{ $share }

products-title = 产品
products-grain = 查看
products-standing = 显示
products-search = 搜索产品
products-all = 全部
products-count = 数据中共有
products-loss-makers = 亏损
products-candidates = 停售或调价
products-unnamed = 未注明产品的收入
products-verdict = 结论
products-mix = 主要购买者
products-mix-part = { $tier } { $share }
products-absent = 数据中没有产品列。如果有，请在“数据”中选定。

pairs-title = 一起购买
pairs-grain = 查看
pairs-basket = 范围
pairs-sort = 排序
pairs-rule = 提升度表示两种产品一起被购买的次数是随机情况下的多少倍；置信度是买了其中一种的客户里同时买另一种的比例。
pairs-none = 没有足够常见的组合。最低占比可以在设置中修改。
pairs-a = 产品
pairs-b = 一起购买
pairs-together = 次数
pairs-support = 占全部
pairs-a-to-b = 置信度 →
pairs-b-to-a = 置信度 ←
pairs-lift = 提升度

next-title = 这位客户接下来可能想买
next-none = 从其他客户的购买中还看不出线索。
next-product = 产品
next-because = 因为买过
next-confidence = 置信度

risk-title = 可能流失的客户
risk-stake = 每年面临风险的价值
risk-lost = 已经流失，每年
risk-none = 没有客户显示流失迹象。
risk-signals = 迹象
risk-gap = 通常间隔（天）
risk-stage = 阶段

ltv-map-value = 每次 { $from } 至 { $to }
check-tip = { $what }：{ $value }
explain-parameter = { $symbol } = { $value }

customer-title = 客户
detail-context = { $facts }
detail-score = 得分
detail-weights = 权重
bridge-direct = − 直接成本
bridge-serve = − 服务成本
bridge-acquire = − 获客成本
bridge-profit = = 利润
year = 年

## 三个问题

presets-title = 关于您生意的三个问题
presets-lead = 每个回答会一次设好几项。内容不会离开本页，点“撤销”即可还原。
presets-set = 现在的设置：
presets-setting = 设置
presets-value = 设为
presets-usual = 通常
presets-recorded = 文件里有成本或利润列的地方都按文件计算，毛利率只用来补缺。
presets-margin = 设置毛利率
presets-unknown = 文件里没有成本的地方，用设置里的毛利率代替；凡依赖它的数字都标为假设。
presets-done = 好了，不再询问
group-business = 所属行业 / 成本数据
setting-questions = 关于生意的问题
    .help = 是否继续询问这三个问题。
setting-questions-open = 询问
setting-questions-done = 不再询问
setting-business = 所属行业
    .help = 决定预测看多远，以及客户何时算新客、休眠或流失。
setting-business-unsaid = 未回答
setting-business-retail = 零售、网店
setting-business-membership = 会员制零售
setting-business-trade = 企业贸易与服务
setting-business-subscription = 软件、订阅
setting-business-travel = 旅游、酒店餐饮
setting-sells_to = 卖给谁？
    .help = 决定按什么规则算高价值客户、消费分级金额，以及单个客户占比多少算风险。
setting-sells_to-unsaid = 未回答
setting-sells_to-consumers = 个人消费者
setting-sells_to-firms = 企业
setting-sells_to-both = 两者都有
setting-cost_known = 成本数据
    .help = 决定用谁的毛利率把收入折成利润，以及价值矩阵按利润还是按收入。
setting-cost_known-unsaid = 未回答
setting-cost_known-recorded = 文件里有
setting-cost_known-margin = 知道总体毛利率
setting-cost_known-unknown = 还不知道

## Rules and tasks

list-or = {"或"}
field-tier-profit = 利润分层
field-tier-matrix = 价值矩阵象限
field-tier-spend = 年消费分层
field-tier-simple = 终身价值分层
field-tier-rfm = RFM 分群
field-tier-lifecycle = 生命周期阶段
field-first_purchase = 首次购买日
field-last_purchase = 最近购买日
field-days_since_first = 距首次购买天数
field-days_since_purchase = 距最近购买天数
field-usual_gap = 惯常购买间隔（天）
field-silence = 沉默（惯常间隔的倍数）
field-purchases = 购买次数
field-orders = 订单数
field-refund_lines = 退款行数
field-refund_share = 退款行占比
field-products_dropped = 不再购买的产品数
field-revenue = 收入
field-revenue_12m = 近 12 个月收入
field-revenue_180d = 近 180 天收入
field-revenue_180d_before = 之前 180 天收入
field-revenue_share = 占总收入比例
field-new_rank = 优于多少比例的新客
field-refunds = 退款
field-direct_cost = 直接成本
field-gross_profit = 毛利
field-cost_to_serve = 服务成本
field-acquisition_cost = 获客成本
field-profit = 利润
field-profit_12m = 近 12 个月利润
field-yearly_profit = 年均利润
field-margin = 利润率
field-margin_12m = 近 12 个月利润率
field-rfm-r = 近度得分
field-rfm-f = 频度得分
field-rfm-m = 额度得分
field-potential = 潜力分
field-nps = NPS
field-engagement = 活跃度
field-ltv = 预测终身价值
field-expected_purchases = 预期购买次数
field-p_alive = 活跃概率
field-one_off = 单笔为主
field-id = 客户编号
field-name = 名称
rule-fault-empty = 还没有规则。例如：days_since_purchase > 30 days
rule-fault-expected = 第 { $column } 个字符：这里不能是“{ $found }”，应为{ $wants }。
rule-fault-expected-end = 规则没有写完：第 { $column } 个字符处应为{ $wants }。
rule-fault-field-unknown = 第 { $column } 个字符：没有字段“{ $found }”。
rule-fault-field-unknown-meant = 第 { $column } 个字符：没有字段“{ $found }”。是否指 { $names }？
rule-fault-tier-unknown = 第 { $column } 个字符：“{ $found }”不是该方案的层级。可用层级：{ $names }。
rule-fault-unit-unfit = 第 { $column } 个字符：“{ $found }”不适用于该字段，应为{ $wants }。
rule-fault-order-unfit = 第 { $column } 个字符：该字段不分大小。请用 =、!= 或 in。
rule-fault-kind-unfit = 第 { $column } 个字符：“{ $found }”与前面的字段类型不同，不能比较。
rule-fault-change-unfit = 第 { $column } 个字符：“{ $found }”不是数字，没有变化量。请用 was( )。
rule-fault-earlier-unfit = 第 { $column } 个字符：“{ $found }”每天都相同，请不要用 was( ) 或 change( )。
rule-fault-number-unreadable = 第 { $column } 个字符：数字“{ $found }”无法读取。最多一个小数点，最多 15 位，其中小数最多 4 位。
rule-fault-date-unreadable = 第 { $column } 个字符：“{ $found }”不是日期，请写成 2025-06-30。
rule-fault-period-unfit = 第 { $column } 个字符：不能回看“{ $found }”。请用 1 到 999 的整数。
rule-fault-range-empty = 第 { $column } 个字符：范围的终点小于起点，没有客户会符合。
rule-fault-text-open = 第 { $column } 个字符：引号没有闭合。
rule-fault-too-long = 规则超过 2,000 个字符。
rule-fault-too-deep = 第 { $column } 个字符：括号嵌套过深。
rule-wants-condition = 字段、“not”或“(”
rule-wants-field = 字段
rule-wants-comparison = 比较（=、!=、<、<=、>、>=、between、in、is known）
rule-wants-amount = 金额，如 500 或 1.2万
rule-wants-days = 天数，如 30 days
rule-wants-count = 数量，如 3
rule-wants-share = 比例，如 10%
rule-wants-number = 数字
rule-wants-tier = 层级
rule-wants-date = 日期，如 2025-06-30
rule-wants-text = 引号中的文字
rule-wants-flag = “yes”或“no”
rule-wants-period = 回看的时间，如 1 quarter
rule-wants-known = “known”
rule-wants-and = “and”
rule-wants-or = “or”
rule-wants-joint = “and”、“or”或规则结尾
rule-wants-open = “(”
rule-wants-close = “)”
rule-wants-comma = 逗号
rule-cash_cow_silent = 现金牛沉默
    .reason = 现金牛客户已有 { $days } 天未购买，平时约每 { $gap } 天一次。
    .action = 打电话了解原因，并提供惯常的订单。
rule-potential_risen = 潜力上升
    .reason = 潜力分 { $score }，一个季度前为 { $before }。
    .action = 推荐下一个品类或更大的合同。
rule-overdue = 沉默超过惯常间隔
    .reason = 已有 { $days } 天未购买，是惯常间隔 { $gap } 天的 { $times } 倍。
    .action = 提醒其经常购买的产品。
rule-star_fallen = 失去明星客户
    .reason = 一个季度前是明星客户，现在是{ $tier }。
    .action = 拜访或致电，了解变化和竞争情况。
rule-profit_negative = 利润转负
    .reason = 利润 { $profit }，一个季度前为 { $before }。
    .action = 检查折扣、退货和服务成本，商定新的价格或交付方式。
rule-large_share = 依赖单一客户
    .reason = 占总收入的 { $share }。
    .action = 稳固合同，结识更多联系人，并开发类似客户。
rule-unhappy = 客户不满意
    .reason = NPS { $nps }。
    .action = 当天致电，解决投诉，并告知处理结果。
rule-second_overdue = 第二单逾期
    .reason = 仅购买一次，已过 { $days } 天。
    .action = 发送与首单搭配的优惠。
rule-margin_falling = 高价值客户利润率下降
    .reason = 近 12 个月利润率 { $margin }，较两个季度前 { $change }。
    .action = 检查价格、折扣和所购产品的成本。
rule-promising_new = 优质新客
    .reason = { $days } 天内的收入超过 { $rank } 的新客。
    .action = 亲自欢迎，并推荐优质客户接着购买的产品。
rule-product_dropped = 明星客户停购产品
    .reason = { $count } 种经常购买的产品已停购。
    .action = 询问原因，并推荐替代品。
rule-costly_service = 服务成本高于毛利
    .reason = 服务成本 { $cost }，毛利 { $gross }。
    .action = 改用成本更低的服务方式，或收取费用。
rule-own = 自定义规则
    .reason = { $facts }。
    .action = 跟进处理。
severity-urgent = 紧急
severity-high = 高
severity-normal = 一般
owner-sales = 销售
owner-service = 客服
owner-marketing = 市场
owner-finance = 财务
owner-management = 管理层
basis-yearly_profit = 年利润
basis-loss_avoided = 避免的亏损
basis-uplift = 提升至高价值层的增益
contact-visit = 逐一拜访
contact-call = 逐一致电
contact-news = 群发动态
column-task = 任务
column-why = 原因
column-owner = 负责人
column-due = 截止日
column-minutes = 分钟
column-stake = 涉及金额
column-basis = 依据
column-severity = 紧急程度
column-since = 起始日
column-done = 完成
column-uid = 任务编号
column-every = 重复
task-every-month = 每月
task-every-quarter = 每 3 个月
task-every-year = 每年
column-how = 做法

## 页面上的预警、任务与规则

choice-all = 全部
choice-count = { $name }（{ $count }）
fact = { $field }：{ $value }
fact-earlier = { $field }［{ $of }］：{ $value }
fact-yes = 是
fact-no = 否
rule-own-named = 自定义规则 { $key }
status-new = 新增
status-open = 待处理
status-snoozed = 已推迟
status-back = 推迟到期
status-done = 已完成
shown-open = 待处理
shown-snoozed = 已推迟
shown-done = 已完成
week-title = 本周要事
week-lead = 本周优先处理 { $count } 位客户，涉及金额 { $stake }。截至 { $day }，共有 { $all } 位客户存在待处理预警，详见“行动”。
week-more = 另外 { $count } 位客户
stakes-assumed = 文件没有成本或利润，因此涉及金额为收入乘以假定的毛利率 { $margin }。
week-none = 截至 { $day }，没有规则触发预警。
alerts-title = 预警
alerts-lead = 截至数据最后一天 { $day }，以下客户触发了规则：先按紧急程度，再按涉及金额排序。
alerts-lead-undated = 以下客户触发了规则：先按紧急程度，再按涉及金额排序。数据没有日期，因此无法判断依赖日期的规则。
alerts-since-project = 与所打开的项目相比：新增 { $new }，仍待处理 { $open }，已推迟 { $snoozed }，已完成 { $done }，已解除 { $cleared }，已不在数据中 { $gone }。
alerts-urgent = 紧急
alerts-high = 高
alerts-normal = 一般
alerts-stake = 涉及金额 { $stake }
alerts-shown = 预警
alerts-severity = 紧急程度
alerts-rule = 规则
alerts-none = 无。
alert-stake = 涉及金额 { $stake }（{ $basis }）
alert-since = 自 { $day } 起
alert-done = 完成
alert-snooze = 推迟 30 天
alert-open = 重新打开
alert-more = 负责人与备注
alert-more-noted = 负责人与备注（有备注）
alert-owner = 负责人
alert-note = 备注
open-title = 该客户的待办
open-none = 没有规则针对该客户触发。
tasks-title = 任务
tasks-lead = 来自待处理预警、各象限策略卡的首要步骤和定期联系；按每分钟涉及金额从高到低排列。截止日从 { $day } 起算。
tasks-lead-data = 来自待处理预警、各象限策略卡的首要步骤和定期联系；按每分钟涉及金额从高到低排列。截止日从数据最后一天 { $day } 起算。
tasks-hours = 每周小时数（留空则不限）
tasks-owners = 分担客户的人员姓名，用逗号分隔
tasks-held = 共 { $count } 项任务，{ $hours } 小时。
tasks-left-out = 本周时间不够，另有 { $count } 项任务未排入：{ $hours } 小时，涉及金额 { $stake }。
tasks-none = 没有可排入的任务。
tasks-none-chosen = 该负责人在这一周没有任务。
tasks-loads = 按负责人
tasks-owner = 负责人
tasks-week = 截止周（周一）
task-of-card = 策略卡首要步骤
task-of-contact = 定期联系
column-task-of = 客户或分层
column-tasks = 任务数
column-hours = 小时
export-week = 保存为清单
export-week-note = 本周客户及原因、负责人、截止日（CSV）
export-tasks = 任务（CSV）
export-tasks-note = 全部列，另有一列空白供填写完成情况
export-tasks-todoist = 用于 Todoist
export-tasks-todoist-note = 其导入所需的列（CSV）
export-tasks-asana = 用于 Asana
export-tasks-asana-note = 其导入所需的列（CSV）
export-tasks-ics = 日历（.ics）
export-tasks-ics-note = 全天日程，含负责人和涉及金额
export-tasks-todo = 待办（.ics）
export-tasks-todo-note = 用于区分待办与日程的程序
rules-title = 规则
rules-lead = 每条规则都是关于客户已知信息的条件。规则记录显示它在最近 12 个月末、依据当时已知信息会给出的结果。
rule-new = 新建规则
rule-on = 启用
rule-off = 停用
rule-is-off = 已停用。
rule-open = 记录与条件
rule-close = 收起
rule-due = { $count } 天内处理
rule-minutes = { $count } 分钟
rule-fires = 在 { $judged } 位客户中触发 { $count } 位。
rule-unknown = 另有 { $count } 位客户因信息不足无法判断。
rule-after = 在 { $months } 个月末共触发 { $fired } 次，其中 { $silent } 次之后 90 天内没有购买：{ $share }，全部客户为 { $all }。
rule-editor = 条件
rule-keep = 采用此条件
rule-keep-own = 另存为自定义规则
rule-reset = 恢复内置条件
rule-remove = 删除规则
rule-propose = 试用建议的阈值
rule-threshold = { $field }：在符合其余条件的 { $base } 位客户中，{ $fired } 位达到 { $threshold }；中位数为 { $median }。
rule-threshold-proposed = { $field }：在符合其余条件的 { $base } 位客户中，{ $fired } 位达到 { $threshold }；中位数为 { $median }。建议阈值：{ $proposed }，{ $would } 位达到，约占五分之一。
rule-undated = 该规则所依据的列没有日期：记录中每一天都采用今天的值。
rule-no-record = 数据未跨过月末，暂无记录。
rule-fields = 条件可用的字段
column-field = 字段
column-meaning = 含义
record-caption = 最近 12 个月末的记录
record-month = 月末
record-judged = 已判断
record-fired = 触发
record-new = 新增
record-open = 仍触发
record-cleared = 已解除
record-after = 之后 90 天未购买
record-not-yet = 尚不可知
record-all = 全部客户：{ $share }
tasks-came = { $count ->
        [0] 没有任务标记为已完成。
       *[other] { $count } 项任务已标记为完成。
    }
rule-shopify = 作为 Shopify 客户细分
rule-shopify-none = Shopify 没有可用于此条件的筛选项。
rule-shopify-lacks = Shopify 没有以下部分的筛选项：{ $parts }。因此该细分的客户多于此规则的客户。

## 客户结论

verdict-do = 建议动作：
column-verdict = 结论
trend-falls = 购买减少 { $change }
trend-rises = 购买增加 { $change }
detail-views = 其他视角：各分层方式下的位置
detail-views-lead = 每种分层只回答一个问题，上面的结论综合了全部分层。
column-products = 商品
order-more = 另有 { $count } 种
verdict-never_bought = 从未成交
    .says = 没有有效购买：只有退款、已取消的订单，或仅出现在客户表中。
    .action = 先核对资料，暂时没有可计划的依据。
verdict-loses = { $speaks ->
    [revenue] 退款多于购买
   *[profit] 服务成本高于贡献
 }
    .says = { $speaks ->
        [revenue] 退回的比买走的多，合计 { $revenue }。
       *[profit] 收入 { $revenue }，利润却是 { $profit }。
     }
    .action = { $speaks ->
        [revenue] 先弄清为什么退货，再谈继续销售。
       *[profit] 看下方哪项成本过高：调整价格、起订量或服务方式，否则可以放手。
     }
verdict-one_order = 靠一笔大单
    .says = 一笔 { $largest } 的订单占其全部消费的 { $share }，此外还有 { $others } 次购买；最近一次购买在 { $days } 天前。
    .action = { $to ->
        [consumers] 不要指望再来一笔：发一条一对一消息，问问是否还有这样的需求。
        [firms] 不要指望再来一笔：打一个电话，问问是否还有这样的需求。
       *[any] 不要指望再来一笔：打一个电话或发一条消息，问问是否还有这样的需求。
     }
verdict-once = 只买过一次
    .says = { $days } 天前买过一次，金额 { $revenue }，之后没有再来。复购客户一般约 { $gap } 天后回来。
    .action = { $silent ->
        [no] 现在就提醒：第二次购买才算真正留住客户。
       *[yes] { $large ->
            [yes] 金额较大，值得发一条一对一消息；没有回应就不再计划。
           *[no] 交给群发触达，不单独投入。
         }
     }
verdict-lost = { $large ->
    [yes] 已流失的大客户
   *[no] 已流失
 }
    .says = { $whose ->
        [own] 以往约每 { $gap } 天购买一次，现已沉默 { $days } 天。曾经每年带来 { $yearly }。
       *[all] 这里的客户约每 { $gap } 天购买一次，该客户已沉默 { $days } 天。曾经每年带来 { $yearly }。
     }
    .action = { $large ->
        [yes] { $to ->
            [consumers] 发一条一对一消息尝试挽回；不成就不再计划。
            [firms] 打一个电话尝试挽回；不成就不再计划。
           *[any] 打一个电话或发一条消息尝试挽回；不成就不再计划。
         }
       *[no] 交给群发触达，不单独投入。
     }
verdict-overdue = { $large ->
    [yes] 大客户，该买未买
   *[no] 该买未买
 }
    .says = { $whose ->
        [own] 平时约每 { $gap } 天购买一次，现已沉默 { $days } 天。每年带来 { $yearly }。
       *[all] 这里的客户约每 { $gap } 天购买一次，该客户已沉默 { $days } 天。每年带来 { $yearly }。
     }
    .action = { $large ->
        [yes] { $to ->
            [consumers] 本周一对一联系，问问缺什么。
            [firms] 本周打电话，问下一单什么时候来。
           *[any] 本周打电话或发消息，问下一单什么时候来。
         }
       *[no] 发一条提醒，附上以前买过的商品。
     }
verdict-falling = { $large ->
    [yes] 大客户，购买在减少
   *[no] 购买在减少
 }
    .says = 最近 180 天带来 { $lately }，之前 180 天为 { $before }，减少 { $change }。
    .action = { $large ->
        [yes] 趁还没沉默，问清变化：换了供应商、需求变了，还是有不满？
       *[no] 再推荐一次以前买过的商品。
     }
verdict-new = 新客户
    .says = 首次购买在 { $age } 天前；至今 { $purchases } 次购买，共 { $revenue }。
    .action = 争取在 { $gap } 天内促成下一次购买：这里的客户一般隔这么久再买。
verdict-star = 大客户，仍有空间
    .says = { $dated ->
        [no] 最好的客户之一：至今 { $revenue }，潜力分 { $potential }（满分 100）。
       *[yes] 最好的客户之一：每年 { $yearly }，{ $days } 天前刚买过，潜力分 { $potential }（满分 100）。
     }
    .action = { $to ->
        [consumers] 优先对待：新品先享、提前预告、专属感谢。
       *[firms] 重点投入：专人对接、每季度拜访，并提出现有品类之外的方案。
     }
verdict-mainstay = 稳定的大客户
    .says = { $dated ->
        [no] 最好的客户之一：至今 { $revenue }。
       *[yes] 最好的客户之一：每年 { $yearly }，{ $days } 天前买过（平时约 { $gap } 天一次）。
     }
    .action = { $to ->
        [consumers] 维持现状：发货快、不出错，每年感谢一次。
       *[firms] 维持现状：服务可靠，每季度致电一次。
     }
verdict-rising = 小客户，正在增长
    .says = 最近 180 天带来 { $lately }，之前 180 天为 { $before }，增加 { $change }。
    .action = 推荐更大的规格，或下一个品类。
verdict-promising = 小客户，有潜力
    .says = 至今 { $revenue }，潜力分 { $potential }（满分 100）。
    .action = 再推荐一种商品，例如同类客户常买的。
verdict-small = 小客户
    .says = 至今 { $purchases } 次购买，共 { $revenue }，看不出还有多少空间。
    .action = 低成本服务：线上下单、群发触达。
verdict-also-falls = 最近 180 天带来 { $lately }，比之前 180 天减少 { $change }。
verdict-also-rises = 最近 180 天带来 { $lately }，比之前 180 天增加 { $change }。
verdict-also-share = 全部收入的 { $part } 来自这一个客户。

## 近期变化

changes-title = 近期变化
changes-lead = 截至 { $to } 的最近 { $days } 天，与之前 { $days } 天相比。
changes-lately = 最近 90 天
changes-before = 之前 90 天
changes-change = 变化
changes-year = 去年同期
changes-buyers = 购买客户数
changes-newcomers = 首次购买
changes-difference = 差额
changes-movers = 收入变化最大的客户
changes-who = 变化最大
changes-absent = 数据不足 180 天，最近 90 天没有可比的时段。
column-figure = 指标
headline-questions = 回答三个业务问题

risk-expected = 预期年损失
risk-chance = 流失可能性

export-list = 导出当前列表（CSV）
