# ruff: noqa: E501
"""PHP: the ways in which v1 requests are built there, and what only looks like them."""

from __future__ import annotations

from functools import partial

from shapes.example import Example, found, quiet

PATH = "shop/sync.php"
seen = partial(found, path=PATH)
unseen = partial(quiet, path=PATH)

BUILT: tuple[Example, ...] = (
    seen(
        "a function in a variable",
        "Accounts.getRecords",
        """
        <?php
        $ask = function ($module, $method) use ($token) {
            $query = http_build_query(array('authtoken' => $token, 'scope' => 'crmapi'));
            return file_get_contents("https://crm.zoho.com/crm/private/json/$module/$method?$query");
        };
        $rows = $ask('Accounts', 'getRecords'); §
        """,
        kind="v1-method-call",
    ),
    seen(
        "settings that a file gives back",
        "Quotes.getRecords",
        """
        <?php
        $crm = include __DIR__ . '/crm_settings.php';
        $url = $crm['base'] . $crm['modules']['offers'] . '/getRecords?scope=crmapi&authtoken=' . $token;
        $rows = file_get_contents($url); §
        """,
        also={
            "shop/crm_settings.php": """
            <?php
            return array(
                'base' => 'https://crm.zoho.com/crm/private/json/',
                'modules' => array('offers' => 'Quotes'),
            );
            """,
        },
    ),
    seen(
        "two slashes where base and path meet",
        "Vendors.getRecords",
        """
        <?php
        $base = 'https://crm.zoho.com/crm/private/json/';
        $rows = file_get_contents($base . '/Vendors/getRecords?scope=crmapi&authtoken=' . $token); §
        """,
    ),
    seen(
        "a field that goes through a filter of its own",
        "Cases.getRecords",
        """
        <?php
        class Crm_Api {
            protected $url = 'https://crm.zoho.com/crm/private/';
            public function __construct($token) {
                $this->url = apply_filters('crm_url', $this->url);
                $this->token = $token;
            }
            public function rows() {
                $address = $this->url;
                $address .= 'json/Cases/getRecords?authtoken=' . $this->token . '&scope=crmapi';
                return wp_remote_get($address); §
            }
        }
        """,
    ),
    seen(
        "a field that is trimmed later on",
        "Tasks.getRecords",
        """
        <?php
        class Crm_Api {
            private $url = 'https://crm.zoho.com/crm/private/json/';
            private $token;
            public function tidy() {
                $this->url = rtrim($this->url, '/');
            }
            public function rows() {
                return file_get_contents($this->url . '/Tasks/getRecords?scope=crmapi&authtoken=' . $this->token); §
            }
        }
        """,
    ),
    seen(
        "dots",
        "Leads.getRecords",
        """
        <?php
        $token = getenv('CRM_TOKEN');
        $url = 'https://crm.zoho.com/crm/private/json/' . 'Leads' . '/getRecords?authtoken=' . $token . '&scope=crmapi';
        $rows = file_get_contents($url); §
        """,
    ),
    seen(
        "variables in quotes",
        "Contacts.searchRecords",
        """
        <?php
        $base = 'https://crm.zoho.eu/crm/private';
        $module = 'Contacts';
        $rows = file_get_contents("$base/json/{$module}/searchRecords?authtoken={$config['token']}&scope=crmapi"); §
        """,
    ),
    seen(
        "heredoc",
        "Tasks.getRecordById",
        """
        <?php
        function one_task($id, $token) {
            $url = <<<URL
        https://crm.zoho.com/crm/private/xml/Tasks/getRecordById?authtoken=$token&scope=crmapi&id={$id}
        URL;
            return simplexml_load_file($url); §
        }
        """,
    ),
    seen(
        "nowdoc",
        "Users.getUsers",
        """
        <?php
        $url = <<<'URL'
        https://crm.zoho.com/crm/private/json/Users/getUsers?scope=crmapi&type=AllUsers&authtoken=
        URL;
        $users = json_decode(file_get_contents(trim($url) . CRM_TOKEN)); §
        """,
    ),
    seen(
        "sprintf",
        "Accounts.deleteRecords",
        """
        <?php
        $url = sprintf('https://crm.zoho.com/crm/private/%s/%s/%s', 'xml', 'Accounts', 'deleteRecords');
        $answer = wp_remote_get($url . '?authtoken=' . $token . '&scope=crmapi&id=' . $id); §
        """,
    ),
    seen(
        "sprintf with places",
        "Leads.getRecords",
        """
        <?php
        $url = sprintf('https://crm.zoho.com/crm/private/%2$s/%1$s/getRecords?authtoken=%3$s', 'Leads', 'json', $token);
        echo file_get_contents($url); §
        """,
    ),
    seen(
        "vsprintf and a constant",
        "Quotes.getRecords",
        """
        <?php
        define('CRM_CALL', 'https://crm.zoho.com/crm/private/json/%s/%s?authtoken=%s&scope=crmapi');
        $rows = file_get_contents(vsprintf(CRM_CALL, array('Quotes', 'getRecords', $token))); §
        """,
    ),
    seen(
        "implode",
        "Potentials.getFields",
        """
        <?php
        $parts = array('https://crm.zoho.com/crm/private', 'xml', 'Potentials', 'getFields');
        $xml = simplexml_load_file(implode('/', $parts) . '?scope=crmapi&authtoken=' . $token); §
        """,
    ),
    seen(
        "strtr and str_replace",
        "Calls.insertRecords",
        """
        <?php
        $url = strtr('https://crm.zoho.com/crm/private/json/:module/:method', array(':module' => 'Calls'));
        $url = str_replace(':method', 'insertRecords', $url);
        $done = wp_remote_post($url, array('body' => array('authtoken' => $token, 'scope' => 'crmapi'))); §
        """,
    ),
    seen(
        "added piece by piece",
        "Leads.getMyRecords",
        """
        <?php
        $url = 'https://crm.zoho.com/crm/private/json/';
        $url .= 'Leads';
        $url .= '/getMyRecords';
        $url .= '?authtoken=' . $token;
        $rows = file_get_contents($url); §
        """,
    ),
    seen(
        "http_build_query",
        "Leads.getRecords",
        """
        <?php
        $query = array('authtoken' => $token, 'scope' => 'crmapi', 'fromIndex' => 1);
        $query['toIndex'] = 200;
        $rows = file_get_contents('https://crm.zoho.com/crm/private/json/Leads/getRecords?' . http_build_query($query)); §
        """,
    ),
    seen(
        "curl step by step",
        "Leads.insertRecords",
        """
        <?php
        $ch = curl_init();
        curl_setopt($ch, CURLOPT_URL, 'https://crm.zoho.com/crm/private/xml/Leads/insertRecords');
        curl_setopt($ch, CURLOPT_POST, 1);
        curl_setopt($ch, CURLOPT_POSTFIELDS, 'authtoken=' . $token . '&scope=crmapi&xmlData=' . $xml);
        $result = curl_exec($ch); §
        curl_close($ch);
        """,
    ),
    seen(
        "curl_init with the address",
        "Contacts.updateRecords",
        """
        <?php
        $ch = curl_init("https://crm.zoho.com/crm/private/xml/Contacts/updateRecords");
        curl_setopt($ch, CURLOPT_POSTFIELDS, http_build_query(['authtoken' => $token, 'scope' => 'crmapi']));
        $result = curl_exec($ch); §
        """,
    ),
    seen(
        "curl_setopt_array",
        "Invoices.getRecords",
        """
        <?php
        $ch = curl_init();
        curl_setopt_array($ch, array(
            CURLOPT_URL => 'https://crm.zoho.com/crm/private/json/Invoices/getRecords',
            CURLOPT_POSTFIELDS => array('authtoken' => $token, 'scope' => 'crmapi'),
        ));
        $result = curl_exec($ch); §
        """,
    ),
    seen(
        "an array of options filled first",
        "Leads.convertLead",
        """
        <?php
        $options = array();
        $options[CURLOPT_URL] = 'https://crm.zoho.com/crm/private/xml/Leads/convertLead';
        $options[CURLOPT_POSTFIELDS] = "authtoken=$token&scope=crmapi&leadId=$id";
        $ch = curl_init();
        curl_setopt_array($ch, $options);
        $result = curl_exec($ch); §
        """,
    ),
    seen(
        "the handle comes from outside",
        "Leads.deleteRecords",
        """
        <?php
        function prepare($handle, $token) {
            curl_setopt($handle, CURLOPT_URL, "https://crm.zoho.com/crm/private/xml/Leads/deleteRecords?authtoken=$token"); §
        }
        """,
    ),
    seen(
        "a handle in a field",
        "Events.getRecords",
        """
        <?php
        class Calendar {
            private $curl;
            public function __construct() { $this->curl = curl_init(); }
            public function events($token) {
                curl_setopt($this->curl, CURLOPT_URL, 'https://crm.zoho.com/crm/private/json/Events/getRecords');
                curl_setopt($this->curl, CURLOPT_POSTFIELDS, "authtoken=$token&scope=crmapi");
                return curl_exec($this->curl); §
            }
        }
        """,
    ),
    seen(
        "stream context",
        "Products.insertRecords",
        """
        <?php
        $context = stream_context_create(array('http' => array(
            'method' => 'POST',
            'header' => "Content-Type: application/x-www-form-urlencoded\\r\\n",
            'content' => http_build_query(array('authtoken' => $token, 'scope' => 'crmapi', 'xmlData' => $xml)),
        )));
        $answer = file_get_contents('https://crm.zoho.com/crm/private/xml/Products/insertRecords', false, $context); §
        """,
    ),
    seen(
        "guzzle with a base",
        "Leads.getRecords",
        """
        <?php
        use GuzzleHttp\\Client;

        $client = new Client(['base_uri' => 'https://crm.zoho.com/crm/private/json/']);
        $rows = $client->get('Leads/getRecords', ['query' => ['authtoken' => $token, 'scope' => 'crmapi']]); §
        """,
    ),
    seen(
        "guzzle, request and form",
        "Contacts.insertRecords",
        """
        <?php
        $guzzle = new \\GuzzleHttp\\Client();
        $answer = $guzzle->request('POST', 'https://crm.zoho.com/crm/private/xml/Contacts/insertRecords', [ §
            'form_params' => ['authtoken' => env('CRM_TOKEN'), 'scope' => 'crmapi', 'xmlData' => $xml],
        ]);
        """,
    ),
    seen(
        "base in the options of the call",
        "Leads.searchRecords",
        """
        <?php
        function search(ClientInterface $client, $criteria) {
            $options = ['base_uri' => 'https://crm.zoho.com/crm/private/json/'];
            $options['query'] = ['authtoken' => config('services.zoho.token'), 'criteria' => $criteria];
            return $client->get(sprintf('%s/%s', 'Leads', 'searchRecords'), $options); §
        }
        """,
    ),
    seen(
        "wordpress",
        "Leads.insertRecords",
        """
        <?php
        function shop_send_lead($xml) {
            $args = array('timeout' => 20, 'body' => array('scope' => 'crmapi', 'xmlData' => $xml));
            $args['body']['authtoken'] = get_option('shop_crm_token');
            return wp_remote_post('https://crm.zoho.com/crm/private/xml/Leads/insertRecords', $args); §
        }
        """,
    ),
    seen(
        "add_query_arg",
        "Campaigns.getRecords",
        """
        <?php
        $url = add_query_arg(
            array('authtoken' => get_option('crm_token'), 'scope' => 'crmapi'),
            'https://crm.zoho.com/crm/private/json/Campaigns/getRecords'
        );
        $answer = wp_remote_get($url); §
        """,
    ),
    seen(
        "class constant and self",
        "Leads.getFields",
        """
        <?php
        class Crm {
            const BASE = 'https://crm.zoho.com/crm/private/json/';
            private static $fields = 'getFields';
            public function fields($token) {
                return file_get_contents(self::BASE . 'Leads/' . static::$fields . '?authtoken=' . $token); §
            }
        }
        """,
    ),
    seen(
        "parent's constant",
        "Vendors.getRecords",
        """
        <?php
        abstract class Api { const ROOT = 'https://crm.zoho.com/crm/private'; protected $module = 'Leads'; }
        class VendorApi extends Api {
            protected $module = 'Vendors';
            public function all($token) {
                return file_get_contents(parent::ROOT . "/xml/{$this->module}/getRecords?authtoken=$token"); §
            }
        }
        """,
    ),
    seen(
        "trait",
        "Leads.getRecords",
        """
        <?php
        trait SpeaksCrm { protected $root = 'https://crm.zoho.com/crm/private/json/'; }
        class Leads {
            use SpeaksCrm;
            public function all($token) { return file_get_contents($this->root . 'Leads/getRecords?authtoken=' . $token); } §
        }
        """,
    ),
    seen(
        "promoted parameter",
        "Leads.getRecords",
        """
        <?php
        final class Crm {
            public function __construct(private string $root = 'https://crm.zoho.com/crm/private/json') {}
            public function leads(string $token): string {
                return file_get_contents("{$this->root}/Leads/getRecords?authtoken=$token"); §
            }
        }
        """,
    ),
    seen(
        "function's own name",
        "Leads.getRecordById",
        """
        <?php
        class Leads {
            public function getRecordById($id, $token) {
                $url = 'https://crm.zoho.com/crm/private/json/Leads/' . __FUNCTION__;
                return file_get_contents($url . "?authtoken=$token&id=$id"); §
            }
        }
        """,
    ),
    seen(
        "ternary",
        "Leads.getMyRecords",
        """
        <?php
        $method = $mine ? 'getMyRecords' : 'getRecords';
        $rows = file_get_contents("https://crm.zoho.com/crm/private/json/Leads/$method?authtoken=$token"); §
        """,
    ),
    seen(
        "match",
        "Contacts.getRecords",
        """
        <?php
        $module = match ($kind) { 'person', 'buyer' => 'Contacts', default => 'Leads' };
        $rows = file_get_contents("https://crm.zoho.com/crm/private/json/{$module}/getRecords?authtoken=$token"); §
        """,
    ),
    seen(
        "switch in a function, decided by the caller",
        "Leads.deleteRecords",
        """
        <?php
        function crm_url($action, $module) {
            switch ($action) {
                case 'get': $url = 'https://crm.zoho.com/crm/private/xml/' . $module . '/getRecords'; break;
                case 'del': $url = 'https://crm.zoho.com/crm/private/xml/' . $module . '/deleteRecords'; break;
                default: $url = '';
            }
            return $url;
        }
        $done = file_get_contents(crm_url('del', 'Leads') . '?authtoken=' . $token); §
        """,
    ),
    seen(
        "loop over modules",
        "Quotes.getRecords",
        """
        <?php
        foreach (array('Accounts', 'Quotes') as $module) {
            $rows[$module] = file_get_contents("https://crm.zoho.com/crm/private/json/$module/getRecords?authtoken=$token"); §
        }
        """,
    ),
    seen(
        "loop over pairs",
        "Tasks.getRecords",
        """
        <?php
        $wanted = ['Tasks' => 'getRecords', 'Users' => 'getUsers'];
        foreach ($wanted as $module => $method) {
            echo file_get_contents("https://crm.zoho.com/crm/private/json/$module/$method?authtoken=$token"); §
        }
        """,
    ),
    seen(
        "closure with use",
        "Leads.",
        """
        <?php
        $base = 'https://crm.zoho.com/crm/private/json/';
        $fetch = function ($method) use ($base, $token) {
            return file_get_contents($base . 'Leads/' . $method . '?authtoken=' . $token); §
        };
        $rows = $fetch('getRecords');
        """,
    ),
    seen(
        "global variable",
        "Leads.getRecords",
        """
        <?php
        $crm_base = 'https://crm.zoho.com/crm/private/json/';
        function leads($token) {
            global $crm_base;
            return file_get_contents($crm_base . 'Leads/getRecords?authtoken=' . $token); §
        }
        """,
    ),
    seen(
        "wrapper method called by name",
        "Leads.insertRecords",
        """
        <?php
        class Zoho {
            private $token;
            public function __construct($token) { $this->token = $token; }
            public function call($module, $method, array $params = array()) {
                $params['authtoken'] = $this->token;
                $ch = curl_init("https://crm.zoho.com/crm/private/json/$module/$method");
                curl_setopt($ch, CURLOPT_POSTFIELDS, http_build_query($params));
                return curl_exec($ch);
            }
        }
        $zoho = new Zoho(getenv('CRM_TOKEN'));
        $zoho->call('Leads', 'insertRecords', array('xmlData' => $xml)); §
        """,
        kind="v1-method-call",
    ),
    seen(
        "static wrapper in another file",
        "Potentials.getRecords",
        """
        <?php
        require_once __DIR__ . '/lib/class.crm.php';

        $rows = Crm::fetch('Potentials', 'getRecords'); §
        """,
        kind="v1-method-call",
        also={
            "shop/lib/class.crm.php": """
            <?php
            class Crm {
                public static function fetch($module, $method) {
                    return file_get_contents("https://crm.zoho.com/crm/private/json/$module/$method?authtoken=" . CRM_TOKEN);
                }
            }
            """
        },
    ),
    seen(
        "named argument and default parameter",
        "Contacts.getRecords",
        """
        <?php
        function crm(string $method, string $module = 'Leads', ?string $token = null) {
            return file_get_contents("https://crm.zoho.com/crm/private/json/$module/$method?authtoken=$token");
        }
        crm('getRecords', module: 'Contacts'); §
        """,
        kind="v1-method-call",
    ),
    seen(
        "address in an included file",
        "Leads.getRecords",
        """
        <?php
        include 'config.inc.php';
        $rows = file_get_contents($crm['base'] . 'Leads/getRecords?authtoken=' . $crm['token']); §
        """,
        also={
            "shop/config.inc.php": """
            <?php
            $crm = array('base' => 'https://crm.zoho.com/crm/private/json/', 'token' => getenv('CRM_TOKEN'));
            """
        },
    ),
    seen(
        "namespaced class used under another name",
        "Leads.updateRecords",
        """
        <?php
        namespace Shop\\Jobs;

        use Shop\\Crm\\Client as CrmClient;

        class Push {
            public function __construct(private CrmClient $crm) {}
            public function run($xml) { return $this->crm->send('Leads', 'updateRecords', $xml); } §
        }
        """,
        kind="v1-method-call",
        also={
            "shop/Crm/Client.php": """
            <?php
            namespace Shop\\Crm;

            class Client {
                public function send($module, $method, $xml) {
                    $url = 'https://crm.zoho.com/crm/private/xml/' . $module . '/' . $method;
                    return file_get_contents($url . '?authtoken=' . getenv('CRM_TOKEN') . '&xmlData=' . urlencode($xml));
                }
            }
            """
        },
    ),
    seen(
        "a constructor with the name of the class",
        ".",
        """
        <?php
        class ZohoOld {
            var $token;
            function ZohoOld($token) { $this->token = $token; }
            function rows($module) {
                return file_get_contents("https://crm.zoho.com/crm/private/xml/$module/getRecords?authtoken=" . $this->token);
            }
        }
        $zoho = new ZohoOld('TOKEN32'); §
        $zoho->rows('Leads');
        """,
        kind="hardcoded-token",
    ),
    seen(
        "a client that is told step by step",
        "Leads.insertRecords",
        """
        <?php
        $client = new Zend_Http_Client();
        $client->setUri('https://crm.zoho.com/crm/private/xml/Leads/insertRecords');
        $client->setParameterPost('authtoken', $token);
        $client->setParameterPost(array('scope' => 'crmapi', 'xmlData' => $xml));
        $answer = $client->request('POST'); §
        """,
    ),
    seen(
        "a body that is set as it is",
        ".login",
        """
        <?php
        $client = new Zend_Http_Client('https://accounts.zoho.com/login'); §
        $client->setRawData("servicename=ZohoCRM&FROM_AGENT=true&LOGIN_ID=$user&PASSWORD=$password", 'text/plain');
        $answer = $client->request('POST');
        """,
        kind="ticket-login",
    ),
    seen(
        "a form in the page around",
        "Leads.insertRecords",
        """
        <h1><?= $title ?></h1>
        <?php if ($open): ?>
        <form method="post" action="https://crm.zoho.com/crm/private/xml/Leads/insertRecords"> §
          <input type="hidden" name="scope" value="crmapi">
        </form>
        <?php endif; ?>
        """,
    ),
    seen(
        "token in a hidden field",
        ".",
        """
        <?php include 'header.php'; ?>
        <form method="post" action="https://crm.zoho.com/crm/private/xml/Leads/insertRecords">
          <input type="hidden" name="authtoken" value="TOKEN32"> §
        </form>
        """,
        kind="hardcoded-token",
    ),
    seen(
        "token as a constant",
        ".",
        """
        <?php
        define('ZOHO_AUTHTOKEN', 'TOKEN32'); §
        """,
        kind="hardcoded-token",
    ),
    seen(
        "curl on the command line",
        "Leads.getRecords",
        """
        <?php
        $base = 'https://crm.zoho.com/crm/private/json';
        $rows = json_decode(shell_exec("curl -s '$base/Leads/getRecords?authtoken=" . get_option('crm') . "&scope=crmapi'")); §
        """,
    ),
    seen(
        "curl in backticks",
        "Contacts.getRecords",
        """
        <?php
        $url = "https://crm.zoho.com/crm/private/json/Contacts/getRecords?authtoken=$token";
        $answer = `/usr/bin/curl -s "$url"`; §
        """,
    ),
    seen(
        "token as a fallback in a URL",
        ".",
        """
        <?php
        $token = getenv('CRM_TOKEN') ?: 'TOKEN32'; §
        echo file_get_contents("https://crm.zoho.com/crm/private/json/Leads/getRecords?authtoken=$token");
        """,
        kind="hardcoded-token",
    ),
    seen(
        "token in a static field",
        ".",
        """
        <?php
        class Crm {
            private static $authtoken = "TOKEN32"; §
            function rows() { return file_get_contents('https://crm.zoho.com/crm/private/json/Leads/getRecords?authtoken=' . self::$authtoken); }
        }
        """,
        kind="hardcoded-token",
    ),
    seen(
        "token in a header line",
        ".",
        """
        <?php
        $ch = curl_init('https://crm.zoho.com/crm/private/json/Leads/getRecords');
        curl_setopt($ch, CURLOPT_HTTPHEADER, array('Accept: */*', 'Authorization: Zoho-authtoken TOKEN32')); §
        curl_exec($ch);
        """,
        kind="hardcoded-token",
    ),
    seen(
        "mint",
        "apiauthtoken/nb/create",
        """
        <?php
        $ch = curl_init('https://accounts.zoho.com/apiauthtoken/nb/create');
        curl_setopt($ch, CURLOPT_POSTFIELDS, "SCOPE=ZohoCRM/crmapi&EMAIL_ID=$user&PASSWORD=$password");
        $answer = curl_exec($ch); §
        """,
        kind="token-mint",
    ),
)  # fmt: skip
"""Each is found where the request is made, with its module and method."""

