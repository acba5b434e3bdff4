package com.quillmere.billing.jobs;

import com.quillmere.billing.crm.CrmClient;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URL;
import java.net.URLEncoder;
import java.util.HashMap;
import java.util.Map;

/** Marks what was paid and what is overdue. Older than the client, so it writes to the CRM itself. */
public class PaymentJob {
    private static final String UPDATE_URL = "https://crm.zoho.com/crm/private/xml/Invoices/updateRecords";

    private final CrmClient crm;
    private String url;

    public PaymentJob(CrmClient crm) {
        this.crm = crm;
    }

    public void run(Map<String, String> paid) throws IOException {
        for (Map.Entry<String, String> entry : paid.entrySet()) {
            mark(entry.getKey(), entry.getValue());
        }
        Map<String, String> more = new HashMap<String, String>() {{
            put("toIndex", "200");
            put("sortColumnString", "Due Date");
        }};
        String answer = crm.get("Invoices", "getRecords", more);
        remind(answer);
    }

    private void mark(String id, String xml) throws IOException {
        String body = "authtoken=" + System.getenv("CRM_TOKEN") + "&scope=crmapi&id=" + id
            + "&xmlData=" + URLEncoder.encode(xml, "UTF-8");
        HttpURLConnection connection = (HttpURLConnection) new URL(UPDATE_URL).openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        try (DataOutputStream out = new DataOutputStream(connection.getOutputStream())) {
            out.writeBytes(body);
        }
        try (BufferedReader in = new BufferedReader(new InputStreamReader(connection.getInputStream()))) {
            in.readLine();
        }
    }

    private void remind(String answer) throws IOException {
        String method = answer.contains("nodata") ? "getMyRecords" : "getCVRecords";
        url = String.format("https://crm.zoho.com/crm/private/json/%s/%s?authtoken=%s&scope=crmapi", "Accounts", method,
            "8984820388179288985d2098ba3b0101");
        new URL(url).openStream().close();
    }
}
