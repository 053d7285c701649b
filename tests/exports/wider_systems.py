"""Exports of forty further systems: files/M01 to M40, added to expected.json.

    python3 tests/exports/wider_systems.py

The expected numbers come from the facts that are rendered. Seeded: the same bytes on every run.
"""
import datetime
import pathlib
import random
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from common import CN, CNCO, DEU, EN, ESP, FIRMS, FRA, ITA, JPCO, KR, NLD, POR, SEEN, TW, TWCO, USUAL, cents, csv, deals, later, mail  # noqa: E402
from counted import Facts, only  # noqa: E402
from writing import Cases, D, comma, day, de, en, plain, xlsx  # noqa: E402

cases = Cases(pathlib.Path(__file__).resolve().parent)
case = cases.case


# English --------------------------------------------------------------------------------------------------------------


@case('M01', 'acuity_appointments.csv', 'Acuity: Appointment Price beside Amount Paid Online (0 where paid at the desk), Paid? yes/no, First and Last Name, the calendar is a member of staff', 'ask',
      'Acuity Scheduling export; ' + SEEN)
def _(path):
    facts, rng = Facts(), random.Random(1)
    rows = [['Start Time', 'End Time', 'First Name', 'Last Name', 'Phone', 'Email', 'Type', 'Calendar', 'Appointment Price', 'Paid?', 'Amount Paid Online', 'Certificate Code', 'Notes', 'Date Scheduled', 'Label', 'Scheduled By']]
    for d in deals(501, EN, 21, low=45, high=160, places=0):
        first, last = d.who.split()
        online = d.no % 3 == 0
        rows.append([d.on('%B %-d, %Y 10:30 am'), d.on('%B %-d, %Y 11:30 am'), first, last, f'+1555010{EN.index(d.who)}', mail(d.who), rng.choice(['Massage 60', 'Consultation']), rng.choice(['Dana Poole', 'Rob Sykes']), plain(d.amount),
                     'yes' if d.no % 7 else 'no', plain(d.amount if online else 0), '', '', later(d.day, -4).strftime('%Y-%m-%d'), '', 'Client' if online else 'Dana Poole'])
        facts.sale(mail(d.who), d.day, d.no, d.amount)
    csv(path, rows)
    return facts.want('revenue customers', 'Appointment Price of all appointments; or ask whether only what was paid online')


@case('M02', 'kofi_transactions.csv', 'Ko-fi: Received and Given (all 0.00), From is the giver, shop orders and monthly gifts, buyer country', 'value', 'Ko-fi transactions; ' + SEEN)
def _(path):
    facts = Facts()
    rows = [['DateTime (UTC)', 'From', 'Message', 'Item', 'Received', 'Given', 'Currency', 'TransactionType', 'TransactionId', 'Reference', 'SalesTax', 'SalesTaxPercentage', 'BuyerCountry', 'BuyerEmail', 'PaymentProvider']]
    for d in deals(502, EN, 22, low=3, high=40, places=0):
        kind = ['Tip', 'Monthly Tip', 'Shop Order'][d.no % 3]
        rows.append([d.on('%m/%d/%Y 13:04'), d.who, 'Thanks, love it!' if d.no % 4 == 0 else '', 'Brush set' if kind == 'Shop Order' else 'Ko-fi Support', plain(d.amount), '0.00', 'USD', kind, f'00000000-1111-2222-3333-0000000004{d.no:02}', f'#S-K{d.no:03}', '0.00', '0', 'US', mail(d.who), 'Stripe'])
        facts.sale(mail(d.who), d.day, d.no, d.amount)
    csv(path, rows)
    return facts.want('revenue customers')


@case('M03', 'donorbox_donations.csv', 'Donorbox: Amount, Amount in USD (equal), Fair Market Value 0, Processing, Platform and Total Fee, Net amount in USD; one-time and monthly', 'value', 'Donorbox donations export; ' + SEEN)
def _(path):
    facts = Facts()
    rows = [['Name', 'Donating Company', "Donor's First Name", "Donor's Last Name", 'Donor Email', 'Make Donation Anonymous', 'Campaign', 'Amount Description', 'Amount', 'Fair Market Value', 'Tax Deductible Amount', 'Currency', 'Amount in USD', 'Processing Fee',
             'Platform Fee', 'Total Fee', 'Net amount in USD', 'Fee Covered', 'Donor Comment', 'Donated At', 'Phone', 'City', 'State / Province', 'Country', 'Donation Type', 'Donation Interval', 'Receipt Id']]
    for d in deals(503, EN, 22, low=10, high=500, places=0):
        fee, own = cents(d.amount * D('0.029') + D('0.30')), cents(d.amount * D('0.015'))
        rows.append([d.who, '', *d.who.split(), mail(d.who), 'no', 'Winter Fund', '', plain(d.amount), '0.00', plain(d.amount), 'USD', plain(d.amount), plain(fee), plain(own), plain(fee + own), plain(d.amount - fee - own), 'no', '', d.on('%m/%d/%Y %H:10:22'), '',
                     'Salem', 'OR', 'US', 'stripe', ['One-time', 'Monthly'][d.no % 2], 9000 + d.no])
        facts.sale(mail(d.who), d.day, d.no, d.amount)
    csv(path, rows)
    return facts.want('revenue customers')


@case('M04', 'pretix_bestellungen.csv', 'pretix in German: bezahlt, storniert, abgelaufen; Gesamtbetrag = Brutto zu 7 % + Brutto zu 19 %; the net amounts beside', 'ask', 'pretix order list; columns after its documentation')
def _(path):
    facts = Facts()
    rows = [['Bestellnummer', 'Gesamtbetrag', 'Status', 'E-Mail', 'Telefonnummer', 'Bestelldatum', 'Bestellzeit', 'Firma', 'Name', 'Zahlungsdatum', 'Gebühren', 'Brutto zu 7 % MwSt.', 'Netto zu 7 % MwSt.', 'Brutto zu 19 % MwSt.', 'Netto zu 19 % MwSt.', 'Positionen']]
    for d in deals(504, DEU, 20, low=20, high=240, places=0):
        state = {9: 'storniert', 14: 'abgelaufen'}.get(d.no, 'bezahlt')
        full, low = d.amount, D(7 * (d.no % 3))
        rows.append([f'PX{d.no:02}K', comma(full + low), state, mail(d.who), '', d.iso(), '18:20:11', d.who, d.who, later(d.day, 2).isoformat() if state == 'bezahlt' else '', '0,00', comma(low), comma(low / D('1.07')), comma(full), comma(full / D('1.19')), d.no % 3 + 1])
        if state == 'bezahlt':
            facts.sale(d.who, d.day, d.no, full + low)
    csv(path, rows, sep=';', bom=True)
    return facts.want('revenue customers', 'Gesamtbetrag of what was paid; or ask gross or net')


@case('M05', 'jane_sales.csv', 'Jane (clinic): one invoice can have two rows (the patient’s part and the insurer’s), Payer is not the patient, Subtotal, Sales Tax and Total, Staff Member', 'ask', 'Jane App sales report; ' + USUAL)
def _(path):
    facts = Facts()
    rows = [['Purchase Date', 'Invoice #', 'Patient', 'Patient GUID', 'Payer', 'Item', 'Staff Member', 'Location', 'Subtotal', 'Sales Tax', 'Total', 'Collected', 'Balance', 'Status']]
    for d in deals(505, range(6), 18, low=60, high=190, places=0):
        who, taxed = f'{4000 + 13 * d.who}', d.no % 3 == 0
        parts = [('Blue Shield', D(40)), (EN[d.who], d.amount - 40)] if d.no % 2 else [(EN[d.who], d.amount)]
        for payer, net in parts:
            tax = cents(net * D('0.05')) if taxed else D(0)
            owed = payer == 'Blue Shield' and d.no > 15
            rows.append([d.iso(), 7000 + d.no, EN[d.who], who, payer, 'Orthotics' if taxed else 'Physiotherapy 45', ['A. Frost', 'L. Pike'][d.no % 2], 'Main', plain(net), plain(tax), plain(net + tax), plain(0 if owed else net + tax), plain(net + tax if owed else 0), 'unpaid' if owed else 'paid'])
            facts.sale(who, d.day, d.no, net + tax)
    csv(path, rows)
    return facts.want('revenue customers per', 'Total per patient; or ask subtotal or total')


