'use strict';

const express = require('express');
const Zoho = require('../lib/zoho');
const { crm, modules } = require('../config');

const router = express.Router();
const zoho = new Zoho(crm);

router.post('/orders', (req, res, next) => {
  zoho.insert(modules.order, [{ Subject: req.body.number, Account: req.body.customer }], (error) => {
    if (error) {
      return next(error);
    }
    res.status(201).end();
  });
});

router.get('/customers', (req, res, next) => {
  zoho.find('Contacts', `(Email:${req.query.email})`, (error, found) => (error ? next(error) : res.json(found)));
});

router.put('/customers/:id', (req, res, next) => {
  zoho.update(modules.customer, req.params.id, req.body, (error) => (error ? next(error) : res.sendStatus(204)));
});

module.exports = router;
