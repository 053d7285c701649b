"""Habits that make tables hard to read, the second part: files/K45 to K82, added to expected.json.

    python3 tests/exports/further_habits.py

Here: totals that run, layouts, kinds of files, dates, numbers and units, lines and documents. The expected numbers come
from the facts that are rendered. Seeded: the same bytes on every run.
"""
import datetime
import pathlib
import random
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from common import CNCO, DEU, EN, ESP, FIRMS, FRA, HAND, ITA, JPCO, KRCO, NLD, POR, TWCO, cents, csv, deals, later  # noqa: E402
from writing import Cases, D, Facts, Formula, comma, day, de, en, plain, xlsx  # noqa: E402

cases = Cases(pathlib.Path(__file__).resolve().parent)
case = cases.case

# 1. Totals and balances that run --------------------------------------------------------------------------------------


# Source: hand-kept sales books with a running total
@case('K45', 'running_total.csv', 'a running total ("Sales to date") stands left of the amount of each order, and one per customer to the right', 'value', HAND)
def _(path):
    facts, everything, per = Facts(), D(0), {}
    rows = [['Order', 'Date', 'Sales to date', 'Customer', 'Amount', 'Customer to date']]
    for d in deals(45, FIRMS, 18):
        everything += d.amount
        per[d.who] = per.get(d.who, 0) + d.amount
        rows.append([f'A{d.no:03}', d.iso(), plain(everything), d.who, plain(d.amount), plain(per[d.who])])
        facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows)
    return facts.want('revenue customers per last')


# Source: meter-like lists; only the cumulated amount is kept
@case('K46', 'cumulative_only.csv', 'each row has only what the customer has bought so far ("Cumulative purchases"), never the amount of the order', 'ask', HAND)
def _(path):
    facts, per = Facts(), {}
    rows = [['Date', 'Customer', 'Cumulative purchases']]
    for d in deals(46, FIRMS, 18):
        per[d.who] = per.get(d.who, 0) + d.amount
        rows.append([d.iso(), d.who, plain(per[d.who])])
        facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows)
    return facts.want('revenue customers per', 'the last row of each customer, or differences; or ask')


# Source: customer statements with a balance brought forward
@case('K47', 'statements_brought_forward.csv', 'statements: "Balance brought forward" first, invoices, payments (negative), "Balance carried forward" last, per account', 'ask', 'customer statements of accounting systems')
def _(path):
    facts = Facts()
    rows = [['Account', 'Name', 'Date', 'Type', 'Reference', 'Amount', 'Balance']]
    per = {}
    for d in deals(47, range(6), 16):
        per.setdefault(d.who, []).append(d)
    for who in sorted(per):
        balance = D(100 + 10 * who)
        rows.append([f'AC{who + 1:02}', FIRMS[who], '2024-01-01', 'Balance brought forward', '', plain(balance), plain(balance)])
        for at, d in enumerate(per[who]):
            balance += d.amount
            rows.append([f'AC{who + 1:02}', FIRMS[who], d.iso(), 'Invoice', f'INV{d.no:03}', plain(d.amount), plain(balance)])
            facts.sale(f'AC{who + 1:02}', d.day, d.no, d.amount)
            if at == 0:
                balance -= d.amount
                rows.append([f'AC{who + 1:02}', FIRMS[who], later(d.day, 1).isoformat(), 'Payment', f'PAY{d.no:03}', plain(-d.amount), plain(balance)])
        rows.append([f'AC{who + 1:02}', FIRMS[who], '2024-06-30', 'Balance carried forward', '', plain(balance), plain(balance)])
    csv(path, rows)
    return facts.want('revenue customers per', 'invoices only; or ask what the kinds mean')


# Source: German Kassenbuch (Einnahme, Ausgabe, Bestand)
@case('K48', 'kassenbuch.csv', 'German cash book: Einnahme, Ausgabe and Bestand; customers and suppliers in one column', 'ask', 'Kassenbuch by hand')
def _(path):
    facts, stock = Facts(), D(500)
    rows = [['Datum', 'Beleg', 'Kunde/Lieferant', 'Text', 'Einnahme', 'Ausgabe', 'Bestand']]
    for d in deals(48, DEU, 15, low=20, high=300):
        stock += d.amount
        rows.append([d.on('%d.%m.%Y'), f'K{len(rows):03}', d.who, 'Verkauf', comma(d.amount), '', comma(stock)])
        facts.sale(d.who, d.day, d.no, d.amount)
        if d.no % 4 == 0:
            spent = D(15 + d.no)
            stock -= spent
            rows.append([later(d.day, 1).strftime('%d.%m.%Y'), f'K{len(rows):03}', ['Tankstelle Aral', 'Bürobedarf Böttcher'][d.no % 8 == 0], 'Einkauf', '', comma(spent), comma(stock)])
    csv(path, rows, sep=';', encoding='cp1252')
    return facts.want('revenue', 'money spent is no refund; or ask')


# 2. Layouts -----------------------------------------------------------------------------------------------------------

