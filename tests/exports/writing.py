"""What the generators of export files share: facts and the numbers that follow from them, text files, workbooks.

A generator states the facts (who bought what, when, for how much; what was refunded or never paid), lays them out as a
system would, and takes the expected numbers from the facts, never from the file. Standard library only; files are the
same bytes on every run.
"""
import datetime
import json
import pathlib
import zipfile
from decimal import Decimal
from xml.sax.saxutils import escape

D = Decimal


def day(text):
    """The day written YYYY-MM-DD."""
    return datetime.date.fromisoformat(text)


class Facts(list):
    """Lines that count: sales with their amounts, refunds with negative amounts."""

    def sale(self, who, when, order, amount, product=None, profit=None):
        self.append((who, when, order, D(str(amount)), product, None if profit is None else D(str(profit)), False))

    def refund(self, who, when, order, amount, product=None, profit=None):
        """Money given back: `amount` is positive here."""
        self.append((who, when, order, -D(str(amount)), product, None if profit is None else -D(str(profit)), True))

    def want(self, keys, note=None):
        """The expected numbers named in `keys` (words separated by blanks)."""
        each = lambda at, value: self.sums(at, value)
        out = {}
        for key in keys.split():
            if key in ('revenue', 'control'):
                out[key] = text(sum(line[3] for line in self))
            elif key == 'profit':
                out[key] = text(sum(line[5] for line in self))
            elif key == 'customers':
                out[key] = len({line[0] for line in self})
            elif key == 'per':
                out[key] = each(0, 3)
            elif key == 'per_profit':
                out[key] = each(0, 5)
            elif key == 'products':
                out[key] = each(4, 3)
            elif key == 'purchases':
                out[key] = {who: len(self.purchases(who)) for who in dict.fromkeys(line[0] for line in self)}
            elif key == 'last':
                out[key] = {who: max(self.purchases(who).values()).isoformat()
                            for who in dict.fromkeys(line[0] for line in self) if self.purchases(who)}
            else:
                raise KeyError(key)
        if note:
            out['note'] = note
        return out

    def sums(self, at, value):
        out = {}
        for line in self:
            out[line[at]] = out.get(line[at], 0) + line[value]
        return {name: text(amount) for name, amount in out.items()}

    def purchases(self, who):
        """Orders of a customer with a line that is no refund, netting to zero or more, and the day of each."""
        orders = {}
        for name, when, order, amount, _, _, refund in self:
            if name == who:
                net, sold, first = orders.get(order, (0, False, when))
                orders[order] = net + amount, sold or not refund, first if sold or refund else when
        return {order: when for order, (net, sold, when) in orders.items() if sold and net >= 0}


def text(amount):
    """A decimal without trailing zeros and without an exponent."""
    out = f'{D(amount):f}'
    return out.rstrip('0').rstrip('.') if '.' in out else out


def en(amount, places=2):
    """1,234.50"""
    return f'{D(str(amount)):,.{places}f}'


def de(amount, places=2):
    """1.234,50"""
    return en(amount, places).translate(str.maketrans(',.', '.,'))


def fr(amount, blank='\u202f'):
    """1 234,50 with a narrow no-break space."""
    return en(amount).translate(str.maketrans({',': blank, '.': ','}))


def comma(amount):
    """1234,50"""
    return f'{D(str(amount)):.2f}'.replace('.', ',')


def plain(amount):
    """1234.50"""
    return f'{D(str(amount)):.2f}'


class Formula:
    """A cell with a formula and the value that the spreadsheet kept for it (a text is an error such as #N/A)."""

    def __init__(self, formula, value):
        self.formula, self.value = formula, value


