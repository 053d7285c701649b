"""Habits of people with spreadsheets, the seventh part: files/U68 to U90, added to expected.json.

    python3 tests/exports/seventh_habits.py

The expected numbers come from the facts that are rendered; the note of a case says why its number is right. Seeded: the
same bytes on every run.
"""
import pathlib
import random
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from common import CNCO, DEU, EN, ESP, FIRMS, FRA, HAND, ITA, JPCO, KRCO, NLD, POR, TWCO, cents, csv, deals, later  # noqa: E402
from counted import Facts, drop, only  # noqa: E402
from writing import Cases, D, comma, day, de, en, plain, xlsx  # noqa: E402

cases = Cases(pathlib.Path(__file__).resolve().parent)
case = cases.case

ID = ['Toko Melati', 'Warung Bu Sri', 'CV Maju Jaya', 'Apotek Sehat', 'Bengkel Pak Joko', 'Hotel Cendana']


# Headers --------------------------------------------------------------------------------------------------------------


@case('U68', 'sales_is_a_person.csv', 'misleading headers: "Sales" is the salesman, "Total" the number of pieces, "Account" the customer; Total × Each = Worth', 'value', HAND)
def _(path):
    facts, rng, rows = Facts(), random.Random(868), [['Ref', 'When', 'Sales', 'Account', 'Item', 'Total', 'Each', 'Worth']]
    for d in deals(868, FIRMS, 24):
        name, code, _, price, _ = d.items[0]
        pieces = rng.randint(2, 40)
        rows.append([f'K{d.no:03}', d.iso(), ['Dana', 'Rob', 'Lee'][d.no % 3], d.who, name, pieces, plain(price), plain(pieces * price)])
        facts.sale(d.who, d.day, d.no, pieces * price, name)
    csv(path, rows)
    return facts.want('revenue customers per products', 'Worth, as pieces × price says; the salesman is no amount and no customer')


@case('U69', 'durchgestrichen_de.xlsx', 'German: three orders are struck through (the font of the whole row), no word says so', 'ask', HAND)
def _(path):
    facts, rows, struck = Facts(), [['Nr.', 'Datum', 'Kunde', 'Ware', 'Betrag']], []
    for d in deals(869, DEU, 22, low=40, high=1600):
        rows.append([f'A{d.no:03}', d.day, d.who, d.items[0][0], float(d.amount)])
        if d.no in (8, 13, 19):
            struck.append(len(rows))
        else:
            facts.sale(d.who, d.day, d.no, d.amount)
    xlsx(path, ('Aufträge', rows, {'struck': struck}))
    return facts.want('revenue customers per', 'without the rows that are struck through; or ask')


@case('U70', 'verborgen_statuskolom_nl.xlsx', 'Dutch: the column Status is hidden (between Klant and Bedrag); "geannuleerd" in it still holds', 'value', HAND)
def _(path):
    facts, rows = Facts(), [['Order', 'Datum', 'Klant', 'Status', 'Bedrag', 'Verzonden via']]
    for d in deals(870, NLD, 22, low=30, high=1200):
        gone = d.no in (7, 12, 18)
        rows.append([f'B{d.no:03}', d.day, d.who, 'geannuleerd' if gone else 'betaald', float(d.amount), ['PostNL', 'DHL'][d.no % 2]])
        if not gone:
            facts.sale(d.who, d.day, d.no, d.amount)
    xlsx(path, ('Orders', rows, {'hidden_columns': [4]}))
    return facts.want('revenue customers per', 'a cancelled order is none, whether its column is shown or not')


@case('U71', 'cote_a_cote_autre_ordre_fr.xlsx', 'French: the sales of 2023 on the left (Date, Client, Montant), an empty column, those of 2024 on the right in another order (Client, Montant, Date)', 'ask', HAND)
def _(path):
    facts, left, right = Facts(), [['Date', 'Client', 'Montant']], [['Client', 'Montant', 'Date']]
    for d in deals(871, FRA, 26, start='2023-08-20', gap=(5, 15), low=40, high=900):
        if d.day.year == 2023:
            left.append([d.day, d.who, float(d.amount)])
        else:
            right.append([d.who, float(d.amount), d.day])
        facts.sale(d.who, d.day, d.no, d.amount)
    high = max(len(left), len(right))
    rows = [(left[at] if at < len(left) else ['', '', '']) + [''] + (right[at] if at < len(right) else []) for at in range(high)]
    xlsx(path, ('Ventes', rows))
    return facts.want('revenue customers per', 'both tables, each by its own header; or ask')


