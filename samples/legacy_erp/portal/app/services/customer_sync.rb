class CustomerSync
  def initialize(client = Zoho::Client.new)
    @client = client
  end

  def register(customer)
    @client.insert_records('Contacts', ['Last Name' => customer.name, 'Email' => customer.email])
  end

  def moved(customer)
    @client.update_records 'Accounts', customer.account_id, 'Billing Street' => customer.street
  end

  def known?(email)
    answer = @client.find('Contacts', "Email:#{email}")
    !answer.include?('nodata')
  end

  def open_orders(account_id)
    @client.request(:get, 'Accounts', 'getRelatedRecords', parentModule: 'Accounts', id: account_id)
  end
end
