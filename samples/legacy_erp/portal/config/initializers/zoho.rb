require 'ruby_zoho'

module Zoho
  HOST = 'https://crm.zoho.com'.freeze
  ROOT = "#{HOST}/crm/private".freeze
  SCOPE = 'crmapi'.freeze

  # until the move to the new machines: ZOHO_AUTHTOKEN=4cd878eae92a4a2e72bc89f1dd664d14
  TOKEN = ENV['ZOHO_AUTHTOKEN'] || 'bb279643c79fe123eae67953e9564631'
end

RubyZoho.configure do |config|
  config.api_key = Zoho::TOKEN
  config.crm_modules = %w[Accounts Contacts Leads]
end
