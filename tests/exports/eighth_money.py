"""Exports of payment services, accounting, billing, bookings and tills, the eighth part: files/V21 to V40.

    python3 tests/exports/eighth_money.py

The expected numbers come from the facts that are rendered; the note of a case says why its number is right. Seeded: the
same bytes on every run.
"""
import pathlib
import random
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from common import CNCO, DEU, EN, FIRMS, FRA, ITA, SEEN, USUAL, cents, csv, deals, later, mail  # noqa: E402
from counted import Facts, drop, only  # noqa: E402
from writing import Cases, D, day, de, en, plain, xlsx  # noqa: E402

cases = Cases(pathlib.Path(__file__).resolve().parent)
case = cases.case

DAN = ['Café Åen', 'Jensens Cykler', 'Klinik Øst', 'Møbelhuset Kær', 'Bageri Sønder', 'Hotel Fjorden']
ZHG = [('不锈钢水槽', '01.001', '186.00', '131.00'), ('龙头', '01.002', '92.50', '60.00'), ('角阀', '01.003', '15.80', '9.20'), ('软管', '02.001', '8.60', '4.10')]


# Payment services -----------------------------------------------------------------------------------------------------


@case('V21', 'venmo_statement.csv', 'Venmo: two lines above, a first column without a header, a row with the opening balance only, "+ $20.00" and "- $300.00"; customers stand under From (Payment) or under To (Charge); Standard Transfer has neither; a last row with the balance and a text of several lines', 'ask', 'Venmo statement, as described by public importers (search in code: venmo importer specification)')
def _(path):
    facts, head = Facts(), ['', 'ID', 'Datetime', 'Type', 'Status', 'Note', 'From', 'To', 'Amount (total)', 'Amount (tip)', 'Amount (tax)', 'Amount (fee)', 'Tax Rate', 'Tax Exempt', 'Funding Source', 'Destination', 'Beginning Balance', 'Ending Balance', 'Statement Period Venmo Fees', 'Terminal Location', 'Year to Date Venmo Fees', 'Disclaimer']
    me, wide = 'Quill Lessons', len(head)
    rows = [['Account Statement - (@quill-lessons) '] + [''] * (wide - 1), ['Account Activity'] + [''] * (wide - 1), head, [''] * 16 + ['$150.00'] + [''] * 5]
    for d in deals(1021, EN, 24, low=20, high=160, places=0):
        charge = d.no % 3 == 0
        rows.append(['', f'43450807942490{d.no:05}', d.on('%Y-%m-%dT01:39:54'), 'Charge' if charge else 'Payment', 'Complete', ['Piano lesson', 'Two lessons 🎹', 'Recital'][d.no % 3], me if charge else d.who, d.who if charge else me, f'+ ${en(d.amount)}', '', '0', '', '0', '', '', 'Venmo balance', '', '', '', 'Venmo', '', ''])
        facts.sale(d.who, d.day, d.no, d.amount)
        if d.no % 6 == 0:
            rows.append(['', f'43450807942490{900 + d.no:05}', later(d.day, 1).strftime('%Y-%m-%dT09:00:11'), 'Standard Transfer', 'Issued', '', '', '', '- $300.00', '', '0', '', '0', '', '', 'Credit Union *1010', '', '', '', 'Venmo', '', ''])
    rows.append([''] * 17 + ['$412.00', '$0.00', '', '$0.00', 'In case of errors or questions about\nyour electronic transfers, write to us.'])
    csv(path, rows)
    return drop(facts.want('revenue customers', 'what came in, by the other side; a transfer to the bank is nobody’s refund; or ask'), 'orders')


