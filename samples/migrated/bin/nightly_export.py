#!/usr/bin/env python3
"""Open deals as CSV for the sales office. Cron on the file server, 03:40."""
import csv
import sys

from quillsync.reports import DEAL_FIELDS, Report


def cell(value):
    return value['name'] if isinstance(value, dict) else value


def main(path):
    with open(path, 'w', newline='', encoding='utf-8') as target:
        out = csv.writer(target)
        out.writerow(DEAL_FIELDS)
        for deal in Report().open_deals():
            out.writerow([cell(deal.get(name)) for name in DEAL_FIELDS])
    print('exported to', path)


if __name__ == '__main__':
    main(sys.argv[1])
