"""Habits of people with spreadsheets, the fourth part: files/M41 to M80, added to expected.json.

    python3 tests/exports/wider_habits.py

The expected numbers come from the facts that are rendered. Seeded: the same bytes on every run.
"""
import datetime
import html
import pathlib
import random
import re
import sys
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from common import CNCO, DEU, EN, ESP, FIRMS, FRA, HAND, ITA, JPCO, KRCO, NLD, POR, TW, cents, csv, deals, later  # noqa: E402
from counted import Facts, only  # noqa: E402
from writing import Cases, D, Formula, comma, day, de, en, fr, plain, xlsx  # noqa: E402

cases = Cases(pathlib.Path(__file__).resolve().parent)
case = cases.case



def patch(path, part, change):
    """Rewrites one part of a workbook."""
    with zipfile.ZipFile(path) as packed:
        parts = [(info, packed.read(info)) for info in packed.infolist()]
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as packed:
        for info, body in parts:
            if info.filename == part:
                new = change(body.decode())
                assert new != body.decode(), path
                body = new.encode()
            packed.writestr(info, body, zipfile.ZIP_DEFLATED)


# Pivots and columns across --------------------------------------------------------------------------------------------


@case('M41', 'quartale_zwei_kopfzeilen_de.xlsx', 'German: customers down, above Q1 to Q4 the merged years 2023 and 2024, a column Summe per year and a row Gesamt', 'ask', HAND)
def _(path):
    facts, rng = Facts(), random.Random(41)
    rows = [['Umsatz nach Quartal (EUR)'], ['Kunde', '2023', '', '', '', '', '2024', '', ''], ['', 'Q1', 'Q2', 'Q3', 'Q4', 'Summe', 'Q1', 'Q2', 'Summe']]
    sums = [D(0)] * 8
    for who in DEU + ['Metzgerei Lang', 'Fahrschule Otto', 'Zahnarzt Böhm', 'Café Zeit']:
        q = [D(rng.randint(8000, 250000)).scaleb(-2) for _ in range(6)]
        cells = [*q[:4], sum(q[:4]), *q[4:], sum(q[4:])]
        sums = [a + b for a, b in zip(sums, cells)]
        rows.append([who, *map(float, cells)])
        for at, amount in enumerate(q):
            facts.sale(who, datetime.date(2023 + at // 4, at % 4 * 3 + 1, 1), at, amount, rows=0)
        facts.rows += 1
    rows.append(['Gesamt', *map(float, sums)])
    xlsx(path, ('Quartale', rows, {'merged': ['B2:F2', 'G2:I2']}))
    return facts.want('revenue customers per', 'the six quarters once, no sums; or ask')


@case('M42', 'curva_abc_pt.xlsx', 'Portuguese ABC curve: Posição, Cliente, Faturamento, % do total, % acumulado, Classe A/B/C, and a row TOTAL; a list of customers', 'value', 'curva ABC de clientes, as taught for Excel')
def _(path):
    facts, rng = Facts(), random.Random(42)
    names = POR + ['Farmácia Açucena', 'Posto Avenida', 'Bar do Zé', 'Pousada Mar Azul', 'Livraria Página', 'Oficina Beto']
    values = sorted(((D(rng.randint(20000, 900000)).scaleb(-2), name) for name in names), reverse=True)
    whole, run = sum(v for v, _ in values), D(0)
    rows = [['Curva ABC de clientes 2023'], [], ['Posição', 'Cliente', 'Faturamento', '% do total', '% acumulado', 'Classe']]
    for at, (value, name) in enumerate(values, 1):
        run += value
        rows.append([at, name, float(value), float(round(value / whole, 4)), float(round(run / whole, 4)), 'A' if run / whole < D('.7') else 'B' if run / whole < D('.9') else 'C'])
        facts.sale(name, datetime.date(2023, 1, 1), 1, value)
    rows.append(['TOTAL', '', float(whole), 1, '', ''])
    xlsx(path, ('ABC', rows))
    out = facts.want('revenue customers per')
    del out['orders']
    return out


@case('M43', 'offers_below_the_sales.xlsx', 'below the sales, two empty rows, the title "Open offers (not ordered yet)" and a second table with the same header: offers are no sales', 'ask', HAND)
def _(path):
    facts, rows = Facts(), [['Orders 2024'], ['No', 'Date', 'Customer', 'Amount']]
    for d in deals(543, FIRMS, 20, low=60, high=900):
        if d.no == 15:
            rows += [[], [], ['Open offers (not ordered yet)'], ['No', 'Date', 'Customer', 'Amount']]
        rows.append([f'{"A" if d.no < 15 else "Q"}{d.no:03}', d.day, d.who, float(d.amount)])
        if d.no < 15:
            facts.sale(d.who, d.day, d.no, d.amount)
    xlsx(path, ('2024', rows))
    return facts.want('revenue customers per', 'the orders; or ask about the second table')


@case('M44', 'objetivos_al_lado_es.xlsx', 'Spanish: to the right of the sales, an empty column between, a small table with targets (Cliente, Objetivo 2024) larger than any sale', 'value', HAND)
def _(path):
    facts, rows = Facts(), [['Pedido', 'Fecha', 'Cliente', 'Importe', '', 'Cliente', 'Objetivo 2024']]
    for at, d in enumerate(deals(544, ESP, 20, low=40, high=900)):
        rows.append([f'P{d.no:03}', d.day, d.who, float(d.amount), '', *([ESP[at], 20000 + 2500 * at] if at < 6 else ['', ''])])
        facts.sale(d.who, d.day, d.no, d.amount)
    xlsx(path, ('Ventas', rows))
    return facts.want('revenue customers per last', 'targets are no sales')


@case('M45', 'notes_en_bas_fr.csv', 'French: below the table a total and three lines of notes, one of them with an amount ("* dont 1 250,00 € de transport non facturé")', 'value', HAND)
def _(path):
    facts, rows = Facts(), [['N°', 'Date', 'Client', 'Montant', 'Remarque']]
    for d in deals(545, FRA, 19, low=50, high=900):
        rows.append([d.no, d.on('%d/%m/%Y'), d.who, comma(d.amount), '*' if d.no % 6 == 0 else ''])
        facts.sale(d.who, d.day, d.no, d.amount)
    rows += [['Total', '', '', comma(sum(x[3] for x in facts)), ''], [], ['* livré hors région'], ['Dont 1 250,00 € de transport non facturé'], ['Établi par J. Roux le 12/07/2024']]
    csv(path, rows, sep=';', encoding='cp1252', loose=True)
    return facts.want('revenue customers per last')


@case('M46', 'unita_sopra_intestazione_it.xlsx', 'Italian: the units stand in a row above the header ("n.", "migliaia di €", "%"): Fatturato and Costo count thousands', 'ask', HAND)
def _(path):
    facts, rng, rows = Facts(), random.Random(46), [['', '', 'n.', 'migliaia di €', 'migliaia di €', '%'], ['Codice cliente', 'Cliente', 'Ordini', 'Fatturato', 'Costo', 'Margine']]
    for at, who in enumerate(ITA + ['Bar Centrale', 'Tipografia Nuova', 'Calzature Bruni', 'Vivaio Orsi']):
        value = D(rng.randint(30, 9000)).scaleb(-1)
        cost = (value * D('0.6')).quantize(D('0.1'))
        rows.append([f'C{at + 201}', who, rng.randint(2, 60), float(value), float(cost), float(round((value - cost) / value * 100, 1))])
        facts.sale(f'C{at + 201}', datetime.date(2023, 1, 1), 1, value * 1000, None, cost * 1000)
    xlsx(path, ('Clienti', rows))
    out = facts.want('revenue customers per profit', 'times thousand; or ask')
    del out['orders']
    return out


@case('M47', 'verkoop_retour_netto_nl.csv', 'Dutch: Verkoop − Retour = Netto verkoop in each row; the goods sent back in a column of their own, positive', 'value', HAND)
def _(path):
    facts, rows = Facts(), [['Order', 'Datum', 'Klant', 'Verkoop', 'Retour', 'Netto verkoop']]
    for d in deals(547, NLD, 21, low=60, high=800):
        back = {8: D('25.00'), 13: d.amount, 17: D('12.50')}.get(d.no, D(0))
        rows.append([f'N{d.no:03}', d.on('%d-%m-%Y'), d.who, comma(d.amount), comma(back) if back else '', comma(d.amount - back)])
        facts.sale(d.who, d.day, d.no, d.amount)
        if back:
            facts.refund(d.who, d.day, d.no, back, rows=0)
    csv(path, rows, sep=';')
    out = facts.want('revenue customers per', 'Netto verkoop, or Verkoop less Retour: the same')
    del out['orders']
    return out


@case('M48', 'devoluciones_dos_veces_es.csv', 'Spanish: a returned sale is marked "Devuelto" AND its return is a row of its own (Tipo Devolución, negative, same ticket): counts once', 'value', HAND)
def _(path):
    facts, rows = Facts(), [['Ticket', 'Tipo', 'Fecha', 'Cliente', 'Importe', 'Estado']]
    for d in deals(548, ESP, 20, low=20, high=500):
        back = d.no in (8, 13)
        rows.append([f'T{d.no:04}', 'Venta', d.on('%d/%m/%Y'), d.who, comma(d.amount), 'Devuelto' if back else 'Pagado'])
        facts.sale(d.who, d.day, d.no, d.amount)
        if back:
            rows.append([f'T{d.no:04}', 'Devolución', later(d.day, 1).strftime('%d/%m/%Y'), d.who, comma(-d.amount), 'Pagado'])
            facts.refund(d.who, d.day, d.no, d.amount)
    csv(path, rows, sep=';')
    out = facts.want('revenue customers per', 'sale and return cancel out')
    del out['orders'], out['rows']
    return out


@case('M49', 'guthabenkarten_de.csv', 'German prepaid cards: Aufladung, Verbrauch and Guthaben (running) in three columns: both charging and using could be the revenue', 'ask', HAND)
def _(path):
    rng, have, rows = random.Random(49), {}, [['Datum', 'Kartennummer', 'Kunde', 'Aufladung', 'Verbrauch', 'Guthaben']]
    for d in deals(549, DEU, 26, low=10, high=60):
        left = have.get(d.who, D(0))
        up = D(50) if left < 30 else D(0)
        use = D(0) if up else cents(left * D(rng.randint(2, 8)) / 10)
        have[d.who] = left + up - use
        rows.append([d.on('%d.%m.%Y'), f'GK-{100 + DEU.index(d.who)}', d.who, comma(up) if up else '', comma(use) if use else '', comma(have[d.who])])
    csv(path, rows, sep=';')
    return only('money loaded or money used: ask')


# Dates ----------------------------------------------------------------------------------------------------------------


@case('M50', 'mesi_romani_it.csv', 'Italian: months in Roman numerals, "13-V-2024"', 'ask', HAND)
def _(path):
    facts, rows = Facts(), [['Bolla', 'Data', 'Cliente', 'Importo']]
    for d in deals(550, ITA, 20, gap=(6, 16)):
        rows.append([f'B{d.no:03}', f'{d.day.day}-{"I II III IV V VI VII VIII IX X XI XII".split()[d.day.month - 1]}-{d.day.year}', d.who, comma(d.amount)])
        facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows, sep=';')
    return facts.want('revenue customers per last', 'V is May; or ask')


@case('M51', 'tage_ohne_jahr_de.xlsx', 'German: dates "13.5." without a year; the year stands in the title "Verkaufsliste 2024"', 'ask', HAND)
def _(path):
    facts, rows = Facts(), [['Verkaufsliste 2024'], [], ['Nr.', 'Tag', 'Kunde', 'Betrag']]
    for d in deals(551, DEU, 19, low=30, high=600):
        rows.append([d.no, f'{d.day.day}.{d.day.month}.', d.who, float(d.amount)])
        facts.sale(d.who, d.day, d.no, d.amount)
    xlsx(path, ('Liste', rows))
    return facts.want('revenue customers per last', 'the year of the title; or ask')


@case('M52', 'korean_dates_words.csv', '한국어: "24년 5월 13일(월)" with two-digit years, amounts "128,000원", CP949', 'value', HAND)
def _(path):
    facts, rows = Facts(), [['전표', '날짜', '거래처', '금액']]
    for d in deals(552, KRCO, 19, low=12, high=900, places=0, gap=(5, 15)):
        value = int(d.amount) * 1500
        rows.append([f'V{d.no:03}', f'{d.day.year % 100}년 {d.day.month}월 {d.day.day}일({"월화수목금토일"[d.day.weekday()]})', d.who, f'{en(value, 0)}원'])
        facts.sale(d.who, d.day, d.no, value)
    csv(path, rows, encoding='cp949')
    return facts.want('revenue customers per last')


@case('M53', 'shijianchuo_shuzi.xlsx', '中文: 交易时间 is a number 20240513142211 (year to second), 流水号 beside', 'value', HAND)
def _(path):
    facts, rows = Facts(), [['流水号', '交易时间', '客户', '交易金额', '备注']]
    for d in deals(553, CNCO, 20, low=90, high=2600):
        rows.append([f'LS{d.no:05}', int(d.on('%Y%m%d142211')), d.who, float(d.amount), ''])
        facts.sale(d.who, d.day, d.no, d.amount)
    xlsx(path, ('流水', rows))
    return facts.want('revenue customers per last')


@case('M54', 'hora_antes_da_data_pt.csv', 'Portuguese: the time stands before the date ("14:05 13/05/2024"), amounts "R$ 1.234,50"', 'value', HAND)
def _(path):
    facts, rows = Facts(), [['Pedido', 'Feito em', 'Cliente', 'Valor']]
    for d in deals(554, POR, 20, low=40, high=2400):
        rows.append([f'{300 + d.no}', f'{8 + d.no % 10:02}:{d.no * 2:02} {d.on("%d/%m/%Y")}', d.who, f'R$ {de(d.amount)}'])
        facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows, sep=';')
    return facts.want('revenue customers per last')


