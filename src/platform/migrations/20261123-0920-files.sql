-- 文件：内容以 SM3 摘要为名存于数据目录，此处只记来历。只可新增。
create table platform.file (
  id           uuid primary key,
  name         text not null,
  media_type   text not null,
  bytes        bigint not null check (bytes > 0),
  sm3          text not null check (sm3 ~ '^[0-9a-f]{64}$'),
  original_sm3 text not null check (original_sm3 ~ '^[0-9a-f]{64}$'),
  purpose      text not null,
  area_path    text,
  stored_by    uuid,
  stored_at    timestamptz not null
);
create index file_by_digest on platform.file (sm3);
select platform.append_only('platform.file');
