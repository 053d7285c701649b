"""Habits of people with spreadsheets, the eighth part: files/V41 to V60, added to expected.json.

    python3 tests/exports/eighth_habits.py

The expected numbers come from the facts that are rendered; the note of a case says why its number is right. Seeded: the
same bytes on every run.
"""
import pathlib
import random
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from common import CNCO, DEU, EN, ESP, FIRMS, FRA, HAND, ITA, JPCO, KRCO, NLD, POR, TWCO, cents, csv, deals, later  # noqa: E402
from counted import Facts, drop  # noqa: E402
from writing import Cases, D, comma, day, de, en, plain, xlsx  # noqa: E402

cases = Cases(pathlib.Path(__file__).resolve().parent)
case = cases.case

PLN = ['Piekarnia Żuk', 'Hotel Łabędź', 'Auto Świst', 'Apteka Pod Lwem', 'Szkoła Gąska', 'Biuro Ćwik']
TUR = ['Çınar Otel', 'Güneş Eczanesi', 'Yıldız Oto', 'Şirin Fırın', 'İnci Kırtasiye', 'Doğa Market']
NOR = ['Bakeriet Åse', 'Hotell Fjære', 'Tannlege Øye', 'Sykkel Bø', 'Skolen Nes', 'Kafé Sjø']
ENCA = ['Asha Traders', 'Bharat Tools', 'Chandra Silks', 'Deepak Motors', 'Esha Foods', 'Fatima Crafts']


@case('V41', 'clientes_por_zona_es.xlsx', 'Spanish list of customers: Zona filled only on its first row, "Total zona" after each, TOTAL GENERAL both above and below the table; Ventas 2024 beside Objetivo and Saldo pendiente', 'value', HAND)
def _(path):
    facts, rng = Facts(), random.Random(1041)
    head = ['Zona', 'Cód.', 'Cliente', 'Ventas 2024', 'Objetivo', 'Saldo pendiente']
    names = {'Norte': ESP[:3] + ['Bar Avenida'], 'Centro': ESP[3:] + ['Muebles Soler', 'Floristería Lirio'], 'Sur': ['Hostal Mar', 'Imprenta Luz', 'Ferretería Paz', 'Gestoría Rey', 'Viveros Alba', 'Asador Ruiz']}
    body, whole, code = [], [D(0)] * 3, 100
    for zone, people in names.items():
        sums = [D(0)] * 3
        for at, who in enumerate(people):
            code += 1
            values = [D(rng.randint(80000, 4800000)).scaleb(-2), D(rng.randint(10, 50)) * 1000, D(rng.randint(0, 90000)).scaleb(-2)]
            body.append([zone if at == 0 else '', code, who, *map(float, values)])
            facts.sale(who, day('2024-12-31'), code, values[0])
            sums = [a + b for a, b in zip(sums, values)]
        body.append([f'Total zona {zone}', '', '', *map(float, sums)])
        whole = [a + b for a, b in zip(whole, sums)]
    total = ['TOTAL GENERAL', '', '', *map(float, whole)]
    xlsx(path, ('Clientes', [['Cartera de clientes 2024'], total, [], head, *body, total]))
    return drop(facts.want('revenue customers per', 'Ventas 2024 of the customers; totals of the zones and of all, above and below, are no customers'), 'orders')


