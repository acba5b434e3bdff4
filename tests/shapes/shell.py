# ruff: noqa: E501
"""The shell: the ways in which v1 requests are built there, and what only looks like them."""

from __future__ import annotations

from functools import partial

from shapes.example import Example, found, quiet

PATH = "bin/crm-sync.sh"
seen = partial(found, path=PATH)
unseen = partial(quiet, path=PATH)
token = partial(found, path=PATH, kind="hardcoded-token", call="")

BUILT: tuple[Example, ...] = (
    seen(
        "one word",
        "Leads.getRecords",
        """
        curl "https://crm.zoho.com/crm/private/json/Leads/getRecords?authtoken=$TOKEN&scope=crmapi" §
        """,
    ),
    seen(
        "variables",
        "Contacts.searchRecords",
        """
        #!/bin/sh
        HOST=https://crm.zoho.eu
        section=Contacts
        url="$HOST/crm/private/json/${section}/searchRecords"
        curl -s "$url?authtoken=${CRM_TOKEN}&scope=crmapi&criteria=(Email:$1)" §
        """,
    ),
    seen(
        "defaults",
        "Potentials.getRecords",
        """
        base="${CRM_BASE:-https://crm.zoho.com/crm/private}"
        : "${SECTION:=Potentials}"
        wget -qO- "$base/json/$SECTION/getRecords?authtoken=$CRM_TOKEN&scope=crmapi" §
        """,
    ),
    seen(
        "quotes side by side",
        "Accounts.getRecordById",
        """
        ROOT='https://crm.zoho.com/crm/private/'
        curl "$ROOT"'xml/Accounts/''getRecordById?authtoken='"$1"'&scope=crmapi&id='$2 §
        """,
    ),
    seen(
        "dollar quotes",
        "Tasks.getRecords",
        r"""
        url=$'https://crm.zoho.com/crm/private/json/Tasks/\x67etRecords'
        curl --get "$url" -d authtoken="$T" -d scope=crmapi §
        """,
    ),
    seen(
        "continued lines",
        "Leads.insertRecords",
        r"""
        curl -X POST \
          "https://crm.zoho.com/crm/private/xml/Leads/insertRecords" \ §
          -d "authtoken=$TOKEN" \
          -d "scope=crmapi" \
          --data-urlencode "xmlData=$xml"
        """,
    ),
    seen(
        "get with data",
        "Cases.getRecords",
        """
        curl -sG https://crm.zoho.com/crm/private/json/Cases/getRecords --data-urlencode "authtoken=$TOKEN" -d scope=crmapi §
        """,
    ),
    seen(
        "header and login",
        "Users.getUsers",
        """
        curl -u "$CRM_USER:$CRM_PASSWORD" -H 'Accept: application/json' --data "authtoken=$CRM_TOKEN&scope=crmapi&type=AllUsers" https://crm.zoho.com/crm/private/json/Users/getUsers §
        """,
    ),
    seen(
        "option with an equals sign",
        "Leads.updateRecords",
        """
        wget --quiet --post-data="authtoken=$TOKEN&scope=crmapi&id=$1&xmlData=$2" https://crm.zoho.com/crm/private/xml/Leads/updateRecords -O - §
        """,
    ),
    seen(
        "url as an option",
        "Vendors.getRecords",
        """
        curl --silent --url "https://crm.zoho.com/crm/private/json/Vendors/getRecords?authtoken=$T&scope=crmapi" --output vendors.json §
        """,
    ),
    seen(
        "form",
        "Leads.uploadFile",
        """
        curl -F "content=@$file" -F authtoken="$TOKEN" -F scope=crmapi -F id="$id" https://crm.zoho.com/crm/private/json/Leads/uploadFile §
        """,
    ),
    seen(
        "exported",
        "Products.getRecords",
        """
        export CRM_URL=https://crm.zoho.com/crm/private/json/Products
        readonly CRM_CALL="getRecords"
        http GET "$CRM_URL/$CRM_CALL" authtoken==$CRM_TOKEN scope==crmapi §
        """,
    ),
    seen(
        "httpie with a form",
        "Leads.deleteRecords",
        """
        http --form POST https://crm.zoho.com/crm/private/xml/Leads/deleteRecords authtoken="$T" scope=crmapi id="$ID" §
        """,
    ),
    seen(
        "function with parameters",
        "Invoices.getRecords",
        """
        crm_get() {
          local section="$1" method="$2"
          curl -s "https://crm.zoho.com/crm/private/json/$section/$method?authtoken=$TOKEN&scope=crmapi"
        }

        crm_get Invoices getRecords > invoices.json §
        """,
    ),
    seen(
        "function in another file",
        "Leads.getMyRecords",
        """
        #!/usr/bin/env bash
        . "$(dirname "$0")/lib/crm.sh"
        crm Leads getMyRecords fromIndex=1 §
        """,
        also={
            "bin/lib/crm.sh": """
            crm() {
              local section=$1 method=$2; shift 2
              curl -s -d "$*" "$CRM_ROOT/json/$section/$method?authtoken=$CRM_TOKEN&scope=crmapi"
            }
            CRM_ROOT=https://crm.zoho.com/crm/private
            """
        },
    ),
    seen(
        "settings in another file",
        "Deals.getRecords",
        """
        source ./settings.sh
        curl "$CRM_ROOT/Deals/getRecords?authtoken=$CRM_TOKEN&scope=crmapi" §
        """,
        also={
            "bin/settings.sh": 'export CRM_ROOT="https://crm.zoho.com/crm/private/json"\nexport CRM_TOKEN=$(cat ~/.crm)\n'
        },
    ),
    seen(
        "function that prints the URL",
        "Solutions.getRecords",
        """
        crm_url() {
          echo "https://crm.zoho.com/crm/private/json/${1}/${2}"
        }
        curl "$(crm_url Solutions getRecords)?authtoken=$T&scope=crmapi" §
        """,
    ),
    seen(
        "printf",
        "Calls.getRecords",
        """
        url=$(printf 'https://crm.zoho.com/crm/private/%s/%s/getRecords?authtoken=%s&scope=crmapi&id=%d' json Calls "$TOKEN" 5)
        curl "$url" §
        """,
    ),
    seen(
        "printf into a variable",
        "Calls.getRecordById",
        """
        printf -v url '%s/%s/getRecordById?authtoken=%s' https://crm.zoho.com/crm/private/json Calls "$TOKEN"
        curl "$url" §
        """,
    ),
    seen(
        "echo in backticks",
        "Events.getRecords",
        """
        url=`echo "https://crm.zoho.com/crm/private/json/Events/getRecords"`
        curl $url?authtoken=$T\\&scope=crmapi §
        """,
    ),
    seen(
        "array of arguments",
        "Quotes.getRecords",
        """
        args=(-s -G)
        args+=(-d "authtoken=$TOKEN" -d scope=crmapi)
        args+=("https://crm.zoho.com/crm/private/json/Quotes/getRecords")
        curl "${args[@]}" §
        """,
    ),
    seen(
        "associative array",
        "PriceBooks.getRecords",
        """
        declare -A crm=([root]=https://crm.zoho.com/crm/private [section]="PriceBooks")
        crm[method]=getRecords
        curl "${crm[root]}/json/${crm[section]}/${crm[method]}?authtoken=$T&scope=crmapi" §
        """,
    ),
    seen(
        "loop over words",
        "Leads.getRecords",
        """
        for section in Leads Contacts; do
          curl "https://crm.zoho.com/crm/private/json/$section/getRecords?authtoken=$T&scope=crmapi" > $section.json §
        done
        """,
    ),
    seen(
        "loop over an array",
        "Campaigns.getRecords",
        """
        SECTIONS=(Campaigns Cases)
        for section in "${SECTIONS[@]}"; do
          wget -O "$section.xml" "https://crm.zoho.com/crm/private/xml/${section}/getRecords?authtoken=$T&scope=crmapi" §
        done
        """,
    ),
    seen(
        "case",
        "Contacts.getRecords",
        """
        case "$1" in
          people|contacts) path=Contacts/getRecords ;;
          *) path=Accounts/getRecords ;;
        esac
        curl "https://crm.zoho.com/crm/private/json/$path?authtoken=$T&scope=crmapi" §
        """,
    ),
    seen(
        "heredoc",
        "Leads.insertRecords",
        """
        xml=$(cat <<XML
        <Leads><row no="1"><FL val="Last Name">$NAME</FL></row></Leads>
        XML
        )
        curl -d "authtoken=$T" -d scope=crmapi --data-urlencode "xmlData=$xml" https://crm.zoho.com/crm/private/xml/Leads/insertRecords §
        """,
    ),
    seen(
        "heredoc on standard input",
        "Leads.insertRecords",
        """
        curl -s -d @- https://crm.zoho.com/crm/private/xml/Leads/insertRecords <<EOF §
        authtoken=$T&scope=crmapi&xmlData=<Leads></Leads>
        EOF
        """,
    ),
    seen(
        "text from a pipe",
        "Notes.insertRecords",
        """
        echo "authtoken=$T&scope=crmapi&xmlData=$xml" | curl -s -X POST -d @- https://crm.zoho.com/crm/private/xml/Notes/insertRecords | jq . §
        """,
    ),
    seen(
        "result into a variable",
        "Leads.getRecordById",
        """
        row=$(curl -fsS "https://crm.zoho.com/crm/private/json/Leads/getRecordById?authtoken=$T&scope=crmapi&id=$1" | jq -r '.response.result') || exit 1 §
        """,
    ),
    seen(
        "in a condition",
        "Leads.getFields",
        """
        if ! curl -sf "https://crm.zoho.com/crm/private/json/Leads/getFields?authtoken=$T&scope=crmapi" >/dev/null; then §
          echo "no answer" >&2
        fi
        """,
    ),
    seen(
        "page by page",
        "Leads.getRecords",
        """
        from=1
        while :; do
          to=$((from + 199))
          page=$(curl -s "https://crm.zoho.com/crm/private/json/Leads/getRecords?authtoken=$T&scope=crmapi&fromIndex=$from&toIndex=$to") §
          [ -z "$page" ] && break
          from=$((to + 1))
        done
        """,
    ),
    seen(
        "url appended",
        "Leads.getRecords",
        """
        url=https://crm.zoho.com/crm/private/json
        url+=/Leads
        url="$url/getRecords"
        url+="?authtoken=$T&scope=crmapi"
        curl "$url" §
        """,
    ),
    seen(
        "replaced in a variable",
        "Contacts.getRecords",
        """
        template='https://crm.zoho.com/crm/private/json/MODULE/getRecords?authtoken=AUTH&scope=crmapi'
        url=${template/MODULE/Contacts}
        url="${url//AUTH/$CRM_TOKEN}"
        curl "$url" §
        """,
    ),
    seen(
        "client in a variable",
        "Leads.getRecords",
        """
        CURL=/usr/bin/curl
        $CURL -k "https://crm.zoho.com/crm/private/json/Leads/getRecords?authtoken=$T&scope=crmapi" §
        """,
    ),
    seen(
        "behind sudo",
        "Leads.getRecords",
        """
        sudo -u crm curl "https://crm.zoho.com/crm/private/json/Leads/getRecords?authtoken=$T&scope=crmapi" §
        """,
    ),
    seen(
        "function keyword and main",
        "Leads.searchRecords",
        """
        function main {
          find_lead "$@"
        }
        function find_lead() {
          curl -sG "https://crm.zoho.com/crm/private/json/Leads/searchRecords" -d authtoken="$T" -d scope=crmapi --data-urlencode "criteria=(Email:$1)" §
        }
        main "$@"
        """,
    ),
    found(
        "no suffix",
        "Leads.getRecords",
        """
        #!/bin/bash
        section=Leads
        curl "https://crm.zoho.com/crm/private/json/$section/getRecords?authtoken=$T&scope=crmapi" §
        """,
        path="bin/leads",
    ),
    seen(
        "mint",
        "",
        """
        token=$(curl -s "https://accounts.zoho.com/apiauthtoken/nb/create?SCOPE=ZohoCRM/crmapi&EMAIL_ID=$user&PASSWORD=$pass" | sed -n 's/AUTHTOKEN=//p') §
        """,
        kind="token-mint",
    ),
    seen(
        "mint with data",
        "",
        """
        curl -d SCOPE=ZohoCRM/crmapi -d "EMAIL_ID=$user" -d "PASSWORD=$pass" https://accounts.zoho.com/apiauthtoken/nb/create §
        """,
        kind="token-mint",
    ),
    token("token in a variable", text="CRM_AUTHTOKEN=TOKEN32 §\ncurl \"https://crm.zoho.com/crm/private/json/Leads/getRecords?authtoken=$CRM_AUTHTOKEN&scope=crmapi\"\n"),
    token("token in a variable of any name", text="T='TOKEN32' §\ncurl -d authtoken=$T -d scope=crmapi https://crm.zoho.com/crm/private/json/Leads/getRecords\n"),
    token("token as a default", text="curl \"https://crm.zoho.com/crm/private/json/Leads/getRecords?authtoken=${T:-TOKEN32}&scope=crmapi\" §\n"),
    token("token exported", text="export ZOHO_AUTHTOKEN=\"TOKEN32\" §\n./sync --all\n"),
    token("token in the URL", text="curl 'https://crm.zoho.com/crm/private/json/Leads/getRecords?authtoken=TOKEN32&scope=crmapi' §\n"),
    token("token in data", text="curl -d authtoken=TOKEN32 -d scope=crmapi https://crm.zoho.com/crm/private/json/Leads/getRecords §\n"),
    token("token given to a function", text="get() { curl \"https://crm.zoho.com/crm/private/json/Leads/getRecords?authtoken=$1&scope=crmapi\"; }\nget TOKEN32 §\n"),
    token("token in a header", text="curl -H 'Authorization: Zoho-authtoken TOKEN32' https://crm.zoho.com/crm/private/json/Leads/getRecords §\n"),
    found("password in a mint", "", "curl -d 'SCOPE=ZohoCRM/crmapi&EMAIL_ID=ops@northwind-parts.example&PASSWORD=Wint3r!Salz' https://accounts.zoho.com/apiauthtoken/nb/create §\n", kind="hardcoded-password", path=PATH),
)  # fmt: skip