# Web pages named .xls and things copied from screens ------------------------------------------------------------------


def page(title, tables, encoding='utf-8'):
    return (f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={encoding}"><title>{title}</title></head><body>' + '\n'.join(tables) + '</body></html>').encode(encoding)


def table(rows, head=True, extra=''):
    out = [f'<table border="1"{extra}>']
    for at, row in enumerate(rows):
        tag = 'th' if head and at == 0 else 'td'
        out.append('<tr>' + ''.join(f'<{tag}>{html.escape(str(cell)).replace(chr(160), "&nbsp;")}</{tag}>' for cell in row) + '</tr>')
    return '\n'.join(out) + '</table>'


@case('M55', 'commandes_page_web_fr.xls', 'French: a web page named .xls: h2 above, th cells, amounts with &nbsp; and €, "Annulée" orders', 'value', 'back offices that send a web page as Excel file')
def _(path):
    facts, rows = Facts(), [['Commande', 'Date', 'Client', 'Total', 'État']]
    for d in deals(555, FRA, 20, low=300, high=2600):
        gone = d.no in (9, 15)
        rows.append([f'C{d.no:04}', d.on('%d/%m/%Y'), d.who, fr(d.amount, '\u00a0') + '\u00a0€', 'Annulée' if gone else 'Payée'])
        if not gone:
            facts.sale(d.who, d.day, d.no, d.amount)
    path.write_bytes(page('Commandes', ['<h2>Liste des commandes</h2>', table(rows)]))
    return facts.want('revenue customers per last')


@case('M56', 'menu_and_orders_page.xls', 'a web page named .xls: a table for the menu, a table with the sums of the period, then the orders', 'ask', 'web pages saved from the browser and opened as a spreadsheet')
def _(path):
    facts, rows = Facts(), [['Order', 'Placed on', 'Customer', 'Total']]
    for d in deals(556, EN, 18):
        rows.append([f'#{4100 + d.no}', d.on('%d %b %Y'), d.who, f'£{en(d.amount)}'])
        facts.sale(d.who, d.day, d.no, d.amount)
    whole = sum(x[3] for x in facts)
    path.write_bytes(page('Orders', [table([['Home', 'Orders', 'Products', 'Log out']], False), table([['Orders', '18'], ['Takings', f'£{en(whole)}']], False), table(rows)]))
    return facts.want('revenue customers per', 'the third table; or ask')


@case('M57', 'gbk_wangye.xls', '中文: a GBK web page named .xls, numbers marked x:str so that Excel keeps the ids, 合计 in a row with colspan', 'ask', '老式后台导出')
def _(path):
    facts, rows = Facts(), [['订单号', '下单日期', '客户名称', '订单金额', '状态']]
    for d in deals(557, CNCO, 19, low=80, high=3000):
        gone = d.no == 10
        rows.append([f'20240011{d.no:04}', d.iso(), d.who, plain(d.amount), '已取消' if gone else '已完成'])
        if not gone:
            facts.sale(d.who, d.day, d.no, d.amount)
    whole = sum(D(row[3]) for row in rows[1:])
    body = table(rows, extra=' xmlns:x="urn:schemas-microsoft-com:office:excel"').replace('<tr><td>2024', '<tr><td x:str>2024').replace('</table>', f'<tr><td colspan="3">合计</td><td>{plain(whole)}</td><td></td></tr></table>')
    path.write_bytes(page('订单', [body], 'gbk'))
    return facts.want('revenue customers per', 'no total, the cancelled order does not count; or ask')


# Currencies, sections, blanks -----------------------------------------------------------------------------------------


@case('M58', 'column_per_currency.csv', 'three columns USD, EUR and GBP, in each row only one of them is filled; no rate', 'ask', HAND)
def _(path):
    rows = [['Invoice', 'Date', 'Customer', 'USD', 'EUR', 'GBP']]
    for d in deals(558, FIRMS, 20, low=90, high=1200):
        rows.append([f'I{d.no:03}', d.iso(), d.who, *[plain(d.amount) if at == d.no % 3 else '' for at in range(3)]])
    csv(path, rows)
    return only('three currencies, no rate: ask, never add them')


@case('M59', 'kurs_in_der_notiz_ch.csv', 'Swiss German: Währung CHF or EUR in a column, above the table a note "Kurs 1 EUR = 0.95 CHF (Durchschnitt)"', 'ask', HAND)
def _(path):
    rows = [['Kurs 1 EUR = 0.95 CHF (Durchschnitt)', '', '', '', ''], [], ['Rechnung', 'Datum', 'Kunde', 'Betrag', 'Währung']]
    for d in deals(559, DEU, 20, low=200, high=4000):
        rows.append([f'R{d.no:03}', d.on('%d.%m.%Y'), d.who, en(d.amount).replace(',', '’'), ['CHF', 'EUR', 'CHF'][d.no % 3]])
    csv(path, rows, sep=';', loose=True)
    return only('two currencies; the rate stands only in a note, the currency of the result is for the user to say: ask')


@case('M60', 'pasted_from_the_screen.txt', 'copied from a page of orders: each order is five lines below each other (number, date, name, status, total), "View order" between', 'ask', 'copy and paste from a web page')
def _(path):
    facts, lines = Facts(), ['My shop › Orders', 'Showing 1–17 of 17 orders', '']
    for d in deals(560, EN, 17):
        gone = d.no == 9
        lines += [f'Order #{5200 + d.no}', d.on('%B %-d, %Y'), d.who, 'Cancelled' if gone else 'Delivered', f'${en(d.amount)}', 'View order', '']
        if not gone:
            facts.sale(d.who, d.day, d.no, d.amount)
    path.write_text('\n'.join(lines) + '\n', encoding='utf-8')
    return facts.want('revenue customers per', 'or say that this is no table, with an example')


@case('M61', 'blokken_per_status_nl.xlsx', 'Dutch: the invoices stand in blocks below the headings "Betaald", "Openstaand" and "Vervallen / geannuleerd", a sum below each', 'ask', HAND)
def _(path):
    facts, rows = Facts(), [['Factuur', 'Datum', 'Klant', 'Bedrag']]
    list_ = deals(561, NLD, 21, low=60, high=900)
    for title, part in (('Betaald', list_[:13]), ('Openstaand', list_[13:18]), ('Vervallen / geannuleerd', list_[18:])):
        rows.append([title])
        for d in part:
            rows.append([f'F{d.no:03}', d.day, d.who, float(d.amount)])
            if title[0] != 'V':
                facts.sale(d.who, d.day, d.no, d.amount)
        rows.append(['', '', '', float(sum(d.amount for d in part))])
    xlsx(path, ('Facturen', rows))
    return facts.want('revenue customers per', 'paid and owed, not the cancelled block, no sums; or ask')


@case('M62', 'rep_headings.csv', 'headings "Rep: Dana Poole" above the sales of each, with her sum ("Rep total"); the customer is a column: no heading is a customer', 'value', HAND)
def _(path):
    facts, rows, list_ = Facts(), [['Order', 'Date', 'Customer', 'Amount']], deals(562, FIRMS, 21, low=50, high=900)
    for at, rep in enumerate(('Dana Poole', 'Rob Sykes', 'Mae Lind')):
        part = list_[at::3]
        rows.append([f'Rep: {rep}', '', '', ''])
        for d in part:
            rows.append([f'S{d.no:03}', d.iso(), d.who, plain(d.amount)])
            facts.sale(d.who, d.day, d.no, d.amount)
        rows.append(['Rep total', '', '', plain(sum(d.amount for d in part))])
    rows.append(['Grand total', '', '', plain(sum(d.amount for d in list_))])
    csv(path, rows)
    return facts.want('revenue customers per last')


@case('M63', 'onaji_shirushi_ja.csv', '日本語: 〃 stands for "the same as above" under 日付 and 得意先, Shift-JIS', 'ask', HAND)
def _(path):
    facts, goods = Facts(), [('醤油', 'SY', '480'), ('味噌', 'MS', '650'), ('酢', 'SU', '390'), ('味醂', 'MR', '720')]
    rows = [['日付', '得意先', '品名', '数量', '単価', '金額']]
    for d in deals(563, JPCO, 17, goods=goods):
        for at, (name, code, quantity, price, amount) in enumerate(d.items):
            rows.append([*(['〃', '〃'] if at else [d.on('%Y/%m/%d'), d.who]), name, quantity, int(price), int(amount)])
            facts.sale(d.who, d.day, d.no, int(amount), name)
    csv(path, rows, encoding='cp932')
    return facts.want('revenue customers per', 'never a customer called 〃; or ask')


@case('M64', 'markdown_table.txt', 'a table pasted from a wiki: | Order | Date | Customer | Total |, a row of dashes and colons below the header, blanks around', 'value', 'Markdown as copied from wikis and chats')
def _(path):
    facts, lines = Facts(), ['| Order | Date       | Customer       |    Total |', '|:------|:-----------|:---------------|---------:|']
    for d in deals(564, FIRMS, 18):
        lines.append(f'| W{d.no:03}  | {d.iso()} | {d.who:<14} | {en(d.amount):>8} |')
        facts.sale(d.who, d.day, d.no, d.amount)
    path.write_text('\n'.join(lines) + '\n', encoding='utf-8')
    return facts.want('revenue customers per last')


# Filters, hidden columns, ragged rows ---------------------------------------------------------------------------------


@case('M65', 'filter_and_subtotal.xlsx', 'a filter hides five rows, and =SUBTOTAL(109,…) below shows the sum of what is visible only', 'warn', 'Excel: AutoFilter with SUBTOTAL')
def _(path):
    facts, rows, hidden, seen = Facts(), [['Invoice', 'Date', 'Customer', 'Region', 'Amount']], [], D(0)
    for d in deals(565, FIRMS, 20, low=60, high=900):
        region = 'West' if d.no in (4, 9, 11, 16, 18) else 'East'
        rows.append([f'V{d.no:03}', d.day, d.who, region, float(d.amount)])
        facts.sale(d.who, d.day, d.no, d.amount)
        if region == 'West':
            hidden.append(len(rows))
        else:
            seen += d.amount
    rows.append(['Total', '', '', '', Formula('SUBTOTAL(109,E2:E21)', float(seen))])
    xlsx(path, ('Invoices', rows, {'hidden_rows': hidden, 'filter': 'A1:E21'}))
    return facts.want('revenue customers per', 'hidden rows count, their number and sum are said; the total row never counts')


@case('M66', 'hidden_months_ko.xlsx', '한국어: 거래처 down, 1월 to 6월 across; 1월 to 3월 are hidden columns, 합계 counts all six', 'ask', HAND)
def _(path):
    facts, rng, rows = Facts(), random.Random(66), [['거래처', *[f'2024년 {m}월' for m in range(1, 7)], '합계']]
    for who in KRCO + ['태양철물', '우리식자재', '초록농산', '서울조명']:
        values = [rng.randint(5, 400) * 1000 for _ in range(6)]
        rows.append([who, *values, sum(values)])
        for at, value in enumerate(values):
            facts.sale(who, datetime.date(2024, at + 1, 1), at, value, rows=0)
        facts.rows += 1
    rows.append(['총계', *[sum(row[at] for row in rows[1:]) for at in range(1, 8)]])
    xlsx(path, ('월별', rows))
    patch(path, 'xl/worksheets/sheet1.xml', lambda body: body.replace('<sheetData>', '<cols><col min="2" max="4" width="9" hidden="1"/></cols><sheetData>'))
    return facts.want('revenue customers per', 'all six months, once; or ask')


@case('M67', 'short_rows_extra_notes.csv', 'rows end where their last filled cell ends (empty cells at the end are cut off), and three rows have a note in a column without a header', 'warn', 'scripts and old programs that write ragged rows')
def _(path):
    facts, rows = Facts(), [['Order', 'Date', 'Customer', 'Amount', 'Status', 'Voucher', 'Gift']]
    for d in deals(567, FIRMS, 21):
        gone = d.no in (9, 14)
        row = [f'R{d.no:03}', d.iso(), d.who, plain(d.amount), 'Cancelled' if gone else 'Paid', 'SPRING' if d.no % 7 == 0 else '', 'yes' if d.no % 5 == 0 else '']
        if d.no in (6, 11, 16):
            row.append('call back')
        while row and row[-1] == '':
            row.pop()
        rows.append(row)
        if not gone:
            facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows, loose=True)
    return facts.want('revenue customers per', 'the rows with a note count, or it is said that they were set aside')


