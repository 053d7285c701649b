"""Exports of shops and marketplaces, the eighth part: files/V01 to V20, added to expected.json.

    python3 tests/exports/eighth_shops.py

The expected numbers come from the facts that are rendered; the note of a case says why its number is right. Seeded: the
same bytes on every run.
"""
import pathlib
import random
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from common import CN, EN, JP, KR, SEEN, TW, USUAL, cents, csv, deals, later, mail  # noqa: E402
from counted import Facts, drop, only  # noqa: E402
from writing import Cases, D, day, de, en, plain, xlsx  # noqa: E402

cases = Cases(pathlib.Path(__file__).resolve().parent)
case = cases.case

ZH = [('陶瓷马克杯', 'TC-101', '39.90'), ('亚麻桌布', 'YM-205', '128.00'), ('竹编篮', 'ZB-318', '66.50'), ('香薰蜡烛', 'XX-422', '49.00'), ('羊毛毯', 'YM-530', '259.00')]
JG = [('緑茶セット', 'GT-01', '2160'), ('和紙ノート', 'WN-02', '880'), ('藍染ハンカチ', 'AH-03', '1540'), ('湯のみ', 'YN-04', '2750')]
KG = [('캔들', 'LO-101', '12900'), ('에코백', 'LO-202', '18500'), ('머그', 'LO-303', '9800'), ('담요', 'LO-404', '33000')]
TWG = [('手工皂', 'SP-01', '250'), ('皮革卡夾', 'LC-02', '880'), ('陶杯', 'CP-03', '560'), ('明信片組', 'PC-04', '120')]
BR = ['Ana Prado', 'Caio Lemos', 'Elisa Moraes', 'Heitor Dias', 'Lara Pires', 'Rui Teles']
RU = ['Анна Белова', 'Игорь Климов', 'Ольга Сомова', 'Пётр Ершов', 'Юлия Щукина', 'Денис Жаров']
AR = ['نورة السالم', 'خالد العمري', 'ريم الحربي', 'فهد القحطاني', 'سارة الزهراني', 'ماجد الشهري']
AFRICA = ['Amina Bello', 'Chidi Okafor', 'Fatou Sarr', 'Kwame Mensah', 'Ngozi Eze', 'Tunde Ade']
MORE = [f'{first} {last}' for first, last in zip('Ada Ben Cara Dan Eve Finn Gwen Hal Ina Joel Kit Lena Moe Nora Owen Pia'.split(), 'Flint Rowe Holt Pryce Lunt Slade Ott Dray Carr Moss Vane Birch Hurst Penn Reed Stow'.split())]
ASIA = ['lim_meiling', 'raj.kumar88', 'siti_nur', 'tan.weijie', 'aisyah.z', 'goh_home']


# Second-hand and marketplaces -------------------------------------------------------------------------------------------


@case('V01', 'depop_sales.csv', 'Depop: Item price + Buyer shipping cost = Total; USPS Cost, Depop fee, Depop Payments fee and Boosting fee beside; "Refunded to buyer amount" and "Fees refunded to seller"; Date of listing beside Date of sale; "$24.00"', 'value', 'Depop sales history, ' + SEEN + '; the refunds from memory')
def _(path):
    facts, users = Facts(), ['clarathrifts', 'iris.d', 'hugo_marsh', 'nedvintage', 'ruthless', 'waltwears']
    rows = [['Date of sale', 'Time of sale', 'Date of listing', 'Bundle', 'Buyer', 'Brand', 'Description', 'Size', 'Item price', 'Buyer shipping cost', 'Total', 'USPS Cost', 'Depop fee', 'Depop Payments fee', 'Boosting fee', 'Payment type', 'Category', 'Name', 'City', 'State', 'Post Code', 'Country', 'Refunded to buyer amount', 'Fees refunded to seller']]
    usd = lambda x: f'${plain(x)}'
    for d in deals(1001, range(6), 24, low=9, high=120, places=0):
        ship = D('5.49') if d.no % 3 else D('0.00')
        whole = d.amount + ship
        back = {8: whole, 13: D('7.50'), 19: whole}.get(d.no, D(0))
        fee = cents(whole * D('0.1'))
        rows.append([d.on('%m/%d/%Y'), '02:11 PM', later(d.day, -33).strftime('%m/%d/%Y'), 'No', users[d.who], ['Levi’s', 'Other', 'Carhartt'][d.no % 3], f'Vintage piece {d.no}', 'M', usd(d.amount), usd(ship), usd(whole), usd(ship), usd(fee), usd(cents(whole * D('0.033') + D('0.45'))), usd(0), 'Depop Payments', 'Tops', EN[d.who], 'Austin', 'TX', '78701', 'US', usd(back), usd(fee if back == whole else 0)])
        facts.sale(users[d.who], d.day, d.no, whole)
        if back:
            facts.refund(users[d.who], d.day, d.no, back, rows=0)
    csv(path, rows)
    return drop(facts.want('revenue customers', 'Total less what was refunded to the buyer; fees and postage are costs'), 'orders')