QUIET: tuple[Example, ...] = (
    unseen(
        "curl on the command line",
        """
        <?php
        $rows = shell_exec("curl -s 'https://www.zohoapis.com/crm/v2/Leads' -H 'Authorization: Zoho-oauthtoken $token'");
        $more = `wget -qO- https://hooks.example.com/crm?key=$key`;
        """,
    ),
    unseen(
        "v8 with guzzle",
        """
        <?php
        $zoho = new \\GuzzleHttp\\Client(['base_uri' => 'https://www.zohoapis.com/crm/v8/']);
        $rows = $zoho->get('Leads', ['headers' => ['Authorization' => 'Zoho-oauthtoken ' . $accessToken]]);
        """,
    ),
    unseen(
        "v2 with curl",
        """
        <?php
        $ch = curl_init('https://www.zohoapis.eu/crm/v2/Contacts');
        curl_setopt($ch, CURLOPT_HTTPHEADER, array('Authorization: Zoho-oauthtoken ' . $token));
        curl_setopt($ch, CURLOPT_POSTFIELDS, json_encode(array('data' => array($row))));
        echo curl_exec($ch);
        """,
    ),
    unseen(
        "oauth refresh",
        """
        <?php
        $answer = wp_remote_post('https://accounts.zoho.com/oauth/v2/token', array('body' => array(
            'refresh_token' => get_option('zoho_refresh'), 'grant_type' => 'refresh_token',
        )));
        """,
    ),
    unseen(
        "another vendor's private path",
        """
        <?php
        $rows = file_get_contents('https://crm.example.com/crm/private-notes/json/list?token=' . $token);
        """,
    ),
    unseen(
        "a private path of our own",
        """
        <?php
        Route::get('/private/json/Leads/getRecords', 'LeadController@index');
        $url = url('/api/private/json/Leads/getRecords');
        """,
    ),
    unseen(
        "another vendor's authtoken",
        """
        <?php
        $ch = curl_init('https://api.other.example/v1/messages');
        curl_setopt($ch, CURLOPT_POSTFIELDS, http_build_query(array('authtoken' => $token, 'to' => $number)));
        curl_exec($ch);
        """,
    ),
    unseen(
        "a twilio token",
        """
        <?php
        $twilio = new Services_Twilio($sid, $authToken = 'TOKEN32');
        """,
    ),
    unseen(
        "an md5",
        """
        <?php
        if (md5($password) === 'TOKEN32') { session_start(); }
        """,
    ),
    unseen(
        "functions of the same names",
        """
        <?php
        class Ledger {
            public function getRecords($module) { return $this->db->query("select * from $module"); }
            public function insertRecords($module, $rows) { return array_map([$this, 'insert'], $rows); }
        }
        (new Ledger)->getRecords('Leads');
        """,
    ),
    unseen(
        "a url that is only checked",
        """
        <?php
        if (strpos($url, 'https://www.zoho.com/crm/') === 0) { header('Location: /crm'); }
        """,
    ),
    unseen(
        "an authtoken column",
        """
        <?php
        $table->string('authtoken', 64)->nullable();
        """,
    ),
    unseen(
        "wordpress nonce",
        """
        <?php
        $args = array('body' => array('token' => wp_create_nonce('shop'), 'scope' => 'shop'));
        $answer = wp_remote_post(admin_url('admin-ajax.php'), $args);
        """,
    ),
    unseen(
        "a login page of our own",
        """
        <form method="post" action="<?= url('login') ?>">
          <input type="hidden" name="_token" value="<?= csrf_token() ?>">
          <input type="password" name="password">
        </form>
        """,
    ),
    unseen(
        "a blade page",
        """
        @extends('layout')
        <a href="{{ route('crm.leads') }}">{{ __('Leads') }}</a>
        <input type="hidden" name="authtoken" value="{{ $token }}">
        """,
        path="shop/views/leads.blade.php",
    ),
    unseen(
        "a script in a page",
        """
        <?php $page = 'home'; ?>
        <script>fetch('/private/json/cart?authtoken=' + window.session);</script>
        """,
    ),
    unseen(
        "a comment about another API",
        """
        <?php
        // See https://api.example.com/private/json/ for the old way
        $rows = $api->rows();
        """,
    ),
    unseen(
        "laravel http client, v8",
        """
        <?php
        $rows = Http::withHeaders(['Authorization' => "Zoho-oauthtoken {$token}"])
            ->get(config('services.zoho.domain') . '/crm/v8/Leads', ['fields' => 'Email']);
        """,
    ),
    unseen(
        "a field through a filter of its own, to another host",
        """
        <?php
        class Parcel_Api {
            protected $url = 'https://parcels.example.com/';
            public function __construct() {
                $this->url = apply_filters('parcel_url', $this->url);
            }
            public function ask($action) {
                return wp_remote_get($this->url . $action . '?token=' . $this->token);
            }
        }
        """,
    ),
    unseen(
        "two slashes where another base and path meet",
        """
        <?php
        $base = 'https://parcels.example.com/crm/';
        $rows = file_get_contents($base . '/Vendors/getRecords?key=' . $key);
        """,
    ),
    unseen(
        "a function in a variable that asks somebody else",
        """
        <?php
        $ask = function ($module, $method) use ($key) {
            return file_get_contents("https://parcels.example.com/json/$module/$method?key=$key");
        };
        $rows = $ask('Accounts', 'getRecords');
        """,
    ),
    unseen(
        "settings that a file gives back, of another service",
        """
        <?php
        $parcels = include __DIR__ . '/parcel_settings.php';
        $rows = file_get_contents($parcels['base'] . 'Quotes/list?key=' . $parcels['key']);
        """,
        also={
            "shop/parcel_settings.php": "<?php\nreturn array('base' => 'https://parcels.example.com/', 'key' => null);\n"
        },
    ),
    unseen(
        "sprintf of another address",
        """
        <?php
        $url = sprintf('https://%s.example.com/%s/private/%s', $shop, 'admin', 'json');
        $rows = file_get_contents($url);
        """,
    ),
    unseen(
        "the SDK for v8",
        """
        <?php
        use com\\zoho\\api\\authenticator\\OAuthBuilder;

        $token = (new OAuthBuilder())->clientId($id)->clientSecret($secret)->refreshToken($refresh)->build();
        """,
    ),
    unseen(
        "books with oauth",
        """
        <?php
        $ch = curl_init('https://books.zoho.com/api/v3/invoices');
        curl_setopt($ch, CURLOPT_HTTPHEADER, ['Authorization: Zoho-oauthtoken ' . $token]);
        curl_exec($ch);
        """,
    ),
    unseen(
        "a session token",
        """
        <?php
        $_SESSION['authtoken'] = bin2hex(random_bytes(16));
        setcookie('authtoken', $_SESSION['authtoken']);
        """,
    ),
    unseen(
        "a git hash",
        """
        <?php
        return array('version' => '5b8f0c2d9e4a71663fd08c95b2e7a14d8f0c2d9e', 'etag' => 'TOKEN32');
        """,
    ),
    unseen(
        "a body that is set for another service",
        """
        <?php
        $client = new Zend_Http_Client('https://login.example.com/login');
        $client->setRawData("servicename=portal&LOGIN_ID=$user&PASSWORD=$password", 'text/plain');
        $client->request('POST');
        """,
    ),
    unseen(
        "a heredoc query",
        """
        <?php
        $sql = <<<SQL
        select authtoken, scope from sessions where module = '{$module}'
        SQL;
        $rows = $db->query($sql);
        """,
    ),
    unseen(
        "no program at all",
        """
        <p>Our <a href="/private/json">feed</a> is open.</p>
        """,
    ),
)
"""Nothing is to be found in these."""
