-- A person says that files which a record only keeps aside are lost: a decision with its reason.
alter table reviews drop constraint reviews_decision_check;
alter table reviews add constraint reviews_decision_check check (decision in ('start-review', 'approve', 'return', 'accept-correction',
  'refuse-correction', 'take-over', 'resolve-conflict', 'cancel', 'name-readers', 'request-erasure', 'give-up-files'));