# Source: tables kept lying on their side
@case('K49', 'lying_table.xlsx', 'the table lies on its side: the fields are rows, each order a column', 'ask', HAND)
def _(path):
    facts, columns = Facts(), [['Order No', 'Order Date', 'Customer', 'Item', 'Amount', 'Paid by']]
    for d in deals(49, FIRMS, 16):
        columns.append([f'L{d.no:03}', d.day, d.who, d.items[0][0], float(d.amount), 'card'])
        facts.sale(d.who, d.day, d.no, d.amount)
    xlsx(path, ('Orders', [list(row) for row in zip(*columns)]))
    return facts.want('revenue customers per', 'turned round, or said what it is')


# Source: order forms pasted below each other
@case('K50', 'blocks_of_fields.xlsx', 'order forms one below the other: "Order:" 1001, "Customer:" …, "Total:" … in two columns, a blank row between', 'ask', HAND)
def _(path):
    facts, rows = Facts(), []
    for d in deals(50, EN, 13):
        rows += [['Order:', 1000 + d.no], ['Date:', d.day], ['Customer:', d.who], ['Items:', ', '.join(f'{item[2]}x {item[0]}' for item in d.items)], ['Total:', float(d.amount)], []]
        facts.sale(d.who, d.day, d.no, d.amount)
    xlsx(path, ('Orders', rows))
    return facts.want('revenue customers per', 'put together, or said what it is')


# Source: workbooks with a sheet per customer (Dutch craftsmen, freelancers)
@case('K51', 'sheet_per_customer_nl.xlsx', 'Dutch: a sheet per customer, the name only on the tab; each sheet with Datum, Factuur, Omschrijving, Bedrag and a Totaal below', 'ask', HAND)
def _(path):
    facts, per = Facts(), {}
    for d in deals(51, NLD, 18, low=50, high=900):
        per.setdefault(d.who, []).append(d)
        facts.sale(d.who, d.day, d.no, d.amount)
    sheets = [(who, [['Datum', 'Factuur', 'Omschrijving', 'Bedrag']] + [[d.day, f'F{d.no:03}', d.items[0][0], float(d.amount)] for d in list_] + [['Totaal', '', '', float(sum(d.amount for d in list_))]]) for who, list_ in sorted(per.items())]
    xlsx(path, *sheets)
    return facts.want('revenue customers per', 'the tab is the customer; or ask')


# Source: yearly sheets whose header changed
@case('K52', 'sheets_with_other_headers_de.xlsx', 'German: a sheet per year, the columns renamed and moved from one year to the next (Kunde/Betrag, then Kundenname/Rechnungsbetrag)', 'ask', HAND)
def _(path):
    facts = Facts()
    old, new = [['Datum', 'Kunde', 'Rechnung', 'Betrag']], [['Rechnungsnr.', 'Kundenname', 'Ort', 'Rechnungsdatum', 'Rechnungsbetrag']]
    for d in deals(52, DEU, 20, start='2023-05-02', gap=(14, 26), low=80, high=2000):
        if d.day.year == 2023:
            old.append([d.day, d.who, f'23-{d.no:03}', float(d.amount)])
        else:
            new.append([f'24-{d.no:03}', d.who, 'Ulm', d.day, float(d.amount)])
        facts.sale(d.who, d.day, d.no, d.amount)
    assert len(old) > 6 and len(new) > 6
    xlsx(path, ('2023', old), ('2024', new))
    return facts.want('revenue customers per last', 'both sheets; or ask')


# Source: WooCommerce Analytics and Squarespace-like lists: items in one cell
@case('K53', 'items_in_one_cell.csv', 'French: the goods of an order in one cell ("2 x Tasse; 1 x Bol"), "Articles vendus" beside "Ventes nettes"; État Annulée and Échouée', 'value', 'WooCommerce Analytics orders in French (Date, Commande n°, État, Client, Produit(s), Articles vendus, Code(s) promo, Ventes nettes); string search')
def _(path):
    facts = Facts()
    odd = {8: 'Annulée', 12: 'Échouée', 15: 'En attente de paiement', 17: 'Remboursée'}
    rows = [['Date', 'Commande n°', 'État', 'Client', 'Type de client', 'Produit(s)', 'Articles vendus', 'Code(s) promo', 'Ventes nettes', 'Attribution']]
    for d in deals(53, ['Lucie Ferrand', 'Marc Astier', 'Noémie Valet', 'Paul Guérin', 'Rémi Collet'], 19):
        rows.append([d.on('%Y-%m-%d'), 6100 + d.no, odd.get(d.no, 'Terminée'), d.who, 'Connu' if d.no > 5 else 'Nouveau', '; '.join(f'{item[2]} x {item[0]}' for item in d.items), sum(item[2] for item in d.items), 'ETE10' if d.no % 5 == 0 else '', plain(d.amount), 'Direct'])
        if d.no not in odd:
            facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows)
    return facts.want('revenue customers per last')