# Several sheets -------------------------------------------------------------------------------------------------------


@case('M68', 'dingdan_liang_biao_tw.xlsx', '繁中: sheets 上半年 and 下半年 with the same header (客戶編號 only), and a sheet 客戶資料 with 客戶編號, 客戶名稱, 信用額度', 'ask', HAND)
def _(path):
    facts, head = Facts(), ['單號', '日期', '客戶編號', '金額']
    halves = [[head], [head]]
    for d in deals(568, range(6), 24, start='2023-02-01', gap=(9, 15), low=900, high=20000, places=0):
        halves[d.day.month > 6].append([f'T{d.no:03}', d.day, f'K{d.who + 1:02}', int(d.amount)])
        facts.sale(f'K{d.who + 1:02}', d.day, d.no, d.amount)
    assert all(len(half) > 6 for half in halves) and facts[-1][1].year == 2023
    xlsx(path, ('客戶資料', [['客戶編號', '客戶名稱', '信用額度'], *[[f'K{at + 1:02}', name, 50000 * (at + 1)] for at, name in enumerate(TW)]]), ('上半年', halves[0]), ('下半年', halves[1]))
    return facts.want('revenue customers per', 'both halves, no credit limits; or ask which sheets')


@case('M69', 'orders_and_lines_sheets.xlsx', 'a database in a workbook: sheet Orders (OrderID, OrderDate, CustomerID, Status), sheet Lines (OrderID, Item, Qty, Price), sheet Customers', 'ask', 'Access tables copied into Excel')
def _(path):
    facts, orders, lines = Facts(), [['OrderID', 'OrderDate', 'CustomerID', 'Status']], [['OrderID', 'Item', 'Qty', 'Price']]
    for d in deals(569, range(6), 16):
        gone = d.no in (9, 13)
        orders.append([1000 + d.no, d.day, f'CUST{d.who + 1}', 'Cancelled' if gone else 'Shipped'])
        for name, code, quantity, price, amount in d.items:
            lines.append([1000 + d.no, name, quantity, float(price)])
            if not gone:
                facts.sale(f'CUST{d.who + 1}', d.day, d.no, amount, name)
    xlsx(path, ('Orders', orders), ('Lines', lines), ('Customers', [['CustomerID', 'Company', 'City'], *[[f'CUST{at + 1}', name, 'Salem'] for at, name in enumerate(FIRMS)]]))
    return facts.want('revenue customers per', 'lines joined with their orders; or ask')


