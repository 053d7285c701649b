"""Exports of shops and marketplaces, the ninth part: files/W01 to W20, added to expected.json.

    python3 tests/exports/ninth_shops.py

The expected numbers come from the facts that are rendered; the note of a case says why its number is right. Seeded: the
same bytes on every run.
"""
import pathlib
import random
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from common import CN, CNCO, EN, JP, KR, NLD, SEEN, TW, USUAL, cents, csv, deals, later, mail  # noqa: E402
from counted import Facts, drop, only  # noqa: E402
from writing import Cases, D, comma, day, de, en, plain, xlsx  # noqa: E402

cases = Cases(pathlib.Path(__file__).resolve().parent)
case = cases.case

JG = [('ピアス 月', 'P-01', '2400'), ('革の小銭入れ', 'K-02', '3850'), ('木のスプーン', 'S-03', '980'), ('刺繍ブローチ', 'B-04', '1650')]
KG = [('머그컵', 'SB-101', '9900'), ('수건세트', 'SB-202', '24500'), ('파우치', 'SB-303', '13200'), ('무릎담요', 'SB-404', '31000')]
MORE = [f'{first} {last}' for first, last in zip('Ada Ben Cara Dan Eve Finn Gwen Hal Ina Joel Kit Lena Moe Nora Owen Pia'.split(), 'Flint Rowe Holt Pryce Lunt Slade Ott Dray Carr Moss Vane Birch Hurst Penn Reed Stow'.split())]


@case('W01', 'bricklink_orders_received.csv', 'BrickLink: "Order Total" is the goods only, Grand Total = Order Total + Shipping + Insurance + Add Chrg 1 − Credit − Coupon Credit; the same again as Base Grand Total; Total Lots and Total Items; status COMPLETED, PAID, SHIPPED, CANCELLED, NPB (buyer never paid)', 'ask', 'BrickLink orders received; ' + USUAL)
def _(path):
    facts, users = Facts(), ['clarabricks', 'iris_d', 'hugo.marsh', 'NedQ', 'ruthbuilds', 'wivey']
    rows = [['Order ID', 'Order Date', 'Status Changed', 'Order Status', 'Buyer', 'Location', 'Total Lots', 'Total Items', 'Total Weight (g)', 'Order Total', 'Shipping', 'Insurance', 'Add Chrg 1', 'Credit', 'Coupon Credit', 'Grand Total', 'Base Currency', 'Base Grand Total', 'Payment Method']]
    rng = random.Random(2001)
    for d in deals(2001, range(6), 34, low=6, high=140, gap=(1, 5)):
        state = {9: 'CANCELLED', 16: 'NPB', 23: 'CANCELLED', 33: 'SHIPPED', 34: 'PAID'}.get(d.no, 'COMPLETED')
        ship, plus = D(rng.choice(['4.20', '6.90', '11.50'])), D('0.50') if d.no % 3 == 0 else D(0)
        credit, coupon = D('3.00') if d.no % 8 == 0 else D(0), cents(d.amount * D('0.05')) if d.no % 7 == 0 else D(0)
        whole = d.amount + ship + plus - credit - coupon
        rows.append([23400000 + d.no, d.on('%b %d, %Y'), later(d.day, 4).strftime('%b %d, %Y'), state, users[d.who], ['Germany', 'USA', 'France'][d.who % 3], rng.randint(1, 40), rng.randint(20, 900), rng.randint(80, 2400), plain(d.amount), plain(ship), '0.00', plain(plus), plain(credit), plain(coupon), plain(whole), 'EUR', plain(whole), 'PayPal'])
        if state not in ('CANCELLED', 'NPB'):
            facts.sale(users[d.who], d.day, d.no, whole)
    csv(path, rows)
    return facts.want('revenue customers per last', 'Grand Total of what was neither cancelled nor left by a non-paying buyer; "Order Total" is without freight')


@case('W02', 'trademe_sold_items.csv', 'Trade Me (NZ): Start price, Reserve price and Buy now price beside Sale price (of one); Sale price × Quantity sold + Shipping cost = Total price; Success fee beside; listing views and watchlists', 'value', 'Trade Me sold items; ' + USUAL)
def _(path):
    facts, users, rng = Facts(), ['kiwiclara', 'iris_nz', 'hugo12', 'nedq77', 'ruth.t', 'waltz'], random.Random(2002)
    rows = [['Listing no', 'Title', 'Sold date', 'Start price', 'Reserve price', 'Buy now price', 'Sale price', 'Quantity sold', 'Shipping option', 'Shipping cost', 'Total price', 'Success fee', 'Buyer', 'Buyer email', 'Views', 'Watchlists', 'Payment method']]
    for d in deals(2002, range(6), 28, low=5, high=90, places=0):
        quantity = rng.choice([1, 1, 1, 2, 3])
        ship = D(rng.choice(['0.00', '5.50', '8.00']))
        whole = d.amount * quantity + ship
        rows.append([4380000000 + d.no * 137, ['Fishing reel', 'Merino beanie', 'Camp stove', 'Rimu bowl'][d.no % 4], d.on('%d/%m/%Y'), '$' + plain(d.amount * D('0.5')), '$' + plain(d.amount * D('0.8')), '$' + plain(d.amount + 20), '$' + plain(d.amount), quantity, 'Pick-up' if ship == 0 else 'NZ Post', '$' + plain(ship), '$' + plain(whole), '$' + plain(cents(whole * D('0.079'))), users[d.who], mail(EN[d.who]), rng.randint(20, 800), rng.randint(0, 30), 'Ping'])
        facts.sale(users[d.who], d.day, d.no, whole)
    csv(path, rows)
    return drop(facts.want('revenue customers', 'Total price: what the buyer pays; start, reserve and buy-now prices are offers'), 'orders')


