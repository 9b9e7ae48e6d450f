-- How often this hub waited until its database had written; see Durability.
insert into hub_counter (name, last) values ('settled', 0);
