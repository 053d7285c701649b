"""Habits of people and programs that make tables hard to read: files/J*, added to expected.json.

    python3 tests/exports/habits.py

Here: misleading headers, amounts of orders on their lines, refunds, states. In habits_more.py: dates, numbers, dialects,
layouts, customers. The expected numbers come from the facts that are rendered. Seeded: the same bytes on every run.
"""
import datetime
import pathlib
import random
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from writing import Cases, D, Facts, comma, csv, day, de, en, fr, plain, text, xlsx  # noqa: E402

cases = Cases(pathlib.Path(__file__).resolve().parent)
case = cases.case
USUAL = 'the usual columns of this export; from memory'
HAND = 'a habit of spreadsheets kept by hand'


class Deal:
    def __init__(self, no, when, who, amount, items):
        self.no, self.day, self.who, self.amount, self.items = no, when, who, amount, items

    def iso(self):
        return self.day.isoformat()


GOODS = [('Lantern', 'LN-1', '35.50'), ('Rope', 'RP-2', '18.20'), ('Tarp', 'TP-3', '52.00'), ('Stove', 'ST-4', '89.90'),
         ('Mug', 'MG-5', '12.40'), ('Axe', 'AX-6', '61.75')]


def deals(seed, people, count, start='2024-01-11', gap=(2, 9), low=20, high=400, places=2, goods=GOODS, most=3):
    """`count` orders on strictly later days; everybody buys at least once. `items`: (name, code, quantity, price, sum)."""
    rng, when, out, first = random.Random(seed), day(start), [], list(people)
    rng.shuffle(first)
    for at in range(count):
        when += datetime.timedelta(days=rng.randint(*gap))
        who = first[at] if at < len(first) else rng.choice(people[:max(3, len(people) - 2)])
        amount = D(rng.randint(low * 10 ** places, high * 10 ** places)).scaleb(-places)
        items = []
        for name, code, price in rng.sample(goods, rng.randint(1, min(most, len(goods)))):
            quantity = rng.randint(1, 5)
            items.append((name, code, quantity, D(price), quantity * D(price)))
        out.append(Deal(at + 1, when, who, amount, items))
    return out


def total(deal):
    return sum(item[4] for item in deal.items)


EN = ['Nora Hale', 'Otis Reed', 'Uma Finch', 'Gus Lowe', 'Ada Pike', 'Lev Stone']
FIRMS = ['Birch & Sons', 'Cobalt Works', 'Delta Foods', 'Eagle Print', 'Fern Hotels', 'Gable Motors']
DEU = ['Zimmerei Vogt', 'Café Möwe', 'Praxis Dr. Groß', 'Gärtnerei Süß', 'Radhaus Lenz', 'Weingut Öhler']
FRA = ['Garage Merle', 'Hôtel du Lac', 'Mairie de Vals', 'Boulangerie Émile', 'SCI Alouette', 'Atelier Pinson']
CN = ['王建国', '李秀英', '张伟', '刘洋', '陈静', '杨磊']
CNCO = ['杭州云帆贸易有限公司', '宁波海曙五金厂', '苏州锦绣纺织有限公司', '上海恒通物流有限公司', '无锡江南食品厂', '常州新北机械有限公司']
TW = ['林怡君', '黃志明', '陳淑芬', '吳俊傑', '蔡雅婷', '鄭文雄']
JP = [('佐々木', '健'), ('井上', '由美'), ('小林', '誠'), ('渡辺', '久美子'), ('中村', '翔'), ('加藤', '直子')]
KR = ['최서준', '정하윤', '강도윤', '조은우', '윤지아', '장수빈']


def mail(name):
    return name.lower().replace(' ', '.').replace('&', 'and') + '@post.example'


# 1. Headers with misleading words -------------------------------------------------------------------------------------

@case('J01', 'erp_orders_misleading.csv', 'ERP order list: Sales Rep, Customer Since, Total Qty, Line Count, Gross Weight, Currency Rate, Due Date beside Order Total',
      'value', 'labels as in Dynamics GP / Sage 100 order inquiries; from memory')
def _(path):
    facts, rng = Facts(), random.Random(101)
    rows = [['Sales Rep', 'Customer Since', 'Sales Order', 'Line Count', 'Customer No.', 'Customer Name', 'Due Date', 'Ship Date', 'Order Date',
             'Payment Terms', 'Price List', 'Total Qty', 'Net Weight', 'Gross Weight', 'Discount %', 'Currency Rate', 'Order Total', 'Tax ID']]
    for d in deals(1, range(6), 16, low=80, high=900):
        code = f'C{200 + d.who}'
        net = rng.randint(20, 90)
        rows.append([rng.choice(['J. Marsh', 'P. Olin']), f'{2010 + d.who}-03-01', f'SO-{4000 + d.no}', rng.randint(1, 9), code, FIRMS[d.who],
                     (d.day + datetime.timedelta(40)).isoformat(), (d.day + datetime.timedelta(6)).isoformat(), d.iso(), 'Net 30', 'RETAIL 2024',
                     rng.randint(10, 500), f'{net}.0', f'{net + 4}.5', rng.choice([0, 5, 10]), '1.0000', plain(d.amount), f'US-{90 + d.who}77'])
        facts.sale(code, d.day, d.no, d.amount)
    csv(path, rows)
    return facts.want('revenue customers per purchases last')


