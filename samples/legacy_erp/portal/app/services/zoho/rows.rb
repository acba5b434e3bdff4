module Zoho
  class Rows
    def initialize(section, rows)
      @section = section
      @rows = rows
    end

    def to_xml
      body = @rows.each_with_index.map do |row, number|
        fields = row.map { |label, value| "<FL val=\"#{label}\">#{CGI.escapeHTML(value.to_s)}</FL>" }
        "<row no=\"#{number + 1}\">#{fields.join}</row>"
      end
      "<#{@section}>#{body.join}</#{@section}>"
    end
  end
end
