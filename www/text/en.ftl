# The page's words in English. Keys are built from the words of the types; both catalogues hold the same keys.
# Counts ($count and the like) are numbers; amounts, shares and days arrive written out.

## The frame

product = whalecurve
title = whalecurve – what each customer is worth
title-file = { $name } – whalecurve
language = Language
language-en = English
language-zh-CN = 中文
skip = Skip to content
loading = Loading …
close = Close
before-saving = What the file tells, and what it withholds
save-file = Save the file
none = –
list-separator = {", "}
sentence-gap = {" "}
all = All
yes = yes
no = no

## Start

start-title = What is each customer worth to you?
start-lead = Give it your order list. In a few seconds you see who earns you money, who costs you money, and what to do about each group on Monday.
start-drop = Drop order files here
start-choose = Choose files
start-formats = CSV, TSV, Excel or OpenDocument, also zipped, straight from the shop system or the ERP. Several files at once are fine, cells can be pasted with Ctrl+V, and a saved project may come along.
start-sample = Try the sample shop
start-privacy-title = Your file stays on this computer
start-privacy = The file is read and computed inside this browser tab. Nothing is uploaded, nothing is stored; close the tab and it is gone.
start-privacy-check = See for yourself: switch off the network once this page has loaded. Everything still works.
start-needs-title = What the file needs
start-needs-orders = One row per order line: customer, date and amount. Column names in English or Chinese are recognised; you can correct them.
start-needs-more = Better with: order number, cost or profit, category, returns, service cost. What is missing is assumed, marked, and yours to set.
start-get-title = What you get
start-get-tiers = Customers in tiers: high, potential, low and negative value, with the reason for each customer.
start-get-whale = The whale curve: how much profit the best bring, and how much the worst destroy.
start-get-cards = A strategy card for every tier: goal, first steps, service level, what to measure.
start-get-receipt = An import receipt: every row accounted for, down to the last cent.
start-return = Back to the analysis
start-reading = Looking at your file …
start-drop-active = Let go to read the files

## A new version

update-ready = A new version is ready. Loading it closes what is open here; save a project first if you want to keep it.
update-reload = Load it now
update-later = Later

## In another page

frame-host = This tool is part of a page of { $host }. That page can read the results of what you open here; nobody else can.

## Progress

progress-title = Reading { $name }
progress-title-analyze = Computing values and tiers
progress-rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
 }
progress-rate = { $count } rows per second
progress-bytes = { $done } of { $total }
cancel = Cancel
cancelled = Stopped. Nothing was kept. Choose the file again, or correct the columns and start once more.
cancelled-back = Stopped. This is the analysis from before.

## Mapping

mapping-title = How your file is read
mapping-lead = We matched the columns by their names and contents. Correct what is wrong, then analyse.
mapping-lead-unsure = We are not sure about this file. Please check the highlighted columns.
mapping-shape = Each row is
mapping-dates = Dates are written
mapping-decimals = Amounts are written
mapping-none = – not in the file –
mapping-unnamed = Column { $number }
mapping-missing = Still needed: { $roles }.
mapping-twice = “{ $column }” is chosen for two things: { $roles }.
mapping-preview = First rows of the file
mapping-sheet = Sheet { $sheet }
mapping-header-row = Header in row { $row }
mapping-analyze = Analyse
mapping-again = Analyse again
mapping-table = Table
count-rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
 }
mapping-hidden = (hidden)
mapping-encoding = Encoding
mapping-delimiter = Columns are separated by
mapping-header = Column names
mapping-rate = One { $currency } in { $main }
mapping-no-rate = no rate: rows set aside
mapping-add-table = Also read “{ $table }” ({ $count ->
    [one] one row
   *[other] { $count } rows
})
mapping-drop-table = Leave this table out
mapping-keep = Remember this layout on this device (column names, status words and choices, no other data)
mapping-currency = Currency of the analysis
mapping-cost-kind = Each row is
mapping-more = More columns
mapping-confidence = { $evidence }, { $percent } sure

shape-orders = an order or order line
shape-customers = a customer
shape-costs = a cost, service request or return of a customer
cost-kind-serve = Cost to serve, in money
cost-kind-acquire = Acquisition cost, in money
cost-kind-request = Service requests, counted
cost-kind-return = Returns, counted
treatment-stands = The amount stands as it is
treatment-leave_out = Included in the amount: leave it out of revenue
treatment-add = Not included in the amount: add it to revenue
treatment-rate = A share of the amount: take it off
doubt-date-order = No date in column “{ $column }” says whether the day or the month stands first: “{ $found }”.
doubt-decimal-mark = No amount in column “{ $column }” says whether “{ $found }” has thousands or decimals.
doubt-currency = This file holds { $count } currencies. They are never added: choose one, or give rates for the others.
doubt-table = { $count } tables were found. Which one is to be read?
doubt-encoding = The file can be read in two encodings; only one of them gives the words that were written: “{ $found }”.
doubt-unreadable = Column “{ $column }” has the name of a needed column, but its values cannot be read: “{ $found }”.
doubt-amount-column = Is “{ $column }” the amount, or another column?
doubt-amount-repeats = “{ $column }” repeats on the lines of one order. Is it the total of the order, or the amount of each line?
doubt-lines-differ = The lines of an order do not come to “{ $column }”, which counts once per order. Customers are right; what single products bring is not certain.
doubt-customer-column = Which column says who the customer is? An example from the other one: “{ $found }”.
doubt-date-column = Is “{ $column }” the day of the order, or another column?
doubt-blank-cells = Cells of “{ $column }” are blank below a filled one. Do they belong to the one above?
doubt-discount = “{ $column }” holds discounts. Are they still to be taken off quantity × price?
doubt-sign = The signs in “{ $column }” are unusual (“{ $found }”): which side is a sale?
doubt-credits = “{ $column }” takes back a large part of the sales, such as “{ $found }”. Are these refunds, or payments of what was invoiced?
doubt-unit = “{ $column }” is in a unit that its header, or a line above the table, names: its numbers are multiplied by it.
doubt-month-only = “{ $column }” holds months, not days (“{ $found }”). May the first day of each month stand for it? Recency and lifetime values are then rough.
doubt-year-only = “{ $column }” holds years, not days (“{ $found }”). May the first day of each year stand for it? Recency and lifetime values are then meaningless.
doubt-wide-months = The months stand side by side, from “{ $column }” on. Each filled cell is read as one sale on the first day of its month.
doubt-era = The years of “{ $column }” (“{ $found }”) count from another era and were converted.
doubt-swapped-days = Some dates of “{ $column }” are real dates whose day is never above 12, the others are texts such as “{ $found }”: a spreadsheet swapped day and month. They were swapped back.
doubt-days-outside = { $count ->
    [one] One row has a date that is not plausible: “{ $found }”. It is set aside.
   *[other] { $count } rows have a date that is not plausible, such as “{ $found }”. They are set aside.
}
doubt-status-unknown = { $count ->
    [one] “{ $found }” in “{ $column }” is not known to us. It counts as a sale (one row). Is it one?
   *[other] “{ $found }” in “{ $column }” is not known to us. It counts as a sale ({ $count } rows). Is it one?
}
doubt-unpaid = { $count ->
    [one] One row is still to be paid: “{ $found }” in “{ $column }”.
   *[other] { $count } rows are still to be paid: “{ $found }” in “{ $column }”.
}
doubt-test-rows = { $count ->
    [one] One row is a test (“{ $found }” in “{ $column }”) and counts as nothing.
   *[other] { $count } rows are tests (“{ $found }” in “{ $column }”) and count as nothing.
}
doubt-mixed-amounts = { $count ->
    [one] One row says “{ $found }” in “{ $column }”: its amount seems to be of another kind than the rest (without tax, or in another currency). It was added as it stands. Should it count?
   *[other] { $count } rows say “{ $found }” in “{ $column }”: their amounts seem to be of another kind than the rest (without tax, or in another currency). They were added as they stand. Should they count?
}
doubt-reasons = { $count ->
    [one] One row has something under “{ $column }” and counts in full. Does it count?
   *[other] { $count } rows have something under “{ $column }” and count in full. Do they count?
}
doubt-redeemed = { $count ->
    [one] One row says “{ $found }” in “{ $column }”: this may have been paid for before, and then it would count twice. Does it count?
   *[other] { $count } rows say “{ $found }” in “{ $column }”: this may have been paid for before, and then it would count twice. Do they count?
}
doubt-combined-files = “{ $column }” says which file a row came from, and some rows stand there under two of them, as where two exports overlap. They count twice. Are they two sales?
doubt-returned-twice = Two kinds of rows in “{ $column }” take back the same amounts; one of them is “{ $found }”. Both are taken off. Do both count?
doubt-headings = { $count } rows stand below the heading “{ $found }”. Do they count?
doubt-named-orders = Some rows of “{ $column }” name another row’s order, such as “{ $found }”. Do the orders that they name count as well, or are they replaced or cancelled?
doubt-documents = “{ $column }” holds documents of several kinds that tell the same sale. Those such as “{ $found }” were left out, so that it counts once.
doubt-refunds-unused = “{ $column }” tells of refunds and is not used.
doubt-ids-mangled = A spreadsheet has turned the ids in “{ $column }” into numbers such as “{ $found }”: different ones look the same now. They cannot be used; export the file again with the column as text.
doubt-hidden-rows = { $count ->
    [one] The spreadsheet hides one row. It counts.
   *[other] The spreadsheet hides { $count } rows. They count.
}
doubt-struck-rows = { $count ->
    [one] One row is struck through in the spreadsheet. Does it count?
   *[other] { $count } rows are struck through in the spreadsheet. Do they count?
}
doubt-hidden-table = { $count ->
    [one] The hidden sheet “{ $column }” holds a table with one row. It is not read.
   *[other] The hidden sheet “{ $column }” holds a table with { $count } rows. It is not read.
}
doubt-total-rows = { $count ->
    [one] One row is the sum of the rows above it. It is taken for a total and set aside.
   *[other] { $count } rows are the sum of the rows above them. They are taken for totals and set aside.
}
doubt-many-set-aside = { $count ->
    [one] One row could not be used, more than one in twenty: “{ $found }”. The figures are without it.
   *[other] { $count } rows could not be used, more than one in twenty. The first: “{ $found }”. The figures are without them.
}
doubt-one-day = All { $count } lines are of one day: how long ago somebody bought, and how often, says nothing here.
doubt-same-customers = { $count ->
    [one] Two customers are likely one: “{ $found }”.
   *[other] { $count } pairs of customers are likely one, such as “{ $found }”.
}
doubt-placeholder = “{ $found }” looks like no customer but stands for many ({ $count } lines). It counts as one.
doubt-keyed-by-name = Customers are told apart by “{ $column }”. Another column tells more of them apart, for example “{ $found }”.
doubt-garbled-header = The header “{ $found }” is not readable. Is the encoding right?
doubt-items-across = Each row holds up to { $count } items side by side; the second begins with “{ $column }”. Each is read as a line.
doubt-second-table = { $count ->
    [0] Another table stands beside this one, from “{ $column }” on. It is not read.
   *[other] Another table stands beside this one, from “{ $column }” on. Which is meant?
}
answer-as-is = As it is
answer-column = “{ $of }”
answer-once-per-order = Total of the order, counted once
answer-every-line = Amount of each line
answer-fill-down = They belong to the one above
answer-leave-blank = They are blank: set the rows aside
answer-less-discount = Take the discount off
answer-without-discount = The discount is already in it
answer-dmy = Day first (13/05)
answer-mdy = Month first (05/13)
answer-ymd = Year first
answer-point = Decimal point
answer-comma = Decimal comma
answer-currency = { $of }
answer-table = “{ $of }”
answer-all-tables = All with these columns
answer-every-item = Every item counts
answer-first-item = The first item alone
answer-sum = Their sum: { $of }
answer-encoding = { $of }
answer-first-day = The first day stands for it
answer-counts = It counts
answer-void = No money changed hands
answer-refund = The money went back
answer-other-sign = The other way round
answer-with-tax = With the tax in “{ $of }”
answer-times-quantity = Times “{ $of }”
answer-times-unit = Multiply by the unit
answer-no-unit = As the numbers stand
answer-swap-back = Swap them back
answer-leave-out = Leave them out
answer-keep = Keep them
answer-merge = Count each pair as one
doubt-gives = { $answer }: { $revenue } from { $customers } customers
doubt-effects = { $sentence } { $effects }.
repeats-keep = Count every line
repeats-drop = Set repeated lines aside
format-csv = Text (CSV)
format-xlsx = Excel workbook
format-xlsb = Excel binary workbook
format-xls = Excel 97–2003 workbook
format-ods = OpenDocument spreadsheet
format-markup = Web page or XML spreadsheet
date-order-ymd = year, month, day (2026-05-13)
date-order-dmy = day, month, year (13/05/2026)
date-order-mdy = month, day, year (05/13/2026)
decimal-mark-point = 1,234.50
decimal-mark-comma = 1.234,50
evidence-header = name recognised
evidence-part_of_header = part of the name recognised
evidence-content = contents look like it
evidence-chosen = your choice

role-customer = Customer number
role-name = Customer name
role-date = Order date
role-amount = Amount
role-quantity = Quantity
role-unit_price = Unit price
role-order = Order number
role-product = Product
role-category = Category
role-cost = Cost
role-unit_cost = Unit cost
role-profit = Profit
role-status = Status
role-service_cost = Cost to serve
role-currency = Currency
role-family_name = Family name
role-line_amount = Amount of the line
role-refunded = Amount refunded
role-direction = Debit or credit
role-discount = Discount
role-tax = Tax
role-shipping = Shipping
role-revenue = Revenue
role-orders = Number of orders
role-first_order = First order
role-last_order = Last order
role-requests = Service requests
role-acquisition_cost = Acquisition cost
role-nps = NPS (0–10)
role-engagement = Engagement
role-potential = Potential (0–100)
role-referred_by = Referred by

## Questions about a file

questions-title = { $count ->
    [one] One question about your file
   *[other] { $count } questions about your file
}
questions-lead = The answer changes your figures, so we ask instead of guessing.
questions-more = { $count ->
    [one] One more question follows.
   *[other] { $count } more questions follow.
}
questions-sample = The results are those of the first rows, not yet of the whole file.
questions-skip = Go on without answering
questions-form = All choices for this file
question-leave = Leave it so
question-rows = { $count ->
    [one] One row, { $amount } in all
   *[other] { $count } rows, { $amount } in all
}
answer-now = as it is read now
answer-gives = Revenue { $revenue } from { $customers ->
    [one] one customer
   *[other] { $customers } customers
}
answer-gives-profit = Revenue { $revenue }, profit { $profit } from { $customers ->
    [one] one customer
   *[other] { $customers } customers
}

