-- 行动：五方各自在别处留下的记录，按项目找出来，每次现查，不抄一份。
-- 记录上写着需求的，随需求归到项目；志愿活动、公益服务、资助、物资发放由牵头人选定关联。席位只由这里的行动填上。
create view linkage.live_tie with (security_invoker = true) as
  select t.* from linkage.tie t where not exists (select from linkage.untied u where u.tie_id = t.id);

create view linkage.act with (security_invoker = true) as
  -- 社区（或社工）核实了需求
  select p.project_id, s.party, 'needs.need' as kind, s.need_id as id, min((s.at at time zone 'Asia/Shanghai')::date) as on_date
    from linkage.project_need p join needs.pub_step s on s.need_id = p.need_id
    where s.kind = 'verify' and s.party in ('community', 'social_worker') group by p.project_id, s.party, s.need_id
  union all
  -- 上过联席会议，社区到了会
  select p.project_id, 'community', 'linkage.meeting', m.id, m.held_on
    from linkage.project_need p join linkage.item i on i.need_id = p.need_id join linkage.meeting m on m.id = i.meeting_id and m.state = 'held'
    where i.outcome is not null and exists (select from linkage.attendee a where a.meeting_id = m.id and a.party = 'community' and a.signed_at is not null)
  union all
  select p.project_id, v.by_party, 'fieldwork.visit', v.id, v.visited_on
    from linkage.project_need p join fieldwork.pub_visit v on v.need_id = p.need_id where v.by_party in ('community', 'social_worker')
  union all
  select p.project_id, 'social_worker', 'casework.case', c.id, c.opened_on
    from linkage.project_need p join casework.pub_case c on c.need_id = p.need_id where c.opened_on is not null
  union all
  select p.project_id, 'social_worker', 'fieldwork.group', g.id, g.started_on
    from linkage.project_need p join fieldwork.pub_group g on g.need_id = p.need_id where g.started_on is not null and g.sessions_held > 0
  union all
  -- 社会组织自己记的公益服务
  select p.project_id, 'organisation', 'incubation.service', s.id, s.served_on
    from linkage.project_need p join incubation.pub_service s on s.need_id = p.need_id where s.by_party = 'organisation'
  union
  select t.project_id, 'organisation', 'incubation.service', s.id, s.served_on
    from linkage.live_tie t join incubation.pub_service s on s.id = t.source_id
    where t.source_kind = 'incubation.service' and s.by_party = 'organisation'
  union all
  -- 志愿者：关联的活动有了确认入账的时长
  select t.project_id, 'volunteers', 'activities.activity', t.source_id, min(r.served_on)
    from linkage.live_tie t join volunteering.pub_draft_record d on d.activity_id = t.source_id
    join volunteering.pub_service_record r on r.draft_id = d.id
    where t.source_kind = 'activities.activity' group by t.project_id, t.source_id
  union all
  -- 慈善资金：关联的资助付了款（红字冲销的不算），或关联的物资发到了手
  select t.project_id, 'charity', 'grants.grant', t.source_id, min(y.paid_on)
    from linkage.live_tie t join grants.pub_payment y on y.grant_id = t.source_id
    where t.source_kind = 'grants.grant' and not exists (select from ledger.pub_entry e where e.reverses_id = y.entry_id)
    group by t.project_id, t.source_id
  union all
  select t.project_id, 'charity', 'goods.handout', h.id, h.handed_on
    from linkage.live_tie t join goods.pub_handout h on h.id = t.source_id
    where t.source_kind = 'goods.handout' and not exists (select from ledger.pub_entry e where e.reverses_id = h.entry_id);

create view linkage.pub_project with (security_invoker = true) as
  select p.id, p.no, p.area_code, p.town_code, p.title,
    (select coalesce(array_agg(n.need_id order by n.need_id), '{}') from linkage.project_need n where n.project_id = p.id) as need_ids,
    p.state, p.starts_on as started_on, p.closed_on
  from linkage.project p;

create view linkage.pub_seat with (security_invoker = true) as
  select s.project_id, s.party, s.unit_name,
    (select min((r.asked_at at time zone 'Asia/Shanghai')::date) from linkage.request r where r.project_id = s.project_id and r.party = s.party) as asked_on,
    f.on_date as acted_on, f.kind as act_kind, f.id as act_id
  from linkage.seat s
  left join lateral (select a.on_date, a.kind, a.id from linkage.act a where a.project_id = s.project_id and a.party = s.party
    order by a.on_date, a.kind, a.id limit 1) f on true;

-- 每一项行动，供指标逐项核对到日。
create view linkage.pub_act with (security_invoker = true) as
  select project_id, party, kind, id, on_date from linkage.act;