@case('M70', 'feuille_copiee_fr.xlsx', 'French: the sheet "Ventes" was copied: "Ventes (2)" holds the same rows again, with two more at the end', 'ask', 'Excel: Déplacer ou copier')
def _(path):
    facts, rows = Facts(), [['Facture', 'Date', 'Client', 'Montant']]
    for d in deals(570, FRA, 19, low=40, high=700):
        rows.append([f'F{d.no:03}', d.day, d.who, float(d.amount)])
        facts.sale(d.who, d.day, d.no, d.amount)
    xlsx(path, ('Ventes', rows[:-2]), ('Ventes (2)', rows))
    return facts.want('revenue customers per', 'each invoice once (all of them stand on the second sheet); or ask')


@case('M71', 'biaotou_san_hang_zh.csv', '中文: a header of three rows: groups (客户信息, 订单信息, 金额), names, units (件, 元, 元, 元); GBK', 'ask', HAND)
def _(path):
    facts = Facts()
    rows = [['客户信息', '', '订单信息', '', '', '金额', '', ''], ['客户编码', '客户名称', '订单号', '日期', '数量', '单价', '金额', '成本'], ['', '', '', '', '件', '元', '元', '元']]
    for d in deals(571, range(6), 19, most=1):
        name, code, quantity, price, amount = d.items[0]
        cost = cents(amount * D('0.7'))
        rows.append([f'KH{d.who + 1:03}', CNCO[d.who], f'XS{d.no:04}', d.iso(), quantity, plain(price), plain(amount), plain(cost)])
        facts.sale(f'KH{d.who + 1:03}', d.day, d.no, amount, None, cost)
    csv(path, rows, encoding='gbk')
    return facts.want('revenue customers per profit', 'or ask')