@case('V42', 'hofladen_mengen_mit_einheit_de.csv', 'German: quantities with their units ("1,5 kg", "3 Stk", "250 g", "2 Ktn"), prices with theirs ("12,50 €/kg"), the sum "18,75 €" in a column of its own; grams at a price per kilogram', 'value', HAND)
def _(path):
    facts, rng = Facts(), random.Random(1042)
    rows = [['Datum', 'Kunde', 'Ware', 'Menge', 'Preis', 'Summe', 'bar/Karte']]
    goods = [('Käse', 'kg', '18.40'), ('Eier', 'Stk', '0.45'), ('Äpfel', 'Ktn', '14.00'), ('Speck', 'g', '22.00')]
    for d in deals(1042, DEU, 26, gap=(1, 5)):
        name, unit, price = rng.choice(goods)
        price = D(price)
        if unit == 'g':
            grams = rng.randint(2, 30) * 50
            quantity, whole, per = f'{grams} g', price * grams / 1000, 'kg'
        elif unit == 'kg':
            halves = rng.randint(1, 12)
            quantity, whole, per = f'{comma(D(halves) / 2)[:-1]} kg', price * halves / 2, 'kg'
        else:
            count = rng.randint(2, 60)
            quantity, whole, per = f'{count} {unit}', price * count, unit
        rows.append([d.on('%d.%m.%Y'), d.who, name, quantity, f'{comma(price)} €/{per}', f'{de(whole)} €', ['bar', 'Karte'][d.no % 2]])
        facts.sale(d.who, d.day, d.no, whole, name)
    csv(path, rows, sep=';', encoding='cp1252')
    return facts.want('revenue customers per products last', 'Summe, which needs no unit')


@case('V43', 'jour_et_mois_separes_fr.xlsx', 'French: the day stands in "Jour" (a number), the month in "Mois" as a word and only where it changes, the year only on the tab ("2024")', 'ask', HAND)
def _(path):
    facts, rows, last = Facts(), [['Mois', 'Jour', 'Client', 'Objet', 'Montant']], ''
    months = 'janvier février mars avril mai juin juillet août'.split()
    for d in deals(1043, FRA, 24, low=40, high=1300):
        month = months[d.day.month - 1]
        rows.append([month if month != last else '', d.day.day, d.who, ['entretien', 'dépannage', 'devis accepté'][d.no % 3], float(d.amount)])
        last = month
        facts.sale(d.who, d.day, d.no, d.amount)
    xlsx(path, ('2024', rows))
    return facts.want('revenue customers per last', 'day, month and the year of the tab; or ask')


@case('V44', 'resi_in_colonna_it.xlsx', 'Italian: "Importo", "Reso" (positive, filled in few rows) and "Incassato" = Importo − Reso; two rows where everything came back; a row TOTALI below', 'value', HAND)
def _(path):
    facts, rows, sums = Facts(), [['Data', 'Scontrino', 'Cliente', 'Importo', 'Reso', 'Incassato', 'Note']], [D(0)] * 3
    for d in deals(1044, ITA, 24, low=15, high=420):
        back = {6: d.amount, 11: D('10.50'), 17: d.amount, 21: D('4.00')}.get(d.no, D(0))
        rows.append([d.day, 700 + d.no, d.who, float(d.amount), float(back) if back else '', float(d.amount - back), 'cambio taglia' if back else ''])
        facts.sale(d.who, d.day, d.no, d.amount)
        if back:
            facts.refund(d.who, d.day, d.no, back, rows=0)
        sums = [a + b for a, b in zip(sums, [d.amount, back, d.amount - back])]
    rows.append(['TOTALI', '', '', *map(float, sums), ''])
    xlsx(path, ('Vendite', rows))
    return drop(facts.want('revenue customers per', 'Incassato: the returns are off it, once'), 'orders')


@case('V45', 'vorige_maanden_bovenaan_nl.csv', 'Dutch: the first row below the header is "Vorige maanden" with a sum whose orders are not in the file; "Totaal" below counts it in; "Waarvan deze maand" below that does not', 'ask', HAND)
def _(path):
    facts, rows, whole, before = Facts(), [['Datum', 'Bon', 'Klant', 'Omschrijving', 'Bedrag']], D(0), D('18432.75')
    rows.append(['', '', 'Vorige maanden', '', comma(before)])
    for d in deals(1045, NLD, 22, low=25, high=700, start='2024-05-01', gap=(1, 2)):
        rows.append([d.on('%d-%m-%Y'), 300 + d.no, d.who, ['onderdelen', 'reparatie'][d.no % 2], comma(d.amount)])
        facts.sale(d.who, d.day, d.no, d.amount)
        whole += d.amount
    rows += [['', '', 'Totaal', '', comma(whole + before)], ['', '', 'Waarvan deze periode', '', comma(whole)]]
    csv(path, rows, sep=';')
    return facts.want('revenue customers per last', 'the orders of the file; "Vorige maanden" is no customer, its orders are not here; or ask')