@case('J02', 'actual_against_budget.xlsx', 'sales controlling list: Budget, Forecast and Target stand before Actual Sales; Variance = Actual − Budget', 'value', HAND)
def _(path):
    facts, rng = Facts(), random.Random(102)
    rows = [['Account Manager', 'Client', 'Invoice No', 'Invoice Date', 'Budget', 'Forecast', 'Target', 'Actual Sales', 'Variance']]
    for d in deals(2, FIRMS, 15, low=200, high=2000, places=0):
        budget = rng.randint(2, 20) * 100
        rows.append([rng.choice(['Kim', 'Lou']), d.who, f'INV{700 + d.no}', d.day, budget, budget + 50, budget + 100, int(d.amount), int(d.amount) - budget])
        facts.sale(d.who, d.day, d.no, d.amount)
    xlsx(path, ('Controlling', rows))
    return facts.want('revenue customers per last')


@case('J03', 'kundenlieferungen.csv', 'German: Kunde seit, Punktestand, Liefertermin, Preisgruppe, Gesamtgewicht, Rabattsatz beside Zeilenbetrag = Menge × Preis − Rabatt %', 'value',
      'labels of German merchandise systems; from memory')
def _(path):
    facts, rng = Facts(), random.Random(103)
    rows = [['Vertreter', 'Kunde seit', 'Punktestand', 'Beleg-Nr.', 'Kundennummer', 'Liefertermin', 'Fälligkeit', 'Belegdatum', 'Preisgruppe', 'Artikelnummer',
             'Bezeichnung', 'Einheit', 'Gesamtgewicht', 'Menge', 'Einzelpreis', 'Rabattsatz', 'Zeilenbetrag', 'USt-IdNr.']]
    for d in deals(3, range(6), 13):
        for name, code, quantity, price, amount in d.items:
            rate = rng.choice([0, 0, 10, 50])
            line = (amount * (100 - rate) / 100).quantize(D('0.01'))
            if line != amount * (100 - rate) / 100:
                rate, line = 0, amount
            rows.append(['Hr. Lang', f'01.02.{2005 + d.who}', 120 * d.who, f'RE{500 + d.no}', 10040 + d.who, f'{d.day + datetime.timedelta(5):%d.%m.%Y}',
                         f'{d.day + datetime.timedelta(30):%d.%m.%Y}', f'{d.day:%d.%m.%Y}', 'A', code, name, 'Stk', comma(quantity * D('1.2')),
                         quantity, comma(price), rate, comma(line), f'DE81{d.who}'])
            facts.sale(str(10040 + d.who), d.day, d.no, line, code)
    csv(path, rows, sep=';', encoding='cp1252')
    return facts.want('revenue customers per last')


@case('J04', 'ordini_clienti.csv', 'Italian: Cliente dal, Scadenza, Data consegna, Peso lordo, Colli, Quantità totale, Cambio beside Importo totale', 'value',
      'labels of Italian gestionali; from memory')
def _(path):
    facts, rng = Facts(), random.Random(104)
    people = ['Rossi S.r.l.', 'Bianchi & C.', 'Trattoria Verdi', 'Hotel Città', 'Ferramenta Neri']
    rows = [['Agente', 'Codice cliente', 'Ragione sociale', 'Cliente dal', 'Numero ordine', 'Data consegna', 'Data ordine', 'Scadenza', 'Listino', 'Sconto %', 'Peso lordo',
             'Peso netto', 'Colli', 'U.M.', 'Quantità totale', 'Cambio', 'Importo totale', 'Partita IVA']]
    for d in deals(4, range(5), 14, low=100, high=3000):
        rows.append(['Gallo', f'CL{30 + d.who}', people[d.who], f'12/04/{2001 + d.who}', f'OC/{d.no}', f'{d.day + datetime.timedelta(4):%d/%m/%Y}', f'{d.day:%d/%m/%Y}',
                     f'{d.day + datetime.timedelta(60):%d/%m/%Y}', 'BASE', rng.choice([0, 5, 15]), f'{rng.randint(5, 60)},5', f'{rng.randint(3, 50)},0', rng.randint(1, 8), 'PZ',
                     rng.randint(10, 90), '1,0000', de(d.amount), f'IT0{d.who}88'])
        facts.sale(f'CL{30 + d.who}', d.day, d.no, d.amount)
    csv(path, rows, sep=';')
    return facts.want('revenue customers per last')


