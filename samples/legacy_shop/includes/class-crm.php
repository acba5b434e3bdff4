<?php

/**
 * The one place that talks to the CRM. Modules and methods are named by whoever calls.
 */
class Quillmere_Crm
{
    const TIMEOUT = 20;

    private $token;
    protected $format = 'json';

    public function __construct($token)
    {
        $this->token = $token;
    }

    public function call($module, $method, array $params = array())
    {
        $params = array_merge(array('authtoken' => $this->token, 'scope' => QUILLMERE_SCOPE), $params);
        $ch = curl_init();
        curl_setopt($ch, CURLOPT_URL, $this->address($module, $method));
        curl_setopt($ch, CURLOPT_RETURNTRANSFER, true);
        curl_setopt($ch, CURLOPT_TIMEOUT, self::TIMEOUT);
        curl_setopt($ch, CURLOPT_POST, 1);
        curl_setopt($ch, CURLOPT_POSTFIELDS, http_build_query($params));
        $answer = curl_exec($ch);
        curl_close($ch);
        return $this->read($answer, $module);
    }

    protected function address($module, $method)
    {
        return implode('/', array(QUILLMERE_CRM, $this->format, $module, $method));
    }

    private function read($answer, $module)
    {
        $data = json_decode($answer, true);
        if (isset($data['response']['nodata'])) {
            return array();
        }
        $rows = $data['response']['result'][$module]['row'];
        return isset($rows['FL']) ? array($rows) : $rows;
    }

    public function insert($module, $xml)
    {
        return $this->call($module, 'insertRecords', array('xmlData' => $xml, 'newFormat' => 1));
    }

    public function attach($module, $id, $file)
    {
        $url = "https://crm.zoho.com/crm/private/xml/{$module}/uploadFile?authtoken={$this->token}&scope=crmapi";
        $ch = curl_init($url);
        curl_setopt($ch, CURLOPT_RETURNTRANSFER, 1);
        curl_setopt($ch, CURLOPT_POSTFIELDS, array('id' => $id, 'content' => '@' . $file));
        return curl_exec($ch);
    }
}