@case('V46', 'caderneta_pago_metade_pt.xlsx', 'Portuguese notebook: "Pago?" holds sim, não, metade and "R$ 20,00 em dinheiro"; Valor is what was bought; without a word on whether what is unpaid counts', 'ask', HAND)
def _(path):
    facts, rows = Facts(), [['Data', 'Cliente', 'O que levou', 'Valor', 'Pago?']]
    for d in deals(1046, POR, 24, low=10, high=160):
        paid = {5: 'não', 9: 'metade', 12: 'não', 16: 'R$ 20,00 em dinheiro', 20: 'metade', 23: 'não'}.get(d.no, 'sim')
        rows.append([d.day, d.who, ['ração', 'ovos', 'queijo'][d.no % 3], float(d.amount), paid])
        facts.sale(d.who, d.day, d.no, d.amount)
    xlsx(path, ('Caderneta', rows))
    return facts.want('revenue customers per', 'Valor of everything that was taken: what is owed counts; or ask what the words mean')


@case('V47', 'uriage_daicho_ja.xlsx', '日本語: days as texts "2024/5/13(月)", amounts as texts "¥12,800-" with the closing dash of a receipt; the header again at each new month; 値引 rows "▲¥500-"', 'value', HAND)
def _(path):
    facts, head, rows, last = Facts(), ['日付', '得意先', '品名', '数量', '金額', '担当'], [['売上台帳']], None
    week = '月火水木金土日'
    for d in deals(1047, JPCO, 22, low=20, high=900, places=0):
        if d.day.month != last:
            rows.append(head)
            last = d.day.month
        when = f'{d.day.year}/{d.day.month}/{d.day.day}({week[d.day.weekday()]})'
        amount = d.amount * 100
        rows.append([when, d.who, ['備品', '工具', '消耗品'][d.no % 3], str(1 + d.no % 7), f'¥{amount:,}-', '佐野'])
        facts.sale(d.who, d.day, d.no, amount)
        if d.no in (6, 14):
            rows.append([when, d.who, '値引', '', '▲¥500-', '佐野'])
            facts.refund(d.who, d.day, d.no, D(500))
    xlsx(path, ('台帳', rows))
    return drop(facts.want('revenue customers per', 'the dash closes the amount, ▲ is the minus of a discount'), 'orders')


@case('V48', 'jine_han_yunfei_zh.csv', '中文: amounts as texts with a remark inside: "1280元（含运费20元）", "950元", "660元，已付300元"; GBK; two of them "待定"', 'ask', HAND)
def _(path):
    facts, rows = Facts(), [['日期', '客户', '货品', '数量', '金额', '经手人']]
    for d in deals(1048, CNCO, 24, low=200, high=6000, places=0):
        words = f'{d.amount}元（含运费20元）' if d.no % 5 == 0 else f'{d.amount}元，已付300元' if d.no in (8, 13) else '待定' if d.no in (11, 19) else f'{d.amount}元'
        rows.append([d.on('%Y年%-m月%-d日'), d.who, ['鞋盒', '布料', '木方'][d.no % 3], f'{d.no * 3}件', words, '小陈'])
        if words != '待定':
            facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows, encoding='gbk')
    return facts.want('revenue customers per', 'the first number of the cell: freight is in it, what was paid is a part; two are not known; or ask')


