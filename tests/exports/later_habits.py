"""Habits of people with spreadsheets, the fifth part: files/S32 to S60, added to expected.json.

    python3 tests/exports/later_habits.py

The expected numbers come from the facts that are rendered; the note of a case says why its number is right. Seeded: the
same bytes on every run.
"""
import pathlib
import random
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from common import CNCO, DEU, EN, ESP, FIRMS, FRA, HAND, ITA, JPCO, KRCO, NLD, POR, cents, csv, deals, later, mail  # noqa: E402
from counted import Facts, drop, only  # noqa: E402
from writing import Cases, D, comma, day, de, en, plain, xlsx  # noqa: E402

cases = Cases(pathlib.Path(__file__).resolve().parent)
case = cases.case


# What a row is: exchanges, instalments, vouchers, tests, samples, bundles ---------------------------------------------


@case('S32', 'exchanges.csv', 'exchange orders: "Exchange: back" lines are negative, "Exchange: new" lines positive, under one X number; one exchange nets to a minus', 'value', HAND)
def _(path):
    facts, rows = Facts(), [['Order', 'Kind', 'Date', 'Customer', 'Item', 'Qty', 'Unit price', 'Line total']]
    for d in deals(632, EN, 15):
        for name, code, quantity, price, amount in d.items:
            rows.append([f'A{d.no:03}', 'Sale', d.iso(), d.who, name, quantity, plain(price), plain(amount)])
            facts.sale(d.who, d.day, d.no, amount, name)
        if d.no in (8, 11, 14):
            name, code, quantity, price, amount = d.items[0]
            new = ('Notebook', D('6.40')) if d.no == 11 and name != 'Notebook' else ('Whiteboard', D('77.80')) if name != 'Whiteboard' else ('Desk lamp', D('48.00'))
            when = later(d.day, 1)
            rows.append([f'X{d.no:03}', 'Exchange: back', when.isoformat(), d.who, name, -1, plain(price), plain(-price)])
            facts.refund(d.who, when, f'x{d.no}', price, name)
            rows.append([f'X{d.no:03}', 'Exchange: new', when.isoformat(), d.who, new[0], 1, plain(new[1]), plain(new[1])])
            facts.sale(d.who, when, f'x{d.no}', new[1], new[0])
    csv(path, rows)
    return drop(facts.want('revenue customers per products', 'sum of all lines: what came back is negative, what went out is positive'), 'orders')


@case('S33', 'ratenzahlungen_de.csv', 'German list of instalments: the Rechnungsbetrag stands on each payment of its invoice, Zahlung is the instalment, Restbetrag falls to 0,00 for all of them', 'value', HAND)
def _(path):
    facts, rng, rows = Facts(), random.Random(633), [['Rechnung', 'Kunde', 'Rechnungsbetrag', 'Rate', 'Zahlungsdatum', 'Zahlung', 'Restbetrag']]
    for d in deals(633, DEU, 12, low=300, high=2400, places=0):
        count = rng.randint(2, 4)
        rest, when = d.amount, d.day
        for at in range(count):
            part = rest if at == count - 1 else cents(d.amount / count)
            rest, when = rest - part, later(when, 30)
            rows.append([f'RE24-{d.no:03}', d.who, comma(d.amount), f'{at + 1}/{count}', when.strftime('%d.%m.%Y'), comma(part), comma(rest)])
        facts.sale(d.who, d.day, d.no, d.amount, rows=count)
    csv(path, rows, sep=';')
    return facts.want('revenue customers per', 'everything was paid: the instalments, and each Rechnungsbetrag once, give the same')


@case('S34', 'buono_regalo_it.csv', 'Italian shop: Totale = Buono regalo + Bancomat + Contanti; the voucher is a means of payment, no discount', 'value', HAND)
def _(path):
    facts, rows = Facts(), [['Scontrino', 'Data', 'Cliente', 'Buono regalo', 'Bancomat', 'Contanti', 'Totale']]
    for d in deals(634, ITA, 20, low=20, high=260):
        voucher = min(d.amount, D('25.00')) if d.no % 4 == 0 else D(0)
        rest = d.amount - voucher
        rows.append([d.no, d.on('%d/%m/%Y'), d.who, comma(voucher) if voucher else '', comma(rest) if d.no % 2 else '', '' if d.no % 2 else comma(rest), comma(d.amount)])
        facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows, sep=';')
    return facts.want('revenue customers per last', 'Totale: however it was paid')


