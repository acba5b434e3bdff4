<?php

class Test_Leads extends WP_UnitTestCase
{
    public function test_a_known_address_is_not_added()
    {
        $crm = new Quillmere_Crm('YOUR_AUTH_TOKEN');
        add_filter('pre_http_request', array($this, 'answer'));
        $found = $crm->call('Contacts', 'getRecordById', array('id' => '1'));
        $this->assertCount(1, $found);
    }

    public function answer()
    {
        return array('body' => '{"response":{"result":{"Contacts":{"row":{"no":"1","FL":{"val":"CONTACTID","content":"1"}}}}}}');
    }
}
