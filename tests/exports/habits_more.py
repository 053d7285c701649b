"""The other half of the cases: dates, numbers, dialects, layouts, customers, customer lists. Run habits.py."""
import datetime
import random
import zipfile

from habits import CN, CNCO, D, DEU, EN, FIRMS, FRA, GOODS, HAND, JP, KR, TW, USUAL, Facts, case, comma, csv, day, de, deals, en, fr, mail, plain, text, total, xlsx

# 5. Dates -------------------------------------------------------------------------------------------------------------


@case('J29', 'dates_fr_words.csv', 'French month words: "1er mars 2024", "2 août 2024", "13 févr. 2024"', 'value', HAND)
def _(path):
    facts = Facts()
    months = ['janv.', 'févr.', 'mars', 'avril', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.']
    rows = [['Facture', 'Date', 'Client', 'Montant']]
    for d in deals(29, FRA, 18, gap=(9, 22)):
        rows.append([f'F{d.no}', f"{'1er' if d.day.day == 1 else d.day.day} {months[d.day.month - 1]} {d.day.year}", d.who, comma(d.amount)])
        facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows, sep=';')
    return facts.want('revenue customers per purchases last')


@case('J30', 'dates_es_two_digit_years.csv', 'Spanish "13-may-24", "2-ene-24"', 'value', 'Excel short dates of a Spanish locale; from memory')
def _(path):
    facts = Facts()
    months = 'ene feb mar abr may jun jul ago sep oct nov dic'.split()
    rows = [['Nº factura', 'Fecha factura', 'Código cliente', 'Total factura']]
    for d in deals(30, range(5), 16, gap=(9, 25)):
        rows.append([f'24/{d.no:03}', f'{d.day.day}-{months[d.day.month - 1]}-{d.day.year % 100:02}', f'43{d.who}', de(d.amount)])
        facts.sale(f'43{d.who}', d.day, d.no, d.amount)
    csv(path, rows, sep=';')
    return facts.want('revenue customers per last')


@case('J31', 'iso_weeks.csv', 'sales per customer and ISO week ("2024-W19")', 'ask', HAND)
def _(path):
    facts, rows = Facts(), [['Week', 'Customer', 'Sales']]
    for d in deals(31, FIRMS, 14):
        year, week, _ = d.day.isocalendar()
        rows.append([f'{year}-W{week:02}', d.who, plain(d.amount)])
        facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows)
    return facts.want('revenue customers per', 'a week is no day: ask whether its first day may stand for it')


