-- Money that is held for a while before the receiver has it, so that its owner may take it back.
alter table treasury_payments add hold_minutes integer not null default 0;
alter table treasury_payments add release_at timestamptz null;
create index treasury_payments_held on treasury_payments (release_at) where state = 'Held';
create index treasury_payment_parts_to on treasury_payment_parts (credit_account);
