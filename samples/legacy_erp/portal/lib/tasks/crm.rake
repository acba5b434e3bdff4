require 'open-uri'

namespace :crm do
  desc 'Counts what is in the CRM'
  task counts: :environment do
    %w[Leads Contacts Vendors].each do |section|
      url = 'https://crm.zoho.com/crm/private/json/' + section + '/getRecords?scope=crmapi&authtoken=' + Zoho::TOKEN
      puts section, JSON.parse(open(url).read).size
    end
  end

  desc 'Users of our account'
  task users: :environment do
    uri = URI.join(Zoho::HOST, '/crm/private/json/Users/getUsers')
    uri.query = URI.encode_www_form(authtoken: ENV.fetch('ZOHO_ADMIN_TOKEN'), scope: 'crmapi', type: 'ActiveUsers')
    puts Net::HTTP.get(uri)
  end
end
