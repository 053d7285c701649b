"""Payments, invoices, accounting and memberships, the ninth part: files/W21 to W40, added to expected.json.

    python3 tests/exports/ninth_money.py

The expected numbers come from the facts that are rendered; the note of a case says why its number is right. Seeded: the
same bytes on every run.
"""
import pathlib
import random
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from common import CNCO, DEU, EN, ESP, FIRMS, ITA, NLD, POR, SEEN, USUAL, cents, csv, deals, later, mail  # noqa: E402
from counted import Facts, drop, only  # noqa: E402
from writing import Cases, D, comma, day, de, en, plain, xlsx  # noqa: E402

cases = Cases(pathlib.Path(__file__).resolve().parent)
case = cases.case

SWISS = ['Bäckerei Zgraggen', 'Hotel Alpina', 'Velo Rüegg', 'Praxis Dr. Hügli', 'Schreinerei Bühler', 'Garage Moser']
CHILE = ['Ferretería Ñandú', 'Panadería Oriente', 'Clínica Maipú', 'Hostal Ñuñoa', 'Librería Andes', 'Taller Quillota']
MORE = [f'{first} {last}' for first, last in zip('Ada Ben Cara Dan Eve Finn Gwen Hal Ina Joel Kit Lena Moe Nora Owen Pia'.split(), 'Flint Rowe Holt Pryce Lunt Slade Ott Dray Carr Moss Vane Birch Hurst Penn Reed Stow'.split())]