@case('M06', 'jobber_invoices.csv', 'Jobber: Pre-tax total and Total, Balance, Tip; Draft (no sale), Awaiting Payment and Past Due (owed: count), Paid; four dates', 'ask', 'Jobber invoices report; ' + USUAL)
def _(path):
    facts = Facts()
    rows = [['Invoice #', 'Client name', 'Lead source', 'Property address', 'Subject', 'Created date', 'Issued date', 'Due date', 'Marked paid date', 'Status', 'Pre-tax total ($)', 'Discount ($)', 'Tax ($)', 'Total ($)', 'Tip ($)', 'Balance ($)']]
    for d in deals(506, FIRMS, 20, low=80, high=900):
        state = {11: 'Draft', 15: 'Past Due', 19: 'Awaiting Payment', 20: 'Awaiting Payment'}.get(d.no, 'Paid')
        tax = cents(d.amount * D('0.07'))
        rows.append([300 + d.no, d.who, 'Website', '12 Main St', 'For services rendered', d.on('%b %d, %Y'), '' if state == 'Draft' else later(d.day, 1).strftime('%b %d, %Y'), later(d.day, 31).strftime('%b %d, %Y'), later(d.day, 9).strftime('%b %d, %Y') if state == 'Paid' else '', state,
                     plain(d.amount), '0.00', plain(tax), plain(d.amount + tax), '0.00', plain(0 if state == 'Paid' else d.amount + tax)])
        if state != 'Draft':
            facts.sale(d.who, later(d.day, 1), d.no, d.amount + tax)
    csv(path, rows)
    return facts.want('revenue customers per', 'Total of all but the draft; or ask pre-tax or total')


@case('M07', 'housecall_jobs.csv', 'Housecall Pro: Job amount, Due amount, Pro canceled and User canceled, Assigned employees, Job created and Completed dates, dollar signs', 'value', 'Housecall Pro jobs export; ' + USUAL)
def _(path):
    facts = Facts()
    rows = [['Job #', 'Job status', 'Customer name', 'Customer city', 'Job description', 'Assigned employees', 'Job created date', 'Job completed date', 'Job amount', 'Due amount', 'Lead source', 'Tags']]
    for d in deals(507, EN, 21, low=90, high=1900):
        state = {8: 'Pro canceled', 13: 'User canceled'}.get(d.no, 'Completed')
        owed = d.no in (12, 20)
        rows.append([f'{1200 + d.no}', state, d.who, 'Reno', 'Drain cleaning', ['Dana Poole', 'Rob Sykes'][d.no % 2], d.on('%m/%d/%Y'), later(d.day, 2).strftime('%m/%d/%Y') if state == 'Completed' else '', f'${en(d.amount)}', f'${en(d.amount if owed else 0)}', '', ''])
        if state == 'Completed':
            facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows)
    return facts.want('revenue customers per')


@case('M08', 'paddle_transactions.csv', 'Paddle: totals in USD, EUR and GBP in one column, the currency beside, fees and earnings; no rate', 'ask', 'Paddle transactions export; ' + USUAL)
def _(path):
    rows = [['transaction_id', 'status', 'customer_id', 'customer_email', 'currency_code', 'subtotal', 'tax', 'total', 'fee', 'earnings', 'origin', 'billed_at']]
    for d in deals(508, EN, 21, low=9, high=300, places=0):
        tax = cents(d.amount * D('0.2')) if d.no % 3 else D(0)
        rows.append([f'txn_01h{d.no:03}', 'completed', f'ctm_0{EN.index(d.who)}x', mail(d.who), ['USD', 'EUR', 'GBP'][d.no % 3], plain(d.amount), plain(tax), plain(d.amount + tax), plain(d.amount * D('0.05') + D('0.5')), plain(d.amount * D('0.95') - D('0.5')), 'subscription_recurring', f'{d.iso()}T08:00:00Z'])
    csv(path, rows)
    return only('three currencies without a rate: ask, never add them')


@case('M09', 'lemonsqueezy_orders.csv', 'Lemon Squeezy: status refunded and partial_refund, refunded TRUE and FALSE, and refunded_amount: the refund counts once; subtotal, discount_total, tax and total', 'ask', 'Lemon Squeezy orders export; ' + USUAL)
def _(path):
    facts = Facts()
    rows = [['order_number', 'identifier', 'customer_id', 'user_name', 'user_email', 'currency', 'subtotal', 'discount_total', 'tax', 'total', 'status', 'refunded', 'refunded_amount', 'refunded_at', 'product_name', 'variant_name', 'created_at']]
    for d in deals(509, range(6), 21, low=19, high=290, places=0):
        tax = cents(d.amount * D('0.19')) if d.no % 2 else D(0)
        total = d.amount + tax
        back = {9: total, 14: D('10.00'), 18: total}.get(d.no, D(0))
        who = str(610400 + d.who)
        rows.append([f'{8800 + d.no}', f'a1b2-{d.no:03}', who, EN[d.who], mail(EN[d.who]), 'USD', plain(d.amount), '0.00', plain(tax), plain(total), 'refunded' if back == total else 'partial_refund' if back else 'paid', 'TRUE' if back == total else 'FALSE', plain(back),
                     f'{later(d.day, 3)} 10:00:00' if back else '', 'Icon pack', 'Default', f'{d.iso()} 09:11:02'])
        facts.sale(who, d.day, d.no, total)
        if back:
            facts.refund(who, d.day, d.no, back, rows=0)
    csv(path, rows)
    out = facts.want('revenue customers per', 'total less refunded_amount; or ask subtotal or total')
    del out['orders']
    return out


@case('M10', 'authorizenet_transactions.txt', 'Authorize.Net download, tabs: Settlement and Authorization Amount, Declined and Voided settle 0, a Credit has a positive amount', 'value', 'Authorize.Net transaction download; ' + USUAL)
def _(path):
    facts = Facts()
    rows = [['Transaction ID', 'Transaction Status', 'Settlement Amount', 'Settlement Currency', 'Settlement Date/Time', 'Authorization Amount', 'Authorization Currency', 'Submit Date/Time', 'Authorization Code', 'Reference Transaction ID', 'Transaction Type', 'Card Number',
             'Invoice Number', 'Customer ID', 'Customer First Name', 'Customer Last Name', 'Company']]
    for d in deals(510, range(6), 21):
        who, name = f'CU{310 + d.who}', EN[d.who].split()
        state = {8: 'Declined', 12: 'Voided'}.get(d.no, 'Settled Successfully')
        good = state == 'Settled Successfully'
        rows.append([f'6012345{d.no:03}', state, plain(d.amount if good else 0), 'USD', later(d.day, 1).strftime('%d-%b-%Y 05:12:01 PM PDT') if good else '', plain(d.amount), 'USD', d.on('%d-%b-%Y 11:40:05 AM PDT'), 'A1B2C3' if state != 'Declined' else '', '0', 'Authorization w/ Auto Capture', 'XXXX1111', f'INV{d.no:03}', who, *name, ''])
        if good:
            facts.sale(who, d.day, d.no, d.amount)
        if d.no in (10, 16):
            back = d.amount if d.no == 16 else D('15.00')
            when = later(d.day, 1)
            rows.append([f'6022345{d.no:03}', 'Refund Settled Successfully', plain(back), 'USD', later(when, 1).strftime('%d-%b-%Y 05:12:01 PM PDT'), plain(back), 'USD', when.strftime('%d-%b-%Y 09:01:44 AM PDT'), '', f'6012345{d.no:03}', 'Credit', 'XXXX1111', f'INV{d.no:03}', who, *name, ''])
            facts.refund(who, d.day, d.no, back)
    csv(path, rows, sep='\t')
    return facts.want('revenue customers per', 'settled sales less the credits')