@case('J05', 'xiaoshou_dingdan.csv', '中文: 建档日期, 交货日期, 信用额度, 应收余额, 数量合计, 毛重, 折扣率, 汇率, 目标 beside 订单金额', 'value', 'labels of Chinese ERP order lists; from memory')
def _(path):
    facts, rng = Facts(), random.Random(105)
    rows = [['业务员', '客户编号', '客户名称', '客户等级', '建档日期', '交货日期', '下单日期', '订单编号', '付款条件', '信用额度', '应收余额', '数量合计', '毛重(kg)', '净重(kg)', '折扣率', '汇率', '订单金额', '年度目标', '税号']]
    for d in deals(5, range(6), 15, low=500, high=9000):
        rows.append([rng.choice(['周敏', '吴强']), f'KH{100 + d.who}', CNCO[d.who], 'AB'[d.who % 2], f'{2012 + d.who}-06-01', (d.day + datetime.timedelta(9)).isoformat(), d.iso(),
                     f'XSDD{2400 + d.no}', '月结30天', 50000, rng.randint(0, 9000), rng.randint(20, 900), rng.randint(50, 90), rng.randint(30, 49), '0.95', '1', plain(d.amount), 300000, f'9133{d.who}0X'])
        facts.sale(f'KH{100 + d.who}', d.day, d.no, d.amount)
    csv(path, rows, bom=True)
    return facts.want('revenue customers per purchases last')


@case('J06', 'commandes_clients_fr.csv', 'French: Client depuis, Échéance, Poids brut, Nb lignes, Qté totale, Taux de change, Solde, Objectif beside Montant TTC', 'value', 'labels of French gestion commerciale; from memory')
def _(path):
    facts, rng = Facts(), random.Random(106)
    rows = [['Commercial', 'Objectif', 'Code client', 'Nom du client', 'Client depuis', 'N° commande', 'Échéance', 'Date d\'expédition', 'Date de commande', 'Nb lignes', 'Qté totale', 'Unité',
             'Poids brut', 'Remise %', 'Taux de change', 'Solde', 'Montant TTC']]
    for d in deals(6, range(6), 14, low=50, high=2500):
        rows.append(['Mme Roy', '50000,00', f'FR{d.who:03}', FRA[d.who], f'0{1 + d.who}/01/2015', f'CC{d.no:05}', f'{d.day + datetime.timedelta(45):%d/%m/%Y}', f'{d.day + datetime.timedelta(3):%d/%m/%Y}',
                     f'{d.day:%d/%m/%Y}', rng.randint(1, 7), rng.randint(5, 99), 'pce', f'{rng.randint(4, 70)},25', rng.choice(['0,00', '5,00']), '1,00', rng.choice(['0,00', '15,00', comma(d.amount)]), fr(d.amount)])
        facts.sale(f'FR{d.who:03}', d.day, d.no, d.amount)
    csv(path, rows, sep=';', encoding='utf-8', bom=True)
    return facts.want('revenue customers per last')


# 2. Values of the order on its lines ----------------------------------------------------------------------------------

@case('J07', 'joined_exports_partial_repeat.csv', 'two exports joined: order total only on the first line of the older orders, on every line of the newer ones', 'ask', HAND)
def _(path):
    facts = Facts()
    rows = [['order_no', 'order_date', 'customer_id', 'sku', 'product', 'qty', 'unit_price', 'shipping', 'order_total']]
    for d in deals(7, range(6), 14):
        shipping = D('4.90')
        for at, (name, code, quantity, price, amount) in enumerate(d.items):
            show = d.no > 7 or at == 0
            rows.append([300 + d.no, d.iso(), f'cu{d.who}', code, name, quantity, plain(price), plain(shipping) if show else '', plain(total(d) + shipping) if show else ''])
        facts.sale(f'cu{d.who}', d.day, d.no, total(d) + shipping)
    csv(path, rows)
    return facts.want('revenue customers per', 'each order total once')


@case('J08', 'eccube_orders_ja.csv', 'EC-CUBE: Shift-JIS, 小計 送料 合計 支払合計 repeated on each item (支払合計 = 合計 − points), キャンセル, 入金待ち and 決済処理中 orders', 'ask',
      'shop.xserver.ne.jp/support/manual/man_shop_setting_shop_csv.php (受注CSV columns)')
