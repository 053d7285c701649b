"""Facts that also count the rows of the file and know costs, and cases that no number answers."""
import writing
from writing import D, text


class Facts(writing.Facts):
    """`rows`: rows of the file that hold a sale or a refund that counts (cancelled rows, totals, headings do not)."""

    def __init__(self):
        super().__init__()
        self.rows, self.cost = 0, D(0)

    def sale(self, who, when, order, amount, product=None, cost=None, rows=1):
        amount = D(str(amount))
        super().sale(who, when, order, amount, product, None if cost is None else amount - D(str(cost)))
        self.rows += rows
        self.cost += D(str(cost or 0))

    def refund(self, who, when, order, amount, product=None, cost=None, rows=1):
        """A row of its own; rows=0 where the refund stands in a column of the sale's row."""
        amount = D(str(amount))
        super().refund(who, when, order, amount, product, None if cost is None else amount - D(str(cost)))
        self.rows += rows
        self.cost -= D(str(cost or 0))

    def want(self, keys, note=None):
        out = super().want(keys, note)
        out['orders'] = sum(len(self.purchases(who)) for who in dict.fromkeys(line[0] for line in self))
        out['rows'] = self.rows
        if 'profit' in out:
            out['cost'] = text(self.cost)
        return out


def only(note):
    """The file alone cannot tell: a question is wanted, no number is right."""
    return {'note': note}


def drop(out, *keys):
    """Expected numbers without those that are a matter of definition here."""
    for key in keys:
        del out[key]
    return out
