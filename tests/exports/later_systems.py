"""Exports of systems, the fifth part: files/S01 to S31, added to expected.json.

    python3 tests/exports/later_systems.py

The expected numbers come from the facts that are rendered; the note of a case says why its number is right. Seeded: the
same bytes on every run.
"""
import pathlib
import random
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from common import CN, CNCO, DEU, EN, FIRMS, FRA, ITA, JP, JPCO, KR, NLD, POR, SEEN, TW, USUAL, cents, csv, deals, later, lined, mail  # noqa: E402
from counted import Facts, drop  # noqa: E402
from writing import Cases, D, comma, day, en, fr, plain, xlsx  # noqa: E402

cases = Cases(pathlib.Path(__file__).resolve().parent)
case = cases.case


# English --------------------------------------------------------------------------------------------------------------


@case('S01', 'wix_orders.csv', 'Wix: a row per item, Total, Refunded amount and Net amount of the order repeated on each; two sets of columns named Delivery …; Deposit amount and Gift card amount empty; Unpaid and Canceled', 'value', 'Wix Stores orders export; ' + SEEN)
def _(path):
    facts = Facts()
    place = ['Delivery country', 'Delivery state', 'Delivery state name', 'Delivery city', 'Delivery address', 'Delivery zip/postal code']
    rows = [['Order number', 'Date created', 'Time', 'Fulfill by', 'Total order quantity', 'Contact email', 'Note from customer', 'Additional checkout info', 'Item', 'Variant', 'SKU', 'Qty', 'Quantity refunded', 'Price', 'Weight', 'Custom text', 'Deposit amount',
             'Delivery method', 'Delivery time', 'Recipient name', 'Recipient phone', 'Recipient company name', *place, 'Billing name', 'Billing phone', 'Billing company name', *place, 'Payment status', 'Payment method', 'Coupon code', 'Gift card amount',
             'Shipping rate', 'Total tax', 'Total', 'Currency', 'Refunded amount', 'Net amount', 'Additional fees', 'Fulfillment status', 'Tracking number', 'Fulfillment service', 'Shipping label']]
    for d in deals(601, EN, 17, low=20, high=300):
        ship = D('5.50')
        whole = d.sum() + ship
        state, back = {10: ('Partially Refunded', D('6.40')), 12: ('Unpaid', D(0)), 14: ('Refunded', whole)}.get(d.no, ('Paid', D(0)))
        where = ['USA', 'US-OR', 'Oregon', 'Salem', '12 Main St', '97301']
        friend = EN[(EN.index(d.who) + 2) % 6] if d.no % 6 == 5 else d.who
        for name, code, quantity, price, amount in d.items:
            rows.append([10000 + d.no, d.on('%b %-d, %Y'), '9:15:51 AM', '', sum(x[2] for x in d.items), mail(d.who), '', '', name, '', code, quantity, quantity if state == 'Refunded' else 0, plain(price), '0.4', '', '', 'Standard', '', friend, "'+15550101", '', *where,
                         d.who, "'+15550101", '', *where, state, 'Credit/Debit Card' if state != 'Unpaid' else 'Manual', '', '', plain(ship), '0.00', plain(whole), 'USD', plain(back), plain(whole - back), '0.00', 'Canceled' if state == 'Unpaid' else 'Fulfilled', '', '', ''])
        if state != 'Unpaid':
            facts.sale(mail(d.who), d.day, d.no, whole, rows=len(d.items))
            if back:
                facts.refund(mail(d.who), d.day, d.no, back, rows=0)
    csv(path, rows, quotes='all')
    return drop(facts.want('revenue customers', 'Total (items + shipping) once per order less Refunded amount = Net amount; the unpaid, canceled order is no sale'), 'orders')


GUMROAD = ['Purchase ID', 'Item Name', 'Buyer Name', 'Purchase Email', 'Buyer Email', 'Do not contact?', 'Purchase Date', 'Purchase Time (UTC timezone)', 'Subtotal ($)', 'Taxes ($)', 'Shipping ($)', 'Sale Price ($)', 'Fees ($)', 'Net Total ($)', 'Tip ($)',
           'Tax Included in Price?', 'Street Address', 'City', 'Zip Code', 'State', 'Country', 'Referrer', 'Refunded?', 'Partial Refund ($)', 'Fully Refunded?', 'Disputed?', 'Dispute Won?', 'Variants', 'Discount Code', 'Recurring Charge?', 'Free trial purchase?',
           'Pre-order authorization?', 'Product ID', 'Order Number', 'Custom Fields', 'Item Price ($)', 'Variants Price ($)', 'Giftee Email', 'SKU ID', 'Quantity', 'Recurrence', 'Affiliate', 'Affiliate commission ($)', 'Discover?', 'Rating', 'Review', 'License Key', 'Payment Type']


@case('S02', 'gumroad_sales.csv', 'Gumroad: flags as 0 and 1, Partial Refund ($) and Fully Refunded? 1, Fees and Net Total, a row "Totals" below; State is a US state', 'value', 'Gumroad sales CSV; header as in its public source code (PurchaseExportService)')
def _(path):
    facts, rows = Facts(), [GUMROAD]
    sums = dict.fromkeys(['Subtotal ($)', 'Sale Price ($)', 'Fees ($)', 'Net Total ($)', 'Partial Refund ($)'], D(0))
    for d in deals(602, EN, 23, low=9, high=120, places=0):
        full, part = d.no == 11, D('4.00') if d.no == 16 else D(0)
        fee = cents(d.amount * D('0.1') + D('0.5'))
        cells = {'Subtotal ($)': d.amount, 'Sale Price ($)': d.amount, 'Fees ($)': fee, 'Net Total ($)': d.amount - fee, 'Partial Refund ($)': part}
        for key in sums:
            sums[key] += cells[key]
        rows.append(lined(GUMROAD, **{key: plain(value) for key, value in cells.items()}, **{
            'Purchase ID': f'q{d.no:02}Zk==', 'Item Name': ['Icon set', 'Watercolor brushes'][d.no % 2], 'Buyer Name': d.who, 'Purchase Email': mail(d.who), 'Buyer Email': mail(d.who), 'Do not contact?': 0, 'Purchase Date': d.iso(), 'Purchase Time (UTC timezone)': '18:02:11',
            'Taxes ($)': '0.00', 'Shipping ($)': '0.00', 'Tip ($)': '0.00', 'Tax Included in Price?': 0, 'State': ['OR', 'ME', 'IN'][d.no % 3], 'Country': 'United States', 'Referrer': 'direct', 'Refunded?': int(full or part > 0), 'Fully Refunded?': int(full), 'Disputed?': 0,
            'Dispute Won?': 0, 'Recurring Charge?': 0, 'Free trial purchase?': 0, 'Pre-order authorization?': 0, 'Product ID': 'pd' + str(d.no % 2), 'Order Number': 559000100 + d.no, 'Item Price ($)': plain(d.amount), 'Variants Price ($)': '0.00', 'Quantity': 1, 'Affiliate commission ($)': '', 'Discover?': 0, 'Payment Type': 'card'}))
        facts.sale(mail(d.who), d.day, d.no, d.amount)
        if full or part:
            facts.refund(mail(d.who), d.day, d.no, d.amount if full else part, rows=0)
    rows.append(lined(GUMROAD, **{'Purchase ID': 'Totals'}, **{key: plain(value) for key, value in sums.items()}))
    csv(path, rows)
    return drop(facts.want('revenue customers', 'Sale Price less the partial refund, the fully refunded sale nets to nothing; the row Totals never counts'), 'orders', 'rows')


@case('S03', 'vend_sales_ledger.csv', 'Lightspeed Retail X (Vend): each sale as a row "Sale" (its total), rows "Sale Line" (its items) and a row "Payment"; returns negative; VOIDED', 'ask', 'Lightspeed X-Series sales ledger; ' + USUAL)
def _(path):
    facts = Facts()
    rows = [['Date', 'Receipt Number', 'Line Type', 'Customer Code', 'Customer Name', 'Note', 'Quantity', 'Subtotal', 'Sales Tax', 'Discount', 'Loyalty', 'Total', 'Paid', 'Details', 'Register', 'User', 'Status', 'Sku']]
    for d in deals(603, FIRMS, 15):
        state, who, back = 'VOIDED' if d.no == 13 else 'CLOSED', d.who.replace(' ', '-') + '-7Q', d.no == 10
        lines = [(name, code, -1 if back else quantity, -price if back else amount) for name, code, quantity, price, amount in (d.items[:1] if back else d.items)]
        net = lambda value: cents(value / D('1.15'))
        base_ = [d.on('%Y-%m-%d 11:20:33'), f'MAIN-{d.no + 200}']
        whole, part = sum(x[3] for x in lines), sum(net(x[3]) for x in lines)
        rows.append([*base_, 'Sale', who, d.who, '', sum(x[2] for x in lines), plain(part), plain(whole - part), '0.00', '0.00', plain(whole), plain(whole), ' + '.join(f'{x[2]} X {x[0]}' for x in lines), 'Main', 'Dana Poole', state, ''])
        for name, code, quantity, amount in lines:
            rows.append([*base_, 'Sale Line', who, d.who, '', quantity, plain(net(amount)), plain(amount - net(amount)), '0.00', '0.00', plain(amount), '', name, 'Main', 'Dana Poole', state, code])
            if state == 'CLOSED':
                (facts.refund if back else facts.sale)(who, d.day, d.no, abs(amount))
        rows.append([*base_, 'Payment', who, d.who, '', '', '', '', '', '', '', plain(whole), 'Credit Card', 'Main', 'Dana Poole', state, ''])
    csv(path, rows)
    return facts.want('revenue customers per', 'Total of the rows "Sale" (= of their "Sale Lines"), once, without the voided one; or ask what a row is, or tax')


