package com.quillmere.billing;

/** An order that was shipped, and what the CRM is told about it. */
public class Order {
    private final String number;
    private final String accountId;
    private final long pence;

    public Order(String number, String accountId, long pence) {
        this.number = number;
        this.accountId = accountId;
        this.pence = pence;
    }

    public String getAccountId() {
        return accountId;
    }

    public String toInvoiceXml() {
        return "<Invoices><row no=\"1\"><FL val=\"Subject\">" + number + "</FL><FL val=\"Grand Total\">" + pence / 100
            + "</FL></row></Invoices>";
    }

    public String toNoteXml() {
        return "<Notes><row no=\"1\"><FL val=\"Note Title\">Invoiced</FL></row></Notes>";
    }

    public String toAccountXml() {
        return "<Accounts><row no=\"1\"><FL val=\"Last Invoice\">" + number + "</FL></row></Accounts>";
    }
}