def _(path):
    facts, rng = Facts(), random.Random(108)
    goods = [('ほうじ茶', 'TEA-1', '850'), ('急須', 'KYU-2', '4200'), ('湯呑', 'YUN-3', '1300'), ('羊羹', 'YOK-4', '980')]
    states = {4: 'キャンセル', 9: '入金待ち', 12: '決済処理中'}
    rows = [['注文ID', '会員ID', 'お名前(姓)', 'お名前(名)', 'メールアドレス', '誕生日', '小計', '値引き', '送料', '税金', '合計', '支払合計', '対応状況(名称)', '支払方法(名称)', '受注日', '入金日', '発送日', '商品コード', '商品名', '価格', '個数']]
    for d in deals(8, range(6), 15, goods=goods):
        state = states.get(d.no, rng.choice(['発送済み', '入金済み']))
        shipping, points = 660, rng.choice([0, 0, 0, 100])
        whole = int(total(d)) + shipping
        paid = state in ('発送済み', '入金済み')
        for name, code, quantity, price, amount in d.items:
            rows.append([1200 + d.no, 50 + d.who, *JP[d.who], f'm{d.who}@mail.example', f'19{70 + d.who}/04/01 00:00:00', int(total(d)), 0, shipping, 0, whole, whole - points, state, 'クレジットカード', f'{d.day:%Y/%m/%d} 10:15:00',
                         f'{d.day:%Y/%m/%d} 11:00:00' if paid else '', f'{d.day + datetime.timedelta(2):%Y/%m/%d} 09:00:00' if state == '発送済み' else '', code, name, int(price), quantity])
        if paid:
            facts.sale(str(50 + d.who), d.day, d.no, whole - points)
    csv(path, rows, encoding='cp932', quotes='all')
    return facts.want('revenue customers per', '支払合計 once per order; asking 合計 or 支払合計 is fine')


@case('J09', 'refund_on_last_line.csv', 'order total on every line, the refunded amount only on the last line of the order', 'value', HAND)
def _(path):
    facts = Facts()
    rows = [['Order ID', 'Created At', 'Customer ID', 'Item SKU', 'Item Name', 'Item Qty', 'Item Price', 'Order Total', 'Refund Amount']]
    back = {3: 20, 8: 'all', 11: 15}
    for d in deals(9, range(6), 15):
        give = back.get(d.no, 0)
        give = total(d) if give == 'all' else min(D(give), total(d))
        for at, (name, code, quantity, price, amount) in enumerate(d.items):
            rows.append([f'A{d.no:04}', d.iso() + ' 08:30', 7000 + d.who, code, name, quantity, plain(price), plain(total(d)), plain(give) if give and at == len(d.items) - 1 else ''])
        facts.sale(str(7000 + d.who), d.day, d.no, total(d))
        if give:
            facts.refund(str(7000 + d.who), d.day, d.no, give)
    csv(path, rows)
    return facts.want('revenue customers per')


@case('J10', 'bestellingen_totaal_onderaan.csv', 'Dutch: the order total stands on the LAST line of its order only (never to be carried down into the next order)', 'value', HAND)
def _(path):
    facts = Facts()
    rows = [['Bestelnummer', 'Besteldatum', 'Klantnummer', 'Artikelcode', 'Omschrijving', 'Aantal', 'Prijs', 'Regelbedrag', 'Totaal bestelling']]
    for d in deals(10, range(6), 14):
        for at, (name, code, quantity, price, amount) in enumerate(d.items):
            rows.append([9000 + d.no, f'{d.day:%d-%m-%Y}', f'K{d.who + 11}', code, name, quantity, comma(price), comma(amount), comma(total(d)) if at == len(d.items) - 1 else ''])
            facts.sale(f'K{d.who + 11}', d.day, d.no, amount, code)
    csv(path, rows, sep=';')
    return facts.want('revenue customers per products')


@case('J11', 'shipping_repeated_no_total.csv', 'no order total in the file: line totals, and the shipping of the order repeated on each line', 'ask', HAND)
def _(path):
    facts = Facts()
    rows = [['Order Number', 'Date', 'Customer ID', 'SKU', 'Quantity', 'Price', 'Line Total', 'Order Shipping']]
    for d in deals(11, range(5), 13):
        for name, code, quantity, price, amount in d.items:
            rows.append([f'W{d.no}', d.iso(), f'P-{d.who}', code, quantity, plain(price), plain(amount), '6.50'])
            facts.sale(f'P-{d.who}', d.day, d.no, amount, code)
    csv(path, rows)
    return facts.want('revenue customers per', 'the sum of the lines; or ask whether shipping, once per order, belongs to it')


@case('J12', 'netsuite_main_line.csv', 'NetSuite transaction search: each invoice has a main line (*) with its total and then its item lines with negative amounts', 'ask',
      'stoic.software/articles/understanding-transaction-searches (main line marked with *)')
def _(path):
    facts = Facts()
    rows = [['*', 'Date', 'Type', 'Document Number', 'Name', 'Account', 'Item', 'Quantity', 'Amount']]
    for d in deals(12, FIRMS, 12):
        rows.append(['*', f'{d.day:%m/%d/%Y}', 'Invoice', f'INV{880 + d.no}', d.who, '1100 Accounts Receivable', '', '', plain(total(d))])
        for name, code, quantity, price, amount in d.items:
            rows.append(['', f'{d.day:%m/%d/%Y}', 'Invoice', f'INV{880 + d.no}', d.who, '4000 Sales', code, -quantity, plain(-amount)])
        facts.sale(d.who, d.day, d.no, total(d))
    csv(path, rows)
    return facts.want('revenue customers per', 'each invoice once: its main line or its lines, never both (0)')


