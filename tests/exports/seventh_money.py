"""Exports of payments, accounting, sales desks, bookings and gifts, the seventh part: files/U32 to U67, added to expected.json.

    python3 tests/exports/seventh_money.py

The expected numbers come from the facts that are rendered; the note of a case says why its number is right. Seeded: the
same bytes on every run.
"""
import pathlib
import random
import sys
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from common import CN, CNCO, DEU, EN, ESP, FIRMS, FRA, JPCO, USUAL, cents, csv, deals, later, mail  # noqa: E402
from counted import Facts, drop, only  # noqa: E402
from writing import Cases, D, comma, day, de, en, fr, plain, xlsx  # noqa: E402

cases = Cases(pathlib.Path(__file__).resolve().parent)
case = cases.case

SV = ['Åsa Lindqvist', 'Björn Ek', 'Örjan Nyström', 'Maja Hägg', 'Ulla Sjöö', 'Ivar Löf']
NG = ['Chidi Okafor', 'Amaka Bello', 'Tunde Adeyemi', 'Ngozi Eze', 'Emeka Obi', 'Zainab Musa']
IN = ['Asha Traders', 'Balaji Stores', 'Chandra Textiles', 'Deepak Motors', 'Eshwar Foods', 'Ganga Pharma']
CZ = ['Pekařství Dvořák', 'Hotel U Jelena', 'Květiny Říha', 'Autoservis Šťastný', 'Knihy Žák', 'Zubní Čech']
mdy = '%m/%d/%Y'


# Payments -------------------------------------------------------------------------------------------------------------