@case('S35', 'test_orders_by_name.csv', 'three test orders tell themselves only by the buyer ("Test Test", test@…) and a note "TEST - please ignore"; they are Paid and large', 'ask', HAND)
def _(path):
    facts, rows = Facts(), [['Order', 'Date', 'Customer', 'Email', 'Total', 'Status', 'Note']]
    for d in deals(635, EN, 20, low=20, high=250):
        if d.no in (9, 12, 18):
            rows.append([f'T{d.no:03}', d.iso(), 'Test Test', 'test@shop.example', '999.00', 'Paid', 'TEST - please ignore'])
        else:
            rows.append([f'T{d.no:03}', d.iso(), d.who, mail(d.who), plain(d.amount), 'Paid', 'gift wrap' if d.no % 6 == 0 else ''])
            facts.sale(mail(d.who), d.day, d.no, d.amount)
    csv(path, rows)
    return facts.want('revenue customers', 'without the three tests, as their note says; or ask')


@case('S37', 'samples_at_zero.csv', 'lines "Sample" at 0.00 among sales; Quay Hotel got samples only', 'value', HAND)
def _(path):
    facts, rows = Facts(), [['Order', 'Date', 'Customer', 'Item', 'Qty', 'Unit price', 'Amount']]
    for d in deals(637, FIRMS, 16):
        for name, code, quantity, price, amount in d.items:
            rows.append([f'S{d.no:03}', d.iso(), d.who, name, quantity, plain(price), plain(amount)])
            facts.sale(d.who, d.day, d.no, amount)
        if d.no % 5 == 0:
            who = 'Quay Hotel' if d.no % 10 == 0 or d.no == 15 else d.who
            rows.append([f'F{d.no:03}', later(d.day, 1).isoformat(), who, 'Sample: fabric card', 2, '0.00', '0.00'])
            facts.sale(who, later(d.day, 1), f'f{d.no}', 0)
    csv(path, rows)
    return facts.want('revenue customers per purchases', 'a free order is a purchase of 0 (definitions: a free order counts); who got only samples is a customer with revenue 0')


@case('S38', 'bundles_incl.csv', 'a bundle has its price, its parts below have "incl." under Price and Amount', 'ask', HAND)
def _(path):
    facts, rows = Facts(), [['Order', 'Date', 'Customer', 'SKU', 'Item', 'Qty', 'Price', 'Amount']]
    for d in deals(638, FIRMS, 16):
        base_ = [f'B{d.no:03}', d.iso(), d.who]
        for name, code, quantity, price, amount in d.items:
            rows.append([*base_, code, name, quantity, plain(price), plain(amount)])
            facts.sale(d.who, d.day, d.no, amount)
        if d.no % 3 == 0:
            rows.append([*base_, 'SET-1', 'Starter set', 1, '99.00', '99.00'])
            facts.sale(d.who, d.day, d.no, 99)
            rows += [[*base_, 'NB-10', ' - Notebook', 3, 'incl.', 'incl.'], [*base_, 'DL-22', ' - Desk lamp', 1, 'incl.', 'incl.']]
    csv(path, rows)
    return facts.want('revenue customers per', 'parts of a bundle are in its price; or ask about "incl."')