@case('J32', 'quarters.xlsx', 'sales per customer and quarter ("Q3 2024")', 'ask', HAND)
def _(path):
    facts, rows, rng = Facts(), [['Quarter', 'Customer', 'Revenue', 'COGS', 'Gross Profit']], random.Random(32)
    for quarter in range(6):
        for who in FIRMS:
            if rng.random() < .7:
                amount, cost = rng.randint(50, 900), rng.randint(20, 500)
                rows.append([f'Q{quarter % 4 + 1} {2023 + quarter // 4}', who, amount, cost, amount - cost])
                facts.sale(who, datetime.date(2023 + quarter // 4, quarter % 4 * 3 + 1, 1), quarter, amount, None, amount - cost)
    xlsx(path, ('Quarterly', rows))
    return facts.want('revenue profit customers per', 'a quarter is no day: ask')


@case('J33', 'us_times_am_pm_zone.csv', 'US dates with AM/PM and zone ("5/13/2024 11:45:00 PM PDT"): the day written is the day', 'value', 'Amazon and PayPal reports of US accounts; from memory')
def _(path):
    facts, rows, rng = Facts(), [['Date/Time', 'Order ID', 'Customer ID', 'Total']], random.Random(33)
    for d in deals(33, range(6), 16, start='2024-03-20'):
        rows.append([f'{d.day.month}/{d.day.day}/{d.day.year} {rng.choice(["11:45:00 PM", "12:10:00 AM", "1:02:33 PM"])} PDT', 2000 + d.no, 800 + d.who, plain(d.amount)])
        facts.sale(str(800 + d.who), d.day, d.no, d.amount)
    csv(path, rows, quotes='all')
    return facts.want('revenue customers per last')


@case('J34', 'minguo_compact_big5.csv', '繁中: Minguo days as seven digits (1130513), Big5', 'ask', 'government and bank files of Taiwan; from memory')
def _(path):
    facts, rows = Facts(), [['單號', '日期', '客戶代號', '客戶名稱', '銷售金額']]
    for d in deals(34, range(6), 15, low=300, high=9000, places=0):
        rows.append([f'S{d.no:04}', f'{d.day.year - 1911}{d.day:%m%d}', f'T{d.who:02}', TW[d.who], en(d.amount, 0)])
        facts.sale(f'T{d.who:02}', d.day, d.no, d.amount)
    csv(path, rows, encoding='big5')
    return facts.want('revenue customers per last')


@case('J35', 'thai_months.csv', 'Thai headers (no word list) and dates "13 พ.ค. 2567"', 'ask', HAND)
def _(path):
    facts = Facts()
    months = 'ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.'.split()
    people = ['ร้านดอกไม้', 'บริษัท ฟ้าใส', 'คุณสมชาย', 'คุณมาลี', 'ร้านกาแฟ']
    rows = [['เลขที่ใบแจ้งหนี้', 'วันที่', 'ลูกค้า', 'จำนวน', 'ราคาต่อหน่วย', 'ยอดรวม']]
    for d in deals(35, people, 14):
        name, code, quantity, price, amount = d.items[0]
        rows.append([f'INV{d.no:04}', f'{d.day.day} {months[d.day.month - 1]} {d.day.year + 543}', d.who, quantity, plain(price), en(amount)])
        facts.sale(d.who, d.day, d.no, amount)
    csv(path, rows, bom=True)
    return facts.want('revenue customers per last')


@case('J36', 'reiwa_kanji.csv', '和暦: 令和6年5月13日 in one column, Shift-JIS', 'ask', HAND)
def _(path):
    facts, rows = Facts(), [['伝票番号', '売上日', '得意先コード', '得意先名', '売上金額']]
    for d in deals(36, range(5), 14, low=1000, high=90000, places=0):
        rows.append([d.no, f'令和{d.day.year - 2018}年{d.day.month}月{d.day.day}日', f'T{d.who:03}', ['山川商店', '海野工業', '森林堂', '石田屋', '田中電機'][d.who], en(d.amount, 0) + '円'])
        facts.sale(f'T{d.who:03}', d.day, d.no, d.amount)
    csv(path, rows, encoding='cp932')
    return facts.want('revenue customers per last')


@case('J37', 'yyyymmdd_sentinels_nl.xlsx', 'Dutch ERP: dates as numbers 20240513; delivery date 99991231 or 0 where open', 'value', 'AS/400 extracts; from memory')
def _(path):
    facts, rows = Facts(), [['Ordernr', 'Klantnr', 'Klantnaam', 'Leverdatum', 'Orderdatum', 'Vervaldatum', 'Orderbedrag']]
    for d in deals(37, range(6), 16):
        as_number = lambda at: int(f'{at:%Y%m%d}')
        rows.append([40000 + d.no, 5000 + d.who, FIRMS[d.who], 99991231 if d.no in (15, 16) else 0 if d.no == 14 else as_number(d.day + datetime.timedelta(7)), as_number(d.day), as_number(d.day + datetime.timedelta(30)), float(d.amount)])
        facts.sale(str(5000 + d.who), d.day, d.no, d.amount)
    xlsx(path, ('Orders', rows))
    return facts.want('revenue customers per last')


@case('J38', 'swapped_dates_with_times.xlsx', 'UK texts "25/03/2024 14:05" opened by a US Excel: days up to 12 are real dates with day and month swapped', 'ask', 'the usual damage of opening d/m/y with a US locale')
def _(path):
    facts, rows = Facts(), [['Order Ref', 'Order Date', 'Customer ID', 'Amount']]
    for d in deals(38, range(6), 20, gap=(5, 11)):
        rows.append([f'UK{d.no}', datetime.date(d.day.year, d.day.day, d.day.month) if d.day.day <= 12 else f'{d.day:%d/%m/%Y} 14:05', f'G{d.who}', float(d.amount)])
        facts.sale(f'G{d.who}', d.day, d.no, d.amount)
    xlsx(path, ('Orders', rows))
    return facts.want('revenue customers per last')


# 6. Numbers -----------------------------------------------------------------------------------------------------------

@case('J39', 'inr_slash_dash.csv', 'Indian invoices: "INR 1,23,456/-" and "₹ 98,500/-"', 'ask', 'the usual way of writing rupees; Tally printouts')
def _(path):
    facts, rows = Facts(), [['Voucher No.', 'Date', 'Party Name', 'GSTIN', 'Invoice Value']]
    def grouped(amount):
        whole = str(int(amount)); head, tail = whole[:-3], whole[-3:]
        while len(head) > 2:
            head, tail = head[:-2], head[-2:] + ',' + tail
        return f'{head},{tail}' if head else tail
    for d in deals(39, ['Asha Traders', 'Bharat Mills', 'Chandra Stores', 'Devi Textiles', 'Ekta Foods'], 14, low=900, high=450000, places=0):
        rows.append([f'TI/{d.no:03}/24-25', f'{d.day:%d-%b-%y}', d.who, f'27AAB{d.no % 5}', f'{["INR", "₹"][d.no % 2]} {grouped(d.amount)}/-'])
        facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows)
    return facts.want('revenue customers per')


@case('J40', 'sales_thousands_header.csv', "header says Sales ('000 USD); the lines count thousands", 'value', HAND)
def _(path):
    facts, rows = Facts(), [['Contract', 'Signed On', 'Client', "Sales ('000 USD)"]]
    for d in deals(40, FIRMS, 14, low=2, high=90):
        rows.append([f'CT-{d.no}', d.iso(), d.who, f'{d.amount:.1f}'])
        facts.sale(d.who, d.day, d.no, D(f'{d.amount:.1f}') * 1000)
    csv(path, rows)
    return facts.want('revenue customers per')


@case('J41', 'units_in_cells.csv', 'units in the cells: "12 pcs", "USD 35.50 / pc", "10 %"; no line total', 'ask', HAND)
def _(path):
    facts, rng, rows = Facts(), random.Random(41), [['PO', 'Date', 'Buyer', 'Item', 'Quantity', 'Unit Price', 'Discount']]
    for d in deals(41, FIRMS, 13):
        for name, code, quantity, price, amount in d.items:
            rate = rng.choice([0, 10, 50])
            rows.append([f'PO{d.no}', d.iso(), d.who, name, f'{quantity} pcs', f'USD {price}', f'{rate} %'])
            facts.sale(d.who, d.day, d.no, amount * (100 - rate) / 100, name)
    csv(path, rows)
    return facts.want('revenue customers per')


@case('J42', 'decimal_commas_in_tabs.txt', 'tab-separated, decimal commas, narrow and ordinary no-break spaces as thousands; net, VAT and gross', 'ask', 'copy from a French or Finnish sheet')
def _(path):
    facts, rows = Facts(), [['N° client', 'Nom', 'Date facture', 'N° facture', 'Montant HT', 'TVA', 'Montant TTC']]
    for d in deals(42, range(6), 16, low=300, high=4000, places=0):
        net, tax, blank = d.amount, d.amount / 5, '\u202f\u00a0'[d.no % 2]
        rows.append([f'N{d.who}', FRA[d.who], f'{d.day:%d.%m.%Y}', f'FA-{d.no}', fr(net, blank), fr(tax, blank), fr(net + tax, blank)])
        facts.sale(f'N{d.who}', d.day, d.no, net + tax)
    csv(path, rows, sep='\t')
    out = facts.want('revenue customers per last')
    return out


@case('J43', 'persian_digits.csv', 'Persian headers (no word list) and digits ۱۲۳٬۴۵۶', 'ask', HAND)
def _(path):
    facts, rows = Facts(), [['شماره فاکتور', 'تاریخ', 'مشتری', 'مبلغ کل']]
    digits = str.maketrans('0123456789,', '۰۱۲۳۴۵۶۷۸۹٬')
    for d in deals(43, ['نگین', 'پارس', 'کاوه', 'البرز', 'سپهر'], 13, low=1000, high=990000, places=0):
        rows.append([str(d.no).translate(digits), d.iso().translate(digits), d.who, en(d.amount, 0).translate(digits)])
        facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows, bom=True)
    return facts.want('revenue customers per')


