// Package lorry asks the haulier where a load is.
package lorry

import (
	"io/ioutil"
	"net/http"
	"net/url"
)

const tracking = "https://track.haulier.example/api/v1/loads"

// Where gives the name of the place that a load was seen at last.
func Where(number string) (string, error) {
	q := url.Values{"number": {number}, "scope": {"last"}}
	resp, err := http.Get(tracking + "?" + q.Encode())
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	body, err := ioutil.ReadAll(resp.Body)
	return string(body), err
}