@case('S04', 'freshbooks_invoice_details.csv', 'FreshBooks invoice details: Rate × Quantity less Discount Percentage = Line Total; no taxes; paid, sent, overdue (owed), draft (no sale); Date Issued, Due and Paid', 'value', 'FreshBooks invoice details report; ' + SEEN)
def _(path):
    facts = Facts()
    rows = [['Client Name', 'Invoice #', 'Date Issued', 'Date Due', 'Invoice Status', 'Date Paid', 'Item Name', 'Item Description', 'Rate', 'Quantity', 'Discount Percentage', 'Line Subtotal', 'Tax 1 Type', 'Tax 1 Amount', 'Tax 2 Type', 'Tax 2 Amount', 'Line Total', 'Currency']]
    goods = [('Design', 'Hourly design', '85.00'), ('Copy', 'Copywriting', '62.50'), ('Hosting', 'Monthly hosting', '39.00'), ('Audit', 'Site audit', '410.00')]
    for d in deals(604, FIRMS, 17, goods=goods):
        state, rate = {10: 'draft', 14: 'overdue', 17: 'sent'}.get(d.no, 'paid'), [0, 0, 10, 5][d.no % 4]
        for name, about, quantity, price, amount in d.items:
            value = cents(amount * (100 - rate) / 100)
            rows.append([d.who, f'{d.no:07}', d.on('%m/%d/%Y'), later(d.day, 30).strftime('%m/%d/%Y'), state, later(d.day, 12).strftime('%m/%d/%Y') if state == 'paid' else '', name, about, plain(price), quantity, rate, plain(value), '', '0.00', '', '0.00', plain(value), 'USD'])
            if state != 'draft':
                facts.sale(d.who, d.day, d.no, value)
    csv(path, rows)
    return facts.want('revenue customers per last', 'Line Total of what was sent, the discount already taken off; a draft is no sale, what is owed counts')


@case('S05', 'razorpay_payments.csv', 'Razorpay: failed attempts before the captured one (same order_id), amount_refunded and refund_status partial and full, fee and tax (of the fee), d/m/Y created_at', 'value', 'Razorpay payments report; ' + SEEN)
def _(path):
    facts = Facts()
    head = ['id', 'amount', 'currency', 'status', 'order_id', 'invoice_id', 'international', 'method', 'amount_refunded', 'amount_transferred', 'refund_status', 'captured', 'description', 'card_id', 'card', 'bank', 'wallet', 'vpa', 'email', 'contact', 'notes', 'fee', 'tax', 'error_code', 'error_description', 'created_at']
    rows = [head]
    for d in deals(605, EN, 19, low=250, high=6000):
        back, word = {11: (D('150.00'), 'partial'), 16: (d.amount, 'full')}.get(d.no, (D(0), 'null'))
        fee = cents(d.amount * D('0.0236'))
        same = dict(amount=plain(d.amount), currency='INR', order_id=f'order_N{d.no:03}x', international=0, method=['upi', 'card', 'netbanking'][d.no % 3], email=mail(d.who), contact=f'+91990000010{EN.index(d.who)}', notes='[]', amount_transferred='0.00')
        if d.no % 5 == 3:
            rows.append(lined(head, id=f'pay_F{d.no:03}a', status='failed', captured=0, amount_refunded='0.00', refund_status='null', fee='0.00', tax='0.00', error_code='BAD_REQUEST_ERROR', error_description='Payment was not completed on time.', created_at=d.on('%d/%m/%Y 14:02:10'), **same))
        rows.append(lined(head, id=f'pay_S{d.no:03}b', status='refunded' if word == 'full' else 'captured', captured=1, amount_refunded=plain(back), refund_status=word, fee=plain(fee), tax=plain(fee * D('0.1525')), created_at=d.on('%d/%m/%Y 14:07:45'), **same))
        facts.sale(mail(d.who), d.day, d.no, d.amount)
        if back:
            facts.refund(mail(d.who), d.day, d.no, back, rows=0)
    csv(path, rows)
    return drop(facts.want('revenue customers', 'amount of what was captured less amount_refunded (once); failed attempts never were money'), 'orders')


@case('S06', 'lazada_orders.xlsx', 'Lazada: a row per piece, paidPrice = unitPrice + sellerDiscountTotal (negative), status delivered, confirmed, canceled and returned, four dates, shipping name beside', 'ask', 'Lazada seller center order export; ' + USUAL)
def _(path):
    facts, rng = Facts(), random.Random(606)
    rows = [['orderItemId', 'orderType', 'deliveryType', 'lazadaId', 'sellerSku', 'lazadaSku', 'createTime', 'updateTime', 'orderNumber', 'deliveredDate', 'customerName', 'shippingName', 'shippingPhone', 'shippingCity', 'billingName', 'payMethod', 'paidPrice', 'unitPrice', 'sellerDiscountTotal', 'shippingFee', 'walletCredit', 'itemName', 'variation', 'status']]
    for d in deals(606, EN, 15, high=200):
        state = {8: 'canceled', 12: 'returned', 15: 'confirmed'}.get(d.no, 'delivered')
        for name, code, quantity, price, _ in d.items:
            for _ in range(min(quantity, 2)):
                off = D(rng.choice([0, 0, 2, 5]))
                rows.append([f'6120011{len(rows):05}', 'Normal', 'dropshipping', f'L{len(rows):04}', code, f'{code}_MY', d.on('%d %b %Y 10:11'), later(d.day, 5).strftime('%d %b %Y 18:40'), f'29900{d.no:05}', later(d.day, 4).strftime('%d %b %Y 15:00') if state == 'delivered' else '', d.who, EN[d.no % 6], '6012****89', 'Ipoh', d.who,
                             'COD', float(price - off), float(price), float(-off), 0.0, 0.0, name, '', state])
                if state in ('delivered', 'confirmed'):
                    facts.sale(d.who, d.day, d.no, price - off)
    xlsx(path, ('sheet1', rows))
    return facts.want('revenue customers', 'paidPrice of what was neither canceled nor returned; or ask (paid or unit price)')


@case('S07', 'bandcamp_sales.csv', 'Bandcamp: UTF-16 with commas, item price × quantity = sub total, + additional fan contribution + shipping = item total; fees and amount you received; rows "refund" negative', 'value', 'Bandcamp raw sales data; ' + USUAL)
def _(path):
    facts = Facts()
    rows = [['date', 'paid to', 'item type', 'item name', 'artist', 'currency', 'item price', 'quantity', 'discount code', 'sub total', 'additional fan contribution', 'shipping', 'transaction fee', 'fee type', 'item total', 'amount you received', 'bandcamp transaction id', 'package', 'catalog number', 'buyer name', 'buyer email', 'country', 'payment state']]
    for d in deals(607, EN, 21, low=7, high=30, places=0):
        kind, quantity = ['album', 'track', 'package'][d.no % 3], 2 if d.no % 6 == 2 else 1
        extra, ship = D(2 if d.no % 4 == 0 else 0), D('6.00') if kind == 'package' else D(0)
        sub = d.amount * quantity
        whole = sub + extra + ship
        fee = cents(whole * D('0.12'))
        about = ['label@inbox.example', kind, 'Night Ferry', 'The Quills', 'USD', plain(d.amount), quantity, '', plain(sub), plain(extra), plain(ship), plain(fee), 'Bandcamp', plain(whole), plain(whole - fee), 3300400 + d.no, 'LP' if kind == 'package' else '', 'QL-004', d.who, mail(d.who), 'US', 'paid']
        rows.append([d.on('%-m/%-d/%y 6:22pm'), *about])
        facts.sale(mail(d.who), d.day, d.no, whole)
        if d.no in (10, 17):
            gone = list(about)
            gone[1], gone[5], gone[6], gone[8], gone[9], gone[10], gone[11], gone[13], gone[14] = 'refund', plain(-d.amount), quantity, plain(-sub), plain(-extra), plain(-ship), plain(-fee), plain(-whole), plain(fee - whole)
            rows.append([later(d.day, 1).strftime('%-m/%-d/%y 9:40am'), *gone])
            facts.refund(mail(d.who), d.day, d.no, whole)
    csv(path, rows, encoding='utf-16')
    return drop(facts.want('revenue customers', 'item total, the refund rows are negative and take their sales off'), 'orders')


