-- How many batches of a member were refused in a UTC day. Counts only: nothing refused is kept.
create table refused_batch (
  member_id  uuid not null references member (id),
  budget_day date not null,
  refused    bigint not null,
  primary key (member_id, budget_day)
);