@case('S39', 'colonnes_par_produit_fr.csv', 'French bakery: an order per row, the amounts by kind of goods in five columns, Total = their sum, a row TOTAL below', 'value', HAND)
def _(path):
    facts, rng, kinds = Facts(), random.Random(639), ['Pains', 'Viennoiseries', 'Gâteaux', 'Boissons', 'Traiteur']
    rows, sums = [['N°', 'Date', 'Client', *kinds, 'Total']], [D(0)] * 6
    for d in deals(639, FRA, 21):
        parts = [D(rng.randint(300, 9000)).scaleb(-2) if rng.random() < 0.55 or at == d.no % 5 else D(0) for at in range(5)]
        rows.append([d.no, d.on('%d/%m/%Y'), d.who, *[comma(x) if x else '' for x in parts], comma(sum(parts))])
        sums = [a + b for a, b in zip(sums, [*parts, sum(parts)])]
        facts.sale(d.who, d.day, d.no, sum(parts))
    rows.append(['TOTAL', '', '', *map(comma, sums)])
    csv(path, rows, sep=';', encoding='cp1252')
    return facts.want('revenue customers per last', 'Total of each order (= its columns), without the row TOTAL')


# Copies, dates, joins -------------------------------------------------------------------------------------------------


@case('S40', 'five_date_formats.csv', 'five ways to write a day in one column: 2024-05-13, 28/05/2024 (only days above 12), 13 May 2024, May 13, 2024, 13-May-24', 'value', HAND)
def _(path):
    facts, rows = Facts(), [['Order', 'Date', 'Customer', 'Total']]
    for d in deals(640, EN, 24):
        form = ['%Y-%m-%d', '%d/%m/%Y' if d.day.day > 12 else '%d %B %Y', '%-d %B %Y', '%B %-d, %Y', '%d-%b-%y'][d.no % 5]
        rows.append([f'{500 + d.no}', d.on(form), d.who, plain(d.amount)])
        facts.sale(d.who, d.day, d.no, d.amount)
    assert sum('/' in row[1] for row in rows) >= 2
    csv(path, rows)
    return facts.want('revenue customers per last', 'each day is unambiguous in its own way of writing')


@case('S41', 'two_exports_newer_status.csv', 'the exports of March and of April below each other: four orders that were Pending in the first stand again as Paid or Cancelled', 'ask', HAND)
def _(path):
    facts, first, second, list_ = Facts(), [], [], deals(641, EN, 24, low=30, high=500)
    for d in list_:
        state = 'Cancelled' if d.no in (7, 13) else 'Paid'
        row = [f'G{d.no:03}', d.iso(), d.who, plain(d.amount)]
        if d.no <= 14:
            first.append([*row, 'Pending' if d.no > 10 else state])
        if d.no > 10:
            second.append([*row, state])
        if state == 'Paid':
            facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, [['Order', 'Date', 'Customer', 'Total', 'Status'], *first, *second])
    return facts.want('revenue customers per', 'each order once with its newer status; or ask about the repeated orders')


@case('S42', 'uebertrag_seiten_de.csv', 'German list copied from a PDF: "Seite 2 von 3", the header again, Übertrag at the end of a page and again at the start of the next, Endsumme', 'ask', HAND)
def _(path):
    facts, run = Facts(), D(0)
    head = ['Beleg', 'Datum', 'Kunde', 'Betrag']
    rows = [['Verkaufsjournal 2024', '', '', 'Seite 1 von 3'], head]
    for d in deals(642, DEU, 24, low=40, high=900):
        if d.no in (9, 17):
            rows += [['', '', 'Übertrag', de(run)], [], ['Verkaufsjournal 2024', '', '', f'Seite {d.no // 8 + 1} von 3'], head, ['', '', 'Übertrag', de(run)]]
        rows.append([f'V{d.no:03}', d.on('%d.%m.%Y'), d.who, de(d.amount)])
        run += d.amount
        facts.sale(d.who, d.day, d.no, d.amount)
    rows.append(['', '', 'Endsumme', de(run)])
    csv(path, rows, sep=';', loose=True)
    return facts.want('revenue customers per', 'the sales once: an Übertrag carries the running sum and is no customer; or ask')


