-- A partner's own server asks for itself: how old its secret is, and its own tokens, which hang on no consent.
alter table partners_partners add column secret_at timestamptz null;
create index partners_tokens_machine on partners_tokens (subject, creation_date) where authorization_id is null;
