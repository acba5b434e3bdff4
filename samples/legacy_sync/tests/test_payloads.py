from quillsync.zoho.payloads import build_rows, note


def test_rows_are_numbered():
    xml = build_rows('Leads', [{'Last Name': 'Moss'}, {'Last Name': 'Fenn', 'Email': None}])
    assert xml == (
        b'<Leads><row no="1"><FL val="Last Name">Moss</FL></row>'
        b'<row no="2"><FL val="Last Name">Fenn</FL></row></Leads>'
    )


def test_a_note_is_escaped():
    assert '<FL val="Note Content">peas &amp; beans</FL>' in note('12', 'Wish', 'peas & beans')