@case('U72', 'total_combinado_es.xlsx', 'Spanish: the cell "Total pedido" is merged over the lines of its order, as are Pedido, Fecha and Cliente; the lines have article and quantity only', 'value', HAND)
def _(path):
    facts, rows, merged = Facts(), [['Pedido', 'Fecha', 'Cliente', 'Artículo', 'Cantidad', 'Total pedido']], []
    for d in deals(872, ESP, 14):
        first = len(rows) + 1
        for at, (name, code, quantity, _, _) in enumerate(d.items):
            rows.append([*([f'P{d.no:03}', d.day, d.who] if at == 0 else [''] * 3), name, quantity, float(d.sum()) if at == 0 else ''])
        if len(d.items) > 1:
            merged += [f'{letter}{first}:{letter}{len(rows)}' for letter in 'ABCF']
        facts.sale(d.who, d.day, d.no, d.sum(), rows=len(d.items))
    xlsx(path, ('Pedidos', rows, {'merged': merged}))
    return facts.want('revenue customers per last', 'the total of each order once')


@case('U73', 'dingjin_weikuan_zh.xlsx', '中文: each order is paid as 定金 and 尾款 (two rows, 本次收款), the 合同金额 stands on both; everything is paid, so that both readings agree', 'value', HAND)
def _(path):
    facts, rows = Facts(), [['合同编号', '客户', '收款日期', '款项', '合同金额', '本次收款', '收款方式', '经手人']]
    body = []
    for d in deals(873, CNCO, 13, low=20, high=900, places=0):
        whole = d.amount * 100
        first = whole * 3 / 10
        body += [(d.day, d, '定金', first, whole), (later(d.day, 15), d, '尾款', whole - first, whole)]
        facts.sale(d.who, d.day, d.no, whole, rows=2)
    for when, d, kind, part, whole in sorted(body, key=lambda b: (b[0], b[1].no)):
        rows.append([f'HT2024{d.no:03}', d.who, when, kind, float(whole), float(part), '对公转账', '陈洁'])
    xlsx(path, ('收款台账', rows))
    return facts.want('revenue customers per', '定金 + 尾款 = 合同金额, once')


# Units, days, numbers -------------------------------------------------------------------------------------------------


@case('U74', 'umsatz_in_cent_de.csv', 'German meter of a kiosk: "Umsatz (Cent)" and "Wareneinsatz (Cent)" as whole numbers; the header says the unit', 'value', HAND)
def _(path):
    facts, rows = Facts(), [['Bon', 'Tag', 'Kundenkarte', 'Artikelzahl', 'Umsatz (Cent)', 'Wareneinsatz (Cent)']]
    for d in deals(874, range(6), 26, low=2, high=60, gap=(1, 5)):
        cost = cents(d.amount * D('0.62'))
        rows.append([88000 + d.no, d.on('%d.%m.%Y'), f'KK{d.who + 41:04}', 1 + d.no % 6, int(d.amount * 100), int(cost * 100)])
        facts.sale(f'KK{d.who + 41:04}', d.day, d.no, d.amount, cost=cost)
    csv(path, rows, sep=';', encoding='cp1252')
    return facts.want('revenue customers per profit', 'a hundredth of what stands there: euros')