@case('S08', 'loyverse_receipts.csv', 'Loyverse: Gross sales − Discounts = Net sales = Total collected (no taxes), Cost of goods and Gross profit, Refund receipts negative, a Cancelled one, Cashier beside Customer', 'value', 'Loyverse receipts report; ' + SEEN)
def _(path):
    facts = Facts()
    rows = [['Date', 'Receipt number', 'Receipt type', 'Gross sales', 'Discounts', 'Net sales', 'Taxes', 'Total collected', 'Cost of goods', 'Gross profit', 'Payment type', 'Description', 'Dining option', 'POS', 'Store', 'Cashier name', 'Customer name', 'Customer contacts', 'Status']]
    for d in deals(608, EN, 20):
        off = cents(d.sum() * D('0.1')) if d.no % 4 == 0 else D(0)
        net, cost = d.sum() - off, cents(d.sum() * D('0.46'))
        gone = d.no == 12

        def put(kind, when, no, sign):
            rows.append([when.strftime('%-m/%-d/%y 1:33 PM'), no, kind, *(plain(sign * x) for x in (d.sum(), off, net, D(0), net, cost, net - cost)), 'Card', ', '.join(f'{x[2]} X {x[0]}' for x in d.items), '', 'POS 1', 'Main', ['Dana', 'Rob'][d.no % 2], d.who, mail(d.who), 'Cancelled' if gone else 'Closed'])
        put('Sale', d.day, f'1-{2000 + d.no}', 1)
        if not gone:
            facts.sale(d.who, d.day, d.no, net, None, cost)
        if d.no in (9, 15):
            put('Refund', later(d.day, 1), f'1-{2000 + d.no}R', -1)
            facts.refund(d.who, later(d.day, 1), f'r{d.no}', net, None, cost)
    csv(path, rows)
    return facts.want('revenue customers profit', 'Net sales = Total collected; refunds are negative rows with their cost; the cancelled receipt does not count')


@case('S09', 'qbd_sales_by_customer_detail.csv', 'QuickBooks Desktop, Sales by Customer Detail: two blank columns, the customer on a row of its own and again under Name, a running Balance per customer, "Total …" and TOTAL; credit memos negative', 'value', 'QuickBooks Desktop report to CSV; ' + USUAL)
def _(path):
    facts, rows, whole = Facts(), [['', '', 'Type', 'Date', 'Num', 'Memo', 'Name', 'Item', 'Qty', 'Sales Price', 'Amount', 'Balance']], D(0)
    list_ = deals(609, FIRMS, 16)
    for who in sorted(FIRMS):
        rows.append(['', who] + [''] * 10)
        run = D(0)
        for d in (x for x in list_ if x.who == who):
            lines = [('Invoice', d.day, 3000 + d.no, *item) for item in d.items]
            if d.no in (9, 13):
                name, code, _, price, _ = d.items[0]
                lines.append(('Credit Memo', later(d.day, 1), f'CM{d.no}', name, code, -1, price, -price))
            for kind, when, no, name, code, quantity, price, amount in lines:
                run += amount
                rows.append(['', '', kind, when.strftime('%m/%d/%Y'), no, name, who, f'{code} ({name})', quantity, plain(price), plain(amount), plain(run)])
                (facts.sale if amount > 0 else facts.refund)(who, when, no, abs(amount))
        rows.append(['', f'Total {who}'] + [''] * 8 + [plain(run), plain(run)])
        whole += run
    rows.append(['TOTAL'] + [''] * 9 + [plain(whole), plain(whole)])
    csv(path, rows)
    return facts.want('revenue customers per', 'Amount of the lines once: totals and the running Balance never count')


# German ---------------------------------------------------------------------------------------------------------------


@case('S10', 'jtl_auftraege.csv', 'JTL-Wawi: a row per position (shipping is a position of its own), Auftragswert Brutto repeated, Storniert Ja and Nein, Plattform, Versanddatum', 'value', 'JTL-Ameise, Auftragsexport; ' + USUAL)
def _(path):
    facts = Facts()
    rows = [['Auftragsnummer', 'Auftragsdatum', 'Plattform', 'Kundennummer', 'Firma', 'Ort', 'Land', 'Zahlungsart', 'Positionstyp', 'Artikelnummer', 'Artikelname', 'Menge', 'VK Brutto', 'MwSt in %', 'Gesamt Brutto', 'Auftragswert Brutto', 'Storniert', 'Versanddatum']]
    for d in deals(610, range(6), 15):
        gone, who, whole = d.no in (8, 13), str(11040 + d.who), d.sum() + D('5.90')
        for name, code, quantity, price, amount in d.items + [('Versand DHL', '', 1, D('5.90'), D('5.90'))]:
            rows.append([f'AU2024{d.no:05}', d.on('%d.%m.%Y'), ['JTL-Shop', 'eBay', 'Amazon'][d.no % 3], who, DEU[d.who], 'Jena', 'Deutschland', 'PayPal', 'Artikel' if code else 'Versand', code, name, quantity, comma(price), 19, comma(amount), comma(whole), 'Ja' if gone else 'Nein', '' if gone else later(d.day, 2).strftime('%d.%m.%Y')])
        if not gone:
            facts.sale(who, d.day, d.no, whole, rows=len(d.items) + 1)
    csv(path, rows, sep=';', encoding='cp1252')
    return facts.want('revenue customers per last', 'the positions, shipping among them, make the Auftragswert: once per order')


@case('S11', 'datev_buchungsstapel.csv', 'DATEV: a line EXTF above the header, Soll/Haben, debtor accounts 10000 on are the customers; revenue entries, receipts on 1200 and purchases of creditors in one list; Belegdatum 1405 without a year', 'ask', 'DATEV Buchungsstapel (EXTF); header as quoted in public importers (string search)')
def _(path):
    facts = Facts()
    top = '"EXTF";700;21;"Buchungsstapel";13;20240801093000000;;"RE";"";"";29098;55003;20240101;4;20240101;20240731;"Erlöse 2024";"MK";1;;0;"EUR"\r\n'
    rows = [['Umsatz (ohne Soll/Haben-Kz)', 'Soll/Haben-Kennzeichen', 'WKZ Umsatz', 'Kurs', 'Basis-Umsatz', 'WKZ Basis-Umsatz', 'Konto', 'Gegenkonto (ohne BU-Schlüssel)', 'BU-Schlüssel', 'Belegdatum', 'Belegfeld 1', 'Belegfeld 2', 'Skonto', 'Buchungstext']]
    for d in deals(611, range(6), 17, low=80, high=2400):
        who = str(10010 + d.who)
        rows.append([comma(d.amount), 'S', 'EUR', '', '', '', who, '8400', '', d.on('%d%m'), f'RE{d.no:04}', '', '', DEU[d.who]])
        facts.sale(who, d.day, d.no, d.amount)
        if d.no in (9, 14):
            rows.append(['59,50', 'H', 'EUR', '', '', '', who, '8400', '', later(d.day, 1).strftime('%d%m'), f'GS{d.no:04}', '', '', DEU[d.who]])
            facts.refund(who, later(d.day, 1), f'g{d.no}', '59.50')
        if d.no < 15:
            rows.append([comma(d.amount), 'S', 'EUR', '', '', '', '1200', who, '', later(d.day, 10).strftime('%d%m'), f'RE{d.no:04}', '', '', f'Zahlung {DEU[d.who]}'])
        if d.no % 4 == 0:
            rows.append(['119,00', 'H', 'EUR', '', '', '', '70004', '4930', '9', d.on('%d%m'), f'ER{d.no}', '', '', 'Bürobedarf Lang'])
    csv(path, rows, sep=';', encoding='cp1252', quotes='text', before=top)
    return facts.want('revenue customers per', 'entries debtor to 8400: S adds, H takes off; receipts and purchases are no sales; or ask')


@case('S12', 'shopware6_orders.csv', 'Shopware 6: machine words (paid, open, failed, refunded; completed, cancelled), amount_total and amount_net repeated on each line item, shipping_total in it', 'ask', 'Shopware 6 import/export profile for orders; ' + USUAL)
def _(path):
    facts = Facts()
    rows = [['order_number', 'order_date_time', 'order_state', 'payment_state', 'delivery_state', 'tax_status', 'amount_total', 'amount_net', 'shipping_total', 'currency', 'customer_number', 'customer_first_name', 'customer_last_name', 'customer_email', 'line_item_label', 'line_item_product_number', 'line_item_quantity', 'line_item_unit_price', 'line_item_total_price']]
    for d in deals(612, range(6), 16):
        order, paid, sent = {8: ('cancelled', 'failed', 'open'), 12: ('completed', 'refunded', 'returned')}.get(d.no, ('completed', 'paid', 'shipped'))
        who, whole, name_ = str(10060 + d.who), d.sum() + D('4.95'), EN[d.who].split()
        for name, code, quantity, price, amount in d.items:
            rows.append([10300 + d.no, f'{d.iso()} 09:14:22.105', order, paid, sent, 'gross', plain(whole), plain(whole / D('1.19')), '4.95', 'EUR', who, *name_, mail(EN[d.who]), name, code, quantity, plain(price), plain(amount)])
        if paid == 'paid':
            facts.sale(who, d.day, d.no, whole, rows=len(d.items))
    csv(path, rows, sep=';', quotes='all')
    return facts.want('revenue customers per', 'amount_total once per order that was paid and not refunded; or ask total or net')