@case('W03', 'thrivecart_transactions.csv', 'ThriveCart: transaction_type charge, rebill, refund (amount positive) and cancel (a subscription ends: 0.00, under the order id of its payments); one order id for charge, bump and rebills', 'value', 'ThriveCart transactions; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['event_id', 'date', 'order_id', 'transaction_type', 'item_type', 'item_name', 'customer_name', 'customer_email', 'amount', 'currency', 'processor', 'reference', 'affiliate', 'coupon']]
    event = 7000

    def add(when, order, kind, item, name, who, amount):
        nonlocal event
        event += 1
        rows.append([event, when.strftime('%Y-%m-%d 11:20:05'), order, kind, item, name, who, mail(who), plain(amount), 'USD', 'stripe', f'ch_{event}Qx', '', 'SPRING' if event % 9 == 0 else ''])

    for d in deals(2003, EN + MORE[:6], 16, gap=(1, 6)):
        order = 51000 + d.no
        if d.no % 3 == 0:
            for month in range(d.no % 4 + 2):
                when = later(d.day, 30 * month)
                add(when, order, 'rebill' if month else 'charge', 'product', 'Coaching Club (monthly)', d.who, D('49.00'))
                facts.sale(d.who, when, order, D('49.00'))
            if d.no in (6, 12):
                add(later(when, 9), order, 'cancel', 'product', 'Coaching Club (monthly)', d.who, D(0))
        else:
            add(d.day, order, 'charge', 'product', 'Workshop recordings', d.who, D('197.00'))
            facts.sale(d.who, d.day, order, D('197.00'))
            if d.no % 2:
                add(d.day, order, 'charge', 'bump', 'Workbook PDF', d.who, D('17.00'))
                facts.sale(d.who, d.day, order, D('17.00'))
            if d.no in (8, 13):
                back = D('197.00') if d.no == 8 else D('17.00')
                add(later(d.day, 12), order, 'refund', 'product' if d.no == 8 else 'bump', 'Workshop recordings' if d.no == 8 else 'Workbook PDF', d.who, back)
                facts.refund(d.who, later(d.day, 12), order, back)
    rows[1:] = sorted(rows[1:], key=lambda r: r[1])
    csv(path, rows)
    return drop(facts.want('revenue customers', 'charges and rebills less refunds; "cancel" ends a subscription and gives nothing back'), 'orders')


@case('W04', 'stores_jp_orders.csv', 'STORES (日本): 販売価格 of one, セール価格 filled only where the good was on sale (then it counts), 個数; no line total, no order total; ステータス 完了, 発送待ち, キャンセル; Shift-JIS', 'ask', 'STORES オーダー CSV; ' + USUAL)
def _(path):
    facts = Facts()
    rows = [['オーダー番号', 'オーダー日', 'ステータス', '氏（請求先）', '名（請求先）', 'メールアドレス', 'アイテム名', '品番', '販売価格', 'セール価格', '個数', '決済方法', '備考']]
    for d in deals(2004, range(6), 20, goods=JG):
        state = {5: 'キャンセル', 14: 'キャンセル', 20: '発送待ち'}.get(d.no, '完了')
        whole = D(0)
        for at, (name, code, quantity, price, amount) in enumerate(d.items):
            sale = price - 300 if (d.no + at) % 3 == 0 else None
            whole += (sale or price) * quantity
            rows.append([10023400 + d.no, d.on('%Y/%m/%d 20:31'), state, *JP[d.who], f'kyaku{d.who}@mail.example', name, code, int(price), '' if sale is None else int(sale), quantity, 'クレジットカード', ''])
        if state != 'キャンセル':
            facts.sale(f'kyaku{d.who}@mail.example', d.day, d.no, whole, rows=len(d.items))
    csv(path, rows, encoding='cp932')
    return facts.want('revenue customers', 'セール価格 where it is filled, else 販売価格, times 個数; without what was cancelled')


@case('W05', '1shop_orders_tw.xlsx', '1shop (繁中): 訂單狀態 is 已成立 on nearly every order; 物流狀態 "逾期未取，已退回" (cash on delivery, never fetched, sent back) means no sale; 付款狀態 貨到付款; 金額 = 商品小計 + 運費 − 折抵', 'ask', '1shop 訂單匯出; ' + USUAL)
def _(path):
    facts, phones = Facts(), ['0912345001', '0922345002', '0932345003', '0952345004', '0972345005', '0982345006']
    rows = [['訂單編號', '下單時間', '訂單狀態', '付款方式', '付款狀態', '物流狀態', '姓名', '電話', '方案', '商品小計', '運費', '折抵', '金額', '門市']]
    for d in deals(2005, range(6), 30, low=299, high=2400, places=0, gap=(1, 4)):
        cod = d.no % 2 == 0
        gone = d.no in (8, 14, 22)
        dead = d.no == 11
        ship, off = D(60), D(100) if d.no % 5 == 0 else D(0)
        whole = d.amount + ship - off
        rows.append([f'OS24{d.no:06}', d.on('%Y-%m-%d 21:40'), '已取消' if dead else '已成立', '貨到付款' if cod else '信用卡', '未付款' if dead or gone else '已付款', '' if dead else '逾期未取，已退回' if gone else '已取貨', TW[d.who], phones[d.who], ['單瓶組', '三入組', '家庭號'][d.no % 3], int(d.amount), int(ship), int(off), int(whole), '永和門市' if cod else ''])
        if not (gone or dead):
            facts.sale(TW[d.who], d.day, d.no, whole)
    xlsx(path, ('訂單', rows))
    return drop(facts.want('revenue customers', '金額 of the orders that were fetched or paid; what came back unfetched and unpaid is no sale'), 'orders')


@case('W06', 'sabangnet_orders_kr.xlsx', '사방넷: 판매가 × 수량 = 주문금액, 결제금액 = 주문금액 − 할인금액, 공급가 (the supplier’s price) and 정산예정금액 beside; 출고완료, 교환완료 (a sale all the same), 취소완료, 반품완료; 주문자명 beside 수취인명; 쇼핑몰명 is a channel', 'value', '사방넷 주문 수집; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['사방넷주문번호', '쇼핑몰명', '주문번호(쇼핑몰)', '주문일시', '주문상태', '주문자명', '주문자전화', '수취인명', '상품명', '자체상품코드', '수량', '판매가', '주문금액', '할인금액', '결제금액', '공급가', '정산예정금액', '송장번호']]
    for d in deals(2006, range(6), 30, goods=KG, most=1, gap=(1, 4)):
        state = {6: '취소완료', 13: '반품완료', 17: '교환완료', 25: '취소완료'}.get(d.no, '출고완료')
        name, code, quantity, price, amount = d.items[0]
        off = D(2000) if d.no % 4 == 0 else D(0)
        paid = amount - off
        rows.append([240500 + d.no, ['스마트스토어', '11번가', 'G마켓'][d.no % 3], f'{d.on("%Y%m%d")}{d.no:05}', d.on('%Y-%m-%d 10:15'), state, KR[d.who], f'010-2{d.who}30-11{d.who}0', KR[(d.who + (1 if d.no % 6 == 0 else 0)) % 6], name, code, quantity, int(price), int(amount), int(off), int(paid), int(price * D('0.7')), int(paid * D('0.9')), f'6883{d.no:08}'])
        if state in ('출고완료', '교환완료'):
            facts.sale(KR[d.who], d.day, d.no, paid, product=code)
    xlsx(path, ('주문내역', rows))
    return drop(facts.want('revenue customers products', '결제금액 of what was sent or exchanged, by 주문자명'), 'orders')


@case('W07', 'yidinghuo_orders_cn.csv', '易订货: 商品总额 − 特价优惠 + 运费 = 订单金额; 已付金额 + 待付金额 = 订单金额 (owed counts); 订单状态 已完成, 待发货, 已作废; 客户编码 beside 客户名称 (a branch and its head office share a name), 制单人; GBK', 'value', '易订货 订单列表; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['订单号', '下单时间', '客户编码', '客户名称', '客户级别', '订单状态', '付款状态', '商品种数', '商品总额', '特价优惠', '运费', '订单金额', '已付金额', '待付金额', '制单人', '收货人']]
    for d in deals(2007, range(7), 32, low=600, high=9800):
        state = {7: '已作废', 19: '已作废', 31: '待发货', 32: '待发货'}.get(d.no, '已完成')
        off, ship = cents(d.amount * D('0.03')) if d.no % 4 == 0 else D(0), D(45) if d.no % 3 == 0 else D(0)
        whole = d.amount - off + ship
        paid = D(0) if state == '已作废' or d.no % 9 == 0 else cents(whole / 2) if d.no % 10 == 0 else whole
        name = CNCO[d.who % 6]
        rows.append([f'DH-O-{d.on("%Y%m%d")}-{100000 + d.no}', d.on('%Y-%m-%d 09:48'), f'KH{d.who + 1:04}', name, '一级代理', state, '已付款' if paid == whole else '部分付款' if paid else '未付款', d.no % 6 + 1, plain(d.amount), plain(off), plain(ship), plain(whole), plain(paid), plain(whole - paid), CN[d.no % 2], CN[(d.who + 3) % 6]])
        if state != '已作废':
            facts.sale(f'KH{d.who + 1:04}', d.day, d.no, whole)
    csv(path, rows, encoding='gbk')
    return facts.want('revenue customers per', '订单金额 by 客户编码; what is still to be paid is owed and counts')


@case('W08', 'oscommerce_orders_total.csv', 'osCommerce/Zen Cart: a row per entry of orders_total (ot_subtotal, ot_shipping, ot_coupon with a positive value that is taken off, ot_total) under one orders_id; title "Sub-Total:", text "$45.00", value 45.0000; orders_status_name Delivered, Pending, Cancelled', 'ask', 'osCommerce tables orders and orders_total joined, field names as documented; from memory')
def _(path):
    facts, rows = Facts(), [['orders_id', 'date_purchased', 'customers_id', 'customers_name', 'customers_email_address', 'orders_status_name', 'orders_total_id', 'title', 'text', 'value', 'class', 'sort_order']]
    line = 9000
    for d in deals(2008, range(6), 22, low=15, high=260):
        state = {6: 'Cancelled', 15: 'Cancelled'}.get(d.no, 'Delivered')
        ship, off = D('5.00'), D('10.00') if d.no % 5 == 0 else D(0)
        whole = d.amount + ship - off
        parts = [('Sub-Total:', d.amount, 'ot_subtotal', 1), ('Flat Rate (Best Way):', ship, 'ot_shipping', 2)]
        parts += [('Discount Coupon:TEN:', off, 'ot_coupon', 3)] if off else []
        for title, value, kind, sort in parts + [('Total:', whole, 'ot_total', 4)]:
            line += 1
            rows.append([300 + d.no, d.on('%Y-%m-%d 15:02:11'), 40 + d.who, EN[d.who], mail(EN[d.who]), state, line, title, ('-' if kind == 'ot_coupon' else '') + '$' + plain(value), f'{value:.2f}00', kind, sort])
        if state == 'Delivered':
            facts.sale(str(40 + d.who), d.day, d.no, whole)
    csv(path, rows, quotes='text')
    return facts.want('revenue customers per', 'ot_total of each order: the other rows are its parts')


@case('W09', 'virtuemart_orders.csv', 'VirtueMart: order_total = order_subtotal + order_shipment + order_payment + coupon_discount (negative); order_salesPrice equal to order_subtotal; order_tax 0.00; order_currency 47, virtuemart_vendor_id, user_currency_rate 1.00000; status names Confirmed, Shipped, Pending, Cancelled, Refunded', 'value', 'VirtueMart table virtuemart_orders with its status names; from memory')
def _(path):
    facts, rows = Facts(), [['virtuemart_order_id', 'virtuemart_user_id', 'virtuemart_vendor_id', 'order_number', 'customer_number', 'order_total', 'order_salesPrice', 'order_tax', 'order_subtotal', 'coupon_discount', 'coupon_code', 'order_shipment', 'order_payment', 'order_currency', 'user_currency_rate', 'order_status_name', 'email', 'first_name', 'last_name', 'created_on', 'modified_on']]
    for d in deals(2009, range(6), 26):
        state = {6: 'Pending', 11: 'Cancelled', 18: 'Refunded', 26: 'Confirmed'}.get(d.no, 'Shipped')
        ship, pay, off = D('6.50'), D('1.20') if d.no % 2 else D(0), -D('5.00') if d.no % 6 == 0 else D(0)
        whole = d.amount + ship + pay + off
        rows.append([700 + d.no, 610 + d.who, 1, f'9Q{d.no:04}', f'ST{d.who}a1c', plain(whole) + '000', plain(d.amount) + '000', '0.00000', plain(d.amount) + '000', plain(off), 'FIVE' if off else '', plain(ship), plain(pay), 47, '1.00000', state, mail(EN[d.who]), *EN[d.who].split(), d.on('%Y-%m-%d 08:12:40'), later(d.day, 3).strftime('%Y-%m-%d 08:12:40')])
        if state in ('Confirmed', 'Shipped'):
            facts.sale(str(610 + d.who), d.day, d.no, whole)
    csv(path, rows, sep=';', quotes='all')
    return drop(facts.want('revenue customers', 'order_total of what was confirmed or shipped'), 'orders')


@case('W10', 'spree_orders_dump.csv', 'Spree/Solidus: item_total + adjustment_total + shipment_total = total; state complete, canceled, and steps of a checkout nobody finished (cart, address, payment: completed_at empty, totals filled); payment_total 0.0 there; user_id empty for guests, e-mail always', 'value', 'table spree_orders, field names as documented; from memory')
def _(path):
    facts, rows = Facts(), [['id', 'number', 'user_id', 'email', 'state', 'payment_state', 'shipment_state', 'item_total', 'adjustment_total', 'shipment_total', 'included_tax_total', 'total', 'payment_total', 'item_count', 'currency', 'created_at', 'completed_at', 'canceled_at', 'channel']]
    people = EN + MORE[:4]
    for d in deals(2010, range(10), 36, gap=(1, 4)):
        state = {4: 'cart', 9: 'address', 15: 'payment', 20: 'canceled', 28: 'cart', 31: 'canceled', 34: 'payment'}.get(d.no, 'complete')
        off, ship = -cents(d.amount * D('0.1')) if d.no % 4 == 0 else D(0), D('4.9') if state not in ('cart', 'address') else D(0)
        whole = d.amount + off + ship
        who = mail(people[d.who])
        rows.append([d.no, f'R{482000000 + d.no * 317}', '' if d.who % 4 == 0 else 80 + d.who, who, state, {'complete': 'paid', 'canceled': 'void'}.get(state, ''), {'complete': 'shipped', 'canceled': 'canceled'}.get(state, ''), plain(d.amount), plain(off), plain(ship), '0.0', plain(whole), plain(whole) if state == 'complete' else '0.0', d.no % 4 + 1, 'USD', d.on('%Y-%m-%d 10:00:00 UTC'), d.on('%Y-%m-%d 10:08:41 UTC') if state in ('complete', 'canceled') else '', later(d.day, 1).strftime('%Y-%m-%d 07:00:00 UTC') if state == 'canceled' else '', 'spree'])
        if state == 'complete':
            facts.sale(who, d.day, d.no, whole)
    csv(path, rows)
    return drop(facts.want('revenue customers', 'total of the complete orders; a cart is no order'), 'orders')


@case('W11', 'samcart_payment_plans.csv', 'SamCart: payment plans, each charge a row ("Payment 2 of 3"), Amount is the charge and "Plan Total" (three times it) stands on each; one-time sales have their amount in both; a declined charge and its retry; every plan is paid to its end', 'value', 'SamCart charges; ' + USUAL)
def _(path):
    facts, rows, no = Facts(), [['Charge ID', 'Order ID', 'Date', 'Customer Name', 'Customer Email', 'Product', 'Payment', 'Amount', 'Plan Total', 'Status', 'Card Last 4']], 0
    out = []
    for d in deals(2011, EN, 17, gap=(1, 7)):
        plan = d.no % 3 != 0
        each, count = (D('99.00'), 3) if plan else (D('267.00'), 1)
        for at in range(count):
            when = later(d.day, 30 * at)
            if d.no in (4, 11) and at == 1:
                out.append([when, d, f'Payment {at + 1} of {count}', each, each * count, 'Declined'])
                when = later(when, 2)
            out.append([when, d, f'Payment {at + 1} of {count}' if plan else 'One-time', each, each * count, 'Charged'])
            facts.sale(mail(d.who), when, d.no, each)
    for at, (when, d, label, each, whole, state) in enumerate(sorted(out, key=lambda r: (r[0], r[1].no))):
        rows.append([880100 + at, 45000 + d.no, when.strftime('%m/%d/%Y'), d.who, mail(d.who), 'Photo course, plan' if label != 'One-time' else 'Photo course', label, '$' + plain(each), '$' + plain(whole), state, 4000 + d.no])
    csv(path, rows)
    return drop(facts.want('revenue customers', 'Amount of the charges that went through, which is Plan Total once per order'), 'orders')


@case('W12', 'orderchamp_bestellingen_nl.csv', 'Orderchamp (B2B, Dutch): Orderwaarde beside Commissie, Verzendbijdrage (paid by the platform) and Uitbetaling = Orderwaarde − Commissie + Verzendbijdrage; Verzonden, Afgeleverd, Geweigerd (the brand refused), Geannuleerd; Winkel and Contactpersoon', 'value', 'Orderchamp bestellingen; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['Ordernummer', 'Besteldatum', 'Winkel', 'Contactpersoon', 'Plaats', 'Status', 'Aantal artikelen', 'Orderwaarde', 'Commissie %', 'Commissie', 'Verzendbijdrage', 'Uitbetaling', 'Uitbetaald op']]
    for d in deals(2012, range(6), 24, low=110, high=860):
        state = {5: 'Geweigerd', 12: 'Geannuleerd', 20: 'Geweigerd', 24: 'Verzonden'}.get(d.no, 'Afgeleverd')
        rate = 25 if d.no <= 6 else 10
        fee, more = cents(d.amount * rate / 100), D('7.50') if d.no % 2 else D(0)
        good = state in ('Verzonden', 'Afgeleverd')
        rows.append([f'OC{d.no + 5100}', d.on('%d-%m-%Y'), NLD[d.who], EN[(d.who + 2) % 6], ['Gent', 'Utrecht', 'Zwolle'][d.who % 3], state, d.no % 20 + 4, comma(d.amount), rate, comma(fee) if good else '0,00', comma(more) if good else '0,00', comma(d.amount - fee + more) if good else '0,00', later(d.day, 60).strftime('%d-%m-%Y') if state == 'Afgeleverd' else ''])
        if good:
            facts.sale(NLD[d.who], d.day, d.no, d.amount)
    csv(path, rows, sep=';')
    return drop(facts.want('revenue customers', 'Orderwaarde of what was sent; commission and payout are between brand and platform'), 'orders')


@case('W13', 'magento2_order_grid.csv', 'Magento 2 order grid: Grand Total (Base) in euros beside Grand Total (Purchased) in the buyer’s currency ("$", "£" and "€" in one column), Subtotal and Shipping and Handling in base; Total Refunded in base; Status Complete, Processing, Canceled, Closed; Bill-to and Ship-to Name', 'value', 'Magento 2 sales order grid, ' + USUAL)
def _(path):
    facts, rows = Facts(), [['ID', 'Purchase Point', 'Purchase Date', 'Bill-to Name', 'Ship-to Name', 'Grand Total (Base)', 'Grand Total (Purchased)', 'Status', 'Billing Address', 'Shipping Information', 'Customer Email', 'Customer Group', 'Subtotal', 'Shipping and Handling', 'Customer Name', 'Payment Method', 'Total Refunded']]
    signs = {'€': D(1), '$': D('1.10'), '£': D('0.85')}
    for d in deals(2013, range(6), 30, low=20, high=600, places=0):
        state = {6: 'Canceled', 13: 'Closed', 21: 'Canceled', 30: 'Processing'}.get(d.no, 'Complete')
        sign = ['€', '$', '£'][d.who % 3]
        whole = d.amount + 10
        back = whole if state == 'Closed' else D(15) if d.no == 17 else D(0)
        rows.append([f'{d.no:09}', 'Main Website Main Store Default Store View', d.on('%b %d, %Y, 4:05:22 PM'), EN[d.who], EN[(d.who + 1) % 6] if d.no % 8 == 0 else EN[d.who], '€' + en(whole), sign + en(whole * signs[sign]), state, f'{d.who + 1} High Street,Reno,Nevada,89501', 'Flat Rate - Fixed', mail(EN[d.who]), 'General', '€' + en(d.amount), '€10.00', EN[d.who], 'paypal_express', '€' + en(back)])
        if state != 'Canceled':
            facts.sale(mail(EN[d.who]), d.day, d.no, whole, rows=1 if state != 'Closed' else 0)
            if back:
                facts.refund(mail(EN[d.who]), d.day, d.no, back, rows=0)
    csv(path, rows)
    return drop(facts.want('revenue customers', 'Grand Total (Base), the one in a single currency, less Total Refunded; canceled ones do not count'), 'orders', 'rows')


@case('W14', 'neto_order_lines_au.csv', 'Neto/Maropost (AU): lines with Qty, Qty Shipped, Unit Price (inc), Percent Discount (5 means 5 %, taken off in Line Total), Grand Total of the order repeated = lines + Shipping Total; Order Status Dispatched, Pack, Quote and Cancelled', 'value', 'Neto order line export; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['Order ID', 'Date Placed', 'Order Status', 'Username', 'Bill Company', 'Email', 'SKU', 'Product Name', 'Qty', 'Qty Shipped', 'Unit Price', 'Percent Discount', 'Line Total', 'Shipping Total', 'Grand Total', 'Sales Channel', 'Salesperson']]
    for d in deals(2014, range(6), 22):
        state = {4: 'Quote', 10: 'Cancelled', 15: 'Quote', 22: 'Pack'}.get(d.no, 'Dispatched')
        ship = D('12.00')
        lines = []
        for at, (name, code, quantity, price, amount) in enumerate(d.items):
            off = 5 if (d.no + at) % 3 == 0 else 0
            lines.append((name, code, quantity, price, off, cents(amount * (100 - off) / 100)))
        whole = sum(line[5] for line in lines) + ship
        for name, code, quantity, price, off, amount in lines:
            rows.append([f'N{d.no + 20450}', d.on('%d/%m/%Y'), state, f'{EN[d.who].split()[0].lower()}{d.who}', '', mail(EN[d.who]), code, name, quantity, quantity if state == 'Dispatched' else 0, plain(price), off, plain(amount), plain(ship), plain(whole), 'Website', 'Dana Poole'])
        if state in ('Dispatched', 'Pack'):
            facts.sale(f'{EN[d.who].split()[0].lower()}{d.who}', d.day, d.no, whole, rows=len(lines))
    csv(path, rows)
    return facts.want('revenue customers', 'Grand Total once per order (freight is in it); quotes and cancelled orders are no sales')


@case('W15', 'linnworks_processed_orders.csv', 'Linnworks: a bundle stands as its own line AND its components stand below it with prices that add up to it (Composite Parent SKU filled); Order Total repeated = the lines that are no components + Postage', 'value', 'Linnworks processed orders; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['Order Id', 'Reference Num', 'Received Date', 'Source', 'Channel Buyer Name', 'Email', 'Item SKU', 'Item Title', 'Composite Parent SKU', 'Quantity', 'Unit Price', 'Line Total', 'Postage', 'Order Total', 'Currency']]
    single = [('MUG-1', 'Mug', '9.50'), ('TRAY-2', 'Tray', '22.00'), ('POT-3', 'Tea pot', '31.00')]
    for d in deals(2015, range(6), 26, gap=(1, 5)):
        ship, lines = D('3.95'), []
        if d.no % 3 == 0:
            n = d.no % 2 + 1
            lines += [('SET-9', 'Tea set', '', n, D('55.00')), ('TRAY-2', 'Tray', 'SET-9', n, D('20.00')), ('POT-3', 'Tea pot', 'SET-9', n, D('29.00')), ('SPN-4', 'Spoon', 'SET-9', n, D('6.00'))]
        for sku, title, price in single[:d.no % 4] or single[1:2]:
            lines.append((sku, title, '', d.no % 3 + 1, D(price)))
        whole = sum(line[3] * line[4] for line in lines if not line[2]) + ship
        for sku, title, parent, n, price in lines:
            rows.append([100400 + d.no, f'205-{d.no:07}', d.on('%Y-%m-%d 13:31'), ['EBAY', 'AMAZON', 'DIRECT'][d.no % 3], EN[d.who], mail(EN[d.who]), sku, title, parent, n, plain(price), plain(n * price), plain(ship), plain(whole), 'GBP'])
        facts.sale(mail(EN[d.who]), d.day, d.no, whole, rows=len(lines))
    csv(path, rows)
    return drop(facts.want('revenue customers', 'Order Total once per order: the components of a set repeat its price'), 'rows')


@case('W16', 'online_retail_uk.csv', 'the well-known "Online Retail" layout: InvoiceNo with C before a cancellation (negative Quantity), UnitPrice of one, no line total; lines POST (postage), D (discount, quantity −1) and M (manual); dates "12/1/2010 8:26"; 300 lines', 'value', 'InvoiceNo, StockCode, …, header as quoted in public importers (string search)')
def _(path):
    facts, rng = Facts(), random.Random(2016)
    rows = [['InvoiceNo', 'StockCode', 'Description', 'Quantity', 'InvoiceDate', 'UnitPrice', 'CustomerID', 'Country']]
    goods = [('85123A', 'WHITE HANGING HEART T-LIGHT HOLDER', '2.55'), ('71053', 'WHITE METAL LANTERN', '3.39'), ('84406B', 'CREAM CUPID HEARTS COAT HANGER', '2.75'), ('22752', 'SET 7 BABUSHKA NESTING BOXES', '7.65'), ('21730', 'GLASS STAR FROSTED T-LIGHT HOLDER', '4.25'), ('84879', 'ASSORTED COLOUR BIRD ORNAMENT', '1.69'), ('22623', 'BOX OF VINTAGE JIGSAW BLOCKS', '4.95')]
    people = [12346 + at * 211 for at in range(24)]
    for d in deals(2016, people, 78, start='2010-12-01', gap=(0, 4)):
        lines = [(code, name, rng.choice([2, 4, 6, 6, 12, 24]), D(price)) for code, name, price in rng.sample(goods, rng.randint(2, 5))]
        if d.no % 6 == 0:
            lines.append(('POST', 'POSTAGE', 1, D('18.00')))
        if d.no % 17 == 0:
            lines.append(('M', 'Manual', 1, D('5.50')))
        for code, name, quantity, price in lines:
            rows.append([536365 + d.no * 4, code, name, quantity, f'{d.day.month}/{d.day.day}/{d.day.year} {8 + d.no % 9}:26', plain(price), d.who, 'France' if d.no % 6 == 0 else 'United Kingdom'])
            facts.sale(str(d.who), d.day, d.no, quantity * price)
        if d.no % 9 == 0:
            code, name, quantity, price = lines[0]
            when = later(d.day, 3)
            rows.append([f'C{536367 + d.no * 4}', code, name, -quantity, f'{when.month}/{when.day}/{when.year} 9:41', plain(price), d.who, 'France' if d.no % 6 == 0 else 'United Kingdom'])
            facts.refund(str(d.who), when, d.no, quantity * price)
        if d.no % 25 == 0:
            rows.append([f'C{536368 + d.no * 4}', 'D', 'Discount', -1, f'{d.day.month}/{d.day.day}/{d.day.year} 9:41', '12.50', d.who, 'United Kingdom'])
            facts.refund(str(d.who), d.day, d.no, D('12.50'))
    csv(path, rows)
    return drop(facts.want('revenue customers per', 'Quantity × UnitPrice of all lines: cancellations and discounts are negative'), 'orders')


@case('W17', 'creema_orders_jp.csv', 'Creema (日本): 合計金額 repeated on each 作品 = 作品小計 + オプション料 + 送料 − 値引き; 成約手数料 and 振込予定額 beside; 取引ステータス 取引完了, 発送済み, 入金待ち, キャンセル; 購入者名 beside お届け先名; Shift-JIS', 'value', 'Creema 注文データ; ' + USUAL)
def _(path):
    facts = Facts()
    rows = [['注文番号', '注文日時', '取引ステータス', '購入者名', '購入者ニックネーム', 'お届け先名', '作品ID', '作品名', '単価', '数量', '作品小計', 'オプション料', '送料', '値引き', '合計金額', '成約手数料', '振込予定額']]
    for d in deals(2017, range(6), 19, goods=JG):
        state = {5: 'キャンセル', 12: '入金待ち', 18: '発送済み', 19: '発送済み'}.get(d.no, '取引完了')
        option, ship, off = D(200) if d.no % 4 == 0 else D(0), D(370), D(150) if d.no % 5 == 0 else D(0)
        whole = d.sum() + option + ship - off
        fee = (whole * D('0.11')).quantize(D(1))
        for name, code, quantity, price, amount in d.items:
            rows.append([f'CR{d.no + 880120}', d.on('%Y-%m-%d %H:%M:%S'), state, ' '.join(JP[d.who]), f'nick{d.who}', ' '.join(JP[(d.who + (1 if d.no % 7 == 0 else 0)) % 6]), code, name, int(price), quantity, int(amount), int(option), int(ship), int(off), int(whole), int(fee), int(whole - fee)])
        if state in ('取引完了', '発送済み'):
            facts.sale(' '.join(JP[d.who]), d.day, d.no, whole, rows=len(d.items))
    csv(path, rows, encoding='cp932', quotes='all')
    return drop(facts.want('revenue customers', '合計金額 once per order; 入金待ち is not paid yet, キャンセル never will be'), 'orders')


@case('W18', 'qinsi_sales_slips_cn.xlsx', '秦丝 (clothing wholesale): sold and returned goods on one slip: 销售数 and 退货数, 销售额 − 退货额 − 优惠 = 本单应收; 本单实收, 本单欠款 and a running 累计欠款; slips with returns only are negative; 开单人; 作废 slips', 'value', '秦丝 销售单列表; ' + USUAL)
def _(path):
    facts, owed = Facts(), {}
    rows = [['销售单列表'], ['单据编号', '开单时间', '客户', '开单人', '状态', '销售数', '退货数', '销售额', '退货额', '优惠', '本单应收', '本单实收', '本单欠款', '累计欠款']]
    for d in deals(2018, CNCO, 30, low=200, high=4800, places=0, gap=(1, 4)):
        back = D(d.no * 11 % 190 + 40) if d.no % 4 == 0 else D(0)
        sold = D(0) if d.no == 20 else d.amount
        off = D(int(sold) % 10)
        due = sold - back - off
        void = d.no in (9, 23)
        paid = D(0) if void or d.no % 6 == 0 else due
        if not void:
            owed[d.who] = owed.get(d.who, 0) + due - paid
        rows.append([f'XS{d.on("%y%m%d")}{d.no:03}', d.on('%Y-%m-%d 16:20'), d.who, CN[d.no % 3], '已作废' if void else '正常', 0 if sold == 0 else d.no % 30 + 3, int(back / 40) if back else 0, float(sold), float(back), float(off), float(due), float(paid), 0 if void else float(due - paid), float(owed.get(d.who, 0))])
        if not void:
            if due > 0:
                facts.sale(d.who, d.day, d.no, due)
            else:
                facts.refund(d.who, d.day, d.no, -due)
    xlsx(path, ('销售单', rows, {'merged': ['A1:N1']}))
    return drop(facts.want('revenue customers per', '本单应收: what was returned and let off is taken off in it, what is owed counts'), 'orders')


@case('W20', 'backerkit_backers.csv', 'BackerKit: Pledged Amount (paid at Kickstarter) + BackerKit Charge (add-ons and shipping, paid later) = Total Spent; Add-ons Amount and Shipping Amount are parts of the charge; Pledge Status collected, dropped and errored (Pledged Amount filled, nothing paid, Total Spent 0.00)', 'ask', 'BackerKit backer export; ' + USUAL)
def _(path):
    facts, rng = Facts(), random.Random(2020)
    rows = [['Backer Number', 'Backer Name', 'Email', 'Pledge Status', 'Pledge Level', 'Pledged Amount', 'Add-ons Amount', 'Shipping Amount', 'BackerKit Charge', 'Total Spent', 'Survey Status', 'Pledged At', 'Country']]
    for at, who in enumerate(EN + MORE + [f'{a} {b}' for a, b in zip('Rosa Tim Uma Vic Wes Xena Yan Zoe Abe Bea'.split(), 'Lark Mund Nash Orr Peel Quist Rand Sams Troy Ulm'.split())], 1):
        state = {7: 'dropped', 15: 'errored', 22: 'dropped', 29: 'errored'}.get(at, 'collected')
        pledge, more, ship = D(rng.choice([25, 45, 90])), D(rng.choice([0, 0, 12, 30])), D(rng.choice([6, 9, 15]))
        good = state == 'collected'
        charge = more + ship if good else D(0)
        when = later(day('2024-02-01'), at % 28)
        rows.append([at, who, mail(who), state, {25: 'Base game', 45: 'Deluxe', 90: 'All in'}[int(pledge)], '$' + plain(pledge), '$' + plain(more if good else 0), '$' + plain(ship if good else 0), '$' + plain(charge), '$' + plain(pledge + charge if good else 0), 'Answered' if good else 'Not sent', when.strftime('%Y/%m/%d, %H:%M'), 'US'])
        if good:
            facts.sale(mail(who), when, at, pledge + charge)
    csv(path, rows)
    return drop(facts.want('revenue customers', 'Total Spent: pledge and later charge; dropped and errored pledges were never paid'), 'orders')


cases.save()
