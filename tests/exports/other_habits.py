"""Habits that make tables hard to read, the third part: files/L28 to L60, added to expected.json.

    python3 tests/exports/other_habits.py

Here: headers, what counts said by hand, layouts, numbers, dates, ids and texts, kinds of files. The expected numbers come
from the facts that are rendered. Seeded: the same bytes on every run.
"""
import datetime
import json
import pathlib
import random
import sys
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from common import CNCO, DEU, EN, ESP, FIRMS, FRA, HAND, ITA, JPCO, KRCO, NLD, POR, TWCO, cents, csv, deals, later, mail  # noqa: E402
from writing import Cases, D, Facts, Formula, comma, day, en, fr, plain, xlsx  # noqa: E402

cases = Cases(pathlib.Path(__file__).resolve().parent)
case = cases.case

# 1. Headers -----------------------------------------------------------------------------------------------------------


# Source: hand-typed headers with slips of the fingers
@case('L28', 'typos_in_headers.csv', 'every header has a typo: "Custmer Name", "Oder Date", "Prodcut", "Qauntity", "Amuont", "Satus"', 'ask', HAND)
def _(path):
    facts = Facts()
    rows = [['Oder No', 'Oder Date', 'Custmer Name', 'Prodcut', 'Qauntity', 'Unit Pirce', 'Amuont', 'Satus']]
    for d in deals(428, FIRMS, 18, most=1):
        name, code, quantity, price, amount = d.items[0]
        gone = d.no in (9, 14)
        rows.append([f'B{d.no:03}', d.iso(), d.who, name, quantity, plain(price), plain(amount), 'Cancelled' if gone else 'Paid'])
        if not gone:
            facts.sale(d.who, d.day, d.no, amount)
    csv(path, rows)
    return facts.want('revenue customers per', 'or ask which column is which')


# Source: German lists with headers cut to fit
@case('L29', 'abkuerzungen_de.csv', 'German headers cut short: Kd., Re.-Dat., Art.-Bez., Anz., EP, Rab.%, GP; Anz. × EP less Rab.% = GP', 'ask', HAND)
def _(path):
    facts = Facts()
    rows = [['lfd.', 'Re.-Nr.', 'Re.-Dat.', 'Kd.', 'Art.-Bez.', 'Anz.', 'EP', 'Rab.%', 'GP', 'Bem.']]
    for d in deals(429, DEU, 15, most=2):
        for name, code, quantity, price, amount in d.items:
            rate = 5 if d.no % 4 == 0 else 0
            value = cents(amount * (100 - rate) / 100)
            rows.append([len(rows), f'24-{d.no:03}', d.on('%d.%m.%y'), d.who, name, quantity, comma(price), rate or '', comma(value), 'abgeholt' if d.no % 6 == 0 else ''])
            facts.sale(d.who, d.day, d.no, value, name)
    csv(path, rows, sep=';', encoding='cp1252')
    return facts.want('revenue customers per products', 'GP is the Gesamtpreis; or ask')


# Source: printed reports: headers broken over lines, empty columns and rows between for looks
@case('L30', 'line_breaks_and_blank_columns.xlsx', 'headers with line breaks ("Order\\nDate", "Net Sales\\n(EUR)"), an empty column after each, an empty row after every third order', 'value', HAND)
def _(path):
    facts, rows = Facts(), [['Order\nNo.', '', 'Order\nDate', '', 'Customer\nName', '', 'Qty\n(pcs)', '', 'Net Sales\n(EUR)', '', 'Weight\n(kg)']]
    for d in deals(430, FIRMS, 18):
        rows.append([f'W{d.no:03}', '', d.day, '', d.who, '', d.no % 5 + 1, '', float(d.amount), '', round(1.5 + d.no * .7, 1)])
        facts.sale(d.who, d.day, d.no, d.amount)
        if d.no % 3 == 0:
            rows.append([])
    xlsx(path, ('Report', rows))
    return facts.want('revenue customers per last')


# Source: lists of firms with offices in two countries
@case('L31', 'mixed_languages.csv', 'headers in two languages each ("客户 / Kunde", "Betrag 金额"), status words in three: bezahlt, paid, 已付款, storniert, cancelled, 已取消', 'value', HAND)
def _(path):
    facts = Facts()
    rows = [['订单号 / Auftrag', 'Datum 日期', '客户 / Kunde', 'Betrag 金额 (EUR)', '状态 / Status', '备注 / Notiz']]
    bad = {8: 'storniert', 12: 'cancelled', 15: '已取消'}
    for d in deals(431, DEU[:3] + CNCO[:3], 20):
        rows.append([f'XB-{d.no:03}', d.iso(), d.who, plain(d.amount), bad.get(d.no, ['bezahlt', 'paid', '已付款'][d.no % 3]), ''])
        if d.no not in bad:
            facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows, bom=True)
    return facts.want('revenue customers per last')