## What values mean: the switches of the mapping form

conventions = What the values mean
convention-once = “{ $column }” is the total of the order: it counts once, not on every line
convention-fill = A blank cell of “{ $column }” holds what stands above it
convention-flipped = The signs of “{ $column }” are the other way round
convention-unit = “{ $column }” is in
convention-unpaid = Orders that are still to be paid count
convention-era = Years of “{ $column }” are those of
convention-swapped = A spreadsheet has swapped day and month in “{ $column }”: swap them back
convention-month-starts = A month without a day stands for its first day
convention-skips-hidden = Rows that the spreadsheet hides are left out
convention-skips-struck = Rows that are struck through are left out
convention-added = Add { $added } to “{ $column }”
convention-items = Each row holds up to { $count } items side by side
convention-window = Days that cannot be right (before 1990, or long after all others) are set aside
convention-window-first = Plausible from
convention-window-last = Plausible until
unit-hundredths = hundredths, such as cents
unit-ones = single units
unit-thousands = thousands
unit-ten-thousands = ten thousands (万)
unit-millions = millions
unit-hundred-millions = hundred millions (亿)
era-common = the common calendar (2024)
era-buddhist = the Buddhist calendar (2567)
era-minguo = the Republic of China (113)
states-title = What each status means
states-value = Status
states-meaning = What it means
states-unknown = Not known to us: counts as a sale until you say otherwise
meaning-counts = counts as a sale
meaning-void = no sale
meaning-refund = refunded

## How a file was read, in plain words

reading-rows-lines = Each row is a line of an order.
reading-items = Each row holds up to { $count } items side by side; each counts as a line.
reading-rows-orders = Each row is a purchase.
reading-rows-months = Each row is a customer, with one column for each month.
reading-rows-customers = Each row is a customer.
reading-rows-costs = Each row is a cost of a customer.
reading-customer = “{ $column }” says who the customer is.
reading-customer-name = Customers are told apart by their name in “{ $column }”.
reading-date = “{ $column }” is the day.
reading-amount = Revenue is “{ $column }”.
reading-amount-once = “{ $column }” is the total of the order and counts once, however many lines the order has.
reading-amount-product = Revenue is “{ $quantity }” times “{ $price }”.
reading-amount-cost = The cost is “{ $column }”.
reading-cost = The cost of the goods is “{ $column }”.
reading-unit-cost = The cost of the goods is “{ $column }” for each piece.
reading-profit = The profit is “{ $column }”.
reading-extra-left-out = “{ $column }” is part of the amount and was taken out of it.
reading-extra-added = “{ $column }” comes on top of the amount and was added.
reading-extra-rate = “{ $column }” is a discount as a share of the amount and was taken off.
reading-flipped = The signs of “{ $column }” were turned round.
reading-unit = “{ $column }” was multiplied by { $unit }.
reading-era-buddhist = The years of “{ $column }” are those of the Buddhist calendar and were converted.
reading-era-minguo = The years of “{ $column }” are those of the Republic of China and were converted.
reading-swapped = Day and month in “{ $column }” had been swapped by a spreadsheet and were swapped back.
reading-month-starts = “{ $column }” has months without a day; the first day stands for each.
reading-filled = { $count ->
    [one] In one row a blank cell took what stands above it.
   *[other] In { $count } rows blank cells took what stands above them.
}
reading-refunds = { $count ->
    [one] One row is a refund and was taken off ({ $amount }).
   *[other] { $count } rows are refunds and were taken off ({ $amount }).
}
reading-refunded = { $count ->
    [one] What “{ $column }” says was paid back in one row ({ $amount }) was taken off.
   *[other] What “{ $column }” says was paid back in { $count } rows ({ $amount }) was taken off.
}
reading-void = { $count ->
    [one] One row is no sale by its status and counts as nothing ({ $amount }).
   *[other] { $count } rows are no sale by their status and count as nothing ({ $amount }).
}
reading-hidden = { $count ->
    [one] One row that the spreadsheet hides counts too ({ $amount }).
   *[other] { $count } rows that the spreadsheet hides count too ({ $amount }).
}
reading-struck = { $count ->
    [one] One row that is struck through counts too ({ $amount }).
   *[other] { $count } rows that are struck through count too ({ $amount }).
}
reading-totals = { $count ->
    [one] One row of totals was left out.
   *[other] { $count } rows of totals were left out.
}
reading-outside = { $count ->
    [one] One row with a date that cannot be right was set aside.
   *[other] { $count } rows with a date that cannot be right were set aside.
}
reading-unusable = { $count ->
    [one] One row could not be used.
   *[other] { $count } rows could not be used.
}

## Workspace

nav = Sections
open-another = Open another file
settings = Settings
export-menu = Export
export-json = Results (JSON)
export-csv = Customers (CSV)
export-set-aside = Rows set aside (CSV)
export-done = Saved as { $name }.
task-export = Preparing the file …
task-duplicates = Looking for the same customers …
export-json-note = Everything computed, for other programs
export-csv-note = One row per customer, opens in Excel
export-set-aside-note = With the reason for each row
export-project = Project (settings and tiers)
export-project-note = Settings, columns, cards, and each customer’s id, profit, last purchase and tiers; drop it with the next file
export-blind = Blind pack (for a consultant)
export-blind-note = Tiers, curve, health and cohorts as sums to which five customers or more contribute and none contributes most, with day, currency and settings; no customer, product, file or column by name. Send one pack, not several of the same data
share-link = Copy a link to these settings
share-link-note = Settings, scheme, place and language; never data
link-copied = { $count ->
    [0] The link is in the address bar, and copied where the browser allows it. It holds the default settings, the scheme, the place and the language; no data.
    [one] The link is in the address bar, and copied where the browser allows it. It holds one changed setting, the scheme, the place and the language; no data.
   *[other] The link is in the address bar, and copied where the browser allows it. It holds { $count } changed settings, the scheme, the place and the language; no data.
 }
link-opened = { $count ->
    [0] This link uses the default settings. It brings no data.
    [one] This link brought one changed setting and no data.
   *[other] This link brought { $count } changed settings and no data.
 }
project-opened = Project opened: { $settings ->
    [one] one changed setting
   *[other] { $settings } changed settings
 }, { $layouts ->
    [one] one layout
   *[other] { $layouts } layouts
 } of columns; tiers to compare with: { $day }.
print = Print
print-note = This page, on paper or as PDF

headline-eighty = { $customers ->
    [one] One customer of { $all } brings 80% of the profit.
   *[other] { $customers } of { $all } customers bring 80% of the profit.
 }
headline-eighty-revenue = { $customers ->
    [one] One customer of { $all } brings 80% of the revenue.
   *[other] { $customers } of { $all } customers bring 80% of the revenue.
 }
headline-no-revenue = All { $all } customers together bring no revenue.
headline-below-zero = { $count ->
    [one] One customer got back more than was paid.
   *[other] { $count } got back more than they paid.
 }
headline-no-cost = The file has neither cost nor profit, so profit is
headline-loss = { $count ->
    [one] One customer loses you money: { $amount }.
   *[other] { $count } lose you money: { $amount } together.
 }
headline-no-loss = No customer loses you money.
headline-no-loss-assumed = Whether any customer loses you money cannot be told from assumed costs.
headline-no-profit = All { $all } customers together make no profit: { $amount }.
headline-context = { $from } to { $to }, as of { $asof }
headline-receipt = { $used } of { $read } rows used
headline-receipt-ok = All { $read } rows used
headline-receipt-link = See the import receipt


## Figures

kpi-title = Key figures
kpi-revenue = Revenue
kpi-revenue-note = { $count ->
    [0] no refunds
   *[other] refunds of { $amount } netted
 }
kpi-profit = Profit
kpi-profit-note = after { $cost } of cost
kpi-customers = Customers
kpi-customers-note = { $count ->
    [one] one bought
   *[other] { $count } bought
 }
kpi-customers-note-all = all of them bought
kpi-purchases = Purchases
kpi-purchases-note = { $count ->
    [one] one order, refunds included
   *[other] { $count } orders, refunds included
 }
kpi-loss = Customers at a loss
kpi-loss-note = { $amount } in all
kpi-destroyed = Profit destroyed
kpi-destroyed-note = peak { $peak } of the profit
kpi-destroyed-none = nothing
not-known = not known
no-cost = The file has neither cost nor profit, so this speaks of revenue. Profit would be revenue × an assumed margin of { $margin }, the same for every customer.
one-off = one-off
assumed-mark = assumed
assumed-gross_margin = Direct cost is assumed: no cost or profit column, so a gross margin of { $value } is used. Set your own.
assumed-acquisition_cost = Acquisition cost is assumed: { $value } per customer. Set your own.
assumed-cost_to_serve = Cost to serve is assumed from cost drivers. Set your own.
assumed-change = Change this
assumed-title = Rests on assumptions

note-no_dates = The data has no dates: recency, frequency over time and growth are not shown.
note-no_potential = The data has nothing from which a potential score follows, so no customer counts as potential.
note-no_purchases = The data has refunds only and no purchase.
note-few_customers = Fewer than five customers bought. Scores from 1 to 5 say little here.
note-recency_alike = All customers last bought on the same day, so recency says nothing and nobody has a score for it.
note-frequency_alike = All customers bought equally often, so frequency says nothing and nobody has a score for it.
note-monetary_alike = All customers are worth the same, so monetary value says nothing and nobody has a score for it.
note-nobody_leaves = The data show no customers leaving, so it cannot be told who is still active, however long somebody has been silent. Expected purchases assume that everybody stays.
note-whale_in_money = Total profit is not above zero, so the whale curve is drawn in money instead of percent.
notes-title = Please note

## Tiers

blind-title = Blind pack
blind-of = { $file }: all customers together, as of { $day }.
blind-holds = Its sums are of at least five customers who contribute to them, of whom none has more than half and no two more than three quarters. No customer, order, product, file or column is in it, so nothing here leads to a customer.
blind-settings = { $count ->
    [0] All settings are as usual.
    [one] One setting is not as usual
   *[other] { $count } settings are not as usual
}
blind-withheld = { $count ->
    [0] No number was withheld.
    [one] One number was withheld
   *[other] { $count } numbers were withheld
}
blind-from = From
blind-from-whole = sums of everybody
blind-from-tiers = tiers
blind-from-cohorts = cohorts
blind-from-health = measures of health
blind-why = Why
blind-why-few = too few: fewer than five customers contribute, or all but fewer than five
blind-why-beside = beside it: with this number, what is withheld could be worked out or narrowed down
blind-why-single = one or two customers have most of it
blind-why-own = the levels of spending were taken from these customers
blind-count = Numbers
blind-together = Told together
blind-together-why = Tiers that are too small to be told alone stand in one row, with those that would give them away.
blind-steps = { $rest ->
    [0] In steps of at least five customers, the curve never comes down.
   *[other] In steps of at least five customers: the best { $customers } add up to { $peak }, the other { $rest } bring that to the total.
}
blind-health = Each measure with its light and its limits. Their past, and what the largest customers settle by themselves, are not in a blind pack.
blind-retention = Retention by tier is not in a blind pack.
blind-not-in = This is not in the blind pack.
blind-none = No blind pack is open.
blind-others = All others
tiers-title = Customers by tier
scheme = Tiers by
scheme-profit-revenue = Revenue and potential
scheme-profit = Profit and potential
    .rule = High, by profit: { $rule }. Potential value: not high, no loss, potential score from { $threshold }. Low: the rest. Negative: profit below zero.
    .rule-revenue = High, by revenue: { $rule }. Potential value: not high, not below zero, potential score from { $threshold }. Low: the rest. Negative: revenue below zero.
scheme-rfm = Recency and frequency (RFM)
    .rule = { $book ->
        [rf-grid] By recency and frequency score, 1 to 5 each; every cell of the grid belongs to one segment.
        [eleven] By recency score and the mean of frequency and monetary score; the first of eleven rules that fits decides.
        [shopify] Shopify’s groups, by recency score and the mean of frequency and monetary score; a mean between two scores counts as the lower.
        [eight] Recency, frequency and amount are each high or low against their mean, which makes eight segments.
       *[own] By your own ranges; the first rule that fits decides.
     }
column-tier = Tier
column-customers = Customers
column-revenue = Revenue
column-revenue-per-customer = Revenue per customer
column-one-off = One-off
column-profit-assumed = Profit (assumed)
column-profit = Profit
column-margin = Margin
column-profit-per-customer = Profit per customer
column-purchases-per-customer = Purchases each
column-recency-mean = Days since last
tiers-total = All customers

tier-profit-high = High value
tier-profit-potential = Potential value
tier-profit-low = Low value
tier-profit-negative = Negative value
tier-rfm-champions = Champions
tier-rfm-loyal = Loyal
tier-rfm-potential_loyalists = Potential loyalists
tier-rfm-new = New buyers
tier-rfm-promising = Promising
tier-rfm-need_attention = Need attention
tier-rfm-about_to_sleep = About to sleep
tier-rfm-at_risk = At risk
tier-rfm-cant_lose = Can’t lose
tier-rfm-hibernating = Hibernating
tier-rfm-active = Active
tier-rfm-needs_attention = Needs attention
tier-rfm-almost_lost = Almost lost
tier-rfm-previously_loyal = Previously loyal
tier-rfm-dormant = Dormant buyers
tier-rfm-prospects = Prospects

## Strategy cards

cards-title = What to do with each tier
cards-lead = One goal and a few first steps per tier, the most valuable first.
cards-arrange = Edit cards
cards-done = Done
cards-hidden = { $count ->
    [one] One card is hidden.
   *[other] { $count } cards are hidden.
 }
card-goal = Goal
card-up = Move the card “{ $tier }” forward
    .sign = ←
card-down = Move the card “{ $tier }” back
    .sign = →
card-hide = Hide the card “{ $tier }”
    .sign = Hide
card-unhide = Show the card “{ $tier }” again
    .sign = Show
card-reset = The card “{ $tier }” as it was written
    .sign = Original
card-numbers = { $customers ->
    [one] One customer
   *[other] { $customers } customers
 }, { $share } of all
card-empty = Nobody is in this tier.
card-profit-sum = Profit
card-profit-share = { $share } of all profit
card-profit-each = Per customer
card-last = Last purchase
card-last-days = { $days ->
    [one] 1 day ago
   *[other] { $days } days ago
 }
card-start = Start on Monday
card-service = Service level
card-effort = Effort
card-measure = Measure
card-avoid = Avoid
card-show = Show these customers
card-more = More

card-profit-high =
    .goal = Keep them, and earn a larger share of what they spend.
    .action-1 = Give each of them one named person to call.
    .action-2 = Ask about their plans for the next two quarters; put together an offer that fits.
    .action-3 = Let them have new or scarce goods first.
    .action-4 = Remember their dates: contract, season, anniversary.
    .service = An answer within hours, from a person they know.
    .effort = Most of it.
    .measure = Retention, share of wallet, referrals.
    .avoid = Discounts they never asked for.
