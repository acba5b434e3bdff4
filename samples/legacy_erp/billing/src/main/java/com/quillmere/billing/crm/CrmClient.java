package com.quillmere.billing.crm;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.http.NameValuePair;
import org.apache.http.client.entity.UrlEncodedFormEntity;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.client.utils.URLEncodedUtils;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.message.BasicNameValuePair;
import org.apache.http.util.EntityUtils;

/** Talks to the CRM: reads as JSON, writes as XML. */
public class CrmClient implements CrmConstants {
    private final CloseableHttpClient http = HttpClients.createDefault();
    private final String token;

    public CrmClient(String token) {
        this.token = token;
    }

    public String get(String module, String method, Map<String, String> more) throws IOException {
        StringBuilder url = new StringBuilder(BASE).append("json/").append(module).append('/').append(method);
        url.append('?').append(URLEncodedUtils.format(parameters(more), "UTF-8"));
        try (CloseableHttpResponse answer = http.execute(new HttpGet(url.toString()))) {
            return EntityUtils.toString(answer.getEntity());
        }
    }

    public String insert(CrmModule module, String xml) throws IOException {
        return insert(module, xml, true);
    }

    public String insert(CrmModule module, String xml, boolean workflows) throws IOException {
        HttpPost post = new HttpPost(BASE + "xml/" + module.getPath() + "/insertRecords");
        List<NameValuePair> form = parameters(null);
        form.add(new BasicNameValuePair(XML_DATA, xml));
        form.add(new BasicNameValuePair("wfTrigger", String.valueOf(workflows)));
        post.setEntity(new UrlEncodedFormEntity(form, "UTF-8"));
        try (CloseableHttpResponse answer = http.execute(post)) {
            return EntityUtils.toString(answer.getEntity());
        }
    }

    private List<NameValuePair> parameters(Map<String, String> more) {
        List<NameValuePair> parameters = new ArrayList<>();
        parameters.add(new BasicNameValuePair(AUTHTOKEN, token));
        parameters.add(new BasicNameValuePair(SCOPE, SCOPE_CRM));
        if (more != null) {
            for (Map.Entry<String, String> entry : more.entrySet()) {
                parameters.add(new BasicNameValuePair(entry.getKey(), entry.getValue()));
            }
        }
        return parameters;
    }
}
