#!/usr/bin/env python3
"""Changes files that are read right, one change at a time, and asks whether the numbers stay right or a question comes.

    mutate.py ANALYZE [FOLDER] [--variants 400] [--seed 1] [--bases 20] [--keep DIR] [-v]

FOLDER (this one by default) holds expected.json and files/. Bases are text files with one header row of which ANALYZE gives
the expected numbers, also after they were written again as plain UTF-8. Every variant must give the same numbers (RIGHT),
or ask (ASKS: an open question, or exit 1 with an example of what was found in quotation marks), or warn (WARNS). MUTE: no
result and no example. SILENT: other numbers and not a word. Exit 1 when more than 1 % are SILENT.

Changes: rename (a header becomes a word that nobody knows; flag columns such as "test: true" are left alone, nothing else
tells what they are), swap (two columns), translate (the header into another language), total (a row of sums below),
repeat (an order's amount stands on each of its lines), hide (as a workbook with hidden rows; to count them without saying
so is SILENT), encoding, delimiter, notes (above the header), numbers, dates.

A customer or a product may be known by any column that goes one to one with the expected one, a customer also by two
neighbouring columns joined (family name and given name), with and without a blank. Standard library only: workbooks are
written by writing.py and not used as bases.
"""
import argparse
import collections
import concurrent.futures
import csv
import datetime
import io
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile
from decimal import Decimal as D

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from writing import xlsx  # noqa: E402

