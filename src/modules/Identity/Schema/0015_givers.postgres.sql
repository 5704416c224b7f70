-- The giver of a delegation, and whom a look concerns, may be an organisation too.
alter table identity_delegations drop constraint identity_delegations_giver_fkey;
alter table identity_look_subjects drop constraint identity_look_subjects_person_id_fkey;
