-- One form for H2 and PostgreSQL. Times are in UTC. Ids that leave the hub are random, never derived.

create table hub_lock (
  name  varchar(32) primary key,
  taken bigint not null
);
insert into hub_lock (name, taken) values ('matching', 0);
insert into hub_lock (name, taken) values ('founding', 0);

-- Ids are given out under the matching lock, so that their order is the order of commits.
create table hub_counter (
  name varchar(32) primary key,
  last bigint not null
);
insert into hub_counter (name, last) values ('stored_object', 0);
insert into hub_counter (name, last) values ('report', 0);
insert into hub_counter (name, last) values ('indicator', 0);
insert into hub_counter (name, last) values ('campaign', 0);
insert into hub_counter (name, last) values ('match_value', 0);

create table hub_setting (
  name    varchar(64) primary key,
  content varchar(4000) not null
);

-- Members: names are known to the operator only; on the wire a member is its random id.
create table member (
  id          uuid primary key,
  name        varchar(64) not null unique,
  admitted_at timestamp with time zone not null,
  revoked_at  timestamp with time zone
);

create table member_key (
  key_id        varchar(43) primary key,
  member_id     uuid not null references member (id),
  purpose       varchar(16) not null,
  jwk           varchar(1000) not null,
  registered_at timestamp with time zone not null,
  revoked_at    timestamp with time zone
);
create index member_key_by_member on member_key (member_id);

create table ticket (
  code_digest varchar(43) primary key,
  member_id   uuid not null references member (id),
  expires_at  timestamp with time zone not null,
  used_at     timestamp with time zone
);

-- Single-use values of the last minutes: DPoP proofs and client assertions.
create table used_proof (
  digest     varchar(43) primary key,
  expires_at timestamp with time zone not null
);
create index used_proof_by_expiry on used_proof (expires_at);

create table evaluation_budget (
  member_id   uuid not null references member (id),
  token_class varchar(16) not null,
  budget_day  date not null,
  used        bigint not null,
  primary key (member_id, token_class, budget_day)
);

-- What was accepted, byte for byte.
create table batch_chain (
  member_id uuid not null references member (id),
  stream    varchar(64) not null,
  sequence  bigint not null,
  head      varchar(43) not null,
  primary key (member_id, stream)
);

create table batch (
  header_digest varchar(43) primary key,
  member_id     uuid not null references member (id),
  stream        varchar(64) not null,
  sequence      bigint not null,
  header_jws    varchar(8000) not null,
  receipt       varchar(8000) not null,
  received_at   timestamp with time zone not null,
  unique (member_id, stream, sequence)
);

create table stored_object (
  id            bigint primary key,
  stix_id       varchar(100) not null,
  member_id     uuid not null references member (id),
  header_digest varchar(43) not null references batch (header_digest),
  line          integer not null,
  digest        varchar(43) not null,
  content       bytea not null,
  unique (stix_id)
);

-- Campaigns, and the clusters (one per report) that they join.
create table campaign (
  id        bigint primary key,
  public_id uuid not null unique,
  begun_at  timestamp with time zone not null,
  disputed  boolean not null,
  ended_at  timestamp with time zone
);

create table report (
  id           bigint primary key,
  stix_id      varchar(60) not null unique,
  member_id    uuid not null references member (id),
  received_at  timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  campaign_id  bigint references campaign (id),
  -- The same lab's earlier report that this one nearly repeats: a probe gets the first answer again.
  first_answer bigint references report (id)
);
create index report_by_campaign on report (campaign_id);
create index report_by_member on report (member_id);

create table indicator (
  id           bigint primary key,
  stix_id      varchar(60) not null unique,
  report_id    bigint not null references report (id),
  kind         varchar(40) not null,
  epoch        varchar(8) not null,
  valid_until  timestamp with time zone not null,
  withdrawn_at timestamp with time zone
);
create index indicator_by_report on indicator (report_id);
create index indicator_by_expiry on indicator (withdrawn_at, valid_until);

-- Match values: each distinct comparable value once, and which clusters hold it.
create table match_value (
  id          bigint primary key,
  comparison  varchar(64) not null,
  fingerprint bigint not null,
  content     bytea not null,
  by_likeness boolean not null,
  campaign_id bigint references campaign (id)
);
create index match_value_by_fingerprint on match_value (fingerprint);
create index match_value_by_campaign on match_value (campaign_id);

create table posting (
  value_id     bigint not null references match_value (id),
  indicator_id bigint not null references indicator (id),
  report_id    bigint not null references report (id),
  member_id    uuid not null,
  primary key (value_id, indicator_id)
);
create index posting_by_report on posting (report_id);

-- How many live clusters of each lab hold a value: labs are counted, never pairs.
create table holding (
  value_id  bigint not null references match_value (id),
  member_id uuid not null references member (id),
  clusters  bigint not null,
  primary key (value_id, member_id)
);

-- How many live clusters each lab has in a campaign.
create table campaign_lab (
  campaign_id bigint not null references campaign (id),
  member_id   uuid not null references member (id),
  clusters    bigint not null,
  primary key (campaign_id, member_id)
);

-- Why a cluster is in its campaign: which kinds agreed, as its lab may know it.
create table reason (
  report_id  bigint not null references report (id),
  kind       varchar(40) not null,
  similarity varchar(8) not null,
  rarity     varchar(16) not null,
  primary key (report_id, kind)
);

-- Alerts, in the order in which each lab reads them.
create table feed (
  member_id     uuid primary key references member (id),
  last_position bigint not null,
  last_release  timestamp with time zone not null
);

create table alert (
  id          uuid primary key,
  member_id   uuid not null references member (id),
  position    bigint not null,
  report_id   bigint not null references report (id),
  campaign_id bigint not null references campaign (id),
  state       varchar(16) not null,
  labs        varchar(8) not null,
  ceiling     varchar(16) not null,
  kinds       varchar(400) not null,
  jws         varchar(8000) not null,
  issued_at   timestamp with time zone not null,
  release_at  timestamp with time zone not null,
  unique (member_id, position)
);
create index alert_by_report on alert (report_id, position);

create table verdict (
  alert_id    uuid not null references alert (id),
  member_id   uuid not null references member (id),
  stix_id     varchar(60) not null unique,
  verdict     varchar(16) not null,
  reason      varchar(40),
  received_at timestamp with time zone not null,
  primary key (alert_id, stix_id)
);

-- The policies that this hub has run under, in order.
create table policy_history (
  id         bigint primary key,
  digest     varchar(43) not null,
  content    bytea not null,
  entered_at timestamp with time zone not null
);