# Source: agencies' lists with two columns of one name
@case('K54', 'two_amount_columns.csv', 'two columns named Currency and two named Amount: first as invoiced (EUR, CHF), then in EUR', 'ask', HAND)
def _(path):
    facts = Facts()
    rows = [['Invoice', 'Date', 'Client', 'Currency', 'Amount', 'Rate', 'Currency', 'Amount']]
    for d in deals(54, FIRMS, 16, low=100, high=2500, places=0):
        swiss = FIRMS.index(d.who) % 3 == 0
        amount, rate = d.amount, D('1.05') if swiss else D(1)
        rows.append([f'IN{d.no:03}', d.iso(), d.who, 'CHF' if swiss else 'EUR', plain(amount), f'{rate:.4f}', 'EUR', plain(amount * rate)])
        facts.sale(d.who, d.day, d.no, amount * rate)
    csv(path, rows)
    return facts.want('revenue customers per', 'the EUR column adds up; never CHF and EUR together; or ask')


# Source: reports with a header of two rows
@case('K55', 'header_of_two_rows_es.xlsx', 'Spanish: a header of two rows, the upper merged (Cliente over Código and Nombre, Importe over Base, IVA and Total)', 'ask', HAND)
def _(path):
    facts = Facts()
    rows = [['Cliente', '', 'Factura', '', 'Importe', '', ''], ['Código', 'Nombre', 'Número', 'Fecha', 'Base', 'IVA', 'Total']]
    for d in deals(55, range(6), 16, low=60, high=1500, places=0):
        rows.append([f'4300{d.who + 1:02}', ESP[d.who], f'A/{d.no:03}', d.day, int(d.amount), float(d.amount * D('0.21')), float(d.amount * D('1.21'))])
        facts.sale(f'4300{d.who + 1:02}', d.day, d.no, d.amount * D('1.21'))
    xlsx(path, ('Ventas', rows, {'merged': ['A1:B1', 'C1:D1', 'E1:G1']}))
    return facts.want('revenue customers per', 'with IVA; or ask')


# Source: reports whose first columns are merged down
@case('K56', 'merged_down_zh.xlsx', '中文: 客户, 订单号 and 日期 are cells merged over the lines of the order', 'ask', HAND)
def _(path):
    facts, rows, merged = Facts(), [['日期', '订单号', '客户', '产品', '数量', '单价', '金额']], []
    goods = [('茶叶', 'CY', '168'), ('茶杯', 'CB', '39'), ('茶盘', 'CP', '260')]
    for d in deals(56, CNCO, 14, goods=goods):
        top = len(rows) + 1
        for at, (name, code, quantity, price, amount) in enumerate(d.items):
            rows.append([*((d.day, f'DD{d.no:04}', d.who) if at == 0 else ('', '', '')), name, quantity, int(price), int(amount)])
            facts.sale(d.who, d.day, d.no, amount, name)
        if len(d.items) > 1:
            merged += [f'{column}{top}:{column}{len(rows)}' for column in 'ABC']
    xlsx(path, ('订单', rows, {'merged': merged}))
    return facts.want('revenue customers per products', 'what is merged holds for its lines; or ask')


# Source: workbooks with errors in side columns
@case('K57', 'errors_in_cells.xlsx', 'errors in side columns (#N/A from a lookup of the segment, #DIV/0! in Margin %), cost missing in none; amounts are formulas with kept values', 'value', HAND)
def _(path):
    facts, rng = Facts(), random.Random(57)
    rows = [['Order', 'Date', 'Customer', 'Segment', 'Qty', 'Unit Price', 'Sales', 'Cost', 'Margin %']]
    for d in deals(57, FIRMS, 17, most=1):
        name, code, quantity, price, amount = d.items[0]
        cost = cents(amount * D('0.6'))
        line = len(rows) + 1
        rows.append([f'E{d.no:03}', d.day, d.who, Formula(f'VLOOKUP(C{line},Segments!A:B,2,0)', '#N/A') if d.no % 3 == 0 else 'Retail', quantity, float(price), Formula(f'E{line}*F{line}', float(amount)), float(cost),
                     Formula(f'(G{line}-H{line})/0', '#DIV/0!') if d.no % 4 == 0 else Formula(f'(G{line}-H{line})/G{line}', float((amount - cost) / amount))])
        facts.sale(d.who, d.day, d.no, amount, None, amount - cost)
    xlsx(path, ('Sales', rows), ('Segments', [['Customer', 'Segment'], ['Harbor Dental', 'Health']]))
    return facts.want('revenue profit customers per')


# Source: workbooks exported from databases: boolean cells
@case('K58', 'boolean_cells.xlsx', 'real TRUE and FALSE cells under Paid, Cancelled and Gift; dates with times', 'value', 'exports of Airtable and databases')
def _(path):
    facts = Facts()
    rows = [['Order ID', 'Ordered', 'Customer ID', 'Customer', 'Paid', 'Cancelled', 'Gift', 'Total']]
    for d in deals(58, range(6), 18):
        paid, gone = d.no not in (9, 14), d.no in (11, 16)
        rows.append([700 + d.no, datetime.datetime.combine(d.day, datetime.time(23, 15)), 40 + d.who, FIRMS[d.who], paid, gone, d.no % 4 == 0, float(d.amount)])
        if paid and not gone:
            facts.sale(str(40 + d.who), d.day, d.no, d.amount)
    xlsx(path, ('Orders', rows))
    return facts.want('revenue customers per last')


