"""Rows that hold more than one line, and amounts in parts: files/R01 to R20, added to expected.json.

    python3 tests/exports/row_parts.py

Items and tables side by side, parts of an amount, refunds that are off already, units above a table. The expected numbers
come from the facts that are rendered. Seeded: the same bytes on every run.
"""
import pathlib
import random
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from common import EN, FIRMS, HAND, cents, csv, deals  # noqa: E402
from writing import Cases, D, Facts, plain  # noqa: E402

cases = Cases(pathlib.Path(__file__).resolve().parent)
case = cases.case

# 1. Refunds -----------------------------------------------------------------------------------------------------------


@case('R01', 'total_less_refund.csv', 'Subtotal + Shipping − Refunded = Total: the refund is off already', 'value', HAND)
def _(path):
    facts, rows = Facts(), [['Order', 'Date', 'Customer', 'Subtotal', 'Shipping', 'Refunded', 'Total']]
    for d in deals(701, EN, 24):
        back = cents(d.amount / 2) if d.no % 6 == 0 else D(0)
        rows.append([f'O{d.no}', d.iso(), d.who, plain(d.amount), '4.90', plain(back) if back else '', plain(d.amount + D('4.90') - back)])
        facts.sale(d.who, d.day, d.no, d.amount + D('4.90') - back)
    csv(path, rows)
    return facts.want('revenue customers per')


@case('R02', 'product_less_refund.csv', 'Qty × Price − Refund = Total', 'value', HAND)
def _(path):
    facts, rows, rng = Facts(), [['Order', 'Date', 'Customer', 'Qty', 'Price', 'Refund', 'Total']], random.Random(702)
    for d in deals(702, EN, 24):
        quantity = rng.randint(1, 4)
        back = d.amount if d.no % 6 == 0 else D(0)
        rows.append([f'O{d.no}', d.iso(), d.who, quantity, plain(d.amount), plain(back), plain(quantity * d.amount - back)])
        facts.sale(d.who, d.day, d.no, quantity * d.amount - back)
    csv(path, rows)
    return facts.want('revenue customers per')


@case('R03', 'refund_beside_total.csv', 'the same columns, but Total is Subtotal + Shipping: the refund is still to be taken off', 'value', HAND)
def _(path):
    facts, rows = Facts(), [['Order', 'Date', 'Customer', 'Subtotal', 'Shipping', 'Refunded', 'Total']]
    for d in deals(703, EN, 24):
        back = cents(d.amount / 2) if d.no % 6 == 0 else D(0)
        rows.append([f'O{d.no}', d.iso(), d.who, plain(d.amount), '4.90', plain(back) if back else '', plain(d.amount + D('4.90'))])
        facts.sale(d.who, d.day, d.no, d.amount + D('4.90') - back)
    csv(path, rows)
    return facts.want('revenue customers per')


@case('R04', 'returned_0_1.csv', 'Returned is 0 or 1 beside quantities of up to 5: the order, or one piece of it?', 'ask', HAND)
def _(path):
    facts, rows, rng = Facts(), [['Order', 'Date', 'Customer', 'Quantity', 'Amount', 'Returned']], random.Random(704)
    for d in deals(704, EN, 24):
        rows.append([f'O{d.no}', d.iso(), d.who, rng.randint(2, 5), plain(d.amount), int(d.no % 5 == 0)])
        facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows)
    return {'note': 'nothing says whether 1 is yes or a piece'}


# 2. Parts of an amount ------------------------------------------------------------------------------------------------


def parts(path, header, seed, total=False):
    facts, rng = Facts(), random.Random(seed)
    rows, width = [*header], len(header[-1])
    for who in FIRMS:
        amounts = [D(rng.randint(2000, 90000)) / 100 for _ in range(width - 1 - total)]
        rows.append([who, *map(plain, amounts), *([plain(sum(amounts))] if total else [])])
        facts.sale(who, None, who, sum(amounts))
    csv(path, rows)
    return {'revenue': plain(sum(facts_of(facts))), 'customers': len(FIRMS)}


