import axios from 'axios';

const config: { crm: { token: string } } = require('../config');

enum CrmModule {
  Accounts = 'Accounts',
  PriceBooks = 'PriceBooks',
}

interface Price {
  sku: string;
  amount: number;
}

export class Wholesale {
  private static readonly root = 'https://crm.zoho.com/crm/private/json';

  constructor(private readonly token: string = config.crm.token) {}

  async accounts(city: string): Promise<unknown> {
    return this.read(CrmModule.Accounts, 'searchRecords', { criteria: `(Billing City:${city})` });
  }

  async books(): Promise<unknown> {
    return this.read(CrmModule.PriceBooks, 'getRecords');
  }

  total(prices: Price[]): number {
    return prices.reduce((sum, price) => sum + price.amount, 0);
  }

  private async read(module: CrmModule, method: string, query: Record<string, string> = {}): Promise<unknown> {
    const params = { ...query, authtoken: this.token, scope: 'crmapi' };
    const answer = await axios.get(`${Wholesale.root}/${module}/${method}`, { params });
    return answer.data.response.result;
  }
}
