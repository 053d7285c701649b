"""Exports of systems, the sixth part: files/T01 to T20, added to expected.json.

    python3 tests/exports/sixth_systems.py

The expected numbers come from the facts that are rendered; the note of a case says why its number is right. Seeded: the
same bytes on every run.
"""
import pathlib
import random
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from common import EN, FIRMS, SEEN, USUAL, cents, csv, deals, later, lined, mail  # noqa: E402
from counted import Facts, drop  # noqa: E402
from writing import Cases, D, comma, de, en, plain, xlsx  # noqa: E402

cases = Cases(pathlib.Path(__file__).resolve().parent)
case = cases.case

CZ = ['Jana Dvořáková', 'Petr Křížek', 'Tomáš Říha', 'Eva Šťastná', 'Lukáš Žák', 'Alena Čechová']
RO = ['Brutăria Șerban SRL', 'Hotel Țepeș SA', 'Librăria Ion SRL', 'Auto Măgura SRL', 'Cofetăria Dâmbovița', 'Dental Brăila SRL']
UA = ['Олена Шевчук', 'Андрій Коваль', 'Марія Гнатюк', 'Ігор Бондар', 'Юлія Кравець', 'Тарас Мельник']
TH = ['somchai_p', 'nok.shop88', 'malee2531', 'ton_bkk', 'ploysai', 'wichai.r']
DK = ['Bageriet Sønderå', 'Hotel Østerport', 'Cykler Ærø ApS', 'Klinik Åby', 'Blomster Grønne', 'Værksted Møller']
FI = ['Leipomo Mäkelä Oy', 'Hotelli Järvi', 'Kukkakauppa Yötuuli', 'Autokorjaamo Hämäläinen', 'Kirjakauppa Päivä', 'Hammaslääkärit Söderlund']
VN = ['Công ty TNHH Hòa Phát Đạt', 'Cửa hàng Minh Tâm', 'Nhà hàng Sông Hương', 'Khách sạn Biển Xanh', 'Công ty CP Thiên Ân', 'Tạp hóa Cô Ba']
ID = ['Dewi Lestari', 'Agus Salim', 'Putri Handayani', 'Budi Santoso', 'Rina Wulandari', 'Joko Prasetyo']


# Subscriptions and tickets --------------------------------------------------------------------------------------------


RC = ['rc_original_app_user_id', 'rc_last_seen_app_user_id_alias', 'country', 'product_identifier', 'start_time', 'end_time', 'store', 'is_auto_renewable', 'is_trial_period', 'is_in_intro_offer_period', 'is_sandbox', 'price_in_usd', 'takehome_percentage', 'store_transaction_id',
      'original_store_transaction_id', 'refunded_at', 'unsubscribe_detected_at', 'billing_issues_detected_at', 'purchased_currency', 'price_in_purchased_currency', 'entitlement_identifiers', 'renewal_number', 'is_trial_conversion']


