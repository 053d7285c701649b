"""Habits of people with spreadsheets, the sixth part: files/T21 to T40, added to expected.json.

    python3 tests/exports/sixth_habits.py

The expected numbers come from the facts that are rendered; the note of a case says why its number is right. Seeded: the
same bytes on every run.
"""
import pathlib
import random
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from common import CNCO, DEU, EN, ESP, FIRMS, FRA, HAND, ITA, JPCO, KRCO, NLD, POR, cents, csv, deals, later  # noqa: E402
from counted import Facts, drop, only  # noqa: E402
from writing import Cases, D, comma, day, de, en, plain, xlsx  # noqa: E402

cases = Cases(pathlib.Path(__file__).resolve().parent)
case = cases.case

SVE = ['Bageri Åkerö', 'Hotell Älven', 'Cykelverkstan Öst', 'Tandläkare Sjöberg', 'Blomsterboden', 'Bokhandel Norr']


# Dates, signs, numbers ------------------------------------------------------------------------------------------------


@case('T21', 'nen_tsuki_hi_ja.csv', '日本語: the date stands in three columns 年, 月, 日; 年 and 月 only where they change; Shift-JIS', 'ask', HAND)
def _(path):
    facts, rows, before = Facts(), [['年', '月', '日', '伝票番号', '得意先', '金額']], None
    for d in deals(721, JPCO, 24, low=1200, high=240000, places=0, gap=(2, 7)):
        now = (d.day.year, d.day.month)
        rows.append([d.day.year if not before or before[0] != now[0] else '', d.day.month if before != now else '', d.day.day, f'U{d.no:03}', d.who, en(d.amount, 0)])
        before = now
        facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows, encoding='cp932')
    return facts.want('revenue customers per last', 'the day is put together from three columns, year and month hold for the rows below; or refuse: dates in three columns that are filled only where they change are not read')


@case('T22', 'plus_minus_column.csv', 'the sign stands in a column of its own, "+/-", the amounts are all positive', 'ask', HAND)
def _(path):
    facts, rows = Facts(), [['Voucher', 'Date', 'Customer', '+/-', 'Amount', 'Text']]
    for d in deals(722, FIRMS, 22, low=40, high=900):
        rows.append([f'V{d.no:03}', d.iso(), d.who, '+', plain(d.amount), 'Goods'])
        facts.sale(d.who, d.day, d.no, d.amount)
        if d.no in (7, 12, 18):
            back = cents(d.amount / 5)
            rows.append([f'V{d.no:03}c', later(d.day, 1).isoformat(), d.who, '-', plain(back), 'Credit'])
            facts.refund(d.who, later(d.day, 1), f'c{d.no}', back)
    csv(path, rows)
    return facts.want('revenue customers per last', 'rows with "-" are credits; or ask: a column of signs stands beside a column of texts with Credit')


@case('T23', 'two_ways_of_decimals.csv', 'two clerks: "1,234.50" and "1.234,50" in one column, always with two decimals', 'value', HAND)
def _(path):
    facts, rows = Facts(), [['Invoice', 'Date', 'Customer', 'Clerk', 'Amount']]
    for d in deals(723, FIRMS, 24, low=1100, high=9800):
        rows.append([f'W{d.no:03}', d.iso(), d.who, 'Dana' if d.no % 3 else 'Jens', en(d.amount) if d.no % 3 else de(d.amount)])
        facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows, sep=';')
    return facts.want('revenue customers per', 'the last sign before two digits is the decimal one in each cell')


@case('T24', 'total_juste_sous_entete_fr.csv', 'French: the row right below the header holds the total ("TOTAL", no date), new sales are put in above the older ones', 'value', HAND)
def _(path):
    facts, list_ = Facts(), deals(724, FRA, 22, low=30, high=800)
    rows = [['N°', 'Date', 'Client', 'Montant'], ['TOTAL', '', '', comma(sum(d.amount for d in list_))]]
    for d in reversed(list_):
        rows.append([f'F{d.no:03}', d.on('%d/%m/%Y'), d.who, comma(d.amount)])
        facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows, sep=';', encoding='cp1252')
    return facts.want('revenue customers per last', 'the sales; the total in the first row is their sum')


@case('T25', 'er_ci_biaotou_zh.csv', '中文: two exports pasted below each other, the second header has the same names in another order (and no 备注)', 'ask', HAND)
def _(path):
    facts, rows = Facts(), [['单号', '日期', '客户', '金额', '备注']]
    for d in deals(725, CNCO, 24, low=90, high=4800):
        if d.no == 13:
            rows.append(['日期', '单号', '金额', '客户', ''])
        cells = [f'X{d.no:03}', d.iso(), d.who, plain(d.amount)]
        rows.append([*cells, '送货' if d.no % 4 == 0 else ''] if d.no < 13 else [cells[1], cells[0], cells[3], cells[2], ''])
        facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows, encoding='gbk')
    return facts.want('revenue customers per', 'below the second header its order holds; or ask')


