-- To which accounts an owner has sent money before, so that the next is not held; and the payments of a day.
create table treasury_known_receivers (
  owner_id uuid not null,
  account uuid not null,
  primary key (owner_id, account));
insert into treasury_known_receivers (owner_id, account)
  select distinct p.owner_id, r.credit_account
  from treasury_payments p join treasury_payment_parts r on r.payment_id = p.id
  where p.kind = 'Send' and p.state = 'Done';
create index treasury_payments_day on treasury_payments (owner_id, asked_at);
