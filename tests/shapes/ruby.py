# ruff: noqa: E501
"""Ruby: the ways in which v1 requests are built there, and what only looks like them."""

from __future__ import annotations

from functools import partial

from shapes.example import Example, found, quiet

PATH = "lib/portal/crm.rb"
seen = partial(found, path=PATH)
unseen = partial(quiet, path=PATH)

BUILT: tuple[Example, ...] = (
    seen(
        "plus",
        "Leads.getRecords",
        """
        token = ENV['CRM_TOKEN']
        url = 'https://crm.zoho.com/crm/private/json/' + 'Leads' + '/getRecords?authtoken=' + token + '&scope=crmapi'
        rows = JSON.parse(open(url).read) §
        """,
    ),
    seen(
        "interpolation of constants",
        "Contacts.searchRecords",
        """
        module Portal
          ROOT = 'https://crm.zoho.eu/crm/private'.freeze
          class Search
            SECTION = "Contacts"
            def run(term)
              RestClient.get "#{ROOT}/json/#{SECTION}/searchRecords?authtoken=#{ENV.fetch('CRM_TOKEN')}&criteria=(Email:#{term})" §
            end
          end
        end
        """,
    ),
    seen(
        "a section that a mixin names",
        "Potentials.getRecords",
        """
        module Portal
          class Listing
            def all
              RestClient.get("https://crm.zoho.com/crm/private/json/#{section}/getRecords", params: { authtoken: ENV['CRM_TOKEN'] }) §
            end
          end

          module Dealing
            def section
              'Potentials'
            end
          end

          class Deals < Listing
            include Dealing
          end
        end
        """,
    ),
    seen(
        "a form without braces",
        ".login",
        """
        def ticket(user, password)
          Net::HTTP.post_form(URI('https://accounts.zoho.com/login'), §
                              'servicename' => 'ZohoCRM', 'FROM_AGENT' => 'true', 'LOGIN_ID' => user, 'PASSWORD' => password)
        end
        """,
        "ticket-login",
    ),
    seen(
        "shovel",
        "Deals.getRecords",
        """
        def deals(token)
          url = +'https://crm.zoho.com/crm/private/json'
          url << '/Deals'
          url << '/getRecords'
          url << "?authtoken=#{token}" << '&scope=crmapi'
          Net::HTTP.get(URI.parse(url)) §
        end
        """,
    ),
    seen(
        "percent with a list",
        "Accounts.getRecordById",
        """
        TEMPLATE = 'https://crm.zoho.com/crm/private/%s/%s/getRecordById?authtoken=%s&scope=crmapi&id=%d'
        HTTParty.get(TEMPLATE % ['json', 'Accounts', token, id]) §
        """,
    ),
    seen(
        "format with names",
        "Tasks.getRecords",
        """
        url = format('https://crm.zoho.com/crm/private/json/%{section}/%<method>s?authtoken=%{token}', section: 'Tasks', method: 'getRecords', token: token)
        Typhoeus.get(url) §
        """,
    ),
    seen(
        "join of a list",
        "Calls.insertRecords",
        """
        url = ['https://crm.zoho.com/crm/private', :xml, :Calls, :insertRecords].join('/')
        RestClient.post(url, authtoken: @token, scope: 'crmapi', xmlData: xml) §
        """,
    ),
    seen(
        "File.join",
        "Users.getUsers",
        """
        class Staff
          BASE = 'https://crm.zoho.com/crm/private/json'
          def all
            url = File.join(BASE, 'Users', 'getUsers')
            Excon.get(url, query: { authtoken: token, scope: 'crmapi', type: 'AllUsers' }) §
          end
        end
        """,
    ),
    seen(
        "URI.join",
        "Leads.getMyRecords",
        """
        uri = URI.join('https://crm.zoho.com/crm/private/json/', 'Leads/', 'getMyRecords')
        uri.query = URI.encode_www_form('authtoken' => token, 'scope' => 'crmapi')
        Net::HTTP.get_response(uri) §
        """,
    ),
    seen(
        "parts of a URI",
        "Leads.getRecords",
        """
        uri = URI::HTTPS.build(host: 'crm.zoho.com', path: '/crm/private/json/Leads/getRecords', query: { authtoken: t, scope: 'crmapi' }.to_query)
        Net::HTTP.get(uri) §
        """,
    ),
    seen(
        "to_query",
        "Contacts.getRecords",
        """
        params = { :authtoken => token, 'scope' => 'crmapi', :fromIndex => 1 }
        params[:toIndex] = 200
        open("https://crm.zoho.com/crm/private/json/Contacts/getRecords?" + params.to_query) §
        """,
    ),
    seen(
        "query from a map",
        "Products.getRecords",
        """
        options = { authtoken: token, scope: 'crmapi' }
        query = options.map { |key, value| "#{key}=#{CGI.escape(value)}" }.join('&')
        response = HTTParty.get("https://crm.zoho.com/crm/private/json/Products/getRecords?#{query}") §
        """,
    ),
    seen(
        "merge",
        "Leads.getRecords",
        """
        DEFAULTS = { authtoken: ENV['TOKEN'], scope: 'crmapi' }
        def page(from)
          HTTParty.get('https://crm.zoho.com/crm/private/json/Leads/getRecords', query: DEFAULTS.merge(fromIndex: from)) §
        end
        """,
    ),
    seen(
        "instance variables",
        "Vendors.getRecords",
        """
        class Vendors
          attr_reader :base, :token
          def initialize(token, base = 'https://crm.zoho.com/crm/private')
            @token, @base = token, base
            @section = 'Vendors'
          end

          def all
            RestClient.get("#{base}/json/#{@section}/getRecords", params: { authtoken: token, scope: 'crmapi' }) §
          end
        end
        """,
    ),
    seen(
        "curl in backticks",
        "Cases.getRecords",
        """
        base = 'https://crm.zoho.com/crm/private/json'
        rows = JSON.parse(`curl -sG '#{base}/Cases/getRecords' -d authtoken=#{token} -d scope=crmapi`) §
        """,
    ),
    seen(
        "curl by system",
        "Leads.getRecords",
        """
        url = "https://crm.zoho.com/crm/private/json/Leads/getRecords?authtoken=#{ENV['CRM']}&scope=crmapi"
        system("curl -s '#{url}' > leads.json") §
        """,
    ),
    seen(
        "class variables",
        "Cases.getRecords",
        """
        class Cases
          @@root = 'https://crm.zoho.com/crm/private/json'
          def self.all(token)
            RestClient.get(@@root + '/Cases/getRecords', params: { authtoken: token, scope: 'crmapi' }) §
          end
        end
        """,
    ),
    seen(
        "memo",
        "Events.getRecords",
        """
        class Calendar
          def base
            @base ||= 'https://crm.zoho.com/crm/private/json'
          end

          def url
            "#{base}/Events/getRecords"
          end

          def load
            Faraday.get(url, { authtoken: ENV['A'] || 'none', scope: 'crmapi' }) §
          end
        end
        """,
    ),
    seen(
        "heredoc",
        "Solutions.getRecords",
        """
        url = <<~URL.strip
          https://crm.zoho.com/crm/private/json/Solutions/getRecords?authtoken=#{token}&scope=crmapi
        URL
        HTTParty.get(url) §
        """,
    ),
    seen(
        "HTTParty with base_uri",
        "Leads.getRecords",
        """
        class Crm
          include HTTParty
          base_uri 'https://crm.zoho.com/crm/private/json'
          default_params authtoken: ENV['CRM'], scope: 'crmapi'

          def leads
            self.class.get('/Leads/getRecords', query: { fromIndex: 1 }) §
          end
        end
        """,
    ),
    seen(
        "HTTParty, bare, in the class",
        "Contacts.insertRecords",
        """
        class Crm
          include HTTParty
          base_uri 'https://crm.zoho.com'
          class << self
            def add(xml)
              post('/crm/private/xml/Contacts/insertRecords', body: { authtoken: token, scope: 'crmapi', xmlData: xml }) §
            end
          end
        end
        """,
    ),
    seen(
        "RestClient::Request",
        "Leads.updateRecords",
        """
        RestClient::Request.execute(method: :post, url: 'https://crm.zoho.com/crm/private/xml/Leads/updateRecords', §
                                    payload: { authtoken: t, scope: 'crmapi', id: id, xmlData: xml }, timeout: 10)
        """,
    ),
    seen(
        "post_form",
        "Leads.insertRecords",
        """
        uri = URI('https://crm.zoho.com/crm/private/xml/Leads/insertRecords')
        Net::HTTP.post_form(uri, 'authtoken' => token, 'scope' => 'crmapi', 'newFormat' => 1, 'xmlData' => xml) §
        """,
    ),
    seen(
        "a Net::HTTP request",
        "Contacts.updateRecords",
        """
        http = Net::HTTP.new('crm.zoho.com', 443)
        http.use_ssl = true
        request = Net::HTTP::Post.new('/crm/private/xml/Contacts/updateRecords')
        request.set_form_data(authtoken: token, scope: 'crmapi', id: id, xmlData: xml)
        http.request(request) §
        """,
    ),
    seen(
        "Net::HTTP.start",
        "Leads.deleteRecords",
        """
        Net::HTTP.start('crm.zoho.com', use_ssl: true) do |http|
          http.get("/crm/private/json/Leads/deleteRecords?authtoken=#{token}&scope=crmapi&id=#{id}") §
        end
        """,
    ),
    seen(
        "Faraday connection",
        "Potentials.getRecords",
        """
        conn = Faraday.new(url: 'https://crm.zoho.com/crm/private') do |f|
          f.request :url_encoded
          f.adapter Faraday.default_adapter
        end
        conn.get 'json/Potentials/getRecords', authtoken: token, scope: 'crmapi' §
        """,
    ),
    seen(
        "Faraday block",
        "Leads.getRecords",
        """
        conn = Faraday.new('https://crm.zoho.com')
        conn.get do |req|
          req.url '/crm/private/json/Leads/getRecords' §
          req.params['authtoken'] = token
          req.params['scope'] = 'crmapi'
        end
        """,
    ),
    seen(
        "Typhoeus request",
        "Leads.getRecords",
        """
        request = Typhoeus::Request.new('https://crm.zoho.com/crm/private/json/Leads/getRecords', method: :get, params: { authtoken: t, scope: 'crmapi' }) §
        request.run
        """,
    ),
    seen(
        "Mechanize",
        "Leads.getRecords",
        """
        agent = Mechanize.new
        page = agent.get("https://crm.zoho.com/crm/private/json/Leads/getRecords?authtoken=#{t}&scope=crmapi") §
        """,
    ),
    seen(
        "URI.open in a module function",
        "Leads.getRecords",
        """
        module Crm
          extend self
          def leads
            URI.open('https://crm.zoho.com/crm/private/json/Leads/getRecords?scope=crmapi&authtoken=' + Settings.crm.token).read §
          end
        end
        """,
    ),
    seen(
        "wrapper with a verb",
        "Leads.getRecords",
        """
        class Client
          def initialize(token)
            @token = token
          end

          def request(verb, section, method, params = {})
            RestClient.send(verb, "https://crm.zoho.com/crm/private/json/#{section}/#{method}", params: params.merge(authtoken: @token, scope: 'crmapi'))
          end

          def leads
            request(:get, 'Leads', 'getRecords', fromIndex: 1) §
          end
        end
        """,
    ),
    seen(
        "wrapper called from another file",
        "Leads.insertRecords",
        """
        class SignupsController < ApplicationController
          def create
            zoho = Portal::ZohoClient.new(Rails.application.credentials.zoho_token)
            zoho.insert_records('Leads', params[:lead]) §
          end
        end
        """,
        also={
            "app/services/portal/zoho_client.rb": """
                module Portal
                  class ZohoClient
                    def initialize(token)
                      @token = token
                    end

                    def insert_records(section, row)
                      post("#{section}/insertRecords", xmlData: to_xml(section, row))
                    end

                    private

                    def post(path, params)
                      uri = URI("https://crm.zoho.com/crm/private/xml/#{path}")
                      Net::HTTP.post_form(uri, { authtoken: @token, scope: 'crmapi' }.merge(params))
                    end
                  end
                end
                """
        },
    ),
    seen(
        "module method of another file",
        "Contacts.getRecords",
        """
        class Report
          def rows
            ZohoApi.fetch_all 'Contacts' §
          end
        end
        """,
        also={
            "lib/zoho_api.rb": """
                module ZohoApi
                  def self.fetch_all(section, from: 1)
                    HTTParty.get("https://crm.zoho.com/crm/private/json/#{section}/getRecords", query: { authtoken: ENV['Z'], scope: 'crmapi', fromIndex: from })
                  end
                end
                """
        },
    ),
    seen(
        "mixin",
        "Leads.getRecords",
        """
        module Requests
          def call_api(path)
            RestClient.get("#{root}/#{path}", params: { authtoken: token, scope: 'crmapi' })
          end
        end

        class Leads
          include Requests
          def root
            'https://crm.zoho.com/crm/private/json'
          end

          def list
            call_api('Leads/getRecords') §
          end
        end
        """,
    ),
    seen(
        "a base class asks its child",
        "Invoices.getRecords",
        """
        class Resource
          def self.all
            HTTParty.get("https://crm.zoho.com/crm/private/json/#{section}/getRecords", query: { authtoken: TOKEN, scope: 'crmapi' }) §
          end
        end

        class Invoice < Resource
          def self.section
            'Invoices'
          end
        end
        """,
    ),
    seen(
        "reopened class",
        "Quotes.getRecords",
        """
        class Quotes
          def list
            HTTParty.get(url_for('Quotes'), query: { authtoken: token, scope: 'crmapi' }) §
          end
        end

        class Quotes
          def url_for(section)
            "https://crm.zoho.com/crm/private/json/#{section}/getRecords"
          end
        end
        """,
    ),
    seen(
        "public_send",
        "Leads.getRecords",
        """
        class Client
          def call(section, method)
            HTTParty.public_send(:get, "https://crm.zoho.com/crm/private/json/#{section}/#{method}", query: { authtoken: token })
          end
        end
        Client.new.call('Leads', 'getRecords') §
        """,
    ),
    seen(
        "the method's own name",
        "Leads.getRecords",
        """
        class Leads
          def getRecords
            HTTParty.get("https://crm.zoho.com/crm/private/json/Leads/#{__method__}", query: { authtoken: token, scope: 'crmapi' }) §
          end
        end
        """,
    ),
    seen(
        "module and method by the names of class and method",
        "Leads.getRecords",
        """
        module Portal
          class Lead
            def self.get_records
              action = __method__.to_s.camelize(:lower)
              HTTParty.get("https://crm.zoho.com/crm/private/json/#{name.demodulize.pluralize}/#{action}", query: { authtoken: t, scope: 'crmapi' }) §
            end
          end
        end
        """,
    ),
    seen(
        "a connection's block names the path",
        "Invoices.getRecordById",
        """
        class Invoices
          def crm
            @crm ||= Faraday.new(url: 'https://crm.zoho.com/crm/private/json/')
          end

          def one(id)
            crm.get do |req|
              req.url 'Invoices/getRecordById' §
              req.params = { authtoken: token, scope: 'crmapi', id: id }
            end
          end
        end
        """,
    ),
    found(
        "token written into a library's settings",
        "",
        """
        require 'ruby_zoho'

        RubyZoho.configure do |config|
          config.api_key = Settings.crm.key §
        end
        """,
        kind="v1-library",
        path="config/initializers/zoho.rb",
    ),
    seen(
        "case as a value",
        "Leads.getRecords",
        """
        def fetch(kind)
          path = case kind
                 when :lead, :prospect then 'Leads/getRecords'
                 else 'Contacts/getRecords'
                 end
          HTTParty.get("https://crm.zoho.com/crm/private/json/#{path}", query: { authtoken: t, scope: 'crmapi' }) §
        end
        """,
    ),
    seen(
        "unless and a modifier",
        "Leads.getRecords",
        """
        def fetch(section = nil)
          section = 'Leads' unless section
          url = 'https://crm.zoho.com/crm/private/json' if true
          HTTParty.get("#{url}/Leads/getRecords", query: { authtoken: t, scope: 'crmapi' }) §
        end
        """,
    ),
    seen(
        "each over words",
        "Accounts.getRecords",
        """
        %w[Leads Accounts].each do |section|
          HTTParty.get("https://crm.zoho.com/crm/private/json/#{section}/getRecords", query: { authtoken: t, scope: 'crmapi' }) §
        end
        """,
    ),
    seen(
        "each over a hash of constants",
        "Contacts.getRecordById",
        """
        CALLS = { 'Contacts' => 'getRecordById' }.freeze
        CALLS.each_pair do |section, method|
          HTTParty.get("https://crm.zoho.com/crm/private/json/#{section}/#{method}", query: { authtoken: t, scope: 'crmapi' }) §
        end
        """,
    ),
    seen(
        "lambda",
        "Leads.getRecords",
        """
        url_of = ->(section) { "https://crm.zoho.com/crm/private/json/#{section}/getRecords" }
        HTTParty.get(url_of.call('Leads'), query: { authtoken: t, scope: 'crmapi' }) §
        """,
    ),
    seen(
        "define_method",
        "Leads.getRecords",
        """
        class Client
          define_method(:leads) do |token|
            HTTParty.get('https://crm.zoho.com/crm/private/json/Leads/getRecords', query: { authtoken: token, scope: 'crmapi' }) §
          end
        end
        """,
    ),
    seen(
        "ENV.fetch with a block",
        "Leads.getRecords",
        """
        ROOT = ENV.fetch('CRM_ROOT') { 'https://crm.zoho.com/crm/private' }
        HTTParty.get("#{ROOT}/json/Leads/getRecords", query: { authtoken: ENV.fetch('CRM_TOKEN', nil), scope: 'crmapi' }) §
        """,
    ),
    seen(
        "super",
        "Leads.getRecords",
        """
        class Base
          def initialize(section)
            @section = section
          end

          def list
            HTTParty.get("https://crm.zoho.com/crm/private/json/#{@section}/getRecords", query: { authtoken: t, scope: 'crmapi' })
          end
        end

        class Leads < Base
          def initialize
            super('Leads')
          end
        end
        Leads.new.list §
        """,
    ),
    found(
        "rake task",
        "Leads.getRecords",
        """
        namespace :crm do
          task :leads, [:from] => :environment do |_task, args|
            puts open("https://crm.zoho.com/crm/private/json/Leads/getRecords?authtoken=#{ENV['T']}&fromIndex=#{args[:from]}").read §
          end
        end
        """,
        path="lib/tasks/crm.rake",
    ),
    found(
        "template",
        "Leads.getRecords",
        """
        <ul>
          <% base = "https://crm.zoho.com/crm/private/json" %>
          <% rows = HTTParty.get("#{base}/Leads/getRecords?authtoken=#{token}&scope=crmapi") %> §
          <% rows.each do |row| %>
            <li title="<%= row['Email'] %>"><%= row['Name'] %></li>
          <% end %>
        </ul>
        """,
        path="app/views/leads/index.html.erb",
    ),
    found(
        "script in a template",
        "Leads.getRecords",
        """
        <h1><%= title %></h1>
        <script>
          $.get("https://crm.zoho.com/crm/private/json/Leads/getRecords?authtoken=<%= token %>&scope=crmapi", render); §
        </script>
        """,
        path="app/views/leads/show.html.erb",
    ),
    seen("token in a hash", "", "CRM = { authtoken: 'TOKEN32', scope: 'crmapi' }.freeze §\n", kind="hardcoded-token"),
    seen(
        "token as a default",
        "",
        """
        token = ENV['ZOHO_AUTHTOKEN'] || 'TOKEN32' §
        HTTParty.get("https://crm.zoho.com/crm/private/json/Leads/getRecords?authtoken=#{token}&scope=crmapi")
        """,
        kind="hardcoded-token",
    ),
    found(
        "token given to a library",
        "",
        """
        require 'ruby_zoho'
        RubyZoho.configure do |config|
          config.api_key = 'TOKEN32' §
          config.crm_modules = %w[Accounts Contacts Leads]
        end
        """,
        kind="hardcoded-token",
        path="config/initializers/zoho.rb",
    ),
    seen(
        "token in a field",
        "",
        """
        class Crm
          def initialize
            @authtoken = 'TOKEN32' §
          end

          def leads
            HTTParty.get("https://crm.zoho.com/crm/private/json/Leads/getRecords", query: { authtoken: @authtoken, scope: 'crmapi' })
          end
        end
        """,
        kind="hardcoded-token",
    ),
    seen(
        "mint",
        "",
        """
        uri = URI('https://accounts.zoho.com/apiauthtoken/nb/create')
        uri.query = URI.encode_www_form(SCOPE: 'ZohoCRM/crmapi', EMAIL_ID: ENV['MAIL'], PASSWORD: ENV['PASS'])
        Net::HTTP.get(uri) §
        """,
        kind="token-mint",
    ),
)