card-profit-potential =
    .goal = Turn them into high-value customers sooner.
    .action-1 = Recommend what similar good customers bought next.
    .action-2 = Offer a small incentive that ends soon, on the next order only.
    .action-3 = Let them try the better version once.
    .action-4 = Write down the upgrade path: what they get at which volume.
    .service = Priority support.
    .effort = Selective: where the expected return is highest.
    .measure = Upgrade rate, orders per quarter.
    .avoid = The same campaign for everybody.
card-profit-low =
    .goal = Serve them at lower cost, and raise the profit a little.
    .action-1 = Move routine questions to self-service: FAQ, order status, chat.
    .action-2 = Write to them automatically, not by hand.
    .action-3 = Set a minimum order, or a fee where service is dear.
    .action-4 = Offer the standard range only.
    .service = Standard, mostly automatic.
    .effort = Minimal.
    .measure = Cost to serve per order, margin.
    .avoid = Personal visits and special terms.
card-profit-negative =
    .goal = Stop the loss.
    .action-1 = Find the cause for each: returns, small orders, discounts, visits, support time.
    .action-2 = Reprice, or add a fee or a minimum order.
    .action-3 = End free extras and stop marketing to them.
    .action-4 = If nothing helps, give clear notice and end the service.
    .service = Self-service only.
    .effort = None beyond fixing the cause.
    .measure = Loss avoided; customers repaired or released.
    .avoid = Growing their volume before the price is right.

card-rfm-champions =
    .goal = Reward them and let them bring others.
    .action-1 = Thank them in person, with something that money cannot buy.
    .action-2 = Ask for a referral, and reward it.
    .action-3 = Show them new products first and ask what they think.
    .service = A person they know.
    .effort = High: each hour pays.
    .measure = Referrals, share of wallet.
    .avoid = Taking them for granted.
card-rfm-loyal =
    .goal = Raise what they buy per order.
    .action-1 = Offer the next better version of what they buy.
    .action-2 = Bundle it with what belongs to it.
    .action-3 = Ask for a review.
    .service = Priority.
    .effort = High.
    .measure = Amount per order, product categories bought.
    .avoid = Discounts on what they buy anyway.
card-rfm-potential_loyalists =
    .goal = Make buying from you a habit.
    .action-1 = Offer membership or a volume bonus.
    .action-2 = Recommend the product that loyal customers bought next.
    .action-3 = Get in touch when the next order is due by their own rhythm.
    .service = Quick and friendly.
    .effort = Medium to high.
    .measure = Third and fourth purchase, days between purchases.
    .avoid = Silence after the second order.
card-rfm-new =
    .goal = Get the second order within 30 days.
    .action-1 = Welcome them and show how to get the most out of the purchase.
    .action-2 = Ask after a week whether all is well.
    .action-3 = Propose one fitting next product, not ten.
    .service = Attentive in the first weeks.
    .effort = Medium.
    .measure = Share with a second order within 30 days.
    .avoid = A newsletter instead of a welcome.
card-rfm-promising =
    .goal = Stay in mind and lower the step to the next order.
    .action-1 = Send one useful piece of news about their kind of business.
    .action-2 = Offer a small trial or sample.
    .action-3 = Ask what they use the product for.
    .service = Standard.
    .effort = Low to medium.
    .measure = Share that buys again within 60 days.
    .avoid = Pushing large packages.
card-rfm-need_attention =
    .goal = Win the next order before they drift away.
    .action-1 = Make an offer on what they bought before, with an end date.
    .action-2 = Tell them what is new since their last order.
    .action-3 = Call the larger ones.
    .service = Priority for two weeks.
    .effort = Medium.
    .measure = Share that buys within 30 days of the offer.
    .avoid = Waiting for another quarter.
card-rfm-about_to_sleep =
    .goal = Reconnect at low cost.
    .action-1 = Remind them of your most popular items.
    .action-2 = Make re-ordering one click or one reply.
    .action-3 = Ask in one question whether they still need it.
    .service = Standard.
    .effort = Low.
    .measure = Reactivation rate, cost per reactivation.
    .avoid = Heavy discounts.
card-rfm-at_risk =
    .goal = Bring good customers back.
    .action-1 = Write personally; ask what changed.
    .action-2 = Make good what went wrong.
    .action-3 = Give a reason to come back now, for their usual products.
    .service = A named contact.
    .effort = High, for those with profit.
    .measure = Customers won back, profit won back.
    .avoid = A form letter.
card-rfm-cant_lose =
    .goal = Get them back in person.
    .action-1 = Call them this week; somebody senior calls the largest.
    .action-2 = Listen first, then offer.
    .action-3 = Agree on one next step with a date.
    .service = Senior contact.
    .effort = As much as it takes, case by case.
    .measure = Conversations held, orders won back.
    .avoid = Automated mail.
card-rfm-hibernating =
    .goal = Spend little and see who wakes up.
    .action-1 = Send one cheap, standard offer per quarter.
    .action-2 = Clean the list: who no longer exists?
    .action-3 = Ask the profitable ones why they left.
    .service = Self-service.
    .effort = Minimal.
    .measure = Cost per reactivation.
    .avoid = Sales calls.

card-rfm-prospects =
    .goal = Get the first order.
    .action-1 = Ask what keeps them from buying.
    .action-2 = Offer one product to begin with, with a way back.
    .action-3 = Clean the list: who only returned something, or never meant to buy?
    .service = Standard.
    .effort = Low.
    .measure = Share with a first order within 60 days.
    .avoid = Discounts before the first question.

## Whale curve

whale-title = Whale curve
whale-sentence = The best { $customers } customers earn { $peak } of the profit. The other { $rest } take it back down to 100%.
whale-sentence-all = No customer loses money: the curve rises to 100% without coming down.
whale-sentence-all-assumed = The curve rises to 100% without coming down. It rests on assumed costs: whether a customer loses money cannot be told from them.
whale-sentence-money = Profit of the best customers adds up to { $amount }; the others bring it down to the total.
whale-axis-customers = customers, most profitable first
whale-peak = Peak
whale-eighty = 80% of the profit
whale-eighty-revenue = 80% of the revenue
whale-point = Best { $customers } customers
whale-table = The curve as a table
whale-cumulative = Profit added up
whale-cumulative-revenue = Revenue added up
whale-share = Share of the profit
whale-share-revenue = Share of the revenue
whale-describe = Customers ordered by profit. { $sentence }
whale-describe-revenue = Customers ordered by revenue. { $sentence }
chart-failed = The chart could not be drawn. The table below holds the same numbers.

## RFM

rfm-title = Recency and frequency
rfm-lead = Customers by how lately (up) and how often (right) they bought. The stronger the colour, the more customers. Choose a cell to see its customers.
rfm-corner = Recency, frequency
rfm-r-low = R{ $score } long ago
rfm-r-middle = R{ $score }
rfm-r-high = R{ $score } lately
rfm-f-low = F{ $score } seldom
rfm-f-middle = F{ $score }
rfm-f-high = F{ $score } often

books-title = Which rule book?
books-lead = What each rule book makes of the same scores. Choose one to use it.
books-segments = Segments in use
books-changed = In another segment
books-in-use = in use
books-other-names = other names
books-caught = { $what ->
    [revenue] Best fifth’s share of next year’s revenue
   *[profit] Best fifth’s share of next year’s profit
 }
books-check = Checked on the past: { $count } customers scored as of { $day }, and what they brought in the 12 months after. A book’s best fifth are its segments that had brought most per customer in the 12 months before, until they hold a fifth of the customers. The fifth that had brought most { $what ->
    [revenue] revenue
   *[profit] profit
 } by itself, without a book, brought { $naive }.
books-best = By this check, { $book } point best at next year. It is one year of one business: look again next year.
books-equal = No book points clearly better: the first two are less than 2 points apart, or fewer than 100 customers were there.
books-too-short = Which book points best at next year cannot be checked yet: that needs orders of at least a year and a half.
books-no-check = Which book points best at next year cannot be checked: { $why }.

## Customers

customers-title = Customers
customers-search = Search by number or name
customers-found = { $count ->
    [one] 1 customer
   *[other] { $count } customers
 }
column-customer = Customer
ltv-stand-in = stand-in
column-purchases = Purchases
column-recency = Days since last
column-last = Last purchase
column-rfm = R F M
column-potential = Potential
page-previous = Previous
page-next = Next
page-of = { $from }–{ $to } of { $all }
count-customers = { $count ->
    [one] { $count } customer
   *[other] { $count } customers
 }

## One customer

detail-title = Customer { $name }
detail-since = Customer since { $day }
detail-last = Last purchase { $day }
detail-bridge = From revenue to profit
detail-revenue = Revenue
detail-refunds = { $count ->
    [one] One refund of { $amount } is netted in the revenue.
   *[other] { $count } refunds of { $amount } are netted in the revenue.
 }
detail-why = Why this customer is here
detail-potential = Potential score
detail-potential-none = The data has nothing from which a potential score follows.
detail-orders = Orders
detail-orders-some = The latest { $shown } of { $all } orders
detail-months = Revenue by month
detail-months-range = { $from } to { $to }, highest { $most }
detail-no-dates = The data has no dates, so there is no history to show.
column-day = Day
column-lines = Lines
column-amount = Amount
column-kind = Kind
order-purchase = purchase
order-refund = refund or cancellation

why-loss = { $what ->
    [revenue] Revenue is { $amount }: this customer got back more than they paid.
   *[profit] Profit is { $amount }: this customer costs more than they bring.
 }
why-high = { $what ->
    [revenue] Revenue
   *[profit] Profit
 } { $amount } is rank { $rank } of { $of }. The high tier starts at { $starts }.
why-potential = { $what ->
    [revenue] Revenue
   *[profit] Profit
 } { $amount }, rank { $rank } of { $of }, is not among the high ones (from { $starts }). The potential score { $score } { $reached ->
    [yes] reaches
   *[no] does not reach
 } the threshold of { $threshold }.
why-potential-unknown = { $what ->
    [revenue] Revenue
   *[profit] Profit
 } { $amount }, rank { $rank } of { $of }, is not among the high ones (from { $starts }), and no potential score could be computed.
why-scores = Last purchase { $days ->
    [one] 1 day
   *[other] { $days } days
 } ago scores R { $r }; { $purchases ->
    [one] 1 purchase
   *[other] { $purchases } purchases
 } score F { $f }; { $monetary } scores M { $m }. { $book ->
    [rf-grid] Recency and frequency decide the segment.
    [eleven] Recency and the mean of the other two decide the segment.
    [shopify] Recency and the mean of the other two decide the segment.
   *[own] The first of your rules that fits decides the segment.
 }
part-expected_orders = Expected orders
part-growth = Growth of the last 90 days
part-headroom = Categories not bought yet
part-voice = NPS and engagement
part-given = Given in the file

## Receipt

receipt-title = Import receipt
receipt-lead = Every row has its place. Compare the control total with your source system.
receipt-read = Rows read
receipt-used = used
receipt-set-aside = set aside
receipt-blank = blank
receipt-clear = The rows add up, and nothing is in doubt.
receipt-doubtful = { $count ->
    [one] The rows add up. One thing is in doubt:
   *[other] The rows add up. { $count } things are in doubt:
}
receipt-reading = How it was read
receipt-adds-up-not = The rows do not add up. Please tell us: this is a defect of ours.
receipt-control = Control total of “{ $column }”
receipt-control-note = sum over all rows but rows of totals, used or not
control-used = used
control-void = no sale by status
control-set-aside = set aside
control-refunded = paid back
apart-order-totals = order totals that stand on several lines
apart-turned = refunds written without a minus sign
apart-extras = discounts, taxes and shipping, as you chose
apart-converted = from other currencies
receipt-currencies = Currencies, never added
receipt-matching = Customers
receipt-matching-both = { $count } also have orders
receipt-matching-here = { $count } are only in this table, such as { $examples }
receipt-matching-orders = { $count } with orders are missing here, such as { $examples }
receipt-repeated = { $count ->
    [one] One line is in two of the files; it counts twice.
   *[other] { $count } lines are in two of the files; they count twice.
}
duplicates-find = Look for customers who are listed twice
duplicates-found = { $count ->
    [0] No two customers look like the same one.
    [one] One pair of customers differs only in blanks, signs, case or leading zeros.
   *[other] { $count } pairs of customers differ only in blanks, signs, case or leading zeros.
}
duplicates-merge = Count as one
duplicates-merge-all = { $count ->
    [one] Count this pair as one customer
   *[other] Count all { $count } pairs as one customer each
}
duplicates-merged = { $count ->
    [one] One customer id counts for another.
   *[other] { $count } customer ids count for others.
}
duplicates-undo = Undo
receipt-refunds = Refunds netted
receipt-void = No sale by status
receipt-no-customer = Without a customer
receipt-lines = { $count ->
    [one] 1 row
   *[other] { $count } rows
 }
receipt-how = How it was read
receipt-encoding = Encoding
receipt-delimiter = Delimiter
receipt-delimiter-comma = comma
receipt-delimiter-semicolon = semicolon
receipt-delimiter-tab = tab
receipt-delimiter-pipe = vertical bar
receipt-sheet = Sheet
receipt-format = Format
receipt-header-row = Header
receipt-header-row-value = row { $row }
receipt-dates = Dates
receipt-numbers = Amounts
receipt-dates-plain = { $count } with the year first or a month’s name
receipt-dates-day-first = { $count } can only be day before month, such as { $example }
receipt-dates-month-first = { $count } can only be month before day, such as { $example }
receipt-dates-either = { $count } could be either
receipt-dates-guess = No date decides between day and month: please check the choice.
receipt-numbers-point = { $count } can only have a decimal point, such as { $example }
receipt-numbers-comma = { $count } can only have a decimal comma, such as { $example }
receipt-numbers-either = { $count } could be either
receipt-reasons = Set aside, by reason
receipt-reason = Reason
receipt-rows = Rows
receipt-amount = Amount
receipt-examples = First examples
receipt-none-set-aside = No row was set aside.
receipt-download = Download the rows set aside
receipt-columns = Columns used

## Settings

settings-lead = Every change recomputes at once. Nothing is saved.
settings-reset = Back to the defaults
settings-changed = changed
settings-from-data = From the data: { $found }.
settings-cut = Cut { $number }
settings-refused = “{ $found }” cannot be used: { $range }. The setting stays as it was.
settings-range-amount = an amount from 0, with at most four decimals
settings-range-rate = a percentage from 0 to 100, with at most two decimals
settings-range-number = a number from { $low } to { $high }
settings-range-text = at most 12 characters
settings-range-day = a day that exists
settings-range-cuts = four numbers, each at least as large as the one before
settings-computing = Computing …
group-basis = Basis
group-costs = Costs
group-rfm = Recency, frequency, money
group-tiers = Tiers and potential
setting-as_of = As-of date
    .help = Everything looks back from this day. Empty: the day after the last purchase.