# What counts, said by hand --------------------------------------------------------------------------------------------


@case('M72', 'kreuzchen_storno_de.xlsx', 'German: two columns with crosses, "bezahlt" x and "storniert" x; what is neither is still owed and counts', 'value', HAND)
def _(path):
    facts, rows = Facts(), [['Rechnung', 'Datum', 'Kunde', 'Betrag', 'bezahlt', 'storniert']]
    for d in deals(572, DEU, 20, low=50, high=900):
        gone, owed = d.no in (8, 13), d.no in (18, 20)
        rows.append([f'R{d.no:03}', d.day, d.who, float(d.amount), '' if gone or owed else 'x', 'x' if gone else ''])
        if not gone:
            facts.sale(d.who, d.day, d.no, d.amount)
    xlsx(path, ('Rechnungen', rows))
    return facts.want('revenue customers per')


@case('M74', 'rabattzeilen_de.csv', 'German order lines: "Treuerabatt 10 %" is a line of its own, negative, without quantity and article number; not a return', 'value', HAND)
def _(path):
    facts, rows = Facts(), [['Auftrag', 'Datum', 'Kundennr.', 'Kunde', 'Artikelnr.', 'Bezeichnung', 'Menge', 'Einzelpreis', 'Betrag']]
    for d in deals(574, range(6), 16):
        who, base_ = str(1400 + d.who), [f'AU{d.no:03}', d.on('%d.%m.%Y'), str(1400 + d.who), DEU[d.who]]
        for name, code, quantity, price, amount in d.items:
            rows.append([*base_, code, name, quantity, comma(price), comma(amount)])
            facts.sale(who, d.day, d.no, amount, code)
        if d.no % 4 == 0:
            off = cents(d.sum() * D('0.1'))
            rows.append([*base_, '', 'Treuerabatt 10 %', '', '', comma(-off)])
            facts.sale(who, d.day, d.no, -off)
    csv(path, rows, sep=';', encoding='cp1252')
    return facts.want('revenue customers per last')


