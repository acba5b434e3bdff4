package com.quillmere.billing.jobs;

import java.io.File;
import java.io.IOException;
import java.util.Properties;
import org.apache.commons.httpclient.HttpClient;
import org.apache.commons.httpclient.NameValuePair;
import org.apache.commons.httpclient.methods.GetMethod;
import org.apache.commons.httpclient.methods.PostMethod;
import org.apache.commons.httpclient.methods.multipart.FilePart;
import org.apache.commons.httpclient.methods.multipart.MultipartRequestEntity;
import org.apache.commons.httpclient.methods.multipart.Part;
import org.apache.commons.httpclient.methods.multipart.StringPart;

/** Sends account statements and files them with the account. */
public class StatementJob {
    private final HttpClient http = new HttpClient();
    private final Properties settings;

    public StatementJob(Properties settings) {
        this.settings = settings;
    }

    public void file(String account, File statement) throws IOException {
        PostMethod post = new PostMethod("https://crm.zoho.com/crm/private/xml/Accounts/uploadFile");
        Part[] parts = {
            new StringPart("authtoken", settings.getProperty("crm.token")),
            new StringPart("scope", "crmapi"),
            new StringPart("id", account),
            new FilePart("content", statement)
        };
        post.setRequestEntity(new MultipartRequestEntity(parts, post.getParams()));
        http.executeMethod(post);
    }

    public String contacts(String account) throws IOException {
        GetMethod get = new GetMethod(settings.getProperty("crm.url") + "json/Contacts/getRelatedRecords");
        NameValuePair[] query = new NameValuePair[4];
        query[0] = new NameValuePair("authtoken", settings.getProperty("crm.token"));
        query[1] = new NameValuePair("scope", "crmapi");
        query[2] = new NameValuePair("id", account);
        query[3] = new NameValuePair("parentModule", "Accounts");
        get.setQueryString(query);
        http.executeMethod(get);
        return get.getResponseBodyAsString();
    }

    public String books(String organization) throws IOException {
        GetMethod get = new GetMethod("https://books.zoho.com/api/v3/customerpayments");
        get.setQueryString(new NameValuePair[] {
            new NameValuePair("authtoken", "893a3145cbae86173ef0e900f3f101e5"),
            new NameValuePair("organization_id", organization)
        });
        http.executeMethod(get);
        return get.getResponseBodyAsString();
    }
}