@case('V22', 'cashapp_report.csv', 'Cash App: Received P2P beside Sent P2P (a supplier), Cash Out and Cash Card Debit; "$45.00" and "-$120.00", Status PAYMENT DEPOSITED, PAYMENT SENT, PAYMENT FAILED; the other side under "Name of sender/receiver"', 'ask', 'Cash App CSV, ' + SEEN)
def _(path):
    facts, rows = Facts(), [['Transaction ID', 'Date', 'Transaction Type', 'Currency', 'Amount', 'Fee', 'Net Amount', 'Asset Type', 'Asset Price', 'Asset Amount', 'Status', 'Notes', 'Name of sender/receiver', 'Account']]
    usd = lambda x: f'-${plain(-x)}' if x < 0 else f'${plain(x)}'

    def row(code, when, kind, amount, fee, state, note, who):
        rows.append([code, when.strftime('%Y-%m-%d 18:22:01 EST'), kind, 'USD', usd(amount), usd(fee), usd(amount + fee), '', '', '', state, note, who, 'Your Cash'])
    for d in deals(1022, EN, 22, low=15, high=180, places=0):
        if d.no in (8, 15):
            row(f'c{d.no:03}x', d.day, 'Received P2P', d.amount, D(0), 'PAYMENT FAILED', 'mowing', d.who)
        row(f'c{d.no:03}q', d.day, 'Received P2P', d.amount, -cents(d.amount * D('0.0275')), 'PAYMENT DEPOSITED', 'mowing', d.who)
        facts.sale(d.who, d.day, d.no, d.amount)
        if d.no % 5 == 0:
            row(f'c{d.no:03}s', later(d.day, 1), 'Sent P2P', -D(120), D(0), 'PAYMENT SENT', 'mulch', 'Garden Depot')
            row(f'c{d.no:03}o', later(d.day, 1), 'Cash Out', -D(200), D(0), 'TRANSFER SENT', '', '')
    csv(path, rows, quotes='all')
    return drop(facts.want('revenue customers', 'what was received and did not fail, before fees; what was sent to a supplier is no refund of a customer; or ask'), 'orders')


@case('V23', 'payfast_transactions.csv', 'PayFast (South Africa): Sign Credit and Debit beside a signed Gross; Funds Received, Refund (negative, by the buyer), Payout (by nobody); Fee negative, Net, a running Balance; Name is the item, Party the buyer', 'ask', 'PayFast transaction history; ' + USUAL)
def _(path):
    facts, balance = Facts(), D('1000.00')
    rows = [['Date', 'Type', 'Sign', 'Party', 'Name', 'Description', 'Currency', 'Funding Type', 'Gross', 'Fee', 'Net', 'Balance', 'M Payment ID', 'PF Payment ID']]

    def row(when, kind, party, name, gross, fee, code):
        nonlocal balance
        balance += gross + fee
        rows.append([when.strftime('%Y-%m-%d 11:02:45'), kind, 'CREDIT' if gross > 0 else 'DEBIT', party, name, '', 'ZAR', 'CREDIT_CARD' if party else '', en(gross), en(fee), en(gross + fee), en(balance), f'WC{code}' if party else '', 30120000 + code])
    for d in deals(1023, EN, 20, low=150, high=2600):
        row(d.day, 'Funds Received', mail(d.who), f'Order {d.no}', d.amount, -cents(d.amount * D('0.032') + 2), d.no)
        facts.sale(mail(d.who), d.day, d.no, d.amount)
        if d.no in (7, 13):
            back = d.amount if d.no == 7 else D('99.00')
            row(later(d.day, 1), 'Refund', mail(d.who), f'Order {d.no}', -back, D(0), d.no + 500)
            facts.refund(mail(d.who), later(d.day, 1), d.no, back)
        if d.no % 5 == 0:
            row(later(d.day, 1), 'Payout', '', 'Payout to bank', -D(2000), D('-8.70'), d.no + 800)
    csv(path, rows)
    return drop(facts.want('revenue customers per', 'Gross of what was received less what was refunded; a payout is nobody’s; or ask: three types in one list'), 'orders')


@case('V24', 'shopify_payout_transactions.csv', 'Shopify Payments: charges, refunds, a chargeback and an adjustment with Amount, Fee and Net; Order #1001 and a card brand, no buyer in it', 'ask', 'Shopify Payments transactions export; ' + USUAL)
def _(path):
    rows = [['Transaction Date', 'Type', 'Order', 'Card Brand', 'Card Source', 'Payout Status', 'Payout Date', 'Payout ID', 'Available On', 'Amount', 'Fee', 'Net', 'Checkout', 'Payment Method Name', 'Presentment Amount', 'Presentment Currency', 'Currency']]

    def row(when, kind, order, brand, amount, fee):
        rows.append([when.strftime('%Y-%m-%d 12:31:40 -0500'), kind, order, brand, 'online' if brand else '', 'paid', later(when, 3).isoformat(), 99000000 + when.toordinal(), later(when, 2).isoformat(), plain(amount), plain(fee), plain(amount - fee), f'#{3300 + len(rows)}' if brand else '', 'card' if brand else '', plain(amount), 'USD', 'USD'])
    for d in deals(1024, range(3), 28, low=15, high=240, gap=(1, 3)):
        brand = ['visa', 'master', 'american_express'][d.who]
        row(d.day, 'charge', f'#{1000 + d.no}', brand, d.amount, cents(d.amount * D('0.029') + D('0.3')))
        if d.no in (9, 20):
            row(later(d.day, 1), 'refund', f'#{1000 + d.no}', brand, -d.amount, D(0))
    row(day('2024-03-20'), 'adjustment', '', '', D('-12.00'), D(0))
    csv(path, rows)
    return only('nobody in the file is a customer: neither an order nor a brand of card is one; ask, or say that there is no customer')


