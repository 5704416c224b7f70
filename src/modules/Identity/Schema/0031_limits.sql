-- The highest amount, in whole rials, that a delegation or a membership lets its helper write or pay; null where none was
-- named.
alter table identity_delegations add column up_to bigint null;