@case('J44', 'leading_apostrophes.csv', "ids '00123 and amounts '1,234.50 with a leading apostrophe; customer ids keep their zeros", 'value', 'exports that guard against spreadsheets')
def _(path):
    facts, rows = Facts(), [['Order', 'Date', 'Customer ID', 'Amount']]
    for d in deals(44, range(6), 15, low=200, high=5000):
        rows.append([f"'{d.no:06}", f"'{d.iso()}", f"'{100 + d.who:06}", f"'{en(d.amount)}"])
        facts.sale(f'{100 + d.who:06}', d.day, d.no, d.amount)
    csv(path, rows, quotes='all')
    return facts.want('revenue customers')


@case('J45', 'scientific_ids_comma.csv', 'order ids saved by a German Excel as 2,02405E+11: many orders share one', 'value', 'the usual damage of long ids')
def _(path):
    facts, rows = Facts(), [['Bestell-Nr.', 'Bestelldatum', 'Kunden-Nr.', 'Bruttobetrag']]
    for d in deals(45, range(6), 17):
        rows.append(['2,02405E+11', f'{d.day:%d.%m.%Y}', 100 + d.who, comma(d.amount)])
        facts.sale(str(100 + d.who), d.day, d.no, d.amount)
    csv(path, rows, sep=';', encoding='cp1252')
    return facts.want('revenue customers per purchases')


@case('J46', 'franken_rappen.csv', 'Swiss: "CHF 1’234.50" with a typographic apostrophe and "1’200.–" for no rappen', 'ask', HAND)
def _(path):
    facts, rows = Facts(), [['Rechnung', 'Rechnungsdatum', 'Kunde', 'Rechnungsbetrag']]
    for d in deals(46, DEU, 15, low=100, high=9000):
        amount = d.amount.quantize(D(1)) if d.no % 3 == 0 else d.amount
        rows.append([f'R-{d.no}', f'{d.day:%d.%m.%Y}', d.who, 'CHF ' + (en(amount, 0) + '.–' if d.no % 3 == 0 else en(amount)).replace(',', '’')])
        facts.sale(d.who, d.day, d.no, amount)
    csv(path, rows, sep=';')
    return facts.want('revenue customers per')


# 7. Dialects ----------------------------------------------------------------------------------------------------------

@case('J47', 'cesky_cp1250.csv', 'Czech (no word list), cp1250: Stornováno orders, "1 234,50 Kč"', 'ask', 'Shoptet orders in Czech; from memory')
def _(path):
    facts, rows = Facts(), [['Číslo objednávky', 'Datum', 'Stav', 'Zákazník', 'Počet kusů', 'Celková cena', 'Měna']]
    for d in deals(47, ['Dvořák', 'Němcová', 'Černý', 'Růžička', 'Šťastná'], 15, low=300, high=9000):
        gone = d.no in (6, 11)
        rows.append([f'2024{d.no:04}', f'{d.day.day}. {d.day.month}. {d.day.year}', 'Stornována' if gone else 'Vyřízena', d.who, d.no % 4 + 1, fr(d.amount, '\u00a0') + ' Kč', 'CZK'])
        if not gone:
            facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows, sep=';', encoding='cp1250', quotes='all')
    return facts.want('revenue customers per', 'Stornována is cancelled: read it or ask')


@case('J48', 'utf16le_without_bom.txt', 'UTF-16LE without a byte order mark, tabs', 'ask', 'SQL Server bcp -w writes no mark')
def _(path):
    facts, rows = Facts(), [['InvoiceNo', 'InvoiceDate', 'CustomerName', 'Amount']]
    for d in deals(48, ['Łódź Papier', 'Ærø Marine', 'Kōbe Steel', 'Ivy Oak', 'Max Elm'], 14):
        rows.append([f'I{d.no}', d.iso(), d.who, plain(d.amount)])
        facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows, sep='\t', encoding='utf-16-le')
    return facts.want('revenue customers per')


@case('J49', 'sjis_backslash_bytes.csv', 'Shift-JIS names whose second byte is a backslash (表, 能, ソ, 十) in quotes beside the separator', 'value', 'the usual trap of Shift-JIS')
def _(path):
    facts, rows = Facts(), [['注文番号', '注文日', '顧客名', '商品名', '数量', '単価', '金額']]
    people = ['能登表', '貼十', '竹田ソ', '本木構', '三森予']
    for d in deals(49, people, 13, goods=[('予定表', 'A', '1200'), ('タブソ', 'B', '800'), ('能面', 'C', '15000')]):
        for name, code, quantity, price, amount in d.items:
            rows.append([f'N{d.no}', f'{d.day:%Y/%m/%d}', d.who, name, quantity, int(price), int(amount)])
            facts.sale(d.who, d.day, d.no, amount, name)
    csv(path, rows, encoding='cp932', quotes='all')
    return facts.want('revenue customers per products')