# 3. Refunds -----------------------------------------------------------------------------------------------------------

@case('J13', 'sap_billing_items.csv', 'SAP billing documents: all amounts positive; SD category M invoice, O credit memo, N cancels an invoice that has X under Cancelled', 'ask',
      'sap-love.blogspot.com/2009/03/table2-billing.html (VBTYP, FKSTO, SFAKN)')
def _(path):
    facts = Facts()
    rows = [['Billing Document', 'Billing Type', 'SD Document Category', 'Billing Date', 'Sold-To Party', 'Cancelled', 'Cancelled Bill. Doc.', 'Net Value', 'Document Currency']]
    for d in deals(213, range(6), 15, low=100, high=2000):
        who = f'00010{d.who:05}'
        gone = d.no in (5, 10)
        rows.append([90000000 + d.no, 'F2', 'M', f'{d.day:%Y%m%d}', who, 'X' if gone else '', '', plain(d.amount), 'EUR'])
        if gone:
            rows.append([90001000 + d.no, 'S1', 'N', f'{d.day + datetime.timedelta(1):%Y%m%d}', who, '', 90000000 + d.no, plain(d.amount), 'EUR'])
        else:
            facts.sale(who, d.day, d.no, d.amount)
        if d.no in (7, 12):
            rows.append([90002000 + d.no, 'G2', 'O', f'{d.day + datetime.timedelta(2):%Y%m%d}', who, '', '', '60.00', 'EUR'])
            facts.refund(who, d.day, f'G{d.no}', 60)
    csv(path, rows, sep='\t')
    return facts.want('revenue customers per', 'credit memos subtract, a cancelled invoice and its cancellation net to nothing')


@case('J14', 'negative_quantity_positive_amount.csv', 'returns have a negative quantity but the amount stays positive', 'ask', 'a habit of older tills (reports of amounts without a sign)')
def _(path):
    facts = Facts()
    rows = [['Receipt', 'Date', 'Customer No', 'Item Code', 'Qty', 'Unit Price', 'Amount']]
    for d in deals(14, range(6), 15):
        for name, code, quantity, price, amount in d.items:
            rows.append([f'R{d.no:04}', d.iso(), 400 + d.who, code, quantity, plain(price), plain(amount)])
            facts.sale(str(400 + d.who), d.day, d.no, amount, code)
        if d.no in (6, 11, 14):
            name, code, quantity, price, amount = d.items[0]
            rows.append([f'X{d.no:04}', (d.day + datetime.timedelta(1)).isoformat(), 400 + d.who, code, -1, plain(price), plain(price)])
            facts.refund(str(400 + d.who), d.day, f'X{d.no}', price, code)
    csv(path, rows)
    return facts.want('revenue customers per')


@case('J15', 'refunded_at_column.csv', 'a refund is told only by a date under Refunded At, a cancellation by a date under Canceled At; no status', 'value', HAND)
def _(path):
    facts = Facts()
    rows = [['Order', 'Ordered At', 'Customer Email', 'Canceled At', 'Refunded At', 'Total']]
    for d in deals(15, EN, 16):
        rows.append([f'{d.no + 5000}', d.iso() + 'T09:10:00Z', mail(d.who), (d.day + datetime.timedelta(1)).isoformat() + 'T10:00:00Z' if d.no == 9 else '',
                     (d.day + datetime.timedelta(8)).isoformat() + 'T16:00:00Z' if d.no in (7, 13) else '', plain(d.amount)])
        if d.no not in (7, 9, 13):
            facts.sale(mail(d.who), d.day, d.no, d.amount)
    csv(path, rows)
    return facts.want('revenue customers per')


@case('J16', 'debe_haber_es.csv', 'Spanish ledger of sales: positive amounts, D (cargo) is an invoice and H (abono) a credit note', 'ask', 'labels of Spanish accounting exports; from memory')
def _(path):
    facts = Facts()
    people = ['Frutas Núñez', 'Hotel Peña', 'Librería Ibáñez', 'Taller Muñiz', 'Bar Compañía']
    rows = [['Cuenta', 'Cliente', 'Fecha', 'Documento', 'Concepto', 'D/H', 'Importe']]
    for d in deals(16, range(5), 14, low=60, high=1500):
        rows.append([f'43000{d.who + 1:03}', people[d.who], f'{d.day:%d/%m/%Y}', f'FV{d.no:04}', 'Factura de venta', 'D', de(d.amount)])
        facts.sale(f'43000{d.who + 1:03}', d.day, d.no, d.amount)
        if d.no in (6, 11):
            rows.append([f'43000{d.who + 1:03}', people[d.who], f'{d.day + datetime.timedelta(1):%d/%m/%Y}', f'AB{d.no:04}', 'Abono', 'H', '35,00'])
            facts.refund(f'43000{d.who + 1:03}', d.day, f'AB{d.no}', 35)
    csv(path, rows, sep=';', encoding='cp1252')
    return facts.want('revenue customers')


