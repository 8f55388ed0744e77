-- Which unit's authors and publishers make the forms of every department is the city's to say (Hải Phòng: Plan 145/KH-UBND, its Department
-- of Science and Technology). `units.json` says it for a new city; here for those that were installed before it did.
alter table units add column makes_forms boolean not null default false;
update units set makes_forms = true where key = 'science-technology';