# Source: sloppy Dutch lists: the unit stands below the header, amounts by thousands with blanks
@case('L32', 'units_row_below_header_nl.csv', 'Dutch: below the header a row of units ("(dd-mm-jj)", "", "(st)", "(EUR)"), amounts "1 234,50", dates 13-05-24', 'value', HAND)
def _(path):
    facts = Facts()
    rows = [['Bon', 'Datum', 'Klant', 'Aantal', 'Bedrag'], ['', '(dd-mm-jj)', '', '(st)', '(EUR)']]
    for d in deals(432, NLD, 18, low=200, high=4000):
        rows.append([f'B{d.no:03}', d.on('%d-%m-%y'), d.who, d.no % 7 + 1, fr(d.amount, ' ')])
        facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows, sep=';')
    return facts.want('revenue customers per last')


# 2. What counts, said by hand -----------------------------------------------------------------------------------------

# Source: status colours written out, with a legend above
@case('L33', 'ampel_de.xlsx', 'German: colours as words (grün, gelb, rot) with a legend above the table: grün = bezahlt, gelb = offen, rot = storniert', 'ask', HAND)
def _(path):
    facts, rows = Facts(), [['Rechnungen 2024'], ['grün = bezahlt', 'gelb = offen', 'rot = storniert'], [], ['Rechnung', 'Datum', 'Kunde', 'Betrag', 'Ampel']]
    for d in deals(433, DEU, 18, low=60, high=900):
        light = 'rot' if d.no in (8, 13, 16) else 'gelb' if d.no > 16 else 'grün'
        rows.append([f'R{d.no:03}', d.day, d.who, float(d.amount), light])
        if light != 'rot':
            facts.sale(d.who, d.day, d.no, d.amount)
    xlsx(path, ('2024', rows))
    return facts.want('revenue customers per', 'rot does not count; or ask what the words mean')


# Source: refunds told in a remark
@case('L34', 'refund_in_a_remark.csv', 'refunds are told only in free text: "refunded 25.00 on 12 May", "full refund", "customer asked about refund policy" (no refund); fields separated by |', 'ask', HAND)
def _(path):
    facts = Facts()
    rows = [['Order', 'Date', 'Customer', 'Total', 'Remarks']]
    for d in deals(434, EN, 19, low=40, high=400, places=0):
        note = ''
        facts.sale(d.who, d.day, d.no, d.amount)
        if d.no in (8, 13):
            note = f'refunded 25.00 on {later(d.day, 4).strftime("%-d %b")}'
            facts.refund(d.who, d.day, d.no, 25)
        elif d.no == 16:
            note = 'full refund, box came broken'
            facts.refund(d.who, d.day, d.no, d.amount)
        elif d.no == 11:
            note = 'customer asked about refund policy'
        elif d.no % 5 == 0:
            note = 'leave at door'
        rows.append([2400 + d.no, d.on('%-d %b %Y'), d.who, plain(d.amount), note])
    csv(path, rows, sep='|')
    return facts.want('revenue customers per', 'what the remarks say; or ask')


# Source: mail-order lists with a column of returned pieces
@case('L35', 'retouren_menge_de.csv', 'German: Menge and Retoure Menge; Betrag is Menge × Preis, the returned pieces are not taken off it', 'ask', HAND)
def _(path):
    facts = Facts()
    rows = [['Bestellung', 'Bestelldatum', 'Kundennummer', 'Kunde', 'Artikel', 'Menge', 'Retoure Menge', 'Preis', 'Betrag']]
    for d in deals(435, range(6), 16, most=2):
        for at, (name, code, quantity, price, amount) in enumerate(d.items):
            back = 1 if d.no % 5 == 0 and at == 0 else 0
            rows.append([f'{880 + d.no}', d.on('%d.%m.%Y'), 4400 + d.who, DEU[d.who], name, quantity, back, comma(price), comma(amount)])
            facts.sale(str(4400 + d.who), d.day, d.no, amount)
            if back:
                facts.refund(str(4400 + d.who), d.day, d.no, price)
    csv(path, rows, sep=';')
    return facts.want('revenue customers per', 'less what came back; or ask')