@case('J17', 'avoirs_parentheses_moins.csv', 'French: credit notes as (120,00) and, from an older system, as 45,00- in the same column', 'value', HAND)
def _(path):
    facts = Facts()
    rows = [['N° pièce', 'Date', 'Code client', 'Libellé', 'Montant TTC']]
    for d in deals(17, range(6), 15, low=60, high=1500):
        rows.append([f'FA{d.no:04}', f'{d.day:%d/%m/%Y}', f'C{d.who}0', 'Facture', comma(d.amount)])
        facts.sale(f'C{d.who}0', d.day, d.no, d.amount)
        for no, money, shape in ((6, 50, '({})'), (10, 45, '{}-'), (13, 20, '-{}')):
            if d.no == no:
                rows.append([f'AV{d.no:04}', f'{d.day + datetime.timedelta(1):%d/%m/%Y}', f'C{d.who}0', 'Avoir', shape.format(comma(money))])
                facts.refund(f'C{d.who}0', d.day, f'AV{no}', money)
    csv(path, rows, sep=';')
    return facts.want('revenue customers per')


@case('J18', 'hongzi_fapiao.csv', '中文: 红蓝标志 蓝字/红字, amounts of red invoices positive; 作废 invoices do not count', 'ask', 'labels of Chinese invoice lists (红字发票); from memory')
def _(path):
    facts = Facts()
    rows = [['发票号码', '开票日期', '客户编码', '购方名称', '红蓝标志', '发票状态', '不含税金额', '税额', '价税合计']]
    for d in deals(18, range(6), 15, low=1, high=80, places=0):
        net, tax = d.amount * 100, d.amount * 13
        who = f'A{d.who + 1:03}'
        void = d.no == 8
        rows.append([f'0{34500 + d.no}', d.iso(), who, CNCO[d.who], '蓝字', '作废' if void else '正常', plain(net), plain(tax), plain(net + tax)])
        if not void:
            facts.sale(who, d.day, d.no, net + tax)
        if d.no in (7, 12):
            rows.append([f'0{44500 + d.no}', (d.day + datetime.timedelta(1)).isoformat(), who, CNCO[d.who], '红字', '正常', '100.00', '13.00', '113.00'])
            facts.refund(who, d.day, f'H{d.no}', 113)
    csv(path, rows, encoding='gb18030')
    return facts.want('revenue customers per', 'gross; red invoices subtract')


@case('J19', 'returns_other_table.xlsx', 'a sheet Sales and a sheet Credit Memos with another header (RMA, Credit Amount, positive)', 'ask', HAND)
def _(path):
    facts = Facts()
    rows, back = [['Order No', 'Order Date', 'Customer', 'Net Sales']], [['RMA', 'Return Date', 'Order No', 'Customer', 'Reason', 'Credit Amount']]
    for d in deals(19, FIRMS, 15, low=60, high=900):
        rows.append([f'S{d.no}', d.day, d.who, float(d.amount)])
        facts.sale(d.who, d.day, d.no, d.amount)
        if d.no in (5, 9, 14):
            back.append([f'RMA{d.no}', d.day + datetime.timedelta(9), f'S{d.no}', d.who, 'damaged', 40])
            facts.refund(d.who, d.day, d.no, 40)
    xlsx(path, ('Sales', rows), ('Credit Memos', back))
    return facts.want('revenue customers per', 'credits subtract; or ask about the second sheet')


@case('J20', 'refund_status_and_column.csv', 'a refunded order: status Refunded, Refund Amount = its whole total (written negative): it nets to nothing, once', 'value', HAND)
def _(path):
    facts = Facts()
    rows = [['Order #', 'Placed On', 'Buyer ID', 'Payment Status', 'Order Total', 'Refunds', 'Net Paid']]
    for d in deals(221, range(6), 15):
        status, back = 'Paid', D(0)
        if d.no in (6, 12):
            status, back = 'Refunded', d.amount
        if d.no in (8, 14):
            status, back = 'Partially Refunded', D(10)
        rows.append([f'#{d.no + 900}', f'{d.day:%b %d, %Y}', f'B{d.who}77', status, plain(d.amount), plain(-back) if back else '0.00', plain(d.amount - back)])
        facts.sale(f'B{d.who}77', d.day, d.no, d.amount)
        if back:
            facts.refund(f'B{d.who}77', d.day, d.no, back)
    csv(path, rows)
    return facts.want('revenue customers per')


# 4. Statuses ----------------------------------------------------------------------------------------------------------