@case('T01', 'revenuecat_transactions.csv', 'RevenueCat: price_in_usd beside the price in EUR, GBP or USD; trials at 0, sandbox rows (is_sandbox true, with a price), refunded_at; takehome_percentage 0.7', 'ask', 'RevenueCat scheduled data export; header as in its documentation (string search)')
def _(path):
    facts, rows = Facts(), [RC]
    people = [f'$RCAnonymousID:{n:02}ab7c' for n in range(6)]
    rate = {'USD': D(1), 'EUR': D('1.08'), 'GBP': D('1.25')}
    for d in deals(701, range(6), 24):
        who, currency = people[d.who], ['USD', 'EUR', 'GBP'][d.who % 3]
        price = D('59.99') if d.no % 5 == 0 else D('7.99')
        trial, test, back = d.no in (9, 15), d.no in (11, 19), d.no in (13, 21)
        paid = D(0) if trial else price
        usd = cents(paid * rate[currency])
        rows.append(lined(RC, rc_original_app_user_id=who, rc_last_seen_app_user_id_alias=who, country={'USD': 'US', 'EUR': 'DE', 'GBP': 'GB'}[currency], product_identifier='pro_yearly' if d.no % 5 == 0 else 'pro_monthly', start_time=d.on('%Y-%m-%d 08:14:%S'),
                          end_time=later(d.day, 365 if d.no % 5 == 0 else 30).strftime('%Y-%m-%d 08:14:00'), store=['app_store', 'play_store'][d.who % 2], is_auto_renewable='true', is_trial_period=str(trial).lower(), is_in_intro_offer_period='false', is_sandbox=str(test).lower(),
                          price_in_usd=plain(usd), takehome_percentage='0.7', store_transaction_id=f'2000000{d.no:03}', original_store_transaction_id=f'2000000{d.who:03}', refunded_at=later(d.day, 6).strftime('%Y-%m-%d 19:40:02') if back else '',
                          purchased_currency=currency, price_in_purchased_currency=plain(paid), entitlement_identifiers='["pro"]', renewal_number=1 + d.no // 6, is_trial_conversion='false'))
        if not test and not back:
            facts.sale(who, d.day, d.no, usd)
    csv(path, rows)
    return drop(facts.want('revenue customers per', 'price_in_usd of real transactions; a sandbox row is a test, a refunded one nets to nothing, a trial costs nothing; or ask: three currencies stand beside a column in one'), 'orders', 'rows')


@case('T02', 'zuora_invoice_items.csv', 'Zuora: "Invoice: Amount" repeated on each item, "Invoice Item: Charge Amount" adds up to it, negative proration credits, Posted, Draft and Canceled; Balance of what is owed', 'value', 'Zuora data source export (Invoice Item); ' + USUAL)
def _(path):
    facts = Facts()
    rows = [['Account: Account Number', 'Account: Name', 'Invoice: Invoice Number', 'Invoice: Invoice Date', 'Invoice: Due Date', 'Invoice: Status', 'Invoice: Amount', 'Invoice: Balance', 'Invoice Item: Charge Name', 'Invoice Item: Quantity', 'Invoice Item: Unit Price', 'Invoice Item: Charge Amount', 'Invoice Item: Tax Amount',
             'Invoice Item: Service Start Date', 'Invoice Item: Service End Date', 'Product: Name']]
    goods = [('Seats', 'Platform', '24.00'), ('Storage', 'Platform', '9.50'), ('Support', 'Services', '75.00'), ('API calls', 'Usage', '3.20')]
    for d in deals(702, range(6), 16, goods=goods):
        state = {9: 'Draft', 13: 'Canceled'}.get(d.no, 'Posted')
        lines = [(name, product, quantity, price, amount) for name, product, quantity, price, amount in d.items]
        if d.no % 5 == 2 and d.sum() > 40:
            lines.append(('Seats -- Proration Credit', 'Platform', 1, D('-12.40'), D('-12.40')))
        whole = sum(x[4] for x in lines)
        for name, product, quantity, price, amount in lines:
            rows.append([f'A{d.who + 71:08}', FIRMS[d.who], f'INV{d.no:08}', d.iso(), later(d.day, 30).isoformat(), state, plain(whole), plain(whole if d.no in (14, 16) else 0), name, quantity, plain(price), plain(amount), '0.00', d.iso(), later(d.day, 29).isoformat(), product])
            if state == 'Posted':
                facts.sale(f'A{d.who + 71:08}', d.day, d.no, amount)
    csv(path, rows)
    return facts.want('revenue customers per', 'Charge Amount of posted invoices (= Invoice: Amount, once); drafts and canceled ones are no sale, what is owed counts')


@case('T03', 'tito_tickets.csv', 'Tito: a row per ticket; the buyer is Order Name and Order Email, the participant Ticket Full Name and Ticket Email; Void Status void; speakers at 0.00', 'ask', 'Tito tickets export; ' + SEEN)
def _(path):
    facts, rng = Facts(), random.Random(703)
    rows = [['Number', 'Ticket Created Date', 'Ticket', 'Ticket Full Name', 'Ticket First Name', 'Ticket Last Name', 'Ticket Email', 'Ticket Company Name', 'Ticket Phone Number', 'Event', 'Void Status', 'Price', 'Ticket Reference', 'Tags', 'Unique Ticket URL', 'Unique Order URL', 'Order Reference', 'Order Name', 'Order Email',
             'Order Company Name', 'Order Phone Number', 'Order Discount Code', 'Order IP', 'Order Created Date', 'Order Completed Date', 'Payment Reference']]
    guests = ['Olga Penn', 'Sid Lowe', 'Tess Moor', 'Vic Nash', 'Amy Rudd', 'Leo Finch', 'Mia Stone', 'Ron Vale']
    for d in deals(703, EN, 14):
        for at in range(1 + d.no % 3):
            who = d.who if at == 0 else rng.choice(guests)
            kind, price = [('Early Bird', D('199.00')), ('Regular', D('289.00')), ('Speaker', D('0.00'))][0 if d.no < 6 else 2 if d.no % 6 == 3 else 1]
            void = d.no == 12 and at == 0 or d.no == 8 and at == 1
            rows.append([len(rows), d.on('%Y-%m-%d 10:31:20'), kind, who, *who.split(), mail(who), '', '', 'Quill Conf 2024', 'void' if void else '', plain(price), f'TQ{d.no:02}-{at + 1}', '', f'https://ti.example/t/{d.no}{at}', f'https://ti.example/o/{d.no}', f'TQ{d.no:02}', d.who, mail(d.who),
                         '', '', '', '203.0.113.9', d.on('%Y-%m-%d 10:31:20'), d.on('%Y-%m-%d 10:33:51'), f'ch_{d.no:03}'])
            if not void:
                facts.sale(mail(d.who), d.day, d.no, price)
    csv(path, rows)
    return facts.want('revenue customers per', 'Price of the tickets that are not void, by buyer (Order Email); or ask who the customer is')


@case('T04', 'sympla_participantes_pt.xlsx', 'Sympla, Portuguese: three title rows, a row per ticket, Nome and Sobrenome, Estado de pagamento Aprovado, Não aprovado and Reembolsado', 'value', 'Sympla lista de participantes; ' + USUAL)
def _(path):
    facts, people = Facts(), ['Ana Prado', 'Caio Lemos', 'Elisa Moraes', 'Heitor Dias', 'Lara Pires', 'Rui Teles']
    rows = [['Evento:', 'Festival de Inverno'], ['Relatório gerado em:', '01/08/2024 09:12'], [],
            ['Ordem de inscrição', 'Nº ingresso', 'Nome', 'Sobrenome', 'Tipo de ingresso', 'Valor', 'Data compra', 'Nº pedido', 'Email', 'Estado de pagamento', 'Check-in', 'Data Check-in', 'Código de desconto', 'Método de pagamento']]
    for d in deals(704, people, 20):
        state = {10: 'Não aprovado', 14: 'Reembolsado', 18: 'Não aprovado'}.get(d.no, 'Aprovado')
        for at in range(1 + d.no % 2):
            kind, price = [('Inteira', 120.0), ('Meia-entrada', 60.0)][(d.no + at) % 2]
            rows.append([len(rows) - 3, f'IN{d.no:03}{at}', *d.who.split(), kind, price, d.on('%d/%m/%Y 20:15'), f'PD{d.no:04}', mail(d.who), state, 'Sim' if state == 'Aprovado' else 'Não', '', '', ['Pix', 'Cartão de crédito'][d.no % 2]])
            if state == 'Aprovado':
                facts.sale(mail(d.who), d.day, d.no, price)
    xlsx(path, ('Participantes', rows))
    return facts.want('revenue customers per last', 'Valor of the approved tickets; what was never approved or given back is no revenue')


# Gifts ----------------------------------------------------------------------------------------------------------------


@case('T05', 'benevity_report.csv', 'Benevity: ten lines with # fences above, the gift under "Total Donation to be Acknowledged" and the employer’s under Match Amount, two fees, "1,000.00" in quotes; Totals and three lines below', 'ask', 'Benevity donations report; ' + SEEN)
def _(path):
    facts, fence = Facts(), '#-------------------------------------------'
    head = ['Company', 'Project', 'Donation Date', 'Donor First Name', 'Donor Last Name', 'Email', 'Address', 'City', 'State/Province', 'Postal Code', 'Activity', 'Comment', 'Transaction ID', 'Donation Frequency', 'Currency', 'Project Remote ID', 'Source', 'Reason', 'Total Donation to be Acknowledged', 'Match Amount', 'Cause Support Fee', 'Merchant Fee', 'Fee Comment']
    rows = [['Donations Report', ''], [fence, ''], ['Charity Name', 'QUILL FOUNDATION'], ['Charity ID', '840-000000001'], ['Period Ending', 'Wed 1 May 2024 0:00:00'], ['Currency', 'USD'], ['Payment Method', 'EFT'], ['Disbursement ID', 'AA00QUILL'], ['Note', 'Rounding may be applied to some values in this report.'], [fence, ''], [], head]
    sums = [D(0)] * 3
    for d in deals(705, EN, 22, low=10, high=1600, places=0, gap=(1, 5)):
        match = d.amount if d.no % 3 else D(0)
        fee = cents((d.amount + match) * D('0.029'))
        rows.append([['Harbor Dental', 'Kestrel Bikes'][EN.index(d.who) % 2], 'QUILL FOUNDATION', d.on('%Y-%m-%dT05:53:48Z'), *d.who.split(), mail(d.who), *['Not shared by donor'] * 3, f'9{7300 + EN.index(d.who)}', '', '', f'4EX{d.no:03}QQ', ['One-time', 'Recurring'][d.no % 2], 'USD', '', 'Payroll', 'User Donation', en(d.amount), en(match), en(fee), '0.00', ''])
        sums = [a + b for a, b in zip(sums, (d.amount, match, fee))]
        facts.sale(mail(d.who), d.day, d.no, d.amount)
    rows += [['Totals', *[''] * 17, en(sums[0]), en(sums[1]), en(sums[2]), '0.00', ''], ['Total Donations (Gross)', en(sums[0] + sums[1])], ['Check Fee', '0.00'], ['Net Total Payment', en(sums[0] + sums[1] - sums[2])]]
    csv(path, rows, loose=True)
    return facts.want('revenue customers per', 'what each donor gave; or ask whether the employers’ match is added')


@case('T06', 'justgiving_donations.csv', 'JustGiving: Donation Amount, Gift Aid Amount (a quarter of it, from the state), two fees and Net Amount; the fundraiser’s name beside the donor’s', 'value', 'JustGiving donations report; ' + USUAL)
def _(path):
    facts = Facts()
    rows = [['Donation Ref', 'Donation Date', 'Donor Title', 'Donor First Name', 'Donor Last Name', 'Donor E-mail', 'Donor Is Anonymous?', 'Donation Amount', 'Gift Aid Eligible?', 'Gift Aid Amount', 'Donation Payment Processing Fee Amount', 'Platform Fee Amount', 'Donation Net Amount', 'Payment Frequency', 'Fundraiser First Name', 'Fundraiser Last Name', 'Event Name', 'Page URL', 'Currency']]
    for d in deals(706, EN, 23, low=5, high=250, places=0):
        aid = cents(d.amount / 4) if d.no % 3 else D(0)
        fee = cents(d.amount * D('0.019') + D('0.20'))
        rows.append([f'D{61200 + d.no}', d.on('%d/%m/%Y 18:22'), '', *d.who.split(), mail(d.who), 'No', plain(d.amount), 'Yes' if aid else 'No', plain(aid), plain(fee), '0.00', plain(d.amount - fee), ['One off', 'Monthly'][d.no % 2], 'Dana', 'Poole', 'Ten Mile Run', 'https://give.example/dana', 'GBP'])
        facts.sale(mail(d.who), d.day, d.no, d.amount)
    csv(path, rows)
    return facts.want('revenue customers per last', 'Donation Amount is what the donor gave; Gift Aid comes from the state, fees are costs')


@case('T07', 'indiegogo_contributions.csv', 'Indiegogo: Amount "$45.00" in text, Fulfillment Status Fulfilled, Order Placed, No Perk and Refunded; Perk, Shipping Name beside Name', 'value', 'Indiegogo contributions export; ' + USUAL)
def _(path):
    facts = Facts()
    rows = [['Order No.', 'Pledge ID', 'Fulfillment Status', 'Funding Date', 'Payment Method', 'Appearance', 'Name', 'Email', 'Amount', 'Perk', 'Perk ID', 'Shipping Name', 'Shipping Address', 'Shipping City', 'Shipping State/Province', 'Shipping Zip/Postal Code', 'Shipping Country']]
    for d in deals(707, EN, 23, low=15, high=1900, places=0):
        state = {11: 'Refunded', 17: 'Refunded'}.get(d.no, ['Fulfilled', 'Order Placed', 'No Perk'][d.no % 3])
        friend = EN[(EN.index(d.who) + 1) % 6] if d.no % 7 == 0 else d.who
        rows.append([d.no, 880100 + d.no, state, d.on('%Y-%m-%d 03:20:11 -0700'), ['Credit Card', 'PayPal'][d.no % 2], 'Visible', d.who, mail(d.who), f'${en(d.amount)}', '' if state == 'No Perk' else 'Ferry kit', '' if state == 'No Perk' else 5512, friend, '12 Main St', 'Salem', 'OR', '97301', 'United States'])
        if state != 'Refunded':
            facts.sale(mail(d.who), d.day, d.no, d.amount)
    csv(path, rows)
    return facts.want('revenue customers per last', 'Amount of all contributions but the refunded ones; no perk is a gift and counts')


# Hotels, restaurants, salons ------------------------------------------------------------------------------------------


@case('T08', 'hostaway_reservations.csv', 'Hostaway: status new, modified, cancelled, inquiry and ownerStay; Base rate + Cleaning fee + Tourist tax = Total price; Channel commission and Host payout; three dates', 'ask', 'Hostaway reservations export; ' + USUAL)
def _(path):
    facts = Facts()
    rows = [['Reservation ID', 'Listing', 'Channel', 'Guest name', 'Guest email', 'Status', 'Check-in date', 'Check-out date', 'Nights', 'Reservation date', 'Base rate', 'Cleaning fee', 'Tourist tax', 'Total price', 'Channel commission', 'Host payout', 'Currency']]
    for d in deals(708, EN, 22, gap=(3, 9)):
        state = {8: 'cancelled', 11: 'inquiry', 14: 'ownerStay', 17: 'cancelled'}.get(d.no, ['new', 'modified'][d.no % 4 == 1])
        nights = 2 + d.no % 4
        parts = [D(0)] * 3 if state == 'ownerStay' else [nights * D('118.00'), D('45.00'), nights * D('3.50')]
        whole = sum(parts)
        cut = cents(whole * D('0.15')) if d.no % 2 else D(0)
        who = 'Owner block' if state == 'ownerStay' else d.who
        rows.append([1770000 + d.no, ['Pier loft', 'Garden flat'][d.no % 2], ['airbnbOfficial', 'direct'][d.no % 2 == 0], who, '' if state == 'ownerStay' else mail(d.who), state, later(d.day, 20).isoformat(), later(d.day, 20 + nights).isoformat(), nights, d.on('%Y-%m-%d 12:01:44'), *map(plain, parts), plain(whole), plain(cut), plain(whole - cut), 'EUR'])
        if state in ('new', 'modified'):
            facts.sale(mail(d.who), d.day, d.no, whole)
    csv(path, rows)
    return facts.want('revenue customers per', 'Total price of new and modified reservations; an inquiry or an owner’s stay is no sale; or ask (tax, payout, statuses)')


@case('T09', 'smoobu_buchungen_de.csv', 'Smoobu, German: Preis, Provision and Anzahlung, Portal, Status Storniert; rows "Blockiert" without guest and price; Erstellt am beside Anreise and Abreise', 'warn', 'Smoobu Buchungsliste; ' + USUAL)
def _(path):
    facts, people = Facts(), ['Anke Röhl', 'Bernd Kühn', 'Doris Weiß', 'Egon Bär', 'Frauke Grün', 'Gerd Strauß']
    rows = [['Buchungsnummer', 'Erstellt am', 'Anreise', 'Abreise', 'Unterkunft', 'Portal', 'Gast', 'E-Mail', 'Erwachsene', 'Kinder', 'Preis', 'Provision', 'Anzahlung', 'Preis bezahlt', 'Status', 'Notiz']]
    for d in deals(709, people, 22, low=180, high=1400, places=0):
        state = {9: 'Storniert', 15: 'Storniert'}.get(d.no, 'Bestätigt')
        rows.append([710000 + d.no, d.on('%d.%m.%Y'), later(d.day, 30).strftime('%d.%m.%Y'), later(d.day, 35).strftime('%d.%m.%Y'), ['Haus Düne', 'Haus Watt'][d.no % 2], ['Booking.com', 'Airbnb', 'Direktbuchung'][d.no % 3], d.who, mail(d.who), 2, d.no % 3, de(d.amount), de(cents(d.amount * D('0.15')) if d.no % 3 < 2 else 0), '0,00', 'Ja' if d.no % 4 else 'Nein', state, ''])
        if state == 'Bestätigt':
            facts.sale(mail(d.who), d.day, d.no, d.amount)
        if d.no % 6 == 0:
            rows.append([719000 + d.no, d.on('%d.%m.%Y'), later(d.day, 50).strftime('%d.%m.%Y'), later(d.day, 53).strftime('%d.%m.%Y'), 'Haus Düne', 'Blockierter Kanal', '', '', '', '', '', '', '', '', 'Blockiert', 'Handwerker'])
    csv(path, rows, sep=';', encoding='cp1252')
    return facts.want('revenue customers per', 'Preis of what was not cancelled; Provision is a cost, a blocked week no booking; or say that what is unpaid was left out, as this is no list of invoices')


@case('T10', 'jonas_member_charges.csv', 'Jonas Club: four title lines and a blank one; Net Sales + Gratuity + Tax = Charge Amount, credits in parentheses, Member # with leading zeros and "-S", Server; a row of sums without a word and Department Total', 'ask', 'Jonas Club member charge detail; ' + SEEN)
def _(path):
    facts = Facts()
    people = [('1042', 'Krell, Karl'), ('0876', 'Norman, Ruth'), ('1155-S', 'Petty, Clara'), ('0031', 'Dunn, Iris'), ('2208', 'Marsh, Hugo'), ('1042-S', 'Krell, Ada')]
    rows = [['Quill Golf Club'], ['Member Charge Detail'], ['Dates: 01/01/2024 to 06/30/2024'], ['Printed by: D. Poole'], [], ['Member #', 'Member Name', 'Trans Date', 'Revenue Centre', 'Chit #', 'Server', 'Covers', 'Net Sales', 'Gratuity', 'Tax', 'Charge Amount']]
    sums = [D(0)] * 4
    for d in deals(710, range(6), 24, low=15, high=180):
        back = d.no in (12, 18)
        net = -D('9.00') if back else d.amount
        tip, tax = (D(0), D(0)) if back else (cents(net * D('0.18')), cents(net * D('0.06')))
        values = [net, tip, tax, net + tip + tax]
        sums = [a + b for a, b in zip(sums, values)]
        rows.append([*people[d.who], d.on('%m/%d/%Y'), ['Grill Room', 'Halfway House'][d.no % 2], 608500 + d.no, ['Ava Dell', 'Priyanka'][d.no % 2], '' if back else 1 + d.no % 4, *[f'({plain(-x)})' if x < 0 else plain(x) for x in values]])
        (facts.refund if back else facts.sale)(people[d.who][0], d.day, d.no, abs(values[3]))
    rows += [['', '', '', '', '', '', '', *map(en, sums)], ['Department Total', '', '', '', '', '', '', *map(en, sums)]]
    csv(path, rows, loose=True)
    return facts.want('revenue customers per', 'Charge Amount of each chit; the two rows of sums never count; or ask (tip and tax)')


@case('T11', 'moka_transactions_id.csv', 'Moka (Indonesia): Gross Sales − Discounts − Refunds = Net Sales, + Gratuity + Tax = Total Collected; Event Type Payment and Refund (negative rows); Collected By and Served By beside Customer; rupiah without decimals', 'ask', 'Moka POS transaction export; ' + SEEN)
def _(path):
    facts = Facts()
    rows = [['Outlet', 'Date', 'Time', 'Gross Sales', 'Discounts', 'Refunds', 'Net Sales', 'Gratuity', 'Tax', 'Total Collected', 'Other Note (Optional)', 'Receipt Number', 'Collected By', 'Served By', 'Customer', 'Customer Phone', 'Items', 'Payment Method', 'Event Type', 'Reason of Refund']]
    for d in deals(711, ID, 22, low=25, high=400, places=0):
        gross = int(d.amount) * 1000
        off = 10000 if d.no % 5 == 0 else 0
        net = gross - off
        tip, tax = net * 5 // 100, net * 10 // 100
        about = ['Siti', 'Rudi', d.who, f'0812000010{ID.index(d.who)}', 'Nasi goreng x 2', ['QRIS', 'Cash'][d.no % 2]]
        rows.append(['Kemang', d.on('%d-%m-%Y'), '12:40', gross, -off, 0, net, tip, tax, net + tip + tax, '', f'K{d.no:04}', *about, 'Payment', ''])
        facts.sale(d.who, d.day, d.no, net + tip + tax)
        if d.no in (9, 16):
            rows.append(['Kemang', later(d.day, 1).strftime('%d-%m-%Y'), '10:05', 0, 0, -net, -net, -tip, -tax, -(net + tip + tax), '', f'K{d.no:04}', *about, 'Refund', 'Returned goods'])
            facts.refund(d.who, later(d.day, 1), d.no, net + tip + tax)
    csv(path, rows)
    return drop(facts.want('revenue customers per', 'Total Collected, the rows Refund negative; or ask (service charge and tax)'), 'orders')


@case('T12', 'fresha_sales.csv', 'Fresha (salon): a row per item, Gross sales − Discounts = Net sales = Total sales (tax 0.00), Tips beside; Refund rows negative, Cancelled and Unpaid; Team member beside Client', 'warn', 'Fresha sales log; ' + USUAL)
def _(path):
    facts, rng = Facts(), random.Random(712)
    goods = [('Cut & finish', 'Service', '48.00'), ('Full colour', 'Service', '92.50'), ('Treatment', 'Service', '25.00'), ('Shampoo 250 ml', 'Product', '16.90')]
    rows = [['Sale #', 'Sale date', 'Sale status', 'Client', 'Client phone', 'Team member', 'Location', 'Item type', 'Item', 'Quantity', 'Gross sales', 'Discounts', 'Net sales', 'Tax', 'Total sales', 'Tips']]
    for d in deals(712, EN, 15, goods=goods, most=2):
        state = {10: 'Cancelled', 13: 'Unpaid'}.get(d.no, 'Completed')
        for at, (name, kind, _, price, _) in enumerate(d.items):
            off = cents(price / 10) if d.no % 4 == 0 else D(0)
            value = price - off
            cells = lambda sign, word, when: [d.no + 4000, when.strftime('%-d %b %Y'), word, d.who, f'+4477009001{EN.index(d.who)}', rng.choice(['Dana Poole', 'Rob Sykes']), 'High Street', kind, name, sign, plain(sign * price), plain(-sign * off if off else 0), plain(sign * value), '0.00', plain(sign * value), '5.00' if at == 0 and sign > 0 and d.no % 3 == 0 else '0.00']
            rows.append(cells(1, state, d.day))
            if state != 'Cancelled':
                facts.sale(d.who, d.day, d.no, value, name)
            if d.no in (8, 12) and at == 0:
                rows.append(cells(-1, 'Refunded', later(d.day, 2)))
                facts.refund(d.who, later(d.day, 2), f'r{d.no}', value, name)
    csv(path, rows)
    return drop(facts.want('revenue customers per products', 'Total sales, Refunded rows are negative already, what was cancelled is no sale, tips are the team’s; an unpaid sale is owed and counts; or say that what is unpaid was left out, as this is no list of invoices'), 'orders')


# Shops and marketplaces -----------------------------------------------------------------------------------------------


@case('T13', 'shoptet_objednavky_cs.csv', 'Shoptet (Czech, no word list): English headers, Czech statuses (Vyřízena, Stornována, Nevyřízena); totalPriceWithVat repeated on each item, shipping is an item; "1234,50", cp1250', 'ask', 'Shoptet orders.csv; ' + USUAL)
def _(path):
    facts = Facts()
    rows = [['code', 'date', 'statusName', 'currency', 'exchangeRate', 'email', 'phone', 'billFullName', 'billStreet', 'billCity', 'billZip', 'billCountryName', 'deliveryFullName', 'customerGroupName', 'totalPriceWithVat', 'totalPriceWithoutVat', 'totalPriceVat', 'itemName', 'itemAmount', 'itemCode', 'itemUnitPriceWithVat', 'itemTotalPriceWithVat', 'itemTotalPriceWithoutVat']]
    for d in deals(713, CZ, 11):
        state = {7: 'Stornována', 9: 'Stornována', 11: 'Nevyřízena'}.get(d.no, 'Vyřízena')
        lines = [(name, code, quantity, price * 20, amount * 20) for name, code, quantity, price, amount in d.items] + [('Zásilkovna', 'SHIPPING1', 1, D(79), D(79))]
        whole = sum(x[4] for x in lines)
        net = lambda value: cents(value / D('1.21'))
        for name, code, quantity, price, amount in lines:
            rows.append([f'2024{d.no:05}', d.on('%Y-%m-%d 11:02:33'), state, 'CZK', '1', mail(d.who), '+420601000001', d.who, 'Hlavní 5', 'Brno', '60200', 'Česká republika', d.who, 'Výchozí', comma(whole), comma(net(whole)), comma(whole - net(whole)), name, quantity, code, comma(price), comma(amount), comma(net(amount))])
            if state != 'Stornována':
                facts.sale(mail(d.who), d.day, d.no, amount)
    csv(path, rows, sep=';', encoding='cp1250')
    return facts.want('revenue customers per', 'totalPriceWithVat once per order that was not cancelled (= its items with shipping); or ask')


@case('T14', 'facturi_saga_ro.csv', 'Romanian (no word list): Suma_Net + Suma_TVA = Total, Tip "Factura" and "Storno" (negative), Serie and Numar apart, Curs 1.0000, CUI of the partner', 'ask', 'Romanian accounting exchange file; ' + SEEN)
def _(path):
    facts = Facts()
    rows = [['Tip', 'Serie', 'Numar', 'Data', 'CUI_Partener', 'Denumire_Partener', 'Suma_Net', 'Cota_TVA', 'Suma_TVA', 'Total', 'Moneda', 'Curs', 'Scadenta', 'Observatii']]
    for d in deals(714, range(6), 22, low=120, high=5200):
        tax = cents(d.amount * D('0.19'))
        rows.append(['Factura', 'QLL', 100 + d.no, d.on('%d.%m.%Y'), f'RO{4410020 + d.who}', RO[d.who], plain(d.amount), 19, plain(tax), plain(d.amount + tax), 'RON', '1.0000', later(d.day, 15).strftime('%d.%m.%Y'), ''])
        facts.sale(f'RO{4410020 + d.who}', d.day, d.no, d.amount + tax)
        if d.no in (10, 17):
            rows.append(['Storno', 'QLL', 900 + d.no, later(d.day, 1).strftime('%d.%m.%Y'), f'RO{4410020 + d.who}', RO[d.who], '-50.00', 19, '-9.50', '-59.50', 'RON', '1.0000', '', f'Storno partial QLL {100 + d.no}'])
            facts.refund(f'RO{4410020 + d.who}', later(d.day, 1), f's{d.no}', D('59.50'))
    csv(path, rows, sep=';', bom=True)
    return facts.want('revenue customers per', 'Total with VAT, Storno rows negative; or ask (with or without VAT)')


@case('T15', 'prom_zamovlennya_uk.xlsx', 'Prom.ua (Ukrainian, no word list): a row per good, "Сума, грн" of the line beside "Сума замовлення" repeated; Виконано, Скасовано, Прийнято; a day as text "13.05.24 14:20"', 'ask', 'Prom.ua order export; ' + USUAL)
def _(path):
    facts = Facts()
    rows = [['Номер замовлення', 'Дата', 'Статус', 'ПІБ', 'Телефон', 'Email', 'Спосіб доставки', 'Спосіб оплати', 'Код товару', 'Назва товару', 'Кількість', 'Ціна, грн', 'Сума, грн', 'Сума замовлення, грн']]
    for d in deals(715, UA, 14):
        state = {9: 'Скасовано', 11: 'Скасовано', 14: 'Прийнято'}.get(d.no, 'Виконано')
        for name, code, quantity, price, amount in d.items:
            rows.append([330400 + d.no, d.on('%d.%m.%y 14:20'), state, d.who, f'+38067000010{UA.index(d.who)}', f'k{UA.index(d.who)}@inbox.example', 'Нова Пошта', 'Післяплата', code, name, quantity, float(price * 10), float(amount * 10), float(d.sum() * 10)])
            if state != 'Скасовано':
                facts.sale(f'k{UA.index(d.who)}@inbox.example', d.day, d.no, amount * 10)
    xlsx(path, ('Замовлення', rows))
    return facts.want('revenue customers', 'the lines of what was not cancelled (= the order’s sum, once); or ask')


@case('T16', 'shopee_th_orders.xlsx', 'Shopee (Thai, no word list): จำนวนเงินทั้งหมด repeated on each item, ราคาขายสุทธิ of the line, สำเร็จแล้ว, ยกเลิกแล้ว and ที่ต้องจัดส่ง; buyer’s user name beside a masked receiver', 'ask', 'Shopee Thailand Order.all; ' + SEEN)
def _(path):
    facts = Facts()
    rows = [['หมายเลขคำสั่งซื้อ', 'สถานะการสั่งซื้อ', 'สถานะการคืนเงินหรือคืนสินค้า', 'ชื่อผู้ใช้ (ผู้ซื้อ)', 'วันที่ทำการสั่งซื้อ', 'เวลาการชำระสินค้า', 'ตัวเลือกการจัดส่ง', '*หมายเลขติดตามพัสดุ', 'ชื่อสินค้า', 'เลขอ้างอิง SKU (SKU Reference No.)', 'ชื่อตัวเลือก', 'ราคาขาย', 'จำนวน', 'ราคาขายสุทธิ', 'ค่าจัดส่งที่ชำระโดยผู้ซื้อ', 'จำนวนเงินทั้งหมด', 'ชื่อผู้รับ', 'หมายเลขโทรศัพท์', 'จังหวัด']]
    for d in deals(716, TH, 15):
        state = {7: 'ยกเลิกแล้ว', 12: 'ยกเลิกแล้ว', 15: 'ที่ต้องจัดส่ง'}.get(d.no, 'สำเร็จแล้ว')
        ship = D(38)
        for name, code, quantity, price, amount in d.items:
            rows.append([f'240{d.no:03}AB9QX', state, '', d.who, d.on('%Y-%m-%d 10:00'), '' if state == 'ยกเลิกแล้ว' else d.on('%Y-%m-%d 10:04'), 'Standard Delivery', f'TH{d.no:05}', name, code, '', float(price * 30), quantity, float(amount * 30), float(ship), float(d.sum() * 30 + ship), 'ส******ย', '******56', 'จังหวัดเชียงใหม่'])
        if state != 'ยกเลิกแล้ว':
            facts.sale(d.who, d.day, d.no, d.sum() * 30 + ship, rows=len(d.items))
    xlsx(path, ('orders', rows))
    return facts.want('revenue customers per', 'จำนวนเงินทั้งหมด once per order that was not cancelled (= its lines and shipping); or ask')


# Accounting -----------------------------------------------------------------------------------------------------------


@case('T17', 'fakturalinjer_da.csv', 'Danish (no word list): invoice lines, Beløb and "Beløb inkl. moms", Kundenr. beside Modtagernavn (who receives the parcel); credit lines negative; "1.234,50"', 'ask', 'Danish invoice lines of a parcel service; ' + SEEN)
def _(path):
    facts = Facts()
    rows = [['Fakturanr.', 'Linjenr.', 'Dato', 'Varenr.', 'Beskrivelse', 'Land', 'Pakkenr.', 'Vægt', 'Antal', 'Salgspris', 'Beløb', 'Beløb inkl. moms', 'Reference', 'Modtagernavn', 'Kundenr.', 'Kundenavn']]
    for d in deals(717, range(6), 14):
        back = d.no in (9, 12)
        for at, (name, code, quantity, price, amount) in enumerate(d.items[:1] if back else d.items):
            sign = -1 if back else 1
            gross = cents(amount * D('1.25'))
            rows.append([5500 + d.no, at + 1, d.on('%d-%m-%Y'), code, name, 'DK', f'0037{d.no:04}{at}', '1,20', sign * quantity, de(price), de(sign * amount), de(sign * gross), 'Kreditnota' if back else '', DK[(d.who + at + 1) % 6], 1201 + d.who, DK[d.who]])
            (facts.refund if back else facts.sale)(str(1201 + d.who), d.day, d.no, gross)
    csv(path, rows, sep=';', encoding='cp1252')
    return facts.want('revenue customers per', 'with VAT (moms), credits negative; or ask (with or without)')


@case('T18', 'laskuluettelo_fi.csv', 'Finnish (no word list): list of invoices, Veroton + ALV = Yhteensä, Avoinna of what is owed, Tila Maksettu, Avoin, Mitätöity; Hyvityslasku with a minus (−, U+2212), dates 5.3.2024', 'ask', 'a Finnish accounting service; from memory')
def _(path):
    facts = Facts()
    rows = [['Laskun numero', 'Laskun tyyppi', 'Päivämäärä', 'Eräpäivä', 'Asiakasnumero', 'Asiakas', 'Veroton', 'ALV', 'Yhteensä', 'Avoinna', 'Tila']]
    for d in deals(718, range(6), 21, low=60, high=2400):
        state = {9: 'Mitätöity', 18: 'Avoin', 20: 'Avoin'}.get(d.no, 'Maksettu')
        tax = cents(d.amount * D('0.24'))
        shown = lambda value: ('\u2212' if value < 0 else '') + f'{abs(value):,.2f}'.replace(',', '\u00a0').replace('.', ',')
        rows.append([7000 + d.no, 'Lasku', d.on('%-d.%-m.%Y'), later(d.day, 14).strftime('%-d.%-m.%Y'), 31 + d.who, FI[d.who], shown(d.amount), shown(tax), shown(d.amount + tax), shown(d.amount + tax if state == 'Avoin' else D(0)), state])
        if state != 'Mitätöity':
            facts.sale(str(31 + d.who), d.day, d.no, d.amount + tax)
        if d.no in (11, 16):
            rows.append([7500 + d.no, 'Hyvityslasku', later(d.day, 2).strftime('%-d.%-m.%Y'), '', 31 + d.who, FI[d.who], shown(D('-20.00')), shown(D('-4.80')), shown(D('-24.80')), shown(D(0)), 'Maksettu'])
            facts.refund(str(31 + d.who), later(d.day, 2), f'h{d.no}', D('24.80'))
    csv(path, rows, sep=';', bom=True)
    return facts.want('revenue customers per', 'Yhteensä of what was not voided, credit notes negative; or ask')


@case('T19', 'so_chi_tiet_ban_hang_vi.xlsx', 'MISA (Vietnamese, no word list): title rows, Doanh số bán − Chiết khấu − Giá trị trả lại = Doanh thu thuần; returns stand in a column of their own; a row Tổng cộng', 'ask', 'MISA sổ chi tiết bán hàng; ' + USUAL)
def _(path):
    facts, sums = Facts(), [0] * 4
    rows = [['CÔNG TY TNHH LÔNG VŨ'], ['SỔ CHI TIẾT BÁN HÀNG'], ['Từ ngày 01/01/2024 đến ngày 30/06/2024'], [], ['Ngày hạch toán', 'Số chứng từ', 'Mã khách hàng', 'Tên khách hàng', 'Mã hàng', 'Tên hàng', 'ĐVT', 'Số lượng bán', 'Đơn giá', 'Doanh số bán', 'Chiết khấu', 'Giá trị trả lại', 'Doanh thu thuần']]
    for d in deals(719, range(6), 14):
        for at, (name, code, quantity, price, amount) in enumerate(d.items):
            sold = int(amount * 10000)
            off = sold // 20 if d.no % 4 == 1 else 0
            back = int(price * 10000) if d.no in (6, 11) and at == 0 and quantity > 1 else 0
            values = [sold, off, back, sold - off - back]
            sums = [a + b for a, b in zip(sums, values)]
            rows.append([d.day, f'BH{d.no:05}', f'KH{d.who + 1:03}', VN[d.who], code, name, 'Cái', quantity, int(price * 10000), *values])
            facts.sale(f'KH{d.who + 1:03}', d.day, d.no, values[3])
    rows.append(['Tổng cộng', *[''] * 8, *sums])
    xlsx(path, ('Sheet1', rows))
    return facts.want('revenue customers per', 'Doanh thu thuần: discounts and returns are off; or ask which column')


@case('T20', 'gnucash_transactions.csv', 'GnuCash: the splits of each invoice and payment as rows; date, number and Description (the customer) only on the first split; "Amount With Sym" beside "Amount Num."; Income:Sales negative, Assets:Accounts Receivable positive', 'ask', 'GnuCash transaction export; ' + USUAL)
def _(path):
    facts = Facts()
    head = ['Date', 'Transaction ID', 'Number', 'Description', 'Notes', 'Commodity/Currency', 'Void Reason', 'Action', 'Memo', 'Full Account Name', 'Account Name', 'Amount With Sym', 'Amount Num.', 'Value With Sym', 'Value Num.', 'Reconcile', 'Reconcile Date', 'Rate/Price']
    rows = [head]

    def put(when, key, number, who, splits):
        for at, (action, account, value) in enumerate(splits):
            shown = ('-' if value < 0 else '') + '$' + en(abs(value))
            first = [when.strftime('%m/%d/%Y'), key, number, who, '', 'CURRENCY::USD', ''] if at == 0 else [''] * 7
            rows.append([*first, action, '', account, account.split(':')[-1], shown, en(value), shown, en(value), 'n', '', '1.0000'])
    for d in deals(720, FIRMS, 12, low=80, high=2400):
        key = f'{d.no:08x}'
        put(d.day, 'a' + key, f'{d.no:06}', d.who, [('Invoice', 'Assets:Accounts Receivable', d.amount), ('Invoice', 'Income:Sales', -d.amount)])
        facts.sale(d.who, d.day, d.no, d.amount)
        if d.no % 3 == 0:
            put(later(d.day, 1), 'b' + key, '', d.who, [('Payment', 'Assets:Accounts Receivable', -d.amount), ('Payment', 'Assets:Checking', d.amount)])
    csv(path, rows, quotes='all')
    return facts.want('revenue customers per', 'the split Income:Sales of each invoice, its sign turned; payments are no sale; or ask')


cases.save()