# What headers mean, and how they are said in other languages. The first word of a language is the one written.
LANGUAGES = ('en', 'zh-CN', 'zh-TW', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'ja', 'ko')
WORDS = {
    'order': (('Order ID', 'Order', 'Order No', 'Order Number', 'order_id', 'Invoice No', 'Invoice', 'Order #'), ('订单编号', '订单号'), ('訂單編號',),
              ('Bestellnummer', 'Belegnummer', 'Beleg'), ('N° de commande', 'Numéro de commande'), ('Nº pedido', 'Pedido'), ('Numero ordine',),
              ('Nº Pedido', 'Número do Pedido'), ('Bestelnummer', 'Factuurnummer'), ('注文番号', '受注番号'), ('주문번호',)),
    'date': (('Order Date', 'Date', 'order_date', 'Invoice Date', 'Doc Date'), ('下单时间', '日期', '订单日期'), ('訂單日期',), ('Bestelldatum', 'Datum', 'Belegdatum'),
             ('Date de commande',), ('Fecha',), ('Data ordine',), ('Data do Pedido', 'Data'), ('Besteldatum', 'Factuurdatum'), ('受注日', '注文日時'), ('주문일', '주문일시')),
    'customer id': (('Customer ID', 'Customer No', 'Customer Code', 'Cust No', 'customer_id', 'CustomerID'), ('客户编号', '客户编码'), ('客戶編號',), ('Kundennummer', 'Kunden-Nr'),
                    ('Code client',), ('Código cliente', 'Cód. Cliente'), ('Codice cliente',), ('Cód. Cliente', 'Código do Cliente'), ('Klantnummer',), ('顧客コード',), ('고객번호',)),
    'customer': (('Customer', 'Customer Name', 'customer'), ('客户名称', '客户'), ('客戶名稱',), ('Kunde', 'Kundenname'), ('Client', 'Nom du client'), ('Cliente', 'Nombre'),
                 ('Cliente',), ('Cliente', 'Nome Contato'), ('Klant', 'Contact'), ('顧客名', '得意先名'), ('고객명', '주문자명')),
    'email': (('Email', 'Customer Email', 'billing_email', 'E-mail', 'email'), ('邮箱',), ('電子郵件',), ('E-Mail-Adresse',), ('Adresse e-mail',), ('Correo electrónico',),
              ('Indirizzo email',), ('E-mail do cliente',), ('E-mailadres',), ('メールアドレス',), ('이메일',)),
    'product': (('Product', 'Item', 'product', 'Item Name', 'Product Name'), ('商品名称',), ('商品名稱',), ('Artikelbezeichnung', 'Artikel', 'Artikelname'), ('Désignation', 'Produit'),
                ('Artículo', 'Descripción'), ('Prodotto',), ('Produto', 'Descrição'), ('Artikel', 'Artikelomschrijving'), ('商品名', '品名'), ('상품명',)),
    'quantity': (('Quantity', 'Qty', 'quantity'), ('数量',), ('數量',), ('Menge', 'Anzahl'), ('Quantité', 'Qté'), ('Cantidad', 'Unidades'), ('Quantità',), ('Quantidade', 'Qtde'),
                 ('Aantal',), ('数量', '個数'), ('수량',)),
    'price': (('Unit Price', 'UnitPrice', 'unit_price'), ('单价', '商品单价'), ('單價',), ('Einzelpreis',), ('Prix unitaire',), ('Precio unitario', 'Precio'), ('Prezzo unitario',),
              ('Valor unitário',), ('Stukprijs',), ('単価',), ('단가', '상품가격')),
    'amount': (('Amount', 'Total', 'Order Total', 'Revenue', 'order_total', 'total', 'Order Amount', 'Invoice Amount'), ('金额', '销售额', '订单金额'), ('金額',), ('Betrag', 'Umsatz', 'Nettobetrag'),
               ('Montant', 'Montant HT'), ('Importe',), ('Importo',), ('Valor Total',), ('Bedrag', 'Omzet'), ('金額', '売上金額'), ('금액', '결제금액')),
    'profit': (('Profit', 'Gross profit'), ('利润', '毛利'), ('利潤', '毛利'), ('Rohertrag', 'DB'), ('Marge',), ('Beneficio',), ('Utile',), ('Lucro',), ('Marge', 'Winst'), ('粗利益',), ('이익',)),
    'cost': (('Cost', 'Cost of goods'), ('成本',), ('成本',), ('Kosten', 'Wareneinsatz'), ('Coût',), ('Coste',), ('Costo',), ('Custo',), ('Kostprijs',), ('原価',), ('원가',)),
    'discount': (('Discount', 'Discount Amount', 'Discounts'), ('优惠金额',), ('折扣金額',), ('Rabatt',), ('Remise',), ('Descuento',), ('Sconto',), ('Desconto',), ('Korting',), ('値引額',), ('할인액',)),
    'status': (('Status', 'Order Status', 'status'), ('订单状态',), ('訂單狀態',), ('Bestellstatus', 'Status'), ('État', 'Statut'), ('Estado',), ('Stato',), ('Situação', 'Status'), ('Status',), ('ステータス',), ('주문상태',)),
    'refunded': (('Refunded Amount', 'Refund Amount', 'Amount Refunded', 'Amount refunded', 'Total Refunded'), ('退款金额',), ('退款金額',), ('Erstatteter Betrag',), ('Montant remboursé',),
                 ('Importe reembolsado',), ('Importo rimborsato',), ('Valor reembolsado',), ('Terugbetaald bedrag',), ('返金額',), ('환불금액',)),
    'currency': (('Currency', 'currency'), ('币种',), ('幣別',), ('Währung',), ('Devise',), ('Moneda',), ('Valuta',), ('Moeda',), ('Valuta',), ('通貨',), ('통화',)),
}
MEANING = {}
for _meaning, _languages in WORDS.items():
    for _words in _languages:
        for _word in _words:
            MEANING.setdefault(_word.casefold(), _meaning)

ENCODINGS = ('utf-8-sig', 'gb18030', 'big5', 'cp932', 'cp949', 'cp1252', 'cp1250')
UNKNOWN = ('Zorvak', 'Blemf', 'Fld_07', 'Qx', 'Narvet tol', 'Ugrim', 'K3', 'Spl-2', 'Tholmen', 'Wexi no')
TOTALS = ('Total', 'Grand Total', 'Summe', 'Gesamtsumme', 'Total général', 'Total general', 'Totale', 'Totaal', '合计', '合計', '총계', 'Subtotal', '')
NOTES = (['Sales report'], ['Created 01.07.2024', '', 'by office'], ['Umsatzliste 2. Quartal'], ['期间：2024年5月-6月'], ['Period:', '2024-05-01 – 2024-06-30'], ['All amounts in local currency'], [''])
STYLES = {
    'plain': re.compile(r'-?\d+\.\d\d'), 'en': re.compile(r'-?\d{1,3}(,\d{3})+\.\d\d|-?\d{1,3}\.\d\d'),
    'comma': re.compile(r'-?\d+,\d\d'), 'de': re.compile(r'-?\d{1,3}(\.\d{3})+,\d\d|-?\d{1,3},\d\d'),
}


