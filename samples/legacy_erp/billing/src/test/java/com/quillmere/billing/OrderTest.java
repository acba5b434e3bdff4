package com.quillmere.billing;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

public class OrderTest {
    @Test
    public void theAccountIsKept() {
        assertEquals("448", new Order("Q-1207", "448", 1250).getAccountId());
    }

    @Test
    public void theNumberIsTheSubject() {
        assertTrue(new Order("Q-1207", "448", 1250).toInvoiceXml().contains("Q-1207"));
    }
}