@case('V49', 'baesongbi_haeng_ko.csv', '한국어: EUC-KR, an order has its goods and a row of its own "배송비" (and "쿠폰할인", negative) with the same 주문번호; 단가 × 수량 = 금액 in every row', 'value', HAND)
def _(path):
    facts, rows = Facts(), [['주문번호', '주문일', '거래처', '품목', '단가', '수량', '금액']]
    goods = [('볼펜', 'x', '1200'), ('노트', 'x', '3500'), ('파일', 'x', '5400'), ('테이프', 'x', '2100')]
    for d in deals(1049, KRCO, 14, goods=goods):
        lines = [(name, price, quantity) for name, _, quantity, price, _ in d.items] + [('배송비', D(3000), 1)] + ([('쿠폰할인', -D(1000), 1)] if d.no % 4 == 0 else [])
        for name, price, quantity in lines:
            rows.append([f'A{d.no:04}', d.on('%Y-%m-%d'), d.who, name, f'{int(price):,}', quantity, f'{int(price * quantity):,}'])
            if price > 0:
                facts.sale(d.who, d.day, d.no, price * quantity)
            else:
                facts.refund(d.who, d.day, d.no, -price * quantity)
    csv(path, rows, encoding='euc-kr')
    return facts.want('revenue customers per last', 'all rows of an order: the freight is paid by the customer, the coupon is off it')


@case('V50', 'sprzedaz_zwroty_pl.csv', 'Polish (no word list), cp1250: "Rodzaj" sprzedaż or zwrot, all amounts positive, "1 234,50 zł"; a row "Razem" with sales less returns', 'ask', HAND)
def _(path):
    facts, rows, whole = Facts(), [['Lp.', 'Data', 'Klient', 'Rodzaj', 'Kwota', 'Uwagi']], D(0)
    zl = lambda x: en(x).translate(str.maketrans(',.', ' ,')) + ' zł'
    for d in deals(1050, PLN, 26, low=60, high=2400):
        back = d.no in (9, 15, 22)
        amount = cents(d.amount / 6) if back else d.amount
        rows.append([d.no, d.on('%d.%m.%Y'), d.who, 'zwrot' if back else 'sprzedaż', zl(amount), ''])
        (facts.refund if back else facts.sale)(d.who, d.day, d.no, amount)
        whole += -amount if back else amount
    rows.append(['', '', 'Razem', '', zl(whole), ''])
    csv(path, rows, sep=';', encoding='cp1250')
    return drop(facts.want('revenue customers per', 'sprzedaż less zwrot, as Razem says; or ask what the words mean'), 'orders')


@case('V51', 'satislar_tr.csv', 'Turkish (no word list), cp1254: "1.234,50 TL", "13 Mayıs 2024", İade as negative rows; two columns: Tutar and KDV dahil', 'ask', HAND)
def _(path):
    facts, rows = Facts(), [['Sıra', 'Tarih', 'Müşteri', 'Ürün', 'Tutar', 'KDV dahil', 'Açıklama']]
    months = 'Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos'.split()
    for d in deals(1051, TUR, 22, low=100, high=5200, places=0):
        back = d.no in (8, 16)
        net = -cents(d.amount / 5) if back else d.amount
        gross = cents(net * D('1.2'))
        rows.append([d.no, f'{d.day.day} {months[d.day.month - 1]} {d.day.year}', d.who, ['masa', 'sandalye'][d.no % 2], f'{de(net)} TL', f'{de(gross)} TL', 'İade' if back else ''])
        (facts.refund if back else facts.sale)(d.who, d.day, d.no, abs(gross))
    csv(path, rows, sep=';', encoding='cp1254')
    return drop(facts.want('revenue customers', 'KDV dahil with the returns; or ask with or without tax'), 'orders')


