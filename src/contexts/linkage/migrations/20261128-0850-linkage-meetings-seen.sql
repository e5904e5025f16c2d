-- 开过的联席会议，供评分引用；不含参会人姓名。
create view linkage.pub_meeting as
  select m.id, m.no, m.level, m.area_code, m.title, m.held_on, m.state, m.minutes <> '' as has_minutes,
    (select count(distinct a.party)::int from linkage.attendee a where a.meeting_id = m.id and a.signed_at is not null) as parties
  from linkage.meeting m;