setting-currency = Currency
    .help = Code or sign beside amounts, such as EUR or ¥. It changes no number.
setting-gross_margin = Gross margin
    .help = What is left of revenue after direct cost, where the file records neither cost nor profit.
setting-acquisition_cost = Acquisition cost per customer
    .help = What winning a customer costs, where no column gives it.
setting-cost_per_order = Cost to serve per order
    .help = Picking, packing, shipping, invoicing. Used where no column records cost to serve.
setting-cost_per_return = Cost to serve per return
    .help = Handling of a refund or a return.
setting-cost_per_request = Cost to serve per service request
    .help = Needs a column with the number of requests.
setting-cost_of_revenue = Cost to serve as a share of revenue
    .help = Payment fees, commissions.
setting-rfm_method = How scores are made
    .help = Scores go from 1 to 5; 5 is best.
setting-rfm_method-value = by value: equal values score alike
setting-rfm_method-rank = by rank: groups of equal size
setting-rfm_method-cuts = by own cut points
setting-rfm_method-quantile = by quantiles, as R’s rfm package
setting-rfm_monetary = M stands for
    .help = What the monetary score looks at.
setting-rfm_monetary-revenue = revenue
setting-rfm_monetary-profit = profit
setting-rfm_cuts_recency = Cut points of recency, days
    .help = Fewer days than the first scores 5.
setting-rfm_cuts_frequency = Cut points of frequency, purchases
    .help = At least the last scores 5.
setting-rfm_cuts_monetary = Cut points of money
    .help = At least the last scores 5.
setting-high_rule = High value means
    .help = Only customers with a profit can be high.
setting-high_rule-share = the top share of customers
setting-high_rule-cumulative = those who make a share of the profit
setting-high_rule-amount = profit from an amount
setting-high_share = Top share of customers
    .help = Used by the rule “top share”.
setting-high_cumulative = Share of the profit
    .help = Used by the rule “share of the profit”.
setting-high_amount = Least profit
    .help = Used by the rule “profit from an amount”.
setting-potential_threshold = Potential from a score of
    .help = The potential score goes from 0 to 100.
setting-weight_expected_orders = Weight of expected orders
    .help = Weights count relative to each other, over the parts that the data has.
setting-weight_growth = Weight of growth
    .help = Revenue of the last 90 days against the 90 before.
setting-weight_headroom = Weight of categories not bought yet
    .help = Needs a category column.
setting-weight_voice = Weight of NPS and engagement
    .help = Needs a column for one of them.

step-read = Reading
step-sort = Sorting by customer
step-analyze = Computing values and tiers
step-past = Looking at past quarters
step-draw = Computing intervals
step-export = Writing the file

## Errors: a sentence per code, `.found` where something was found, `.next` what to do, `.short` for tables

error-title = That did not work
error-dismiss = Dismiss
error-restart = Start the engine again
error-at = { $place }: { $what }
error-and-next = { $what } { $next }
place-separator = {", "}
place-sheet = sheet “{ $sheet }”
place-row = row { $row }
place-column = column “{ $column }”

error-file-empty = This file is empty.
    .next = Export it again from your system and check that it has rows.
    .short = Empty file
error-header-only = This file has column names and no rows below them.
    .next = Export it again with a longer period, or without a filter.
    .short = No rows
error-not-a-table = This file is not a table.
    .found = This file is not a table: its content is { $found }.
    .next = Choose a CSV, TSV or Excel file with one row per order.
    .short = Not a table
error-unreadable = The browser could not read this file.
    .found = The browser could not read this file ({ $found }).
    .next = If it is open in another program or on a network drive, close it or copy it to this computer, then choose it again.
    .short = Unreadable
error-workbook-broken = This workbook cannot be opened: it is damaged or protected by a password.
    .next = Open it in Excel, remove the password, and save it again as .xlsx or CSV.
    .short = Workbook cannot be opened
error-workbook-empty = No sheet of this workbook holds a value.
    .next = Check that you chose the right workbook.
    .short = Empty workbook
error-archive-broken = This packed file cannot be unpacked: it is damaged, cut off or protected by a password.
    .next = Pack it again without a password, or choose the file inside it.
    .short = Cannot be unpacked
error-archive-empty = There is no table in this zip file.
    .next = Choose the CSV or Excel file itself.
    .short = No table inside
error-unpacked-too-large = Unpacked, this file is larger than the browser can hold.
    .next = Export a shorter period, or save it as CSV.
    .short = Too large unpacked
error-sheet-too-large = A sheet claims more cells than can be held.
    .found = The sheets claim { $found } cells, and { $wanted } can be held.
    .next = Copy the rows that you need to a new workbook, or save the sheet as CSV.
    .short = Sheet too large
error-table-unknown = The chosen table is not in this file.
    .found = There is no table “{ $found }” in this file.
    .next = Choose another.
    .short = No such table
error-quote-unclosed = A quotation mark is opened here and never closed, so the rest of the file would be one cell.
    .next = Correct this row, or export the file again.
    .short = Quotation mark not closed
error-layout-unknown = We could not find columns in this file.
    .found = We could not find columns in this file; it begins with “{ $found }”.
    .next = Check that the file has one row of column names and, below it, one row per order.
    .short = Layout not recognised
error-column-missing = A needed column is not chosen: { $wanted }.
    .found = No column of this file is known to be the { $wanted }. Its columns are “{ $found }”.
    .next = Choose it in the column form, then analyse.
    .short = Column missing
error-mapping-needed = It is not certain how this file is to be read: { $wanted }.
    .next = Say it in `mapping`.
    .short = Needs a mapping
error-column-unknown = The file has no such column.
    .found = The file has no column { $found }.
    .next = Choose the columns again.
    .short = No such column
error-no-usable-rows = Not one row of this file can be used.
    .found = Not one row of this file can be used. Most often: { $wanted } (“{ $found }”).
    .next = Correct the columns, the date order or the decimal mark, then analyse again.
    .short = No usable row
error-files-differ = These files cannot be analysed together.
    .found = These files cannot be analysed together: { $found }.
    .next = Load them one after the other.
    .short = Files do not fit together
error-total-too-large = The amounts are too large, or have too many decimals, to be added exactly.
    .next = Check that the amount column is right.
    .short = Amounts too large
error-too-many-rows = These are more rows than one analysis can hold.
    .found = This file has about { $found } million rows; the memory of a browser tab holds about { $wanted } million.
    .next = Split the file, for example by year.
    .short = Too many rows

error-customer-missing = The row names no customer.
    .short = No customer
error-customer-repeated = The table has a row for this customer already.
    .found = The table has a row for “{ $found }” already.
    .short = Customer repeated
error-date-missing = The row has no date.
    .short = No date
error-date-invalid = The date cannot be read or does not exist.
    .found = “{ $found }” is no date that exists.
    .short = Date not readable
error-amount-missing = The row has no amount.
    .short = No amount
error-amount-invalid = The amount cannot be read.
    .found = “{ $found }” is no amount.
    .short = Amount not readable
error-amount-too-long = The amount has too many digits.
    .found = “{ $found }” has more digits than can be kept exactly.
    .short = Too many digits
error-cell-error = The cell holds a spreadsheet error.
    .found = The cell holds the spreadsheet error { $found }.
    .short = Spreadsheet error
error-row-too-short = The row ends before the columns that are needed.
    .short = Row too short
error-row-too-long = The row has values beyond the last column.
    .found = “{ $found }” stands beyond the last column: a quotation mark or a separator is amiss.
    .short = Too many cells
error-date-outside = The date is not plausible.
    .found = “{ $found }” is not a plausible date.
    .short = Date not plausible
error-section-heading = The row is a heading of those below it.
    .short = Heading of a group
error-row-hidden = The spreadsheet hides the row.
    .short = Hidden row
error-row-struck = The row is struck through in the spreadsheet.
    .short = Struck through
error-undecodable = The row holds bytes that are no text in the file’s encoding.
    .short = Unreadable characters
error-total-row = This is a total row, not an order.
    .found = “{ $found }”: a total row, not an order.
    .short = Total row
error-note-row = This row is a note, not an order.
    .found = “{ $found }”: a note, not an order.
    .short = Note
error-header-repeated = This row repeats the column names.
    .short = Column names repeated
error-other-currency = This amount is in another currency, for which there is no rate.
    .found = “{ $found }” is in another currency, for which there is no rate.
    .short = Other currency
error-line-repeated = Another file has the same line.
    .short = Same line in another file
error-line-left-out = A discount, tax or shipping line, left out as you chose.
    .found = “{ $found }”: left out as you chose.
    .short = Left out

error-setting-invalid = This value cannot be used.
    .found = “{ $found }” cannot be used here. Possible: { $wanted }.
    .next = The setting stays as it was.
    .short = Setting out of range
error-setting-unknown = There is no such setting.
    .next = It is ignored.
    .short = Unknown setting
error-rule-invalid = The rule cannot be read.
    .found = The rule “{ $found }” cannot be read. { $wanted }
    .short = Rule cannot be read
error-link-invalid = The settings in this link cannot be read.
    .next = The settings stay as they are. Ask for the link again.
    .short = Link cannot be read
error-project-invalid = This is no project saved by whalecurve.
    .found = This is no project saved by whalecurve ({ $found }).
    .next = A project is saved with Export → Project. Tables are read as CSV or from workbooks.
    .short = No project
error-blind-invalid = This blind pack cannot be opened.
    .found = This blind pack cannot be opened: its part “{ $found }” is not as it should be.
    .next = It may have been edited, or saved by a newer version. Ask for it to be exported again.
    .short = Blind pack cannot be opened
error-blind-single = One or two customers have most of the revenue and of the profit: a blind pack would tell what they have.
    .short = Dominated by one or two
error-blind-too-few = Fewer than five customers: a blind pack could not tell anything without telling of one of them.
    .next = Export it from the data of more customers.
    .short = Too few customers
error-nothing-loaded = No file has been analysed yet.
    .next = Choose a file first.
    .short = Nothing loaded
error-engine-stopped = The engine stopped unexpectedly.
    .next = Start it again and choose the file once more. If it stops again, this is a mistake of ours.
    .short = Engine stopped
error-out-of-memory = The engine stopped: this tab got no more memory.
    .next = Start it again with a smaller file, for example one year, or close other tabs first.
    .short = Out of memory
error-formats-missing = The part of this page that opens workbooks, packed files and other encodings could not be loaded.
    .next = Connect to the network and choose the file again; or save it as CSV in UTF-8, which works without.
    .short = Part of the page missing
error-answer-unreadable = The engine and the page have not understood each other about these data: that is a defect of this tool. Nothing else is affected; another file, or another view, works as before.
    .short = Answer not readable
error-build-mismatch = The page and its engine are of different versions.
    .next = Reload the page. If that does not help, empty the browser’s cache for it.
    .short = Versions differ

## Exported tables

column-rank = Rank
column-name = Name
column-tier-profit = Profit tier
column-first = First purchase
column-recency-days = Days since last purchase
column-rfm-r = R
column-rfm-f = F
column-rfm-m = M
column-tier-rfm = RFM segment
column-file = File
column-sheet = Sheet
column-row = Row
column-reason = Reason
column-at = Column
column-cells = The row as it stands

## Settings of the lifetime value

group-lifetime = Lifetime value
setting-ltv_months = Months ahead
    .help = How far the prediction looks. Three years are usual; one year is safer for young data.
setting-ltv_discount = Discount rate per year
    .help = Money that comes later is worth less. 10 % is usual for small firms.
setting-ltv_margin = Margin applied
    .help = What share of a predicted purchase stays with you.
setting-ltv_margin-own = the customer’s own margin
setting-ltv_margin-overall = the margin of all customers together
setting-ltv_model = Purchase model
    .help = How returning and leaving are modelled. Automatic takes the likeliest, unless another predicts better on the part of the data held back; where purchases come at one interval, renewals. Choose renewals, or automatic without them, if you know better whether these are contracts.
setting-ltv_model-automatic = automatic
setting-ltv_model-bg-nbd = BG/NBD
setting-ltv_model-mbg-nbd = MBG/NBD
setting-ltv_model-pareto-nbd = Pareto/NBD
setting-ltv_model-renewal = renewals (contracts)
setting-ltv_model-no-renewals = automatic, without renewals
setting-ltv_unit = Unit of time
    .help = What counts as one purchase, and the unit of the model’s parameters.
setting-ltv_unit-days = days
setting-ltv_unit-weeks = weeks (days ÷ 7)
setting-ltv_unit-calendar-weeks = calendar weeks, merged
setting-ltv_unit-calendar-months = calendar months, merged
setting-ltv_draws = Draws for the intervals
    .help = More draws make steadier intervals and take longer.

## Lifetime value

ltv-title = Lifetime value
ltv-absent = There are no dated orders, so there is no history to learn from. Give an order list to see lifetime values.
ltv-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
 }
ltv-rule = What customers known by { $end } are expected to bring in the { $months } months after it: future profit after margin, discounted at { $discount } a year. Model: { $model } for purchases, Gamma-Gamma for their value.
ltv-rule-retention = A simple estimate for the { $months } months after { $end }: yearly profit × measured retention, discounted at { $discount } a year. Why no model is used stands below.
ltv-rule-own-amounts = What customers known by { $end } are expected to bring in the { $months } months after it: future profit after margin, discounted at { $discount } a year. Model: { $model } for purchases. Their value is a stand-in, each customer’s own mean amount, because the value model is not used; why stands below.
ltv-total = Expected in total
    .help = Sum of the predicted lifetime values of all customers. The interval says how well the data pin this expectation down; what comes scatters more.
ltv-actual = Likely outcome
    .help = What the customers will really bring: their own chance included, and what of the check’s error is more than chance.
    .note = 8 in 10 times the real sum lies here
ltv-purchases = Purchases expected
    .help = Sum of the expected purchases of all customers.
    .note = in { $months } months, by customers known today
ltv-each = Per customer
    .help = Mean predicted lifetime value of the customers with a purchase.
    .note = over { $count } customers
ltv-trust = Can I trust it?
    .help = The model was fitted on the first two thirds of the time and had to predict the rest: yes within 15 % in purchases and in money, with care within 30 %, hardly beyond, or where the simple rule does better.
ltv-trust-good = Yes
    .note = off by { $off } in purchases and { $money } in money in the check
ltv-trust-fair = With care
    .note = off by { $off } in purchases and { $money } in money in the check
    .but = off by only { $off } in purchases and { $money } in money in the check; what speaks against it stands below