# Source: rental lists with down payment and security deposit
@case('L36', 'aanbetaling_borg_nl.csv', 'Dutch rentals: Huurprijs = Aanbetaling + Restbetaling; Borg is given back and no revenue; geannuleerd', 'value', HAND)
def _(path):
    facts = Facts()
    rows = [['Boeking', 'Boekingsdatum', 'Klantnr', 'Klant', 'Aankomst', 'Huurprijs', 'Aanbetaling', 'Restbetaling', 'Borg', 'Status']]
    for d in deals(436, range(6), 18, low=200, high=1200, places=0):
        gone = d.no in (10, 15)
        first = cents(d.amount * D('0.3'))
        rows.append([f'V{240 + d.no}', d.on('%d-%m-%Y'), 70 + d.who, NLD[d.who], later(d.day, 40).strftime('%d-%m-%Y'), comma(d.amount), comma(first), comma(d.amount - first), '250,00', 'geannuleerd' if gone else 'betaald'])
        if not gone:
            facts.sale(str(70 + d.who), d.day, d.no, d.amount)
    csv(path, rows, sep=';')
    return facts.want('revenue customers per last')


# Source: a letter behind the amount for what it is
@case('L37', 'kind_by_letter_fr.csv', 'French: a column "Type" with one letter, F (facture), A (avoir, positive amounts), P (paiement reçu, positive)', 'ask', 'lists from older French bookkeeping')
def _(path):
    facts = Facts()
    rows = [['Type', 'Date', 'Pièce', 'Code client', 'Client', 'Montant TTC']]
    for d in deals(437, range(6), 18, low=60, high=1200):
        who = f'C{d.who + 1:03}'
        rows.append(['F', d.on('%d/%m/%Y'), f'FA{d.no:04}', who, FRA[d.who], fr(d.amount)])
        facts.sale(who, d.day, d.no, d.amount)
        if d.no in (9, 14):
            rows.append(['A', later(d.day, 1).strftime('%d/%m/%Y'), f'AV{d.no:04}', who, FRA[d.who], fr(D('30.00'))])
            facts.refund(who, later(d.day, 1), f'a{d.no}', 30)
        if d.no % 3 == 0:
            rows.append(['P', later(d.day, 2).strftime('%d/%m/%Y'), f'RG{d.no:04}', who, FRA[d.who], fr(d.amount)])
    csv(path, rows, sep=';')
    return facts.want('revenue customers per', 'F less A; P is no sale; or ask what the letters mean')


# 3. Layouts -----------------------------------------------------------------------------------------------------------

# Source: lists with a sum after each month
@case('L38', 'sum_per_month_nl.csv', 'Dutch: after each month a row "Totaal januari" under Klant with its sum, at the end "Totaal generaal"; tabs in a .csv', 'value', HAND)
def _(path):
    facts, month, whole = Facts(), D(0), D(0)
    names = 'januari februari maart april mei juni juli augustus'.split()
    rows = [['Datum', 'Klant', 'Factuur', 'Bedrag']]
    list_ = deals(438, NLD, 21, gap=(4, 12))
    for at, d in enumerate(list_):
        rows.append([d.on('%d-%m-%Y'), d.who, f'2024{d.no:03}', comma(d.amount)])
        facts.sale(d.who, d.day, d.no, d.amount)
        month += d.amount
        whole += d.amount
        if at + 1 == len(list_) or list_[at + 1].day.month != d.day.month:
            rows.append(['', f'Totaal {names[d.day.month - 1]}', '', comma(month)])
            month = D(0)
    rows.append(['', 'Totaal generaal', '', comma(whole)])
    csv(path, rows, sep='\t', encoding='cp1252')
    return facts.want('revenue customers per last control')


# Source: a price list kept left of the sales
@case('L39', 'price_list_left_of_sales.xlsx', 'a short price list (Item, Price) stands left of the sales, an empty column between, both start in row 1', 'ask', HAND)
def _(path):
    facts = Facts()
    goods = [('Notebook', '6.40'), ('Desk lamp', '48.00'), ('Chair mat', '33.50'), ('Label printer', '129.90'), ('Stapler', '14.25'), ('Whiteboard', '77.80')]
    rows = [['Item', 'Price', '', 'Sale Date', 'Client', 'Sold Item', 'Pieces', 'Charged']]
    for at, d in enumerate(deals(439, FIRMS, 18, most=1)):
        name, code, quantity, price, amount = d.items[0]
        left = [goods[at][0], float(goods[at][1])] if at < len(goods) else ['', '']
        rows.append([*left, '', d.day, d.who, name, quantity, float(amount)])
        facts.sale(d.who, d.day, d.no, amount)
    xlsx(path, ('Sheet1', rows))
    return facts.want('revenue customers per', 'the sales on the right; or ask')


