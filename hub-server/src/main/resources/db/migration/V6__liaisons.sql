-- What reaches the liaisons of governments, who they are, and what they read. See docs/liaisons.md.
insert into hub_lock (name, taken) values ('feed', 0);
insert into hub_counter (name, last) values ('feed_release', 0);
insert into hub_counter (name, last) values ('feed_object', 0);

-- Each version of each campaign that was ever released. Kept: a later one is held against all.
create table feed_release (
  id          bigint primary key,
  public_id   uuid not null,
  facts       varchar(20000) not null,
  -- Whether it is the newest version and not revoked.
  stands      boolean not null,
  released_at timestamp with time zone not null
);
create index feed_release_by_standing on feed_release (stands);
create index feed_release_by_campaign on feed_release (public_id);

-- Which reports stood behind it. Never leaves the hub.
create table feed_behind (
  release_id bigint not null references feed_release (id),
  report_id  bigint not null,
  member_id  uuid not null,
  primary key (release_id, report_id)
);
create index feed_behind_by_report on feed_behind (report_id);

-- The objects as liaisons read them, in the order of their commit. Nothing is ever taken out.
create table feed_object (
  position      bigint primary key,
  stix_id       varchar(100) not null,
  stix_type     varchar(50) not null,
  -- The release that it belongs to; null for what is always there.
  public_id     uuid,
  -- Microseconds since 1970; the second is strictly increasing with the position.
  version       bigint not null,
  added         bigint not null,
  first_version boolean not null,
  last_version  boolean not null,
  content       bytea not null,
  unique (stix_id, version)
);
create index feed_object_by_version on feed_object (last_version, position);
create index feed_object_by_type on feed_object (stix_type, last_version, position);
create index feed_object_by_version_time on feed_object (version);
create index feed_object_by_addition on feed_object (added);
create index feed_object_by_release on feed_object (public_id);

-- Persons of an agency that may read. Proposed by one officer of the operator, approved by another.
create table liaison (
  id              uuid primary key,
  name            varchar(64) not null,
  person          varchar(100) not null,
  agency          varchar(100) not null,
  jurisdiction    varchar(2) not null,
  purpose         varchar(40) not null,
  proposed_at     timestamp with time zone not null,
  approved_at     timestamp with time zone,
  expires_at      timestamp with time zone,
  revoked_at      timestamp with time zone,
  secret_digest   varchar(43) unique
);
create index liaison_by_name on liaison (name);

-- What was read: once for each liaison, page and hour.
create table liaison_read (
  liaison_id uuid not null references liaison (id),
  read_hour  timestamp with time zone not null,
  page       varchar(43) not null,
  primary key (liaison_id, read_hour, page)
);

-- What a liaison asks the labs' counsel for. It is a message and opens nothing.
create table liaison_request (
  id         uuid primary key,
  liaison_id uuid not null references liaison (id),
  citation   varchar(40) not null,
  message    varchar(2000) not null,
  asked_at   timestamp with time zone not null
);