class Table:
    """A text file taken apart: rows above the header, the header, the rows below."""

    def __init__(self, header, body, separator):
        self.header, self.body, self.separator, self.top = header, body, separator, []

    def copy(self):
        out = Table(list(self.header), [list(row) for row in self.body], self.separator)
        out.top = [list(row) for row in self.top]
        return out

    def column(self, at):
        return [row[at] for row in self.body]

    def text(self):
        out = io.StringIO()
        csv.writer(out, delimiter=self.separator, lineterminator='\r\n').writerows(self.top + [self.header] + self.body)
        return out.getvalue()


def take_apart(raw):
    """The table in a text file, or None where the file is no plain table with one header row on top."""
    if raw[:2] in (b'\xff\xfe', b'\xfe\xff'):
        texts = [raw.decode('utf-16')]
    else:
        texts = []
        for encoding in ENCODINGS:
            try:
                texts.append(raw.decode(encoding))
            except UnicodeDecodeError:
                continue
    best = None
    for text in texts:
        for separator in ';,\t|':
            rows = [row for row in csv.reader(io.StringIO(text.replace('\r\n', '\n').replace('\r', '\n')), delimiter=separator) if any(row)]
            if len(rows) < 4 or len(rows[0]) < 3 or len(set(map(len, rows))) > 1 or len(set(rows[0])) < len(rows[0]) or '' in rows[0]:
                continue
            known = sum(name.casefold() in MEANING for name in rows[0])
            if best is None or (known, len(rows[0])) > best[0]:
                best = (known, len(rows[0])), Table(rows[0], rows[1:], separator)
        if best and best[0][0] and text is texts[0]:
            break
    return best and best[1]


def style(cells):
    """How the amounts of a column are written, if all have two decimals."""
    cells = [cell for cell in cells if cell]
    return next((name for name, form in STYLES.items() if cells and all(form.fullmatch(cell) for cell in cells)), None)


def number(cell, written):
    return D(cell.replace(',', '')) if written in ('plain', 'en') else D(cell.replace('.', '').replace(',', '.'))


def write(amount, written):
    grouped = f'{amount:,.2f}'
    swapped = grouped.translate(str.maketrans(',.', '.,'))
    return {'plain': f'{amount:.2f}', 'en': grouped, 'comma': f'{amount:.2f}'.replace('.', ','), 'de': swapped,
            'fr': swapped.replace('.', '\u00a0'), 'swiss': grouped.replace(',', "'"), 'dollar': f'${grouped}' if amount >= 0 else f'-${grouped[1:]}',
            'euro': swapped + ' €', 'minus behind': swapped.lstrip('-') + ('-' if amount < 0 else '')}[written]


def money(table):
    return [at for at in range(len(table.header)) if style(table.column(at))]


def meaning(table, wanted):
    return next((at for at, name in enumerate(table.header) if MEANING.get(name.casefold()) == wanted), None)


# Each change takes a table and a random generator, and returns (bytes or sheet, extension, what was done) or None.


def plain_text(table, encoding='utf-8'):
    return table.text().encode(encoding), '.csv'


def rename(table, chance, _):
    flags = {'true', 'false', 'yes', 'no', '0', '1', 'ja', 'nein', 'live', 'test'}
    at = chance.choice([at for at in range(len(table.header)) if not set(map(str.lower, filter(None, table.column(at)))) <= flags])
    word = chance.choice(UNKNOWN)
    what = f'{table.header[at]} → {word}'
    table.header[at] = word
    return *plain_text(table), what


def swap(table, chance, _):
    one, two = chance.sample(range(len(table.header)), 2)
    what = f'{table.header[one]} ↔ {table.header[two]}'
    for row in [table.header] + table.body:
        row[one], row[two] = row[two], row[one]
    return *plain_text(table), what


def translate(table, chance, _):
    language = chance.randrange(len(LANGUAGES))
    done, header = 0, []
    for name in table.header:
        known = MEANING.get(name.casefold())
        word = WORDS[known][language][0] if known else name
        if word in header:
            word = name
        done += word != name
        header.append(word)
    if not done or len(set(header)) < len(header):
        return None
    table.header = header
    return *plain_text(table), f'{done} headers in {LANGUAGES[language]}'