# Source: lists with the sum above
@case('K59', 'sum_above_header.xlsx', 'Portuguese: the sum of the list stands above the header (SUBTOTAL), row numbers in a first column without a name', 'value', HAND)
def _(path):
    facts, list_ = Facts(), deals(59, POR, 17, low=50, high=1400)
    whole = sum(d.amount for d in list_)
    rows = [['', 'Total', '', '', Formula(f'SUBTOTAL(9,E4:E{len(list_) + 3})', float(whole))], [], ['', 'Data', 'Cliente', 'Pedido', 'Valor']]
    for d in list_:
        rows.append([d.no, d.day, d.who, f'P{d.no:03}', float(d.amount)])
        facts.sale(d.who, d.day, d.no, d.amount)
    xlsx(path, ('Vendas', rows))
    return facts.want('revenue customers per last')


# Source: workbooks with the pivot in front
@case('K60', 'pivot_in_front.xlsx', 'the first sheet is a pivot ("Row Labels", "Sum of Amount", Grand Total), the second the data behind it', 'ask', 'the usual order of sheets after inserting a pivot table')
def _(path):
    facts, rows = Facts(), [['Order', 'Date', 'Customer', 'Amount']]
    for d in deals(60, FIRMS, 18):
        rows.append([f'Z{d.no:03}', d.day, d.who, float(d.amount)])
        facts.sale(d.who, d.day, d.no, d.amount)
    per = {who: sum(line[3] for line in facts if line[0] == who) for who in sorted(FIRMS)}
    pivot = [[], [], ['Row Labels', 'Sum of Amount', 'Count of Order']] + [[who, float(amount), sum(line[0] == who for line in facts)] for who, amount in per.items()] + [['Grand Total', float(sum(per.values())), len(facts)]]
    xlsx(path, ('Sheet1', pivot), ('Data', rows))
    return facts.want('revenue customers per', 'the data once, never the pivot too; or ask')


# 3. Kinds of files ----------------------------------------------------------------------------------------------------

# Source: back offices that write a web page and call it .xls (ESM Plus, 金蝶, many PHP shops)
@case('K61', 'html_named_xls.xls', 'Korean: a web page with a table, named .xls, as many back offices write it', 'ask', 'Korean shop back offices; a habit of PHP exports')
def _(path):
    facts = Facts()
    rows = [['주문번호', '주문일자', '고객번호', '고객명', '결제금액']]
    for d in deals(61, range(6), 15, low=5000, high=90000, places=0):
        rows.append([f'20240{d.no:05}', d.iso(), 5100 + d.who, KRCO[d.who], en(d.amount, 0)])
        facts.sale(str(5100 + d.who), d.day, d.no, d.amount)
    cells = ''.join('<tr>' + ''.join(f'<td style="mso-number-format:\'\\@\'">{cell}</td>' for cell in row) + '</tr>\r\n' for row in rows)
    path.write_bytes(('<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body><table border="1">\r\n' + cells + '</table></body></html>').encode())
    return facts.want('revenue customers per', 'read, or said in words what it is')


# Source: BI tools that save tab-separated text as .xls
@case('K62', 'tabs_named_xls.xls', 'French: tab-separated UTF-16 text named .xls', 'ask', 'exports of BI tools (BusinessObjects, Cognos) "Excel" format; from memory')
def _(path):
    facts = Facts()
    rows = [['Client', 'Date de facture', 'N° facture', 'Montant TTC']]
    for d in deals(62, FRA, 15, low=60, high=1500):
        rows.append([d.who, d.on('%d/%m/%Y'), f'F{d.no:04}', comma(d.amount)])
        facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows, sep='\t', encoding='utf-16')
    return facts.want('revenue customers per last', 'read, or said in words what it is')


# 4. Dates -------------------------------------------------------------------------------------------------------------

# Source: lists where no day is above 12
@case('K63', 'days_up_to_twelve.csv', 'all days are at most 12: only the order of the rows and numbers tells day/month from month/day', 'ask', HAND)
def _(path):
    facts, rng = Facts(), random.Random(63)
    rows = [['Order No', 'Order Date', 'Customer', 'Amount']]
    dates = sorted(datetime.date(2024, month, dd) for month in range(1, 9) for dd in rng.sample(range(1, 13), 2))
    for d, when in zip(deals(63, FIRMS, len(dates)), dates):
        rows.append([8000 + d.no, when.strftime('%d/%m/%Y'), d.who, plain(d.amount)])
        facts.sale(d.who, when, d.no, d.amount)
    csv(path, rows)
    return facts.want('revenue customers last', 'd/m/Y makes the dates rise with the numbers; or ask')


# Source: calendars and invoicing of fiscal periods
@case('K64', 'fiscal_periods.csv', 'fiscal periods "FY24-P03" in place of days', 'ask', 'ERP sales analysis by period')
def _(path):
    facts = Facts()
    rows = [['Period', 'Customer No', 'Customer', 'Net Sales', 'Budget']]
    for d in deals(64, range(6), 18, places=0):
        rows.append([f'FY24-P{d.no % 12 + 1:02}', 900 + d.who, FIRMS[d.who], plain(d.amount), '250.00'])
        facts.sale(str(900 + d.who), d.day, d.no, d.amount)
    csv(path, rows)
    return facts.want('revenue customers per', 'a period is no day: ask')


