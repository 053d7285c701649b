"""Habits of people with spreadsheets, the ninth part: files/W41 to W60, added to expected.json.

    python3 tests/exports/ninth_habits.py

The expected numbers come from the facts that are rendered; the note of a case says why its number is right. Seeded: the
same bytes on every run.
"""
import pathlib
import random
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from common import CN, CNCO, DEU, EN, ESP, FIRMS, FRA, HAND, ITA, JP, NLD, POR, TWCO, USUAL, cents, csv, deals, later, mail  # noqa: E402
from counted import Facts, drop, only  # noqa: E402
from writing import Cases, D, comma, day, de, en, plain, xlsx  # noqa: E402

cases = Cases(pathlib.Path(__file__).resolve().parent)
case = cases.case

MORE = [f'{first} {last}' for first, last in zip('Ada Ben Cara Dan Eve Finn Gwen Hal Ina Joel Kit Lena Moe Nora Owen Pia'.split(), 'Flint Rowe Holt Pryce Lunt Slade Ott Dray Carr Moss Vane Birch Hurst Penn Reed Stow'.split())]
HEB = ['מאפיית אלון', 'מלון הגליל', 'מרפאת ד"ר כהן', 'מוסך צפון', 'גן ילדים רימון', 'חנות ספרים עוגן']
HRV = ['Pekara Žuti Klas', 'Hotel Čiovo', 'Autoservis Đurić', 'Ljekarna Šipak', 'Škola Ćuk', 'Ured Kralj']


@case('W41', 'escape_room_bookings.csv', 'an escape room: the column "Customers" is how many people come (2 to 8), "Booked by" is the customer; Price p.p. × Customers − Voucher off = To pay; "Host" is staff; no-show rows are paid all the same, "called off" rows are not', 'ask', HAND)
def _(path):
    facts, rows = Facts(), [['Slot', 'Room', 'Booked by', 'Phone', 'Customers', 'Price p.p.', 'Voucher off', 'To pay', 'Host', 'Remark']]
    people = EN + MORE[:6]
    for d in deals(2041, range(12), 32, gap=(0, 3)):
        heads, each = d.no % 7 + 2, D('24.50') if d.no % 3 else D('29.00')
        off = D(20) if d.no % 6 == 0 else D(0)
        word = {8: 'called off', 14: 'no-show, paid online', 21: 'called off', 27: 'birthday'}.get(d.no, '')
        whole = heads * each - off
        rows.append([d.on('%d/%m/%Y 18:30'), ['The Vault', 'Pirate Cove'][d.no % 2], people[d.who], f'07700 9001{d.who:02}', heads, plain(each), plain(off), plain(whole), ['Sam', 'Lou'][d.no % 2], word])
        if word != 'called off':
            facts.sale(people[d.who], d.day, d.no, whole)
    csv(path, rows)
    return drop(facts.want('revenue customers per', 'To pay by "Booked by"; Customers counts heads; what was called off is no sale'), 'orders')


@case('W42', 'commandes_periodes_fr.xlsx', 'French: two sheets "Janv-Mars" and "Mars-Mai" with the same header; both hold the orders of March (same N°, same amounts); "Annulée" once; Montant TTC only', 'ask', HAND)
def _(path):
    facts, head = Facts(), ['N°', 'Date', 'Client', 'Articles', 'Montant TTC', 'Statut']
    first, second = [head], [head]
    for d in deals(2042, FRA, 44, start='2024-01-02', gap=(2, 4)):
        dead = d.no in (10, 20, 35)
        row = [f'C-{d.no + 2400}', d.day, d.who, d.no % 9 + 1, float(d.amount), 'Annulée' if dead else 'Livrée']
        if d.day.month <= 3:
            first.append(row)
        if d.day.month >= 3:
            second.append(row)
        if not dead:
            facts.sale(d.who, d.day, d.no, d.amount)
    xlsx(path, ('Janv-Mars', first), ('Mars-Mai', second))
    return drop(facts.want('revenue customers per last', 'each N° once: March stands on both sheets'), 'orders', 'rows')


