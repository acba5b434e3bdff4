package com.quillmere.billing;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.impl.client.HttpClients;

/** Reads the payments that the bank tells us about. */
public class BankFeed {
    private static final String FEED = "https://feeds.bank.example/private/xml/Payments/getRecords";
    private static final String CHECKSUM = "d41d8cd98f00b204e9800998ecf8427e";

    public void read(String session) throws IOException {
        HttpGet get = new HttpGet(FEED + "?session=" + session + "&scope=payments");
        get.addHeader("Authorization", "Bearer " + session);
        HttpClients.createDefault().execute(get);
    }

    public boolean isEmpty(byte[] file) throws NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("MD5").digest(file);
        return CHECKSUM.equals(String.format("%032x", new java.math.BigInteger(1, digest)));
    }
}
