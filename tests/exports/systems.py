"""Further systems' layouts: files/H*, added to expected.json.

    python3 tests/exports/systems.py

Every case states its facts (orders, refunds, what was never paid), renders them as the named system does, and takes the
expected numbers from the facts. Seeded: the same bytes on every run.
"""
import datetime
import pathlib
import random
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from writing import Cases, D, Facts, comma, csv, day, de, en, fr, plain, text, xlsx  # noqa: E402

cases = Cases(pathlib.Path(__file__).resolve().parent)
case = cases.case
SEEN = 'header as quoted in public importers (code search)'
USUAL = 'the usual columns of this export; from memory'
HAND = 'a habit of spreadsheets kept by hand'

EN = ['Nora Hale', 'Otis Reed', 'Uma Finch', 'Gus Lowe', 'Ada Pike', 'Lev Stone', 'Mia Cole', 'Sam York']
DEU = ['Hofladen Brück', 'Zimmerei Vogt', 'Café Möwe', 'Kanzlei Jäger', 'Praxis Dr. Groß', 'Gärtnerei Süß', 'Radhaus Lenz']
CN = ['王建国', '李秀英', '张伟', '刘洋', '陈静', '杨磊', '赵敏']
CNCO = ['杭州云帆贸易有限公司', '宁波海曙五金厂', '苏州锦绣纺织有限公司', '上海恒通物流有限公司', '无锡江南食品厂', '常州新北机械有限公司', '嘉兴南湖礼品店']
JP = [('佐々木', '健'), ('井上', '由美'), ('小林', '誠'), ('渡辺', '久美子'), ('中村', '翔'), ('加藤', '直子'), ('吉田', '稔')]
KR = ['최서준', '정하윤', '강도윤', '조은우', '윤지아', '장수빈', '임태양']
GOODS = [('Lantern', 35), ('Rope 20m', 18), ('Tarp', 52), ('Stove', 89), ('Mug set', 24), ('Axe', 61)]
MONTHS = 'January February March April May June July August September October November December'.split()


class Order:
    def __init__(self, at, when, who, items):
        self.at, self.day, self.who, self.items = at, when, who, items
        self.sum = sum(D(str(quantity)) * D(str(price)) for _, quantity, price in items)

    def iso(self):
        return self.day.isoformat()


def orders(seed, people, count, goods=GOODS, start='2024-01-09', gap=(2, 9), most=3):
    """`count` orders on strictly later days; everybody buys once, most of them again."""
    rng, when, out = random.Random(seed), day(start), []
    first = list(people)
    rng.shuffle(first)
    for at in range(count):
        when += datetime.timedelta(days=rng.randint(*gap))
        who = first[at] if at < len(first) else rng.choice(people[: max(3, len(people) - 2)])
        picked = rng.sample(goods, rng.randint(1, min(most, len(goods))))
        out.append(Order(at, when, who, [(name, rng.randint(1, 4), price) for name, price in picked]))
    return out


def mail(name):
    return name.lower().replace(' ', '.') + '@post.example'


def dmy(when, sep='/'):
    return when.strftime(f'%d{sep}%m{sep}%Y')


def mdy(when):
    return when.strftime('%m/%d/%Y')


def cents(amount):
    return D(amount).quantize(D('0.01'))


def at(rng, when):
    """A time of that day."""
    return f'{when.isoformat()} {rng.randint(8, 20):02}:{rng.randint(0, 59):02}:{rng.randint(0, 59):02}'


# Payment services -----------------------------------------------------------------------------------------------------


@case('H01', 'stripe_unified_payments.csv', 'Stripe unified payments: Amount Refunded column, Failed rows, converted amounts and fee beside it', 'value', 'Stripe unified_payments.csv; ' + SEEN)
def _(path):
    facts, rng = Facts(), random.Random(101)
    rows = ['id,Created date (UTC),Amount,Amount Refunded,Currency,Captured,Converted Amount,Converted Amount Refunded,Converted Currency,Decline Reason,Description,Fee,Is Link,Mode,PaymentIntent ID,Payment Source Type,Refunded date (UTC),Statement Descriptor,Status,Seller Message,Taxes On Fee,Card ID,Customer ID,Customer Description,Customer Email'.split(',')]
    ids = {name: 'cus_' + name.replace(' ', '')[::-1] + 'Q7' for name in EN}
    for o in orders(101, EN, 22):
        status, back = {6: ('Failed', 0), 11: ('Refunded', o.sum), 14: ('Paid', 10), 17: ('Failed', 0), 19: ('Refunded', o.sum)}.get(o.at, ('Paid', 0))
        paid = status != 'Failed'
        amount = o.sum if paid else o.sum * 9
        fee = cents(amount * D('0.029') + D('0.30')) if paid else D(0)
        rows.append([f'ch_3P{o.at:03}xK', at(rng, o.day), plain(amount), plain(back), 'usd', 'true' if paid else 'false', plain(amount), plain(back), 'usd', '' if paid else 'insufficient_funds',
                     f'Order {1200 + o.at}', plain(fee), 'false', 'Live', f'pi_3P{o.at:03}xK', 'card', at(rng, o.day) if back else '', 'CAMPSTORE', status,
                     'Payment complete.' if paid else 'The bank did not return any further details with this decline.', '0.00', f'card_1P{o.at:03}', ids[o.who], o.who, mail(o.who)])
        if paid:
            facts.sale(ids[o.who], o.day, str(o.at), amount)
            if back:
                facts.refund(ids[o.who], o.day, str(o.at), back)
    csv(path, rows)
    return facts.want('revenue customers per')


@case('H02', 'adyen_payment_accounting.csv', 'Adyen payment accounting: each payment passes through Received, Authorised, SentForSettle, Settled as rows of their own', 'ask', 'Adyen payment accounting report; ' + USUAL)
def _(path):
    facts, rows = Facts(), ['Company Account,Merchant Account,Psp Reference,Merchant Reference,Payment Method,Booking Date,TimeZone,Main Currency,Main Amount,Record Type,Payment Currency,Received (PC),Authorized (PC),Captured (PC),Shopper Reference'.split(',')]
    rng = random.Random(102)
    for o in orders(102, EN, 14):
        refused = o.at == 9
        amount = o.sum * 7 if refused else o.sum
        for kind in ['Received', 'Refused'] if refused else ['Received', 'Authorised', 'SentForSettle', 'Settled'] + (['SentForRefund', 'Refunded'] if o.at == 5 else []):
            minus = kind in ('SentForRefund', 'Refunded')
            rows.append(['CampStore', 'CampStoreEU', f'88162{o.at:05}', f'WEB-{o.at}', 'visa', at(rng, o.day), 'CET', 'EUR', plain(-amount if minus else amount), kind, 'EUR',
                         plain(amount) if kind == 'Received' else '', plain(amount) if kind == 'Authorised' else '', plain(amount) if kind == 'Settled' else '', 'shopper-' + o.who.split()[1].lower()])
        if not refused:
            who = 'shopper-' + o.who.split()[1].lower()
            facts.sale(who, o.day, f'WEB-{o.at}', amount)
            if o.at == 5:
                facts.refund(who, o.day, f'WEB-{o.at}', amount)
    csv(path, rows)
    return facts.want('revenue customers', 'each payment once, whatever its stages; or ask')


@case('H03', 'alipay_trade_bill_gbk.csv', '支付宝业务明细: # lines around, GBK, refunds as negative rows, 订单金额 beside 商家实收 and 服务费', 'value', '支付宝业务明细.csv; ' + SEEN)
def _(path):
    facts, rng = Facts(), random.Random(103)
    rows = ['支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注'.split(',')]
    who = {name: f'buyer{number}@163.example' for number, name in enumerate(CN)}
    done = orders(103, CN, 18)
    for o in done:
        for kind, amount in [('交易', o.sum)] + ([('退款', -o.sum if o.at == 4 else D(-20))] if o.at in (4, 12) else []):
            rows.append([f'20240{o.at:03}2200149{o.at:04}\t', f'M{o.at:06}\t', kind + '    ', '露营用品', at(rng, o.day), at(rng, o.day), '\t', '', '\t', '\t', who[o.who] + '\t', plain(amount), plain(amount),
                         '0.00', '0.00', '0.00', '0.00', '0.00', '', '0.00', '0.00', 'RF1\t' if amount < 0 else '\t', plain(cents(-amount * D('0.006'))), '0.00', ''])
            (facts.sale if amount > 0 else facts.refund)(who[o.who], o.day, str(o.at), abs(amount))
    csv(path, rows, encoding='gb18030', before='#支付宝业务明细查询\r\n#账号：[20881234567890120156]\r\n#起始日期：[2024年01月01日 00:00:00]   终止日期：[2024年07月01日 00:00:00]\r\n#-----------------------------------------业务明细列表----------------------------------------\r\n',
        after='#-----------------------------------------业务明细列表结束------------------------------------\r\n#交易合计：18笔，商家实收共' + plain(sum(o.sum for o in done)) + '元，商家优惠共0.00元\r\n#退款合计：2笔，商家实收退款共-1.00元，商家优惠退款共0.00元\r\n#导出时间：[2024年07月01日 09:12:44]\r\n')
    return facts.want('revenue customers per')


@case('H04', 'toss_approvals.xlsx', '토스페이먼츠: 승인금액, 취소금액 in a column, fees and payout beside it, 승인실패 rows', 'value', '토스페이먼츠 거래내역; ' + USUAL)
def _(path):
    facts, rng = Facts(), random.Random(104)
    rows = [['거래일시', '주문번호', '구매자명', '결제수단', '결제상태', '승인금액', '취소금액', '수수료', '부가세', '정산금액', '상점아이디']]
    for o in orders(104, KR, 18, [('a', 12000), ('b', 34000), ('c', 8500)]):
        status, back = {5: ('부분취소', 5000), 9: ('취소', o.sum), 13: ('승인실패', 0)}.get(o.at, ('완료', 0))
        amount = o.sum * 8 if status == '승인실패' else o.sum
        rows.append([at(rng, o.day), f'ORD{o.at:05}', o.who, '카드', status, amount, back, int(amount * 3 / 100), int(amount * 3 / 1000), amount - back - int(amount * 33 / 1000), 'campkr'])
        if status != '승인실패':
            facts.sale(o.who, o.day, str(o.at), amount)
            if back:
                facts.refund(o.who, o.day, str(o.at), back)
    xlsx(path, ('거래내역', rows))
    return facts.want('revenue customers per')


@case('H05', 'etsy_payment_account.csv', 'Etsy statement: sales, fees, deposits as rows, "--" for none, no buyer in it', 'ask', 'Etsy payment account CSV; ' + USUAL)
def _(path):
    rows = [['Date', 'Type', 'Title', 'Info', 'Currency', 'Amount', 'Fees & Taxes', 'Net', 'Tax Details']]
    for o in orders(105, EN, 12):
        when = o.day.strftime('%B %-d, %Y')
        rows.append([when, 'Sale', f'Payment for Order #31{o.at:08}', '', 'USD', f'${en(o.sum)}', '--', f'${en(o.sum)}', '--'])
        rows.append([when, 'Fee', 'Transaction fee: ' + o.items[0][0], f'Order #31{o.at:08}', 'USD', '--', f'-${en(o.sum * D("0.065"))}', f'-${en(o.sum * D("0.065"))}', '--'])
        if o.at % 5 == 4:
            rows.append([when, 'Deposit', '$180.00 sent to your bank account', '', 'USD', '--', '--', '--', '--'])
    csv(path, rows, bom=True)
    return {'note': 'holds no customer: say so or ask; never rank titles or types'}


@case('H06', 'duplicate_transactions.csv', 'two downloads pasted together: the same transaction ids, to the second, stand twice', 'warn', 'a habit of monthly downloads whose ranges overlap')
def _(path):
    facts, rng, rows = Facts(), random.Random(106), []
    for o in orders(106, EN, 20):
        rows.append([f'TX-{77100 + o.at}', at(rng, o.day), mail(o.who), 'Card', plain(o.sum)])
        facts.sale(mail(o.who), o.day, str(o.at), o.sum)
    csv(path, [['transaction_id', 'paid_at', 'payer_email', 'method', 'amount']] + rows[:13] + rows[8:])
    return facts.want('revenue customers per', 'five transactions stand twice with all their fields: each once, or say so')


@case('H07', 'ing_bank_statement.csv', 'ING bank statement: lines above the table, Gutschrift from customers between Lastschrift to suppliers, balance', 'ask', 'ING Umsatzanzeige; ' + SEEN)
def _(path):
    facts, balance, rows = Facts(), D(4000), []
    out = {2: ('Stadtwerke Energie GmbH', 'Lastschrift', -120), 5: ('Allianz Versicherung', 'Lastschrift', -310), 8: ('Finanzamt', 'Überweisung', -1450), 12: ('Vermieter Kuhn', 'Dauerauftrag', -900)}
    for o in orders(107, DEU, 16):
        balance += o.sum
        rows.append([dmy(o.day, '.'), dmy(o.day, '.'), o.who, 'Gutschrift', f'Rechnung RE-{300 + o.at}', de(balance), 'EUR', de(o.sum), 'EUR'])
        facts.sale(o.who, o.day, str(o.at), o.sum)
        if o.at in out:
            name, kind, amount = out[o.at]
            balance += amount
            rows.append([dmy(o.day, '.'), dmy(o.day, '.'), name, kind, 'Beitrag', de(balance), 'EUR', de(amount), 'EUR'])
    head = 'Umsatzanzeige;Datei erstellt am: 01.07.2024 18:23\r\n\r\nIBAN;DE75 5001 0517 5426 3838 06\r\nKontoname;Girokonto\r\nBank;ING\r\nKunde;Lagerfeuer Handel\r\nZeitraum;01.01.2024 - 30.06.2024\r\nSaldo;' + de(balance) + ';EUR\r\n\r\nSortierung;Datum absteigend\r\n\r\n'
    csv(path, ['Buchung;Wertstellungsdatum;Auftraggeber/Empfänger;Buchungstext;Verwendungszweck;Saldo;Währung;Betrag;Währung'.split(';')] + rows[::-1], sep=';', encoding='cp1252', before=head)
    return facts.want('revenue', 'suppliers and the tax office are no customers, what is paid out is no refund; ask')


# Shops and marketplaces -----------------------------------------------------------------------------------------------


