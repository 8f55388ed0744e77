-- A person's choice between two values of a field: a decision, and a revision when the other value was taken.
alter table reviews drop constraint reviews_decision_check;
alter table reviews add constraint reviews_decision_check
  check (decision in ('start-review', 'approve', 'return', 'accept-correction', 'refuse-correction', 'take-over', 'resolve-conflict', 'cancel'));
alter table revisions drop constraint revisions_kind_check;
alter table revisions add constraint revisions_kind_check
  check (kind in ('create', 'change', 'withdraw', 'merge', 'correction', 'resolve'));
