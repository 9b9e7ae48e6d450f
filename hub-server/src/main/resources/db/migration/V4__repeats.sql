-- Which reports wait for the answer of an earlier one: asked at each batch, and most wait for none.
create index report_by_first_answer on report (first_answer);