ltv-trust-poor = Hardly
    .note = off by { $off } in purchases and { $money } in money in the check, or worse than the simple rule
ltv-trust-nobody = in the check { $expected } purchases were expected and nobody came
ltv-actual-widened = 8 in 10 times the real sum lies here, with { $error } of the check’s error that chance does not explain
ltv-actual-withdrawn = not given: in the check nothing came that could be compared
ltv-trust-none = Not checked
    .note = too little data to hold any back
ltv-between = { $low } to { $high }
ltv-interval = 80 % interval of the expectation { $range }
ltv-no-interval = no interval without a model
chart-table = The figures as a table
ltv-draw = Compute 80 % intervals
ltv-undrawn = interval not computed yet
ltv-drawing = Computing intervals: { $share }
ltv-by-tier = By profit tier
ltv-column-total = Lifetime value
ltv-column-interval = 80 % interval
ltv-column-each = Per customer
ltv-tenths = By tenths of the customers
ltv-tenths-axis = tenths of the customers, best first
ltv-tenths-sentence = The best tenth of the customers brings { $share } of what is to come.
ltv-tenth = Customers { $from } to { $to } %
ltv-map = Still active? Worth how much?
ltv-map-lead = Customers by the probability of being active (rows) and the expected value of one purchase (columns, about equally many customers each). Top right: look after them. Bottom right: win them back.
ltv-map-alive = { $from }–{ $to } %
check-title = The check: predicting what already happened
check-sentence = Fitted up to { $cut }, the model expected { $expected } purchases until { $end }; there were { $actual }. The simple rule “as many as in the last period of equal length” says { $naive }. Mean error per customer: { $error } against { $naiveerror }{ $better ->
    [yes] , so the model is the better guide.
   *[no] , so for single customers the simple rule is as good.
 }
check-by-frequency = Purchases per customer in the check, by earlier repeat purchases
check-tracking = Repeat purchases so far, week by week
check-actual = Actual
check-expected = Model
check-naive = Simple rule
check-cut = fitted up to here
check-x = earlier repeat purchases
explain-title = How this is computed
explain-formula = LTV = margin × Σ E[value] · (E[X(k)] − E[X(k−1)]) / (1 + d)^k, months k = 1 … H
explain-formula-retention = LTV = m · Σ r^t / (1 + d)^t, years t = 0 … H − 1
explain-terms = H = { $months } months; d is the monthly rate of { $discount } a year; margin: { $margin }. E[X(k)] is the number of purchases that the purchase model expects of the customer in k months, E[value] the value of one by the Gamma-Gamma model, learned from repeat purchases. Intervals: middle 80 % of { $draws } bootstrap draws over customers, each with purchases and amounts played by the models, with a fixed seed, so that the same file gives the same figures.
explain-correlation = Correlation of frequency and value among repeat customers: { $value }. The value model assumes none; from 0.3 on we warn.
explain-cycles = { $count ->
    [one] One referral chain leads back to its beginning and was cut.
   *[other] { $count } referral chains lead back to their beginning and were cut.
 }
explain-models = Models that were fitted
explain-model = Model
explain-parameters = Parameters
explain-likelihood = Log-likelihood
explain-error = Error in the check
explain-verdict = The fit
explain-used = used
explain-sampled = tried on { $customers } customers
model-nbd = NBD (nobody leaves)
model-bg-nbd = BG/NBD
model-mbg-nbd = MBG/NBD
model-pareto-nbd = Pareto/NBD
model-renewal = Renewals (one interval for all)
model-gamma-gamma = Gamma-Gamma
verdict-converged = Found its best value from { $starts } starts in { $steps } steps.
verdict-flat = Found its best value; some parameter hardly matters in these data.
verdict-not-converged = Found no best value: not used.
ltv-note-no-purchases = Nobody has bought anything.
ltv-note-one-period = All purchases fall into one period: there is no time to learn from.
ltv-note-no-repeats = Nobody has bought twice, so nothing can be said about coming back.
ltv-note-too-short = The data span { $days } days; a model needs at least 84.
ltv-note-too-few-repeats = Only { $count } customers have bought again; a model needs at least 50.
ltv-note-all-the-same = All customers have the same history: there are no differences to learn from.
ltv-note-not-converged = { $model } found no best value, so it is not used.
ltv-note-too-few-values = Only { $count } repeat customers have a positive value per purchase; a value model needs at least 50.
ltv-note-values-not-converged = The value model found no best value, so it is not used.
ltv-note-no-mean = The values spread so widely that a mean does not exist (q = { $q }); money is not predicted.
ltv-note-nobody-leaves = The data show no customers leaving. However long somebody has been silent, the chance of being active would be 100% for everybody, so it is not shown. Expected purchases assume that everybody stays.
ltv-note-same-values = Every purchase is worth about { $value }; that value is used.
ltv-note-purchases-flat = The data say little about one parameter of the purchase model (usually: hardly anybody leaves for good). The predictions stand.
ltv-note-values-flat = The data say little about one parameter of the value model. The predictions stand.
ltv-note-heavy-tail = A few very large values decide the mean value of a purchase (q = { $q }, below 1.5): read the amounts with care.
ltv-note-mean-off = The value model expects { $expected } per purchase, the repeat customers have paid { $observed } on average: it does not fit these amounts well.
ltv-note-draws-failed = { $failed } of { $draws } draws behind the intervals found no mean value; the intervals are too narrow.
ltv-note-no-interval = No interval between purchases could be told that renewals would follow, so another model is used.
ltv-note-renewals-chosen = { $share } of the intervals between purchases are about as long as the one in the middle; renewals are used because you chose them.
ltv-note-own-amounts = Instead, each customer’s expected purchases are valued at the mean of the customer’s own repeat purchases, and where there are none at the mean of all purchases, { $value }.
ltv-note-leaving-unknown = { $count ->
    [one] { $count } customer has
   *[other] { $count } customers have
 } been silent for more than four times the usual gap, and the model still takes them for active. Leaving cannot be told from these data, so no probability of being active is shown.
ltv-reason-nobody-came = In the check { $count } purchases were expected, and nobody came.
ltv-reason-naive = As many as in the last period would have been a better guess in the check.
ltv-reason-season = The last two years have the same season: months differ by { $swing } around their mean. The prediction knows no months.
ltv-reason-season-used = The last two years have the same season: months differ by { $swing } around their mean. The expected total, its ranges and the check take it in, which changes the total by { $change }; the values of single customers and tiers do not.
ltv-season = Index by month
ltv-season-month = Month from
ltv-season-strength = Purchases, 1 is the mean month
ltv-reason-trend = In the check the customers bought { $change } against what was expected: the base changes, and the prediction carries the past on.
ltv-reason-break = In the last third of the check purchases changed by { $change } against the time before: something is no longer as it was.
ltv-reason-newcomers = { $share } of the expected purchases come from customers who first bought after the check’s cut: nothing is known of how they stay.
ltv-reason-differ = Customers who came after the check’s cut have bought again { $change } against what those before them did.
ltv-reason-promotion = { $share } of the expected purchases come from customers who came within 30 days, at least three times as many as usual: a promotion’s customers often do not come again.
ltv-reason-rhythm = Customers buy at more regular intervals than the model assumes, about { $days } days in the middle, each at a rhythm of their own: expected totals may hold, ranges and chances of single customers less so.
ltv-reason-regular = Purchases come at regular intervals of about { $days } days, as with a contract; the model does not fit. By renewals instead: { $share } renew per interval, about { $count } purchases in the next 12 months.
ltv-reason-tail = The best hundredth of the customers made { $share } of the revenue: whether a few of them stay decides the sum.
ltv-note-correlated = Who buys more often also spends differently per purchase (correlation { $value }); the value model assumes no such link, so read single customers with care.
ltv-note-not-positive = { $count ->
    [one] One repeat customer’s purchases come to zero or less; they are valued, but not part of the value model’s fit.
   *[other] { $count } repeat customers’ purchases come to zero or less; they are valued, but not part of the value model’s fit.
 }
ltv-note-no-evidence = { $count ->
    [one] One customer has bought once: whether they are still active cannot be told yet.
   *[other] { $count } customers have bought once: whether they are still active cannot be told yet.
 }
ltv-note-seasons = The data span { $days } days. With less than two years, seasons cannot be told from trends.
ltv-note-retention = Yearly retention of { $share }, measured on { $count } customers over two periods of { $days } days each.
ltv-note-retention-unknown = Retention could not be measured, so only the first year counts.
column-ltv = Lifetime value
column-ltv-low = Lifetime value, low
column-ltv-high = Lifetime value, high
column-ltv-stand-in = Lifetime value is a stand-in
column-p-alive = Active
detail-future = What is to come
detail-future-sentence = { $months } months ahead: about { $purchases } purchases, worth { $ltv } in profit{ $interval ->
    [none] .
   *[other]  (8 in 10 times { $interval }).
 }
detail-alive = Probability of still being active: { $share }.
detail-alive-unknown = Bought once: no evidence yet whether they will come back.
detail-value = Expected value of a purchase { $value }, of which { $margin } stays as profit.
detail-value-stand-in = Value of a purchase, by the customer’s own mean or that of all (a stand-in, no model): { $value }, of which { $margin } stays as profit.
detail-formula = Formula LTV, past and future: { $own } from purchases − { $acquisition } acquisition + { $referred } from referrals = { $sum }
detail-expected = Expected purchases, month by month
detail-years = Five-year ledger
year-n = Year { $number }
year-first = First purchase
year-repeat = Repeat
year-cross = Cross-sell
year-referred = Referred
year-costs = Costs
year-predicted = Predicted profit
year-cumulative = Profit so far
year-ahead = { $share ->
    [all] predicted
   *[part] partly predicted
 }

## Schemes

scheme-matrix = Value matrix
    .rule = { $what ->
        [profit] Current value is the profit of the last 12 months
        [assumed] Current value is the profit of the last 12 months, by the assumed margin
       *[revenue] Current value is the revenue of the last 12 months
     }; high: { $rule }. High potential: score from { $threshold }. Star: both. Cash cow: high value only. Question mark: high potential only. Problem: neither.
scheme-spend = Yearly spend
    .rule = By revenue of the last 12 months. Whale: from { $whale }. Mid spender: from { $potential }. Small spender: below.
scheme-simple = Lifetime value, three tiers
    .rule = By predicted lifetime value. Core: the best { $core } of the customers. Middle: the next { $next }. Tail: the rest.
scheme-lifecycle = Lifecycle
    .rule = By each customer’s own gap between purchases (that of all customers where there are fewer than three). Lost: silent for more than { $lost } gaps. Dormant: more than { $dormant }. New: first purchase within { $new } days. Growing: revenue of the last 180 days at least { $growth } above the 180 before. Mature: the rest.
absent-no_dates = Needs dated orders, which these data do not have.
absent-no_evidence = All customers are equal in something that these segments rest on: there is no evidence to tell them apart.
absent-no_potential = Needs a potential score, for which these data have nothing.

tier-matrix-star = Star
tier-matrix-cash_cow = Cash cow
tier-matrix-potential = Question mark
tier-matrix-problem = Problem
tier-spend-whale = Whale
tier-spend-potential = Mid spender
tier-spend-base = Small spender
tier-simple-core = Core
tier-simple-potential = Middle
tier-simple-low = Tail
tier-lifecycle-new = New
tier-lifecycle-growing = Growing
tier-lifecycle-mature = Mature
tier-lifecycle-dormant = Dormant
tier-lifecycle-lost = Lost
tier-rfm-lost = Lost buyers
tier-rfm-other = In no segment
tier-rfm-important_value = Important, keep
tier-rfm-important_develop = Important, develop
tier-rfm-important_keep = Important, bring back
tier-rfm-important_win_back = Important, win back
tier-rfm-general_value = General, raise value
tier-rfm-general_develop = General, develop
tier-rfm-general_keep = General, stay in touch
tier-rfm-general_win_back = General, let go

lint-unreachable = These segments can never occur, because rules before theirs take all their customers: { $segments }.
lint-idle = { $count ->
    [one] Rule { $rules } never decides anything.
   *[other] Rules { $rules } never decide anything.
 }
lint-uncovered = { $count ->
    [one] No rule covers one combination of scores ({ $example }).
   *[other] No rule covers { $count } combinations of scores, such as { $example }.
 } Its customers are in no segment.

why-quadrant = { $what ->
    [profit] Profit
   *[revenue] Revenue
 } of the last 12 months { $value } is rank { $rank } of { $of }; high starts at { $starts }. The potential score { $score } { $reached ->
    [yes] reaches
   *[no] does not reach
 } the threshold of { $threshold }.
why-quadrant-unknown = { $what ->
    [profit] Profit
   *[revenue] Revenue
 } of the last 12 months { $value } is rank { $rank } of { $of }; high starts at { $starts }. No potential score could be computed.
why-spend = Revenue of the last 12 months is { $spent }. Mid spender starts at { $potential }, whale at { $whale }.
why-future = Predicted lifetime value { $ltv } is rank { $rank } of { $of }. The core are the first { $core }, the middle goes to rank { $potential }.
why-means = Last purchase { $days } days ago (mean { $meandays }); { $purchases } purchases (mean { $meanpurchases }); { $monetary } (mean { $meanmonetary }). Each side of its mean decides.
why-never = Has never bought: the data holds only refunds.
why-silent = Silent for { $days ->
    [one] 1 day
   *[other] { $days } days
 }, more than { $times } times { $whose ->
    [own] this customer’s usual gap
    [all] the usual gap of all customers
   *[nobody] the 90 days that stand in where nobody ever came back
 } ({ $gap } days).
why-new = First purchase { $days ->
    [one] 1 day
   *[other] { $days } days
 } ago; new up to { $limit }.
why-growth = Revenue of the last 180 days is { $lately }, after { $before } in the 180 before. Growing starts { $needed } above.

## Cards of the value matrix

card-matrix-star =
    .goal = A partnership that both sides plan together, and customers who speak for you.
    .action-1 = Put a team on each: somebody from management, the account manager, an expert.
    .action-2 = Visit, and write one plan for the year together.
    .action-3 = Offer what is made for them: custom products, early versions, a say in what comes next.
    .action-4 = Ask for a reference or a story that others can read.
    .service = The best people you have, at any time.
    .effort = No fixed ceiling: nowhere does an hour return more.
    .measure = Share of wallet, plans carried out, customers who came through them.
    .avoid = Handling them like everybody else because they never complain.