def facts_of(facts):
    return [line[3] for line in facts]


@case('R05', 'quarters_each_customer.csv', 'revenue of three quarters, without a year, per customer', 'ask', HAND)
def _(path):
    return parts(path, [['Customer', 'Q1 Revenue', 'Q2 Revenue', 'Q3 Revenue']], 705)


@case('R06', 'quarters_of_years.csv', 'revenue of three quarters of 2024, per customer', 'ask', HAND)
def _(path):
    return parts(path, [['Customer', 'Q1 2024 Revenue', 'Q2 2024 Revenue', 'Q3 2024 Revenue']], 706)


@case('R07', 'channels_each_customer.csv', 'sales online and in the shop, per customer', 'ask', HAND)
def _(path):
    return parts(path, [['Customer', 'Online sales', 'Store sales']], 707)


@case('R08', 'channels_and_total.csv', 'sales online and in the shop and their total, per customer', 'value', HAND)
def _(path):
    return parts(path, [['Customer', 'Online sales', 'Store sales', 'Total sales']], 708, total=True)


@case('R09', 'groups_of_quarters.csv', 'two header rows: below Q1 and Q2 the columns Orders and Revenue', 'ask', HAND)
def _(path):
    facts, rng = Facts(), random.Random(709)
    rows = [['Customer', 'Q1', '', 'Q2', ''], ['', 'Orders', 'Revenue', 'Orders', 'Revenue']]
    for who in FIRMS:
        first, second = (D(rng.randint(2000, 90000)) / 100 for _ in range(2))
        rows.append([who, rng.randint(1, 9), plain(first), rng.randint(1, 9), plain(second)])
        facts.sale(who, None, who, first + second)
    csv(path, rows)
    return {'revenue': plain(sum(facts_of(facts))), 'customers': len(FIRMS)}


# 3. Items and tables side by side -------------------------------------------------------------------------------------


def items(path, header, seed, write):
    facts, rows = Facts(), [header]
    for d in deals(seed, EN, 24, most=2):
        first, second = d.items[0], d.items[1] if len(d.items) > 1 else None
        rows.append([f'O{d.no}', d.iso(), d.who, *write(first), *(write(second) if second else [''] * len(write(first)))])
        facts.sale(d.who, d.day, d.no, sum(item[4] for item in d.items))
    csv(path, rows)
    return facts.want('revenue customers per purchases')


@case('R10', 'items_numbered.csv', 'Product 1, Qty 1, Price 1, Product 2, Qty 2, Price 2 in one row', 'value', HAND)
def _(path):
    header = ['Order', 'Date', 'Customer', 'Product 1', 'Qty 1', 'Price 1', 'Product 2', 'Qty 2', 'Price 2']
    return items(path, header, 710, lambda item: [item[0], item[2], plain(item[3])])


@case('R11', 'items_repeated.csv', 'Product, Qty, Price, Product, Qty, Price in one row', 'ask', HAND)
def _(path):
    header = ['Order', 'Date', 'Customer', 'Product', 'Qty', 'Price', 'Product', 'Qty', 'Price']
    return items(path, header, 711, lambda item: [item[0], item[2], plain(item[3])])


@case('R12', 'items_with_amounts.csv', 'Item 1, Amount 1, Item 2, Amount 2 in one row', 'value', HAND)
def _(path):
    return items(path, ['Order', 'Date', 'Customer', 'Item 1', 'Amount 1', 'Item 2', 'Amount 2'], 712, lambda item: [item[0], plain(item[4])])


