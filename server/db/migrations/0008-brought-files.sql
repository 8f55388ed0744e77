-- A record has a file when its bytes were brought for it, or when whoever named it there sees another record that has it. That a
-- unit has the bytes is not enough: else whoever knows a hash could open the file of a record that is kept for others.
alter table record_files add column here boolean not null default false;
update record_files n set here = true where exists (
  select from files f where f.unit_id = n.unit_id and f.sha256 = n.sha256 and f.media_type = n.media_type and f.size = n.size);
grant update (here) on record_files to phieu_app;
