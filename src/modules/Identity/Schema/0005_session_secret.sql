-- A cookie carries the session's id and a secret of 128 random bits, of which only the hash is kept; a fresh proof
-- changes it. Cookies of before have none: their sessions end here, and their people sign in once more.
alter table identity_sessions add column secret_hash text not null default '';
update identity_sessions set revoked_at = created_at where revoked_at is null;