@case('S43', 'order_form_answers.csv', 'answers of an online form: long questions as headers, pieces per product ("How many? [Mug, £8.00]"), "Total to pay" as "£41.00", a Timestamp', 'value', 'Google Forms answers with quantities')
def _(path):
    facts, rng, prices = Facts(), random.Random(643), [D('8.00'), D('12.50'), D('15.00')]
    rows = [['Timestamp', 'Email Address', 'Your name', 'How many? [Mug, £8.00]', 'How many? [Tote bag, £12.50]', 'How many? [Print, £15.00]', 'Pick up or delivery?', 'Anything we should know?', 'Total to pay']]
    for d in deals(643, EN, 22):
        n = [rng.randint(0, 3), rng.randint(0, 3), rng.randint(1, 2)]
        value = sum(a * b for a, b in zip(n, prices))
        rows.append([d.on('%d/%m/%Y 10:22:03'), mail(d.who), d.who, *[x or '' for x in n], ['Pick up', 'Delivery'][d.no % 2], 'Please ring twice' if d.no == 9 else '', f'£{plain(value)}'])
        facts.sale(mail(d.who), d.day, d.no, value)
    csv(path, rows)
    return facts.want('revenue customers', 'Total to pay of each answer (= pieces × prices)')


@case('S44', 'yeondo_sheets_ko.xlsx', '한국어: first a sheet 요약 (거래처 down, 2022년, 2023년, 합계), then the sheets 2022년 and 2023년 with the sales themselves', 'ask', HAND)
def _(path):
    facts, head, years = Facts(), ['일자', '전표번호', '거래처', '금액'], {2022: [], 2023: []}
    for d in deals(644, KRCO, 26, start='2022-02-01', gap=(15, 32), low=40, high=900, places=0):
        years[d.day.year].append([d.day, f'J{d.no:03}', d.who, int(d.amount) * 1000])
        facts.sale(d.who, d.day, d.no, int(d.amount) * 1000)
    assert all(len(x) > 5 for x in years.values())
    part = lambda who, year: sum(row[3] for row in years[year] if row[2] == who)
    table = [[who, part(who, 2022), part(who, 2023), part(who, 2022) + part(who, 2023)] for who in KRCO]
    xlsx(path, ('요약', [['거래처', '2022년', '2023년', '합계'], *table, ['합계', *[sum(row[at] for row in table) for at in (1, 2, 3)]]]), *[(f'{year}년', [head, *rows]) for year, rows in years.items()])
    return facts.want('revenue customers per', 'each sale once: the two years, or the summary alone; or ask which sheets')


@case('S45', 'tabla_dinamica_valores_es.xlsx', 'Spanish pivot pasted as values: a filter cell "Estado | (Todas)" above, the customer on the first row of a group only, "Total …" after each, "Suma de Importe", Total general', 'value', 'Excel pivot table in tabular form, copied as values')
def _(path):
    facts, list_, whole = Facts(), deals(645, ESP, 19, low=40, high=900), D(0)
    rows = [['Estado', '(Todas)'], [], ['Cliente', 'Factura', 'Fecha', 'Suma de Importe']]
    for who in sorted(ESP):
        mine = [d for d in list_ if d.who == who]
        for at, d in enumerate(mine):
            rows.append([who if at == 0 else '', f'F{d.no:03}', d.day, float(d.amount)])
            facts.sale(who, d.day, d.no, d.amount)
        rows.append([f'Total {who}', '', '', float(sum(d.amount for d in mine))])
        whole += sum(d.amount for d in mine)
    rows.append(['Total general', '', '', float(whole)])
    xlsx(path, ('Hoja1', rows))
    return facts.want('revenue customers per last', 'the invoices once, the customer holds for the rows below; totals never count')


# Ways of writing ------------------------------------------------------------------------------------------------------


@case('S46', 'min_streep_nl.csv', 'Dutch: a return is written with the bookkeeper’s minus, "-/- 49,50", one as "49,50 -/-"', 'ask', HAND)
def _(path):
    facts, rows = Facts(), [['Bon', 'Datum', 'Klant', 'Bedrag']]
    for d in deals(646, NLD, 20, low=40, high=700):
        rows.append([f'{d.no:03}', d.on('%d-%m-%Y'), d.who, comma(d.amount)])
        facts.sale(d.who, d.day, d.no, d.amount)
        if d.no in (8, 13, 17):
            back = cents(d.amount / 4)
            rows.append([f'{d.no:03}R', later(d.day, 1).strftime('%d-%m-%Y'), d.who, f'{comma(back)} -/-' if d.no == 13 else f'-/- {comma(back)}'])
            facts.refund(d.who, later(d.day, 1), f'r{d.no}', back)
    csv(path, rows, sep=';')
    return facts.want('revenue customers per', '-/- is a minus; or ask')