QUIET: tuple[Example, ...] = (
    unseen(
        "v2", "RestClient.get('https://www.zohoapis.com/crm/v2/Leads', Authorization: \"Zoho-oauthtoken #{token}\")\n"
    ),
    unseen(
        "v8 in constants", "BASE = 'https://www.zohoapis.eu/crm/v8'\nHTTParty.get(\"#{BASE}/Leads?fields=Email\")\n"
    ),
    unseen("curl in backticks", "rows = `curl -s https://www.zohoapis.com/crm/v2/Leads -H '#{auth}'`\n"),
    unseen("curl by system", "system('curl', '-d', 'authtoken=x', 'https://api.example.com/v1/leads')\n"),
    unseen("another host", "HTTParty.get('https://crm.example.com/private/json/Leads/getRecords')\n"),
    unseen("page of the vendor", "link_to 'CRM', 'https://crm.zoho.com/crm/ShowHomePage.do'\n"),
    unseen("a client of its own", "client.get_records(:leads, from: 1)\nclient.insert_records('Leads', row)\n"),
    unseen(
        "authtoken of somebody else", "HTTParty.get('https://api.example.com/v1/leads', query: { authtoken: token })\n"
    ),
    unseen("devise", "before_action :authenticate_token!\nuser.auth_token = SecureRandom.hex(16)\n"),
    unseen("api_key of somebody else", "Acme.configure do |config|\n  config.api_key = ENV['ACME_KEY']\nend\n"),
    unseen("hash of a lock", "ASSET_DIGEST = '5b8f0c2d9e4a71663fd08c95b2e7a14d'\n"),
    unseen("mailer", "mail(to: 'crm@example.com', subject: 'Leads/getRecords')\n"),
    unseen("routes", "get '/crm/leads', to: 'leads#index'\nresources :leads\n"),
    unseen("a scope", "scope :crm, -> { where(kind: 'crm') }\n"),
    unseen("accessor", "class Lead\n  attr_accessor :authtoken, :scope\nend\n"),
    unseen(
        "oauth mint",
        "RestClient.post('https://accounts.zoho.com/oauth/v2/token', grant_type: 'refresh_token', refresh_token: r)\n",
    ),
    unseen(
        "a mixin of another listing",
        """
        class Listing
          def all = RestClient.get("https://api.example.com/#{section}/getRecords")
        end

        module Dealing
          def section = 'Potentials'
        end

        class Deals < Listing
          include Dealing
        end
        """,
    ),
    unseen(
        "options of a request that are no form",
        "HTTParty.get('https://accounts.zoho.com/login', query: { hl: 'en' }, FROM_AGENT: 'true', format: :plain)\n",
    ),
    unseen("regex", "raise 'bad' unless url =~ %r{^https://www\\.zohoapis\\.com/}\n"),
    unseen("a test of its own", "expect(page).to have_content('Leads')\nstub_request(:get, /zohoapis/)\n"),
    unseen("fetch of a hash", "options.fetch(:scope) { 'read' }\n"),
    unseen("interpolated class name", '"#{self.class}/getRecords/#{id}"\n'),
    unseen("sql", "execute <<~SQL\n  select authtoken from users where id = 1\nSQL\n"),
    unseen("version 3 client", "ZOHOCRMSDK::Initializer.initialize(environment: env, token: token)\n"),
    unseen(
        "books with oauth",
        "HTTParty.get('https://books.zoho.com/api/v3/invoices', headers: { 'Authorization' => \"Zoho-oauthtoken #{t}\" })\n",
    ),
    unseen("a header", "headers['X-Auth-Token'] = token\n"),
    unseen("xml of its own", "builder.row(no: 1) { |row| row.field('Email', val: mail) }\n"),
    unseen("translation", "t('leads.insert_records.done', scope: 'crmapi_portal')\n"),
    unseen("a date", "Time.zone.now.strftime('%Y-%m-%d')\n"),
    unseen("gem list", "gem 'rails', '~> 5.2'\ngem 'zohocrm-ruby-sdk-2.0'\n"),
    unseen("a file of leads", "File.join(Rails.root, 'private', 'json', 'Leads', 'getRecords.json')\n"),
    unseen("module_eval", 'module_eval "def #{name}_records; end"\n'),
    unseen("url of a webhook", "post 'https://hooks.example.com/crm', body: { text: 'Leads' }.to_json\n"),
    unseen("case", "case params[:method]\nwhen 'getRecords' then index\nwhen 'insertRecords' then create\nend\n"),
    quiet(
        "template",
        '<p><%= @lead.authtoken_hint %></p>\n<a href="https://www.zohoapis.com/crm/v2/Leads">x</a>\n',
        path="a.html.erb",
    ),
    quiet("task", "task :leads do\n  sh 'curl https://www.zohoapis.com/crm/v3/Leads'\nend\n", path="Rakefile"),
)