@case('U75', 'kingaku_senen_ja.csv', '日本語: 受注一覧, 受注金額（千円） and 原価（千円） with one decimal; 失注 beside 受注 under 結果; 受注日 beside 納期; Shift-JIS', 'value', HAND)
def _(path):
    facts, rows = Facts(), [['案件番号', '得意先', '件名', '結果', '受注日', '納期', '受注金額（千円）', '原価（千円）', '担当']]
    for d in deals(875, JPCO, 22, low=80, high=4800, places=1):
        lost = d.no in (9, 16)
        cost = (d.amount * D('0.7')).quantize(D('0.1'))
        rows.append([f'J24-{d.no:03}', d.who, ['設備更新', '保守', '部品'][d.no % 3], '失注' if lost else '受注', d.on('%Y/%m/%d'), later(d.day, 30).strftime('%Y/%m/%d'), f'{d.amount:,.1f}', f'{cost:,.1f}', '佐野'])
        if not lost:
            facts.sale(d.who, d.day, d.no, d.amount * 1000, cost=cost * 1000)
    csv(path, rows, encoding='cp932')
    return facts.want('revenue customers per profit', 'thousands of yen of the orders that were won; 失注 went to somebody else')


@case('U76', 'year_day_month.csv', 'days as year-day-month ("2024-25-03"), as a clumsy export writes them; several days above 12 prove it', 'ask', HAND)
def _(path):
    facts, rows = Facts(), [['Invoice', 'Date', 'Customer', 'Amount']]
    for d in deals(876, FIRMS, 26, low=40, high=1400):
        rows.append([f'Y{d.no:03}', d.on('%Y-%d-%m'), d.who, plain(d.amount)])
        facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows)
    return facts.want('revenue customers per last', 'the day stands in the middle in every row; or ask: hardly anybody writes days in this order')


@case('U77', 'catatan_penjualan_id.txt', 'Indonesian by hand, saved as "Unicode text" (UTF-16, tabs): "Rp 1.250.000", days in words ("13 Mei 2024", "2 Juni 2024", "5 Agustus 2024"), Pelanggan, Jumlah is pieces × Harga = Total', 'ask', HAND)
def _(path):
    facts, rows = Facts(), [['No', 'Tanggal', 'Pelanggan', 'Barang', 'Jumlah', 'Harga', 'Total']]
    months = 'Januari Februari Maret April Mei Juni Juli Agustus September'.split()
    for d in deals(877, ID, 26, start='2024-03-11', gap=(3, 9)):
        name, code, quantity, price, amount = d.items[0]
        rows.append([d.no, f'{d.day.day} {months[d.day.month - 1]} {d.day.year}', d.who, name, quantity, f'Rp {de(price * 1000, 0)}', f'Rp {de(amount * 1000, 0)}'])
        facts.sale(d.who, d.day, d.no, amount * 1000)
    csv(path, rows, sep='\t', encoding='utf-16')
    return facts.want('revenue customers per last', 'Total in rupiah, points are thousands; or ask: there is no word list for Indonesian')


@case('U78', 'kundennummern_als_datum_de.xlsx', 'German: customer numbers such as "3-12" were turned into days by the spreadsheet (3 December), "3-45" stayed text; the name stands beside; all are still told apart', 'value', HAND)
def _(path):
    facts, rows = Facts(), [['Rechnung', 'Rechnungsdatum', 'Kd.-Nr.', 'Kunde', 'Betrag']]
    codes = [day('2024-12-03'), '3-45', day('2024-07-11'), '8-33', day('2024-02-09'), '14-20']
    for d in deals(878, range(6), 24, low=40, high=1800):
        rows.append([f'R{d.no:03}', d.day, codes[d.who], DEU[d.who], float(d.amount)])
        facts.sale(d.who, d.day, d.no, d.amount)
    xlsx(path, ('Rechnungen', rows))
    return facts.want('revenue customers', 'six customers, on the day of the invoice')


