-- What went out of and into each account in each month of the Jalali calendar, by what for; follows the ledger.
create table treasury_months (
  account uuid not null,
  month integer not null,
  code integer not null,
  out_rial bigint not null,
  in_rial bigint not null,
  primary key (account, month, code));