@case('M75', 'abschlagsrechnungen_de.csv', 'German builders: Abschlagsrechnung 1 and 2, then a Schlussrechnung over the whole sum; "abzgl. bereits berechnet" and "Zahlbetrag" beside', 'ask', 'Abschlags- und Schlussrechnung of German building trades')
def _(path):
    facts, rng, rows, no, when = Facts(), random.Random(75), [['Rechnung', 'Datum', 'Projekt', 'Kunde', 'Art', 'Rechnungssumme', 'abzgl. bereits berechnet', 'Zahlbetrag']], 0, day('2024-01-08')
    for at in range(12):
        who, whole, billed = DEU[at % 6], D(rng.randint(40, 300) * 100), D(0)
        for kind, share in (('Abschlagsrechnung 1', D('0.3')), ('Abschlagsrechnung 2', D('0.4')), ('Schlussrechnung', None)):
            no, when = no + 1, later(when, rng.randint(3, 8))
            total = whole if share is None else whole * share
            off = billed if share is None else D(0)
            rows.append([f'RE{no:04}', when.strftime('%d.%m.%Y'), f'P{at + 1:02}', who, kind, de(total), de(off) if off else '', de(total - off)])
            facts.sale(who, when, no, total - off)
            billed += total
    csv(path, rows, sep=';')
    return facts.want('revenue customers per', 'Zahlbetrag: what each invoice adds; or ask')