@case('U79', 'gongsi_gaiming_zh.csv', '中文: the same firms under an old and a new name: 全称, 简称 and "（原：…）" beside each other; by the tax number (税号) they are six', 'warn', HAND)
def _(path):
    facts, rows = Facts(), [['日期', '单号', '客户名称', '税号', '品名', '金额']]
    for d in deals(879, range(6), 24, low=90, high=4800):
        name = CNCO[d.who]
        shown = name if d.no % 4 else name.replace('有限公司', '') if '有限公司' in name else name[2:]
        if d.who == 0 and d.no > 12:
            shown = f'温州步步高鞋业有限公司（原：{name}）'
        rows.append([d.on('%Y.%m.%d'), f'X{d.no:03}', shown, f'9133030{d.who}MA2QLL', '货款', plain(d.amount)])
        facts.sale(f'9133030{d.who}MA2QLL', d.day, d.no, d.amount)
    csv(path, rows, encoding='gbk')
    return facts.want('revenue customers', 'six firms by their tax numbers; a word about names that may be the same is wanted where names are taken')


@case('U80', 'betrag_a_betrag_b_de.csv', 'German: two columns "Betrag A" and "Betrag B", both plausible, neither explained by the rest', 'ask', HAND)
def _(path):
    rng, rows = random.Random(880), [['Beleg', 'Datum', 'Kunde', 'Betrag A', 'Betrag B', 'Kürzel']]
    for d in deals(880, DEU, 22, low=60, high=1900):
        rows.append([f'B{d.no:03}', d.on('%d.%m.%Y'), d.who, comma(d.amount), comma(cents(d.amount * rng.randint(70, 125) / 100)), ['mk', 'ds'][d.no % 2]])
    csv(path, rows, sep=';', encoding='cp1252')
    return only('nothing tells which of the two is meant: ask, as they differ by far more than 1 %')


# Orders ---------------------------------------------------------------------------------------------------------------


@case('U81', 'exchange_at_zero.csv', 'a shop’s exchange: the new parcel is an order of its own (E…) with 100 % discount and Total 0.00, the old order stays paid', 'value', HAND)
def _(path):
    facts, rows = Facts(), [['Order', 'Date', 'Customer', 'Subtotal', 'Discount', 'Shipping', 'Total', 'Payment', 'Note']]
    for d in deals(881, EN, 20, low=20, high=260):
        rows.append([f'{5000 + d.no}', d.iso(), d.who, plain(d.amount), '0.00', '4.50', plain(d.amount + D('4.50')), 'paid', ''])
        facts.sale(d.who, d.day, d.no, d.amount + D('4.50'))
        if d.no in (6, 11, 17):
            rows.append([f'E{5000 + d.no}', later(d.day, 1).isoformat(), d.who, plain(d.amount), plain(d.amount), '0.00', '0.00', 'paid', f'exchange for {5000 + d.no}, other size'])
            facts.sale(d.who, later(d.day, 1), f'E{d.no}', 0)
    csv(path, rows)
    return drop(facts.want('revenue customers per', 'nothing is paid for the exchange and nothing given back for the old order'), 'orders')


@case('U82', 'split_shipments.csv', 'a warehouse list: a row per parcel ("1 of 2"), Order Total repeated on each parcel of its order, Parcel Value its share of the goods; the parcels of an order leave on different days', 'value', HAND)
def _(path):
    facts, body = Facts(), []
    for d in deals(882, range(6), 15):
        for at, (name, code, quantity, price, amount) in enumerate(d.items):
            body.append((later(d.day, 3 * at + 1), [f'SO-{7700 + d.no}', d.iso(), f'W{d.who + 61}', FIRMS[d.who], later(d.day, 3 * at + 1).isoformat(), f'{at + 1} of {len(d.items)}', f'1Z99{d.no:04}{at}', name, quantity, plain(amount), plain(d.sum())]))
        facts.sale(f'W{d.who + 61}', d.day, d.no, d.sum(), rows=len(d.items))
    rows = [['Order No.', 'Order Date', 'Customer No.', 'Customer', 'Ship Date', 'Parcel', 'Tracking No.', 'Content', 'Pieces', 'Parcel Value', 'Order Total'], *[r for _, r in sorted(body, key=lambda b: (b[0], b[1][0]))]]
    csv(path, rows)
    return facts.want('revenue customers per', 'the order total once = its parcels together')