# French ---------------------------------------------------------------------------------------------------------------


@case('S13', 'fec_ecritures.txt', 'French FEC (fichier des écritures comptables): pipes; each invoice as 411 debit, 706 credit and 44571 credit, receipts 512/411, purchases 607/401; customers under CompAuxNum', 'ask', 'FEC, article A47 A-1 LPF; header as quoted in public exporters (string search)')
def _(path):
    facts, n = Facts(), 0
    rows = [['JournalCode', 'JournalLib', 'EcritureNum', 'EcritureDate', 'CompteNum', 'CompteLib', 'CompAuxNum', 'CompAuxLib', 'PieceRef', 'PieceDate', 'EcritureLib', 'Debit', 'Credit', 'EcritureLet', 'DateLet', 'ValidDate', 'Montantdevise', 'Idevise']]

    def entry(code, name, when, ref, text_, *lines):
        nonlocal n
        n += 1
        for account, label, aux, auxname, debit, credit in lines:
            rows.append([code, name, n, when.strftime('%Y%m%d'), account, label, aux, auxname, ref, when.strftime('%Y%m%d'), text_, comma(debit), comma(credit), '', '', '20240801', '', ''])
    for d in deals(613, range(6), 13, low=80, high=1900):
        who, name, tax = f'C{d.who + 1:04}', FRA[d.who], cents(d.amount * D('0.2'))
        entry('VE', 'Journal des ventes', d.day, f'F2024-{d.no:03}', f'Facture {name}', ('411000', 'Clients', who, name, d.amount + tax, 0), ('706000', 'Prestations de services', '', '', 0, d.amount), ('445710', 'TVA collectée', '', '', 0, tax))
        facts.sale(who, d.day, d.no, d.amount + tax)
        if d.no == 9:
            entry('VE', 'Journal des ventes', later(d.day, 1), 'AV2024-01', f'Avoir {name}', ('411000', 'Clients', who, name, 0, 60), ('706000', 'Prestations de services', '', '', 50, 0), ('445710', 'TVA collectée', '', '', 10, 0))
            facts.refund(who, later(d.day, 1), 'a9', 60)
        if d.no < 11:
            entry('BQ', 'Banque', later(d.day, 8), f'F2024-{d.no:03}', f'Virement {name}', ('512000', 'Banque', '', '', d.amount + tax, 0), ('411000', 'Clients', who, name, 0, d.amount + tax))
        if d.no % 5 == 0:
            entry('AC', 'Journal des achats', d.day, f'A{d.no}', 'Papeterie Colin', ('607000', 'Achats', '', '', 100, 0), ('445660', 'TVA déductible', '', '', 20, 0), ('401000', 'Fournisseurs', 'F0002', 'Papeterie Colin', 0, 120))
    csv(path, rows, sep='|', encoding='cp1252')
    return drop(facts.want('revenue customers per', 'journal VE, account 411: debit less credit of each client; or ask (or 706 without VAT)'), 'rows')


@case('S14', 'ulule_contributions.csv', 'Ulule: Quantité × Montant unitaire + Frais de port + Don supplémentaire = Montant total; Paiement validé, Paiement refusé, Annulé, Remboursé; Prénom and Nom', 'value', 'Ulule, export des contributions; ' + USUAL)
def _(path):
    facts = Facts()
    rows = [['N° de commande', 'Date', 'Prénom', 'Nom', 'Email', 'Contrepartie', 'Quantité', 'Montant unitaire', 'Frais de port', 'Don supplémentaire', 'Montant total', 'Moyen de paiement', 'Statut']]
    for d in deals(614, EN, 22, low=15, high=400, places=0):
        quantity, ship, gift = d.no % 3 % 2 + 1, D('4.90'), D(5 if d.no % 4 == 0 else 0)
        state = {8: 'Paiement refusé', 13: 'Annulé', 18: 'Remboursé'}.get(d.no, 'Paiement validé')
        whole = d.amount * quantity + ship + gift
        euro = lambda value: f'{fr(value)} €'
        rows.append([880300 + d.no, d.on('%d/%m/%Y 21:04'), *d.who.split(), mail(d.who), ['Le livre', 'Livre + affiche'][d.no % 2], quantity, euro(d.amount), euro(ship), euro(gift), euro(whole), 'Carte bancaire', state])
        if state == 'Paiement validé':
            facts.sale(mail(d.who), d.day, d.no, whole)
    csv(path, rows, sep=';', bom=True)
    return facts.want('revenue customers', 'Montant total of the validated payments')


# Spanish --------------------------------------------------------------------------------------------------------------


TIENDA = ('Número de orden;Email;Fecha;Estado de la orden;Estado del pago;Estado del envío;Moneda;Subtotal de productos;Descuento;Costo de envío;Total;Nombre del comprador;DNI / CUIT;Teléfono;Nombre para el envío;Teléfono para el envío;Dirección;Número;Piso;Localidad;Ciudad;'
          'Código postal;Provincia o estado;País;Medio de envío;Medio de pago;Cupón de descuento;Notas del comprador;Notas del vendedor;Fecha de pago;Fecha de envío;Nombre del producto;Precio del producto;Cantidad del producto;SKU;Canal;Código de tracking del envío;'
          'Identificador de la transacción en el medio de pago;Identificador de la orden;Producto Físico;Persona que registró la venta;Sucursal de venta;Vendedor;Fecha y hora de cancelación;Motivo de cancelación').split(';')


@case('S15', 'tiendanube_ventas.csv', 'Tiendanube: order fields on the first line only, the next lines hold number, email and product; Subtotal − Descuento + Costo de envío = Total; Cancelada with Pago Pendiente; Windows-1252', 'value', 'Tiendanube, exportar ventas; ' + SEEN)
def _(path):
    facts, rows = Facts(), [TIENDA]
    for d in deals(615, range(6), 16):
        gone, off, ship = d.no in (8, 13), cents(d.sum() * D('0.1')) if d.no % 5 == 0 else D(0), D('7.50')
        whole, who, post = d.sum() - off + ship, EN[d.who], mail(EN[d.who])
        for at, (name, code, quantity, price, amount) in enumerate(d.items):
            item = {'Número de orden': 2050 + d.no, 'Email': post, 'Nombre del producto': name, 'Precio del producto': comma(price), 'Cantidad del producto': quantity, 'SKU': code}
            if at == 0:
                item.update({'Fecha': d.on('%d/%m/%Y 10:02:00'), 'Estado de la orden': 'Cancelada' if gone else 'Abierta', 'Estado del pago': 'Pendiente' if gone else 'Recibido', 'Estado del envío': 'No está empaquetado' if gone else 'Enviado', 'Moneda': 'ARS', 'Subtotal de productos': comma(d.sum()),
                             'Descuento': comma(off), 'Costo de envío': comma(ship), 'Total': comma(whole), 'Nombre del comprador': who, 'DNI / CUIT': 20300400 + d.who, 'Teléfono': f'+54911555010{d.who}', 'Nombre para el envío': EN[(d.who + d.no) % 6], 'Ciudad': 'CABA', 'País': 'Argentina', 'Medio de pago': 'Mercado Pago',
                             'Fecha de pago': '' if gone else d.on('%d/%m/%Y'), 'Canal': 'Web', 'Identificador de la orden': 770001000 + d.no, 'Producto Físico': 'Sí', 'Fecha y hora de cancelación': later(d.day, 3).strftime('%d/%m/%Y 09:00:00') if gone else ''})
            rows.append(lined(TIENDA, **item))
        if not gone:
            facts.sale(post, d.day, d.no, whole, rows=len(d.items))
    csv(path, rows, sep=';', encoding='cp1252')
    return facts.want('revenue customers', 'Total of each order that was not cancelled, from its first line')