# Source: two branches one below the other
@case('L40', 'two_branches_stacked_es.xlsx', 'Spanish: "Tienda Norte", its table and Total; two empty rows; "Tienda Sur", the header again, its table and Total', 'ask', HAND)
def _(path):
    facts, rows = Facts(), []
    list_ = deals(440, ESP, 22, low=30, high=700)
    for title, part in (('Tienda Norte', list_[:12]), ('Tienda Sur', list_[12:])):
        rows += [[title], ['Ticket', 'Fecha', 'Cliente', 'Importe']]
        for d in part:
            rows.append([f'{title[7]}{d.no:03}', d.day, d.who, float(d.amount)])
            facts.sale(d.who, d.day, d.no, d.amount)
        rows += [['Total', '', '', float(sum(d.amount for d in part))], [], []]
    xlsx(path, ('Ventas', rows))
    return facts.want('revenue customers per', 'both tables, no totals; or ask')


# Source: compact pivot tables: the customer's row has the sum, its orders stand below
@case('L41', 'sum_above_its_orders.csv', 'a compact outline in one column: the customer with its sum, below it its orders ("  2024-01-18 · A003") with their amounts; Grand Total', 'ask', 'compact layout of pivot tables')
def _(path):
    facts, per = Facts(), {}
    for d in deals(441, FIRMS, 20):
        per.setdefault(d.who, []).append(d)
        facts.sale(d.who, d.day, d.no, d.amount)
    rows = [['Row Labels', 'Sum of Amount']]
    for who in sorted(per):
        rows.append([who, plain(sum(d.amount for d in per[who]))])
        rows += [[f'   {d.iso()} · A{d.no:03}', plain(d.amount)] for d in per[who]]
    rows.append(['Grand Total', plain(sum(d.amount for list_ in per.values() for d in list_))])
    csv(path, rows)
    return facts.want('revenue customers per', 'orders of the customer above them; or ask; never sums and orders together')


# Source: two measures under each month
@case('L42', 'two_measures_per_month_fr.xlsx', 'French: customers down, months across, under each month Qté and CA; a column Total CA', 'ask', HAND)
def _(path):
    facts, rng = Facts(), random.Random(42)
    months = ['Janvier 2024', 'Février 2024', 'Mars 2024', 'Avril 2024']
    rows = [['Client', *(cell for name in months for cell in (name, '')), 'Total CA'], ['', *(cell for _ in months for cell in ('Qté', 'CA')), '']]
    for who in FRA + ['Boulangerie Pépin', 'Cave du Port', 'Fleurs d’Été', 'Menuiserie Aubert', 'Tabac Central', 'Vélos Martin']:
        row, total = [who], D(0)
        for at in range(4):
            amount = D(rng.randint(4000, 90000)).scaleb(-2)
            row += [rng.randint(1, 40), float(amount)]
            total += amount
            facts.sale(who, datetime.date(2024, at + 1, 1), at, amount)
        rows.append(row + [float(total)])
    xlsx(path, ('CA', rows, {'merged': ['B1:C1', 'D1:E1', 'F1:G1', 'H1:I1']}))
    return facts.want('revenue customers per', 'CA of the months, once, no quantities; or ask')


# Source: a workbook with a sheet per month, only the number of the day in it
@case('L43', 'folhas_por_mes_pt.xlsx', 'Portuguese: sheets Jan, Fev, Mar; the column Dia holds only 5, 12, …; the year in the title "Vendas 2024"', 'ask', HAND)
def _(path):
    facts, sheets = Facts(), {name: [[f'Vendas 2024 – {name}'], ['Dia', 'Cliente', 'Pedido', 'Valor']] for name in ('Jan', 'Fev', 'Mar', 'Abr')}
    for d in deals(443, POR, 22, start='2024-01-02', gap=(3, 7), low=40, high=900):
        list(sheets.values())[d.day.month - 1].append([d.day.day, d.who, f'P{d.no:03}', float(d.amount)])
        facts.sale(d.who, d.day, d.no, d.amount)
    xlsx(path, *sheets.items())
    return facts.want('revenue customers per', 'all sheets; the day of sheet and title; or ask')