@case('W43', 'cajas_y_sueltas_es.csv', 'Spanish wholesaler: Cajas, Uds/caja, Sueltas (loose pieces) and Precio/ud; no line total: (Cajas × Uds/caja + Sueltas) × Precio/ud; Sueltas often empty, Cajas sometimes 0', 'ask', HAND)
def _(path):
    facts, rng = Facts(), random.Random(2043)
    rows = [['Albarán', 'Fecha', 'Cliente', 'Artículo', 'Cajas', 'Uds/caja', 'Sueltas', 'Precio/ud']]
    goods = [('Aceite 1 l', 12, '6.45'), ('Atún lata', 48, '1.15'), ('Miel 500 g', 24, '4.30'), ('Pimentón', 36, '1.80')]
    for d in deals(2043, ESP, 22, gap=(1, 5)):
        for name, per, price in rng.sample(goods, d.no % 3 + 1):
            boxes, loose = rng.randint(0, 8), rng.choice([0, 0, 0, 3, 7])
            if boxes == 0 and loose == 0:
                boxes = 1
            rows.append([f'A{d.no + 700}', d.on('%d/%m/%Y'), d.who, name, boxes, per, loose or '', comma(price)])
            facts.sale(d.who, d.day, d.no, (boxes * per + loose) * D(price), product=name)
    csv(path, rows, sep=';', encoding='cp1252')
    return drop(facts.want('revenue customers per products', 'all pieces, in boxes and loose, times the price of one'), 'orders')


@case('W44', 'einheit_teur_eur_de.xlsx', 'German list of customers and years: the column "Einheit" says "EUR" or "TEUR" (thousands) from row to row, Umsatz and Wareneinsatz are in that unit; subsidiaries report in TEUR, one decimal', 'ask', HAND)
def _(path):
    facts, rng = Facts(), random.Random(2044)
    rows = [['Gesellschaft', 'Kunde', 'Jahr', 'Einheit', 'Umsatz', 'Wareneinsatz']]
    people = DEU + ['Café Lenz', 'Hotel Krone', 'Metall Hartig', 'Pumpen Voss', 'Lacke Renner', 'Keramik Thal', 'Werk Süd AG', 'Bau Nord KG', 'Druck Feld', 'Optik Mehl']
    for at, who in enumerate(people):
        for year in (2023, 2024):
            thousand = at % 3 == 1
            amount = D(rng.randint(150, 9000)) * 100
            cost = (amount * D('0.6') / 100).quantize(D(1)) * 100
            scale = 1000 if thousand else 1
            rows.append([['Stamm GmbH', 'Ost GmbH', 'Stamm GmbH'][at % 3], who, year, 'TEUR' if thousand else 'EUR', float(amount / scale), float(cost / scale)])
            facts.sale(who, day(f'{year}-12-31'), (who, year), amount, cost=cost)
    xlsx(path, ('Kunden', rows))
    return drop(facts.want('revenue customers profit per', 'rows in TEUR count a thousand times; profit is Umsatz less Wareneinsatz'), 'orders')


@case('W45', 'verkoop_en_retouren_nl.xlsx', 'Dutch: sheet Verkoop (Bon, Datum, Klant, Artikel, Aantal, Prijs, Bedrag) and sheet Retouren with Bon, Artikel, Aantal retour and Reden but no amount: what came back is worth its Prijs on the Bon', 'ask', HAND)
def _(path):
    facts = Facts()
    sales, back = [['Bon', 'Datum', 'Klant', 'Artikel', 'Aantal', 'Prijs', 'Bedrag']], [['Bon', 'Datum retour', 'Artikel', 'Aantal retour', 'Reden']]
    for d in deals(2045, NLD, 24):
        for name, code, quantity, price, amount in d.items:
            sales.append([f'B{d.no + 100}', d.day, d.who, name, quantity, float(price), float(amount)])
            facts.sale(d.who, d.day, d.no, amount)
        if d.no in (5, 11, 16, 22):
            name, code, quantity, price, amount = d.items[0]
            count = 1 if d.no != 16 else quantity
            back.append([f'B{d.no + 100}', later(d.day, 6), name, count, ['beschadigd', 'verkeerd besteld'][d.no % 2]])
            facts.refund(d.who, later(d.day, 6), d.no, count * price)
    xlsx(path, ('Verkoop', sales), ('Retouren', back))
    return drop(facts.want('revenue customers', 'Bedrag less Aantal retour × Prijs of the same Bon and Artikel; or ask'), 'orders', 'rows')