card-matrix-cash_cow =
    .goal = Keep them content and loyal at a steady profit, and serve them at lower cost.
    .action-1 = Agree on a standard: what they get, how fast, and from whom.
    .action-2 = Ask twice a year how content they are, and act on the answer.
    .action-3 = Automate routine: re-orders, invoices, delivery dates.
    .action-4 = Check their prices and cost to serve once a quarter.
    .service = Standard, quick and reliable.
    .effort = Steady; watch the cost to serve.
    .measure = Retention, margin, cost to serve.
    .avoid = Pushing for growth that is not there.
card-matrix-potential =
    .goal = Find what holds them back, and grow them.
    .action-1 = Ask each what they buy elsewhere and why.
    .action-2 = Make a plan per customer with one next step and a date.
    .action-3 = Offer an entry with a low first step; show what similar customers gained.
    .action-4 = Watch for signs of growth (a new site, a larger order) and call that week.
    .service = A contact who knows their business.
    .effort = Selective: compare lifetime value with what winning them costs.
    .measure = Customers who became stars, orders per quarter.
    .avoid = The same large offer to all of them.
card-matrix-problem =
    .goal = Lowest cost to serve, or a friendly farewell.
    .action-1 = Lead them to the portal, the knowledge base and the chat.
    .action-2 = Set a hard ceiling on the time that anyone spends on them.
    .action-3 = Find out why the value is low: price, range, or a wrong fit.
    .action-4 = Where the fit is wrong, help them find another supplier.
    .service = Self-service.
    .effort = Automation only.
    .measure = Cost to serve per order, customers repaired or released.
    .avoid = Visits, special terms, and hope without a plan.

## Cards of the yearly spend

card-spend-whale =
    .goal = Never lose one of them to neglect.
    .action-1 = Give each an account manager of their own and a deputy.
    .action-2 = Answer within 24 hours, on every channel.
    .action-3 = Visit at least once a quarter, with something useful in hand.
    .action-4 = Do custom work for them, and put the next contract on the calendar early.
    .service = Own account manager, 24-hour response.
    .effort = Highest.
    .measure = Renewals, revenue per account, days to answer.
    .avoid = Hearing from them only when something is wrong.
card-spend-potential =
    .goal = Lead them to the next package.
    .action-1 = Name a support contact and tell them who it is.
    .action-2 = Show a solution from their own industry.
    .action-3 = Work out with them what the next package would save or earn.
    .service = Own support contact, priority response.
    .effort = Medium, more where the step to the next package is near.
    .measure = Customers who took the next package, revenue per quarter.
    .avoid = Waiting until they ask for more.
card-spend-base =
    .goal = Good service that runs by itself.
    .action-1 = Put answers, re-orders and invoices online.
    .action-2 = Offer standard training and recorded lessons.
    .action-3 = Let customers help each other in a community.
    .service = Online self-service.
    .effort = Low per customer.
    .measure = Share of requests solved without staff, customers who rose a level.
    .avoid = Individual work that nobody pays for.

## Cards of the three tiers by lifetime value

card-simple-core =
    .goal = Keep those who will bring the most.
    .action-1 = Make them members, with a benefit that they notice on every order.
    .action-2 = Recommend in person, from what they bought.
    .action-3 = Invite them to something that is for them alone.
    .service = Personal and quick.
    .effort = Highest.
    .measure = Retention, lifetime value of the tier.
    .avoid = Rewards that others get too.
card-simple-potential =
    .goal = Win the next purchase, and the one after it.
    .action-1 = Give a reason to buy again within their usual gap.
    .action-2 = Pay points or credit on the second order of a month.
    .action-3 = Recommend what belongs to the last purchase.
    .service = Quick.
    .effort = Medium.
    .measure = Repeat rate, customers who joined the core.
    .avoid = A discount without a date.
card-simple-low =
    .goal = Better basic service at low cost.
    .action-1 = Remove what annoys most: delivery time, returns, payment.
    .action-2 = Send a personal offer now and then, made by rule.
    .action-3 = Watch who starts to buy more often.
    .service = Standard.
    .effort = Low.
    .measure = Complaints per order, cost per order.
    .avoid = Costly campaigns to everybody.

## Cards of the lifecycle

card-lifecycle-new =
    .goal = A good start and a second purchase.
    .action-1 = Welcome them within two days and show how to get the most out of the purchase.
    .action-2 = Ask after a week whether all is well.
    .action-3 = Propose one product that fits the first.
    .service = Attentive in the first weeks.
    .effort = Medium.
    .measure = Share with a second purchase, days until it.
    .avoid = Silence after the invoice.
card-lifecycle-growing =
    .goal = Widen what they buy while they are growing.
    .action-1 = Offer what belongs to it: a further category, a service, a larger pack.
    .action-2 = Propose the better version where they have reached a limit.
    .action-3 = Make sure of supply and credit before they need them.
    .service = Priority.
    .effort = High.
    .measure = Categories per customer, revenue growth.
    .avoid = Delivering late to those who buy more.
card-lifecycle-mature =
    .goal = Keep them loyal and let them bring others.
    .action-1 = Offer a yearly contract with a benefit.
    .action-2 = Thank them in person once a year.
    .action-3 = Ask for a referral, and reward it.
    .service = Reliable, from people they know.
    .effort = Steady.
    .measure = Retention, referrals, contracts.
    .avoid = Changing terms without a word.
card-lifecycle-dormant =
    .goal = Find the reason and bring them back.
    .action-1 = Call the valuable ones; write to the others and ask what changed.
    .action-2 = Make good what went wrong, with better service first.
    .action-3 = Make one offer to come back, on what they used to buy.
    .service = A named contact.
    .effort = High for those with profit, low for the rest.
    .measure = Customers brought back, profit brought back.
    .avoid = Waiting for the next missed purchase.
card-lifecycle-lost =
    .goal = One honest last offer, and learn why they left.
    .action-1 = Send one offer that is plainly the last.
    .action-2 = Ask the former good ones for the reason, in one question.
    .action-3 = Take the rest off the lists that cost money.
    .service = Self-service.
    .effort = Minimal.
    .measure = Reasons collected, cost per customer who returned.
    .avoid = Calling again and again.

## Cards of further rule books

card-rfm-lost =
    .goal = Do not spend on them.
    .action-1 = Send one last offer at most.
    .action-2 = Take them off paid campaigns.
    .action-3 = Ask the formerly profitable ones why they left.
    .service = Self-service.
    .effort = None.
    .measure = Marketing cost saved.
    .avoid = Discounts to people who are gone.
card-rfm-other =
    .goal = Decide where they belong.
    .action-1 = Look at a few of them: what do they have in common?
    .action-2 = Widen a range of your rule book, or add a rule, so that it takes them.
    .action-3 = Until then, serve them by the standard.
    .service = Standard.
    .effort = Low.
    .measure = Customers without a segment.
    .avoid = Leaving a gap in the rules unnoticed.
card-rfm-important_value =
    .goal = Keep them and raise them further.
    .action-1 = Give each a person they know and a benefit that they notice.
    .action-2 = Offer the better version and the larger plan.
    .action-3 = Ask for a referral, and reward it.
    .service = A person they know, answers within hours.
    .effort = Highest.
    .measure = Retention, amount per customer, referrals.
    .avoid = Taking them for granted.
card-rfm-important_develop =
    .goal = Make them buy more often: they buy large, and lately, but seldom.
    .action-1 = Get in touch when the next order could be due.
    .action-2 = Offer a membership or a subscription on what runs out.
    .action-3 = Split large orders into a delivery plan.
    .service = Priority.
    .effort = High.
    .measure = Orders per quarter, days between purchases.
    .avoid = A single large discount instead of a habit.
card-rfm-important_keep =
    .goal = Bring back good customers who have gone quiet.
    .action-1 = Call them before they are gone: what has changed?
    .action-2 = Tell them what is new in what they used to buy.
    .action-3 = Offer a fixed date for the next order.
    .service = A named contact who calls first.
    .effort = High.
    .measure = Share that buys again within 30 days.
    .avoid = Automatic mail only.
card-rfm-important_win_back =
    .goal = Win back in person those who bought large and left.
    .action-1 = Let somebody senior call, and listen first.
    .action-2 = Offer one thing that answers their reason.
    .action-3 = Agree on a small next step with a date.
    .service = Senior contact.
    .effort = Case by case, by the profit they used to bring.
    .measure = Conversations held, orders won back.
    .avoid = The same voucher for all.
card-rfm-general_value =
    .goal = Raise the amount per order: they come often and buy little.
    .action-1 = Bundle the staple they buy with an item of better margin.
    .action-2 = Set free delivery a little above their usual amount.
    .action-3 = Show the larger pack beside the small one.
    .service = Standard, quick.
    .effort = Medium, mostly automatic.
    .measure = Amount per order, margin.
    .avoid = Discounts on what they buy anyway.
card-rfm-general_develop =
    .goal = Grow them gently.
    .action-1 = Send one useful hint about what they bought.
    .action-2 = Propose a small next product.
    .action-3 = Offer points that soon reach a reward.
    .service = Standard.
    .effort = Low.
    .measure = Second and third purchase.
    .avoid = Daily mail.
card-rfm-general_keep =
    .goal = Stay in touch at low cost.
    .action-1 = Remind them of re-ordering by mail or message.
    .action-2 = Make re-ordering one click or one reply.
    .action-3 = Show once a quarter what is new.
    .service = Standard, automatic.
    .effort = Low.
    .measure = Reactivation rate, cost per reactivation.
    .avoid = Calls by the sales team.
card-rfm-general_win_back =
    .goal = Let go, or leave it to automation.
    .action-1 = Send one standard offer per half-year.
    .action-2 = Take those who never answer off the lists.
    .action-3 = Keep the door open: ordering again must stay easy.
    .service = Self-service.
    .effort = None beyond automation.
    .measure = Marketing cost saved.
    .avoid = Any manual work.

## Settings of the schemes

high-rule-share = the best { $value } of all customers
high-rule-cumulative = the best customers who together make { $value } of it
high-rule-median = above the median
high-rule-mean = above the mean
high-rule-amount = from { $value }
settings-range-ranges = a segment name and ranges from 1 to 5 are needed, such as “champions R4-5 F4-5; loyal R3-5 M2-5”
group-potential = Potential score
group-portfolio = Warning flags
setting-high_rule-median = at least the median
setting-high_rule-mean = at least the mean
setting-potential_source = A potential column in the file
    .help = Replaces the computed score where it has a value, or is left aside.
setting-potential_source-given = replaces the score
setting-potential_source-computed = is left aside
setting-rfm_book = Rule book
    .help = How scores become segments.
setting-rfm_book-rf-grid = ten segments by recency and frequency
setting-rfm_book-eleven = eleven segments by recency, frequency and amount
setting-rfm_book-shopify = Shopify’s eleven groups
setting-rfm_book-eight = eight segments, each value against its mean
setting-rfm_book-own = own ranges
setting-rfm_own = Own ranges
    .help = Rules between semicolons; the first that fits decides. Names: champions, loyal, potential_loyalists, new, promising, need_attention, about_to_sleep, at_risk, cant_lose, hibernating, lost.
setting-matrix_value = Current value in the matrix
    .help = Of the last 12 months.
setting-matrix_value-revenue = revenue
setting-matrix_value-profit = profit
setting-matrix_rule = Rule for high current value
    .help = Only customers who brought something can be high.
setting-matrix_rule-share = a top share of the customers
setting-matrix_rule-cumulative = the customers who make a share of the value
setting-matrix_rule-median = at least the median
setting-matrix_rule-mean = at least the mean
setting-matrix_rule-amount = at least an amount
setting-matrix_share = Top share of the customers (matrix)
    .help = For the rule “a top share of the customers”.
setting-matrix_cumulative = Share of the value (matrix)
    .help = For the rule “the customers who make a share of the value”.
setting-matrix_amount = Least value (matrix)
    .help = For the rule “at least an amount”.
setting-spend_whale = Whale from
    .help = Revenue of the last 12 months.
setting-spend_potential = Mid spender from
    .help = Revenue of the last 12 months.
setting-simple_core = Core
    .help = Top share of the customers by predicted lifetime value.
setting-simple_potential = Middle, after the core
    .help = The next share of the customers.
setting-lifecycle_new = New for (days)
    .help = Days from the first purchase.
setting-lifecycle_growth = Growing from
    .help = How much more revenue in the last 180 days than in the 180 before.
setting-lifecycle_dormant = Dormant after (gaps)
    .help = Silence in multiples of the customer’s usual gap between purchases.
setting-lifecycle_lost = Lost after (gaps)
    .help = Silence in multiples of the customer’s usual gap between purchases.
setting-flag_customer = Flag a customer from
    .help = Share of all revenue that a single customer brings.
setting-flag_top_tenth = Flag the top tenth from
    .help = Share of all revenue that the largest tenth of the customers brings.

## The whole portfolio

gauge-top_1 = Largest customer
    .rule = Share of the revenue that the largest customer brings.
gauge-top_10 = Ten largest customers
    .rule = Share of the revenue that the ten largest customers bring.
gauge-top_tenth = Largest tenth
    .rule = Share of the revenue that the largest tenth of the customers brings.
gauge-gini = Inequality (Gini)
    .rule = 0 if all customers bring the same, close to 1 if a few bring nearly everything. Customers below zero count as zero.
gauge-hhi = Concentration index (HHI)
    .rule = Sum of the squared revenue shares. 1 ÷ HHI is the number of equal customers that would be as concentrated.
gauge-destroyed = Profit destroyed
    .rule = What loss-making customers take away, as a share of the total profit.
gauge-high_contribution = Profit from the high tier
    .rule = Share of the total profit that high-value customers bring. Close to all of it means that little else carries you.
gauge-high_contribution-revenue = Revenue from the high tier
    .rule = Share of the revenue that high-value customers bring. Close to all of it means that little else carries you.
gauge-margin = Margin
    .rule = Customer profit ÷ revenue, after all costs that are known or assumed.
gauge-retention = Retention
    .rule = Of the customers who bought in the 12 months before last year began, the share that bought in the 12 months since.
gauge-high_growth = Growth of high-value customers
    .rule = Change in the number of high-value customers against one year earlier.
gauge-ltv_to_cac = Lifetime value ÷ acquisition cost
    .rule = Mean formula LTV ÷ mean acquisition cost of the customers won in the last 12 months. Below 1 destroys value, 3 is the usual target, above 5 may mean too little investment.
gauge-payback = Payback
    .rule = Months until a customer won in the last 12 months has earned the acquisition cost.
gauge-cost_to_serve = Cost to serve
    .rule = Cost to serve as a share of the revenue.
light-green = good
light-amber = watch
light-red = act
missing-no_dates = needs dated orders
missing-too_short = needs at least two years of orders
missing-no_profit = revenue or profit is not above zero
missing-no_cac = no acquisition cost is known; set one
missing-no_cost = needs cost or profit in the file
missing-no_cost_to_serve = no cost to serve is recorded; set what serving costs
missing-nobody = nobody is in this group
missing-withheld = withheld from a blind pack