# What counts ----------------------------------------------------------------------------------------------------------


@case('T26', 'storno_zu_ohne_betrag_de.csv', 'German: an invoice is cancelled by a row "Storno zu R-1008" with an empty amount; the invoice stays as it was', 'ask', HAND)
def _(path):
    facts, rows, gone = Facts(), [['Datum', 'Beleg', 'Kunde', 'Text', 'Betrag']], (8, 14)
    for d in deals(726, DEU, 20, low=60, high=1500):
        rows.append([d.on('%d.%m.%Y'), f'R-{1000 + d.no}', d.who, 'Lieferung', comma(d.amount)])
        if d.no in gone:
            rows.append([later(d.day, 1).strftime('%d.%m.%Y'), f'S-{d.no}', d.who, f'Storno zu R-{1000 + d.no}', ''])
        else:
            facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows, sep=';', encoding='cp1252')
    return facts.want('revenue customers per', 'without the two invoices that a row cancels; or ask')


@case('T27', 'vervangt_factuur_nl.csv', 'Dutch: a corrected invoice stands below with its own number and "vervangt F012" under Opmerking; the old row was left in', 'ask', HAND)
def _(path):
    facts, rows, wrong = Facts(), [['Factuur', 'Datum', 'Klant', 'Bedrag', 'Opmerking']], (7, 12, 16)
    for d in deals(727, NLD, 20, low=60, high=1400):
        rows.append([f'F{d.no:03}', d.on('%d-%m-%Y'), d.who, comma(d.amount), ''])
        if d.no in wrong:
            right = cents(d.amount * D('0.9'))
            rows.append([f'F{d.no:03}B', later(d.day, 1).strftime('%d-%m-%Y'), d.who, comma(right), f'vervangt F{d.no:03}'])
            facts.sale(d.who, later(d.day, 1), f'{d.no}B', right)
        else:
            facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows, sep=';')
    return facts.want('revenue customers per', 'the newer version of the three invoices only; or ask')


@case('T28', 'of_which_rows.xlsx', 'below each customer’s sum two rows "of which online" and "of which shop", its parts; a total below', 'ask', HAND)
def _(path):
    facts, rng = Facts(), random.Random(728)
    rows, run = [['Customer', 'Orders', 'Sales 2024']], D(0)
    for who in FIRMS + ['Pine & Sons', 'Quay Books', 'Rowan Vets', 'Salt Bakery']:
        whole = D(rng.randint(40000, 900000)).scaleb(-2)
        part = cents(whole * rng.randint(20, 80) / 100)
        rows += [[who, rng.randint(4, 40), float(whole)], ['  of which online', '', float(part)], ['  of which shop', '', float(whole - part)]]
        run += whole
        facts.sale(who, day('2024-01-01'), who, whole)
    rows.append(['Total', '', float(run)])
    xlsx(path, ('2024', rows))
    return drop(facts.want('revenue customers per', 'the ten customers; their parts and the total never count besides; or ask'), 'orders')


@case('T29', 'shares_of_an_invoice.csv', 'two or three customers share an invoice: "Invoice total" is repeated, "Share %" says what each one pays, no own amount', 'ask', HAND)
def _(path):
    facts, rows = Facts(), [['Invoice', 'Date', 'Customer', 'Invoice total', 'Share %']]
    for d in deals(729, FIRMS, 14, low=2, high=30, places=0):
        whole = d.amount * 100
        others = [FIRMS[(FIRMS.index(d.who) + n) % 6] for n in range(3)]
        for who, share in zip(others, [(100,), (60, 40), (50, 30, 20)][d.no % 3]):
            rows.append([f'J{d.no:03}', d.iso(), who, plain(whole), share])
            facts.sale(who, d.day, d.no, whole * share / 100)
    csv(path, rows)
    return facts.want('revenue customers per', 'Invoice total × Share %: each invoice once; or ask')


