package com.quillmere.billing.jobs;

import static com.quillmere.billing.crm.CrmConstants.AUTHTOKEN;
import static com.quillmere.billing.crm.CrmConstants.BASE;
import static com.quillmere.billing.crm.CrmConstants.UPDATE;

import com.quillmere.billing.Order;
import com.quillmere.billing.crm.CrmClient;
import com.quillmere.billing.crm.CrmModule;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.util.UriComponentsBuilder;

/** Writes an invoice for every order that was shipped. */
public class InvoiceJob {
    private final RestTemplate rest = new RestTemplate();
    private final CrmClient crm;

    @Value("${crm.token}")
    private String token;

    public InvoiceJob(CrmClient crm) {
        this.crm = crm;
    }

    public void run(Iterable<Order> orders) throws IOException {
        for (Order order : orders) {
            crm.insert(CrmModule.INVOICES, order.toInvoiceXml());
            crm.insert(CrmModule.NOTES, order.toNoteXml(), false);
            updateAccount(order);
        }
    }

    private void updateAccount(Order order) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add(AUTHTOKEN, token);
        form.add("scope", "crmapi");
        form.add("id", order.getAccountId());
        form.add("xmlData", order.toAccountXml());
        rest.postForObject(BASE + "xml/Accounts" + UPDATE, form, String.class);
    }

    public String find(String number) {
        String url = UriComponentsBuilder.fromHttpUrl(BASE).path("json/Invoices/searchRecords")
            .queryParam("authtoken", token)
            .queryParam("scope", "crmapi")
            .queryParam("criteria", "(Invoice Number:" + number + ")")
            .toUriString();
        return rest.getForObject(url, String.class);
    }
}