# Source: rows hidden by hand
@case('L44', 'hidden_rows_by_hand.xlsx', 'four rows hidden by hand (no filter) in a list of invoices; they count unless the user says otherwise', 'warn', HAND)
def _(path):
    facts, rows = Facts(), [['Invoice', 'Invoice Date', 'Customer', 'Net Amount']]
    for d in deals(444, FIRMS, 19, low=80, high=900):
        rows.append([f'H{d.no:03}', d.day, d.who, float(d.amount)])
        facts.sale(d.who, d.day, d.no, d.amount)
    xlsx(path, ('Invoices', rows, {'hidden_rows': [6, 7, 11, 16]}))
    return facts.want('revenue customers per', 'hidden rows count; their number and sum are said')


# Source: yearly columns per customer, nothing else
@case('L45', 'revenue_years_only_ko.xlsx', '한국어: 거래처코드, 거래처명, 2021년 매출, 2022년 매출, 2023년 매출 (no total), 담당자; a row 합계', 'ask', HAND)
def _(path):
    facts, rng = Facts(), random.Random(45)
    rows = [['거래처코드', '거래처명', '2021년 매출', '2022년 매출', '2023년 매출', '담당자']]
    firms, sums = KRCO + ['태양철물', '우리식자재', '초록농산', '서울조명', '한강인쇄', '남산가구'], [0, 0, 0]
    for at, who in enumerate(firms):
        years = [rng.randint(20, 900) * 10000 for _ in range(3)]
        rows.append([f'K{at + 101}', who, *years, ['김대리', '이과장'][at % 2]])
        sums = [left + right for left, right in zip(sums, years)]
        for year, amount in enumerate(years):
            facts.sale(f'K{at + 101}', datetime.date(2021 + year, 1, 1), year, amount)
    rows.append(['', '합계', *sums, ''])
    xlsx(path, ('거래처별', rows))
    return facts.want('revenue customers per', 'the three years together; or ask which year')


# Source: running totals in Chinese sales books
@case('L46', 'leiji_and_benci.xlsx', '中文流水: 本次金额 beside 累计金额 and 本月累计 (both running), 序号, and a row 合计 at the end', 'value', HAND)
def _(path):
    facts, whole, month, last = Facts(), D(0), D(0), 0
    rows = [['序号', '日期', '客户', '累计金额', '本月累计', '本次金额', '经办人']]
    for d in deals(446, CNCO, 20, low=100, high=3000, places=0):
        month = d.amount if d.day.month != last else month + d.amount
        last, whole = d.day.month, whole + d.amount
        rows.append([d.no, d.day, d.who, int(whole), int(month), int(d.amount), ['小王', '小李'][d.no % 2]])
        facts.sale(d.who, d.day, d.no, d.amount)
    rows.append(['合计', '', '', '', '', int(whole), ''])
    xlsx(path, ('流水', rows))
    return facts.want('revenue customers per last')


# 4. Numbers, units, currencies ----------------------------------------------------------------------------------------

