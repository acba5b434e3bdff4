require 'rails_helper'

RSpec.describe CustomerSync do
  let(:client) { Zoho::Client.new('ef9ffc35a70174d0a1dc6cc768923e8a') }

  it 'finds customers' do
    stub_request(:get, %r{crm/private/json/Contacts/searchRecords}).to_return(body: '{"response":{"nodata":{"code":"4422"}}}')
    expect(described_class.new(client)).not_to be_known('orders@example.com')
  end
end