@case('V02', 'mercari_us_sales.csv', 'Mercari (US): Item Price, fees, Net Seller Proceeds and the tax of the buyer, Sold, Canceled and Completed Date; no buyer in it at all, only Shipped to State and Shipped from State', 'ask', 'Mercari sales report; ' + USUAL)
def _(path):
    rng = random.Random(1002)
    rows = [['Item Id', 'Sold Date', 'Canceled Date', 'Completed Date', 'Item Title', 'Order Status', 'Shipped to State', 'Shipped from State', 'Item Price', 'Buyer Shipping Fee', 'Seller Shipping Fee', 'Mercari Selling Fee', 'Payment Processing Fee Charged To Seller', 'Net Seller Proceeds', 'Sales Tax Charged to Buyer']]
    for d in deals(1002, range(6), 26, low=8, high=150, places=0):
        gone = d.no in (9, 17)
        fee, pay = cents(d.amount * D('0.1')), cents(d.amount * D('0.029') + D('0.5'))
        rows.append([f'm{48120000000 + rng.randint(1, 10 ** 9)}', d.on('%m/%d/%Y'), later(d.day, 1).strftime('%m/%d/%Y') if gone else '', '' if gone else later(d.day, 6).strftime('%m/%d/%Y'), ['Camera strap', 'Wool sweater', 'Game cartridge'][d.no % 3], 'Cancelled' if gone else 'Complete', ['CA', 'NY', 'TX', 'FL', 'WA'][d.no % 5], 'OR', plain(d.amount), '0.00', '4.99', plain(fee), plain(pay), plain(d.amount - fee - pay - D('4.99')), plain(cents(d.amount * D('0.08')))])
    csv(path, rows)
    return only('nobody in the file is a customer: neither a state nor an item is one; ask, or say that there is no customer')


@case('V03', 'aupay_market_orders.csv', 'au PAY マーケット: Shift-JIS, Latin headers; requestPrice repeated on each item = totalItemPrice of the lines + postagePrice − couponTotalPrice; totalPrice before the coupon; orderStatus 完了, 発送済み, キャンセル; orderName beside senderName', 'value', 'au PAY マーケット 受注データ; ' + USUAL)
def _(path):
    facts = Facts()
    rows = [['orderId', 'orderDate', 'orderStatus', 'cancelDate', 'mailAddress', 'orderName', 'orderKana', 'senderName', 'itemCode', 'itemName', 'unitPrice', 'unit', 'totalItemPrice', 'postagePrice', 'chargePrice', 'totalPrice', 'couponTotalPrice', 'usePointTotal', 'requestPrice', 'settlementName']]
    for d in deals(1003, range(6), 14, goods=JG):
        state = {7: 'キャンセル', 11: 'キャンセル', 14: '発送済み'}.get(d.no, '完了')
        ship, coupon = D(660), D(300) if d.no % 4 == 0 else D(0)
        whole = d.sum() + ship
        for at, (name, code, quantity, price, amount) in enumerate(d.items):
            rows.append([431200000 + d.no, d.on('%Y/%m/%d 21:04'), state, later(d.day, 1).strftime('%Y/%m/%d') if state == 'キャンセル' else '', f'user{d.who}@ezweb.example', ' '.join(JP[d.who]), ['タカハシ リョウ', 'ヤマグチ メグミ', 'イシカワ ダイスケ', 'マツモト アヤ', 'シミズ ナオキ', 'モリ チナツ'][d.who], ' '.join(JP[(d.who + (1 if d.no % 5 == 0 else 0)) % 6]), code, name, int(price), quantity, int(amount), int(ship), 0, int(whole), int(coupon), 0, int(whole - coupon), 'クレジットカード決済'])
        if state != 'キャンセル':
            facts.sale(f'user{d.who}@ezweb.example', d.day, d.no, whole - coupon, rows=len(d.items))
    csv(path, rows, encoding='cp932', quotes='all')
    return facts.want('revenue customers per last', 'requestPrice of each order once: what the buyer was asked for')