@case('S16', 'mercadopago_cobros.csv', 'Mercado Pago: each header in Spanish with the machine name in brackets; approved, rejected, refunded, cancelled; Valor del producto, fees, Monto recibido and Monto devuelto', 'ask', 'Mercado Pago, reporte de cobros; ' + USUAL)
def _(path):
    facts = Facts()
    rows = [['Fecha de compra (date_created)', 'Fecha de acreditación (date_approved)', 'Fecha de liberación del dinero (date_released)', 'Nombre de la contraparte (counterpart_name)', 'E-mail de la contraparte (counterpart_email)', 'Teléfono de la contraparte (counterpart_phone_number)',
             'Descripción de la operación (reason)', 'Código de referencia (external_reference)', 'Número de operación de Mercado Pago (operation_id)', 'Estado de la operación (status)', 'Detalle del estado de la operación (status_detail)', 'Tipo de operación (operation_type)',
             'Valor del producto (transaction_amount)', 'Comisión de Mercado Pago (mercadopago_fee)', 'Costo de envío (shipping_cost)', 'Monto recibido (net_received_amount)', 'Cuotas (installments)', 'Medio de pago (payment_type)', 'Monto devuelto (amount_refunded)']]
    for d in deals(616, EN, 22, low=40, high=900):
        state, detail = {8: ('rejected', 'cc_rejected_insufficient_amount'), 13: ('cancelled', 'expired'), 17: ('refunded', 'refunded')}.get(d.no, ('approved', 'accredited'))
        back = d.amount if state == 'refunded' else D('25.00') if d.no == 11 else D(0)
        good = state in ('approved', 'refunded')
        fee = cents(d.amount * D('0.0499')) if good else D(0)
        stamp = d.on('%d/%m/%Y 16:20:11')
        rows.append([stamp, stamp if good else '', later(d.day, 14).strftime('%d/%m/%Y 16:20:11') if good else '', d.who, mail(d.who), f'11 5555 01{EN.index(d.who)}0', 'Compra en tienda', f'REF-{d.no:03}', 71200300400 + d.no, state, detail, 'regular_payment', plain(d.amount), plain(-fee), '0.00', plain(d.amount - fee - back if good else 0), 1, 'credit_card', plain(back)])
        if good:
            facts.sale(mail(d.who), d.day, d.no, d.amount)
            if back:
                facts.refund(mail(d.who), d.day, d.no, back, rows=0)
    csv(path, rows, sep=';', bom=True)
    return drop(facts.want('revenue customers', 'transaction_amount of what was approved less amount_refunded, once; or ask: several columns of money differ by a few percent, and their names do not settle which one is meant'), 'orders', 'rows')


# Italian, Portuguese --------------------------------------------------------------------------------------------------


@case('S17', 'danea_vendite_articoli.csv', 'Danea Easyfatt: Q.tà × Prezzo netto less Sconti ("10+5": ten percent, then five) = Importo netto; Utile = Importo − Q.tà × Costo unit.; Nota cred. with negative quantities; Agente beside Cliente', 'value', 'Danea Easyfatt, statistica vendite; ' + USUAL)
def _(path):
    facts = Facts()
    rows = [['Data', 'Doc.', 'Num.', 'Cod. cliente', 'Cliente', 'Cod. articolo', 'Descrizione', 'Q.tà', 'U.m.', 'Prezzo netto', 'Sconti', 'Importo netto', 'Costo unit.', 'Utile', 'Agente']]
    for d in deals(617, range(6), 16):
        who, off, keep = f'{d.who + 1:04}', *[('', D(1)), ('10', D('0.9')), ('10+5', D('0.855'))][d.no % 3]
        lines = [('Fattura', d.day, str(d.no), x[2], x) for x in d.items] + ([('Nota cred.', later(d.day, 1), f'{d.no}/NC', -1, d.items[0])] if d.no in (9, 14) else [])
        for kind, when, no, quantity, (name, code, _, price, _) in lines:
            value, unit = cents(quantity * price * keep), cents(price * D('0.52'))
            rows.append([when.strftime('%d/%m/%Y'), kind, no, who, ITA[d.who], code, name, quantity, 'pz', comma(price), off, comma(value), comma(unit), comma(value - quantity * unit), 'Riva'])
            (facts.sale if value > 0 else facts.refund)(who, when, no, abs(value), code, abs(quantity) * unit)
    csv(path, rows, sep=';', encoding='cp1252')
    return facts.want('revenue customers per products profit', 'Importo netto of the lines (discounts taken off, credit notes negative); only net amounts are in the file')


@case('S18', 'nuvemshop_clientes.csv', 'Nuvemshop customers in Portuguese: Total Consumido (BRL) with decimal points, Número de Compras, Última Compra beside Data (joined), newsletter and marketing flags; Windows-1252', 'value', 'Nuvemshop, exportar clientes; ' + SEEN)
def _(path):
    facts, rng = Facts(), random.Random(618)
    rows = [['Nome', 'CPF / CNPJ', 'E-mail', 'Telefone', 'Endereço', 'Cidade', 'Total Consumido (BRL)', 'Número de Compras', 'Última Compra', 'Data', 'Cadastrado', 'Inscrição para newsletter', 'Marketing', 'Marketing (atualização)']]
    names = ['Rafael da Silva', 'João Souza', 'Ana Conceição', 'Letícia Araújo', 'Íris Monteiro', 'Caio Falcão', 'Mônica Reis', 'Otávio Brandão', 'Flávia Guimarães', 'Luís Antônio Prado', 'Elza Magalhães', 'Sônia Vidal']
    for at, who in enumerate(names):
        value, when = D(rng.randint(4000, 380000)).scaleb(-2), later(day('2024-02-03'), rng.randint(0, 140))
        rows.append([who, f'{11144477700 + at * 101}', mail(who), f'+55479880010{at:02}', f'Rua Um, {at + 1}', 'Blumenau', plain(value), rng.randint(1, 14), when.strftime('%d/%m/%Y'), later(when, -200).strftime('%d/%m/%Y'), 'SIM' if at % 2 else 'NÃO', '', 'Aceita' if at % 3 else 'Não aceita', later(when, -200).strftime('%d/%m/%Y')])
        facts.sale(who, when, 1, value)
    csv(path, rows, sep=';', encoding='cp1252')
    return drop(facts.want('revenue customers', 'a list of customers: Total Consumido is their revenue'), 'orders')


@case('S19', 'pagseguro_transacoes.csv', 'PagSeguro: Valor_Bruto − Valor_Desconto − Valor_Taxa = Valor_Liquido; Aprovada, Cancelada, Devolvida, Aguardando Pagamento; Data_Transacao beside Data_Compensacao; Valor_Recebido, Valor_Repasse', 'ask', 'PagSeguro, extrato de transações; ' + USUAL)
def _(path):
    facts = Facts()
    rows = [['Transacao_ID', 'Cliente_Nome', 'Cliente_Email', 'Debito_Credito', 'Tipo_Transacao', 'Status', 'Tipo_Pagamento', 'Valor_Bruto', 'Valor_Desconto', 'Valor_Taxa', 'Valor_Liquido', 'Transportadora', 'Num_Envio', 'Data_Transacao', 'Data_Compensacao', 'Ref_Transacao', 'Parcelas', 'Codigo_Usuario', 'Codigo_Venda', 'Serial_Leitor', 'Valor_Recebido', 'Valor_Tarifa', 'Valor_Repasse']]
    for d in deals(619, POR, 22, low=30, high=1300):
        state = {8: 'Cancelada', 13: 'Devolvida', 21: 'Aguardando Pagamento'}.get(d.no, 'Aprovada')
        fee = cents(d.amount * D('0.0399') + D('0.4'))
        good = state == 'Aprovada'
        rows.append([f'9E88-{d.no:04}', d.who, mail(d.who), 'Crédito', 'Pagamento', state, ['Cartão de Crédito', 'Boleto'][d.no % 2], comma(d.amount), '0,00', comma(fee), comma(d.amount - fee), '', '', d.on('%d/%m/%Y 11:05:09'), later(d.day, 14).strftime('%d/%m/%Y 11:05:09') if good else '', f'P{d.no:04}', 1, '', f'V{d.no:04}', '', comma(d.amount - fee if good else 0), '0,00', '0,00'])
        if good:
            facts.sale(mail(d.who), d.day, d.no, d.amount)
    csv(path, rows, sep=';', encoding='cp1252')
    return facts.want('revenue customers', 'Valor_Bruto of the approved payments; what was cancelled, returned or never paid does not count; or ask: several columns of money differ by a few percent, and their names do not settle which one is meant')


# Dutch ----------------------------------------------------------------------------------------------------------------