# Source: Chinese chat-like lists: amounts with 元, 块, 万
@case('L47', 'yuan_and_wan_in_cells.csv', '中文: amounts as texts "1,280元", "￥650", "1.2万元", quantities "3件"', 'ask', HAND)
def _(path):
    facts = Facts()
    rows = [['日期', '客户', '商品', '数量', '金额']]
    for d in deals(447, CNCO, 18, low=200, high=2500, places=0):
        if d.no % 6 == 0:
            amount = D(d.amount // 100 * 1000)
            shown = f'{amount / 10000:f}'.rstrip('0').rstrip('.') + '万元'
        else:
            amount = d.amount
            shown = f'{en(amount, 0)}元' if d.no % 2 else f'￥{amount}'
        rows.append([d.iso(), d.who, '布料', f'{d.no % 9 + 1}件', shown])
        facts.sale(d.who, d.day, d.no, amount)
    csv(path, rows)
    return facts.want('revenue customers per', '万 is ten thousand; or ask')


# Source: Swiss lists in French with words for the currency and signs of several habits
@case('L48', 'francs_apostrophe_parentheses.csv', 'Swiss French: "1\'234.50 francs", credits as "(120.00) francs", in an older row "120.00- francs"', 'ask', HAND)
def _(path):
    facts = Facts()
    rows = [['Facture', 'Date', 'Client', 'Montant']]
    for d in deals(448, FRA, 20, low=300, high=4000):
        amount, back = d.amount, d.no in (8, 12, 15)
        body = en(D('120.00') if back else amount).replace(',', "'")
        rows.append([f'F{d.no:03}', d.on('%d.%m.%Y'), d.who, f'{body}- francs' if d.no == 8 else f'({body}) francs' if back else f'{body} francs'])
        facts.refund(d.who, d.day, d.no, 120) if back else facts.sale(d.who, d.day, d.no, amount)
    csv(path, rows, sep=';')
    return facts.want('revenue customers per', 'three are credits; or ask')


# Source: discounts as percentages beside list prices, no line total
@case('L49', 'percent_discount_no_total.csv', 'List Price, Qty and "Disc." as "15%" or empty, no line total; "VAT" 20% and "Margin" 32.5% beside are rates', 'ask', HAND)
def _(path):
    facts = Facts()
    rows = [['Order', 'Date', 'Customer', 'Item', 'List Price', 'Qty', 'Disc.', 'VAT', 'Margin']]
    goods = [('Awning', 'AW', '180'), ('Bench', 'BE', '95'), ('Candle', 'CA', '12'), ('Drape', 'DR', '64')]
    for d in deals(449, FIRMS, 17, most=2, goods=goods):
        for name, code, quantity, price, amount in d.items:
            rate = [0, 10, 15][d.no % 3]
            rows.append([f'D{d.no:03}', d.iso(), d.who, name, f'£{price}', quantity, f'{rate}%' if rate else '', '20%', f'{30 + d.no % 7}.5%'])
            facts.sale(d.who, d.day, d.no, quantity * price * (100 - rate) / 100)
    csv(path, rows)
    return facts.want('revenue customers per', 'price × quantity less the discount, before VAT; or ask')


# Source: currency in a row of its own above the numbers; thousands by points without decimals
@case('L50', 'currency_above_it.csv', 'Italian: above the header "Importi in EUR", amounts with points for thousands and no decimals ("1.250", "850", "12.400")', 'ask', HAND)
def _(path):
    facts = Facts()
    rows = [['Elenco ordini 2024', '', '', '', ''], ['Importi in EUR, senza decimali', '', '', '', ''], [], ['Ordine', 'Data', 'Cliente', 'Agente', 'Importo']]
    for d in deals(450, ITA, 19, low=300, high=14000, places=0):
        rows.append([f'O{d.no:03}', d.on('%d/%m/%Y'), d.who, ['Neri', 'Galli'][d.no % 2], f'{d.amount:,}'.replace(',', '.')])
        facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows, sep=';', loose=True)
    return facts.want('revenue customers per last', 'nothing in the file settles whether the point is for thousands or for decimals: ask')


# 5. Dates -------------------------------------------------------------------------------------------------------------

# Source: Spanish dates in words with the weekday
@case('L51', 'fechas_con_dia_es.csv', 'Spanish: "lunes, 13 de mayo de 2024"; Windows-1252', 'value', HAND)
def _(path):
    facts, rows = Facts(), [['Pedido', 'Fecha', 'Cliente', 'Importe']]
    months = 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split()
    days = 'lunes martes miércoles jueves viernes sábado domingo'.split()
    for d in deals(451, ESP, 18, gap=(6, 17)):
        rows.append([f'P{d.no:03}', f'{days[d.day.weekday()]}, {d.day.day} de {months[d.day.month - 1]} de {d.day.year}', d.who, comma(d.amount)])
        facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows, sep=';', encoding='cp1252', end='\n')
    return facts.want('revenue customers per last')


# Source: Taiwanese lists with the weekday in brackets, Minguo years with 年月日
@case('L52', 'minguo_weekdays_tw.csv', '繁中: "113年5月13日(一)", amounts "NT$1,280"', 'ask', HAND)
def _(path):
    facts, rows = Facts(), [['單號', '日期', '客戶名稱', '金額']]
    for d in deals(452, TWCO, 18, low=300, high=9000, places=0, gap=(6, 17)):
        rows.append([f'S{d.no:03}', f'{d.day.year - 1911}年{d.day.month}月{d.day.day}日({"一二三四五六日"[d.day.weekday()]})', d.who, f'NT${en(d.amount, 0)}'])
        facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows, bom=True)
    return facts.want('revenue customers per last', 'nothing in the file settles whether the comma is for thousands or for decimals: ask')