@case('H08', 'bigcommerce_orders.csv', 'BigCommerce: many equal totals (inc and ex tax), Refund Amount, Incomplete, Declined, Awaiting Payment', 'value', 'BigCommerce order export; ' + SEEN)
def _(path):
    facts = Facts()
    rows = ['Order ID,Customer ID,Customer Name,Customer Email,Customer Phone,Order Date,Order Status,Subtotal (inc tax),Subtotal (ex tax),Tax Total,Shipping Cost (inc tax),Shipping Cost (ex tax),Ship Method,Handling Cost (inc tax),Handling Cost (ex tax),Coupon Value,Order Total (inc tax),Order Total (ex tax),Refund Amount,Payment Method,Total Quantity,Total Shipped,Date Shipped,Order Currency Code,Exchange Rate'.split(',')]
    for o in orders(108, EN, 22):
        status, back = {9: ('Incomplete', 0), 12: ('Declined', 0), 10: ('Refunded', None), 13: ('Partially Refunded', 15), 16: ('Cancelled', 0), 18: ('Awaiting Payment', 0), 20: ('Awaiting Fulfillment', 0)}.get(o.at, ('Completed', 0))
        lost = status in ('Incomplete', 'Declined', 'Cancelled', 'Awaiting Payment')
        goods = o.sum * 6 if lost else o.sum
        ship, coupon = D('7.50'), D(5 if o.at % 4 == 0 else 0)
        total = goods + ship - coupon
        back = total if back is None else D(back)
        number = 40 + EN.index(o.who)
        rows.append([500 + o.at, number, o.who, mail(o.who), f'5550{number}', mdy(o.day), status, plain(goods), plain(goods), '0.00', plain(ship), plain(ship), 'Flat Rate', '0.00', '0.00', plain(coupon), plain(total), plain(total), plain(back),
                     'Credit Card', sum(i[1] for i in o.items), 0 if lost else 1, '' if lost else mdy(o.day), 'USD', '1.0000000000'])
        if not lost:
            facts.sale(str(number), o.day, str(o.at), total)
            if back:
                facts.refund(str(number), o.day, str(o.at), back)
    csv(path, rows, quotes='all')
    return facts.want('revenue customers per')


@case('H09', 'squarespace_orders.csv', 'Squarespace: order fields only on the first line, Amount Refunded, Cancelled at, dates with offset', 'value', 'Squarespace orders CSV; ' + USUAL)
def _(path):
    facts, rng = Facts(), random.Random(109)
    rows = ['Order ID,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Currency,Subtotal,Shipping,Taxes,Amount Refunded,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Lineitem variant,Billing Name,Cancelled at,Payment Method,Payment Reference,Channel Type'.split(',')]
    for o in orders(109, EN, 16):
        ship, off = D(6), D(4 if o.at % 5 == 2 else 0)
        total = o.sum + ship - off
        status, back, gone = {4: ('REFUNDED', total, ''), 8: ('PAID', D(12), ''), 11: ('VOIDED', D(0), 'x'), 14: ('PENDING', D(0), '')}.get(o.at, ('PAID', D(0), ''))
        when = at(rng, o.day) + ' -0500'
        for number, (name, quantity, price) in enumerate(o.items):
            top = [status, when, 'FULFILLED', when, 'USD', plain(o.sum), plain(ship), '0.00', plain(back), plain(total), '', plain(off), 'Standard', when]
            rows.append([f'{1 + o.at:05}', mail(o.who)] + (top if number == 0 else [''] * 14) + [quantity, name, plain(price), 'SQ' + name[:3].upper(), '', o.who if number == 0 else '', when if gone and number == 0 else '', 'Stripe' if number == 0 else '', f'ch_{o.at}' if number == 0 else '', 'web' if number == 0 else ''])
        if status in ('PAID', 'REFUNDED'):
            facts.sale(mail(o.who), o.day, str(o.at), total)
            if back:
                facts.refund(mail(o.who), o.day, str(o.at), back)
    csv(path, rows)
    return facts.want('revenue customers per', 'VOIDED was cancelled, PENDING was never paid')


@case('H10', 'amazon_all_orders.txt', 'Amazon all-orders flat file of today: no buyer in it, only ship-city and ship-state', 'ask', 'Amazon All Orders report; ' + USUAL)
def _(path):
    rows = ['amazon-order-id	merchant-order-id	purchase-date	last-updated-date	order-status	fulfillment-channel	sales-channel	order-channel	ship-service-level	product-name	sku	asin	item-status	quantity	currency	item-price	item-tax	shipping-price	shipping-tax	gift-wrap-price	item-promotion-discount	ship-city	ship-state	ship-postal-code	ship-country	promotion-ids'.split('\t')]
    towns = [('AUSTIN', 'TX', '78701'), ('DENVER', 'CO', '80202'), ('BOISE', 'ID', '83702'), ('MACON', 'GA', '31201'), ('SALEM', 'OR', '97301'), ('AKRON', 'OH', '44301')]
    for o in orders(110, towns, 16):
        gone = o.at in (3, 9)
        for name, quantity, price in o.items:
            stamp = o.iso() + 'T17:22:09+00:00'
            rows.append([f'112-{o.at:07}-0000001', '', stamp, stamp, 'Cancelled' if gone else 'Shipped', 'Amazon', 'Amazon.com', '', 'Standard', name, name[:3].upper(), 'B00' + name[:4].upper(), 'Cancelled' if gone else 'Shipped',
                         0 if gone else quantity, '' if gone else 'USD', '' if gone else plain(quantity * price), '', '', '', '', '', *o.who, 'US', ''])
    csv(path, rows, sep='\t', quotes='none')
    return {'note': 'holds no customer: say so or ask, never rank cities or states'}


@case('H11', 'amazon_date_range.csv', 'Amazon date range report: lines above the header, orders, refunds, fees and transfers, no buyer', 'ask', 'Amazon date range report; ' + SEEN)
def _(path):
    rows = ['date/time,settlement id,type,order id,sku,description,quantity,marketplace,account type,fulfillment,order city,order state,order postal,tax collection model,product sales,product sales tax,shipping credits,shipping credits tax,gift wrap credits,giftwrap credits tax,Regulatory Fee,Tax On Regulatory Fee,promotional rebates,promotional rebates tax,marketplace withheld tax,selling fees,fba fees,other transaction fees,other,total'.split(',')]
    for o in orders(111, ['AUSTIN', 'DENVER', 'BOISE', 'MACON', 'SALEM', 'AKRON'], 14):
        when = o.day.strftime('%b %-d, %Y 10:23:05 AM PDT')
        for kind, sign in [('Order', 1)] + ([('Refund', -1)] if o.at in (4, 9) else []):
            fee = -sign * cents(o.sum * D('0.15'))
            rows.append([when, '18174059732', kind, f'112-{o.at:07}-1', 'SKU1', o.items[0][0], 1, 'amazon.com', 'Standard Orders', 'Amazon', o.who, 'TX', '78701', 'MarketplaceFacilitator', plain(sign * o.sum)] + ['0'] * 10 + [plain(fee), '-4.85', '0', '0', plain(sign * o.sum + fee - D('4.85'))])
        if o.at % 6 == 5:
            rows.append([when, '18174059732', 'Transfer', '', '', 'To account ending with: 123', '', '', '', '', '', '', '', ''] + ['0'] * 14 + ['-500', '-500.00'])
    head = '"Includes Amazon Marketplace, Fulfillment by Amazon (FBA), and Amazon Webstore transactions"\r\n"All amounts in USD, unless specified"\r\n"Definitions:"\r\n"Sales tax collected: Includes sales tax collected from buyers for product sales, shipping, and gift wrap."\r\n"Selling fees: Includes variable closing fees and referral fees."\r\n"Other transaction fees: Includes shipping chargebacks."\r\n"Other: Includes non-order transaction amounts."\r\n'
    csv(path, rows, before=head, bom=True)
    return {'note': 'holds no customer: say so or ask'}


@case('H12', 'ebay_transaction_report.csv', 'eBay transaction report: orders, refunds, fees, payouts; gross and net amounts; "--" for none; lines above', 'ask', 'eBay transaction report; ' + USUAL)
def _(path):
    facts, rows = Facts(), []
    for o in orders(112, EN, 15):
        user, when = o.who.lower().replace(' ', '_') + '77', o.day.strftime('%b %-d, %Y')
        for kind, sign in [('Order', 1)] + ([('Refund', -1)] if o.at in (3, 10) else []):
            fee = -sign * cents(o.sum * D('0.13'))
            rows.append([when, kind, f'13-{o.at:05}-10010', user, o.who, 'Austin', plain(sign * o.sum + fee), 'USD', when, f'62{o.at:05}', o.items[0][0], 1, plain(sign * o.sum), '0', plain(fee), plain(sign * o.sum), 'USD', '--'])
            (facts.sale if sign > 0 else facts.refund)(user, o.day, str(o.at), o.sum)
        if o.at % 6 == 2:
            rows.append([when, 'Other fee'] + ['--'] * 4 + ['-7.35', 'USD', when] + ['--'] * 6 + ['-7.35', 'USD', 'Promoted Listings'])
            rows.append([when, 'Payout'] + ['--'] * 4 + ['-300.00', 'USD', when] + ['--'] * 6 + ['--', 'USD', 'To your bank'])
    head = 'Transaction creation date,Type,Order number,Buyer username,Buyer name,Ship to city,Net amount,Payout currency,Payout date,Item ID,Item title,Quantity,Item subtotal,Shipping and handling,Final Value Fee - variable,Gross transaction amount,Transaction currency,Description'.split(',')
    csv(path, [head] + rows, before='\r\n"This report shows your transactions for the dates you chose"\r\n\r\n"Seller","campstore_us"\r\n"Start date","Jan 1, 2024"\r\n"End date","Jun 30, 2024"\r\n\r\n', bom=True)
    return facts.want('revenue customers', 'gross of fees; fees and payouts are nobody\'s; or ask whether gross or net')


@case('H13', 'walmart_orders.xlsx', 'Walmart orders: the price stands under "Item Cost", Cancelled lines, two dates', 'ask', 'Walmart Seller Center order download (PO#, Order#, FLIDS, Item Cost); ' + USUAL)
def _(path):
    facts = Facts()
    rows = [['PO#', 'Order#', 'Order Date', 'Ship By', 'Customer Name', 'Customer Phone Number', 'Ship to Address 1', 'City', 'State', 'Zip', 'FLIDS', 'Line#', 'UPC', 'Status', 'Item Description', 'Qty', 'SKU', 'Item Cost', 'Shipping Cost', 'Tax', 'Carrier', 'Tracking Number']]
    for o in orders(113, EN, 15, most=2):
        for number, (name, _, price) in enumerate(o.items):
            gone = o.at in (9, 11)
            cost = price * (12 if gone else 1)
            rows.append([f'1088{o.at:05}', f'2000{o.at:05}', o.day, o.day + datetime.timedelta(2), o.who, '555010' + str(EN.index(o.who)), '1 Main St', 'Austin', 'TX', '78701', f'{number + 1}', number + 1, '0123456789' + str(number), 'Cancelled' if gone else 'Delivered', name, 1, name[:3].upper(), D(cost), 0, 0, '' if gone else 'UPS', '' if gone else f'1Z{o.at}{number}'])
            if not gone:
                facts.sale(o.who, o.day, str(o.at), price, name)
    xlsx(path, ('Po Details', rows))
    return facts.want('revenue customers', '"Item Cost" is what the buyer pays for the item, no cost of ours; or ask')


@case('H14', 'mercado_libre_ventas.xlsx', 'Mercado Libre: two title rows and a row of groups above the header, dates "13 de mayo de 2024 10:22 hs.", charges negative, cancellations in a column', 'ask', 'Mercado Libre reporte de ventas; ' + USUAL)
def _(path):
    facts, meses = Facts(), 'enero febrero marzo abril mayo junio julio'.split()
    rows = [['Ventas de Mercado Libre'], ['Estado de tus ventas al 1 de julio de 2024 09:00 hs.'], [], ['Ventas', '', '', '', '', '', '', '', '', '', '', 'Publicaciones', '', 'Compradores', ''],
            ['# de venta', 'Fecha de venta', 'Estado', 'Descripción del estado', 'Unidades', 'Ingresos por productos (MXN)', 'Cargo por venta e impuestos', 'Ingresos por envío (MXN)', 'Costos de envío', 'Anulaciones y reembolsos (MXN)', 'Total (MXN)', 'SKU', 'Título de la publicación', 'Comprador', 'Estado']]
    people = ['Lucía Robles', 'Mateo Sauce', 'Elena Pino', 'Iván Cedro', 'Rosa Olmos', 'Hugo Nogal', 'Inés Arce']
    for o in orders(114, people, 17, most=1):
        gone = o.at in (5, 12)
        fee = D(0) if gone else -cents(o.sum * D('0.14'))
        name, quantity, _ = o.items[0]
        rows.append([f'20000{o.at:08}', f'{o.day.day} de {meses[o.day.month - 1]} de {o.day.year} 10:22 hs.', 'Cancelada por el comprador' if gone else 'Entregado', '', quantity, o.sum, fee, 0, 0, -o.sum if gone else 0, o.sum + fee - (o.sum if gone else 0), 'S' + name[:3], name, o.who, 'Ciudad de México'])
        facts.sale(o.who, o.day, str(o.at), o.sum)
        if gone:
            facts.refund(o.who, o.day, str(o.at), o.sum)
    xlsx(path, ('Ventas MX', rows, {'merged': ['A4:K4', 'L4:M4', 'N4:O4']}))
    return facts.want('revenue customers', 'products less cancellations, gross of the charges; or ask; the second Estado is a place')