@case('V04', 'pinkoi_orders_tw.csv', 'Pinkoi (繁中): 訂單總金額 repeated on each good = 小計 of the goods + 運費 − 設計館優惠, which both stand on the first good only; 已完成, 已取消, 已退款; 買家帳號 beside 收件人', 'value', 'Pinkoi 訂單匯出; ' + USUAL)
def _(path):
    facts, users = Facts(), ['yachi.w', 'hsu_0912', 'meihua', 'changzw', 'shuhui.y', 'chenghan']
    rows = [['訂單編號', '成立時間', '訂單狀態', '買家帳號', '收件人', '商品名稱', '商品編號', '單價', '數量', '小計', '運費', '設計館優惠', '訂單總金額', '付款方式', '備註']]
    for d in deals(1004, range(6), 15, goods=TWG):
        state = {6: '已取消', 9: '已退款', 13: '已取消'}.get(d.no, '已完成')
        ship, off = D(60), D(50) if d.no % 3 == 0 else D(0)
        whole = d.sum() + ship - off
        for at, (name, code, quantity, price, amount) in enumerate(d.items):
            rows.append([f'TW{d.no:05}P', d.on('%Y-%m-%d 22:10'), state, users[d.who], TW[(d.who + d.no // 5) % 6], name, code, int(price), quantity, int(amount), int(ship) if at == 0 else '', int(off) if at == 0 else '', int(whole), '信用卡', '請包裝成禮物' if d.no == 4 and at == 0 else ''])
        if state == '已完成':
            facts.sale(users[d.who], d.day, d.no, whole, rows=len(d.items))
    csv(path, rows, bom=True)
    return facts.want('revenue customers per last', '訂單總金額 once per order; 運費 and 優惠 are in it')


@case('V05', 'meesho_orders.csv', 'Meesho: Customer State is the only thing about the buyer (a region of India), "Reason for Credit Entry" is the state of the order; listed and discounted price', 'ask', 'Meesho supplier panel orders, ' + SEEN)
def _(path):
    rows = [['Reason for Credit Entry', 'Sub Order No', 'Order Date', 'Customer State', 'Product Name', 'SKU', 'Size', 'Quantity', 'Supplier Listed Price (Incl. GST + Commission)', 'Supplier Discounted Price (Incl GST and Commision)', 'Packet Id']]
    for d in deals(1005, ['Maharashtra', 'Kerala', 'Punjab', 'Gujarat', 'West Bengal', 'Bihar'], 30, low=199, high=999, places=0, gap=(1, 4)):
        why = {7: 'CANCELLED', 12: 'RTO_COMPLETE', 18: 'CANCELLED', 24: 'SHIPPED'}.get(d.no, 'DELIVERED')
        rows.append([why, f'1640{d.no:08}_1', d.iso(), d.who, ['Cotton kurti', 'Bed sheet', 'Steel bottle'][d.no % 3], f'MS-{d.no % 3 + 1}', 'Free Size', 1, int(d.amount + 20), int(d.amount), '' if why == 'CANCELLED' else f'VLM{d.no:07}'])
    csv(path, rows)
    return only('a state of India is no customer: ask, or say that there is no customer')


@case('V06', 'klaviyo_profiles.csv', 'Klaviyo profiles: Historic Customer Lifetime Value is what was spent so far, Predicted and Total (the sum of both) beside; orders in the same three kinds, Average Order Value, Expected Date Of Next Order', 'value', 'Klaviyo profile export, ' + SEEN)
def _(path):
    facts, rng = Facts(), random.Random(1006)
    rows = [['Email', 'Klaviyo ID', 'First Name', 'Last Name', 'City', 'Country', 'Email Marketing Consent', 'Profile Created On', 'Date of Last Order', 'Historic Customer Lifetime Value', 'Predicted Customer Lifetime Value', 'Total Customer Lifetime Value', 'Historic Number Of Orders', 'Predicted Number Of Orders', 'Average Order Value', 'Churn Risk Prediction', 'Expected Date Of Next Order']]
    people = EN + MORE
    for at, who in enumerate(people):
        count = rng.randint(1, 9)
        spent = D(rng.randint(2000, 90000)).scaleb(-2)
        more = D(rng.randint(500, 30000)).scaleb(-2)
        last = later(day('2024-01-10'), rng.randint(0, 160))
        rows.append([mail(who), f'01HV{at:04}QX', *who.split(), 'Leeds', 'United Kingdom', 'SUBSCRIBED' if at % 3 else 'NEVER_SUBSCRIBED', later(last, -400).isoformat(), last.isoformat(), plain(spent), plain(more), plain(spent + more), count, plain(D(count) / 3), plain(cents(spent / count)), f'0.{rng.randint(10, 95)}', later(last, 60).isoformat()])
        facts.sale(f'01HV{at:04}QX', last, at, spent)
    csv(path, rows)
    return drop(facts.want('revenue customers per', 'the historic value: what is predicted has not been spent, and the total holds it'), 'orders')


@case('V07', 'cs_cart_orders.csv', 'CS-Cart: Status is a letter (P, C, D, F, I) without a legend; Total = Subtotal − Discount + Shipping cost; semicolons, all quoted, "01/15/2024, 14:05"', 'ask', 'CS-Cart order export, fields as documented (mallmanual.cs-cart.jp, import of orders)')
def _(path):
    facts, rows = Facts(), [['Order ID', 'E-mail', 'User ID', 'Total', 'Subtotal', 'Discount', 'Subtotal discount', 'Payment surcharge', 'Shipping cost', 'Date', 'Status', 'Notes', 'Payment ID', 'First name', 'Last name', 'Billing: city', 'Billing: country']]
    for d in deals(1007, range(6), 24, low=20, high=350):
        state = {7: 'I', 10: 'F', 14: 'D', 18: 'I'}.get(d.no, 'C' if d.no < 20 else 'P')
        off, ship = (D(10) if d.no % 4 == 0 else D(0)), D('7.50')
        rows.append([2200 + d.no, mail(EN[d.who]), 30 + d.who, plain(d.amount - off + ship), plain(d.amount), '0.00', plain(off), '0.00', plain(ship), d.on('%m/%d/%Y, 14:05'), state, '', 6, *EN[d.who].split(), 'Reno', 'US'])
        if state in 'CP':
            facts.sale(str(30 + d.who), d.day, d.no, d.amount - off + ship)
    csv(path, rows, sep=';', quotes='all')
    return facts.want('revenue customers per', 'P processed and C complete count, D declined, F failed and I canceled do not; or ask what the letters mean')


@case('V08', 'wayfair_po_export.csv', 'Wayfair partner: Quantity and Wholesale Price (of one), no line total; Ship To Name is the shopper, Wayfair itself is who pays; PO Number, PO Date, Must Ship By, Order Status Open, Shipped and Canceled', 'ask', 'Wayfair Partner Home order export; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['Warehouse Name', 'Store Name', 'PO Number', 'PO Date', 'Must Ship By', 'Backorder Date', 'Order Status', 'Item Number', 'Item Name', 'Quantity', 'Wholesale Price', 'Ship Method', 'Carrier Name', 'Ship To Name', 'Ship To City', 'Ship To State', 'Ship To Zip', 'Destination Country']]
    for d in deals(1008, EN, 16):
        state = {6: 'Canceled', 12: 'Canceled', 16: 'Open'}.get(d.no, 'Shipped')
        for name, code, quantity, price, amount in d.items:
            rows.append(['Main', 'Wayfair.com', f'CS{440000000 + d.no}', d.on('%m/%d/%Y'), later(d.day, 3).strftime('%m/%d/%Y'), '', state, code, name, quantity, plain(price), 'Ground', 'FedEx', d.who, 'Reno', 'NV', '89501', 'US'])
            if state != 'Canceled':
                facts.sale(d.who, d.day, d.no, amount, code)
    csv(path, rows)
    return drop(facts.want('revenue customers per', 'Quantity × Wholesale Price by Ship To Name; or ask: Wayfair is the buyer to the supplier’s books, and nothing in the file proves that the price is for one'), 'orders')


@case('V09', 'newegg_orders.csv', 'Newegg: Order Total repeated on each item = Extend Unit Price of the items + Order Shipping Total; Voided; Quantity Ordered beside Quantity Shipped, Item Seller Part # beside Item Newegg #; taxes 0.00', 'value', 'Newegg order list, ' + SEEN + '; Order Status from memory')
def _(path):
    facts, rows = Facts(), [['Order Number', 'Order Date & Time', 'Sales Channel', 'Fulfillment Option', 'Order Status', 'Ship To First Name', 'Ship To LastName', 'Ship To City', 'Ship To State', 'Order Customer Email', 'Item Seller Part #', 'Item Newegg #', 'Item Unit Price', 'Extend Unit Price', 'Item Unit Shipping Charge', 'Extend Shipping Charge', 'Order Shipping Total', 'Order Discount Amount', 'Sales Tax', 'Order Total', 'Quantity Ordered', 'Quantity Shipped']]
    for d in deals(1009, EN, 15):
        state = {5: 'Voided', 10: 'Voided', 15: 'Unshipped'}.get(d.no, 'Shipped')
        pieces = sum(i[2] for i in d.items)
        ship = D('2.00') * pieces
        for name, code, quantity, price, amount in d.items:
            rows.append([f'12045{d.no:04}', d.on('%m/%d/%Y 08:15:22'), 'Newegg.com', 'Ship by Seller', state, *d.who.split(), 'Boise', 'ID', f'{mail(d.who).split("@")[0]}@marketplace.example', code, f'9SIA{code[-2:]}X', plain(price), plain(amount), '2.00', plain(2 * quantity), plain(ship), '0.00', '0.00', plain(d.sum() + ship), quantity, quantity if state == 'Shipped' else 0])
        if state != 'Voided':
            facts.sale(f'{mail(d.who).split("@")[0]}@marketplace.example', d.day, d.no, d.sum() + ship, rows=len(d.items))
    csv(path, rows)
    return facts.want('revenue customers per last', 'Order Total once per order; a voided order is none, one that is not shipped yet is sold')


@case('V10', 'jumia_order_items.csv', 'Jumia: a row per piece (an order of three pieces has three rows, some of them equal but for the item id), Paid Price = Unit Price; statuses delivered, canceled, returned, failed; Wallet Credits and Shipping Fee 0', 'value', 'Jumia Vendor Center order items; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['Order Item Id', 'Jumia Id', 'Seller SKU', 'Jumia SKU', 'Created at', 'Updated at', 'Order Number', 'Customer Name', 'Shipping Name', 'Shipping City', 'Payment Method', 'Paid Price', 'Unit Price', 'Shipping Fee', 'Wallet Credits', 'Item Name', 'Shipping Provider', 'Status', 'Reason']]
    number = 70001
    for d in deals(1010, AFRICA, 14, goods=[('Phone case', 'PC-1', '2500'), ('Power bank', 'PB-2', '14900'), ('Earphones', 'EP-3', '6200'), ('Lamp', 'LA-4', '8900')], most=2):
        state, why = {6: ('canceled', 'Customer canceled'), 9: ('returned', 'Wrong size'), 12: ('failed', 'Customer not reachable')}.get(d.no, ('delivered', ''))
        for name, code, quantity, price, _ in d.items:
            for _ in range(quantity):
                rows.append([number, number + 500, code, f'JU{code}', d.on('%Y-%m-%d 10:41:07'), later(d.day, 4).strftime('%Y-%m-%d 16:00:12'), 309700000 + d.no, d.who, d.who, 'Lagos', 'CashOnDelivery', plain(price), plain(price), '0.00', '0.00', name, 'Jumia Express', state, why])
                number += 1
                if state == 'delivered':
                    facts.sale(d.who, d.day, d.no, price, code)
    csv(path, rows, sep=';', quotes='all')
    return drop(facts.want('revenue customers per last', 'Paid Price of the delivered pieces, each row one piece; a delivery that failed was never paid (cash on delivery)'), 'orders')


@case('V11', 'zid_orders_ar.xlsx', 'Arabic (no word list), Zid: إجمالي الطلب = المنتجات + الشحن − الخصم; ملغي and جديد beside تم التوصيل; the phone as a number beside the name', 'ask', 'Zid order export; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['رقم الطلب', 'تاريخ الطلب', 'حالة الطلب', 'اسم العميل', 'جوال العميل', 'المدينة', 'طريقة الدفع', 'مجموع المنتجات', 'تكلفة الشحن', 'قيمة الخصم', 'إجمالي الطلب', 'العملة']]
    for d in deals(1011, range(6), 20, low=60, high=900, places=0):
        state = {7: 'ملغي', 13: 'ملغي'}.get(d.no, 'تم التوصيل')
        off, ship = D(15 if d.no % 4 == 0 else 0), D(25)
        rows.append([5520000 + d.no, d.day, state, AR[d.who], 966500000010 + d.who, 'الرياض', 'مدى', float(d.amount), float(ship), float(off), float(d.amount + ship - off), 'SAR'])
        if state != 'ملغي':
            facts.sale(AR[d.who], d.day, d.no, d.amount + ship - off)
    xlsx(path, ('Orders', rows))
    return facts.want('revenue customers', 'إجمالي الطلب without the cancelled orders; or ask')


@case('V12', 'ozon_otpravleniya_fbs.csv', 'Ozon (Russian, no word list): parcels with Сумма отправления and Оплачено покупателем, Доставлен and Отменён; no buyer in it, only a cluster and a region of delivery', 'ask', 'Ozon Seller FBS orders, ' + SEEN)
def _(path):
    rows = [['Номер заказа', 'Номер отправления', 'Принят в обработку', 'Дата отгрузки', 'Статус', 'Сумма отправления', 'Код валюты отправления', 'Наименование товара', 'OZON id', 'Артикул', 'Ваша цена', 'Оплачено покупателем', 'Количество', 'Регион доставки', 'Кластер доставки']]
    for d in deals(1012, ['Московская область', 'Самарская область', 'Пермский край', 'Томская область'], 28, low=300, high=4000, places=0, gap=(1, 4)):
        state = 'Отменён' if d.no in (8, 15, 21) else 'Доставлен'
        rows.append([f'{10200000 + d.no}-{d.no:04}', f'{10200000 + d.no}-{d.no:04}-1', d.on('%Y-%m-%d 11:20:01'), later(d.day, 2).strftime('%Y-%m-%d 09:00:00'), state, plain(d.amount), 'RUB', ['Чайник', 'Полотенце', 'Рюкзак'][d.no % 3], 1500100 + d.no % 3, f'A-{d.no % 3}', plain(d.amount), plain(cents(d.amount * D('0.93'))), 1, d.who, 'Москва и Дальние регионы'])
    csv(path, rows, sep=';', quotes='all', bom=True)
    return only('no buyer stands in it: a region or an order is no customer; ask, or say so')


@case('V13', 'insales_zakazy_ru.csv', 'Russian (no word list), InSales: cp1251, Итого = Стоимость товаров − Скидка + Доставка; Отменён and Возврат; "12 345,50"; the client’s e-mail and name', 'ask', 'InSales order export; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['Номер', 'Дата создания', 'Статус заказа', 'Статус оплаты', 'Клиент', 'Email', 'Город', 'Стоимость товаров', 'Скидка', 'Доставка', 'Итого', 'Менеджер']]
    ru = lambda x: en(x).replace(',', ' ').replace('.', ',')
    for d in deals(1013, range(6), 22, low=900, high=15000, places=0):
        state = {8: 'Отменён', 14: 'Возврат', 19: 'Отменён'}.get(d.no, 'Доставлен')
        off, ship = (D(200) if d.no % 3 == 0 else D(0)), D(350)
        rows.append([1700 + d.no, d.on('%d.%m.%Y 12:41'), state, 'Не оплачен' if state == 'Отменён' else 'Оплачен', RU[d.who], f'client{d.who}@pochta.example', 'Тверь', ru(d.amount), ru(off), ru(ship), ru(d.amount - off + ship), 'Светлана'])
        if state == 'Доставлен':
            facts.sale(f'client{d.who}@pochta.example', d.day, d.no, d.amount - off + ship)
    csv(path, rows, sep=';', encoding='cp1251')
    return facts.want('revenue customers per', 'Итого of what was neither cancelled nor returned; or ask')


@case('V14', 'yampi_pedidos_br.csv', 'Yampi (Brazil): Produtos − Desconto + Frete = Total, "R$ 1.234,50"; Pago, Entregue, Cancelado, Recusado, Aguardando pagamento, Chargeback; Valor da parcela beside Total', 'value', 'Yampi order export; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['Pedido', 'Data', 'Status', 'Cliente', 'E-mail', 'Forma de pagamento', 'Parcelas', 'Valor da parcela', 'Produtos', 'Desconto', 'Frete', 'Total', 'UTM Source', 'Rastreio']]
    brl = lambda x: f'R$ {de(x)}'
    for d in deals(1014, BR, 24, low=60, high=1600):
        state = {7: 'Cancelado', 10: 'Recusado', 15: 'Chargeback', 20: 'Aguardando pagamento'}.get(d.no, 'Pago' if d.no > 20 else 'Entregue')
        off, ship = (D(20) if d.no % 4 == 0 else D(0)), D('18.90')
        whole = d.amount - off + ship
        times = 1 + d.no % 3
        rows.append([99000 + d.no, d.on('%d/%m/%Y 17:22'), state, d.who, mail(d.who), 'Cartão de crédito' if times > 1 else 'Pix', times, brl(cents(whole / times)), brl(d.amount), brl(off), brl(ship), brl(whole), ['instagram', 'google', ''][d.no % 3], ''])
        if state in ('Pago', 'Entregue'):
            facts.sale(d.who, d.day, d.no, whole)
    csv(path, rows, sep=';', bom=True)
    return facts.want('revenue customers per last', 'Total of the paid and delivered orders; an instalment is a part of it; a chargeback gave the money back')


@case('V15', 'shopee_my_orders.xlsx', 'Shopee in English (Malaysia): Product Subtotal of the line; Total Amount and Grand Total (with the freight that the buyer paid) repeated on each line; Voucher Sponsored by Seller, Cancelled and Unpaid; Deal Price and Original Price as texts; Username (Buyer) beside Receiver Name', 'ask', 'Shopee seller centre order export; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['Order ID', 'Order Status', 'Cancel reason', 'Return / Refund Status', 'Tracking Number*', 'Order Creation Date', 'Order Paid Time', 'Product Name', 'SKU Reference No.', 'Original Price', 'Deal Price', 'Quantity', 'Product Subtotal', 'Voucher Sponsored by Seller', 'Total Amount', 'Buyer Paid Shipping Fee', 'Grand Total', 'Commission Fee', 'Username (Buyer)', 'Receiver Name', 'Country']]
    for d in deals(1015, ASIA, 16):
        state = {6: 'Cancelled', 10: 'Unpaid', 13: 'Cancelled'}.get(d.no, 'Completed')
        off, ship = (D(3) if d.no % 3 == 0 else D(0)), D('4.90')
        whole = d.sum() - off
        for name, code, quantity, price, amount in d.items:
            rows.append([f'2401{d.no:04}QK{d.no:02}', state, 'Cancelled by buyer' if state == 'Cancelled' else '', '', f'SPX{d.no:06}', d.on('%Y-%m-%d 13:40'), '' if state == 'Unpaid' else d.on('%Y-%m-%d 13:42'), name, code, plain(price + 5), plain(price), str(quantity), plain(amount), plain(off), plain(whole), plain(ship), plain(whole + ship), plain(cents(whole * D('0.03'))), d.who, 'R**** K****', 'MY'])
        if state == 'Completed':
            facts.sale(d.who, d.day, d.no, whole + ship, rows=len(d.items))
    xlsx(path, ('orders', rows))
    return facts.want('revenue customers per', 'Grand Total: what the buyers paid, once per order; or ask whether the freight counts (Total Amount)')


@case('V16', 'lotteon_orders.csv', '롯데ON: CP949, 판매단가 × 수량 = 판매금액, − 셀러할인 = 결제금액; 정산예정금액 beside; 구매확정, 배송완료, 취소완료, 반품완료; 주문자 beside 수취인; 상품코드 known', 'value', '롯데ON 판매자센터 주문내역; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['주문번호', '주문일시', '진행상태', '상품코드', '상품명', '판매단가', '수량', '판매금액', '셀러할인', '결제금액', '판매수수료', '정산예정금액', '주문자', '수취인', '우편번호']]
    for d in deals(1016, range(6), 16, goods=KG):
        state = {7: '취소완료', 11: '반품완료', 16: '배송완료'}.get(d.no, '구매확정')
        for name, code, quantity, price, amount in d.items:
            off = D(1000) if d.no % 4 == 0 else D(0)
            paid = amount - off
            fee = int(paid * D('0.11'))
            rows.append([f'2024{d.no:08}', d.on('%Y-%m-%d 19:20:11'), state, code, name, f'{int(price):,}', quantity, f'{int(amount):,}', f'{int(off):,}', f'{int(paid):,}', f'{fee:,}', f'{int(paid) - fee:,}', KR[d.who], KR[(d.who + d.no // 6) % 6], '04524'])
            if state not in ('취소완료', '반품완료'):
                facts.sale(KR[d.who], d.day, d.no, paid, code)
    csv(path, rows, encoding='cp949')
    return facts.want('revenue customers per products last', '결제금액 of what was kept, by who ordered; 정산예정금액 is after the commission')


@case('V17', 'weixin_xiaodian_orders.csv', '微信小店 (视频号): GBK, tabs behind long ids; 订单实际支付金额 repeated on each good = 商品总价 + 运费 − 商家优惠; the state "全部商品售后之后,订单取消" holds a comma, 待付款, 已取消', 'value', '微信小店订单导出; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['订单号', '下单时间', '订单状态', '商品名称', '商品编码', '商品单价', '商品数量', '商品总价', '运费', '商家优惠', '订单实际支付金额', '支付方式', '收件人姓名', '收件人地址', '跟团号']]
    for d in deals(1017, CN, 15, goods=ZH, most=2):
        state = {5: '已取消', 9: '全部商品售后之后,订单取消', 12: '待付款'}.get(d.no, '已完成' if d.no < 14 else '待收货')
        ship, off = D(8 if d.no % 3 == 0 else 0), D(5 if d.no % 4 == 0 else 0)
        for name, code, quantity, price, amount in d.items:
            rows.append([f'3719{d.no:014}\t', d.on('%Y-%m-%d 18:40:02'), state, name, code, plain(price), quantity, plain(amount), plain(ship), plain(off), plain(d.sum() + ship - off), '微信支付', d.who, '浙江省 宁波市 ***', ''])
        if state in ('已完成', '待收货'):
            facts.sale(d.who, d.day, d.no, d.sum() + ship - off, rows=len(d.items))
    csv(path, rows, encoding='gbk')
    return facts.want('revenue customers per last', '订单实际支付金额 once per order; an order whose goods all came back is none, one on its way is')


@case('V18', 'guanyi_dingdan.xlsx', '管易云: 数量 × 实际单价 = 实际金额, 标准单价 and 让利金额 beside, 赠品 是 with 0.00; 单据状态 已作废; 店铺名称 and 业务员 are no customers, 会员名称 is', 'value', '管易 C-ERP 订单明细; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['单据编号', '平台单号', '店铺名称', '会员名称', '业务员', '付款时间', '商品代码', '商品名称', '数量', '标准单价', '让利金额', '实际单价', '实际金额', '赠品', '单据状态', '快递公司']]
    members = ['tb_风信子', 'tb_阿木', 'tb_小橘', 'tb_晨晨', 'tb_老赵', 'tb_糖糖']
    for d in deals(1018, members, 16, goods=ZH):
        void = d.no in (7, 13)
        for name, code, quantity, price, _ in d.items:
            cut = cents(price / 10) if d.no % 3 == 0 else D(0)
            whole = quantity * (price - cut)
            rows.append([f'SO2024{d.no:05}', f'21{d.no:09}', ['青禾旗舰店', '青禾生活馆'][d.no % 2], d.who, '小陈', d.on('%Y-%m-%d 10:10:10'), code, name, quantity, float(price), float(cut * quantity), float(price - cut), float(whole), '否', '已作废' if void else '已发货', '中通'])
            if not void:
                facts.sale(d.who, d.day, d.no, whole, code)
        if d.no % 5 == 0:
            rows.append([f'SO2024{d.no:05}', f'21{d.no:09}', ['青禾旗舰店', '青禾生活馆'][d.no % 2], d.who, '小陈', d.on('%Y-%m-%d 10:10:10'), 'ZP-001', '试用装', 1, 9.9, 9.9, 0, 0, '是', '已发货', '中通'])
    xlsx(path, ('订单明细', rows))
    return drop(facts.want('revenue customers per products', '实际金额 of what was not voided; a gift brings nothing'), 'rows')


@case('V19', 'shopify_abandoned_checkouts.csv', 'Shopify abandoned checkouts: the columns of orders (Subtotal, Shipping, Taxes, Total), but nobody bought: Recovery Status "Not Recovered", a few "Recovered"', 'ask', 'Shopify abandoned checkouts export; ' + USUAL)
def _(path):
    rows = [['Id', 'Name', 'Email', 'Created at', 'Updated at', 'Recovery Status', 'Email Status', 'Subtotal', 'Shipping', 'Taxes', 'Total', 'Currency', 'Lineitem quantity', 'Lineitem name', 'Lineitem price', 'Abandoned Checkout URL']]
    for d in deals(1019, EN, 24, low=20, high=300):
        rows.append([f'3105{d.no:08}', f'#3105{d.no:04}', mail(d.who), d.on('%Y-%m-%d 10:05:09 -0400'), d.on('%Y-%m-%d 11:05:09 -0400'), 'Recovered' if d.no in (6, 15) else 'Not Recovered', 'Sent' if d.no % 2 else 'Not Sent', plain(d.amount), '5.00', '0.00', plain(d.amount + 5), 'USD', 1, ['Tote', 'Scarf', 'Mug'][d.no % 3], plain(d.amount), f'https://quill.example/checkouts/ac/{d.no:08}/recover'])
    csv(path, rows)
    return only('checkouts that were left are no sales, and the recovered ones stand in the orders: ask, or say so; never their sum without a word')


@case('V20', 'woocommerce_analytics_customers.csv', 'WooCommerce Analytics, customers: Total spend and AOV; "Last active" and "Sign up" are no purchases; Username empty for guests; Orders is a count', 'value', 'WooCommerce Analytics customers report, columns as in its API types (orders_count, total_spend, avg_order_value)')
def _(path):
    facts, rng = Facts(), random.Random(1020)
    rows = [['Name', 'Username', 'Last active', 'Sign up', 'Email', 'Orders', 'Total spend', 'AOV', 'Country / Region', 'City', 'Region', 'Postal code']]
    people = EN + MORE
    for at, who in enumerate(people):
        count = rng.randint(1, 12)
        each = D(rng.randint(1500, 18000)).scaleb(-2)
        active = later(day('2024-02-01'), rng.randint(0, 150))
        guest = at % 4 == 1
        rows.append([who, '' if guest else who.split()[0].lower(), active.isoformat(), '' if guest else later(active, -300).isoformat(), mail(who), count, plain(each * count), plain(each), 'US', ['Boise', 'Reno'][at % 2], ['ID', 'NV'][at % 2], f'8{at:04}'])
        facts.sale(mail(who), active, at, each * count)
    csv(path, rows)
    return drop(facts.want('revenue customers per', 'Total spend; AOV × Orders is the same'), 'orders')


cases.save()
