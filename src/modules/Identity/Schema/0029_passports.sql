-- Who has no national code is known by a passport: it stands, sealed, where the code of others does. The day of birth
-- beside it is sealed too; a way through sign-up carries it until the account is made.
alter table identity_people add column sealed_birth text null;
alter table identity_flows add column sealed_birth text null;
