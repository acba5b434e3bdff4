package com.quillmere.billing.crm;

import java.io.IOException;
import java.util.Scanner;
import org.springframework.web.client.RestTemplate;
import org.springframework.util.LinkedMultiValueMap;

/** Makes a new token: java -cp billing.jar com.quillmere.billing.crm.MintToken. */
public final class MintToken {
    public static void main(String[] arguments) throws IOException {
        LinkedMultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("SCOPE", "ZohoCRM/crmapi");
        form.add("EMAIL_ID", arguments[0]);
        form.add("PASSWORD", new Scanner(System.in).nextLine());
        System.out.println(new RestTemplate().postForObject(
            "https://accounts.zoho.com/apiauthtoken/nb/create", form, String.class));
    }
}