# Source: German lists with weekdays
@case('K65', 'weekdays_de.csv', 'German: "Mo, 13.05.24" and "Di., 14. Mai 2024" (the older half)', 'value', HAND)
def _(path):
    facts, rows = Facts(), [['Auftrag', 'Tag', 'Kunde', 'Summe']]
    months = 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split()
    for d in deals(65, DEU, 18, gap=(6, 17)):
        weekday = 'Mo Di Mi Do Fr Sa So'.split()[d.day.weekday()]
        rows.append([f'A-{d.no:03}', f'{weekday}., {d.day.day}. {months[d.day.month - 1]} {d.day.year}' if d.no < 10 else f'{weekday}, {d.on("%d.%m.%y")}', d.who, comma(d.amount)])
        facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows, sep=';')
    return facts.want('revenue customers per last')


# 5. Numbers and units -------------------------------------------------------------------------------------------------

# Source: payment APIs dumped to CSV: amounts in cents, said in the header
@case('K66', 'amount_in_cents.csv', 'a dump with total_cents and refunded_cents: whole numbers, 12990 is 129.90', 'ask', 'dumps of payment services (amounts in the smallest unit)')
def _(path):
    facts = Facts()
    rows = [['id', 'created', 'customer_id', 'currency', 'total_cents', 'refunded_cents', 'status']]
    for d in deals(66, range(6), 18):
        back = D(5) if d.no in (8, 13) else D(0)
        rows.append([d.no + 300, f'{d.iso()}T10:00:00Z', f'c{d.who}77', 'usd', int(d.amount * 100), int(back * 100), 'succeeded'])
        facts.sale(f'c{d.who}77', d.day, d.no, d.amount)
        if back:
            facts.refund(f'c{d.who}77', d.day, d.no, back)
    csv(path, rows)
    return facts.want('revenue customers per', 'in dollars; or ask')


# Source: CRM lists with shortened amounts
@case('K67', 'amounts_with_k.csv', 'amounts written "1.2k", "850", "12k": k is thousand', 'ask', 'CRM lists by hand')
def _(path):
    facts, rows = Facts(), [['Deal', 'Won On', 'Client', 'Value']]
    for d in deals(67, FIRMS, 16, low=200, high=24000, places=0):
        amount = d.amount if d.amount < 1000 else (d.amount / 100).quantize(D(1)) * 100
        rows.append([f'D{d.no}', d.iso(), d.who, str(int(amount)) if amount < 1000 else f'{(amount / 1000).normalize():f}k'])
        facts.sale(d.who, d.day, d.no, amount)
    csv(path, rows)
    return facts.want('revenue customers per', 'or ask about "1.2k"; never 1.2')


# Source: group controlling in Mio. €
@case('K68', 'umsatz_mio_eur.csv', 'German customer list in Mio. € with decimal commas: "1,25" is 1,250,000', 'value', 'controlling lists')
def _(path):
    facts, rng = Facts(), random.Random(68)
    rows = [['Kundennummer', 'Kunde', 'Branche', 'Umsatz (Mio. €)', 'Letzter Auftrag']]
    for at, name in enumerate(DEU + ['Stahlbau Rößler', 'Klinik Süd', 'Logistik Höfer', 'Molkerei Äpfler', 'Druckhaus Oßwald', 'Reederei Jürs']):
        amount = D(rng.randint(5, 480)) / 100
        rows.append([70100 + at, name, 'Industrie', comma(amount), later(day('2024-01-15'), 9 * at).strftime('%d.%m.%Y')])
        facts.sale(str(70100 + at), day('2024-01-15'), at, amount * 1000000)
    csv(path, rows, sep=';')
    return facts.want('revenue customers per')


# Source: German ERP lines with a price unit (Preiseinheit: the price is for 100 or 1000 pieces)
@case('K69', 'preiseinheit_de.csv', 'German ERP lines: the price is for PE = 1, 100 or 1000 pieces, Menge × Preis / PE = Positionswert', 'value', 'SAP/proALPHA order lines (Preiseinheit); from memory')
def _(path):
    facts, rng = Facts(), random.Random(69)
    goods = [('Schraube M6', 'S-M6', '4.80', 100), ('Dichtung', 'D-22', '95.00', 1000), ('Ventil', 'V-10', '38.50', 1)]
    rows = [['Auftrag', 'Pos', 'Auftragsdatum', 'Kundennr.', 'Kunde', 'Material', 'Bezeichnung', 'Menge', 'ME', 'Preis', 'PE', 'Positionswert']]
    for d in deals(69, range(6), 14):
        for at, (name, code, price, unit) in enumerate(rng.sample(goods, rng.randint(1, 3))):
            quantity = rng.randint(1, 9) * (unit if unit > 1 else 1)
            amount = quantity * D(price) / unit
            rows.append([5100 + d.no, (at + 1) * 10, d.on('%d.%m.%Y'), 20010 + d.who, DEU[d.who], code, name, quantity, 'ST', comma(price), unit, comma(amount)])
            facts.sale(str(20010 + d.who), d.day, d.no, amount, code)
    csv(path, rows, sep=';', encoding='cp1252')
    return facts.want('revenue customers per products')