@case('S47', 'parcelado_pt.csv', 'Brazilian notebook: the amount as "3x R$ 45,00" (three instalments) or "à vista R$ 120,00"', 'ask', HAND)
def _(path):
    facts, rows = Facts(), [['Data', 'Cliente', 'Peça', 'Valor']]
    for d in deals(647, POR, 20, low=20, high=300):
        times = [1, 3, 1, 2, 6][d.no % 5]
        rows.append([d.on('%d/%m/%Y'), d.who, ['Vestido', 'Saia', 'Blusa'][d.no % 3], f'à vista R$ {comma(d.amount)}' if times == 1 else f'{times}x R$ {comma(d.amount)}'])
        facts.sale(d.who, d.day, d.no, d.amount * times)
    csv(path, rows, sep=';')
    return facts.want('revenue customers per', 'number of instalments times the instalment; or ask')


@case('S48', 'netto_oder_brutto_je_zeile_de.csv', 'German: "Preis ist" netto or brutto, from row to row; one column Betrag, MwSt 19 %', 'ask', HAND)
def _(path):
    rows = [['Nr.', 'Datum', 'Kunde', 'Betrag', 'Preis ist', 'MwSt']]
    for d in deals(648, DEU, 20, low=50, high=900):
        rows.append([d.no, d.on('%d.%m.%Y'), d.who, comma(d.amount), 'netto' if DEU.index(d.who) % 2 else 'brutto', '19 %'])
    csv(path, rows, sep=';')
    return only('net and gross amounts in one column: added as they stand they are neither; ask which one is wanted')


@case('S49', 'usd_in_the_remark.csv', 'header "Amount (EUR)", but five rows say "USD!" or "in US dollars" under Remark; no rate', 'ask', HAND)
def _(path):
    rows = [['Order', 'Date', 'Customer', 'Amount (EUR)', 'Remark']]
    for d in deals(649, FIRMS, 20, low=50, high=900):
        rows.append([f'U{d.no:03}', d.iso(), d.who, plain(d.amount), {4: 'USD!', 9: 'in US dollars', 12: 'USD!', 15: 'USD!', 19: 'in US dollars'}.get(d.no, 'by courier' if d.no % 6 == 0 else '')])
    csv(path, rows)
    return only('a quarter of the rows is in another currency without a rate: ask, never add them')


@case('S50', 'sap_technische_namen_de.txt', 'German SAP list: the technical names (VBELN, FKDAT, KUNAG, NETWR) in the first row, their German names in the second; tabs; "1.234,50"', 'value', 'SAP tables VBRK/VBRP with both rows of names, as SE16N and queries write them')
def _(path):
    facts = Facts()
    rows = [['VBELN', 'FKDAT', 'KUNAG', 'NAME1', 'MATNR', 'ARKTX', 'FKIMG', 'VRKME', 'NETWR', 'WAERK'], ['Faktura', 'Fakturadatum', 'Auftraggeber', 'Name', 'Material', 'Bezeichnung', 'Fakturierte Menge', 'Mengeneinheit', 'Nettowert', 'Währung']]
    for d in deals(650, range(6), 15, goods=[('Pumpe', 'P-100', '812.50'), ('Dichtung', 'D-20', '4.35'), ('Ventil', 'V-310', '126.00'), ('Motor', 'M-77', '1480.00')]):
        for name, code, quantity, price, amount in d.items:
            rows.append([f'90{d.no:06}', d.on('%d.%m.%Y'), f'{100200 + d.who}', DEU[d.who], code, name, quantity, 'ST', de(amount), 'EUR'])
            facts.sale(f'{100200 + d.who}', d.day, d.no, amount, code)
    csv(path, rows, sep='\t', encoding='cp1252')
    return facts.want('revenue customers per last', 'Nettowert of the items; the second row holds names, no sale')


