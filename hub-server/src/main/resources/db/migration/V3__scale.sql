-- What one more indicator costs must not grow with what is there: see docs/cost-of-an-indicator.md.

-- How many batches a lab had accepted today, without a look at all it ever sent.
create index batch_by_member_and_time on batch (member_id, received_at);

-- An indicator finds its object by number. Its id stands once, in stored_object: an index of random
-- ids is what an insert into a large table costs most.
alter table indicator add column object_id bigint;
update indicator set object_id =
  (select o.id from stored_object o where o.stix_id = indicator.stix_id);
alter table indicator alter column object_id set not null;
alter table indicator drop column stix_id;
create unique index indicator_by_object on indicator (object_id);

-- The earliest live cluster of the lab that holds the value.
alter table holding add column first_report bigint default 0 not null;
update holding set first_report = coalesce(
  (select min(p.report_id) from posting p
    where p.value_id = holding.value_id and p.member_id = holding.member_id), 0);

-- Sketches that are gone, so that every node takes them out of its index. The latest only: a node
-- that missed more reads its index anew.
create table forgotten_value (
  id       bigint primary key,
  value_id bigint not null
);
insert into hub_counter (name, last) values ('forgotten_value', 0);

-- Rows that come in bulk are written by one path under the matching lock, parents first. PostgreSQL
-- asks for each row of each foreign key; these are the names that it gave them. H2 keeps them, and so
-- the tests find a row without its parent.
alter table stored_object drop constraint if exists stored_object_member_id_fkey;
alter table stored_object drop constraint if exists stored_object_header_digest_fkey;
alter table indicator drop constraint if exists indicator_report_id_fkey;
alter table posting drop constraint if exists posting_value_id_fkey;
alter table posting drop constraint if exists posting_indicator_id_fkey;
alter table posting drop constraint if exists posting_report_id_fkey;
alter table holding drop constraint if exists holding_value_id_fkey;
alter table holding drop constraint if exists holding_member_id_fkey;
alter table compared_sketch drop constraint if exists compared_sketch_indicator_id_fkey;
alter table compared_sketch drop constraint if exists compared_sketch_report_id_fkey;
