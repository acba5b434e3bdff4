<?php

class Quillmere_Leads
{
    private $crm;

    public function __construct(Quillmere_Crm $crm)
    {
        $this->crm = $crm;
    }

    public function known($email)
    {
        $found = $this->crm->call('Contacts', 'searchRecords', array(
            'criteria' => '(Email:' . $email . ')',
            'selectColumns' => 'Contacts(Email)',
        ));
        return count($found) > 0;
    }

    public function add(array $request)
    {
        return $this->crm->insert('Leads', self::rows($request));
    }

    public function convert($id, $order)
    {
        $xml = '<Potentials><row no="1"><option val="createPotential">true</option></row></Potentials>';
        return $this->crm->call('Leads', 'convertLead', array('leadId' => $id, 'xmlData' => $xml));
    }

    public function mine($page = 1)
    {
        $method = current_user_can('manage_options') ? 'getRecords' : 'getMyRecords';
        return $this->crm->call('Leads', $method, array('fromIndex' => 200 * $page - 199, 'toIndex' => 200 * $page));
    }

    private static function rows(array $request)
    {
        $xml = '<Leads><row no="1">';
        foreach (array('Email' => 'email', 'Last Name' => 'name', 'Zip Code' => 'zip') as $label => $key) {
            $xml .= '<FL val="' . $label . '"><![CDATA[' . $request[$key] . ']]></FL>';
        }
        return $xml . '<FL val="Lead Source">Catalogue</FL></row></Leads>';
    }
}