@case('V52', 'two_plus_one.csv', 'a market stall: Qty as "2+1" (one free), "12+2", Price of one, Line total = the paid pieces × Price; some lines "1/2" (half a box)', 'value', HAND)
def _(path):
    facts, rng, rows = Facts(), random.Random(1052), [['Slip', 'Date', 'Buyer', 'Goods', 'Qty', 'Price', 'Line total']]
    for d in deals(1052, FIRMS, 26):
        price = D(rng.randint(8, 60)) / 2
        quantity, paid = rng.choice([('2+1', D(2)), ('12+2', D(12)), ('5', D(5)), ('1/2', D('0.5')), ('8', D(8)), ('6+1', D(6))])
        rows.append([f'S{d.no:03}', d.on('%d %b %Y'), d.who, ['peaches', 'plums', 'beans'][d.no % 3], quantity, plain(price), plain(price * paid)])
        facts.sale(d.who, d.day, d.no, cents(price * paid), ['peaches', 'plums', 'beans'][d.no % 3])
    csv(path, rows)
    return facts.want('revenue customers per products last', 'Line total, whatever stands under Qty')


@case('V53', 'vorlage_mit_beispiel_de.xlsx', 'German: the first sheet "Vorlage" has the same header and two examples ("Max Mustermann", 999,99); the sheet "Aufträge 2024" has the orders; a third sheet "Listen" has the words of the drop-downs', 'ask', HAND)
def _(path):
    facts, head = Facts(), ['Auftrag', 'Datum', 'Kunde', 'Leistung', 'Betrag', 'Status']
    rows = [head]
    for d in deals(1053, DEU, 24, low=60, high=2100):
        state = 'storniert' if d.no in (8, 17) else ['bezahlt', 'offen'][d.no > 21]
        rows.append([f'A-{d.no:03}', d.day, d.who, ['Montage', 'Wartung'][d.no % 2], float(d.amount), state])
        if state != 'storniert':
            facts.sale(d.who, d.day, d.no, d.amount)
    form = [head, ['A-000', day('2024-01-01'), 'Max Mustermann', 'Montage', 999.99, 'bezahlt'], ['A-000', day('2024-01-01'), 'Erika Mustermann', 'Wartung', 999.99, 'offen']]
    lists = [['Status', 'Leistung'], ['bezahlt', 'Montage'], ['offen', 'Wartung'], ['storniert', '']]
    xlsx(path, ('Vorlage', form), ('Aufträge 2024', rows), ('Listen', lists))
    return facts.want('revenue customers per', 'the sheet with the orders; Max Mustermann is an example; or ask which sheets')


@case('V54', 'dont_tva_fr.csv', 'French: below each invoice a row "dont TVA 20 %" with a part of its amount, and where there is freight "dont port"; number, date and client only on the invoice’s row', 'ask', HAND)
def _(path):
    facts, rows, whole = Facts(), [['Facture', 'Date', 'Client', 'Désignation', 'Montant']], D(0)
    for d in deals(1054, FRA, 18, low=60, high=1900):
        rows.append([f'F{d.no:03}', d.on('%d/%m/%Y'), d.who, ['Fourniture', 'Pose'][d.no % 2], comma(d.amount)])
        rows.append(['', '', '', 'dont TVA 20 %', comma(cents(d.amount / 6))])
        if d.no % 4 == 0:
            rows.append(['', '', '', 'dont port', comma(D('12.00'))])
        facts.sale(d.who, d.day, d.no, d.amount)
        whole += d.amount
    rows.append(['', '', '', 'Total', comma(whole)])
    csv(path, rows, sep=';', encoding='cp1252')
    return facts.want('revenue customers per last', 'the invoices: what follows "dont" is in them, as the total says; or ask')