# Source: wholesale lists in cartons
@case('K70', 'cartons_and_pieces.csv', 'wholesale: Cartons × Pcs/Carton = Pieces, Pieces × Unit Price = Line Value; Carton Weight and CBM beside', 'value', 'trading companies’ packing and sales lists')
def _(path):
    facts, rng = Facts(), random.Random(70)
    rows = [['S/C No.', 'Date', 'Customer Code', 'Customer', 'Item No.', 'Cartons', 'Pcs/Carton', 'Pieces', 'Unit Price (USD)', 'Line Value (USD)', 'G.W. (kg)', 'CBM']]
    for d in deals(70, range(6), 14):
        for name, code, quantity, price, _ in d.items:
            pack = rng.choice([6, 12, 24])
            amount = quantity * pack * price
            rows.append([f'SC24{d.no:03}', d.iso(), f'US{d.who + 10}', FIRMS[d.who], code, quantity, pack, quantity * pack, plain(price), plain(amount), f'{quantity * 8}.5', f'{quantity * 0.06:.2f}'])
            facts.sale(f'US{d.who + 10}', d.day, d.no, amount, code)
    csv(path, rows)
    return facts.want('revenue customers per products')


# Source: group reporting in India
@case('K71', 'sales_in_lakhs.csv', 'Indian list: header "Sales (₹ in Lakhs)", 1 lakh = 100,000', 'ask', 'Indian management reports')
def _(path):
    facts, rng = Facts(), random.Random(71)
    rows = [['Invoice Date', 'Party', 'Invoice No', 'Sales (₹ in Lakhs)']]
    people = ['Asian Mills', 'Bharat Tyres', 'Coastal Foods', 'Deccan Steel', 'Evergreen Agro']
    for d in deals(71, people, 15, low=1, high=90):
        amount = D(rng.randint(20, 4000)) / 100
        rows.append([d.on('%d-%m-%Y'), d.who, f'SI/{d.no:03}', plain(amount)])
        facts.sale(d.who, d.day, d.no, amount * 100000)
    csv(path, rows)
    return facts.want('revenue customers per', 'in rupees; or ask')


# Source: Japanese lists in 百万円
@case('K72', 'hyakuman_yen.csv', '日本語: 売上高（百万円） and 売上原価（百万円）, Shift-JIS', 'value', 'Japanese management lists')
def _(path):
    facts, rng = Facts(), random.Random(72)
    rows = [['受注番号', '受注日', '取引先', '売上高（百万円）', '売上原価（百万円）', '粗利（百万円）', '粗利率']]
    for d in deals(72, JPCO, 15):
        amount = D(rng.randint(10, 900)) / 10
        cost = (amount * D('0.7')).quantize(D('0.1'))
        rows.append([f'J{d.no:04}', d.on('%Y/%m/%d'), d.who, f'{amount}', f'{cost}', f'{amount - cost}', f'{(amount - cost) / amount:.1%}'])
        facts.sale(d.who, d.day, d.no, amount * 1000000, None, (amount - cost) * 1000000)
    csv(path, rows, encoding='cp932')
    return facts.want('revenue profit customers per')


# Source: Korean customer list in 천원
@case('K73', 'cheonwon_customers.xlsx', '한국어: a customer list in 천원 (매출액, 매출원가, 매출총이익), a line "(단위: 천원)" above the header and 합계 below', 'ask', 'Korean management lists; the unit stands above the table')
def _(path):
    facts, rng = Facts(), random.Random(73)
    rows, sums = [['거래처별 매출 현황'], ['(단위: 천원)'], ['거래처코드', '거래처명', '매출액', '매출원가', '매출총이익', '최종거래일']], [0, 0, 0]
    for at, name in enumerate(KRCO + ['동해수산', '우리전자', '삼원기계', '늘푸른약국', '하나가구', '청솔서점']):
        amount, cost = rng.randint(300, 90000), 0
        cost = amount * rng.randint(50, 80) // 100
        rows.append([f'B{at + 1:03}', name, amount, cost, amount - cost, later(day('2024-02-01'), 5 * at)])
        sums = [a + b for a, b in zip(sums, (amount, cost, amount - cost))]
        facts.sale(f'B{at + 1:03}', day('2024-02-01'), at, amount * 1000, None, (amount - cost) * 1000)
    rows.append(['', '합계', *sums, ''])
    xlsx(path, ('현황', rows))
    return facts.want('revenue profit customers per', 'in won; or ask whether thousands are meant')


# Source: lists with the currency behind the number
@case('K74', 'currency_behind.csv', 'amounts "1 234.50 USD" and "89.90USD", some with a no-break space', 'value', 'exports of Eastern European and banking systems')
def _(path):
    facts, rows = Facts(), [['Order', 'Date', 'Customer', 'Total']]
    for d in deals(74, FIRMS, 17, low=40, high=9000):
        rows.append([f'Y{d.no:03}', d.on('%Y.%m.%d'), d.who, en(d.amount).replace(',', ' ' if d.no % 2 else '\u00a0') + ('USD' if d.no % 3 == 0 else ' USD')])
        facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows)
    return facts.want('revenue customers per last')