@case('M76', 'pounds_and_pence.csv', 'an old ledger: the amount stands in two columns, "£" and "p"', 'ask', HAND)
def _(path):
    facts, rows = Facts(), [['No.', 'Date', 'Customer', '£', 'p']]
    for d in deals(576, EN, 19, low=4, high=220):
        whole = int(d.amount)
        rows.append([d.no, d.on('%d/%m/%Y'), d.who, whole, f'{int((d.amount - whole) * 100):02}'])
        facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows)
    return facts.want('revenue customers per', 'pounds and pence together; or ask')


@case('M77', 'preise_in_der_kopfzeile_de.xlsx', 'German tally list: the prices stand in the header ("Kaffee (2,50 €)", "Kuchen (3,80 €)", "Suppe (5,20 €)"), the cells count pieces', 'ask', 'Strichlisten in offices and clubs')
def _(path):
    facts, rng, prices = Facts(), random.Random(77), [D('2.50'), D('3.80'), D('5.20')]
    rows = [['Datum', 'Name', 'Kaffee (2,50 €)', 'Kuchen (3,80 €)', 'Suppe (5,20 €)']]
    for d in deals(577, DEU, 22):
        n = [rng.randint(1, 4), rng.randint(0, 2), rng.randint(0, 2)]
        rows.append([d.day, d.who, *[x or '' for x in n]])
        facts.sale(d.who, d.day, d.no, sum(x * p for x, p in zip(n, prices)))
    xlsx(path, ('Liste', rows))
    return facts.want('revenue customers per', 'pieces times the price of the header; or ask')


