'use strict';

const assert = require('assert');
const Zoho = require('../lib/zoho');

describe('the client', () => {
  it('passes rows on', (done) => {
    const zoho = new Zoho({ token: 'YOUR_AUTH_TOKEN' });
    zoho.list('Products', { toIndex: 1 }, (error, rows) => {
      assert.ok(rows);
      done(error);
    });
  });
});
