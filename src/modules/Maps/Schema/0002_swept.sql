-- When an old package left the file store; the history of maps keeps its row.
alter table maps_versions add column swept_at timestamptz;