# Source: marketplaces' lists with the currency in each cell
@case('K75', 'symbols_mixed.csv', 'amounts in € , $ and £ in one column, the sign in each cell, no rate anywhere', 'ask', HAND)
def _(path):
    rows = [['Order', 'Date', 'Customer', 'Total']]
    for d in deals(75, FIRMS, 17):
        rows.append([f'M{d.no:03}', d.iso(), d.who, '€$£'[d.no % 3] + plain(d.amount)])
    csv(path, rows)
    return {'note': 'never added: ask which currency'}


# 6. Statuses, kinds, discounts ----------------------------------------------------------------------------------------

# Source: German merchandise systems: all documents of a chain in one list
@case('K76', 'belegkette_de.csv', 'German: Angebot, Auftragsbestätigung, Lieferschein, Rechnung and Gutschrift of the same deal in one list, each with its amount', 'ask', 'Belegjournal of German merchandise systems')
def _(path):
    facts = Facts()
    rows = [['Belegart', 'Belegnummer', 'Belegdatum', 'Vorgänger', 'Kundennummer', 'Kunde', 'Betrag brutto', 'Status']]
    for d in deals(76, range(6), 12, low=80, high=3000, gap=(8, 14)):
        who = str(10310 + d.who)
        lost = d.no in (8, 11)
        for at, kind in enumerate(['Angebot'] if lost else ['Angebot', 'Auftragsbestätigung', 'Lieferschein', 'Rechnung']):
            rows.append([kind, f'{kind[0]}B{100 * at + d.no:04}', later(d.day, at).strftime('%d.%m.%Y'), f'{["Angebot", "Auftragsbestätigung", "Lieferschein"][at - 1][0]}B{100 * (at - 1) + d.no:04}' if at else '', who, DEU[d.who], comma(d.amount), 'abgelehnt' if lost else 'erledigt'])
        if not lost:
            facts.sale(who, later(d.day, 3), d.no, d.amount)
        if d.no in (7, 10):
            rows.append(['Gutschrift', f'GB{900 + d.no:04}', later(d.day, 5).strftime('%d.%m.%Y'), f'RB{300 + d.no:04}', who, DEU[d.who], '30,00', 'erledigt'])
            facts.refund(who, later(d.day, 5), f'g{d.no}', 30)
    csv(path, rows, sep=';')
    return facts.want('revenue customers per', 'each deal once: invoices less credit notes; or ask')


# Source: Dutch wholesale lines with the discount as a text
@case('K77', 'korting_tekst_nl.csv', 'Dutch lines: Korting as text ("10%", "geen", "5+5%"), Regelbedrag after it; Btw-tarief and a stock column beside', 'value', 'Dutch wholesale lines; labels from memory')
def _(path):
    facts, rng = Facts(), random.Random(77)
    rows = [['Ordernr', 'Orderdatum', 'Debiteurnr', 'Debiteur', 'Artikelnr', 'Omschrijving', 'Aantal', 'Prijs', 'Korting', 'Regelbedrag', 'Btw-tarief', 'Voorraad']]
    for d in deals(77, range(6), 14):
        for name, code, quantity, price, amount in d.items:
            label, factor = rng.choice([('geen', D(1)), ('geen', D(1)), ('10%', D('0.9')), ('5+5%', D('0.9025'))])
            line = cents(amount * factor)
            rows.append([61000 + d.no, d.on('%d-%m-%Y'), 1500 + d.who, NLD[d.who], code, name, quantity, comma(price), label, comma(line), '21%', rng.randint(5, 300)])
            facts.sale(str(1500 + d.who), d.day, d.no, line, code)
    csv(path, rows, sep=';')
    return facts.want('revenue customers per products')


# Source: Taiwanese lists by hand
@case('K78', 'zuofei_note_tw.xlsx', '繁中: a cancelled order is told only in 備註 (「作廢」「客戶取消」), the amount stays', 'ask', HAND)
def _(path):
    facts, rows = Facts(), [['日期', '單號', '客戶', '品項', '數量', '金額', '備註']]
    for d in deals(78, TWCO, 17, low=300, high=9000, places=0):
        gone = {9: '作廢', 14: '客戶取消'}.get(d.no, '')
        rows.append([d.day, f'S{d.no:04}', d.who, '綜合', d.no % 5 + 1, int(d.amount), gone or ('已送達' if d.no % 6 == 0 else '')])
        if not gone:
            facts.sale(d.who, d.day, d.no, d.amount)
    xlsx(path, ('銷售', rows))
    return facts.want('revenue customers per', 'what is void does not count; or ask about the remarks')


# 7. More layouts ------------------------------------------------------------------------------------------------------