# Source: Japanese lists over the change of era
@case('L53', 'heisei_to_reiwa.csv', '日本語: "H31.4.20" and "R1.5.8" in one column (Heisei to Reiwa), Shift-JIS', 'value', HAND)
def _(path):
    facts, rows = Facts(), [['伝票番号', '売上日', '得意先名', '売上金額']]
    for d in deals(453, JPCO, 20, start='2019-02-20', gap=(4, 16), low=1000, high=90000, places=0):
        era = f'H{d.day.year - 1988}' if d.day < day('2019-05-01') else f'R{d.day.year - 2018}'
        rows.append([4000 + d.no, f'{era}.{d.day.month}.{d.day.day}', d.who, en(d.amount, 0)])
        facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows, encoding='cp932', quotes='all')
    return facts.want('revenue customers per last')


# Source: workbooks of old Excel for Mac
@case('L54', 'date_system_1904.xlsx', 'a workbook in the 1904 date system: the same serial is four years and a day later', 'value', 'Excel for Mac, "Use the 1904 date system"')
def _(path):
    facts, rows = Facts(), [['Invoice', 'Date', 'Customer', 'Amount']]
    for d in deals(454, FIRMS, 16):
        rows.append([f'M{d.no:03}', later(d.day, -1462), d.who, float(d.amount)])
        facts.sale(d.who, d.day, d.no, d.amount)
    xlsx(path, ('Sales', rows))
    parts = []
    with zipfile.ZipFile(path) as packed:
        parts = [(info, packed.read(info)) for info in packed.infolist()]
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as packed:
        for info, body in parts:
            if info.filename == 'xl/workbook.xml':
                assert b'<sheets>' in body
                body = body.replace(b'<sheets>', b'<workbookPr date1904="1"/><sheets>')
            packed.writestr(info, body, zipfile.ZIP_DEFLATED)
    return facts.want('revenue customers per last')


# 6. Ids, names, texts -------------------------------------------------------------------------------------------------

# Source: Excel turning codes into dates
@case('L55', 'codes_turned_into_dates.csv', 'article codes that Excel made into dates ("Mar-05", "2-Jan"), order numbers "04-12"; the date of the order is another column', 'value', HAND)
def _(path):
    facts = Facts()
    codes = {'Notebook': 'Mar-05', 'Desk lamp': '2-Jan', 'Chair mat': 'CM-31', 'Label printer': 'LP-40', 'Stapler': 'Sep-52', 'Whiteboard': '6-Jan'}
    rows = [['Order No', 'Article Code', 'Description', 'Customer No', 'Order Date', 'Qty', 'Price', 'Line Total']]
    for d in deals(455, range(6), 15, most=2):
        for name, code, quantity, price, amount in d.items:
            rows.append([f'04-{d.no:02}', codes[name], name, f'{300 + d.who}', d.iso(), quantity, plain(price), plain(amount)])
            facts.sale(str(300 + d.who), d.day, d.no, amount, codes[name])
    csv(path, rows)
    return facts.want('revenue customers per products last')


# Source: firms written in several ways
@case('L56', 'firms_in_several_spellings_it.csv', 'Italian: the same firms as "Enoteca Sarti S.r.l.", "ENOTECA SARTI SRL", "Enoteca Sarti "; five firms in truth', 'warn', HAND)
def _(path):
    facts, rows = Facts(), [['Fattura', 'Data', 'Cliente', 'Totale']]
    ways = [('Enoteca Sarti S.r.l.', 'ENOTECA SARTI SRL', 'Enoteca Sarti S.R.L. '), ('Hotel Belvedere', 'hotel belvedere', 'Hotel  Belvedere'), ('Studio Fabbri', 'STUDIO FABBRI', ' Studio Fabbri'), ('Gelateria Più',), ('Farmacia Rossi',)]
    for d in deals(456, range(5), 20, low=40, high=900):
        rows.append([f'{d.no}/2024', d.on('%d/%m/%Y'), ways[d.who][d.no % len(ways[d.who])], comma(d.amount)])
        facts.sale(ways[d.who][0], d.day, d.no, d.amount)
    csv(path, rows, sep=';')
    return facts.want('revenue customers', 'five firms; or said that some look alike')


