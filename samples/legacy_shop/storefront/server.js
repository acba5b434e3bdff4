'use strict';

const express = require('express');
const config = require('./config');
const requests = require('./routes/requests');
const stock = require('./lib/stock');

const app = express();
app.use(express.json());
app.use('/api', require('./routes/orders'));
app.post('/api/requests', requests.catalogue);
app.post('/api/requests/:id/convert', requests.convert);
app.get('/api/products', (req, res, next) => {
  stock.products(Number(req.query.from) || 1).then((rows) => res.json(rows), next);
});
app.listen(config.port);