# Source: Excel's Data › Subtotal, closed to level 2: the lines are hidden, only the sums are seen
@case('K79', 'collapsed_outline.xlsx', 'Excel subtotals closed to level 2: the orders are hidden rows of an outline, only "… Total" rows and Grand Total are seen', 'warn', 'Excel Data › Subtotal')
def _(path):
    facts, rows, hidden, per = Facts(), [['Customer', 'Order', 'Date', 'Amount']], [], {}
    for d in deals(79, FIRMS, 18):
        per.setdefault(d.who, []).append(d)
        facts.sale(d.who, d.day, d.no, d.amount)
    for who, list_ in sorted(per.items()):
        top = len(rows) + 1
        for d in list_:
            rows.append([who, f'U{d.no:03}', d.day, float(d.amount)])
            hidden.append(len(rows))
        rows.append([f'{who} Total', '', '', Formula(f'SUBTOTAL(9,D{top}:D{len(rows)})', float(sum(d.amount for d in list_)))])
    rows.append(['Grand Total', '', '', Formula(f'SUBTOTAL(9,D2:D{len(rows)})', float(sum(line[3] for line in facts)))])
    xlsx(path, ('Orders', rows, {'hidden_rows': hidden, 'outline': hidden}))
    return facts.want('revenue customers per', 'the orders once; or say that rows are hidden')


# Source: two periods beside each other
@case('K80', 'two_years_side_by_side_it.xlsx', 'Italian: the sales of 2023 on the left, those of 2024 on the right under the same headers (Data, Cliente, Importo), an empty column between', 'ask', HAND)
def _(path):
    facts, left, right = Facts(), [], []
    for d in deals(80, ITA, 24, start='2023-04-02', gap=(12, 25), low=50, high=1200):
        (left if d.day.year == 2023 else right).append([d.day, d.who, float(d.amount)])
        facts.sale(d.who, d.day, d.no, d.amount)
    assert len(left) > 8 and len(right) > 6
    rows = [['2023', '', '', '', '2024', '', ''], ['Data', 'Cliente', 'Importo', '', 'Data', 'Cliente', 'Importo']]
    for at in range(max(len(left), len(right))):
        rows.append([*(left[at] if at < len(left) else ['', '', '']), '', *(right[at] if at < len(right) else ['', '', ''])])
    xlsx(path, ('Vendite', rows))
    return facts.want('revenue customers per last', 'both halves; or ask about the second table')


# Source: yearly sales per customer in rows
@case('K81', 'jahr_kunde_umsatz.csv', 'German: one row per customer and year, "Jahr" is a bare number, Umsatz and Deckungsbeitrag', 'ask', HAND)
def _(path):
    facts, rng = Facts(), random.Random(81)
    rows = [['Jahr', 'Kundennummer', 'Kunde', 'Aufträge', 'Umsatz', 'Deckungsbeitrag']]
    for year in (2021, 2022, 2023, 2024):
        for at, name in enumerate(DEU):
            if (at + year) % 5:
                amount = D(rng.randint(50000, 2500000)) / 100
                rows.append([year, 4010 + at, name, rng.randint(1, 20), de(amount), de(cents(amount * D('0.35')))])
                facts.sale(str(4010 + at), datetime.date(year, 1, 1), year, amount)
    csv(path, rows, sep=';', encoding='cp1252')
    return facts.want('revenue customers per', 'a year is no day: ask')


# Source: 应收账款明细账 of Chinese accounting software (期初余额, 本月合计, 本年累计, 方向)
@case('K82', 'yingshou_mingxizhang.xlsx', '中文应收明细账: 借方 is a sale, 贷方 a receipt, 方向 and 余额 beside; rows 期初余额, 本月合计 and 本年累计 for each customer', 'ask', '应收账款明细账 of 用友 / 金蝶; labels from memory')
def _(path):
    facts, per = Facts(), {}
    rows = [['应收账款明细账'], ['期间：2024年1月—2024年6月'], ['日期', '凭证字号', '客户编码', '客户名称', '摘要', '借方', '贷方', '方向', '余额']]
    for d in deals(82, range(6), 18, low=3, high=90, places=0):
        per.setdefault(d.who, []).append(d)
    for who in sorted(per):
        key, name = f'1122{who + 1:02}', CNCO[who]
        balance, month, sums, year = 5000, None, [0, 0], [0, 0]
        rows.append([day('2024-01-01'), '', key, name, '期初余额', None, None, '借', balance])

        def close():
            last = datetime.date(2024, month, 28)
            rows.append([last, '', key, name, '本月合计', sums[0], sums[1], '借', balance])
            rows.append([last, '', key, name, '本年累计', year[0], year[1], '借', balance])
            sums[:] = [0, 0]
        for at, d in enumerate(per[who]):
            if month and d.day.month != month:
                close()
            month, amount = d.day.month, int(d.amount) * 100
            for total in (sums, year):
                total[0] += amount
            balance += amount
            rows.append([d.day, f'转-{d.no}', key, name, '销售商品', amount, None, '借', balance])
            facts.sale(key, d.day, d.no, amount)
            if at == 0:
                for total in (sums, year):
                    total[1] += amount
                balance -= amount
                rows.append([later(d.day, 1) if later(d.day, 1).month == month else d.day, f'收-{d.no}', key, name, '收到货款', None, amount, '借', balance])
        close()
    xlsx(path, ('明细账', rows))
    return facts.want('revenue customers per', 'sales are the debits of 销售商品; openings, totals and receipts never count; or ask')


cases.save()