@case('M78', 'posicao_acumulada_pt.xlsx', 'Portuguese: sheets "Até março", "Até abril", "Até maio", each a list of everything since January: the last one holds all', 'ask', HAND)
def _(path):
    facts, head, list_ = Facts(), ['Pedido', 'Data', 'Cliente', 'Valor'], deals(578, POR, 24, gap=(4, 7), low=40, high=800)
    for d in list_:
        facts.sale(d.who, d.day, d.no, d.amount)
    last = max(d.day.month for d in list_)
    names = ['janeiro', 'fevereiro', 'março', 'abril', 'maio', 'junho', 'julho']
    xlsx(path, *[(f'Até {names[m - 1]}', [head, *[[f'P{d.no:03}', d.day, d.who, float(d.amount)] for d in list_ if d.day.month <= m]]) for m in range(last - 2, last + 1)])
    return facts.want('revenue customers per', 'each order once; or ask which sheets')


@case('M79', 'sankaku_minus_ja.csv', '日本語: △ marks a minus ("△1,200" is a return), Shift-JIS', 'value', '日本の経理で使う△')
def _(path):
    facts, rows = Facts(), [['伝票No', '売上日', '得意先コード', '得意先名', '摘要', '売上金額']]
    for d in deals(579, range(6), 20, low=1200, high=2400000, places=0):
        who = f'T{d.who + 11}'
        rows.append([d.no, d.on('%Y/%m/%d'), who, JPCO[d.who], '商品売上', en(d.amount, 0)])
        facts.sale(who, d.day, d.no, d.amount)
        if d.no in (9, 14):
            rows.append([f'{d.no}-R', later(d.day, 1).strftime('%Y/%m/%d'), who, JPCO[d.who], '返品', '△1,200'])
            facts.refund(who, later(d.day, 1), f'r{d.no}', 1200)
    csv(path, rows, encoding='cp932')
    return facts.want('revenue customers per last')


@case('M80', 'clientes_en_columnas_es.xlsx', 'Spanish: days down, customers across, a column "Total día" and a row "Total"', 'ask', HAND)
def _(path):
    facts, rows = Facts(), [['Fecha', *ESP, 'Total día']]
    for d in deals(580, ESP, 22, low=20, high=600):
        rows.append([d.day, *[float(d.amount) if name == d.who else '' for name in ESP], float(d.amount)])
        facts.sale(d.who, d.day, d.no, d.amount)
    rows.append(['Total', *[float(sum(x[3] for x in facts if x[0] == name)) for name in ESP], float(sum(x[3] for x in facts))])
    xlsx(path, ('Ventas', rows))
    return facts.want('revenue customers per', 'six customers, no totals; or ask')


cases.save()