class Cases:
    """The cases of one folder: files/ and expected.json."""

    def __init__(self, folder):
        self.folder, self.cases = pathlib.Path(folder), []
        (self.folder / 'files').mkdir(parents=True, exist_ok=True)

    def case(self, id, file, what, mode, source):
        """Runs the decorated function, which writes the file and returns the expected numbers."""
        def run(function):
            name = f'{id}_{file}'
            expected = function(self.folder / 'files' / name)
            self.cases.append({'id': id, 'file': name, 'what': what, 'mode': mode, 'expected': expected, 'source': source})
        return run

    def save(self):
        """Writes expected.json: ours in their places, new ones last, and the others as they were."""
        path, ours = self.folder / 'expected.json', {case['id']: case for case in self.cases}
        assert len(ours) == len(self.cases), 'an id is used twice'
        there = json.loads(path.read_text(encoding='utf-8')) if path.exists() else []
        kept = sum(case['id'] not in ours for case in there)
        cases = [ours.pop(case['id'], case) for case in there] + list(ours.values())
        path.write_text(json.dumps(cases, ensure_ascii=False, indent=1), encoding='utf-8')
        print(f'{self.folder}: {kept} kept, {len(self.cases)} written')


def csv(path, rows, sep=',', encoding='utf-8', end='\r\n', quotes='needed', bom=False, before='', after=''):
    """A text file. `quotes`: needed, all, none, or text (texts quoted, numbers bare)."""
    def cell(value):
        value = '' if value is None else str(value)
        number = value.replace('.', '', 1).replace(',', '', 1).lstrip('-').isdigit()
        wanted = {'all': True, 'none': False, 'text': not number and value != '',
                  'needed': any(sign in value for sign in (sep, '"', '\n', '\r'))}[quotes]
        return '"' + value.replace('"', '""') + '"' if wanted else value
    body = before + ''.join(sep.join(map(cell, row)) + end for row in rows) + after
    path.write_bytes((b'\xef\xbb\xbf' if bom else b'') + body.encode(encoding))