@case('M11', 'discogs_orders.csv', 'Discogs: "Cancelled (Non-Paying Buyer)", "Cancelled (Item Unavailable)", "Refund Sent", Shipped, Payment Received; total and fee', 'value', 'Discogs orders export; ' + USUAL)
def _(path):
    facts = Facts()
    rows = [['order_num', 'buyer', 'order_date', 'status', 'currency', 'total', 'fee', 'shipping_method', 'last_activity', 'rating']]
    bad = {8: 'Cancelled (Non-Paying Buyer)', 12: 'Cancelled (Item Unavailable)', 16: 'Refund Sent'}
    users = ['vinyl_ned', 'crate77', 'dub-ruth', 'ivey33', 'b-side-boyd', 'iris_lp']
    for d in deals(511, users, 21, low=8, high=120):
        state = bad.get(d.no, 'Payment Received' if d.no > 19 else 'Shipped')
        rows.append([f'330412-{d.no}', d.who, f'{d.iso()} 20:14:00', state, 'EUR', plain(d.amount), plain(d.amount * D('0.09')), 'Standard', f'{later(d.day, 4)} 08:00:00', '5.0'])
        if d.no not in bad:
            facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows)
    return facts.want('revenue customers per last')


@case('M12', 'erpnext_gross_profit.xlsx', 'ERPNext Gross Profit by invoice: a row with the sums of the invoice, its items below it (indented), the same columns; Selling Amount, Buying Amount, Gross Profit; a Total row', 'ask', 'ERPNext Gross Profit report; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['Sales Invoice', 'Posting Date', 'Customer', 'Item Code', 'Item Name', 'Qty', 'Avg. Selling Rate', 'Valuation Rate', 'Selling Amount', 'Buying Amount', 'Gross Profit', 'Gross Profit Percent']]
    whole = [D(0), D(0)]
    for d in deals(512, FIRMS, 14):
        lines = [(name, code, quantity, price, amount, cents(price * D('0.62'))) for name, code, quantity, price, amount in d.items]
        sold, bought = sum(x[4] for x in lines), sum(x[2] * x[5] for x in lines)
        rows.append([f'ACC-SINV-2024-{d.no:05}', d.day, d.who, '', '', sum(x[2] for x in lines), '', '', float(sold), float(bought), float(sold - bought), float(round((sold - bought) / sold * 100, 2))])
        for name, code, quantity, price, amount, unit in lines:
            rows.append(['', d.day, d.who, code, '   ' + name, quantity, float(price), float(unit), float(amount), float(quantity * unit), float(amount - quantity * unit), float(round((amount - quantity * unit) / amount * 100, 2))])
            facts.sale(d.who, d.day, d.no, amount, code, quantity * unit)
        whole = [whole[0] + sold, whole[1] + bought]
    rows.append(['Total', '', '', '', '', '', '', '', float(whole[0]), float(whole[1]), float(whole[0] - whole[1]), ''])
    xlsx(path, ('Gross Profit', rows))
    return facts.want('revenue customers per profit', 'each invoice once, its row or its items; or ask')


@case('M13', 'tcgplayer_orders.csv', 'TCGplayer: "Friday, 10 May 2024" in quotes, Product Amt + Shipping Amt = Total Amt, Canceled orders, Buyer Name', 'value', 'TCGplayer orders export; ' + USUAL)
def _(path):
    facts = Facts()
    rows = [['Order #', 'Buyer Name', 'Order Date', 'Status', 'Shipping Type', 'Product Amt', 'Shipping Amt', 'Total Amt']]
    for d in deals(513, EN, 20, low=4, high=150):
        gone, ship = d.no in (9, 14), D('1.31') if d.no % 2 else D('0.00')
        rows.append([f'8A3F{d.no:03}-2B', d.who, d.on('%A, %d %B %Y'), 'Canceled' if gone else 'Completed - Paid', 'Standard', f'${plain(d.amount)}', f'${plain(ship)}', f'${plain(d.amount + ship)}'])
        if not gone:
            facts.sale(d.who, d.day, d.no, d.amount + ship)
    csv(path, rows, quotes='all')
    return facts.want('revenue customers per last')


# German ---------------------------------------------------------------------------------------------------------------


@case('M14', 'cardmarket_verkaeufe.csv', 'Cardmarket: Warenwert + Versandkosten = Gesamt, Gebühr beside, Anzahl Artikel, user name and name', 'value', 'Cardmarket Verkäufe (Statistik › Export); ' + USUAL)
def _(path):
    facts, users = Facts(), ['bladerunner9', 'KuehnCards', 'sammler_ole', 'mtg-xeno', 'Rabenherz', 'dr_roehl']
    rows = [['Bestellnummer', 'Benutzername', 'Name', 'Stadt', 'Land', 'Bezahlt am', 'Anzahl Artikel', 'Warenwert', 'Versandkosten', 'Gesamt', 'Gebühr', 'Währung', 'Beschreibung']]
    for d in deals(514, range(6), 21, low=3, high=140):
        ship = D('1.25') if d.amount < 40 else D('4.60')
        rows.append([f'11874{d.no:03}', users[d.who], DEU[d.who], 'Jena', 'Deutschland', d.on('%d.%m.%Y 19:02:44'), d.no % 5 + 1, comma(d.amount), comma(ship), comma(d.amount + ship), comma(cents(d.amount * D('0.05'))), 'EUR', '1x Forest (Core Set) - NM'])
        facts.sale(users[d.who], d.day, d.no, d.amount + ship)
    csv(path, rows, sep=';')
    return facts.want('revenue customers')


@case('M15', 'billbee_bestellungen.csv', 'Billbee: a row per item, Gesamtbetrag of the order repeated, Versandkosten in it; Storniert orders; Kundennummer', 'value', 'Billbee order export; ' + USUAL)
def _(path):
    facts = Facts()
    rows = [['Bestellnummer', 'Shop', 'Bestelldatum', 'Status', 'Kundennummer', 'Kunde', 'Artikelbezeichnung', 'SKU', 'Menge', 'Einzelpreis', 'Positionssumme', 'Versandkosten', 'Gesamtbetrag', 'Zahlart']]
    for d in deals(515, range(6), 16):
        gone, whole, who = d.no in (8, 13), d.sum() + D('4.90'), str(20700 + d.who)
        for name, code, quantity, price, amount in d.items:
            rows.append([f'BB-{3000 + d.no}', 'Etsy', d.on('%d.%m.%Y %H:15'), 'Storniert' if gone else 'Versendet', who, DEU[d.who], name, code, quantity, comma(price), comma(amount), '4,90', comma(whole), 'PayPal'])
        if not gone:
            facts.sale(who, d.day, d.no, whole, rows=len(d.items))
    csv(path, rows, sep=';', encoding='cp1252')
    return facts.want('revenue customers per last', 'the total of an order once')


@case('M16', 'collmex_rechnungen.csv', 'Collmex: invoice lines, Rechnungsart Rechnung and Gutschrift (positive amounts), Rabatt in percent taken off the Positionswert; net only', 'value', 'Collmex Rechnungen (CMXINV); ' + USUAL)
def _(path):
    facts = Facts()
    rows = [['Rechnungsnummer', 'Position', 'Rechnungsart', 'Kunden-Nr', 'Kunde', 'Rechnungsdatum', 'Produktnummer', 'Produktbeschreibung', 'Menge', 'Mengeneinheit', 'Einzelpreis', 'Rabatt %', 'Positionswert', 'Bearbeiter']]
    for d in deals(516, range(6), 15):
        who = str(10020 + d.who)
        for at, (name, code, quantity, price, amount) in enumerate(d.items):
            rate = [0, 5, 10][d.no % 3]
            value = cents(amount * (100 - rate) / 100)
            rows.append([f'R{2400 + d.no}', at + 1, 'Rechnung', who, DEU[d.who], d.on('%d.%m.%Y'), code, name, quantity, 'Stk', comma(price), rate, comma(value), 'mk'])
            facts.sale(who, d.day, d.no, value, code)
        if d.no in (9, 12):
            name, code, quantity, price, amount = d.items[0]
            back = cents(price * (100 - rate) / 100)
            rows.append([f'G{2400 + d.no}', 1, 'Gutschrift', who, DEU[d.who], later(d.day, 1).strftime('%d.%m.%Y'), code, name, 1, 'Stk', comma(price), rate, comma(back), 'mk'])
            facts.refund(who, later(d.day, 1), f'g{d.no}', back, code)
    csv(path, rows, sep=';', encoding='cp1252')
    return facts.want('revenue customers per products', 'a Gutschrift is money given back')


@case('M17', 'orderbird_rechnungen.csv', 'a restaurant’s till in German: table, waiter, tip and payment, no guest in it', 'ask', 'orderbird Rechnungsexport; ' + USUAL)
def _(path):
    rng, rows = random.Random(17), [['Rechnungsnummer', 'Datum', 'Uhrzeit', 'Tisch', 'Bereich', 'Bedienung', 'Zahlart', 'Umsatz 7 %', 'Umsatz 19 %', 'Bruttoumsatz', 'Trinkgeld', 'Storniert']]
    for d in deals(517, range(4), 24, low=12, high=160):
        part = cents(d.amount * D('0.6'))
        rows.append([f'2024-{d.no:05}', d.on('%d.%m.%Y'), '20:14', f'T{rng.randint(1, 14)}', rng.choice(['Terrasse', 'Stube']), rng.choice(['Lena', 'Olaf', 'Mira']), rng.choice(['Bar', 'Girocard']), comma(part), comma(d.amount - part), comma(d.amount), comma(rng.randint(0, 9)), 'Nein'])
    csv(path, rows, sep=';')
    return only('holds no customer: say so or ask; tables, waiters and kinds of payment are no customers')


# French ---------------------------------------------------------------------------------------------------------------


@case('M18', 'sellsy_factures.csv', 'Sellsy: Total HT, TVA and TTC, Reste dû; Facture and Avoir (negative), Brouillon and Annulée', 'ask', 'Sellsy export of documents; ' + USUAL)
def _(path):
    facts = Facts()
    rows = [['Numéro', 'Type', 'Date', 'Échéance', 'Code client', 'Client', 'Objet', 'Total HT', 'Total TVA', 'Total TTC', 'Reste dû', 'Statut', 'Propriétaire']]
    for d in deals(518, range(6), 20, low=80, high=1800):
        state = {10: 'Brouillon', 14: 'Annulée', 18: 'En retard', 20: 'À régler'}.get(d.no, 'Payée')
        tax, who = cents(d.amount * D('0.2')), f'CLI{d.who + 41:04}'
        owed = d.amount + tax if state in ('En retard', 'À régler') else D(0)
        rows.append([f'FACT-{d.no:04}' if state != 'Brouillon' else '', 'Facture', d.on('%d/%m/%Y'), later(d.day, 30).strftime('%d/%m/%Y'), who, FRA[d.who], 'Prestation', comma(d.amount), comma(tax), comma(d.amount + tax), comma(owed), state, 'J. Roux'])
        if state not in ('Brouillon', 'Annulée'):
            facts.sale(who, d.day, d.no, d.amount + tax)
        if d.no in (8, 16):
            rows.append([f'AV-{d.no:04}', 'Avoir', later(d.day, 1).strftime('%d/%m/%Y'), '', who, FRA[d.who], 'Geste commercial', '-50,00', '-10,00', '-60,00', '0,00', 'Remboursé', 'J. Roux'])
            facts.refund(who, later(d.day, 1), f'a{d.no}', 60)
    csv(path, rows, sep=';')
    return facts.want('revenue customers per', 'TTC of what was issued, less the Avoirs (once); or ask HT or TTC')


@case('M19', 'ebp_lignes_ventes.txt', 'EBP: lines with tabs, Avoir with negative quantities, PU HT and PA HT of one piece, Montant HT, Coût de revient and Marge of the line; net only', 'value', 'EBP Gestion commerciale, lignes de ventes; ' + USUAL)
def _(path):
    facts = Facts()
    rows = [['Type de document', 'N° document', 'Date', 'Code client', 'Nom du client', 'Code article', 'Libellé', 'Quantité', 'PU HT', 'Montant HT', 'PA HT', 'Coût de revient', 'Marge', 'Commercial']]
    for d in deals(519, range(6), 15):
        who = f'C{d.who + 1:05}'
        for name, code, quantity, price, amount in d.items:
            unit = cents(price * D('0.55'))
            rows.append(['Facture', f'FA{d.no:05}', d.on('%d/%m/%Y'), who, FRA[d.who], code, name, quantity, comma(price), comma(amount), comma(unit), comma(unit * quantity), comma(amount - unit * quantity), 'PB'])
            facts.sale(who, d.day, d.no, amount, code, unit * quantity)
        if d.no in (8, 13):
            name, code, quantity, price, amount = d.items[0]
            unit = cents(price * D('0.55'))
            rows.append(['Avoir', f'AV{d.no:05}', later(d.day, 1).strftime('%d/%m/%Y'), who, FRA[d.who], code, name, -1, comma(price), comma(-price), comma(unit), comma(-unit), comma(unit - price), 'PB'])
            facts.refund(who, later(d.day, 1), f'a{d.no}', price, code, unit)
    csv(path, rows, sep='\t', encoding='cp1252')
    return facts.want('revenue customers per products profit')


@case('M20', 'association_dons_fr.csv', 'a French association: Identifiant contact, gifts with Statut Validé, Refusé and Remboursé, N° de reçu fiscal', 'value', 'AssoConnect paiements; ' + USUAL)
def _(path):
    facts = Facts()
    rows = [['N° transaction', 'Date', 'Identifiant contact', 'Prénom', 'Nom', 'E-mail', 'Campagne', 'Type', 'Montant', 'Moyen de paiement', 'Statut', 'N° de reçu fiscal']]
    for d in deals(520, range(6), 21, low=10, high=300, places=0):
        first, last = EN[d.who].split()
        state = {9: 'Refusé', 13: 'Remboursé'}.get(d.no, 'Validé')
        rows.append([f'T{88000 + d.no}', d.on('%d/%m/%Y'), f'K{5100 + d.who}', first, last, mail(EN[d.who]), 'Toit pour tous', 'Don', f'{comma(d.amount)} €', 'Carte bancaire', state, f'{2024000 + d.no}' if state == 'Validé' else ''])
        if state == 'Validé':
            facts.sale(f'K{5100 + d.who}', d.day, d.no, d.amount)
    csv(path, rows, sep=';', bom=True)
    return facts.want('revenue customers per last')


# Spanish, Italian, Portuguese -----------------------------------------------------------------------------------------


@case('M21', 'bsale_ventas_cl.csv', 'Chile: amounts in pesos "12.990" (points, never decimals), Nota de crédito with positive amounts, Neto + IVA = Total', 'ask', 'Bsale, informe de ventas; ' + USUAL)
def _(path):
    facts = Facts()
    rows = [['Tipo de documento', 'N° documento', 'Fecha', 'RUT cliente', 'Cliente', 'Vendedor', 'Neto', 'IVA', 'Total', 'Estado']]
    for d in deals(521, range(6), 20, low=9, high=400, places=0):
        net = int(d.amount) * 1000
        tax = net * 19 // 100
        rut = f'76.{401 + d.who}.220-{d.who}'
        dot = lambda value: f'{value:,}'.replace(',', '.')
        rows.append(['Factura electrónica', 5000 + d.no, d.on('%d-%m-%Y'), rut, ESP[d.who], 'Caja 1', dot(net), dot(tax), dot(net + tax), 'Emitida'])
        facts.sale(ESP[d.who], d.day, d.no, net + tax)
        if d.no in (9, 15):
            rows.append(['Nota de crédito electrónica', 900 + d.no, later(d.day, 1).strftime('%d-%m-%Y'), rut, ESP[d.who], 'Caja 1', dot(2000), dot(380), dot(2380), 'Emitida'])
            facts.refund(ESP[d.who], later(d.day, 1), f'n{d.no}', 2380)
    csv(path, rows, sep=';')
    return facts.want('revenue customers per', 'Total, the credit notes subtract; or ask')


@case('M22', 'clinica_tratamientos_es.csv', 'a Spanish clinic: Paciente and Nº historia, Profesional, Precio less Dto. % = Importe, Anulada Sí and No', 'value', 'software of Spanish clinics (Clinic Cloud and others); ' + USUAL)
def _(path):
    facts = Facts()
    rows = [['Fecha', 'Nº factura', 'Nº historia', 'Paciente', 'Profesional', 'Tratamiento', 'Precio', 'Dto. %', 'Importe', 'Forma de pago', 'Anulada']]
    for d in deals(522, range(6), 21, low=30, high=600, places=0):
        gone, rate = d.no in (10, 17), [0, 0, 10][d.no % 3]
        value = cents(d.amount * (100 - rate) / 100)
        rows.append([d.on('%d/%m/%Y'), f'A24/{d.no:04}', 3300 + d.who, EN[d.who], ['Dra. Soler', 'Dr. Vidal'][d.no % 2], 'Endodoncia', comma(d.amount), rate, comma(value), 'Tarjeta', 'Sí' if gone else 'No'])
        if not gone:
            facts.sale(str(3300 + d.who), d.day, d.no, value)
    csv(path, rows, sep=';', encoding='cp1252')
    return facts.want('revenue customers')


@case('M23', 'cassa_negozio_it.xlsx', 'an Italian till: Lordo − Sconto = Totale, split into Contanti and Carta, Tipo Reso with negative amounts, Operatore', 'value', 'Cassa in Cloud, elenco documenti; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['Data', 'Ora', 'Numero', 'Tipo documento', 'Cliente', 'Operatore', 'Lordo', 'Sconto', 'Totale', 'Contanti', 'Carta']]
    for d in deals(523, ITA, 20, low=10, high=400):
        off = cents(d.amount * D('0.1')) if d.no % 3 == 0 else D(0)
        value, cash = d.amount - off, d.no % 2 == 0
        rows.append([d.day, '11:20', d.no, 'Scontrino', d.who, ['Neri', 'Galli'][d.no % 2], float(d.amount), float(off), float(value), float(value if cash else 0), float(0 if cash else value)])
        facts.sale(d.who, d.day, d.no, value)
        if d.no in (9, 15):
            rows.append([later(d.day, 1), '17:45', f'R{d.no}', 'Reso', d.who, 'Neri', -8.5, 0, -8.5, -8.5, 0])
            facts.refund(d.who, later(d.day, 1), f'r{d.no}', '8.5')
    xlsx(path, ('Documenti', rows))
    return facts.want('revenue customers per last')


@case('M24', 'aruba_fatture_inviate.csv', 'Italian e-invoices: TD01 and TD04 (nota di credito, positive), Imponibile + IVA = Totale documento, Stato Scartata (refused: never issued), Consegnata, Mancata consegna (issued)', 'ask', 'Aruba fatturazione elettronica, fatture inviate; ' + USUAL)
def _(path):
    facts = Facts()
    rows = [['Numero', 'Data documento', 'Tipo documento', 'Descrizione tipo', 'Cliente', 'Partita IVA', 'Codice destinatario', 'Imponibile', 'IVA', 'Totale documento', 'Stato']]
    for d in deals(524, range(6), 19, low=90, high=1500):
        tax, state = cents(d.amount * D('0.22')), {8: 'Scartata', 13: 'Mancata consegna'}.get(d.no, 'Consegnata')
        vat = f'0123456{d.who}001'
        rows.append([f'{d.no}/A', d.on('%d/%m/%Y'), 'TD01', 'Fattura', ITA[d.who], vat, 'M5UXCR1', comma(d.amount), comma(tax), comma(d.amount + tax), state])
        if state != 'Scartata':
            facts.sale(ITA[d.who], d.day, d.no, d.amount + tax)
        if d.no in (10, 15):
            rows.append([f'{d.no}/NC', later(d.day, 1).strftime('%d/%m/%Y'), 'TD04', 'Nota di credito', ITA[d.who], vat, 'M5UXCR1', '100,00', '22,00', '122,00', 'Consegnata'])
            facts.refund(ITA[d.who], later(d.day, 1), f'n{d.no}', 122)
    csv(path, rows, sep=';')
    return facts.want('revenue customers per', 'Totale documento, TD04 subtracts, Scartata does not count; or ask')


@case('M25', 'tiny_pedidos_br.csv', 'Tiny/Olist: a row per item, Valor total of the order (with Frete, less Desconto) repeated; Cancelado; ID is the order’s, CPF/CNPJ beside the name', 'value', 'Tiny ERP, exportação de pedidos; ' + USUAL)
def _(path):
    facts = Facts()
    rows = [['ID', 'Número do pedido', 'Data', 'Data prevista', 'Código do cliente', 'Nome do contato', 'CPF/CNPJ', 'UF', 'Situação', 'Código (SKU)', 'Descrição', 'Quantidade', 'Valor unitário', 'Valor do frete', 'Desconto do pedido', 'Valor total do pedido', 'Vendedor']]
    for d in deals(525, range(6), 16):
        gone, off = d.no in (9, 14), D('5.00') if d.no % 4 == 0 else D(0)
        whole, who = d.sum() + 18 - off, str(7750 + d.who)
        for name, code, quantity, price, amount in d.items:
            rows.append([f'90412{d.no:03}', 600 + d.no, d.on('%d/%m/%Y'), later(d.day, 7).strftime('%d/%m/%Y'), who, POR[d.who], f'12.34{d.who}.678/0001-9{d.who}', 'SP', 'Cancelado' if gone else 'Entregue', code, name, quantity, de(price), '18,00', comma(off), de(whole), 'Loja'])
        if not gone:
            facts.sale(who, d.day, d.no, whole, rows=len(d.items))
    csv(path, rows, sep=';', bom=True)
    return facts.want('revenue customers per last', 'the total of an order once')


@case('M26', 'vtex_orders.csv', 'VTEX: Client Name and Client Last Name, Client Document (CPF), Total Value repeated on each SKU, SKU Value, SKU Selling Price and SKU Total Price, Faturado and Cancelado', 'ask', 'VTEX OMS export; ' + USUAL)
def _(path):
    facts = Facts()
    rows = [['Origin', 'Order', 'Sequence', 'Creation Date', 'Client Name', 'Client Last Name', 'Client Document', 'Email', 'UF', 'Status', 'Payment System Name', 'ID_SKU', 'SKU Name', 'Quantity_SKU', 'SKU Value', 'SKU Selling Price', 'SKU Total Price', 'Shipping Value', 'Discounts Totals', 'Total Value']]
    for d in deals(526, EN, 15):
        gone, first, last = d.no in (8, 12), *d.who.split()
        for name, code, quantity, price, amount in d.items:
            rows.append(['Marketplace', f'v{9100 + d.no}abc-01', 50000 + d.no, f'{d.iso()} 15:20:31Z', first, last, f'3120456789{EN.index(d.who)}', mail(d.who), 'RJ', 'Cancelado' if gone else 'Faturado', 'Pix', code, name, quantity, plain(price + 3), plain(price), plain(amount), '12.00', '0', plain(d.sum() + 12)])
        if not gone:
            facts.sale(d.who, d.day, d.no, d.sum() + 12, rows=len(d.items))
    csv(path, rows, sep=';')
    return facts.want('revenue customers', 'Total Value once per order; or ask who the customer is')


@case('M27', 'mensalidades_escola_pt.csv', 'a school in Brazil: Valor da mensalidade, Desconto, Multa, Valor pago (empty where it is owed), Situação Pago and Em aberto, pupil and payer', 'ask', 'software of Brazilian schools, relatório de mensalidades; ' + USUAL)
def _(path):
    rows = [['Matrícula', 'Aluno', 'Turma', 'Responsável financeiro', 'Competência', 'Vencimento', 'Valor da mensalidade', 'Desconto', 'Multa', 'Data pagamento', 'Valor pago', 'Situação']]
    for d in deals(527, range(6), 24, low=400, high=900, places=0):
        open_, late = d.no in (11, 18, 23), D('12.50') if d.no % 6 == 0 else D(0)
        rows.append([20240 + d.who, EN[d.who], '5º B', f'Resp. {EN[d.who].split()[1]}', d.on('%m/%Y'), d.on('%d/%m/%Y'), comma(d.amount), '50,00', comma(late), '' if open_ else later(d.day, 3).strftime('%d/%m/%Y'), '' if open_ else comma(d.amount - 50 + late), 'Em aberto' if open_ else 'Pago'])
    csv(path, rows, sep=';')
    return only('billed or received, differing by more than 1 %: ask')


# Dutch ----------------------------------------------------------------------------------------------------------------


@case('M28', 'ccvshop_bestellingen_nl.csv', 'CCV Shop: Subtotaal, Verzendkosten, Betaalkosten and Korting make Totaal (all incl. btw); Geannuleerd and Geretourneerd, Betaald Ja and Nee', 'value', 'CCV Shop, bestellingen exporteren; ' + USUAL)
def _(path):
    facts = Facts()
    rows = [['Ordernummer', 'Datum', 'Klantnummer', 'Bedrijfsnaam', 'Land', 'Aantal producten', 'Subtotaal', 'Verzendkosten', 'Betaalkosten', 'Korting', 'Totaal', 'Betaald', 'Status']]
    for d in deals(528, range(6), 21, low=15, high=380):
        state = {8: 'Geannuleerd', 13: 'Geretourneerd'}.get(d.no, 'Verzonden')
        off = D('5.00') if d.no % 5 == 0 else D(0)
        whole, who = d.amount + D('4.95') + D('0.35') - off, str(1180 + d.who)
        rows.append([f'24{d.no:05}', d.on('%d-%m-%Y'), who, NLD[d.who], 'Nederland', d.no % 4 + 1, comma(d.amount), '4,95', '0,35', comma(off), comma(whole), 'Nee' if state == 'Geannuleerd' else 'Ja', state])
        if state == 'Verzonden':
            facts.sale(who, d.day, d.no, whole)
    csv(path, rows, sep=';')
    return facts.want('revenue customers per last')


@case('M29', 'eboekhouden_facturen_nl.csv', 'e-Boekhouden: Relatiecode and Relatienaam, Bedrag excl., BTW and incl., Openstaand; credit invoices negative', 'ask', 'columns as quoted in a public importer of Dutch invoice lists (string search "Relatienaam"); that e-Boekhouden wrote them is assumed')
def _(path):
    facts = Facts()
    rows = [['Factuurnummer', 'Relatiecode', 'Relatienaam', 'Factuurdatum', 'Bedrag Excl.', 'BTW', 'Factuurbedrag', 'Openstaand bedrag', 'Betalingstermijn']]
    for d in deals(529, range(6), 20, low=60, high=1300):
        net = D('-45.00') if d.no in (10, 16) else d.amount
        tax, who = cents(net * D('0.21')), f'DEB{d.who + 1:03}'
        rows.append([f'F{24000 + d.no}', who, NLD[d.who], d.on('%d-%m-%Y'), comma(net), comma(tax), comma(net + tax), comma(net + tax if d.no > 18 else 0), 30])
        facts.sale(who, d.day, d.no, net + tax) if net > 0 else facts.refund(who, d.day, d.no, -net - tax)
    csv(path, rows, sep=';')
    return facts.want('revenue customers per', 'Factuurbedrag; or ask excl. or incl.')


# Japanese -------------------------------------------------------------------------------------------------------------


@case('M30', 'next_engine_denpyo.csv', 'ネクストエンジン: Shift-JIS, 総合計 repeated on each 明細行, キャンセル区分 "有効な受注です。" or "キャンセル", 受注日 beside 出荷確定日, 引当数 beside 受注数', 'value', 'ネクストエンジン 受注伝票; ' + SEEN)
def _(path):
    facts, goods = Facts(), [('手ぬぐい', 'TN-1', '880'), ('風呂敷', 'FR-2', '2200'), ('線香', 'SK-3', '1320'), ('湯呑', 'YU-4', '3850')]
    rows = [['伝票番号', '受注番号', '店舗コード', '受注日', '出荷確定日', '受注状態', 'キャンセル区分', '購入者名', '購入者電話番号', '明細行番号', '商品コード', '商品名', '受注数', '引当数', '売単価', '小計金額', '発送代', '総合計']]
    for d in deals(530, JPCO, 16, goods=goods):
        phone = f'03-5555-02{JPCO.index(d.who)}0'
        gone, whole = d.no in (8, 13), int(d.sum()) + 600
        for at, (name, code, quantity, price, amount) in enumerate(d.items):
            rows.append([10200 + d.no, f'R-{d.no:04}', 1, d.on('%Y/%m/%d 10:04:11'), '' if gone else later(d.day, 2).strftime('%Y/%m/%d'), '出荷確定済（完了）' if not gone else '新規受付', 'キャンセル' if gone else '有効な受注です。', d.who, phone, at + 1, code, name, quantity, quantity, int(price), int(amount), 600, whole])
        if not gone:
            facts.sale(phone, d.day, d.no, whole, rows=len(d.items))
    csv(path, rows, encoding='cp932', quotes='all')
    return facts.want('revenue customers last', 'the total of an order once; the telephone tells buyers apart')


@case('M31', 'salon_kaikei_meisai.csv', '美容室の会計明細: 区分 施術, 店販 and 割引 (a negative row of the same 会計), 単価 × 個数 = 金額, スタッフ beside お客様名, お客様番号', 'value', 'サロンボード 会計明細; ' + USUAL)
def _(path):
    facts = Facts()
    rows = [['会計ID', '会計日', 'お客様番号', 'お客様名', 'スタッフ', '指名', '区分', '内容', '単価', '個数', '金額']]
    names = ['高橋 涼', '山口 恵', '石川 大輔', '松本 綾', '清水 直樹', '森 千夏']
    for d in deals(531, range(6), 17, low=40, high=160, places=0):
        who, value, base_ = f'C{800 + d.who}', int(d.amount) * 100, [f'K{2400 + d.no}', d.on('%Y/%m/%d'), f'C{800 + d.who}', names[d.who], ['佐々木', '井上'][d.no % 2], 'あり' if d.no % 2 else '']
        rows.append([*base_, '施術', 'カット＋カラー', value, 1, value])
        facts.sale(who, d.day, d.no, value)
        if d.no % 3 == 0:
            rows.append([*base_, '店販', 'シャンプー', 1800, 2, 3600])
            facts.sale(who, d.day, d.no, 3600)
        if d.no % 4 == 0:
            rows.append([*base_, '割引', '誕生月クーポン', -1000, 1, -1000])
            facts.sale(who, d.day, d.no, -1000)
    csv(path, rows, encoding='cp932')
    return facts.want('revenue customers per last', 'a discount row lowers its own bill')


@case('M32', 'misoca_seikyusho.csv', 'Misoca: 小計, 消費税, 合計; 未請求 (a draft) and 請求済, 入金済; 取引先名, 支払期限 beside 請求日', 'ask', 'Misoca 請求書一覧; ' + USUAL)
def _(path):
    facts = Facts()
    rows = [['請求書番号', '請求日', '支払期限', '取引先名', '件名', '小計', '消費税', '合計', '請求ステータス', '入金ステータス']]
    for d in deals(532, JPCO, 19, low=30, high=600, places=0):
        net, draft = int(d.amount) * 1000, d.no in (11, 19)
        rows.append([f'2024-{d.no:03}', d.on('%Y/%m/%d'), later(d.day, 30).strftime('%Y/%m/%d'), d.who, '制作費', en(net, 0), en(net // 10, 0), en(net + net // 10, 0), '未請求' if draft else '請求済', '未入金' if draft or d.no > 16 else '入金済'])
        if not draft:
            facts.sale(d.who, d.day, d.no, net + net // 10)
    csv(path, rows, encoding='cp932')
    return facts.want('revenue customers per', '合計 of what was billed; or ask (tax, 未請求)')


# Korean ---------------------------------------------------------------------------------------------------------------


@case('M33', 'imweb_orders.xlsx', '아임웹: 최종주문금액 repeated on each 품목, 품목실결제가, 배송비 in it; 취소완료, 반품완료 and 입금대기', 'value', '아임웹 주문 내보내기; ' + USUAL)
def _(path):
    facts, goods = Facts(), [('머그컵', 'MG-1', '12000'), ('에코백', 'EB-2', '18000'), ('노트', 'NT-3', '4500'), ('캔들', 'CD-4', '26000')]
    rows = [['주문번호', '주문상태', '주문일', '회원 아이디', '주문자 이름', '주문자 번호', '상품고유번호', '상품명', '구매수량', '판매가', '품목실결제가', '배송비', '최종주문금액', '결제수단']]
    for d in deals(533, range(6), 16, goods=goods):
        state = {8: '취소완료', 12: '반품완료', 15: '입금대기'}.get(d.no, '배송완료')
        whole, who = int(d.sum()) + 3000, ['hanjm', 'osh77', 'baesu', 'dongwook', 'mungy', 'ryujy'][d.who]
        for name, code, quantity, price, amount in d.items:
            rows.append([f'20240{d.no:05}', state, d.on('%Y-%m-%d %H:22'), who, KR[d.who], f'010-5555-12{d.who}0', code, name, quantity, int(price), int(amount), 3000, whole, '카드'])
        if state == '배송완료':
            facts.sale(who, d.day, d.no, whole, rows=len(d.items))
    xlsx(path, ('주문목록', rows))
    return facts.want('revenue customers per last', 'the total of an order once')


@case('M34', 'baemin_orders.xlsx', '배달앱 매출내역: 주문번호, 주문금액, 배달팁, 중개수수료, 입금예정금액; no orderer in it', 'ask', '배달의민족 셀프서비스 매출내역; ' + USUAL)
def _(path):
    rows = [['매출 상세내역'], ['조회기간: 2024-01-01 ~ 2024-06-30'], [], ['주문번호', '주문일시', '주문구분', '결제타입', '상점명', '주문금액', '배달팁', '중개수수료', '결제대행료', '입금예정금액', '상태']]
    for d in deals(534, range(4), 22, low=12, high=60, places=0):
        value = int(d.amount) * 1000
        rows.append([f'B1{d.no:04}', d.on('%Y-%m-%d 19:31'), ['배달', '포장'][d.no % 2], '바로결제', '한빛김밥 역삼점', value, 3000, value * 68 // 1000, value * 3 // 100, value + 3000 - value * 68 // 1000 - value * 3 // 100, '배달완료'])
    xlsx(path, ('매출', rows))
    return only('holds no customer: say so or ask; the shop is the seller')


@case('M35', 'hagwon_sugangryo.csv', '학원 수강료: CP949, 수강료 + 교재비 − 할인금액 = 청구금액, 환불금액 in a column; 원생번호, 원생명, 담당강사', 'value', '학원 관리 프로그램 수납내역; ' + USUAL)
def _(path):
    facts = Facts()
    rows = [['수납번호', '수납일', '원생번호', '원생명', '학년', '반', '담당강사', '수강료', '교재비', '할인금액', '청구금액', '환불금액', '결제수단']]
    for d in deals(535, range(6), 21, low=18, high=42, places=0):
        fee, book, off = int(d.amount) * 10000, 15000 if d.no % 3 == 0 else 0, 20000 if d.no % 4 == 0 else 0
        back, who = {10: 50000, 16: fee + book - off}.get(d.no, 0), f'S{2100 + d.who}'
        rows.append([f'P{d.no:04}', d.iso(), who, KR[d.who], '중2', 'A반', '김강사', fee, book, off, fee + book - off, back, '카드'])
        facts.sale(who, d.day, d.no, fee + book - off)
        if back:
            facts.refund(who, d.day, d.no, back, rows=0)
    csv(path, rows, encoding='cp949')
    out = facts.want('revenue customers per', '청구금액 less 환불금액')
    del out['orders']
    return out


# Chinese --------------------------------------------------------------------------------------------------------------


@case('M36', '1688_orders.xlsx', '1688: order fields on the first line of an order only; 货品总价 + 运费 + 涨价或折扣 = 实付款; 交易关闭, 等待买家付款; 卖家公司名 beside 买家公司名', 'value', '1688 已卖出的货品 导出; ' + USUAL)
def _(path):
    facts, goods = Facts(), [('棉布', 'MB-1', '12.50'), ('拉链', 'LL-2', '0.80'), ('纽扣', 'NK-3', '0.25'), ('线轴', 'XZ-4', '6.40')]
    rows = [['订单编号', '买家公司名', '买家会员名', '卖家公司名', '货品总价(元)', '运费(元)', '涨价或折扣(元)', '实付款(元)', '订单状态', '订单创建时间', '订单付款时间', '货品标题', '单价(元)', '数量', '单位', '货号']]
    for d in deals(536, range(6), 16, goods=goods):
        state = {7: '交易关闭', 13: '等待买家付款'}.get(d.no, '交易成功')
        off, items = D('-5') if d.no % 4 == 0 else D(0), [(n, c, q * 100, p, a * 100) for n, c, q, p, a in d.items]
        goods_sum = sum(x[4] for x in items)
        for at, (name, code, quantity, price, amount) in enumerate(items):
            head = [f'2024880011{d.no:03}', CNCO[d.who], f'tb_{d.who}88', '杭州云和纺织有限公司', float(goods_sum), 30.0, float(off), float(goods_sum + 30 + off), state, d.on('%Y-%m-%d 14:20:00'), '' if state == '等待买家付款' else d.on('%Y-%m-%d 14:25:10')] if at == 0 else [''] * 11
            rows.append([*head, name, float(price), quantity, '件', code])
        if state == '交易成功':
            facts.sale(CNCO[d.who], d.day, d.no, goods_sum + 30 + off, rows=len(items))
    xlsx(path, ('订单', rows))
    return facts.want('revenue customers', '实付款 of the orders that went through')


@case('M37', 'meituan_waimai.csv', '外卖订单: 顾客 is masked ("张**"), 手机尾号 only; 菜品总价, 餐盒费, 配送费, 平台服务费, 商家应收款', 'ask', '美团外卖商家版 订单导出; ' + USUAL)
def _(path):
    rng, rows = random.Random(37), [['订单序号', '订单编号', '下单时间', '订单状态', '顾客', '手机尾号', '菜品总价', '餐盒费', '配送费', '商家活动支出', '平台服务费', '商家应收款']]
    for d in deals(537, ['张**', '李**', '王**'], 24, low=18, high=120):
        fee = cents(d.amount * D('0.06'))
        rows.append([f'#{d.no}', f'82010{d.no:05}', d.on('%Y-%m-%d 12:08:31'), '已取消' if d.no == 9 else '已完成', d.who, rng.randint(1000, 9999), plain(d.amount), '2.00', '5.00', '3.00', plain(fee), plain(d.amount + 2 - 3 - fee)])
    csv(path, rows, bom=True)
    return only('who bought cannot be told from masked names and four digits, and several amounts could be meant: ask')


@case('M38', 'wangdiantong_chuku.xlsx', '旺店通 销售出库明细: 数量 × 成交价 = 成交总价, 成本价 of one piece, 货品成本 and 毛利 of the line, 毛利率; a row 合计; 客户网名', 'value', '旺店通ERP 销售出库明细; ' + USUAL)
def _(path):
    facts, goods = Facts(), [('保温杯', 'BW-1', '89'), ('雨伞', 'YS-2', '39.9'), ('抱枕', 'BZ-3', '45.5'), ('台灯', 'TD-4', '128')]
    rows, whole = [['出库单号', '店铺', '订单编号', '客户网名', '发货时间', '商家编码', '货品名称', '数量', '成交价', '成交总价', '成本价', '货品成本', '毛利', '毛利率']], [0, D(0), D(0)]
    for d in deals(538, CN, 15, goods=goods):
        for name, code, quantity, price, amount in d.items:
            unit = cents(price * D('0.58'))
            rows.append([f'CK2024{d.no:04}', '淘宝旗舰店', f'JY{d.no:05}', d.who, d.day, code, name, quantity, float(price), float(amount), float(unit), float(quantity * unit), float(amount - quantity * unit), f'{(amount - quantity * unit) / amount * 100:.2f}%'])
            whole = [whole[0] + quantity, whole[1] + amount, whole[2] + quantity * unit]
            facts.sale(d.who, d.day, d.no, amount, code, quantity * unit)
    rows.append(['合计', '', '', '', '', '', '', whole[0], '', float(whole[1]), '', float(whole[2]), float(whole[1] - whole[2]), ''])
    xlsx(path, ('出库明细', rows))
    return facts.want('revenue customers per products profit last')


@case('M39', 'cyberbiz_orders_tw.csv', 'CYBERBIZ 訂單: 訂單總額 repeated on each 商品, 運費 and 折扣 in it; 付款狀態 已付款, 未付款 and 已退款, 訂單狀態 已取消; 會員編號', 'value', 'CYBERBIZ 訂單匯出; ' + USUAL)
def _(path):
    facts, goods = Facts(), [('鳳梨酥', 'FL-1', '320'), ('茶包', 'CB-2', '180'), ('牛軋糖', 'NG-3', '250'), ('米餅', 'MB-4', '95')]
    rows = [['訂單編號', '訂單日期', '會員編號', '訂購人姓名', '訂購人手機', '付款狀態', '出貨狀態', '訂單狀態', '商品名稱', '商品貨號', '數量', '單價', '小計', '運費', '折扣', '訂單總額']]
    for d in deals(539, range(6), 16, goods=goods):
        paid, state = {8: ('未付款', '已取消'), 12: ('已退款', '已結案')}.get(d.no, ('已付款', '已結案'))
        off, who = 50 if d.no % 4 == 0 else 0, f'M{31000 + d.who}'
        whole = int(d.sum()) + 80 - off
        for name, code, quantity, price, amount in d.items:
            rows.append([f'#C{1200 + d.no}', d.on('%Y/%m/%d 21:05'), who, TW[d.who], f'0912-555-1{d.who}0', paid, '未出貨' if paid == '未付款' else '已出貨', state, name, code, quantity, int(price), int(amount), 80, off, whole])
        if paid == '已付款':
            facts.sale(who, d.day, d.no, whole, rows=len(d.items))
    csv(path, rows, bom=True)
    return facts.want('revenue customers per last', 'the total of an order once')


@case('M40', 'xiaohuo_mingxi_big5.csv', '台灣進銷存 銷貨明細: Big5, 單別 銷貨 and 銷退 (all amounts positive), dates 20240513, 金額 − 成本 = 毛利, 客戶代號 and 客戶簡稱', 'value', '文中／天心 進銷存 銷貨明細表; ' + USUAL)
def _(path):
    facts, goods = Facts(), [('螺絲', 'LS-1', '35'), ('扳手', 'BS-2', '420'), ('電鑽', 'DZ-3', '2680'), ('砂紙', 'SZ-4', '15')]
    rows = [['單別', '單號', '日期', '客戶代號', '客戶簡稱', '品號', '品名', '數量', '單價', '金額', '成本', '毛利', '業務員']]
    for d in deals(540, range(6), 15, goods=goods):
        who = f'A{101 + d.who}'
        for name, code, quantity, price, amount in d.items:
            cost = int(amount) * 7 // 10
            rows.append(['銷貨', f'S{2400 + d.no}', d.on('%Y%m%d'), who, TWCO[d.who], code, name, quantity, int(price), int(amount), cost, int(amount) - cost, '林'])
            facts.sale(who, d.day, d.no, int(amount), code, cost)
        if d.no in (9, 13):
            name, code, quantity, price, amount = d.items[0]
            cost = int(price) * 7 // 10
            rows.append(['銷退', f'R{2400 + d.no}', later(d.day, 1).strftime('%Y%m%d'), who, TWCO[d.who], code, name, 1, int(price), int(price), cost, int(price) - cost, '林'])
            facts.refund(who, later(d.day, 1), f'r{d.no}', int(price), code, cost)
    csv(path, rows, encoding='big5')
    return facts.want('revenue customers per products profit', '銷退 is taken off, its cost too')


cases.save()