@case('H15', 'shopee_id_orders.xlsx', 'Shopee, Indonesian: amounts are texts "125.000", Total Pembayaran repeated on each item, Batal and Belum Bayar', 'ask', 'Shopee Order.all xlsx; ' + SEEN)
def _(path):
    facts, rng = Facts(), random.Random(115)
    rp = lambda amount: f'{int(amount):,}'.replace(',', '.')
    rows = [['No. Pesanan', 'Status Pesanan', 'Status Pembatalan/ Pengembalian', 'No. Resi', 'Waktu Pesanan Dibuat', 'Waktu Pembayaran Dilakukan', 'Nama Produk', 'Harga Awal', 'Harga Setelah Diskon', 'Jumlah', 'Total Harga Produk', 'Total Diskon', 'Ongkos Kirim Dibayar oleh Pembeli', 'Total Pembayaran', 'Username (Pembeli)', 'Nama Penerima', 'No. Telepon', 'Kota/Kabupaten']]
    people = ['rina88', 'budi_santoso', 'dewi.k', 'agus77', 'sitiaminah', 'joko_p', 'wulan23']
    for o in orders(115, people, 16, [('Tenda', 350000), ('Lampu', 85000), ('Tali', 25000), ('Panci', 120000)]):
        status = {4: 'Batal', 9: 'Belum Bayar', 13: 'Sedang Dikirim'}.get(o.at, 'Selesai')
        ship = 12000
        for name, quantity, price in o.items:
            rows.append([f'2405{o.at:03}ABCXY', status, 'Permintaan Disetujui' if status == 'Batal' else '', f'SPX{o.at}', at(rng, o.day)[:16], '' if status == 'Belum Bayar' else at(rng, o.day)[:16], name, rp(price), rp(price), quantity, rp(quantity * price), '0', rp(ship), rp(o.sum + ship), o.who, o.who.title(), '62812345' + str(people.index(o.who)), 'KOTA BANDUNG'])
        if status in ('Selesai', 'Sedang Dikirim'):
            facts.sale(o.who, o.day, str(o.at), o.sum + ship)
    xlsx(path, ('orders', rows))
    return facts.want('revenue customers', 'each order once with freight; a language without a word list: or ask')


@case('H16', 'tiktok_shop_orders.csv', 'TikTok Shop: a row of explanations below the header, Order Amount and refund repeated on each SKU, ids with tabs', 'value', 'TikTok Shop All order CSV; ' + SEEN)
def _(path):
    facts = Facts()
    rows = [['Order ID', 'Order Status', 'Order Substatus', 'Cancelation/Return Type', 'SKU ID', 'Seller SKU', 'Product Name', 'Quantity', 'Sku Quantity of return', 'SKU Unit Original Price', 'SKU Subtotal Before Discount', 'SKU Platform Discount', 'SKU Seller Discount', 'SKU Subtotal After Discount', 'Shipping Fee After Discount', 'Taxes', 'Order Amount', 'Order Refund Amount', 'Created Time', 'Paid Time', 'Buyer Username', 'Payment Method', 'Weight(kg)'],
            ['Platform unique order ID.', 'Current order status.', 'Current order substatus.', 'The cancelation or return type.', 'Platform unique SKU ID.', 'Your SKU.', 'The name of the product.', 'SKU sold quantity in the order.', 'SKU returned quantity.', 'Unit price before discounts.', 'It equals SKU Unit Original Price * SKU Quantity.', 'Discount by the platform.', 'Discount by the seller.', 'It equals SKU Subtotal Before Discount - SKU Platform Discount - SKU Seller Discount.', 'Shipping fee after discounts.', 'Tax.', 'Total amount paid by the buyer.', 'Amount refunded.', 'Order created time.', 'Order paid time.', "The buyer's user name.", 'Payment method.', 'Weight.']]
    for o in orders(116, EN, 16):
        status = {5: 'Canceled', 10: 'Unpaid'}.get(o.at, 'Completed')
        user, ship = o.who.split()[0].lower() + '.tok', D('4.90')
        off = {name: D(2) if number == 0 and o.at % 3 == 0 else D(0) for number, (name, _, _) in enumerate(o.items)}
        total = o.sum - sum(off.values()) + ship
        back = {7: total, 12: D(9)}.get(o.at, D(0))
        when = o.day.strftime('%m/%d/%Y 10:15:22 AM')
        for name, quantity, price in o.items:
            rows.append([f'5771{o.at:014}\t', status, '', 'Cancel' if status == 'Canceled' else '', f'1729{abs(hash(0)) + len(name):012}', name[:3].upper(), name, quantity, 0, plain(price), plain(quantity * price), '0.00', plain(off[name]), plain(quantity * price - off[name]), plain(ship), '0.00', plain(total), plain(back), when + '\t', '' if status == 'Unpaid' else when + '\t', user, 'Card', '0.40'])
        if status == 'Completed':
            facts.sale(user, o.day, str(o.at), total)
            if back:
                facts.refund(user, o.day, str(o.at), back)
    csv(path, rows, bom=True)
    return facts.want('revenue customers per', 'Order Amount once per order, less Order Refund Amount once')


@case('H17', 'coupang_deliverylist.xlsx', '쿠팡 DeliveryList: 결제액 = 구매수 × 판매단가, many shipping columns, buyer and receiver', 'value', '쿠팡 Wing DeliveryList; ' + SEEN)
def _(path):
    facts = Facts()
    rows = ['번호,묶음배송번호,주문번호,택배사,운송장번호,분리배송 Y/N,분리배송 출고예정일,주문시 출고예정일,출고일(발송일),주문일,등록상품명,등록옵션명,노출상품명(옵션명),노출상품ID,옵션ID,업체상품코드,바코드,결제액,배송비구분,배송비,도서산간 추가배송비,구매수(수량),옵션판매가(판매단가),구매자,구매자전화번호,수취인이름,수취인전화번호,우편번호,수취인 주소,배송메세지,배송완료일,구매확정일자,결제위치'.split(',')]
    number = 0
    for o in orders(117, KR, 14, [('코펠', 42000), ('버너', 31500), ('랜턴', 19900), ('의자', 27000)]):
        for name, quantity, price in o.items:
            number += 1
            rows.append([number, 70000 + o.at, 30000000 + o.at, 'CJ대한통운', f'6{o.at:010}', 'N', '', (o.day + datetime.timedelta(1)).isoformat(), (o.day + datetime.timedelta(1)).isoformat(), f'{o.iso()} 10:22:31', name, '기본', name + ', 기본', 8100 + len(name), 9100 + number, 'C' + str(len(name)), 'S00' + str(number), quantity * price, '무료', 0, 0, quantity, price, o.who, '0502-100-' + str(1000 + KR.index(o.who)), o.who, '0502-200-' + str(1000 + KR.index(o.who)), '06236', '서울시 강남구', '', (o.day + datetime.timedelta(3)).isoformat(), '', '앱'])
            facts.sale(o.who, o.day, str(o.at), quantity * price, name)
    xlsx(path, ('Delivery', rows))
    return facts.want('revenue customers')


@case('H18', 'cafe24_orders.csv', '카페24: CP949, 총 결제금액 repeated on each item, 총 배송비 only on the first, 취소구분 취소 and 반품', 'value', '카페24 주문 CSV; ' + SEEN)
def _(path):
    facts = Facts()
    rows = [['쇼핑몰', '주문번호', '품목별 주문번호', '주문일시', '주문자명', '주문자 이메일', '주문상품명(기본)', '수량', '상품구매금액(KRW)', '총 배송비 (첫 품목에만 표시)', '총 주문금액(KRW)', '총 결제금액(KRW)', '결제구분', '취소구분']]
    for o in orders(118, KR, 16, [('코펠', 42000), ('버너', 31500), ('랜턴', 19900), ('의자', 27000)]):
        state, who = {4: '취소', 11: '반품'}.get(o.at, ''), f'user{KR.index(o.who)}@naver.example'
        for number, (name, quantity, price) in enumerate(o.items):
            order = o.day.strftime('%Y%m%d') + f'-{o.at:07}'
            rows.append(['한국어 쇼핑몰', order, f'{order}-{number + 1:02}', f'{o.iso()} 10:22:31', o.who, who, name, quantity, quantity * price, 3000 if number == 0 else '', int(o.sum) + 3000, int(o.sum) + 3000, '결제완료', state])
        if not state:
            facts.sale(who, o.day, str(o.at), o.sum + 3000)
    csv(path, rows, encoding='cp949', quotes='all')
    return facts.want('revenue per', 'each order once, with its shipping; 취소 and 반품 are out')


@case('H19', 'taobao_exportorderlist.csv', '淘宝 ExportOrderList: GBK, ids as ="…", 交易关闭 and 等待买家付款, four amounts, 退款金额', 'value', '淘宝 ExportOrderList; ' + SEEN)
def _(path):
    facts, rng = Facts(), random.Random(119)
    rows = ['订单编号,买家会员名,买家支付宝账号,买家应付货款,买家应付邮费,买家支付积分,总金额,返点积分,买家实际支付金额,买家实际支付积分,订单状态,买家留言,收货人姓名,运送方式,联系手机,订单创建时间,订单付款时间,宝贝标题,宝贝种类,物流单号,宝贝总数量,店铺名称,订单关闭原因,退款金额'.split(',')]
    for o in orders(119, CN, 20):
        state = {3: '交易关闭', 8: '等待买家付款', 14: '卖家已发货，等待买家确认', 17: '交易关闭'}.get(o.at, '交易成功')
        lost = state in ('交易关闭', '等待买家付款')
        goods, post = o.sum * (10 if lost else 1), 8
        user, back = 'tb_' + str(660 + CN.index(o.who)), {11: D(15)}.get(o.at, D(0))
        rows.append([f'="21{o.at:015}"', user, user + '@ali.example', plain(goods), plain(post), '0', plain(goods + post), '0', plain(0 if lost else goods + post), '0', state, '', o.who, '快递', "'1380000" + str(1000 + CN.index(o.who)), at(rng, o.day), '' if lost else at(rng, o.day), o.items[0][0] + '，' + '等', len(o.items), 'No:YT' + str(o.at), sum(i[1] for i in o.items), '山野户外', '买家未付款' if lost else '订单未关闭', plain(back)])
        if not lost:
            facts.sale(user, o.day, str(o.at), goods + post)
            if back:
                facts.refund(user, o.day, str(o.at), back)
    csv(path, rows, encoding='gbk', quotes='all')
    return facts.want('revenue customers per')


@case('H20', 'douyin_orders.csv', '抖音: 售后关闭 means the claim was dropped (the sale stands), 已关闭 means no sale, 退款成功 is a refund', 'value', '抖店 订单导出; ' + SEEN)
def _(path):
    facts, rng = Facts(), random.Random(120)
    rows = ['主订单编号,子订单编号,选购商品,商品规格,商品数量,商家编码,订单应付金额,运费,收件人,收件人手机号,详细地址,订单提交时间,商家备注,订单完成时间,订单状态,售后状态,取消原因,发货时间'.split(',')]
    for o in orders(120, CN, 18):
        state, after = {2: ('已关闭', '-'), 6: ('已完成', '售后关闭'), 9: ('已完成', '退款成功'), 12: ('待支付', '-'), 15: ('已发货', '-')}.get(o.at, ('已完成', '-'))
        for number, (name, quantity, price) in enumerate(o.items):
            amount = quantity * price * (8 if state in ('已关闭', '待支付') else 1)
            rows.append([f'69179{o.at:014}\t', f'69179{o.at:013}{number}\t', name, '默认', quantity, name[:2], plain(amount), '0.00', o.who, f'139{1000 + CN.index(o.who)}0000\t', '浙江省杭州市', at(rng, o.day), '', at(rng, o.day) if state == '已完成' else '', state, after, '超时未付款' if state == '已关闭' else '', ''])
            if state in ('已完成', '已发货') and after != '退款成功':
                facts.sale(o.who, o.day, str(o.at), amount, name)
    csv(path, rows, bom=True)
    return facts.want('revenue', '售后关闭 counts')


@case('H21', 'base_orders_ja.csv', 'BASE: Shift-JIS, 氏 and 名 of the payer beside those of the receiver, キャンセル, 合計金額 = 価格 × 数量', 'value', 'BASE 注文CSV; ' + SEEN)
def _(path):
    facts = Facts()
    rows = ['注文ID,注文日時,氏(請求先),名(請求先),郵便番号(請求先),都道府県(請求先),住所(請求先),電話番号(請求先),メールアドレス(請求先),氏(配送先),名(配送先),郵便番号(配送先),都道府県(配送先),備考,商品名,バリエーション,価格,税率,数量,合計金額,送料,支払い方法,代引き手数料,発送状況,商品ID,種類ID,購入元,配送日,注文メモ,調整金額'.split(',')]
    for o in orders(121, JP, 15, [('湯たんぽ', 2800), ('飯盒', 3600), ('寝袋', 9800), ('灯油缶', 1500)]):
        state = {4: 'キャンセル', 9: '未発送'}.get(o.at, '発送済')
        who = f'jp{JP.index(o.who)}@mail.example'
        gift = JP[(JP.index(o.who) + 2) % len(JP)] if o.at % 5 == 3 else o.who
        for name, quantity, price in o.items:
            rows.append([f'B7F{o.at:09}', o.day.strftime('%Y/%m/%d 10:22'), *o.who, '6000001', '京都府', '上京区', '0900000000' + str(JP.index(o.who)), who, *gift, '1000001', '東京都', '', name, '', price, 10, quantity, quantity * price, 0, 'クレジットカード決済', 0, state, 100 + len(name), '', 'BASE', '', '', 0])
            if state != 'キャンセル':
                facts.sale(who, o.day, str(o.at), quantity * price, str(100 + len(name)))
    csv(path, rows, encoding='cp932', quotes='all')
    return facts.want('revenue customers per products')


@case('H22', 'yahoo_store_ja.csv', 'Yahoo!ショッピング: English headers, statuses as numbers (OrderStatus 4 is cancelled, PayStatus 0 is not paid)', 'ask', 'Yahoo! ストアクリエイターPro 受注CSV (1 予約中 2 処理中 3 保留 4 キャンセル 5 完了); ' + SEEN)
def _(path):
    facts = Facts()
    rows = [['OrderId', 'OrderTime', 'OrderStatus', 'PayStatus', 'BillLastName', 'BillFirstName', 'BillMailAddress', 'ItemPrice', 'ShipCharge', 'PayCharge', 'UsePoint', 'TotalPrice', 'ShipPrefecture']]
    for o in orders(122, JP, 18, [('湯たんぽ', 2800), ('飯盒', 3600), ('寝袋', 9800)]):
        state, paid = {3: (4, 0), 8: (4, 0), 12: (2, 1)}.get(o.at, (5, 1))
        amount, who = int(o.sum) * (5 if state == 4 else 1), f'yjp{JP.index(o.who)}@mail.example'
        rows.append([f'campjp-{10000 + o.at}', o.day.strftime('%Y/%m/%d %H:%M:%S'), state, paid, *o.who, who, amount, 500, 0, 0, amount + 500, '京都府'])
        if state != 4:
            facts.sale(who, o.day, str(o.at), amount + 500)
    csv(path, rows, encoding='cp932')
    return facts.want('revenue customers', 'a status that is a number is not known: ask')