@case('J21', 'compound_status.csv', 'one status cell for two things: "Order: shipped / Payment: refunded"', 'value', HAND)
def _(path):
    facts = Facts()
    states = {4: 'Order: shipped / Payment: refunded', 7: 'Order: cancelled / Payment: voided', 9: 'Order: new / Payment: pending', 12: 'Order: on hold / Payment: failed'}
    rows = [['id', 'date', 'customer_id', 'status', 'grand_total']]
    for d in deals(321, range(6), 16):
        rows.append([d.no + 70, d.iso(), f'u{d.who}', states.get(d.no, ['Order: shipped / Payment: paid', 'Order: processing / Payment: paid'][d.no % 2]), plain(d.amount)])
        if d.no not in states:
            facts.sale(f'u{d.who}', d.day, d.no, d.amount)
    csv(path, rows)
    return facts.want('revenue customers per')


@case('J22', '2checkout_orders.csv', '2Checkout order search: COMPLETE, REFUND, REVERSED, SUSPECT, CANCELED as machine words; PENDING', 'ask',
      'docs.2checkout.com/reporting/reporting/custom-order-search-export-fields-and-templates-xml-csv-xls')
def _(path):
    facts = Facts()
    states = {4: 'REFUND', 7: 'REVERSED', 9: 'SUSPECT', 11: 'CANCELED', 14: 'PENDING'}
    rows = [['Reference number', 'External reference', 'Status', 'Order date', 'Finish date', 'Customer email', 'Total price', 'Net profit', 'Currency']]
    for d in deals(22, EN, 16):
        rows.append([88000100 + d.no, '', states.get(d.no, 'COMPLETE'), d.iso() + ' 14:22:05', '' if d.no in states else d.iso() + ' 15:00:00', mail(d.who), plain(d.amount), plain((d.amount * D('0.93')).quantize(D('0.01'))), 'EUR'])
        if d.no not in states:
            facts.sale(mail(d.who), d.day, d.no, d.amount)
    csv(path, rows, sep=';')
    return facts.want('revenue customers per')


@case('J23', 'statussen_nl.csv', 'Dutch shop: Betaald, Verzonden, Geannuleerd, Terugbetaald, In afwachting van betaling, Betaling mislukt', 'value', 'WooCommerce in Dutch; from memory')
def _(path):
    facts = Facts()
    states = {3: 'Geannuleerd', 6: 'Terugbetaald', 9: 'In afwachting van betaling', 13: 'Betaling mislukt'}
    rows = [['Bestelnummer', 'Besteldatum', 'Bestelstatus', 'E-mailadres', 'Verzendkosten', 'Totaalbedrag']]
    for d in deals(123, EN, 17):
        rows.append([d.no + 1200, f'{d.day:%d-%m-%Y} 12:01', states.get(d.no, ['Betaald', 'Verzonden', 'Afgerond'][d.no % 3]), mail(d.who), '4,95', '€ ' + de(d.amount)])
        if d.no not in states:
            facts.sale(mail(d.who), d.day, d.no, d.amount)
    csv(path, rows, sep=';')
    return facts.want('revenue customers per')


@case('J24', 'ordini_prestashop_it.csv', 'Italian PrestaShop: Pagamento accettato, Spedito, Annullato, Rimborsato, In attesa di pagamento tramite bonifico, Errore di pagamento', 'value', 'PrestaShop default states in Italian; from memory')
def _(path):
    facts = Facts()
    states = {4: 'Annullato', 8: 'Rimborsato', 10: 'In attesa di pagamento tramite bonifico bancario', 12: 'Errore di pagamento'}
    rows = [['ID', 'Riferimento', 'Nuovo cliente', 'Consegna', 'Cliente', 'Totale', 'Pagamento', 'Stato', 'Data']]
    for d in deals(24, ['M. Rossi', 'L. Bianchi', 'G. Verdi', 'A. Neri', 'P. Galli'], 15):
        rows.append([d.no, f'XK{d.no}QP', 'Sì' if d.no < 6 else 'No', 'Italia', d.who, comma(d.amount) + ' €', 'Carta', states.get(d.no, ['Pagamento accettato', 'Spedito', 'Consegnato'][d.no % 3]), f'{d.day:%d/%m/%Y} 09:44:00'])
        if d.no not in states:
            facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows, sep=';', quotes='all')
    return facts.want('revenue customers per')


@case('J25', 'flags_ko.csv', 'Korean: 결제여부, 취소여부, 반품여부 as Y and N in three columns', 'value', 'labels of Korean shop back offices; from memory')
def _(path):
    facts = Facts()
    rows = [['주문번호', '주문일자', '고객번호', '고객명', '결제여부', '취소여부', '반품여부', '결제금액']]
    for d in deals(25, range(6), 16, low=5000, high=90000, places=0):
        paid, gone, back = d.no != 9, d.no in (4, 12), d.no == 7
        rows.append([f'202405-{d.no:04}', d.iso(), 3000 + d.who, KR[d.who], 'NY'[paid], 'NY'[gone], 'NY'[back], en(d.amount, 0)])
        if paid and not gone and not back:
            facts.sale(str(3000 + d.who), d.day, d.no, d.amount)
    csv(path, rows, encoding='cp949')
    return facts.want('revenue customers per')