move-up = Up
move-down = Down
move-same = Stayed
move-new = New
move-gone = Gone
driver-profit = Profit
driver-year_profit = Profit of 12 months
driver-profit-assumed = Profit (assumed)
driver-year_profit-assumed = Profit of 12 months (assumed)
driver-year_revenue = Revenue of 12 months
driver-potential = Potential score
driver-future = Predicted lifetime value
driver-recency = Recency score
driver-frequency = Frequency score
driver-monetary = Monetary score
driver-silence = Silence, in usual gaps
driver-half_year = Revenue of 180 days

period-month = by month
period-quarter = by quarter
grain-product = Products
grain-category = Categories
basket-order = in one order
basket-customer = by one customer
pair-sort-lift = Lift
pair-sort-support = Frequency
pair-sort-confidence = Confidence
pairs-pruned = Pairs in at least { $least } of { $baskets } baskets. { $paired } of { $products } products are in enough baskets to be looked at; the others are left out.
product-sort-profit = Profit
product-sort-revenue = Revenue
product-sort-margin = Margin
product-sort-customers = Customers
product-sort-name = Name
standing-earns = Earns
standing-loss_maker = Makes a loss
standing-drop_candidate = Drop or reprice
    .rule = Makes a loss, and more than half of its buyers are of low or negative value.
products-rule = A product’s profit is its revenue less direct cost and the cost to serve recorded on its lines. What is spent on an order or a customer as a whole belongs to no product.
signal-silent = Silent
    .rule = No purchase for longer than the limit of “dormant”.
signal-slowing = Buys less often
    .rule = The last two gaps are on average more than 1.5 times the usual one.
signal-shrinking = Buys less each time
    .rule = The last two purchases are on average below 70% of those before.
signal-returning = Returns more
    .rule = At least two refunds in 180 days, and twice the earlier share of refunds.
signal-unhappy = Unhappy
    .rule = NPS of 6 or less.
risk-rule = Customers with a warning sign who have not bought for longer than usual for them. Expected loss: value at stake × chance of having left. Value at stake: mean yearly profit before acquisition cost, over the time from first to last purchase, at least a year. Chance: by the model of purchases, or where none says, how far the silence has come from the usual gap to the limit of “lost”. Customers who are lost are counted, not listed.
setting-pair_support = Pairs from
    .help = Share of the baskets in which two products must be found together.

## Places of the workspace, and the filters over all of them

place-overview = Overview
place-customers = Customers
place-segments = Segments
place-lifetime = Lifetime value
place-portfolio = Portfolio
place-products = Products
place-actions = Actions
place-data = Data
undo = Undo
filters = Only these customers:
filter-remove = No longer only: { $name }
filters-remove = Everybody again
filter-cohort = came in { $name }
filter-map = potential { $low }–{ $high }, value { $from } to { $to }
filter-ranks = rank { $from }–{ $to } by profit
filter-bought = bought { $name }
filter-moved = { $was } → { $is }, { $from } to { $to }
panel-computing = Computing…
panel-stopped = Not computed.
trend = From { $from } to { $to }, by quarter
column-share = Share
column-cost-to-serve = Cost to serve

health-title = Health of the portfolio
health-rule = Each measure with its light, its limits and its course over the last quarters. Point at a name to read how it is computed. The limits are rules of thumb; those of concentration can be set.
health-flag-customer = A single customer brings more of the revenue than the limit in the settings. Plan for the case that this customer leaves.
health-below-zero = { $count ->
    [one] One customer’s revenue is below zero
   *[other] The revenue of { $count } customers is below zero
 } ({ $amount } in all). In shares of revenue, inequality and concentration it counts as zero.
health-flag-tenth = The largest tenth of the customers brings more of the revenue than the limit in the settings.
health-limits-up = good up to { $green }, act from { $red }
health-limits-down = good from { $green }, act at { $red } or less
health-months = { $count } months
health-by-tier = Profit and cost by tier
health-contribution = Share of profit
health-contribution-revenue = Share of revenue
health-cost-share = Cost ÷ revenue
health-cost-each = Cost per purchase
health-no-retention = Retention by tier needs at least two years of orders.
health-retention-by-tier = Retention by the tier of one year ago
health-tier-then = Tier a year ago
health-buyers-then = Buyers then

whale-by = By
whale-by-profit = profit
whale-by-revenue = revenue
whale-sentence-revenue = { $customers ->
    [one] One customer brings
   *[other] { $customers } customers ({ $share } of all) bring
} 80% of the revenue.
whale-sentence-no-revenue = Total revenue is not above zero, so there is no share to draw.
whale-axis-revenue = customers, largest revenue first
whale-peak-label = Peak { $value }

matrix-title = Value matrix
matrix-rule = Each cell counts the customers with about that potential ({ $unscored ->
    [0] everybody has a score
   *[other] { $unscored } without a score are not on the map
}) and that { $what } of the last 12 months; the stronger the colour, the more. The lines are the thresholds: drag the sliders and read the counts.
matrix-potential = Potential { $from }–{ $to }
matrix-value = Current value { $from } to { $to }
matrix-value-assumed = profit (assumed)
matrix-describe = Map of current value by potential; { $high } customers have a high current value. The table below has the four tiers.
matrix-axis-potential = potential score

migration-title = Who moved
migration-rule = Tiers on { $from } and on { $to }, each computed from what was known on that day alone. Click a number to see these customers.
migration-project = saved project, { $day }
migration-saved = Tiers when the project was saved, with data up to { $from }, and on { $to } by the settings of now. Click a number to see these customers.
migration-missing = { $count ->
    [0] Every customer of the saved project is in these data.
    [one] One customer of the saved project is not in these data.
   *[other] { $count } customers of the saved project are not in these data.
 }
migration-from = From
migration-to = To
migration-unknown = not yet a customer
migration-path = { $from } → { $to }
migration-was = Tier before
migration-is = Tier after
migration-move = Move
migration-because = What changed most
migration-driver = { $what }: { $before } → { $after }
migration-absent = This needs order lines over at least two quarter ends.
movers = Show
movers-all = everybody who moved
movers-title = { $count ->
    [one] One customer, the largest profit first
   *[other] { $count } customers, the largest profit first
}

rates-title = Moves over the quarters
past-later = For this scheme the models are fitted anew for every quarter, which takes a while with so many customers.
past-now = Compute it
rates-rule = From each quarter end to the next: the share of the customers who rose, fell, came or left.
rates-until = Quarter until
rates-tip = { $what }: { $count } ({ $share })

cohorts-title = Cohorts
cohort-period = Periods
cohort = First purchase
cohorts-rule = Everybody whose first purchase lies in the same period; the columns are the periods since, with the share of them who bought in it. A period that is not over is left blank.
cohorts-earlier = { $count ->
    [one] { $count } customer of an older cohort counts in the last line only: the newest 120 cohorts are shown, each for 120 periods.
   *[other] { $count } customers of older cohorts count in the last line only: the newest 120 cohorts are shown, each for 120 periods.
 }
cohorts-tier-rule = The same by the tier of today. Who is in a good tier today has stayed: read it as a profile, not as a forecast.
cohorts-all = All
cohorts-axis-month = months since the first purchase
cohorts-axis-quarter = quarters since the first purchase
cohorts-tip = { $what }: { $share }

products-title = Products
products-grain = Look at
products-standing = Show
products-search = Search for a product
products-all = all
products-count = Found in the data
products-loss-makers = Make a loss
products-candidates = Drop or reprice
products-unnamed = Revenue without a product
products-verdict = Verdict
products-mix = Bought most by
products-mix-part = { $tier } { $share }
products-absent = The data has no column for products. Choose one under Data, if there is one.

pairs-title = Bought together
pairs-grain = Look at
pairs-basket = Together
pairs-sort = Sort by
pairs-rule = Lift says how many times more often two products are bought together than by chance; confidence is the share of the buyers of the one who buy the other too.
pairs-none = No two products are bought together often enough. The least share is a setting.
pairs-a = Product
pairs-b = bought with
pairs-together = Together
pairs-support = of all baskets
pairs-a-to-b = Confidence →
pairs-b-to-a = Confidence ←
pairs-lift = Lift

next-title = What this customer may want next
next-none = What others bought gives no hint yet.
next-product = Product
next-because = because of
next-confidence = Confidence

risk-title = Customers who may leave
risk-stake = Value at stake per year
risk-lost = Lost already, per year
risk-none = Nobody shows a sign of leaving.
risk-signals = Signs
risk-gap = Usual gap, days
risk-stage = Stage

ltv-map-value = { $from } to { $to } a purchase
check-tip = { $what }: { $value }
explain-parameter = { $symbol } = { $value }

customer-title = Customer
detail-context = { $facts }
detail-score = Score
detail-weights = Weight
bridge-direct = − Direct cost
bridge-serve = − Cost to serve
bridge-acquire = − Acquisition cost
bridge-profit = = Profit
year = Year

## Three questions

presets-title = Three questions about your business
presets-lead = Each answer sets a few things at once. Nothing leaves this page, and “Undo” takes it back.
presets-set = This is set now:
presets-setting = Setting
presets-value = Set to
presets-usual = Usually
presets-recorded = Cost or profit from your file is used wherever a column has it; the margin only fills what is missing.
presets-margin = Set the margin
presets-unknown = Where the file has no cost, the margin in the settings stands in for it; every number that rests on it is marked as assumed.
presets-done = Done, do not ask again
group-business = Your business
setting-questions = Questions about the business
    .help = Whether the three questions are still asked.
setting-questions-open = ask
setting-questions-done = do not ask
setting-business = What do you sell?
    .help = Sets how far ahead predictions look and when a customer is new, dormant or lost.
setting-business-unsaid = not said
setting-business-retail = Retail, online shop
setting-business-membership = Membership retail
setting-business-trade = Trade and services for firms
setting-business-subscription = Software, subscriptions
setting-business-travel = Travel, hospitality
setting-sells_to = To whom?
    .help = Sets which rule makes a customer high-value, the spend levels and when one customer is a risk.
setting-sells_to-unsaid = not said
setting-sells_to-consumers = Consumers
setting-sells_to-firms = Firms
setting-sells_to-both = Both
setting-cost_known = What do you know about cost?
    .help = Sets whose margin turns revenue into profit, and whether the value matrix goes by profit or by revenue.
setting-cost_known-unsaid = not said
setting-cost_known-recorded = It is in the file
setting-cost_known-margin = My overall margin
setting-cost_known-unknown = Nothing yet

## Rules and tasks