@case('J50', 'notes_repeated_header_footer.csv', 'notes with commas above, the header again every six rows, trailing separators, "Records: 18" below', 'value', 'Crystal Reports saved as CSV; from memory')
def _(path):
    facts = Facts()
    head = ['Invoice', 'Inv. Date', 'Cust. No.', 'Cust. Name', 'Amount', '', '']
    rows = [['Sales Journal, all branches', '', '', '', '', '', ''], ['From 01/01/2024, to 12/31/2024', '', '', '', '', 'Page 1', ''], ['', '', '', '', '', '', ''], head]
    for d in deals(50, range(6), 18):
        if d.no in (7, 13):
            rows += [['', '', '', '', '', f'Page {d.no // 6 + 1}', ''], head]
        rows.append([f'IN{d.no:05}', f'{d.day:%m/%d/%Y}', f'{d.who + 31}', FIRMS[d.who], en(d.amount), '', ''])
        facts.sale(str(d.who + 31), d.day, d.no, d.amount)
    rows += [['', '', '', '', '', '', ''], ['Records: 18', '', '', '', '', '', '']]
    csv(path, rows, quotes='text')
    return facts.want('revenue customers per')


@case('J51', 'unquoted_commas.csv', 'firm names with a comma, not quoted ("Cobalt, Inc."): those rows have a cell too many', 'warn', 'a writer that never quotes')
def _(path):
    facts, people = Facts(), ['Birch Sons', 'Cobalt, Inc.', 'Delta Foods', 'Eagle Print', 'Fern, LLC', 'Gable Motors']
    rows = [['Invoice', 'Date', 'Customer', 'Quantity', 'Amount']]
    for d in deals(51, people, 16):
        rows.append([f'I{d.no}', d.iso(), d.who, d.no % 5 + 1, plain(d.amount)])
        facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows, quotes='none')
    return facts.want('revenue customers per', 'never the quantity as amount: repaired, or set aside with a word')


@case('J52', 'single_quotes.csv', "texts in single quotes with commas inside: 'Smith, John'", 'ask', 'SQL tools that export values as literals')
def _(path):
    facts, rows = Facts(), []
    for d in deals(52, ['Smith, John', 'Doe, Jane', 'Roe, Rick', 'Poe, Ann', 'Lee, Kim'], 14):
        rows.append(f"'{d.no}','{d.iso()}','{d.who}',{plain(d.amount)}\n")
        facts.sale(d.who, d.day, d.no, d.amount)
    path.write_text("order_id,order_date,customer,amount\n" + ''.join(rows))
    return facts.want('revenue customers per')


@case('J53', 'caret_separated.txt', 'fields separated by ^, texts with commas, semicolons and pipes inside', 'ask', 'mainframe and EDI extracts; from memory')
def _(path):
    facts, rows = Facts(), [['ORDER_NO', 'ORDER_DATE', 'CUST_NO', 'CUST_NAME', 'REMARK', 'ORDER_AMT']]
    for d in deals(53, range(6), 15):
        rows.append([7000 + d.no, d.iso(), 90 + d.who, FIRMS[d.who], ['red, blue; | green', 'a;b', 'x, y', ''][d.no % 4], plain(d.amount)])
        facts.sale(str(90 + d.who), d.day, d.no, d.amount)
    csv(path, rows, sep='^', quotes='none')
    return facts.want('revenue customers per')


@case('J54', 'two_files_glued.csv', 'two exports glued with cat: a byte order mark and the header again in the middle', 'warn', 'cat jan.csv feb.csv')
def _(path):
    facts, head = Facts(), ['Order', 'Date', 'Customer', 'Amount']
    first, second = [head], [head]
    for d in deals(54, EN, 16):
        (first if d.no <= 8 else second).append([f'O{d.no}', d.iso(), d.who, plain(d.amount)])
        facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, first, bom=True)
    body = path.read_bytes()
    csv(path, second, bom=True)
    path.write_bytes(body + path.read_bytes())
    return facts.want('revenue customers per')


# 8. Layouts -----------------------------------------------------------------------------------------------------------

@case('J55', 'product_sections.xlsx', 'each product a heading row, its sales (date, customer, quantity, amount) below, a sum without a word after each', 'ask', 'Sage and QuickBooks "Sales by Item Detail"; from memory')
def _(path):
    facts, rng = Facts(), random.Random(55)
    rows = [['Date', 'Invoice', 'Customer', 'Qty', 'Amount']]
    for name, code, price in GOODS[:4]:
        rows.append([name])
        whole = D(0)
        for at in range(rng.randint(3, 5)):
            who, when, quantity = rng.choice(FIRMS), day('2024-02-01') + datetime.timedelta(rng.randint(0, 200)), rng.randint(1, 9)
            amount = quantity * D(price)
            rows.append([when, f'I{len(rows)}', who, quantity, float(amount)])
            facts.sale(who, when, len(rows), amount, name)
            whole += amount
        rows.append(['', '', '', '', float(whole)])
    xlsx(path, ('Sales by Item', rows))
    return facts.want('revenue customers per')


@case('J56', 'box_above_table.xlsx', 'a box of key figures and a little Top customers table stand above the list', 'ask', HAND)
def _(path):
    facts, list_ = Facts(), [['Order', 'Date', 'Customer', 'Amount']]
    for d in deals(56, FIRMS, 15, places=0):
        list_.append([f'O{d.no}', d.day, d.who, int(d.amount)])
        facts.sale(d.who, d.day, d.no, d.amount)
    sums = facts.sums(0, 3)
    top = sorted(sums.items(), key=lambda item: -D(item[1]))[:3]
    rows = [['Dashboard 2024'], ['Total revenue', float(sum(D(v) for v in sums.values()))], ['Customers', len(sums)], [], ['Top customer', 'Amount'],
            *[[who, float(amount)] for who, amount in top], [], *list_]
    xlsx(path, ('2024', rows))
    return facts.want('revenue customers per', 'the list below, not the little table')