@case('U32', 'paystack_transactions.csv', 'Paystack: tries that failed or were abandoned beside the one that did not (another reference, Amount Paid 0), reversed; Amount Requested, Amount Paid, Fees; "13 May 2024 10:22:31"', 'value', 'Paystack transactions export; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['Reference', 'Transaction Date', 'Customer Email', 'Customer Name', 'Amount Requested (NGN)', 'Amount Paid (NGN)', 'Fees (NGN)', 'Currency', 'Status', 'Channel', 'Card Type', 'Bank', 'Gateway Response', 'IP Address']]
    for d in deals(832, NG, 20, low=1500, high=90000, places=0):
        tries = [('failed', 'Insufficient Funds')] if d.no % 6 == 0 else [('abandoned', 'The transaction was not completed')] if d.no % 7 == 0 else []
        last = {11: ('reversed', 'Reversed')}.get(d.no, ('success', 'Approved'))
        for at, (state, word) in enumerate(tries + [last]):
            good = state in ('success', 'reversed')
            rows.append([f'T24{d.no:04}{at}', d.on(f'%d %b %Y 10:2{at}:31'), mail(d.who), d.who, plain(d.amount), plain(d.amount if good else 0), plain(cents(d.amount * D('0.015')) if good else 0), 'NGN', state, 'card', 'visa', 'Zenith Bank', word, '197.210.0.1'])
        if last[0] == 'success':
            facts.sale(mail(d.who), d.day, d.no, d.amount)
    csv(path, rows)
    return facts.want('revenue customers per last', 'Amount Paid of what succeeded and was not reversed')


@case('U33', 'weixin_geren_zhangdan.csv', '微信支付账单明细 (a person’s bill): sixteen lines above, 收/支 收入, 支出 and "/"; "¥128.00"; 当前状态 "已全额退款" and "已退款(￥20.00)" on the sale, and the refund as 支出 to the same 交易对方 once more; suppliers among customers', 'ask', '微信支付账单明细; header as quoted in public importers')
def _(path):
    facts, body = Facts(), []
    for d in deals(833, CN, 20, low=15, high=600):
        state, back = {9: ('已全额退款', d.amount), 13: ('已退款(￥20.00)', D(20) if d.amount > 20 else D(0))}.get(d.no, ('已存入零钱', D(0)))
        body.append([d.on('%Y-%m-%d 19:20:31'), '二维码收款' if d.no % 2 else '转账', d.who, '收款方备注:二维码收款', '收入', f'¥{plain(d.amount)}', '/', state, f'1000{d.no:012}\t', f'2000{d.no:08}\t', '/'])
        facts.sale(d.who, d.day, d.no, d.amount)
        if back:
            body.append([later(d.day, 1).strftime('%Y-%m-%d 09:11:00'), '转账-退款' if d.no % 2 == 0 else '二维码收款-退款', d.who, '/', '支出', f'¥{plain(back)}', '零钱', '支付成功', f'3000{d.no:012}\t', '/', '/'])
            facts.refund(d.who, later(d.day, 1), d.no, back)
        if d.no % 4 == 0:
            body.append([d.on('%Y-%m-%d 21:05:10'), '商户消费', ['顺丰速运', '批发市场'][d.no % 8 == 0], '运费', '支出', '¥18.00', '零钱', '支付成功', f'4000{d.no:012}\t', f'M{d.no}\t', '/'])
        if d.no % 9 == 0:
            body.append([d.on('%Y-%m-%d 22:00:00'), '零钱提现', '招商银行(0000)', '/', '/', '¥500.00', '招商银行', '提现已到账', f'5000{d.no:012}\t', '/', '服务费¥0.50'])
    head = ['交易时间', '交易类型', '交易对方', '商品', '收/支', '金额(元)', '支付方式', '当前状态', '交易单号', '商户单号', '备注']
    pad = lambda text_: [text_] + [''] * 8
    top = [pad('微信支付账单明细'), pad('微信昵称：[夏小店]'), pad('起始时间：[2024-01-01 00:00:00] 终止时间：[2024-06-30 23:59:59]'), pad('导出类型：[全部]'), pad('导出时间：[2024-07-01 08:00:00]'), pad(''), pad(f'共{len(body)}笔记录'), pad('收入：20笔'), pad('支出：7笔'), pad('中性交易：2笔'), pad('注：'), pad('1. 充值/提现/理财通购买/零钱通存取/信用卡还款等交易，将计入中性交易'), pad('2. 本明细仅展示当前账单中的交易，不包括已删除的记录'), pad('3. 本明细仅供个人对账使用'), pad(''), pad('----------------------微信支付账单明细列表--------------------')]
    csv(path, [*top, head, *body], loose=True, bom=True)
    return drop(facts.want('revenue customers per', '收入 from customers, each refund once (as 支出 or as a state), never what was paid to suppliers or moved to the bank; or ask'), 'orders')


@case('U34', 'mpesa_paybill_statement.csv', 'M-Pesa paybill: lines above, Paid In and Withdrawn in two columns, a running Balance; Other Party Info "2547***101 - JOHN OTIENO", charges and transfers to the bank between; a reversal under Withdrawn', 'ask', 'Safaricom M-PESA organisation statement; ' + USUAL)
def _(path):
    facts, people, balance = Facts(), ['JOHN OTIENO', 'MARY WANJIKU', 'PETER KAMAU', 'GRACE ACHIENG', 'SAMUEL KIPROTICH', 'FAITH NJERI'], D(0)
    rows = [['Account Holder:', 'QUILL STORES LTD'], ['Short Code:', '400222'], ['Time Period:', 'From 01-01-2024 00:00:00 To 30-06-2024 23:59:59'], [], ['Receipt No.', 'Completion Time', 'Initiation Time', 'Details', 'Transaction Status', 'Paid In', 'Withdrawn', 'Balance', 'Balance Confirmed', 'Reason Type', 'Other Party Info', 'Linked Transaction ID', 'A/C No.']]

    def row(when, code, details, paid, drawn, kind, party, account=''):
        nonlocal balance
        balance += paid - drawn
        rows.append([code, when.strftime('%d-%m-%Y 14:03:11'), when.strftime('%d-%m-%Y 14:03:09'), details, 'Completed', en(paid) if paid else '', f'-{en(drawn)}' if drawn else '', en(balance), 'true', kind, party, '', account])
    for d in deals(834, range(6), 18, low=300, high=24000, places=0):
        party = f'2547***10{d.who} - {people[d.who]}'
        row(d.day, f'SE{d.no:03}QK1', f'Pay Bill from {party} Acc. INV{d.no:03}', d.amount, D(0), 'Pay Utility', party, f'INV{d.no:03}')
        facts.sale(party, d.day, d.no, d.amount)
        row(d.day, f'SE{d.no:03}QK1', 'Pay Bill Charge', D(0), D(23), 'Pay Utility Charge', '')
        if d.no == 12:
            row(later(d.day, 1), 'SF900QK2', f'Reversal of SE{d.no:03}QK1', D(0), d.amount, 'Transaction Reversal', party)
            facts.refund(party, later(d.day, 1), d.no, d.amount)
        if d.no % 6 == 0:
            row(later(d.day, 1), f'SG{d.no:03}QK3', 'Business to bank transfer', D(0), balance - 500, 'Organization Withdrawal to Bank', '400222 - QUILL STORES LTD')
    csv(path, rows, loose=True)
    return drop(facts.want('revenue customers', 'Paid In by the party who paid, less the reversed one; charges and transfers are no refunds; or ask'), 'orders')


@case('U35', 'stripe_balance_itemized.csv', 'Stripe itemised balance: reporting_category charge, refund, dispute, dispute_reversal, fee and payout; gross, fee, net; a dispute that was lost stays out of the money, one that was won comes back; payouts and fees name no customer', 'value', 'docs.stripe.com, balance change report (itemized); ' + USUAL)
def _(path):
    facts, rows = Facts(), [['balance_transaction_id', 'created', 'available_on', 'currency', 'gross', 'fee', 'net', 'reporting_category', 'description', 'customer_id', 'customer_email', 'charge_id']]

    def row(when, gross, fee, kind, text_, who=None, charge=''):
        rows.append([f'txn_{len(rows):04}Q', when.strftime('%Y-%m-%d 10:02:33'), later(when, 2).strftime('%Y-%m-%d 00:00:00'), 'usd', plain(gross), plain(fee), plain(gross - fee), kind, text_, f'cus_Q{who}7' if who is not None else '', mail(EN[who]) if who is not None else '', charge])
    for d in deals(835, range(6), 20, low=15, high=350):
        key, charge = f'cus_Q{d.who}7', f'ch_{d.no:04}'
        row(d.day, d.amount, cents(d.amount * D('0.029') + D('0.3')), 'charge', 'Invoice', d.who, charge)
        facts.sale(key, d.day, d.no, d.amount)
        if d.no in (7, 13):
            row(later(d.day, 1), -D('9.50'), D(0), 'refund', 'REFUND FOR CHARGE', d.who, charge)
            facts.refund(key, later(d.day, 1), d.no, D('9.50'))
        if d.no in (9, 15):
            row(later(d.day, 1), -d.amount, D(15), 'dispute', 'Chargeback withdrawal', d.who, charge)
            facts.refund(key, later(d.day, 1), d.no, d.amount)
        if d.no == 15:
            row(later(d.day, 2), d.amount, -D(15), 'dispute_reversal', 'Chargeback reversal', d.who, charge)
            facts.sale(key, later(d.day, 2), d.no, d.amount)
        if d.no % 5 == 0:
            row(later(d.day, 1), -D(400), D(0), 'payout', 'STRIPE PAYOUT')
            row(later(d.day, 1), -D('3.20'), D(0), 'fee', 'Billing usage fee')
    csv(path, rows)
    return drop(facts.want('revenue customers per', 'gross of charges, refunds and disputes by customer; a payout or a fee is nobody’s refund'), 'orders')


@case('U36', 'paypal_cart_items_en.csv', 'PayPal in English: each payment with "Shopping Cart Item" rows (Balance Impact Memo) that repeat it by item, Payment Refund, Chargeback, General Withdrawal; m/d/Y; own address under From or To', 'ask', 'PayPal activity download; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['Date', 'Time', 'TimeZone', 'Name', 'Type', 'Status', 'Currency', 'Gross', 'Fee', 'Net', 'From Email Address', 'To Email Address', 'Transaction ID', 'Item Title', 'Quantity', 'Reference Txn ID', 'Invoice Number', 'Balance Impact']]
    own = 'shop@quill.example'

    def row(when, who, kind, gross, fee, impact, code, ref='', item='', quantity='', state='Completed'):
        ends = [own, mail(who) if who else ''] if impact == 'Debit' else [mail(who), own]
        rows.append([when.strftime('%m/%d/%Y'), '10:12:33', 'PDT', who, kind, state, 'USD', en(gross), en(fee), en(gross + fee), *ends, code, item, quantity, ref, '', impact])
    for d in deals(836, EN, 13, low=20, high=200):
        whole = d.sum()
        row(d.day, d.who, 'Express Checkout Payment', whole, -cents(whole * D('0.0349') + D('0.49')), 'Credit', f'8AB{d.no:03}XQ')
        facts.sale(d.who, d.day, d.no, whole)
        for at, (name, code, quantity, price, amount) in enumerate(d.items):
            row(d.day, d.who, 'Shopping Cart Item', amount, D(0), 'Memo', f'8AB{d.no:03}XQ', '', name, quantity)
        if d.no in (8, 11):
            back = whole if d.no == 11 else D(5)
            row(later(d.day, 1), d.who, 'Payment Refund' if d.no == 8 else 'Chargeback', -back, D(0), 'Debit', f'9CD{d.no:03}XQ', f'8AB{d.no:03}XQ')
            facts.refund(d.who, later(d.day, 1), d.no, back)
        if d.no % 5 == 0:
            row(later(d.day, 1), '', 'General Withdrawal - Bank Account', -D(300), D(0), 'Debit', f'7EF{d.no:03}XQ')
    csv(path, rows, quotes='all', bom=True)
    return drop(facts.want('revenue customers', 'Gross of the payments less refunds and the chargeback; item rows are a memo of them; a withdrawal is nobody’s; or ask'), 'orders', 'rows')


@case('U37', 'swish_rapport_sv.csv', 'Swish (Swedish, no word list): a line above, three days, Mottagarnamn is the shop itself on every sale, Avsändarnr and Avsändarnamn the payer; Återbetalning has them swapped and is negative; "1250,00"', 'ask', 'Swish-rapport of a bank; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['* Swish-rapport Avser 2024-01-01 - 2024-06-30 Skapad 2024-07-01 08:00'], ['Radnr', 'Clnr', 'Kontonr', 'Bokföringsdag', 'Transaktionsdag', 'Valutadag', 'Mottagarnr', 'Mottagarnamn', 'Avsändarnr', 'Avsändarnamn', 'Meddelande', 'Tid', 'Belopp', 'Transaktionstyp']]
    shop = ['1230000000', 'QUILL BUTIK AB']
    for d in deals(837, range(6), 22, low=40, high=1800, places=0):
        row = lambda when, left, right, amount, kind: rows.append([len(rows) - 1, '8105', '9000000', later(when, 1).isoformat(), when.isoformat(), later(when, 1).isoformat(), *left, *right, f'Order {d.no}', '14:20', comma(amount), kind])
        payer = [f'4670123450{d.who}', SV[d.who].upper()]
        row(d.day, shop, payer, d.amount, 'Inbetalning')
        facts.sale(payer[0], d.day, d.no, d.amount)
        if d.no in (9, 16):
            back = d.amount if d.no == 9 else D(30)
            row(later(d.day, 1), payer, shop, -back, 'Återbetalning')
            facts.refund(payer[0], later(d.day, 1), d.no, back)
    csv(path, rows, sep=';', encoding='cp1252', loose=True)
    return drop(facts.want('revenue customers', 'by payer, refunds negative; the shop’s own name is no customer; or ask'), 'orders')


@case('U38', 'digistore24_transaktionen_de.csv', 'Digistore24: Betrag Brutto = Betrag Netto (no VAT, Kleinunternehmer) beside Gebühr, Affiliate-Anteil and Vendor-Anteil; payments by instalment ("2 von 3"), Erstattung and Rücklastschrift as negative rows of their own; Affiliate-Name beside Vorname and Nachname', 'value', 'Digistore24 Transaktionsliste; ' + USUAL)
def _(path):
    facts, rows, people = Facts(), [['Datum', 'Bestell-ID', 'Transaktionstyp', 'Produktname', 'Zahlung Nr.', 'E-Mail', 'Vorname', 'Nachname', 'Affiliate-Name', 'Betrag Brutto', 'MwSt', 'Betrag Netto', 'Gebühr', 'Affiliate-Anteil', 'Vendor-Anteil', 'Währung']], ['Anke Röhl', 'Bernd Kühn', 'Doris Weiß', 'Egon Bär', 'Frauke Grün', 'Gerd Strauß']

    def row(when, d, kind, no, gross):
        net = gross
        fee, part = cents(net * D('0.079')), cents(net * D('0.3')) if d.no % 2 else D(0)
        rows.append([when.strftime('%d.%m.%Y'), f'QLL{d.no:04}', kind, ['Kurs Fotografie', 'Coaching'][d.no % 2], no, mail(d.who), *d.who.split(), 'kurs-blog24' if d.no % 2 else '', comma(gross), comma(gross - net), comma(net), comma(fee), comma(part), comma(net - fee - part), 'EUR'])
    body = []
    for d in deals(838, people, 14, low=49, high=600, places=0):
        count = 3 if d.no % 4 == 0 else 1
        for at in range(count):
            when = later(d.day, 30 * at)
            body.append((when, d, 'Zahlung', f'{at + 1} von {count}' if count > 1 else '1', d.amount))
            facts.sale(mail(d.who), when, f'{d.no}.{at}', d.amount)
        if d.no in (7, 10):
            body.append((later(d.day, 5), d, 'Erstattung' if d.no == 7 else 'Rücklastschrift', '1', -d.amount))
            facts.refund(mail(d.who), later(d.day, 5), f'r{d.no}', d.amount)
    for entry in sorted(body, key=lambda e: (e[0], e[1].no)):
        row(*entry)
    csv(path, rows, sep=';', encoding='cp1252')
    return drop(facts.want('revenue customers per', 'Betrag Brutto of all rows, what went back is negative; fees and parts of others are costs'), 'orders')


@case('U39', 'square_invoices.csv', 'Square Invoices: Paid, Unpaid, Overdue and Partially Paid are owed and count, Draft, Scheduled and Canceled are no sale; Requested Amount beside Amount Paid and Amount Due; four dates; "$1,234.50"', 'ask', 'Square Invoices export; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['Invoice ID', 'Invoice Title', 'Status', 'Customer Name', 'Customer Email', 'Created Date', 'Invoice Date', 'Due Date', 'Last Payment Date', 'Requested Amount', 'Amount Paid', 'Amount Due', 'Tip Amount', 'Location']]
    for d in deals(839, FIRMS, 24, low=80, high=2600):
        state = {9: 'Canceled', 14: 'Draft', 19: 'Partially Paid', 21: 'Overdue', 22: 'Scheduled', 23: 'Unpaid', 24: 'Unpaid'}.get(d.no, 'Paid')
        paid = {'Paid': d.amount, 'Partially Paid': cents(d.amount / 2)}.get(state, D(0))
        usd = lambda x: f'${en(x)}'
        rows.append([f'{d.no:06}', 'Catering', state, d.who, mail(d.who), d.on('%m/%d/%Y'), d.on('%m/%d/%Y'), later(d.day, 14).strftime('%m/%d/%Y'), later(d.day, 9).strftime('%m/%d/%Y') if paid else '', usd(d.amount), usd(paid), usd(0 if state in ('Canceled', 'Draft') else d.amount - paid), '$0.00', 'Main St'])
        if state in ('Paid', 'Partially Paid', 'Overdue', 'Unpaid'):
            facts.sale(mail(d.who), d.day, d.no, d.amount)
    csv(path, rows)
    return facts.want('revenue customers per', 'Requested Amount of what was sent: what is owed counts, a draft or a scheduled invoice does not yet; or ask: what was requested and what was paid differ, and either may be meant')


@case('U40', 'recurly_transactions.csv', 'Recurly transactions: type purchase, refund (positive amount) and verify (1.00, void); status success, declined and void; account_code beside the e-mail', 'value', 'Recurly transactions export; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['transaction_id', 'account_code', 'account_email', 'invoice_number', 'date', 'type', 'origin', 'status', 'amount', 'currency', 'tax_amount', 'payment_method', 'gateway_message', 'original_transaction_id']]

    def row(d, when, kind, state, amount, original=''):
        rows.append([f'5f{len(rows):04}q', f'acct-{d.who + 501}', mail(EN[d.who]), 8000 + d.no if kind != 'verify' else '', when.strftime('%Y-%m-%d 07:14:02 UTC'), kind, 'recurring' if d.no > 6 else 'api', state, plain(amount), 'USD', '0.00', 'credit_card', {'success': 'Successful', 'void': 'Voided'}.get(state, 'Do not honor'), original])
    for d in deals(840, range(6), 20, low=19, high=249, places=0):
        if d.no <= 6:
            row(d, d.day, 'verify', 'void', D(1))
        if d.no in (8, 14):
            row(d, d.day, 'purchase', 'declined', d.amount)
        row(d, later(d.day, 1) if d.no in (8, 14) else d.day, 'purchase', 'void' if d.no == 17 else 'success', d.amount)
        if d.no != 17:
            facts.sale(f'acct-{d.who + 501}', later(d.day, 1) if d.no in (8, 14) else d.day, d.no, d.amount)
        if d.no in (10, 16):
            back = d.amount if d.no == 10 else cents(d.amount / 4)
            row(d, later(d.day, 2), 'refund', 'success', back, f'5f{len(rows) - 1:04}q')
            facts.refund(f'acct-{d.who + 501}', later(d.day, 2), d.no, back)
    csv(path, rows)
    return drop(facts.want('revenue customers per', 'successful purchases less successful refunds; a card that was only verified, declined or voided took no money'), 'orders')


@case('U41', 'midtrans_three_months.zip', 'Midtrans: a zip of three monthly CSVs with the same header; settlement and capture count, expire, cancel and deny do not, partial_refund with its amount in a column; whole rupiah', 'ask', 'Midtrans transaction export; ' + USUAL)
def _(path):
    facts, head, months = Facts(), ['Date & Time', 'Order ID', 'Transaction type', 'Channel', 'Status', 'Amount', 'Refund amount', 'Customer e-mail'], {}
    people = ['Sri Wahyuni', 'Bambang Irawan', 'Fitri Amalia', 'Hendra Wijaya', 'Lina Marlina', 'Yusuf Hidayat']
    for d in deals(841, people, 24, start='2024-03-30', gap=(2, 4), low=45, high=1900, places=0):
        state = {8: 'expire', 12: 'cancel', 15: 'deny', 18: 'partial_refund', 20: 'capture'}.get(d.no, 'settlement')
        amount, back = d.amount * 1000, D(25000) if state == 'partial_refund' else D(0)
        months.setdefault(d.on('%Y-%m'), [head]).append([d.on('%d-%m-%Y %H:15'), f'MT-{d.no:04}', 'Payment', ['QRIS', 'GoPay', 'BCA VA'][d.no % 3], state, int(amount), int(back), mail(d.who)])
        if state in ('settlement', 'capture', 'partial_refund'):
            facts.sale(mail(d.who), d.day, d.no, amount)
            if back:
                facts.refund(mail(d.who), d.day, d.no, back, rows=0)
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as packed:
        for month, rows in months.items():
            text_ = ''.join(','.join(map(str, r)) + '\r\n' for r in rows)
            packed.writestr(zipfile.ZipInfo(f'transactions_{month}.csv', (2024, 7, 1, 0, 0, 0)), text_, zipfile.ZIP_DEFLATED)
    return facts.want('revenue customers per', 'all three files together, without what was not paid and less the refund; or ask which file')


# Accounting -----------------------------------------------------------------------------------------------------------


@case('U42', 'qbo_sales_by_product_detail.csv', 'QuickBooks Online, Sales by Product/Service Detail: the product on a row of its own, its sales below, "Total for …" and TOTAL; a running Balance per product; Invoice, Sales Receipt and Credit Memo (negative); three title lines, a footer', 'value', 'QuickBooks Online report; ' + USUAL)
def _(path):
    facts, sections = Facts(), {}
    for d in deals(842, FIRMS, 15):
        for at, (name, code, quantity, price, amount) in enumerate(d.items):
            back = d.no in (8, 12) and at == 0
            sign = -1 if back else 1
            sections.setdefault(name, []).append([d.on(mdy), 'Credit Memo' if back else ['Invoice', 'Sales Receipt'][d.no % 2], 1000 + d.no, d.who, '', sign * quantity, price, sign * amount])
            (facts.refund if back else facts.sale)(d.who, d.day, f'{d.no}{"c" if back else ""}', amount, name)
    rows, whole = [['Sales by Product/Service Detail'], ['Quill Office LLC'], ['January - June, 2024'], [], ['', 'Transaction date', 'Transaction type', 'Num', 'Customer', 'Memo/Description', 'Quantity', 'Sales price', 'Amount', 'Balance']], D(0)
    for name in sorted(sections):
        run = D(0)
        rows.append([name] + [''] * 9)
        for r in sections[name]:
            run += r[7]
            rows.append(['', *r[:5], f'{r[5]:.2f}', en(r[6]), en(r[7]), en(run)])
        rows.append([f'Total for {name}', '', '', '', '', '', f'{sum(r[5] for r in sections[name]):.2f}', '', f'${en(run)}', ''])
        whole += run
    rows += [['TOTAL', '', '', '', '', '', '', '', f'${en(whole)}', ''], [], [], ['Accrual basis  Monday, July 1, 2024 08:00 AM GMT-05:00']]
    csv(path, rows, loose=True)
    return drop(facts.want('revenue customers per', 'Amount of the rows with a date; credit memos are negative; the headings are products, the totals no sales'), 'orders')


@case('U43', 'xero_aged_receivables_summary.xlsx', 'Xero Aged Receivables Summary: what each contact still owes, by age (Current, < 1 Month, 1 Month, …, Older, Total); title rows, a Total and a percentage row', 'warn', 'Xero report; ' + USUAL)
def _(path):
    rng, rows = random.Random(843), [['Aged Receivables Summary'], ['Quill Office Ltd'], ['As at 30 June 2024'], ['Ageing by due date'], [], ['Contact', 'Current', '< 1 Month', '1 Month', '2 Months', '3 Months', 'Older', 'Total']]
    sums = [D(0)] * 7
    for who in FIRMS + ['Pine & Sons', 'Quay Books', 'Rowan Vets', 'Salt Bakery']:
        values = [D(rng.randint(0, 90000)).scaleb(-2) if rng.random() < 0.5 else D(0) for _ in range(6)]
        values.append(sum(values))
        sums = [a + b for a, b in zip(sums, values)]
        rows.append([who, *map(float, values)])
    rows += [['Total', *map(float, sums)], ['Percentage of total', *[f'{x / sums[6]:.2%}' for x in sums]]]
    xlsx(path, ('Aged Receivables Summary', rows))
    return only('what is owed on one day is no revenue (what was paid in time is not in it): ask, or say so; the ages are no months of sales; a warning is enough')


@case('U44', 'pennylane_factures_fr.csv', 'Pennylane: Montant HT = Montant TTC (franchise, TVA 0,00 throughout), "Reste à payer"; Payée, En retard, À encaisser, Brouillon, Annulée; avoirs negative under the same header; SIREN beside; Échéance', 'value', 'Pennylane export des factures clients; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['Numéro', 'Type', 'Date de facturation', 'Échéance', 'Client', 'SIREN client', 'Statut', 'Montant HT', 'TVA', 'Montant TTC', 'Reste à payer', 'Devise']]
    for d in deals(844, range(6), 22, low=90, high=3400):
        state = {9: 'Annulée', 15: 'Brouillon', 20: 'En retard', 22: 'À encaisser'}.get(d.no, 'Payée')
        tax = D(0)
        row = lambda kind, no, when, net, tax, left, state: rows.append([no, kind, when.strftime('%d/%m/%Y'), later(when, 30).strftime('%d/%m/%Y'), FRA[d.who], f'8204400{d.who}1', state, comma(net), comma(tax), comma(net + tax), comma(left), 'EUR'])
        row('Facture', '' if state == 'Brouillon' else f'F-2024-{d.no:03}', d.day, d.amount, tax, d.amount + tax if state in ('En retard', 'À encaisser') else D(0), state)
        if state not in ('Annulée', 'Brouillon'):
            facts.sale(f'8204400{d.who}1', d.day, d.no, d.amount + tax)
        if d.no in (11, 17):
            row('Avoir', f'AV-2024-{d.no:03}', later(d.day, 1), -D(60), D(0), D(0), 'Remboursé')
            facts.refund(f'8204400{d.who}1', later(d.day, 1), f'a{d.no}', D(60))
    csv(path, rows, sep=';', bom=True)
    return drop(facts.want('revenue customers', 'Montant TTC of what was issued, a credit note once; a draft and an annulled invoice are none'), 'orders')


@case('U45', 'sap_fbl5n_de.txt', 'SAP FBL5N in German: open and cleared items of customers, pipes and dashes, RV invoices, DG credit notes "120,00-", DZ payments with a minus; a sum "*" per customer and "**" at the end', 'ask', 'SAP transaction FBL5N, list saved to a file; ' + USUAL)
def _(path):
    facts, items = Facts(), {}
    sap = lambda x: de(abs(x)) + ('-' if x < 0 else '')
    for d in deals(845, range(6), 18, low=120, high=5200):
        mine = items.setdefault(d.who, [])
        mine.append([f'90{d.no:06}', 'RV', d.day, d.amount])
        facts.sale(str(10040 + d.who), d.day, d.no, d.amount)
        if d.no in (9, 14):
            mine.append([f'91{d.no:06}', 'DG', later(d.day, 1), -D('85.50')])
            facts.refund(str(10040 + d.who), later(d.day, 1), f'g{d.no}', D('85.50'))
        if d.no < 15:
            mine.append([f'14{d.no:06}', 'DZ', later(d.day, 20), -d.amount])
    cells = ['Debitor', 'Name', 'Belegnr', 'BA', 'Belegdatum', 'Betrag HW', 'Hauswährung', 'Text']
    widths = [8, 22, 10, 4, 12, 14, 11, 18]
    line = lambda values: '|' + '|'.join(f'{v:>{w}}' if at == 5 else f'{v:<{w}}' for at, (v, w) in enumerate(zip(values, widths))) + '|\r\n'
    rule = '-' * (sum(widths) + 9) + '\r\n'
    out, whole = f'Debitorenposten                                   01.07.2024\r\n\r\nBuchungskreis        1000\r\n{rule}{line(cells)}{rule}', D(0)
    for who in sorted(items):
        for no, kind, when, amount in sorted(items[who], key=lambda r: (r[2], r[0])):
            out += line([10040 + who, DEU[who], no, kind, when.strftime('%d.%m.%Y'), sap(amount), 'EUR', {'RV': 'Faktura', 'DG': 'Gutschrift', 'DZ': 'Zahlungseingang'}[kind]])
        run = sum(r[3] for r in items[who])
        whole += run
        out += rule + line(['*', f'Debitor {10040 + who}', '', '', '', sap(run), 'EUR', '']) + rule
    out += line(['**', '', '', '', '', sap(whole), 'EUR', '']) + rule
    path.write_bytes(out.encode('cp1252'))
    return drop(facts.want('revenue customers per', 'RV less DG by Debitor; payments (DZ, "Zahlungseingang") are no refunds, starred rows are sums; or ask: credit notes and payments both have a minus, only a word of the text tells them apart'), 'orders')


@case('U46', 'sap_va05_de.xlsx', 'SAP VA05 in German: order items, Nettowert; an item that was rejected is told only by its Absagegrund, the value stays; Auftraggeber beside Warenempfänger; Bestellnummer of the customer', 'ask', 'SAP transaction VA05, exported to a spreadsheet; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['Belegdatum', 'Auftragsart', 'Verkaufsbeleg', 'Position', 'Auftraggeber', 'Name Auftraggeber', 'Warenempfänger', 'Kundenbestellnr.', 'Material', 'Kurztext', 'Auftragsmenge', 'ME', 'Nettopreis', 'Nettowert', 'Währung', 'Absagegrund', 'Angelegt von']]
    for d in deals(846, range(6), 15):
        for at, (name, code, quantity, price, amount) in enumerate(d.items):
            why = 'Kunde hat storniert' if d.no == 8 else 'Artikel nicht lieferbar' if d.no in (11, 13) and at == 0 else ''
            rows.append([d.day, 'TA', 120400 + d.no, 10 * (at + 1), str(10040 + d.who), DEU[d.who], str(20040 + (d.who + d.no) % 6), f'B-{d.no * 7}', code, name, quantity, 'ST', float(price), float(amount), 'EUR', why, 'MKUEHN'])
            if not why:
                facts.sale(str(10040 + d.who), d.day, d.no, amount)
    xlsx(path, ('VA05', rows))
    return facts.want('revenue customers per', 'Nettowert without the rejected items: a reason for rejection closes an item; or ask whether a reason for rejection closes an item: no state says so')


@case('U47', 'nav_posted_invoice_lines.xlsx', 'Dynamics NAV: Sell-to Customer No. (six branches) beside Bill-to Customer No. (two parent firms); Line Amount and Amount Including VAT; comment lines without a type, quantity and amount; a line "G/L Account" for freight', 'ask', 'Microsoft Dynamics NAV, Posted Sales Invoice Lines; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['Document No.', 'Posting Date', 'Sell-to Customer No.', 'Sell-to Customer Name', 'Bill-to Customer No.', 'Bill-to Name', 'Line No.', 'Type', 'No.', 'Description', 'Quantity', 'Unit Price Excl. VAT', 'Line Discount %', 'Line Amount Excl. VAT', 'VAT %', 'Amount Including VAT']]
    for d in deals(847, range(6), 12, most=2):
        parent = ['90001', 'Beacon Holdings'] if d.who < 3 else ['90002', 'Tower Group']
        head = [f'PSI{103000 + d.no}', d.day, f'C{20100 + d.who}', FIRMS[d.who], *parent]
        lines = [('Item', code, name, quantity, price) for name, code, quantity, price, _ in d.items] + [('', '', 'Thank you for your order', None, None)] + ([('G/L Account', '6610', 'Freight', 1, D('12.00'))] if d.no % 2 else [])
        for at, (kind, no, text_, quantity, price) in enumerate(lines):
            if quantity is None:
                rows.append([*head, 10000 * (at + 1), kind, no, text_, '', '', '', '', '', ''])
                continue
            off = 10 if d.no % 4 == 0 and kind == 'Item' else 0
            net = cents(quantity * price * (100 - off) / 100)
            gross = cents(net * D('1.2'))
            rows.append([*head, 10000 * (at + 1), kind, no, text_, quantity, float(price), off, float(net), 20, float(gross)])
            facts.sale(f'C{20100 + d.who}', d.day, d.no, gross)
    xlsx(path, ('Posted Sales Invoice Lines', rows))
    return facts.want('revenue customers per', 'Amount Including VAT by the branch that bought; or ask who the customer is (branch or parent) and with or without VAT')


@case('U48', 'odoo_sale_orders.xlsx', 'Odoo sales orders: Quotation, Quotation Sent, Sales Order, Cancelled; Total only; Salesperson and Company (always the same) beside Customer; Invoice Status "To Invoice", "Fully Invoiced", "Nothing to Invoice"; Delivery Date', 'value', 'Odoo sale.order list; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['Order Reference', 'Creation Date', 'Delivery Date', 'Customer', 'Salesperson', 'Company', 'Total', 'Invoice Status', 'Status', 'Activities']]
    for d in deals(848, FIRMS, 25, low=80, high=4800):
        state = {8: 'Cancelled', 11: 'Quotation', 15: 'Quotation Sent', 20: 'Cancelled', 24: 'Quotation'}.get(d.no, 'Sales Order')
        rows.append([f'S{d.no + 240:05}', d.on('%Y-%m-%d 14:20:00'), later(d.day, 6).strftime('%Y-%m-%d 08:00:00'), d.who, ['Mitchell Admin', 'Marc Demo'][d.no % 2], 'YourCompany', float(d.amount), ['Fully Invoiced', 'To Invoice'][d.no > 20] if state == 'Sales Order' else 'Nothing to Invoice', state, ''])
        if state == 'Sales Order':
            facts.sale(d.who, d.day, d.no, d.amount)
    xlsx(path, ('Sales Orders', rows))
    return facts.want('revenue customers per last', 'Total of the sales orders: a quotation was only offered')


@case('U49', 'erpnext_sales_register.csv', 'ERPNext Sales Register: exports without tax: Net Total = Grand Total = Rounded Total, Total Tax 0.00; Outstanding Amount; returns negative (ACC-SINV-RET); Owner, Territory and Customer Group; a row Total without invoice', 'value', 'ERPNext report Sales Register; ' + USUAL)
def _(path):
    facts, rows, sums = Facts(), [['Invoice', 'Posting Date', 'Customer', 'Customer Name', 'Customer Group', 'Territory', 'Tax Id', 'Receivable Account', 'Mode of Payment', 'Owner', 'Currency', 'Net Total', 'Output Tax IGST - QL', 'Total Tax', 'Grand Total', 'Rounded Total', 'Outstanding Amount']], [D(0)] * 6

    def row(no, when, who, net, left=D(0)):
        values = [net, D(0), D(0), net, net, left]
        sums[:] = [a + b for a, b in zip(sums, values)]
        rows.append([no, when.isoformat(), f'CUST-{who + 31:03}', IN[who], 'Commercial', 'India', f'27AAAC{who}111A1Z5', 'Debtors - QL', '', 'accounts@quill.example', 'INR', *map(plain, values)])
        return values[4]
    for d in deals(849, range(6), 20, low=500, high=24000, places=0):
        facts.sale(f'CUST-{d.who + 31:03}', d.day, d.no, row(f'ACC-SINV-2024-{d.no:05}', d.day, d.who, d.amount, D(100) if d.no > 17 else D(0)))
        if d.no in (8, 13):
            facts.refund(f'CUST-{d.who + 31:03}', later(d.day, 1), f'r{d.no}', -row(f'ACC-SINV-RET-2024-{d.no:05}', later(d.day, 1), d.who, -D(250)))
    rows.append(['Total'] + [''] * 10 + [plain(x) for x in sums])
    csv(path, rows)
    return drop(facts.want('revenue customers per', 'Grand Total, returns negative; what is outstanding is owed and counts'), 'orders')


@case('U50', 'kingdee_yingshou_dan.xlsx', '金蝶云星空 应收单列表: 价税合计 only, 已收款金额 and 未收款金额 beside it; red ones negative; 单据状态 已审核, 暂存 (a draft); 创建人, 销售员, 到期日; 合计 below', 'value', '金蝶云星空 应收单列表引出; ' + USUAL)
def _(path):
    facts, rows, run = Facts(), [['单据编号', '单据类型', '业务日期', '到期日', '客户编码', '客户', '币别', '价税合计', '已收款金额', '未收款金额', '单据状态', '销售员', '创建人']], [D(0)] * 3
    for d in deals(850, range(6), 22, low=300, high=48000):
        draft, red = d.no in (12, 20), d.no in (9, 16)
        amount = -cents(d.amount / 10) if red else d.amount
        paid = D(0) if draft or d.no > 17 else amount
        rows.append([f'AR{d.no:08}', '标准应收单', d.iso(), later(d.day, 30).isoformat(), f'CUST{d.who + 1:04}', CNCO[d.who], '人民币', float(amount), float(paid), float(amount - paid), '暂存' if draft else '已审核', ['陈洁', '刘洋'][d.no % 2], 'administrator'])
        run = [a + b for a, b in zip(run, (amount, paid, amount - paid))]
        if not draft:
            (facts.refund if red else facts.sale)(f'CUST{d.who + 1:04}', d.day, d.no, abs(amount))
    rows.append(['合计', '', '', '', '', '', '', *map(float, run)])
    xlsx(path, ('应收单', rows))
    return drop(facts.want('revenue customers per', '价税合计 of what is 已审核, red bills negative; a 暂存 bill is a draft; the sum row counts it, but is no sale'), 'orders')


@case('U51', 'yayoi_hanbai_meisai.csv', '弥生販売 売上明細: Shift-JIS, rows 売上, 返品 (negative), 値引 (negative) and a row 消費税 that closes each slip; 得意先コード, 担当者; 令和 dates R06/05/13', 'ask', '弥生販売 売上明細表; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['伝票日付', '伝票番号', '得意先コード', '得意先名', '担当者名', '明細区分', '商品コード', '商品名', '数量', '単価', '金額']]
    for d in deals(851, range(6), 12, most=2):
        base = [f'R{d.day.year - 2018:02}/{d.day:%m/%d}', f'{2400 + d.no:08}', f'{d.who + 101:06}', JPCO[d.who], ['佐野', '大西'][d.no % 2]]
        run = D(0)
        for at, (name, code, quantity, price, amount) in enumerate(d.items):
            back = d.no in (8, 11) and at == 0
            value = (-amount if back else amount) * 100
            rows.append([*base, '返品' if back else '売上', code, name, -quantity if back else quantity, int(price * 100), int(value)])
            run += value
        if d.no % 5 == 0:
            rows.append([*base, '値引', '', '出精値引', '', '', -500])
            run -= 500
        tax = int(run / 10)
        rows.append([*base, '消費税', '', '消費税等', '', '', tax])
        whole = run + tax
        (facts.sale if whole >= 0 else facts.refund)(f'{d.who + 101:06}', d.day, d.no, abs(whole))
    csv(path, rows, encoding='cp932')
    return drop(facts.want('revenue customers per', 'all rows of a slip, with its consumption tax; or ask with or without it'), 'orders', 'rows')


@case('U52', 'protheus_sf2_pt.csv', 'TOTVS Protheus: the table SF2 with its field names (F2_DOC, F2_CLIENTE, F2_LOJA, F2_EMISSAO 20240513, F2_VALBRUT, F2_VALMERC, F2_VALICM); F2_TIPO N is a sale and D goes back to a supplier; D_E_L_E_T_ is * where the row was deleted', 'ask', 'TOTVS Protheus, table SF2 (field dictionary); ' + USUAL)
def _(path):
    facts, rows = Facts(), [['F2_FILIAL', 'F2_DOC', 'F2_SERIE', 'F2_CLIENTE', 'F2_LOJA', 'F2_TIPO', 'F2_EMISSAO', 'F2_COND', 'F2_VEND1', 'F2_VALMERC', 'F2_FRETE', 'F2_DESCONT', 'F2_VALICM', 'F2_VALBRUT', 'F2_PLIQUI', 'D_E_L_E_T_']]
    for d in deals(852, range(6), 24, low=200, high=9000):
        gone, back = d.no in (9, 17), d.no == 13
        freight, off = D(30 if d.no % 3 == 0 else 0), D(20 if d.no % 4 == 0 else 0)
        whole = d.amount + freight - off
        rows.append(['01', f'{d.no + 8800:09}', '1', f'{d.who + 210:06}' if not back else '900077', '01', 'D' if back else 'N', d.on('%Y%m%d'), '030', '000012', plain(d.amount), plain(freight), plain(off), plain(cents(whole * D('0.18'))), plain(whole), f'{d.no * 3}.500', '*' if gone else ''])
        if not gone and not back:
            facts.sale(f'{d.who + 210:06}', d.day, d.no, whole)
    csv(path, rows, sep=';')
    return facts.want('revenue customers', 'F2_VALBRUT of the rows of type N that were not deleted; or ask')


@case('U53', 'tally_day_book.xlsx', 'Tally Day Book: Sales, Receipt, Payment, Purchase, Credit Note vouchers in one list, Debit Amount and Credit Amount in two columns, Particulars is the customer on a sale and the bank’s payer on a receipt; title rows', 'ask', 'Tally day book export; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['Quill Traders'], ['Day Book'], ['1-Jan-24 to 30-Jun-24'], ['Date', 'Particulars', '', 'Vch Type', 'Vch No.', 'Debit Amount', 'Credit Amount'], ['', '', '', '', '', 'Inwards Qty', 'Outwards Qty']]
    for d in deals(853, IN, 14, low=900, high=48000):
        rows.append([d.day, d.who, '', 'Sales', f'{d.no}', float(d.amount), ''])
        facts.sale(d.who, d.day, d.no, d.amount)
        if d.no in (8, 11):
            rows.append([later(d.day, 1), d.who, '', 'Credit Note', f'CN{d.no}', '', 400.0])
            facts.refund(d.who, later(d.day, 1), f'c{d.no}', 400)
        if d.no < 12:
            rows.append([later(d.day, 1), d.who, '', 'Receipt', f'R{d.no}', '', float(d.amount)])
        if d.no % 4 == 0:
            rows.append([later(d.day, 1), 'Mumbai Paper Mills', '', 'Purchase', f'P{d.no}', '', 5200.0])
            rows.append([later(d.day, 1), 'Office Rent', '', 'Payment', f'Y{d.no}', 15000.0, ''])
    xlsx(path, ('Day Book', rows))
    return drop(facts.want('revenue customers per', 'Sales less Credit Notes; receipts, purchases, payments are neither; or ask: Particulars holds customers, suppliers and accounts, and the amount stands in two columns'), 'orders')


@case('U54', 'fakturoid_faktury_cs.csv', 'Fakturoid (Czech, no word list): Bez DPH, DPH and Celkem, "12 345,60"; uhrazená, po splatnosti, stornovaná; zálohová faktura (a prepayment) beside the faktura that settles it at the full price; dobropis negative', 'ask', 'Fakturoid export of invoices; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['Číslo', 'Typ', 'Stav', 'Vystaveno', 'Splatnost', 'Odběratel', 'IČ', 'Bez DPH', 'DPH', 'Celkem', 'Měna', 'Poznámka']]
    cz = lambda x: fr(x, '\xa0')
    for d in deals(854, range(6), 17, low=900, high=42000, places=0):
        tax = cents(d.amount * D('0.21'))
        row = lambda no, kind, state, net, note='': rows.append([no, kind, state, d.on('%d.%m.%Y'), later(d.day, 14).strftime('%d.%m.%Y'), CZ[d.who], f'0441000{d.who}', cz(net), cz(cents(net * D('0.21'))), cz(net + cents(net * D('0.21'))), 'CZK', note])
        state = {9: 'stornovaná', 16: 'po splatnosti'}.get(d.no, 'uhrazená')
        if d.no in (7, 12):
            row(f'Z2024-{d.no:03}', 'zálohová faktura', 'uhrazená', d.amount)
        row(f'2024-{d.no:04}', 'faktura', state, d.amount, f'vyúčtování zálohy Z2024-{d.no:03}' if d.no in (7, 12) else '')
        if state != 'stornovaná':
            facts.sale(f'0441000{d.who}', d.day, d.no, d.amount + tax)
        if d.no == 14:
            row(f'D2024-{d.no:03}', 'dobropis', 'uhrazená', -D(500))
            facts.refund(f'0441000{d.who}', d.day, f'd{d.no}', D(605))
    csv(path, rows, sep=';', encoding='cp1250')
    return drop(facts.want('revenue customers', 'Celkem of the invoices and the credit note; a prepayment invoice is in the one that settles it; or ask'), 'orders')


@case('U55', 'weclapp_order_items.csv', 'weclapp (German firm, technical headers): quantity × unitPrice × (1 − discountPercentage) = netAmount, unitCost of one piece; CANCELLED among machine words; shippedQuantity and invoicedQuantity beside; recipientCustomerNumber beside customerNumber', 'value', 'weclapp sales order items; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['orderNumber', 'orderDate', 'plannedDeliveryDate', 'status', 'customerNumber', 'company', 'recipientCustomerNumber', 'positionNumber', 'articleNumber', 'title', 'quantity', 'shippedQuantity', 'invoicedQuantity', 'unitPrice', 'discountPercentage', 'netAmount', 'unitCost', 'responsibleUser']]
    for d in deals(855, range(6), 14):
        state = {8: 'CANCELLED', 12: 'CANCELLED', 14: 'ORDER_CONFIRMATION_PRINTED'}.get(d.no, 'CLOSED')
        for at, (name, code, quantity, price, _) in enumerate(d.items):
            off, cost = D(15 if (d.no + at) % 4 == 0 else 0), cents(price * D('0.55'))
            net = cents(quantity * price * (100 - off) / 100)
            sent = quantity if state == 'CLOSED' else 0
            rows.append([f'AU-{3300 + d.no}', d.on('%d.%m.%Y'), later(d.day, 8).strftime('%d.%m.%Y'), state, f'K{1200 + d.who}', DEU[d.who], f'K{1200 + (d.who + d.no) % 6}', at + 1, code, name, quantity, sent, sent, comma(price), comma(off), comma(net), comma(cost), 'm.kuehn'])
            if state != 'CANCELLED':
                facts.sale(f'K{1200 + d.who}', d.day, d.no, net, name, cost=quantity * cost)
    csv(path, rows, sep=';', bom=True)
    return facts.want('revenue customers per profit', 'netAmount of what was not cancelled, cost = quantity × unitCost; ordered and not yet shipped counts')


@case('U56', 'facturas_autonomo_irpf_es.csv', 'Spanish freelancer: Base + IVA 21 % − Retención IRPF 15 % = Total a cobrar; the retention is a tax that the client pays for her; Base, Total factura and Total a cobrar are all plausible', 'ask', 'invoice register of a Spanish freelancer; from memory')
def _(path):
    rows = [['Nº factura', 'Fecha', 'Cliente', 'NIF', 'Concepto', 'Base imponible', 'IVA 21%', 'Retención IRPF 15%', 'Total a cobrar', 'Cobrada']]
    for d in deals(856, ESP, 20, low=150, high=2400, places=0):
        tax, kept = cents(d.amount * D('0.21')), cents(d.amount * D('0.15'))
        rows.append([f'2024/{d.no:03}', d.on('%d/%m/%Y'), d.who, f'B1234{ESP.index(d.who)}67A', 'Diseño gráfico', de(d.amount), de(tax), de(kept), de(d.amount + tax - kept), 'Sí' if d.no < 18 else 'No'])
    csv(path, rows, sep=';', encoding='cp1252')
    return only('the fee (Base), with tax, or what comes in after the retention: 6 % and more apart, so ask; Total a cobrar without a word understates the sale')


@case('U57', 'vyapar_sale_report.xlsx', 'Vyapar (India): Transaction Type Sale and Credit Note (positive amounts); Total Amount beside Received/Paid Amount and Balance Due; Unpaid and Partial are owed and count; title rows; a row Total below (sales less credit notes)', 'value', 'Vyapar sale report; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['Generated on Jul 1, 2024 at 9:12 am'], ['Duration: From 01/01/2024 to 30/06/2024'], [], ['Date', 'Order No.', 'Invoice No.', 'Party Name', 'Party Phone No.', 'Transaction Type', 'Total Amount', 'Payment Type', 'Received/Paid Amount', 'Balance Due', 'Payment Status']]
    for d in deals(857, IN, 20, low=300, high=24000, places=0):
        left = d.amount if d.no in (17, 19) else D(100) if d.no in (12, 15) else D(0)
        rows.append([d.on('%d/%m/%Y'), '', f'{d.no}', d.who, f'98200001{IN.index(d.who):02}', 'Sale', float(d.amount), 'Cash', float(d.amount - left), float(left), 'Unpaid' if left == d.amount else 'Partial' if left else 'Paid'])
        facts.sale(d.who, d.day, d.no, d.amount)
        if d.no in (8, 14):
            rows.append([later(d.day, 1).strftime('%d/%m/%Y'), '', f'CN{d.no}', d.who, f'98200001{IN.index(d.who):02}', 'Credit Note', 250.0, 'Cash', 250.0, 0.0, 'Paid'])
            facts.refund(d.who, later(d.day, 1), f'c{d.no}', 250)
    signed = lambda at: sum(r[at] * (-1 if r[5] == 'Credit Note' else 1) for r in rows[4:])
    rows.append(['Total', '', '', '', '', '', signed(6), '', signed(8), signed(9), ''])
    xlsx(path, ('Sale Report', rows))
    return drop(facts.want('revenue customers per', 'Sales less Credit Notes, whether received yet or not'), 'orders')


# Sales desks, tills, bookings, gifts, subscriptions -------------------------------------------------------------------


@case('U58', 'hubspot_deals.csv', 'HubSpot deals: Deal Stage Closed Won, Closed Lost, Contract Sent, Appointment Scheduled; Amount beside "Amount in company currency" (equal), "Weighted amount" and ARR; Associated Company beside Deal Name; Create Date left of Close Date', 'value', 'HubSpot deal export; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['Record ID', 'Deal Name', 'Deal Stage', 'Pipeline', 'Create Date', 'Close Date', 'Deal owner', 'Amount', 'Amount in company currency', 'Deal probability', 'Weighted amount', 'Annual recurring revenue', 'Associated Company', 'Associated Contact']]
    for d in deals(858, FIRMS, 26, low=4, high=180, places=0):
        stage = {8: 'Closed Lost', 11: 'Closed Lost', 15: 'Contract Sent', 19: 'Closed Lost', 23: 'Appointment Scheduled', 25: 'Contract Sent'}.get(d.no, 'Closed Won')
        amount, chance = d.amount * 100, {'Closed Won': D(1), 'Closed Lost': D(0), 'Contract Sent': D('0.9'), 'Appointment Scheduled': D('0.2')}[stage]
        rows.append([170000400 + d.no, f'{d.who} - Q{(d.day.month + 2) // 3}', stage, 'Sales Pipeline', later(d.day, -21).strftime('%Y-%m-%d 09:10'), d.on('%Y-%m-%d 16:42'), 'Dana Poole', amount, amount, chance, plain(amount * chance), '', d.who, EN[FIRMS.index(d.who)]])
        if stage == 'Closed Won':
            facts.sale(EN[FIRMS.index(d.who)], d.day, d.no, amount)
    csv(path, rows)
    return facts.want('revenue customers per last', 'Amount of the deals that were won, on the Close Date; a customer is known by Associated Contact, the companies are one to one with it')


@case('U59', 'fxiaoke_xiaoshou_dingdan.xlsx', '纷享销客 销售订单: 销售订单金额(元) beside 已回款金额(元), 待回款金额(元) and 已开票金额(元); 生命状态 正常 and 作废; 负责人 and 归属部门; 客户名称; 下单日期 beside 交货日期 and 最后修改时间', 'value', '纷享销客 CRM 销售订单导出; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['销售订单编号', '客户名称', '负责人', '归属部门', '生命状态', '下单日期', '交货日期', '销售订单金额(元)', '已开票金额(元)', '已回款金额(元)', '待回款金额(元)', '最后修改时间']]
    for d in deals(859, CNCO, 22, low=800, high=96000):
        state = '作废' if d.no in (9, 15) else '正常'
        paid = d.amount if d.no < 16 and state == '正常' else cents(d.amount / 2) if d.no < 20 and state == '正常' else D(0)
        rows.append([f'20240{d.no:05}', d.who, ['陈洁', '刘洋'][d.no % 2], '华东大区', state, d.iso(), later(d.day, 12).isoformat(), float(d.amount), float(paid), float(paid), float(d.amount - paid), later(d.day, 20).strftime('%Y-%m-%d 18:03')])
        if state == '正常':
            facts.sale(d.who, d.day, d.no, d.amount)
    xlsx(path, ('销售订单', rows))
    return facts.want('revenue customers per last', '销售订单金额 of what is 正常; what has come in so far is another matter')


@case('U60', 'dynamics_opportunities.xlsx', 'Dynamics 365 Sales: Status Won, Lost and Open, Est. Revenue filled everywhere, Actual Revenue only where closed (the same where won, 0 where lost); Actual Close Date beside Est. Close Date; columns "(Do Not Modify)" in front', 'value', 'Dynamics 365 Sales, opportunities to Excel; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['(Do Not Modify) Opportunity', '(Do Not Modify) Row Checksum', '(Do Not Modify) Modified On', 'Topic', 'Account', 'Contact', 'Status', 'Status Reason', 'Est. Close Date', 'Est. Revenue', 'Actual Close Date', 'Actual Revenue', 'Probability', 'Owner']]
    for d in deals(860, FIRMS, 24, low=5, high=240, places=0):
        state = {9: 'Lost', 13: 'Lost', 18: 'Lost', 22: 'Open', 24: 'Open'}.get(d.no, 'Won')
        guess = d.amount * 100
        real = guess if state == 'Won' else D(0)
        rows.append([f'7f{d.no:04}-22ee', 'Qk1=', later(d.day, 1), f'{d.no * 5} seats', d.who, EN[FIRMS.index(d.who)], state, {'Won': 'Won', 'Lost': 'Canceled', 'Open': 'In Progress'}[state], later(d.day, 9), float(guess), d.day if state != 'Open' else '', float(real) if state != 'Open' else '', 100 if state == 'Won' else 40, 'Dana Poole'])
        if state == 'Won':
            facts.sale(d.who, d.day, d.no, real)
    xlsx(path, ('All Opportunities', rows))
    return facts.want('revenue customers per', 'the revenue of what was won')


@case('U61', 'phorest_courses_vouchers.csv', 'Phorest (salon): Course Sale and Course Redemption, Voucher Sale and services paid by "Voucher", in one list with a Total each: what is sold first and used later stands twice', 'ask', 'Phorest transaction list; ' + USUAL)
def _(path):
    rows = [['Transaction', 'Date', 'Client', 'Staff', 'Item Type', 'Item', 'Qty', 'Unit Price', 'Discount', 'Total', 'Payment Type']]
    for d in deals(861, EN, 26, low=20, high=120, places=0, gap=(1, 5)):
        kind, item, price, pay = [('Service', 'Cut & finish', D(48), 'Card'), ('Course Sale', 'Facial x 5', D(225), 'Card'), ('Course Redemption', 'Facial (1 of 5)', D(45), 'Course'), ('Voucher Sale', 'Gift voucher', D(50), 'Cash'), ('Service', 'Colour', D(50), 'Voucher')][d.no % 5]
        rows.append([70400 + d.no, d.on('%d/%m/%Y'), d.who, ['Ava', 'Beth'][d.no % 2], kind, item, 1, plain(price), '0.00', plain(price), pay])
    csv(path, rows)
    return only('courses and vouchers count when they are sold or when they are used, never both: ask; the plain sum counts them twice')


@case('U62', 'rezdy_orders.csv', 'Rezdy: CONFIRMED, CANCELLED, ABANDONED_CART; Total Amount = Total Paid + Total Due; Agent and Commission beside Customer; Date Created left of Tour Date; a reseller’s reference', 'value', 'Rezdy orders report; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['Order Number', 'Status', 'Date Created', 'Tour Date', 'Product', 'Customer', 'Customer Email', 'Quantities', 'Total Amount', 'Total Paid', 'Total Due', 'Commission', 'Agent', 'Reseller Reference', 'Source']]
    for d in deals(862, EN, 24, low=60, high=900, places=0):
        state = {8: 'CANCELLED', 12: 'ABANDONED_CART', 17: 'CANCELLED', 21: 'ABANDONED_CART'}.get(d.no, 'CONFIRMED')
        paid = d.amount if d.no < 20 and state == 'CONFIRMED' else cents(d.amount / 4) if state == 'CONFIRMED' else D(0)
        agent = d.no % 3 == 0
        rows.append([f'R{d.no:06}Q', state, d.on('%Y-%m-%d 08:15'), later(d.day, 20).strftime('%Y-%m-%d 13:00'), ['Kayak morning', 'Whale watch'][d.no % 2], d.who, mail(d.who), f'{1 + d.no % 4} Adult', plain(d.amount), plain(paid), plain(d.amount - paid if state == 'CONFIRMED' else 0), plain(cents(d.amount / 10) if agent else 0), 'Coast Hostels' if agent else '', f'CH{d.no}' if agent else '', 'Agent' if agent else 'Online'])
        if state == 'CONFIRMED':
            facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows)
    return facts.want('revenue customers per', 'Total Amount of the confirmed orders, what is still due is owed; the agent’s commission is a cost; a customer is known by Customer, the e-mails are one to one with it')


@case('U63', 'little_hotelier_reservations.csv', 'Little Hotelier: Confirmed, Checked out and Cancelled; Room total + Extras total = Payment total; Payment total, received and outstanding; Booking, Check in and Check out dates; Channel', 'value', 'Little Hotelier reservations export; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['Booking reference', 'Channel', 'Status', 'Booked on', 'Check in', 'Check out', 'Guest first name', 'Guest last name', 'Guest email', 'Room', 'Number of guests', 'Room total', 'Extras total', 'Payment total', 'Payment received', 'Payment outstanding']]
    for d in deals(863, EN, 24, low=90, high=900, places=0):
        state = {8: 'Cancelled', 12: 'Cancelled', 16: 'Cancelled'}.get(d.no, ['Checked out', 'Confirmed'][d.no > 20])
        extra = D(20 if d.no % 3 == 0 else 0)
        whole = d.amount + extra
        got = whole if state == 'Checked out' else D(90) if state == 'Confirmed' else D(0)
        rows.append([f'LH{d.no:08}', ['Booking.com', 'Direct', 'Expedia'][d.no % 3], state, d.on('%d %b %Y'), later(d.day, 15).strftime('%d %b %Y'), later(d.day, 17).strftime('%d %b %Y'), *d.who.split(), mail(d.who), f'Room {d.no % 7}', 2, plain(d.amount), plain(extra), plain(whole), plain(got), plain(whole - got if state != 'Cancelled' else 0)])
        if state != 'Cancelled':
            facts.sale(mail(d.who), d.day, d.no, whole)
    csv(path, rows)
    return facts.want('revenue customers per', 'Payment total of what was not cancelled, received yet or not')


@case('U64', 'raisers_edge_soft_credits.xlsx', 'a donor database (Raiser’s Edge): each gift of some couples stands twice, as Hard Credit of the one and as Soft Credit of the other; Pledge rows are promises, Pay-Cash rows fulfil them; Fund, Campaign, Appeal', 'ask', 'Blackbaud Raiser’s Edge gift query; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['Gift ID', 'Gift Date', 'Constituent ID', 'Constituent Name', 'Credit Type', 'Gift Type', 'Gift Amount', 'Fund', 'Campaign', 'Appeal', 'Acknowledge Flag']]
    for d in deals(864, range(6), 19, low=25, high=900, places=0):
        kind = 'Pledge' if d.no in (8, 13) else 'Pay-Cash' if d.no in (9, 14) else 'Cash'
        row = lambda who, credit: rows.append([f'G{24000 + d.no}', d.day, f'{88010 + who}', EN[who], credit, kind, float(d.amount), 'Annual Fund', '2024', 'Spring', 'Y'])
        row(d.who, 'Hard Credit')
        if d.who < 2:
            row(1 - d.who, 'Soft Credit')
        if kind != 'Pledge':
            facts.sale(str(88010 + d.who), d.day, d.no, d.amount)
    xlsx(path, ('Gifts', rows))
    return facts.want('revenue customers per', 'gifts with hard credit, without pledges (their payments count); or ask: a gift may stand under two people, and promises stand beside their payments')


@case('U65', 'givebutter_transactions.csv', 'Givebutter: Amount donated, Fee covered by donor, Total charged, Platform and Processing fee, Payout; status succeeded, failed, refunded; "Donation Date (UTC)"; Team Member beside the donor; anonymous but named', 'value', 'Givebutter transactions export; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['Transaction ID', 'Donation Date (UTC)', 'First Name', 'Last Name', 'Email', 'Status', 'Method', 'Total Charged', 'Donated', 'Fee Covered', 'Processing Fee', 'Platform Fee', 'Payout', 'Refunded Date', 'Campaign Title', 'Team Member', 'Anonymous']]
    for d in deals(865, EN, 24, low=5, high=400, places=0):
        state = {9: 'failed', 14: 'refunded', 19: 'failed'}.get(d.no, 'succeeded')
        fee = cents(d.amount * D('0.029') + D('0.3'))
        fee = D(0) if state == 'failed' else fee
        rows.append([f'tr{d.no:05}', d.on('%Y-%m-%d 20:41:07'), *d.who.split(), mail(d.who), state, 'card', plain(d.amount), plain(d.amount), '0.00', plain(fee), '0.00', plain(0 if state == 'failed' else d.amount - fee), later(d.day, 3).isoformat() if state == 'refunded' else '', 'Spring Drive', 'Omar Reyes', 'Yes' if d.no % 5 == 0 else 'No'])
        if state == 'succeeded':
            facts.sale(mail(d.who), d.day, d.no, d.amount)
    csv(path, rows)
    return facts.want('revenue customers per last', 'Donated (= Total Charged) of what succeeded; one given back nets to nothing; fees are costs')


@case('U66', 'substack_subscribers.csv', 'Substack: a list of subscribers; Revenue "$50.00" is all they paid so far; Subscription source, Emails received (6mo), Days active (30d); free ones at $0.00; Start date left of First payment at; no orders', 'value', 'Substack subscriber export; ' + USUAL)
def _(path):
    facts, rng = Facts(), random.Random(866)
    rows = [['Email', 'Name', 'Stripe plan', 'Cancel date', 'Start date', 'First payment at', 'Email opens (6mo)', 'Emails received (6mo)', 'Days active (30d)', 'Post views', 'Comments', 'Subscription source (free)', 'Type', 'Revenue']]
    for at, who in enumerate(EN + ['Ava Reed', 'Ben Holt', 'Cleo Park', 'Dean Fox', 'Elsa Byrd', 'Finn Oak', 'Gwen Lee', 'Hal Voss']):
        free = at % 4 == 3
        revenue = D(0) if free else D(rng.choice([50, 100, 150])) if at % 2 else D(5 * rng.randint(1, 30))
        start = later(day('2022-03-01'), rng.randint(0, 600))
        rows.append([mail(who), who, '' if free else ['monthly', 'annual'][at % 2], later(start, 700).isoformat() if at == 5 else '', start.isoformat(), '' if free else later(start, 12).isoformat(), rng.randint(10, 90), rng.randint(90, 110), rng.randint(0, 30), rng.randint(0, 400), rng.randint(0, 9), 'substack', 'Free' if free else 'Paid', f'${en(revenue)}'])
        facts.sale(mail(who), start, who, revenue)
    csv(path, rows)
    out = drop(facts.want('revenue per', 'Revenue of each subscriber; whether free ones are customers is left open'), 'orders')
    out['per'] = {who: amount for who, amount in out['per'].items() if amount != '0'}
    return out


@case('U67', 'chargebee_invoices_credit_notes.xlsx', 'Chargebee: a sheet Invoices (Paid, Payment Due, Voided) and a sheet Credit Notes (Adjustment and Refundable, positive, each naming its invoice; one Voided); Amount Adjusted and Credits Applied tell the same once more', 'ask', 'Chargebee exports of invoices and credit notes; ' + USUAL)
def _(path):
    facts, left = Facts(), [['Invoice Number', 'Customer Id', 'Customer Company', 'Status', 'Invoice Date', 'Due Date', 'Total', 'Amount Paid', 'Amount Adjusted', 'Credits Applied', 'Amount Due', 'Currency']]
    right = [['Credit Note Number', 'Reference Invoice Number', 'Customer Id', 'Customer Company', 'Credit Note Date', 'Type', 'Status', 'Total', 'Currency']]
    for d in deals(867, range(6), 20, low=49, high=900, places=0):
        state = {9: 'Voided', 19: 'Payment Due'}.get(d.no, 'Paid')
        adjusted = D(20) if d.no in (11, 16) else D(0)
        due = d.amount if state == 'Payment Due' else D(0)
        left.append([f'CB-{d.no:04}', f'cb_{d.who + 700}', FIRMS[d.who], state, d.day, later(d.day, 14), float(d.amount), float(d.amount - adjusted - due if state != 'Voided' else 0), float(adjusted), 0.0, float(due), 'USD'])
        if state != 'Voided':
            facts.sale(f'cb_{d.who + 700}', d.day, d.no, d.amount)
        if d.no in (7, 11, 14, 16):
            void = d.no == 14
            amount = adjusted or cents(d.amount / 5)
            right.append([f'CN-{d.no:04}', f'CB-{d.no:04}', f'cb_{d.who + 700}', FIRMS[d.who], later(d.day, 3), 'Adjustment' if adjusted else 'Refundable', 'Voided' if void else 'Refunded', float(amount), 'USD'])
            if not void:
                facts.refund(f'cb_{d.who + 700}', later(d.day, 3), d.no, amount)
    xlsx(path, ('Invoices', left), ('Credit Notes', right))
    return drop(facts.want('revenue customers per', 'invoices that were not voided less the credit notes that were not, each once; or ask which sheet'), 'orders')


cases.save()