@case('W21', 'nmi_transactions.csv', 'NMI gateway: auth and capture are two rows of one payment (same transaction_id, same amount), sale is both at once; refund with a positive amount, void of an auth, validate 0.00; condition complete, failed, canceled, pendingsettlement', 'value', 'NMI transaction report; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['transaction_id', 'date', 'action_type', 'condition', 'order_id', 'first_name', 'last_name', 'email', 'amount', 'currency', 'cc_type', 'cc_number', 'response_text', 'batch_id']]

    def add(when, no, kind, state, who, amount, order):
        rows.append([8100000000 + no, when.strftime('%Y-%m-%d 12:00:31'), kind, state, order, *who.split(), mail(who), plain(amount), 'USD', 'visa', '4xxxxxxxxxxx1111', 'DECLINED' if state == 'failed' else 'APPROVED' if kind != 'refund' else 'SUCCESS', '' if kind in ('auth', 'void', 'validate') else 400 + no // 5])

    for d in deals(2021, EN, 28, gap=(1, 4)):
        order = f'A{d.no + 500}'
        if d.no in (6, 17):
            add(d.day, d.no, 'sale', 'failed', d.who, d.amount, order)
            continue
        if d.no == 11:
            add(d.day, d.no, 'auth', 'canceled', d.who, d.amount, order)
            add(later(d.day, 1), d.no, 'void', 'complete', d.who, d.amount, order)
            continue
        if d.no in (8, 20):
            add(d.day, 900 + d.no, 'validate', 'complete', d.who, D(0), '')
        state = 'pendingsettlement' if d.no == 28 else 'complete'
        if d.no % 2:
            add(d.day, d.no, 'auth', 'complete', d.who, d.amount, order)
            add(later(d.day, 1), d.no, 'capture', state, d.who, d.amount, order)
        else:
            add(d.day, d.no, 'sale', state, d.who, d.amount, order)
        facts.sale(mail(d.who), d.day, order, d.amount)
        if d.no in (10, 19):
            back = d.amount if d.no == 10 else D('12.00')
            add(later(d.day, 3), 700 + d.no, 'refund', 'complete', d.who, back, order)
            facts.refund(mail(d.who), later(d.day, 3), order, back)
    csv(path, rows)
    return drop(facts.want('revenue customers', 'captures and sales less refunds: an authorisation is not money yet'), 'orders', 'rows')


@case('W22', 'wise_transaction_history.csv', 'Wise: Direction IN from customers in USD, GBP and EUR (Source amount) that arrive in EUR (Target amount), OUT to suppliers, NEUTRAL between own balances; Status COMPLETED, CANCELLED; Source name is the customer on IN and oneself on OUT', 'ask', 'Wise transaction history, ' + SEEN)
def _(path):
    facts, own = Facts(), 'Lumen Design GmbH'
    rows = [['ID', 'Status', 'Direction', 'Created on', 'Finished on', 'Source fee amount', 'Source fee currency', 'Target fee amount', 'Target fee currency', 'Source name', 'Source amount (after fees)', 'Source currency', 'Target name', 'Target amount (after fees)', 'Target currency', 'Exchange rate', 'Reference', 'Batch', 'Created by', 'Category', 'Note']]
    for d in deals(2022, FIRMS, 36, low=200, high=3000, places=0, gap=(1, 4)):
        stamp = d.on('%Y-%m-%d 09:14:22')
        kind = 'OUT' if d.no % 6 == 4 and d.no > 6 else 'NEUTRAL' if d.no % 11 == 9 else 'IN'
        dead = d.no in (13, 26)
        money, rate = {0: ('EUR', D(1)), 1: ('USD', D('0.92')), 2: ('GBP', D('1.17'))}[FIRMS.index(d.who) % 3] if kind == 'IN' else ('EUR', D(1))
        if kind == 'NEUTRAL':
            money, rate = 'USD', D('0.92')
        source = own if kind != 'IN' else d.who
        target = own if kind != 'OUT' else ['Print House BV', 'Cloud Hosting Ltd'][d.no % 2]
        whole = cents(d.amount * rate)
        rows.append([f'TRANSFER-{98000000 + d.no}', 'CANCELLED' if dead else 'COMPLETED', kind, stamp, '' if dead else later(d.day, 1).strftime('%Y-%m-%d 10:00:00'), '0.50', money, '', '', source, plain(d.amount), money, target, plain(whole), 'EUR', f'{rate:.4f}', f'INV-{d.no + 300}' if kind == 'IN' else '', '', own, 'General', ''])
        if kind == 'IN' and not dead:
            facts.sale(d.who, d.day, d.no, whole)
    csv(path, rows)
    return drop(facts.want('revenue customers per', 'Target amount (euros) of what came IN and was completed; OUT are suppliers, NEUTRAL is one’s own money'), 'orders')


@case('W23', 'asaas_cobrancas_br.csv', 'Asaas (Brazil): a row per cobrança; Valor is the instalment, "Valor do parcelamento" (the whole plan) repeats beside it, Parcela "2/3"; Valor líquido after fees; Recebida, Confirmada, Aguardando pagamento and Vencida are owed or paid, Estornada and Removida are not', 'ask', 'Asaas relatório de cobranças; ' + USUAL)
def _(path):
    facts, rows, out = Facts(), [['Número da fatura', 'Nome', 'CPF ou CNPJ', 'Data de criação', 'Vencimento', 'Parcela', 'Valor', 'Valor do parcelamento', 'Valor líquido', 'Forma de pagamento', 'Situação', 'Data de pagamento', 'Descrição']], []
    for d in deals(2023, POR, 16, low=90, high=800, places=0, gap=(2, 7)):
        count = d.no % 3 + 1
        for at in range(count):
            out.append((later(d.day, 30 * at), d, at + 1, count))
    for no, (when, d, at, count) in enumerate(sorted(out, key=lambda r: (r[0], r[1].no)), 1):
        state = {5: 'Estornada', 12: 'Removida', 20: 'Vencida', 27: 'Vencida'}.get(no, 'Aguardando pagamento' if no > len(out) - 4 else 'Confirmada' if no > len(out) - 7 else 'Recebida')
        paid = state in ('Recebida', 'Confirmada')
        rows.append([f'{no + 40210:08}', d.who, f'12.345.67{POR.index(d.who)}/0001-9{POR.index(d.who)}', d.on('%d/%m/%Y'), when.strftime('%d/%m/%Y'), f'{at}/{count}' if count > 1 else '', comma(d.amount), comma(d.amount * count), comma(d.amount - D('1.99')), 'Boleto' if d.no % 2 else 'Pix', state, later(when, 1).strftime('%d/%m/%Y') if paid else '', 'Mensalidade' if count == 1 else 'Projeto'])
        if state not in ('Estornada', 'Removida'):
            facts.sale(d.who, when, no, d.amount)
    csv(path, rows, sep=';', bom=True)
    return drop(facts.want('revenue customers', 'Valor of the instalments that were paid or are owed; what was refunded or removed is not'), 'orders')


@case('W24', 'payjp_charges.csv', 'PAY.JP: charges with captured false (only authorised, expired) and paid false (failure_code card_declined), refunded and amount_refunded (whole yen); created as unix seconds; customer cus_…; fee_rate 3.00', 'value', 'PAY.JP charge objects as a table, field names as documented; from memory')
def _(path):
    facts, rows = Facts(), [['id', 'object', 'livemode', 'created', 'amount', 'currency', 'paid', 'captured', 'captured_at', 'expired_at', 'refunded', 'amount_refunded', 'refund_reason', 'customer', 'description', 'failure_code', 'fee_rate', 'card.brand', 'card.last4']]
    base = day('1970-01-01')
    for d in deals(2024, range(8), 40, low=800, high=24000, places=0, gap=(0, 4)):
        who = f'cus_{d.who}f91b7c2e{d.who}4a'
        seconds = (d.day - base).days * 86400 + 3600 * 5
        failed, held = d.no in (7, 19, 33), d.no in (12, 27)
        back = {9: d.amount, 22: D(500), 30: D(1200) if d.amount > 1200 else D(100)}.get(d.no, D(0))
        rows.append([f'ch_{d.no:04}e0b4', 'charge', 'true', seconds, int(d.amount), 'jpy', 'false' if failed else 'true', 'false' if failed or held else 'true', '' if failed or held else seconds, seconds + 604800 if held else '', 'true' if back else 'false', int(back), 'requested_by_customer' if back else '', who, f'注文 {d.no + 7000}', 'card_declined' if failed else '', '3.00', 'Visa', 4000 + d.who])
        if not (failed or held):
            facts.sale(who, d.day, d.no, d.amount)
            if back:
                facts.refund(who, d.day, d.no, back, rows=0)
    csv(path, rows)
    return drop(facts.want('revenue customers per', 'amount less amount_refunded of what was paid and captured'), 'orders')


@case('W25', 'bexio_rechnungen_ch.csv', 'bexio (Swiss): Total beside "Erhaltene Zahlungen", Offen and Mahnstufe; Entwurf is no invoice yet, Offen, Teilweise bezahlt and Überfällig are owed, Storniert is void; "1\'234.50"; Kontakt beside Ansprechpartner (own staff)', 'value', 'bexio Rechnungsliste; ' + USUAL)
def _(path):
    facts, ch = Facts(), lambda x: en(x).replace(',', "'")
    rows = [['Nr.', 'Titel', 'Kontakt', 'Ansprechpartner', 'Datum', 'Zahlbar bis', 'Währung', 'Total', 'Erhaltene Zahlungen', 'Offen', 'Mahnstufe', 'Status']]
    for d in deals(2025, SWISS, 30, low=180, high=6200):
        state = {4: 'Entwurf', 10: 'Storniert', 13: 'Teilweise bezahlt', 18: 'Überfällig', 22: 'Teilweise bezahlt', 25: 'Storniert', 29: 'Offen', 30: 'Entwurf'}.get(d.no, 'Bezahlt')
        paid = {'Bezahlt': d.amount, 'Teilweise bezahlt': cents(d.amount * D('0.4'))}.get(state, D(0))
        rows.append([f'RE-{d.no + 10200}', ['Wartung', 'Beratung', 'Lieferung'][d.no % 3], d.who, ['Petra Wyss', 'Urs Frei'][d.no % 2], d.on('%d.%m.%Y'), later(d.day, 30).strftime('%d.%m.%Y'), 'CHF', ch(d.amount), ch(paid), ch(0 if state in ('Entwurf', 'Storniert') else d.amount - paid), 1 if state == 'Überfällig' else 0, state])
        if state not in ('Entwurf', 'Storniert'):
            facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows, sep=';', bom=True)
    return drop(facts.want('revenue customers per last', 'Total of what was invoiced; drafts and void ones are not'), 'orders')


@case('W26', 'easybill_dokumente_de.csv', 'easybill: Rechnung, Gutschrift (positive amount), Angebot, Zahlungserinnerung and Mahnung in one list; a reminder repeats the Betrag of its invoice under a number of its own ("Bezug" names it); Betrag "1.234,50"', 'ask', 'easybill Dokumentenliste; ' + USUAL)
def _(path):
    facts, rows, out = Facts(), [['Dokumentnummer', 'Dokumentart', 'Bezug', 'Datum', 'Fällig am', 'Kundennummer', 'Kunde', 'Betrag', 'Bezahlt am', 'Bearbeiter']], []
    for d in deals(2026, range(6), 26, low=90, high=3400):
        number = f'RE{d.no + 2300}'
        late = d.no in (5, 12, 18, 24)
        who = (10400 + d.who, DEU[d.who])
        if d.no % 4 == 1:
            out.append((later(d.day, -6), [f'AN{d.no + 800}', 'Angebot', '', None, '', *who, d.amount, '', 'tk']))
        out.append((d.day, [number, 'Rechnung', f'AN{d.no + 800}' if d.no % 4 == 1 else '', None, later(d.day, 14).strftime('%d.%m.%Y'), *who, d.amount, '' if late else later(d.day, 9).strftime('%d.%m.%Y'), 'tk']))
        facts.sale(str(who[0]), d.day, number, d.amount)
        if late:
            out.append((later(d.day, 20), [f'ZE{d.no + 50}', 'Zahlungserinnerung', number, None, later(d.day, 27).strftime('%d.%m.%Y'), *who, d.amount, '', 'mh']))
        if d.no in (5, 18):
            out.append((later(d.day, 34), [f'MA{d.no + 20}', 'Mahnung', number, None, later(d.day, 41).strftime('%d.%m.%Y'), *who, d.amount, '', 'mh']))
        if d.no in (8, 15):
            back = d.amount if d.no == 8 else D('25.50')
            out.append((later(d.day, 5), [f'GU{d.no + 10}', 'Gutschrift', number, None, '', *who, back, later(d.day, 6).strftime('%d.%m.%Y'), 'tk']))
            facts.refund(str(who[0]), later(d.day, 5), number, back)
    for when, row in sorted(out, key=lambda r: (r[0], r[1][0])):
        row[3], row[7] = when.strftime('%d.%m.%Y'), de(row[7])
        rows.append(row)
    csv(path, rows, sep=';', encoding='cp1252')
    return drop(facts.want('revenue customers per', 'invoices less credit notes: offers and reminders are no sales'), 'orders')


@case('W27', 'parcelle_forfettario_it.xlsx', 'Italian freelancer (regime forfettario, no IVA): Compenso + Rivalsa INPS 4% + Bollo (2.00 above 77.47) = Totale fattura; "Incassato" filled where paid, "Da incassare" else; Aliquota imposta 15% and "Imposta stimata" beside; row TOTALE', 'value', 'a freelancer’s list of invoices; from memory')
def _(path):
    facts, sums = Facts(), [D(0)] * 7
    rows = [['Elenco fatture 2024 - regime forfettario'], [], ['N.', 'Data', 'Cliente', 'Oggetto', 'Compenso', 'Rivalsa INPS 4%', 'Bollo', 'Totale fattura', 'Incassato', 'Da incassare', 'Imposta stimata (15% del 78%)']]
    for d in deals(2027, ITA, 28, low=60, high=1900, places=0):
        rivalsa, stamp = cents(d.amount * D('0.04')), D(2) if d.amount > D('77.47') else D(0)
        whole = d.amount + rivalsa + stamp
        paid = D(0) if d.no in (20, 24, 27, 28) else whole
        values = [d.amount, rivalsa, stamp, whole, paid, whole - paid, cents(d.amount * D('0.117'))]
        sums = [a + b for a, b in zip(sums, values)]
        rows.append([d.no, d.day, d.who, ['Consulenza', 'Progetto grafico', 'Formazione'][d.no % 3], *map(float, values)])
        facts.sale(d.who, d.day, d.no, whole)
    rows.append(['TOTALE', '', '', '', *map(float, sums)])
    xlsx(path, ('Fatture', rows, {'merged': ['A1:K1']}))
    return facts.want('revenue customers per last', 'Totale fattura: what the client pays; the estimated tax is the freelancer’s')


@case('W28', 'bsale_documentos_cl.csv', 'Bsale (Chile): NOTA DE VENTA and GUÍA DE DESPACHO carry the same Total as the FACTURA that follows (Referencia names it), BOLETA and FACTURA are sales, NOTA DE CRÉDITO positive; whole pesos "129.900"; Vendedor beside Cliente', 'ask', 'Bsale listado de documentos; ' + USUAL)
def _(path):
    facts, rows, out = Facts(), [['Tipo documento', 'N° documento', 'Fecha emisión', 'Referencia', 'RUT', 'Cliente', 'Vendedor', 'Sucursal', 'Total']], []
    pesos = lambda x: en(x, 0).replace(',', '.')
    for d in deals(2028, range(6), 24, low=9000, high=880000, places=0):
        who = [f'7{d.who}.40{d.who}.11{d.who}-{d.who}', CHILE[d.who], ['Pía Rojas', 'Luis Soto'][d.no % 2], 'Casa matriz']
        invoice = d.who % 2 == 0
        kind, no = ('FACTURA ELECTRÓNICA', 4100 + d.no) if invoice else ('BOLETA ELECTRÓNICA', 88100 + d.no)
        note = ''
        if invoice:
            out.append((later(d.day, -4), ['NOTA DE VENTA', 600 + d.no, '', *who, d.amount]))
            note = f'Nota de venta {600 + d.no}'
            if d.no % 2:
                out.append((later(d.day, -1), ['GUÍA DE DESPACHO ELECTRÓNICA', 2000 + d.no, note, *who, d.amount]))
                note = f'Guía de despacho {2000 + d.no}'
        out.append((d.day, [kind, no, note, *who, d.amount]))
        facts.sale(who[0], d.day, no, d.amount)
        if d.no in (7, 16):
            back = d.amount if d.no == 7 else D(5500)
            out.append((later(d.day, 3), ['NOTA DE CRÉDITO ELECTRÓNICA', 300 + d.no, f'{kind.split()[0].capitalize()} {no}', *who, back]))
            facts.refund(who[0], later(d.day, 3), no, back)
    for when, row in sorted(out, key=lambda r: (r[0], r[1][1])):
        rows.append([row[0], row[1], when.strftime('%d-%m-%Y'), row[2], *row[3:7], pesos(row[7])])
    csv(path, rows, sep=';', encoding='cp1252')
    return drop(facts.want('revenue customers', 'facturas and boletas less notas de crédito: orders and delivery notes are not yet a sale and are invoiced later'), 'orders')


@case('W29', 'jde_f4211_dump.csv', 'JD Edwards F4211: field names only (SDDOCO, SDAN8, SDTRDJ 124134, SDUORG, SDUPRC, SDAEXP), amounts as whole numbers with decimals that only the data dictionary knows, statuses 620, 980 and 999 without a legend', 'ask', 'JD Edwards table F4211, field names as documented')
def _(path):
    rows = [['SDKCOO', 'SDDOCO', 'SDDCTO', 'SDLNID', 'SDMCU', 'SDAN8', 'SDSHAN', 'SDTRDJ', 'SDLITM', 'SDDSC1', 'SDLTTR', 'SDNXTR', 'SDUORG', 'SDSOQS', 'SDUPRC', 'SDAEXP', 'SDUNCS', 'SDECST', 'SDCRCD']]
    for d in deals(2029, range(6), 20):
        for at, (name, code, quantity, price, amount) in enumerate(d.items, 1):
            gone = d.no in (7, 15)
            rows.append(['00001', 250000 + d.no, 'SO', at * 1000, '30', 4242 + d.who, 4242 + d.who, f'124{d.day.timetuple().tm_yday:03}', code, name, 980 if gone else 620, 999, quantity * 10000, 0 if gone else quantity * 10000, int(price * 10000), int(amount * 100), int(price * 6000), int(amount * 60), 'USD'])
    csv(path, rows)
    return only('where the decimals stand and what 980 means is in the system, not in the file: ask, or say so')


@case('W30', 'sap_copa_kunden_de.xlsx', 'SAP CO-PA by customer (German): Bruttoerlös − Erlösschmälerungen = Nettoerlös, − Herstellkosten = DB I, − Fracht und Provision = DB II; Absatzmenge beside; Kundengruppe rows as subtotals ("* Handel"), "** Ergebnis" below; one period', 'value', 'SAP CO-PA report as a workbook; from memory')
def _(path):
    facts, rng = Facts(), random.Random(2030)
    head = ['Kunde', 'Name', 'Absatzmenge ST', 'Bruttoerlös', 'Erlösschmälerungen', 'Nettoerlös', 'Herstellkosten', 'DB I', 'Fracht und Provision', 'DB II']
    rows, grand, no = [['Ergebnisbericht Kunde'], ['Periode 001.2024 bis 006.2024', '', '', 'Währung EUR'], [], head], [D(0)] * 8, 0
    groups = {'Handel': DEU[:4], 'Gastronomie': DEU[4:] + ['Café Lenz', 'Hotel Krone'], 'Industrie': ['Werk Süd AG', 'Metall Hartig', 'Pumpen Voss', 'Lacke Renner', 'Keramik Thal']}
    for group, people in groups.items():
        sums = [D(0)] * 8
        for who in people:
            no += 1
            gross = D(rng.randint(300000, 9000000)).scaleb(-2)
            less = cents(gross * rng.randint(2, 9) / 100)
            cost = cents(gross * rng.randint(45, 60) / 100)
            more = cents(gross * rng.randint(3, 8) / 100)
            values = [D(rng.randint(50, 2400)), gross, less, gross - less, cost, gross - less - cost, more, gross - less - cost - more]
            sums = [a + b for a, b in zip(sums, values)]
            rows.append([f'{100200 + no}', who, *map(float, values)])
            facts.sale(str(100200 + no), day('2024-06-30'), no, gross - less)
        rows.append([f'* {group}', '', *map(float, sums)])
        grand = [a + b for a, b in zip(grand, sums)]
    rows.append(['** Ergebnis', '', *map(float, grand)])
    xlsx(path, ('CO-PA', rows))
    return drop(facts.want('revenue customers per', 'Nettoerlös: what was granted as Erlösschmälerung was not paid; the rows with stars are sums'), 'orders')


@case('W31', 'suda_sales_discount_zhe_cn.csv', '速达: 折扣 as Chinese say it ("9折" is ninety percent of the price, "8.5折", empty for none), 数量 × 单价 without a discounted total; 成本单价 of one piece beside; 销售退货 as negative quantity; GBK', 'value', '速达 销售明细; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['单据日期', '单据编号', '单据类型', '客户', '货号', '品名', '单位', '数量', '单价', '折扣', '成本单价', '业务员', '备注']]
    goods = [('保温杯', 'BW-11', '58'), ('帆布袋', 'FB-22', '24'), ('台历', 'TL-33', '36'), ('雨伞', 'YS-44', '42')]
    for d in deals(2031, CNCO, 30, goods=goods, gap=(1, 4)):
        back = d.no in (12, 21)
        for at, (name, code, quantity, price, amount) in enumerate(d.items[:1] if back else d.items):
            quantity *= 10
            rate, word = [(D(1), ''), (D('0.9'), '9折'), (D('0.85'), '8.5折')][(d.no + at) % 3]
            cost = (price * D('0.6')).quantize(D('0.1'))
            whole = quantity * price * rate
            rows.append([d.iso(), f'{"XT" if back else "XS"}-{d.no + 400}', '销售退货' if back else '销售开单', d.who, code, name, '个', -quantity if back else quantity, plain(price), word, plain(cost), '小周', ''])
            (facts.refund if back else facts.sale)(d.who, d.day, d.no, whole, product=code, cost=quantity * cost)
    csv(path, rows, encoding='gbk')
    return drop(facts.want('revenue customers profit per products', '数量 × 单价 × 折 (9折 = 0.9); the cost of each piece times 数量'), 'orders')


@case('W32', 'haoshengyi_sales_cn.xlsx', '畅捷通好生意: 金额 of the lines, 整单优惠 and 应收金额 (= lines − 整单优惠) repeated on each line of the slip; 已收金额 and 未收金额 repeated too; 单据状态 已审核, 草稿, 已作废; 经手人 beside 客户名称; 合计 row sums only 数量 and 金额', 'value', '畅捷通好生意 销货单明细; ' + USUAL)
def _(path):
    facts, sums = Facts(), [0, D(0)]
    goods = [('复印纸', 'A4-70', '23.5'), ('墨盒', 'MH-02', '86'), ('文件柜', 'WJ-09', '420'), ('白板', 'BB-12', '128')]
    rows = [['单据日期', '单据编号', '单据状态', '客户编码', '客户名称', '经手人', '商品编码', '商品名称', '数量', '单价', '金额', '整单优惠', '应收金额', '已收金额', '未收金额']]
    for d in deals(2032, range(6), 24, goods=goods, gap=(1, 4)):
        state = {5: '草稿', 13: '已作废', 24: '草稿'}.get(d.no, '已审核')
        off = D(int(d.sum()) % 10) + d.sum() % 1 if d.no % 2 == 0 else D(0)
        due = d.sum() - off
        paid = due if d.no % 5 and state == '已审核' else D(0)
        for name, code, quantity, price, amount in d.items:
            rows.append([d.day, f'XH-{d.on("%Y%m")}-{d.no:04}', state, f'C{d.who + 1:03}', CNCO[d.who], '陈静', code, name, quantity, float(price), float(amount), float(off), float(due), float(paid), float(due - paid)])
            sums = [sums[0] + quantity, sums[1] + amount]
        if state == '已审核':
            facts.sale(f'C{d.who + 1:03}', d.day, d.no, due, rows=len(d.items))
    rows.append(['合计', '', '', '', '', '', '', '', sums[0], '', float(sums[1]), '', '', '', ''])
    xlsx(path, ('销货单明细', rows))
    return facts.want('revenue customers per last', '应收金额 once per slip: the lines less 整单优惠; drafts and void slips do not count')


@case('W33', 'clinic_claims_us.csv', 'a US clinic: Charges − Contractual Adj. (never to be paid) = Allowed = Insurance Paid + Patient Paid + Balance; Payer is the insurer, Provider the doctor, Patient Acct the patient; denied claims have the whole charge as adjustment', 'ask', 'a practice’s charge report; from memory')
def _(path):
    facts, rng = Facts(), random.Random(2033)
    rows = [['Claim ID', 'DOS', 'Patient Acct', 'Patient', 'Provider', 'Payer', 'CPT', 'Charges', 'Contractual Adj.', 'Allowed', 'Insurance Paid', 'Patient Paid', 'Balance', 'Posted']]
    people = EN + MORE[:6]
    for d in deals(2033, range(12), 40, low=80, high=600, places=0, gap=(0, 3)):
        denied = d.no in (14, 29)
        less = d.amount if denied else cents(d.amount * rng.choice([20, 35, 45]) / 100)
        allowed = d.amount - less
        insured = cents(allowed * D('0.8'))
        own = D(0) if d.no % 6 == 0 else allowed - insured
        rows.append([f'CL{d.no + 9000}', d.on('%m/%d/%Y'), f'{30100 + d.who}', ', '.join(people[d.who].split()[::-1]), ['Dr. Rae', 'Dr. Sung'][d.no % 2], ['Aetna', 'Cigna', 'BCBS'][d.who % 3], [99213, 99214, 93000][d.no % 3], plain(d.amount), plain(less), plain(allowed), plain(insured), plain(own), plain(allowed - insured - own), later(d.day, 21).strftime('%m/%d/%Y')])
        facts.sale(str(30100 + d.who), d.day, d.no, allowed)
    csv(path, rows)
    return drop(facts.want('revenue customers per', 'Allowed: what was paid or is owed; a contractual adjustment is never paid'), 'orders', 'rows')


@case('W34', 'subscription_customers.csv', 'a subscription analytics list: one row per customer with MRR, ARR, ARPA and "Total spend"; Status active, cancelled, trial, past_due; trials have an MRR that would be and Total spend 0; customer_id cus_…; Plan in words', 'ask', 'a customer list as of Baremetrics or ProfitWell; from memory')
def _(path):
    facts, rng = Facts(), random.Random(2034)
    rows = [['Customer ID', 'Email', 'Company', 'Status', 'Plan', 'MRR', 'ARR', 'Signed up', 'First payment', 'Last payment', 'Payments', 'Total spend', 'Months active']]
    firms = FIRMS + [f'{a} {b}' for a, b in zip('Pine Quay Rowan Salt Tern Upton Vale Wharf Yew Zinc Alder Birch Cove Delta Elm Ford Glen Hill'.split(), 'Sons Books Vets Bakery Sails Farm Dairy Gym Nursery Works Legal Media Tours Prints Homes Motors Foods Yoga'.split())]
    for at, who in enumerate(firms):
        state = {4: 'trial', 9: 'cancelled', 13: 'trial', 17: 'past_due', 21: 'cancelled'}.get(at, 'active')
        price, months = D(rng.choice([29, 79, 199])), rng.randint(1, 22)
        spent = D(0) if state == 'trial' else price * months - (D(10) if at % 4 == 0 else 0)
        start = later(day('2022-03-01'), rng.randint(0, 500))
        mrr = D(0) if state == 'cancelled' else price
        rows.append([f'cus_{at:02}PqX7', f'office@{who.split()[0].lower()}.example', who, state, {29: 'Starter', 79: 'Team', 199: 'Business'}[int(price)], '$' + en(mrr), '$' + en(mrr * 12), start.isoformat(), '' if state == 'trial' else start.isoformat(), '' if state == 'trial' else later(start, 30 * months).isoformat(), 0 if state == 'trial' else months, '$' + en(spent), 0 if state == 'trial' else months])
        if spent:
            facts.sale(f'cus_{at:02}PqX7', start, at, spent)
    csv(path, rows)
    return drop(facts.want('revenue', 'Total spend; MRR and ARR are rates, not money received'), 'orders', 'rows')


@case('W35', 'planning_center_giving.csv', 'Planning Center Giving: a gift to several funds has a row per fund: Designated Amount is the part, Donation Total (the gift) repeats on each; status succeeded, pending, failed, refunded; Fee negative on the first row; Donor ID beside First and Last Name (a couple as one donor)', 'value', 'Planning Center Giving export; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['Donation ID', 'Received Date', 'Donor ID', 'First Name', 'Last Name', 'Payment Method', 'Status', 'Fund', 'Designated Amount', 'Donation Total', 'Fee', 'Memo']]
    names = [('Clara', 'Boyd'), ('Iris', 'Dunn'), ('Hugo & Ann', 'Marsh'), ('Ned', 'Quill'), ('Ruth', 'Tate'), ('Walt', 'Ivey'), ('Ann', 'Marsh')]
    for d in deals(2035, range(7), 36, low=20, high=500, places=0, gap=(1, 4)):
        state = {6: 'failed', 15: 'refunded', 27: 'failed'}.get(d.no, 'succeeded')
        parts = [('General', d.amount)] if d.no % 3 else [('General', d.amount - 10), ('Missions', D(6)), ('Building', D(4))]
        for at, (fund, amount) in enumerate(parts):
            rows.append([71000200 + d.no, d.on('%m/%d/%Y'), 55100 + d.who, *names[d.who], 'ach' if d.no % 2 else 'card', state, fund, plain(amount), plain(d.amount), '-0.80' if at == 0 and state == 'succeeded' else '0.00', ''])
        if state == 'succeeded':
            facts.sale(str(55100 + d.who), d.day, d.no, d.amount, rows=len(parts))
    csv(path, rows)
    return drop(facts.want('revenue customers per', 'Designated Amount, or Donation Total once per gift: the same; failed and refunded gifts do not count'), 'orders')


@case('W36', 'mieterkonten_de.xlsx', 'German rents: Kaltmiete + NK-Vorauszahlung = Sollmiete per month and flat; "gezahlt" (sometimes less or twice) and "Rückstand" (running, per tenant) beside; Kaution in a column of its own on the first row of a tenant; row Summe', 'ask', 'a landlord’s list; from memory')
def _(path):
    facts, sums = Facts(), [D(0)] * 5
    rows = [['Mietübersicht Gartenstr. 12, Januar bis Mai 2024'], [], ['Monat', 'Wohnung', 'Mieter', 'Kaltmiete', 'NK-Vorauszahlung', 'Sollmiete', 'gezahlt', 'Rückstand', 'Kaution']]
    people = [('EG li', 'Familie Arslan', 780, 180), ('EG re', 'Bernd Kolb', 640, 150), ('1. OG li', 'Tina Voigt', 810, 190), ('1. OG re', 'WG Lampe/Roth', 930, 240), ('2. OG', 'Dr. Eva Sperl', 1120, 260), ('DG', 'Jonas Pfau', 560, 120)]
    late = {}
    for month in range(1, 6):
        for flat, who, rent, extra in people:
            due = D(rent + extra)
            paid = D(0) if (month, flat) == (3, 'DG') else due * 2 if (month, flat) == (4, 'DG') else due - 200 if (month, flat) in ((2, '1. OG re'), (4, '1. OG re')) else due
            late[who] = late.get(who, D(0)) + due - paid
            deposit = D(rent * 3) if (month, flat) == (1, '2. OG') or (month, flat) == (3, 'EG re') else None
            values = [D(rent), D(extra), due, paid, late[who]]
            sums = [a + b for a, b in zip(sums, values)]
            rows.append([day(f'2024-{month:02}-01'), flat, who, *map(float, values), '' if deposit is None else float(deposit)])
            facts.sale(who, day(f'2024-{month:02}-01'), (month, flat), due)
    rows.append(['Summe', '', '', *map(float, sums[:4])])
    xlsx(path, ('Mieten', rows, {'merged': ['A1:I1']}))
    return drop(facts.want('revenue customers per', 'Sollmiete: what the tenants owe; a Kaution is given back'), 'orders')


@case('W37', 'betalingen_verdeeld_nl.csv', 'Dutch: a payment spread over several invoices has a row per invoice: "Totaal betaling" repeats on each, Toegewezen is the part; Factuurbedrag beside (some invoices are paid in two payments); all invoices in the list are paid in full', 'value', 'a list of allocated payments; from memory')
def _(path):
    facts, rows, invoices = Facts(), [['Betaling', 'Ontvangen op', 'Debiteur', 'Naam', 'Totaal betaling', 'Factuur', 'Factuurdatum', 'Factuurbedrag', 'Toegewezen']], {}
    for d in deals(2037, range(6), 30, low=80, high=1900):
        invoices.setdefault(d.who, []).append(d)
        facts.sale(f'D{d.who + 301}', d.day, d.no, d.amount, rows=0)
    out, no = [], 0
    for who, mine in invoices.items():
        at = 0
        while at < len(mine):
            group = mine[at:at + 1 + (at + who) % 3]
            at += len(group)
            last = group[-1]
            if last.no % 4 == 0:
                part = cents(last.amount / 2)
                first = [(d, d.amount) for d in group[:-1]] + [(last, part)]
                out.append((later(last.day, 20), who, first))
                out.append((later(last.day, 45), who, [(last, last.amount - part)]))
            else:
                out.append((later(last.day, 20), who, [(d, d.amount) for d in group]))
    for when, who, parts in sorted(out, key=lambda r: (r[0], r[1])):
        no += 1
        for d, amount in parts:
            rows.append([f'BT{no + 700}', when.strftime('%d-%m-%Y'), f'D{who + 301}', NLD[who], de(sum(p[1] for p in parts)), f'F24{d.no:04}', d.on('%d-%m-%Y'), de(d.amount), de(amount)])
    csv(path, rows, sep=';', encoding='cp1252')
    return drop(facts.want('revenue customers per', 'Toegewezen, which is each payment once and each invoice once'), 'orders', 'rows')


@case('W38', 'schroeven_prijs_per_100_nl.csv', 'Dutch ironmonger: "Prijs per 100 st" and Aantal (250, 1.200), no line total; "Inkoop per 100 st" beside; returns with a negative Aantal; BTW % and Gewicht (kg)', 'ask', 'invoice lines of a wholesaler; from memory')
def _(path):
    facts, rng = Facts(), random.Random(2038)
    rows = [['Factuur', 'Datum', 'Klantnr', 'Klant', 'Artikel', 'Omschrijving', 'Aantal', 'Prijs per 100 st', 'Inkoop per 100 st', 'BTW %', 'Gewicht (kg)']]
    goods = [('SP-440', 'Spaanplaatschroef 4x40', '3.80', '2.10'), ('HB-680', 'Houtdraadbout 6x80', '12.40', '7.60'), ('PL-008', 'Plug 8 mm', '2.60', '1.20'), ('MR-010', 'Moer M10', '9.20', '5.00')]
    for d in deals(2038, range(6), 26, gap=(1, 5)):
        for code, name, price, cost in rng.sample(goods, d.no % 3 + 1):
            count = rng.randint(1, 40) * 50
            if d.no == 18:
                count = -200
            rows.append([f'F{d.no + 8800}', d.on('%d-%m-%Y'), 2000 + d.who, NLD[d.who], code, name, en(count, 0).replace(',', '.'), comma(price), comma(cost), 21, comma(D(abs(count)) / 250)])
            whole, spent = abs(count) * D(price) / 100, abs(count) * D(cost) / 100
            (facts.sale if count > 0 else facts.refund)(str(2000 + d.who), d.day, d.no, whole, product=code, cost=spent)
    csv(path, rows, sep=';')
    return drop(facts.want('revenue customers profit per products', 'Aantal × Prijs per 100 st / 100, cost alike'), 'orders')


@case('W39', 'export_invoices_rates.xlsx', 'an exporter’s list: Invoice amount in EUR, USD and GBP, Currency beside, "Rate to EUR" of the day in each row (1 for EUR), no amount in euros; Terms, Incoterm; credit notes negative', 'ask', 'an exporter’s list of invoices; from memory')
def _(path):
    facts, rows = Facts(), [['Invoice', 'Date', 'Customer', 'Incoterm', 'Currency', 'Invoice amount', 'Rate to EUR', 'Terms (days)']]
    rng = random.Random(2039)
    for d in deals(2039, FIRMS, 28, low=200, high=8000, places=0):
        money = ['EUR', 'USD', 'GBP'][FIRMS.index(d.who) % 3]
        rate = {'EUR': D(1), 'USD': D(rng.randint(89, 95)) / 100, 'GBP': D(rng.randint(114, 119)) / 100}[money]
        back = d.no in (11, 22)
        amount = D(60) if back else d.amount
        rows.append([f'{"CN" if back else "EX"}{d.no + 240}', d.day, d.who, ['FCA', 'DAP'][d.no % 2], money, float(-amount if back else amount), float(rate), 30])
        (facts.refund if back else facts.sale)(d.who, d.day, d.no, amount * rate)
    xlsx(path, ('Invoices', rows))
    return drop(facts.want('revenue customers', 'Invoice amount × Rate to EUR: euros, pounds and dollars cannot be added as they stand'), 'orders')


@case('W40', 'stripe_balance_with_email.csv', 'Stripe balance history with metadata: Amount in EUR beside Customer Facing Amount in the buyer’s currency; Type charge, payment, refund, payment_refund (negative), payout, stripe_fee and adjustment (a dispute, by the same buyer); "customer_email (metadata)" in the last column, empty on payouts and fees', 'value', 'Stripe balance history, ' + SEEN)
def _(path):
    facts, no = Facts(), 0
    rows = [['id', 'Type', 'Source', 'Amount', 'Fee', 'Destination Platform Fee', 'Destination Platform Fee Currency', 'Net', 'Currency', 'Created (UTC)', 'Available On (UTC)', 'Description', 'Customer Facing Amount', 'Customer Facing Currency', 'Transfer', 'Transfer Date (UTC)', 'Transfer Group', 'customer_email (metadata)']]

    def add(kind, when, amount, fee, text, facing=None, money='', who=''):
        nonlocal no
        no += 1
        rows.append([f'txn_{no:04}aQ', kind, f'{ {"charge": "ch", "payment": "py", "refund": "re", "payment_refund": "pyr", "payout": "po", "adjustment": "du"}.get(kind, "fee") }_{no:04}', plain(amount), plain(fee), '', '', plain(amount - fee), 'eur', when.strftime('%Y-%m-%d 16:20'), later(when, 5).strftime('%Y-%m-%d 00:00'), text, '' if facing is None else plain(facing), money, '', '', '', who])

    for d in deals(2040, range(6), 40, low=10, high=400, places=0, gap=(0, 3)):
        money, rate = [('eur', D(1)), ('usd', D('1.25')), ('gbp', D('0.8'))][d.who % 3]
        who = mail(EN[d.who])
        kind = 'payment' if d.no % 7 == 0 else 'charge'
        add(kind, d.day, d.amount, cents(d.amount * D('0.014') + D('0.25')), f'Order {d.no + 900}', d.amount * rate, money, who)
        facts.sale(who, d.day, d.no, d.amount)
        if d.no in (9, 21):
            back = d.amount if d.no == 9 else D(5)
            add('payment_refund' if kind == 'payment' else 'refund', later(d.day, 1), -back, D(0), f'REFUND FOR CHARGE (Order {d.no + 900})', -back * rate, money, who)
            facts.refund(who, later(d.day, 1), d.no, back)
        if d.no == 30:
            add('adjustment', later(d.day, 1), -d.amount, D(15), f'Chargeback withdrawal for ch_ (Order {d.no + 900})', None, '', who)
            facts.refund(who, later(d.day, 1), d.no, d.amount)
        if d.no % 10 == 0:
            add('payout', later(d.day, 2), -D(900 + d.no), D(0), 'STRIPE PAYOUT')
            add('stripe_fee', later(d.day, 2), D(0), D('2.40'), 'Billing Usage Fee')
    csv(path, rows)
    return drop(facts.want('revenue customers per', 'Amount (euros) of charges and payments less refunds and the dispute; payouts and fees are not the customers’'), 'orders', 'rows')


cases.save()