@case('T30', 'refunded_percent.csv', 'a column "Refunded" with a percentage ("50%", "100%") or nothing; Total as billed', 'ask', HAND)
def _(path):
    facts, rows = Facts(), [['Order', 'Date', 'Customer', 'Total', 'Refunded']]
    for d in deals(730, EN, 22, low=10, high=200, places=0):
        whole, back = d.amount * 2, {8: 50, 12: 100, 15: 25, 19: 50}.get(d.no, 0)
        rows.append([f'P{d.no:03}', d.iso(), d.who, plain(whole), f'{back}%' if back else ''])
        facts.sale(d.who, d.day, d.no, whole)
        if back:
            facts.refund(d.who, d.day, d.no, whole * back / 100, rows=0)
    csv(path, rows)
    return drop(facts.want('revenue customers per', 'Total less the part that was given back; or ask'), 'orders')


@case('T31', 'emoji_states.csv', 'the state is an emoji: ✅ paid, ⏳ owed, ❌ cancelled, ↩️ given back, in a column without a header; no legend', 'ask', HAND)
def _(path):
    facts, rows = Facts(), [['Order', 'Date', 'Customer', 'Total', '']]
    for d in deals(731, EN, 22, low=20, high=300):
        state = {8: '❌', 13: '↩️', 17: '❌', 20: '⏳', 22: '⏳'}.get(d.no, '✅')
        rows.append([f'E{d.no:03}', d.iso(), d.who, plain(d.amount), state])
        if state in '✅⏳':
            facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows, bom=True)
    return facts.want('revenue customers per', 'without the crossed and the returned orders; or ask what the signs mean')


@case('T32', 'tachado_unicode_es.csv', 'Spanish: cancelled orders are struck through with combining signs in the text itself ("1̶2̶0̶,̶5̶0̶")', 'ask', HAND)
def _(path):
    facts, rows = Facts(), [['Pedido', 'Fecha', 'Cliente', 'Importe']]
    struck = lambda text: ''.join(ch + '\u0336' for ch in text)
    for d in deals(732, ESP, 21, low=30, high=700):
        gone = d.no in (7, 12, 18)
        rows.append([f'P{d.no:03}', d.on('%d/%m/%Y'), d.who, struck(comma(d.amount)) if gone else comma(d.amount)])
        if not gone:
            facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows, sep=';')
    return facts.want('revenue customers per', 'struck orders do not count; or ask')


# Layouts --------------------------------------------------------------------------------------------------------------


@case('T33', 'stacked_in_cells.xlsx', 'a row per customer, the orders below each other inside the cells: three dates in one cell, three amounts in the other (line breaks)', 'ask', HAND)
def _(path):
    facts = Facts()
    mine = {}
    for d in deals(733, FIRMS + ['Pine & Sons', 'Quay Books', 'Rowan Vets', 'Salt Bakery'], 26, low=30, high=700):
        mine.setdefault(d.who, []).append(d)
        facts.sale(d.who, d.day, d.no, d.amount, rows=0)
    rows = [['Customer', 'Dates', 'Amounts', 'Phone']]
    for who, list_ in mine.items():
        rows.append([who, '\n'.join(d.on('%d/%m/%Y') for d in list_), '\n'.join(plain(d.amount) for d in list_), f'+1555010{len(rows):02}'])
        facts.rows += 1
    xlsx(path, ('Orders', rows))
    return facts.want('revenue customers per last', 'line by line of both cells; or ask')


@case('T34', 'prezzi_altro_foglio_it.xlsx', 'Italian: the sheet Ordini has article codes and quantities only, the prices stand on the sheet Listino', 'ask', HAND)
def _(path):
    facts = Facts()
    goods = [('Tazza', 'TZ-1', '8.50'), ('Piatto', 'PT-2', '12.90'), ('Caraffa', 'CR-3', '24.00'), ('Vassoio', 'VS-4', '31.40'), ('Ciotola', 'CT-5', '6.75')]
    rows = [['Ordine', 'Data', 'Cliente', 'Codice articolo', 'Quantità']]
    for d in deals(734, ITA, 14, goods=goods):
        for name, code, quantity, price, amount in d.items:
            rows.append([f'O{d.no:03}', d.day, d.who, code, quantity])
            facts.sale(d.who, d.day, d.no, amount)
    xlsx(path, ('Ordini', rows), ('Listino', [['Codice articolo', 'Descrizione', 'Prezzo'], *[[code, name, float(price)] for name, code, price in goods]]))
    return facts.want('revenue customers per', 'quantity × price of the list; or ask for an amount')


@case('T35', 'sheet_per_currency.xlsx', 'three sheets EUR, USD and GBP with the same header and no currency in it; no rate', 'ask', HAND)
def _(path):
    sheets = {name: [['Invoice', 'Date', 'Customer', 'Amount']] for name in ('EUR', 'USD', 'GBP')}
    for d in deals(735, FIRMS, 27, low=40, high=900):
        sheets[['EUR', 'USD', 'GBP'][d.no % 3]].append([f'K{d.no:03}', d.day, d.who, float(d.amount)])
    xlsx(path, *sheets.items())
    return only('the tabs are currencies: ask which one, or for rates; their sum is no amount')