@case('S51', 'verkoop_en_retour_rijen_nl.xlsx', 'Dutch: two rows per customer, Verkoop and Retour (positive), the customer on the first only; months across, Totaal; below Totaal verkoop, Totaal retour, Netto', 'ask', HAND)
def _(path):
    facts, rng = Facts(), random.Random(651)
    months = ['jan 2024', 'feb 2024', 'mrt 2024', 'apr 2024', 'mei 2024', 'jun 2024']
    rows, sums = [['Klant', 'Soort', *months, 'Totaal']], [[D(0)] * 7, [D(0)] * 7]
    for who in NLD + ['Slagerij Kok', 'Drukkerij Blom', 'Kapsalon Ilse', 'Camping De Bron']:
        sold = [D(rng.randint(5000, 90000)).scaleb(-2) for _ in months]
        back = [D(rng.randint(500, 3000)).scaleb(-2) if rng.random() < 0.4 else D(0) for _ in months]
        for at, (kind, values) in enumerate((('Verkoop', sold), ('Retour', back))):
            cells = [*values, sum(values)]
            rows.append(['' if at else who, kind, *[float(x) if x else '' for x in cells]])
            sums[at] = [a + b for a, b in zip(sums[at], cells)]
        for at in range(6):
            facts.sale(who, day(f'2024-{at + 1:02}-01'), at, sold[at] - back[at], rows=0)
        facts.rows += 2
    rows += [['Totaal verkoop', '', *map(float, sums[0])], ['Totaal retour', '', *map(float, sums[1])], ['Netto', '', *[float(a - b) for a, b in zip(*sums)]]]
    xlsx(path, ('2024', rows))
    return drop(facts.want('revenue customers per', 'Verkoop less Retour, months once; or ask'), 'orders')


@case('S52', 'timologia_el.csv', 'Greek (no word list): Πελάτης, Αξία "1.234,50 €", Εξοφλημένο, Ανεξόφλητο (owed) and Ακυρωμένο; Windows-1253', 'ask', HAND)
def _(path):
    facts, people = Facts(), ['Φαρμακείο Ιωάννου', 'Ταβέρνα Αιγαίο', 'Ξενοδοχείο Ήλιος', 'Συνεργείο Δήμου', 'Βιβλιοπωλείο Νίκη', 'Φούρνος Κωστή']
    rows = [['Τιμολόγιο', 'Ημερομηνία', 'Πελάτης', 'Αξία', 'Κατάσταση']]
    for d in deals(652, people, 20, low=60, high=1900):
        state = {9: 'Ακυρωμένο', 15: 'Ακυρωμένο', 19: 'Ανεξόφλητο'}.get(d.no, 'Εξοφλημένο')
        rows.append([f'ΤΠΥ-{d.no:03}', d.on('%d/%m/%Y'), d.who, f'{de(d.amount)} €', state])
        if state != 'Ακυρωμένο':
            facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows, sep=';', encoding='cp1253')
    return facts.want('revenue customers per', 'without the two cancelled invoices; or ask')


@case('S53', 'bahi_khata_hi.csv', 'Hindi (no word list): Devanagari digits with Indian grouping "₹१,२३,४५६.००", dates १३/०५/२०२४, रद्द is cancelled', 'ask', HAND)
def _(path):
    facts, people, table = Facts(), ['शर्मा किराना', 'गुप्ता वस्त्रालय', 'वर्मा हार्डवेयर', 'पटेल डेयरी', 'सिंह ऑटो', 'जोशी मेडिकल'], str.maketrans('0123456789', '०१२३४५६७८९')
    rows = [['बिल नं.', 'दिनांक', 'ग्राहक', 'राशि', 'स्थिति']]

    def rupees(value):
        whole, rest = f'{value:.2f}'.split('.')
        head, tail = whole[:-3], whole[-3:]
        while head:
            tail, head = head[-2:] + ',' + tail, head[:-2]
        return f'₹{tail}.{rest}'
    for d in deals(653, people, 20, low=900, high=260000):
        gone = d.no in (8, 14)
        rows.append([f'B-{d.no:03}'.translate(table), d.on('%d/%m/%Y').translate(table), d.who, rupees(d.amount).translate(table), 'रद्द' if gone else 'भुगतान हुआ'])
        if not gone:
            facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows, quotes='needed', bom=True)
    return facts.want('revenue customers per', 'without the two cancelled bills; or ask')