@case('H23', 'shopware5_orders.csv', 'Shopware 5 orders profile: statuses as numbers (-1 aborted, 4 rejected), invoiceAmount repeated on each position', 'ask', 'docs.shopware.com/en/shopware-5-en/import-export/import-export-orders')
def _(path):
    facts, rows = Facts(), [['orderId', 'orderDetailId', 'number', 'customerId', 'orderTime', 'status', 'cleared', 'invoiceAmount', 'invoiceAmountNet', 'invoiceShipping', 'articleNumber', 'name', 'quantity', 'price', 'currency', 'email']]
    line = 0
    for o in orders(123, EN, 16):
        status, cleared = {9: (-1, 17), 11: (4, 17), 12: (1, 12)}.get(o.at, (2, 12))
        scale = 6 if status in (-1, 4) else 1
        for name, quantity, price in o.items:
            line += 1
            rows.append([50 + o.at, line, 20000 + o.at, 900 + EN.index(o.who), o.iso() + ' 10:22:31', status, cleared, plain(o.sum * scale), plain(o.sum * scale), '0', 'SW' + name[:3], name, quantity * scale, plain(price), 'EUR', mail(o.who)])
        if scale == 1:
            facts.sale(str(900 + EN.index(o.who)), o.day, str(o.at), o.sum)
    csv(path, rows, sep=';')
    return facts.want('revenue customers', 'numbers as statuses are not known: ask; never every line with the total')


@case('H24', 'opencart_orders.csv', 'OpenCart: Denied, Expired, Chargeback, Voided, Refunded among Complete and Shipped, dollar signs, Date Modified beside', 'value', 'OpenCart order list (order statuses of its default installation); ' + USUAL)
def _(path):
    facts, rows = Facts(), [['Order ID', 'Customer', 'Customer Group', 'Email', 'Status', 'Total', 'Date Added', 'Date Modified']]
    for o in orders(124, EN, 24):
        state = {4: 'Denied', 7: 'Expired', 10: 'Chargeback', 13: 'Voided', 16: 'Refunded', 19: 'Failed', 21: 'Processing'}.get(o.at, 'Complete' if o.at % 2 else 'Shipped')
        lost = state in ('Denied', 'Expired', 'Voided', 'Failed')
        total = o.sum * (20 if lost else 1)
        rows.append([o.at + 1, o.who, 'Default', mail(o.who), state, f'${en(total)}', dmy(o.day), dmy(o.day + datetime.timedelta(20))])
        if not lost and state not in ('Chargeback', 'Refunded'):
            facts.sale(o.who, o.day, str(o.at), total)
    csv(path, rows)
    return facts.want('revenue per', 'a chargeback took the money back')


@case('H25', 'ecwid_orders.csv', 'Ecwid: machine words (AWAITING_PAYMENT, INCOMPLETE), total and refunded_amount repeated on each item', 'value', 'Ecwid orders CSV; ' + USUAL)
def _(path):
    facts, rng = Facts(), random.Random(125)
    rows = ['order_number;email;date;payment_status;fulfillment_status;subtotal;shipping_cost;tax;coupon_discount;total;refunded_amount;billing_name;ip;sku;name;quantity;price;weight'.split(';')]
    for o in orders(125, EN, 16):
        ship, coupon = D(5), D(3 if o.at % 4 == 1 else 0)
        total = o.sum + ship - coupon
        pay, full, back = {2: ('AWAITING_PAYMENT', 'AWAITING_PROCESSING', 0), 6: ('INCOMPLETE', 'AWAITING_PROCESSING', 0), 9: ('REFUNDED', 'RETURNED', total), 12: ('PARTIALLY_REFUNDED', 'DELIVERED', 8), 14: ('CANCELLED', 'WILL_NOT_DELIVER', 0)}.get(o.at, ('PAID', 'DELIVERED', 0))
        when = at(rng, o.day)
        for name, quantity, price in o.items:
            rows.append([f'NX{o.at:04}', mail(o.who), when, pay, full, plain(o.sum), plain(ship), '0.00', plain(coupon), plain(total), plain(back), o.who, '203.0.113.7', name[:3].upper(), name, quantity, plain(price), '0.7'])
        if pay in ('PAID', 'REFUNDED', 'PARTIALLY_REFUNDED'):
            facts.sale(mail(o.who), o.day, str(o.at), total)
            if back:
                facts.refund(mail(o.who), o.day, str(o.at), back)
    csv(path, rows, sep=';')
    return facts.want('revenue per')


@case('H26', 'tokopedia_orders.csv', 'Tokopedia: lines above the header, order fields only on the first product of an invoice, Dibatalkan', 'ask', 'Tokopedia laporan penjualan; ' + USUAL)
def _(path):
    facts, people, rows = Facts(), ['Rina Hartati', 'Budi Santoso', 'Dewi Kusuma', 'Agus Wijaya', 'Siti Aminah', 'Joko Pranoto', 'Wulan Sari'], []
    rows = [['Nomor', 'Nomor Invoice', 'Tanggal Pembayaran', 'Status Terakhir', 'Nama Pembeli', 'Nama Produk', 'Jumlah Produk Dibeli', 'Harga Jual (IDR)', 'Total Penjualan (IDR)', 'Kota']]
    for o in orders(126, people, 15, [('Tenda', 350000), ('Lampu', 85000), ('Tali', 25000), ('Panci', 120000)]):
        state = 'Dibatalkan' if o.at in (9, 11) else 'Pesanan Selesai'
        for number, (name, quantity, price) in enumerate(o.items):
            rows.append(([o.at + 1, f'INV/{o.day:%Y%m%d}/MPL/{o.at}', f'{o.day:%d-%m-%Y} 10:22:31', state, o.who] if number == 0 else [''] * 5) + [name, quantity, price, int(o.sum) if number == 0 else '', 'Bandung' if number == 0 else ''])
        if state != 'Dibatalkan':
            facts.sale(o.who, o.day, str(o.at), o.sum)
    csv(path, rows, before='Laporan Penjualan\r\nNama Toko,Rimba Outdoor\r\nPeriode,01-01-2024 - 30-06-2024\r\n\r\n')
    return facts.want('revenue customers', 'a language without a word list: or ask')


@case('H27', 'etsy_order_items.csv', 'Etsy order items: Item Total is before the discount, which stands in a column of its own', 'ask', 'Etsy sold order items CSV; ' + USUAL)
def _(path):
    facts, rows = Facts(), ['Sale Date,Item Name,Buyer,Quantity,Price,Coupon Code,Discount Amount,Shipping Discount,Order Shipping,Order Sales Tax,Item Total,Currency,Transaction ID,Listing ID,Date Paid,Date Shipped,Ship Name,Ship State,Ship Country,Order ID,Variations,Order Type,SKU'.split(',')]
    for o in orders(127, EN, 14):
        user = o.who.split()[1].lower() + 'crafts'
        for number, (name, quantity, price) in enumerate(o.items):
            off = cents(D(quantity * price) * D('0.15')) if o.at % 3 == 0 else D(0)
            rows.append([o.day.strftime('%m/%d/%y'), name, f'{o.who} ({user})', quantity, plain(price), 'SPRING15' if off else '', plain(off), '0.00', '0.00', '0.00', plain(quantity * price), 'USD', 400000 + 10 * o.at + number, 900 + len(name), mdy(o.day), mdy(o.day), o.who, 'ME', 'United States', 320000 + o.at, '', 'online', name[:3]])
            facts.sale(user, o.day, str(o.at), quantity * price - off, name)
    csv(path, rows)
    return facts.want('revenue customers', 'quantity × price = Item Total, so the discount is still to come off; or ask')


# Accounting, ERP, CRM -------------------------------------------------------------------------------------------------