@case('T36', 'heures_taux_fr.csv', 'French: hours as "2h30" times an hourly rate, no amount; VAT free', 'ask', HAND)
def _(path):
    facts, rng = Facts(), random.Random(736)
    rows = [['Date', 'Client', 'Mission', 'Durée', 'Taux horaire (€)']]
    for d in deals(736, FRA, 22):
        minutes, rate = rng.choice([45, 60, 90, 120, 150, 195, 240]), D(rng.choice(['48.00', '60.00', '72.00']))
        rows.append([d.on('%d/%m/%Y'), d.who, ['Conseil', 'Relecture', 'Formation'][d.no % 3], f'{minutes // 60}h{minutes % 60:02}', comma(rate)])
        facts.sale(d.who, d.day, d.no, cents(rate * minutes / 60))
    csv(path, rows, sep=';', encoding='cp1252')
    return facts.want('revenue customers per', 'duration × hourly rate; or ask for an amount')


@case('T37', 'spaltennummern_de.csv', 'German form: below the header a row with the numbers of the columns (1, 2, 3, 4, 5, 6)', 'value', HAND)
def _(path):
    facts, rows = Facts(), [['Lfd. Nr.', 'Belegdatum', 'Belegnummer', 'Kunde', 'Betrag in EUR', 'Bemerkung'], [1, 2, 3, 4, 5, 6]]
    for d in deals(737, DEU, 22, low=50, high=1600):
        rows.append([d.no, d.on('%d.%m.%Y'), f'B{d.no:04}', d.who, de(d.amount), 'bar' if d.no % 5 == 0 else ''])
        facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows, sep=';', encoding='cp1252')
    return facts.want('revenue customers per last', 'the row of numbers names columns, no sale')


@case('T38', 'manwon_ko.csv', '한국어: amounts as people say them, "15만원", "1만5천원", "120만 3천원", beside "8,500원"', 'ask', HAND)
def _(path):
    facts, rows = Facts(), [['날짜', '거래처', '품목', '금액']]
    for d in deals(738, KRCO, 22, low=5, high=1400, places=0):
        value = int(d.amount) * 1000
        man, rest = divmod(value, 10000)
        shown = f'{en(value, 0)}원' if man == 0 or d.no % 4 == 0 else f'{man}만원' if rest == 0 else f'{man}만{" " if man > 99 else ""}{rest // 1000}천원'
        rows.append([d.iso(), d.who, ['자재', '운임', '부품'][d.no % 3], shown])
        facts.sale(d.who, d.day, d.no, value)
    csv(path, rows, bom=True)
    return facts.want('revenue customers per', '만 is ten thousand, 천 a thousand, added up; or ask')


@case('T39', 'codigo_e_nome_juntos_pt.csv', 'Portuguese: code and name of the customer in one cell ("1023 - Padaria São João"), another column "Atendente" with "07 - Rosa"', 'value', HAND)
def _(path):
    facts, rows = Facts(), [['Nota', 'Emissão', 'Cliente', 'Atendente', 'Valor']]
    for d in deals(739, range(6), 22, low=40, high=1900):
        who = f'{1021 + d.who} - {POR[d.who]}'
        rows.append([f'{d.no:05}', d.on('%d/%m/%Y'), who, ['07 - Rosa', '12 - Davi'][d.no % 2], f'R$ {de(d.amount)}'])
        facts.sale(who, d.day, d.no, d.amount)
    csv(path, rows, sep=';', encoding='cp1252')
    return drop(facts.want('revenue customers', 'six customers, whether the cell or its number is the id; the clerk is none'))


@case('T40', 'kolon_ore_sv.csv', 'Swedish (no word list): kronor and öre with a colon, "1 234:50", whole crowns as "120:-"', 'ask', HAND)
def _(path):
    facts, rows = Facts(), [['Kvitto', 'Datum', 'Kund', 'Belopp']]
    for d in deals(740, SVE, 22, low=20, high=2400):
        value = D(int(d.amount)) if d.no % 4 == 0 else d.amount
        shown = f'{int(value):,}'.replace(',', ' ')
        rows.append([f'Q{d.no:03}', d.iso(), d.who, f'{shown}:-' if value == int(value) else f'{shown}:{int(value * 100) % 100:02}'])
        facts.sale(d.who, d.day, d.no, value)
    csv(path, rows, sep=';', encoding='cp1252')
    return facts.want('revenue customers per', 'the colon is the decimal sign, ":-" stands for no öre; or ask')


cases.save()
