// Package crm tells the sales office what has left the yard.
package crm

import (
	"encoding/xml"
	"fmt"
	"io/ioutil"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"
)

const (
	root  = "https://crm.zoho.com/crm/private"
	scope = "crmapi"
)

// Module is a part of the CRM.
type Module string

// Client speaks to the CRM for one account.
type Client struct {
	Token string
	http  *http.Client
}

// FL is one field of a row.
type FL struct {
	Name  string `xml:"val,attr"`
	Value string `xml:",chardata"`
}

// New makes a client; without a token it takes the one of the machine.
func New(token string) *Client {
	if token == "" {
		token = os.Getenv("DISPATCH_CRM_TOKEN")
	}
	return &Client{Token: token, http: &http.Client{Timeout: 20 * time.Second}}
}

func (c *Client) send(module Module, method string, form url.Values) ([]byte, error) {
	form.Set("authtoken", c.Token)
	form.Set("scope", scope)
	address := fmt.Sprintf("%s/xml/%s/%s", root, module, method)
	req, err := http.NewRequest("POST", address, strings.NewReader(form.Encode()))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	resp, err := c.http.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return ioutil.ReadAll(resp.Body)
}

// Update writes fields of one record.
func (c *Client) Update(module Module, id string, fields []FL) error {
	rows, err := xml.Marshal(fields)
	if err != nil {
		return err
	}
	form := url.Values{"id": {id}}
	form.Set("xmlData", `<`+string(module)+`><row no="1">`+string(rows)+`</row></`+string(module)+`>`)
	_, err = c.send(module, "updateRecords", form)
	return err
}