def total(table, chance, _):
    columns = money(table)
    label = next((at for at in range(len(table.header)) if at not in columns), None)
    if not columns or label is None:
        return None
    row = [''] * len(table.header)
    for at in columns:
        written = style(table.column(at))
        row[at] = write(sum(number(cell, written) for cell in table.column(at) if cell), written)
    row[label] = chance.choice(TOTALS)
    table.body.append(row)
    return *plain_text(table), f'"{row[label]}" in column {table.header[label]}'


def repeat(table, chance, expected):
    order, amount = meaning(table, 'order'), meaning(table, 'amount')
    forbidden = ('product', 'quantity', 'price', 'cost', 'profit', 'discount', 'refunded')
    if order is None or amount is None or any(meaning(table, what) is not None for what in forbidden):
        return None
    if len(set(table.column(order))) < len(table.body) or any(key in expected for key in ('profit', 'products')):
        return None
    written = style(table.column(amount))
    if not written or any(number(cell, written) <= 0 for cell in table.column(amount) if cell):
        return None
    chance_of = chance.choice((1.0, 0.6))
    body, lines = [], 0
    for row in table.body:
        value = number(row[amount], written) if row[amount] else D(0)
        parts = [value]
        if chance.random() < chance_of or not lines:
            cut = (value * chance.randint(20, 80) / 100).quantize(D('0.01'))
            parts, lines = [cut, value - cut], lines + 1
        names = chance.sample(['Kettle', 'Tray', 'Mug', 'Spoon', 'Lamp'], len(parts))
        body += [row + [name, write(part, written)] for name, part in zip(names, parts)]
    table.header += ['Item', 'Line total']
    table.body = body
    return *plain_text(table), f'{lines} orders have two lines'