QUIET: tuple[Example, ...] = (
    unseen("v2", "curl -H \"Authorization: Zoho-oauthtoken $TOKEN\" 'https://www.zohoapis.com/crm/v2/Leads'\n"),
    unseen("v8 in variables", 'BASE=https://www.zohoapis.eu/crm/v8\ncurl "$BASE/Leads?fields=Email" -H "$AUTH"\n'),
    unseen(
        "defaults of today",
        'base="${CRM_BASE:-https://www.zohoapis.com/crm/v6}"\nwget -qO- "$base/Contacts?per_page=200"\n',
    ),
    unseen("another host", 'curl "https://crm.example.com/private/json/Leads/getRecords?key=$K"\n'),
    unseen("quotes side by side", "curl 'https://www.zohoapis.com/'\"crm/v3/\"'Leads/'$1\n"),
    unseen("continued lines", 'curl -X POST \\\n  https://www.zohoapis.com/crm/v2/Leads \\\n  -d "@leads.json"\n'),
    unseen("get with data", 'curl -sG https://api.example.com/v1/leads --data-urlencode "authtoken=$TOKEN" -d scope=all\n'),
    unseen("login of somebody else", 'curl -u "$USER:$PASSWORD" https://jenkins.example.com/job/crm/build\n'),
    unseen("post of somebody else", 'wget --post-data="token=$TOKEN&scope=api" https://hooks.example.com/crm -O -\n'),
    unseen("httpie", "http GET https://www.zohoapis.com/crm/v2/Leads Authorization:\"Zoho-oauthtoken $T\" page==2\n"),
    unseen(
        "function with parameters",
        'crm_get() {\n  curl -s "https://www.zohoapis.com/crm/v2/$1" -H "$AUTH"\n}\ncrm_get Leads\n',
    ),
    unseen(
        "function in another file",
        ". ./lib.sh\ncrm Leads getRecords\n",
        also={"bin/lib.sh": 'crm() {\n  echo "$1: $2"\n}\n'},
    ),
    unseen(
        "function that prints the URL",
        'url() { echo "https://www.zohoapis.com/crm/v2/$1"; }\ncurl "$(url Leads)"\n',
    ),
    unseen("printf", "url=$(printf 'https://www.zohoapis.com/crm/%s/%s' v2 Leads)\ncurl \"$url\"\n"),
    unseen("array of arguments", 'args=(-s)\nargs+=("https://www.zohoapis.com/crm/v2/Leads")\ncurl "${args[@]}"\n'),
    unseen(
        "associative array",
        'declare -A crm=([root]=https://www.zohoapis.com/crm [section]=Leads)\ncurl "${crm[root]}/v2/${crm[section]}"\n',
    ),
    unseen("loop over words", "for section in Leads Contacts; do\n  ./export.sh $section getRecords\ndone\n"),
    unseen("case", "case $1 in\n  getRecords) list ;;\n  insertRecords) insert ;;\nesac\n"),
    unseen("heredoc", "cat <<EOF\nusage: sync.sh [--leads] [--token TOKEN]\nEOF\n"),
    unseen("sql in a heredoc", "psql <<SQL\nselect authtoken from users where id = 1;\nSQL\n"),
    unseen("pipe", 'echo "scope=$scope" | curl -s -d @- https://hooks.example.com/crm\n'),
    unseen("placeholder in a variable", "API_TOKEN=<token>\nTOKEN=your-token-here\n"),
    unseen("token of another service", "GITHUB_TOKEN=TOKEN32\nexport GITHUB_TOKEN\n"),
    unseen("checksum", 'echo "5b8f0c2d9e4a71663fd08c95b2e7a14d  leads.zip" | md5sum -c\n'),
    unseen("oauth mint", 'curl -d grant_type=refresh_token -d "refresh_token=$R" https://accounts.zoho.com/oauth/v2/token\n'),
    unseen("page of the vendor", "open https://crm.zoho.com/crm/ShowHomePage.do\n"),
    unseen("condition", '[[ $url =~ ^https://www\\.zohoapis\\.com/ ]] || exit 1\n'),
    unseen("grep", "grep -rn 'getRecords' src | grep -v test\n"),
    unseen("a file of leads", 'cp "$ROOT/private/json/Leads/getRecords.json" /tmp\n'),
    unseen("books with oauth", "curl -H \"Authorization: Zoho-oauthtoken $T\" https://books.zoho.com/api/v3/invoices\n"),
    quiet("no suffix", "#!/bin/sh\ncurl https://www.zohoapis.com/crm/v2/Leads\n", path="bin/leads"),
)  # fmt: skip

PLACEHOLDERS = ("$TOKEN", "${TOKEN}", "<token>", "$1", "$(cat token)", "YOUR_AUTHTOKEN", "xxxxxxxxxxxxxxxx")
"""What stands where a token belongs, and is none."""