@case('U83', 'quem_quando_quanto_pt.csv', 'Portuguese, headers as in speech: Quem, Quando, O quê, Quanto, Como pagou; "R$ 45,00"; fiado (owed) counts', 'value', HAND)
def _(path):
    facts, rows = Facts(), [['Quando', 'Quem', 'O quê', 'Quanto', 'Como pagou']]
    for d in deals(883, POR, 26, low=8, high=240, gap=(1, 4)):
        rows.append([d.on('%d/%m/%Y'), d.who, ['bolo', 'salgados', 'torta'][d.no % 3], f'R$ {de(d.amount)}', ['Pix', 'dinheiro', 'fiado'][d.no % 3]])
        facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows, sep=';', bom=True)
    return facts.want('revenue customers per last', 'Quanto is the amount, Quem the customer; what is owed counts')


@case('U84', 'fatture_e_anagrafica_it.xlsx', 'Italian: the sheet Fatture has customer codes only, the sheet Clienti the names to the codes (with a credit limit, Fido, that is no revenue)', 'value', HAND)
def _(path):
    facts, rng, rows = Facts(), random.Random(884), [['Fattura', 'Data', 'Cod. cliente', 'Importo']]
    for d in deals(884, range(6), 22, low=60, high=2200):
        rows.append([f'{d.no}/2024', d.day, f'C{d.who + 31:04}', float(d.amount)])
        facts.sale(f'C{d.who + 31:04}', d.day, d.no, d.amount)
    master = [['Cod. cliente', 'Ragione sociale', 'Città', 'Partita IVA', 'Fido'], *[[f'C{at + 31:04}', name, 'Modena', f'0312345036{at}', 1000.0 * rng.randint(1, 9)] for at, name in enumerate(ITA)]]
    xlsx(path, ('Clienti', master), ('Fatture', rows))
    return facts.want('revenue customers per', 'the invoices; a credit limit is no revenue')


@case('U85', 'virgules_sans_guillemets_fr.csv', 'French: a comma-separated file with decimal commas and no quotes: "12/03/2024,Garage Noël,Pneus,145,50" has a cell more than the header', 'ask', HAND)
def _(path):
    facts, rows = Facts(), [['N°', 'Date', 'Client', 'Article', 'Montant']]
    for d in deals(885, FRA, 22, low=30, high=900):
        rows.append([d.no, d.on('%d/%m/%Y'), d.who, d.items[0][1], *comma(d.amount).split(',')])
        facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows, loose=True)
    return facts.want('revenue customers per', 'the last two cells are euros and centimes; or ask; never the euros alone without a word')


@case('U86', 'sconto_numero_acconto_saldo_it.csv', 'Italian: Q.tà × Prezzo less Sconto (10 means ten percent, no sign) = Totale; Totale = Acconto + Saldo; Consegna left of Data ordine', 'value', HAND)
def _(path):
    facts, rows = Facts(), [['Consegna', 'Data ordine', 'Ordine', 'Cliente', 'Articolo', 'Q.tà', 'Prezzo', 'Sconto', 'Totale', 'Acconto', 'Saldo']]
    for d in deals(886, ITA, 24):
        name, code, quantity, price, amount = d.items[0]
        off = [0, 10, 5, 0, 20][d.no % 5]
        whole = cents(amount * (100 - off) / 100)
        first = cents(whole * D('0.3')) if d.no % 2 else D(0)
        rows.append([later(d.day, 10).strftime('%d/%m/%Y'), d.on('%d/%m/%Y'), f'O{d.no:03}', d.who, name, quantity, comma(price), off or '', comma(whole), comma(first), comma(whole - first)])
        facts.sale(d.who, d.day, d.no, whole, name)
    csv(path, rows, sep=';', encoding='cp1252')
    return facts.want('revenue customers per last products', 'Totale, as price, pieces and percent say; deposit and balance are its parts')