@case('S54', 'zero_width_names.csv', 'names pasted from a web page carry invisible signs (zero-width space, soft hyphen, byte order mark): six firms look like more', 'warn', HAND)
def _(path):
    facts, rows = Facts(), [['Invoice', 'Date', 'Customer', 'Amount']]
    for d in deals(654, FIRMS, 22, low=40, high=800):
        shown = {3: d.who + '\u200b', 0: '\ufeff' + d.who, 5: d.who[:4] + '\u00ad' + d.who[4:]}.get(d.no % 7, d.who)
        rows.append([f'Z{d.no:03}', d.iso(), shown, plain(d.amount)])
        facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows)
    return facts.want('revenue customers', 'the same firm with an invisible sign is one customer; or a word about likely same customers')


@case('S55', 'orders_across.xlsx', 'a customer per row, to the right pairs of columns "Order 1 date", "Order 1 amount" … "Order 5 amount", empty where there was no further order', 'ask', HAND)
def _(path):
    facts = Facts()
    people = EN + ['Olga Penn', 'Sid Lowe', 'Tess Moor', 'Vic Nash']
    mine = {who: [] for who in people}
    for d in deals(655, people, 30, low=20, high=400):
        if len(mine[d.who]) < 5:
            mine[d.who].append(d)
            facts.sale(d.who, d.day, d.no, d.amount, rows=0)
    rows = [['Customer', *[f'Order {n} {what}' for n in range(1, 6) for what in ('date', 'amount')]]]
    for who in people:
        cells = [x for d in mine[who] for x in (d.day, float(d.amount))]
        rows.append([who, *cells, *[''] * (10 - len(cells))])
    facts.rows = len(people)
    xlsx(path, ('Customers', rows))
    return facts.want('revenue customers per', 'all orders of a row; or ask')


@case('S56', 'total_cliente_al_lado_es.csv', 'Spanish: sorted by customer; a column "Total cliente" is filled on the last row of each customer only', 'value', HAND)
def _(path):
    facts, list_, rows = Facts(), deals(656, ESP, 21, low=40, high=800), [['Pedido', 'Fecha', 'Cliente', 'Importe', 'Total cliente']]
    for who in sorted(ESP):
        mine = [d for d in list_ if d.who == who]
        for at, d in enumerate(mine):
            rows.append([f'P{d.no:03}', d.on('%d/%m/%Y'), who, comma(d.amount), comma(sum(x.amount for x in mine)) if at == len(mine) - 1 else ''])
            facts.sale(who, d.day, d.no, d.amount)
    csv(path, rows, sep=';', encoding='cp1252')
    return facts.want('revenue customers per last', 'Importe of each order; Total cliente repeats the same money')


@case('S57', 'seikyu_ichiran_ja.csv', '日本語 請求一覧表: 前回御請求額 − 御入金額 = 繰越金額; 繰越金額 + 今回御買上額（税込） = 今回御請求額; three closing days (締日), Shift-JIS', 'ask', '販売管理ソフトの請求一覧表')
def _(path):
    facts, rng = Facts(), random.Random(657)
    rows, owed = [['締日', '得意先コード', '得意先名', '前回御請求額', '御入金額', '繰越金額', '今回御買上額（税込）', '今回御請求額']], {}
    for when in ('2024-03-20', '2024-04-20', '2024-05-20'):
        for at, who in enumerate(JPCO):
            before = owed.get(who, rng.randint(10, 90) * 1100)
            paid = before if rng.random() < 0.6 else before // 2
            bought = rng.randint(20, 400) * 1100
            owed[who] = before - paid + bought
            rows.append([day(when).strftime('%Y/%m/%d'), f'{at + 1:04}', who, *[en(x, 0) for x in (before, paid, before - paid, bought, owed[who])]])
            facts.sale(f'{at + 1:04}', day(when), when, bought)
    csv(path, rows, encoding='cp932')
    return facts.want('revenue customers per', '今回御買上額 is what was bought; the sum billed holds what was carried over; or ask: balances carried over stand beside the sales of this period, in several columns of money')


