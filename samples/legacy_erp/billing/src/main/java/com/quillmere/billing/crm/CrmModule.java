package com.quillmere.billing.crm;

/** The modules that billing writes to. */
public enum CrmModule {
    INVOICES("Invoices"),
    ACCOUNTS("Accounts"),
    NOTES("Notes");

    private final String path;

    CrmModule(String path) {
        this.path = path;
    }

    public String getPath() {
        return path;
    }
}
