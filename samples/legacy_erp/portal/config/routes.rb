Rails.application.routes.draw do
  resources :orders, only: %i[index show]
  resources :invoices, only: %i[index show]
  resources :support_cases
end