@case('S58', 'misu_jangbu_ko.csv', '한국어 미수금 장부: 매출액 and 수금액 in two columns, one of them filled; 미수잔액 running per customer; first a row 전기이월 with a balance only; 거래처코드', 'value', HAND)
def _(path):
    facts, owed, rows = Facts(), {}, [['일자', '거래처코드', '거래처명', '적요', '매출액', '수금액', '미수잔액']]
    for at, who in enumerate(KRCO):
        owed[at] = 150000 * (at + 1)
        rows.append(['2024-01-01', f'K{at + 11}', who, '전기이월', '', '', en(owed[at], 0)])
    for d in deals(658, range(6), 20, low=40, high=900, places=0):
        value, who = int(d.amount) * 1000, f'K{d.who + 11}'
        owed[d.who] += value
        rows.append([d.iso(), who, KRCO[d.who], '상품 매출', en(value, 0), '', en(owed[d.who], 0)])
        facts.sale(who, d.day, d.no, value)
        if d.no % 3 == 0:
            owed[d.who] -= value // 2
            rows.append([later(d.day, 1).isoformat(), who, KRCO[d.who], '수금', '', en(value // 2, 0), en(owed[d.who], 0)])
    csv(path, rows, bom=True)
    return facts.want('revenue customers per', '매출액 only: money received and the balance are no sales')


def daxie(amount):
    """1234.50 as 壹仟贰佰叁拾肆元伍角整."""
    digits, whole, cent = '零壹贰叁肆伍陆柒捌玖', int(amount), int(round((amount - int(amount)) * 100))
    out, zero, text_ = '', False, str(whole)
    for at, ch in enumerate(text_):
        unit = ['', '拾', '佰', '仟', '万'][len(text_) - 1 - at]
        if ch == '0':
            zero = True
        else:
            out += ('零' if zero else '') + digits[int(ch)] + unit
            zero = False
    out += '元'
    jiao, fen = divmod(cent, 10)
    return out + (digits[jiao] + '角' if jiao else '零' if fen else '') + (digits[fen] + '分' if fen else '整')


@case('S59', 'shouju_taizhang_daxie.csv', '中文收据台账: 金额（大写） in words left of 金额（小写）, 收据编号, 付款单位, 经手人; GBK', 'value', '收据登记台账')
def _(path):
    facts, rows = Facts(), [['收据编号', '日期', '付款单位', '事由', '金额（大写）', '金额（小写）', '经手人']]
    for d in deals(659, CNCO, 20, low=90, high=9800):
        rows.append([f'No.{3300 + d.no}', d.on('%Y年%-m月%-d日'), d.who, '货款', daxie(d.amount), plain(d.amount), '林涛'])
        facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows, encoding='gbk')
    return facts.want('revenue customers per last', 'both columns say the same amount; it counts once')


@case('S60', 'totale_rimasto_in_mezzo_it.xlsx', 'Italian: "Totale al 31/03" stayed in the middle of the list, further sales follow, "Totale" below counts all sales', 'value', HAND)
def _(path):
    facts, rows, run, old = Facts(), [['Data', 'Fattura', 'Cliente', 'Importo']], D(0), False
    for d in deals(660, ITA, 22, low=50, high=900):
        if not old and d.day >= day('2024-04-01'):
            rows.append(['Totale al 31/03', '', '', float(run)])
            old = True
        rows.append([d.day, f'F{d.no:03}', d.who, float(d.amount)])
        run += d.amount
        facts.sale(d.who, d.day, d.no, d.amount)
    assert old
    rows.append(['Totale', '', '', float(run)])
    xlsx(path, ('Fatture', rows))
    return facts.want('revenue customers per last', 'the invoices; both totals are sums of rows above')


cases.save()