@case('R13', 'items_and_total.csv', 'two items and the total of the order in one row: the total counts once', 'value', HAND)
def _(path):
    facts, rows = Facts(), [['Order', 'Date', 'Customer', 'Item 1', 'Qty 1', 'Item 2', 'Qty 2', 'Order total']]
    for d in deals(713, EN, 24, most=2):
        two = [*d.items, ('', '', '', 0, 0)][:2]
        rows.append([f'O{d.no}', d.iso(), d.who, two[0][0], two[0][2], two[1][0], two[1][2], plain(d.sum())])
        facts.sale(d.who, d.day, d.no, d.sum())
    csv(path, rows)
    return facts.want('revenue customers per purchases')


def beside(path, seed, gap, lower, header=('Date', 'Customer', 'Amount'), other=('Date', 'Customer', 'Amount')):
    facts, tables = Facts(), []
    for at, names in enumerate((header, other)):
        rows = [list(names)]
        for d in deals(seed + 40 * at, EN, 12 - 2 * at):
            rows.append([d.iso(), d.who, plain(d.amount)])
            facts.sale(d.who, d.day, (at, d.no), d.amount)
        tables.append([['', '', '']] * (lower * at) + rows)
    length = max(map(len, tables))
    left, right = (table + [['', '', '']] * (length - len(table)) for table in tables)
    csv(path, [one + [''] * gap + two for one, two in zip(left, right)])
    return facts.want('revenue customers per', 'both tables, or ask which')


@case('R14', 'beside_one_lower.csv', 'two tables with the same columns, the right one begins a row lower', 'ask', HAND)
def _(path):
    return beside(path, 714, 1, 1)


@case('R15', 'beside_one_lower_no_gap.csv', 'the same without a blank column between', 'ask', HAND)
def _(path):
    return beside(path, 715, 0, 1)


@case('R16', 'beside_three_lower_other_names.csv', 'the right table begins three rows lower and calls its columns Day, Client, Total', 'ask', HAND)
def _(path):
    return beside(path, 716, 2, 3, other=('Day', 'Client', 'Total'))


# 4. Units and headings ------------------------------------------------------------------------------------------------


def thousands(path, unit, seed):
    facts, rows = Facts(), []
    for d in deals(seed, FIRMS, 14):
        rows.append([d.iso(), d.who, plain(d.amount)])
        facts.sale(d.who, d.day, d.no, d.amount * 1000)
    csv(path, [['Sales report', '', ''], [unit, '', ''], ['', '', ''], ['Date', 'Customer', 'Amount'], *rows])
    return facts.want('revenue customers')


@case('R17', 'dollars_000s.csv', '"$000s" in a line above the table', 'value', HAND)
def _(path):
    return thousands(path, '$000s', 717)


@case('R18', 'thousands_of_euros.csv', '"thousands of EUR" in a line above the table', 'value', HAND)
def _(path):
    return thousands(path, 'thousands of EUR', 718)


@case('R19', 'cancelled_below_a_heading.csv', 'the last orders stand below a row "Cancelled"', 'ask', HAND)
def _(path):
    facts, rows = Facts(), [['Order', 'Date', 'Customer', 'Amount']]
    for d in deals(719, EN, 20):
        if d.no == 17:
            rows.append(['Cancelled', '', '', ''])
        rows.append([f'O{d.no}', d.iso(), d.who, plain(d.amount)])
        if d.no < 17:
            facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows)
    return facts.want('revenue customers per', 'without those below the heading; or ask')


@case('R20', 'pages_with_title_and_header.csv', 'a printed list: title and header come again on each page', 'value', HAND)
def _(path):
    facts, rows = Facts(), [['Sales by order', '', '', ''], ['Order', 'Date', 'Customer', 'Amount']]
    for d in deals(720, EN, 30):
        if d.no in (11, 21):
            rows += [['Sales by order', '', '', ''], ['Order', 'Date', 'Customer', 'Amount']]
        rows.append([f'O{d.no}', d.iso(), d.who, plain(d.amount)])
        facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows)
    return facts.want('revenue customers per')


cases.save()
