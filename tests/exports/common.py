"""What the further and other generators share: people, goods, and orders drawn from a seed."""
import datetime
import random
import unicodedata

import writing
from writing import D, day

USUAL = 'the usual columns of this export; from memory'
HAND = 'a habit of spreadsheets kept by hand'
SEEN = 'header as quoted in public importers (string search)'


class Deal:
    def __init__(self, no, when, who, amount, items):
        self.no, self.day, self.who, self.amount, self.items = no, when, who, amount, items

    def iso(self):
        return self.day.isoformat()

    def on(self, form):
        return self.day.strftime(form)

    def sum(self):
        return sum(item[4] for item in self.items)


GOODS = [('Notebook', 'NB-10', '6.40'), ('Desk lamp', 'DL-22', '48.00'), ('Chair mat', 'CM-31', '33.50'), ('Label printer', 'LP-40', '129.90'),
         ('Stapler', 'ST-52', '14.25'), ('Whiteboard', 'WB-61', '77.80')]


def deals(seed, people, count, start='2024-01-11', gap=(2, 9), low=20, high=400, places=2, goods=GOODS, most=3):
    """`count` orders on strictly later days; everybody buys once within the first len(people). `items`: (name, code, quantity, price, sum)."""
    people = list(people)
    rng, when, out, first = random.Random(seed), day(start), [], list(people)
    rng.shuffle(first)
    for at in range(count):
        when += datetime.timedelta(days=rng.randint(*gap))
        who = first[at] if at < len(first) else rng.choice(people[:max(3, len(people) - 2)])
        amount = D(rng.randint(low * 10 ** places, high * 10 ** places)).scaleb(-places)
        items = []
        for name, code, price in rng.sample(goods, rng.randint(1, min(most, len(goods)))):
            quantity = rng.randint(1, 5)
            items.append((name, code, quantity, D(price), quantity * D(price)))
        out.append(Deal(at + 1, when, who, amount, items))
    return out


def later(when, days):
    return when + datetime.timedelta(days)


def cents(amount):
    return D(amount).quantize(D('0.01'))


def csv(path, rows, loose=False, **options):
    """Writes a text file; unless `loose`, every row has as many cells as the header."""
    if not loose:
        wrong = [row for row in rows if len(row) != len(rows[0])]
        assert not wrong, (path.name, len(rows[0]), wrong[0])
    writing.csv(path, rows, **options)


def lined(header, **cells):
    """A row for `header` with the named cells; the others are empty."""
    unknown = set(cells) - set(header)
    assert not unknown, unknown
    return [cells.get(name, '') for name in header]


def mail(name):
    flat = unicodedata.normalize('NFKD', name).encode('ascii', 'ignore').decode()
    return '.'.join(''.join(ch if ch.isalnum() else ' ' for ch in flat.lower()).split()) + '@inbox.example'


EN = ['Clara Boyd', 'Iris Dunn', 'Hugo Marsh', 'Ned Quill', 'Ruth Tate', 'Walt Ivey']
FIRMS = ['Harbor Dental', 'Juniper Cafe', 'Kestrel Bikes', 'Lumen Studio', 'Maple Schools', 'North Pier Inn']
DEU = ['Schreinerei Kühn', 'Gasthof Bär', 'Optik Strauß', 'Tierarzt Dr. Röhl', 'Bäckerei Grün', 'Autohaus Weiß']
FRA = ['Pharmacie Leclère', 'École Saint-Rémi', 'Camping des Dunes', 'Fromagerie Hébert', 'Garage Noël', 'Librairie Aubépine']
ESP = ['Panadería Núñez', 'Hotel Montaña', 'Clínica Dental Peña', 'Talleres Ibáñez', 'Colegio San Andrés', 'Óptica Muñoz']
ITA = ['Enoteca Sarti', 'Hotel Belvedere', 'Officina Città', 'Farmacia Sant’Andrea', 'Gelateria Più', 'Studio Fabbri']
POR = ['Padaria São João', 'Clínica Coração', 'Auto Peças Irmãos', 'Escola Três Marias', 'Mercearia Conceição', 'Hotel Atlântico']
NLD = ['Bakkerij Smit', 'Fietsen De Groot', 'Praktijk Jansen', 'Kwekerij Vos', 'Hotel De Zon', 'Garage Bos']
CN = ['周晓兰', '吴志强', '郑丽娟', '孙浩然', '朱美玲', '何俊杰']
CNCO = ['温州顺达鞋业有限公司', '台州佳美塑料厂', '绍兴越城布行', '金华义乌饰品有限公司', '湖州南浔木业', '合肥庐阳电器商行']
TW = ['王雅琪', '許家豪', '劉美華', '張志偉', '楊淑惠', '江承翰']
TWCO = ['宏泰五金行', '永豐食品有限公司', '大同文具社', '高雄海產行', '新竹電子材料行', '台中花店']
JP = [('高橋', '涼'), ('山口', '恵'), ('石川', '大輔'), ('松本', '綾'), ('清水', '直樹'), ('森', '千夏')]
JPCO = ['株式会社青葉商会', '有限会社みどり製菓', '合同会社ひかり', '株式会社東雲工業', '南風酒店', '株式会社北斗電機']
KR = ['한지민', '오세훈', '배수현', '신동욱', '문가영', '류준열']
KRCO = ['(주)한빛상사', '대성유통', '미래문구', '(주)서해식품', '가온디자인', '동방기계']