@case('J26', 'dates_as_flags.csv', 'database dump: paid_at, cancelled_at, deleted_at as dates, none is NULL or 0000-00-00 00:00:00', 'ask', HAND)
def _(path):
    facts = Facts()
    rows = [['id', 'created_at', 'customer_id', 'paid_at', 'cancelled_at', 'deleted_at', 'total']]
    for d in deals(26, range(6), 16):
        none = '0000-00-00 00:00:00'
        rows.append([d.no, d.iso() + ' 10:00:00', 60 + d.who, none if d.no == 5 else d.iso() + ' 10:05:00', d.iso() + ' 18:00:00' if d.no == 9 else none, d.iso() + ' 19:00:00' if d.no == 13 else 'NULL', plain(d.amount)])
        if d.no not in (5, 9, 13):
            facts.sale(str(60 + d.who), d.day, d.no, d.amount)
    csv(path, rows)
    return facts.want('revenue customers per')


@case('J27', 'shopline_tw.csv', '繁中 SHOPLINE 訂單報表: 訂單狀態 已取消, 付款狀態 未付款/已退款/部分退款 with 退款金額, 付款總金額 repeated on each good', 'value',
      'support.shoplineapp.com (訂單匯出) and open-api.docs.shoplineapp.com/docs/get-order (states)')
def _(path):
    facts = Facts()
    goods = [('手工皂', 'SO-1', '220'), ('精油', 'OI-2', '680'), ('毛巾', 'TW-3', '350')]
    rows = [['訂單號碼', '訂單日期', '訂單狀態', '付款狀態', '送貨狀態', '顧客 ID', '顧客', '商品貨號', '商品名稱', '數量', '商品原價', '運費', '付款總金額', '退款金額']]
    for d in deals(27, range(6), 15, goods=goods):
        state, pay, back = '已完成', '已付款', D(0)
        whole = total(d) + 60
        if d.no == 4: state = '已取消'
        if d.no == 7: pay, state = '未付款', '處理中'
        if d.no == 10: pay, back = '已退款', whole
        if d.no == 13: pay, back = '部分退款', D(100)
        for name, code, quantity, price, amount in d.items:
            rows.append([f'20240527{d.no:08}', f'{d.day:%Y-%m-%d} 21:15', state, pay, '已發貨' if state == '已完成' else '備貨中', f'5d8c8b3b{d.who}', TW[d.who], code, name, quantity, int(price), 60, int(whole), int(back)])
        if state == '已完成' and pay != '已退款':
            facts.sale(f'5d8c8b3b{d.who}', d.day, d.no, whole)
            if back:
                facts.refund(f'5d8c8b3b{d.who}', d.day, d.no, back)
        elif pay == '已退款':
            facts.sale(f'5d8c8b3b{d.who}', d.day, d.no, whole)
            facts.refund(f'5d8c8b3b{d.who}', d.day, d.no, whole)
    csv(path, rows, bom=True)
    return facts.want('revenue customers per')


@case('J28', 'three_status_columns_de.csv', 'German shop: Bestellstatus, Zahlstatus, Lieferstatus; the strictest wins; Erstattungsbetrag for partial refunds', 'value', 'Shopware 6 state names in German; from memory')
def _(path):
    facts = Facts()
    odd = {3: ('Abgebrochen', 'Offen', 'Offen'), 6: ('Abgeschlossen', 'Erstattet', 'Retourniert'), 9: ('Offen', 'Fehlgeschlagen', 'Offen'), 11: ('Offen', 'Offen', 'Offen'),
           14: ('Abgeschlossen', 'Teilweise erstattet', 'Versandt')}
    rows = [['Bestellnummer', 'Bestelldatum', 'Kundennummer', 'Bestellstatus', 'Zahlstatus', 'Lieferstatus', 'Versandkosten', 'Gesamtbetrag', 'Erstattungsbetrag']]
    for d in deals(128, range(6), 17):
        states = odd.get(d.no, ('Abgeschlossen', 'Bezahlt', 'Versandt'))
        back = d.amount if d.no == 6 else D('12.5') if d.no == 14 else D(0)
        rows.append([10000 + d.no, f'{d.day:%d.%m.%Y %H:%M}', f'SW{d.who + 501}', *states, '3,90', comma(d.amount), comma(back)])
        if d.no not in (3, 9, 11):
            facts.sale(f'SW{d.who + 501}', d.day, d.no, d.amount)
            if back:
                facts.refund(f'SW{d.who + 501}', d.day, d.no, back)
    csv(path, rows, sep=';', bom=True)
    return facts.want('revenue customers per')


sys.modules['habits'] = sys.modules[__name__]
import habits_more  # noqa: E402, F401  the other half of the cases

cases.save()