def hide(table, chance, _):
    hidden = sorted(chance.sample(range(2, len(table.body) + 2), chance.randint(1, max(1, len(table.body) // 3))))
    cell = lambda value: D(value) if re.fullmatch(r'-?(0|[1-9]\d{0,8})(\.\d+)?', value) else value
    rows = [table.header] + [[cell(value) for value in row] for row in table.body]
    return ('Sheet1', rows, {'hidden_rows': set(hidden)}), '.xlsx', f'rows {hidden} hidden'


def encoding(table, chance, _):
    able = []
    for name in ('cp1252', 'gb18030', 'big5', 'cp932', 'cp949', 'utf-16', 'utf-16-be', 'utf-8-sig', 'mac_roman'):
        try:
            table.text().encode(name)
            able.append(name)
        except UnicodeEncodeError:
            pass
    name = chance.choice(able)
    body = table.text().encode(name)
    return (b'\xfe\xff' + body if name == 'utf-16-be' else body), '.csv', name


def delimiter(table, chance, _):
    sign = chance.choice([sign for sign in ',;\t|' if sign != table.separator])
    table.separator = sign
    lead = f'sep={sign}\r\n' if chance.random() < 0.2 and sign != '\t' else ''
    return (lead + table.text()).encode(), '.csv', repr(sign) + (' with sep=' if lead else '')


def notes(table, chance, _):
    width = len(table.header)
    table.top = [(list(note) + [''] * width)[:width] for note in chance.choices(NOTES, k=chance.randint(1, 4))]
    return *plain_text(table), f'{len(table.top)} lines above'


def numbers(table, chance, _):
    columns = money(table)
    to = chance.choice(('plain', 'en', 'comma', 'de', 'fr', 'swiss', 'dollar', 'euro', 'minus behind'))
    if all(style(table.column(at)) == to for at in columns):
        return None
    for at in columns:
        written = style(table.column(at))
        for row in table.body:
            if row[at]:
                row[at] = write(number(row[at], written), to)
    if to in ('comma', 'de', 'fr', 'euro', 'minus behind') and table.separator == ',':
        table.separator = ';'
    return *plain_text(table), to


def dates(table, chance, _):
    for at in range(len(table.header)):
        cells = [cell for cell in table.column(at) if cell]
        form = next((form for form in FORMS if cells and all(is_date(cell, form) for cell in cells)), None)
        if form:
            break
    else:
        return None
    days = [datetime.datetime.strptime(cell, form).date() for cell in cells]
    forms = {'ISO': '{0:%Y-%m-%d}', 'German': '{0:%d.%m.%Y}', 'compact': '{0:%Y%m%d}', 'slashes': '{0.year}/{0.month}/{0.day}', 'Chinese': '{0.year}年{0.month}月{0.day}日',
             'words': '{0.day} {0:%b} {0.year}', 'with a time': '{0:%Y-%m-%d} 23:30:00', 'serial': None}
    if any(day.day > 12 for day in days):
        forms |= {'US': '{0.month}/{0.day}/{0.year}', 'British': '{0:%d/%m/%Y}', 'US, two digits': '{0:%m/%d/%y}'}
    name = chance.choice(sorted(forms))
    for row in table.body:
        if row[at]:
            day = datetime.datetime.strptime(row[at], form).date()
            row[at] = forms[name].format(day) if forms[name] else str((day - datetime.date(1899, 12, 30)).days)
    return *plain_text(table), f'{table.header[at]}: {name}'


def is_date(cell, form):
    try:
        datetime.datetime.strptime(cell, form)
        return True
    except ValueError:
        return False


FORMS = ('%Y-%m-%d', '%d.%m.%Y', '%Y/%m/%d', '%Y-%m-%d %H:%M', '%Y-%m-%d %H:%M:%S')
CHANGES = (rename, swap, translate, total, repeat, hide, encoding, delimiter, notes, numbers, dates)


# Judging --------------------------------------------------------------------------------------------------------------


def aliases(columns, keys):
    """Other names of each key: values of columns that go one to one with the column that holds the keys."""
    at = next((at for at, column in enumerate(columns) if keys and keys <= set(column)), None)
    out = {key: [key] for key in keys}
    for other in range(len(columns)) if at is not None else ():
        pairs = {(one, two) for one, two in zip(columns[at], columns[other]) if one}
        if other != at and len(pairs) == len({one for one, _ in pairs}) == len({two for _, two in pairs}):
            for key, value in pairs:
                if key in out and value:
                    out[key].append(value)
    return out


def names(table, expected):
    """Other names of the expected customers, and of the expected products."""
    columns = [table.column(at) for at in range(len(table.header))]
    joined = [[(one + blank + two).strip() for one, two in zip(*pair)] for pair in zip(columns, columns[1:]) for blank in ('', ' ')]
    customers = set().union(*(expected.get(key, {}) for key in ('per', 'per_profit', 'purchases', 'last')))
    return aliases(columns + joined, customers), aliases(columns, set(expected.get('products', {})))


def differences(expected, result, other_names):
    """What differs from the expected numbers, in words."""
    out = []

    def compare(what, got, want):
        try:
            same = D(str(got)) == D(str(want))
        except ArithmeticError:
            same = got == want
        if not same:
            out.append(f'{what} {got}, expected {want}')

    totals, (other_customers, other_products) = result['totals'], other_names
    customers = {line['id']: line for line in result['customers']}
    for key in ('revenue', 'profit', 'customers'):
        if key in expected:
            compare(key, totals.get(key), expected[key])
    for key, field in (('per', 'revenue'), ('per_profit', 'profit'), ('purchases', 'purchases'), ('last', 'last_purchase')):
        for who, want in expected.get(key, {}).items():
            line = next((customers[name] for name in other_customers.get(who, [who]) if name in customers), {})
            compare(f'{who} {field}', line.get(field), want)
    if 'products' in expected:
        have = {line['name']: line['revenue'] for line in result.get('products', {}).get('rows', [])}
        for name, want in expected['products'].items():
            compare(f'product {name}', next((have[other] for other in other_products.get(name, [name]) if other in have), None), want)
    if 'control' in expected:
        controls = [file['control_total'] for file in result['import']['files'] if file.get('control_total') is not None]
        if controls:
            compare('control total', sum(map(D, controls)), expected['control'])
    return out


def still_expected(expected, table, change, what):
    """The numbers that a variant must give: without those whose only evidence the change takes away (a profit column without a name)."""
    gone = {'control'} if change in ('repeat', 'hide') else set()
    renamed = MEANING.get(what.split(' → ')[0].casefold()) if change == 'rename' else None
    if renamed in ('profit', 'cost') and any(meaning(table, part) is None for part in ('amount', 'cost', 'profit')):
        gone = {'profit', 'per_profit'}
    return {key: value for key, value in expected.items() if key not in gone}


def judge(analyze, path, expected, other_names, change=None):
    """RIGHT, ASKS, WARNS, MUTE or SILENT, and why."""
    try:
        done = subprocess.run([analyze, str(path)], capture_output=True, timeout=30)
    except subprocess.TimeoutExpired:
        return 'MUTE', 'over 30 s'
    if done.returncode:
        say = done.stderr.decode(errors='replace').strip()
        return ('ASKS' if any(sign in say for sign in '"“「') else 'MUTE'), say[:160]
    result = json.loads(done.stdout)
    asks, warns = result['import'].get('questions') or [], result['import'].get('warnings') or []
    wrong = '; '.join(differences(expected, result, other_names))
    if not wrong and (change != 'hide' or asks or warns):
        return 'RIGHT', ''
    if asks:
        return 'ASKS', json.dumps(asks, ensure_ascii=False)[:160]
    if warns:
        return 'WARNS', wrong[:160]
    return 'SILENT', wrong[:200] or 'hidden rows are counted without a word'


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument('analyze')
    options.add_argument('folder', nargs='?', default=HERE, type=pathlib.Path)
    options.add_argument('--variants', type=int, default=400)
    options.add_argument('--bases', type=int, default=20)
    options.add_argument('--seed', type=int, default=1)
    options.add_argument('--keep', type=pathlib.Path, help='a folder for the SILENT variants')
    options.add_argument('-v', action='store_true', help='print every variant')
    options = options.parse_args()
    chance = random.Random(options.seed)
    folder = tempfile.TemporaryDirectory()
    work = pathlib.Path(folder.name)

    bases = []
    cases = json.loads((options.folder / 'expected.json').read_text(encoding='utf-8'))
    chance.shuffle(cases)
    for case in sorted(cases, key=lambda case: case['mode'] != 'value'):
        path, checks = options.folder / 'files' / case['file'], [key for key in case['expected'] if key not in ('note', 'names', 'spend')]
        table = None if path.suffix not in ('.csv', '.txt') or not checks else take_apart(path.read_bytes())
        if table is None or len(bases) == options.bases:
            continue
        other_names = names(table, case['expected'])
        if judge(options.analyze, path, case['expected'], other_names)[0] != 'RIGHT':
            continue
        again = work / path.name
        again.write_bytes(table.text().encode())
        if judge(options.analyze, again, case['expected'], other_names)[0] == 'RIGHT':
            bases.append((case, table, other_names))
    if not bases:
        sys.exit('no file is read right')
    print(f'{len(bases)} bases: ' + ' '.join(case['id'] for case, _, _ in bases))

    variants, seen, tries = [], set(), 0
    while len(variants) < options.variants and tries < options.variants * 60:
        change = CHANGES[tries % len(CHANGES)]
        tries += 1
        case, table, other_names = chance.choice(bases)
        made = change(table.copy(), chance, case['expected'])
        if made is None or (case['id'], change.__name__, made[2]) in seen:
            continue
        body, extension, what = made
        seen.add((case['id'], change.__name__, what))
        path = work / f'{len(variants):03}_{case["id"]}_{change.__name__}{extension}'
        xlsx(path, body) if extension == '.xlsx' else path.write_bytes(body)
        expected = still_expected(case['expected'], table, change.__name__, what)
        variants.append((path, case, other_names, change.__name__, what, expected))

    counts, silent = collections.defaultdict(collections.Counter), []
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        verdicts = list(pool.map(lambda v: judge(options.analyze, v[0], v[5], v[2], v[3]), variants))
    for (path, case, _, change, what, _), (state, why) in zip(variants, verdicts):
        counts[change][state] += 1
        if state == 'SILENT':
            silent.append((path, f'SILENT {case["id"]} {change}: {what} | {why}'))
        elif options.v:
            print(f'{state} {case["id"]} {change}: {what}' + (f' | {why}' if why else ''))
    states = ('RIGHT', 'ASKS', 'WARNS', 'MUTE', 'SILENT')
    print(f'{"":10}' + ''.join(f'{state:>8}' for state in states))
    for change in [change.__name__ for change in CHANGES] + ['all']:
        line = sum(counts.values(), collections.Counter()) if change == 'all' else counts[change]
        print(f'{change:10}' + ''.join(f'{line[state]:8}' for state in states))
    for path, sentence in silent:
        print(sentence)
        if options.keep:
            options.keep.mkdir(parents=True, exist_ok=True)
            (options.keep / path.name).write_bytes(path.read_bytes())
    print(f'{len(silent)} of {len(variants)} SILENT ({len(silent) / len(variants):.1%})')
    return len(silent) > len(variants) / 100


if __name__ == '__main__':
    sys.exit(main())
