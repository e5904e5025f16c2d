-- 审定可以由另一手退回重来：每退回一次轮次加一，各轮的签署都留着；一人在一轮里只算一次。
alter table grants.grant add column approval_round integer not null default 1;
alter table grants.approval add column round integer not null default 1;
alter table grants.approval drop constraint approval_pkey;
alter table grants.approval add primary key (grant_id, round, by_account);

-- 代为登记的申请退回后仍在工作台上修改（returned）。手机上的草稿边填边存，填全了才能提交。
alter table grants.grant drop constraint grant_state_check;
alter table grants.grant add constraint grant_state_check check (state in ('draft', 'applied', 'returned', 'checked', 'voting', 'voted', 'approved',
  'publicised', 'agreed', 'midway', 'reported', 'accepted', 'closed', 'rejected', 'withdrawn', 'terminated', 'recovered'));
alter table grants.grant drop constraint grant_asked_fen_check;
alter table grants.grant add constraint grant_asked_fen_check check (asked_fen > 0 or asked_fen = 0 and state in ('draft', 'withdrawn'));
alter table grants.grant drop constraint team_has_custodian;
alter table grants.grant add constraint team_has_custodian
  check (applicant_kind not in ('cso', 'team') or custodian <> '' or state in ('draft', 'withdrawn'));