# Billing and accounting -----------------------------------------------------------------------------------------------


@case('V25', 'invoice_ninja_invoices.csv', 'Invoice Ninja: Amount beside Balance, Partial Due and Discount; Draft, Sent, Viewed, Partial, Paid, Unpaid, Cancelled, Reversed; Date, Due Date and Last Sent Date', 'value', 'Invoice Ninja invoice list export; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['Invoice Number', 'Client Name', 'Status', 'Amount', 'Balance', 'Paid to Date', 'Partial Due', 'Discount', 'Date', 'Due Date', 'Last Sent Date', 'PO Number', 'Public Notes']]
    for d in deals(1025, FIRMS, 24, low=90, high=3100):
        state = {6: 'Draft', 9: 'Cancelled', 14: 'Reversed', 19: 'Partial', 22: 'Viewed', 23: 'Sent', 24: 'Draft'}.get(d.no, 'Paid')
        paid = {'Paid': d.amount, 'Partial': cents(d.amount / 4)}.get(state, D(0))
        rows.append([f'{d.no:04}' if state != 'Draft' else '', d.who, state, plain(d.amount), plain(d.amount - paid if state not in ('Draft', 'Cancelled', 'Reversed') else 0), plain(paid), '0.00', '0.00', d.iso(), later(d.day, 30).isoformat(), '' if state == 'Draft' else d.iso(), f'PO-{d.no * 3}', ''])
        if state in ('Paid', 'Partial', 'Viewed', 'Sent'):
            facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows)
    return facts.want('revenue customers per', 'Amount of what was sent and stands, paid or not; a draft, a cancelled and a reversed invoice do not count')