@case('S20', 'bol_bestellingen.xlsx', 'bol.com: the e-mail is an alias, a new one for each order; the buyer is told by Voornaam and Achternaam; Stuksprijs × Aantal = Totaalprijs, Commissie beside; Geannuleerd', 'ask', 'bol partner platform, bestellingen; ' + USUAL)
def _(path):
    facts, names = Facts(), [('Sanne', 'de Vries'), ('Joris', 'Bakker'), ('Femke', 'van Dijk'), ('Daan', 'Mulder'), ('Lotte', 'Peters'), ('Bram', 'Kuiper')]
    rows = [['Bestelnummer', 'Bestelartikelnummer', 'Orderdatum', 'Voornaam klant', 'Achternaam klant', 'E-mailadres klant', 'Plaats', 'EAN', 'Titel', 'Aantal', 'Stuksprijs', 'Totaalprijs', 'Commissie', 'Status']]
    for d in deals(620, range(6), 18):
        gone, alias = d.no in (9, 15), f'{(d.no * 2654435761) % 16 ** 8:08x}@verkopen.example'
        for at, (name, code, quantity, price, amount) in enumerate(d.items):
            rows.append([f'C000{6130 + d.no}', f'{6130 + d.no}-{at}', d.day, *names[d.who], alias, 'Delft', f'87100010000{at}{d.no:02}', name, quantity, float(price), float(amount), float(cents(amount * D('0.15'))), 'Geannuleerd' if gone else 'Verzonden'])
            if not gone:
                facts.sale(' '.join(names[d.who]), d.day, d.no, amount)
    xlsx(path, ('Bestellingen', rows))
    return facts.want('revenue customers', 'six people by first and last name; the alias addresses would make each order a customer; or ask who the customer is')


@case('S21', 'mollie_betalingen.csv', 'Mollie in Dutch: status Paid, Expired, Canceled and Failed, Bedrag teruggestort in a column, Uitbetalingsbedrag beside, all quoted', 'value', 'Mollie dashboard, betalingen exporteren; ' + USUAL)
def _(path):
    facts = Facts()
    rows = [['Datum', 'Betaalmethode', 'Valuta', 'Bedrag', 'Status', 'ID', 'Omschrijving', 'Consumentnaam', 'Consumentenrekening', 'Consument BIC', 'Uitbetalingsvaluta', 'Uitbetalingsbedrag', 'Uitbetalingsreferentie', 'Bedrag teruggestort']]
    for d in deals(621, NLD, 24, low=12, high=600):
        state = {8: 'Expired', 12: 'Canceled', 15: 'Failed', 20: 'Expired'}.get(d.no, 'Paid')
        back = {10: D('15.00'), 18: d.amount}.get(d.no, D(0))
        paid = state == 'Paid'
        rows.append([d.on('%Y-%m-%d 13:20:44'), 'iDEAL', 'EUR', plain(d.amount), state, f'tr_7Ud{d.no:03}', f'Bestelling {4000 + d.no}', d.who, f'NL00BANK01234567{NLD.index(d.who)}0', 'BANKNL2A', 'EUR', plain(d.amount) if paid else '', '1234567.2401.02' if paid else '', plain(back) if back else '0.00'])
        if paid:
            facts.sale(d.who, d.day, d.no, d.amount)
            if back:
                facts.refund(d.who, d.day, d.no, back, rows=0)
    csv(path, rows, quotes='all')
    return drop(facts.want('revenue customers per', 'Bedrag of the paid ones less Bedrag teruggestort'), 'orders')


# Japanese -------------------------------------------------------------------------------------------------------------


@case('S22', 'rakuten_rms_orders.csv', '楽天RMS: Shift-JIS, ステータス as numbers (700 done, 900 cancelled), 合計金額 and 請求金額 (equal) repeated on each 商品明細, 商品合計金額 + 送料合計 = 合計金額, buyer beside 送付先', 'ask', '楽天RMS 受注データ; ' + SEEN)
def _(path):
    facts, goods = Facts(), [('緑茶', 'GT-1', '1080'), ('梅干し', 'UM-2', '2160'), ('煎餅', 'SB-3', '540'), ('羊羹', 'YK-4', '3240')]
    rows = [['注文番号', 'ステータス', 'サブステータスID', '注文日時', '注文日', '注文時間', '発送完了報告日時', '支払方法名', '配送方法', '商品合計金額', '消費税合計', '送料合計', '代引料合計', '請求金額', '合計金額', 'ポイント利用額', 'クーポン利用総額', '注文者郵便番号1', '注文者住所都道府県', '注文者姓', '注文者名', '注文者電話番号1', '注文者メールアドレス',
             '送付先送料', '送付先商品合計金額', '送付先姓', '送付先名', '商品明細ID', '商品ID', '商品名', '商品管理番号', '単価', '個数', '送料込別', '税込別', 'ポイント倍率', '担当者', 'コメント']]
    for d in deals(622, range(6), 15, goods=goods):
        gone, whole = d.no in (8, 12), int(d.sum()) + 700
        for at, (name, code, quantity, price, amount) in enumerate(d.items):
            rows.append([f'388111-{d.on("%Y%m%d")}-{d.no:05}', 900 if gone else 700, '', d.on('%Y/%m/%d 21:10:05'), d.on('%Y/%m/%d'), '21:10:05', '' if gone else later(d.day, 2).strftime('%Y/%m/%d 15:00:00'), 'クレジットカード', '宅配便', int(d.sum()), 0, 700, 0, whole, whole, 0, 0, '604', '京都府', *JP[d.who], '075', f'u{d.who}8f21@fw.example',
                         700, int(d.sum()), *JP[(d.who + d.no) % 6], at + 1, 10000 + at, name, code, int(price), quantity, 0, 1, 1, '', ''])
        if not gone:
            facts.sale(f'u{d.who}8f21@fw.example', d.day, d.no, whole, rows=len(d.items))
    csv(path, rows, encoding='cp932', quotes='all')
    return facts.want('revenue customers', '合計金額 once per order, 900 is キャンセル確定; or ask what the numbers mean')


