<?php
// Every night at three: 0 3 * * * php /home/quillmere/cron/prices.php
class PriceList
{
    var $host = 'crm.zoho.com';
    var $tickets = array('authtoken' => 'b28d5f10e6c94a7738e1d0fb9a56c24e', 'scope' => 'crmapi');

    function fetch($module, $method, $from)
    {
        $query = '';
        foreach ($this->tickets as $name => $value) {
            $query .= $name . '=' . urlencode($value) . '&';
        }
        $url = 'https://' . $this->host . '/crm/private/xml/' . $module . '/' . $method;
        return simplexml_load_file($url . '?' . $query . 'fromIndex=' . $from . '&toIndex=' . ($from + 199));
    }

    function all()
    {
        $from = 1;
        do {
            $page = $this->fetch('Products', 'getRecords', $from);
            $this->store($page);
            $from += 200;
        } while ($page && !$page->nodata);
    }

    function store($page)
    {
        foreach ($page->result->Products->row as $row) {
            $prices[(string) $row->FL[0]] = (string) $row->FL[1];
        }
        file_put_contents('/home/quillmere/prices.json', json_encode($prices));
    }
}

$list = new PriceList();
$list->all();