# Source: order forms that keep a list of articles as JSON in one cell
@case('L57', 'json_in_a_cell.csv', 'a dump of a shop’s table: the lines of the order as JSON in one quoted cell (commas and quotes inside), total beside; failed and refunded', 'value', 'dumps of databases with a JSON column')
def _(path):
    facts = Facts()
    rows = [['id', 'created_at', 'customer_email', 'items', 'shipping', 'total', 'status']]
    for d in deals(457, EN, 18, most=3):
        state, total = {8: 'failed', 12: 'refunded', 15: 'cancelled'}.get(d.no, 'completed'), d.sum() + 5
        rows.append([9000 + d.no, f'{d.iso()} 10:02:11', mail(d.who), json.dumps([{'sku': code, 'qty': quantity, 'price': float(price)} for name, code, quantity, price, amount in d.items]), '5.00', plain(total), state])
        if state == 'completed':
            facts.sale(mail(d.who), d.day, d.no, total)
    csv(path, rows)
    return facts.want('revenue customers per last')


# 7. Kinds of files ----------------------------------------------------------------------------------------------------

# Source: text read in the wrong encoding once and saved again
@case('L58', 'mojibake_de.csv', 'German text saved once in the wrong encoding ("StraÃŸe", "BÃ¤r", "Betrag (â‚¬)"): the numbers are sound, the names are garbled', 'warn', 'UTF-8 opened as Windows-1252 and saved again')
def _(path):
    facts, rows = Facts(), [['Auftrag', 'Datum', 'Kunde', 'Straße', 'Betrag (€)']]
    for d in deals(458, DEU, 17):
        rows.append([f'A{d.no:03}', d.on('%d.%m.%Y'), d.who, 'Mühlstraße 4', comma(d.amount)])
        facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows, sep=';')
    path.write_bytes(path.read_bytes().decode('cp1252').encode())
    return facts.want('revenue customers', 'right numbers; that texts are garbled may be said')


# Source: "XML Spreadsheet 2003", saved as .xls by many programs
@case('L59', 'spreadsheetml_2003.xls', 'Dutch: an XML Spreadsheet 2003 named .xls, with ss:Index for skipped cells', 'ask', 'XML Spreadsheet 2003 (Excel, SQL Server Reporting Services); from memory')
def _(path):
    facts, rows = Facts(), [['Klantnummer', 'Klant', 'Opmerking', 'Factuurdatum', 'Bedrag']]
    for d in deals(459, range(6), 16, low=60, high=900):
        rows.append([f'{500 + d.who}', NLD[d.who], None, f'{d.iso()}T00:00:00.000', plain(d.amount)])
        facts.sale(str(500 + d.who), d.day, d.no, d.amount)
    kinds = ['String', 'String', 'String', 'DateTime', 'Number']
    body = ''
    for line, row in enumerate(rows):
        cells, skipped = '', False
        for at, value in enumerate(row):
            if value is None:
                skipped = True
                continue
            cells += f'<Cell{f" ss:Index={chr(34)}{at + 1}{chr(34)}" if skipped else ""}><Data ss:Type="{kinds[at] if line else "String"}">{value}</Data></Cell>'
            skipped = False
        body += f'<Row>{cells}</Row>\r\n'
    path.write_bytes(('<?xml version="1.0"?>\r\n<?mso-application progid="Excel.Sheet"?>\r\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Facturen"><Table>\r\n' + body + '</Table></Worksheet></Workbook>').encode())
    return facts.want('revenue customers per', 'read, or said in words what it is')


# Source: workbooks written by a library: formulas without kept values
@case('L60', 'formulas_without_values.xlsx', 'the amounts are formulas (=E2*F2) for which no value was kept; Qty and Unit Price are numbers; TRUE and FALSE under Void', 'ask', 'workbooks written by openpyxl and others, never opened in Excel')
def _(path):
    facts, rows = Facts(), [['Order', 'Date', 'Customer', 'Item', 'Qty', 'Unit Price', 'Amount', 'Void']]
    for d in deals(460, FIRMS, 18, most=1):
        name, code, quantity, price, amount = d.items[0]
        void = d.no in (9, 14)
        rows.append([f'X{d.no:03}', d.day, d.who, name, quantity, float(price), Formula(f'E{len(rows) + 1}*F{len(rows) + 1}', None), void])
        if not void:
            facts.sale(d.who, d.day, d.no, amount)
    xlsx(path, ('Orders', rows))
    return facts.want('revenue customers per', 'quantity × unit price; or said that the amounts have no values')


cases.save()