list-or = {" "}or{" "}
field-tier-profit = Profit tier
field-tier-matrix = Quadrant of the value matrix
field-tier-spend = Yearly spend tier
field-tier-simple = Tier by lifetime value
field-tier-rfm = RFM segment
field-tier-lifecycle = Stage of life
field-first_purchase = First purchase
field-last_purchase = Last purchase
field-days_since_first = Days since the first purchase
field-days_since_purchase = Days since the last purchase
field-usual_gap = Usual days between purchases
field-silence = Silence in usual gaps
field-purchases = Purchases
field-orders = Orders
field-refund_lines = Refund lines
field-refund_share = Share of refund lines
field-products_dropped = Products no longer bought
field-revenue = Revenue
field-revenue_12m = Revenue of the last 12 months
field-revenue_180d = Revenue of the last 180 days
field-revenue_180d_before = Revenue of the 180 days before
field-revenue_share = Share of all revenue
field-new_rank = Better than this share of the new customers
field-refunds = Refunds
field-direct_cost = Direct cost
field-gross_profit = Gross profit
field-cost_to_serve = Cost to serve
field-acquisition_cost = Acquisition cost
field-profit = Profit
field-profit_12m = Profit of the last 12 months
field-yearly_profit = Mean yearly profit
field-margin = Margin
field-margin_12m = Margin of the last 12 months
field-rfm-r = Recency score
field-rfm-f = Frequency score
field-rfm-m = Monetary score
field-potential = Potential score
field-nps = NPS
field-engagement = Engagement
field-ltv = Predicted lifetime value
field-expected_purchases = Expected purchases
field-p_alive = Probability of being active
field-one_off = One large order
field-id = Customer id
field-name = Name
rule-fault-empty = There is no rule yet. Example: days_since_purchase > 30 days
rule-fault-expected = Column { $column }: “{ $found }” cannot stand here; { $wants } is expected.
rule-fault-expected-end = The rule ends too early: at column { $column }, { $wants } is expected.
rule-fault-field-unknown = Column { $column }: there is no field “{ $found }”.
rule-fault-field-unknown-meant = Column { $column }: there is no field “{ $found }”. Did you mean { $names }?
rule-fault-tier-unknown = Column { $column }: “{ $found }” is no tier of this scheme. Its tiers: { $names }.
rule-fault-unit-unfit = Column { $column }: “{ $found }” does not fit this field; { $wants } is expected.
rule-fault-order-unfit = Column { $column }: this field is not larger or smaller than another value. Use =, != or in.
rule-fault-kind-unfit = Column { $column }: “{ $found }” is of another kind than the field before it, so the two cannot be compared.
rule-fault-change-unfit = Column { $column }: “{ $found }” is no number, so it has no change. Use was( ).
rule-fault-earlier-unfit = Column { $column }: “{ $found }” is the same on every day. Use it without was( ) or change( ).
rule-fault-number-unreadable = Column { $column }: the number “{ $found }” cannot be read. It has one decimal point at most, at most 15 digits, and at most 4 of them are decimals.
rule-fault-date-unreadable = Column { $column }: “{ $found }” is no day. Write it as 2025-06-30.
rule-fault-period-unfit = Column { $column }: “{ $found }” cannot be looked back. Use a whole number from 1 to 999.
rule-fault-range-empty = Column { $column }: the range ends before it begins, so it holds for nobody.
rule-fault-text-open = Column { $column }: the quotation mark is not closed.
rule-fault-too-long = The rule is longer than 2,000 characters.
rule-fault-too-deep = Column { $column }: too many parentheses within parentheses.
rule-wants-condition = a field, “not” or “(”
rule-wants-field = a field
rule-wants-comparison = a comparison (=, !=, <, <=, >, >=, between, in, is known)
rule-wants-amount = an amount such as 500 or 1.2k
rule-wants-days = a number of days such as 30 days
rule-wants-count = a count such as 3
rule-wants-share = a share such as 10%
rule-wants-number = a number
rule-wants-tier = a tier
rule-wants-date = a day such as 2025-06-30
rule-wants-text = a text in quotation marks
rule-wants-flag = “yes” or “no”
rule-wants-period = a time to look back such as 1 quarter
rule-wants-known = “known”
rule-wants-and = “and”
rule-wants-or = “or”
rule-wants-joint = “and”, “or” or the end of the rule
rule-wants-open = “(”
rule-wants-close = “)”
rule-wants-comma = a comma
rule-cash_cow_silent = Cash cow silent
    .reason = Cash cow without a purchase for { $days } days; usually every { $gap } days.
    .action = Call, ask what is missing, and offer the usual order.
rule-potential_risen = Potential has risen
    .reason = Potential score { $score }, { $before } one quarter ago.
    .action = Offer the next category or a larger contract.
rule-overdue = Longer silent than usual
    .reason = No purchase for { $days } days, { $times } times the usual { $gap } days.
    .action = Remind of what is bought regularly.
rule-star_fallen = Star lost
    .reason = A star one quarter ago, now { $tier }.
    .action = Visit or call; find out what changed and who else is asked.
rule-profit_negative = Profit turned negative
    .reason = Profit { $profit }, { $before } one quarter ago.
    .action = Look at discounts, returns and cost to serve; agree on another price or way to deliver.
rule-large_share = Dependence on one customer
    .reason = { $share } of all revenue.
    .action = Secure the contract, meet more people there, and win customers like it.
rule-unhappy = Unhappy customer
    .reason = NPS { $nps }.
    .action = Call within the day, solve the complaint, and say what was done.
rule-second_overdue = Second order overdue
    .reason = One purchase, { $days } days ago.
    .action = Send an offer that goes with the first order.
rule-margin_falling = Margin of a high-value customer falls
    .reason = Margin of the last 12 months { $margin }, { $change } against two quarters ago.
    .action = Check prices, discounts and cost of what is bought.
rule-promising_new = Promising new customer
    .reason = Brought more than { $rank } of the new customers within { $days } days.
    .action = Welcome in person and offer what good customers buy next.
rule-product_dropped = Star dropped a product
    .reason = { $count ->
        [one] One product was
       *[other] { $count } products were
    } bought regularly, and no longer.
    .action = Ask why, and offer a replacement.
rule-costly_service = Serving costs more than it earns
    .reason = Cost to serve { $cost }, gross profit { $gross }.
    .action = Move to a cheaper way to serve, or charge for it.
rule-own = Own rule
    .reason = { $facts }.
    .action = See to it.
severity-urgent = urgent
severity-high = high
severity-normal = normal
owner-sales = Sales
owner-service = Service
owner-marketing = Marketing
owner-finance = Finance
owner-management = Management
basis-yearly_profit = yearly profit
basis-loss_avoided = loss avoided
basis-uplift = uplift to the high tier
contact-visit = Visit each customer
contact-call = Call each customer
contact-news = Write news to all
column-task = Task
column-why = Why
column-owner = Owner
column-due = Due
column-minutes = Minutes
column-stake = Money at stake
column-basis = Basis
column-severity = Severity
column-since = Open since
column-done = Done
column-uid = Task id
column-every = Comes again
task-every-month = every month
task-every-quarter = every 3 months
task-every-year = every year
column-how = How

## Alerts, tasks and rules on the page

choice-all = all
choice-count = { $name } ({ $count })
fact = { $field }: { $value }
fact-earlier = { $field } [{ $of }]: { $value }
fact-yes = yes
fact-no = no
rule-own-named = Own rule { $key }
status-new = new
status-open = open
status-snoozed = snoozed
status-back = back after snooze
status-done = done
shown-open = to do
shown-snoozed = snoozed
shown-done = done
week-title = This week
week-lead = { $count ->
        [one] One customer comes first
       *[other] { $count } customers come first
    }, with { $stake } at stake. As of { $day }, alerts are open for { $all } customers; all of them stand under Actions.
week-more = { $count ->
        [one] One more customer
       *[other] { $count } more customers
    }
stakes-assumed = The file has neither cost nor profit, so money at stake is revenue times the assumed margin of { $margin }.
week-none = No rule raises an alert as of { $day }.
alerts-title = Alerts
alerts-lead = A rule fires for these customers as of { $day }, the last day of the data: the most urgent first, then the most money at stake.
alerts-lead-undated = A rule fires for these customers: the most urgent first, then the most money at stake. The data has no dates, so what rests on days cannot be judged.
alerts-since-project = Since the opened project: { $new } new, { $open } still open, { $snoozed } snoozed, { $done } done, { $cleared } cleared, { $gone } no longer in the data.
alerts-urgent = Urgent
alerts-high = High
alerts-normal = Normal
alerts-stake = { $stake } at stake
alerts-shown = Alerts
alerts-severity = Severity
alerts-rule = Rule
alerts-none = None.
alert-stake = { $stake } at stake ({ $basis })
alert-since = open since { $day }
alert-done = Done
alert-snooze = Later: in 30 days
alert-open = Open again
alert-more = Owner and note
alert-more-noted = Owner and note (there is one)
alert-owner = Owner
alert-note = Note
open-title = Open for this customer
open-none = No rule fires for this customer.
tasks-title = Tasks
tasks-lead = From open alerts, from the first steps of each quadrant’s card, and from regular contact: the most money at stake per minute first. Due days count from { $day }.
tasks-lead-data = From open alerts, from the first steps of each quadrant’s card, and from regular contact: the most money at stake per minute first. Due days count from { $day }, the last day of the data.
tasks-hours = Hours in the week (empty: no limit)
tasks-owners = Names to share the customers among, with commas
tasks-held = { $count ->
        [one] One task
       *[other] { $count } tasks
    } of { $hours } hours.
tasks-left-out = { $count ->
        [one] One more task has
       *[other] { $count } more tasks have
    } no room in the week: { $hours } hours, { $stake } at stake.
tasks-none = No task fits.
tasks-none-chosen = No task of this owner in this week.
tasks-loads = By owner
tasks-owner = Owner
tasks-week = Due in the week from
task-of-card = First step of the card
task-of-contact = Regular contact
column-task-of = Customer or tier
column-tasks = Tasks
column-hours = Hours
export-week = Save as list
export-week-note = This week’s customers with reason, owner and due day (CSV)
export-tasks = Tasks (CSV)
export-tasks-note = All columns, and an empty one for what is done
export-tasks-todoist = For Todoist
export-tasks-todoist-note = The columns of its import (CSV)
export-tasks-asana = For Asana
export-tasks-asana-note = The columns of its import (CSV)
export-tasks-ics = Calendar (.ics)
export-tasks-ics-note = All-day events with an owner and the money at stake
export-tasks-todo = To-dos (.ics)
export-tasks-todo-note = For programs that keep to-dos apart from events
rules-title = Rules
rules-lead = Each rule is a condition over what is known of a customer. Its record says what it would have said at the last 12 month ends, from what was known then.
rule-new = New rule
rule-on = Switch on
rule-off = Switch off
rule-is-off = Switched off.
rule-open = Record and condition
rule-close = Close
rule-due = { $count ->
        [one] due in one day
       *[other] due in { $count } days
    }
rule-minutes = { $count } minutes
rule-fires = { $count ->
        [0] Fires for none of { $judged } customers.
        [one] Fires for one of { $judged } customers.
       *[other] Fires for { $count } of { $judged } customers.
    }
rule-unknown = { $count ->
        [one] One more customer could not be judged, because something is not known.
       *[other] { $count } more customers could not be judged, because something is not known.
    }
rule-after = Of { $fired } times it fired at { $months } month ends, { $silent } were followed by 90 days without a purchase: { $share }, against { $all } of all customers.
rule-editor = Condition
rule-keep = Keep this condition
rule-keep-own = Keep as a rule of your own
rule-reset = Back to the built-in condition
rule-remove = Remove the rule
rule-propose = Try the proposed threshold
rule-threshold = { $field }: of the { $base } customers for whom the rest holds, { $fired } pass { $threshold }. The median is { $median }.
rule-threshold-proposed = { $field }: of the { $base } customers for whom the rest holds, { $fired } pass { $threshold }. The median is { $median }. Proposed: { $proposed }, which { $would } pass, about a fifth.
rule-undated = It rests on a column without dates: the record takes today’s values for every day.
rule-no-record = The data ends before a month end, so there is no record yet.
rule-fields = Fields of a condition
column-field = Field
column-meaning = Meaning
record-caption = Record of the last 12 month ends
record-month = Month end
record-judged = Judged
record-fired = Fired
record-new = New
record-open = Still open
record-cleared = Cleared
record-after = No purchase in the 90 days after
record-not-yet = not yet known
record-all = all customers: { $share }
tasks-came = { $count ->
        [0] None of the tasks is marked as done.
        [one] One task came back done.
       *[other] { $count } tasks came back done.
    }
rule-shopify = As a segment of Shopify
rule-shopify-none = Shopify has no filter for any of it.
rule-shopify-lacks = Shopify has no filter for: { $parts }. The segment is therefore larger than the rule’s customers.

## The verdict on a customer

verdict-do = What to do:
column-verdict = Verdict
trend-falls = buying { $change } less
trend-rises = buying { $change } more
detail-views = Other views: the tier of each scheme
detail-views-lead = Each scheme asks one question only. The verdict above takes them together.
column-products = Products
order-more = and { $count } more
verdict-never_bought = Never bought
    .says = No purchase counts: only refunds, cancelled orders, or a row in the customer list.
    .action = Check the record. There is nothing to plan with.
verdict-loses = { $speaks ->
    [revenue] Gives back more than they buy
   *[profit] Costs more than they bring
 }
    .says = { $speaks ->
        [revenue] More came back than was bought: { $revenue } in all.
       *[profit] Revenue of { $revenue }, and { $profit } of profit.
     }
    .action = { $speaks ->
        [revenue] Find out why things come back before you sell them more.
       *[profit] Look below at what costs so much. Change the price, the order size or the service, or let them go.
     }
verdict-one_order = One large order
    .says = { $others ->
        [one] One order of { $largest } is { $share } of all they ever bought, beside one other purchase. Last purchase { $days } days ago.
       *[other] One order of { $largest } is { $share } of all they ever bought, beside { $others } other purchases. Last purchase { $days } days ago.
     }
    .action = { $to ->
        [consumers] Do not plan on a repeat: one personal message to ask whether such an order may come again.
        [firms] Do not plan on a repeat: one personal call to ask whether such an order may come again.
       *[any] Do not plan on a repeat: one personal call or message to ask whether such an order may come again.
     }
verdict-once = Bought once
    .says = One purchase of { $revenue }, { $days } days ago, and none since. Customers who come back usually do so after about { $gap } days.
    .action = { $silent ->
        [no] Remind them now: the second purchase makes a customer.
       *[yes] { $large ->
            [yes] One personal message, since the purchase was large. If it brings nothing, plan without them.
           *[no] Leave them to general mailings, without effort of your own.
         }
     }
verdict-lost = { $large ->
    [yes] Lost, and was large
   *[no] Lost
 }
    .says = { $whose ->
        [own] Used to buy about every { $gap } days; silent for { $days }. Brought { $yearly } a year.
       *[all] Customers here buy about every { $gap } days; this one has been silent for { $days }. Brought { $yearly } a year.
     }
    .action = { $large ->
        [yes] { $to ->
            [consumers] One personal message to win them back. If it fails, plan without them.
            [firms] One personal call to win them back. If it fails, plan without them.
           *[any] One personal call or message to win them back. If it fails, plan without them.
         }
       *[no] Leave them to general mailings, without effort of your own.
     }
verdict-overdue = { $large ->
    [yes] Large and overdue
   *[no] Overdue
 }
    .says = { $whose ->
        [own] Buys about every { $gap } days; silent for { $days }. Brings { $yearly } a year.
       *[all] Customers here buy about every { $gap } days; this one has been silent for { $days }. Brings { $yearly } a year.
     }
    .action = { $large ->
        [yes] { $to ->
            [consumers] Write to them personally this week, and ask what they are missing.
            [firms] Call them this week, and ask when the next order comes.
           *[any] Call or write personally this week, and ask when the next order comes.
         }
       *[no] Send a reminder with what they bought before.
     }
verdict-falling = { $large ->
    [yes] Large, and buying less
   *[no] Buying less
 }
    .says = The last 180 days brought { $lately }, the 180 before { $before }: { $change } less.
    .action = { $large ->
        [yes] Ask what has changed before it turns into silence: another supplier, other needs, a complaint?
       *[no] Offer them again what they bought before.
     }
verdict-new = New
    .says = { $purchases ->
        [one] First purchase { $age } days ago, { $revenue } so far.
       *[other] First purchase { $age } days ago; { $purchases } purchases and { $revenue } so far.
     }
    .action = Win the next purchase within { $gap } days: that is how long customers here usually take.
verdict-star = Large, with more to come
    .says = { $dated ->
        [no] One of your best, { $revenue } so far, with a potential score of { $potential } out of 100.
       *[yes] One of your best: { $yearly } a year, last purchase { $days } days ago, potential score { $potential } out of 100.
     }
    .action = { $to ->
        [consumers] Let them be first: new products, early access, a thank-you in their name.
       *[firms] Invest here: one named contact, a visit each quarter, an offer beyond what they buy today.
     }
verdict-mainstay = Large and steady
    .says = { $dated ->
        [no] One of your best: { $revenue } so far.
       *[yes] One of your best: { $yearly } a year, last purchase { $days } days ago (about every { $gap } is usual).
     }
    .action = { $to ->
        [consumers] Keep it as it is: quick delivery, no surprises, a thank-you once a year.
       *[firms] Keep it as it is: reliable service and a call each quarter.
     }
verdict-rising = Small and growing
    .says = The last 180 days brought { $lately }, the 180 before { $before }: { $change } more.
    .action = Offer the next size: a larger pack, or the next category.
verdict-promising = Small, with potential
    .says = { $revenue } so far, and a potential score of { $potential } out of 100.
    .action = Offer one more product, such as those that similar customers buy.
verdict-small = Small
    .says = { $purchases ->
        [one] { $revenue } in one purchase, and little that speaks for more.
       *[other] { $revenue } in { $purchases } purchases, and little that speaks for more.
     }
    .action = Serve them at low cost: online orders and general mailings.
verdict-also-falls = The last 180 days brought { $lately }, { $change } less than the 180 before.
verdict-also-rises = The last 180 days brought { $lately }, { $change } more than the 180 before.
verdict-also-share = { $part } of all your revenue is this one customer.

## What changed

changes-title = What changed
changes-lead = The last { $days } days, up to { $to }, beside the { $days } before.
changes-lately = Last 90 days
changes-before = 90 days before
changes-change = Change
changes-year = A year before
changes-buyers = Customers who bought
changes-newcomers = First purchases
changes-difference = Difference
changes-movers = Whose revenue changed most
changes-who = Changed most
changes-absent = The data spans less than 180 days: there is nothing to compare the last 90 days with.
column-figure = Figure
headline-questions = Answer three questions about your business

risk-expected = Expected loss a year
risk-chance = Chance of having left

export-list = Save this list (CSV)
