package com.quillmere.billing.crm;

/** Names that the CRM gives its parameters. */
public interface CrmConstants {
    String BASE = "https://crm.zoho.com/crm/private/";
    String AUTHTOKEN = "authtoken";
    String SCOPE = "scope";
    String SCOPE_CRM = "crmapi";
    String XML_DATA = "xmlData";
    String UPDATE = "/updateRecords";
}
