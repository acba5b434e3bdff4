module Zoho
  # Everything goes through here, except what is older.
  class Client
    attr_reader :token

    def initialize(token = TOKEN)
      @token = token
    end

    def request(verb, section, method, params = {})
      RestClient.send(verb, address(section, method), params: defaults.merge(params))
    end

    def insert_records(section, rows)
      post(section, 'insertRecords', xmlData: Rows.new(section, rows).to_xml)
    end

    def update_records(section, id, row)
      post(section, 'updateRecords', id: id, xmlData: Rows.new(section, [row]).to_xml)
    end

    def find(section, criteria)
      request(:get, section, 'searchRecords', criteria: "(#{criteria})")
    end

    private

    def post(section, method, params)
      uri = URI("#{ROOT}/xml/#{section}/#{method}")
      Net::HTTP.post_form(uri, defaults.merge(params))
    end

    def address(section, method)
      [ROOT, 'json', section, method].join('/')
    end

    def defaults
      { authtoken: token, scope: SCOPE }
    end
  end
end
