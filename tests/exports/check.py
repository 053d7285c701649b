#!/usr/bin/env python3
"""Runs the native engine on a folder of export files and compares with expected.json.

    tests/exports/check.py ANALYZE [FOLDER] [-v]

ANALYZE is the built example, target/release/examples/analyze; FOLDER holds expected.json and files/ (this folder by
default).

A case is RIGHT (all expected numbers equal), ASKS (results JSON has an open question under import.questions, or exit 1
with a sentence that shows an example of what was found in quotation marks), WARNS (import.warnings), else WRONG.
Wanted: value → RIGHT; ask → RIGHT or ASKS; warn → RIGHT, ASKS or WARNS; note → any of them or a note.
A number that is wrong and comes without a word is the worst of all: it is listed as SILENT.
Exit 0 when every case is as wanted. Prints one summary line last.
"""
import json, subprocess, sys, pathlib
from decimal import Decimal as D

verbose = '-v' in sys.argv
arguments = [argument for argument in sys.argv[1:] if argument != '-v']
exe, folder = arguments[0], pathlib.Path(arguments[1] if len(arguments) > 1 else pathlib.Path(__file__).parent)
cases = json.load(open(folder / 'expected.json'))
count = {}; bad = []

def differences(e, j):
    t = j['totals']; cu = {x['id']: x for x in j['customers']}; out = []
    def eq(what, got, want):
        try: same = D(str(got)) == D(str(want))
        except Exception: same = got == want
        if not same: out.append(f'{what} {got}, expected {want}')
    for k in ('revenue', 'profit', 'customers'):
        if k in e: eq(k, t.get(k), e[k])
    for key, field in (('per', 'revenue'), ('per_profit', 'profit'), ('purchases', 'purchases'), ('last', 'last_purchase'), ('names', 'name')):
        for who, want in e.get(key, {}).items(): eq(f'{who} {field}', cu.get(who, {}).get(field), want)
    for who, want in e.get('spend', {}).items(): eq(f'{who} spend', cu.get(who, {}).get('tiers', {}).get('spend'), want)
    for who, want in e.get('last_year', {}).items(): eq(f'{who} last year', str(cu.get(who, {}).get('last_purchase'))[:4], want)
    if 'products' in e:
        have = {x['name']: x['revenue'] for x in j.get('products', {}).get('rows', [])}
        for who, want in e['products'].items(): eq(f'product {who}', have.get(who), want)
    if 'control' in e:
        totals = [f.get('control_total') for f in j['import']['files'] if f.get('control_total') is not None]
        if totals: eq('control total', sum(map(D, totals)), e['control'])
    return out

for c in cases:
    e, mode = c['expected'], c['mode']; checks = [k for k in e if k != 'note']
    try:
        r = subprocess.run([exe, str(folder / 'files' / c['file'])], capture_output=True, timeout=30)
    except subprocess.TimeoutExpired:
        r = None
    if r is None: state, why = 'WRONG', 'over 30 s'
    elif r.returncode:
        say = r.stderr.decode(errors='replace').strip(); quoted = any(q in say for q in '“"「')
        state, why = ('ASKS' if quoted else 'MUTE'), say[:150]
    else:
        j = json.loads(r.stdout); imp = j['import']; asks = imp.get('questions') or []; warns = imp.get('warnings') or []
        diff = differences(e, j)
        if checks and not diff: state, why = 'RIGHT', ''
        elif asks: state, why = 'ASKS', json.dumps(asks, ensure_ascii=False)[:150]
        elif warns: state, why = 'WARNS', '; '.join(diff)[:150]
        else: state, why = 'SILENT', '; '.join(diff)[:200] or 'no question, no warning'
    wanted = {'value': ('RIGHT',), 'ask': ('RIGHT', 'ASKS'), 'warn': ('RIGHT', 'ASKS', 'WARNS'), 'note': ('RIGHT', 'ASKS', 'WARNS')}[mode]
    ok = state in wanted; count[state] = count.get(state, 0) + 1
    if not ok: bad.append(c['id'])
    if verbose or not ok: print(f"{'ok ' if ok else 'NOT'} {c['id']:5} {state:6} {c['file']}: {c['what']}{' | ' + why if why else ''}")
print(f"{len(cases) - len(bad)}/{len(cases)} as wanted; " + ', '.join(f'{v} {k}' for k, v in sorted(count.items())) + (f"; not: {' '.join(bad)}" if bad else ''))
sys.exit(1 if bad else 0)
