-- The log: what happened waits for its tick, then stands in the tree for good. See docs/ledger.md.
insert into hub_lock (name, taken) values ('ledger', 0);

-- Written in the transaction of what it records.
create table ledger_pending (
  subject   varchar(43) not null,
  kind      varchar(16) not null,
  salt      varchar(22) not null,
  -- Whose it is; null if every member may see it.
  member_id uuid,
  content   bytea,
  enters_at timestamp with time zone not null,
  primary key (subject, kind)
);
create index ledger_pending_by_entry on ledger_pending (enters_at);

create table ledger_leaf (
  leaf_index bigint primary key,
  subject    varchar(43) not null,
  kind       varchar(16) not null,
  salt       varchar(22) not null,
  member_id  uuid,
  content    bytea,
  unique (subject, kind)
);
create index ledger_leaf_by_member on ledger_leaf (member_id, leaf_index);

-- As C2SP tlog-tiles has them; level -1 holds the entries. Only the last of a level is not full.
create table ledger_tile (
  level      integer not null,
  tile_index bigint not null,
  content    bytea not null,
  primary key (level, tile_index)
);

create table ledger_checkpoint (
  tree_size bigint primary key,
  note      varchar(16000) not null,
  made_at   timestamp with time zone not null
);