@case('J57', 'nombre_apellidos.csv', 'Spanish: Nombre and Apellidos in two columns, no id; the same first name several times', 'ask', HAND)
def _(path):
    facts, people = Facts(), [('Ana', 'Ruiz Gil'), ('Ana', 'Peña Sol'), ('Luis', 'Ruiz Gil'), ('Luis', 'Mora Paz'), ('Eva', 'Núñez')]
    rows = [['Pedido', 'Fecha', 'Nombre', 'Apellidos', 'Ciudad', 'Importe']]
    for d in deals(57, range(5), 14):
        rows.append([d.no, f'{d.day:%d/%m/%Y}', *people[d.who], 'Madrid', comma(d.amount)])
        facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows, sep=';')
    return facts.want('revenue customers')


@case('J58', 'hidden_backup_sheet.xlsx', 'a hidden sheet "Backup" holds a copy of the visible list', 'warn', HAND)
def _(path):
    facts, rows = Facts(), [['Invoice', 'Date', 'Customer', 'Amount']]
    for d in deals(58, FIRMS, 14):
        rows.append([f'V{d.no}', d.day, d.who, float(d.amount)])
        facts.sale(d.who, d.day, d.no, d.amount)
    xlsx(path, ('Invoices', rows), ('Backup', rows[:-2], {'hidden': True}))
    return facts.want('revenue customers per', 'never twice')


@case('J59', 'hidden_columns.xlsx', 'a hidden column "Amount old" left of the visible Amount', 'ask', HAND)
def _(path):
    facts, rows = Facts(), [['Order', 'Date', 'Customer', 'Amount old', 'Amount']]
    for d in deals(59, FIRMS, 14):
        rows.append([f'V{d.no}', d.day, d.who, float((d.amount * D('0.8')).quantize(D('0.01'))), float(d.amount)])
        facts.sale(d.who, d.day, d.no, d.amount)
    xlsx(path, ('Orders', rows))
    with zipfile.ZipFile(path) as packed:
        parts = [(info, packed.read(info)) for info in packed.infolist()]
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as packed:
        for info, body in parts:
            if info.filename.endswith('sheet1.xml'):
                body = body.replace(b'<sheetData>', b'<cols><col min="4" max="4" width="9" hidden="1" customWidth="1"/></cols><sheetData>')
            packed.writestr(info, body, zipfile.ZIP_DEFLATED)
    return facts.want('revenue customers per')


@case('J60', 'days_as_headings.csv', 'the day stands on a row of its own ("Monday 13 May 2024"), the sales of the day below it', 'ask', 'a shop\'s day book typed into a sheet')
def _(path):
    facts, rows, seen = Facts(), [['Customer', 'What', 'Amount']], None
    for d in deals(60, EN, 18, gap=(0, 3)):
        if d.day != seen:
            rows.append([f'{d.day:%A} {d.day.day} {d.day:%B %Y}', '', ''])
            seen = d.day
        rows.append([d.who, d.items[0][0], plain(d.amount)])
        facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows)
    return facts.want('revenue customers per')


@case('J61', 'tsuki_yoko.xlsx', 'Japanese: customers down, months across (4月 … 3月 of a fiscal year in the title), 合計 column and row', 'ask', HAND)
def _(path):
    facts, rng = Facts(), random.Random(61)
    rows = [['得意先別売上 2023年度 (単位:円)'], [], ['得意先', *[f'{(m + 3) % 12 + 1}月' for m in range(12)], '合計']]
    sums = [0] * 12
    for who in ['山川商店', '海野工業', '森林堂', '石田屋', '田中電機']:
        values = [rng.choice([0, rng.randint(10, 900) * 100]) for _ in range(12)]
        rows.append([who, *[v or '' for v in values], sum(values)])
        sums = [a + b for a, b in zip(sums, values)]
        facts.sale(who, day('2023-04-01'), who, sum(values))
    rows.append(['合計', *sums, sum(sums)])
    xlsx(path, ('売上', rows))
    return facts.want('revenue customers per')


@case('J62', 'sum_after_each_order.csv', 'after the lines of each order a row that has nothing but their sum; a last one with the sum of all', 'value', HAND)
def _(path):
    facts, rows, whole = Facts(), [['Order', 'Date', 'Customer', 'Item', 'Qty', 'Price', 'Amount']], D(0)
    for d in deals(62, FIRMS, 12):
        for name, code, quantity, price, amount in d.items:
            rows.append([f'B{d.no}', d.iso(), d.who, name, quantity, plain(price), plain(amount)])
            facts.sale(d.who, d.day, d.no, amount, name)
        rows.append(['', '', '', '', '', '', plain(total(d))])
        whole += total(d)
    rows.append(['', '', '', '', '', '', plain(whole)])
    csv(path, rows)
    return facts.want('revenue customers per products')


@case('J63', 'record_types.txt', 'record types: an H row for the order (no, day, customer, total), P rows for its positions below', 'ask', 'EDI-like order files (openTRANS flat, Sage); from memory')
def _(path):
    facts, rows = Facts(), []
    for d in deals(63, range(6), 12):
        rows.append(['H', f'A{d.no:04}', f'{d.day:%d.%m.%Y}', f'K{d.who + 70}', FIRMS[d.who], comma(total(d))])
        rows += [['P', str(at), code, str(quantity), comma(price), comma(amount)] for at, (name, code, quantity, price, amount) in enumerate(d.items, 1)]
        facts.sale(f'K{d.who + 70}', d.day, d.no, total(d))
    path.write_text(''.join(';'.join(row) + '\n' for row in rows), encoding='cp1252')
    return facts.want('revenue customers', 'no header, two kinds of rows: ask, or count each order once')