@case('V26', 'freeagent_invoices.csv', 'FreeAgent, not registered for VAT: Net Value = Total Value, Sales Tax Value 0.00; Paid Value + Due Value = Total Value; a credit note negative; Draft, Open, Overdue, Paid, Scheduled To Email; Dated On, Due On, Paid On', 'value', 'FreeAgent invoice export; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['Contact Organisation', 'Reference', 'Project', 'Dated On', 'Due On', 'Paid On', 'Currency', 'Net Value', 'Sales Tax Value', 'Total Value', 'Paid Value', 'Due Value', 'Status', 'PO Reference']]

    def row(d, when, ref, amount, state, paid):
        rows.append([d.who, ref, ['Website', 'Retainer', ''][d.no % 3], when.strftime('%d %b %y'), later(when, 14).strftime('%d %b %y'), later(when, 11).strftime('%d %b %y') if state == 'Paid' else '', 'GBP', plain(amount), '0.00', plain(amount), plain(amount if paid else 0), plain(0 if paid else amount), state, ''])
    for d in deals(1026, FIRMS, 20, low=150, high=2800):
        state = {8: 'Draft', 18: 'Overdue', 19: 'Open', 20: 'Open'}.get(d.no, 'Paid')
        row(d, d.day, f'{d.no:03}', d.amount, state, state == 'Paid')
        if state != 'Draft':
            facts.sale(d.who, d.day, d.no, d.amount)
        if d.no in (6, 12):
            row(d, later(d.day, 1), f'CN{d.no:03}', -D('120.00'), 'Refunded', True)
            facts.refund(d.who, later(d.day, 1), f'c{d.no}', D('120.00'))
    csv(path, rows)
    return drop(facts.want('revenue customers per', 'Total Value of what was sent, less the credit notes (negative, once); what is owed counts'), 'orders')


@case('V27', 'economic_fakturaer_da.csv', 'Danish (no word list), e-conomic: Nettobeløb + Moms = Bruttobeløb, Restbeløb is what is open; Kreditnota negative; Kundenr. beside Kundenavn; "1.234,50"', 'ask', 'e-conomic faktura-eksport; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['Fakturanr.', 'Type', 'Fakturadato', 'Forfaldsdato', 'Kundenr.', 'Kundenavn', 'Nettobeløb', 'Momsbeløb', 'Bruttobeløb', 'Restbeløb', 'Valuta', 'Vores ref.']]
    for d in deals(1027, range(6), 20, low=300, high=9000, places=0):
        def row(no, kind, when, net, rest):
            rows.append([no, kind, when.strftime('%d-%m-%Y'), later(when, 14).strftime('%d-%m-%Y'), 1040 + d.who, DAN[d.who], de(net), de(net / 4), de(net * 5 / 4), de(rest), 'DKK', 'Mette'])
        row(2400 + d.no, 'Faktura', d.day, d.amount, d.amount * 5 / 4 if d.no > 17 else D(0))
        facts.sale(str(1040 + d.who), d.day, d.no, d.amount * 5 / 4)
        if d.no in (8, 13):
            row(2900 + d.no, 'Kreditnota', later(d.day, 1), -D(200), D(0))
            facts.refund(str(1040 + d.who), later(d.day, 1), f'k{d.no}', D(250))
    csv(path, rows, sep=';', encoding='cp1252')
    return drop(facts.want('revenue customers per', 'Bruttobeløb with the credit notes; or ask with or without moms'), 'orders')


@case('V28', 'manager_io_sales_invoices.txt', 'Manager.io, copied to the clipboard (tabs): Invoice amount beside Balance due, "$ 1,234.50"; Days to due date and Days overdue as numbers; Paid in full, Overdue, Coming due; a last row with the two sums and nothing else', 'value', 'Manager sales invoices list; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['Issue date', 'Due date', 'Reference', 'Sales order', 'Customer', 'Description', 'Project', 'Invoice amount', 'Balance due', 'Days to due date', 'Days overdue', 'Status']]
    usd, whole, open_ = (lambda x: f'$ {en(x)}'), D(0), D(0)
    for d in reversed(deals(1028, FIRMS, 22, low=120, high=4200)):
        state = {18: 'Overdue', 20: 'Overdue', 21: 'Coming due', 22: 'Coming due'}.get(d.no, 'Paid in full')
        due = D(0) if state == 'Paid in full' else d.amount
        rows.append([d.iso(), later(d.day, 30).isoformat(), d.no, '', d.who, ['Sign writing', 'Vehicle wrap', 'Banner'][d.no % 3], '', usd(d.amount), usd(due), 12 if state == 'Coming due' else '', 18 if state == 'Overdue' else '', state])
        facts.sale(d.who, d.day, d.no, d.amount)
        whole, open_ = whole + d.amount, open_ + due
    rows.append(['', '', '', '', '', '', '', usd(whole), usd(open_), '', '', ''])
    csv(path, rows, sep='\t')
    return facts.want('revenue customers per last', 'Invoice amount of all invoices, owed or paid; the last row is their sum')


@case('V29', 'teachable_sales.csv', 'Teachable: Final Price beside Earnings USD (after fees), Coupon in words, Course ID, User ID and Sale ID as numbers; Amount Refunded in a column, Refunded At', 'value', 'Teachable transactions, fields as in a public importer (purchasedAt, courseName, finalPrice, earningsUSD, coupon, userID, saleID)')
def _(path):
    facts, rows = Facts(), [['ID', 'Sale ID', 'Purchased At', 'Course Name', 'Course ID', 'User ID', 'User Name', 'User Email', 'Coupon', 'Final Price', 'Earnings USD', 'Payment Type', 'Refunded At', 'Amount Refunded']]
    for d in deals(1029, range(6), 22, low=19, high=299, places=0):
        back = {7: d.amount, 12: D(20), 17: d.amount}.get(d.no, D(0))
        keep = cents(d.amount * D('0.92')) - (back if back == d.amount else 0)
        rows.append([88120 + d.no, 66010 + d.no, d.on('%Y-%m-%d 06:11:58 UTC'), ['Watercolour basics', 'Ink and line', 'Gouache'][d.no % 3], [910, 911, 912][d.no % 3], 40230 + d.who, EN[d.who], mail(EN[d.who]), 'EARLY20' if d.no % 5 == 0 else '', plain(d.amount), plain(max(keep, D(0))), 'card', later(d.day, 4).strftime('%Y-%m-%d 06:11:58 UTC') if back else '', plain(back)])
        facts.sale(str(40230 + d.who), d.day, d.no, d.amount)
        if back:
            facts.refund(str(40230 + d.who), d.day, d.no, back, rows=0)
    csv(path, rows)
    return drop(facts.want('revenue customers per', 'Final Price less Amount Refunded; Earnings are after the fees'), 'orders')


@case('V30', 'thinkific_orders.csv', 'Thinkific: the amount stands twice, in dollars ("129.0") and in cents (12900); Status Complete, Refunded and Failed; Product ID beside User ID; Affiliate Referral Code in words', 'value', 'Thinkific orders, fields as in its API (amount_dollars, amount_cents, product_name, user_email, status)')
def _(path):
    facts, rows = Facts(), [['Order Number', 'Order Date', 'User ID', 'User Name', 'User Email', 'Product ID', 'Product Name', 'Amount Cents', 'Amount Dollars', 'Coupon Code', 'Affiliate Referral Code', 'Payment Type', 'Status']]
    for d in deals(1030, range(6), 24, low=29, high=499, places=0):
        state = {7: 'Refunded', 12: 'Failed', 18: 'Refunded'}.get(d.no, 'Complete')
        rows.append([4400 + d.no, d.on('%Y-%m-%dT15:02:44Z'), 71100 + d.who, EN[d.who], mail(EN[d.who]), 300 + d.no % 3, ['Sourdough', 'Croissants', 'Pizza at home'][d.no % 3], int(d.amount * 100), f'{d.amount}.0', '', 'jo-bakes' if d.no % 4 == 0 else '', 'one-time', state])
        if state == 'Complete':
            facts.sale(str(71100 + d.who), d.day, d.no, d.amount)
    csv(path, rows)
    return facts.want('revenue customers per', 'dollars, once, of the complete orders; the cents are the same money')


@case('V31', 'servicetitan_invoices.xlsx', 'ServiceTitan: title rows; Subtotal = Total (Tax 0), Balance, Total Costs beside; adjustment invoices negative; Customer Name beside Location Name and Technician; a last row "Totals"', 'value', 'ServiceTitan invoice report; ' + USUAL)
def _(path):
    facts, body = Facts(), []
    for d in deals(1031, FIRMS, 20, low=90, high=3800):
        cost = cents(d.amount * D('0.55'))
        body.append([8800 + d.no, d.day, d.who, f'{d.who} - {["Annex", "Main site"][d.no % 2]}', ['HVAC - Service', 'Plumbing - Install'][d.no % 2], ['Lee Orr', 'Dana Poole'][d.no % 2], 'Exported', float(d.amount), 0.0, float(d.amount), 0.0 if d.no < 18 else float(d.amount), float(cost)])
        facts.sale(d.who, d.day, d.no, d.amount, cost=cost)
        if d.no in (7, 14):
            body.append([8800.1 + d.no, later(d.day, 1), d.who, f'{d.who} - Main site', 'Adjustment', '', 'Exported', -75.0, 0.0, -75.0, 0.0, 0.0])
            facts.refund(d.who, later(d.day, 1), f'a{d.no}', D(75), cost=0)
    sums = [round(sum(r[at] for r in body), 2) for at in range(7, 12)]
    rows = [['Invoices'], ['01/01/2024 - 06/30/2024'], [], ['Invoice #', 'Invoice Date', 'Customer Name', 'Location Name', 'Business Unit', 'Technician', 'Invoice Status', 'Subtotal', 'Tax', 'Total', 'Balance', 'Total Costs'], *body, ['Totals', '', '', '', '', '', '', *sums]]
    xlsx(path, ('Sheet1', rows))
    return drop(facts.want('revenue customers per', 'Total by Customer Name, adjustments subtract; the last row is the sum, Total Costs are no revenue'), 'orders')


@case('V32', 'servicem8_jobs.csv', 'ServiceM8: a row per job, Status Quote, Work Order, Completed, Unsuccessful; Total invoice amount stands for quotes too; Amount Paid beside; Completed Date empty where it is not done', 'ask', 'ServiceM8 job export; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['Job Number', 'Job Date', 'Status', 'Customer', 'Job Address', 'Job Description', 'Staff', 'Quote Date', 'Work Order Date', 'Completed Date', 'Total Invoice Amount', 'Amount Paid', 'Invoice Sent', 'Badge']]
    for d in deals(1032, FIRMS, 24, low=80, high=2200):
        state = {6: 'Unsuccessful', 11: 'Quote', 16: 'Unsuccessful', 22: 'Work Order', 23: 'Quote', 24: 'Work Order'}.get(d.no, 'Completed')
        done = state == 'Completed'
        rows.append([f'J{1200 + d.no}', d.on('%d/%m/%Y'), state, d.who, '12 Dock Rd', ['Repair gate', 'Fit lock'][d.no % 2], 'Sam', d.on('%d/%m/%Y') if d.no % 2 else '', d.on('%d/%m/%Y') if state in ('Completed', 'Work Order') else '', later(d.day, 3).strftime('%d/%m/%Y') if done else '', plain(d.amount), plain(d.amount if done and d.no % 5 else 0), 'Yes' if done else 'No', ''])
        if done:
            facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows)
    return facts.want('revenue customers per', 'jobs that were completed (and invoiced): a quote or an unsuccessful job is no sale; or ask, also about work orders')


@case('V33', 'mews_reservations.xlsx', 'Mews: Night count × Average rate (nightly) = Total amount; Confirmed, Checked in, Checked out, Canceled (the total still stands); five dates; Company and Travel agency beside Customer', 'value', 'Mews reservation report; ' + USUAL)
def _(path):
    facts, rng = Facts(), random.Random(1033)
    rows = [['Number', 'Customer', 'Email', 'Status', 'Created', 'Arrival', 'Departure', 'Canceled', 'Night count', 'Person count', 'Space category', 'Rate', 'Average rate (nightly)', 'Total amount', 'Travel agency', 'Origin']]
    for d in deals(1033, EN, 22):
        nights, price = rng.randint(1, 6), D(rng.randint(70, 260))
        state = {6: 'Canceled', 12: 'Canceled', 17: 'Canceled', 21: 'Confirmed', 22: 'Confirmed'}.get(d.no, 'Checked out')
        arrive = later(d.day, 12)
        rows.append([str(60200 + d.no), d.who, mail(d.who), state, d.day, arrive, later(arrive, nights), later(d.day, 3) if state == 'Canceled' else '', nights, 1 + d.no % 3, 'Double', 'Flexible', float(price), float(nights * price), 'Booking.com' if d.no % 4 == 0 else '', 'Distributor'])
        if state != 'Canceled':
            facts.sale(d.who, d.day, d.no, nights * price)
    xlsx(path, ('Reservations', rows))
    return facts.want('revenue customers per', 'Total amount of the stays that were not canceled (the rate is for a night)')


@case('V34', 'bookeo_bookings.csv', 'Bookeo: Total gross = Total net (taxes 0), Total paid + Total due = Total gross; Canceled "Yes" or nothing; Start beside Created; Participants in words ("Adults: 2, Children: 1")', 'value', 'Bookeo bookings export; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['Booking number', 'Created', 'Start', 'Product', 'First name', 'Last name', 'Email address', 'Participants', 'Total net', 'Total taxes', 'Total gross', 'Total paid', 'Total due', 'Canceled', 'Source']]
    usd = lambda x: f'${en(x)}'
    for d in deals(1034, EN, 22, low=40, high=1400, places=0):
        gone = d.no in (5, 11, 19)
        paid = D(0) if gone else d.amount if d.no < 19 else cents(d.amount / 2)
        rows.append([f'1565{d.no:04}', d.on('%-m/%-d/%Y 9:05 AM'), later(d.day, 15).strftime('%-m/%-d/%Y 2:00 PM'), ['Kayak tour', 'Sunset cruise'][d.no % 2], *d.who.split(), mail(d.who), f'Adults: {1 + d.no % 4}, Children: {d.no % 2}', usd(d.amount), usd(0), usd(d.amount), usd(paid), usd(0 if gone else d.amount - paid), 'Yes' if gone else '', 'Website'])
        if not gone:
            facts.sale(mail(d.who), d.day, d.no, d.amount)
    csv(path, rows)
    return facts.want('revenue customers per', 'Total gross of what was not canceled; what is due will be paid')


@case('V35', 'erpnext_sales_invoice_items.csv', 'ERPNext export of invoices with their items: ID, Customer, Date, Status and Grand Total on the first row of an invoice only; Amount (Items) on each; the item’s code is its name; returns negative with "Is Return" 1, and the invoice they belong to is "Credit Note Issued" though it stands; Draft and Cancelled', 'value', 'ERPNext data export, Sales Invoice with child table; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['ID', 'Customer', 'Date', 'Status', 'Is Return (Credit Note)', 'Grand Total', 'Outstanding Amount', 'Item (Items)', 'Item Name (Items)', 'Quantity (Items)', 'Rate (Items)', 'Amount (Items)']]
    for d in deals(1035, FIRMS, 14):
        state = {6: 'Draft', 7: 'Credit Note Issued', 9: 'Cancelled', 11: 'Credit Note Issued', 13: 'Overdue', 14: 'Unpaid'}.get(d.no, 'Paid')
        for at, (name, code, quantity, price, amount) in enumerate(d.items):
            head = [f'ACC-SINV-2024-{d.no:05}', d.who, d.iso(), state, 0, plain(d.sum()), plain(d.sum() if state in ('Overdue', 'Unpaid') else 0)]
            rows.append([*(head if at == 0 else [''] * 7), name, name, quantity, plain(price), plain(amount)])
            if state not in ('Draft', 'Cancelled'):
                facts.sale(d.who, d.day, d.no, amount, name)
        if d.no in (7, 11):
            name, code, quantity, price, amount = d.items[0]
            when = later(d.day, 1)
            rows.append([f'ACC-SINV-RET-2024-{d.no:05}', d.who, when.isoformat(), 'Return', 1, plain(-price), '0.00', name, name, -1, plain(price), plain(-price)])
            facts.refund(d.who, when, f'r{d.no}', price, name)
    csv(path, rows, quotes='all')
    return drop(facts.want('revenue customers per products', 'items of the invoices that were issued, a return negative and counted once, whatever its invoice is called; the Grand Total is the same money'), 'orders')


@case('V36', 'kingdee_k3_xushibu.xlsx', '金蝶K/3 销售出库单序时簿: two title rows, red slips negative in quantity, 成本 and 销售金额; 单位成本 and 销售单价 of one; 合计 below; 购货单位 is the customer, 发货, 保管 and 制单 are staff; 产品代码 "01.001"', 'value', '金蝶K/3 序时簿引出, ' + SEEN + '; the cost from memory')
def _(path):
    facts, rng = Facts(), random.Random(1036)
    head = ['日期', '审核标志', '单据编号', '购货单位', '产品代码', '产品名称', '单位', '实发数量', '单位成本', '成本', '销售单价', '销售金额', '发货仓库', '保管', '制单']
    rows, pieces, whole, spent = [['销售出库序时簿'], ['起始日期：2024-01-01  截止日期：2024-06-30'], head], 0, D(0), D(0)
    for d in deals(1036, CNCO, 24):
        for name, code, price, cost in rng.sample(ZHG, 1 + d.no % 2):
            quantity = rng.randint(5, 80) * (-1 if d.no in (9, 17) else 1)
            amount, costs = quantity * D(price), quantity * D(cost)
            rows.append([d.on('%Y-%m-%d'), 'Y', f'XOUT{d.no:06}', d.who, code, name, '个', quantity, float(cost), float(costs), float(price), float(amount), '成品仓', '老王', '陈洁'])
            pieces, whole, spent = pieces + quantity, whole + amount, spent + costs
            if quantity > 0:
                facts.sale(d.who, d.day, d.no, amount, code, cost=costs)
            else:
                facts.refund(d.who, d.day, d.no, -amount, code, cost=-costs)
    rows.append(['合计', '', '', '', '', '', '', pieces, '', float(spent), '', float(whole), '', '', ''])
    xlsx(path, ('Sheet1', rows))
    return drop(facts.want('revenue customers per profit products', '销售金额 with the red slips; 成本 is the cost of the row'), 'orders')


@case('V37', 'sapb1_sales_analysis.xlsx', 'SAP Business One, sales analysis by customers: Sales Amt. beside Total Open IR, Gross Profit and Gross Profit %; No. of Docs is a count; a last row with the sums and no name', 'value', 'SAP Business One report; ' + USUAL)
def _(path):
    facts, rng, rows, sums = Facts(), random.Random(1037), [['#', 'Customer Code', 'Customer Name', 'Sales Employee', 'No. of Docs', 'Sales Amt.', 'Gross Profit', 'Gross Profit %', 'Total Open IR']], [0, D(0), D(0), D(0)]
    for at, who in enumerate(FIRMS + DEU + FRA + ITA):
        amount = D(rng.randint(40000, 9000000)).scaleb(-2)
        profit = cents(amount * D(rng.randint(12, 45)) / 100)
        count, open_ = rng.randint(1, 40), cents(amount * D(rng.randint(0, 30)) / 100)
        rows.append([at + 1, f'C{20000 + at * 10}', who, ['Ann Poe', 'Bo Lund'][at % 2], count, float(amount), float(profit), float(cents(100 * profit / amount)), float(open_)])
        facts.sale(f'C{20000 + at * 10}', day('2024-06-30'), at, amount, cost=amount - profit)
        sums = [a + b for a, b in zip(sums, [count, amount, profit, open_])]
    rows.append(['', '', '', '', sums[0], float(sums[1]), float(sums[2]), float(cents(100 * sums[2] / sums[1])), float(sums[3])])
    xlsx(path, ('Sales Analysis', rows))
    return drop(facts.want('revenue customers per profit', 'Sales Amt. and Gross Profit by customer code; the last row holds the sums'), 'orders')


# Customers and deals --------------------------------------------------------------------------------------------------


@case('V38', 'zoho_crm_deals.csv', 'Zoho CRM deals: Amount filled in every stage, Expected Revenue = Amount × Probability (%); Closed Won, Closed Lost, Closed-Lost to Competition, Negotiation/Review, Qualification; Account Name beside Contact Name and Deal Owner', 'value', 'Zoho CRM deals export; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['Record Id', 'Deal Name', 'Deal Owner', 'Account Name', 'Contact Name', 'Amount', 'Stage', 'Probability (%)', 'Expected Revenue', 'Closing Date', 'Type', 'Lead Source', 'Created Time']]
    for d in deals(1038, FIRMS, 24, low=400, high=9000, places=0):
        state, chance = {5: ('Closed Lost', 0), 9: ('Closed-Lost to Competition', 0), 15: ('Closed Lost', 0), 21: ('Negotiation/Review', 90), 22: ('Qualification', 10), 23: ('Qualification', 10)}.get(d.no, ('Closed Won', 100))
        rows.append([f'zcrm_55{d.no:08}', f'{["Rollout", "Renewal", "Add-on"][d.no % 3]} {d.no}', ['Ann Poe', 'Bo Lund'][d.no % 2], d.who, EN[FIRMS.index(d.who)], int(d.amount), state, chance, plain(d.amount * chance / 100), d.iso(), 'New Business', 'Web', later(d.day, -40).strftime('%Y-%m-%d 10:15:00')])
        if state == 'Closed Won':
            facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows)
    return facts.want('revenue customers per last', 'Amount of the deals that were won, by account')


@case('V39', 'memberpress_transactions.csv', 'MemberPress: net + tax_amount (0.00) = total; status complete, pending, failed, refunded; expires_at 0000-00-00 for lifetime; tax_amount 0.00; username beside email', 'value', 'MemberPress transactions export; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['id', 'transaction', 'subscription', 'status', 'membership', 'net', 'tax_amount', 'total', 'username', 'email', 'gateway', 'coupon', 'created_at', 'expires_at']]
    for d in deals(1039, EN, 22, low=9, high=120, places=0):
        state = {8: 'refunded', 12: 'pending', 17: 'failed', 20: 'refunded'}.get(d.no, 'complete')
        row = lambda code, amount, state: rows.append([5000 + len(rows), code, f'sub_{d.no % 6:03}q', state, ['Monthly', 'Lifetime'][d.no % 5 == 0], plain(amount), '0.00', plain(amount), d.who.split()[0].lower(), mail(d.who), 'Stripe', '', d.on('%Y-%m-%d 08:00:31'), '0000-00-00 00:00:00' if d.no % 5 == 0 else later(d.day, 31).strftime('%Y-%m-%d 23:59:59')])
        row(f'ch_{d.no:04}x', d.amount, state)
        if state == 'complete':
            facts.sale(mail(d.who), d.day, d.no, d.amount)
    csv(path, rows)
    return facts.want('revenue customers', 'total of the complete transactions; refunded ones gave everything back, pending and failed took nothing')


@case('V40', 'acumatica_invoices_and_memos.xlsx', 'Acumatica: Type Invoice, Credit Memo and Debit Memo, all amounts positive; On Hold and Voided; Balance beside Amount; Customer (an id with letters) beside Customer Name; Post Period "05-2024"', 'ask', 'Acumatica Invoices and Memos, exported to Excel; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['Type', 'Reference Nbr.', 'Status', 'Date', 'Post Period', 'Customer', 'Customer Name', 'Description', 'Amount', 'Balance', 'Currency', 'Terms', 'Due Date']]
    ids = [''.join(w[0] for w in who.split()) + 'CO01' for who in FIRMS]
    for d in deals(1040, range(6), 22, low=90, high=4400):
        state = {7: 'Voided', 13: 'On Hold', 20: 'Open', 21: 'Open'}.get(d.no, 'Closed')
        row = lambda kind, no, state, amount, balance: rows.append([kind, no, state, d.day, d.on('%m-%Y'), ids[d.who], FIRMS[d.who], '', float(amount), float(balance), 'USD', '30D', later(d.day, 30)])
        row('Debit Memo' if d.no == 10 else 'Invoice', f'AR{d.no:06}', state, d.amount, d.amount if state == 'Open' else 0)
        if state in ('Closed', 'Open'):
            facts.sale(ids[d.who], d.day, d.no, d.amount)
        if d.no in (9, 16):
            row('Credit Memo', f'AR{900 + d.no:06}', 'Closed', D('64.00'), 0)
            facts.refund(ids[d.who], d.day, f'c{d.no}', D('64.00'))
    xlsx(path, ('Invoices and Memos', rows))
    return drop(facts.want('revenue customers per', 'Invoices and Debit Memos less Credit Memos, without what is on hold or voided; elsewhere “Closed” is a refund, so it may be asked'), 'orders')


cases.save()