@case('U87', 'weektotaal_naast_nl.csv', 'Dutch: columns Weektotaal and Maandtotaal are filled on the last row of each week and month only; both repeat what the rows have', 'value', HAND)
def _(path):
    facts, rows, week, month = Facts(), [['Bon', 'Datum', 'Klant', 'Bedrag', 'Weektotaal', 'Maandtotaal']], D(0), D(0)
    list_ = deals(887, NLD, 28, low=20, high=600, gap=(1, 4))
    for at, d in enumerate(list_):
        week, month = week + d.amount, month + d.amount
        after = list_[at + 1].day if at + 1 < len(list_) else None
        ends = [after is None or after.isocalendar()[:2] != d.day.isocalendar()[:2], after is None or after.month != d.day.month]
        rows.append([f'B{d.no:03}', d.on('%d-%m-%Y'), d.who, comma(d.amount), comma(week) if ends[0] else '', comma(month) if ends[1] else ''])
        week, month = D(0) if ends[0] else week, D(0) if ends[1] else month
        facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows, sep=';')
    return facts.want('revenue customers per last', 'Bedrag; the totals beside it are the same money')


@case('U88', 'manwon_danwi_ko.csv', '한국어: "금액(만원)" counts ten thousands, one decimal; 거래처, 납품일 beside 주문일; 반품 as rows with △', 'value', HAND)
def _(path):
    facts, rows = Facts(), [['주문번호', '주문일', '납품일', '거래처', '품목', '구분', '금액(만원)', '담당자']]
    for d in deals(888, KRCO, 22, low=12, high=900, places=1):
        rows.append([f'D24-{d.no:03}', d.on('%Y-%m-%d'), later(d.day, 5).isoformat(), d.who, ['자재', '부품', '운임'][d.no % 3], '판매', f'{d.amount:,.1f}', '이과장'])
        facts.sale(d.who, d.day, d.no, d.amount * 10000)
        if d.no in (9, 15):
            back = (d.amount / 10).quantize(D('0.1'))
            rows.append([f'D24-{d.no:03}R', later(d.day, 1).isoformat(), later(d.day, 1).isoformat(), d.who, '부품', '반품', f'△{back:,.1f}', '이과장'])
            facts.refund(d.who, later(d.day, 1), f'r{d.no}', back * 10000)
    csv(path, rows, encoding='cp949')
    return drop(facts.want('revenue customers per', 'ten thousand won each; △ is a minus'), 'orders')


@case('U89', 'bie_zhong_jine_tw.csv', '繁中: NT$, HK$ and US$ in one column 金額, the sign in each cell, no rate anywhere', 'ask', HAND)
def _(path):
    rows = [['訂單', '日期', '客戶', '品項', '金額']]
    for d in deals(889, TWCO, 22, low=60, high=2400, places=0):
        sign, times = [('NT$', 30), ('HK$', 8), ('US$', 1), ('NT$', 30)][d.no % 4]
        rows.append([f'E{d.no:03}', d.on('%Y/%m/%d'), d.who, ['茶葉', '鳳梨酥', '瓷杯'][d.no % 3], f'{sign}{en(d.amount * times, 0)}'])
    csv(path, rows, bom=True)
    return only('three currencies are never added: ask for rates or for one of them')


@case('U90', 'total_son_personas_es.csv', 'Spanish restaurant: Adultos + Niños = Total (people), the money stands under "Cuenta", a tip under Propina besides; Mesa, Camarero; "No vino" (no-show) with an empty Cuenta', 'ask', HAND)
def _(path):
    facts, rows = Facts(), [['Reserva', 'Fecha', 'Hora', 'Cliente', 'Mesa', 'Adultos', 'Niños', 'Total', 'Camarero', 'Cuenta', 'Propina', 'Observaciones']]
    for d in deals(890, ESP, 24, low=30, high=420):
        absent = d.no in (10, 17)
        adults, kids = 1 + d.no % 5, d.no % 3
        rows.append([900 + d.no, d.on('%d/%m/%Y'), '21:00', d.who, d.no % 12 + 1, adults, kids, adults + kids, ['Luz', 'Iker'][d.no % 2], '' if absent else comma(d.amount), '' if absent else comma(cents(d.amount / 20)), 'No vino' if absent else ''])
        if not absent:
            facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows, sep=';', encoding='cp1252')
    return facts.want('revenue customers per', 'Cuenta; Total counts people, a tip is the waiter’s; or ask: a header Total stands beside the column with the money')


cases.save()
