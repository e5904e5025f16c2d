-- 已开的会：检查时抽查会议纪要用。不含到会的人。
create view linkage.pub_meeting_file as
  select id, no, area_code, title, held_on from linkage.meeting where state = 'held';
