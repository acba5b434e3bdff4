package crm

import (
	"net/http"
	"net/url"
)

// Find asks for the records whose number is known.
func (c *Client) Find(module Module, number string) (*http.Response, error) {
	u, err := url.Parse(root + "/json/" + string(module) + "/searchRecords")
	if err != nil {
		return nil, err
	}
	q := u.Query()
	q.Set("authtoken", c.Token)
	q.Set("scope", scope)
	q.Set("criteria", "(Subject:"+number+")")
	u.RawQuery = q.Encode()
	return c.http.Get(u.String())
}