@case('J64', 'products_across.xlsx', 'pivot: customers down, products across, Grand Total column and row', 'ask', 'an Excel pivot table pasted as values')
def _(path):
    facts, rng = Facts(), random.Random(64)
    names = [good[0] for good in GOODS[:4]]
    rows, sums = [['Sum of Amount', 'Column Labels'], ['Row Labels', *names, 'Grand Total']], [0] * 4
    for who in FIRMS:
        values = [rng.choice([0, rng.randint(20, 500)]) for _ in names[:-1]] + [rng.randint(20, 90)]
        rows.append([who, *[v or '' for v in values], sum(values)])
        sums = [a + b for a, b in zip(sums, values)]
        facts.sale(who, day('2024-01-01'), who, sum(values))
    rows.append(['Grand Total', *sums, sum(sums)])
    xlsx(path, ('Pivot', rows))
    return facts.want('revenue customers per', 'no days in it: ask')


# 9. Customers ---------------------------------------------------------------------------------------------------------

@case('J65', 'cash_customer_shared_id.csv', 'German till: half of the sales have customer number 99999 Barverkauf, with different names written beside', 'warn', 'the usual collective debtor of German merchandise systems')
def _(path):
    facts, rows = Facts(), [['Beleg', 'Datum', 'Kundennr', 'Name', 'Betrag']]
    for d in deals(65, range(6), 18):
        who = '99999' if d.no % 2 else str(1000 + d.who)
        rows.append([f'B{d.no}', f'{d.day:%d.%m.%Y}', who, ['Hr. Alt', 'Fr. Neu', 'Hr. Roth', 'Fr. Gelb', 'Barverkauf'][d.no % 5] if d.no % 2 else DEU[d.who], comma(d.amount)])
        facts.sale(who, d.day, d.no, d.amount)
    csv(path, rows, sep=';')
    return {'note': 'one id with several names and half of the sales: a word about it is wanted, whatever the numbers'}


@case('J66', 'lost_leading_zeros.csv', 'customer ids that lost their zeros in some rows (000123 and 123)', 'warn', 'two exports, one of them saved by Excel')
def _(path):
    facts, rows = Facts(), [['Order', 'Date', 'Customer ID', 'Customer Name', 'Amount']]
    for d in deals(66, range(6), 18):
        who = 120 + d.who
        rows.append([f'Z{d.no}', d.iso(), f'{who:06}' if d.no % 2 else str(who), FIRMS[d.who], plain(d.amount)])
        facts.sale(who, d.day, d.no, d.amount)
    csv(path, rows)
    return facts.want('revenue customers', '6 customers with the same names: join them or point at it')


@case('J67', 'placeholder_emails.csv', 'no id; the e-mail is a placeholder (noemail@shop.example, n/a, -) for several people with different names', 'warn', 'tills that require an e-mail')
def _(path):
    facts, rows = Facts(), [['Receipt', 'Date', 'Name', 'Email', 'Total']]
    people = ['Nora Hale', 'Otis Reed', 'Uma Finch', 'Gus Lowe', 'Ada Pike', 'Lev Stone', 'Mia Cole', 'Sam York']
    for d in deals(67, range(8), 18):
        rows.append([f'R{d.no}', d.iso(), people[d.who], mail(people[d.who]) if d.who < 4 else ['noemail@shop.example', 'n/a', '-'][d.no % 3], plain(d.amount)])
        facts.sale(people[d.who], d.day, d.no, d.amount)
    csv(path, rows)
    return facts.want('revenue customers')


@case('J68', 'several_emails_one_id.csv', 'a customer id with several e-mails and two spellings of the name: the id is the customer', 'value', HAND)
def _(path):
    facts, rows = Facts(), [['order_id', 'ordered_at', 'email', 'customer_name', 'customer_id', 'total_paid']]
    for d in deals(68, range(5), 17):
        name = FIRMS[d.who]
        rows.append([d.no, d.iso(), ['office', 'orders', 'j.doe'][d.no % 3] + f'@firm{d.who}.example', name if d.no % 2 else name.upper(), f'CUS-{d.who}', plain(d.amount)])
        facts.sale(f'CUS-{d.who}', d.day, d.no, d.amount)
    csv(path, rows)
    return facts.want('revenue customers per purchases')


@case('J69', 'client_id_is_the_shop.csv', 'the column Client ID holds the shop\'s own id at the service: the same in all rows; the customers stand under Cardholder', 'warn', 'payment services\' merchant reports; from memory')
def _(path):
    facts, rows = Facts(), [['Client ID', 'Transaction ID', 'Date', 'Cardholder', 'Cardholder Email', 'Amount', 'Fee']]
    for d in deals(69, EN, 16):
        rows.append(['M-884120', f'T{9000 + d.no}', d.iso() + ' 12:00', d.who, mail(d.who), plain(d.amount), plain((d.amount / 50).quantize(D('0.01')))])
        facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows)
    return facts.want('revenue customers', '6 customers, never one')