@case('W46', 'rfm_customers_cn.csv', '中文 RFM list: R值(天) days since the last purchase, F值(次) purchases, M值(元) what was spent in all, 客单价 = M值 ÷ F值, R得分 F得分 M得分 and RFM总分 beside, 客户分层 in words; one row per 会员编号; GBK', 'value', HAND)
def _(path):
    facts, rng = Facts(), random.Random(2046)
    rows = [['会员编号', '昵称', '注册日期', 'R值(天)', 'F值(次)', 'M值(元)', '客单价', 'R得分', 'F得分', 'M得分', 'RFM总分', '客户分层', '积分余额']]
    for at in range(60):
        count, each = rng.randint(1, 12), D(rng.randint(20, 400))
        spent, days = count * each, rng.randint(1, 340)
        scores = [5 - days // 70, min(5, 1 + count // 3), min(5, 1 + int(spent) // 800)]
        rows.append([f'M{at + 10001:06}', f'{CN[at % 6][0]}**{at}', later(day('2022-05-01'), at * 5).isoformat(), days, count, plain(spent), plain(each), *scores, sum(scores), ['重要价值', '一般保持', '重要挽留', '流失'][at % 4], int(spent) * 2])
        facts.sale(f'M{at + 10001:06}', day('2024-01-01'), at, spent)
    csv(path, rows, encoding='gbk')
    return drop(facts.want('revenue customers per', 'M值: all that each member spent; points and scores are no money'), 'orders')


@case('W47', 'tessere_fedelta_it.csv', 'Italian loyalty cards: "Speso €" is what was spent, "Punti" (ten per euro) and "Valore punti €" beside, "Buoni emessi €" and "Buoni usati €"; N. tessera with leading zeros, Visite; semicolons, "1.234,50"; last row "Totale tessere attive" with the number of cards', 'ask', HAND)
def _(path):
    facts, rng = Facts(), random.Random(2047)
    rows = [['N. tessera', 'Cognome e nome', 'Punti', 'Valore punti €', 'Speso €', 'Visite', 'Buoni emessi €', 'Buoni usati €', 'Ultima visita']]
    family = 'Rossi Bianchi Conti Gallo Greco Riva Serra Villa Longo Leone Marini Grassi Ferri Testa Negri Sala Poli Neri'.split()
    for at in range(36):
        spent = D(rng.randint(900, 240000)).scaleb(-2)
        points = int(spent * 10)
        vouchers = points // 2000 * 5
        rows.append([f'{at * 37 + 412:07}', f'{family[at % 18]} {["Anna", "Marco"][at // 18]}', en(points, 0).replace(',', '.'), de(D(points) / 400), de(spent), rng.randint(1, 40), de(vouchers), de(vouchers // 10 * 5), later(day('2024-01-03'), rng.randint(0, 150)).strftime('%d/%m/%Y')])
        facts.sale(f'{at * 37 + 412:07}', day('2024-01-01'), at, spent)
    rows.append(['Totale tessere attive', '36', '', '', '', '', '', '', ''])
    csv(path, rows, sep=';', encoding='cp1252')
    return drop(facts.want('revenue customers', 'Speso €: points, their value and vouchers are what the shop gives'), 'orders')


@case('W48', 'facturas_rectificativas_es.csv', 'Spanish: rectificativas of two kinds, a line above says which: "S" replaces the invoice it names (its amount is the whole new one, the old one no longer counts), "I" holds the difference (signed); Tipo F1 and R1', 'ask', HAND)
def _(path):
    facts, rows, out = Facts(), [['Fecha', 'Número', 'Tipo', 'Clase rectif.', 'Factura rectificada', 'Cliente', 'Total factura']], []
    for d in deals(2048, ESP, 24, low=90, high=2600):
        out.append((d.day, [f'F-{d.no:03}', 'F1', '', '', d.who, d.amount]))
        if d.no in (4, 12, 19):
            new = d.amount - D(30)
            out.append((later(d.day, 5), [f'R-{d.no:03}', 'R1', 'S', f'F-{d.no:03}', d.who, new]))
            facts.sale(d.who, later(d.day, 5), d.no, new)
        else:
            facts.sale(d.who, d.day, d.no, d.amount)
        if d.no in (7, 15, 21):
            less = D('-45.50') if d.no != 15 else D('18.00')
            out.append((later(d.day, 5), [f'R-{d.no:03}', 'R1', 'I', f'F-{d.no:03}', d.who, less]))
            if less < 0:
                facts.refund(d.who, later(d.day, 5), d.no, -less)
            else:
                facts.sale(d.who, later(d.day, 5), d.no, less)
    for when, row in sorted(out, key=lambda r: (r[0], r[1][0])):
        rows.append([when.strftime('%d/%m/%Y'), *row[:5], comma(row[5])])
    csv(path, rows, sep=';', bom=True, before='Libro de facturas expedidas 2024 (S = por sustitución: anula la original; I = por diferencias)\r\n\r\n')
    return drop(facts.want('revenue customers per', 'invoices, those that were replaced by their replacement, and the differences; or ask'), 'orders', 'rows')


@case('W49', 'moling_ledger_cn.xlsx', '中文手工账: 货款 − 抹零 (the odd sum let off) = 实收, but 实收 is empty where it is on credit (赊账 under 备注, 抹零 empty too); 件数; 合计 row sums 货款, 抹零 and 实收', 'ask', HAND)
def _(path):
    facts, sums = Facts(), [D(0)] * 3
    rows = [['2024年上半年销售流水'], ['日期', '客户', '货品', '件数', '货款', '抹零', '实收', '备注']]
    for d in deals(2049, CN, 30, low=80, high=1500, places=1, gap=(1, 5)):
        credit = d.no % 6 == 0
        off = D(0) if credit else d.amount % 5
        paid = None if credit else d.amount - off
        rows.append([d.day, d.who, ['窗帘', '床单', '被套'][d.no % 3], d.no % 5 + 1, float(d.amount), float(off) if off else '', '' if credit else float(paid), '赊账' if credit else ''])
        sums = [sums[0] + d.amount, sums[1] + off, sums[2] + (paid or 0)]
        facts.sale(d.who, d.day, d.no, d.amount - off)
    rows.append(['合计', '', '', '', *map(float, sums), ''])
    xlsx(path, ('流水', rows, {'merged': ['A1:H1']}))
    return facts.want('revenue customers per last', '货款 less 抹零: what is on credit is owed and counts in full; 实收 alone misses it')


@case('W50', 'vendas_parcelas_pt.csv', 'Portuguese furniture shop: Total da venda, then Entrada, 1ª parcela, 2ª parcela, 3ª parcela (filled as they are paid) and Falta (what is still open) in one row per sale', 'value', HAND)
def _(path):
    facts, rows = Facts(), [['Data', 'Cliente', 'Móvel', 'Total da venda', 'Entrada', '1ª parcela', '2ª parcela', '3ª parcela', 'Falta', 'Vendedor']]
    for d in deals(2050, POR, 26, low=120, high=2400, places=0):
        whole = d.amount - d.amount % 4
        part, count = whole / 4, 4 if d.no < 16 else (26 - d.no) // 3 + 1
        count = min(count, 4)
        cells = [comma(part) if at < count else '' for at in range(4)]
        rows.append([d.on('%d/%m/%Y'), d.who, ['Mesa', 'Cadeira', 'Estante'][d.no % 3], comma(whole), *cells, comma(whole - part * count), ['Rita', 'Tó'][d.no % 2]])
        facts.sale(d.who, d.day, d.no, whole)
    csv(path, rows, sep=';', bom=True)
    return facts.want('revenue customers per last', 'Total da venda: the instalments are its parts, what is missing is owed')


@case('W51', 'combined_exports_source_name.csv', 'several exports combined by Power Query: Source.Name in front ("orders_2024-01.csv", "orders_2024-01_02.csv", …), their periods overlap, so that the lines of many orders stand twice with the same Order and Line; 300 rows', 'ask', HAND)
def _(path):
    facts, rows = Facts(), [['Source.Name', 'Order', 'Line', 'Order date', 'Customer no.', 'Customer', 'SKU', 'Item', 'Qty', 'Unit price', 'Amount']]
    people = FIRMS + ['Pine & Sons', 'Quay Books', 'Rowan Vets', 'Salt Bakery']
    files = [('orders_2024-01.csv', (1,)), ('orders_2024-01_02.csv', (1, 2)), ('orders_2024-03.csv', (3,)), ('orders_2024-03_04.csv', (3, 4))]
    made = deals(2051, range(10), 92, start='2024-01-01', gap=(0, 2))
    made = [d for d in made if d.day.month <= 4]
    for name, months in files:
        for d in made:
            if d.day.month in months:
                for at, (item, code, quantity, price, amount) in enumerate(d.items, 1):
                    rows.append([name, f'S{d.no + 60000}', at, d.iso(), f'K{d.who + 201}', people[d.who], code, item, quantity, plain(price), plain(amount)])
    for d in made:
        for item, code, quantity, price, amount in d.items:
            facts.sale(f'K{d.who + 201}', d.day, d.no, amount, product=code)
    csv(path, rows)
    return drop(facts.want('revenue customers per products', 'each Order and Line once: the exports overlap'), 'orders', 'rows')


@case('W52', 'pedido_servido_es.xlsx', 'Spanish distributor: Cant. pedida and Cant. servida, "Importe pedido" and "Importe servido" beside each other, Pendiente; the last row "Total facturado" has only the sum of Importe servido; some lines with nothing delivered', 'ask', HAND)
def _(path):
    facts, whole = Facts(), D(0)
    rows = [['Pedido', 'Fecha', 'Cód. cliente', 'Cliente', 'Artículo', 'Precio', 'Cant. pedida', 'Importe pedido', 'Cant. servida', 'Importe servido', 'Pendiente']]
    for d in deals(2052, range(6), 24):
        for at, (name, code, quantity, price, amount) in enumerate(d.items):
            ordered = quantity + 2
            sent = 0 if (d.no + at) % 9 == 0 else ordered - 1 if (d.no + at) % 4 == 0 else ordered
            rows.append([f'P{d.no + 1500}', d.day, f'{430000 + d.who}', ESP[d.who], code, float(price), ordered, float(ordered * price), sent, float(sent * price), ordered - sent])
            whole += sent * price
            if sent:
                facts.sale(f'{430000 + d.who}', d.day, d.no, sent * price, product=code)
    rows.append(['', '', '', 'Total facturado', '', '', '', '', '', float(whole), ''])
    xlsx(path, ('Líneas', rows))
    return drop(facts.want('revenue customers per products', 'Importe servido: what was delivered is what was invoiced, as the last row says'), 'orders', 'rows')


@case('W53', 'bestand_und_verkauf_de.xlsx', 'German: the first sheet "Bestand" is the stock (Artikel, Lieferant, Menge, EK, Lagerwert, Stand), the second "Verkauf" the sales (Datum, Kunde, Artikel, Menge, VK, Betrag, EK gesamt); both have Artikel and Menge; Summe below both', 'value', HAND)
def _(path):
    facts = Facts()
    goods = [('Regal', 'R-1', '89.00'), ('Tisch', 'T-2', '240.00'), ('Stuhl', 'S-3', '65.50'), ('Lampe', 'L-4', '39.90')]
    stock, value = [['Artikel', 'Lieferant', 'Menge', 'EK', 'Lagerwert', 'Stand']], D(0)
    for at, (name, code, price) in enumerate(goods):
        cost = D(price) * D('0.55')
        stock.append([name, ['Holz Ott', 'Licht AG'][at % 2], at * 7 + 5, float(cost), float(cost * (at * 7 + 5)), day('2024-06-30')])
        value += cost * (at * 7 + 5)
    stock.append(['Summe', '', '', '', float(value), ''])
    sales, sums = [['Datum', 'Kunde', 'Artikel', 'Menge', 'VK', 'Betrag', 'EK gesamt']], [D(0)] * 2
    for d in deals(2053, DEU, 26, goods=goods):
        for name, code, quantity, price, amount in d.items:
            cost = amount * D('0.55')
            sales.append([d.day, d.who, name, quantity, float(price), float(amount), float(cost)])
            sums = [sums[0] + amount, sums[1] + cost]
            facts.sale(d.who, d.day, d.no, amount, product=name, cost=cost)
    sales.append(['Summe', '', '', '', '', *map(float, sums)])
    xlsx(path, ('Bestand', stock), ('Verkauf', sales))
    return drop(facts.want('revenue customers profit per products', 'the sheet Verkauf: stock is no sale, a supplier no customer; EK gesamt is the cost of the line'), 'orders')


@case('W54', 'quotes_and_deals_tw.csv', '繁中工程行: 報價金額 filled on every row, 成交金額 only where 結果 is 得標 (lower than quoted after talks), 追加金額 (work added later, owed too) in few rows; 未得標, 議價中; 聯絡人 beside 客戶; 報價日 beside 成交日', 'value', HAND)
def _(path):
    facts, rows = Facts(), [['案號', '報價日', '客戶', '聯絡人', '工程名稱', '報價金額', '結果', '成交日', '成交金額', '追加金額', '合約總額']]
    for d in deals(2054, TWCO, 34, low=20000, high=480000, places=0, gap=(2, 6)):
        state = '未得標' if d.no % 5 == 3 and d.no > 6 else '議價中' if d.no > 31 else '得標'
        won = state == '得標'
        quoted = d.amount - d.amount % 100
        deal = quoted - 500 * (d.no % 4)
        more = D(3000 + d.no * 100) if won and d.no % 7 == 0 else D(0)
        rows.append([f'Q{d.no + 113000}', d.iso(), d.who, ['陳先生', '李小姐'][d.no % 2], ['油漆', '水電', '木作'][d.no % 3], en(quoted, 0), state, later(d.day, 9).isoformat() if won else '', en(deal, 0) if won else '', en(more, 0) if more else '', en(deal + more, 0) if won else ''])
        if won:
            facts.sale(d.who, d.day, d.no, deal + more)
    csv(path, rows, bom=True)
    return drop(facts.want('revenue customers per', '合約總額 (成交 and 追加) of what was won; a quotation is no sale'), 'orders')


@case('W56', 'heshboniot_he.csv', 'Hebrew (no word list), an exempt dealer (no VAT): headers with a quote inside (סה"כ), מס\' חשבונית, תאריך "13/05/2024", לקוח, שולם (paid so far) and יתרה (open) beside סה"כ לתשלום; two credits with a minus', 'ask', HAND)
def _(path):
    facts, rows = Facts(), [["מס' חשבונית", 'תאריך', 'לקוח', 'פירוט', 'סה"כ לתשלום', 'שולם', 'יתרה']]
    for d in deals(2056, HEB, 26, low=80, high=2400):
        back = d.no in (10, 19)
        whole = -D('60.00') if back else d.amount
        paid = D(0) if d.no in (17, 24, 26) else whole
        rows.append([d.no + 3000, d.on('%d/%m/%Y'), d.who, ['ייעוץ', 'תיקון', 'הדרכה'][d.no % 3], en(whole), en(paid), en(whole - paid)])
        (facts.refund if back else facts.sale)(d.who, d.day, d.no, abs(whole))
    csv(path, rows, bom=True)
    return drop(facts.want('revenue customers per', 'סה"כ לתשלום with the credits; what is open is owed; or ask'), 'orders')


@case('W57', 'racuni_hr.csv', 'Croatian (no word list), cp1250: Iznos "1.234,50 €", a "Storno" row cancels its invoice by a negative amount (opis "Storno računa 12/1/1"), Kupac beside Blagajnik (cashier), numbers such as 12/1/1 that look like dates; row Ukupno', 'ask', HAND)
def _(path):
    facts, rows, whole = Facts(), [['Broj računa', 'Datum', 'Kupac', 'Opis', 'Iznos', 'Način plaćanja', 'Blagajnik']], D(0)
    out = []
    for d in deals(2057, HRV, 26, low=15, high=900):
        out.append((d.day, d.who, 'Usluga', d.amount))
        facts.sale(d.who, d.day, d.no, d.amount)
        if d.no in (8, 17):
            out.append((later(d.day, 1), d.who, f'Storno računa {len(out)}/1/1', -d.amount))
            facts.refund(d.who, later(d.day, 1), d.no, d.amount)
    for no, (when, who, text, amount) in enumerate(out, 1):
        rows.append([f'{no}/1/1', when.strftime('%d.%m.%Y.'), who, text, de(amount) + ' €', ['Gotovina', 'Kartica', 'Transakcijski'][no % 3], 'Iva'])
        whole += amount
    rows.append(['Ukupno', '', '', '', de(whole) + ' €', '', ''])
    csv(path, rows, sep=';', encoding='cp1250')
    return drop(facts.want('revenue customers per', 'Iznos with the storno rows; Ukupno is their sum; or ask'), 'orders')


@case('W58', 'salesforce_ids_case.csv', 'Salesforce dump of won orders: 15-character AccountId in which upper and lower case differ (0015g00000XaBcd and 0015g00000XaBcD are two accounts, with their two names); Amount, TotalOrderQuantity, IsDeleted false, one Status Draft', 'value', 'Salesforce objects Order and Account, field names as documented; from memory')
def _(path):
    facts, ids = Facts(), ['0015g00000XaBcd', '0015g00000XaBcD', '0015g00000XAbCd', '0015g00000Kq7pL', '0015g00000Kq7Pl', '0015g00000ZtU1m']
    rows = [['Id', 'OrderNumber', 'AccountId', 'Account.Name', 'EffectiveDate', 'Status', 'TotalAmount', 'TotalOrderQuantity', 'OwnerId', 'IsDeleted', 'CreatedDate']]
    for d in deals(2058, range(6), 30, low=100, high=3000):
        state = {9: 'Draft', 22: 'Draft'}.get(d.no, 'Activated')
        rows.append([f'8015g00000Ab{d.no:02}x', f'{d.no + 100:08}', ids[d.who], FIRMS[d.who], d.iso(), state, plain(d.amount), d.no % 9 + 1, '0055g00000HhQ2a', 'false', d.on('%Y-%m-%dT09:30:00.000Z')])
        if state == 'Activated':
            facts.sale(ids[d.who], d.day, d.no, d.amount)
    csv(path, rows, quotes='all')
    return drop(facts.want('revenue customers per last', 'six accounts: their ids differ in case only, their names altogether; drafts are not ordered yet'), 'orders')


@case('W59', 'sales_with_statistics_below.xlsx', 'below the orders a block of statistics in the same columns: Count, Sum, Mean, Median, Min, Max, Std dev under "Date", their values under Amount and Units; no empty row before', 'value', HAND)
def _(path):
    facts, rows, amounts, units = Facts(), [['Date', 'Order', 'Client', 'Units', 'Amount']], [], []
    for d in deals(2059, FIRMS, 30, low=40, high=900):
        rows.append([d.day, d.no + 810, d.who, d.no % 8 + 1, float(d.amount)])
        amounts.append(d.amount)
        units.append(D(d.no % 8 + 1))
        facts.sale(d.who, d.day, d.no, d.amount)
    def mean(x): return sum(x) / len(x)
    def deviation(x): return (sum((a - mean(x)) ** 2 for a in x) / (len(x) - 1)).sqrt()
    for name, make in (('Count', len), ('Sum', sum), ('Mean', mean), ('Median', lambda x: (sorted(x)[14] + sorted(x)[15]) / 2), ('Min', min), ('Max', max), ('Std dev', deviation)):
        rows.append([name, '', '', *(round(float(make(x)), 2) for x in (units, amounts))])
    xlsx(path, ('Sales', rows))
    return facts.want('revenue customers per last', 'the orders: the block below describes them')


@case('W60', 'furusato_kifu_jp.csv', 'ふるさと納税: 寄附金額 is what the donor gives, 返礼品代 and 送料 are the town’s costs, 手数料 of the portal; ステータス 入金済, 発送済, 入金待, キャンセル; 寄附者 beside 送付先 (the gift goes to another); 寄附者番号; Shift-JIS', 'ask', 'a town’s list of donations; from memory')
def _(path):
    facts, rows = Facts(), [['受付番号', '受付日', '寄附者番号', '寄附者氏名', '送付先氏名', 'ポータル', '寄附金額', '返礼品', '返礼品代', '送料', '手数料', 'ステータス', 'ワンストップ申請']]
    for d in deals(2060, range(6), 34, gap=(0, 4)):
        state = {7: 'キャンセル', 16: '入金待', 25: 'キャンセル', 34: '入金済'}.get(d.no, '発送済')
        gift = D([10000, 15000, 30000, 50000][d.no % 4])
        rows.append([f'R6-{d.no:05}', d.on('%Y/%m/%d'), f'{d.who + 500001}', ' '.join(JP[d.who]), ' '.join(JP[(d.who + (1 if d.no % 6 == 0 else 0)) % 6]), ['さとふる', '楽天'][d.no % 2], f'{int(gift):,}円', ['米10kg', 'りんご', '和牛'][d.no % 3], f'{int(gift * 3 / 10):,}円', '1,100円', f'{int(gift / 10):,}円', state, '要' if d.no % 2 else '不要'])
        if state in ('発送済', '入金済'):
            facts.sale(f'{d.who + 500001}', d.day, d.no, gift)
    csv(path, rows, encoding='cp932')
    return drop(facts.want('revenue customers per', '寄附金額 of what was paid; gifts, freight and fees are costs of the town'), 'orders')


cases.save()
