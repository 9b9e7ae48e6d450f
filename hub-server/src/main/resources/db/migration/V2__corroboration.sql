-- Kinds that corroborate: what is only compared, and how cautious labs are about a value.

create table compared_sketch (
  indicator_id bigint primary key references indicator (id),
  report_id    bigint not null references report (id),
  kind         varchar(40) not null,
  among        varchar(43) not null,
  content      bytea not null
);
create index compared_sketch_by_report on compared_sketch (report_id, kind);

-- A bit for each caution.
alter table posting add column cautions integer default 0 not null;
alter table match_value add column cautions integer default 0 not null;
alter table reason add column cautions integer default 0 not null;
