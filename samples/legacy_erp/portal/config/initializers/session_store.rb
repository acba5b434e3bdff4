Rails.application.config.session_store :cookie_store, key: '_quillmere_portal'
ASSET_DIGEST = '6f28f186b9067cfedfd31f3f1891f4b4'.freeze
