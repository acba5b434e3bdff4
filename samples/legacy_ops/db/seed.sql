CREATE TABLE settings (name varchar(64) PRIMARY KEY, value text);
INSERT INTO settings (name, value) VALUES ('shop_name', 'Quillmere Seeds');
INSERT INTO settings (name, value) VALUES ('zoho_authtoken', '2f00b3709c8ad97171ccbab2ed83d09c');
INSERT INTO settings (name, value) VALUES ('zoho_url', 'https://crm.zoho.com/crm/private/json/SalesOrders/getRecords');
INSERT INTO settings (name, value) VALUES ('session_key', 'ac95d0fc7d92c8a169520c71defbb4e8');