@case('V55', 'nested_totals_across.xlsx', 'customers down, months across with their quarters and halves between: Jan, Feb, Mar, Q1, Apr, May, Jun, Q2, H1; a row Total; the year in the title', 'ask', HAND)
def _(path):
    facts, rng = Facts(), random.Random(1055)
    rows, sums = [['Sales by customer, 2024 (GBP)'], [], ['Customer', 'Jan', 'Feb', 'Mar', 'Q1', 'Apr', 'May', 'Jun', 'Q2', 'H1']], [D(0)] * 9
    for who in FIRMS + ['Pine & Sons', 'Quay Books', 'Rowan Vets', 'Salt Bakery', 'Tern Sails', 'Upton Farm', 'Vale Dairy', 'Wharf Gym', 'Yew Nursery', 'Zinc Works']:
        v = [D(rng.randint(0, 300000)).scaleb(-2) if rng.random() < 0.8 else D(0) for _ in range(6)]
        values = [*v[:3], sum(v[:3]), *v[3:], sum(v[3:]), sum(v)]
        rows.append([who, *[float(x) if x else '' for x in values]])
        sums = [a + b for a, b in zip(sums, values)]
        for month, amount in enumerate(v, 1):
            if amount:
                facts.sale(who, day(f'2024-{month:02}-01'), month, amount)
    rows.append(['Total', *map(float, sums)])
    xlsx(path, ('Sales', rows))
    return drop(facts.want('revenue customers per', 'the six months once, without Q1, Q2 and H1; or ask'), 'orders', 'rows')


@case('V56', 'suma_y_sigue_es.csv', 'Spanish ledger in pages: "Suma y sigue" at the end of a page and "Suma anterior" at the start of the next, both running sums; header again on each page; TOTAL at the end', 'value', HAND)
def _(path):
    facts, head, rows, run = Facts(), ['Fecha', 'Nº', 'Cliente', 'Concepto', 'Importe'], [], D(0)
    for d in deals(1056, ESP, 26, low=40, high=1500):
        if (d.no - 1) % 7 == 0:
            if rows:
                rows += [['', '', '', 'Suma y sigue', de(run)], head, ['', '', '', 'Suma anterior', de(run)]]
            else:
                rows.append(head)
        rows.append([d.on('%d/%m/%Y'), d.no, d.who, ['Material', 'Mano de obra'][d.no % 2], de(d.amount)])
        run += d.amount
        facts.sale(d.who, d.day, d.no, d.amount)
    rows.append(['', '', '', 'TOTAL', de(run)])
    csv(path, rows, sep=';', encoding='cp1252')
    return facts.want('revenue customers per last', 'the entries; running sums at page ends are none')


@case('V57', 'mixed_cells_in.xlsx', 'Indian list typed by three people: real dates beside texts "28-May-24" and "28.05.2024"; amounts as numbers beside texts "1,23,456.00" and "₹ 98,500"; blank rows, names with stray blanks', 'value', HAND)
def _(path):
    facts, rng, rows = Facts(), random.Random(1057), [['Sl.', 'Date', 'Party', 'Bill No.', 'Amount', 'Remarks']]
    for d in deals(1057, ENCA, 26, low=1200, high=240000, places=0):
        whole = int(d.amount)
        groups = f'{whole // 100000},{whole // 1000 % 100:02},{whole % 1000:03}' if whole >= 100000 else f'{whole // 1000},{whole % 1000:03}'
        when = [d.day, d.on('%d-%b-%y'), d.on('%d.%m.%Y')][d.no % 3]
        amount = [float(whole), f'{groups}.00', f'₹ {groups}'][rng.randint(0, 2)]
        rows.append([d.no, when, d.who + (' ' if d.no % 5 == 0 else ''), f'B/{d.no:03}', amount, 'by hand' if d.no == 9 else ''])
        if d.no % 8 == 0:
            rows.append([])
        facts.sale(d.who, d.day, d.no, d.amount)
    xlsx(path, ('Sales', rows))
    return facts.want('revenue customers per last', 'each cell is clear by itself: the comma is for thousands and lakhs, a month in words or a point in the date')


