-- How a person wishes to read, for browsers that say nothing of their own.
alter table identity_people add column theme text not null default 'auto';
alter table identity_people add column text_size text not null default 'normal';
alter table identity_people add column motion text not null default 'auto';