@case('H28', 'sevdesk_storno.csv', 'sevDesk invoices: a cancelled invoice has status Storniert AND its Stornorechnung is a negative row; Entwurf; Teilbezahlt is owed', 'value', 'sevDesk Rechnungsliste; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['Rechnungsnr.', 'Rechnungsart', 'Rechnungsdatum', 'Fällig am', 'Kundennr.', 'Kunde', 'Betrag', 'Bezahlt', 'Offen', 'Status']]
    for o in orders(128, DEU, 18):
        state = {3: 'Storniert', 7: 'Entwurf', 10: 'Teilbezahlt', 13: 'Überfällig', 15: 'Storniert'}.get(o.at, 'Bezahlt')
        amount = o.sum * (15 if state == 'Entwurf' else 1)
        paid = {'Bezahlt': amount, 'Teilbezahlt': D(20)}.get(state, D(0))
        who = str(1001 + DEU.index(o.who))
        rows.append([f'RE-{1000 + o.at}', 'Rechnung', dmy(o.day, '.'), dmy(o.day + datetime.timedelta(14), '.'), who, o.who, de(amount), de(paid), de(0 if state == 'Storniert' else amount - paid), state])
        if state == 'Storniert':
            rows.append([f'SR-{1000 + o.at}', 'Stornorechnung', dmy(o.day + datetime.timedelta(1), '.'), dmy(o.day + datetime.timedelta(1), '.'), who, o.who, de(-amount), de(0), de(0), 'Bezahlt'])
            facts.sale(who, o.day, f'RE{o.at}', amount)
            facts.refund(who, o.day, f'SR{o.at}', amount)
        elif state != 'Entwurf':
            facts.sale(who, o.day, f'RE{o.at}', amount)
    csv(path, rows, sep=';', bom=True)
    return facts.want('revenue per', 'invoice and Stornorechnung cancel out, once')


@case('H29', 'lexware_invoices.csv', 'lexoffice invoices: Netto, Steuer, Brutto quoted with points in a German file, storniert and Entwurf, Leistungsdatum beside Rechnungsdatum', 'ask', 'Monat,Rechnungsnummer,Leistungsdatum,Rechnungsdatum,Kunde,…; ' + SEEN)
def _(path):
    facts, monate = Facts(), 'Januar Februar März April Mai Juni Juli'.split()
    rows = ['Monat,Rechnungsnummer,Leistungsdatum,Rechnungsdatum,Kunde,Bezeichnung,Nettobetrag,Steuerbetrag,Bruttobetrag,Steuersatz,Kategorie,Status'.split(',')]
    for o in orders(129, DEU, 16):
        state = {4: 'storniert', 8: 'Entwurf', 11: 'offen'}.get(o.at, 'bezahlt')
        net = o.sum * (9 if state in ('storniert', 'Entwurf') else 1)
        tax = cents(net * D('0.19'))
        rows.append([f'{monate[o.day.month - 1]} {o.day.year}', f'2024-{o.at:03}', dmy(o.day, '.'), dmy(o.day + datetime.timedelta(1), '.'), o.who, 'Lieferung ' + o.items[0][0], plain(net), plain(tax), plain(net + tax), '19%', 'Handel', state])
        if state in ('bezahlt', 'offen'):
            facts.sale(o.who, o.day + datetime.timedelta(1), str(o.at), net + tax)
    csv(path, rows, quotes='all')
    return facts.want('revenue customers per', 'with or without tax: ask')


@case('H30', 'zoho_books_invoices.csv', 'Zoho Books: invoice fields repeated on each item line, Total with shipping and adjustment, Void and Draft', 'value', 'Zoho Books invoice export; ' + SEEN)
def _(path):
    facts = Facts()
    rows = ['Invoice Date,Invoice ID,Invoice Number,Invoice Status,Customer ID,Customer Name,Due Date,Currency Code,Exchange Rate,SubTotal,Total,Balance,Shipping Charge,Adjustment,Item Name,Quantity,Item Price,Item Total,Sales person'.split(',')]
    for o in orders(130, EN, 16):
        state = {3: 'Void', 8: 'Draft', 11: 'Overdue'}.get(o.at, 'Closed')
        scale = 7 if state in ('Void', 'Draft') else 1
        ship, adjust = D('9.90'), D('-0.90' if o.at % 4 == 2 else 0)
        total = o.sum * scale + ship + adjust
        who = f'98200000007{EN.index(o.who):04}'
        for name, quantity, price in o.items:
            rows.append([o.iso(), f'98200000009{o.at:04}', f'INV-{o.at:06}', state, who, o.who + ' Ltd', (o.day + datetime.timedelta(30)).isoformat(), 'USD', '1.00', plain(o.sum * scale), plain(total), plain(total if state == 'Overdue' else 0), plain(ship), plain(adjust), name, plain(quantity * scale), plain(price), plain(quantity * price * scale), 'Kim Seller'])
        if scale == 1:
            facts.sale(who, o.day, str(o.at), total)
    csv(path, rows)
    return facts.want('revenue customers per')


@case('H31', 'sage50_audit_trail.csv', 'Sage 50: SI invoices, SC credits with positive amounts, SR receipts that are no sale', 'ask', 'Sage 50 audit trail transactions (SI, SC, SR, SA); ' + USUAL)
def _(path):
    facts, rows, number = Facts(), [['No', 'Type', 'A/C', 'N/C', 'Dept', 'Details', 'Date', 'Ref', 'Net Amount', 'Tax Amount', 'T/C', 'Paid', 'Bank Rec']], 0
    for o in orders(131, EN, 15):
        who = o.who.split()[1].upper()[:5] + '01'
        for kind, amount, ref in [('SI', o.sum, f'{7000 + o.at}')] + ([('SC', D(20), f'CR{o.at}')] if o.at in (5, 10) else []) + ([('SR', o.sum, 'BACS')] if o.at % 2 else []):
            number += 1
            rows.append([number, kind, who, '1200' if kind == 'SR' else '4000', '1', {'SI': 'Goods', 'SC': 'Returned goods', 'SR': 'Sales Receipt'}[kind], dmy(o.day), ref, plain(amount), '0.00', 'T0', 'Y', 'N'])
            if kind != 'SR':
                (facts.sale if kind == 'SI' else facts.refund)(who, o.day, ref, amount)
    csv(path, rows)
    return facts.want('revenue customers per', 'SI less SC; SR is a receipt; codes: or ask')


@case('H32', 'qbo_sales_by_customer_summary.csv', 'QuickBooks Online summary: title lines, a header with an empty first cell, sub-customers with a total, TOTAL and a footer', 'ask', 'QuickBooks Online Sales by Customer Summary; ' + USUAL)
def _(path):
    facts = Facts()
    people = [('Harbour Cafe', '4210.50'), ('Ridge School', '1880.00'), ('Nora Hale', '640.25'), ('Otis Reed', '95.00'), ('Uma Finch', '12.75'), ('Gus Lowe', '2300.00'), ('Ada Pike', '333.30')]
    rows = [['', 'Total']]
    for name, amount in people:
        facts.sale(name, day('2024-06-30'), name, amount)
        rows.append([name, en(amount)])
        if name == 'Ridge School':
            rows.append(['   Ridge School Gym', '120.00'])
            rows.append(['Total Ridge School', '$' + en(D(amount) + 120)])
            facts.sale('Ridge School Gym', day('2024-06-30'), 'gym', 120)
    total = sum(line[3] for line in facts)
    rows.append(['TOTAL', '$' + en(total)])
    csv(path, rows, before='Camp Store LLC,\r\nSales by Customer Summary,\r\n"January 1 - June 30, 2024",\r\n\r\n', after='\r\n\r\n"Accrual basis  Monday, July 1, 2024 09:12 AM GMT-07:00",\r\n')
    return facts.want('revenue', 'TOTAL and "Total Ridge School" never count; or ask, for there is no date')


@case('H33', 'odoo_account_move.xlsx', 'Odoo invoices: signed totals, a reversed invoice AND its credit note, drafts named "/", a cancelled one', 'value', 'Odoo account.move list export; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['Number', 'Invoice Partner Display Name', 'Invoice/Bill Date', 'Due Date', 'Activities', 'Untaxed Amount Signed', 'Total Signed', 'Amount Due Signed', 'Payment Status', 'Status']]
    for o in orders(133, EN, 16):
        name = o.who + ' GmbH'
        pay, state = {4: ('Reversed', 'Posted'), 10: ('Not Paid', 'Draft'), 9: ('Not Paid', 'Posted'), 12: ('Not Paid', 'Cancelled')}.get(o.at, ('Paid', 'Posted'))
        amount = o.sum * (11 if state != 'Posted' else 1)
        rows.append(['/' if state == 'Draft' else f'INV/2024/{o.at:05}', name, o.day, o.day + datetime.timedelta(30), '', amount, amount, amount if pay == 'Not Paid' else 0, pay, state])
        if state == 'Posted':
            facts.sale(name, o.day, f'INV{o.at}', amount)
        if pay == 'Reversed':
            rows.append([f'RINV/2024/{o.at:05}', name, o.day + datetime.timedelta(2), o.day + datetime.timedelta(2), '', -amount, -amount, 0, 'Paid', 'Posted'])
            facts.refund(name, o.day, f'RINV{o.at}', amount)
    xlsx(path, ('Invoices', rows))
    return facts.want('revenue customers per', 'the reversed invoice and its credit note cancel out, once')


@case('H34', 'netsuite_transactions.csv', 'NetSuite transaction search: Sales Order, Invoice of the same order, Payment and Credit Memo in one list', 'ask', 'NetSuite transaction search; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['Date', 'Type', 'Document Number', 'Name', 'Account', 'Created From', 'Status', 'Amount']]
    for o in orders(134, EN, 12):
        name = f'C{1000 + EN.index(o.who)} {o.who} Inc'
        rows.append([mdy(o.day), 'Sales Order', f'SO{o.at}', name, 'Sales Orders', '', 'Billed', plain(o.sum)])
        rows.append([mdy(o.day + datetime.timedelta(2)), 'Invoice', f'INV{o.at}', name, 'Accounts Receivable', f'Sales Order #SO{o.at}', 'Paid In Full', plain(o.sum)])
        facts.sale(name, o.day + datetime.timedelta(2), f'INV{o.at}', o.sum)
        if o.at % 2:
            rows.append([mdy(o.day + datetime.timedelta(9)), 'Payment', f'PYMT{o.at}', name, 'Undeposited Funds', f'Invoice #INV{o.at}', 'Deposited', plain(o.sum)])
        if o.at in (4, 8):
            rows.append([mdy(o.day + datetime.timedelta(9)), 'Credit Memo', f'CM{o.at}', name, 'Accounts Receivable', f'Invoice #INV{o.at}', 'Fully Applied', plain(-20)])
            facts.refund(name, o.day, f'CM{o.at}', 20)
    csv(path, rows)
    return facts.want('revenue customers', 'order, invoice and payment are one sale: invoices less credit memos; or ask')


@case('H35', 'salesforce_opportunities.csv', 'Salesforce report: open and lost opportunities between won ones, a footer of five lines', 'ask', 'Salesforce opportunity report; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['Opportunity Owner', 'Account Name', 'Opportunity Name', 'Stage', 'Fiscal Period', 'Amount', 'Probability (%)', 'Age', 'Close Date', 'Created Date', 'Type']]
    for o in orders(135, EN, 18):
        stage, chance = {3: ('Closed Lost', 0), 8: ('Negotiation/Review', 90), 12: ('Closed Lost', 0), 15: ('Prospecting', 10)}.get(o.at, ('Closed Won', 100))
        amount = o.sum * (1 if stage == 'Closed Won' else 14)
        rows.append(['Kim Closer', o.who + ' Inc', 'Refit ' + o.items[0][0], stage, f'Q{(o.day.month + 2) // 3}-2024', plain(amount), chance, 40, mdy(o.day), mdy(o.day - datetime.timedelta(40)), 'Existing Business'])
        if stage == 'Closed Won':
            facts.sale(o.who + ' Inc', o.day, str(o.at), amount)
    csv(path, rows, quotes='all', after='\r\n\r\n"Refits 2024"\r\n"Copyright (c) 2000-2024 salesforce.com, inc. All rights reserved."\r\n"Confidential Information - Do Not Distribute"\r\n"Generated By:  Kim Closer  7/1/2024 9:12 AM"\r\n"Camp Store LLC"\r\n')
    return facts.want('revenue customers', 'only what was won is revenue; or ask what the stages mean')


@case('H36', 'pipedrive_deals.csv', 'Pipedrive deals: prefixed headers, lost and open deals, won time beside created time', 'ask', 'Pipedrive deals export (Deal - …); ' + USUAL)
def _(path):
    facts, rng = Facts(), random.Random(136)
    rows = [['Deal - ID', 'Deal - Title', 'Deal - Value', 'Deal - Currency of Value', 'Deal - Organization', 'Deal - Contact person', 'Deal - Stage', 'Deal - Status', 'Deal - Owner', 'Deal - Deal created', 'Deal - Won time', 'Deal - Lost time', 'Deal - Lost reason', 'Deal - Probability']]
    for o in orders(136, DEU, 16):
        state = {8: 'Lost', 9: 'Open', 13: 'Lost'}.get(o.at, 'Won')
        value = o.sum * (1 if state == 'Won' else 18)
        when = at(rng, o.day)
        rows.append([o.at + 1, 'Ausstattung', plain(value), 'EUR', o.who, '', 'Verhandlung', state, 'Kim Closer', at(rng, o.day - datetime.timedelta(30)), when if state == 'Won' else '', when if state == 'Lost' else '', 'Preis' if state == 'Lost' else '', ''])
        if state == 'Won':
            facts.sale(o.who, o.day, str(o.at), value)
    csv(path, rows)
    return facts.want('revenue customers', 'only won deals; or ask')


@case('H37', 'myob_item_sales.txt', 'MYOB: a first line {}, blank lines between invoices, "10%" discounts already in Total, company in Co./Last Name', 'value', 'MYOB AccountRight ITEMSALE.TXT; ' + USUAL)
def _(path):
    facts, rows = Facts(), ['Co./Last Name	First Name	Addr 1 - Line 1	Invoice No.	Date	Customer PO	Ship Via	Item Number	Quantity	Description	Price	Discount	Total	Job	Salesperson Last Name	Tax Code	Non-GST Amount'.split('\t')]
    for o in orders(137, [name + ' Pty Ltd' for name in EN], 16):
        for name, quantity, price in o.items:
            rate = 10 if o.at % 4 == 1 else 0
            total = cents(D(quantity * price) * (100 - rate) / 100)
            rows.append([o.who, '', '1 Bay Rd', f'{o.at:08}', dmy(o.day), '', '', name[:3].upper(), quantity, name, f'${en(price)}', f'{rate}%', f'${en(total)}', '', 'Seller', 'N-T', '$0.00'])
            facts.sale(o.who, o.day, str(o.at), total, name[:3].upper())
        rows.append([])
    csv(path, rows, sep='\t', quotes='none', before='{}\r\n')
    return facts.want('revenue customers per products last')


@case('H38', 'exact_online_nl.csv', 'Exact Online: headers with colons, credits with a trailing minus "150,00-"', 'value', 'Exact Online verkoopfacturen; ' + USUAL)
def _(path):
    facts, people = Facts(), ['Bakkerij Duin', 'Garage Kors', 'Hotel Zeezicht', 'Kapper Loes', 'Bouw Peeters', 'Slagerij Mol', 'Fietsen Jansen']
    rows = [['Factuurnummer', 'Factuurdatum', 'Vervaldatum', 'Relatie: Code', 'Relatie: Naam', 'Omschrijving', 'Bedrag', 'Openstaand', 'Verkoper']]
    trailing = lambda amount: de(abs(amount)) + ('-' if amount < 0 else '')
    for o in orders(138, people, 18, [('a', 410), ('b', 129), ('c', 77)]):
        who = f'{4000 + people.index(o.who)}'
        amount = -o.sum if o.at in (9, 14) else o.sum
        rows.append([24000 + o.at, dmy(o.day, '-'), dmy(o.day + datetime.timedelta(30), '-'), who, o.who, 'Levering', trailing(amount), '0,00', 'Verkoper K'])
        (facts.sale if amount > 0 else facts.refund)(who, o.day, str(o.at), abs(amount))
    csv(path, rows, sep=';', encoding='cp1252')
    return facts.want('revenue customers per')


@case('H39', 'primavera_pt.csv', 'Portuguese invoicing: FT, NC (credit notes, positive) and RC (receipts) told only by the number', 'ask', 'Portuguese invoicing software (tipos de documento FT, FR, NC, RC of SAF-T PT); ' + USUAL)
def _(path):
    facts, people = Facts(), ['Padaria Tejo', 'Oficina Douro', 'Hotel Sado', 'Escola Minho', 'Talho Mondego', 'Clínica Lima', 'Café Guadiana']
    rows = [['Documento', 'Data', 'NIF', 'Cliente', 'Vendedor', 'Total']]
    for o in orders(139, people, 15, [('a', 410), ('b', 129), ('c', 77)]):
        nif = f'50{people.index(o.who)}123456'
        rows.append([f'FT 2024/{o.at}', dmy(o.day, '-'), nif, o.who, 'Vendedor K', de(o.sum)])
        facts.sale(o.who, o.day, f'FT{o.at}', o.sum)
        if o.at in (5, 9, 12):
            rows.append([f'NC 2024/{o.at}', dmy(o.day + datetime.timedelta(1), '-'), nif, o.who, 'Vendedor K', de(77)])
            facts.refund(o.who, o.day, f'NC{o.at}', 77)
        if o.at % 3 == 0:
            rows.append([f'RC 2024/{o.at}', dmy(o.day + datetime.timedelta(1), '-'), nif, o.who, 'Vendedor K', de(o.sum)])
    csv(path, rows, sep=';')
    return facts.want('revenue customers', 'NC subtract, RC are receipts; the kind stands only in the number: ask')


@case('H40', 'sapb1_invoices.xlsx', 'SAP Business One invoices: Canceled is Y for the cancelled and C for its cancellation, both positive', 'ask', 'SAP Business One OINV (CANCELED = Y, N, C); ' + USUAL)
def _(path):
    facts, rows = Facts(), [['#', 'Document Number', 'Posting Date', 'Due Date', 'Customer/Vendor Code', 'Customer/Vendor Name', 'Document Total', 'Paid to Date', 'Document Status', 'Canceled']]
    for o in orders(140, DEU, 16):
        who, gone = f'C{20000 + DEU.index(o.who)}', o.at in (3, 10)
        amount = o.sum * (5 if gone else 1)
        for number, flag in [(8000 + o.at, 'Y' if gone else 'N')] + ([(8500 + o.at, 'C')] if gone else []):
            rows.append([len(rows), number, o.day, o.day + datetime.timedelta(30), who, o.who, amount, 0 if gone else amount, 'C', flag])
        if not gone:
            facts.sale(who, o.day, str(o.at), amount)
    xlsx(path, ('A/R Invoices', rows))
    return facts.want('revenue customers', 'neither the cancelled nor the cancelling counts; or ask what Y and C mean')


@case('H41', 'kingdee_outstock.xlsx', '金蝶 销售出库单: head fields only on the first line, red (negative) lines, 金额 税额 价税合计, 合计 row', 'ask', '金蝶云星空 销售出库单 (单据编号 日期 客户 …); ' + SEEN)
def _(path):
    facts, rows, sums = Facts(), [['单据编号', '日期', '客户', '销售员', '单据状态', '物料编码', '物料名称', '实发数量', '单价', '金额', '税额', '价税合计']], [0, D(0), D(0)]
    for o in orders(141, CNCO, 14, [('螺栓', 120), ('轴承', 350), ('垫片', 45), ('皮带', 80)]):
        sign = -1 if o.at in (9, 12) else 1
        for number, (name, quantity, price) in enumerate(o.items):
            net = D(sign * quantity * price)
            tax = cents(net * D('0.13'))
            rows.append(([f'XSCKD{o.at:06}', o.day, o.who, '孙业务', '已审核'] if number == 0 else [''] * 5) + ['CH' + str(len(name) + price), name, sign * quantity, price, net, tax, net + tax])
            sums = [sums[0] + sign * quantity, sums[1] + net, sums[2] + tax]
            (facts.sale if sign > 0 else facts.refund)(o.who, o.day, str(o.at), abs(net + tax), name)
    rows.append(['合计', '', '', '', '', '', '', sums[0], '', sums[1], sums[2], sums[1] + sums[2]])
    xlsx(path, ('销售出库单', rows))
    return facts.want('revenue customers per', 'with or without tax: ask; the customer holds for the lines below')


@case('H42', 'guanjiapo_sections.xlsx', '管家婆: the customer on a section row 往来单位：…, its sales below, 小计 after each', 'ask', '管家婆 客户销售明细; ' + USUAL)
def _(path):
    facts = Facts()
    rows = [['客户销售明细表'], ['日期：2024-01-01 至 2024-06-30'], ['单据日期', '单据编号', '单据类型', '商品名称', '数量', '单价', '金额', '经手人']]
    groups = {}
    for o in orders(142, CNCO, 18, most=2):
        groups.setdefault(o.who, []).append(o)
    for name, sold in groups.items():
        rows.append(['往来单位：' + name])
        total = D(0)
        for o in sold:
            back = o.at in (13, 16)
            for item, quantity, price in o.items:
                amount = D(quantity * price) * (-1 if back else 1)
                total += amount
                rows.append([o.day, f'{"XT" if back else "XS"}-{o.at:04}', '销售退货单' if back else '销售单', item, -quantity if back else quantity, price, amount, '孙业务'])
                (facts.refund if back else facts.sale)(name, o.day, str(o.at), abs(amount), item)
        rows.append(['小计', '', '', '', '', '', total])
    rows.append(['合计', '', '', '', '', '', sum(line[3] for line in facts)])
    xlsx(path, ('明细', rows, {'merged': ['A1:H1']}))
    return facts.want('revenue customers per', 'never the clerk 孙业务 as the customer')


@case('H43', 'fortnox_sv.csv', 'Swedish (no word list): Makulerad Ja, Saldo beside Totalt, blanks as thousands', 'ask', 'Fortnox fakturalista; ' + USUAL)
def _(path):
    facts, people = Facts(), ['Bageri Björk', 'Verkstad Ek', 'Hotell Strand', 'Frisör Åsa', 'Bygg Öberg', 'Blommor Lind', 'Cykel Ängö']
    rows = [['Fakturanr', 'Fakturadatum', 'Förfallodatum', 'Kundnr', 'Kundnamn', 'Totalt', 'Saldo', 'Valuta', 'Makulerad']]
    for o in orders(143, people, 16, [('a', 1410), ('b', 729), ('c', 377)]):
        gone = o.at in (5, 11)
        amount = o.sum * (6 if gone else 1)
        who = str(70 + people.index(o.who))
        rows.append([3000 + o.at, o.iso(), (o.day + datetime.timedelta(30)).isoformat(), who, o.who, fr(amount, '\u00a0'), '0,00', 'SEK', 'Ja' if gone else 'Nej'])
        if not gone:
            facts.sale(who, o.day, str(o.at), amount)
    csv(path, rows, sep=';', encoding='cp1252')
    return facts.want('revenue customers per')


@case('H44', 'trendyol_tr.csv', 'Turkish (no word list): İptal Edildi, İade Edildi, discount in money, two total columns, cp1254', 'ask', 'Trendyol sipariş raporu; ' + USUAL)
def _(path):
    facts, people = Facts(), ['Ayşe Çınar', 'Mehmet Işık', 'Zeynep Gül', 'Ali Şahin', 'Elif Öz', 'Can Ünal', 'Deniz Yağız']
    rows = [['Paket No', 'Sipariş Numarası', 'Sipariş Tarihi', 'Alıcı', 'Ürün Adı', 'Adet', 'Birim Fiyatı', 'Satış Tutarı', 'İndirim Tutarı', 'Faturalanacak Tutar', 'Sipariş Statüsü']]
    for o in orders(144, people, 16, [('Çadır', 899), ('Fener', 149), ('Ocak', 349)]):
        state = {8: 'İptal Edildi', 10: 'İade Edildi'}.get(o.at, 'Teslim Edildi')
        for name, quantity, price in o.items:
            off = D(20) if o.at % 3 == 1 else D(0)
            scale = 5 if o.at in (8, 10) else 1
            amount = D(quantity * price * scale)
            rows.append([90 + o.at, 5500 + o.at, f'{o.day:%d.%m.%Y} 10:22', o.who, name, quantity * scale, comma(price), de(amount), comma(off), de(amount - off), state])
            if state == 'Teslim Edildi':
                facts.sale(o.who, o.day, str(o.at), amount - off)
    csv(path, rows, sep=';', encoding='cp1254')
    return facts.want('revenue customers')


@case('H45', 'onec_ru.csv', 'Russian 1C (no word list): cp1251, "12 345,67", Итого below, returns as a document type with negative sums', 'ask', '1С отчет по продажам; ' + USUAL)
def _(path):
    facts, people = Facts(), ['ООО Ромашка', 'ИП Волков', 'ЗАО Север', 'ООО Берёзка', 'ИП Орлова', 'ОАО Восток', 'ООО Маяк']
    rows = [['Дата', 'Номер', 'Вид документа', 'Контрагент', 'Менеджер', 'Сумма', 'Валюта']]
    for o in orders(145, people, 17, [('а', 12410), ('б', 3729), ('в', 877)]):
        back = o.at in (9, 14)
        rows.append([dmy(o.day, '.'), f'УТ-{o.at:06}', 'Возврат товаров от клиента' if back else 'Реализация товаров и услуг', o.who, 'Петров П.', fr(-o.sum if back else o.sum, '\u00a0'), 'руб.'])
        (facts.refund if back else facts.sale)(o.who, o.day, str(o.at), o.sum)
    rows.append(['Итого', '', '', '', '', fr(sum(line[3] for line in facts), '\u00a0'), ''])
    csv(path, rows, sep=';', encoding='cp1251')
    return facts.want('revenue customers per')


@case('H46', 'kiotviet_vi.xlsx', 'Vietnamese (no word list): Khách lẻ (walk-in) many times, Đã hủy, discount and amounts due and paid', 'ask', 'KiotViet danh sách hóa đơn; ' + USUAL)
def _(path):
    facts, people = Facts(), ['Nguyễn Văn An', 'Trần Thị Bình', 'Lê Hoàng', 'Phạm Minh', 'Võ Thu Hà', 'Đặng Quốc']
    rows = [['Mã hóa đơn', 'Thời gian', 'Mã khách hàng', 'Khách hàng', 'Người bán', 'Tổng tiền hàng', 'Giảm giá', 'Khách cần trả', 'Khách đã trả', 'Trạng thái']]
    for o in orders(146, people + ['Khách lẻ'], 20, [('a', 250000), ('b', 90000), ('c', 45000)]):
        gone, off = o.at in (7, 13), D(10000 if o.at % 4 == 0 else 0)
        amount = o.sum * (6 if gone else 1)
        who = '' if o.who == 'Khách lẻ' else f'KH{people.index(o.who):06}'
        rows.append([f'HD{o.at:06}', f'{o.day:%d/%m/%Y} 10:22', who, o.who, 'Thu ngân 1', amount, off, amount - off, 0 if gone else amount - off, 'Đã hủy' if gone else 'Hoàn thành'])
        if not gone and who:
            facts.sale(who, o.day, str(o.at), amount - off)
    xlsx(path, ('HoaDon', rows))
    return facts.want('per', 'the walk-in is nobody; amount due after discount; or ask')


# Tills, events, bookings ----------------------------------------------------------------------------------------------


@case('H47', 'square_items.csv', 'Square items: two-digit years, modifiers, Net Sales = Gross − Discounts, refunds negative, walk-ins without a customer', 'value', 'Square item sales CSV; ' + SEEN)
def _(path):
    facts = Facts()
    money = lambda amount: f'-${en(-amount)}' if amount < 0 else f'${en(amount)}'
    rows = ['Date,Time,Time Zone,Category,Item,Qty,Price Point Name,SKU,Modifiers Applied,Gross Sales,Discounts,Net Sales,Tax,Transaction ID,Payment ID,Device Name,Notes,Details,Event Type,Location,Dining Option,Customer ID,Customer Name,Customer Reference ID,Unit,Count'.split(',')]
    for o in orders(147, EN + ['', ''], 22):
        back, who = o.at in (13, 18) and o.who, 'CU' + o.who.replace(' ', '').upper() + '9' if o.who else ''
        for name, quantity, price in o.items:
            sign, off = -1 if back else 1, D('1.50') if o.at % 4 == 2 else D(0)
            gross = D(quantity * price) * sign
            net = gross - off * sign
            rows.append([o.day.strftime('%m/%d/%y'), '10:22:31', 'Pacific Time (US & Canada)', 'Gear', name, f'{quantity * sign}.0', 'Regular', '', '', money(gross), money(-off * sign), money(net), '$0.00', f'T{o.at:04}', f'P{o.at:04}', 'Till 1', '', 'https://squareup.com/dashboard/sales', 'Refund' if back else 'Payment', 'Shop', '', who, o.who, '', 'ea', f'{quantity * sign}.0'])
            if who:
                (facts.refund if back else facts.sale)(who, o.day, str(o.at), abs(net), name)
    csv(path, rows)
    return facts.want('customers per', 'lines without a customer are counted apart')


@case('H48', 'toast_order_details.csv', 'Toast OrderDetails: Server, Table and Tab Names, no customer; Voided', 'ask', 'Toast OrderDetails (Order #, Opened, # of Guests, Server, Table, …); ' + SEEN)
def _(path):
    rows = ['Location,Order Id,Order #,Checks,Opened,# of Guests,Tab Names,Server,Table,Revenue Center,Dining Area,Service,Dining Options,Discount Amount,Amount,Tax,Tip,Gratuity,Total,Paid,Closed,Duration (Opened to Paid),Order Source,Voided'.split(',')]
    servers = ['Pat Clerk', 'Kim Waiter', 'Lee Tender', 'Jo Runner', 'Max Floor', 'Ron Bar']
    for o in orders(148, servers, 18):
        when = o.day.strftime('%-m/%-d/%y 6:22 PM')
        rows.append(['Main St', 4000000 + o.at, o.at + 1, o.at + 1, when, 2 + o.at % 4, '', o.who, 10 + o.at % 7, 'Bar', 'Patio', 'Dinner', 'Dine In', '0.00', plain(o.sum), '0.00', plain(6), '0.00', plain(o.sum + 6), when, when, '1:05:00', 'In store', 'true' if o.at == 5 else 'false'])
    csv(path, rows)
    return {'note': 'servers are no customers, tables neither: say that there is none, or ask'}


@case('H49', 'eventbrite_attendees.csv', 'Eventbrite: a row per ticket, Total Paid per ticket, free tickets, Refunded and Not Attending, fees beside', 'ask', 'Eventbrite attendee report (Order #, …, Attendee Status); ' + SEEN)
def _(path):
    facts, rng = Facts(), random.Random(149)
    rows = ['Order #,Order Date,First Name,Last Name,Email,Quantity,Price Tier,Ticket Type,Attendee #,Group,Order Type,Currency,Total Paid,Fees Paid,Eventbrite Fees,Eventbrite Payment Processing,Attendee Status,Home City,Home State'.split(',')]
    for o in orders(149, EN, 17, [('Adult', 45), ('Child', 20), ('Press', 0)], most=2):
        state = {6: 'Refunded', 11: 'Checked In', 14: 'Not Attending'}.get(o.at, 'Attending')
        first, last = o.who.split()
        for name, quantity, price in o.items:
            for seat in range(quantity):
                rows.append([9000 + o.at, at(rng, o.day), first, last, mail(o.who), 1, 'Early' if o.at < 6 else 'Late', name, 50000 + 100 * o.at + 10 * (name == 'Child') + seat, '', 'Eventbrite Completed' if price else 'Free Order', 'USD', plain(price), plain(D(price) / 20), plain(D(price) / 25), plain(D(price) / 100), state, 'Austin', 'TX'])
                if state in ('Attending', 'Checked In'):
                    facts.sale(mail(o.who), o.day, str(o.at), price)
    csv(path, rows)
    return facts.want('revenue per', '"Not Attending" is Eventbrite\'s word for a cancelled, given-back order; or ask')


@case('H50', 'mindbody_sales.xlsx', 'Mindbody sales: title rows, Item Price × Quantity − discount = Item Total, returns negative, a total below', 'value', 'Mindbody sales report; ' + USUAL)
def _(path):
    facts = Facts()
    rows = [['Sales Report'], ['1/1/2024 - 6/30/2024', '', 'All locations'], ['Sale Date', 'Client ID', 'Client', 'Sale ID', 'Item name', 'Location', 'Item Price', 'Quantity', 'Subtotal', 'Discount %', 'Discount amount', 'Tax', 'Item Total', 'Payment Method']]
    for o in orders(150, EN, 16, [('10 classes', 150), ('Drop in', 18), ('Mat', 40)]):
        who, back = '10000' + str(EN.index(o.who)), o.at in (10, 13)
        first, last = o.who.split()
        for name, quantity, price in o.items:
            quantity, rate = -quantity if back else quantity, 10 if o.at % 5 == 1 else 0
            subtotal = D(quantity * price)
            off = subtotal * rate / 100
            rows.append([o.day, who, f'{last}, {first}', 700 + o.at, name, 'Studio', price, quantity, subtotal, rate, off, 0, subtotal - off, 'Visa'])
            (facts.refund if back else facts.sale)(who, o.day, str(o.at), abs(subtotal - off), name)
    rows.append(['Total', '', '', '', '', '', '', '', sum(r[8] for r in rows[3:]), '', sum(r[10] for r in rows[3:]), 0, sum(r[12] for r in rows[3:])])
    xlsx(path, ('Sales', rows))
    return facts.want('revenue customers per products last control')


@case('H51', 'salon_appointments.csv', 'salon appointments: No show and Cancelled by client, team member beside client, two dates', 'ask', 'Booksy / Fresha appointment list; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['Ref #', 'Channel', 'Created Date', 'Scheduled Date', 'Client', 'Service', 'Team Member', 'Duration', 'Status', 'Price']]
    for o in orders(151, EN, 20, [('Cut', 35), ('Colour', 80), ('Beard', 18)], most=1):
        state = {5: 'No show', 9: 'Cancelled by client', 12: 'No show', 16: 'Cancelled by salon'}.get(o.at, 'Completed')
        amount = D(o.items[0][2]) * (6 if state != 'Completed' else 1)
        rows.append([f'#A{o.at:05}', 'Online', (o.day - datetime.timedelta(6)).strftime('%d %b %Y'), o.day.strftime('%d %b %Y'), o.who, o.items[0][0], 'Jo Scissors' if o.at % 2 else 'Kim Razor', '45min', state, f'£{en(amount)}'])
        if state == 'Completed':
            facts.sale(o.who, o.day, str(o.at), amount)
    csv(path, rows, encoding='cp1252')
    return facts.want('revenue customers', 'who did not come did not pay; or ask')


@case('H52', 'booking_com_reservations.xlsx', 'Booking.com reservations: prices as texts "240.5 EUR", commission beside, cancelled_by_guest, no_show, four dates', 'ask', 'Booking.com extranet reservations (Book number, Booked by, Check-in, …); ' + USUAL)
def _(path):
    facts = Facts()
    rows = [['Book number', 'Booked by', 'Guest name(s)', 'Check-in', 'Check-out', 'Booked on', 'Status', 'Rooms', 'People', 'Adults', 'Children', 'Price', 'Commission %', 'Commission amount', 'Payment status', 'Remarks', 'Booker country', 'Travel purpose', 'Unit type', 'Duration (nights)', 'Cancellation date']]
    for o in orders(152, EN, 18, [('n', 80), ('s', 120.5)], most=1):
        state = {4: 'cancelled_by_guest', 9: 'no_show', 13: 'cancelled_by_hotel'}.get(o.at, 'ok')
        price, nights = o.sum * (9 if state != 'ok' else 1), o.items[0][1]
        first, last = o.who.split()
        rows.append([f'27{o.at:08}', f'{last}, {first}', o.who, o.iso(), (o.day + datetime.timedelta(nights)).isoformat(), f'{(o.day - datetime.timedelta(30)).isoformat()} 10:22:31', state, 1, 2, 2, 0, f'{price.normalize():f} EUR', 15, f'{(price * 15 / 100).normalize():f} EUR', '', '', 'de', 'Leisure', 'Double Room', nights, '' if state in ('ok', 'no_show') else o.iso()])
        if state == 'ok':
            facts.sale(o.who, o.day, str(o.at), price)
    xlsx(path, ('Check-in 2024', rows))
    return facts.want('revenue customers', 'a booking that was cancelled or not taken up brought nothing; or ask')


@case('H53', 'split_tender_till.csv', 'till journal: one row per means of payment, Sale Total repeated, Tender Amounts add up to it', 'value', 'a habit of tills; split tenders')
def _(path):
    facts, rows = Facts(), [['Receipt', 'Sale Date', 'Loyalty Card', 'Cashier', 'Sale Total', 'Tender', 'Tender Amount', 'Change']]
    for o in orders(153, EN, 18):
        who = 'L' + str(8800 + EN.index(o.who))
        parts = [('Cash', D(10)), ('Card', o.sum - 10)] if o.at % 3 == 0 else [('Gift Card', D(5)), ('Cash', D(6)), ('Card', o.sum - 11)] if o.at % 5 == 1 else [('Card', o.sum)]
        for tender, amount in parts:
            rows.append([f'R{o.at:05}', o.iso(), who, 'Pat', plain(o.sum), tender, plain(amount), '0.00'])
        facts.sale(who, o.day, str(o.at), o.sum)
    csv(path, rows)
    return facts.want('revenue customers per purchases')


@case('H54', 'tpv_es.csv', 'Spanish till: "CLIENTE CONTADO" is the walk-in, Anulado Sí, IVA included', 'ask', 'Spanish TPV ticket list; ' + USUAL)
def _(path):
    facts, people = Facts(), ['Marta Gil', 'Pablo Soto', 'Nuria Vega', 'Óscar Peña', 'Irene Casas', 'Álex Ríos']
    rows = [['Ticket', 'Fecha', 'Hora', 'Cajero', 'Cliente', 'Unidades', 'Total', 'Anulado', 'Forma de pago']]
    for o in orders(154, people + ['CLIENTE CONTADO'], 22):
        gone = o.at in (6, 12)
        amount = o.sum * (8 if gone else 1)
        rows.append([f'T-{o.at:05}', dmy(o.day), '10:22', 'Caja 1', o.who, sum(i[1] for i in o.items), de(amount), 'Sí' if gone else 'No', 'Tarjeta'])
        if not gone and o.who != 'CLIENTE CONTADO':
            facts.sale(o.who, o.day, str(o.at), amount)
    csv(path, rows, sep=';', encoding='cp1252')
    return facts.want('per', 'the walk-in is nobody; cancelled tickets are out')


# Spreadsheets by hand, and their dialects -----------------------------------------------------------------------------


@case('H55', 'accounting_format.csv', 'a sheet in accounting format saved as text: " $ 1,234.50 ", " $ (20.00)", " $ -   "', 'value', HAND + '; Excel accounting format')
def _(path):
    facts, rows = Facts(), [['Job', 'Job date', 'Client', ' Amount ', ' Cost ']]
    show = lambda amount: ' $ -   ' if amount == 0 else f' $ ({en(-amount)})' if amount < 0 else f' $ {en(amount)} '
    for o in orders(155, EN, 18, [('a', 840), ('b', 95), ('c', 1210)]):
        amount, cost = {9: (D(0), D(0)), 13: (D(-95), D(0))}.get(o.at, (o.sum, cents(o.sum / 2)))
        rows.append([f'J{o.at}', o.day.strftime('%-m/%-d/%Y'), o.who, show(amount), show(cost)])
        (facts.sale if amount >= 0 else facts.refund)(o.who, o.day, str(o.at), abs(amount), None, abs(amount) - cost)
    csv(path, rows)
    return facts.want('revenue profit customers per')


@case('H56', 'thousand_yuan.csv', '金额（千元） on order lines, GBK', 'value', HAND)
def _(path):
    facts, rows = Facts(), [['序号', '签约日期', '客户名称', '合同号', '合同金额（千元）', '负责人']]
    for o in orders(156, CNCO, 16, [('a', 12500), ('b', 38200), ('c', 7300)]):
        rows.append([o.at + 1, o.day.strftime('%Y.%m.%d'), o.who, f'HT2024-{o.at:03}', f'{(o.sum / 1000).normalize():f}', '孙业务'])
        facts.sale(o.who, o.day, str(o.at), o.sum)
    csv(path, rows, encoding='gbk')
    return facts.want('revenue customers per last')


@case('H57', 'two_tables_stacked.xlsx', 'sales above, and below them on the same sheet a table of returns with its own header', 'ask', HAND)
def _(path):
    facts, rows = Facts(), [['SALES'], ['Invoice', 'Date', 'Customer', 'Amount']]
    for o in orders(157, EN, 16):
        rows.append([f'A{o.at}', o.day, o.who, o.sum])
        facts.sale(o.who, o.day, str(o.at), o.sum)
    rows += [[], [], ['RETURNS'], ['Note', 'Date', 'Customer', 'Amount credited', 'Reason']]
    for number, (name, amount) in enumerate([('Nora Hale', 30), ('Uma Finch', 18), ('Gus Lowe', 24)]):
        rows.append([f'R{number}', day(f'2024-07-{number + 2:02}'), name, amount, 'broken'])
        facts.refund(name, day(f'2024-07-{number + 2:02}'), f'R{number}', amount)
    xlsx(path, ('2024', rows))
    return facts.want('revenue customers per', 'returns subtract; or ask about the second table; never add them as sales')


@case('H58', 'regions_as_headings.xlsx', 'regions on heading rows, customers in a column, Subtotal rows and a Grand total', 'value', HAND)
def _(path):
    facts, rows = Facts(), [['Customer', 'Invoice', 'Date', 'Net sales']]
    done = orders(158, EN, 21)
    for number, region in enumerate(['North', 'South', 'Overseas']):
        rows.append([region])
        part = [o for o in done if EN.index(o.who) % 3 == number]
        for o in part:
            rows.append([o.who, f'N{o.at}', o.day, o.sum])
            facts.sale(o.who, o.day, str(o.at), o.sum)
        rows.append([f'Subtotal {region}', '', '', sum(o.sum for o in part)])
    rows.append(['Grand total', '', '', sum(o.sum for o in done)])
    xlsx(path, ('Sales', rows))
    return facts.want('revenue customers per last control')


@case('H59', 'notes_between_rows.csv', 'a hand-kept list with remarks between the rows, 13-May-24 dates', 'value', HAND)
def _(path):
    facts, rows = Facts(), [['Date', 'Customer', 'Item', 'Amount']]
    notes = {3: 'shop closed until Monday', 8: '--- new price list ---', 13: 'ask Gus about the trailer!'}
    for o in orders(159, EN, 18, most=1):
        rows.append([o.day.strftime('%d-%b-%y'), o.who, o.items[0][0], plain(o.sum)])
        facts.sale(o.who, o.day, str(o.at), o.sum)
        if o.at in notes:
            rows.append([notes[o.at], '', '', ''])
    csv(path, rows)
    return facts.want('revenue customers per last')


@case('H60', 'name_spellings.csv', 'the same people in several spellings: capitals, double blanks, blanks behind', 'warn', HAND)
def _(path):
    facts, rows, rng = Facts(), [['Date', 'Customer', 'Order', 'Amount']], random.Random(160)
    for o in orders(160, EN, 24):
        first, last = o.who.split()
        rows.append([o.iso(), rng.choice([o.who, o.who.upper(), f'{first}  {last}', o.who + ' ', o.who]), 1000 + o.at, plain(o.sum)])
        facts.sale(o.who, o.day, str(o.at), o.sum)
    csv(path, rows)
    return facts.want('revenue customers', '8 people: one for each, or point at the spellings')


@case('H61', 'phones_as_customers.csv', 'customers are phone numbers in several spellings (+49 170…, 0170…, 0170/…)', 'warn', HAND)
def _(path):
    facts, rows, rng = Facts(), [['Datum', 'Telefon', 'Bestellung', 'Summe']], random.Random(161)
    for o in orders(161, list(range(7)), 22):
        digits = f'170{4400000 + o.who * 1111}'
        rows.append([dmy(o.day, '.'), rng.choice([f'+49 {digits[:3]} {digits[3:]}', '0' + digits, f'0{digits[:3]}/{digits[3:]}', '0' + digits]), 500 + o.at, comma(o.sum)])
        facts.sale(digits, o.day, str(o.at), o.sum)
    csv(path, rows, sep=';')
    return facts.want('revenue customers', '7 numbers: one for each, or point at the spellings')


@case('H62', 'years_across.xlsx', 'customers down, years across (2021 … 2024) as numbers in the header', 'ask', HAND)
def _(path):
    facts, rng, rows = Facts(), random.Random(162), [['Kd-Nr', 'Kunde', 2021, 2022, 2023, 2024, 'Summe']]
    for number, name in enumerate(DEU):
        amounts = [rng.randint(0, 9) * 130 for _ in range(4)]
        amounts[number % 4] = 260
        rows.append([100 + number, name] + [amount or '' for amount in amounts] + [sum(amounts)])
        for year, amount in zip(range(2021, 2025), amounts):
            if amount:
                facts.sale(str(100 + number), day(f'{year}-01-01'), str(year), amount)
    rows.append(['', 'Summe'] + [sum(row[at] or 0 for row in rows[1:]) for at in range(2, 7)])
    xlsx(path, ('Umsatz', rows))
    return facts.want('revenue customers per', 'a year is no day: ask')


@case('H63', 'unix_seconds.csv', 'a dump with unix seconds as dates and amounts in cents', 'ask', 'Stripe-like API dumps (created, amount in minor units)')
def _(path):
    facts, rows = Facts(), [['id', 'created', 'customer', 'amount_cents', 'currency', 'paid']]
    for o in orders(163, EN, 16):
        stamp = int(datetime.datetime(o.day.year, o.day.month, o.day.day, 12, 30, tzinfo=datetime.timezone.utc).timestamp())
        who = 'cus_' + o.who.split()[1]
        rows.append([f'in_{o.at:05}', stamp, who, int(o.sum * 100), 'usd', 'true'])
        facts.sale(who, o.day, str(o.at), o.sum)
    csv(path, rows)
    return facts.want('revenue customers per last', 'cents are no dollars; or ask')


@case('H64', 'iso_with_offsets.csv', 'ISO times near midnight with offsets: no time zone moves a day', 'value', 'definitions: dates are civil days')
def _(path):
    facts, rows = Facts(), [['order_ref', 'placed_at', 'account', 'gross_total']]
    for o in orders(164, EN, 16):
        stamp = o.iso() + ['T23:55:10-08:00', 'T00:05:44+09:00', 'T23:59:59.999Z', 'T00:00:00+05:30'][o.at % 4]
        rows.append([f'W{o.at:04}', stamp, o.who, plain(o.sum)])
        facts.sale(o.who, o.day, str(o.at), o.sum)
    csv(path, rows)
    return facts.want('revenue customers per last')


@case('H65', 'utf16be_semicolon_de.csv', 'UTF-16 big endian with BOM, semicolons, German', 'value', 'exports of some Java systems')
def _(path):
    facts, rows = Facts(), [['Belegnr', 'Belegdatum', 'Kundenname', 'Gesamtbetrag', 'Bemerkung']]
    for o in orders(165, DEU, 16):
        rows.append([f'B{o.at}', dmy(o.day, '.'), o.who, de(o.sum), 'ging schnell; danke' if o.at % 4 == 0 else ''])
        facts.sale(o.who, o.day, str(o.at), o.sum)
    csv(path, [['\ufeff' + rows[0][0]] + rows[0][1:]] + rows[1:], sep=';', encoding='utf-16-be')
    return facts.want('revenue customers per last')


@case('H66', 'fullwidth_yen.csv', 'Japanese hand list: 2024年5月13日, full-width digits "１，２００円", Shift-JIS', 'value', HAND)
def _(path):
    facts, rows = Facts(), [['番号', '日付', 'お客様名', '品名', '金額']]
    wide = str.maketrans('0123456789,', '０１２３４５６７８９，')
    for o in orders(166, [family + given for family, given in JP], 16, [('炭', 1200), ('薪', 850), ('網', 2400)], most=1):
        amount = f'{int(o.sum):,}円'
        rows.append([o.at + 1, f'{o.day.year}年{o.day.month}月{o.day.day}日', o.who, o.items[0][0], amount.translate(wide) if o.at % 2 else amount])
        facts.sale(o.who, o.day, str(o.at), o.sum)
    csv(path, rows, encoding='cp932')
    return facts.want('revenue customers per last')


@case('H67', 'korean_won_dates.csv', 'Korean hand list: "2024. 5. 13.", "₩1,200,000", returns as "-₩50,000"', 'value', HAND)
def _(path):
    facts, rows = Facts(), [['날짜', '거래처', '품목', '금액', '비고']]
    for o in orders(167, KR, 17, [('장작', 50000), ('숯', 230000)], most=1):
        back = o.at == 12
        rows.append([f'{o.day.year}. {o.day.month}. {o.day.day}.', o.who + '상사', o.items[0][0], ('-' if back else '') + f'₩{int(o.sum):,}', '반품' if back else ''])
        (facts.refund if back else facts.sale)(o.who + '상사', o.day, str(o.at), o.sum)
    csv(path, rows, bom=True)
    return facts.want('revenue customers per last')


@case('H68', 'reais_signs.csv', 'Brazilian: "R$ 1.234,50", refunds once as "-R$ 50,00" and once as "R$ -50,00"', 'value', HAND)
def _(path):
    facts, people = Facts(), ['Clínica Aurora', 'Escola Ipê', 'Mercado São João', 'Pousada Maré', 'Oficina Silva', 'Padaria Pão Bom', 'Academia Força']
    rows = [['Data da venda', 'Nome do cliente', 'Nº do pedido', 'Valor da venda']]
    for o in orders(168, people, 18, [('a', 640), ('b', 85), ('c', 1190)]):
        shown = {11: f'-R$ {de(o.sum)}', 15: f'R$ -{de(o.sum)}'}.get(o.at, f'R$ {de(o.sum)}')
        rows.append([dmy(o.day), o.who, 700 + o.at, shown])
        (facts.refund if o.at in (11, 15) else facts.sale)(o.who, o.day, str(o.at), o.sum)
    csv(path, rows, sep=';', encoding='cp1252')
    return facts.want('revenue customers per last')


@case('H69', 'cr_dr_suffix.csv', 'amounts with DR and CR behind them: "120.00 DR" is an invoice, "20.00 CR" a credit', 'ask', 'customer ledgers of older accounting systems (Tally, Sage)')
def _(path):
    facts, rows = Facts(), [['Date', 'Vch No.', 'Party', 'Amount']]
    for o in orders(169, EN, 17):
        back = o.at in (10, 14)
        rows.append([o.day.strftime('%d-%m-%Y'), f'{"CN" if back else "INV"}/{o.at}', o.who + ' & Co', f'{en(o.sum)} {"CR" if back else "DR"}'])
        (facts.refund if back else facts.sale)(o.who + ' & Co', o.day, str(o.at), o.sum)
    csv(path, rows)
    return facts.want('revenue customers per')


@case('H70', 'line_breaks_in_cells.csv', 'addresses and headers with line breaks inside quotes, doubled quotes, a last column of notes with commas', 'value', 'exports of address books and ERP lists')
def _(path):
    facts, rows = Facts(), [['Order\nNo', 'Order\nDate', 'Bill to', 'Address', 'Order\nTotal', 'Notes, internal']]
    for o in orders(170, EN, 16):
        rows.append([4400 + o.at, o.iso(), o.who, f'{o.who}\n1 "Old" Mill Lane\r\nAustin, TX', en(o.sum * 11), 'said: "fine, thanks"\nsecond line, 12.50' if o.at % 3 == 0 else ''])
        facts.sale(o.who, o.day, str(o.at), o.sum * 11)
    csv(path, rows)
    return facts.want('revenue customers per last')


@case('H71', 'fixed_width.txt', 'a printed list: columns in fixed width by blanks, a page title and a dashed rule', 'ask', 'printouts of ERP systems saved as text')
def _(path):
    facts, lines = Facts(), ['SALES JOURNAL                                              PAGE 1', '', 'INVOICE   DATE        CUSTOMER              AMOUNT', '--------  ----------  ----------------  ----------']
    for o in orders(171, EN, 16):
        lines.append(f'{4400 + o.at:<8}  {o.iso():<10}  {o.who.upper():<16}  {en(o.sum):>10}')
        facts.sale(o.who.upper(), o.day, str(o.at), o.sum)
    path.write_text('\r\n'.join(lines) + '\r\n', newline='')
    return facts.want('revenue customers per')


@case('H72', 'no_header.csv', 'no header at all: order, day, customer, amount', 'ask', HAND)
def _(path):
    facts, rows = Facts(), []
    for o in orders(172, EN, 16):
        rows.append([f'SO-{o.at:04}', o.iso(), o.who, plain(o.sum)])
        facts.sale(o.who, o.day, str(o.at), o.sum)
    csv(path, rows)
    return facts.want('revenue customers per', 'the first order must not be lost as a header; or ask')


@case('H73', 'bilingual_headers.xlsx', 'bilingual headers 客户 Customer, 金额 Amount (RMB), 成本 Cost, with 毛利率 as a percentage', 'value', HAND)
def _(path):
    facts, rows = Facts(), [['日期 Date', '订单号 Order No.', '客户 Customer', '销售 Sales Rep', '金额 Amount (RMB)', '成本 Cost (RMB)', '毛利率 GM%']]
    for o in orders(173, CNCO, 16):
        cost = cents(o.sum * D('0.62'))
        rows.append([o.day, f'PO{o.at:04}', o.who, '孙业务 Sun', o.sum, cost, D('0.38')])
        facts.sale(o.who, o.day, str(o.at), o.sum, None, o.sum - cost)
    xlsx(path, ('订单', rows))
    return facts.want('revenue profit customers per per_profit')


@case('H74', 'trailing_emptiness.csv', 'CSV saved from a sheet with formatted empty rows and columns: trailing separators, 40 empty rows, blank first column', 'value', HAND)
def _(path):
    facts, rows = Facts(), [['', 'Kunde', 'Auftrag', 'Datum', 'Wert', '', '', '']]
    for o in orders(174, DEU, 16):
        rows.append(['', o.who, f'A{o.at}', dmy(o.day, '.')[:6] + f'{o.day:%y}', de(o.sum) + ' €', '', '', ''])
        facts.sale(o.who, o.day, str(o.at), o.sum)
    csv(path, rows + [[''] * 8] * 40, sep=';', encoding='cp1252')
    return facts.want('revenue customers per last')


@case('H75', 'words_for_amounts.csv', 'amounts "n/a", "TBC" and "free" between numbers', 'warn', HAND)
def _(path):
    facts, rows = Facts(), [['Job no', 'Finished', 'Client', 'Fee']]
    for o in orders(175, EN, 18):
        word = {9: 'TBC', 12: 'free', 15: 'n/a'}.get(o.at)
        rows.append([f'J{o.at}', o.day.strftime('%d %B %Y'), o.who, word or plain(o.sum)])
        if not word:
            facts.sale(o.who, o.day, str(o.at), o.sum)
    csv(path, rows)
    return facts.want('revenue per', 'what is no number is set aside and said')


@case('H76', 'typo_years.csv', 'two dates with a typo in the year: 2042 and 0204', 'warn', HAND)
def _(path):
    rows = [['Invoice', 'Invoice date', 'Client', 'Total']]
    for o in orders(176, EN, 18):
        rows.append([f'I{o.at}', {7: '2042-03-05', 12: '0204-04-11'}.get(o.at, o.iso()), o.who, plain(o.sum)])
    csv(path, rows)
    return {'note': 'days outside any plausible time: say so; they move no as-of day'}


@case('H77', 'returned_quantity.csv', 'Qty Ordered, Qty Returned, Unit Price: Net Amount = price × (ordered − returned)', 'ask', 'order lists of mail-order shops')
def _(path):
    facts, rows = Facts(), [['Order', 'Order Date', 'Customer No', 'Item', 'Qty Ordered', 'Qty Returned', 'Unit Price', 'Gross Amount', 'Net Amount']]
    for o in orders(177, EN, 16):
        who = 'K' + str(310 + EN.index(o.who))
        for name, quantity, price in o.items:
            back = min(quantity, 1 + o.at % 2) if o.at % 5 == 3 else 0
            rows.append([o.at + 1, o.iso(), who, name, quantity, back, plain(price), plain(quantity * price), plain((quantity - back) * price)])
            facts.sale(who, o.day, str(o.at), (quantity - back) * price, name)
    csv(path, rows)
    return facts.want('revenue customers per products')


@case('H78', 'home_currency.csv', 'orders in EUR, USD and GBP with Rate and an amount in the home currency beside', 'ask', 'ERP lists with document and home currency')
def _(path):
    facts, rows, rates = Facts(), [['Invoice No', 'Invoice Date', 'Customer', 'Curr.', 'Doc. Amount', 'Rate', 'Amount (EUR)']], {'EUR': D(1), 'USD': D('0.9'), 'GBP': D('1.2')}
    for o in orders(178, EN, 18):
        money = ['EUR', 'USD', 'GBP'][EN.index(o.who) % 3]
        home = cents(o.sum * rates[money])
        rows.append([f'D{o.at}', o.iso(), o.who, money, plain(o.sum), f'{rates[money]}', plain(home)])
        facts.sale(o.who, o.day, str(o.at), home)
    csv(path, rows)
    return facts.want('revenue customers per', 'the home currency adds up; never Doc. Amount; or ask')


@case('H79', 'deposit_and_balance.csv', 'Deposit + Balance Due = Contract Total', 'value', 'order books of workshops and caterers')
def _(path):
    facts, rows = Facts(), [['Deposit', 'Balance Due', 'Contract Total', 'Event Date', 'Client', 'Event', 'Guests']]
    for o in orders(179, EN, 16, [('a', 840), ('b', 395), ('c', 1210)]):
        part = cents(o.sum * 3 / 10)
        rows.append([en(part), en(o.sum - part), en(o.sum), o.day.strftime('%d %b %Y'), o.who, 'Dinner', 20 + o.at])
        facts.sale(o.who, o.day, str(o.at), o.sum)
    csv(path, rows)
    return facts.want('revenue customers per last')


@case('H80', 'customers_with_average_row.csv', 'German customer list: Umsatz, Aufträge, letzter Kauf; below a row Summe and a row Ø', 'value', HAND)
def _(path):
    facts, rows, counts = Facts(), [['Kd.-Nr.', 'Firma', 'Umsatz', 'Aufträge', 'Letzter Kauf']], []
    for number, name in enumerate(DEU):
        amount = D(1250) * (number + 1) + D('12.50')
        rows.append([f'K{number + 1:03}', name, de(amount), number + 2, dmy(day('2024-05-13') + datetime.timedelta(number * 5), '.')])
        facts.sale(f'K{number + 1:03}', day('2024-01-01'), str(number), amount)
        counts.append(number + 2)
    total = sum(line[3] for line in facts)
    rows += [['', 'Summe', de(total), sum(counts), ''], ['', 'Ø', de(total / len(DEU)), '5', '']]
    csv(path, rows, sep=';', encoding='cp1252')
    return facts.want('revenue customers per')


@case('H81', 'subscriptions_mrr.csv', 'a list of subscriptions with MRR, start and end: no purchases in it', 'ask', 'ChartMogul / ProfitWell customer lists')
def _(path):
    rows = [['Customer', 'Plan', 'Status', 'Start Date', 'End Date', 'MRR', 'Seats']]
    for o in orders(181, EN, 8):
        rows.append([o.who + ' Ltd', 'Team', 'Active' if o.at % 3 else 'Churned', o.iso(), '' if o.at % 3 else '2024-06-30', plain(o.items[0][2]), 1 + o.at])
    csv(path, rows)
    return {'note': 'MRR is what a month brings, no purchase: ask'}


@case('H82', 'returns_on_their_own_sheet.xlsx', 'a sheet Orders and a sheet Returns with the same header and positive amounts', 'ask', HAND)
def _(path):
    facts, head = Facts(), ['Document', 'Date', 'Customer', 'Item', 'Amount']
    sold, back = [head], [head]
    for o in orders(182, EN, 16, most=1):
        sold.append([f'S{o.at}', o.day, o.who, o.items[0][0], o.sum])
        facts.sale(o.who, o.day, str(o.at), o.sum)
        if o.at in (4, 9, 13):
            back.append([f'R{o.at}', o.day + datetime.timedelta(3), o.who, o.items[0][0], D(o.items[0][2])])
            facts.refund(o.who, o.day + datetime.timedelta(3), f'R{o.at}', o.items[0][2])
    xlsx(path, ('Orders', sold), ('Returns', back))
    return facts.want('revenue customers per', 'returns subtract; or ask about the second sheet; never add them')


@case('H83', 'french_months_as_headings.csv', 'French list by hand: months as headings ("Janvier 2024"), days without a year ("13/01"), total per month', 'ask', HAND)
def _(path):
    facts, mois, rows, last, total = Facts(), 'Janvier Février Mars Avril Mai Juin Juillet'.split(), [['Jour', 'Client', 'Prestation', 'Montant']], None, D(0)
    people = ['Mme Lebrun', 'M. Pinson', 'Garage Merle', 'Mairie de Vals', 'Mme Alouette', 'SCI du Lac', 'M. Grive']
    for o in orders(183, people, 18, [('Taille', 65), ('Tonte', 40), ('Abattage', 380)], most=1):
        if o.day.month != last:
            if last:
                rows.append(['', '', 'Total', comma(total)])
            rows.append([f'{mois[o.day.month - 1]} {o.day.year}', '', '', ''])
            last, total = o.day.month, D(0)
        rows.append([f'{o.day:%d/%m}', o.who, o.items[0][0], comma(o.sum)])
        total += o.sum
        facts.sale(o.who, o.day, str(o.at), o.sum)
    rows.append(['', '', 'Total', comma(total)])
    csv(path, rows, sep=';', encoding='cp1252')
    return facts.want('revenue customers per', 'the year stands in the heading; or ask')


@case('H84', 'magento2_csv_items.csv', 'Adobe Commerce order export by an extension: a row per item, parent and child rows of configurable products (the child has price 0)', 'ask', 'Magento 2 order item export; ' + USUAL)
def _(path):
    facts = Facts()
    rows = [['increment_id', 'created_at', 'status', 'customer_email', 'customer_group', 'base_grand_total', 'base_total_refunded', 'items.product_type', 'items.sku', 'items.name', 'items.qty_ordered', 'items.price', 'items.row_total']]
    for o in orders(184, EN, 16):
        state, back = {3: ('canceled', 0), 7: ('closed', o.sum), 12: ('complete', 11), 14: ('pending_payment', 0)}.get(o.at, ('complete' if o.at % 2 else 'processing', 0))
        scale = 5 if state in ('canceled', 'pending_payment') else 1
        for name, quantity, price in o.items:
            for kind, money in [('configurable', price), ('simple', 0)]:
                rows.append([f'2000000{o.at:02}', o.iso() + ' 10:22:31', state, mail(o.who), 'General', f'{o.sum * scale:.4f}', f'{D(back):.4f}', kind, name[:3].upper() + ('' if money else '-M'), name, f'{quantity * scale:.4f}', f'{money:.4f}', f'{money * quantity * scale:.4f}'])
        if scale == 1:
            facts.sale(mail(o.who), o.day, str(o.at), o.sum)
            if back:
                facts.refund(mail(o.who), o.day, str(o.at), back)
    csv(path, rows)
    return facts.want('per', 'base_grand_total once per order less base_total_refunded once')


cases.save()