@case('V58', 'fakturaliste_no.csv', 'Norwegian (no word list): "1 234,50 kr", a Kreditnota with the true minus "−120,00 kr" (U+2212), Kunde, Forfall beside Dato, "Purret" with crosses', 'ask', HAND)
def _(path):
    facts, rows = Facts(), [['Faktura', 'Dato', 'Forfall', 'Kunde', 'Gjelder', 'Beløp', 'Purret']]
    kr = lambda x: ('−' if x < 0 else '') + en(abs(x)).translate(str.maketrans(',.', '\u00a0,')) + ' kr'
    for d in deals(1058, NOR, 24, low=200, high=9000):
        back = d.no in (9, 18)
        amount = -cents(d.amount / 8) if back else d.amount
        rows.append([5000 + d.no, d.on('%d.%m.%Y'), later(d.day, 14).strftime('%d.%m.%Y'), d.who, 'Kreditnota' if back else 'Levering', kr(amount), 'x' if d.no % 7 == 0 else ''])
        (facts.refund if back else facts.sale)(d.who, d.day, d.no, abs(amount))
    csv(path, rows, sep=';')
    return drop(facts.want('revenue customers per', 'Beløp with the credit notes, which have a minus; or ask'), 'orders')


@case('V59', 'refund_yes_and_how_much.txt', 'UTF-16 with tabs: "Refund?" holds nothing, "no", "yes, full" or "yes, 15.00"; amounts "1,234.50 £"; days as texts "Mon 13/05/24"', 'ask', HAND)
def _(path):
    facts, rows = Facts(), [['Job', 'Day', 'Client', 'Work', 'Charged', 'Refund?']]
    for d in deals(1059, EN, 24, low=30, high=1900):
        words, back = {7: ('yes, full', d.amount), 12: ('yes, 15.00', D(15)), 16: ('no', D(0)), 20: ('yes, full', d.amount)}.get(d.no, ('', D(0)))
        rows.append([f'J{d.no:03}', d.on('%a %d/%m/%y'), d.who, ['tuning', 'repair'][d.no % 2], f'{en(d.amount)} £', words])
        facts.sale(d.who, d.day, d.no, d.amount)
        if back:
            facts.refund(d.who, d.day, d.no, back, rows=0)
    csv(path, rows, sep='\t', encoding='utf-16')
    return drop(facts.want('revenue customers per', 'Charged less what was given back; or ask what the words mean'), 'orders')


@case('V60', 'kehu_leiji_xiaofei_tw.csv', '繁中 list of customers: Big5, 累計消費(元) "1,234,500", 消費次數, 平均客單, 信用額度 beside; 最近消費日 as 113/05/13; rows 小計 per 業務 and 合計 below', 'value', HAND)
def _(path):
    facts, rng = Facts(), random.Random(1060)
    rows, whole, counts = [['業務', '客戶編號', '客戶名稱', '累計消費(元)', '消費次數', '平均客單', '信用額度', '最近消費日']], 0, 0
    firms = TWCO + ['嘉義木器行', '台南茶莊', '基隆漁具店', '桃園輪胎行', '彰化布莊', '屏東農產行', '苗栗陶瓷廠', '雲林米行', '花蓮石材行', '宜蘭水產行', '南投菇農行', '澎湖船具行']
    for at, rep in enumerate(['林怡君', '陳志明', '黃淑芬']):
        mine, n = 0, 0
        for who in firms[6 * at:6 * at + 6]:
            count, each = rng.randint(2, 30), rng.randint(800, 60000)
            code = f'K{101 + firms.index(who)}'
            rows.append([rep, code, who, f'{count * each:,}', count, f'{each:,}', f'{rng.randint(1, 9) * 100000:,}', f'113/{rng.randint(1, 6):02}/{rng.randint(1, 28):02}'])
            facts.sale(code, day('2024-06-30'), at, count * each)
            mine, n = mine + count * each, n + count
        rows.append(['小計', '', '', f'{mine:,}', n, '', '', ''])
        whole, counts = whole + mine, counts + n
    rows.append(['合計', '', '', f'{whole:,}', counts, '', '', ''])
    csv(path, rows, encoding='big5')
    return drop(facts.want('revenue customers per', '累計消費 of the customers; neither subtotals per salesman nor the credit limit'), 'orders')


cases.save()
