-- Where a person lives and works. Address, point and postal code are one ciphertext; row and column of the square of
-- about half a kilometre around the point stand plain, so that news can reach a neighbourhood without opening anything.
create table identity_addresses (
  person_id uuid not null references identity_people (id),
  kind text not null,
  sealed text not null,
  cell_row integer null,
  cell_column integer null,
  changed_at timestamptz not null,
  primary key (person_id, kind));
create index identity_addresses_cell on identity_addresses (cell_row, cell_column);