def xlsx(path, *sheets):
    """A workbook. A sheet is (name, rows) or (name, rows, options) with merged, hidden_rows, hidden_columns, outline and
    struck (rows whose font is struck through; all 1-based), hidden, filter."""
    strings, parts = [], {}
    places = {}
    times = any(isinstance(value, datetime.datetime) for sheet in sheets for row in sheet[1] for value in row)
    looks = 3 if times else 2
    crossed = any(sheet[2].get('struck') for sheet in sheets if len(sheet) > 2)

    def letters(at):
        return (letters(at // 26 - 1) if at >= 26 else '') + chr(65 + at % 26)

    def cell(at, line, value, struck):
        place = f'{letters(at)}{line}'
        look = (2 if isinstance(value, datetime.datetime) else 1 if isinstance(value, datetime.date) else 0) + (looks if struck else 0)
        head = f'<c r="{place}"' + (f' s="{look}"' if look else '')
        if value is None or value == '':
            return ''
        if isinstance(value, bool):
            return f'{head} t="b"><v>{int(value)}</v></c>'
        if isinstance(value, Formula):
            inner = '' if value.value is None else f'<v>{value.value}</v>'
            kind = ' t="e"' if isinstance(value.value, str) else ''
            return f'{head}{kind}><f>{escape(value.formula)}</f>{inner}</c>'
        if isinstance(value, datetime.datetime):
            whole = (value - datetime.datetime(1899, 12, 30)) / datetime.timedelta(days=1)
            return f'{head}><v>{whole:.8f}</v></c>'
        if isinstance(value, datetime.date):
            return f'{head}><v>{(value - datetime.date(1899, 12, 30)).days}</v></c>'
        if isinstance(value, (int, float, Decimal)):
            return f'{head}><v>{value}</v></c>'
        if value not in places:
            places[value] = len(strings)
            strings.append(value)
        return f'{head} t="s"><v>{places[value]}</v></c>'

    for number, sheet in enumerate(sheets, 1):
        options = sheet[2] if len(sheet) > 2 else {}
        hidden = options.get('hidden_rows', ())
        rows = ''.join(
            f'<row r="{line}"' + (' outlineLevel="2"' if line in options.get('outline', ()) else '')
            + (' hidden="1"' if line in hidden else '') + '>'
            + ''.join(cell(at, line, value, line in options.get('struck', ())) for at, value in enumerate(row)) + '</row>'
            for line, row in enumerate(sheet[1], 1))
        merged = options.get('merged', ())
        columns = ''.join(f'<col min="{n}" max="{n}" width="10" hidden="1" customWidth="1"/>' for n in options.get('hidden_columns', ()))
        parts[f'xl/worksheets/sheet{number}.xml'] = (
            '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            + (f'<cols>{columns}</cols>' if columns else '') + '<sheetData>' + rows + '</sheetData>'
            + (f'<autoFilter ref="{options["filter"]}"/>' if 'filter' in options else '')
            + (f'<mergeCells count="{len(merged)}">' + ''.join(f'<mergeCell ref="{area}"/>' for area in merged)
               + '</mergeCells>' if merged else '') + '</worksheet>')
    many = range(1, len(sheets) + 1)
    types = 'application/vnd.openxmlformats-officedocument.spreadsheetml.'
    relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    package = 'http://schemas.openxmlformats.org/package/2006/'
    main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
    parts['[Content_Types].xml'] = (
        f'<Types xmlns="{package}content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{types}sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{types}styles+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{types}sharedStrings+xml"/>'
        + ''.join(f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{types}worksheet+xml"/>' for n in many)
        + '</Types>')
    parts['_rels/.rels'] = (f'<Relationships xmlns="{package}relationships"><Relationship Id="rId1" '
                            f'Type="{relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
    parts['xl/workbook.xml'] = (
        f'<workbook xmlns="{main}" xmlns:r="{relation}"><sheets>' + ''.join(
            f'<sheet name="{escape(sheet[0])}" sheetId="{n}"'
            + (' state="hidden"' if len(sheet) > 2 and sheet[2].get('hidden') else '') + f' r:id="rId{n}"/>'
            for n, sheet in enumerate(sheets, 1)) + '</sheets></workbook>')
    parts['xl/_rels/workbook.xml.rels'] = (
        f'<Relationships xmlns="{package}relationships">'
        + ''.join(f'<Relationship Id="rId{n}" Type="{relation}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in many)
        + f'<Relationship Id="rId{len(sheets) + 1}" Type="{relation}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId{len(sheets) + 2}" Type="{relation}/sharedStrings" Target="sharedStrings.xml"/></Relationships>')
    strike = '<font><strike/><sz val="11"/><name val="Calibri"/></font>' if crossed else ''
    parts['xl/styles.xml'] = (
        f'<styleSheet xmlns="{main}"><fonts count="{2 if crossed else 1}"><font><sz val="11"/><name val="Calibri"/></font>{strike}</fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1">'
        f'<border/></borders><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs count="{looks * 2 if crossed else looks}"><xf numFmtId="0" xfId="0"/>'
        '<xf numFmtId="14" xfId="0" applyNumberFormat="1"/>' + ('<xf numFmtId="22" xfId="0" applyNumberFormat="1"/>' if times else '')
        + (''.join(f'<xf numFmtId="{form}" fontId="1" xfId="0" applyFont="1"' + (' applyNumberFormat="1"/>' if form else '/>') for form in (0, 14, 22)[:looks])
           if crossed else '')
        + '</cellXfs></styleSheet>')
    parts['xl/sharedStrings.xml'] = f'<sst xmlns="{main}">' + ''.join(
        f'<si><t xml:space="preserve">{escape(value)}</t></si>' for value in strings) + '</sst>'
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as packed:
        for name, body in parts.items():
            packed.writestr(zipfile.ZipInfo(name, (2024, 7, 1, 0, 0, 0)),
                            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + body, zipfile.ZIP_DEFLATED)