@case('S23', 'freee_torihiki.csv', 'freee 取引: 収入 and 支出 in one list (suppliers and customers under 取引先), 売上高 and 受取利息, 金額 with 税額 in it (内税), 決済金額 empty where unpaid', 'ask', 'freee会計 取引; header as quoted in public exporters (string search)')
def _(path):
    facts = Facts()
    rows = [['収支区分', '管理番号', '発生日', '決済期日', '取引先コード', '取引先', '勘定科目', '税区分', '金額', '税計算区分', '税額', '備考', '品目', '部門', 'メモタグ（複数指定可、カンマ区切り）', 'セグメント1', '決済日', '決済口座', '決済金額']]
    for d in deals(623, range(6), 18, low=20, high=700, places=0):
        value, who, open_ = int(d.amount) * 1100, f'C{d.who + 1:03}', d.no > 16
        rows.append(['収入', f'INV-{d.no:03}', d.iso(), later(d.day, 30).isoformat(), who, JPCO[d.who], '売上高', '課税売上10%', value, '内税', value // 11, '', '制作', '', '', '', '' if open_ else later(d.day, 25).isoformat(), '' if open_ else '普通預金', '' if open_ else value])
        facts.sale(who, d.day, d.no, value)
        if d.no % 3 == 0:
            cost = 5500 * (d.no + 1)
            rows.append(['支出', '', later(d.day, 1).isoformat(), '', f'S{d.no % 2 + 1:03}', ['株式会社紙屋', '東電エナジー'][d.no % 2], ['消耗品費', '水道光熱費'][d.no % 2], '課対仕入10%', cost, '内税', cost // 11, '', '', '', '', '', later(d.day, 1).isoformat(), '普通預金', cost])
        if d.no == 10:
            rows.append(['収入', '', later(d.day, 1).isoformat(), '', '', 'みなと銀行', '受取利息', '非課売上', 42, '内税', 0, '利息', '', '', '', '', later(d.day, 1).isoformat(), '普通預金', 42])
    csv(path, rows, bom=True)
    return facts.want('revenue customers per', '収入 with 勘定科目 売上高; purchases and interest are no sales; or ask')


# Korean ---------------------------------------------------------------------------------------------------------------


@case('S24', 'smartstore_orders.xlsx', '네이버 스마트스토어: a notice above the header, 상품주문번호 per line and 주문번호, (상품가격 + 옵션가격) × 수량 − 할인액 = 최종 상품별 총 주문금액, free shipping, 취소완료 and 반품완료, 정산예정금액', 'value', '네이버 스마트스토어 주문조회; ' + SEEN)
def _(path):
    facts, goods = Facts(), [('한라봉', 'HB-1', '24000'), ('감귤즙', 'GJ-2', '18500'), ('말린 고사리', 'GS-3', '15000'), ('오메기떡', 'OM-4', '29900')]
    rows = [['다운로드 받은 파일에는 고객의 개인정보가 포함되어 있으니 취급에 주의해 주세요.'],
            ['상품주문번호', '주문번호', '배송방법', '택배사', '송장번호', '발송일', '구매자명', '구매자ID', '수취인명', '주문상태', '주문세부상태', '결제일', '상품번호', '상품명', '상품종류', '옵션정보', '수량', '옵션가격', '상품가격', '상품별 할인액', '판매자 부담 할인액', '최종 상품별 총 주문금액', '배송비 형태', '배송비 유형', '배송비 합계', '클레임상태', '정산예정금액', '구매자연락처']]
    ids = ['hanj***1', 'ohseh77', 'baesu_h', 'shin_dw', 'mungy99', 'ryu.jy']
    ids[0] = 'hanji01'
    for d in deals(624, range(6), 16, goods=goods):
        state, claim = {8: ('취소', '취소완료'), 13: ('반품', '반품완료')}.get(d.no, ('구매확정' if d.no < 14 else '배송완료', ''))
        for at, (name, code, quantity, price, amount) in enumerate(d.items):
            extra, off = 2000 if at == 1 else 0, 1000 if d.no % 4 == 0 else 0
            value = (int(price) + extra) * quantity - off
            rows.append([f'20240{d.no:03}55{at}1', f'20240{d.no:03}5510', '택배,등기,소포', 'CJ대한통운', f'6400{d.no:04}{at}', '' if claim == '취소완료' else later(d.day, 1).isoformat(), KR[d.who], ids[d.who], KR[(d.who + d.no) % 6], state, '', d.on('%Y-%m-%d 21:03:11'), f'90{at}{code}', name, '단일상품', '선물포장' if extra else '', quantity, extra, int(price), off, off, value, '무료', '무료', 0, claim, value * 945 // 1000, f'010-5555-30{d.who}0'])
            if not claim:
                facts.sale(ids[d.who], d.day, d.no, value)
    xlsx(path, ('발주발송관리', rows))
    return facts.want('revenue customers per last', '최종 상품별 총 주문금액 of the lines that were neither cancelled nor returned')


# Chinese --------------------------------------------------------------------------------------------------------------


YOUZAN = ('订单号,销售渠道,归属店铺,订单类型,订单状态,推广方式,订单来源,订单创建时间,买家付款时间,交易成功时间,付款方式,支付流水号,商品金额合计,运费,店铺优惠合计,应收订单金额,订单实付金额,支付优惠合计,订单实收金额,订单抵用积分数,全部商品名称,商品种类数,订单配送方式,收货人省份,收货人城市,'
          '收货人/提货人,收货人手机号/提货人手机号,买家备注,买家昵称,买家是否会员,买家手机号,收银员,分销员,订单退款状态,订单已退款金额,商家订单备注').split(',')


@case('S25', 'youzan_orders.csv', '有赞: 商品金额合计 + 运费 − 店铺优惠合计 = 应收 = 实付 = 实收; 订单已退款金额; 交易关闭 with everything refunded (counts as nothing, never as a minus), 待付款; 收货人 beside 买家', 'value', '有赞 订单导出; ' + SEEN)
def _(path):
    facts, rows = Facts(), [YOUZAN]
    for d in deals(625, CN, 24, low=40, high=600):
        ship, off = D('8.00') if d.no % 3 else D(0), D('10.00') if d.no % 4 == 0 else D(0)
        whole, phone = d.amount + ship - off, f'1390010{CN.index(d.who):04}'
        state = {8: '交易关闭', 13: '待付款', 18: '交易关闭'}.get(d.no, '交易完成')
        back = whole if d.no == 18 else D('20.00') if d.no == 11 else D(0)
        paid = d.no not in (8, 13)
        other = CN[(CN.index(d.who) + d.no) % 6]
        rows.append(lined(YOUZAN, **{'订单号': f'E2024{d.no:06}', '销售渠道': '网店', '归属店铺': '云禾烘焙', '订单类型': '普通订单', '订单状态': state, '订单来源': '商家小程序', '订单创建时间': d.on('%Y-%m-%d 10:00:00'), '买家付款时间': d.on('%Y-%m-%d 10:01:00') if paid else '', '交易成功时间': later(d.day, 3).strftime('%Y-%m-%d 10:02:00') if state == '交易完成' else '', '付款方式': '微信支付' if paid else '',
                                     '商品金额合计': plain(d.amount), '运费': plain(ship), '店铺优惠合计': plain(off), '应收订单金额': plain(whole), '订单实付金额': plain(whole if paid else 0), '支付优惠合计': '0.00', '订单实收金额': plain(whole if paid else 0), '订单抵用积分数': 0, '全部商品名称': ['草莓蛋糕', '蓝莓蛋糕'][d.no % 2], '商品种类数': 1, '订单配送方式': '同城送', '收货人省份': '北京', '收货人城市': '北京',
                                     '收货人/提货人': other, '收货人手机号/提货人手机号': f'1380020{CN.index(other):04}', '买家昵称': d.who, '买家是否会员': '是', '买家手机号': phone, '订单退款状态': '全额退款完成' if d.no == 18 else '部分退款完成' if back else '', '订单已退款金额': plain(back)}))
        if state == '交易完成':
            facts.sale(phone, d.day, d.no, whole)
            if back:
                facts.refund(phone, d.day, d.no, back, rows=0)
    csv(path, rows, bom=True)
    return facts.want('revenue customers', '实付 of the finished orders less 已退款金额; a closed order is void, so its refund is not taken off a second time')


@case('S26', 'youzan_customers.csv', '有赞客户: 消费金额 and 消费次数 beside 客户积分, 客户储值余额, 成长值, 笔单价, 累计退款金额 (0.00); 上次消费时间 beside 成为客户时间; a trailing comma in each line', 'value', '有赞 客户导出; ' + SEEN)
def _(path):
    facts, rng = Facts(), random.Random(626)
    head = '客户姓名,客户昵称,客户手机号,客户生日,客户性别,标签,是否会员,成长值,免费等级,付费等级,权益卡,客户积分,客户储值余额,消费次数,消费金额,累计退款金额,累计退款订单数,笔单价,上次消费时间,分销员,导购员,企微好友,来源渠道,来源方式,成为客户时间,成为会员时间,成为会员店铺,微信地域,所属区域,指定时间消费次数,指定时间消费金额,'.split(',')
    rows = [head]
    for at, who in enumerate(CN + ['钱慧敏', '冯子轩', '蒋雨桐', '沈国栋', '韩雪梅']):
        times = rng.randint(1, 15)
        each = D(rng.randint(2500, 30000)).scaleb(-2)
        when = later(day('2024-03-02'), rng.randint(0, 110))
        rows.append(lined(head, **{'客户姓名': who, '客户昵称': who, '客户手机号': f'1391122{at:04}', '客户生日': f'19{80 + at}-0{at % 9 + 1}-15', '客户性别': '女' if at % 2 else '男', '是否会员': '是', '成长值': rng.randint(1, 900), '客户积分': rng.randint(10, 9000), '客户储值余额': plain(rng.randint(0, 500)), '消费次数': times, '消费金额': plain(times * each), '累计退款金额': '0.00',
                                   '累计退款订单数': 0, '笔单价': plain(each), '上次消费时间': when.strftime('%Y-%m-%d 10:00:00'), '企微好友': '否', '来源渠道': '有赞后台', '来源方式': '外部导入', '成为客户时间': '2023-01-01 10:00:00', '微信地域': '北京', '所属区域': '朝阳区'}))
        facts.sale(who, when, 1, times * each)
    csv(path, rows, bom=True)
    return drop(facts.want('revenue customers', 'a list of customers: 消费金额 is their revenue (消费次数 × 笔单价)'), 'orders')


@case('S27', 'jdy_xiaoshou_mingxi.xlsx', '金蝶精斗云 销售明细表: two title rows, 业务类别 销售 and 退货 (negative), 数量 × 单价 − 折扣额 = 销售收入, 销售成本, 销售毛利, 毛利率; a row 小计 after each customer and 合计 below', 'value', '精斗云 销售明细表; ' + USUAL)
def _(path):
    facts, goods = Facts(), [('铝型材', 'LX-1', '36.5'), ('角码', 'JM-2', '2.8'), ('密封条', 'MF-3', '5.6'), ('合页', 'HY-4', '12')]
    rows = [['销售明细表（按客户）'], ['日期：2024-01-01 至 2024-06-30'], ['客户', '销售日期', '单据编号', '业务类别', '商品编号', '商品名称', '单位', '数量', '单价', '折扣率(%)', '折扣额', '销售收入', '销售成本', '销售毛利', '毛利率(%)', '业务员']]
    list_, whole = deals(627, CNCO, 14, goods=goods), [0, D(0), D(0), D(0)]
    for who in CNCO:
        part = [0, D(0), D(0), D(0)]
        for d in (x for x in list_ if x.who == who):
            lines = [('销售', d.day, f'XS{d.no:05}', x[2] * 20, x) for x in d.items] + ([('退货', later(d.day, 1), f'XT{d.no:05}', -5, d.items[0])] if d.no in (9, 12) else [])
            for kind, when, no, quantity, (name, code, _, price, _) in lines:
                rate = 5 if d.no % 4 == 0 else 0
                off = cents(quantity * price * rate / 100)
                value, cost = quantity * price - off, cents(quantity * price * D('0.7'))
                rows.append([who, when, no, kind, code, name, '件', quantity, float(price), rate, float(off), float(value), float(cost), float(value - cost), float(round((value - cost) / value * 100, 2)), '林涛'])
                part = [a + b for a, b in zip(part, (quantity, off, value, cost))]
                (facts.sale if value > 0 else facts.refund)(who, when, no, abs(value), code, abs(cost))
        rows.append([who, '', '小计', '', '', '', '', part[0], '', '', float(part[1]), float(part[2]), float(part[3]), float(part[2] - part[3]), '', ''])
        whole = [a + b for a, b in zip(whole, part)]
    rows.append(['合计', '', '', '', '', '', '', whole[0], '', '', float(whole[1]), float(whole[2]), float(whole[3]), float(whole[2] - whole[3]), '', ''])
    xlsx(path, ('销售明细', rows))
    return facts.want('revenue customers per products profit', '销售收入 of the lines; 小计 and 合计 are sums')


@case('S28', 'ecpay_trades_tw.csv', '綠界: 付款狀態 已付款, 未付款 and 付款失敗, 退款金額 in a column, 交易手續費 and 應撥款金額; texts as ="…" for ids and phones', 'value', '綠界科技 交易明細匯出; ' + USUAL)
def _(path):
    facts = Facts()
    rows = [['特店交易編號', '綠界交易編號', '訂單日期', '付款日期', '付款方式', '商品名稱', '交易金額', '付款狀態', '交易手續費', '退款金額', '應撥款金額', '撥款日期', '消費者姓名', '消費者Email', '消費者電話']]
    for d in deals(628, range(6), 22, low=2, high=60, places=0):
        value, state = int(d.amount) * 90, {8: '未付款', 13: '付款失敗', 20: '未付款'}.get(d.no, '已付款')
        back, paid = {11: 90, 17: value}.get(d.no, 0), state == '已付款'
        fee = value * 275 // 10000
        rows.append([f'="S2024{d.no:05}"', f'="2405{d.no:08}"', d.on('%Y/%m/%d 20:11:02'), d.on('%Y/%m/%d 20:12:40') if paid else '', '信用卡', '手工皂組', value, state, fee if paid else 0, back, value - fee - back if paid else 0, later(d.day, 9).strftime('%Y/%m/%d') if paid else '', TW[d.who], f'buyer{d.who}@inbox.example', f'="0912555{d.who}00"'])
        if paid:
            facts.sale(f'buyer{d.who}@inbox.example', d.day, d.no, value)
            if back:
                facts.refund(f'buyer{d.who}@inbox.example', d.day, d.no, back, rows=0)
    csv(path, rows, bom=True, quotes='none')
    return drop(facts.want('revenue customers', '交易金額 of what was paid less 退款金額'), 'orders')


# Languages without a word list ----------------------------------------------------------------------------------------


@case('S29', 'salla_orders_ar.csv', 'Arabic, Salla: إجمالي الطلب repeated on each product, تم التنفيذ and تم التوصيل, ملغي (cancelled) and مسترجع (returned), SAR', 'ask', 'سلة، تصدير الطلبات; ' + SEEN)
def _(path):
    facts, people = Facts(), ['نورة القحطاني', 'سلطان الحربي', 'ريم الدوسري', 'ماجد العتيبي', 'هند الشهري', 'فهد المطيري']
    goods = [('قهوة عربية', 'SKU-1', '45'), ('تمر فاخر', 'SKU-2', '60'), ('زعفران', 'SKU-3', '120'), ('مبخرة', 'SKU-4', '85')]
    rows = [['رقم الطلب', 'حالة الطلب', 'تاريخ الطلب', 'اسم العميل', 'رقم الجوال', 'المدينة', 'طريقة الدفع', 'اسم المنتج', 'SKU', 'الكمية', 'سعر المنتج', 'تكلفة الشحن', 'إجمالي الطلب', 'العملة']]
    for d in deals(629, range(6), 15, goods=goods):
        state, whole = {8: 'ملغي', 12: 'مسترجع'}.get(d.no, ['تم التنفيذ', 'تم التوصيل'][d.no % 2]), int(d.sum()) + 25
        for name, code, quantity, price, amount in d.items:
            rows.append([70450 + d.no, state, d.on('%d/%m/%Y'), people[d.who], f'96650555010{d.who}', 'الرياض', 'مدى', name, code, quantity, int(price), 25, whole, 'SAR'])
        if state.startswith('تم'):
            facts.sale(people[d.who], d.day, d.no, whole, rows=len(d.items))
    csv(path, rows, bom=True)
    return facts.want('revenue customers', 'the total of each order that was carried out or delivered, once; or ask')


@case('S30', 'wfirma_faktury_pl.csv', 'Polish, wFirma: Razem netto + Razem VAT = Razem brutto, "1 234,50", korekty negative, Anulowana, Pozostało do zapłaty beside; Windows-1250', 'ask', 'wFirma, eksport faktur; ' + SEEN)
def _(path):
    facts, firms = Facts(), ['Piekarnia Żabka', 'Hurtownia Łąka', 'Apteka Śródmieście', 'Warsztat Wróbel', 'Hotel Pod Dębem', 'Szkoła Językowa Ćwik']
    rows = [['Numer faktury', 'Data wystawienia', 'Data sprzedaży', 'Kontrahent', 'NIP', 'Razem netto', 'Razem VAT', 'Razem brutto', 'Pozostało do zapłaty', 'Status']]
    for d in deals(630, firms, 19, low=90, high=2600):
        gone, tax = d.no == 12, cents(d.amount * D('0.23'))
        nip = f'52100200{firms.index(d.who)}7'
        money = lambda value: fr(value, '\u00a0')
        rows.append([f'FV {d.no}/2024', d.on('%d.%m.%Y'), later(d.day, -1).strftime('%d.%m.%Y'), d.who, nip, money(d.amount), money(tax), money(d.amount + tax), money(d.amount + tax if d.no > 17 else 0), 'Anulowana' if gone else 'Do zapłaty' if d.no > 17 else 'Opłacona'])
        if not gone:
            facts.sale(d.who, d.day, d.no, d.amount + tax)
        if d.no in (9, 15):
            rows.append([f'KOR {d.no}/2024', later(d.day, 1).strftime('%d.%m.%Y'), later(d.day, 1).strftime('%d.%m.%Y'), d.who, nip, '-40,00', '-9,20', '-49,20', '0,00', 'Rozliczona'])
            facts.refund(d.who, later(d.day, 1), f'k{d.no}', '49.20')
    csv(path, rows, sep=';', encoding='cp1250')
    return facts.want('revenue customers per', 'Razem brutto without the cancelled invoice, corrections negative; or ask')


@case('S31', 'szamlatetelek_hu.csv', 'Hungarian ERP lines: Eladási érték − Engedmény = Nettó, Nettó + Áfa = Bruttó, whole forints "12 345", four dates, helyesbítő (credit) rows negative, Ügyfélkód; Windows-1250', 'ask', 'header as quoted in a public importer of Hungarian invoice lines (string search)')
def _(path):
    facts, firms = Facts(), ['Kovács Pékség', 'Duna Étterem', 'Zöld Kertészet', 'Szőke Autószerviz', 'Műhely Stúdió', 'Tűzkő Kerámia']
    rows = [['Számlaszám', 'Kézi azonosító', 'Ügyfélkód', 'Ügyfél név', 'Telephely', 'Dátum', 'Teljesítés', 'Fizetési mód', 'Esedékes', 'Könyvelés', 'Áfa Dátum', 'Elsz. f. szám', 'Termék név', 'Tétel f. szám', 'Költséghely', 'Pozíciószám', 'Deviza', 'Eladási érték', 'Engedmény', 'Nettó', 'Áfa', 'Bruttó']]
    for d in deals(631, range(6), 16):
        who, money = f'V{1200 + d.who}', lambda value: en(value, 0).replace(',', ' ')
        lines = [('', d.day, f'SZ-{d.no:05}', 1, x) for x in d.items] + ([('helyesbítő', later(d.day, 1), f'HSZ-{d.no:05}', -1, d.items[0])] if d.no in (9, 13) else [])
        for at, (kind, when, no, sign, (name, code, quantity, price, amount)) in enumerate(lines):
            full = int(amount * 300) * sign
            off = int(full / 10) if d.no % 4 == 0 else 0
            net = full - off
            tax = int(round(net * 0.27))
            stamp = when.strftime('%Y.%m.%d')
            rows.append([no, kind, who, firms[d.who], 'Központ', stamp, stamp, 'Átutalás', later(when, 15).strftime('%Y.%m.%d'), later(when, 2).strftime('%Y.%m.%d'), stamp, 311, name, 911, 'K1', at + 1, 'HUF', money(full), money(off), money(net), money(tax), money(net + tax)])
            (facts.sale if net > 0 else facts.refund)(who, when, no, abs(net + tax))
    csv(path, rows, sep=';', encoding='cp1250')
    return facts.want('revenue customers per', 'Bruttó of the lines, the correcting ones negative; or ask (net or gross)')


cases.save()