@case('J70', 'masked_phones_zh.csv', '中文: masked phones 138****1234 and names 张**; two people share one mask, buyer id in the last column', 'value', 'privacy masks of Chinese platforms')
def _(path):
    facts, rows = Facts(), [['订单号', '付款时间', '收货人', '手机号', '实付款', '买家ID']]
    for d in deals(70, range(6), 16):
        rows.append([f'6920{d.no:06}', d.iso() + ' 20:11:05', ['张**', '李**', '王**'][d.who // 2], f'138****{1200 + d.who // 2}', plain(d.amount), f'AA{d.who}xx'])
        facts.sale(f'AA{d.who}xx', d.day, d.no, d.amount)
    csv(path, rows, encoding='gb18030')
    return facts.want('revenue customers per')


@case('J71', 'ids_full_width.csv', 'customer ids typed with blanks and full-width letters (Ｃ００１, " C001 "): one customer each', 'value', 'Japanese order desks')
def _(path):
    facts, rows = Facts(), [['受注番号', '受注日', '顧客コード', '受注金額']]
    wide = {ord(sign): ord(sign) + 0xFEE0 for sign in 'C0123456789'}
    for d in deals(71, range(5), 15, low=1000, high=50000, places=0):
        who = f'C00{d.who + 1}'
        rows.append([f'J{d.no}', f'{d.day:%Y/%m/%d}', [who, who.translate(wide), f' {who} '][d.no % 3], int(d.amount)])
        facts.sale(who, d.day, d.no, d.amount)
    csv(path, rows)
    return facts.want('revenue customers per')


# 10. Customer lists ---------------------------------------------------------------------------------------------------

@case('J72', 'crm_customers_en.csv', 'customer list: Predicted CLV, Average Order Value and Credit Limit beside Total Revenue; NPS, tickets, cost of goods', 'value', 'CRM contact exports; from memory')
def _(path):
    facts, rng = Facts(), random.Random(72)
    rows = [['Customer ID', 'Company', 'Account Manager', 'Customer Since', 'Predicted CLV', 'Credit Limit', 'Total Orders', 'Average Order Value', 'Total Revenue', 'Cost of Goods', 'Last Order Date', 'NPS', 'Support Tickets']]
    for at in range(12):
        orders, each = rng.randint(1, 20), rng.randint(20, 400)
        cost = orders * rng.randint(10, 300)
        rows.append([f'AC-{at:03}', f'Firm {at}', 'Kim', f'20{10 + at}-05-01', orders * each * 3, 50000, orders, each, orders * each, cost, f'2024-0{at % 9 + 1}-1{at % 10}', rng.randint(0, 10), rng.randint(0, 7)])
        facts.sale(f'AC-{at:03}', day('2024-01-01'), at, orders * each, None, orders * each - cost)
    csv(path, rows)
    return facts.want('revenue profit customers per per_profit')


@case('J73', 'huiyuan_liebiao.xlsx', '中文 member list: 储值余额, 积分, 客单价, 累计消费次数 beside 累计消费金额; title row above', 'value', 'member lists of Chinese tills; from memory')
def _(path):
    facts, rng = Facts(), random.Random(73)
    rows = [['会员列表(导出时间 2024-07-01)'], ['会员卡号', '姓名', '手机号', '会员等级', '积分', '储值余额', '累计消费次数', '客单价', '累计消费金额', '最近消费时间', '注册时间']]
    for at in range(12):
        times, each = rng.randint(1, 15), rng.randint(20, 300)
        rows.append([f'VIP{at:04}', CN[at % 6] + '甲乙'[at // 6], f'1380000{at:04}', '金卡', rng.randint(0, 9000), rng.randint(0, 500), times, each, times * each, f'2024-06-{at + 10} 10:00:00', f'2020-01-{at + 10}'])
        facts.sale(f'VIP{at:04}', day('2024-06-10'), at, times * each)
    xlsx(path, ('会员', rows))
    return facts.want('revenue customers per')


@case('J74', 'umsatz_jahre_kunden.csv', 'German customer list: Umsatz 2022, Umsatz 2023, Umsatz gesamt = both; Anteil %, Rang; Summe below', 'ask', HAND)
def _(path):
    facts, rng, data = Facts(), random.Random(74), []
    for at in range(9):
        a, b = D(rng.randint(10000, 900000)) / 100, D(rng.randint(10000, 900000)) / 100
        data.append((f'D{10000 + at}', f'Kunde {chr(65 + at)} GmbH', a, b))
    whole = sum(a + b for _, _, a, b in data)
    rows = [['Rang', 'Kundennummer', 'Firma', 'Umsatz 2022', 'Umsatz 2023', 'Umsatz gesamt', 'Anteil %']]
    for rank, (no, name, a, b) in enumerate(sorted(data, key=lambda row: -row[2] - row[3]), 1):
        rows.append([rank, no, name, de(a), de(b), de(a + b), comma((a + b) / whole * 100)])
        facts.sale(no, day('2023-01-01'), no, a + b)
    rows.append(['', '', 'Summe', de(sum(r[2] for r in data)), de(sum(r[3] for r in data)), de(whole), '100,00'])
    csv(path, rows, sep=';', encoding='cp1252')
    return facts.want('revenue customers per')


@case('J75', 'clients_prestashop_fr.csv', 'PrestaShop customers in French: Ventes is the revenue, "--" for none; Dernière visite, Inscription, Newsletter', 'ask', 'PrestaShop back office, customers grid; from memory')
def _(path):
    facts, rng = Facts(), random.Random(75)
    rows = [['ID', 'Titre', 'Prénom', 'Nom', 'Adresse e-mail', 'Ventes', 'Activé', 'Newsletter', 'Offres partenaires', 'Inscription', 'Dernière visite']]
    for at in range(10):
        amount = D(rng.randint(1000, 90000)) / 100 if at % 4 else D(0)
        rows.append([at + 1, 'Mme', 'Léa', f'Nom{chr(65 + at)}', f'lea{at}@poste.example', comma(amount) + ' €' if amount else '--', '1', '0', '1', f'{at + 10}/01/2022', f'{at + 10}/05/2024 10:00:00'])
        facts.sale(str(at + 1), day('2024-01-01'), at, amount)
    csv(path, rows, sep=';', quotes='all')
    return facts.want('revenue', 'who bought nothing may be left out')


@case('J76', 'kaiin_ichiran_ja.csv', 'EC-CUBE member list: Shift-JIS, 購入回数, 購入合計, ポイント残高, 初回購入日, 最終購入日', 'value', 'actionlink77.zohodesk.jp (EC-CUBE2 顧客情報 columns)')
def _(path):
    facts, rng = Facts(), random.Random(76)
    rows = [['顧客ID', 'お名前(姓)', 'お名前(名)', 'E-MAIL', '初回購入日', '最終購入日', '購入数', '購入合計', 'ポイント残高', '会員状態']]
    for at in range(11):
        times, each = rng.randint(1, 9), rng.randint(900, 9000)
        rows.append([2000 + at, JP[at % 6][0], JP[at % 6][1], f'k{at}@mail.example', f'2021/0{at % 9 + 1}/05 10:00:00', f'2024/05/{at + 10} 09:00:00', times, times * each, rng.randint(0, 3000), '本会員'])
        facts.sale(str(2000 + at), day('2024-05-10'), at, times * each)
    csv(path, rows, encoding='cp932', quotes='all')
    return facts.want('revenue customers per')


@case('J77', 'customers_per_region.csv', 'customer list with the same customer in two regions (two rows for one id), totals per region between', 'warn', HAND)
def _(path):
    facts, rng = Facts(), random.Random(77)
    rows = [['Region', 'Customer No', 'Customer', 'Orders', 'Revenue', 'Last Order']]
    for region, people in (('North', [0, 1, 2, 3]), ('South', [2, 3, 4, 5])):
        whole = 0
        for at in people:
            amount = rng.randint(100, 5000)
            rows.append([region, 100 + at, FIRMS[at], rng.randint(1, 9), amount, f'2024-0{at + 1}-11'])
            facts.sale(str(100 + at), day('2024-01-11'), region, amount)
            whole += amount
        rows.append([f'Total {region}', '', '', '', whole, ''])
    csv(path, rows)
    return facts.want('revenue customers per')


# Portuguese and Korean, of kinds 4, 5 and 3 -----------------------------------------------------------------------------

@case('J78', 'pedidos_status_pt.csv', 'Brazilian shop: Aguardando pagamento, Pagamento aprovado, Em separação, Enviado, Cancelado, Estornado, Devolvido', 'value', 'states of Brazilian shop platforms (Tray, VTEX, Loja Integrada); from memory')
def _(path):
    facts, rows = Facts(), [['Pedido', 'Data do pedido', 'Situação', 'CPF/CNPJ', 'Cliente', 'Código do cliente', 'Frete', 'Desconto', 'Valor total']]
    states = {3: 'Aguardando pagamento', 6: 'Cancelado', 9: 'Estornado', 13: 'Devolvido'}
    for d in deals(78, range(6), 17, low=30, high=2500):
        rows.append([30200 + d.no, f'{d.day:%d/%m/%Y} 08:15', states.get(d.no, ['Pagamento aprovado', 'Em separação', 'Enviado', 'Entregue'][d.no % 4]), f'***.{100 + d.who}.***-0{d.who}', ['João', 'Conceição', 'Íris', 'Luís', 'Inês', 'Zé'][d.who] + ' Gonçalves', 500 + d.who, 'R$ 15,00', 'R$ 0,00', 'R$ ' + de(d.amount)])
        if d.no not in states:
            facts.sale(str(500 + d.who), d.day, d.no, d.amount)
    csv(path, rows, sep=';', encoding='cp1252', quotes='all')
    return facts.want('revenue customers per last')


@case('J79', 'datas_por_extenso_pt.csv', 'Portuguese dates "13 de mai. de 2024" beside a column Data de vencimento in digits', 'value', 'Google Sheets in pt-BR; from memory')
def _(path):
    facts, rows = Facts(), [['Nota fiscal', 'Data de vencimento', 'Data de emissão', 'Cliente', 'Quantidade total', 'Peso bruto', 'Valor da nota']]
    months = 'jan fev mar abr mai jun jul ago set out nov dez'.split()
    for d in deals(79, ['Mercado Bom', 'Padaria Pão', 'Ótica São José', 'Casa Lã', 'Loja Três'], 16, gap=(8, 25)):
        rows.append([f'NF{d.no:05}', f'{d.day + datetime.timedelta(30):%d/%m/%Y}', f'{d.day.day} de {months[d.day.month - 1]}. de {d.day.year}', d.who, d.no * 7 % 40 + 1, f'{d.no},500', de(d.amount)])
        facts.sale(d.who, d.day, d.no, d.amount)
    csv(path, rows, sep=';')
    return facts.want('revenue customers per last')


@case('J80', 'short_dates_ko.csv', 'Korean ledger: "24.05.13" is year.month.day; returns with ▲ before the amount', 'ask', '▲ marks negative amounts in Korean (and △ in Japanese) statements')
def _(path):
    facts, rows = Facts(), [['전표번호', '거래일자', '거래처코드', '거래처명', '적요', '금액']]
    for d in deals(80, range(5), 15, low=10000, high=900000, places=0):
        who = f'{20100 + d.who}'
        rows.append([f'S{d.no:03}', f'{d.day:%y.%m.%d}', who, ['한빛상사', '대성무역', '우리식품', '동아기계', '서진유통'][d.who], '매출', en(d.amount, 0)])
        facts.sale(who, d.day, d.no, d.amount)
        if d.no in (7, 12):
            rows.append([f'R{d.no:03}', f'{d.day:%y.%m.%d}', who, rows[-1][3], '반품', '▲5,000'])
            facts.refund(who, d.day, f'R{d.no}', 5000)
    csv(path, rows, encoding='cp949')
    return facts.want('revenue customers per last')
